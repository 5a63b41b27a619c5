//! Patches painted dot by dot: for each row of dots the lines that cross it from west to east; between
//! two of them lies what the first has on its east.

use super::lines::{Line, Lines};
use super::projection::Projection;

/// Which patch lies beneath each dot of a canvas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dots {
    width: usize,
    height: usize,
    /// Row by row; [`SEA`] where there is none.
    patches: Vec<u16>,
}

const SEA: u16 = u16::MAX;

/// Where a line crosses a row.
#[derive(Clone, Copy)]
struct Crossing {
    column: f64,
    /// How far east it goes on its way north: which of two lines that meet on the row is the first.
    slope: f64,
    /// What lies to its east.
    east: u16,
}

impl Dots {
    /// Paints what a projection shows.
    pub fn paint(lines: &Lines, projection: &Projection) -> Self {
        let Projection { width, height, .. } = *projection;
        let mut rows: Vec<Vec<Crossing>> = vec![Vec::new(); height];
        let north = projection.place(0.0, -0.5).north;
        let south = projection.place(0.0, rows_of(height) - 0.5).north;
        let is_near =
            |line: &&Line| f64::from(line.bounds.south) <= north && f64::from(line.bounds.north) >= south;
        for line in lines.all.iter().filter(is_near) {
            cross(line, projection, &mut rows);
        }
        let mut patches = vec![SEA; width * height];
        for (row, crossings) in rows.iter_mut().enumerate() {
            crossings.sort_by(|a, b| a.column.total_cmp(&b.column).then(a.slope.total_cmp(&b.slope)));
            let dots = &mut patches[row * width..(row + 1) * width];
            fill(crossings, dots);
        }
        Self { width, height, patches }
    }

    /// How many dots it is wide.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many dots it is high.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The patch beneath a dot; none in the sea, and none off the canvas.
    pub fn patch(&self, column: usize, row: usize) -> Option<usize> {
        if column >= self.width || row >= self.height {
            return None;
        }
        let patch = self.patches[row * self.width + column];
        (patch != SEA).then_some(patch.into())
    }
}

/// The crossings of a line with the rows of dots.
fn cross(line: &Line, projection: &Projection, rows: &mut [Vec<Crossing>]) {
    let number = |side: Option<usize>| side.and_then(|patch| u16::try_from(patch).ok()).unwrap_or(SEA);
    let (left, right) = (number(line.left), number(line.right));
    let dot = |at: usize| {
        let point = line.points[at];
        projection.dot(super::Place { east: point.east.into(), north: point.north.into() })
    };
    for at in 1..line.points.len() {
        let ((from_column, from_row), (to_column, to_row)) = (dot(at - 1), dot(at));
        // A row counts as crossed by what reaches it from above, and not by what begins on it.
        let (top, bottom) = (from_row.min(to_row), from_row.max(to_row));
        let first = top.floor() + 1.0;
        if first > bottom || bottom < 0.0 {
            continue;
        }
        let slope = (to_column - from_column) / (from_row - to_row);
        let east = if to_row < from_row { right } else { left };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a canvas")]
        let (first, last) = (first.max(0.0) as usize, bottom.min(rows_of(rows.len())) as usize);
        for (row, crossings) in rows.iter_mut().enumerate().take(last + 1).skip(first) {
            let column = from_column + (from_row - rows_of(row)) * slope;
            crossings.push(Crossing { column, slope, east });
        }
    }
}

/// A row of dots between its crossings.
fn fill(crossings: &[Crossing], dots: &mut [u16]) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "columns of a canvas")]
    let column = |crossing: &Crossing| (crossing.column.ceil().max(0.0) as usize).min(dots.len());
    let spans: Vec<(usize, u16)> = crossings.iter().map(|c| (column(c), c.east)).collect();
    for (number, (from, patch)) in spans.iter().enumerate() {
        let to = spans.get(number + 1).map_or(dots.len(), |(to, _)| *to);
        if *patch != SEA && to > *from {
            dots[*from..to].fill(*patch);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a canvas has few rows")]
fn rows_of(count: usize) -> f64 {
    count as f64
}
