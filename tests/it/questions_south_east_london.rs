//! Questions that people ask of South East London, put to the tool and answered by its own
//! output: by relations, services, kinds and dates, never by what the test knows already.
//!
//! The answers expected are those of documents of October 2019 to January 2020. Where a
//! register has corrected them since, or filled a step in, the test says so.

use std::collections::BTreeSet;

use crate::support::cli::{catchment, json_answer, nodes};
use serde_json::Value;

/// The day on which the latest of the documents was accepted.
const DAY: &str = "2020-01-08";

/// What the documents speak of, by the id that the registers have for it. A borough and its
/// council are one, and so are an STP and the ICS it became.
const IDS: [(&str, &str); 27] = [
    ("Bexley", "E09000004"),
    ("Bromley", "E09000006"),
    ("Greenwich", "E09000011"),
    ("Lambeth", "E09000022"),
    ("Lewisham", "E09000023"),
    ("Southwark", "E09000028"),
    ("Bexley council", "E09000004"),
    ("Bexley CCG", "07N"),
    ("Bromley CCG", "07Q"),
    ("Greenwich CCG", "08A"),
    ("Lambeth CCG", "08K"),
    ("Lewisham CCG", "08L"),
    ("Southwark CCG", "08Q"),
    ("South East London STP", "QKK"),
    ("South West London STP", "QWE"),
    ("North East London STP", "QMF"),
    ("North West London STP", "QRV"),
    ("London", "Y56"),
    ("England", "england"),
    ("Oxleas", "RPG"),
    ("South London and Maudsley", "RV5"),
    ("King's College Hospital", "RJZ"),
    ("Lewisham and Greenwich", "RJ2"),
    ("South London Partnership", "south-london-partnership"),
    ("Queen Mary's Hospital", "queen-marys-hospital-sidcup"),
    ("Bexleycare", "bexleycare"),
    ("Croydon", "E09000008"),
];

fn id(name: &str) -> &'static str {
    IDS.iter().find(|(n, _)| *n == name).unwrap_or_else(|| panic!("{name} is in the table")).1
}

/// The ids of what the documents name.
fn expected(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| id(name).to_owned()).collect()
}

fn show(org: &str) -> Value {
    json_answer(&["show", org, "--at", DAY, "--format", "json"])
}

fn tree(org: &str) -> Value {
    json_answer(&["tree", org, "--at", DAY, "--format", "json"])["root"].clone()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The ids of what stands below an organisation and is of a kind.
fn below(org: &str, kind: &str) -> BTreeSet<String> {
    nodes(&tree(org), &|node| text(node, "kind") == kind)
        .into_iter()
        .map(|n| text(n, "id").to_owned())
        .collect()
}

/// The links of a card that are of a relation in a direction.
fn links<'v>(card: &'v Value, relation: &str, direction: &str) -> Vec<&'v Value> {
    let all = card["links"].as_array().unwrap().iter();
    all.filter(|l| text(l, "relation") == relation && text(l, "direction") == direction).collect()
}

fn others<'v>(links: impl IntoIterator<Item = &'v Value>) -> BTreeSet<String> {
    links.into_iter().map(|l| text(l, "id").to_owned()).collect()
}

/// Who is linked so for a service.
fn linked(org: &str, (relation, direction): (&str, &str), service: &str) -> BTreeSet<String> {
    let card = show(org);
    others(links(&card, relation, direction).into_iter().filter(|l| text(l, "service") == service))
}

fn kind_of(org: &str) -> String {
    text(&show(org)["organisation"], "kind").to_owned()
}

fn systems(org: &str) -> BTreeSet<String> {
    show(org)["systems"].as_array().unwrap().iter().map(|s| text(s, "id").to_owned()).collect()
}

const SERVES: (&str, &str) = ("serves", "out");
const SERVED_BY: (&str, &str) = ("serves", "in");

#[test]
fn oxleas_alone_of_the_mental_health_trusts_serves_bexley_and_it_straddles_nothing() {
    let mut trusts = linked(id("Bexley"), SERVED_BY, "mental-health");
    trusts.retain(|org| kind_of(org) == "mental-health-trust");
    assert_eq!(trusts, expected(&["Oxleas"]));
    assert_eq!(systems(id("Oxleas")), expected(&["South East London STP"]));
    // The same is asked of the place, which has the borough's land.
    let mut trusts = linked("bexley", SERVED_BY, "mental-health");
    trusts.retain(|org| kind_of(org) == "mental-health-trust");
    assert_eq!(trusts, expected(&["Oxleas"]));
}

#[test]
fn the_system_has_two_mental_health_trusts() {
    let trusts = below(id("South East London STP"), "mental-health-trust");
    assert_eq!(trusts, expected(&["Oxleas", "South London and Maudsley"]));
}

