//! What every answer needs of any misalignment: its code, who is concerned, how many it touches. It
//! is derived here, once for each, so that a new one is asked for everywhere.

use super::{Code, KnownPart, Misalignment, NetworkPractices, PartnershipSpan};
use crate::atlas::OrgIx;
use crate::words::{Basis, Service};

impl Misalignment {
    /// What it is called.
    pub const fn code(&self) -> Code {
        match self {
            Self::ProviderSpansSystems(_) => Code::ProviderSpansSystems,
            Self::PartnershipSpansSystems(_) => Code::PartnershipSpansSystems,
            Self::AreaSpansSystems(_) => Code::AreaSpansSystems,
            Self::CouncilSplit(_) => Code::CouncilSplit,
            Self::MemberOfSeveral(_) => Code::MemberOfSeveral,
            Self::CommissionerNotCoterminous(_) => Code::CommissionerNotCoterminous,
            Self::SystemCutsCouncils(_) => Code::SystemCutsCouncils,
            Self::PlaceCutsCouncils(_) => Code::PlaceCutsCouncils,
            Self::MainOfNoCouncil(_) => Code::MainOfNoCouncil,
            Self::NoProvider(_) => Code::NoProvider,
            Self::SeveralProviders(_) | Self::SeveralMainTrusts(_) => Code::SeveralProviders,
            Self::PartCovered(_) => Code::PartCovered,
            Self::DrawsFromElsewhere(_) => Code::DrawsFromElsewhere,
            Self::NetworkAcrossCommissioners(_) => Code::NetworkAcrossCommissioners,
            Self::RegisteredElsewhere(_) => Code::RegisteredElsewhere,
            Self::CrossesOnsRegion(_) => Code::CrossesOnsRegion,
        }
    }

    /// The service, where it is about one.
    pub const fn service(&self) -> Option<Service> {
        match self {
            Self::NoProvider(found) => Some(found.service),
            Self::SeveralProviders(found) => Some(found.service),
            Self::SeveralMainTrusts(_) => Some(Service::Acute),
            Self::PartCovered(found) => Some(found.service),
            Self::ProviderSpansSystems(_)
            | Self::PartnershipSpansSystems(_)
            | Self::AreaSpansSystems(_)
            | Self::CouncilSplit(_)
            | Self::MemberOfSeveral(_)
            | Self::CommissionerNotCoterminous(_)
            | Self::SystemCutsCouncils(_)
            | Self::PlaceCutsCouncils(_)
            | Self::MainOfNoCouncil(_)
            | Self::DrawsFromElsewhere(_)
            | Self::NetworkAcrossCommissioners(_)
            | Self::RegisteredElsewhere(_)
            | Self::CrossesOnsRegion(_) => None,
        }
    }

    /// What the subject is torn between, the greatest part first: systems, regions, councils,
    /// commissioners or providers.
    pub fn sides(&self) -> Vec<OrgIx> {
        match self {
            Self::ProviderSpansSystems(served)
            | Self::PartnershipSpansSystems(PartnershipSpan::Serves(served)) => served.systems(),
            Self::PartnershipSpansSystems(PartnershipSpan::Members { systems, .. }) => systems.clone(),
            Self::AreaSpansSystems(spread) | Self::CouncilSplit(spread) | Self::CrossesOnsRegion(spread) => {
                spread.areas().collect()
            }
            Self::MemberOfSeveral(found) => found.systems.clone(),
            Self::CommissionerNotCoterminous(found) => {
                found.councils.iter().map(|land| land.council()).collect()
            }
            Self::SystemCutsCouncils(found) | Self::PlaceCutsCouncils(found) => {
                found.cut.iter().map(|cut| cut.council).collect()
            }
            Self::MainOfNoCouncil(found) => vec![found.main],
            Self::NoProvider(found) => found.providers.clone(),
            Self::SeveralProviders(found) => found.providers.iter().map(|part| part.provider).collect(),
            Self::SeveralMainTrusts(found) => found.trusts.iter().map(|share| share.trust).collect(),
            Self::PartCovered(found) => vec![found.provider],
            Self::DrawsFromElsewhere(found) => found.systems.iter().map(|share| share.system).collect(),
            Self::NetworkAcrossCommissioners(NetworkPractices::Named { commissioners, .. }) => {
                commissioners.clone()
            }
            Self::NetworkAcrossCommissioners(NetworkPractices::Counted { .. }) => Vec::new(),
            Self::RegisteredElsewhere(found) => found.served.iter().map(|share| share.system).collect(),
        }
    }

