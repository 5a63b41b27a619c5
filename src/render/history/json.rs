//! What happened, as JSON.

use std::io;

use serde::Serialize;

use crate::atlas::{Atlas, OrgIx};
use crate::query::{AsAt, Happening, Named, differences, history};
use crate::render::json::{Imprint, Organisation, SCHEMA, date, keys, text};
use crate::render::sources::Cited;

#[derive(Serialize)]
struct History<'a> {
    schema: u32,
    organisation: Organisation<'a>,
    events: Vec<Event<'a>>,
    as_at: String,
    /// Was it there on the day?
    there: bool,
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[derive(Serialize)]
struct Difference<'a> {
    schema: u32,
    from: String,
    to: String,
    organisation: Organisation<'a>,
    events: Vec<Event<'a>>,
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[derive(Serialize)]
struct Event<'a> {
    date: Option<String>,
    change: &'static str,
    id: &'a str,
    name: &'a str,
    was: Vec<End<'a>>,
    now: Vec<End<'a>>,
    sources: Vec<&'a str>,
    certainty: &'static str,
}

/// One that had a part in it, under its name of then.
#[derive(Serialize)]
struct End<'a> {
    id: &'a str,
    name: &'a str,
}

/// The history of an organisation as JSON.
///
/// # Errors
/// None that a writer to memory has.
pub fn json(as_at: &AsAt<'_>, org: OrgIx) -> io::Result<String> {
    let atlas = as_at.atlas();
    let mut cited = Cited::new(atlas);
    text(&History {
        schema: SCHEMA,
        organisation: Organisation::new(as_at, org),
        events: events(atlas, &history(atlas, org), &mut cited),
        as_at: as_at.day().to_string(),
        there: as_at.snapshot().is_there(org),
        imprint: Imprint::new(atlas, &cited),
    })
}

/// What is otherwise on the second day than on the first, as JSON.
///
/// # Errors
/// None that a writer to memory has.
pub fn difference_json<'a>(first: &AsAt<'a>, second: &AsAt<'a>, org: OrgIx) -> io::Result<String> {
    let atlas = second.atlas();
    let mut cited = Cited::new(atlas);
    text(&Difference {
        schema: SCHEMA,
        from: first.day().to_string(),
        to: second.day().to_string(),
        organisation: Organisation::new(second, org),
        events: events(atlas, &differences(first, second, org), &mut cited),
        imprint: Imprint::new(atlas, &cited),
    })
}

fn events<'a>(atlas: &'a Atlas, happened: &[Happening<'a>], cited: &mut Cited<'a>) -> Vec<Event<'a>> {
    let mut events = Vec::with_capacity(happened.len());
    for h in happened {
        let mut sources: Vec<&str> = Vec::new();
        for set in &h.sources {
            cited.add(*set);
            let new: Vec<&str> = keys(atlas, *set).into_iter().filter(|key| !sources.contains(key)).collect();
            sources.extend(new);
        }
        events.push(Event {
            date: date(h.date),
            change: h.change.word(),
            id: &atlas.org(h.org).id,
            name: h.name,
            was: ends(atlas, &h.was),
            now: ends(atlas, &h.now),
            sources,
            certainty: h.certainty.word(),
        });
    }
    events
}

fn ends<'a>(atlas: &'a Atlas, named: &[Named<'a>]) -> Vec<End<'a>> {
    named.iter().map(|n| End { id: &atlas.org(n.org).id, name: n.name }).collect()
}
