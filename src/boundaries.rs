//! Where boundaries run and where they do not line up.
//!
//! Everything with a boundary is a set of patches, and every comparison is set algebra
//! in residents or small areas: exact integers until the last division.
//!
//! [`Overlap`] compares two areas, [`Spread`] lays one over many, [`Comparison`] all of one
//! sort over all of another. [`findings`] names each way in which lines do not line up.

mod commissioner;
mod comparison;
mod findings;
mod footprint;
mod ground;
mod land;
mod overlap;
mod spread;
mod weight;

pub use comparison::{Comparison, Counted, Pair, Summary, WithLand};
pub use findings::{
    Asked, Code, Coverage, Detail, Finding, Part, Severity, findings, findings_about, is_partnership,
};
pub use footprint::Footprint;
pub use ground::Ground;
pub use land::{Holding, Land, Served, SystemShare};
pub use overlap::{Meeting, Overlap};
pub use spread::{Piece, Spread};
pub use weight::Weight;
