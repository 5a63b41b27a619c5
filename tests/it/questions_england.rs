//! Questions that people ask of England outside South East London, put to the tool and
//! answered by its own output: by relations, services, kinds and dates, never by what the
//! test knows already. South East London has a file of its own.
//!
//! The answers expected are those of five documents of 2018 to 2022, each asked as at its own
//! date. Where a register has corrected one since, the test says so. The glossary, the
//! timeline and the tiers have no command yet and are read from the library.
//!
//! Every question put down for this part of the atlas is asked. Of some, only a part is:
//! - how a team or a board works, beyond the notes on its card, is a matter of text;
//! - the five NHS partners of secure services in the South West, the ten local care
//!   organisations of Greater Manchester and the eight networks of Tower Hamlets' alliance are
//!   asked for by number, since the documents do not name them.
#![allow(clippy::float_cmp, reason = "figures are printed as they were written")]

use std::collections::BTreeSet;

use crate::support::cli::{Scene, catchment, json_answer, nodes};
use crate::support::england::ENGLAND;
use catchment::atlas::Term;
use catchment::date::Date;
use catchment::words::{Relation, Tier};
use serde_json::Value;

/// The report of the Royal College of Psychiatrists.
const REPORT: &str = "2019-10-31";
/// Ham's paper.
const PAPER: &str = "2018-02-28";
/// Ham's paper with its later footnote: the second wave is there, in full.
const FOOTNOTE: &str = "2018-12-31";
/// Sellick's.
const RURAL: &str = "2019-11-30";
/// Tracy and others.
const ARTICLE: &str = "2020-01-08";