#[test]
fn one_mental_health_trust_lies_in_two_systems_by_way_of_croydon() {
    let trusts = below(id("South East London STP"), "mental-health-trust");
    let straddling: Vec<&String> = trusts.iter().filter(|t| systems(t).len() > 1).collect();
    assert_eq!(straddling, [id("South London and Maudsley")]);
    assert_eq!(systems(straddling[0]), expected(&["South East London STP", "South West London STP"]));
    let mut boroughs = linked(straddling[0], SERVES, "mental-health");
    boroughs.retain(|b| !systems(b).contains(id("South East London STP")));
    assert_eq!(boroughs, expected(&["Croydon"]));
}

#[test]
fn kings_serves_three_boroughs_for_acute_care() {
    let boroughs = linked(id("King's College Hospital"), SERVES, "acute");
    assert_eq!(boroughs, expected(&["Southwark", "Lambeth", "Bromley"]));
}

#[test]
fn guys_and_st_thomas_serves_two_boroughs_and_a_part_of_the_next_system() {
    let card = show("gstt");
    let served = links(&card, "serves", "out");
    assert_eq!(others(served.iter().copied()), expected(&["Lambeth", "Southwark", "South West London STP"]));
    let in_part = served.into_iter().filter(|l| text(l, "extent") == "part");
    assert_eq!(others(in_part), expected(&["South West London STP"]));
}

#[test]
fn lewisham_and_greenwich_serves_the_two_boroughs_of_its_name_for_acute_care() {
    assert_eq!(linked(id("Lewisham and Greenwich"), SERVES, "acute"), expected(&["Lewisham", "Greenwich"]));
}

#[test]
fn the_one_borough_without_acute_care_goes_to_two_trusts_in_an_emergency() {
    let boroughs = below(id("South East London STP"), "london-borough");
    let without: Vec<&String> = boroughs.iter().filter(|b| linked(b, SERVED_BY, "acute").is_empty()).collect();
    assert_eq!(without, [id("Bexley")]);
    let emergency = linked(without[0], SERVED_BY, "emergency");
    assert_eq!(emergency, expected(&["Lewisham and Greenwich", "King's College Hospital"]));
}

#[test]
fn the_hospital_in_bexley_does_planned_and_step_down_work() {
    let card = show(id("Bexley"));
    let mut hospitals = others(links(&card, "located-in", "in"));
    hospitals.retain(|org| kind_of(org) == "hospital");
    let of_lists = ["RN7ED", "RPGDJ"]; // Erith's, and a day hospital: no document speaks of them
    assert!(of_lists.iter().all(|id| hospitals.remove(*id)), "{hospitals:?}");
    assert_eq!(hospitals, expected(&["Queen Mary's Hospital"]));
    let card = show(id("Queen Mary's Hospital"));
    let services: Vec<&str> = links(&card, "serves", "out").into_iter().map(|l| text(l, "service")).collect();
    assert_eq!(services, ["step-down"]);
}

#[test]
fn two_boroughs_have_two_acute_trusts() {
    let mut boroughs = below(id("South East London STP"), "london-borough");
    boroughs.retain(|b| linked(b, SERVED_BY, "acute").len() == 2);
    assert_eq!(boroughs, expected(&["Lambeth", "Southwark"]));
}

#[test]
fn six_boroughs_make_up_the_system() {
    let boroughs = below(id("South East London STP"), "london-borough");
    assert_eq!(boroughs, expected(&["Lambeth", "Southwark", "Lewisham", "Greenwich", "Bexley", "Bromley"]));
}

#[test]
fn the_counts_that_a_document_gives_are_figures_with_a_date_and_a_source() {
    let card = show(id("South East London STP"));
    let figures = card["organisation"]["figures"].as_array().unwrap();
    let counts = [
        ("hospitals", 16.0),
        ("mental health sites", 112.0),
        ("other NHS sites", 250.0),
        ("GP practices", 292.0),
        ("CCGs", 6.0),
        ("local authorities", 6.0),
        ("secondary healthcare providers", 5.0),
        ("residents", 2_000_000.0),
    ];
    for (what, value) in counts {
        let figure =
            figures.iter().find(|f| text(f, "what") == what).unwrap_or_else(|| panic!("{what} is there"));
        assert_eq!(figure["value"].as_f64(), Some(value), "{what}");
        assert_eq!(text(figure, "seen"), "2020-01", "{what}");
        assert!(!figure["sources"].as_array().unwrap().is_empty(), "{what}");
    }
    // Counted in the tree they are the same.
    assert_eq!(below("QKK", "ccg").len(), 6);
    assert_eq!(below("QKK", "acute-trust").len() + below("QKK", "mental-health-trust").len(), 5);
}

