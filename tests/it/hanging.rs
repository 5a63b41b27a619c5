//! Where councils stand in the tree: once in each system that holds some of their land, whole or
//! with shares that make up all of it, whatever places there are.

use std::collections::BTreeMap;

use catchment::atlas::{Atlas, Closed, OrgIx};
use catchment::boundaries::{Overlap, Weight};
use catchment::date::{Date, Day};
use catchment::query::{AsAt, Changes, RowItem, rows};
use catchment::words::Kind;
use proptest::prelude::*;

use crate::support::cli::{catchment, ids};
use crate::support::england::ENGLAND;
use crate::support::random_shire::shire;

/// Rounding of sums of a few shares.
const TINY: f64 = 1e-9;

fn day(text: &str) -> Day {
    Date::parse(text).expect("a date").last_day()
}

/// The system that an organisation of the tree is or sits in, failing that its region.
pub(crate) fn system_of(there: &AsAt<'_>, org: OrgIx) -> Option<OrgIx> {
    let chain = || std::iter::once(org).chain(there.snapshot().ancestors(org));
    let region = || chain().find(|above| there.kind(*above) == Kind::Region);
    chain().find(|above| there.land().is_system(*above)).or_else(region)
}

/// A council under something of the tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// What it stands under.
    pub(crate) under: OrgIx,
    /// The share of its residents there, as the tree has it.
    pub(crate) share: Option<f64>,
}

/// Where the tree has a council, each time that it has it.
pub(crate) fn standings(there: &AsAt<'_>, council: OrgIx) -> Vec<Standing> {
    let mut found = Vec::new();
    for holder in there.hanging().holders(council) {
        let here = there.children(*holder).into_iter().filter(|child| child.org == council);
        found.extend(here.map(|child| Standing { under: *holder, share: child.share }));
    }
    found
}

/// Says what is wrong with where councils hang, council by council.
fn faults(there: &AsAt<'_>) -> Vec<String> {
    let councils = there.land().areas().filter(|(org, land)| {
        there.kind(*org).is_local_authority() && there.snapshot().is_there(*org) && !land.is_empty()
    });
    councils.filter_map(|(council, _)| what_is_wrong(there, council, &standings(there, council))).collect()
}

/// What is wrong with where a council is said to stand, held against the land.
pub(crate) fn what_is_wrong(there: &AsAt<'_>, council: OrgIx, said: &[Standing]) -> Option<String> {
    Some(format!("{}: {}", there.name(council), fault(there, council, said)?))
}

fn fault(there: &AsAt<'_>, council: OrgIx, said: &[Standing]) -> Option<String> {
    let (atlas, land) = (there.atlas(), there.land().footprint(council)?);
    let mut stands: BTreeMap<OrgIx, Option<f64>> = BTreeMap::new();
    for standing in said {
        let Some(system) = system_of(there, standing.under) else { return Some("outside all regions".into()) };
        if stands.insert(system, standing.share).is_some() {
            return Some(format!("twice in {}", there.name(system)));
        }
    }
    for system in there.land().systems() {
        let meets = there.land().footprint(*system).is_some_and(|theirs| theirs.meets(land));
        if meets != stands.contains_key(system) {
            let what = if meets { "is not in the tree of" } else { "has no land in, and is in the tree of," };
            return Some(format!("{what} {}", there.name(*system)));
        }
    }
    if land.residents(atlas) == 0 {
        return None;
    }
    for (system, share) in stands.iter().filter(|(system, _)| there.land().is_system(**system)) {
        let overlap = Overlap::of(land, there.land().footprint(*system)?, atlas, Weight::Residents);
        let of_all = overlap.containment().filter(|_| !overlap.a_in_b);
        if *share != of_all {
            return Some(format!("a share of {share:?} in {}, where {of_all:?} lies", there.name(*system)));
        }
    }
    // Of what lies in no region nothing is known but its line of councils, where it is whole.
    if stands.is_empty() {
        let regions = || there.land().areas().filter(|(org, _)| there.kind(*org) == Kind::Region);
        let is_in_a_region = regions().any(|(_, region)| region.meets(land));
        let is_somewhere = there.snapshot().parent(council).is_some();
        return (is_in_a_region || !is_somewhere).then(|| "nowhere".to_owned());
    }
    let whole = stands.len() == 1 && stands.values().all(Option::is_none);
    let sum: f64 = stands.values().map(|share| share.unwrap_or(f64::NAN)).sum();
    (!whole && (sum - 1.0).abs().partial_cmp(&TINY) != Some(std::cmp::Ordering::Less))
        .then(|| format!("in all {sum} of it: {stands:?}"))
}

