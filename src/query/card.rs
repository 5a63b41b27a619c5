//! Everything there is to say of one organisation on a day.

use super::absence::absence_of;
use super::heirs::{Heir, heirs, last_day};
use super::{
    Absence, Around, AsAt, LineageStep, Reach, Services, around, became, came_from, is_of_its_time, reach,
    services,
};
use crate::atlas::{Closed, Figure, Link, LinkIx, Note, OrgIx, SourceSet};
use crate::boundaries::{Finding, FindingOptions, Footprint, Overlap, SystemShare, Weight, findings_about};
use crate::date::Day;
use crate::words::{Kind, Relation};

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
    /// Why it was not there on the day asked for, where it was not.
    pub absence: Option<Absence>,
    /// The atlas on the day for which the card speaks, where that is not the day asked for.
    then: Option<Box<AsAt<'a>>>,
    /// What it sits within, nearest first.
    pub ancestors: Vec<OrgIx>,
    /// What it hangs under by its land, where it hangs under several.
    pub holders: Vec<Holder>,
    /// The systems its land, or the land it serves, lies in.
    pub systems: Vec<SystemShare>,
    /// The residents of its land, where the land is known: one count, used for every date.
    pub residents: Option<u64>,
    /// On whose word the land and its residents stand.
    pub land_sources: Vec<SourceSet>,
    /// The areas with the same land.
    pub coterminous: Vec<OrgIx>,
    /// Of a body, the local authorities it serves, by the system they lie in.
    pub serves: Vec<ServedSystem>,
    /// How its lines do not line up with others.
    pub findings: Vec<Finding>,
    /// Its links, and those of areas with the same land.
    pub links: Vec<CardLink<'a>>,
    /// Of a practice, the commissioner of its network.
    pub commissioner_of_network: Option<OrgIx>,
    /// Of an area, who serves it.
    pub services: Services<'a>,
    /// Of a body, where its patients come from, and its hospitals.
    pub reach: Reach<'a>,
    /// Of an area, whose else its land is, and how much of what is in it.
    pub around: Around,
    /// What sources count of it, but for what has ended.
    pub figures: Vec<&'a Figure>,
    /// What is said of it, and of areas with the same land, but for what has ended.
    pub notes: Vec<CardNote<'a>>,
    /// What it came from.
    pub came_from: Vec<LineageStep>,
    /// What it became.
    pub became: Vec<LineageStep>,
    /// Of an area that had closed by the day asked for, who of its sort has its land on that day,
    /// with shares that add up to 1; empty where land does not say.
    pub heirs: Vec<Heir>,
}

impl<'a> Card<'a> {
    /// The atlas on the day for which the card speaks, of one asked for as at a day.
    pub fn as_at<'c>(&'c self, asked: &'c AsAt<'a>) -> &'c AsAt<'a> {
        self.then.as_deref().unwrap_or(asked)
    }
}

/// What a council that is split hangs under, with the share of its residents there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holder {
    /// A place or system.
    pub org: OrgIx,
    /// The share, where it is known.
    pub share: Option<f64>,
}

/// A note on a card.
#[derive(Clone, Copy, Debug)]
pub struct CardNote<'a> {
    /// What it says.
    pub note: &'a Note,
    /// The area with the same land of which it is said, where that is not the organisation
    /// itself.
    pub via: Option<OrgIx>,
}

/// The local authorities of one system that a body serves.
#[derive(Clone, Debug, PartialEq)]
pub struct ServedSystem {
    /// The system; nothing for land that lies in none.
    pub system: Option<OrgIx>,
    /// The residents served there; not known where they were not counted.
    pub residents: Option<u64>,
    /// The councils.
    pub councils: Vec<ServedCouncil>,
}

/// A local authority that a body serves in one system.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServedCouncil {
    /// Which.
    pub org: OrgIx,
    /// The share of its residents that are served and live in the system, where that is not
    /// all.
    pub share: Option<f64>,
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
#[derive(Clone, Debug)]
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
    /// Of an area that the organisation serves, the systems it lies in, where those are not
    /// the organisation's own alone: this is how a straddle is seen.
    pub elsewhere: Vec<SystemShare>,
    /// Of a practice's commissioner, the one that its network has, where that is another.
    pub across: Option<CommissionerAcross>,
}

impl CardLink<'_> {
    /// Is it only what a document of years ago saw?
    pub fn is_of_its_time(&self, as_at: &AsAt<'_>) -> bool {
        is_of_its_time(as_at, self.link)
    }
}

/// A practice's network is under another commissioner than the practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommissionerAcross {
    /// The commissioner of the network.
    pub of_network: OrgIx,
    /// The system of the practice's own commissioner, where that is not the network's.
    pub other_system: Option<OrgIx>,
}

