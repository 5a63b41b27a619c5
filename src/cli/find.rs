//! `catchment find`.

use super::args::{Find, Format};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::{Closed, OrgIx};
use crate::query::{AsAt, Explains, Filter, FoundOrg, Match, list};
use crate::render::find::{csv, json, markdown, text};
use crate::render::{clean, counted};
use crate::search::{Hit, Index, MatchedAs, Resolution, resolve};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Find,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let closed = if typed.closed { Closed::Keep } else { Closed::Leave };
    let as_at = ask.as_at(closed);
    let filter = Filter { kind: typed.kind, tier: typed.tier };
    let words = joined(&typed.words);
    let (rows, total) = match words.trim() {
        "" => listed(&as_at, &list(&as_at, filter), typed.limit),
        words => matching(&as_at, words, filter, typed.limit),
    };
    let more = total - rows.len();
    match typed.written.format {
        Format::Text | Format::Table => output.answer(&text(&as_at, &rows, settings.look))?,
        Format::Markdown => output.answer(&markdown(&as_at, &rows, more))?,
        Format::Csv => output.answer(&csv(&as_at, &rows, more))?,
        Format::Json => output.line(&json(&as_at, &rows, more))?,
        other => return Err(other.refused("find")),
    }
    if rows.is_empty() {
        return Err(Failure::Nothing(nothing(ask, &as_at, &words, filter)));
    }
    if more > 0 {
        output.say(&format!("{} more; --limit 0 prints all of them.", counted(more)));
    }
    Ok(())
}

/// As many as are to be printed, and how many there are.
fn listed(as_at: &AsAt<'_>, orgs: &[OrgIx], limit: usize) -> (Vec<FoundOrg>, usize) {
    let total = orgs.len();
    let count = if limit == 0 { total } else { limit };
    (orgs.iter().take(count).map(|org| FoundOrg::new(as_at, *org, None)).collect(), total)
}

fn matching(as_at: &AsAt<'_>, words: &str, filter: Filter, limit: usize) -> (Vec<FoundOrg>, usize) {
    let index = Index::new(as_at.atlas());
    let found = index.find(words, as_at.day(), limit, |org| filter.admits(as_at, org));
    (found.hits.into_iter().map(|hit| row(as_at, hit)).collect(), found.total)
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
fn nothing(ask: &Ask<'_>, as_at: &AsAt<'_>, words: &str, filter: Filter) -> String {
    if words.trim().is_empty() {
        return format!("Nothing of that kind and tier was there on {}.", as_at.day());
    }
    let is_narrowed = filter != Filter::default();
    let (others, total) = matching(as_at, words, Filter::default(), 1);
    if is_narrowed && !others.is_empty() {
        let fit = if total == 1 { "one does" } else { "others do" };
        return format!(
            "Nothing of that kind and tier matches \"{}\"; {fit} without --kind and --tier.",
            clean(words)
        );
    }
    let suggestions = match resolve(ask.atlas, words, ask.day) {
        Resolution::One(org) => vec![org],
        Resolution::Several(orgs) => orgs,
        Resolution::Nothing { suggestions } => suggestions,
    };
    ask.suggesting(format!("Nothing matches \"{}\".", clean(words)), &suggestions)
}
