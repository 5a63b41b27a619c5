//! The atlas: every organisation, what it sits within, how it is joined to others, and
//! the land beneath, in one validated graph that never changes after its birth.
//!
//! [`Atlas::load`] takes layers of files and gives either an atlas or every problem
//! found in them. [`Snapshot`] is the atlas as it stood on one day: who was there and
//! who sat within whom. This module owns `petgraph`; nothing outside names it.

mod build;
mod check;
mod facts;
mod ids;
mod image;
mod index;
mod labels;
mod link;
mod lists;
mod load;
mod localities;
mod merge;
mod order;
mod organisation;
mod origin;
mod outlines;
mod overlay;
mod records;
mod report;
mod rings;
mod route;
mod snapshot;
mod sources;
mod stack;
mod successor;
mod written;

pub use facts::{LinkFacts, OrgFacts, Stay};
pub use image::{NotCompiled, TooLarge, is_compiled};
pub use index::{LinkIx, LocalityIx, OrgIx};
pub use labels::Labels;
pub use link::{Dated, Event, Extent, Input, Link, Locality, LocalityPart, Patch, Term, TierBand};
pub use localities::LocalityLabels;
pub use organisation::{Code, Figure, Note, Organisation, Parent, Provided, Style};
pub use origin::Origin;
pub use route::{Hop, Route, Routes};
pub use snapshot::{Closed, Snapshot};
pub use sources::{Source, SourceSet};
pub use stack::Stacked;

use std::borrow::Cow;

use crate::date::{Day, Period};
use crate::outlines::Outlines;
use crate::words::{Kind, Relation};
use facts::Facts;
use ids::Ids;
use localities::Localities;
use records::{Packed, Records, Whole};

