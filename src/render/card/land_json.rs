//! Where it lies, whose else its land is and what is in it, as records for programs.

use serde::Serialize;

use crate::atlas::Parent;
use crate::query::{AsAt, Card, Overlying, ServedSystem, places_in};
use crate::render::json::{Organisation, Portion, date};

/// What it sat within for a time.
#[derive(Serialize)]
pub(super) struct ParentRecord<'a> {
    organisation: Organisation<'a>,
    since: Option<String>,
    until: Option<String>,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

impl<'a> ParentRecord<'a> {
    pub(super) fn new(as_at: &AsAt<'a>, parent: &Parent, sources: Vec<&'a str>) -> Self {
        Self {
            organisation: Organisation::new(as_at, parent.org),
            since: date(parent.period.since),
            until: date(parent.period.until),
            certainty: parent.certainty.word(),
            sources,
        }
    }
}

/// The councils of one system that a body serves.
#[derive(Serialize)]
pub(super) struct FootprintRecord<'a> {
    /// Nothing for land in no system.
    system: Option<Organisation<'a>>,
    residents: Option<u64>,
    /// Each with the share of its residents that is served and lives there, where that is not all.
    councils: Vec<Portion<'a>>,
}

impl<'a> FootprintRecord<'a> {
    pub(super) fn new(as_at: &AsAt<'a>, served: &ServedSystem) -> Self {
        Self {
            system: served.system.map(|system| Organisation::new(as_at, system)),
            residents: served.residents,
            councils: served.councils.iter().map(|c| Portion::new(as_at, c.org, c.share)).collect(),
        }
    }
}

/// Of an area, whose else its land is, and what is in it.
#[derive(Serialize)]
pub(super) struct AroundRecord<'a> {
    commissioners: Vec<Portion<'a>>,
    places: Vec<Portion<'a>>,
    councils: Vec<Portion<'a>>,
    /// Of a system, the places that sit in it.
    places_within: Vec<Organisation<'a>>,
    hospitals: Vec<Organisation<'a>>,
    networks: usize,
    practices: usize,
    /// Are networks and practices counted by their addresses?
    by_address: bool,
    /// The council of which it is a part, where practices and hospitals are those of that council.
    within_council: Option<Organisation<'a>>,
}

impl<'a> AroundRecord<'a> {
    pub(super) fn new(as_at: &AsAt<'a>, card: &Card<'a>) -> Self {
        let around = &card.around;
        let portions =
            |areas: &[Overlying]| areas.iter().map(|o| Portion::new(as_at, o.org, o.share)).collect();
        Self {
            commissioners: portions(&around.commissioners),
            places: portions(&around.places),
            councils: portions(&around.councils),
            places_within: Organisation::each(as_at, &places_in(as_at, card.org)),
            hospitals: Organisation::each(as_at, &around.hospitals),
            networks: around.networks,
            practices: around.practices,
            by_address: around.by_address,
            within_council: around.within_council.map(|council| Organisation::new(as_at, council)),
        }
    }
}
