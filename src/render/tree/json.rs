//! A tree as JSON, written as it is walked: a tree of any depth takes no more stack than
//! one of two levels.

use serde::Serialize;

use crate::query::{Child, ListedRow, Listing};
use crate::render::citations::Citations;
use crate::render::json::{Imprint, Organisation, SCHEMA, text};

#[derive(Serialize)]
struct Node<'a> {
    #[serde(flatten)]
    organisation: Organisation<'a>,
    share: Option<f64>,
    more: usize,
}

/// A tree as JSON. One root stands under `root`; several stand under `roots`, and `root`
/// is null.
pub fn json(listing: &Listing<'_, '_>) -> String {
    let as_at = listing.as_at;
    let is_one = listing.roots.len() == 1;
    let mut citations = Citations::new(as_at.atlas());
    let mut out = format!("{{\"schema\":{SCHEMA},\"as_at\":{},", text(&as_at.day().to_string()));
    out.push_str(if is_one { "\"root\":" } else { "\"root\":null,\"roots\":[" });
    // The levels of the organisations whose children are still being written.
    let mut open: Vec<u16> = Vec::new();
    let mut is_first = true;
    for (listed, child) in listing.without_headings() {
        while open.last().is_some_and(|level| *level >= listed.row.level) {
            open.pop();
            out.push_str("]}");
            is_first = false;
        }
        if !is_first {
            out.push(',');
        }
        citations.add(as_at.atlas().org(child.org).sources);
        out.push_str(&node(listing, listed, child));
        out.push_str(",\"children\":[");
        open.push(listed.row.level);
        is_first = true;
    }
    out.extend(open.iter().map(|_| "]}"));
    if !is_one {
        out.push(']');
    }
    let imprint = text(&Imprint::new(&citations));
    out.push(',');
    out.push_str(&imprint[1..]);
    out
}

/// The fields of an organisation, left open for its children.
fn node(listing: &Listing<'_, '_>, listed: &ListedRow, child: Child) -> String {
    let organisation = Organisation::new(listing.as_at, child.org);
    let mut node = text(&Node { organisation, share: child.share, more: listed.more });
    node.pop();
    node
}