/// What the documents speak of, by the id that the atlas has for it. A council and its area
/// are one, and so are the STP and the ICS of one area.
const IDS: &[(&str, &str)] = &[
    // North East London
    ("North East London", "QMF"),
    ("Barking and Dagenham", "E09000002"),
    ("City of London", "E09000001"),
    ("Hackney", "E09000012"),
    ("Havering", "E09000016"),
    ("Newham", "E09000025"),
    ("Redbridge", "E09000026"),
    ("Tower Hamlets", "E09000030"),
    ("Waltham Forest", "E09000031"),
    ("Barking and Dagenham CCG", "07L"),
    ("City and Hackney CCG", "07T"),
    ("Havering CCG", "08F"),
    ("Newham CCG", "08M"),
    ("Redbridge CCG", "08N"),
    ("Tower Hamlets CCG", "08V"),
    ("Waltham Forest CCG", "08W"),
    ("ELFT", "RWK"),
    ("Homerton", "RQX"),
    ("Tavistock and Portman", "RNK"),
    ("Volunteer Center", "volunteer-center-city-and-hackney"),
    ("North East London CSU", "north-east-london-csu"),
    // South West London
    ("South West London", "QWE"),
    ("Croydon", "E09000008"),
    ("Kingston", "E09000021"),
    ("Merton", "E09000024"),
    ("Richmond", "E09000027"),
    ("Sutton", "E09000029"),
    ("Wandsworth", "E09000032"),
    ("Sutton CCG", "08T"),
    ("South London and Maudsley", "RV5"),
    // Black Country
    ("Dudley", "E08000027"),
    ("Black Country Partnership", "TAJ"),
    ("Dudley and Walsall", "RYK"),
    // North East, Cumbria, North Yorkshire
    ("North East and North Cumbria", "QHM"),
    ("Lancashire and South Cumbria", "QE1"),
    ("North Cumbria", "E54000047"),
    ("Cumbria", "E10000006"),
    ("Allerdale", "E07000026"),
    ("Barrow-in-Furness", "E07000027"),
    ("Carlisle", "E07000028"),
    ("Copeland", "E07000029"),
    ("Eden", "E07000030"),
    ("South Lakeland", "E07000031"),
    ("North Yorkshire", "E10000023"),
    ("Craven", "E07000163"),
    ("Hambleton", "E07000164"),
    ("Harrogate", "E07000165"),
    ("Richmondshire", "E07000166"),
    ("Ryedale", "E07000167"),
    ("Scarborough", "E07000168"),
    ("Selby", "E07000169"),
    ("Middlesbrough", "E06000002"),
    ("Darlington CCG", "00C"),
    ("Durham Dales, Easington and Sedgefield CCG", "00D"),
    ("Hartlepool and Stockton-on-Tees CCG", "00K"),
    ("Northumberland CCG", "00L"),
    ("South Tees CCG", "00M"),
    ("South Tyneside CCG", "00N"),
    ("Sunderland CCG", "00P"),
    ("North Cumbria CCG", "01H"),
    ("Hambleton, Richmondshire and Whitby CCG", "03D"),
    ("Newcastle Gateshead CCG", "13T"),
    ("North Tyneside CCG", "99C"),
    ("North Durham CCG", "00J"),
    ("Northumberland, Tyne and Wear", "RX4"),
    ("Cumbria Partnership", "RNN"),
    ("Lancashire Care", "RW5"),
    ("NENC Health Management Group", "nenc-health-management-group"),
    // Northamptonshire
    ("Northamptonshire", "QPM"),
    ("3Sixty Care", "3sixty-care"),
    ("Corby CCG", "03V"),
    ("East Midlands Ambulance Service", "RX9"),
    ("GP Alliance", "gp-alliance"),
    ("Kettering General Hospital", "RNQ"),
    ("Lakeside", "lakeside-healthcare-group"),
    ("Nene CCG", "04G"),
    ("Northampton General Hospital", "RNS"),
    ("Northamptonshire County Council", "E10000021"),
    ("Northamptonshire districts", "northamptonshire-district-and-borough-councils"),
    ("Northamptonshire Healthcare", "RP1"),
    ("Northamptonshire voluntary bodies", "northamptonshire-voluntary-and-community-providers"),
    ("PML", "pml"),
    // South West and Yorkshire
    ("Devon Partnership", "RWV"),
    ("Elysium", "elysium"),
    ("Cygnet", "cygnet"),
    ("Livewell Southwest", "NR5"),
    ("NHS partners in the South West", "swrss-nhs-partners"),
    ("Leeds and York Partnership", "RGD"),
    ("Leeds Community Healthcare", "RY6"),
    ("Leeds Teaching Hospitals", "RR8"),
    ("Leeds GP Confederation", "leeds-gp-confederation"),
    ("Leeds City Council", "E08000035"),
    ("West Yorkshire and Harrogate", "QWO"),
    // Greater Manchester
    ("Greater Manchester", "QOP"),
    ("Salford Royal", "RM3"),
    ("Salford City Council", "E08000006"),
    ("Salford CCG", "01G"),
    // Systems
    ("Bedfordshire, Luton and Milton Keynes", "QHG"),
    ("Berkshire West", "berkshire-west-ics"),
    ("Blackpool and Fylde Coast", "blackpool-and-fylde-coast-ics"),
    ("Buckinghamshire", "buckinghamshire-ics"),
    ("Dorset", "QVV"),
    ("Frimley", "QNQ"),
    ("Gloucestershire", "QR1"),
    ("Nottingham and Nottinghamshire", "QT1"),
    ("South East London", "QKK"),
    ("South Yorkshire and Bassetlaw", "QF7"),
    ("Suffolk and North East Essex", "QJG"),
    ("Surrey Heartlands", "QXU"),
    // Those that stayed out
    ("Berkshire West councils", "berkshire-west-local-authorities"),
    ("Luton Council", "E06000032"),
    ("Nottingham City Council", "E06000018"),
    ("South Central Ambulance", "RYE"),
    // New care models
    ("Dudley MCP", "dudley-mcp"),
    ("Encompass", "encompass-mcp"),
    ("Principia", "principia-mcp"),
    ("Tower Hamlets MCP", "tower-hamlets-mcp"),
    ("Kent and Medway", "QKS"),
    ("Rushcliffe", "E07000176"),
    // Wider bodies
    ("Cerner", "cerner"),
    ("Imperial College Health Partners", "imperial-college-health-partners"),
    ("OptiMedis-COBIC UK", "optimedis-cobic-uk"),
    ("All mental health trusts", "mental-health-trusts-of-england"),
];

fn id(name: &str) -> &'static str {
    IDS.iter().find(|(n, _)| *n == name).unwrap_or_else(|| panic!("{name} is in the table")).1
}

/// The ids of what the documents name.
fn expected(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| id(name).to_owned()).collect()
}

fn show(org: &str, day: &str) -> Value {
    json_answer(&["show", org, "--at", day, "--format", "json"])
}

/// The ids of what is of a kind on a day.
fn list(kind: &str, day: &str) -> BTreeSet<String> {
    let answer = json_answer(&["find", "--kind", kind, "--at", day, "--limit", "0", "--format", "json"]);
    answer["results"].as_array().unwrap().iter().map(|o| text(o, "id").to_owned()).collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The ids of what stands below an organisation and is of a kind.
fn below(org: &str, kind: &str, day: &str) -> BTreeSet<String> {
    let tree = json_answer(&["tree", org, "--at", day, "--format", "json"]);
    let found = nodes(&tree["root"], &|node| text(node, "kind") == kind);
    found.into_iter().map(|n| text(n, "id").to_owned()).collect()
}

/// The links of a card that are of a relation in a direction, and are its own: not those said
/// of an area with the same land.
fn links<'v>(card: &'v Value, (relation, direction): (&str, &str)) -> Vec<&'v Value> {
    let all = card["links"].as_array().unwrap().iter();
    all.filter(|l| text(l, "relation") == relation && text(l, "direction") == direction && l["via"].is_null())
        .collect()
}

