//! Where the residents of an area go for care: by the shares that sources give of the area, of
//! one with the same land, or of the councils or commissioners that it is made of. A flow: it
//! says nothing of who is there to serve whom.

use super::{Footprint, Geography, Overlap, Weight};
use crate::atlas::{Link, LinkFacts, OrgIx};
use crate::words::{Basis, Kind, Relation};

/// From this share of residents on a trust is named beside the one that most go to.
pub const NAMED_BESIDE: f64 = 0.20;

/// Land of which so little lies in an area is a sliver of that area.
const SLIVER: f64 = 0.01;

/// What lies in an area to this share lies wholly in it.
const WHOLLY: f64 = 0.99;

/// Where the residents of an area go.
#[derive(Clone, Debug, PartialEq)]
pub struct Destinations<'a> {
    /// What the shares are shares of.
    pub basis: Basis,
    /// Whose shares they are.
    pub figures: Figures,
    /// The providers, the one with the largest share first.
    pub providers: Vec<Destination<'a>>,
}

/// One provider that residents go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination<'a> {
    /// The provider.
    pub provider: OrgIx,
    /// Of the area's patients, those who go to it, from 0 to 1.
    pub share_of_area: f64,
    /// Of the provider's patients, those who come from the area; only where it is known.
    pub share: Option<f64>,
    /// The links it rests on.
    pub links: Vec<&'a Link>,
}

/// Whose shares they are, from what is said of the area itself to what is only near it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figures {
    /// The area's own.
    Own,
    /// Those of an area with the same land.
    SameLand(OrgIx),
    /// Those of areas that lie wholly in it and make it up, added up by residents.
    Added(Vec<OrgIx>),
    /// Those of an area of which it is a part.
    PartOf(OrgIx),
    /// Those of areas of which some lie only partly in it: an approximation.
    Approximate(Vec<OrgIx>),
}

impl<'a> Destinations<'a> {
    /// The one that most go to, and those that are named beside it.
    pub fn named(&self) -> impl Iterator<Item = &Destination<'a>> {
        self.providers
            .iter()
            .enumerate()
            .filter(|(number, to)| *number == 0 || to.share_of_area >= NAMED_BESIDE)
            .map(|(_, to)| to)
    }
}

