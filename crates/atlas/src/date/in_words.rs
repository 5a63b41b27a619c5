//! A date as it is written for people.

use super::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The most columns that a date in words takes: `30 September 2020`.
pub const WIDEST_DATE: usize = 17;

/// `31 March 2020`, `March 2020`, `2020`: as much as is known.
pub fn date_in_words(date: impl Into<Date>) -> String {
    let date = date.into();
    let month = date.month().and_then(|number| MONTHS.get(usize::from(number) - 1));
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_as_far_as_it_is_known() {
        let said = |text: &str| date_in_words(Date::parse(text).expect("a date"));
        assert_eq!(said("2020-03-31"), "31 March 2020");
        assert_eq!(said("2026-04-01"), "1 April 2026");
        assert_eq!(said("2016-12"), "December 2016");
        assert_eq!(said("2017"), "2017");
    }

    #[test]
    fn the_widest_date_fits() {
        let widest = (1..=12).map(|month| date_in_words(crate::date::Day::constant(2020, month, 28)).len());
        assert_eq!(widest.max(), Some(WIDEST_DATE));
    }
}