fn others<'v>(links: impl IntoIterator<Item = &'v Value>) -> BTreeSet<String> {
    links.into_iter().map(|l| text(l, "id").to_owned()).collect()
}

/// Who is linked so.
fn linked(org: &str, how: (&str, &str), day: &str) -> BTreeSet<String> {
    others(links(&show(org, day), how))
}

/// Who provides adult mental health care in an area.
fn mental_health(area: &str, day: &str) -> BTreeSet<String> {
    let card = show(area, day);
    others(links(&card, SERVED_BY).into_iter().filter(|l| text(l, "service") == "mental-health"))
}

fn systems(org: &str, day: &str) -> BTreeSet<String> {
    show(org, day)["systems"].as_array().unwrap().iter().map(|s| text(s, "id").to_owned()).collect()
}

/// The system that holds the most of an area's residents.
fn main_system(area: &str, day: &str) -> String {
    let share = |s: &Value| s["share"].as_f64().unwrap_or(0.0);
    let systems = show(area, day)["systems"].clone();
    let most = systems.as_array().unwrap().iter().max_by(|a, b| share(a).total_cmp(&share(b))).unwrap().clone();
    text(&most, "id").to_owned()
}

/// The districts of a county, by whether most of their residents live in a system.
fn districts(county: &str, system: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let all = below(id(county), "district", REPORT);
    all.into_iter().partition(|d| main_system(d, REPORT) == id(system))
}

/// What sources say of a number: each value with when it was seen and by whom.
fn figures(org: &str, what: &str, day: &str) -> Vec<(f64, String, String)> {
    let card = show(org, day);
    let all = card["organisation"]["figures"].as_array().unwrap();
    all.iter()
        .filter(|f| text(f, "what") == what)
        .map(|f| {
            let source = f["sources"][0].as_str().unwrap().to_owned();
            (f["value"].as_f64().unwrap(), text(f, "seen").to_owned(), source)
        })
        .collect()
}

/// The one number that is given.
fn figure(org: &str, what: &str, day: &str) -> f64 {
    let all = figures(org, what, day);
    assert_eq!(all.len(), 1, "{what} of {org}");
    all[0].0
}

fn terms(word: &str) -> Vec<&'static Term> {
    ENGLAND.terms().iter().filter(|t| t.term == word).collect()
}

/// Is something said to have happened then, to this organisation?
fn happened(date: &str, org: &str) -> bool {
    let (date, org) = (Date::parse(date).unwrap(), ENGLAND.by_id(org).unwrap());
    ENGLAND.events().iter().any(|e| e.date == date && e.organisations.contains(&org))
}

const SERVED_BY: (&str, &str) = ("serves", "in");
const SERVES: (&str, &str) = ("serves", "out");
const MEMBERS: (&str, &str) = ("member-of", "in");
const PARTNERS: (&str, &str) = ("partner-of", "in");
const LED_BY: (&str, &str) = ("leads", "in");
const BOUGHT_BY: (&str, &str) = ("commissions", "in");

// South West London

#[test]
fn three_boroughs_are_trailblazers_and_three_are_not() {
    let card = show("south-west-london-mental-health-support-teams", REPORT);
    let (planned, running): (Vec<&Value>, Vec<&Value>) =
        links(&card, SERVES).into_iter().partition(|l| text(l, "certainty") == "planned");
    assert_eq!(others(running), expected(&["Merton", "Sutton", "Wandsworth"]));
    assert_eq!(others(planned), expected(&["Croydon", "Kingston", "Richmond"]));
}

#[test]
fn commissioner_and_council_buy_camhs_tier_2_in_sutton() {
    let card = show("sutton-camhs-tier-2-service", REPORT);
    let buyers = links(&card, BOUGHT_BY);
    assert!(buyers.iter().all(|l| text(l, "note").contains("alliance contract")));
    assert_eq!(others(buyers), expected(&["Sutton CCG", "Sutton"]));
}

#[test]
fn croydon_is_in_south_west_london_and_has_a_trust_of_both_systems() {
    assert_eq!(systems(id("Croydon"), ARTICLE), expected(&["South West London"]));
    assert_eq!(mental_health(id("Croydon"), ARTICLE), expected(&["South London and Maudsley"]));
}

// North East London

#[test]
fn seven_ccgs_form_the_east_london_partnership() {
    let seven = [
        "Barking and Dagenham CCG",
        "City and Hackney CCG",
        "Havering CCG",
        "Newham CCG",
        "Redbridge CCG",
        "Tower Hamlets CCG",
        "Waltham Forest CCG",
    ];
    assert_eq!(below(id("North East London"), "ccg", REPORT), expected(&seven));
    let card = show(id("North East London"), REPORT);
    assert_eq!(text(&card["organisation"], "name"), "East London Health and Care Partnership");
}