/// The card of an organisation. For one that was not there on the day it speaks as of the
/// nearest day on which it was.
pub fn card<'a>(as_at: &AsAt<'a>, org: OrgIx) -> Card<'a> {
    let speaks_for = as_at.atlas().org(org).nearest_day(as_at.day());
    let absence = absence_of(as_at, org);
    if speaks_for == as_at.day() {
        return Card { absence, ..card_on(as_at, org) };
    }
    let then = AsAt::new(as_at.atlas(), speaks_for, Closed::Leave);
    let card = card_on(&then, org);
    let was = last_day(as_at, org).and_then(|_| then.land().footprint(org));
    let heirs = was.and_then(|was| heirs(as_at, org, was)).unwrap_or_default();
    Card { is_there: false, absence, then: Some(Box::new(then)), heirs, ..card }
}

/// The card on a day on which the organisation is there.
fn card_on<'a>(as_at: &AsAt<'a>, org: OrgIx) -> Card<'a> {
    let atlas = as_at.atlas();
    let coterminous = comparable(as_at, org);
    let (ancestors, systems) = (as_at.ancestors(org), as_at.systems(org));
    let footprint = as_at.land().footprint(org);
    Card {
        org,
        speaks_for: as_at.day(),
        is_there: true,
        absence: None,
        then: None,
        holders: holders(as_at, org),
        residents: footprint.and_then(|f| f.counted_residents(atlas)),
        land_sources: land_sources(as_at, footprint),
        serves: serves(as_at, org),
        findings: findings_about(as_at.geography(), as_at.coverage(), FindingOptions::default(), [org]),
        links: links(as_at, Whose { org, ancestors: &ancestors, systems: &systems, same: &coterminous }),
        commissioner_of_network: commissioner_of_network(as_at, org),
        services: services(as_at, org),
        reach: reach(as_at, org),
        around: around(as_at, org, &coterminous),
        figures: atlas.org(org).figures.iter().filter(|f| !f.has_ended(as_at.day())).collect(),
        notes: notes(as_at, org, &coterminous),
        came_from: came_from(atlas, org),
        became: became(atlas, org),
        heirs: Vec::new(),
        ancestors,
        systems,
        coterminous,
    }
}

/// What a council that is split between systems hangs under by its land.
fn holders(as_at: &AsAt<'_>, org: OrgIx) -> Vec<Holder> {
    let holders = as_at.hanging().holders(org);
    if holders.len() < 2 {
        return Vec::new();
    }
    holders.iter().map(|holder| Holder { org: *holder, share: as_at.share_in(org, *holder) }).collect()
}

/// What is said of an organisation itself, but for what has ended by the day.
pub fn notes_of<'a>(as_at: &AsAt<'a>, org: OrgIx) -> impl Iterator<Item = &'a Note> + use<'a> {
    let day = as_at.day();
    as_at.atlas().org(org).notes.iter().filter(move |note| !note.has_ended(day))
}

/// What is said of an organisation, and of areas with the same land.
fn notes<'a>(as_at: &AsAt<'a>, org: OrgIx, same: &[OrgIx]) -> Vec<CardNote<'a>> {
    let of = |whom: OrgIx| notes_of(as_at, whom);
    let own = of(org).map(|note| CardNote { note, via: None });
    let theirs = same.iter().flat_map(|area| of(*area).map(|note| CardNote { note, via: Some(*area) }));
    own.chain(theirs).collect()
}