impl<'a> Geography<'_, 'a> {
    /// Where the residents of an area go, by shares of one basis; nothing where no source says.
    pub fn destinations(self, area: OrgIx, basis: Basis) -> Option<Destinations<'a>> {
        let own = self.drawn_from(area, basis);
        if !own.is_empty() {
            return Some(self.gathered(basis, Figures::Own, own.into_iter().map(|link| (link, 1.0, true))));
        }
        let land = self.land.footprint(area)?;
        let parts = self.parts_with_shares(land, basis);
        let figures = self.figures(land, &parts)?;
        let of_all: u64 = parts.iter().map(|part| part.residents).sum();
        let links = parts.iter().flat_map(|part| {
            let weight = ratio_or_one(part.residents, of_all);
            part.links.iter().map(move |link| (*link, weight, part.is_whole))
        });
        Some(self.gathered(basis, figures, links))
    }

    /// The links by which providers draw patients from an area, so far as they say how many of
    /// its patients those are.
    fn drawn_from(self, area: OrgIx, basis: Basis) -> Vec<&'a Link> {
        let (atlas, day) = (self.atlas(), self.snapshot.day());
        let is_meant = |facts: &LinkFacts| {
            facts.relation == Relation::DrawsFrom
                && facts.to == area
                && !facts.is_planned()
                && !atlas.facts(facts.from).is_planned()
                && atlas.facts_hold(facts, day)
        };
        let links = atlas.links_of(area).filter(|link| is_meant(atlas.link_facts(*link)));
        let links = links.map(|link| atlas.link(link));
        links.filter(|link| link.basis == Some(basis) && link.share_of_area.is_some()).collect()
    }

    /// The councils on some land that have shares of their own, failing that the commissioners;
    /// without those of which only a sliver of the land is.
    fn parts_with_shares(self, land: &Footprint, basis: Basis) -> Vec<FiguredPart<'a>> {
        let of = |passes: fn(Kind) -> bool| {
            let near = self.land.areas().filter(|(org, theirs)| {
                theirs.meets(land) && passes(self.snapshot.kind(*org)) && self.counts(*org)
            });
            let parts = near.map(|(org, theirs)| {
                let overlap = Overlap::of(theirs, land, self.atlas(), Weight::Residents);
                let (is_whole, links) = (lies_in(overlap), self.drawn_from(org, basis));
                let is_sliver = !is_whole && overlap.coverage().is_some_and(|share| share < SLIVER);
                (FiguredPart { area: org, residents: overlap.both, is_whole, links }, is_sliver)
            });
            let parts = parts.filter(|(part, is_sliver)| !is_sliver && !part.links.is_empty());
            let mut parts: Vec<FiguredPart<'a>> = parts.map(|(part, _)| part).collect();
            parts.sort_by_key(|part| (std::cmp::Reverse(part.residents), part.area));
            parts
        };
        let councils = of(Kind::is_local_authority);
        if councils.is_empty() { of(Kind::is_commissioner) } else { councils }
    }

    fn figures(self, land: &Footprint, parts: &[FiguredPart<'a>]) -> Option<Figures> {
        let areas = || parts.iter().map(|part| part.area).collect();
        match parts {
            [] => None,
            [one] => {
                let theirs = self.land.footprint(one.area)?;
                let around = lies_in(Overlap::of(land, theirs, self.atlas(), Weight::Residents));
                Some(match (one.is_whole, around) {
                    (true, true) => Figures::SameLand(one.area),
                    (false, true) => Figures::PartOf(one.area),
                    (_, false) => Figures::Approximate(areas()),
                })
            }
            several if several.iter().all(|part| part.is_whole) && self.make_up(land, several) => {
                Some(Figures::Added(areas()))
            }
            _ => Some(Figures::Approximate(areas())),
        }
    }

    /// Adds up by provider what each link says, with what it weighs, and whether all that it says of
    /// the provider's patients is meant.
    fn gathered(
        self,
        basis: Basis,
        figures: Figures,
        links: impl Iterator<Item = (&'a Link, f64, bool)>,
    ) -> Destinations<'a> {
        let mut providers: Vec<Destination<'a>> = Vec::new();
        for (link, weight, is_whole) in links {
            let share_of_area = link.share_of_area.unwrap_or(0.0) * weight;
            let share = link.share.filter(|_| is_whole);
            match providers.iter_mut().find(|known| known.provider == link.from) {
                Some(known) => {
                    known.share_of_area += share_of_area;
                    known.share = known.share.zip(share).map(|(a, b)| (a + b).min(1.0));
                    known.links.push(link);
                }
                None => {
                    providers.push(Destination {
                        provider: link.from,
                        share_of_area,
                        share,
                        links: vec![link],
                    });
                }
            }
        }
        let id = |org: OrgIx| &self.atlas().org(org).id;
        for to in &mut providers {
            to.share_of_area = to.share_of_area.min(1.0);
        }
        providers.sort_by(|a, b| {
            b.share_of_area.total_cmp(&a.share_of_area).then_with(|| id(a.provider).cmp(id(b.provider)))
        });
        Destinations { basis, figures, providers }
    }

    /// Are they all there is of the land, but for a sliver?
    fn make_up(self, land: &Footprint, parts: &[FiguredPart<'a>]) -> bool {
        let mut all = Footprint::empty(self.atlas());
        for theirs in parts.iter().filter_map(|part| self.land.footprint(part.area)) {
            all.unite(theirs);
        }
        lies_in(Overlap::of(land, &all, self.atlas(), Weight::Residents))
    }
}

/// An area on some land with shares of its own.
struct FiguredPart<'a> {
    area: OrgIx,
    /// Its residents on the land.
    residents: u64,
    /// Does it lie wholly on the land?
    is_whole: bool,
    links: Vec<&'a Link>,
}

/// Does the first lie in the second, all but a sliver of it?
fn lies_in(overlap: Overlap) -> bool {
    overlap.a_in_b || overlap.containment().is_some_and(|share| share >= WHOLLY)
}

fn ratio_or_one(part: u64, whole: u64) -> f64 {
    super::ratio(part, whole).unwrap_or(1.0)
}
