//! Who is said to serve an area: by links to it, and to others with land in common.

use std::cmp::Reverse;

use super::row::{AreaCover, Given, ServiceRow, Serving};
use crate::atlas::{Extent, Link, OrgIx};
use crate::boundaries::{Footprint, Meeting, Overlap, Weight, is_old, is_partnership, ratio};
use crate::date::Day;
use crate::query::AsAt;
use crate::words::Service;

/// What links say of who serves an area.
pub(super) struct Said<'a> {
    pub(super) rows: Vec<ServiceRow<'a>>,
    pub(super) once: Vec<&'a Link>,
}

/// What is gathered of one provider of one service.
struct Gathered<'a> {
    service: Service,
    provider: OrgIx,
    links: Vec<&'a Link>,
    /// The land of the area that is served, so far as it is known.
    known: Footprint,
    /// What more is served, in a part that is not known.
    unknown: Option<AreaCover>,
}

impl<'a> Said<'a> {
    /// What is said of an area by name, and of its own land or that of one around it; where `own`
    /// is only a part of its land, of that part.
    pub(super) fn of(as_at: &AsAt<'a>, area: OrgIx, own: Option<&Footprint>) -> Self {
        let mut gathered: Vec<Gathered<'a>> = Vec::new();
        for link in as_at.geography().serving() {
            let Some(service) = link.service else { continue };
            let Some((known, unknown)) = served(as_at, link, area, own) else { continue };
            let same = |g: &&mut Gathered<'_>| g.service == service && g.provider == link.from;
            if let Some(g) = gathered.iter_mut().find(same) {
                g.links.push(link);
                g.known.unite(&known);
                g.unknown = g.unknown.into_iter().chain(unknown).min();
            } else {
                gathered.push(Gathered { service, provider: link.from, links: vec![link], known, unknown });
            }
        }
        let once = as_at.geography().once_serving().filter(|link| {
            let names = |g: &Gathered<'_>| Some(g.service) == link.service && g.provider == link.from;
            served(as_at, link, area, own).is_some() && !gathered.iter().any(names)
        });
        let once = once.collect();
        Self { rows: rows(as_at, gathered, area, own), once }
    }

    /// Sets apart what is vague and old where more is known: that some part of a larger area was
    /// served years ago says nothing of this one today.
    pub(super) fn set_apart(&mut self, day: Day, is_known: impl Fn(Service) -> bool) {
        for row in &mut self.rows {
            let is_vague = |given: &Given<'_>| match given {
                Given::Serves(s) => s.links.iter().all(|l| l.extent == Some(Extent::Part) && is_old(l, day)),
                _ => false,
            };
            if !is_known(row.service) && row.by.iter().all(is_vague) {
                continue;
            }
            for given in row.by.iter().filter(|given| is_vague(given)) {
                if let Given::Serves(serving) = given {
                    self.once.extend(&serving.links);
                }
            }
            row.by.retain(|given| !is_vague(given));
        }
        self.rows.retain(|row| !row.by.is_empty());
    }
}

/// The land of an area that a link says is served, and what more in a part that is not known;
/// nothing where the link says nothing of it.
fn served(
    as_at: &AsAt<'_>,
    link: &Link,
    area: OrgIx,
    own: Option<&Footprint>,
) -> Option<(Footprint, Option<AreaCover>)> {
    let none = || Footprint::of(as_at.atlas(), std::iter::empty());
    let Some(own) = own.filter(|_| as_at.land().is_known(link.to)) else {
        let whole = link.extent == Some(Extent::Whole);
        let covers = if whole { AreaCover::Whole } else { AreaCover::Part };
        return (link.to == area).then(|| (none(), Some(covers)));
    };
    if !as_at.land().footprint(link.to)?.meets(own) {
        return None;
    }
    match as_at.land().served_by(link) {
        Some(land) => land.meets(own).then(|| (land.intersection(own), None)),
        None if link.to == area && is_all_of(as_at, area, own) => Some((none(), Some(AreaCover::Part))),
        None => {
            let around = as_at.land().served_in(as_at.snapshot(), link);
            around.is_some_and(|land| land.meets(own)).then(|| (none(), Some(AreaCover::Perhaps)))
        }
    }
}

/// Has some land all that an area has, so far as that is known?
fn is_all_of(as_at: &AsAt<'_>, area: OrgIx, own: &Footprint) -> bool {
    as_at.land().footprint(area).is_none_or(|all| all.lies_in(own))
}

/// A row a service: bodies before partnerships, and those that serve most before others.
fn rows<'a>(
    as_at: &AsAt<'a>,
    mut gathered: Vec<Gathered<'a>>,
    area: OrgIx,
    own: Option<&Footprint>,
) -> Vec<ServiceRow<'a>> {
    let mut rows: Vec<ServiceRow<'a>> = Vec::new();
    gathered.sort_by_cached_key(|g| {
        let served = g.known.residents(as_at.atlas());
        let is_joint = is_partnership(as_at.kind(g.provider));
        (is_joint, g.unknown, Reverse(served), as_at.name(g.provider).to_lowercase(), g.provider)
    });
    for g in gathered {
        let service = g.service;
        let given = Given::Serves(serving(as_at, g, area, own));
        match rows.iter_mut().find(|row| row.service == service) {
            Some(row) => row.by.push(given),
            None => rows.push(ServiceRow { service, by: vec![given] }),
        }
    }
    rows
}

fn serving<'a>(as_at: &AsAt<'a>, g: Gathered<'a>, area: OrgIx, own: Option<&Footprint>) -> Serving<'a> {
    let atlas = as_at.atlas();
    let covers = match own {
        Some(own) if own.lies_in(&g.known) => AreaCover::Whole,
        _ if !g.known.is_empty() => AreaCover::Part,
        _ => g.unknown.unwrap_or(AreaCover::Part),
    };
    // Where some of what is served is not known, the figure would be too small.
    let share = own
        .filter(|_| covers == AreaCover::Part && g.unknown.is_none())
        .and_then(|own| ratio(g.known.residents(atlas), own.residents(atlas)));
    let same_land = |other: OrgIx| {
        own.zip(as_at.land().footprint(other)).is_some_and(|(own, theirs)| {
            Overlap::of(own, theirs, atlas, Weight::Residents).meeting() == Meeting::Coterminous
        })
    };
    let mut areas: Vec<OrgIx> = g.links.iter().map(|link| link.to).filter(|to| *to != area).collect();
    areas.sort_unstable();
    areas.dedup();
    let is_of_itself = g.links.iter().any(|link| link.to == area);
    let via = areas.iter().copied().find(|other| !is_of_itself && same_land(*other));
    if is_of_itself || via.is_some() {
        areas.clear();
    }
    areas.sort_by_cached_key(|org| as_at.name(*org).to_lowercase());
    Serving { provider: g.provider, covers, share, areas, via, links: g.links }
}
