//! Where something stands in a drawing.

/// A point, counted from 0 at the upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: usize,
    pub(super) y: usize,
}
