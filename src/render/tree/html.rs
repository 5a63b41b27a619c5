//! A tree as a page of HTML: a list within a list, whose branches fold without a script.

use super::foot::Foot;
use crate::query::{Child, ListedRow, Listing, RowItem};
use crate::render::escape::markup::escape;
use crate::render::html::{HtmlPage, html_page};
use crate::render::mark::marks_in_words;
use crate::render::number::counted;
use crate::render::phrase::{heading_of, kind_beside, name};

/// Lists deeper than this are not nested further: no reader follows them.
const DEEPEST: u16 = 40;

/// A tree as a page of HTML that stands by itself.
pub fn html(listing: &Listing<'_, '_>) -> String {
    let foot = Foot::new(listing);
    let lead: Vec<String> = std::iter::once(&foot.as_at).chain(&foot.notes).cloned().collect();
    let body = list(listing);
    html_page(&HtmlPage { title: &foot.title, lead: &lead, body: &body, sources: &foot.sources })
}

fn list(listing: &Listing<'_, '_>) -> String {
    let depth = |listed: &ListedRow| usize::from(listed.row.depth.min(DEEPEST)) + 1;
    let mut out = String::new();
    let mut open = 0;
    for (number, listed) in listing.rows.iter().enumerate() {
        while open > depth(listed) {
            out.push_str("</ul></details></li>\n");
            open -= 1;
        }
        if open < depth(listed) {
            out.push_str("<ul>\n");
            open += 1;
        }
        let item = item(listing, listed);
        let has_below = listing.rows.get(number + 1).is_some_and(|next| depth(next) > open);
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

fn item(listing: &Listing<'_, '_>, listed: &ListedRow) -> String {
    match listed.row.item {
        RowItem::Group { heading, kind, count } => escape(&heading_of(heading, kind, count)),
        RowItem::Org(child) => organisation(listing, listed, child),
    }
}

fn organisation(listing: &Listing<'_, '_>, listed: &ListedRow, child: Child) -> String {
    let as_at = listing.as_at;
    let org = as_at.atlas().org(child.org);
    let mut out = format!(
        "<span class=\"name\">{}</span> <span class=\"code\">{}</span>",
        escape(&name(as_at, child.org)),
        escape(&org.id)
    );
    if let Some(kind) = kind_beside(as_at, child.org).filter(|_| listed.under != Some(as_at.kind(child.org))) {
        out = out + ", <span class=\"kind\">" + &escape(kind) + "</span>";
    }
    for mark in marks_in_words(as_at.atlas(), &listed.marks) {
        out = out + ", <span class=\"mark\">" + &escape(&mark) + "</span>";
    }
    if listed.left_out > 0 {
        out = out + ", " + &counted(listed.left_out) + " more below";
    }
    out
}
