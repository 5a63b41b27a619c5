//! Lines laid out to a width, of which a window is in sight, and the cursor among them.

use textwrap::{Options, WordSplitter, wrap};

use super::content::{Goal, Line};
use crate::render::reading::Role;

/// In fewer columns, lines that go on below a date begin further left.
const ROOM_BELOW_A_DATE: usize = 46;

/// Where the sign of a line that leads somewhere stands.
const MARGIN: &str = "  ";

/// Lines, laid out.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    lines: Vec<Line>,
    rows: Vec<LaidRow>,
    /// The lines on which the cursor can stand.
    stops: Vec<Stop>,
    cursor: usize,
    top: usize,
    width: usize,
    height: usize,
}

/// A row on the screen.
#[derive(Clone, Debug)]
pub(super) struct LaidRow {
    pub(super) text: String,
    pub(super) role: Role,
    /// Does its line lead anywhere?
    pub(super) leads: bool,
    /// Is it the first row of its line?
    pub(super) is_first: bool,
    stop: Option<usize>,
}

/// A line on which the cursor can stand.
#[derive(Clone, Copy, Debug)]
struct Stop {
    line: usize,
    first: usize,
    last: usize,
}

impl Laid {
    pub(super) fn new(lines: Vec<Line>) -> Self {
        let mut laid =
            Self { lines, rows: Vec::new(), stops: Vec::new(), cursor: 0, top: 0, width: 0, height: 1 };
        laid.lay_out();
        laid
    }

    /// Other lines in their stead; the cursor stays where it is.
    pub(super) fn replace(&mut self, lines: Vec<Line>) {
        self.lines = lines;
        self.lay_out();
        self.follow_cursor();
    }

    pub(super) fn height(&self) -> usize {
        self.height
    }

    pub(super) fn fit(&mut self, width: usize, height: usize) {
        self.height = height.max(1);
        if self.width != width {
            self.width = width;
            self.lay_out();
        }
        self.follow_cursor();
    }

    /// The rows in sight.
    pub(super) fn in_sight(&self) -> &[LaidRow] {
        let end = (self.top + self.height).min(self.rows.len());
        &self.rows[self.top.min(end)..end]
    }

    /// How many rows follow below those in sight.
    pub(super) fn below(&self) -> usize {
        self.rows.len().saturating_sub(self.top + self.height)
    }

    pub(super) fn has_cursor(&self, row: &LaidRow) -> bool {
        row.stop == Some(self.cursor)
    }

    /// Where the line with the cursor leads.
    pub(super) fn goals(&self) -> &[Goal] {
        self.stops.get(self.cursor).map_or(&[], |stop| self.lines[stop.line].goals.as_slice())
    }

    /// Moves by so many lines, and stops at the ends.
    pub(super) fn move_by(&mut self, lines: isize) {
        self.cursor = self.cursor.saturating_add_signed(lines).min(self.stops.len().saturating_sub(1));
        self.follow_cursor();
    }

    /// To the next line that leads anywhere, down or up; where there is none it stays.
    pub(super) fn move_to_link(&mut self, down: isize) {
        let leads = |at: &usize| !self.lines[self.stops[*at].line].goals.is_empty();
        let next = if down > 0 {
            (self.cursor + 1..self.stops.len()).find(leads)
        } else {
            (0..self.cursor.min(self.stops.len())).rev().find(leads)
        };
        self.cursor = next.unwrap_or(self.cursor);
        self.follow_cursor();
    }

    /// To the first line that leads anywhere.
    pub(super) fn move_to_first_link(&mut self) {
        let leads = |stop: &Stop| !self.lines[stop.line].goals.is_empty();
        self.cursor = self.stops.iter().position(leads).unwrap_or(0);
    }

    /// Scrolls by rows; the cursor goes along.
    pub(super) fn scroll_by(&mut self, rows: isize) {
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(furthest);
        let (first, last) = (self.top, self.top + self.height - 1);
        let in_sight = |stop: &Stop| stop.last >= first && stop.first <= last;
        if self.stops.get(self.cursor).is_some_and(in_sight) {
            return;
        }
        let mut near = self.stops.iter().enumerate().filter(|(_, stop)| in_sight(stop));
        let near = if rows > 0 { near.next() } else { near.next_back() };
        if let Some((at, _)) = near {
            self.cursor = at;
        }
    }

    /// Scrolls by rows; at an end, the cursor goes to the line there.
    pub(super) fn page_by(&mut self, rows: isize) {
        let before = (self.top, self.cursor);
        self.scroll_by(rows);
        if self.top == before.0 {
            self.move_by(if rows > 0 { isize::MAX } else { isize::MIN });
        }
    }

    /// A click on a row in sight: to the line there, if there is one.
    pub(super) fn click(&mut self, row: usize) -> bool {
        let Some(stop) = self.rows.get(self.top + row).and_then(|row| row.stop) else { return false };
        self.cursor = stop;
        true
    }

    fn follow_cursor(&mut self) {
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.top.min(furthest);
        let Some(stop) = self.stops.get(self.cursor).copied() else { return };
        if stop.last >= self.top + self.height {
            self.top = stop.last + 1 - self.height;
        }
        // What stands over the first of several lines is seen with it.
        let above = self.cursor.checked_sub(1).map_or(0, |above| self.stops[above].last + 1);
        let with_heading = if stop.first - above < self.height / 2 { above } else { stop.first };
        let is_under_heading = above < stop.first;
        self.top = self.top.min(if is_under_heading { with_heading } else { stop.first });
        if self.cursor + 1 == self.stops.len() && stop.first + self.height > self.rows.len() {
            self.top = furthest;
        }
    }

    fn lay_out(&mut self) {
        self.rows.clear();
        self.stops.clear();
        for (number, line) in self.lines.iter().enumerate() {
            let is_stop = matches!(line.role, Role::Text | Role::Source | Role::Warning);
            let first = self.rows.len();
            let stop = is_stop.then_some(self.stops.len());
            let (begins, goes_on) = line.indents;
            let goes_on = if self.width < ROOM_BELOW_A_DATE && goes_on.len() > 6 { "    " } else { goes_on };
            let (begins, goes_on) = (format!("{MARGIN}{begins}"), format!("{MARGIN}{goes_on}"));
            // Dates and codes are not broken at their hyphens.
            let options = Options::new(self.width.max(1))
                .word_splitter(WordSplitter::NoHyphenation)
                .initial_indent(&begins)
                .subsequent_indent(&goes_on);
            let leads = !line.goals.is_empty();
            for (at, part) in wrap(&line.text, options).into_iter().enumerate() {
                let text = part.into_owned();
                self.rows.push(LaidRow { text, role: line.role, leads, is_first: at == 0, stop });
            }
            if stop.is_some() {
                self.stops.push(Stop { line: number, first, last: self.rows.len().saturating_sub(1) });
            }
        }
        self.cursor = self.cursor.min(self.stops.len().saturating_sub(1));
    }
}
