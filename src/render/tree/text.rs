//! A tree as text, with guides.

use super::foot::regions_of_today;
use super::spoken::spoken;
use crate::query::{Child, Fold, ListedRow, Listing, RowItem};
use crate::render::number::counted;
use crate::render::phrase::{SHARES, as_at_line, heading_of, kind_beside, left_out, name};
use crate::render::{Look, Presentation, clean, mark};

/// Guides are drawn to this depth; what lies deeper stands under the deepest.
const DEEPEST: u16 = 60;

/// A tree as text; spoken, as numbered lines.
pub fn text(listing: &Listing<'_, '_>, look: Look) -> String {
    if look.presentation == Presentation::Spoken {
        return spoken(listing, look);
    }
    let mut text = String::new();
    for listed in &listing.rows {
        text.push_str(&look.paint.faint(guides(listed, look)));
        match listed.row.item {
            RowItem::Group { heading, kind, count } => text.push_str(&heading_of(heading, kind, count)),
            RowItem::Org(child) => text.push_str(&organisation(listing, listed, child, look)),
        }
        if listed.row.fold == Fold::Shut {
            let more = format!("  {} {} more below", look.glyphs.ellipsis(), counted(listed.left_out));
            text.push_str(&look.paint.mark(more));
        }
        text.push('\n');
    }
    text.push('\n');
    for line in footer(listing) {
        text.push_str(&look.glyphs.fit(&line));
        text.push('\n');
    }
    text
}

fn organisation(listing: &Listing<'_, '_>, listed: &ListedRow, child: Child, look: Look) -> String {
    let as_at = listing.as_at;
    let org = as_at.atlas().org(child.org);
    let shown = look.glyphs.fit(&name(as_at, child.org)).into_owned();
    let mut parts = vec![look.paint.name(shown), look.paint.faint(clean(&org.id))];
    if listed.under != Some(as_at.kind(child.org)) {
        parts.extend(kind_beside(as_at, child.org).map(|kind| look.paint.faint(kind)));
    }
    parts.extend(mark(as_at.atlas(), &listed.marks, look.glyphs).map(|mark| look.paint.mark(mark)));
    parts.join("  ")
}

fn guides(listed: &ListedRow, look: Look) -> String {
    let row = &listed.row;
    if row.depth == 0 {
        return String::new();
    }
    let deepest = row.depth.min(DEEPEST);
    let mut guides = String::new();
    for depth in 1..deepest {
        guides.push_str(if row.guides & (1 << depth) == 0 { "   " } else { look.glyphs.pipe() });
    }
    let goes_on = row.depth <= DEEPEST && row.has_next();
    guides.push_str(if goes_on { look.glyphs.branch() } else { look.glyphs.last() });
    guides
}

fn footer(listing: &Listing<'_, '_>) -> Vec<String> {
    let mut lines = Vec::new();
    if listing.left_out > 0 {
        lines.push(left_out(listing.left_out));
    }
    lines.push(as_at_line(listing.as_at));
    lines.extend(regions_of_today(listing));
    if listing.has_shares() {
        lines.push(SHARES.to_owned());
    }
    lines.push("The sources of each: catchment show CODE".to_owned());
    lines
}
