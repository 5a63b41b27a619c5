//! One step of a way, in a sentence.

use crate::atlas::OrgIx;
use crate::query::{AsAt, Step, Way};
use crate::render::certainty::unless_certain;
use crate::render::link;
use crate::render::percent;
use crate::render::period::period;
use crate::render::phrase::{appended, named};

/// A step in a sentence.
pub(super) fn sentence(as_at: &AsAt<'_>, step: &Step) -> String {
    let (from, to) = (named(as_at, step.from), named(as_at, step.to));
    match step.way {
        Way::Within { child, .. } => {
            let verb = if child == step.from { "sits within" } else { "holds" };
            format!("{from} {verb} {to}{}.", within(as_at, child))
        }
        Way::Holds { council, share, .. } => {
            let verb = share.map_or_else(
                || "has its land in".to_owned(),
                |share| format!("has {} of its residents in", percent(share)),
            );
            let (council, holder) = if council == step.from { (from, to) } else { (to, from) };
            format!("{council} {verb} {holder}.")
        }
        Way::SameLand => format!("{from} has the same boundary as {to}."),
        Way::Link(link) => link::sentence(as_at, as_at.atlas().link(link), step.from),
    }
}

/// Since when one sits where it does and how sure that is.
fn within(as_at: &AsAt<'_>, child: OrgIx) -> String {
    let org = as_at.atlas().org(child);
    let Some(parent) = org.parent_at(as_at.day()) else { return String::new() };
    let when = period(parent.period).or_else(|| period(org.period));
    let sure = unless_certain(parent.certainty).map(str::to_owned);
    let more: Vec<String> = when.into_iter().chain(sure).collect();
    appended(&more)
}
