//! What is said first of one that is not there on the day, or is only planned.

use crate::atlas::OrgIx;
use crate::date::Date;
use crate::query::{AsAt, Became, became, came_from};
use crate::render::clean;
use crate::render::phrase::{called, in_a_row};

/// What must be said before anything else.
pub(in crate::render) fn warnings(asked: &AsAt<'_>, org: OrgIx) -> Vec<String> {
    let o = asked.atlas().org(org);
    let mut warnings = Vec::new();
    if o.is_planned() {
        warnings.push("Planned: announced, and not known to have happened.".to_owned());
    }
    if !o.is_there(asked.day()) {
        warnings.push(not_there(asked, org));
    }
    warnings
}

/// Why an organisation is not there on a day, and what came before or after it.
pub fn not_there(asked: &AsAt<'_>, org: OrgIx) -> String {
    let atlas = asked.atlas();
    let (o, day) = (atlas.org(org), asked.day());
    let named = |b: &Became| {
        let other = atlas.org(b.org);
        let when = b.on.map_or(day, Date::first_day);
        called(other.name_at(when), &other.id)
    };
    let name = clean(o.name_at(day));
    if let Some(until) = o.period.until.filter(|u| u.last_day() < day) {
        let became: Vec<String> = became(atlas, org).iter().map(named).collect();
        let after =
            if became.is_empty() { String::new() } else { format!(" It became {}.", in_a_row(&became)) };
        return format!("{name} closed {} and was not there on {day}.{after}", on_or_in(until));
    }
    let since = o.period.since.map_or_else(String::new, |s| format!(" It began {}.", on_or_in(s)));
    let before: Vec<String> = came_from(atlas, org).iter().map(named).collect();
    let before = if before.is_empty() { String::new() } else { format!(" Before it: {}.", in_a_row(&before)) };
    format!("{name} was not yet there on {day}.{since}{before}")
}

/// `on 2020-03-31`, `in 2017`.
fn on_or_in(date: Date) -> String {
    if date.is_a_day() { format!("on {date}") } else { format!("in {date}") }
}
