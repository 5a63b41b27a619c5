//! What surrounds an organisation on a day: what it sits within, who serves it, whom it serves and
//! what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::{Link, OrgIx, SourceSet};
use crate::date::Date;
use crate::query::AsAt;
use crate::query::services::said_to_serve;
use crate::words::{Certainty, Kind, Line, Relation, Service};

/// What surrounds an organisation on a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Surroundings<'a> {
    /// What it sits within, the nearest first.
    pub(super) above: Vec<Around<'a>>,
    /// Of a council, the commissioners whose land it has some of.
    pub(super) commissioners: BTreeSet<OrgIx>,
    /// Of an area, who is said to serve it.
    pub(super) providers: BTreeMap<(Service, OrgIx), Providing>,
    /// Of a body, whom it is said to serve.
    pub(super) served: BTreeMap<(Service, OrgIx), Told>,
    /// What stands directly in it.
    pub(super) within: BTreeSet<OrgIx>,
}

/// One that an organisation sits within, under its name and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Around<'a> {
    pub(super) org: OrgIx,
    name: &'a str,
    kind: Kind,
    /// Of a council that is split, the thousandths of its residents that live there.
    pub(super) share: Option<u32>,
}

/// How an area is served.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Providing {
    /// All of it?
    pub(super) whole: bool,
    pub(super) told: Told,
}

/// On whose word something is so, from when to when and how surely.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// When it began, and the day after its end.
    pub(super) turns: Vec<Date>,
    pub(super) certainty: Certainty,
    pub(super) sources: Vec<SourceSet>,
}

/// Whose word it is makes no difference to what is so.
impl PartialEq for Told {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Told {
    fn of(links: &[&Link]) -> Self {
        let certainty = links.iter().map(|link| link.certainty.max(link.since_certainty)).max();
        let turns = |link: &&Link| link.period.since.into_iter().chain(link.period.day_after().map(Date::of));
        Self {
            turns: links.iter().flat_map(turns).collect(),
            certainty: certainty.unwrap_or(Certainty::Certain),
            sources: links.iter().map(|link| link.sources).collect(),
        }
    }

    /// All of these together.
    pub(super) fn together<'t>(all: impl Iterator<Item = &'t Self>) -> Self {
        let mut whole = Self { turns: Vec::new(), certainty: Certainty::Certain, sources: Vec::new() };
        for told in all {
            whole.turns.extend(&told.turns);
            whole.certainty = whole.certainty.max(told.certainty);
            for set in &told.sources {
                if !whole.sources.contains(set) {
                    whole.sources.push(*set);
                }
            }
        }
        whole
    }
}

impl<'a> Surroundings<'a> {
    /// What surrounds one that is there on the day; nothing where it is not.
    pub(super) fn of(as_at: &AsAt<'a>, org: OrgIx) -> Option<Self> {
        if !as_at.geography().counts(org) {
            return None;
        }
        let is_area = as_at.kind(org).is_area();
        let children = as_at.children(org).into_iter().map(|child| child.org);
        Some(Self {
            above: above(as_at, org),
            commissioners: commissioners(as_at, org),
            providers: if is_area { providers(as_at, org) } else { BTreeMap::new() },
            served: if is_area { BTreeMap::new() } else { served(as_at, org) },
            within: children.filter(|child| belongs(as_at, org, *child)).collect(),
        })
    }
}

fn providers(as_at: &AsAt<'_>, area: OrgIx) -> BTreeMap<(Service, OrgIx), Providing> {
    let mut providers: BTreeMap<(Service, OrgIx), Providing> = BTreeMap::new();
    for said in said_to_serve(as_at, area) {
        let one = Providing { whole: said.whole, told: Told::of(&said.links) };
        providers
            .entry((said.service, said.provider))
            .and_modify(|known| {
                known.whole |= one.whole;
                known.told = Told::together([&known.told, &one.told].into_iter());
            })
            .or_insert(one);
    }
    providers
}

fn served(as_at: &AsAt<'_>, body: OrgIx) -> BTreeMap<(Service, OrgIx), Told> {
    let links = as_at.geography().links_of(body, &[Relation::Serves]);
    let serving = links.filter(|link| link.from == body);
    serving.filter_map(|link| Some(((link.service?, link.to), Told::of(&[link])))).collect()
}

/// Is it of those whose coming and going is told of what they stand in? Of an area the areas in it,
/// of a network its practices, of a body its hospitals: not the hundreds of practices and bodies that
/// registers file under a system.
fn belongs(as_at: &AsAt<'_>, org: OrgIx, child: OrgIx) -> bool {
    let kind = as_at.kind(child);
    let is_told = match as_at.kind(org) {
        Kind::Pcn => kind == Kind::Practice,
        around if around.is_area() => kind.is_area() && kind != Kind::Practice,
        _ => kind == Kind::Hospital,
    };
    is_told && as_at.geography().counts(child)
}

fn above<'a>(as_at: &AsAt<'a>, org: OrgIx) -> Vec<Around<'a>> {
    let around = |org: OrgIx, share| Around { org, name: as_at.name(org), kind: as_at.kind(org), share };
    let hanging = as_at.hanging();
    let holders = hanging.holders(org);
    let share = |holder: OrgIx| {
        let holding = hanging.holdings(holder).iter().find(|h| h.council == org)?;
        holding.share.map(in_thousandths)
    };
    let mut all: Vec<Around<'a>> = holders.iter().map(|holder| around(*holder, share(*holder))).collect();
    if as_at.kind(org) == Kind::County {
        all.extend(systems_of_county(as_at, org).map(|(system, share)| around(system, share)));
    }
    let chains = holders.iter().flat_map(|holder| as_at.ancestors(*holder)).chain(as_at.ancestors(org));
    let is_council = as_at.kind(org).line() == Line::Councils;
    for ancestor in chains.filter(|ancestor| !is_council || as_at.kind(*ancestor).line() != Line::Councils) {
        if !all.iter().any(|known| known.org == ancestor) {
            all.push(around(ancestor, None));
        }
    }
    all
}

fn commissioners(as_at: &AsAt<'_>, org: OrgIx) -> BTreeSet<OrgIx> {
    let own = as_at.land().footprint(org).filter(|_| as_at.kind(org).is_council());
    let Some(own) = own else { return BTreeSet::new() };
    let areas = as_at.land().areas().filter(|(area, _)| as_at.kind(*area).is_commissioner());
    areas.filter(|(_, land)| land.meets(own)).map(|(area, _)| area).collect()
}

/// The systems that a county's land lies in, each with its thousandths of the county's residents where
/// they are several: a county hangs in none of them, its districts do.
fn systems_of_county(as_at: &AsAt<'_>, county: OrgIx) -> impl Iterator<Item = (OrgIx, Option<u32>)> {
    let systems = as_at.systems(county);
    let is_split = systems.len() > 1;
    systems.into_iter().map(move |held| (held.system, held.share.filter(|_| is_split).map(in_thousandths)))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
fn in_thousandths(share: f64) -> u32 {
    (share * 1000.0).round() as u32
}
