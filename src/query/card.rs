//! Everything there is to say of one organisation on a day.

use super::AsAt;
use super::lineage::{Became, became, came_from};
use crate::atlas::{Link, LinkIx, Note, OrgIx, SourceSet};
use crate::boundaries::{Finding, FindingOptions, Footprint, Overlap, SystemShare, Weight, findings_about};
use crate::date::Day;
use crate::words::{Kind, Relation, Service};

/// One card.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// Of whom.
    pub org: OrgIx,
    /// The day for which it speaks: the day asked for, or where the organisation was not
    /// there then, the nearest on which it was.
    pub speaks_for: Day,
    /// Was it there on the day asked for?
    pub is_there: bool,
    /// What it sits within, nearest first.
    pub ancestors: Vec<OrgIx>,
    /// The systems its land, or the land it serves, lies in.
    pub systems: Vec<SystemShare>,
    /// The residents of its land, where the land is known: one count, used for every date.
    pub residents: Option<u64>,
    /// On whose word the land and its residents stand.
    pub land_sources: Vec<SourceSet>,
    /// The areas with the same land.
    pub coterminous: Vec<OrgIx>,
    /// Of a body, the local authorities it serves, by the system they lie in.
    pub reach: Vec<Reach>,
    /// How its lines do not line up with others.
    pub findings: Vec<Finding>,
    /// Its links, and those of areas with the same land.
    pub links: Vec<CardLink<'a>>,
    /// Who serves parts of it, or serves it as part of something larger.
    pub also_serve: Vec<AlsoServes>,
    /// What is said of it, and of areas with the same land.
    pub notes: Vec<(&'a Note, Option<OrgIx>)>,
    /// What it came from.
    pub came_from: Vec<Became>,
    /// What it became.
    pub became: Vec<Became>,
}

/// A provider that serves some of the people of an area, by way of other areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlsoServes {
    /// For what.
    pub service: Service,
    /// The provider.
    pub provider: OrgIx,
    /// The areas it serves that share land with this one.
    pub areas: Vec<OrgIx>,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// The local authorities of one system that a body serves.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The system; nothing for land that lies in none.
    pub system: Option<OrgIx>,
    /// The residents served there.
    pub residents: u64,
    /// Each council, with the share of its residents that are served and live in the system,
    /// where that is not all.
    pub councils: Vec<(OrgIx, Option<f64>)>,
}

/// Which end of a link a card's organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The link begins here.
    Out,
    /// The link ends here.
    In,
}

/// One link on a card.
#[derive(Clone, Copy, Debug)]
pub struct CardLink<'a> {
    /// Which link.
    pub ix: LinkIx,
    /// What it says.
    pub link: &'a Link,
    /// From here, or to here.
    pub direction: Direction,
    /// The organisation at the other end.
    pub other: OrgIx,
    /// The area with the same land that the link belongs to, where it is not the
    /// organisation itself.
    pub via: Option<OrgIx>,
}

/// The card of an organisation. For one that was not there on the day it speaks as of the
/// nearest day on which it was.
pub fn card<'a>(as_at: &AsAt<'a>, org: OrgIx) -> Card<'a> {
    let atlas = as_at.atlas();
    let day = as_at.day();
    let speaks_for = atlas.org(org).nearest_day(day);
    if speaks_for != day {
        let then = AsAt::new(atlas, speaks_for, crate::atlas::Closed::Leave);
        return Card { is_there: false, ..card(&then, org) };
    }
    let coterminous = comparable(as_at, org);
    let mut links = Vec::new();
    add_links(as_at, org, None, &mut links);
    for same in &coterminous {
        add_links(as_at, *same, Some((org, *same)), &mut links);
    }
    let rank = |l: &CardLink<'_>| {
        let name = as_at.name(l.other).to_lowercase();
        (l.link.relation, l.direction, l.link.service, name, l.ix)
    };
    links.sort_by_cached_key(rank);
    let own_notes = atlas.org(org).notes.iter().map(|n| (n, None));
    let their_notes =
        coterminous.iter().flat_map(|same| atlas.org(*same).notes.iter().map(|n| (n, Some(*same))));
    let footprint = as_at.land().footprint(org);
    Card {
        org,
        speaks_for,
        is_there: true,
        ancestors: as_at.ancestors(org),
        systems: as_at.systems(org),
        residents: footprint.map(|f| f.residents(atlas)),
        land_sources: land_sources(as_at, footprint),
        reach: reach(as_at, org),
        findings: findings_about(as_at.geography(), as_at.coverage(), FindingOptions::default(), [org]),
        links,
        also_serve: also_serve(as_at, org, &coterminous),
        notes: own_notes.chain(their_notes).collect(),
        came_from: came_from(atlas, org),
        became: became(atlas, org),
        coterminous,
    }
}

/// The areas with the same land whose facts a card also shows. A region or England that
/// an atlas knows only in part is not the same as the one system it holds.
fn comparable(as_at: &AsAt<'_>, org: OrgIx) -> Vec<OrgIx> {
    let is_compared = |kind: Kind| !matches!(kind, Kind::Nation | Kind::Region | Kind::OnsRegion);
    if !is_compared(as_at.kind(org)) {
        return Vec::new();
    }
    let mut same = as_at.land().coterminous_with(org);
    same.retain(|other| is_compared(as_at.kind(*other)));
    same.sort_by_key(|other| as_at.kind(*other));
    same
}