#[test]
fn every_council_of_england_is_somewhere_on_every_day() {
    let since = day("2013-04-01");
    let days: Vec<Day> = Changes::of(&ENGLAND).days().map(|(day, _)| day).filter(|day| *day >= since).collect();
    assert!(days.len() > 100, "{} days", days.len());
    for day in days {
        let there = AsAt::new(&ENGLAND, day, Closed::Leave);
        let faults = faults(&there);
        assert!(faults.is_empty(), "{day}: {faults:#?}");
        // No source gives the boundary between the two commissioners that Newcastle had until 2015.
        let hangs_nowhere = |org: &OrgIx| there.hanging().holders(*org).is_empty();
        let councils = there.land().areas().map(|(org, _)| org);
        let councils = councils.filter(|org| there.kind(*org).is_local_authority()).filter(hangs_nowhere);
        let councils: Vec<&str> = councils.map(|org| there.name(org)).collect();
        let known: &[&str] = if day < Date::parse("2015-04-01").unwrap().first_day() {
            &["Newcastle City Council"]
        } else {
            &[]
        };
        assert_eq!(councils, known, "{day}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_council_of_any_shire_is_somewhere_on_every_day(shire in shire()) {
        let atlas = shire.records().atlas();
        for year in 2013..=2020 {
            let there = AsAt::new(&atlas, day(&format!("{year}-04-01")), Closed::Leave);
            let faults = faults(&there);
            prop_assert!(faults.is_empty(), "{year}: {faults:#?}");
        }
    }
}

/// The councils below an organisation, in their order, each with what it stands under there and its
/// share in per cent.
fn councils_below(atlas: &Atlas, date: &str, id: &str) -> Vec<String> {
    let there = AsAt::new(atlas, day(date), Closed::Leave);
    let root = atlas.by_id(id).expect("an organisation");
    let mut found = Vec::new();
    let mut above: Vec<(u16, OrgIx)> = Vec::new();
    for row in rows(&there, &[root], |_| true) {
        above.retain(|(depth, _)| *depth < row.depth);
        let RowItem::Org(child) = row.item else { continue };
        if there.kind(child.org).is_local_authority() {
            let under = there.name(above.last().expect("something above").1);
            let share = child.share.map_or_else(String::new, |share| format!(" {:.0}%", share * 100.0));
            found.push(format!("{}{share}, {under}", there.name(child.org)));
        }
        above.push((row.depth, child.org));
    }
    found
}

/// The councils of the list, in its order, that these names begin.
fn named<'c>(councils: &'c [String], names: &[&str]) -> Vec<&'c str> {
    let is_meant = |council: &&String| names.iter().any(|name| council.starts_with(name));
    councils.iter().filter(is_meant).map(String::as_str).collect()
}

#[test]
fn a_place_that_reaches_into_another_system_takes_no_council_from_its_own() {
    // North East Hampshire and Farnham lies in two systems since April 2026, and sits in neither.
    let councils = councils_below(&ENGLAND, "2026-06-30", "QRL");
    assert_eq!(councils.len(), 14, "{councils:#?}");
    assert_eq!(
        named(&councils, &["Hart", "Rushmoor", "Winchester"]),
        [
            "Winchester City Council, Hampshire",
            "Hart District Council, NHS Hampshire and Isle of Wight Integrated Care Board",
            "Rushmoor Borough Council, NHS Hampshire and Isle of Wight Integrated Care Board",
        ]
    );
    // It takes none of them away, and has in its tree what it has of each.
    let own = councils_below(&ENGLAND, "2026-06-30", "I0N2H");
    let parts = ["Hart District Council 75%", "Rushmoor Borough Council", "Waverley Borough Council 35%"];
    assert_eq!(own, parts.map(|part| format!("{part}, North East Hampshire and Farnham")));
}

#[test]
fn a_council_that_places_of_one_system_share_stands_under_one_of_them_whole() {
    let councils = councils_below(&ENGLAND, "2026-06-30", "S9B9J");
    assert_eq!(councils.len(), 24, "{councils:#?}");
    assert_eq!(
        named(&councils, &["Elmbridge", "Guildford", "Reigate", "Runnymede", "Surrey Heath", "Waverley"]),
        [
            "Reigate and Banstead Borough Council, East Surrey",
            "Guildford Borough Council, Guildford and Waverley",
            "Waverley Borough Council, Guildford and Waverley",
            "Runnymede Borough Council, North West Surrey",
            "Elmbridge Borough Council, Surrey Downs",
            "Surrey Heath Borough Council, Surrey Heath",
        ]
    );
}

#[test]
fn a_council_between_systems_stands_in_each_with_its_share_of_it() {
    let frimley = councils_below(&ENGLAND, "2023-06-30", "QNQ");
    assert_eq!(
        named(&frimley, &["Hart", "Rushmoor", "Runnymede", "Surrey Heath"]),
        [
            "Hart District Council 75%, North East Hampshire and Farnham",
            "Rushmoor Borough Council, North East Hampshire and Farnham",
            "Surrey Heath Borough Council 85%, Surrey Heath",
            "Runnymede Borough Council 15%, NHS Frimley Integrated Care Board",
        ]
    );
    let hampshire = councils_below(&ENGLAND, "2023-06-30", "QRL");
    assert_eq!(named(&hampshire, &["Hart", "Rushmoor"]), ["Hart District Council 25%, Hampshire"]);
}

#[test]
fn a_place_that_systems_came_to_cut_has_in_its_tree_what_its_card_and_history_say_it_has() {
    let councils = ["E07000089", "E07000092", "E07000216"];
    for day in ["2026-03-31", "2026-06-30"] {
        let tree = catchment(&["tree", "I0N2H", "--format", "json", "--at", day]).json();
        let ids = ids(&tree["root"]);
        for council in councils {
            assert_eq!(ids.iter().filter(|id| *id == council).count(), 1, "{council} on {day}: {ids:?}");
        }
    }
    let history = catchment(&["history", "I0N2H"]);
    let left: Vec<&str> = history.lines_with("left it");
    assert!(
        !left.is_empty() && left.iter().all(|line| councils.iter().all(|id| !line.contains(id))),
        "{left:?}"
    );
}
