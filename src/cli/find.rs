//! `catchment find`.

use super::args::FindArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::{Closed, OrgIx};
use crate::query::{AsAt, Explains, Filter, FoundOrg, Match, list};
use crate::render::find::{csv, json, markdown, text};
use crate::render::format::FindFormat;
use crate::render::{clean, counted};
use crate::search::{Hit, Index, MatchedAs, Resolution, resolve};

pub(super) fn run(session: &Session<'_>, args: &FindArgs, output: &mut Output) -> Result<(), Failure> {
    let closed = if args.closed { Closed::Keep } else { Closed::Leave };
    let as_at = session.as_at(closed);
    let filter = Filter { kind: args.kind, tier: args.tier };
    let words = joined(&args.words);
    let FoundOrgs { rows, total } = match words.trim() {
        "" => listed(&as_at, &list(&as_at, filter), args.limit),
        words => matching(&as_at, words, filter, args.limit),
    };
    let more = total - rows.len();
    match args.format.chosen {
        FindFormat::Text | FindFormat::Table => output.answer(&text(&as_at, &rows, session.settings.look))?,
        FindFormat::Markdown => output.answer(&markdown(&as_at, &rows, more))?,
        FindFormat::Csv => output.answer(&csv(&as_at, &rows, more))?,
        FindFormat::Json => output.line(&json(&as_at, &rows, more))?,
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
struct FoundOrgs {
    rows: Vec<FoundOrg>,
    total: usize,
}

fn listed(as_at: &AsAt<'_>, orgs: &[OrgIx], limit: usize) -> FoundOrgs {
    let total = orgs.len();
    let count = if limit == 0 { total } else { limit };
    FoundOrgs { rows: orgs.iter().take(count).map(|org| FoundOrg::new(as_at, *org, None)).collect(), total }
}

fn matching(as_at: &AsAt<'_>, words: &str, filter: Filter, limit: usize) -> FoundOrgs {
    let index = Index::new(as_at.atlas());
    let found = index.find(words, as_at.day(), limit, |org| filter.admits(as_at, org));
    FoundOrgs { rows: found.hits.into_iter().map(|hit| row(as_at, hit)).collect(), total: found.total }
}

fn row(as_at: &AsAt<'_>, hit: Hit) -> FoundOrg {
    let explains = match hit.matched_as {
        MatchedAs::Alias | MatchedAs::FormerName => Explains::Otherwise,
        MatchedAs::Name if hit.matched != as_at.name(hit.org) => Explains::Otherwise,
        _ => Explains::Itself,
    };
    FoundOrg::new(as_at, hit.org, Some(Match { text: hit.matched, score: hit.score, explains }))
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
