//! What was found, as a table of Markdown, ready to paste.

use super::{Row, cells, cited};
use crate::query::AsAt;
use crate::render::markdown::escape;
use crate::render::phrase::as_at_line;
use crate::render::sheet::markdown_sources;
use crate::render::{Signs, counted};

/// Rows as a table of Markdown, with how many more there are that were left out.
pub fn markdown(as_at: &AsAt<'_>, rows: &[Row], more: usize) -> String {
    let mut out = "| code | name | kind | where and what else |\n|---|---|---|---|\n".to_owned();
    for row in rows {
        let cells = cells(as_at, row, Signs::Unicode).map(|cell| escape(&cell.replace("  ", ", ")));
        out = out + "| " + &cells.join(" | ") + " |\n";
    }
    if more > 0 {
        out = out + "\n" + &counted(more) + " more are left out.\n";
    }
    out = out + "\n" + &escape(&as_at_line(as_at)) + "\n";
    out + &markdown_sources(cited(as_at, rows).all())
}
