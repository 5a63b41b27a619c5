//! What a cell of a register says: a heading, a number, a code, a day.

use crate::date::Day;
use crate::source::record::MOST;

/// A heading as people read it: one space where there are several, or a line break.
pub(super) fn heading(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A number of people or things, as `315000` or `315,000`; none where it is no whole number, or more
/// than an atlas may have.
pub(super) fn count(text: &str) -> Option<u64> {
    without_commas(text)?.parse().ok().filter(|count| *count <= MOST)
}

/// A number, as `1234.5` or `1,234.5`; none where it is none.
pub(super) fn number(text: &str) -> Option<f64> {
    without_commas(text)?.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The number that was meant where a comma stands for the point: `0,27` is 0.27.
pub(super) fn with_point(text: &str) -> Option<f64> {
    let is_plain = |c: char| c.is_ascii_digit() || c == ',';
    let is_meant = text.matches(',').count() == 1 && text.chars().all(is_plain);
    is_meant.then(|| text.replace(',', ".").parse().ok()).flatten()
}

/// A text in which commas stand between thousands and nowhere else, without them. Elsewhere one may
/// be meant for the point, and whoever threw it away would make another number of it.
fn without_commas(text: &str) -> Option<String> {
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_of_thousands = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let digits = first.trim_start_matches('-');
    let is_first = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let has_any = text.contains(',');
    let is_sound = is_first && groups.all(is_of_thousands) && !text[whole.len()..].contains(',');
    (!has_any || is_sound).then(|| text.replace(',', ""))
}

/// Is it a code of the NHS register?
pub(super) fn is_code(text: &str) -> bool {
    (2..=10).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// Is it a code of the ONS, such as `E01011949`: a letter for the country and eight digits?
pub(super) fn is_ons_code(text: &str) -> bool {
    text.len() == 9
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().skip(1).all(|b| b.is_ascii_digit())
}

/// A day as the registers write it, `20200401`, or as everybody else does; none where there is
/// nothing.
///
/// # Errors
/// Anything else.
pub(super) fn day(text: &str) -> Result<Option<Day>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let digits: String = match text.len() {
        10 if text.bytes().enumerate().all(|(at, b)| (b == b'-') == matches!(at, 4 | 7)) => {
            text.replace('-', "")
        }
        8 => text.to_owned(),
        _ => return Err(()),
    };
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(());
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i16>().map_err(|_| ());
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err(()) };
    // What is written for "always" or "never", and typos.
    if !(1800..2200).contains(&year) {
        return Err(());
    }
    Day::new(year, month, day).map(Some).map_err(|_| ())
}

/// The day on which the register has what was there before it: no day on which anything began.
pub(super) const FIRST_OF_REGISTER: Day = Day::constant(1974, 4, 1);
