//! The other way round: of a body, where its patients come from, and its hospitals.

use crate::atlas::{Link, OrgIx, Provided};
use crate::query::AsAt;
use crate::words::{Basis, Kind, Relation};

/// What a body has to do with areas other than serving them.
#[derive(Clone, Debug, Default)]
pub struct Reach<'a> {
    /// Where its patients come from: the area with most of them first, by what is counted.
    pub draws_from: Vec<DrawnFrom<'a>>,
    /// Its hospitals.
    pub hospitals: Vec<HospitalOf<'a>>,
}

/// An area that patients of a body come from.
#[derive(Clone, Copy, Debug)]
pub struct DrawnFrom<'a> {
    /// The area.
    pub area: OrgIx,
    /// What says so.
    pub link: &'a Link,
    /// Do most of the area's admissions go to this body?
    pub is_main: bool,
}

/// A hospital of a body.
#[derive(Clone, Copy, Debug)]
pub struct HospitalOf<'a> {
    /// Which.
    pub hospital: OrgIx,
    /// What it has.
    pub provides: &'a [Provided],
}

/// Where the patients of a body come from, and its hospitals.
pub fn reach<'a>(as_at: &AsAt<'a>, body: OrgIx) -> Reach<'a> {
    let atlas = as_at.atlas();
    if as_at.kind(body).is_area() {
        return Reach::default();
    }
    let links = as_at.geography().links_of(body);
    let links = links.filter(|link| link.relation == Relation::DrawsFrom && link.from == body);
    let drawn = |link: &'a Link| DrawnFrom { area: link.to, link, is_main: is_main(as_at, link) };
    let mut draws_from: Vec<DrawnFrom<'a>> = links.map(drawn).collect();
    draws_from.sort_by(|a, b| {
        let share = |drawn: &DrawnFrom<'_>| drawn.link.share.unwrap_or(0.0);
        (a.link.basis.cmp(&b.link.basis)).then(share(b).total_cmp(&share(a))).then(a.area.cmp(&b.area))
    });
    let children = as_at.snapshot().children(body).iter().copied();
    let hospitals = children.filter(|org| as_at.kind(*org) == Kind::Hospital && as_at.geography().counts(*org));
    let hospitals = hospitals.map(|hospital| HospitalOf { hospital, provides: &atlas.org(hospital).provides });
    Reach { draws_from, hospitals: hospitals.collect() }
}

/// Do most of the admissions of residents of any council go to this body?
pub(super) fn is_main_of_any(as_at: &AsAt<'_>, body: OrgIx) -> bool {
    let links = as_at.geography().links_of(body);
    let mut drawn = links.filter(|link| link.relation == Relation::DrawsFrom && link.from == body);
    drawn.any(|link| as_at.kind(link.to).is_local_authority() && is_main(as_at, link))
}

fn is_main(as_at: &AsAt<'_>, link: &Link) -> bool {
    let goes = as_at.geography().destinations(link.to, Basis::Admissions);
    let first = goes.as_ref().and_then(|goes| goes.providers.first());
    link.basis == Some(Basis::Admissions) && first.is_some_and(|first| first.provider == link.from)
}