/// The sources of the patches of some land, each set once.
fn land_sources(as_at: &AsAt<'_>, land: Option<&Footprint>) -> Vec<SourceSet> {
    let mut sets: Vec<SourceSet> = Vec::new();
    for patch in land.into_iter().flat_map(Footprint::patches) {
        let set = as_at.atlas().patches()[patch].sources;
        if !sets.contains(&set) {
            sets.push(set);
        }
    }
    sets
}

/// What a body serves, so far as it is known: system by system, the one with most of it first.
fn reach(as_at: &AsAt<'_>, org: OrgIx) -> Vec<Reach> {
    let (atlas, land) = (as_at.atlas(), as_at.land());
    let served = land.served(as_at.snapshot(), org, None).filter(|_| as_at.kind(org).tier().is_none());
    let Some(served) = served.map(|served| served.footprint) else { return Vec::new() };
    let mut councils: Vec<(OrgIx, &Footprint)> = land
        .areas()
        .filter(|(area, own)| as_at.kind(*area).is_local_authority() && own.meets(&served))
        .collect();
    councils.sort_by_cached_key(|(council, _)| as_at.name(*council).to_lowercase());
    let mut unplaced = served.clone();
    let mut reach = Vec::new();
    let systems = land.systems_of(&served).into_iter().map(|s| s.system);
    for (system, around) in systems.filter_map(|system| Some((system, land.footprint(system)?))) {
        unplaced = unplaced.without(around);
        reach.push(reach_in(as_at, Some(system), (&served.intersection(around), &councils)));
    }
    if unplaced.residents(atlas) > 0 {
        reach.push(reach_in(as_at, None, (&unplaced, &councils)));
    }
    reach
}

fn reach_in(
    as_at: &AsAt<'_>,
    system: Option<OrgIx>,
    (served, councils): (&Footprint, &[(OrgIx, &Footprint)]),
) -> Reach {
    let atlas = as_at.atlas();
    let share = |own: &Footprint| Overlap::of(own, served, atlas, Weight::Residents).containment();
    let met = councils.iter().filter(|(_, own)| own.meets(served));
    Reach {
        system,
        residents: served.residents(atlas),
        councils: met.map(|(council, own)| (*council, share(own).filter(|s| *s < 1.0))).collect(),
    }
}

/// Providers of areas that share land with this one and are not the same as it.
fn also_serve(as_at: &AsAt<'_>, org: OrgIx, same: &[OrgIx]) -> Vec<AlsoServes> {
    let kind = as_at.kind(org);
    let is_too_large = matches!(kind, Kind::Nation | Kind::Region | Kind::OnsRegion);
    let Some(own) = as_at.land().footprint(org).filter(|_| !is_too_large) else { return Vec::new() };
    let mut found: Vec<AlsoServes> = Vec::new();
    for link in as_at.geography().serving().filter(|link| link.to != org && !same.contains(&link.to)) {
        let Some(service) = link.service else { continue };
        if !as_at.land().footprint(link.to).is_some_and(|land| land.meets(own)) {
            continue;
        }
        match found.iter_mut().find(|f| f.service == service && f.provider == link.from) {
            Some(known) => {
                known.areas.push(link.to);
                known.sources.push(link.sources);
            }
            None => found.push(AlsoServes {
                service,
                provider: link.from,
                areas: vec![link.to],
                sources: vec![link.sources],
            }),
        }
    }
    found.sort_by_cached_key(|f| (f.service, as_at.name(f.provider).to_lowercase()));
    found
}

/// Is it said of the land rather than of the body? Only that goes for whatever has the same
/// land: a place is served by whoever serves its borough, but runs nothing that its council
/// runs.
fn is_of_the_land(link: &Link, area: OrgIx) -> bool {
    let about_land = matches!(
        link.relation,
        Relation::Serves | Relation::DrawsFrom | Relation::Commissions | Relation::LocatedIn
    );
    about_land && link.to == area
}

/// Adds the links of `of` that belong on a card of the day. Links between two areas of
/// the same land would only say that they are.
fn add_links<'a>(as_at: &AsAt<'a>, of: OrgIx, via: Option<(OrgIx, OrgIx)>, links: &mut Vec<CardLink<'a>>) {
    let atlas = as_at.atlas();
    for ix in atlas.links_of(of) {
        let link = atlas.link(ix);
        let belongs = match (link.relation.is_event(), via) {
            (true, None) => true,
            // What an area with the same land became is its own history.
            (true, Some(_)) => false,
            (false, None) => atlas.holds(link, as_at.day()),
            (false, Some(_)) => is_of_the_land(link, of) && atlas.holds(link, as_at.day()),
        };
        let other = link.other(of);
        let is_between_the_two = via.is_some_and(|(card_of, _)| other == card_of);
        if !belongs || is_between_the_two {
            continue;
        }
        let direction = if link.from == of { Direction::Out } else { Direction::In };
        links.push(CardLink { ix, link, direction, other, via: via.map(|(_, same)| same) });
    }
}
