//! Areas on the ground: outlines of patches joined to the shapes of areas, and painted dot by dot.
//!
//! All of it is plain geometry in metres of the British National Grid, from numbers of patches to
//! points, rings and dots; which area a patch lies in, and what it is coloured by, is for others to
//! say. [`Lines`] are the outlines of one level of detail, each line with the patch on either side.
//! What lies on one side alone is a shape's edge ([`Lines::join`]); what has another group on either
//! side is a border ([`Lines::borders`]).

mod bounds;
mod dots;
mod join;
mod lines;
mod projection;
mod shape;

pub use bounds::Bounds;
pub use dots::Dots;
pub use lines::{Border, Line, Lines};
pub use projection::Projection;
pub use shape::{Ring, Shape};

/// A point in metres of the British National Grid.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// How far east.
    pub east: f64,
    /// How far north.
    pub north: f64,
}