#[test]
fn a_ccg_and_two_councils_sit_on_the_board_of_city_and_hackney() {
    let members = linked("city-and-hackney-integrated-commissioning-board", MEMBERS, REPORT);
    assert_eq!(members, expected(&["City and Hackney CCG", "City of London", "Hackney"]));
}

#[test]
fn four_are_in_the_alliance_for_high_intensity_users() {
    let members = linked("city-and-hackney-high-intensity-users-alliance", MEMBERS, REPORT);
    assert_eq!(members, expected(&["ELFT", "Homerton", "Tavistock and Portman", "Volunteer Center"]));
}

#[test]
fn the_alliance_contract_of_tower_hamlets_covers_eight_networks() {
    assert_eq!(figure("tower-hamlets-mcp", "primary care networks in its alliance contract", REPORT), 8.0);
}

#[test]
fn three_boroughs_form_one_system_within_the_system() {
    let members = linked("barking-havering-and-redbridge", MEMBERS, REPORT);
    assert_eq!(members, expected(&["Barking and Dagenham", "Havering", "Redbridge"]));
}

#[test]
fn eight_boroughs_and_just_under_two_million_people_are_north_east_london() {
    let eight = [
        "Barking and Dagenham",
        "City of London",
        "Hackney",
        "Havering",
        "Newham",
        "Redbridge",
        "Tower Hamlets",
        "Waltham Forest",
    ];
    assert_eq!(below(id("North East London"), "london-borough", REPORT), expected(&eight));
    assert_eq!(figure(id("North East London"), "residents", REPORT), 1_950_000.0);
    assert_eq!(figure(id("North East London"), "boroughs, the City of London counted as one", REPORT), 8.0);
}

// Black Country and Dudley

#[test]
fn two_trusts_provide_mental_health_care_in_dudley() {
    let mut trusts = mental_health(id("Dudley"), REPORT);
    trusts.retain(|org| text(&show(org, REPORT)["organisation"], "kind") == "mental-health-trust");
    assert_eq!(trusts, expected(&["Dudley and Walsall", "Black Country Partnership"]));
}

/// The document has a merger to come; on the register one trust took the services of the
/// other over, under a new name.
#[test]
fn two_trusts_of_the_black_country_came_together_in_early_2020() {
    let mut together = BTreeSet::new();
    for org in below("QUA", "mental-health-trust", REPORT) {
        let card = show(&org, "2020-04-01");
        for link in links(&card, ("transferred", "out")) {
            assert_eq!(text(link, "since"), "2020-04-01");
            together.extend([org.clone(), text(link, "id").to_owned()]);
        }
    }
    assert_eq!(together, expected(&["Black Country Partnership", "Dudley and Walsall"]));
}

#[test]
fn a_care_hub_of_dudley_is_for_30_000_and_a_locality_has_two() {
    assert_eq!(figure("dudley-care-hubs", "residents of each", REPORT), 30_000.0);
    assert_eq!(figure("dudley-care-hubs", "hubs in each locality", REPORT), 2.0);
}

// North East and North Cumbria

#[test]
fn four_districts_of_cumbria_are_in_the_north_east_and_two_are_not() {
    let (within, outside) = districts("Cumbria", "North East and North Cumbria");
    assert_eq!(within, expected(&["Allerdale", "Carlisle", "Copeland", "Eden"]));
    assert_eq!(outside, expected(&["Barrow-in-Furness", "South Lakeland"]));
    for district in outside {
        assert_eq!(main_system(&district, REPORT), id("Lancashire and South Cumbria"));
    }
}

#[test]
fn two_districts_of_north_yorkshire_are_in_the_north_east_and_five_are_not() {
    let (within, outside) = districts("North Yorkshire", "North East and North Cumbria");
    assert_eq!(within, expected(&["Hambleton", "Richmondshire"]));
    assert_eq!(outside, expected(&["Craven", "Harrogate", "Ryedale", "Scarborough", "Selby"]));
}

#[test]
fn the_north_east_splits_two_counties() {
    let mut split = list("county", REPORT);
    split.retain(|county| {
        let systems = systems(county, REPORT);
        systems.contains(id("North East and North Cumbria")) && systems.len() > 1
    });
    assert_eq!(split, expected(&["Cumbria", "North Yorkshire"]));
}

#[test]
fn the_north_east_has_the_eleven_ccgs_of_the_table_and_one_it_leaves_out() {
    let mut ccgs = below(id("North East and North Cumbria"), "ccg", REPORT);
    // The report's table has no North Durham; the register has.
    assert!(ccgs.remove(id("North Durham CCG")));
    let eleven = [
        "Darlington CCG",
        "Durham Dales, Easington and Sedgefield CCG",
        "Hambleton, Richmondshire and Whitby CCG",
        "Hartlepool and Stockton-on-Tees CCG",
        "Newcastle Gateshead CCG",
        "North Cumbria CCG",
        "North Tyneside CCG",
        "Northumberland CCG",
        "South Tees CCG",
        "South Tyneside CCG",
        "Sunderland CCG",
    ];
    assert_eq!(ccgs, expected(&eleven));
}

