//! A day's organisations together with their land.

use super::superseded::serves;
use super::{Land, SystemShare};
use crate::atlas::{Atlas, Link, LinkIx, OrgIx, Snapshot};
use crate::words::{Certainty, Kind, Relation};

/// Who was there on a day, and on which land.
#[derive(Clone, Copy, Debug)]
pub struct Geography<'g, 'a> {
    /// Who was there, and who sat within whom.
    pub snapshot: &'g Snapshot<'a>,
    /// Who had which land.
    pub land: &'g Land<'a>,
}

impl<'a> Geography<'_, 'a> {
    /// The atlas.
    pub fn atlas(self) -> &'a Atlas {
        self.snapshot.atlas()
    }

    /// The systems an organisation lies in or serves, the one with most of it first.
    ///
    /// An area's are those its land meets; a provider's those that the land it serves
    /// meets, with shares only where all of that land is known. What has no land has the
    /// system it sits within, with no share.
    pub fn systems(self, org: OrgIx) -> Vec<SystemShare> {
        if let Some(own) = self.land.footprint(org) {
            return self.land.systems_of(own);
        }
        if self.snapshot.kind(org).tier().is_none()
            && let Some(served) = self.systems_served(org)
        {
            return served;
        }
        self.system_above(org).map(|system| SystemShare { system, share: None }).into_iter().collect()
    }

    /// The system it sits within, or is.
    pub fn system_above(self, org: OrgIx) -> Option<OrgIx> {
        let mut chain = std::iter::once(org).chain(self.snapshot.ancestors(org));
        chain.find(|o| self.land.is_system(*o))
    }

    /// The one system an organisation belongs to: the one it sits within, failing that the
    /// one with most of it.
    pub fn home_system(self, org: OrgIx) -> Option<OrgIx> {
        self.system_above(org).or_else(|| self.systems(org).first().map(|s| s.system))
    }

    /// The systems that the areas a body serves lie in; `None` where it serves none that is
    /// known.
    pub fn systems_served(self, provider: OrgIx) -> Option<Vec<SystemShare>> {
        let served = self.land.served(self.snapshot, provider, None)?;
        let mut systems = self.land.systems_of(&served.footprint);
        if served.complete {
            return Some(systems);
        }
        for system in &mut systems {
            system.share = None;
        }
        for part in self.land.served_in_part(self.snapshot, provider) {
            let around = part.land.map(|land| self.land.systems_of(&land));
            for also in around.unwrap_or_else(|| self.systems(part.area)) {
                if systems.iter().all(|s| s.system != also.system) {
                    systems.push(SystemShare { system: also.system, share: None });
                }
            }
        }
        (!systems.is_empty()).then_some(systems)
    }

    /// Does a link only infer, as from a name, that two areas have the same boundary, whose land is
    /// known? Then their land says how they lie to one another, and the link nothing.
    pub fn is_for_land_to_say(self, link: &Link) -> bool {
        link.relation == Relation::CoterminousWith
            && link.certainty != Certainty::Certain
            && self.land.is_known(link.from)
            && self.land.is_known(link.to)
    }

    /// Was it there on the day, and not only planned?
    pub fn counts(self, org: OrgIx) -> bool {
        self.snapshot.is_there(org) && !self.atlas().facts(org).is_planned()
    }

    /// Is nothing to be found of it? Not of what has no land, and of which no more is said than
    /// where it stands and who pays for it.
    pub(super) fn is_apart(self, org: OrgIx) -> bool {
        let says_nothing = |relation: Relation| {
            matches!(relation, Relation::LocatedIn | Relation::Commissions | Relation::MemberOf)
        };
        let atlas = self.atlas();
        matches!(atlas.facts(org).kind, Kind::Practice | Kind::Hospital | Kind::Service)
            && !self.land.is_known(org)
            && atlas.links_of(org).all(|link| says_nothing(atlas.link_facts(link).relation))
    }

    /// The links by which anybody serves an area on the day, in the order of the files; what is
    /// planned is left out, and what only documents of years ago say while others are named
    /// since. Which land each serves is [`Land::served_by`]'s to say.
    pub fn serving(self) -> impl Iterator<Item = &'a Link> {
        let links = self.said_to_serve().filter(move |link| !self.land.is_superseded(self.snapshot, *link));
        links.map(move |link| self.atlas().link(link))
    }

    /// What documents of years ago say of who serves whom, where others are named since.
    pub fn once_serving(self) -> impl Iterator<Item = &'a Link> {
        let links = self.said_to_serve().filter(move |link| self.land.is_superseded(self.snapshot, *link));
        links.map(move |link| self.atlas().link(link))
    }

    fn said_to_serve(self) -> impl Iterator<Item = LinkIx> {
        let (atlas, day) = (self.atlas(), self.snapshot.day());
        let served = move |link: &LinkIx| serves(atlas, atlas.link_facts(*link), day);
        atlas.links_by(Relation::Serves).filter(served)
    }

    /// The links of an organisation, of these relations, that held on the day; what is planned is left
    /// out, and what joins it to something planned. No others are read.
    pub fn links_of(self, org: OrgIx, relations: &'static [Relation]) -> impl Iterator<Item = &'a Link> {
        let (atlas, day) = (self.atlas(), self.snapshot.day());
        let is_meant = move |link: &LinkIx| {
            let facts = atlas.link_facts(*link);
            let is_planned = || facts.is_planned() || atlas.facts(facts.other(org)).is_planned();
            relations.contains(&facts.relation) && !is_planned() && atlas.facts_hold(facts, day)
        };
        atlas.links_of(org).filter(is_meant).map(move |link| atlas.link(link))
    }
}
