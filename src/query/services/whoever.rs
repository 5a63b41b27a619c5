//! Whoever is said to serve an area, whether of late or only years ago.

use super::said::Said;
use super::{AreaCover, Given, Serving, land_about};
use crate::atlas::{Extent, Link, OrgIx};
use crate::query::AsAt;
use crate::words::{Kind, Service};

/// Somebody who is said to serve an area.
pub(in crate::query) struct SaidToServe<'a> {
    pub(in crate::query) service: Service,
    pub(in crate::query) provider: OrgIx,
    /// Is all of it served?
    pub(in crate::query) whole: bool,
    pub(in crate::query) links: Vec<&'a Link>,
}

/// Who is said to serve an area on the day, whether of late or only years ago; not where its
/// residents go.
pub(in crate::query) fn said_to_serve<'a>(as_at: &AsAt<'a>, area: OrgIx) -> Vec<SaidToServe<'a>> {
    let holds_systems = matches!(as_at.kind(area), Kind::Nation | Kind::Region | Kind::OnsRegion);
    let around = if holds_systems { None } else { land_about(as_at, area) };
    let on = around.unwrap_or(area);
    let own = as_at.land().footprint(on).filter(|_| !holds_systems);
    let said = Said::of(as_at, area, own);
    let rows = said.rows.into_iter().flat_map(|row| row.by.into_iter().map(move |given| (row.service, given)));
    let of_late = rows.filter_map(|(service, given)| match given {
        Given::Serves(Serving { provider, covers, links, .. }) => {
            Some(SaidToServe { service, provider, whole: covers == AreaCover::Whole, links })
        }
        Given::Goes(_) | Given::OfSplit(_) | Given::Department(_) => None,
    });
    let once = said.once.into_iter().filter_map(|link| {
        let served = as_at.land().served_by(link);
        let whole = match (own, &served) {
            (Some(own), Some(served)) => own.lies_in(served),
            _ => link.to == area && link.extent == Some(Extent::Whole),
        };
        Some(SaidToServe { service: link.service?, provider: link.from, whole, links: vec![link] })
    });
    of_late.chain(once).collect()
}
