//! A document as text for a terminal.

use super::content::{Block, Cell, Document, Sentence};
use crate::render::Look;
use crate::render::citations::{citation, marks_in_runs};
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;

pub(in crate::render) fn text(document: &Document<'_>, look: Look) -> String {
    let mut out = TextWriter::new(look);
    out.head(&document.warnings, &document.title);
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => out.heading(heading),
            Block::Paragraph(text) => {
                out.blank();
                out.plain(&sentence(text), Indent::NONE);
            }
            Block::List(items) => {
                for item in items {
                    let indent = "  ".repeat(item.depth + 1);
                    let (first, rest) = (format!("{indent}- "), format!("{indent}  "));
                    out.plain(&sentence(&item.sentence), Indent::new(&first, &rest));
                }
            }
            Block::Table { columns, rows } => table(columns, rows, &mut out),
        }
    }
    out.numbered_sources(&document.sources, citation);
    if let Some(licences) = document.licences() {
        out.blank();
        out.plain(&licences, Indent::NONE);
    }
    out.foot(&document.foot)
}

/// A table with sentences in it does not fit a terminal: each row is a short list.
fn table(columns: &[String], rows: &[Vec<Cell>], out: &mut TextWriter) {
    for row in rows {
        let (Some(first), rest) = (row.first(), row.get(1..).unwrap_or_default()) else { continue };
        out.plain(&cell(first), Indent::new("  ", "    "));
        for (column, value) in columns.iter().skip(1).zip(rest).filter(|(_, value)| !value.is_empty()) {
            out.plain(&format!("{column}: {}", cell(value)), Indent::new("    ", "      "));
        }
    }
}

fn cell(cell: &Cell) -> String {
    cell.iter().map(sentence).collect::<Vec<_>>().join("; ")
}

fn sentence(text: &Sentence) -> String {
    format!("{}{}", text.text, marks_in_runs(&text.cites))
}
