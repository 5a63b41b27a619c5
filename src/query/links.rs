//! The links of many organisations at once.

use fixedbitset::FixedBitSet;

use super::AsAt;
use crate::atlas::{Link, LinkFacts, OrgIx};
use crate::boundaries::is_old;
use crate::words::Relation;

/// Which ends of a link must be among those asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Both.
    Both,
    /// Either.
    Either,
}

/// The links of these organisations that hold on the day, in the order of the files. What
/// happened on a day holds from then on. Planned ones are among them.
pub fn links_among<'a>(as_at: &AsAt<'a>, orgs: &[OrgIx], ends: Ends) -> Vec<&'a Link> {
    let atlas = as_at.atlas();
    let mut asked = FixedBitSet::with_capacity(atlas.len());
    for org in orgs {
        asked.insert(org.index());
    }
    let is_asked = |link: &LinkFacts| {
        let (from, to) = (asked.contains(link.from.index()), asked.contains(link.to.index()));
        match ends {
            Ends::Both => from && to,
            Ends::Either => from || to,
        }
    };
    atlas.links_where(|link| is_asked(link) && atlas.facts_hold(link, as_at.day())).collect()
}

/// Is it only what a document of years ago saw? It is told under its year then. Where something
/// stands does not grow old so, nor does what is known to have an end.
pub fn is_of_its_time(as_at: &AsAt<'_>, link: &Link) -> bool {
    let lasts = match link.relation {
        Relation::LocatedIn => !as_at.kind(link.from).is_joint_work(),
        Relation::DrawsFrom => true,
        Relation::Serves => !link.is_planned(),
        other => other.is_event(),
    };
    !lasts && link.period.until.is_none() && is_old(link, as_at.day())
}
