//! A tree as a Mermaid flowchart, for pages that draw one: GitHub, GitLab, wikis.

use std::fmt::Write as _;

use super::diagram::{Diagram, Drawn, Line, Most, Stroke, diagram};
use super::outline::Outline;

/// Mermaid draws 500 lines and reads 50,000 characters unless it is told otherwise. With
/// more than a few hundred boxes nobody reads what it draws.
const MOST: Most = Most { nodes: 250, lines: 500 };
/// Fewer characters than Mermaid reads: some pages count them in another way.
const LONGEST: usize = 48_000;

/// A tree as a Mermaid flowchart. It is cut to what Mermaid draws without being told to
/// draw more, and then says so.
pub fn mermaid(outline: &Outline<'_, '_>) -> Drawn {
    let mut most = MOST;
    loop {
        let diagram = diagram(outline, most);
        let text = write(&diagram);
        if text.chars().count() <= LONGEST || most.nodes <= 1 {
            return Drawn { text, warning: diagram.cut };
        }
        most = Most { nodes: most.nodes / 2, lines: most.lines / 2 };
    }
}

fn write(diagram: &Diagram<'_>) -> String {
    let mut out = "flowchart LR\n".to_owned();
    out = out + "  accTitle: " + &remark(&diagram.foot.title) + "\n";
    out = out + "  accDescr: " + &remark(&diagram.foot.as_at) + "\n";
    for line in diagram.said().into_iter().chain(diagram.legend()).chain(diagram.sources()) {
        out = out + "  %% " + &remark(&line) + "\n";
    }
    for (number, node) in diagram.nodes.iter().enumerate() {
        let gap = if node.more.is_empty() { "" } else { "<br/>" };
        let _ = writeln!(out, "  n{number}[\"{}{gap}{}\"]", label(&node.name), label(&node.more));
    }
    for within in &diagram.within {
        let share =
            within.share.as_deref().map_or_else(String::new, |share| format!("|\"{}\"|", edge_label(share)));
        let _ = writeln!(out, "  n{} -->{share} n{}", within.parent, within.child);
    }
    for Line { from, to, said, stroke } in &diagram.links {
        let arrow = match stroke {
            Stroke::Dashed | Stroke::Dotted => "-.->",
            Stroke::Thick => "==>",
        };
        let _ = writeln!(out, "  n{from} {arrow}|\"{}\"| n{to}", edge_label(said));
    }
    out.push_str(&strokes(diagram));
    if let Some(cut) = &diagram.cut {
        out = out + "  cut[\"" + &label(cut) + "\"]\n";
    }
    out
}

/// What tells care from other links: Mermaid has one arrow for both.
fn strokes(diagram: &Diagram<'_>) -> String {
    let first = diagram.within.len();
    let dotted: Vec<String> = diagram
        .links
        .iter()
        .enumerate()
        .filter(|(_, line)| line.stroke == Stroke::Dotted)
        .map(|(number, _)| (first + number).to_string())
        .collect();
    if dotted.is_empty() {
        return String::new();
    }
    format!("  linkStyle {} stroke-dasharray:1 4\n", dotted.join(","))
}

/// What stands on an arrow. There Mermaid shows characters written by number as they are, so
/// its own few words do without: a stroke between two relations, and a single percent sign.
fn edge_label(said: &str) -> String {
    label(&said.replace("; ", " / ")).replace("#37;", "%")
}

/// Text between quotes. Mermaid takes what stands there for Markdown, entities, directives
/// and icons, so all but letters, digits and the plainest marks are written by number.
fn label(text: &str) -> String {
    let mut label = String::with_capacity(text.len());
    let mut in_number = true;
    for c in text.chars() {
        // "1. " or "- " at the head would begin a list.
        let begins_list = in_number && matches!(c, '.' | ')' | '-' | '+');
        in_number &= c.is_ascii_digit();
        let is_plain = c.is_alphanumeric()
            || matches!(c, ' ' | ',' | '.' | '\'' | '(' | ')' | '-' | '/' | '+' | '–' | '’');
        if is_plain && !begins_list {
            label.push(c);
        } else {
            label = label + "#" + &u32::from(c).to_string() + ";";
        }
    }
    label
}

/// Text to the end of a line. Braces would make a directive of it, percent signs a comment.
fn remark(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '{' => '(',
            '}' => ')',
            '%' | '#' | ';' => ' ',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_between_its_quotes() {
        assert_eq!(
            edge_label("serves, acute; draws patients from, 26%"),
            "serves, acute / draws patients from, 26%"
        );
        assert_eq!(label("a \"b\" #quot; `c`"), "a #34;b#34; #35;quot#59; #96;c#96;");
        assert_eq!(label("%%{init}%%<br/>"), "#37;#37;#123;init#125;#37;#37;#60;br/#62;");
        assert_eq!(label("1. One - two"), "1#46; One - two");
        assert_eq!(label("St George's, 3.5"), "St George's, 3.5");
        assert_eq!(remark("100% {sure}; #1"), "100  (sure)   1");
    }
}
