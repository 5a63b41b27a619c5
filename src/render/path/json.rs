//! How two organisations are connected, as JSON.

use serde::Serialize;

use super::sentences::PathEnds;
use super::step::sentence;
use crate::atlas::OrgIx;
use crate::query::{AsAt, Path, Step, Way};
use crate::render::citations::Citations;
use crate::render::json::{Organisation, answer, date, keys_of_all};
use crate::render::link::{LinkRecord, LinkStanding, named_areas};

#[derive(Serialize)]
struct PathRecord<'a> {
    as_at: String,
    from: Organisation<'a>,
    to: Organisation<'a>,
    /// Is there a way at all? From one to itself there is, of no steps.
    connected: bool,
    steps: Vec<StepRecord<'a>>,
    /// Other ways, each its steps in order.
    others: Vec<Vec<StepRecord<'a>>>,
    /// The smallest area that both sit in, where no step passes through it.
    both_in: Option<Organisation<'a>>,
}

#[derive(Serialize)]
struct StepRecord<'a> {
    from: Organisation<'a>,
    to: Organisation<'a>,
    /// A word for a link, or `within`, `land-in` or `same-land`.
    relation: &'static str,
    /// `out` where it is said of `from` about `to`, else `in`.
    direction: &'static str,
    said: String,
    #[serde(flatten)]
    link: LinkRecord,
    #[serde(flatten)]
    standing: LinkStanding<'a>,
    /// The areas that name the part it speaks of.
    areas: Vec<Organisation<'a>>,
}

/// The way from one to another as JSON.
pub fn json(as_at: &AsAt<'_>, ends: PathEnds, path: Option<&Path>) -> String {
    let mut citations = Citations::new(as_at.atlas());
    let steps = path.map_or(&[][..], |path| &path.steps);
    let others = path.map_or(&[][..], |path| &path.others);
    citations.add_all(steps.iter().chain(others.iter().flatten()).flat_map(|step| &step.sources));
    let records = |steps: &[Step]| steps.iter().map(|step| step_record(as_at, step)).collect();
    let record = PathRecord {
        as_at: as_at.day().to_string(),
        from: Organisation::new(as_at, ends.from),
        to: Organisation::new(as_at, ends.to),
        connected: path.is_some(),
        steps: records(steps),
        others: others.iter().map(|steps| records(steps)).collect(),
        both_in: path.and_then(|path| path.both_in).map(|area| Organisation::new(as_at, area)),
    };
    answer(&record, &citations)
}

fn step_record<'a>(as_at: &AsAt<'a>, step: &Step) -> StepRecord<'a> {
    let atlas = as_at.atlas();
    let plain = StepRecord {
        from: Organisation::new(as_at, step.from),
        to: Organisation::new(as_at, step.to),
        relation: "same-land",
        direction: "out",
        said: sentence(as_at, step),
        link: LinkRecord::default(),
        standing: LinkStanding::of_sources(keys_of_all(atlas, &step.sources)),
        areas: Vec::new(),
    };
    match step.way {
        Way::SameLand => plain,
        Way::Within { child, .. } => {
            let direction = direction(child, step);
            let Some(parent) = atlas.org(child).parent_at(as_at.day()) else {
                return StepRecord { relation: "within", direction, ..plain };
            };
            let standing = LinkStanding {
                certainty: parent.certainty.word(),
                since: date(parent.period.since),
                until: date(parent.period.until),
                ..plain.standing
            };
            StepRecord { relation: "within", direction, standing, ..plain }
        }
        Way::Holds { council, share, .. } => {
            let link = LinkRecord::of_share(share);
            StepRecord { relation: "land-in", direction: direction(council, step), link, ..plain }
        }
        Way::Link(link) => {
            let link = atlas.link(link);
            StepRecord {
                relation: link.relation.word(),
                direction: direction(link.from, step),
                link: LinkRecord::new(link),
                standing: LinkStanding::new(atlas, link),
                areas: Organisation::each(as_at, named_areas(link)),
                ..plain
            }
        }
    }
}

/// Of which end of a step it is said.
fn direction(subject: OrgIx, step: &Step) -> &'static str {
    if subject == step.from { "out" } else { "in" }
}
