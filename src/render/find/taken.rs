//! Which organisation was taken where it is not called in full what was typed, and what else may be meant.

use crate::atlas::{LocalityIx, OrgIx};
use crate::query::AsAt;
use crate::render::phrase::{called, in_a_row};
use crate::render::{clean, counted};

/// Others that are named; what is more is counted.
const NAMED: usize = 3;

/// What else a text may mean, the likeliest first.
pub struct Others<'o> {
    /// Organisations.
    pub organisations: &'o [OrgIx],
    /// Towns, villages and the like.
    pub localities: &'o [LocalityIx],
}

/// Whom a text was taken to mean, and what else it may mean.
pub fn taken_as(as_at: &AsAt<'_>, text: &str, org: OrgIx, others: &Others<'_>) -> String {
    let taken = format!("\"{}\" was taken as {}.", clean(text), called_at(as_at, org));
    match also(as_at, text, others) {
        Some(others) => format!("{taken} It may also mean {others}."),
        None => taken,
    }
}

/// What else a text may mean, if anything.
pub fn may_also_mean(as_at: &AsAt<'_>, text: &str, others: &Others<'_>) -> Option<String> {
    also(as_at, text, others).map(|others| format!("\"{}\" may also mean {others}.", clean(text)))
}

fn also(as_at: &AsAt<'_>, text: &str, others: &Others<'_>) -> Option<String> {
    let all = others.organisations.len() + others.localities.len();
    let organisations = others.organisations.iter().map(|org| called_at(as_at, *org));
    let localities = others.localities.iter().map(|locality| {
        let locality = as_at.atlas().locality(*locality);
        format!("the {} {}", locality.what.label(), clean(&locality.name))
    });
    let mut named: Vec<String> = organisations.chain(localities).take(NAMED).collect();
    if named.is_empty() {
        return None;
    }
    if all > named.len() {
        named.push(format!("{} more (catchment find {})", counted(all - named.len()), clean(text)));
    }
    Some(in_a_row(&named))
}

/// Its name on the day, with its code, and that it has closed.
fn called_at(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let named = called(as_at.name(org), &as_at.atlas().org(org).id);
    let until = as_at.atlas().facts(org).period.until;
    let has_closed = until.is_some_and(|until| until.last_day() < as_at.day());
    if has_closed { format!("{named}, which has closed") } else { named }
}
