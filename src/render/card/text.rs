//! A card as text: headings, lines beneath them, and every source written out at the foot.

use super::{Line, Page};
use crate::query::AsAt;
use crate::render::Look;
use crate::render::phrase::as_at_line;
use crate::render::sheet::Sheet;
use crate::render::sources::marks;
use crate::words::Certainty;

/// A card as text. Lines are broken where the look has a width.
pub fn text(as_at: &AsAt<'_>, page: &Page<'_>, look: Look) -> String {
    let mut out = Sheet::new(look);
    for warning in &page.warnings {
        out.put(warning, ("", ""), |look, line| look.paint.mark(line));
    }
    if !page.warnings.is_empty() {
        out.blank();
    }
    out.put(&page.name, ("", ""), |look, line| look.paint.name(line));
    out.put(&format!("{}, {}", page.id, page.what), ("", ""), |look, line| look.paint.faint(line));
    for section in &page.sections {
        out.heading(section.heading);
        for line in section.printed() {
            out.plain(&said(line), ("  ", "    "));
        }
    }
    out.sources(&page.sources);
    out.foot(&as_at_line(as_at))
}

/// What a line says, how sure it is unless it is certain, and the numbers of its sources.
pub(super) fn said(line: &Line) -> String {
    let sure = match line.certainty {
        Certainty::Certain => String::new(),
        other => format!(" ({})", other.word()),
    };
    format!("{}{sure}{}", line.text, marks(&line.cites))
}
