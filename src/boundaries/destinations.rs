//! Where the residents of an area go for care: by the shares that sources give of the area, of
//! one with the same land, or of the councils or commissioners that it is made of. What is known of
//! a council as a whole is never divided: where only a part of it lies in the area, its figures are
//! told as those of all of it. A flow: it says nothing of who is there to serve whom.

use super::drawn::{Drawn, drawn_from};
use super::{Footprint, Geography, Overlap, WHOLLY, Weight};
use crate::atlas::{Link, OrgIx};
use crate::words::{Basis, Kind};

/// From this share of residents on a trust is named beside the one that most go to.
pub const NAMED_BESIDE: f64 = 0.20;

/// Where the residents of an area go.
#[derive(Clone, Debug, PartialEq)]
pub struct Destinations<'a> {
    /// What the shares are shares of.
    pub basis: Basis,
    /// Whose shares they are.
    pub figures: Figures,
    /// The providers, the one with the largest share first.
    pub providers: Vec<Destination<'a>>,
    /// What is known of areas of which only a part lies in it; in none of the shares above.
    pub of_split: Vec<SplitFigures<'a>>,
}

/// Where the residents of all of an area go, of which only a part lies in the one asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitFigures<'a> {
    /// The area whose figures they are.
    pub area: OrgIx,
    /// What the shares are shares of.
    pub basis: Basis,
    /// Of its residents, those who live in the area asked about.
    pub lies_here: f64,
    /// Of the residents of the area asked about, those who live in it.
    pub of_those_here: f64,
    /// Its providers, the one with the largest share first.
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
    /// The links it rests on; of a provider that others have merged into, theirs too.
    pub links: Vec<&'a Link>,
}

/// Whose shares they are, from what is said of the area itself to what is only near it.
#[derive(Clone, Debug, PartialEq)]
pub enum Figures {
    /// The area's own.
    Own,
    /// Those of an area with the same land.
    SameLand(OrgIx),
    /// Those of areas that lie wholly in it, added up by residents.
    Added {
        /// The areas.
        areas: Vec<OrgIx>,
        /// The share of its residents who live in them, where that is not all.
        share: Option<f64>,
    },
    /// None: only of areas that lie partly in it is anything known.
    OnlySplit,
}

impl Figures {
    /// Do they count the residents of the area, and nobody else?
    pub const fn are_its_own(&self) -> bool {
        matches!(self, Self::Own | Self::SameLand(_) | Self::Added { .. })
    }

    /// The areas that the shares are given of; none where they are given of the area itself.
    pub fn of(&self) -> &[OrgIx] {
        match self {
            Self::Own | Self::OnlySplit => &[],
            Self::SameLand(other) => std::slice::from_ref(other),
            Self::Added { areas, .. } => areas,
        }
    }
}

impl<'a> Destinations<'a> {
    /// The one that most go to, and those that are named beside it.
    pub fn named(&self) -> impl Iterator<Item = &Destination<'a>> {
        named(&self.providers)
    }

    /// The areas of whose residents alone the shares are, where more live in the area than those.
    pub fn only_in(&self) -> &[OrgIx] {
        match &self.figures {
            Figures::Added { areas, share: Some(_) } => areas,
            _ => &[],
        }
    }

    /// The provider that most of the residents' admissions go to: it comes first wherever the
    /// residents may go of whom nothing is known.
    pub fn main(&self) -> Option<&Destination<'a>> {
        let first = self.providers.first().filter(|_| self.basis == Basis::Admissions)?;
        let Figures::Added { share: Some(known), .. } = self.figures else { return Some(first) };
        let second = self.providers.get(1).map_or(0.0, |second| second.share_of_area);
        ((first.share_of_area - second) * known > 1.0 - known).then_some(first)
    }
}

impl<'a> SplitFigures<'a> {
    /// The one that most go to, and those that are named beside it.
    pub fn named(&self) -> impl Iterator<Item = &Destination<'a>> {
        named(&self.providers)
    }
}

impl Destination<'_> {
    /// Those that have merged into the provider since, and whose figures are among its own.
    pub fn formerly(&self) -> Vec<OrgIx> {
        let mut merged: Vec<OrgIx> = self.links.iter().map(|link| link.from).collect();
        merged.retain(|from| *from != self.provider);
        merged.sort_unstable();
        merged.dedup();
        merged
    }
}

