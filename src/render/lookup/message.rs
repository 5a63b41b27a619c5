//! What must be said beside a list that was looked up: on whose word it stands, and what in it
//! could not be answered.

use std::collections::HashSet;

use super::table::{LookupRow, LookupTable, citations};
use crate::atlas::{Locality, OrgIx};
use crate::date::date_in_words;
use crate::query::{AsAt, Found, Led};
use crate::render::citations::licences;
use crate::render::clean;
use crate::render::number::{counted, percent};
use crate::render::phrase::as_at_line;

/// So many texts are told of, and so many of what each may mean.
const SHOWN: usize = 5;

/// For which day the list was answered, from which atlas, on whose word and under which licence,
/// in one line.
pub fn imprint<'a>(as_at: &AsAt<'a>, table: &LookupTable<'_, 'a>) -> String {
    let citations = citations(as_at, table);
    let titles: Vec<String> =
        citations.all().iter().map(|source| clean(&source.title).trim_end_matches('.').to_owned()).collect();
    let mut line = as_at_line(as_at);
    if !titles.is_empty() {
        let end = if titles.last().is_some_and(|title| title.ends_with(['?', '!'])) { "" } else { "." };
        line = line + " Sources: " + &titles.join("; ") + end;
    }
    let licences = licences(citations.all());
    if !licences.is_empty() {
        line = line + " Licences: " + &licences.join("; ") + ".";
    }
    line
}

/// What in the list could not be answered, a line for each reason; nothing where all could.
pub fn not_answered(as_at: &AsAt<'_>, table: &LookupTable<'_, '_>) -> Option<String> {
    let day = date_in_words(as_at.day());
    let lines = [
        line(table, "not known", |row| match row.found {
            Found::Nothing => Some(String::new()),
            _ => None,
        }),
        line(table, "may mean several", |row| match row.found {
            Found::Orgs(orgs) => Some(some_of(orgs, |org| called(as_at, *org))),
            Found::Localities(localities) => Some(some_of(localities, |locality| placed(as_at, locality))),
            _ => None,
        }),
        line(table, "lie in several areas, none of which has half", |row| match row.found {
            Found::InSeveral(_, several) => Some(some_of(&several.areas, |part| {
                format!("{} {}", called(as_at, part.area), percent(part.share))
            })),
            _ => None,
        }),
        line(table, &format!("not there on {day}, and nothing is known to have followed"), |row| {
            match row.found {
                Found::Gone(org) => Some(called(as_at, *org)),
                _ => None,
            }
        }),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What of the list was not there on the day, and what to do; nothing where all was.
pub fn not_there(as_at: &AsAt<'_>, table: &LookupTable<'_, '_>) -> Option<String> {
    let day = date_in_words(as_at.day());
    let line = line(table, &format!("not there on {day}"), |row| match row.found {
        Found::Org(org, _) if !as_at.snapshot().is_there(*org) => Some(called(as_at, *org)),
        _ => None,
    })?;
    Some(line + " --to today leads to what each became, --at DATE to another day.")
}

/// How many rows were led to several, each of which has a line, and that shares say how much of the
/// land came to each; and which were led without land, so that there are no shares. Nothing where
/// none was.
pub fn led(as_at: &AsAt<'_>, table: &LookupTable<'_, '_>) -> Option<String> {
    let total = rows_of_list(table).iter().filter(|row| *row.found != Found::Blank).count();
    let several: Vec<_> =
        table.rows.chunk_by(|a, b| a.number == b.number).filter(|lines| lines.len() > 1).collect();
    let by_land = several.iter().filter(|lines| lines.iter().all(|row| row.found.share().is_some())).count();
    let (stand, their) = if by_land == 1 { ("stands", "its") } else { ("stand", "their") };
    let split = (by_land > 0).then(|| {
        format!(
            "{} of {} rows {stand} in several lines: {their} land came to several; share says how much, and adds up to 1.",
            counted(by_land),
            counted(total)
        )
    });
    let in_several: HashSet<usize> = several.iter().map(|lines| lines[0].number).collect();
    // Of a body that lives on in one nobody expects land.
    let without = line(table, "led to what followed, without shares, since no land is known of them", |row| {
        let Found::Led(Led { org, share: None, .. }) = row.found else { return None };
        (as_at.kind(*org).is_area() || in_several.contains(&row.number)).then(String::new)
    });
    let lines: Vec<String> = split.into_iter().chain(without).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// How many of all that were looked up are so, and the first few of them with what is told of each.
fn line<'t, 'a>(
    table: &LookupTable<'t, 'a>,
    what: &str,
    told: impl Fn(&LookupRow<'t, 'a>) -> Option<String>,
) -> Option<String> {
    let all = rows_of_list(table);
    let total = all.iter().filter(|row| *row.found != Found::Blank).count();
    let so: Vec<&&LookupRow<'t, 'a>> = all.iter().filter(|row| told(row).is_some()).collect();
    let mut shown: Vec<&&LookupRow<'t, 'a>> = Vec::new();
    for row in &so {
        if shown.len() <= SHOWN && shown.iter().all(|known| known.input != row.input) {
            shown.push(row);
        }
    }
    let rest = if shown.len() > SHOWN { " and others" } else { "" };
    shown.truncate(SHOWN);
    let each = shown.into_iter().map(|row| {
        let told = told(row).filter(|told| !told.is_empty());
        let told = told.unwrap_or_else(|| format!("row {}", row.number));
        format!("\"{}\" ({told})", clean(row.input))
    });
    let each = each.collect::<Vec<_>>().join(", ");
    (!so.is_empty()).then(|| format!("{} of {} {what}: {each}{rest}.", counted(so.len()), counted(total)))
}

/// Each row of the list once: what became several stands there as often.
fn rows_of_list<'m, 't, 'a>(table: &'m LookupTable<'t, 'a>) -> Vec<&'m LookupRow<'t, 'a>> {
    let mut rows: Vec<&LookupRow<'t, 'a>> = table.rows.iter().collect();
    rows.dedup_by_key(|row| row.number);
    rows
}

/// The first few of what a text may mean, and how many more there are.
fn some_of<T>(all: &[T], told: impl Fn(&T) -> String) -> String {
    let shown: Vec<String> = all.iter().take(SHOWN).map(told).collect();
    let more = all.len().saturating_sub(SHOWN);
    let more = if more == 0 { String::new() } else { format!("; and {} more", counted(more)) };
    shown.join("; ") + &more
}

fn called(as_at: &AsAt<'_>, org: OrgIx) -> String {
    format!("{} {}", clean(&as_at.atlas().org(org).id), clean(as_at.name(org)))
}

/// What a locality is, and in which area.
fn placed(as_at: &AsAt<'_>, locality: &Locality) -> String {
    let area = locality.at.first().map_or_else(String::new, |part| format!(" in {}", called(as_at, part.area)));
    format!("{}{area}", locality.what.label())
}
