//! What is said first of an organisation that is not there on the day, or is only planned.

use serde::Serialize;

use super::escape::clean;
use super::json::{Organisation, date};
use super::name::called_then;
use super::period::{on_or_in, period};
use super::phrase::in_a_row;
use crate::atlas::{Atlas, OrgIx, Organisation as AtlasOrganisation};
use crate::date::Date;
use crate::date::date_in_words;
use crate::query::{Absence, AbsenceReason, AsAt, LineageStep, last_seen};

/// What must be said before anything else.
pub(super) fn warnings(as_at: &AsAt<'_>, org: OrgIx, absence: Option<&Absence>) -> Vec<String> {
    let atlas = as_at.atlas();
    let mut warnings = Vec::new();
    if atlas.org(org).is_planned() {
        warnings.push("Planned: announced, and not known to have happened.".to_owned());
    }
    if let Some(seen) = last_seen(as_at, org).filter(|_| !atlas.org(org).is_planned()) {
        let seen = date_in_words(seen);
        let text =
            format!("Last seen in a document of {seen}. Our sources do not say whether it is still there.");
        warnings.push(text);
    }
    warnings.extend(absence.map(|absence| not_there(atlas, absence)));
    warnings
}

/// Why an organisation is not there on a day, for programs.
#[derive(Debug, Serialize)]
pub(super) struct AbsenceRecord<'a> {
    day: String,
    /// Its first date, of one that has yet to begin.
    since: Option<String>,
    /// Its last date, of one that has closed.
    until: Option<String>,
    came_from: Vec<Organisation<'a>>,
    became: Vec<Organisation<'a>>,
}

impl<'a> AbsenceRecord<'a> {
    pub(super) fn new(as_at: &AsAt<'a>, absence: &Absence) -> Self {
        let each =
            |steps: &[LineageStep]| steps.iter().map(|step| Organisation::new(as_at, step.org)).collect();
        let day = absence.day.to_string();
        match &absence.why {
            AbsenceReason::Closed { until, became } => Self {
                day,
                since: None,
                until: date(Some(*until)),
                came_from: Vec::new(),
                became: each(became),
            },
            AbsenceReason::NotYet { since, came_from } => {
                Self { day, since: date(*since), until: None, came_from: each(came_from), became: Vec::new() }
            }
        }
    }
}

/// Two organisations that are to be compared, one of which is not there on the day.
pub struct TimesOfTwo<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The first.
    pub a: OrgIx,
    /// The second.
    pub b: OrgIx,
}

impl TimesOfTwo<'_> {
    /// Why they cannot be compared: they never were there together, and when each was; else that one is not
    /// there on the day, and when both were.
    pub fn not_there_together(&self, absence: &Absence) -> String {
        let of = |org: OrgIx| self.atlas.org(org);
        let (a, b) = (of(self.a), of(self.b));
        if !a.period.overlaps(b.period) {
            let lived = |org: &AtlasOrganisation| {
                let then = org.period.since.or(org.period.until).map_or(absence.day, Date::last_day);
                format!("{} {}", called_then(org, org.name_at(then)), period(org.period).unwrap_or_default())
            };
            return format!(
                "These were never there at the same time, so no day compares them: {}; {}.",
                lived(a),
                lived(b)
            );
        }
        let told = not_there(self.atlas, absence);
        let both = a.period.intersection(b.period);
        let Some(day) = both.until.map(Date::last_day).or_else(|| both.first_day()) else { return told };
        let both = period(both).unwrap_or_default();
        format!("{told} Both were there {both}: compare them with --at {day}")
    }
}

/// Why an organisation is not there on a day, and what came before or after it.
pub fn not_there(atlas: &Atlas, absence: &Absence) -> String {
    let day = absence.day;
    let others = |steps: &[LineageStep]| -> Option<String> {
        let named = |step: &LineageStep| {
            let other = atlas.org(step.org);
            called_then(other, other.name_at(step.on.map_or(day, Date::first_day)))
        };
        (!steps.is_empty()).then(|| in_a_row(&steps.iter().map(named).collect::<Vec<_>>()))
    };
    let name = clean(atlas.org(absence.org).name_at(day));
    let then = date_in_words(day);
    match &absence.why {
        AbsenceReason::Closed { until, became } => {
            let after = others(became).map_or_else(String::new, |became| format!(" It became {became}."));
            format!("{name} closed {} and was not there on {then}.{after}", on_or_in(*until))
        }
        AbsenceReason::NotYet { since, came_from } => {
            let begins = if atlas.org(absence.org).is_planned() { "is to begin" } else { "began" };
            let since = since.map_or_else(String::new, |since| format!(" It {begins} {}.", on_or_in(since)));
            let before = others(came_from).map_or_else(String::new, |before| format!(" Before it: {before}."));
            format!("{name} was not yet there on {then}.{since}{before}")
        }
    }
}
