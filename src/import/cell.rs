//! What a cell of a register says: a heading, a number, a code, a day.

use crate::date::Day;
use crate::source::record::MOST;

/// A heading as people read it: one space where there are several, or a line break.
pub(super) fn heading(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A number of people or things, with or without commas between its digits; none where it is no
/// whole number, or more than an atlas may have.
pub(super) fn count(text: &str) -> Option<u64> {
    text.replace(',', "").parse().ok().filter(|count| *count <= MOST)
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
