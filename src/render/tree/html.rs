//! A tree as a page of HTML: a list within a list, whose branches fold without a script.

use super::foot::Foot;
use super::outline::{Outline, Printed};
use crate::query::{Child, Item};
use crate::render::html::{Page, page};
use crate::render::mark::marks_in_words;
use crate::render::markup::escape;
use crate::render::number::counted;
use crate::render::phrase::{heading_of, kind_beside};

/// Lists deeper than this are not nested further: no reader follows them.
const DEEPEST: u16 = 40;

/// A tree as a page of HTML that stands by itself.
pub fn html(outline: &Outline<'_, '_>) -> String {
    let foot = Foot::new(outline);
    let lead: Vec<String> = std::iter::once(&foot.as_at).chain(&foot.notes).cloned().collect();
    let body = list(outline);
    page(&Page { title: &foot.title, lead: &lead, body: &body, sources: &foot.sources })
}

fn list(outline: &Outline<'_, '_>) -> String {
    let depth = |printed: &Printed| usize::from(printed.row.depth.min(DEEPEST)) + 1;
    let mut out = String::new();
    let mut open = 0;
    for (number, printed) in outline.rows.iter().enumerate() {
        while open > depth(printed) {
            out.push_str("</ul></details></li>\n");
            open -= 1;
        }
        if open < depth(printed) {
            out.push_str("<ul>\n");
            open += 1;
        }
        let item = item(outline, printed);
        let has_below = outline.rows.get(number + 1).is_some_and(|next| depth(next) > open);
        if has_below {
            out = out + "<li><details open><summary>" + &item + "</summary>\n";
        } else {
            out = out + "<li>" + &item + "</li>\n";
        }
    }
    for _ in 1..open {
        out.push_str("</ul></details></li>\n");
    }
    if open > 0 {
        out.push_str("</ul>\n");
    }
    out
}

fn item(outline: &Outline<'_, '_>, printed: &Printed) -> String {
    match printed.row.item {
        Item::Group { kind, count } => escape(&heading_of(kind, count)),
        Item::Org(child) => organisation(outline, printed, child),
    }
}

fn organisation(outline: &Outline<'_, '_>, printed: &Printed, child: Child) -> String {
    let as_at = outline.as_at;
    let org = as_at.atlas().org(child.org);
    let mut out = format!(
        "<span class=\"name\">{}</span> <span class=\"code\">{}</span>",
        escape(as_at.name(child.org)),
        escape(&org.id)
    );
    if let Some(kind) = kind_beside(as_at, child.org).filter(|_| printed.under != Some(as_at.kind(child.org))) {
        out = out + ", <span class=\"kind\">" + &escape(kind) + "</span>";
    }
    for mark in marks_in_words(as_at, child) {
        out = out + ", <span class=\"mark\">" + &escape(&mark) + "</span>";
    }
    if printed.left_out > 0 {
        out = out + ", " + &counted(printed.left_out) + " more below";
    }
    out
}
