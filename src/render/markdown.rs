//! Parts of Markdown that several answers have.

use super::citations::{licence_line, line as source_line};
use super::escape::markdown::escape;
use crate::atlas::Source;

/// The head of an answer: its title, what must be said first, and what it is, for which day.
pub(super) fn head(title: &str, warnings: &[String], lead: &str) -> String {
    let mut out = format!("# {}\n\n", escape(title));
    for warning in warnings {
        out = out + "**" + &escape(warning) + "**\n\n";
    }
    out + &escape(lead) + "\n"
}

/// A heading of the second level, with a blank line about it.
pub(super) fn heading(heading: &str) -> String {
    format!("\n## {}\n\n", escape(heading))
}

/// The sources and under which licences they may be used; nothing where there is none.
pub(super) fn sources(sources: &[&Source]) -> String {
    let mut out = if sources.is_empty() { String::new() } else { heading("Sources") };
    for (number, source) in sources.iter().enumerate() {
        out = out + &format!("{}. ", number + 1) + &escape(&source_line(source)) + "\n";
    }
    out + &licences(sources)
}

/// Under which licences sources may be used, as a paragraph; nothing where none has one.
pub(super) fn licences(sources: &[&Source]) -> String {
    licence_line(sources).map_or_else(String::new, |line| format!("\n{}\n", escape(&line)))
}

/// A row of a table.
pub(super) fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}
