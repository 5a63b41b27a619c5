//! Where boundaries run and where they do not line up.
//!
//! Everything with a boundary is a set of patches, and every comparison is set algebra
//! in residents: exact integers until the last division.

mod footprint;
mod land;
mod overlap;

pub use footprint::Footprint;
pub use land::{Holding, Land, Served, SystemShare};
pub use overlap::{Meeting, Overlap};
