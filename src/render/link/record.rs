//! A link as a record for programs.

use serde::Serialize;

use crate::atlas::{Atlas, Extent, Link, OrgIx};
use crate::date::Date;
use crate::render::json::{date, keys};
use crate::words::{Certainty, Service};

/// For what a link is and how much of it.
#[derive(Debug, Default, Serialize)]
pub(in crate::render) struct LinkRecord {
    service: Option<&'static str>,
    extent: Option<&'static str>,
    share: Option<f64>,
    share_of_area: Option<f64>,
}

/// How sure a link is, when it holds, and on whose word.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LinkStanding<'a> {
    pub(in crate::render) note: Option<&'a str>,
    pub(in crate::render) certainty: &'static str,
    pub(in crate::render) since: Option<String>,
    pub(in crate::render) until: Option<String>,
    pub(in crate::render) seen: Option<String>,
    pub(in crate::render) sources: Vec<&'a str>,
}

impl LinkRecord {
    /// Of what is no link, and has a share only.
    pub(in crate::render) fn of_share(share: Option<f64>) -> Self {
        Self { share, ..Self::default() }
    }

    pub(in crate::render) fn new(link: &Link) -> Self {
        Self {
            service: link.service.map(Service::word),
            extent: link.extent.as_ref().map(|extent| extent.word().word()),
            share: link.share,
            share_of_area: link.share_of_area,
        }
    }
}

impl<'a> LinkStanding<'a> {
    pub(in crate::render) fn new(atlas: &'a Atlas, link: &'a Link) -> Self {
        Self {
            note: link.note.as_deref(),
            certainty: link.certainty.word(),
            since: date(since(link)),
            until: date(atlas.told_period(link).until),
            seen: date(link.seen),
            sources: keys(atlas, link.sources),
        }
    }

    /// Of what is no link, on these sources.
    pub(in crate::render) fn of_sources(sources: Vec<&'a str>) -> Self {
        Self { note: None, certainty: Certainty::Certain.word(), since: None, until: None, seen: None, sources }
    }
}

/// Since when a link holds. What happened on a day has held since then.
pub(in crate::render) fn since(link: &Link) -> Option<Date> {
    if link.relation.is_event() { link.on } else { link.told_period().since }
}

/// The areas that a link names as the part that it speaks of.
pub(in crate::render) fn named_areas(link: &Link) -> &[OrgIx] {
    match &link.extent {
        Some(Extent::Within(areas)) => areas,
        _ => &[],
    }
}
