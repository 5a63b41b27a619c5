//! A link on the arrow of a diagram, in as few words as will do.

use super::verb::verb;
use crate::atlas::{Extent, Link};
use crate::query::{AsAt, Direction, is_of_its_time};
use crate::render::certainty::unless_certain;
use crate::render::percent;
use crate::render::period::seen;

/// What a link says of its first end about its second.
pub(in crate::render) fn label(as_at: &AsAt<'_>, link: &Link) -> String {
    let mut parts = vec![verb(as_at, link, Direction::Out).to_owned()];
    parts.extend(link.service.map(|service| service.label().to_owned()));
    if matches!(link.extent, Some(Extent::Part | Extent::Within(_))) {
        parts.push("in part".to_owned());
    }
    parts.extend(link.share.map(percent));
    parts.extend(seen(link.seen).filter(|_| is_of_its_time(as_at, link)));
    parts.extend(unless_certain(link.certainty).map(str::to_owned));
    parts.join(", ")
}
