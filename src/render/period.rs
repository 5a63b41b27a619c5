//! When something was so, in words.

use crate::atlas::Organisation;
use crate::date::{Date, Period};

/// A period: `since 2013-04-01`, `2013-04-01 to 2020-03-31`; nothing where neither end is
/// known.
pub(super) fn period(period: Period) -> Option<String> {
    match (period.since, period.until) {
        (None, None) => None,
        (Some(since), None) => Some(format!("since {since}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(since), Some(until)) if since == until => Some(format!("on {since}")),
        (Some(since), Some(until)) => Some(format!("{since} to {until}")),
    }
}

/// `, since 2013-04-01`, or nothing.
pub(super) fn after_a_comma(when: Period) -> String {
    period(when).map_or_else(String::new, |when| format!(", {when}"))
}

/// The life of an organisation: its period, and since when it has had its code.
pub(super) fn life(org: &Organisation) -> Option<String> {
    let lived = period(org.period);
    let code = org.code_since.map(|since| format!("code since {since}"));
    match (lived, code) {
        (Some(lived), Some(code)) => Some(format!("{lived}, {code}")),
        (lived, code) => lived.or(code),
    }
}

/// When a source saw it so: `as of 2019`.
pub(super) fn seen(date: Option<Date>) -> Option<String> {
    date.map(|date| format!("as of {date}"))
}

/// `on 2020-03-31`, `in 2017`.
pub(super) fn on_or_in(date: Date) -> String {
    if date.is_a_day() { format!("on {date}") } else { format!("in {date}") }
}
