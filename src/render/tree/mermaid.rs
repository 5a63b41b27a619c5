//! A tree as a Mermaid flowchart, for pages that draw one: GitHub, GitLab, wikis.

use std::fmt::Write as _;

use super::diagram::{Arrow, Diagram, DiagramLimit, ExportText, Stroke, diagram};
use crate::atlas::Link;
use crate::query::Listing;
use crate::render::escape::mermaid::{edge_label, label, remark};

/// Mermaid draws 500 lines and reads 50,000 characters unless it is told otherwise. With
/// more than a few hundred boxes nobody reads what it draws.
const LIMIT: DiagramLimit = DiagramLimit { nodes: 250, lines: 500 };
/// Fewer characters than Mermaid reads: some pages count them in another way.
const LONGEST: usize = 48_000;

/// A tree and the links within it as a Mermaid flowchart. It is cut to what Mermaid draws
/// without being told to draw more, and then says so.
pub fn mermaid<'a>(listing: &Listing<'_, 'a>, links: &[&'a Link]) -> ExportText {
    let mut limit = LIMIT;
    loop {
        let diagram = diagram(listing, links, limit);
        let text = write(&diagram);
        if text.chars().count() <= LONGEST || limit.nodes <= 1 {
            return ExportText { text, warning: diagram.cut };
        }
        limit = DiagramLimit { nodes: limit.nodes / 2, lines: limit.lines / 2 };
    }
}

fn write(diagram: &Diagram<'_>) -> String {
    let mut out = "flowchart LR\n".to_owned();
    out = out + "  accTitle: " + &remark(&diagram.foot.title) + "\n";
    out = out + "  accDescr: " + &remark(&diagram.foot.as_at) + "\n";
    for line in diagram.caption().into_iter().chain(diagram.legend()).chain(diagram.sources()) {
        out = out + "  %% " + &remark(&line) + "\n";
    }
    for (number, node) in diagram.nodes.iter().enumerate() {
        let gap = if node.more.is_empty() { "" } else { "<br/>" };
        let _ = writeln!(out, "  n{number}[\"{}{gap}{}\"]", label(&node.name), label(&node.more));
    }
    for nesting in &diagram.nestings {
        let share = nesting.share.as_deref();
        let share = share.map_or_else(String::new, |share| format!("|\"{}\"|", edge_label(share)));
        let _ = writeln!(out, "  n{} -->{share} n{}", nesting.parent, nesting.child);
    }
    for Arrow { from, to, label, stroke } in &diagram.arrows {
        let arrow = match stroke {
            Stroke::Dashed | Stroke::Dotted => "-.->",
            Stroke::Thick => "==>",
        };
        let _ = writeln!(out, "  n{from} {arrow}|\"{}\"| n{to}", edge_label(label));
    }
    out.push_str(&strokes(diagram));
    if let Some(cut) = &diagram.cut {
        out = out + "  cut[\"" + &label(cut) + "\"]\n";
    }
    out
}

/// What tells care from other links: Mermaid has one arrow for both.
fn strokes(diagram: &Diagram<'_>) -> String {
    let first = diagram.nestings.len();
    let dotted: Vec<String> = diagram
        .arrows
        .iter()
        .enumerate()
        .filter(|(_, arrow)| arrow.stroke == Stroke::Dotted)
        .map(|(number, _)| (first + number).to_string())
        .collect();
    if dotted.is_empty() {
        return String::new();
    }
    format!("  linkStyle {} stroke-dasharray:1 4\n", dotted.join(","))
}