#[test]
fn south_tees_buys_for_middlesbrough() {
    assert_eq!(linked(id("Middlesbrough"), BOUGHT_BY, REPORT), expected(&["South Tees CCG"]));
}

#[test]
fn a_trust_and_a_ccg_lead_mental_health_in_the_north_east() {
    let leaders = linked("nenc-mental-health-work-stream", LED_BY, REPORT);
    assert_eq!(leaders, expected(&["Northumberland, Tyne and Wear", "South Tyneside CCG"]));
}

#[test]
fn the_steering_group_reports_every_two_months() {
    let card = show("nenc-mental-health-steering-group", REPORT);
    let above = links(&card, ("accountable-to", "out"));
    assert!(above.iter().all(|l| text(l, "note") == "every two months"));
    assert_eq!(others(above), expected(&["NENC Health Management Group"]));
}

#[test]
fn mental_health_care_in_cumbria_went_two_ways() {
    let (day_before, day) = ("2019-09-30", "2019-10-01");
    for district in ["Carlisle", "Barrow-in-Furness"] {
        assert_eq!(mental_health(id(district), day_before), expected(&["Cumbria Partnership"]), "{district}");
    }
    assert_eq!(mental_health(id("Carlisle"), day), expected(&["Northumberland, Tyne and Wear"]));
    assert_eq!(mental_health(id("Barrow-in-Furness"), day), expected(&["Lancashire Care"]));
    let went = linked(id("Cumbria Partnership"), ("transferred", "out"), day);
    assert_eq!(went, expected(&["Northumberland, Tyne and Wear", "Lancashire Care"]));
}

// Northamptonshire

#[test]
fn thirteen_are_members_of_the_northamptonshire_partnership() {
    let thirteen = [
        "3Sixty Care",
        "Corby CCG",
        "East Midlands Ambulance Service",
        "GP Alliance",
        "Kettering General Hospital",
        "Lakeside",
        "Nene CCG",
        "Northampton General Hospital",
        "Northamptonshire County Council",
        "Northamptonshire districts",
        "Northamptonshire Healthcare",
        "Northamptonshire voluntary bodies",
        "PML",
    ];
    assert_eq!(linked("northamptonshire health and care partnership", PARTNERS, REPORT), expected(&thirteen));
}

#[test]
fn northamptonshire_has_two_ccgs_and_was_an_stp() {
    assert_eq!(below(id("Northamptonshire"), "ccg", REPORT), expected(&["Corby CCG", "Nene CCG"]));
    let card = show(id("Northamptonshire"), REPORT);
    let styles = card["organisation"]["styles"].as_array().unwrap();
    assert_eq!(text(&styles[0], "name"), "Northamptonshire STP");
}

// South West and Yorkshire

#[test]
fn devon_partnership_leads_secure_services_in_the_south_west() {
    let org = "south-west-regional-secure-services";
    assert_eq!(linked(org, LED_BY, REPORT), expected(&["Devon Partnership"]));
    let card = show(org, REPORT);
    let named = links(&card, MEMBERS).into_iter().filter(|l| text(l, "certainty") == "certain");
    let partners = ["Elysium", "Cygnet", "Livewell Southwest", "NHS partners in the South West"];
    assert_eq!(others(named), expected(&partners));
    // Five of them have no names: one organisation that stands for five.
    let set = catchment(&["tree", id("NHS partners in the South West"), "--at", REPORT]);
    assert_eq!(set.lines_with("×5").len(), 1);
}

#[test]
fn secure_services_of_the_south_west_have_their_numbers_and_dates() {
    let org = "south-west-regional-secure-services";
    assert_eq!(figure(org, "residents", REPORT), 5_000_000.0);
    assert_eq!(figure(org, "area, square kilometres", REPORT), 22_000.0);
    assert_eq!(figure(org, "yearly budget, pounds", REPORT), 71_000_000.0);
    let card = show(org, REPORT);
    assert_eq!(text(&card["organisation"], "since"), "2016-10");
    let serves = links(&card, SERVES);
    assert!(!serves.is_empty() && serves.iter().all(|l| text(l, "since") == "2017-04"));
}

#[test]
fn four_form_the_leeds_collaborative_and_the_council_attends() {
    let org = "leeds-providers-integrated-care-collaborative";
    let four = [
        "Leeds and York Partnership",
        "Leeds Community Healthcare",
        "Leeds Teaching Hospitals",
        "Leeds GP Confederation",
    ];
    assert_eq!(linked(org, MEMBERS, REPORT), expected(&four));
    assert_eq!(linked(org, PARTNERS, REPORT), expected(&["Leeds City Council"]));
}

