//! `catchment find`.

mod many;
mod nothing;
mod search;

use super::args::FindArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::Closed;
use crate::query::{Filter, FoundRow};
use crate::render::counted;
use crate::render::find::{by_district, csv, json, markdown, text};
use crate::render::format::FindFormat;
use many::FoundRows;
use search::Searching;

pub(super) fn run(session: &Session<'_>, args: &FindArgs, output: &mut Output) -> Result<(), Failure> {
    let closed = if args.closed { Closed::Keep } else { Closed::Leave };
    let as_at = session.as_at(closed);
    let whole = args.whole.as_ref().map(|whole| session.org(whole)).transpose()?;
    let search = Searching::new(&as_at, Filter { kind: args.kind, tier: args.tier }, whole);
    let printed = |rows: &[FoundRow], more: usize, output: &mut Output| match args.format.chosen {
        FindFormat::Text | FindFormat::Table => output.answer(&text(&as_at, rows, session.settings.look)),
        FindFormat::Markdown => output.answer(&markdown(&as_at, rows, more)),
        FindFormat::Csv => output.answer(&csv(&as_at, rows, more)),
        FindFormat::Json => output.line(&json(&as_at, rows, more)),
    };
    if let Some(queries) = many::queries(session.atlas, &args.words)? {
        let FoundRows { rows, unknown } = many::each(&search, &queries);
        printed(&rows, 0, output)?;
        return many::told(&unknown);
    }
    let words = joined(&args.words);
    let results = match words.trim() {
        "" => search.listed(args.limit),
        words => search.matching(words, args.limit),
    };
    let rows: &[FoundRow] = if results.are_guesses { &[] } else { &results.rows };
    let more = if results.are_guesses { 0 } else { results.total - rows.len() };
    printed(rows, more, output)?;
    if rows.is_empty() {
        return Err(Failure::Nothing(nothing::nothing(session, &search, &words, &results)));
    }
    if let Some(district) = &results.district {
        output.say(&by_district(&words, district));
    }
    // A program is told by the id of what each sits in.
    let is_for_people = args.format.chosen != FindFormat::Json;
    if let Some(said) = search.said_of_nested(rows).filter(|_| is_for_people) {
        output.say(&said);
    }
    if more > 0 {
        output.say(&format!("{} more; --limit 0 prints all of them.", counted(more)));
    }
    Ok(())
}
