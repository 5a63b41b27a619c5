//! A tree as columns: code, name, kind, since, until, and what marks it. Names stand in by
//! a step for each level. A code made up from the name, which may be as long as that,
//! stands last.

use unicode_width::UnicodeWidthStr;

use super::foot::Foot;
use super::outline::{Outline, Printed};
use crate::query::Child;
use crate::render::csv::date;
use crate::render::number::counted;
use crate::render::{Look, Signs, clean, code, mark};

/// Names stand no further in than this.
const DEEPEST: u16 = 40;

const HEADER: [&str; 5] = ["code", "name", "kind", "since", "until"];
const COLUMNS: usize = HEADER.len();

/// A tree as columns, with a header, and its sources at the foot.
pub fn table(outline: &Outline<'_, '_>, look: Look) -> String {
    let rows: Vec<([String; COLUMNS], String)> = outline
        .without_headings()
        .map(|(printed, child)| {
            (cells(outline, printed, (child, look.signs)), marks(outline, printed, (child, look.signs)))
        })
        .collect();
    let mut widths = HEADER.map(str::len);
    for (cells, _) in &rows {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.width());
        }
    }
    let mut text = String::new();
    let header = HEADER.map(str::to_owned);
    put(&mut text, &widths, (&header, ""), |_, cell| look.paint.heading(cell));
    for (cells, marks) in &rows {
        put(&mut text, &widths, (cells, &look.paint.mark(marks)), |column, cell| match column {
            1 => look.paint.name(cell),
            _ => cell.to_owned(),
        });
    }
    let foot = Foot::new(outline);
    text.push('\n');
    for line in std::iter::once(&foot.as_at).chain(&foot.lines()) {
        text.push_str(&look.signs.fit(line));
        text.push('\n');
    }
    text
}

/// One line: cells, each padded to the width of its column, then the marks.
fn put(
    text: &mut String,
    widths: &[usize; COLUMNS],
    (cells, marks): (&[String; COLUMNS], &str),
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
    if !marks.is_empty() {
        text.extend(std::iter::repeat_n(' ', gap));
        text.push_str(marks);
    }
    text.push('\n');
}

fn cells(outline: &Outline<'_, '_>, printed: &Printed, (child, signs): (Child, Signs)) -> [String; COLUMNS] {
    let as_at = outline.as_at;
    let org = as_at.atlas().org(child.org);
    let indent = "  ".repeat(usize::from(printed.row.level.min(DEEPEST)));
    [
        code(&org.id).map_or_else(String::new, |code| clean(code).into_owned()),
        indent + &signs.fit(&clean(as_at.name(child.org))),
        as_at.kind(child.org).label().to_owned(),
        date(org.period.since),
        date(org.period.until),
    ]
}

fn marks(outline: &Outline<'_, '_>, printed: &Printed, (child, signs): (Child, Signs)) -> String {
    let more = (printed.left_out > 0)
        .then(|| format!("{} {} more below", signs.ellipsis(), counted(printed.left_out)));
    let id = &outline.as_at.atlas().org(child.org).id;
    let made_up = code(id).is_none().then(|| clean(id).into_owned());
    let marks = made_up.into_iter().chain(mark(outline.as_at, child, signs)).chain(more);
    marks.collect::<Vec<_>>().join("  ")
}
