//! Wherever one asks in which systems a council is and who provides for it, the answer is the same:
//! the tree, cards, what is found, maps, findings with their tables, and JSON. On every day of change the
//! councils of one system, or of one region while there were none, the next of them each time.

use std::collections::{BTreeMap, BTreeSet};

use catchment::atlas::{Closed, OrgIx};
use catchment::boundaries::{Code, Finding, FindingOptions, SystemShare};
use catchment::date::{Date, Day};
use catchment::query::map::{ColourBy, Emphasis, MapForm, MapOptions, Tile, map};
use catchment::query::matrix::{CellExtent, Sense, matrix};
use catchment::query::{AsAt, Changes, Direction, FoundOrg, boundary_findings, card};
use catchment::render;
use catchment::words::{Kind, Relation, Service};
use serde_json::Value;

use crate::hanging::{standings, system_of};
use crate::serving::told_to_serve;
use crate::support::england::ENGLAND;

/// Services whose providers are said to serve; of hospital care a map shows where residents go.
const SERVICES: [Service; 3] = [Service::MentalHealth, Service::Community, Service::Ambulance];

/// The systems of a council by their ids, each with its share in thousandths.
type Systems = BTreeMap<String, i64>;
/// Who provides each service for a council, by id.
type Providers = BTreeMap<&'static str, BTreeSet<String>>;

/// What is said of a council when one asks in one way.
struct Answer<T> {
    /// Where it was asked.
    asked_of: &'static str,
    said: T,
}

/// What is wrong with answers that ought to be the same.
fn what_is_wrong<T: PartialEq + std::fmt::Debug>(council: &str, answers: &[Answer<T>]) -> Vec<String> {
    let Some((first, others)) = answers.split_first() else { return Vec::new() };
    let differs = |other: &&Answer<T>| other.said != first.said;
    let told = |other: &Answer<T>| {
        let (one, another) = (first.asked_of, other.asked_of);
        format!("{council}: {one} says {:?}, {another} {:?}", first.said, other.said)
    };
    others.iter().filter(differs).map(told).collect()
}

fn id(org: OrgIx) -> String {
    ENGLAND.org(org).id.to_string()
}

fn thousandths(share: Option<f64>) -> i64 {
    share.map_or(1000, |share| format!("{:.0}", share * 1000.0).parse().expect("a number"))
}

fn of_shares(shares: &[SystemShare]) -> Systems {
    shares.iter().map(|s| (id(s.system), thousandths(s.share))).collect()
}

fn in_the_tree(there: &AsAt<'_>, council: OrgIx) -> Systems {
    let standings = standings(there, council).into_iter();
    let of_system = standings.filter_map(|s| Some((system_of(there, s.under)?, s.share)));
    let of_system = of_system.filter(|(system, _)| there.land().is_system(*system));
    of_system.map(|(system, share)| (id(system), thousandths(share))).collect()
}

fn texts<'v>(value: &'v Value, key: &str) -> Vec<&'v Value> {
    value[key].as_array().expect("a list").iter().collect()
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().expect("a text").to_owned()
}

fn systems_in_json(json: &Value) -> Systems {
    texts(json, "systems").into_iter().map(|s| (text(s, "id"), thousandths(s["share"].as_f64()))).collect()
}

fn providers_in_json(json: &Value) -> Providers {
    let rows = texts(json, "services");
    let of = |service: &Service| {
        let rows = rows.iter().filter(|row| row["service"] == service.word());
        let ends = rows.flat_map(|row| texts(row, "providers")).filter(|end| end["basis"] == "serves");
        (service.word(), ends.map(|end| text(end, "id")).collect())
    };
    SERVICES.iter().map(of).collect()
}

fn providers_on_a_card(there: &AsAt<'_>, council: OrgIx) -> Providers {
    let told = told_to_serve(there, council);
    let of = |service: &Service| {
        let serves = told.iter().filter(|s| s.links.iter().any(|link| link.service == Some(*service)));
        (service.word(), serves.map(|serving| id(serving.provider)).collect())
    };
    SERVICES.iter().map(of).collect()
}

