//! How much a finding matters.

use super::{Finding, Misalignment, PartnershipSpan, ServedExtent};
use crate::boundaries::Spread;
use crate::words::{Service, words};

words! {
    /// How much a finding matters; the rule is [`Finding::severity`].
    Severity {
        /// Many people are touched.
        Major => "major",
        /// Some are.
        Minor => "minor",
        /// Nobody is served differently for it, or next to nobody is touched.
        Note => "note",
    }
}

/// Residents from which a finding is major.
const MANY_RESIDENTS: u64 = 50_000;
/// Systems from which a membership is major.
const MANY_SYSTEMS: usize = 3;
/// The share of activity from which a finding is major.
const MUCH_ACTIVITY: f64 = 0.25;
/// Below this share of the subject's residents it is a sliver.
pub(super) const SLIVER: f64 = 0.01;

impl Finding {
    /// How much it matters. A note, where only a register, a line of the statisticians or where
    /// patients choose to go differs, where whole councils are put together, or where under 1% of the subject's
    /// residents are touched. Minor at most, where several have an A&E: people go to the one that is nearest.
    /// Else major, where it touches 50,000 residents, a quarter of a
    /// trust's activity, or, where only membership is known, three systems. Else minor.
    pub fn severity(&self) -> Severity {
        let residents = self.misalignment.residents();
        match &self.misalignment {
            Misalignment::RegisteredElsewhere(_)
            | Misalignment::CrossesOnsRegion(_)
            | Misalignment::MainOfNoCouncil(_)
            | Misalignment::SeveralMainTrusts(_) => Severity::Note,
            Misalignment::AreaSpansSystems(spread) | Misalignment::CouncilSplit(spread)
                if is_sliver(spread) =>
            {
                Severity::Note
            }
            Misalignment::ProviderSpansSystems(served)
                if served.extent == ServedExtent::Whole && is_sliver(&served.known) =>
            {
                Severity::Note
            }
            Misalignment::PartnershipSpansSystems(PartnershipSpan::Members { systems, .. }) => {
                by_systems(systems.len())
            }
            Misalignment::MemberOfSeveral(memberships) => by_systems(memberships.systems.len()),
            Misalignment::NetworkAcrossCommissioners(_) => by_systems(self.misalignment.sides().len()),
            Misalignment::SeveralProviders(shared) if shared.service == Service::Emergency => Severity::Minor,
            Misalignment::DrawsFromElsewhere(drawn) if drawn.share >= MUCH_ACTIVITY => Severity::Major,
            Misalignment::DrawsFromElsewhere(_) => Severity::Minor,
            Misalignment::ProviderSpansSystems(_)
            | Misalignment::PartnershipSpansSystems(PartnershipSpan::Serves(_))
            | Misalignment::AreaSpansSystems(_)
            | Misalignment::CouncilSplit(_)
            | Misalignment::CommissionerNotCoterminous(_)
            | Misalignment::SystemCutsCouncils(_)
            | Misalignment::PlaceCutsCouncils(_)
            | Misalignment::NoProvider(_)
            | Misalignment::SeveralProviders(_)
            | Misalignment::PartCovered(_) => by_residents(residents),
        }
    }
}

const fn by_systems(count: usize) -> Severity {
    if count >= MANY_SYSTEMS { Severity::Major } else { Severity::Minor }
}

const fn by_residents(touched: Option<u64>) -> Severity {
    match touched {
        Some(0) => Severity::Note,
        Some(MANY_RESIDENTS..) => Severity::Major,
        Some(_) | None => Severity::Minor,
    }
}

/// Does all but a sliver lie in one?
fn is_sliver(spread: &Spread) -> bool {
    spread.best_fit().is_some_and(|(_, largest)| 1.0 - largest < SLIVER)
}
