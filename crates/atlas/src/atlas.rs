//! The atlas: every organisation, what it sits within, how it is joined to others, and
//! the land beneath, in one validated graph that never changes after its birth.
//!
//! [`Atlas::load`] takes layers of files and gives either an atlas or every problem
//! found in them. [`Snapshot`] is the atlas as it stood on one day: who was there and
//! who sat within whom. This module owns `petgraph`; nothing outside names it.

mod build;
mod check;
mod graph;
mod index;
mod link;
mod merge;
mod organisation;
mod report;
mod route;
mod snapshot;
mod sources;

pub use index::{LinkIx, OrgIx};
pub use link::{Dated, Event, Extent, Link, Locality, LocalityPart, Patch, Term, TierBand};
pub use organisation::{Code, Figure, Note, Organisation, Parent, Style};
pub use route::{Hop, cheapest_route};
pub use snapshot::{Closed, Snapshot};
pub use sources::{Source, SourceSet};

use rustc_hash::FxHashMap;

use crate::date::Day;
use graph::Graph;

/// The whole validated graph. Read-only: there is no way to change one.
#[derive(Clone, Debug)]
pub struct Atlas {
    title: String,
    as_at: Day,
    graph: Graph,
    by_id: FxHashMap<Box<str>, OrgIx>,
    /// Every organisation in the order in which children are shown.
    in_order: Vec<OrgIx>,
    links: Vec<Link>,
    patches: Vec<Patch>,
    localities: Vec<Locality>,
    terms: Vec<Term>,
    events: Vec<Event>,
    tiers: Vec<TierBand>,
    sources: sources::Sources,
}

impl Atlas {
    /// What the atlas is of.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The day for which answers are given unless another is asked for. What lies
    /// beyond it the atlas does not know.
    pub fn as_at(&self) -> Day {
        self.as_at
    }

    /// How many organisations there are, at any time.
    pub fn len(&self) -> usize {
        self.graph.len()
    }

    /// Is there none at all?
    pub fn is_empty(&self) -> bool {
        self.graph.len() == 0
    }

    /// The organisation behind an index of this atlas.
    pub fn org(&self, org: OrgIx) -> &Organisation {
        &self.graph[org]
    }

    /// The organisation with this id, spelled exactly so.
    pub fn by_id(&self, id: &str) -> Option<OrgIx> {
        self.by_id.get(id).copied()
    }

    /// Every organisation, in the order in which children are shown: by tier,
    /// kind and name.
    pub fn orgs(&self) -> &[OrgIx] {
        &self.in_order
    }

    /// The link behind an index of this atlas.
    pub fn link(&self, link: LinkIx) -> &Link {
        &self.links[link.index()]
    }

    /// Every link, in the order of the files.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Every link that begins or ends at an organisation, in the order of the files.
    pub fn links_of(&self, org: OrgIx) -> Vec<LinkIx> {
        self.graph.links_of(org)
    }

    /// Every organisation that at some time sat directly within this one.
    pub fn ever_within(&self, org: OrgIx) -> Vec<OrgIx> {
        self.graph.ever_within(org)
    }

    /// Does the link hold on that day? It does while its own period and both its ends do.
    /// What happened on a day (a succession, a transfer) holds from then on.
    pub fn holds(&self, link: &Link, day: Day) -> bool {
        if link.relation.is_event() {
            return link.on.is_none_or(|on| on.first_day() <= day);
        }
        link.period.contains(day) && self.graph[link.from].is_there(day) && self.graph[link.to].is_there(day)
    }

    /// The land, piece by piece.
    pub fn patches(&self) -> &[Patch] {
        &self.patches
    }

    /// Towns, neighbourhoods and postcode districts, in the order of the files.
    pub fn localities(&self) -> &[Locality] {
        &self.localities
    }

    /// The glossary, in the order of the files.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The timeline, by date.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What documents say of tiers.
    pub fn tiers(&self) -> &[TierBand] {
        &self.tiers
    }

    /// Every source described.
    pub fn sources(&self) -> &[Source] {
        self.sources.all()
    }

    /// The sources of one fact.
    pub fn sources_of(&self, set: SourceSet) -> impl Iterator<Item = &Source> {
        self.sources.members(set)
    }
}
