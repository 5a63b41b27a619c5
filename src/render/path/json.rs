//! How two organisations are connected, as JSON.

use std::io;

use serde::Serialize;

use super::{Pair, Teller, sources_of};
use crate::atlas::{Link, OrgIx};
use crate::query::{AsAt, Path, Step, Way};
use crate::render::json::{Imprint, Organisation, SCHEMA, date, keys, text};
use crate::render::sources::Cited;
use crate::words::{Certainty, Service};

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    as_at: String,
    from: Organisation<'a>,
    to: Organisation<'a>,
    /// Is there a way at all? From one to itself there is, of no steps.
    connected: bool,
    steps: Vec<Told<'a>>,
    /// The smallest area that both sit in, where the steps do not pass through it.
    both_in: Option<Organisation<'a>>,
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[derive(Serialize)]
struct Told<'a> {
    from: Organisation<'a>,
    to: Organisation<'a>,
    /// A word for a link, or `within`, `land-in` or `same-land`.
    relation: &'static str,
    /// `out` where it is said of `from` about `to`, else `in`.
    direction: &'static str,
    said: String,
    service: Option<&'static str>,
    extent: Option<&'static str>,
    share: Option<f64>,
    note: Option<&'a str>,
    certainty: &'static str,
    since: Option<String>,
    until: Option<String>,
    seen: Option<String>,
    sources: Vec<&'a str>,
}

/// The way from one to another as JSON.
///
/// # Errors
/// None that a writer to memory has.
pub fn json(as_at: &AsAt<'_>, (from, to): Pair, path: Option<&Path>) -> io::Result<String> {
    let atlas = as_at.atlas();
    let mut teller = Teller { as_at, cited: Cited::new(atlas) };
    let steps = path.map_or(&[][..], |path| &path.steps);
    let steps = steps.iter().map(|step| told(&mut teller, *step)).collect();
    text(&Answer {
        schema: SCHEMA,
        as_at: as_at.day().to_string(),
        from: Organisation::new(as_at, from),
        to: Organisation::new(as_at, to),
        connected: path.is_some(),
        steps,
        both_in: path.and_then(|path| path.both_in).map(|area| Organisation::new(as_at, area)),
        imprint: Imprint::new(atlas, &teller.cited),
    })
}

fn told<'a>(teller: &mut Teller<'_, 'a>, step: Step) -> Told<'a> {
    let as_at = teller.as_at;
    let mut sources: Vec<&str> = Vec::new();
    for set in sources_of(as_at, step) {
        teller.cited.add(set);
        for key in keys(as_at.atlas(), set) {
            if !sources.contains(&key) {
                sources.push(key);
            }
        }
    }
    let plain = Told {
        from: Organisation::new(as_at, step.from),
        to: Organisation::new(as_at, step.to),
        relation: "same-land",
        direction: "out",
        said: teller.step(step),
        service: None,
        extent: None,
        share: None,
        note: None,
        certainty: Certainty::Certain.word(),
        since: None,
        until: None,
        seen: None,
        sources,
    };
    match step.way {
        Way::SameLand => plain,
        Way::Within { child, .. } => {
            let org = as_at.atlas().org(child);
            let parent = org.parent_at(as_at.day());
            Told {
                relation: "within",
                direction: direction(child, step),
                certainty: parent.map_or(Certainty::Certain, |parent| parent.certainty).word(),
                since: date(parent.and_then(|parent| parent.period.since)),
                until: date(parent.and_then(|parent| parent.period.until)),
                ..plain
            }
        }
        Way::Holds { council, share, .. } => {
            Told { relation: "land-in", direction: direction(council, step), share, ..plain }
        }
        Way::Link(link) => of_link(as_at.atlas().link(link), (step, plain)),
    }
}

fn of_link<'a>(link: &'a Link, (step, plain): (Step, Told<'a>)) -> Told<'a> {
    Told {
        relation: link.relation.word(),
        direction: direction(link.from, step),
        service: link.service.map(Service::word),
        extent: link.extent.as_ref().map(|extent| extent.word().word()),
        share: link.share,
        note: link.note.as_deref(),
        certainty: link.certainty.word(),
        // What happened on a day has held since then.
        since: date(if link.relation.is_event() { link.on } else { link.period.since }),
        until: date(link.period.until),
        seen: date(link.seen),
        ..plain
    }
}

/// Of which end of a step it is said.
fn direction(subject: OrgIx, step: Step) -> &'static str {
    if subject == step.from { "out" } else { "in" }
}
