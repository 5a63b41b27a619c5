//! The shape of an area: rings, and where in it a name may stand.

use super::Place;
use super::bounds::Bounds;
use crate::outlines::GridPoint;

/// The shape of an area on the ground.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Its edges: clockwise about land, the other way about what that encloses.
    pub rings: Vec<Ring>,
}

/// A closed line, its first point not said again at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// Its points, in metres.
    pub points: Vec<GridPoint>,
}

impl Ring {
    /// How much it encloses, in square metres: less than nothing where it runs about a hole.
    pub fn area(&self) -> f64 {
        let next = self.points.iter().cycle().skip(1);
        let twice: f64 = self
            .points
            .iter()
            .zip(next)
            .map(|(a, b)| f64::from(b.east) * f64::from(a.north) - f64::from(a.east) * f64::from(b.north))
            .sum();
        twice / 2.0
    }

    /// Its sides.
    fn sides(&self) -> impl Iterator<Item = (GridPoint, GridPoint)> + '_ {
        self.points.iter().copied().zip(self.points.iter().copied().cycle().skip(1))
    }
}

impl Shape {
    /// Its area in square metres, holes left out.
    pub fn area(&self) -> f64 {
        self.rings.iter().map(Ring::area).sum()
    }

    /// Does a place lie in it?
    pub fn contains(&self, at: Place) -> bool {
        let crossings = self.rings.iter().flat_map(Ring::sides).filter(|(a, b)| {
            let (a, b) = (place(*a), place(*b));
            (a.north <= at.north) != (b.north <= at.north)
                && at.east < a.east + (at.north - a.north) / (b.north - a.north) * (b.east - a.east)
        });
        crossings.count() % 2 == 1
    }

    /// The place in it that lies farthest from its edges, and how far that is in metres: where its name
    /// may stand. Sought on a net over the box of its largest piece, and again about the best of it.
    pub fn visual_centre(&self) -> Option<(Place, f64)> {
        let largest = self.rings.iter().max_by(|a, b| a.area().total_cmp(&b.area()))?;
        let bounds = Bounds::of(largest.points.iter().copied())?;
        let mut best = (bounds.centre(), f64::MIN);
        let mut about = (bounds.centre(), bounds.width(), bounds.height());
        for _ in 0..4 {
            let (centre, width, height) = about;
            for row in 0..NET {
                for column in 0..NET {
                    let step =
                        |number: u32, size: f64| (f64::from(number) + 0.5) / f64::from(NET) * size - size / 2.0;
                    let at = Place {
                        east: centre.east + step(column, width),
                        north: centre.north + step(row, height),
                    };
                    let depth = self.depth(at);
                    if depth > best.1 {
                        best = (at, depth);
                    }
                }
            }
            about = (best.0, width * 2.0 / f64::from(NET), height * 2.0 / f64::from(NET));
        }
        Some(best)
    }

    /// How far a place lies from the edges; less than nothing outside.
    fn depth(&self, at: Place) -> f64 {
        let apart = |(a, b): (GridPoint, GridPoint)| {
            let (a, b) = (place(a), place(b));
            let (x, y) = (b.east - a.east, b.north - a.north);
            let along = ((at.east - a.east) * x + (at.north - a.north) * y) / (x * x + y * y).max(1.0);
            let along = along.clamp(0.0, 1.0);
            (at.east - a.east - along * x).hypot(at.north - a.north - along * y)
        };
        let nearest = self.rings.iter().flat_map(Ring::sides).map(apart).fold(f64::MAX, f64::min);
        if self.contains(at) { nearest } else { -nearest }
    }
}

/// So many points of the net each way.
const NET: u32 = 8;

fn place(point: GridPoint) -> Place {
    Place { east: point.east.into(), north: point.north.into() }
}
