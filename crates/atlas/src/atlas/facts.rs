//! What every walk over the atlas asks of each organisation and each link, in rows of one
//! size: answered without reading the whole record.

use super::index::{LinkIx, OrgIx};
use super::link::Link;
use super::lists::Lists;
use super::organisation::Organisation;
use crate::date::{Date, Day, Period, Span};
use crate::words::{Certainty, Kind, Relation};

/// What is asked of every organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrgFacts {
    /// When it was there; both ends inclusive.
    pub period: Period,
    /// Its kind when no style says another.
    pub kind: Kind,
    /// How sure it is.
    pub certainty: Certainty,
    /// Has it ever had another name or kind?
    pub has_styles: bool,
    /// Does its record name areas that it covers?
    pub has_covers: bool,
    /// The period again.
    pub(super) span: Span,
}

/// What an organisation sat within, for a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stay {
    /// What it sat within.
    pub parent: OrgIx,
    /// When.
    pub period: Period,
}

/// What is asked of every link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkFacts {
    /// How the two are joined.
    pub relation: Relation,
    /// The one of whom it is said.
    pub from: OrgIx,
    /// The one about whom it is said.
    pub to: OrgIx,
    /// The day on which it happened, for an event.
    pub on: Option<Date>,
    /// When it held; both ends inclusive.
    pub period: Period,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The facts of a whole atlas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) orgs: Vec<OrgFacts>,
    /// What each organisation sat within, in order of time.
    pub(super) stays: Lists<Stay>,
    pub(super) links: Vec<LinkFacts>,
    /// Every link that begins or ends at each organisation, in the order of the files.
    pub(super) links_of: Lists<LinkIx>,
    /// Every organisation that at some time sat directly within each.
    pub(super) ever_within: Lists<OrgIx>,
    /// The links of each relation, in the order of the files.
    pub(super) of_relation: Lists<LinkIx>,
}

impl OrgFacts {
    /// Those of an organisation.
    pub(super) fn of(org: &Organisation) -> Self {
        let Organisation { period, kind, certainty, .. } = *org;
        let (has_styles, has_covers) = (!org.styles.is_empty(), !org.covers.is_empty());
        Self { period, kind, certainty, has_styles, has_covers, span: period.into() }
    }

    /// Was it there on that day?
    pub fn is_there(&self, day: Day) -> bool {
        self.span.contains(day)
    }

    /// Announced and not known to have happened.
    pub fn is_planned(&self) -> bool {
        self.certainty == Certainty::Planned
    }
}

impl From<&Link> for LinkFacts {
    fn from(link: &Link) -> Self {
        let Link { relation, from, to, on, period, certainty, .. } = *link;
        Self { relation, from, to, on, period, certainty }
    }
}

impl LinkFacts {
    /// Announced and not known to have happened.
    pub fn is_planned(&self) -> bool {
        self.certainty == Certainty::Planned
    }

    /// The other end, seen from one of the two.
    pub fn other(&self, end: OrgIx) -> OrgIx {
        if self.from == end { self.to } else { self.from }
    }
}

impl Facts {
    /// Those of all these organisations and links.
    pub(super) fn of<'a>(
        orgs: impl Iterator<Item = &'a Organisation>,
        links: impl Iterator<Item = &'a Link>,
    ) -> Self {
        let mut facts = Self::default();
        for org in orgs {
            facts.add_org(org);
        }
        facts.links = links.map(LinkFacts::from).collect();
        facts.join();
        facts
    }

    /// Adds an organisation after those there are; `join` is to follow.
    pub(super) fn add_org(&mut self, org: &Organisation) {
        self.orgs.push(OrgFacts::of(org));
        self.stays.push(stays_of(org));
    }

    /// Takes what an organisation sits within from its record again.
    pub(super) fn put_stays(&mut self, ix: OrgIx, org: &Organisation) {
        self.stays.put(ix.index(), &stays_of(org).collect::<Vec<_>>());
    }

    /// Does everything sit within, and is everything joined to, what is there?
    pub(super) fn are_within_range(&self) -> bool {
        let is_there = |org: OrgIx| org.index() < self.orgs.len();
        self.stays.items.iter().all(|stay| is_there(stay.parent))
            && self.links.iter().all(|link| is_there(link.from) && is_there(link.to))
    }

    /// Works out who is joined to whom.
    pub(super) fn join(&mut self) {
        let ends = self.links.iter().enumerate().flat_map(|(number, link)| {
            let ix = LinkIx::new(number);
            // A link from an organisation to itself is refused, and is joined once until then.
            let to = (link.to != link.from).then_some((link.to.index(), ix));
            std::iter::once((link.from.index(), ix)).chain(to)
        });
        self.links_of = Lists::gathered(self.orgs.len(), ends);
        let relations = self.links.iter().enumerate().map(|(n, link)| (link.relation as usize, LinkIx::new(n)));
        self.of_relation = Lists::gathered(Relation::ALL.len(), relations);
        let mut joints = Vec::with_capacity(self.stays.total());
        for child in 0..self.orgs.len() {
            let before = joints.len();
            for stay in self.stays.of(child) {
                let joint = (stay.parent.index(), OrgIx::new(child));
                if !joints[before..].contains(&joint) {
                    joints.push(joint);
                }
            }
        }
        self.ever_within = Lists::gathered(self.orgs.len(), joints.iter().copied());
    }

    /// What it sat within on that day; on a day that no stay covers, the nearest in time.
    pub(super) fn parent_at(&self, org: OrgIx, day: Day) -> Option<OrgIx> {
        let stays = self.stays.of(org.index());
        let then = stays.iter().find(|s| s.period.contains(day));
        let before = || stays.iter().rfind(|s| s.period.is_before(day));
        then.or_else(before).or_else(|| stays.first()).map(|stay| stay.parent)
    }
}

fn stays_of(org: &Organisation) -> impl Iterator<Item = Stay> + '_ {
    org.parents.iter().map(|p| Stay { parent: p.org, period: p.period })
}
