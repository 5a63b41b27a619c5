//! A document as Markdown that pastes into Word, Confluence and mail.

use super::{Block, Cell, Document, Said};
use crate::render::markdown::escape;
use crate::render::sources::{citation, marks_in_runs};

pub(in crate::render) fn markdown(document: &Document<'_>) -> String {
    let mut out = format!("# {}\n", escape(&document.title));
    for warning in &document.warnings {
        out = out + "\n**" + &escape(warning) + "**\n";
    }
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(heading) => out = out + "## " + heading + "\n",
            Block::Paragraph(text) => out = out + &said(text) + "\n",
            Block::List(items) => {
                for item in items {
                    out = out + &"  ".repeat(item.depth) + "- " + &said(&item.said) + "\n";
                }
            }
            Block::Table { columns, rows } => {
                let heads: Vec<String> = columns.iter().map(|c| escape(c)).collect();
                out = out + "| " + &heads.join(" | ") + " |\n|" + &"---|".repeat(columns.len()) + "\n";
                for row in rows {
                    let cells: Vec<String> = row.iter().map(cell).collect();
                    out = out + "| " + &cells.join(" | ") + " |\n";
                }
            }
        }
    }
    if !document.sources.is_empty() {
        out.push_str("\n## Sources\n\n");
    }
    for (number, source) in document.sources.iter().enumerate() {
        out = out + &format!("{}. ", number + 1) + &escape(&citation(source)) + "\n";
    }
    if let Some(licences) = document.licences() {
        out = out + "\n" + &escape(&licences) + "\n";
    }
    out + "\n" + &escape(&document.foot) + "\n"
}

/// A line break within a cell is one that Markdown tables know: a tag.
fn cell(cell: &Cell) -> String {
    cell.iter().map(said).collect::<Vec<_>>().join("<br>")
}

/// The numbers of the sources stand in bare brackets, which Markdown shows as they are.
fn said(text: &Said) -> String {
    escape(&text.text) + &marks_in_runs(&text.cites)
}
