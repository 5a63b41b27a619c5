//! A tree as text, with guides.

use super::outline::{Outline, Printed};
use super::spoken::spoken;
use crate::query::{Child, Fold, Item};
use crate::render::number::counted;
use crate::render::phrase::{as_at_line, heading_of, kind_beside, left_out};
use crate::render::{Layout, Look, clean, mark};

/// Guides are drawn to this depth; what lies deeper stands under the deepest.
const DEEPEST: u16 = 60;

/// A tree as text; spoken, as numbered lines.
pub fn text(outline: &Outline<'_, '_>, look: Look) -> String {
    if look.layout == Layout::Spoken {
        return spoken(outline, look);
    }
    let mut text = String::new();
    for printed in &outline.rows {
        text.push_str(&look.paint.faint(guides(printed, look)));
        match printed.row.item {
            Item::Group { kind, count } => text.push_str(&heading_of(kind, count)),
            Item::Org(child) => text.push_str(&organisation(outline, printed, child, look)),
        }
        if printed.row.fold == Fold::Shut {
            let more = format!("  {} {} more below", look.signs.ellipsis(), counted(printed.left_out));
            text.push_str(&look.paint.mark(more));
        }
        text.push('\n');
    }
    text.push('\n');
    for line in footer(outline) {
        text.push_str(&look.signs.fit(&line));
        text.push('\n');
    }
    text
}

fn organisation(outline: &Outline<'_, '_>, printed: &Printed, child: Child, look: Look) -> String {
    let as_at = outline.as_at;
    let org = as_at.atlas().org(child.org);
    let name = look.signs.fit(&clean(as_at.name(child.org))).into_owned();
    let mut parts = vec![look.paint.name(name), look.paint.faint(clean(&org.id))];
    if printed.under != Some(as_at.kind(child.org)) {
        parts.extend(kind_beside(as_at, child.org).map(|kind| look.paint.faint(kind)));
    }
    parts.extend(mark(as_at, child, look.signs).map(|mark| look.paint.mark(mark)));
    parts.join("  ")
}

fn guides(printed: &Printed, look: Look) -> String {
    let row = &printed.row;
    if row.depth == 0 {
        return String::new();
    }
    let deepest = row.depth.min(DEEPEST);
    let mut guides = String::new();
    for depth in 1..deepest {
        guides.push_str(if row.guides & (1 << depth) == 0 { "   " } else { look.signs.pipe() });
    }
    let goes_on = row.depth <= DEEPEST && row.has_next();
    guides.push_str(if goes_on { look.signs.branch() } else { look.signs.last() });
    guides
}

fn footer(outline: &Outline<'_, '_>) -> Vec<String> {
    let mut lines = Vec::new();
    if outline.left_out > 0 {
        lines.push(left_out(outline.left_out));
    }
    lines.push(as_at_line(outline.as_at));
    let is_split = |p: &Printed| matches!(p.row.item, Item::Org(Child { share: Some(_), .. }));
    if outline.rows.iter().any(is_split) {
        lines.push("Shares of residents are of the mid-2020 count.".to_owned());
    }
    lines.push("On whose word each stands: catchment show CODE".to_owned());
    lines
}
