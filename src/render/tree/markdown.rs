//! A tree as a nested Markdown list, ready to paste.

use super::outline::Outline;
use crate::query::{Child, Item};
use crate::render::markdown::escape;
use crate::render::number::counted;
use crate::render::phrase::{as_at_line, heading_of, kind_beside, left_out};
use crate::render::sources::{Cited, licences, line};
use crate::render::{Signs, mark};

/// Lists deeper than this are not nested further: no reader follows them.
const DEEPEST: u16 = 40;

/// A tree as Markdown.
pub fn markdown(outline: &Outline<'_, '_>) -> String {
    let as_at = outline.as_at;
    let mut cited = Cited::new(as_at.atlas());
    let title = outline.title();
    let mut text = format!("# {}\n\n{}\n\n", escape(title), escape(&as_at_line(as_at)));
    let mut has_shares = false;
    for printed in &outline.rows {
        let indent = "  ".repeat(usize::from(printed.row.depth.min(DEEPEST)));
        match printed.row.item {
            Item::Group { kind, count } => {
                text = text + &indent + "- " + &escape(&heading_of(kind, count));
            }
            Item::Org(child) => {
                let says_kind = printed.under != Some(as_at.kind(child.org));
                text = text + &indent + "- " + &organisation(outline, child);
                if let Some(kind) = kind_beside(as_at, child.org).filter(|_| says_kind) {
                    text = text + ", " + kind;
                }
                if let Some(mark) = mark(as_at, child, Signs::Unicode) {
                    text = text + " " + &escape(&mark.replace("  ", " "));
                }
                has_shares |= child.share.is_some();
                cited.add(as_at.atlas().org(child.org).sources);
            }
        }
        if printed.left_out > 0 {
            text = text + " … " + &counted(printed.left_out) + " more below";
        }
        text.push('\n');
    }
    text.push('\n');
    if outline.left_out > 0 {
        text = text + &left_out(outline.left_out) + "\n\n";
    }
    if has_shares {
        text.push_str("Shares of residents are of the mid-2020 count.\n\n");
    }
    text.push_str(&sources(&cited));
    text
}

fn organisation(outline: &Outline<'_, '_>, child: Child) -> String {
    let org = outline.as_at.atlas().org(child.org);
    format!("**{}** ({})", escape(outline.as_at.name(child.org)), escape(&org.id))
}

fn sources(cited: &Cited<'_>) -> String {
    let mut text = "Sources:\n\n".to_owned();
    for source in cited.all() {
        text = text + "- " + &escape(&line(source)) + "\n";
    }
    let licences = licences(cited.all());
    if !licences.is_empty() {
        text = text + "\nLicence of the sources: " + &escape(&licences.join(", ")) + "\n";
    }
    text
}
