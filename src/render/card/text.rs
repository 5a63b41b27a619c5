//! A card as text: headings, lines beneath them, and every source written out at the foot.

use super::page::CardPage;
use crate::query::AsAt;
use crate::render::Look;
use crate::render::phrase::as_at_line;
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;

/// A card as text. Lines are broken where the look has a width.
pub fn text(as_at: &AsAt<'_>, page: &CardPage<'_>, look: Look) -> String {
    let mut out = TextWriter::new(look);
    out.head(&page.warnings, &page.name);
    out.faint(&format!("{}, {}", page.id, page.what));
    for section in &page.sections {
        out.heading(section.heading);
        for line in section.printed() {
            out.plain(&line.sentence(), Indent::new("  ", "    "));
        }
    }
    out.sources(&page.sources);
    out.foot(&as_at_line(as_at))
}
