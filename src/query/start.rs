//! What greets someone who opens an atlas: what it holds, and what is worth asking of it first.

use super::{AsAt, short_name};
use crate::atlas::{LocalityIx, OrgIx};
use crate::date::Day;
use crate::words::{Kind, LocalityKind, Tier};

/// So many of a sort are named.
const NAMED: usize = 3;

/// Of so few of those it serves a system does not count among those that a trust straddles.
const LITTLE: f64 = 0.01;

/// What an atlas holds on a day, and what stands out in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The last day, up to the one asked, on which a system came or went; and how many there were on the
    /// eve and on that day.
    pub systems_changed: Option<(Day, [usize; 2])>,
    /// The systems and trusts that came last, no more than a few, and since when.
    pub newest: Option<(Day, Vec<OrgIx>)>,
    /// Trusts that serve most systems, and how many each; ambulance services are meant to, and left out.
    pub straddling: Vec<(OrgIx, usize)>,
    /// What a person might type: a council, a postcode district in it, a trust, a system by its code.
    pub examples: Vec<String>,
    /// How many organisations there are on the day.
    pub there: usize,
    /// How many there ever were.
    pub ever: usize,
    /// How many towns, neighbourhoods and postcode districts can be looked up.
    pub localities: usize,
}

/// What is worth asking of an atlas on a day.
pub fn start(as_at: &AsAt<'_>) -> Start {
    let (atlas, day) = (as_at.atlas(), as_at.day());
    let (newest, straddling) = (newest(as_at), straddling(as_at));
    let of_the_newest = newest.iter().flat_map(|(_, orgs)| orgs).copied();
    let bodies = straddling.iter().map(|(org, _)| *org).chain(of_the_newest.clone());
    Start {
        systems_changed: systems_changed(as_at),
        examples: examples(as_at, bodies.clone().next(), of_the_newest.clone().next()),
        newest,
        straddling,
        there: atlas.orgs().iter().filter(|org| atlas.is_there(**org, day)).count(),
        ever: atlas.len(),
        localities: atlas.locality_count(),
    }
}

fn is_body_or_system(kind: Kind) -> bool {
    kind.tier() == Some(Tier::System) || kind.is_trust()
}

fn systems_changed(as_at: &AsAt<'_>) -> Option<(Day, [usize; 2])> {
    let (atlas, day) = (as_at.atlas(), as_at.day());
    let facts = || atlas.orgs().iter().map(|org| atlas.facts(*org));
    let systems = || facts().filter(|facts| facts.kind.is_system() && !facts.is_planned());
    let days = systems().flat_map(|facts| [facts.period.first_day(), facts.period.day_after()]);
    let last = days.flatten().filter(|on| *on <= day).max()?;
    let eve = last.yesterday().ok()?;
    let on = |day: Day| systems().filter(|facts| facts.is_there(day)).count();
    Some((last, [on(eve), on(last)]))
}

fn newest(as_at: &AsAt<'_>) -> Option<(Day, Vec<OrgIx>)> {
    let (atlas, day) = (as_at.atlas(), as_at.day());
    let began = |org: &OrgIx| {
        let facts = atlas.facts(*org);
        let counts = is_body_or_system(facts.kind) && !facts.is_planned() && facts.is_there(day);
        facts.period.first_day().filter(|_| counts)
    };
    let last = atlas.orgs().iter().filter_map(began).max()?;
    let newest = atlas.orgs().iter().copied().filter(|org| began(org) == Some(last)).take(NAMED);
    Some((last, newest.collect()))
}

/// The council with most residents, a postcode district in it, a body by its name and one by its code.
fn examples(as_at: &AsAt<'_>, named: Option<OrgIx>, by_code: Option<OrgIx>) -> Vec<String> {
    let atlas = as_at.atlas();
    let largest = as_at
        .land()
        .areas()
        .filter(|(area, _)| as_at.kind(*area).is_local_authority())
        .max_by_key(|(_, land)| land.counted_residents(atlas));
    let council = largest.map(|(area, _)| area);
    let is_in_it = |locality: &LocalityIx| {
        let what = atlas.locality_labels(*locality).what;
        what == LocalityKind::PostcodeDistrict
            && atlas.locality(*locality).at.first().map(|part| part.area) == council
    };
    let district = (0..atlas.locality_count()).map(LocalityIx::new).find(is_in_it);
    let name = |org: OrgIx| short_name(as_at.name(org));
    council
        .map(name)
        .into_iter()
        .chain(district.map(|district| atlas.locality_labels(district).name.to_owned()))
        .chain(named.map(name))
        .chain(by_code.map(|org| atlas.org(org).id.to_string()))
        .collect()
}

fn straddling(as_at: &AsAt<'_>) -> Vec<(OrgIx, usize)> {
    let is_asked = |org: &OrgIx| {
        let kind = as_at.kind(*org);
        let is_meant_to = matches!(kind, Kind::AmbulanceTrust | Kind::NationalProvider);
        as_at.snapshot().is_there(*org) && kind.is_trust() && !is_meant_to
    };
    let orgs = as_at.atlas().orgs().iter().copied().filter(is_asked);
    // A system in which hardly anybody is served does not count.
    let is_more = |share: Option<f64>| share.is_none_or(|share| share >= LITTLE);
    let count = |org: OrgIx| as_at.systems(org).iter().filter(|system| is_more(system.share)).count();
    let mut found: Vec<(OrgIx, usize)> =
        orgs.filter(|org| as_at.straddles(*org).is_some()).map(|org| (org, count(org))).collect();
    found.retain(|(_, systems)| *systems > 1);
    found.sort_by_key(|(_, systems)| std::cmp::Reverse(*systems));
    found.truncate(NAMED);
    found
}
