//! Small phrases that several writers use.

use super::{clean, percent};
use crate::atlas::{OrgIx, Organisation};
use crate::date::Period;
use crate::query::AsAt;

/// A period in words: `since 2013-04-01`, `2013-04-01 to 2020-03-31`; nothing where neither
/// end is known.
pub fn period_of(period: Period) -> Option<String> {
    match (period.since, period.until) {
        (None, None) => None,
        (Some(since), None) => Some(format!("since {since}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(since), Some(until)) if since == until => Some(format!("on {since}")),
        (Some(since), Some(until)) => Some(format!("{since} to {until}")),
    }
}

/// The life of an organisation in words: its period, and since when it has had its code.
pub fn lives(org: &Organisation) -> Option<String> {
    let period = period_of(org.period);
    let code = org.code_since.map(|since| format!("code since {since}"));
    match (period, code) {
        (Some(period), Some(code)) => Some(format!("{period}, {code}")),
        (period, code) => period.or(code),
    }
}

/// The plain name of a system, with the share of residents that is meant where it is known
/// and not all.
pub fn system_name(as_at: &AsAt<'_>, system: OrgIx, share: Option<f64>) -> String {
    let name = clean(&as_at.atlas().org(system).name).into_owned();
    match share.filter(|s| *s < 1.0) {
        Some(share) => format!("{name} ({} of residents)", percent(share)),
        None => name,
    }
}