#[test]
fn two_trusts_are_in_the_collaboratives_of_leeds_and_of_west_yorkshire() {
    let leeds = linked("leeds-providers-integrated-care-collaborative", MEMBERS, REPORT);
    let yorkshire = linked("west-yorkshire-mental-health-services-collaborative", MEMBERS, REPORT);
    let both: BTreeSet<String> = leeds.intersection(&yorkshire).cloned().collect();
    assert_eq!(both, expected(&["Leeds and York Partnership", "Leeds Community Healthcare"]));
}

#[test]
fn west_yorkshire_and_harrogate_began_twice_and_has_two_sizes() {
    let org = id("West Yorkshire and Harrogate");
    assert!(happened("2016-03", org) && happened("2018-05", org));
    let card = show(org, FOOTNOTE);
    let wave: Vec<&Value> =
        links(&card, ("member-of", "out")).into_iter().filter(|l| text(l, "id") == "ics-second-wave").collect();
    assert_eq!((wave.len(), text(wave[0], "since"), text(wave[0], "note")), (1, "2018-05", "in shadow form"));
    let mut sizes = figures(org, "residents", REPORT);
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let said: Vec<(f64, &str)> = sizes.iter().map(|(n, _, s)| (*n, s.as_str())).collect();
    assert_eq!(said, [(2_600_000.0, "rcpsych-2019"), (2_700_000.0, "sellick-2019")]);
}

// Greater Manchester and Salford

#[test]
fn greater_manchester_has_ten_local_care_organisations() {
    assert_eq!(figure(id("Greater Manchester"), "local care organisations", PAPER), 10.0);
    let set = catchment(&["tree", "gm-local-care-organisations", "--at", PAPER]);
    assert_eq!(set.lines_with("×10").len(), 1);
    assert_eq!(terms("local care organisation").len(), 1);
}

#[test]
fn salford_royal_leads_the_pacs_with_the_council() {
    assert_eq!(linked("salford-pacs", LED_BY, PAPER), expected(&["Salford Royal"]));
    assert_eq!(figure("salford-pacs", "residents", PAPER), 230_000.0);
    assert_eq!(linked("salford-pacs", BOUGHT_BY, PAPER), expected(&["Salford City Council", "Salford CCG"]));
}

// Lists of integrated care systems

/// The ten of 2017 and the four of 2018, each as at its own list.
fn ten_and_four() -> BTreeSet<String> {
    let mut all = linked("ics-first-wave", MEMBERS, PAPER);
    all.extend(linked("ics-second-wave", MEMBERS, FOOTNOTE));
    all
}

#[test]
fn four_areas_joined_in_may_2018() {
    let four =
        ["Gloucestershire", "North Cumbria", "Suffolk and North East Essex", "West Yorkshire and Harrogate"];
    assert_eq!(linked("ics-second-wave", MEMBERS, FOOTNOTE), expected(&four));
    assert!(list("ics", FOOTNOTE).is_superset(&expected(&four)));
}

#[test]
fn two_systems_are_in_the_third_wave() {
    let two = expected(&["North East and North Cumbria", "South East London"]);
    assert_eq!(linked("ics-third-wave", MEMBERS, ARTICLE), two);
}

#[test]
fn four_of_the_first_list_are_missing_from_the_second() {
    let later = linked("ics-designated-list-of-14", MEMBERS, RURAL);
    assert_eq!(later.len(), 14);
    let missing: BTreeSet<String> = ten_and_four().difference(&later).cloned().collect();
    let four = ["Berkshire West", "Blackpool and Fylde Coast", "Buckinghamshire", "North Cumbria"];
    assert_eq!(missing, expected(&four));
}

#[test]
fn ten_areas_are_in_both_lists() {
    let later = linked("ics-designated-list-of-14", MEMBERS, RURAL);
    let both: BTreeSet<String> = ten_and_four().intersection(&later).cloned().collect();
    let ten = [
        "Bedfordshire, Luton and Milton Keynes",
        "Dorset",
        "Frimley",
        "Gloucestershire",
        "Greater Manchester",
        "Nottingham and Nottinghamshire",
        "South Yorkshire and Bassetlaw",
        "Suffolk and North East Essex",
        "Surrey Heartlands",
        "West Yorkshire and Harrogate",
    ];
    assert_eq!(both, expected(&ten));
}

#[test]
fn the_smallest_and_the_largest_of_the_list_are_named() {
    let mut sizes: Vec<(f64, String)> = Vec::new();
    for org in linked("ics-designated-list-of-14", MEMBERS, RURAL) {
        let said = figures(&org, "residents", RURAL).into_iter().filter(|f| f.2 == "sellick-2019");
        sizes.extend(said.map(|f| (f.0, org.clone())));
    }
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(sizes.first().unwrap(), &(528_000.0, id("Gloucestershire").to_owned()));
    assert_eq!(sizes.last().unwrap(), &(2_700_000.0, id("West Yorkshire and Harrogate").to_owned()));
}

