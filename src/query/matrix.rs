//! A finding drawn up as a table: who against which areas, the areas in the groups that the
//! line runs between. Which rows and columns, each sort of finding chooses so that the table
//! explains it, with neighbours enough to compare it with.

mod columns;
mod joined;
mod lying;
mod serving;
mod table;

pub use table::{CellExtent, Column, Matrix, MatrixCell, Sense, Support};

use super::AsAt;
use crate::boundaries::{Finding, Misalignment, PartnershipSpan};
use crate::words::Service;
use serving::Spanning;

/// The finding of the day as a table.
pub fn matrix(as_at: &AsAt<'_>, finding: &Finding) -> Matrix {
    let subject = finding.subject;
    match &finding.misalignment {
        Misalignment::ProviderSpansSystems(served) => serving::across_systems(
            as_at,
            Spanning { provider: subject, systems: served.systems(), filed: None },
        ),
        Misalignment::RegisteredElsewhere(found) => {
            let systems = found.served.iter().map(|share| share.system).collect();
            serving::across_systems(as_at, Spanning { provider: subject, systems, filed: Some(found.system) })
        }
        Misalignment::PartnershipSpansSystems(PartnershipSpan::Members { systems, members }) => {
            joined::members(as_at, subject, systems, members)
        }
        Misalignment::PartnershipSpansSystems(PartnershipSpan::Serves(served)) => {
            serving::partnership(as_at, subject, &served.systems())
        }
        Misalignment::NoProvider(found) => serving::of_an_area(as_at, subject, found.service, &found.providers),
        Misalignment::SeveralProviders(found) => {
            serving::of_an_area(as_at, subject, found.service, &finding.misalignment.sides())
        }
        Misalignment::PartCovered(found) => {
            serving::of_an_area(as_at, subject, found.service, &[found.provider])
        }
        Misalignment::AreaSpansSystems(spread) | Misalignment::CouncilSplit(spread) => {
            lying::across_systems(as_at, spread)
        }
        Misalignment::SystemCutsCouncils(found) => lying::cut_by_a_system(as_at, subject, found),
        Misalignment::PlaceCutsCouncils(found) => lying::cut_by_a_place(as_at, subject, found),
        Misalignment::SeveralMainTrusts(_) => {
            serving::of_an_area(as_at, subject, Service::Acute, &finding.misalignment.sides())
        }
        Misalignment::MainOfNoCouncil(found) => joined::admitted(as_at, subject, found),
        Misalignment::CommissionerNotCoterminous(found) => lying::commissioner(as_at, subject, found),
        Misalignment::CrossesOnsRegion(spread) => lying::over_regions(as_at, spread),
        Misalignment::MemberOfSeveral(found) => joined::memberships(as_at, subject, &found.systems),
        Misalignment::DrawsFromElsewhere(found) => joined::drawn(as_at, subject, found),
        Misalignment::NetworkAcrossCommissioners(found) => joined::network(as_at, finding, found),
    }
}
