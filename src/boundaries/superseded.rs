//! What a document of years ago says of who serves an area, where others are named for all of it
//! since: it is told under its year, and counts no longer.

use rustc_hash::FxHashSet;

use super::land::serves;
use super::{Footprint, Land};
use crate::atlas::{Link, LinkIx, Snapshot};
use crate::date::{Day, a_year_before};
use crate::words::Relation;

/// Was it last seen more than two years before the day?
pub fn is_old(link: &Link, day: Day) -> bool {
    link.seen.is_some_and(|seen| seen.last_day() < a_year_before(a_year_before(day)))
}

/// The links of a day that are old, and for all of whose land, or failing land for the same area,
/// links that are not name a provider of the same service.
pub(super) fn superseded(land: &Land<'_>, snapshot: &Snapshot<'_>) -> FxHashSet<LinkIx> {
    let (atlas, day) = (snapshot.atlas(), snapshot.day());
    let holding = atlas.links_by(Relation::Serves).filter(|link| serves(atlas, atlas.link_facts(*link), day));
    let (old, newer): (Vec<LinkIx>, Vec<LinkIx>) = holding.partition(|link| is_old(atlas.link(*link), day));
    let is_superseded = |old: &LinkIx| {
        let link = atlas.link(*old);
        let same = || newer.iter().map(|new| atlas.link(*new)).filter(|new| new.service == link.service);
        // Of an area whose land is not known, the land of what it sits within.
        let chain = std::iter::once(link.to).chain(snapshot.ancestors(link.to));
        let Some(own) = chain.into_iter().find_map(|area| land.footprint(area)) else {
            return same().any(|new| new.to == link.to);
        };
        let mut served = Footprint::empty(atlas);
        for theirs in same().filter_map(|new| land.served_by(new)) {
            served.unite(&theirs);
        }
        own.lies_in(&served)
    };
    old.into_iter().filter(is_superseded).collect()
}