/// The whole validated graph. Read-only: there is no way to change one.
#[derive(Clone, Debug)]
pub struct Atlas {
    title: String,
    as_at: Day,
    ids: Ids,
    facts: Facts,
    /// What each is called, where that lies packed.
    labels: Option<Packed>,
    orgs: Records<Organisation>,
    links: Records<Link>,
    /// Every organisation in the order in which children are shown.
    in_order: Vec<OrgIx>,
    patches: Whole<Vec<Patch>>,
    localities: Localities,
    terms: Whole<Vec<Term>>,
    events: Whole<Vec<Event>>,
    tiers: Whole<Vec<TierBand>>,
    sources: Whole<sources::Sources>,
    inputs: Whole<Vec<Input>>,
    /// By level of detail.
    outlines: [Whole<Option<Outlines>>; 3],
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
        self.orgs.len()
    }

    /// Is there none at all?
    pub fn is_empty(&self) -> bool {
        self.orgs.len() == 0
    }

    /// The organisation behind an index of this atlas.
    pub fn org(&self, org: OrgIx) -> &Organisation {
        self.orgs.get(org.index())
    }

    /// All that an organisation is called; its record is not read for it.
    pub fn labels(&self, org: OrgIx) -> Labels<'_> {
        let packed = || self.labels.as_ref().and_then(|labels| labels.record(org.index()));
        match self.orgs.at_hand(org.index()) {
            Some(org) => Labels::of(org),
            None => Labels::packed(packed().unwrap_or(&[])),
        }
    }

    /// What is asked of an organisation again and again, at no cost.
    pub fn facts(&self, org: OrgIx) -> &OrgFacts {
        &self.facts.orgs[org.index()]
    }

    /// Was it there on that day?
    pub fn is_there(&self, org: OrgIx, day: Day) -> bool {
        self.facts(org).is_there(day)
    }

    /// The day itself, or the nearest to it on which the organisation was there.
    pub fn nearest_day(&self, org: OrgIx, day: Day) -> Day {
        self.facts(org).period.nearest_day(day)
    }

    /// Its kind on that day, or on the nearest day on which it was there.
    pub fn kind_at(&self, org: OrgIx, day: Day) -> Kind {
        let facts = self.facts(org);
        if facts.has_styles { self.org(org).kind_at(day) } else { facts.kind }
    }

    /// What it sat within on that day; on a day for which nothing is said, the nearest in
    /// time.
    pub fn parent_at(&self, org: OrgIx, day: Day) -> Option<OrgIx> {
        self.facts.parent_at(org, day)
    }

    /// What it sat within, in order of time.
    pub fn stays(&self, org: OrgIx) -> &[Stay] {
        self.facts.stays.of(org.index())
    }

    /// How many records of organisations and of links have been read to answer so far; of an
    /// atlas that was built from text all of them.
    pub fn records_read(&self) -> usize {
        self.orgs.read() + self.links.read()
    }

    /// The organisation with this id, spelled exactly so.
    pub fn by_id(&self, id: &str) -> Option<OrgIx> {
        self.ids.get(id)
    }

    /// Every organisation, in the order in which children are shown: by tier,
    /// kind and name.
    pub fn orgs(&self) -> &[OrgIx] {
        &self.in_order
    }

    /// The link behind an index of this atlas.
    pub fn link(&self, link: LinkIx) -> &Link {
        self.links.get(link.index())
    }

    /// What is asked of a link again and again, at no cost.
    pub fn link_facts(&self, link: LinkIx) -> &LinkFacts {
        &self.facts.links[link.index()]
    }

    /// What is asked of every link, in the order of the files.
    pub fn all_link_facts(&self) -> &[LinkFacts] {
        &self.facts.links
    }

    /// Every link, in the order of the files.
    pub fn links(&self) -> impl ExactSizeIterator<Item = &Link> {
        self.links.iter()
    }

    /// Every link of which that is true, in the order of the files. The others are not read.
    pub fn links_where(&self, asked: impl Fn(&LinkFacts) -> bool) -> impl Iterator<Item = &Link> {
        let fitting = self.facts.links.iter().enumerate().filter(move |(_, link)| asked(link));
        fitting.map(|(number, _)| self.links.get(number))
    }

    /// Every link of a relation, in the order of the files.
    pub fn links_by(&self, relation: Relation) -> impl Iterator<Item = LinkIx> + use<'_> {
        self.facts.of_relation.of(relation as usize).iter().copied()
    }

    /// Every link that begins or ends at an organisation, in the order of the files.
    pub fn links_of(&self, org: OrgIx) -> impl Iterator<Item = LinkIx> + use<'_> {
        self.facts.links_of.of(org.index()).iter().copied()
    }

    /// The links of one relation that an organisation has on a day, in the order of the files. What
    /// is planned is left out, and what joins it to something planned.
    pub fn links_on(
        &self,
        org: OrgIx,
        relation: Relation,
        day: Day,
    ) -> impl Iterator<Item = (LinkIx, &LinkFacts)> {
        let links = self.links_of(org).map(|link| (link, self.link_facts(link)));
        links.filter(move |(_, facts)| {
            let is_planned = facts.is_planned() || self.facts(facts.other(org)).is_planned();
            facts.relation == relation && !is_planned && self.facts_hold(facts, day)
        })
    }

    /// Every organisation that at some time sat directly within this one.
    pub fn ever_within(&self, org: OrgIx) -> impl Iterator<Item = OrgIx> + use<'_> {
        self.facts.ever_within.of(org.index()).iter().copied()
    }

    /// Does the link hold on that day? It does while its own period and both its ends do.
    /// What happened on a day (a succession, a transfer) holds from then on.
    pub fn holds(&self, link: &Link, day: Day) -> bool {
        self.facts_hold(&link.into(), day)
    }

    /// As [`Atlas::holds`], of a link that has not been read.
    pub fn facts_hold(&self, link: &LinkFacts, day: Day) -> bool {
        if link.relation.is_event() {
            return link.on.is_none_or(|on| on.first_day() <= day);
        }
        link.period.contains(day) && self.is_there(link.from, day) && self.is_there(link.to, day)
    }

    /// When a link held, as far as it is to be told. Who was a member or a partner is so no longer
    /// than both are there, whatever the link says.
    pub fn told_period(&self, link: &Link) -> Period {
        let told = link.told_period();
        if !matches!(link.relation, Relation::MemberOf | Relation::PartnerOf) {
            return told;
        }
        let until = |org| Period { since: None, until: self.facts(org).period.until };
        let together = told.intersection(until(link.from)).intersection(until(link.to));
        Period { until: together.until, ..told }
    }

    /// The land, piece by piece.
    pub fn patches(&self) -> &[Patch] {
        self.patches.get()
    }

    /// Towns, neighbourhoods and postcode districts, in the order of the files.
    pub fn localities(&self) -> &[Locality] {
        self.localities.all()
    }

    /// How many of those there are; none of them is read.
    pub fn locality_count(&self) -> usize {
        self.localities.len()
    }

    /// One of them; the others are not read for it.
    pub fn locality(&self, locality: LocalityIx) -> Cow<'_, Locality> {
        self.localities.one(locality)
    }

    /// What one of them is called; no more of it is read.
    pub fn locality_labels(&self, locality: LocalityIx) -> LocalityLabels<'_> {
        self.localities.labels(locality)
    }

    /// The glossary, in the order of the files.
    pub fn terms(&self) -> &[Term] {
        self.terms.get()
    }

    /// The timeline, by date.
    pub fn events(&self) -> &[Event] {
        self.events.get()
    }

    /// What documents say of tiers.
    pub fn tiers(&self) -> &[TierBand] {
        self.tiers.get()
    }

    /// Every source described.
    pub fn sources(&self) -> &[Source] {
        self.sources.get().all()
    }

    /// The files that were read to make it, in the order of the files.
    pub fn inputs(&self) -> &[Input] {
        self.inputs.get()
    }

    /// The sources of one fact.
    pub fn sources_of(&self, set: SourceSet) -> impl Iterator<Item = &Source> {
        self.sources.get().members(set)
    }
}
