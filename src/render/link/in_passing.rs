//! A link in passing, in a list or a table of a briefing note: the other end, and in brackets
//! what must be known.

use super::verb::shared;
use crate::query::{AreaCover, AsAt, CardLink, Direction, ServiceProvider};
use crate::render::certainty::{in_brackets, unless_certain};
use crate::render::percent;
use crate::render::period::seen;
use crate::render::phrase::{name, system_name};

/// The other end of a link, with the share and how sure it is.
pub(in crate::render) fn in_passing(as_at: &AsAt<'_>, end: &CardLink<'_>) -> String {
    let is_system = as_at.kind(end.other).is_system();
    let mut text = if is_system { system_name(as_at, end.other, None) } else { name(as_at, end.other) };
    if let Some(share) = end.link.share {
        let whose = if end.direction == Direction::In { "its" } else { "the" };
        text = format!("{text} ({} of {whose} {})", percent(share), shared(end.link));
    }
    text + &in_brackets(end.link.certainty)
}

/// Who serves an area, or how it is served, with how much of it, when that was seen and how
/// sure it is.
pub(in crate::render) fn provider(who: &str, serves: &ServiceProvider<'_>) -> String {
    let mut more = Vec::new();
    match serves.covers {
        AreaCover::Whole => {}
        AreaCover::Part => more.push("in part".to_owned()),
        AreaCover::Perhaps => more.push("perhaps; a part of the system, not known which".to_owned()),
    }
    more.extend(seen(serves.link.seen));
    more.extend(unless_certain(serves.link.certainty).map(str::to_owned));
    if more.is_empty() { who.to_owned() } else { format!("{who} ({})", more.join(", ")) }
}
