//! What a row says: for one service, who serves and by what sort of word.

use super::departments::Department;
use crate::atlas::{Extent, Link, OrgIx, SourceSet};
use crate::boundaries::{Destination, SplitFigures};
use crate::words::{Basis, Certainty, Service};

/// The providers of one service.
#[derive(Clone, Debug)]
pub struct ServiceRow<'a> {
    /// For what.
    pub service: Service,
    /// Who, what follows from flows before what is said.
    pub by: Vec<Given<'a>>,
}

/// One provider, and what makes it one.
#[derive(Clone, Debug)]
pub enum Given<'a> {
    /// It is said to serve the area.
    Serves(Serving<'a>),
    /// Residents go to it.
    Goes(Goes<'a>),
    /// Residents go to it from all of a council of which only a part is in the area.
    OfSplit(SplitFigures<'a>),
    /// It has an A&E, here or where residents go.
    Department(Department),
}

/// A provider that is said to serve an area.
#[derive(Clone, Debug)]
pub struct Serving<'a> {
    /// The provider.
    pub provider: OrgIx,
    /// How much of the area it serves.
    pub covers: AreaCover,
    /// The share of the area's residents whom it serves, where that is known and not all.
    pub share: Option<f64>,
    /// The areas of which it is said, where those have other land than the area.
    pub areas: Vec<OrgIx>,
    /// The one area with the same land of which it is said.
    pub via: Option<OrgIx>,
    /// The links that say it.
    pub links: Vec<&'a Link>,
}

impl Serving<'_> {
    /// The areas that its links name as the part that is served, other than that of which they are
    /// links.
    pub fn named_parts(&self) -> Vec<OrgIx> {
        let mut named: Vec<OrgIx> = Vec::new();
        for link in &self.links {
            if let Some(Extent::Within(areas)) = &link.extent {
                named.extend(areas.iter().copied().filter(|area| *area != link.to));
            }
        }
        named.dedup();
        named
    }

    /// The areas by which a part that is served is told: those of which it is said, else those that
    /// name the part; none where all of the area is served.
    pub fn areas_of_a_part(&self) -> Vec<OrgIx> {
        match self.covers {
            AreaCover::Whole => Vec::new(),
            AreaCover::Part if self.areas.is_empty() => self.named_parts(),
            AreaCover::Part | AreaCover::Perhaps => self.areas.clone(),
        }
    }
}

/// A trust that residents go to, or wait at.
#[derive(Clone, Debug, PartialEq)]
pub struct Goes<'a> {
    /// Which, and how many go to it.
    pub to: Destination<'a>,
    /// What the shares are shares of.
    pub basis: Basis,
    /// The areas of whose residents alone it is known, where others live in the area too.
    pub only_in: Vec<OrgIx>,
    /// Is it the one that most of the residents' admissions go to?
    pub is_main: bool,
}

/// How much of an area is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaCover {
    /// All of it.
    Whole,
    /// A part of it.
    Part,
    /// Some of it, or none: a larger area is served in a part that is not known.
    Perhaps,
}

impl<'a> Given<'a> {
    /// Who it is; of several, the one that most go to.
    pub fn provider(&self) -> OrgIx {
        match self {
            Self::Serves(serving) => serving.provider,
            Self::Goes(goes) => goes.to.provider,
            Self::OfSplit(split) => split.providers[0].provider,
            Self::Department(department) => department.trust,
        }
    }

    /// All whom it names: of a council that is split they may be several.
    pub fn providers(&self) -> Vec<OrgIx> {
        match self {
            Self::OfSplit(split) => split.named().map(|to| to.provider).collect(),
            _ => vec![self.provider()],
        }
    }

    /// How sure it is. What follows from flows is never more than inferred.
    pub fn certainty(&self) -> Certainty {
        match self {
            Self::Serves(_) => self.links_certainty(),
            Self::Goes(_) | Self::OfSplit(_) => self.links_certainty().max(Certainty::Inferred),
            Self::Department(department) => department.certainty,
        }
    }

    /// How sure the links are that it rests on.
    pub fn links_certainty(&self) -> Certainty {
        self.links().iter().map(|link| link.certainty).max().unwrap_or(Certainty::Certain)
    }

    /// On whose word.
    pub fn sources(&self) -> Vec<SourceSet> {
        match self {
            Self::Department(department) => department.sources.clone(),
            _ => self.links().iter().map(|link| link.sources).collect(),
        }
    }

    fn links(&self) -> Vec<&'a Link> {
        match self {
            Self::Serves(serving) => serving.links.clone(),
            Self::Goes(goes) => goes.to.links.clone(),
            Self::OfSplit(split) => split.named().flat_map(|to| to.links.iter().copied()).collect(),
            Self::Department(_) => Vec::new(),
        }
    }
}

/// Where a service stands among the others: hospital care and A&E first, then what most people ask
/// about, and last what few do.
pub(in crate::query) fn rank(service: Service) -> usize {
    const ORDER: [Service; 8] = [
        Service::Acute,
        Service::Emergency,
        Service::MentalHealth,
        Service::Community,
        Service::Ambulance,
        Service::ChildrensCommunity,
        Service::ChildrensMentalHealth,
        Service::Specialised,
    ];
    ORDER.iter().position(|known| *known == service).unwrap_or(ORDER.len() + service as usize)
}