fn named<'d, 'a>(providers: &'d [Destination<'a>]) -> impl Iterator<Item = &'d Destination<'a>> {
    let is_named = |(number, to): &(usize, &Destination<'_>)| *number == 0 || to.share_of_area >= NAMED_BESIDE;
    providers.iter().enumerate().filter(is_named).map(|(_, to)| to)
}

impl<'a> Geography<'_, 'a> {
    /// Where the residents of an area go, by shares of one basis; nothing where no source says.
    pub fn destinations(self, area: OrgIx, basis: Basis) -> Option<Destinations<'a>> {
        let day = self.snapshot.day();
        let own: Vec<Drawn<'a>> = drawn_from(self.atlas(), area, day, basis).collect();
        if !own.is_empty() {
            let providers = self.gathered(own.into_iter().map(|drawn| (drawn, 1.0)));
            return Some(Destinations { basis, figures: Figures::Own, providers, of_split: Vec::new() });
        }
        self.destinations_on(self.land.footprint(area)?, basis)
    }

    /// Where the residents of some land go, by what is known of the areas on it.
    pub fn destinations_on(self, land: &Footprint, basis: Basis) -> Option<Destinations<'a>> {
        let parts = self.parts_with_shares(land, basis);
        if let [one] = parts.as_slice()
            && self.has_the_land_of(land, one)
        {
            let figures = Figures::SameLand(one.area);
            let providers = self.gathered(one.drawn.iter().map(|drawn| (*drawn, 1.0)));
            return Some(Destinations { basis, figures, providers, of_split: Vec::new() });
        }
        self.of_several(land, parts, basis)
    }

    /// Those of the areas that lie wholly on some land, added up; and apart from them, of those of
    /// which a part does.
    fn of_several(
        self,
        land: &Footprint,
        parts: Vec<FiguredPart<'a>>,
        basis: Basis,
    ) -> Option<Destinations<'a>> {
        let (whole, split): (Vec<FiguredPart<'a>>, Vec<_>) = parts.into_iter().partition(|part| part.is_whole);
        let of_split = split.into_iter().filter_map(|part| self.split_figures(land, part, basis));
        let of_split: Vec<SplitFigures<'a>> = of_split.collect();
        if whole.is_empty() && of_split.is_empty() {
            return None;
        }
        let figures = self.figures_added(land, &whole);
        let of_all: u64 = whole.iter().map(|part| part.residents).sum();
        let links = whole.into_iter().flat_map(|part| {
            let weight = ratio_or_one(part.residents, of_all);
            part.drawn.into_iter().map(move |drawn| (drawn, weight))
        });
        let mut providers = self.gathered(links);
        // Some of those whom it has from the split ones may come from here too.
        for to in &mut providers {
            let is_among = |split: &SplitFigures<'_>| split.providers.iter().any(|p| p.provider == to.provider);
            to.share = to.share.filter(|_| !of_split.iter().any(is_among));
        }
        Some(Destinations { basis, figures, providers, of_split })
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
                let (is_whole, drawn) = (
                    overlap.a_lies_wholly_in_b(),
                    drawn_from(self.atlas(), org, self.snapshot.day(), basis).collect::<Vec<_>>(),
                );
                let is_sliver = !is_whole && overlap.coverage().is_some_and(|share| share < 1.0 - WHOLLY);
                (FiguredPart { area: org, residents: overlap.both, is_whole, drawn }, is_sliver)
            });
            let parts = parts.filter(|(part, is_sliver)| !is_sliver && !part.drawn.is_empty());
            let mut parts: Vec<FiguredPart<'a>> = parts.map(|(part, _)| part).collect();
            parts.sort_by_key(|part| (std::cmp::Reverse(part.residents), part.area));
            parts
        };
        let councils = of(Kind::is_local_authority);
        if councils.is_empty() { of(Kind::is_commissioner) } else { councils }
    }

    /// Does an area that lies in some land hold all of it too?
    fn has_the_land_of(self, land: &Footprint, one: &FiguredPart<'_>) -> bool {
        let theirs = self.land.footprint(one.area).filter(|_| one.is_whole);
        theirs.is_some_and(|theirs| {
            Overlap::of(land, theirs, self.atlas(), Weight::Residents).a_lies_wholly_in_b()
        })
    }

    fn figures_added(self, land: &Footprint, whole: &[FiguredPart<'_>]) -> Figures {
        if whole.is_empty() {
            return Figures::OnlySplit;
        }
        let mut all = Footprint::empty(self.atlas());
        for theirs in whole.iter().filter_map(|part| self.land.footprint(part.area)) {
            all.unite(theirs);
        }
        let overlap = Overlap::of(land, &all, self.atlas(), Weight::Residents);
        let share = overlap.containment().filter(|_| !overlap.a_lies_wholly_in_b());
        Figures::Added { areas: whole.iter().map(|part| part.area).collect(), share }
    }

    /// What is known of all of an area of which a part lies on the land.
    fn split_figures(self, land: &Footprint, part: FiguredPart<'a>, basis: Basis) -> Option<SplitFigures<'a>> {
        let theirs = self.land.footprint(part.area)?;
        let overlap = Overlap::of(theirs, land, self.atlas(), Weight::Residents);
        let (lies_here, of_those_here) = (overlap.containment()?, overlap.coverage()?);
        let providers = self.gathered(part.drawn.into_iter().map(|drawn| (drawn, 1.0)));
        Some(SplitFigures { area: part.area, basis, lies_here, of_those_here, providers })
    }

    /// Adds up by provider what each link says, with what it weighs.
    fn gathered(self, links: impl Iterator<Item = (Drawn<'a>, f64)>) -> Vec<Destination<'a>> {
        let mut providers: Vec<Destination<'a>> = Vec::new();
        for (Drawn { link, provider }, weight) in links {
            let share_of_area = link.share_of_area.unwrap_or(0.0) * weight;
            if let Some(known) = providers.iter_mut().find(|known| known.provider == provider) {
                // Shares of the patients of two that merged are not shares of all they have.
                let is_of_one = known.links.iter().all(|other| other.from == link.from);
                known.share_of_area += share_of_area;
                known.share = known.share.zip(link.share).filter(|_| is_of_one).map(|(a, b)| (a + b).min(1.0));
                known.links.push(link);
            } else {
                let share = link.share.filter(|_| link.from == provider);
                providers.push(Destination { provider, share_of_area, share, links: vec![link] });
            }
        }
        let id = |org: OrgIx| &self.atlas().org(org).id;
        for to in &mut providers {
            to.share_of_area = to.share_of_area.min(1.0);
        }
        providers.sort_by(|a, b| {
            b.share_of_area.total_cmp(&a.share_of_area).then_with(|| id(a.provider).cmp(id(b.provider)))
        });
        providers
    }
}

/// An area on some land with shares of its own.
struct FiguredPart<'a> {
    area: OrgIx,
    /// Its residents on the land.
    residents: u64,
    /// Does it lie wholly on the land?
    is_whole: bool,
    drawn: Vec<Drawn<'a>>,
}

fn ratio_or_one(part: u64, whole: u64) -> f64 {
    super::ratio(part, whole).unwrap_or(1.0)
}
