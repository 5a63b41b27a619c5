//! Dates as people in Britain write them: the day first, the month as a number or a word.

use super::{Date, NotADate};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A year of two digits is of this century: nothing in an atlas of today's NHS is older.
const CENTURY: i16 = 2000;

impl Date {
    /// Reads a date as [`Date::parse`] does, and as people write one: `31/12/2021`, `31.12.21`,
    /// `31 December 2021`, `1st April 2026`, `Dec 2021`, `12/2021`, `20211231`. Of numbers alone
    /// the day comes before the month.
    ///
    /// # Errors
    /// [`NotADate`] when the text has none of these forms or names a day that does not exist.
    pub fn read(text: &str) -> Result<Self, NotADate> {
        match Self::parse(text) {
            Err(NotADate::Form) => as_written(text),
            read => read,
        }
    }
}

fn as_written(text: &str) -> Result<Date, NotADate> {
    let between = |c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ',');
    let parts: Vec<&str> = text.split(between).filter(|part| !part.is_empty() && *part != "of").collect();
    let (year, month, day) = match parts.as_slice() {
        [digits] if digits.len() == 8 && digits.is_ascii() => {
            (number(&digits[..4])?, number(&digits[4..6])?, Some(number(&digits[6..])?))
        }
        [month, year] if is_year(year) => (year_of(year)?, month_of(month)?, None),
        [year, month] if is_year(year) => (number(year)?, month_of(month)?, None),
        [year, month, day] if is_year(year) => (number(year)?, month_of(month)?, Some(day_of(day)?)),
        [month, day, year] if month.starts_with(char::is_alphabetic) => {
            (year_of(year)?, month_of(month)?, Some(day_of(day)?))
        }
        [day, month, year] => (year_of(year)?, month_of(month)?, Some(day_of(day)?)),
        _ => return Err(NotADate::Form),
    };
    let iso = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    Date::parse(&iso).map_err(|_| NotADate::NoSuchDay)
}

/// Four digits: `12/21` may be a day as well as a month.
fn is_year(text: &str) -> bool {
    text.len() == 4 && number(text).is_ok()
}

fn year_of(text: &str) -> Result<i16, NotADate> {
    match text.len() {
        2 => Ok(CENTURY + number(text)?),
        4 => number(text),
        _ => Err(NotADate::Form),
    }
}

/// A number, or the name of a month or three letters of it and more.
fn month_of(text: &str) -> Result<i16, NotADate> {
    if let Ok(month) = short_number(text) {
        return Ok(month);
    }
    let lower = text.to_lowercase();
    let found = MONTHS.iter().position(|month| lower.len() >= 3 && month.starts_with(&lower));
    found.and_then(|index| i16::try_from(index + 1).ok()).ok_or(NotADate::Form)
}

/// `1`, `01` or `1st`.
fn day_of(text: &str) -> Result<i16, NotADate> {
    let lower = text.to_lowercase();
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending));
    short_number(bare.unwrap_or(&lower))
}

fn short_number(text: &str) -> Result<i16, NotADate> {
    if text.len() > 2 { Err(NotADate::Form) } else { number(text) }
}

fn number(text: &str) -> Result<i16, NotADate> {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if is_number { text.parse().map_err(|_| NotADate::Form) } else { Err(NotADate::Form) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_a_briton_writes_it() {
        let table = [
            ("31/12/2021", "2021-12-31"),
            ("1/4/2026", "2026-04-01"),
            ("01/04/26", "2026-04-01"),
            ("31.12.2021", "2021-12-31"),
            ("31-12-2021", "2021-12-31"),
            ("31 December 2021", "2021-12-31"),
            ("31 december 2021", "2021-12-31"),
            ("1st April 2026", "2026-04-01"),
            ("the 1st", "no date"),
            ("1st of April, 2026", "2026-04-01"),
            ("April 1, 2026", "2026-04-01"),
            ("31 Dec 2021", "2021-12-31"),
            ("31st Dec 2021", "2021-12-31"),
            ("3 Sept 2021", "2021-09-03"),
            ("March 2021", "2021-03"),
            ("mar 2021", "2021-03"),
            ("03/2021", "2021-03"),
            ("2021/3", "2021-03"),
            ("2021/03/31", "2021-03-31"),
            ("20210331", "2021-03-31"),
            ("2021", "2021"),
            ("2021-03", "2021-03"),
            ("12/31/2021", "no such day"),
            ("30 February 2021", "no such day"),
            ("2021-13-01", "no such day"),
            ("ma 2021", "no date"),
            ("31/12", "no date"),
            ("yesterday", "no date"),
            ("", "no date"),
            ("/ / /", "no date"),
            ("３１/１２/２０２１", "no date"),
            ("1/2/3/2021", "no date"),
        ];
        for (text, expected) in table {
            let read = match Date::read(text) {
                Ok(date) => date.to_string(),
                Err(NotADate::NoSuchDay) => "no such day".to_owned(),
                Err(NotADate::Form) => "no date".to_owned(),
            };
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn what_is_said_of_a_date_can_be_typed_again() {
        for text in ["2021-12-31", "2026-04-01", "2016-03", "2017"] {
            let date = Date::parse(text).expect("a date");
            assert_eq!(Date::read(&super::super::date_in_words(date)), Ok(date));
        }
    }
}
