//! What is said of a text that is to be a date and is none.

use crate::date::NotADate;

/// Why a text is not a date, and how one is written.
pub fn not_a_date(why: &NotADate) -> String {
    match why {
        NotADate::Form => "write 2020-03-31, 31 March 2020, 31/03/2020, March 2020 or 2020".to_owned(),
        NotADate::NoSuchDay => format!("{why}; the day comes before the month"),
    }
}
