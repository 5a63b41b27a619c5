//! From the ground to the dots of a canvas.

use super::Place;
use super::bounds::Bounds;
use crate::outlines::Detail;

/// Which ground a canvas shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// What lies in its middle.
    pub centre: Place,
    /// How many metres a dot is wide.
    pub metres: f64,
    /// How many times as high as wide a dot is.
    pub tall: f64,
    /// How many dots the canvas is wide.
    pub width: usize,
    /// How many it is high.
    pub height: usize,
}

impl Projection {
    /// The closest at which all of a box is seen, with a little about it.
    pub fn fitting(bounds: Bounds, width: usize, height: usize, tall: f64) -> Self {
        let across = bounds.width() / dots(width);
        let down = bounds.height() / (dots(height) * tall);
        let metres = (across.max(down) * 1.06).max(CLOSEST);
        Self { centre: bounds.centre(), metres, tall, width, height }
    }

    /// So many times as close.
    #[must_use]
    pub fn closer(self, times: f64) -> Self {
        Self { metres: (self.metres / times).clamp(CLOSEST, FARTHEST), ..self }
    }

    /// The place in the middle of a dot.
    pub fn place(&self, column: f64, row: f64) -> Place {
        Place {
            east: self.centre.east + (column + 0.5 - dots(self.width) / 2.0) * self.metres,
            north: self.centre.north - (row + 0.5 - dots(self.height) / 2.0) * self.metres * self.tall,
        }
    }

    /// The column and row of a place, counted from the middle of the first dot.
    pub fn dot(&self, at: Place) -> (f64, f64) {
        let column = (at.east - self.centre.east) / self.metres + dots(self.width) / 2.0 - 0.5;
        let row = (self.centre.north - at.north) / (self.metres * self.tall) + dots(self.height) / 2.0 - 0.5;
        (column, row)
    }

    /// The level of detail of which nothing more would be seen at this closeness.
    pub fn detail(&self) -> Detail {
        match self.metres {
            metres if metres < FULL => Detail::Full,
            metres if metres < MEDIUM => Detail::Medium,
            _ => Detail::Coarse,
        }
    }
}

/// Below so many metres a dot the full outlines are drawn, and below so many those of middling detail.
const FULL: f64 = 220.0;
const MEDIUM: f64 = 1_100.0;

/// No dot is smaller, and none larger, in metres.
const CLOSEST: f64 = 10.0;
const FARTHEST: f64 = 40_000.0;

#[expect(clippy::cast_precision_loss, reason = "a canvas has few dots")]
fn dots(count: usize) -> f64 {
    count.max(1) as f64
}