    /// Who else is concerned.
    pub fn others(&self) -> Vec<OrgIx> {
        match self {
            Self::PartnershipSpansSystems(PartnershipSpan::Members { members, .. }) => members.clone(),
            Self::DrawsFromElsewhere(found) => vec![found.own],
            Self::MainOfNoCouncil(found) => vec![found.council],
            Self::NetworkAcrossCommissioners(NetworkPractices::Named { own, practices, .. }) => {
                std::iter::once(*own).chain(practices.iter().copied()).collect()
            }
            Self::NetworkAcrossCommissioners(NetworkPractices::Counted { own, .. }) => {
                own.iter().copied().collect()
            }
            Self::RegisteredElsewhere(found) => vec![found.system],
            Self::ProviderSpansSystems(_)
            | Self::PartnershipSpansSystems(PartnershipSpan::Serves(_))
            | Self::AreaSpansSystems(_)
            | Self::CouncilSplit(_)
            | Self::MemberOfSeveral(_)
            | Self::CommissionerNotCoterminous(_)
            | Self::SystemCutsCouncils(_)
            | Self::PlaceCutsCouncils(_)
            | Self::NoProvider(_)
            | Self::SeveralProviders(_)
            | Self::SeveralMainTrusts(_)
            | Self::PartCovered(_)
            | Self::CrossesOnsRegion(_) => Vec::new(),
        }
    }

    /// The residents it touches (mid-2020 counts), where they can be counted. Of land in
    /// several others they are those outside the one with most of them; where councils are
    /// cut, those on the smaller side of each cut. Not known where nobody counted them.
    pub fn residents(&self) -> Option<u64> {
        match self {
            Self::ProviderSpansSystems(served)
            | Self::PartnershipSpansSystems(PartnershipSpan::Serves(served)) => served.outside(),
            Self::AreaSpansSystems(spread) | Self::CouncilSplit(spread) | Self::CrossesOnsRegion(spread) => {
                (spread.total > 0).then(|| spread.spilled())
            }
            Self::CommissionerNotCoterminous(found) => {
                found.councils.iter().map(|land| land.smaller_side()).sum()
            }
            Self::SystemCutsCouncils(found) | Self::PlaceCutsCouncils(found) => {
                found.cut.iter().map(|cut| cut.smaller_side()).sum()
            }
            Self::NoProvider(found) => (found.residents > 0).then_some(found.unserved),
            Self::SeveralProviders(found) => (found.residents > 0).then_some(found.shared),
            Self::PartCovered(found) => found.part.and_then(KnownPart::smaller_side),
            Self::PartnershipSpansSystems(PartnershipSpan::Members { .. })
            | Self::MemberOfSeveral(_)
            | Self::DrawsFromElsewhere(_)
            | Self::MainOfNoCouncil(_)
            | Self::SeveralMainTrusts(_)
            | Self::NetworkAcrossCommissioners(_)
            | Self::RegisteredElsewhere(_) => None,
        }
    }

    /// Of an area that is not made of whole local authorities, those that lie wholly in it: they are
    /// told, and it does not concern them.
    pub fn wholly_in_it(&self) -> &[OrgIx] {
        match self {
            Self::SystemCutsCouncils(found) | Self::PlaceCutsCouncils(found) => &found.whole,
            _ => &[],
        }
    }

    /// Of a commissioner with the boundary of no local authority, the county that has its boundary.
    pub fn county(&self) -> Option<OrgIx> {
        match self {
            Self::CommissionerNotCoterminous(found) => found.county,
            _ => None,
        }
    }

    /// The share of a trust's activity that it touches, from 0 to 1.
    pub const fn share(&self) -> Option<f64> {
        match self {
            Self::DrawsFromElsewhere(found) => Some(found.share),
            Self::ProviderSpansSystems(_)
            | Self::PartnershipSpansSystems(_)
            | Self::AreaSpansSystems(_)
            | Self::CouncilSplit(_)
            | Self::MemberOfSeveral(_)
            | Self::CommissionerNotCoterminous(_)
            | Self::SystemCutsCouncils(_)
            | Self::PlaceCutsCouncils(_)
            | Self::MainOfNoCouncil(_)
            | Self::NoProvider(_)
            | Self::SeveralProviders(_)
            | Self::SeveralMainTrusts(_)
            | Self::PartCovered(_)
            | Self::NetworkAcrossCommissioners(_)
            | Self::RegisteredElsewhere(_)
            | Self::CrossesOnsRegion(_) => None,
        }
    }

    /// What its figures are figures of; nothing where it has none.
    pub fn basis(&self) -> Option<Basis> {
        match self {
            Self::ProviderSpansSystems(_)
            | Self::PartnershipSpansSystems(PartnershipSpan::Serves(_))
            | Self::PartCovered(_) => self.residents().map(|_| Basis::Residents),
            Self::AreaSpansSystems(_)
            | Self::CouncilSplit(_)
            | Self::CommissionerNotCoterminous(_)
            | Self::SystemCutsCouncils(_)
            | Self::PlaceCutsCouncils(_)
            | Self::NoProvider(_)
            | Self::SeveralProviders(_)
            | Self::CrossesOnsRegion(_) => Some(Basis::Residents),
            Self::MainOfNoCouncil(_) | Self::SeveralMainTrusts(_) => Some(Basis::Admissions),
            Self::PartnershipSpansSystems(PartnershipSpan::Members { .. })
            | Self::MemberOfSeveral(_)
            | Self::NetworkAcrossCommissioners(_) => Some(Basis::Membership),
            Self::DrawsFromElsewhere(found) => found.basis,
            Self::RegisteredElsewhere(_) => None,
        }
    }
}