/// On the register Berkshire West was a system of its own until June 2019, so this is asked
/// as at the month before.
#[test]
fn two_councils_left_and_others_never_took_part() {
    let day = Date::parse("2019-05").unwrap().last_day();
    let out: BTreeSet<String> = ENGLAND
        .links()
        .filter(|l| l.relation == Relation::OptedOut && ENGLAND.holds(l, day))
        .map(|l| ENGLAND.org(l.from).id.to_string())
        .collect();
    let four =
        ["Berkshire West councils", "Luton Council", "Nottingham City Council", "South Central Ambulance"];
    assert_eq!(out, expected(&four));
    assert_eq!(
        linked("berkshire-west-ics", ("opted-out", "in"), "2019-05-31"),
        expected(&["Berkshire West councils", "South Central Ambulance"])
    );
}

#[test]
fn ten_systems_were_ics_in_february_2018() {
    let ten = [
        "Bedfordshire, Luton and Milton Keynes",
        "Berkshire West",
        "Blackpool and Fylde Coast",
        "Buckinghamshire",
        "Dorset",
        "Frimley",
        "Greater Manchester",
        "Nottingham and Nottinghamshire",
        "South Yorkshire and Bassetlaw",
        "Surrey Heartlands",
    ];
    assert_eq!(list("ics", PAPER), expected(&ten));
    assert_eq!(linked("ics-first-wave", MEMBERS, PAPER), expected(&ten));
}

// New care models

#[test]
fn encompass_has_its_size_and_sits_in_kent_and_medway() {
    assert_eq!(figure("encompass", "residents", PAPER), 170_000.0);
    assert_eq!(figure("encompass", "GP practices", PAPER), 13.0);
    assert_eq!(figure("encompass", "community hubs", PAPER), 5.0);
    assert_eq!(text(&show("encompass", PAPER)["ancestors"][0], "id"), id("Kent and Medway"));
}

#[test]
fn principia_has_its_size_and_lies_in_rushcliffe() {
    assert_eq!(figure("principia", "residents", PAPER), 125_000.0);
    assert_eq!(figure("principia", "GP practices", PAPER), 12.0);
    assert_eq!(linked("principia", ("located-in", "out"), PAPER), expected(&["Rushcliffe"]));
}

/// Three were running. Dudley's was announced, so it is shown and never counted.
#[test]
fn four_multispecialty_community_providers_are_named() {
    let four = ["Dudley MCP", "Encompass", "Principia", "Tower Hamlets MCP"];
    assert_eq!(linked("mcp-vanguards", MEMBERS, REPORT), expected(&four));
    assert_eq!(list("mcp", REPORT), expected(&["Encompass", "Principia", "Tower Hamlets MCP"]));
}

// Tiers and terms

#[test]
fn the_place_lies_between_system_and_neighbourhood() {
    let tiers: BTreeSet<Tier> = ENGLAND.tiers().iter().map(|t| t.tier).collect();
    let between: Vec<&Tier> = tiers.range(Tier::System..=Tier::Neighbourhood).collect();
    assert_eq!(between, [&Tier::System, &Tier::Place, &Tier::Neighbourhood]);
}

#[test]
fn each_tier_has_the_population_that_documents_give_it() {
    let bands = |tier: Tier, source: &str| -> BTreeSet<(Option<u64>, Option<u64>)> {
        let of_source = ENGLAND
            .tiers()
            .iter()
            .filter(|t| t.tier == tier && ENGLAND.sources_of(t.sources).any(|s| &*s.key == source));
        of_source.map(|t| (t.residents_min, t.residents_max)).filter(|b| b.0.is_some()).collect()
    };
    assert!(bands(Tier::Neighbourhood, "rcpsych-2019").contains(&(Some(30_000), Some(50_000))));
    let place = BTreeSet::from([(Some(250_000), Some(500_000))]);
    assert_eq!(bands(Tier::Place, "rcpsych-2019"), place);
    assert_eq!(bands(Tier::Place, "sellick-2019"), place);
    assert_eq!(bands(Tier::System, "rcpsych-2019"), BTreeSet::from([(Some(1_000_000), None)]));
    assert!(bands(Tier::System, "sellick-2019").contains(&(Some(1_000_000), Some(3_000_000))));
    // Only one document has regions.
    assert_eq!(bands(Tier::Region, "rcpsych-2019"), BTreeSet::from([(Some(2_000_000), Some(3_000_000))]));
    assert_eq!(ENGLAND.tiers().iter().filter(|t| t.tier == Tier::Region).count(), 1);
}

#[test]
fn icp_has_four_meanings_and_each_says_who_uses_it() {
    let meanings = terms("ICP");
    let spelled: Vec<&str> = meanings.iter().map(|t| t.expansion.as_deref().unwrap()).collect();
    assert_eq!(
        spelled,
        [
            "integrated care partnership",
            "integrated care provider",
            "integrated care provider, as another word for an MCP",
            "integrated care partnership, as a committee in law",
        ]
    );
    assert!(meanings.iter().all(|t| t.used_by.is_some()));
    assert!(meanings[2].used_by.as_deref().unwrap().contains("Dudley"));
}

