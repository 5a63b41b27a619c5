//! The shapes of patches on the ground, in three levels of detail: arcs that each are drawn once,
//! and of every patch the rings they make. What two patches share is one arc, so that joined land
//! has no seams. Each level is read when somebody asks for it.

mod text;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

pub use text::{NoOutlines, OUTLINES, outlines_file, parse_outlines, read_outlines, write_outlines};

/// How closely lines are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// For a few councils.
    Full,
    /// For a region or a system.
    Medium,
    /// For England.
    Coarse,
}

impl Detail {
    /// Every one, the closest first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Medium, Self::Coarse];

    /// Its name in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Medium => "medium",
            Self::Coarse => "coarse",
        }
    }
}

/// A point of the British National Grid, in the unit of its level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GridPoint {
    /// How far east.
    pub east: i32,
    /// How far north.
    pub north: i32,
}

/// An arc as a ring uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArcUse(i32);

impl ArcUse {
    /// As it is written: the number of the arc from 0; one that is run through backwards is
    /// written as -1 for arc 0, -2 for arc 1.
    pub const fn new(written: i32) -> Self {
        Self(written)
    }

    /// As it is written.
    pub const fn written(self) -> i32 {
        self.0
    }

    /// The number of the arc.
    pub const fn arc(self) -> usize {
        (if self.0 < 0 { !self.0 } else { self.0 }).unsigned_abs() as usize
    }

    /// Is it run through from its end?
    pub const fn is_backwards(self) -> bool {
        self.0 < 0
    }
}

/// The shapes of all patches in one level of detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct Outlines {
    /// How many metres a unit of the grid is.
    pub metres: u32,
    /// The key of the source they come from.
    pub source: String,
    /// What must be said of whose they are, wherever they are shown.
    pub attribution: String,
    /// Each line once: two points or more.
    pub arcs: Vec<Vec<GridPoint>>,
    /// Of each patch of the atlas its rings, in the order of the patches; none where its shape is not
    /// known. The outer ones run clockwise, holes the other way.
    pub patches: Vec<Vec<Vec<ArcUse>>>,
}

/// The same as it is stored: each point by how far it lies from the one before.
#[derive(Clone, Serialize, Deserialize)]
struct Packed {
    metres: u32,
    source: String,
    attribution: String,
    arcs: Vec<Vec<GridPoint>>,
    patches: Vec<Vec<Vec<ArcUse>>>,
}

impl From<Packed> for Outlines {
    fn from(packed: Packed) -> Self {
        let Packed { metres, source, attribution, mut arcs, patches } = packed;
        for arc in &mut arcs {
            let mut at = GridPoint::default();
            for point in arc {
                at = GridPoint {
                    east: at.east.wrapping_add(point.east),
                    north: at.north.wrapping_add(point.north),
                };
                *point = at;
            }
        }
        Self { metres, source, attribution, arcs, patches }
    }
}

impl From<Outlines> for Packed {
    fn from(outlines: Outlines) -> Self {
        let Outlines { metres, source, attribution, mut arcs, patches } = outlines;
        for arc in &mut arcs {
            let mut at = GridPoint::default();
            for point in arc {
                let step = GridPoint {
                    east: point.east.wrapping_sub(at.east),
                    north: point.north.wrapping_sub(at.north),
                };
                at = std::mem::replace(point, step);
            }
        }
        Self { metres, source, attribution, arcs, patches }
    }
}

/// What is wrong with outlines.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnsoundOutlines {
    /// They are not of as many patches as there are.
    #[error("they are of {0} pieces of land, and the atlas has {1}")]
    Count(usize, usize),
    /// A point lies off the map, an arc is none, or the unit is none.
    #[error("arc {0} has fewer than two points, or one that lies nowhere in Britain")]
    Arc(usize),
    /// A ring has an arc that is not there, or does not end where it begins.
    #[error("a ring of piece {0} does not close")]
    Ring(usize),
    /// An arc bounds more than two pieces, or two on the same side.
    #[error("arc {0} does not have one piece on each side at most")]
    Sides(usize),
}

