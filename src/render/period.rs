//! When something was so, in words.

use crate::atlas::Organisation;
use crate::date::date_in_words;
use crate::date::{Date, Day, Period};

/// A period: `since 1 April 2013`, `1 April 2013 to 31 March 2020`; nothing where neither end is
/// known.
pub(super) fn period(period: Period) -> Option<String> {
    match (period.since.map(date_in_words), period.until.map(date_in_words)) {
        (None, None) => None,
        (Some(since), None) => Some(format!("since {since}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(since), Some(until)) if since == until => Some(format!("on {since}")),
        (Some(since), Some(until)) => Some(format!("{since} to {until}")),
    }
}

/// `, since 1 April 2013`, or nothing.
pub(super) fn after_a_comma(when: Period) -> String {
    period(when).map_or_else(String::new, |when| format!(", {when}"))
}

/// The life of an organisation, as told on a day: since when it has been what it is then, where it was
/// something else before; its period; and since when it has had its code, once it has it.
pub(super) fn life(org: &Organisation, day: Day) -> Option<String> {
    let lived = period(org.period);
    let as_it_is = org.kind_since(day).filter(|since| Some(*since) != org.period.since);
    let lived = match (as_it_is, lived) {
        (Some(since), Some(lived)) => Some(format!("since {}; there {lived}", date_in_words(since))),
        (Some(since), None) => Some(format!("since {}", date_in_words(since))),
        (None, lived) => lived,
    };
    let code = org.code_since.filter(|since| since.first_day() <= day);
    let code = code.map(|since| format!("code since {}", date_in_words(since)));
    match (lived, code) {
        (Some(lived), Some(code)) => Some(format!("{lived}, {code}")),
        (lived, code) => lived.or(code),
    }
}

/// When a source saw it so: `as of 2019`.
pub(super) fn seen(date: Option<Date>) -> Option<String> {
    date.map(|date| format!("as of {}", date_in_words(date)))
}

/// `on 31 March 2020`, `in 2017`.
pub(super) fn on_or_in(date: Date) -> String {
    let said = date_in_words(date);
    if date.is_a_day() { format!("on {said}") } else { format!("in {said}") }
}
