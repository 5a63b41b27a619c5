//! What was found, as text.

use unicode_width::UnicodeWidthStr;

use super::cells::{cells, named_in, rest, rest_of_locality};
use crate::query::{AsAt, FoundRow};
use crate::render::mark::marks_in_words;
use crate::render::phrase::name;
use crate::render::{Look, Presentation, clean};

/// What was found as text, in columns: code, name, kind, where it sits, and what else must be
/// known. Spoken, as numbered lines.
pub fn text(as_at: &AsAt<'_>, found: &[FoundRow], look: Look) -> String {
    if look.presentation == Presentation::Spoken {
        return spoken(as_at, found, look);
    }
    let apart = named_in(as_at, found);
    let cells: Vec<[String; 4]> = found.iter().map(|found| cells(as_at, found, &apart, look.glyphs)).collect();
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

fn spoken(as_at: &AsAt<'_>, found: &[FoundRow], look: Look) -> String {
    let mut text = String::new();
    let apart = named_in(as_at, found);
    for (number, found) in found.iter().enumerate() {
        let parts = match found {
            FoundRow::Organisation(found) => {
                let mut parts = vec![
                    name(as_at, found.org),
                    as_at.kind(found.org).label().to_owned(),
                    clean(&as_at.atlas().org(found.org).id).into_owned(),
                ];
                parts.extend(rest(as_at, found, &apart, marks_in_words(as_at.atlas(), &found.marks)));
                parts
            }
            FoundRow::Locality(found) => {
                let mut parts = vec![clean(&found.name).into_owned(), found.what.label().to_owned()];
                parts.extend(rest_of_locality(as_at, found));
                parts
            }
        };
        text = text + &format!("{} ", number + 1) + &look.glyphs.fit(&parts.join(", ")) + "\n";
    }
    text
}
