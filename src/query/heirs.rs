//! Who has the land of an area that has closed.

use crate::atlas::OrgIx;
use crate::boundaries::{Footprint, ratio};
use crate::date::Day;
use crate::query::AsAt;
use crate::words::Kind;

/// Who has some of the land of an area that has closed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heir {
    /// Which.
    pub org: OrgIx,
    /// The share of the residents of that land who live in it, above 0 and up to 1.
    pub share: f64,
}

/// The last day of an area that had closed by the day, where land can lead from it to others of
/// its sort.
pub(super) fn last_day(as_at: &AsAt<'_>, area: OrgIx) -> Option<Day> {
    let period = as_at.atlas().facts(area).period;
    let until = period.until.filter(|_| period.is_before(as_at.day()))?;
    let kind = as_at.kind(area);
    (kind.is_commissioner() || kind.is_system() || kind.is_council()).then(|| until.last_day())
}

/// Whoever of the same sort as an area that has closed holds on the day the land that was its own,
/// the one with most of it first: commissioners of a commissioner, systems of a system, councils of
/// a council. Their shares add up to 1. Nothing where these do not hold all of it, each part once,
/// and where its residents were not counted and it came to several.
pub(super) fn heirs(as_at: &AsAt<'_>, area: OrgIx, was: &Footprint) -> Option<Vec<Heir>> {
    let atlas = as_at.atlas();
    let held = holders(as_at, as_at.kind(area), was);
    let Some(total) = was.counted_residents(atlas).filter(|total| *total > 0) else {
        let [(org, land)] = held.as_slice() else { return None };
        return was.lies_in(land).then(|| vec![Heir { org: *org, share: 1.0 }]);
    };
    let mut parts: Vec<(u64, OrgIx)> =
        held.iter().map(|(org, land)| (land.shared_residents(was, atlas), *org)).collect();
    parts.retain(|(residents, _)| *residents > 0);
    if parts.iter().map(|(residents, _)| residents).sum::<u64>() != total {
        return None;
    }
    parts.sort_by_key(|(residents, org)| (std::cmp::Reverse(*residents), *org));
    parts.into_iter().map(|(residents, org)| Some(Heir { org, share: ratio(residents, total)? })).collect()
}

/// Those of the sort of `kind` that hold some of the land. What is only planned holds none.
fn holders<'l>(as_at: &'l AsAt<'_>, kind: Kind, was: &Footprint) -> Vec<(OrgIx, &'l Footprint)> {
    let of = |is_of_sort: &dyn Fn(OrgIx) -> bool| {
        let areas = as_at.land().areas().filter(|(org, _)| is_of_sort(*org));
        let areas = areas.filter(|(org, _)| !as_at.atlas().facts(*org).is_planned());
        areas.filter(|(_, land)| land.meets(was)).collect::<Vec<_>>()
    };
    if kind.is_commissioner() {
        return of(&|org| as_at.kind(org).is_commissioner());
    }
    if kind.is_system() {
        return of(&|org| as_at.land().is_system(org));
    }
    let local_authorities = of(&|org| as_at.kind(org).is_local_authority());
    if kind != Kind::County {
        return local_authorities;
    }
    // Where there is no county any more, the councils there are what it became.
    let mut counties = of(&|org| as_at.kind(org) == Kind::County);
    let is_in_a_county =
        |land: &Footprint| counties.iter().any(|(_, county)| county.meets(land) && land.lies_in(county));
    let others: Vec<_> = local_authorities.into_iter().filter(|(_, land)| !is_in_a_county(land)).collect();
    counties.extend(others);
    counties
}
