//! The other way round: of a body, where its patients come from, and its hospitals.

use crate::atlas::{Link, OrgIx, Provided};
use crate::boundaries::{Destinations, is_of_later};
use crate::query::AsAt;
use crate::query::lineage::came_from;
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
    /// Whose patients it says it of, where that is one that has merged into the body since.
    pub of: Option<OrgIx>,
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
    let links = as_at.geography().links_of(body, &[Relation::DrawsFrom]);
    let links = links.filter(|link| link.from == body && !is_of_later(link, as_at.day()));
    let own =
        links.map(|link| DrawnFrom { area: link.to, link, of: None, is_main: is_main(as_at, body, link) });
    let mut draws_from: Vec<DrawnFrom<'a>> = own.collect();
    for former in merged_into(as_at, body) {
        draws_from.extend(drawn_once(as_at, body, former));
    }
    draws_from.sort_by(|a, b| {
        let share = |drawn: &DrawnFrom<'_>| drawn.link.share.unwrap_or(0.0);
        let whose = a.link.basis.cmp(&b.link.basis).then(a.of.cmp(&b.of));
        whose.then(share(b).total_cmp(&share(a))).then(a.area.cmp(&b.area))
    });
    let children = as_at.snapshot().children(body).iter().copied();
    let hospitals = children.filter(|org| as_at.kind(*org) == Kind::Hospital && as_at.geography().counts(*org));
    let hospitals = hospitals.map(|hospital| HospitalOf { hospital, provides: &atlas.org(hospital).provides });
    Reach { draws_from, hospitals: hospitals.collect() }
}

/// Those that have merged into a body, or into one that has.
fn merged_into(as_at: &AsAt<'_>, body: OrgIx) -> Vec<OrgIx> {
    let (atlas, day) = (as_at.atlas(), as_at.day());
    let mut found = vec![body];
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        for step in came_from(atlas, at) {
            if !found.contains(&step.org) && atlas.successor_at(step.org, day) == Some(body) {
                found.push(step.org);
            }
        }
        next += 1;
    }
    found.split_off(1)
}

/// Where the patients of a body that has closed came from.
fn drawn_once<'a>(as_at: &AsAt<'a>, body: OrgIx, former: OrgIx) -> impl Iterator<Item = DrawnFrom<'a>> {
    let (atlas, day) = (as_at.atlas(), as_at.day());
    let links = atlas.links_of(former).filter(move |link| {
        let facts = atlas.link_facts(*link);
        let is_meant = facts.relation == Relation::DrawsFrom && facts.from == former && !facts.is_planned();
        is_meant && facts.period.contains(day) && atlas.is_there(facts.to, day)
    });
    let links = links.map(move |link| atlas.link(link)).filter(move |link| !is_of_later(link, day));
    links.map(move |link| DrawnFrom {
        area: link.to,
        link,
        of: Some(former),
        is_main: is_main(as_at, body, link),
    })
}

/// Do most of the admissions of residents of any council go to this body?
pub(super) fn is_main_of_any(as_at: &AsAt<'_>, body: OrgIx) -> bool {
    let mut drawn = reach(as_at, body).draws_from.into_iter();
    drawn.any(|drawn| as_at.kind(drawn.area).is_local_authority() && drawn.is_main)
}

/// Do most of the admissions of which a link speaks go to a body, its own or of one that has merged
/// into it?
fn is_main(as_at: &AsAt<'_>, body: OrgIx, link: &Link) -> bool {
    let goes = || as_at.geography().destinations(link.to, Basis::Admissions);
    link.basis == Some(Basis::Admissions)
        && goes().as_ref().and_then(Destinations::main).is_some_and(|main| main.provider == body)
}
