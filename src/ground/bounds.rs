//! The box about something on the ground.

use super::Place;
use crate::outlines::GridPoint;

/// A box, in metres of the British National Grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Its westernmost.
    pub west: i32,
    /// Its southernmost.
    pub south: i32,
    /// Its easternmost.
    pub east: i32,
    /// Its northernmost.
    pub north: i32,
}

impl Bounds {
    /// About some points; none where there are none.
    pub fn of(points: impl IntoIterator<Item = GridPoint>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let start = Self { west: first.east, south: first.north, east: first.east, north: first.north };
        Some(points.fold(start, |all, p| Self {
            west: all.west.min(p.east),
            south: all.south.min(p.north),
            east: all.east.max(p.east),
            north: all.north.max(p.north),
        }))
    }

    /// About both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Its middle.
    pub fn centre(self) -> Place {
        let middle = |a: i32, b: i32| f64::midpoint(a.into(), b.into());
        Place { east: middle(self.west, self.east), north: middle(self.south, self.north) }
    }

    /// How wide it is, in metres.
    pub fn width(self) -> f64 {
        f64::from(self.east) - f64::from(self.west)
    }

    /// How high it is, in metres.
    pub fn height(self) -> f64 {
        f64::from(self.north) - f64::from(self.south)
    }
}
