//! Who followed whom.

use std::collections::BTreeMap;

use super::super::read::Succession as Followed;
use super::super::remark::Reason;
use super::{Draft, keys, link, sources};
use crate::date::{Date, Day};
use crate::source::record::LinkRecord;
use crate::words::Succession;

impl Draft<'_> {
    pub(super) fn successions(&mut self) {
        let registers = self.registers;
        let Some(edition) = &registers.successions else { return };
        let mut kept: Vec<&Followed<'_>> = Vec::new();
        for (row, followed) in &edition.rows {
            let is_known = |code: &str| self.ids.contains(code);
            if is_known(followed.former) && is_known(followed.later) && followed.former != followed.later {
                kept.push(followed);
                continue;
            }
            let said = format!("{} to {} on {}", followed.former, followed.later, followed.on);
            self.remarks.add(Reason::SuccessionElsewhere, (edition.file, *row), said);
        }
        kept.sort_by_key(|followed| (followed.on, followed.former, followed.later));
        let since: BTreeMap<&str, Option<Date>> =
            self.organisations.iter().map(|o| (o.id.as_str(), o.since)).collect();
        let mut links = Vec::with_capacity(kept.len());
        for followed in &kept {
            let mut body = link(followed.former, followed.later);
            body.on = Some(Date::of(followed.on));
            body.how = how(followed, &kept, since.get(followed.later).copied().flatten());
            body.source = keys(&[sources::SUCCESSIONS]);
            links.push(LinkRecord::SucceededBy(body));
        }
        self.links.extend(links);
    }
}

/// What the register does not say follows from who else did the same on that day, and from
/// whether the later one was there before.
fn how(followed: &Followed<'_>, all: &[&Followed<'_>], later_since: Option<Date>) -> Option<Succession> {
    let same_day = |other: &&&Followed<'_>| other.on == followed.on;
    let into = all.iter().filter(same_day).filter(|other| other.later == followed.later).count();
    let out_of = all.iter().filter(same_day).filter(|other| other.former == followed.former).count();
    let was_there = later_since.map(Date::first_day).is_some_and(|since: Day| since < followed.on);
    match (into, out_of) {
        (_, 2..) => Some(Succession::Split),
        _ if was_there => Some(Succession::Takeover),
        (2.., _) => Some(Succession::Merger),
        _ if later_since.is_some() => Some(Succession::Renewal),
        _ => None,
    }
}
