//! Who change whom.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::record::{keys, link};
use super::sources;
use crate::date::{Date, Day};
use crate::import::remark::Reason;
use crate::import::value::{CodeChange, Edition, Located};
use crate::source::record::LinkRecord;
use crate::words::Succession;

impl Draft<'_> {
    pub(super) fn successions(&mut self) {
        let registers = self.registers;
        let mut kept: Vec<&CodeChange<'_>> = Vec::new();
        for Located { at, value: change } in registers.successions.iter().flat_map(Edition::located) {
            let is_known = |code: &str| self.ids.contains(code);
            if is_known(change.former) && is_known(change.later) && change.former != change.later {
                kept.push(change);
                continue;
            }
            let what = format!("{} to {} on {}", change.former, change.later, change.on);
            self.remarks.add(Reason::SuccessionElsewhere, at, what);
        }
        kept.sort_by_key(|change| (change.on, change.former, change.later));
        let since: BTreeMap<&str, Option<Date>> =
            self.organisations.iter().map(|o| (o.id.as_str(), o.since)).collect();
        let mut links = Vec::with_capacity(kept.len());
        for change in &kept {
            let mut body = link(change.former, change.later);
            body.on = Some(Date::of(change.on));
            body.how = how(change, &kept, since.get(change.later).copied().flatten());
            body.source = keys(&[sources::SUCCESSIONS]);
            links.push(LinkRecord::SucceededBy(body));
        }
        self.links.extend(links);
    }
}

/// What the register does not say follows from who else did the same on that day, and from
/// whether the later one was there before.
fn how(change: &CodeChange<'_>, all: &[&CodeChange<'_>], later_since: Option<Date>) -> Option<Succession> {
    let same_day = |other: &&&CodeChange<'_>| other.on == change.on;
    let into = all.iter().filter(same_day).filter(|other| other.later == change.later).count();
    let out_of = all.iter().filter(same_day).filter(|other| other.former == change.former).count();
    let was_there = later_since.map(Date::first_day).is_some_and(|since: Day| since < change.on);
    match (into, out_of) {
        (_, 2..) => Some(Succession::Split),
        _ if was_there => Some(Succession::Takeover),
        (2.., _) => Some(Succession::Merger),
        _ if later_since.is_some() => Some(Succession::Renewal),
        _ => None,
    }
}
