//! What was found, as JSON.

use serde::Serialize;

use super::cells::citations;
use crate::query::{AsAt, CoveringArea, FoundRow};
use crate::render::json::{Organisation, answer};

#[derive(Serialize)]
struct FindRecord<'a> {
    as_at: String,
    results: Vec<ResultRecord<'a>>,
    /// How many more there are.
    more: usize,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ResultRecord<'a> {
    Organisation {
        #[serde(flatten)]
        organisation: Organisation<'a>,
        /// What it hangs under.
        parent: Option<Organisation<'a>>,
        /// Of one that has closed, what it became.
        became: Vec<Organisation<'a>>,
        matched: Option<&'a str>,
        score: Option<u32>,
        /// Of one that has some of the land of what `--in` names without lying in it.
        share_of_in: Option<f64>,
    },
    Locality {
        /// It has none.
        id: Option<&'a str>,
        name: &'a str,
        kind: &'static str,
        what: &'static str,
        areas: Vec<AreaRecord<'a>>,
        matched: &'a str,
        score: u32,
    },
}

/// An area that covers a locality.
#[derive(Serialize)]
struct AreaRecord<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    share: Option<f64>,
}

fn area<'a>(as_at: &AsAt<'a>, covering: &CoveringArea) -> AreaRecord<'a> {
    AreaRecord {
        id: &as_at.atlas().org(covering.area).id,
        name: as_at.name(covering.area),
        kind: as_at.kind(covering.area).word(),
        share: covering.share,
    }
}

/// What was found as JSON, with how many more there are that were left out.
pub fn json(as_at: &AsAt<'_>, found: &[FoundRow], more: usize) -> String {
    let results = found.iter().map(|row| match row {
        FoundRow::Organisation(found) => ResultRecord::Organisation {
            organisation: Organisation::new(as_at, found.org),
            parent: found.parent.map(|parent| Organisation::new(as_at, parent)),
            became: found.became.iter().map(|step| Organisation::new(as_at, step.org)).collect(),
            matched: found.matched.as_ref().map(|matched| matched.text.as_str()),
            score: found.matched.as_ref().map(|matched| matched.score),
            share_of_in: found.shares_land.and_then(|shared| shared.share),
        },
        FoundRow::Locality(found) => ResultRecord::Locality {
            id: None,
            name: &found.name,
            kind: "locality",
            what: found.what.word(),
            areas: found.areas.iter().map(|covering| area(as_at, covering)).collect(),
            matched: &found.name,
            score: found.score,
        },
    });
    let record = FindRecord { as_at: as_at.day().to_string(), results: results.collect(), more };
    answer(&record, &citations(as_at, found))
}