#[test]
fn the_six_ccgs_became_one() {
    let ccgs = below(id("South East London STP"), "ccg");
    let six = expected(&[
        "Bexley CCG",
        "Bromley CCG",
        "Greenwich CCG",
        "Lambeth CCG",
        "Lewisham CCG",
        "Southwark CCG",
    ]);
    assert_eq!(ccgs, six);
    // The documents knew only that they had agreed to merge; the register names what they
    // became, and when.
    let became: BTreeSet<(String, String)> = ccgs
        .iter()
        .flat_map(|ccg| {
            let card = show(ccg);
            let later: Vec<_> = links(&card, "succeeded-by", "out")
                .into_iter()
                .map(|l| (text(l, "id").to_owned(), text(l, "since").to_owned()))
                .collect();
            later
        })
        .collect();
    assert_eq!(became, BTreeSet::from([("72Q".to_owned(), "2020-04-01".to_owned())]));
    assert_eq!(others(links(&show("72Q"), "succeeded-by", "in")), six);
}

/// A trust that serves a part of the next system reaches into it without spanning it, and
/// one that serves a whole region spans nothing in particular.
#[test]
fn a_trust_and_a_collaborative_span_both_systems() {
    // Whoever spans two systems of London sits in one of them or in the region.
    let london = json_answer(&["tree", "Y56", "--at", DAY, "--format", "json"]);
    let mut bodies = Vec::new();
    let mut waiting = vec![&london["root"]];
    while let Some(org) = waiting.pop() {
        waiting.extend(org["children"].as_array().unwrap());
        if org["tier"].is_null() {
            bodies.push(org);
        }
    }
    let both = expected(&["South East London STP", "South West London STP"]);
    let mut spanning = BTreeSet::new();
    for org in bodies {
        let card = show(text(org, "id"));
        let mut spanned = BTreeSet::new();
        for link in links(&card, "serves", "out").into_iter().filter(|l| text(l, "extent") == "whole") {
            let area = show(text(link, "id"));
            if text(&area["organisation"], "tier") != "region" {
                spanned.extend(area["systems"].as_array().unwrap().iter().map(|s| text(s, "id").to_owned()));
            }
        }
        if spanned == both {
            spanning.insert(text(org, "id").to_owned());
        }
    }
    assert_eq!(spanning, expected(&["South London and Maudsley", "South London Partnership"]));
    // Each of them is marked as lying in both, and so is the trust that only reaches across.
    for org in spanning.iter().map(String::as_str).chain(["RJ1"]) {
        assert_eq!(systems(org), both, "{org}");
    }
}

#[test]
fn oxleas_serves_three_boroughs() {
    let card = show(id("Oxleas"));
    let mut served = others(links(&card, "serves", "out"));
    served.retain(|org| kind_of(org) == "london-borough");
    assert_eq!(served, expected(&["Bexley", "Greenwich", "Bromley"]));
}

#[test]
fn bexleycare_is_run_by_a_trust_and_a_council() {
    let card = show("bexleycare");
    assert_eq!(others(links(&card, "operates", "in")), expected(&["Oxleas", "Bexley council"]));
}

#[test]
fn bexley_has_three_local_care_networks_without_buildings_of_their_own() {
    let networks = below("bexleycare", "local-care-network");
    assert_eq!(networks.len(), 1, "one set, whose members have no names");
    let set = networks.first().unwrap();
    assert!(catchment(&["tree", set, "--at", DAY]).lines_with("×3").len() == 1);
    let figures = show("bexleycare")["organisation"]["figures"].clone();
    let count = figures.as_array().unwrap().iter().find(|f| text(f, "what") == "local care networks").unwrap();
    assert_eq!(count["value"].as_f64(), Some(3.0));
    let notes = show(set)["organisation"]["notes"].clone();
    assert!(notes.as_array().unwrap().iter().any(|n| text(n, "text").contains("do not share a building")));
}

#[test]
fn a_local_care_network_sits_in_bexleycare_the_system_london_and_england() {
    let network = below("bexleycare", "local-care-network").into_iter().next().unwrap();
    let card = show(&network);
    let above: Vec<&Value> = card["ancestors"].as_array().unwrap().iter().collect();
    // The documents go from Bexleycare straight to the system; the register has the place
    // between the two.
    let (places, rest): (Vec<&Value>, Vec<&Value>) =
        above.into_iter().partition(|a| text(a, "kind") == "place");
    assert_eq!(places.iter().map(|p| text(p, "id")).collect::<Vec<_>>(), ["Q0S2C"]);
    let chain: Vec<&str> = rest.iter().map(|a| text(a, "id")).collect();
    assert_eq!(chain, [id("Bexleycare"), id("South East London STP"), id("London"), id("England")]);
}

#[test]
fn london_has_five_systems() {
    let systems =
        catchment(&["find", "--kind", "system", "--at", DAY, "--limit", "0", "--format", "json"]).json();
    let mut found: BTreeSet<String> =
        systems["results"].as_array().unwrap().iter().map(|s| text(s, "id").to_owned()).collect();
    found.retain(|system| show(system)["ancestors"][0]["id"] == id("London"));
    assert_eq!(found.len(), 5);
    // The documents name four; the fifth is named by the register: North Central London.
    assert!(found.remove("QMJ"));
    let named =
        ["North East London STP", "North West London STP", "South East London STP", "South West London STP"];
    assert_eq!(found, expected(&named));
}
