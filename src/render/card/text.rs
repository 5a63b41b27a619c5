//! A card as text: headings, lines beneath them, and every source written out at the foot.

use super::page::CardPage;
use crate::query::AsAt;
use crate::render::Look;
use crate::render::look::Presentation;
use crate::render::phrase::as_at_line_in_full;
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;

/// A card as text. Lines are broken where the look has a width.
pub fn text(as_at: &AsAt<'_>, page: &CardPage<'_>, look: Look) -> String {
    let mut out = TextWriter::new(look);
    out.head(&page.warnings, &page.name);
    out.faint(&format!("{}, {}", page.id, page.what));
    for section in &page.sections {
        out.heading(&section.heading);
        let width = section.label_width();
        let mut before = None;
        for line in section.printed() {
            match line.label {
                Some(label) if look.presentation == Presentation::Drawn => {
                    let lead = if before == Some(label) { "" } else { label };
                    let (first, rest) = (format!("  {lead:width$}  "), format!("  {:width$}    ", ""));
                    out.plain(&line.sentence(), Indent::new(&first, &rest));
                }
                _ => out.plain(&line.listed(), Indent::new("  ", "    ")),
            }
            before = line.label;
        }
    }
    out.sources(&page.sources);
    out.foot(&as_at_line_in_full(as_at))
}
