//! What does not line up: for each code exactly what its rule finds.

use crate::atlas::OrgIx;
use crate::boundaries::{Spread, SystemShare, ratio};
use crate::words::{Basis, Service};

/// One way in which boundaries do not line up, with what was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Misalignment {
    /// A provider serves land in several systems.
    ProviderSpansSystems(SystemsServed),
    /// A partnership reaches over several systems.
    PartnershipSpansSystems(PartnershipSpan),
    /// A place or network lies in several systems: its land, over those.
    AreaSpansSystems(Spread),
    /// A council lies in several systems: its land, over those.
    CouncilSplit(Spread),
    /// A council or trust takes part in several systems at once.
    MemberOfSeveral(Memberships),
    /// A commissioner has the boundary of no local authority.
    CommissionerNotCoterminous(CommissionerCouncils),
    /// A system is not made of whole local authorities.
    SystemCutsCouncils(CutCouncils),
    /// A place is not made of whole local authorities.
    PlaceCutsCouncils(CutCouncils),
    /// No provider of a service is known for some of an area, or for all of it.
    NoProvider(AreaUnserved),
    /// Several serve the same residents of an area with the same service.
    SeveralProviders(ServiceShared),
    /// Nobody is said to serve an area with hospital care, and its residents go to several trusts.
    SeveralMainTrusts(MainTrusts),
    /// A provider serves only a part of an area.
    PartCovered(PartServed),
    /// A trust draws a good part of its activity from other systems than its own.
    DrawsFromElsewhere(PatientsDrawn),
    /// A hospital trust to which most residents of no local authority go.
    MainOfNoCouncil(MainElsewhere),
    /// A network has practices under another commissioner than its own.
    NetworkAcrossCommissioners(NetworkPractices),
    /// The register files a body under a system that it does not serve.
    RegisteredElsewhere(Registration),
    /// A system lies in several regions of the statisticians: its land, over those.
    CrossesOnsRegion(Spread),
}

/// The land that a body serves, in several systems.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemsServed {
    /// The land that is known to be served, over the systems.
    pub known: Spread,
    /// Is that all of it?
    pub extent: ServedExtent,
}

/// Whether all is known that a body serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServedExtent {
    /// All of it.
    Whole,
    /// Some areas are served in a part that is not known, so that residents are at least so
    /// many, and shares are not known.
    InPart {
        /// The systems that are served, if at all, in such areas alone.
        also: Vec<OrgIx>,
    },
}

/// By what a partnership reaches over systems.
#[derive(Clone, Debug, PartialEq)]
pub enum PartnershipSpan {
    /// By whom it serves.
    Serves(SystemsServed),
    /// By where its members belong; whom it serves is not known, or lies in one system.
    Members {
        /// The systems they belong to, in the order in which they are met.
        systems: Vec<OrgIx>,
        /// The members.
        members: Vec<OrgIx>,
    },
}

/// The systems that somebody takes part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memberships {
    /// Which.
    pub systems: Vec<OrgIx>,
    /// Of how many it is less sure than of the first two.
    pub less_sure: usize,
}

/// The local authorities that a commissioner has land of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommissionerCouncils {
    /// Each, the one of which it has most residents first.
    pub councils: Vec<CouncilLand>,
    /// The county that has the same boundary.
    pub county: Option<OrgIx>,
}

/// How much of a council's land is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CouncilLand {
    /// All of it.
    Whole(OrgIx),
    /// A part of it.
    Cut(CutCouncil),
}

/// A council with some of its land on either side of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutCouncil {
    /// The council.
    pub council: OrgIx,
    /// Its residents on the inner side.
    pub inside: u64,
    /// All of its residents.
    pub residents: u64,
}

/// Where most residents go that send a trust the largest share of theirs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MainElsewhere {
    /// The local authority.
    pub council: OrgIx,
    /// Of its residents' admissions, those to the trust, from 0 to 1.
    pub share: f64,
    /// The trust that most of its residents' admissions go to.
    pub main: OrgIx,
}

/// The local authorities that a system or place cuts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutCouncils {
    /// Those it has a part of, the one of which it has most residents first.
    pub cut: Vec<CutCouncil>,
    /// Those that lie wholly in it.
    pub whole: Vec<OrgIx>,
}

/// An area for which, or for some of which, no provider of a service is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaUnserved {
    /// The service.
    pub service: Service,
    /// The residents of the area for whom none is known.
    pub unserved: u64,
    /// All of its residents.
    pub residents: u64,
    /// Who serves the others; whoever several links name is here as often.
    pub providers: Vec<OrgIx>,
}

