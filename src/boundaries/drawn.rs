//! The links by which providers draw patients from an area on a day.

use crate::atlas::{Atlas, Link, LinkFacts, OrgIx};
use crate::date::{Day, a_year_after};
use crate::words::{Basis, Relation};

/// What a link says of a provider, which is its own or one that this has merged into.
#[derive(Clone, Copy)]
pub(super) struct Drawn<'a> {
    pub(super) link: &'a Link,
    pub(super) provider: OrgIx,
}

/// Is it of those who waited more than two years after the day? A waiting list says nothing of whoever waited
/// years before it.
pub fn is_of_later(link: &Link, day: Day) -> bool {
    let is_waiting = link.basis == Some(Basis::WaitingList);
    is_waiting && link.seen.is_some_and(|seen| seen.first_day() > a_year_after(a_year_after(day)))
}

/// The links by which providers draw patients from an area, so far as they say how many of its
/// patients those are. What is said of a provider that has merged goes to its successor.
pub(super) fn drawn_from(
    atlas: &Atlas,
    area: OrgIx,
    day: Day,
    basis: Basis,
) -> impl Iterator<Item = Drawn<'_>> {
    let provider = move |facts: &LinkFacts| {
        if facts.relation != Relation::DrawsFrom || facts.to != area || facts.is_planned() {
            return None;
        }
        if atlas.facts(facts.from).is_planned() {
            return None;
        }
        if atlas.facts_hold(facts, day) {
            return Some(facts.from);
        }
        let may_hold = facts.period.contains(day) && atlas.is_there(area, day);
        if may_hold { atlas.successor_at(facts.from, day) } else { None }
    };
    let links = atlas.links_of(area).filter_map(move |ix| {
        let provider = provider(atlas.link_facts(ix))?;
        Some(Drawn { link: atlas.link(ix), provider })
    });
    links.filter(move |drawn| {
        let link = drawn.link;
        link.basis == Some(basis) && link.share_of_area.is_some() && !is_of_later(link, day)
    })
}
