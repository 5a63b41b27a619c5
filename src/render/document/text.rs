//! A document as text for a terminal.

use super::{Block, Cell, Document, Said};
use crate::render::Look;
use crate::render::sheet::Sheet;
use crate::render::sources::{citation, marks_in_runs};

pub(in crate::render) fn text(document: &Document<'_>, look: Look) -> String {
    let mut out = Sheet::new(look);
    for warning in &document.warnings {
        out.put(warning, ("", ""), |look, line| look.paint.mark(line));
    }
    if !document.warnings.is_empty() {
        out.blank();
    }
    out.put(&document.title, ("", ""), |look, line| look.paint.name(line));
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => out.heading(heading),
            Block::Paragraph(text) => {
                out.blank();
                out.plain(&said(text), ("", ""));
            }
            Block::List(items) => {
                for item in items {
                    let indent = "  ".repeat(item.depth + 1);
                    out.plain(&said(&item.said), (&format!("{indent}- "), &format!("{indent}  ")));
                }
            }
            Block::Table { columns, rows } => table(columns, rows, &mut out),
        }
    }
    if !document.sources.is_empty() {
        out.heading("Sources");
    }
    for (number, source) in document.sources.iter().enumerate() {
        out.plain(&format!("[{}] {}", number + 1, citation(source)), ("  ", "      "));
    }
    if let Some(licences) = document.licences() {
        out.blank();
        out.plain(&licences, ("", ""));
    }
    out.foot(&document.foot)
}

/// A table with sentences in it does not fit a terminal: each row is a short list.
fn table(columns: &[String], rows: &[Vec<Cell>], out: &mut Sheet) {
    for row in rows {
        let (Some(first), rest) = (row.first(), row.get(1..).unwrap_or_default()) else { continue };
        out.plain(&cell(first), ("  ", "    "));
        for (column, value) in columns.iter().skip(1).zip(rest).filter(|(_, value)| !value.is_empty()) {
            out.plain(&format!("{column}: {}", cell(value)), ("    ", "      "));
        }
    }
}

fn cell(cell: &Cell) -> String {
    cell.iter().map(said).collect::<Vec<_>>().join("; ")
}

fn said(text: &Said) -> String {
    format!("{}{}", text.text, marks_in_runs(&text.cites))
}
