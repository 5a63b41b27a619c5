//! A tree as columns: code, name, kind, since, until, and what marks it. Names stand in by
//! a step for each level. A code made up from the name, which may be as long as that,
//! stands last.

use unicode_width::UnicodeWidthStr;

use super::foot::Foot;
use crate::query::{Child, ListedRow, Listing};
use crate::render::csv::date;
use crate::render::number::counted;
use crate::render::phrase::name;
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;
use crate::render::{Look, clean, code, mark};

/// Names stand no further in than this.
const DEEPEST: u16 = 40;

const HEADER: [&str; 5] = ["code", "name", "kind", "since", "until"];
const COLUMNS: usize = HEADER.len();

/// A row: its cells, and what else must be known, which stands last.
struct TableRow {
    cells: [String; COLUMNS],
    rest: String,
}

/// A tree as columns, with a header, and its sources at the foot.
pub fn table(listing: &Listing<'_, '_>, look: Look) -> String {
    let row = |(listed, child): (&ListedRow, Child)| TableRow {
        cells: cells(listing, listed, child, look),
        rest: rest(listing, listed, child, look),
    };
    let rows: Vec<TableRow> = listing.without_headings().map(row).collect();
    let mut widths = HEADER.map(str::len);
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            *width = (*width).max(cell.width());
        }
    }
    let header = TableRow { cells: HEADER.map(str::to_owned), rest: String::new() };
    let mut out = TextWriter::new(look);
    out.lines(&line(&header, &widths, |_, cell| look.paint.heading(cell)));
    for row in &rows {
        out.lines(&line(row, &widths, |column, cell| match column {
            1 => look.paint.name(cell),
            _ => cell.to_owned(),
        }));
    }
    let foot = Foot::new(listing);
    out.blank();
    for line in std::iter::once(&foot.as_at).chain(&foot.lines()) {
        out.plain(line, Indent::hanging("  "));
    }
    out.finish()
}

/// One line: cells, each padded to the width of its column, then what else must be known.
fn line(row: &TableRow, widths: &[usize; COLUMNS], paint: impl Fn(usize, &str) -> String) -> String {
    let mut text = String::new();
    let mut gap = 0;
    for (column, (cell, width)) in row.cells.iter().zip(widths).enumerate() {
        if !cell.is_empty() {
            let indent = cell.len() - cell.trim_start().len();
            text.extend(std::iter::repeat_n(' ', gap + indent));
            text.push_str(&paint(column, &cell[indent..]));
            gap = 0;
        }
        gap += width.saturating_sub(cell.width()) + 2;
    }
    if !row.rest.is_empty() {
        text.extend(std::iter::repeat_n(' ', gap));
        text.push_str(&row.rest);
    }
    text.push('\n');
    text
}

fn cells(listing: &Listing<'_, '_>, listed: &ListedRow, child: Child, look: Look) -> [String; COLUMNS] {
    let as_at = listing.as_at;
    let org = as_at.atlas().org(child.org);
    let indent = "  ".repeat(usize::from(listed.row.level.min(DEEPEST)));
    [
        code(&org.id).map_or_else(String::new, |code| clean(code).into_owned()),
        indent + &look.glyphs.fit(&name(as_at, child.org)),
        as_at.kind(child.org).label().to_owned(),
        date(org.period.since),
        date(org.period.until),
    ]
}

/// A code made up from the name, the marks, and how much is cut off below.
fn rest(listing: &Listing<'_, '_>, listed: &ListedRow, child: Child, look: Look) -> String {
    let atlas = listing.as_at.atlas();
    let id = &atlas.org(child.org).id;
    let made_up = code(id).is_none().then(|| look.paint.faint(clean(id)));
    let more = (listed.left_out > 0)
        .then(|| format!("{} {} more below", look.glyphs.ellipsis(), counted(listed.left_out)));
    let marks = mark(atlas, &listed.marks, look.glyphs).into_iter().chain(more).map(|m| look.paint.mark(m));
    made_up.into_iter().chain(marks).collect::<Vec<_>>().join("  ")
}
