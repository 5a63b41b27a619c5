//! The lines of one level of detail, each with what lies on either side.

use super::bounds::Bounds;
use crate::outlines::{GridPoint, Outlines};

/// One line, drawn once however many areas it bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its points, in metres.
    pub points: Vec<GridPoint>,
    /// The patch on its left, as one goes along it; none where that is the sea or another country.
    pub left: Option<usize>,
    /// The patch on its right.
    pub right: Option<usize>,
    /// The box about it.
    pub bounds: Bounds,
}

/// The lines between all patches, and about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// Every line.
    pub all: Vec<Line>,
    /// The box about each patch; none where its shape is not known.
    pub patches: Vec<Option<Bounds>>,
}

/// A line between two groups of patches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border<'l, G> {
    /// The line.
    pub line: &'l Line,
    /// The group on its left.
    pub left: G,
    /// The group on its right.
    pub right: G,
}

impl Lines {
    /// Of outlines that fit together.
    pub fn new(outlines: &Outlines) -> Self {
        let metres = i32::try_from(outlines.metres).unwrap_or(1);
        let mut all: Vec<Line> = outlines.arcs.iter().filter_map(|arc| Line::of(arc, metres)).collect();
        let mut patches = Vec::with_capacity(outlines.patches.len());
        for (patch, rings) in outlines.patches.iter().enumerate() {
            let mut about: Option<Bounds> = None;
            for arc in rings.iter().flatten() {
                let Some(line) = all.get_mut(arc.arc()) else { continue };
                // Rings have their patch on the right.
                *(if arc.is_backwards() { &mut line.left } else { &mut line.right }) = Some(patch);
                about = Some(about.map_or(line.bounds, |b| b.with(line.bounds)));
            }
            patches.push(about);
        }
        Self { all, patches }
    }

    /// The lines between groups of patches: those of the coast are none, nor such as have no group on
    /// one side.
    pub fn borders<'l, G: PartialEq>(&'l self, group: impl Fn(usize) -> Option<G>) -> Vec<Border<'l, G>> {
        let border = |line: &'l Line| {
            let Line { left, right, .. } = line;
            let (left, right) = (group((*left)?)?, group((*right)?)?);
            (left != right).then_some(Border { line, left, right })
        };
        self.all.iter().filter_map(border).collect()
    }

    /// The box about some patches; none where no shape of them is known.
    pub fn bounds(&self, patches: impl Iterator<Item = usize>) -> Option<Bounds> {
        patches.filter_map(|patch| self.patches.get(patch).copied().flatten()).reduce(Bounds::with)
    }
}

impl Line {
    fn of(arc: &[GridPoint], metres: i32) -> Option<Self> {
        let point = |p: &GridPoint| GridPoint {
            east: p.east.saturating_mul(metres),
            north: p.north.saturating_mul(metres),
        };
        let points: Vec<GridPoint> = arc.iter().map(point).collect();
        let bounds = Bounds::of(points.iter().copied())?;
        Some(Self { points, left: None, right: None, bounds })
    }
}
