//! What a document of years ago says of who serves an area, where others are named for all of it
//! since: it is told under its year, and counts no longer.

use rustc_hash::FxHashSet;

use super::Footprint;
use super::drawn::drawn_from;
use crate::atlas::{Atlas, Extent, Link, LinkFacts, LinkIx, OrgIx, Snapshot};
use crate::date::{Date, Day, a_year_before};
use crate::words::{Basis, Relation, Service};

/// Was it last seen more than two years before the day?
pub fn is_old(link: &Link, day: Day) -> bool {
    was_seen_long_ago(link.seen, day)
}

/// Is that more than two years before the day? What a document saw then is told under its year.
pub fn was_seen_long_ago(seen: Option<Date>, day: Day) -> bool {
    seen.is_some_and(|seen| seen.last_day() < a_year_before(a_year_before(day)))
}

/// Does it say that an area is served on the day? What is only planned does not.
pub(super) fn serves(atlas: &Atlas, link: &LinkFacts, day: Day) -> bool {
    link.relation == Relation::Serves && !link.is_planned() && atlas.facts_hold(link, day)
}

/// Whose land is which on a day.
#[derive(Clone, Copy)]
pub(super) struct Lands<'l> {
    /// The land of an area.
    pub(super) of_area: &'l dyn Fn(OrgIx) -> Option<&'l Footprint>,
    /// The land that a link says is served.
    pub(super) of_link: &'l dyn Fn(&Link) -> Option<Footprint>,
}

/// The links of a day that are old, and for all of whose land, or failing land for the same area,
/// links that are not name a provider of the same service; and those that only say that a hospital
/// trust served some part of an area, where it is known of all its land where residents go.
pub(super) fn superseded(snapshot: &Snapshot<'_>, lands: Lands<'_>) -> FxHashSet<LinkIx> {
    let (atlas, day) = (snapshot.atlas(), snapshot.day());
    let holding = atlas.links_by(Relation::Serves).filter(|link| serves(atlas, atlas.link_facts(*link), day));
    let (old, newer): (Vec<LinkIx>, Vec<LinkIx>) = holding.partition(|link| is_old(atlas.link(*link), day));
    let mut served: Vec<(Option<Service>, Footprint)> = Vec::new();
    for service in old.iter().map(|link| atlas.link(*link).service) {
        if !served.iter().any(|(known, _)| *known == service) {
            served.push((service, Footprint::empty(atlas)));
        }
    }
    for link in newer.iter().map(|link| atlas.link(*link)) {
        let Some((_, all)) = served.iter_mut().find(|(service, _)| *service == link.service) else { continue };
        match (&link.extent, (lands.of_area)(link.to)) {
            (Some(Extent::Whole), Some(whole)) => all.unite(whole),
            _ => all.unite(&(lands.of_link)(link).unwrap_or_else(|| Footprint::empty(atlas))),
        }
    }
    let is_vague = |link: &Link| link.service == Some(Service::Acute) && link.extent == Some(Extent::Part);
    let is_superseded = |old: &LinkIx| {
        let link = atlas.link(*old);
        // Of an area whose land is not known, the land of what it sits within.
        let mut chain = std::iter::once(link.to).chain(snapshot.ancestors(link.to));
        match chain.find_map(|area| (lands.of_area)(area)) {
            Some(own) if is_vague(link) && is_known_where_residents_go(snapshot, lands, own) => true,
            Some(own) => served.iter().any(|(service, all)| *service == link.service && own.lies_in(all)),
            None => newer
                .iter()
                .map(|new| atlas.link(*new))
                .any(|new| (new.service, new.to) == (link.service, link.to)),
        }
    };
    old.into_iter().filter(is_superseded).collect()
}

/// Is it known of all of some land to which trusts its residents are admitted?
fn is_known_where_residents_go(snapshot: &Snapshot<'_>, lands: Lands<'_>, own: &Footprint) -> bool {
    let (atlas, day) = (snapshot.atlas(), snapshot.day());
    let on_patch = |patch: usize| atlas.patches()[patch].areas_at(day);
    let mut areas: Vec<OrgIx> = own.patches().flat_map(on_patch).collect();
    areas.sort_unstable();
    areas.dedup();
    let is_told = |area: OrgIx| drawn_from(atlas, area, day, Basis::Admissions).next().is_some();
    let mut known = Footprint::empty(atlas);
    for area in areas {
        if let Some(land) = (lands.of_area)(area).filter(|_| !own.lies_in(&known) && is_told(area)) {
            known.unite(land);
        }
    }
    own.lies_in(&known)
}
