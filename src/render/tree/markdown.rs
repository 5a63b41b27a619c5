//! A tree as a nested Markdown list, ready to paste.

use super::foot::notes;
use crate::query::{Child, ListedRow, Listing, RowItem};
use crate::render::citations::{Citations, line};
use crate::render::escape::markdown::escape;
use crate::render::markdown::{head, licences};
use crate::render::number::counted;
use crate::render::phrase::{as_at_line, heading_of, kind_beside, name};
use crate::render::{Glyphs, mark};

/// Lists deeper than this are not nested further: no reader follows them.
const DEEPEST: u16 = 40;

/// A tree as Markdown.
pub fn markdown(listing: &Listing<'_, '_>) -> String {
    let as_at = listing.as_at;
    let mut text = head(listing.title(), &[], &as_at_line(as_at)) + "\n";
    for listed in &listing.rows {
        let indent = "  ".repeat(usize::from(listed.row.depth.min(DEEPEST)));
        text = text + &indent + "- ";
        text += &match listed.row.item {
            RowItem::Group { heading, kind, count } => escape(&heading_of(heading, kind, count)),
            RowItem::Org(child) => organisation(listing, listed, child),
        };
        if listed.left_out > 0 {
            text = text + " … " + &counted(listed.left_out) + " more below";
        }
        text.push('\n');
    }
    text.push('\n');
    for note in notes(listing) {
        text = text + &note + "\n\n";
    }
    text + &sources(listing)
}

fn organisation(listing: &Listing<'_, '_>, listed: &ListedRow, child: Child) -> String {
    let as_at = listing.as_at;
    let org = as_at.atlas().org(child.org);
    let mut text = format!("**{}** ({})", escape(&name(as_at, child.org)), escape(&org.id));
    let says_kind = listed.under != Some(as_at.kind(child.org));
    if let Some(kind) = kind_beside(as_at, child.org).filter(|_| says_kind) {
        text = text + ", " + kind;
    }
    if let Some(mark) = mark(as_at.atlas(), &listed.marks, Glyphs::Unicode) {
        text = text + " " + &escape(&mark.replace("  ", " "));
    }
    text
}

fn sources(listing: &Listing<'_, '_>) -> String {
    let atlas = listing.as_at.atlas();
    let mut citations = Citations::new(atlas);
    citations.add_all(listing.orgs().map(|org| &atlas.org(org).sources));
    let mut text = "Sources:\n\n".to_owned();
    for source in citations.all() {
        text = text + "- " + &escape(&line(source)) + "\n";
    }
    text + &licences(citations.all())
}
