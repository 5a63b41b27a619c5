//! What was found: as aligned text, as spoken lines, as a table of Markdown, as CSV and JSON.

mod csv;
mod json;
mod markdown;

pub use csv::{FIND_COLUMNS, csv};
pub use json::json;
pub use markdown::markdown;

use unicode_width::UnicodeWidthStr;

use super::mark::marks_in_words;
use super::phrase::in_a_row;
use super::sources::Cited;
use super::{Layout, Look, Signs, clean, mark};
use crate::atlas::OrgIx;
use crate::date::Date;
use crate::query::{AsAt, Child, became};

/// One organisation that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub org: OrgIx,
    /// What of it matched the words, and how well; nothing where it was only listed.
    pub hit: Option<Matched>,
}

/// What of an organisation matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// The name, code or alias that matched.
    pub text: String,
    /// More is better.
    pub score: u32,
    /// Must the text be shown, since the name and the code do not tell why it was found?
    pub explains: Explains,
}

/// Does what matched show in the row by itself?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explains {
    /// It is the name or the code.
    Itself,
    /// It is another name, which is to be shown.
    Otherwise,
}

/// Rows as text, in columns: code, name, kind, where it sits, and what else must be known.
/// Spoken, as numbered lines.
pub fn text(as_at: &AsAt<'_>, rows: &[Row], look: Look) -> String {
    if look.layout == Layout::Spoken {
        return spoken(as_at, rows, look);
    }
    let cells: Vec<[String; 4]> = rows.iter().map(|row| cells(as_at, row, look.signs)).collect();
    let width = |column: usize| cells.iter().map(|c| c[column].width()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let mut text = String::new();
    for [id, name, kind, rest] in &cells {
        let padding = |cell: &str, column: usize| " ".repeat(widths[column].saturating_sub(cell.width()) + 2);
        let line = format!(
            "{}{}{}{}{kind}{}{rest}",
            look.paint.faint(id),
            padding(id, 0),
            look.paint.name(name),
            padding(name, 1),
            padding(kind, 2),
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn spoken(as_at: &AsAt<'_>, rows: &[Row], look: Look) -> String {
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        let mut parts = vec![
            clean(as_at.name(row.org)).into_owned(),
            as_at.kind(row.org).label().to_owned(),
            clean(&as_at.atlas().org(row.org).id).into_owned(),
        ];
        parts.extend(rest(as_at, row, marks_in_words(as_at, Child { org: row.org, share: None })));
        text = text + &format!("{} ", number + 1) + &look.signs.fit(&parts.join(", ")) + "\n";
    }
    text
}

/// The sources of what was found.
fn cited<'a>(as_at: &AsAt<'a>, rows: &[Row]) -> Cited<'a> {
    let mut cited = Cited::new(as_at.atlas());
    for row in rows {
        cited.add(as_at.atlas().org(row.org).sources);
    }
    cited
}

/// Organisations by themselves, for a message.
pub fn named(as_at: &AsAt<'_>, orgs: &[OrgIx], look: Look) -> String {
    let rows: Vec<Row> = orgs.iter().map(|org| Row { org: *org, hit: None }).collect();
    text(as_at, &rows, look)
}

fn cells(as_at: &AsAt<'_>, row: &Row, signs: Signs) -> [String; 4] {
    let org = as_at.atlas().org(row.org);
    let marks = mark(as_at, Child { org: row.org, share: None }, signs).into_iter().collect();
    [
        clean(&org.id).into_owned(),
        signs.fit(&clean(as_at.name(row.org))).into_owned(),
        as_at.kind(row.org).label().to_owned(),
        signs.fit(&rest(as_at, row, marks).join("  ")).into_owned(),
    ]
}

/// Where it sits, what marks it, and what else must be known.
fn rest(as_at: &AsAt<'_>, row: &Row, marks: Vec<String>) -> Vec<String> {
    let org = as_at.atlas().org(row.org);
    let mut rest = Vec::new();
    if let Some(parent) = as_at.parent(row.org) {
        rest.push(format!("in {}", clean(as_at.name(parent))));
    }
    rest.extend(marks);
    if org.period.until.is_some_and(|u| u.last_day() < as_at.day()) {
        rest.extend(became_what(as_at, row.org));
    }
    if let Some(since) = org.period.since.filter(|s| s.first_day() > as_at.day()) {
        rest.push(format!("(from {since})"));
    }
    if let Some(hit) = row.hit.as_ref().filter(|h| h.explains == Explains::Otherwise) {
        rest.push(format!("also: {}", clean(&hit.text)));
    }
    rest
}

fn became_what(as_at: &AsAt<'_>, org: OrgIx) -> Option<String> {
    let atlas = as_at.atlas();
    let named = |b: &crate::query::Became| {
        let other = atlas.org(b.org);
        let when = b.on.map_or(as_at.day(), Date::first_day);
        format!("{} ({})", clean(other.name_at(when)), clean(&other.id))
    };
    let later: Vec<String> = became(atlas, org).iter().map(named).collect();
    (!later.is_empty()).then(|| format!("became {}", in_a_row(&later)))
}
