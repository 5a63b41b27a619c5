//! `catchment find`.

use super::args::FindArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::{Closed, OrgIx};
use crate::query::{AsAt, Filter, list};
use crate::render::find::{Explains, Matched, Row, csv, json, markdown, text};
use crate::render::format::FindFormat;
use crate::render::{clean, counted};
use crate::search::{Hit, Index, MatchedAs, Resolution, resolve};

pub(super) fn run(session: &Session<'_>, args: &FindArgs, output: &mut Output) -> Result<(), Failure> {
    let closed = if args.closed { Closed::Keep } else { Closed::Leave };
    let as_at = session.as_at(closed);
    let filter = Filter { kind: args.kind, tier: args.tier };
    let words = joined(&args.words);
    let Listing { rows, total } = match words.trim() {
        "" => listed(list(&as_at, filter), args.limit),
        words => matching(&as_at, words, filter, args.limit),
    };
    let more = total - rows.len();
    match args.format.chosen {
        FindFormat::Text | FindFormat::Table => output.answer(&text(&as_at, &rows, session.settings.look))?,
        FindFormat::Markdown => output.answer(&markdown(&as_at, &rows, more))?,
        FindFormat::Csv => output.answer(&csv(&as_at, &rows, more).map_err(Failure::Io)?)?,
        FindFormat::Json => output.line(&json(&as_at, &rows, more).map_err(Failure::Io)?)?,
    }
    if rows.is_empty() {
        return Err(Failure::Nothing(nothing(session, &as_at, &words, filter)));
    }
    if more > 0 {
        output.say(&format!("{} more; --limit 0 prints all of them.", counted(more)));
    }
    Ok(())
}

/// As many rows as are to be printed, and how many there are.
struct Listing {
    rows: Vec<Row>,
    total: usize,
}

fn listed(orgs: Vec<OrgIx>, limit: usize) -> Listing {
    let total = orgs.len();
    let count = if limit == 0 { total } else { limit };
    Listing { rows: orgs.into_iter().take(count).map(|org| Row { org, hit: None }).collect(), total }
}

fn matching(as_at: &AsAt<'_>, words: &str, filter: Filter, limit: usize) -> Listing {
    let index = Index::new(as_at.atlas());
    let found = index.find(words, as_at.day(), limit, |org| filter.admits(as_at, org));
    Listing { rows: found.hits.into_iter().map(|hit| row(as_at, hit)).collect(), total: found.total }
}

fn row(as_at: &AsAt<'_>, hit: Hit) -> Row {
    let explains = match hit.matched_as {
        MatchedAs::Alias | MatchedAs::FormerName => Explains::Otherwise,
        MatchedAs::Name if hit.matched != as_at.name(hit.org) => Explains::Otherwise,
        _ => Explains::Itself,
    };
    Row { org: hit.org, hit: Some(Matched { text: hit.matched, score: hit.score, explains }) }
}

/// Why nothing was found, and what may have been meant.
fn nothing(session: &Session<'_>, as_at: &AsAt<'_>, words: &str, filter: Filter) -> String {
    if words.trim().is_empty() {
        return format!("Nothing of that kind and tier was there on {}.", as_at.day());
    }
    let is_narrowed = filter != Filter::default();
    let others = matching(as_at, words, Filter::default(), 1);
    if is_narrowed && !others.rows.is_empty() {
        let fit = if others.total == 1 { "one does" } else { "others do" };
        return format!(
            "Nothing of that kind and tier matches \"{}\"; {fit} without --kind and --tier.",
            clean(words)
        );
    }
    let suggestions = match resolve(session.atlas, words, session.day) {
        Resolution::One(org) => vec![org],
        Resolution::Several(orgs) => orgs,
        Resolution::Nothing { suggestions } => suggestions,
    };
    session.suggesting(format!("Nothing matches \"{}\".", clean(words)), &suggestions)
}
