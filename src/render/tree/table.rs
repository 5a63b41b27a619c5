//! A tree as columns: code, name, kind, since, until, and what marks it. Names stand in by
//! a step for each level. A code made up from the name, which may be as long as that,
//! stands last.

use unicode_width::UnicodeWidthStr;

use super::foot::Foot;
use super::outline::{Outline, Printed};
use crate::query::Child;
use crate::render::csv::date;
use crate::render::number::counted;
use crate::render::sheet::Sheet;
use crate::render::{Look, clean, code, mark};

/// Names stand no further in than this.
const DEEPEST: u16 = 40;

const HEADER: [&str; 5] = ["code", "name", "kind", "since", "until"];
const COLUMNS: usize = HEADER.len();

/// A tree as columns, with a header, and its sources at the foot.
pub fn table(outline: &Outline<'_, '_>, look: Look) -> String {
    let rows: Vec<([String; COLUMNS], String)> = outline
        .without_headings()
        .map(|(printed, child)| (cells(outline, printed, (child, look)), rest(outline, printed, (child, look))))
        .collect();
    let mut widths = HEADER.map(str::len);
    for (cells, _) in &rows {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.width());
        }
    }
    let mut out = Sheet::new(look);
    let header = HEADER.map(str::to_owned);
    put(&mut out.text, &widths, (&header, ""), |_, cell| look.paint.heading(cell));
    for (cells, rest) in &rows {
        put(&mut out.text, &widths, (cells, rest), |column, cell| match column {
            1 => look.paint.name(cell),
            _ => cell.to_owned(),
        });
    }
    let foot = Foot::new(outline);
    out.blank();
    for line in std::iter::once(&foot.as_at).chain(&foot.lines()) {
        out.plain(line, ("", "  "));
    }
    out.text
}

/// One line: cells, each padded to the width of its column, then what else must be known.
fn put(
    text: &mut String,
    widths: &[usize; COLUMNS],
    (cells, rest): (&[String; COLUMNS], &str),
    paint: impl Fn(usize, &str) -> String,
) {
    let mut gap = 0;
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        if !cell.is_empty() {
            let indent = cell.len() - cell.trim_start().len();
            text.extend(std::iter::repeat_n(' ', gap + indent));
            text.push_str(&paint(column, &cell[indent..]));
            gap = 0;
        }
        gap += width.saturating_sub(cell.width()) + 2;
    }
    if !rest.is_empty() {
        text.extend(std::iter::repeat_n(' ', gap));
        text.push_str(rest);
    }
    text.push('\n');
}

fn cells(outline: &Outline<'_, '_>, printed: &Printed, (child, look): (Child, Look)) -> [String; COLUMNS] {
    let as_at = outline.as_at;
    let org = as_at.atlas().org(child.org);
    let indent = "  ".repeat(usize::from(printed.row.level.min(DEEPEST)));
    [
        code(&org.id).map_or_else(String::new, |code| clean(code).into_owned()),
        indent + &look.signs.fit(&clean(as_at.name(child.org))),
        as_at.kind(child.org).label().to_owned(),
        date(org.period.since),
        date(org.period.until),
    ]
}

/// A code made up from the name, the marks, and how much is cut off below.
fn rest(outline: &Outline<'_, '_>, printed: &Printed, (child, look): (Child, Look)) -> String {
    let id = &outline.as_at.atlas().org(child.org).id;
    let made_up = code(id).is_none().then(|| look.paint.faint(clean(id)));
    let more = (printed.left_out > 0)
        .then(|| format!("{} {} more below", look.signs.ellipsis(), counted(printed.left_out)));
    let marks = mark(outline.as_at, child, look.signs).into_iter().chain(more).map(|m| look.paint.mark(m));
    made_up.into_iter().chain(marks).collect::<Vec<_>>().join("  ")
}
