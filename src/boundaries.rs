//! Where boundaries run and where they do not line up.
//!
//! Everything with a boundary is a set of patches, and every comparison is set algebra
//! in residents or small areas: exact integers until the last division.
//!
//! [`Overlap`] compares two areas, [`Spread`] lays one over many, [`Comparison`] all of one
//! sort over all of another. [`findings`] names each way in which lines do not line up.

mod commissioner;
mod comparison;
mod destinations;
mod drawn;
mod findings;
mod footprint;
mod geography;
mod hanging;
mod in_part;
mod land;
mod overlap;
mod spread;
mod superseded;
mod weight;

pub use comparison::{AreaCount, ComparedArea, Comparison, Pair, Summary};
pub use destinations::{Destination, Destinations, Figures, NAMED_BESIDE, SplitFigures};
pub use drawn::is_of_later;
pub use findings::{
    AreaUnserved, Code, CommissionerCouncils, CouncilLand, Coverage, CutCouncil, CutCouncils, Finding,
    FindingOptions, KnownPart, MainElsewhere, MainTrusts, Memberships, Misalignment, NetworkPractices,
    PartServed, PartnershipSpan, PatientsDrawn, Provenance, ProviderPart, Registration, ServedExtent,
    ServiceShared, Severity, SystemsServed, TrustShare, findings, findings_about, is_partnership,
};
pub use footprint::{AreaLand, Footprint};
pub use geography::Geography;
pub use hanging::{Hanging, Holding};
pub use in_part::ServedInPart;
pub use land::{Land, ServedLand, SystemShare};
pub use overlap::{Meeting, Overlap, WHOLLY, ratio};
pub use spread::{Piece, Spread};
pub use superseded::{is_old, was_seen_long_ago};
pub use weight::Weight;
