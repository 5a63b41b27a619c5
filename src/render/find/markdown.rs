//! What was found, as a table of Markdown, ready to paste.

use super::cells::{cells, citations, named_in};
use crate::query::{AsAt, FoundRow};
use crate::render::escape::markdown::escape;
use crate::render::markdown::{row, sources};
use crate::render::phrase::as_at_line;
use crate::render::{Glyphs, counted};

/// What was found as a table of Markdown, with how many more there are that were left out.
pub fn markdown(as_at: &AsAt<'_>, found: &[FoundRow], more: usize) -> String {
    let mut out = "| code | name | kind | where and what else |\n|---|---|---|---|\n".to_owned();
    let apart = named_in(as_at, found);
    for found in found {
        let cells = cells(as_at, found, &apart, Glyphs::Unicode);
        out += &row(&cells.map(|cell| escape(&cell.replace("  ", ", "))));
    }
    if more > 0 {
        out = out + "\n" + &counted(more) + " more are left out.\n";
    }
    out = out + "\n" + &escape(&as_at_line(as_at)) + "\n";
    out + &sources(citations(as_at, found).all())
}
