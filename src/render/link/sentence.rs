//! A link in a sentence of its own, of one end about the other.

use super::verb::{shared, verb};
use crate::atlas::{Extent, Link, OrgIx};
use crate::date::date_in_words;
use crate::query::{AsAt, Direction};
use crate::render::certainty::unless_certain;
use crate::render::escape::clean;
use crate::render::percent;
use crate::render::period::{period, seen};
use crate::render::phrase::{appended, in_a_row, name, named};
use crate::render::service::care;
use crate::words::Relation;

/// What a link says, told from one of its ends to the other.
pub(in crate::render) fn sentence(as_at: &AsAt<'_>, link: &Link, from: OrgIx) -> String {
    let direction = if link.from == from { Direction::Out } else { Direction::In };
    let (subject, object) = (named(as_at, from), named(as_at, link.other(from)));
    let verb = verb(as_at, link, direction);
    // "has as a member" reads with what it has in the middle.
    let mut text = match verb.strip_prefix("has as ") {
        Some(what) => format!("{subject} has {object} as {what}"),
        None => format!("{subject} {verb} {object}"),
    };
    if let Some(service) = link.service {
        text = match link.relation {
            Relation::Transferred | Relation::Commissions => format!("{text}: {}", service.label()),
            _ => format!("{text} for {}", care(service)),
        };
    }
    let mut more = Vec::new();
    match &link.extent {
        Some(Extent::Part) => more.push("in part (which part is not known)".to_owned()),
        Some(Extent::Within(areas)) => {
            let names: Vec<String> = areas.iter().map(|area| name(as_at, *area)).collect();
            more.push(format!("the part in {}", in_a_row(&names)));
        }
        Some(Extent::Whole) | None => {}
    }
    if let Some(share) = link.share {
        more.push(format!("{} of {} {}", percent(share), name(as_at, link.from), shared(link)));
    }
    if let Some(share) = link.share_of_area {
        more.push(format!("{} of the {} of {}", percent(share), shared(link), name(as_at, link.to)));
    }
    more.extend(link.on.map(|on| format!("on {}", date_in_words(on))));
    more.extend(link.how.map(|how| how.word().to_owned()));
    more.extend(period(as_at.atlas().told_period(link)));
    more.extend(seen(link.seen));
    more.extend(unless_certain(link.certainty).map(str::to_owned));
    let note = link.note.as_deref().map_or_else(String::new, |note| format!(" ({})", clean(note)));
    format!("{text}{}{note}.", appended(&more))
}
