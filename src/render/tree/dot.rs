//! A tree as a Graphviz digraph.

use std::fmt::Write as _;

use super::diagram::{Arrow, Diagram, DiagramLimit, ExportText, Stroke, diagram};
use crate::atlas::Link;
use crate::query::Listing;
use crate::render::escape::dot::{label, remark};

/// Graphviz has no limits of its own; with more than this it takes minutes to draw.
const LIMIT: DiagramLimit = DiagramLimit { nodes: 1_000, lines: 2_000 };

/// A tree and the links within it as a digraph for Graphviz. It is cut where it would take
/// minutes to draw, and then says so.
pub fn dot<'a>(listing: &Listing<'_, 'a>, links: &[&'a Link]) -> ExportText {
    let diagram = diagram(listing, links, LIMIT);
    ExportText { text: write(&diagram), warning: diagram.cut }
}

fn write(diagram: &Diagram<'_>) -> String {
    let caption = [diagram.caption(), diagram.legend()].concat();
    let mut out = String::new();
    for line in caption.iter().cloned().chain(diagram.sources()) {
        out = out + "// " + &remark(&line) + "\n";
    }
    let labels: Vec<String> = caption.iter().map(|line| label(line)).collect();
    out.push_str("digraph catchment {\n");
    out = out
        + "  graph [rankdir=LR, ranksep=3, labelloc=t, labeljust=l, fontname=\"sans-serif\", label=\""
        + &labels.join("\\l")
        + "\\l\"]\n";
    out.push_str("  node [shape=box, style=rounded, fontname=\"sans-serif\"]\n");
    out.push_str("  edge [fontname=\"sans-serif\", fontsize=10]\n");
    for (number, node) in diagram.nodes.iter().enumerate() {
        let gap = if node.more.is_empty() { "" } else { "\\n" };
        let _ = writeln!(out, "  n{number} [label=\"{}{gap}{}\"]", label(&node.name), label(&node.more));
    }
    for nesting in &diagram.nestings {
        let share = nesting.share.as_deref();
        let share = share.map_or_else(String::new, |share| format!(" [label=\"{}\"]", label(share)));
        let _ = writeln!(out, "  n{} -> n{}{share}", nesting.parent, nesting.child);
    }
    // Labels that stand beside their lines: those that make room for themselves would push
    // the tree apart.
    for Arrow { from, to, label: meaning, stroke } in &diagram.arrows {
        let style = match stroke {
            Stroke::Dashed => "dashed",
            Stroke::Dotted => "dotted",
            Stroke::Thick => "bold",
        };
        let xlabel = label(meaning);
        let _ = writeln!(out, "  n{from} -> n{to} [style={style}, constraint=false, xlabel=\"{xlabel}\"]");
    }
    out.push_str("}\n");
    out
}