/// An area of which the same residents are served by several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceShared {
    /// The service.
    pub service: Service,
    /// Who takes part in it.
    pub providers: Vec<ProviderPart>,
    /// The residents whom two or more serve.
    pub shared: u64,
    /// All residents of the area.
    pub residents: u64,
}

/// The hospital trusts that residents of an area go to: the main one, then those beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct MainTrusts {
    /// Each, with its share of the residents' admissions.
    pub trusts: Vec<TrustShare>,
}

/// A trust, and its share of the admissions of an area's residents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrustShare {
    /// The trust.
    pub trust: OrgIx,
    /// From 0 to 1.
    pub share: f64,
}

/// What a provider serves of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProviderPart {
    /// The provider.
    pub provider: OrgIx,
    /// The residents of the area whom it serves.
    pub served: u64,
}

/// An area of which a provider serves a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartServed {
    /// The service.
    pub service: Service,
    /// The provider.
    pub provider: OrgIx,
    /// How much it serves, where it is known which part.
    pub part: Option<KnownPart>,
}

/// How many of an area's residents are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownPart {
    /// Those who are.
    pub served: u64,
    /// All of them.
    pub residents: u64,
}

/// The systems other than its own that a trust's patients come from.
#[derive(Clone, Debug, PartialEq)]
pub struct PatientsDrawn {
    /// Its own system.
    pub own: OrgIx,
    /// The share of its activity that comes from others, from 0 to 1.
    pub share: f64,
    /// What that is a share of.
    pub basis: Option<Basis>,
    /// The others, with the share of its activity from each where that is known.
    pub systems: Vec<SystemShare>,
}

/// The practices of a network that are under another commissioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetworkPractices {
    /// They are known.
    Named {
        /// The network's own commissioner.
        own: OrgIx,
        /// The practices.
        practices: Vec<OrgIx>,
        /// Their commissioners, each once.
        commissioners: Vec<OrgIx>,
    },
    /// Only their number is, from a figure.
    Counted {
        /// The network's own commissioner.
        own: Option<OrgIx>,
        /// How many there are.
        practices: u64,
    },
}

/// Where a register files a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Registration {
    /// The system it files it under.
    pub system: OrgIx,
    /// The systems it serves.
    pub served: Vec<SystemShare>,
}

impl SystemsServed {
    /// The systems, those with land that is known to be served first.
    pub fn systems(&self) -> Vec<OrgIx> {
        let also = match &self.extent {
            ServedExtent::Whole => &[][..],
            ServedExtent::InPart { also } => also,
        };
        self.known.areas().chain(also.iter().copied()).collect()
    }

    /// The residents served outside the system with most of them; nothing where none is known
    /// to be and there may be some.
    pub fn outside(&self) -> Option<u64> {
        let outside = self.known.spilled();
        match self.extent {
            ServedExtent::Whole => (self.known.total > 0).then_some(outside),
            ServedExtent::InPart { .. } => (outside > 0).then_some(outside),
        }
    }
}

impl CouncilLand {
    /// Whose it is.
    pub const fn council(self) -> OrgIx {
        match self {
            Self::Whole(council) => council,
            Self::Cut(cut) => cut.council,
        }
    }

    /// The residents on the smaller side of a cut, 0 where there is no cut. Not known where
    /// nobody counted them.
    pub fn smaller_side(self) -> Option<u64> {
        match self {
            Self::Whole(_) => Some(0),
            Self::Cut(cut) => cut.smaller_side(),
        }
    }
}

impl CutCouncil {
    /// The share of its residents on the inner side; nothing where it has none at all.
    pub fn share(self) -> Option<f64> {
        ratio(self.inside, self.residents)
    }

    /// The residents on the smaller side: of a council nearly all of which is on one side, the
    /// few on the other. Not known where nobody counted them.
    pub fn smaller_side(self) -> Option<u64> {
        (self.residents > 0).then(|| self.inside.min(self.residents - self.inside))
    }
}

impl KnownPart {
    /// The share of residents that is served; nothing where there are none at all.
    pub fn share(self) -> Option<f64> {
        ratio(self.served, self.residents)
    }

    /// The smaller part of the residents, served or not. Not known where nobody counted them.
    pub fn smaller_side(self) -> Option<u64> {
        (self.residents > 0).then(|| self.served.min(self.residents - self.served))
    }
}

impl NetworkPractices {
    /// The network's own commissioner.
    pub const fn own(&self) -> Option<OrgIx> {
        match self {
            Self::Named { own, .. } => Some(*own),
            Self::Counted { own, .. } => *own,
        }
    }

    /// How many practices are under another.
    pub fn count(&self) -> u64 {
        match self {
            Self::Named { practices, .. } => practices.iter().map(|_| 1).sum(),
            Self::Counted { practices, .. } => *practices,
        }
    }
}