#[test]
fn two_terms_have_newer_names() {
    let [acs] = terms("ACS")[..] else { panic!("one meaning") };
    assert_eq!(acs.expansion.as_deref(), Some("accountable care system"));
    assert!(acs.see.contains(&"ICS".to_owned()));
    let [aco] = terms("ACO")[..] else { panic!("one meaning") };
    assert!(aco.see.contains(&"ICP".to_owned()));
    let provider =
        terms("ICP").into_iter().find(|t| t.expansion.as_deref() == Some("integrated care provider"));
    assert!(provider.unwrap().meaning.contains("accountable care organisation"));
}

#[test]
fn the_number_of_stps_is_three_claims_each_with_its_source_and_date() {
    let claims: BTreeSet<String> =
        figures("england", "STPs", ARTICLE).into_iter().map(|(n, _, by)| format!("{n} by {by}")).collect();
    let said = [
        "44 by tracy-2020",
        "44 by ham-2018",
        "44 by rcpsych-2019",
        "42 by sellick-2019",
        "41 by rcpsych-2019",
    ];
    assert_eq!(claims, said.map(str::to_owned).into());
    assert!(figures("england", "STPs", ARTICLE).iter().all(|(_, seen, _)| !seen.is_empty()));
}

#[test]
fn an_ics_goes_through_four_stages() {
    let [matrix] = terms("maturity matrix")[..] else { panic!("one meaning") };
    for stage in ["emerging", "developing", "maturing", "thriving"] {
        assert!(matrix.meaning.contains(stage), "{stage}");
    }
    assert!(matrix.meaning.contains("must be maturing to be named an ICS"));
}

#[test]
fn ics_were_to_be_everywhere_by_april_2021_and_took_effect_in_july_2022() {
    let dated = |date: &str, word: &str| {
        let date = Date::parse(date).unwrap();
        ENGLAND.events().iter().any(|e| e.date == date && e.what.contains(word))
    };
    assert!(dated("2021-04", "integrated care system"));
    assert!(dated("2022-07-01", "integrated care boards"));
    // And so they were: the day before the boards began, every system was an ICS.
    assert_eq!(list("ics", "2022-06-30").len(), 42);
    assert_eq!(list("system", "2022-06-30"), list("ics", "2022-06-30"));
    assert_eq!(list("system", "2022-07-01"), list("icb", "2022-07-01"));
}

#[test]
fn an_ics_may_have_more_than_one_mental_health_trust() {
    let day = ARTICLE;
    let kind = text(&show(id("South East London"), day)["organisation"], "kind").to_owned();
    assert_eq!((kind.as_str(), below(id("South East London"), "mental-health-trust", day).len()), ("ics", 2));
}

#[test]
fn of_55_mental_health_trusts_34_had_less_than_five_years_before() {
    let all = id("All mental health trusts");
    assert_eq!(figure(all, "trusts", ARTICLE), 55.0);
    assert_eq!(figure(all, "trusts with less income than in 2011-12", ARTICLE), 34.0);
}

// Wider bodies

#[test]
fn four_build_the_national_dashboard() {
    let four = ["Cerner", "Imperial College Health Partners", "North East London CSU", "OptiMedis-COBIC UK"];
    assert_eq!(linked("population-health-dashboard", ("supports", "in"), REPORT), expected(&four));
}

#[test]
fn all_mental_health_trusts_pay_for_the_benchmarking_network() {
    let payers = linked("nhs-benchmarking-network", ("funds", "in"), ARTICLE);
    assert_eq!(payers, expected(&["All mental health trusts"]));
}

#[test]
fn the_department_of_health_was_renamed_in_january_2018() {
    let name =
        |day: &str| text(&show("department-of-health-and-social-care", day)["organisation"], "name").to_owned();
    assert_eq!(name("2017-12-31"), "Department of Health");
    assert_eq!(name("2018-01-01"), "Department of Health and Social Care");
}

/// North East Hampshire and Farnham spans two systems, and sits in neither.
#[test]
fn a_council_in_a_place_that_spans_systems_hangs_under_its_system_with_all_its_residents() {
    let scene = Scene::new("spanning-place");
    let tree = scene.run(&["tree", "QRL", "--tier", "place", "--plain"]);
    for council in ["Hart District Council", "Rushmoor Borough Council"] {
        let line = tree.answer().lines().find(|line| line.contains(council));
        assert!(line.is_some_and(|line| !line.contains('%')), "{council}: {line:?}");
    }
    let path = scene.run(&["path", "hart", "QRL"]);
    assert!(!path.answer().contains('%'), "{path}");
}