fn commissioner_of_network(as_at: &AsAt<'_>, org: OrgIx) -> Option<OrgIx> {
    let geography = as_at.geography();
    geography.commissioner(geography.network_of(org)?)
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
fn serves(as_at: &AsAt<'_>, org: OrgIx) -> Vec<ServedSystem> {
    let (atlas, land) = (as_at.atlas(), as_at.land());
    let served = land.served(as_at.snapshot(), org, None).filter(|_| as_at.kind(org).tier().is_none());
    let Some(served) = served.map(|served| served.footprint) else { return Vec::new() };
    let mut councils: Vec<(OrgIx, &Footprint)> = land
        .areas()
        .filter(|(area, own)| as_at.kind(*area).is_local_authority() && own.meets(&served))
        .collect();
    councils.sort_by_cached_key(|(council, _)| as_at.name(*council).to_lowercase());
    let share =
        |own: &Footprint, part: &Footprint| Overlap::of(own, part, atlas, Weight::Residents).containment();
    let in_system = |system: Option<OrgIx>, part: &Footprint| ServedSystem {
        system,
        residents: part.counted_residents(atlas),
        councils: councils
            .iter()
            .filter(|(_, own)| own.meets(part))
            .map(|(org, own)| ServedCouncil { org: *org, share: share(own, part).filter(|s| *s < 1.0) })
            .collect(),
    };
    let mut unplaced = served.clone();
    let mut found = Vec::new();
    let systems = land.systems_of(&served).into_iter().map(|s| s.system);
    for (system, around) in systems.filter_map(|system| Some((system, land.footprint(system)?))) {
        unplaced = unplaced.without(around);
        found.push(in_system(Some(system), &served.intersection(around)));
    }
    if unplaced.counted_residents(atlas) != Some(0) {
        found.push(in_system(None, &unplaced));
    }
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

/// Does a link speak of some of an area's land, so far as is known? Of two areas with nearly the
/// same land, the one may be served only where the other is not.
fn may_serve(as_at: &AsAt<'_>, link: &Link, area: OrgIx) -> bool {
    let own = as_at.land().footprint(area).filter(|_| link.relation == Relation::Serves);
    own.zip(as_at.land().served_by(link)).is_none_or(|(own, served)| served.meets(own))
}

/// Whose links are asked for, with what its card knows of it already.
#[derive(Clone, Copy)]
struct Whose<'c> {
    org: OrgIx,
    ancestors: &'c [OrgIx],
    systems: &'c [SystemShare],
    /// The areas with the same land.
    same: &'c [OrgIx],
}

/// Its links, and those of areas with the same land, in their order.
fn links<'a>(as_at: &AsAt<'a>, whose: Whose<'_>) -> Vec<CardLink<'a>> {
    let mut links = Vec::new();
    add_links(as_at, whose, None, &mut links);
    for same in whose.same {
        add_links(as_at, whose, Some(*same), &mut links);
    }
    links.sort_by_cached_key(|l| {
        let name = as_at.name(l.other).to_lowercase();
        (l.link.relation, l.direction, l.link.service, name, l.ix)
    });
    links
}

/// Adds the links that belong on a card of the day, of its organisation or of an area with the
/// same land. Links between two areas of the same land would only say that they are.
fn add_links<'a>(as_at: &AsAt<'a>, whose: Whose<'_>, via: Option<OrgIx>, links: &mut Vec<CardLink<'a>>) {
    let atlas = as_at.atlas();
    let of = via.unwrap_or(whose.org);
    for ix in atlas.links_of(of) {
        let link = atlas.link(ix);
        let belongs = match (link.relation.is_event(), via) {
            (true, None) => true,
            // What an area with the same land became is its own history.
            (true, Some(_)) => false,
            (false, None) => {
                (atlas.holds(link, as_at.day()) && !as_at.geography().is_for_land_to_say(link))
                    || is_announced(as_at, link)
            }
            (false, Some(_)) => {
                is_of_the_land(link, of) && atlas.holds(link, as_at.day()) && may_serve(as_at, link, whose.org)
            }
        };
        let other = link.other(of);
        let is_between_the_two = via.is_some() && other == whose.org;
        if !belongs || is_between_the_two {
            continue;
        }
        let direction = if link.from == of { Direction::Out } else { Direction::In };
        let elsewhere = match (link.relation, direction) {
            (Relation::Serves, Direction::Out) => elsewhere(as_at, whose, other),
            _ => Vec::new(),
        };
        let across = match (link.relation, direction) {
            (Relation::Commissions, Direction::In) => across(as_at, link),
            _ => None,
        };
        links.push(CardLink { ix, link, direction, other, via, elsewhere, across });
    }
}

/// Has it been announced by the day, of another to come, between two that are there?
fn is_announced(as_at: &AsAt<'_>, link: &Link) -> bool {
    let (atlas, day) = (as_at.atlas(), as_at.day());
    link.is_planned()
        && link.period.is_after(day)
        && link.seen.is_none_or(|seen| seen.first_day() <= day)
        && atlas.is_there(link.from, day)
        && atlas.is_there(link.to, day)
}

/// The systems that a served area lies in, when that is not the provider's own system or not
/// one system alone.
fn elsewhere(as_at: &AsAt<'_>, provider: Whose<'_>, area: OrgIx) -> Vec<SystemShare> {
    if provider.systems.len() < 2 {
        return Vec::new();
    }
    let own = provider.ancestors.iter().find(|a| as_at.land().systems().contains(a));
    let mut systems = as_at.systems(area);
    if !systems.iter().any(|s| Some(&s.system) != own && s.system != area) {
        systems.clear();
    }
    systems
}

/// Of a practice's commissioner, that its network has another, and in which system.
fn across(as_at: &AsAt<'_>, link: &Link) -> Option<CommissionerAcross> {
    let geography = as_at.geography();
    geography.commissioner_across(link.to).filter(|own| *own == link.from)?;
    let of_network = geography.commissioner(geography.network_of(link.to)?)?;
    let system = geography.system_above(link.from);
    let other_system = system.filter(|system| Some(*system) != geography.system_above(of_network));
    Some(CommissionerAcross { of_network, other_system })
}
