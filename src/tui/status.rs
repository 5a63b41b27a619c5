//! What the explorer says at the foot after something was done.

use crate::atlas::{Atlas, OrgIx};
use crate::date::Day;
use crate::query::{AsAt, Changes};
use crate::render::card::not_there;
use crate::words::Tier;

/// That a date lies beyond what the atlas knows.
pub(super) fn beyond(as_at: &AsAt<'_>) -> String {
    format!("{} lies beyond what this atlas knows: it is as at {}.", as_at.day(), as_at.atlas().as_at())
}

/// What the tree now shows.
pub(super) fn opened_to(tier: Tier) -> String {
    let below = match tier {
        Tier::Nation => "Shut to the top",
        Tier::Region => "Opened to regions",
        Tier::System => "Opened to systems",
        Tier::Place => "Opened to places",
        Tier::Neighbourhood => "Opened to neighbourhoods",
        Tier::Practice => "Opened to practices",
    };
    format!("{below}.")
}

/// Why an organisation has no row in the tree.
pub(super) fn not_in_tree(as_at: &AsAt<'_>, org: OrgIx) -> String {
    if as_at.snapshot().is_there(org) {
        return "This has no place in the tree; here is its card.".to_owned();
    }
    not_there(as_at, org)
}

/// What began and ended on a day.
pub(super) fn changed_on(atlas: &Atlas, day: Day) -> String {
    let (mut opened, mut closed, mut renamed) = (0, 0, 0);
    for org in atlas.orgs() {
        let org = atlas.org(*org);
        opened += usize::from(org.period.first_day() == Some(day));
        closed += usize::from(org.period.day_after() == Some(day));
        let style_begins = org.styles.iter().any(|s| s.period.first_day() == Some(day));
        renamed += usize::from(style_begins && org.period.first_day() != Some(day));
    }
    let said: Vec<String> =
        [(opened, "opened"), (closed, "closed the day before"), (renamed, "took another name or kind")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
    match said.as_slice() {
        [] => format!("{day}: what joins organisations changed; none opened or closed."),
        said => format!("{day}: {}.", said.join(", ")),
    }
}

/// That there is no further date to step to.
pub(super) fn no_more_dates(changes: &Changes) -> String {
    match (changes.days().first(), changes.days().last()) {
        (Some(first), Some(last)) => {
            format!("Nothing else changes: the first date is {first}, the last {last}.")
        }
        _ => "Nothing in this atlas changes with time.".to_owned(),
    }
}