/// The grid reaches no farther, in metres.
const FARTHEST: i64 = 2_000_000;

impl Outlines {
    /// Does everything fit together, for an atlas of so many patches?
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn check(&self, patches: usize) -> Result<(), UnsoundOutlines> {
        if self.patches.len() != patches {
            return Err(UnsoundOutlines::Count(self.patches.len(), patches));
        }
        let is_near = |units: i32| (i64::from(units) * i64::from(self.metres)).abs() <= FARTHEST;
        let is_arc = |arc: &Vec<GridPoint>| {
            self.metres > 0 && arc.len() > 1 && arc.iter().all(|p| is_near(p.east) && is_near(p.north))
        };
        if let Some(number) = self.arcs.iter().position(|arc| !is_arc(arc)) {
            return Err(UnsoundOutlines::Arc(number));
        }
        let mut used: HashMap<(usize, bool), usize> = HashMap::new();
        for (number, rings) in self.patches.iter().enumerate() {
            for ring in rings {
                if !self.closes(ring) {
                    return Err(UnsoundOutlines::Ring(number));
                }
                for arc in ring {
                    if used.insert((arc.arc(), arc.is_backwards()), number).is_some() {
                        return Err(UnsoundOutlines::Sides(arc.arc()));
                    }
                }
            }
        }
        Ok(())
    }

    fn closes(&self, ring: &[ArcUse]) -> bool {
        let ends = |arc: &ArcUse| {
            let points = self.arcs.get(arc.arc())?;
            let (first, last) = (*points.first()?, *points.last()?);
            Some(if arc.is_backwards() { (last, first) } else { (first, last) })
        };
        let ends: Option<Vec<(GridPoint, GridPoint)>> = ring.iter().map(ends).collect();
        let Some(ends) = ends.filter(|ends| !ends.is_empty()) else { return false };
        let next = ends.iter().cycle().skip(1);
        ends.iter().zip(next).all(|((_, end), (begin, _))| end == begin)
    }

    /// The same for an atlas whose patches have other numbers: for each of its patches that of the
    /// patch here, where it is one.
    #[must_use]
    pub fn renumbered(&self, numbers: &[Option<usize>]) -> Self {
        let patches = numbers.iter().map(|n| n.and_then(|n| self.patches.get(n)).cloned().unwrap_or_default());
        Self { patches: patches.collect(), ..self.clone() }
    }
}

/// Outlines as they are written: each patch named by the areas it lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenOutlines {
    /// The outlines, their patches in the order of the names.
    pub outlines: Outlines,
    /// The ids of the areas that each patch lies in as long as they are there.
    pub names: Vec<Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Outlines {
        let at = |east, north| GridPoint { east, north };
        Outlines {
            metres: 10,
            source: "s".to_owned(),
            attribution: "a".to_owned(),
            arcs: vec![
                vec![at(0, 0), at(0, 4), at(2, 4)],
                vec![at(2, 4), at(2, 0)],
                vec![at(2, 0), at(0, 0)],
                vec![at(2, 4), at(5, 4), at(5, 0), at(2, 0)],
            ],
            patches: vec![vec![[0, 1, 2].map(ArcUse::new).to_vec()], vec![[3, -2].map(ArcUse::new).to_vec()]],
        }
    }

    #[test]
    fn what_does_not_fit_together_is_told() {
        assert_eq!(square().check(2), Ok(()));
        assert_eq!(square().check(3), Err(UnsoundOutlines::Count(2, 3)));
        let mut far = square();
        far.arcs[1][0].east = 300_000;
        assert_eq!(far.check(2), Err(UnsoundOutlines::Arc(1)));
        let mut open = square();
        open.patches[1][0].pop();
        assert_eq!(open.check(2), Err(UnsoundOutlines::Ring(1)));
        let mut missing = square();
        missing.patches[0][0][0] = ArcUse::new(9);
        assert_eq!(missing.check(2), Err(UnsoundOutlines::Ring(0)));
        let mut twice = square();
        twice.patches[1] = twice.patches[0].clone();
        assert_eq!(twice.check(2), Err(UnsoundOutlines::Sides(0)));
    }
}