/// The tiles of the councils of an area that were there as they are now, with who provides each service.
fn tiles(there: &AsAt<'_>, of: OrgIx) -> BTreeMap<OrgIx, (Systems, Providers)> {
    let mut found: BTreeMap<OrgIx, (Systems, Providers)> = BTreeMap::new();
    for service in SERVICES {
        let Ok(map) =
            map(there, Some(of), MapOptions { by: ColourBy::Provider, service, form: MapForm::Tiles })
        else {
            continue;
        };
        // Of what lies beyond it a map shows only whoever serves the area too.
        let is_within = |tile: &&Tile| tile.emphasis == Emphasis::Within && tile.stands_for == [tile.area];
        let is_one = |tile: &&Tile| is_within(tile) && there.geography().counts(tile.area);
        for tile in map.tiles.iter().filter(is_one) {
            let (_, providers) =
                found.entry(tile.area).or_insert_with(|| (of_shares(&tile.systems), BTreeMap::new()));
            let ids = tile.providers.iter().map(|provided| id(provided.provider)).collect();
            providers.insert(service.word(), ids);
        }
    }
    found
}

/// What is wrong with what is said of one council.
fn of_a_council(
    there: &AsAt<'_>,
    council: OrgIx,
    tile: &(Systems, Providers),
    findings: &[Finding],
) -> Vec<String> {
    let name = there.name(council);
    let card = card(there, council);
    let json: Value = serde_json::from_str(&render::card::json(there, &card)).expect("JSON");
    let tree = in_the_tree(there, council);
    let found = FoundOrg::new(there, council, None);
    let first = there.hanging().holders(council).first().copied();
    let mut faults = what_is_wrong(
        name,
        &[
            Answer { asked_of: "the tree", said: tree.clone() },
            Answer { asked_of: "its card", said: of_shares(&card.systems) },
            Answer { asked_of: "JSON", said: systems_in_json(&json) },
            Answer { asked_of: "the map", said: tile.0.clone() },
        ],
    );
    if first.is_some() && found.parent != first {
        faults.push(format!("{name} is found in {:?}, and hangs under {first:?}", found.parent));
    }
    let split = findings.iter().find(|f| f.code() == Code::CouncilSplit && f.subject == council);
    let torn: BTreeSet<String> = split.into_iter().flat_map(Finding::organisations).map(id).collect();
    if split.is_some() != (tree.len() > 1)
        || tree.keys().any(|system| split.is_some() && !torn.contains(system))
    {
        faults.push(format!("{name}: boundaries say {torn:?}, the tree {tree:?}"));
    }
    faults.extend(what_is_wrong(
        name,
        &[
            Answer { asked_of: "its card", said: providers_on_a_card(there, council) },
            Answer { asked_of: "JSON", said: providers_in_json(&json) },
            Answer { asked_of: "the map", said: tile.1.clone() },
        ],
    ));
    faults
}

/// Who is told to serve on a card, with which services.
type Told = BTreeMap<OrgIx, BTreeSet<Option<Service>>>;

/// What a card tells: of an area in its rows, of what is no area with land in its links.
fn on_a_card(there: &AsAt<'_>, org: OrgIx) -> Told {
    let mut told = Told::new();
    if there.kind(org).is_area() {
        for serving in told_to_serve(there, org) {
            told.entry(serving.provider).or_default().extend(serving.links.iter().map(|link| link.service));
        }
        return told;
    }
    for end in card(there, org).links {
        if (end.link.relation, end.direction) == (Relation::Serves, Direction::In) {
            told.entry(end.other).or_default().insert(end.link.service);
        }
    }
    told
}

