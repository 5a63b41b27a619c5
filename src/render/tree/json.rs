//! A tree as JSON, written as it is walked: a tree of any depth takes no more stack than
//! one of two levels.

use std::io;

use serde::Serialize;

use super::outline::Outline;
use crate::query::{Child, Fold, Item};
use crate::render::json::{Imprint, Organisation, SCHEMA, text};
use crate::render::sources::Cited;

#[derive(Serialize)]
struct Node<'a> {
    #[serde(flatten)]
    organisation: Organisation<'a>,
    share: Option<f64>,
    more: usize,
}

/// A tree as JSON. One root stands under `root`; several stand under `roots`, and `root`
/// is null.
///
/// # Errors
/// None that a writer to memory has.
pub fn json(outline: &Outline<'_, '_>) -> io::Result<String> {
    let as_at = outline.as_at;
    let is_one = outline.roots.len() == 1;
    let mut cited = Cited::new(as_at.atlas());
    let mut out = format!("{{\"schema\":{SCHEMA},\"as_at\":{},", text(&as_at.day().to_string())?);
    out.push_str(if is_one { "\"root\":" } else { "\"root\":null,\"roots\":[" });
    // The levels of the organisations whose children are still being written.
    let mut open: Vec<u16> = Vec::new();
    let mut is_first = true;
    for printed in &outline.rows {
        let Item::Org(child) = printed.row.item else { continue };
        while open.last().is_some_and(|level| *level >= printed.row.level) {
            open.pop();
            out.push_str("]}");
            is_first = false;
        }
        if !is_first {
            out.push(',');
        }
        cited.add(as_at.atlas().org(child.org).sources);
        out.push_str(&node(outline, child, printed.row.fold)?);
        out.push_str(",\"children\":[");
        open.push(printed.row.level);
        is_first = true;
    }
    out.extend(open.iter().map(|_| "]}"));
    if !is_one {
        out.push(']');
    }
    let imprint = text(&Imprint::new(as_at.atlas(), &cited))?;
    out.push(',');
    out.push_str(&imprint[1..]);
    Ok(out)
}

/// The fields of an organisation, left open for its children.
fn node(outline: &Outline<'_, '_>, child: Child, fold: Fold) -> io::Result<String> {
    let more = if fold == Fold::Shut { outline.as_at.children(child.org).len() } else { 0 };
    let organisation = Organisation::new(outline.as_at, child.org);
    let mut node = text(&Node { organisation, share: child.share, more })?;
    node.pop();
    Ok(node)
}
