//! Why an organisation is not there on a day, and what came before or after it.

use super::{AsAt, LineageStep, became, came_from};
use crate::atlas::OrgIx;
use crate::date::{Date, Day};

/// That an organisation is not there on a day, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Which.
    pub org: OrgIx,
    /// The day.
    pub day: Day,
    /// Why.
    pub why: AbsenceReason,
}

/// Why an organisation is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AbsenceReason {
    /// It has closed.
    Closed {
        /// Its last day.
        until: Date,
        /// What it became.
        became: Vec<LineageStep>,
    },
    /// It has not begun, or nobody says when it did.
    NotYet {
        /// Its first day.
        since: Option<Date>,
        /// What it came from.
        came_from: Vec<LineageStep>,
    },
}

/// Why an organisation is not there on the day; for one that is not.
pub fn absence(as_at: &AsAt<'_>, org: OrgIx) -> Absence {
    let (atlas, day) = (as_at.atlas(), as_at.day());
    let period = atlas.org(org).period;
    let why = match period.until.filter(|until| until.last_day() < day) {
        Some(until) => AbsenceReason::Closed { until, became: became(atlas, org) },
        None => AbsenceReason::NotYet { since: period.since, came_from: came_from(atlas, org) },
    };
    Absence { org, day, why }
}

/// The same for one of which it is not known whether it is there; nothing where it is.
pub(super) fn absence_of(as_at: &AsAt<'_>, org: OrgIx) -> Option<Absence> {
    (!as_at.atlas().org(org).is_there(as_at.day())).then(|| absence(as_at, org))
}
