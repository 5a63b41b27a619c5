//! Patches joined: the lines with land of theirs on one side alone, chained end to end.

use std::collections::HashMap;

use super::lines::{Line, Lines};
use super::shape::{Ring, Shape};
use crate::outlines::GridPoint;

/// A line as an edge of a shape: run through so that the shape lies on its right.
#[derive(Clone, Copy)]
struct Edge<'l> {
    line: &'l Line,
    is_backwards: bool,
}

impl Edge<'_> {
    fn points(&self) -> Box<dyn DoubleEndedIterator<Item = GridPoint> + '_> {
        let points = self.line.points.iter().copied();
        if self.is_backwards { Box::new(points.rev()) } else { Box::new(points) }
    }

    fn start(&self) -> Option<GridPoint> {
        self.points().next()
    }

    fn end(&self) -> Option<GridPoint> {
        self.points().next_back()
    }
}

impl Lines {
    /// The shape of some patches together. Rings run clockwise about land and the other way about
    /// what it encloses, and no two of them cross.
    pub fn join<'l>(&'l self, is_in: impl Fn(usize) -> bool) -> Shape {
        let is_in = |side: Option<usize>| side.is_some_and(&is_in);
        let edge = |line: &'l Line| match (is_in(line.left), is_in(line.right)) {
            (false, true) => Some(Edge { line, is_backwards: false }),
            (true, false) => Some(Edge { line, is_backwards: true }),
            _ => None,
        };
        Shape { rings: chained(&self.all.iter().filter_map(edge).collect::<Vec<_>>()) }
    }
}

/// Edges put end to end. Every point has as many that end there as begin there.
fn chained(edges: &[Edge<'_>]) -> Vec<Ring> {
    let mut from: HashMap<GridPoint, Vec<usize>> = HashMap::new();
    for (number, edge) in edges.iter().enumerate() {
        if let Some(start) = edge.start() {
            from.entry(start).or_default().push(number);
        }
    }
    let mut is_used = vec![false; edges.len()];
    let mut rings = Vec::new();
    for first in 0..edges.len() {
        let mut points: Vec<GridPoint> = Vec::new();
        let mut next = Some(first).filter(|first| !is_used[*first]);
        while let Some(number) = next {
            is_used[number] = true;
            // The last point of an edge is the first of the next.
            points.extend(edges[number].points().rev().skip(1).collect::<Vec<_>>().into_iter().rev());
            let Some(end) = edges[number].end() else { break };
            if edges[first].start() == Some(end) && !goes_on(edges, &from, &is_used, (number, first)) {
                break;
            }
            next = sharpest(edges, &from, &is_used, number);
        }
        if points.len() > 2 {
            rings.push(Ring { points });
        }
    }
    rings
}

/// Where a ring comes by its start: is there an edge that turns off more sharply than its first?
fn goes_on(
    edges: &[Edge<'_>],
    from: &HashMap<GridPoint, Vec<usize>>,
    is_used: &[bool],
    (last, first): (usize, usize),
) -> bool {
    let Some(other) = sharpest(edges, from, is_used, last) else { return false };
    turn(&edges[last], &edges[other]) > turn(&edges[last], &edges[first])
}

/// Of the edges that begin where one ends, the one that turns most to the right: so that pieces of
/// land that touch at a point are rings of their own.
fn sharpest(
    edges: &[Edge<'_>],
    from: &HashMap<GridPoint, Vec<usize>>,
    is_used: &[bool],
    last: usize,
) -> Option<usize> {
    let begin = from.get(&edges[last].end()?)?.iter().copied().filter(|edge| !is_used[*edge]);
    begin.max_by(|a, b| turn(&edges[last], &edges[*a]).total_cmp(&turn(&edges[last], &edges[*b])))
}

/// By how much one turns right from an edge into another, from -π to π.
fn turn(last: &Edge<'_>, next: &Edge<'_>) -> f64 {
    let bearing = |a: GridPoint, b: GridPoint| {
        (f64::from(b.east) - f64::from(a.east)).atan2(f64::from(b.north) - f64::from(a.north))
    };
    let mut end = last.points().rev();
    let mut start = next.points();
    let (Some(end), Some(before)) = (end.next(), end.next()) else { return 0.0 };
    let (Some(begin), Some(after)) = (start.next(), start.next()) else { return 0.0 };
    let turn = bearing(begin, after) - bearing(before, end);
    let whole = std::f64::consts::TAU;
    (turn + whole / 2.0).rem_euclid(whole) - whole / 2.0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use crate::ground::Lines;
    use crate::outlines::{ArcUse, GridPoint, Outlines};

    /// Four squares of 10 m: 0 and 3 touch 1 and 2 along sides, and one another at a point.
    fn squares() -> Lines {
        let at = |east, north| GridPoint { east, north };
        let arcs = [
            [at(0, 1), at(0, 2), at(1, 2)].to_vec(),
            [at(1, 2), at(1, 1)].to_vec(),
            [at(1, 1), at(0, 1)].to_vec(),
            [at(1, 2), at(2, 2), at(2, 1)].to_vec(),
            [at(2, 1), at(1, 1)].to_vec(),
            [at(1, 1), at(1, 0)].to_vec(),
            [at(1, 0), at(0, 0), at(0, 1)].to_vec(),
            [at(2, 1), at(2, 0), at(1, 0)].to_vec(),
        ];
        let ring = |arcs: &[i32]| vec![arcs.iter().map(|arc| ArcUse::new(*arc)).collect()];
        let outlines = Outlines {
            metres: 10,
            source: String::new(),
            attribution: String::new(),
            arcs: arcs.into(),
            patches: vec![ring(&[0, 1, 2]), ring(&[3, 4, -2]), ring(&[-3, 5, 6]), ring(&[-5, 7, -6])],
        };
        outlines.check(4).expect("sound");
        Lines::new(&outlines)
    }

    #[test]
    fn what_is_shared_goes_when_patches_are_joined() {
        let lines = squares();
        let shape = |patches: &[usize]| lines.join(|patch| patches.contains(&patch));
        assert_eq!(shape(&[0, 1]).rings.len(), 1);
        assert!((shape(&[0, 1]).area() - 200.0).abs() < 1e-9);
        assert_eq!(shape(&[0, 1, 2, 3]).rings.len(), 1);
        assert!((shape(&[0, 1, 2, 3]).area() - 400.0).abs() < 1e-9);
        assert!(shape(&[]).rings.is_empty());
    }

    #[test]
    fn land_that_touches_at_a_point_is_in_two_rings() {
        let lines = squares();
        let shape = lines.join(|patch| patch == 0 || patch == 3);
        assert_eq!(shape.rings.len(), 2);
        assert!((shape.area() - 200.0).abs() < 1e-9);
    }

    #[test]
    fn a_border_has_a_group_on_either_side_and_the_coast_has_none() {
        let lines = squares();
        let borders = lines.borders(|patch| Some(patch % 2));
        assert_eq!(borders.len(), 2);
        assert!(borders.iter().all(|border| border.left != border.right));
        assert!(lines.borders(|_| Some(())).is_empty());
        assert!(lines.borders(|patch| (patch == 0).then_some(())).is_empty());
    }
}
