//! A document as Markdown that pastes into Word, Confluence and mail.

use super::content::{Block, Cell, Document, Sentence};
use crate::render::citations::{citation, marks_in_runs};
use crate::render::escape::markdown::escape;
use crate::render::markdown::row;

pub(in crate::render) fn markdown(document: &Document<'_>) -> String {
    let mut out = format!("# {}\n", escape(&document.title));
    for warning in &document.warnings {
        out = out + "\n**" + &escape(warning) + "**\n";
    }
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(heading) => out = out + "## " + heading + "\n",
            Block::Paragraph(text) => out = out + &sentence(text) + "\n",
            Block::List(items) => {
                for item in items {
                    out = out + &"  ".repeat(item.depth) + "- " + &sentence(&item.sentence) + "\n";
                }
            }
            Block::Table { columns, rows } => {
                let heads: Vec<String> = columns.iter().map(|c| escape(c)).collect();
                out = out + &row(&heads) + "|" + &"---|".repeat(columns.len()) + "\n";
                for cells in rows {
                    out += &row(&cells.iter().map(cell).collect::<Vec<_>>());
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
    cell.iter().map(sentence).collect::<Vec<_>>().join("<br>")
}

/// The numbers of the sources stand in bare brackets, which Markdown shows as they are.
fn sentence(text: &Sentence) -> String {
    escape(&text.text) + &marks_in_runs(&text.cites)
}
