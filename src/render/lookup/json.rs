//! What was looked up as JSON: of each row what was looked up, and all that is told of it.

use serde::Serialize;

use super::table::{LookupRow, LookupTable, citations};
use crate::atlas::OrgIx;
use crate::query::{AsAt, Found, Led, LiesIn, Whereabouts};
use crate::render::json::answer;

#[derive(Serialize)]
struct LookupRecord<'a> {
    as_at: String,
    rows: Vec<RowRecord<'a>>,
}

#[derive(Serialize)]
struct RowRecord<'a> {
    input: &'a str,
    id: Option<&'a str>,
    name: Option<&'a str>,
    kind: Option<&'static str>,
    /// Of a postcode district, town or village, what of it lies in the area that answers; of what
    /// has closed, the share of its residents in this one.
    share: Option<f64>,
    place: Option<AreaRecord<'a>>,
    system: Option<AreaRecord<'a>>,
    region: Option<AreaRecord<'a>>,
    council: Option<AreaRecord<'a>>,
    commissioner: Option<AreaRecord<'a>>,
    parent: Option<OrgRecord<'a>>,
    successors: Vec<OrgRecord<'a>>,
    /// Of whose residents the shares of those areas are, where no more is known of what was looked up than
    /// that it lies in all of these.
    shares_of: Vec<OrgRecord<'a>>,
    /// What it may mean, where it may mean several.
    candidates: Vec<OrgRecord<'a>>,
}

#[derive(Serialize)]
struct AreaRecord<'a> {
    id: &'a str,
    name: &'a str,
    share: Option<f64>,
}

#[derive(Serialize)]
struct OrgRecord<'a> {
    id: &'a str,
    name: &'a str,
}

/// What was looked up, row by row.
pub fn json<'a>(as_at: &AsAt<'a>, table: &LookupTable<'a, 'a>) -> String {
    let rows = table.rows.iter().map(|row| record(as_at, row)).collect();
    answer(&LookupRecord { as_at: as_at.day().to_string(), rows }, &citations(as_at, table))
}

fn record<'a>(as_at: &AsAt<'a>, row: &LookupRow<'a, 'a>) -> RowRecord<'a> {
    let named = |org: OrgIx| OrgRecord { id: &as_at.atlas().org(org).id, name: as_at.name(org) };
    let all_named = |orgs: &[OrgIx]| orgs.iter().copied().map(named).collect::<Vec<_>>();
    let area = |lies_in: &Option<LiesIn>| {
        lies_in.map(|LiesIn { org, share }| {
            let OrgRecord { id, name } = named(org);
            AreaRecord { id, name, share }
        })
    };
    let nowhere = Whereabouts::default();
    let whereabouts = row.found.whereabouts().unwrap_or(&nowhere);
    let mut record = RowRecord {
        input: row.input,
        id: None,
        name: None,
        kind: None,
        share: row.found.share(),
        place: area(&whereabouts.place),
        system: area(&whereabouts.system),
        region: area(&whereabouts.region),
        council: area(&whereabouts.council),
        commissioner: area(&whereabouts.commissioner),
        parent: whereabouts.parent.map(named),
        successors: all_named(&whereabouts.successors),
        shares_of: all_named(&whereabouts.shares_of),
        candidates: Vec::new(),
    };
    match row.found {
        Found::Org(org, _) | Found::Led(Led { org, .. }) => {
            let OrgRecord { id, name } = named(*org);
            (record.id, record.name, record.kind) = (Some(id), Some(name), Some(as_at.kind(*org).word()));
        }
        Found::Locality(locality, _) => {
            (record.name, record.kind) = (Some(&*locality.name), Some(locality.what.word()));
        }
        Found::InSeveral(locality, several) => {
            (record.name, record.kind) = (Some(&*locality.name), Some(locality.what.word()));
            record.candidates = several.areas.iter().map(|part| named(part.area)).collect();
        }
        Found::Orgs(orgs) => record.candidates = all_named(orgs),
        Found::Localities(localities) => {
            let areas = localities.iter().filter_map(|locality| locality.at.first());
            record.candidates = areas.map(|part| named(part.area)).collect();
        }
        Found::Blank | Found::Gone(_) | Found::Nothing => {}
    }
    record
}
