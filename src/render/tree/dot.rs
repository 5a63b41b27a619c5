//! A tree as a Graphviz digraph.

use std::fmt::Write as _;

use super::diagram::{Diagram, Drawn, Line, Most, Stroke, diagram};
use super::outline::Outline;

/// Graphviz has no limits of its own; with more than this it takes minutes to draw.
const MOST: Most = Most { nodes: 1_000, lines: 2_000 };

/// A tree as a digraph for Graphviz. It is cut where it would take minutes to draw, and
/// then says so.
pub fn dot(outline: &Outline<'_, '_>) -> Drawn {
    let diagram = diagram(outline, MOST);
    Drawn { text: write(&diagram), warning: diagram.cut }
}

fn write(diagram: &Diagram<'_>) -> String {
    let mut out = String::new();
    for line in diagram.said().into_iter().chain(diagram.legend()).chain(diagram.sources()) {
        out = out + "// " + &line + "\n";
    }
    let said: Vec<String> = diagram.said().iter().chain(&diagram.legend()).map(|line| quoted(line)).collect();
    out.push_str("digraph catchment {\n");
    out = out
        + "  graph [rankdir=LR, ranksep=3, labelloc=t, labeljust=l, fontname=\"sans-serif\", label=\""
        + &said.join("\\l")
        + "\\l\"]\n";
    out.push_str("  node [shape=box, style=rounded, fontname=\"sans-serif\"]\n");
    out.push_str("  edge [fontname=\"sans-serif\", fontsize=10]\n");
    for (number, node) in diagram.nodes.iter().enumerate() {
        let gap = if node.more.is_empty() { "" } else { "\\n" };
        let _ = writeln!(out, "  n{number} [label=\"{}{gap}{}\"]", quoted(&node.name), quoted(&node.more));
    }
    for within in &diagram.within {
        let share =
            within.share.as_deref().map_or_else(String::new, |share| format!(" [label=\"{}\"]", quoted(share)));
        let _ = writeln!(out, "  n{} -> n{}{share}", within.parent, within.child);
    }
    // Labels that stand beside their lines: those that make room for themselves would push
    // the tree apart.
    for Line { from, to, said, stroke } in &diagram.links {
        let style = match stroke {
            Stroke::Dashed => "dashed",
            Stroke::Dotted => "dotted",
            Stroke::Thick => "bold",
        };
        let label = quoted(said);
        let _ = writeln!(out, "  n{from} -> n{to} [style={style}, constraint=false, xlabel=\"{label}\"]");
    }
    out.push_str("}\n");
    out
}

/// Text between quotes: Graphviz reads a backslash as the beginning of an escape, and
/// entities as HTML does.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_between_its_quotes() {
        assert_eq!(quoted("a \"b\" \\N &lt;"), "a \\\"b\\\" \\\\N &amp;lt;");
        assert_eq!(quoted("ends in \\"), "ends in \\\\");
    }
}
