//! A tree as a drawing: rows that stand in by a step for each level, joined by lines, with
//! text that can be selected. It is as tall as the tree is long.

use std::fmt::Write as _;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::foot::Foot;
use crate::query::{ListedRow, Listing, RowItem};
use crate::render::escape::markup::escape;
use crate::render::mark::marks_in_words;
use crate::render::number::counted;
use crate::render::phrase::{heading_of, kind_beside};
use crate::render::wrap::{Indent, wrap};

/// Rows stand no further in than this.
const DEEPEST: u16 = 40;
/// The room that lines at the foot are broken to, in columns.
const FOOT: usize = 110;

const MARGIN: usize = 20;
const STEP: usize = 22;
const ROW: usize = 22;
/// A column of text is no wider than this at the size of the rows; most letters are narrower.
const COLUMN: usize = 9;
/// Where the first row stands, below the title and the day.
const FIRST: usize = 84;

const STYLE: &str = "\
text { font: 14px system-ui, sans-serif; fill: #1d2126; }
.title { font-size: 20px; font-weight: 600; } .name { font-weight: 600; }
.faint { fill: #545b64; } .mark { fill: #7a4b00; } .paper { fill: #ffffff; }
path { fill: none; stroke: #8a919c; }
@media (prefers-color-scheme: dark) {
text { fill: #e4e6ea; } .faint { fill: #a9b0ba; } .mark { fill: #f0c15c; } .paper { fill: #16181d; }
}
";

/// A tree as a drawing.
pub fn svg(listing: &Listing<'_, '_>) -> String {
    let foot = Foot::new(listing);
    let mut drawing = Drawing::default();
    drawing.line("title", MARGIN + 12, &foot.title);
    drawing.line("faint", MARGIN + 38, &foot.as_at);
    // Where the last row of each depth stands, of the branch that is being drawn.
    let mut last: Vec<usize> = Vec::new();
    for (number, listed) in listing.rows.iter().enumerate() {
        let depth = usize::from(listed.row.depth.min(DEEPEST));
        let y = FIRST + number * ROW;
        if let Some(parent) = depth.checked_sub(1).and_then(|above| last.get(above)) {
            let top = last.get(depth).map_or(parent + 5, |sibling| sibling - 5);
            drawing.join(depth, top..y - 5);
        }
        last.truncate(depth);
        last.push(y);
        drawing.row(MARGIN + depth * STEP, y, &parts(listing, listed));
    }
    let mut y = FIRST + listing.rows.len() * ROW + ROW;
    for line in foot.lines().iter().flat_map(|line| wrap(line, Indent::hanging("  "), Some(FOOT))) {
        drawing.line("faint", y, &line);
        y += ROW;
    }
    drawing.finish(&foot, y)
}

/// The parts of a row, each with its class.
fn parts(listing: &Listing<'_, '_>, listed: &ListedRow) -> Vec<(&'static str, String)> {
    let as_at = listing.as_at;
    let child = match listed.row.item {
        RowItem::Group { heading, kind, count } => return vec![("group", heading_of(heading, kind, count))],
        RowItem::Org(child) => child,
    };
    let mut parts = vec![
        ("name", as_at.name(child.org).to_owned()),
        ("faint", as_at.atlas().org(child.org).id.to_string()),
    ];
    if listed.under != Some(as_at.kind(child.org)) {
        parts.extend(kind_beside(as_at, child.org).map(|kind| ("faint", kind.to_owned())));
    }
    parts.extend(marks_in_words(as_at.atlas(), &listed.marks).into_iter().map(|mark| ("mark", mark)));
    if listed.left_out > 0 {
        parts.push(("mark", format!("{} more below", counted(listed.left_out))));
    }
    parts
}

#[derive(Default)]
struct Drawing {
    body: String,
    width: usize,
}

impl Drawing {
    /// A line of text by itself.
    fn line(&mut self, class: &str, y: usize, text: &str) {
        let scale = if class == "title" { 3 } else { 2 };
        self.widen(MARGIN + text.width() * COLUMN * scale / 2);
        let _ = writeln!(self.body, "<text class=\"{class}\" x=\"{MARGIN}\" y=\"{y}\">{}</text>", escape(text));
    }

    /// A row of the tree.
    fn row(&mut self, x: usize, y: usize, parts: &[(&str, String)]) {
        let columns: usize = parts.iter().map(|(_, text)| text.width() + 2).sum();
        self.widen(x + columns * COLUMN);
        let _ = write!(self.body, "<text x=\"{x}\" y=\"{y}\">");
        for (number, (class, text)) in parts.iter().enumerate() {
            let before = match number {
                0 => "",
                1 => " ",
                _ => ", ",
            };
            let _ = write!(self.body, "{before}<tspan class=\"{class}\">{}</tspan>", escape(text));
        }
        self.body += "</text>\n";
    }

    /// The line from the row above, or the one before it, down and across to a row.
    fn join(&mut self, depth: usize, height: Range<usize>) {
        let Range { start: top, end: bottom } = height;
        let (left, right) = (MARGIN + (depth - 1) * STEP + 6, MARGIN + depth * STEP - 4);
        let _ = writeln!(self.body, "<path d=\"M{left} {top}V{bottom}H{right}\"/>");
    }

    fn widen(&mut self, right: usize) {
        self.width = self.width.max(right + MARGIN);
    }

    fn finish(self, foot: &Foot<'_>, height: usize) -> String {
        let Self { body, width } = self;
        let description: Vec<&str> =
            std::iter::once(&foot.as_at).chain(&foot.notes).map(String::as_str).collect();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"en-GB\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"graphics-document\" aria-labelledby=\"title desc\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
             <style>\n{STYLE}</style>\n<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n{body}</svg>\n",
            escape(&foot.title),
            escape(&description.join(" ")),
        )
    }
}