/// What is wrong with the tables of who serves whom, held against cards: of each whole area that a
/// table has, that a provider serves it there and on the card, or in neither.
fn of_tables(there: &AsAt<'_>, findings: &[Finding], checked: &mut usize) -> Vec<String> {
    let mut faults = Vec::new();
    let mut cards: BTreeMap<OrgIx, Told> = BTreeMap::new();
    for finding in findings {
        let table = matrix(there, finding);
        if table.sense != Sense::Serves {
            continue;
        }
        let cells =
            (0..table.rows.len()).flat_map(|row| (0..table.columns.len()).map(move |column| (row, column)));
        let cells = cells.filter_map(|(row, column)| table.cell(row, column));
        let services: BTreeSet<Service> = cells.flat_map(|cell| cell.support.services.clone()).collect();
        for (number, column) in table.columns.iter().enumerate().filter(|(_, column)| column.part.is_none()) {
            let told = cards.entry(column.area).or_insert_with(|| on_a_card(there, column.area));
            for (at, provider) in table.rows.iter().enumerate() {
                let cell = table.cell(at, number).expect("a cell");
                let serves = matches!(cell.extent, CellExtent::Whole | CellExtent::Part | CellExtent::Unknown);
                let with = told.get(provider).cloned().unwrap_or_default();
                let agrees = if serves {
                    cell.support.services.iter().all(|service| with.contains(&Some(*service)))
                } else {
                    services.iter().all(|service| !with.contains(&Some(*service)))
                };
                *checked += 1;
                if !agrees {
                    let names = (there.name(*provider), there.name(column.area));
                    faults.push(format!("{:?}: {names:?} {cell:?}, the card {with:?}", finding.code()));
                }
            }
        }
    }
    faults
}

/// The areas asked for on a day: the systems, before there were any the regions.
fn wholes(there: &AsAt<'_>) -> Vec<OrgIx> {
    if !there.land().systems().is_empty() {
        return there.land().systems().to_vec();
    }
    let regions = ENGLAND.orgs().iter().copied();
    regions.filter(|org| there.kind(*org) == Kind::Region && there.geography().counts(*org)).collect()
}

fn days() -> Vec<Day> {
    let since = Date::parse("2013-04-01").expect("a date").first_day();
    Changes::of(&ENGLAND).days().map(|(day, _)| day).filter(|day| *day >= since).collect()
}

#[test]
fn all_ways_to_ask_agree_on_the_systems_of_a_council_and_on_who_provides_for_it() {
    let (mut councils, mut checked, mut faults) = (0, 0, Vec::new());
    for (number, day) in days().into_iter().enumerate() {
        let there = AsAt::new(&ENGLAND, day, Closed::Leave);
        let wholes = wholes(&there);
        let whole = wholes[number % wholes.len()];
        let findings = boundary_findings(&there, Some(whole), FindingOptions::default());
        for (council, tile) in tiles(&there, whole) {
            councils += 1;
            faults.extend(
                of_a_council(&there, council, &tile, &findings)
                    .into_iter()
                    .map(|fault| format!("{day}: {fault}")),
            );
        }
        let tables = of_tables(&there, &findings, &mut checked);
        faults.extend(tables.into_iter().map(|fault| format!("{day}: {fault}")));
    }
    assert!(faults.is_empty(), "{}: {:#?}", faults.len(), &faults[..faults.len().min(60)]);
    assert!(councils > 1000 && checked > 1000, "{councils} councils, {checked} cells");
}

#[test]
fn answers_that_do_not_agree_are_caught() {
    let day = Date::parse("2023-06-30").expect("a date").first_day();
    let there = AsAt::new(&ENGLAND, day, Closed::Leave);
    let hart = ENGLAND.by_id("E07000089").expect("Hart");
    let frimley = ENGLAND.by_id("QNQ").expect("Frimley");
    let tiles = tiles(&there, frimley);
    let findings = boundary_findings(&there, Some(frimley), FindingOptions::default());
    assert_eq!(of_a_council(&there, hart, &tiles[&hart], &findings), [""; 0]);
    let (systems, providers) = tiles[&hart].clone();
    let mut fewer = systems.clone();
    fewer.pop_last();
    let faults = of_a_council(&there, hart, &(fewer, providers.clone()), &findings);
    assert!(matches!(faults.as_slice(), [one] if one.contains("the map")), "{faults:#?}");
    let mut others = providers;
    others.insert(Service::Ambulance.word(), BTreeSet::from(["RPG".to_owned()]));
    let faults = of_a_council(&there, hart, &(systems, others), &findings);
    assert!(matches!(faults.as_slice(), [one] if one.contains("RPG")), "{faults:#?}");
}
