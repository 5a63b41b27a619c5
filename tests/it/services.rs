//! Who serves an area: one rule, asked of every council, by card and by JSON.

use std::collections::BTreeSet;

use crate::support::cli::{Scene, catchment, json_answer};
use crate::support::england::ENGLAND;
use catchment::atlas::{Closed, OrgIx};
use catchment::boundaries::{FindingOptions, Misalignment, findings};
use catchment::date::Date;
use catchment::query::{AsAt, Given, card, services};
use catchment::render::Look;
use catchment::render::card::{page, text};
use catchment::words::{Certainty, Service};
use insta::assert_snapshot;
use serde_json::Value;

/// What everybody asks of a council.
const ASKED: [Service; 4] = [Service::Acute, Service::MentalHealth, Service::Community, Service::Ambulance];

fn as_at(day: &str) -> AsAt<'static> {
    AsAt::new(&ENGLAND, Date::parse(day).unwrap().first_day(), Closed::Leave)
}

fn org(id: &str) -> OrgIx {
    ENGLAND.by_id(id).unwrap()
}

fn councils(as_at: &AsAt<'_>) -> Vec<OrgIx> {
    let is_council = |org: &OrgIx| as_at.kind(*org).is_local_authority() && as_at.geography().counts(*org);
    ENGLAND.orgs().iter().copied().filter(is_council).collect()
}

#[test]
fn of_every_council_it_is_told_who_serves_it() {
    let as_at = as_at("2026-06-30");
    let councils = councils(&as_at);
    assert_eq!(councils.len(), 296);
    let mut without = Vec::new();
    for council in councils {
        let services = services(&as_at, council);
        for service in ASKED {
            let row = services.rows.iter().find(|row| row.service == service);
            if row.is_none_or(|row| row.by.is_empty()) {
                without.push((as_at.name(council), service));
            }
        }
        let main = services.admissions.map(|goes| goes.named().count());
        assert!(main.is_some_and(|named| named > 0), "{}", as_at.name(council));
    }
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn programs_are_told_the_same() {
    for council in ["E08000035", "E09000004", "E06000052", "E07000193", "E06000065"] {
        let card = json_answer(&["show", council, "--format", "json"]);
        let rows = card["services"].as_array().unwrap();
        for service in ASKED {
            let row = rows
                .iter()
                .find(|row| row["service"] == service.word())
                .unwrap_or_else(|| panic!("{}", service.word()));
            assert!(!row["providers"].as_array().unwrap().is_empty(), "{council}, {}", service.word());
        }
        let hospital: &Vec<Value> = rows[0]["providers"].as_array().unwrap();
        assert_eq!(rows[0]["service"], "acute");
        let mains: Vec<&Value> = hospital.iter().filter(|p| p["main"] == true).collect();
        assert_eq!(mains.len(), 1, "{council} has one main hospital trust");
        assert_eq!(mains[0]["id"], hospital[0]["id"], "which comes first");
        for derived in rows.iter().flat_map(|row| row["providers"].as_array().unwrap()) {
            let is_derived = derived["basis"] != "serves";
            assert!(!is_derived || derived["certainty"] != "certain", "{council}: {derived}");
        }
    }
}

#[test]
fn every_piece_of_land_has_had_one_ambulance_service_at_any_time() {
    for year in 2014..=2026 {
        let as_at = as_at(&format!("{year}-01-01"));
        let mut by_patch: Vec<BTreeSet<OrgIx>> = vec![BTreeSet::new(); ENGLAND.patches().len()];
        for link in as_at.geography().serving().filter(|link| link.service == Some(Service::Ambulance)) {
            let land = as_at.land().served_by(link).expect("it is known which land");
            land.patches().for_each(|patch| {
                by_patch[patch].insert(link.from);
            });
        }
        let wrong = by_patch.iter().filter(|providers| providers.len() != 1).count();
        assert_eq!(wrong, 0, "{year}");
    }
}

#[test]
fn where_residents_go_never_counts_as_serving() {
    let dartford = json_answer(&["show", "RN7", "--format", "json"]);
    assert_eq!(dartford["serves"].as_array().map(Vec::len), Some(0));
    let from: Vec<&Value> = dartford["draws_from"].as_array().unwrap().iter().collect();
    let bexley = from.iter().find(|end| end["id"] == "E09000004").unwrap();
    let shares = (bexley["share"].as_f64().unwrap(), bexley["share_of_area"].as_f64().unwrap());
    assert!((0.22..0.24).contains(&shares.0) && (0.26..0.28).contains(&shares.1), "{bexley}");

    let as_at = as_at("2026-06-30");
    assert!(as_at.land().served(as_at.snapshot(), org("RN7"), None).is_none());
    for council in councils(&as_at) {
        for row in services(&as_at, council).rows {
            for given in row.by {
                if let Given::Serves(serving) = given {
                    assert!(
                        serving.links.iter().all(|link| link.share.is_none() && link.share_of_area.is_none())
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_derived_says_so_and_a_trusts_share_is_never_one_of_residents() {
    let as_at = as_at("2026-06-30");
    let areas = councils(&as_at).into_iter().chain(["QKK", "QWO", "place-leeds", "15F"].map(org));
    for area in areas {
        let card = card(&as_at, area);
        let page = page(&as_at, &card);
        let table = page.sections.iter().find(|section| section.heading.starts_with("Who serves")).unwrap();
        let lines: Vec<&str> = table.lines.iter().map(|line| line.text.as_str()).collect();
        let flows: Vec<&&str> =
            lines.iter().filter(|l| l.contains("% of admissions") || l.contains(" – major A&E")).collect();
        assert!(!flows.is_empty(), "{}", page.name);
        for line in flows {
            assert!(line.contains("derived"), "{}: {line}", page.name);
        }
        for line in page.sections.iter().flat_map(|section| &section.lines) {
            assert!(!line.text.contains("of its admissions –"), "{}: {}", page.name, line.text);
        }
    }
}

#[test]
fn what_a_system_has_is_added_up_over_its_boroughs() {
    let as_at = as_at("2026-06-30");
    let goes = services(&as_at, org("QKK")).admissions.unwrap();
    let boroughs = ["E09000004", "E09000006", "E09000011", "E09000022", "E09000023", "E09000028"];
    let (mut weighed, mut all) = (0.0, 0.0);
    let main = goes.providers[0].provider;
    for borough in boroughs.map(org) {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        let residents = as_at.land().footprint(borough).unwrap().residents(&ENGLAND) as f64;
        let theirs = services(&as_at, borough).admissions.unwrap();
        let share = theirs.providers.iter().find(|to| to.provider == main).map_or(0.0, |to| to.share_of_area);
        weighed += share * residents;
        all += residents;
    }
    assert!((goes.providers[0].share_of_area - weighed / all).abs() < 1e-9);
    let said = catchment(&["show", "QKK"]);
    assert!(said.answer().contains("added up over "), "{said}");
}

#[test]
fn a_part_of_a_council_has_the_figures_of_that_council_and_says_so() {
    let said = catchment(&["show", "central cornwall"]);
    assert!(said.answer().contains("Who serves Cornwall Council, in which it lies"), "{said}");
    let json = json_answer(&["show", "06Q", "--format", "json"]);
    let acute = &json["services"][0];
    assert_eq!(acute["service"], "acute");
    assert!(acute["providers"][0]["figures_of"].as_array().is_some_and(|of| !of.is_empty()), "{acute}");
}

#[test]
fn what_is_known_of_all_of_a_split_council_is_told_as_that_and_never_averaged() {
    // Half of East Suffolk lies in each of the two, and nobody counted the halves apart.
    for (area, whole, not_named) in [
        ("place-great-yarmouth-and-waveney", "E07000145", "East Suffolk and North Essex"),
        ("06L", "E07000202", "James Paget"),
    ] {
        let said = catchment(&["show", area]);
        assert_eq!(said.lines_with("in all of East Suffolk Council, of which").len(), 1, "{said}");
        let emergency = said.lines_with("– major A&E");
        assert!(emergency.iter().all(|line| !line.contains(not_named)), "{said}");
        let json = json_answer(&["show", area, "--format", "json"]);
        let acute = json["services"].as_array().unwrap().iter().find(|row| row["service"] == "acute").unwrap();
        let flows = acute["providers"].as_array().unwrap().iter().filter(|p| p["basis"] == "admissions");
        let (of_all, own): (Vec<&Value>, Vec<&Value>) = flows.partition(|p| !p["of_all_of"].is_null());
        assert!(own.iter().all(|p| p["figures_of"] == serde_json::json!([whole])), "{acute}");
        assert!(of_all.iter().any(|p| p["of_all_of"]["id"] == "E07000244"), "{acute}");
        assert!(of_all.iter().all(|p| p["share_of_area"].is_null() && p["main"] == false), "{acute}");
    }
}

#[test]
fn what_a_trust_had_goes_to_the_one_it_merged_into() {
    let said = catchment(&["show", "E06000023", "--at", "2026-07-15"]);
    let flows = said.lines_with("Bristol NHS Foundation Trust (RA7) – 99% of admissions");
    assert!(flows.len() == 1, "both shares together: {said}");
    assert!(
        flows[0].contains("its own figures and those of North Bristol NHS Trust, now part of it"),
        "{said}"
    );
    let emergency = said.lines_with("– major A&E");
    assert!(
        emergency.len() == 1 && emergency[0].contains("Bristol NHS Foundation Trust (RA7) – major"),
        "{said}"
    );
    let southmead = catchment(&["show", "RVJ01", "--at", "2026-07-15"]);
    assert!(southmead.stdout.contains("Bristol NHS Foundation Trust (RA7), acute trust"), "{southmead}");
    let trust = catchment(&["show", "RA7", "--at", "2026-07-15"]);
    assert!(
        trust.stdout.contains("of the admissions of North Bristol NHS Trust, now part of it, come"),
        "{trust}"
    );
}

#[test]
fn who_serves_all_but_a_part_has_the_land_of_the_rest() {
    let as_at = as_at("2026-06-30");
    let serves = |trust: &str, service: Service, area: &str| {
        let served = as_at.land().served(as_at.snapshot(), org(trust), Some(service)).unwrap();
        assert!(served.complete, "{trust}");
        served.footprint.shared_residents(as_at.land().footprint(org(area)).unwrap(), &ENGLAND)
    };
    // Millom lies in Cumberland and in the system of Lancashire and South Cumbria.
    assert_eq!(serves("RNN", Service::Community, "E06000063"), 265_915);
    assert_eq!(serves("RX4", Service::MentalHealth, "QE1"), 0);
    // Hambleton without Easingwold, and Richmondshire: none of it in West Yorkshire or Lancashire.
    for system in ["QWO", "QE1"] {
        assert_eq!(serves("RTR", Service::Community, system), 0, "{system}");
    }
    assert_eq!(serves("RTR", Service::Community, "E06000065"), 75_727 + 53_732);
}

#[test]
fn what_is_planned_stands_under_words_of_its_own() {
    for (of, at, heading) in [
        ("E07000209", "2026-06-30", "Is to become"),
        ("east-surrey-council", "2026-06-30", "Is to take over from"),
        ("east-surrey-council", "2027-05-01", "Was to take over from, and is not known to have"),
        ("RNA", "2026-06-30", "Was to become, and is not known to have"),
        ("RA7", "2026-06-30", "Is to take over from"),
        ("RA7", "2026-07-01", "Came from"),
        ("RVJ", "2026-07-15", "Became"),
        ("07N", "2026-06-30", "Became"),
    ] {
        let said = catchment(&["show", of, "--at", at]);
        assert!(said.stdout.lines().any(|line| line == heading), "{of} at {at}: {heading}: {said}");
    }
}

#[test]
fn what_reports_of_years_ago_say_is_told_under_its_year_and_counts_no_longer() {
    // Guy's served some part of South West London in 2020: none of six boroughs has it for that.
    let as_at = as_at("2026-06-30");
    for borough in ["E09000008", "E09000021", "E09000024", "E09000027", "E09000029", "E09000032"] {
        let services = services(&as_at, org(borough));
        let acute = services.rows.iter().find(|row| row.service == Service::Acute).unwrap();
        let serves = acute.by.iter().filter(|given| matches!(given, Given::Serves(_)));
        assert!(serves.count() == 0, "{borough}");
    }
    let croydon = catchment(&["show", "E09000008"]);
    let once = croydon.lines_with("a report said that Guy's and St Thomas'");
    assert!(once.len() == 1 && once[0].contains("In January 2020"), "{croydon}");
    // Leeds Community was listed for mental health in 2019; another is named since.
    let leeds = catchment(&["show", "RY6"]);
    let once = leeds.lines_with("In October 2019 a report said that Leeds Community Healthcare");
    assert!(once.len() == 1 && once[0].contains("mental health"), "{leeds}");
    let json = json_answer(&["show", "RY6", "--format", "json"]);
    let services: Vec<&Value> = json["serves"].as_array().unwrap().iter().map(|row| &row["service"]).collect();
    assert_eq!(services, ["community"]);
    // In 2020 it was today's word.
    let then = catchment(&["show", "RY6", "--at", "2020-06-30"]);
    assert!(then.lines_with("a report said").is_empty(), "{then}");
}

#[test]
fn a_trust_that_is_the_main_one_nowhere_is_found() {
    let as_at = as_at("2026-06-30");
    let all = findings(as_at.geography(), as_at.coverage(), FindingOptions::default());
    let nowhere = all.iter().filter(|f| matches!(f.misalignment, Misalignment::MainOfNoCouncil(_)));
    let ids: BTreeSet<&str> = nowhere.clone().map(|f| &*ENGLAND.org(f.subject).id).collect();
    assert_eq!(ids, BTreeSet::from(["RCD", "RCF", "RJN", "RKE", "RNZ"]));
    assert!(nowhere.clone().all(|f| f.provenance.certainty == Certainty::Inferred), "it is derived");
}

#[test]
fn a_card_of_leeds_and_of_its_hospitals() {
    let as_at = as_at("2026-06-30");
    for id in ["place-leeds", "RR8"] {
        let card = card(&as_at, org(id));
        let look = Look { width: Some(100), ..Look::default() };
        let drawn = text(&as_at, &page(&as_at, &card), look);
        // What is printed where there is no width says the same in longer lines.
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(catchment(&["show", id]).answer()), words(&drawn));
        assert_snapshot!(format!("card_{id}"), drawn);
    }
}

/// A commissioner with two councils, whose residents wait at several trusts.
const WAITING: &str = r#"Atlas(
    format: 1, title: "Ashshire", as_at: "2026-06-30", source: ["s"],
    sources: { "s": (title: "A list of those who wait", publisher: "somebody") },
    organisations: [
        (id: "england", name: "England", kind: Nation),
        (id: "Y1", name: "North", kind: Region, parent: "england"),
        (id: "QA1", name: "Ashdale", kind: Icb, parent: "Y1"),
        (id: "S1", name: "Ashdale - S1", kind: SubIcb, parent: "QA1"),
        (id: "D1", name: "Ashford", kind: Unitary), (id: "D2", name: "Beck", kind: Unitary),
        (id: "RA", name: "Ash Hospitals", kind: AcuteTrust, parent: "QA1"),
        (id: "RB", name: "Beck Hospitals", kind: AcuteTrust, parent: "QA1"),
        (id: "RC", name: "Far Hospitals", kind: AcuteTrust, parent: "QA1"),
        (id: "RD", name: "Farther Hospitals", kind: AcuteTrust, parent: "QA1"),
    ],
    links: [
        DrawsFrom(from: "RA", to: ["S1"], share: 0.9, share_of_area: 0.62, of: WaitingList, seen: "2026-04"),
        DrawsFrom(from: "RB", to: ["S1"], share: 0.8, share_of_area: 0.28, of: WaitingList, seen: "2026-04"),
        DrawsFrom(from: "RC", to: ["S1"], share: 0.1, share_of_area: 0.07, of: WaitingList, seen: "2026-04"),
        DrawsFrom(from: "RD", to: ["S1"], share: 0.01, share_of_area: 0.03, of: WaitingList, seen: "2026-04"),
        DrawsFrom(from: "RB", to: ["D1"], share: 0.4, share_of_area: 0.7, of: Admissions, seen: "2019"),
    ],
    patches: [
        (areas: ["D1", "S1"], residents: 30000, small_areas: 20),
        (areas: ["D2", "S1"], residents: 10000, small_areas: 7),
    ],
)"#;

#[test]
fn those_who_wait_are_told_by_commissioner_and_in_words_of_their_own() {
    let scene = Scene::new("waiting").with("waiting.ron", WAITING);
    let show = |id: &str| scene.run(&["show", id, "--data", "waiting.ron"]);
    let commissioner = show("S1");
    let text = commissioner.answer();
    assert!(
        text.contains("Ash Hospitals (RA) – 62% of those waiting in April 2026 (90% of that trust's); derived"),
        "{text}"
    );
    assert!(text.contains("and 1 more, under 5% of those waiting"), "a long tail is counted: {text}");
    // One of its councils has figures of admissions, the other has not.
    assert!(
        text.contains("Beck Hospitals (RB) – 70% of admissions in 2019")
            && text.contains("Admissions: of residents in Ashford;"),
        "{text}"
    );
    assert!(text.contains("75% of those who live here live in Ashford"), "{text}");
    let council = show("D2");
    let text = council.answer();
    // Nobody counts who of it waits where: what is said of all of Ashdale names no trust of its own.
    assert!(text.contains("Planned care, counted only for a larger area"), "{text}");
    assert!(
        text.contains("in all of Ashdale - S1, of which 25% lies in it: 62% wait at Ash Hospitals (RA)"),
        "{text}"
    );
    assert!(!text.contains("Hospital care"), "{text}");
    assert!(!text.contains("admissions"), "{text}");
    let json = scene.run(&["show", "D2", "--data", "waiting.ron", "--format", "json"]).json();
    assert_eq!(json["services"].as_array().unwrap().len(), 0);
    let around = json["planned_care_around"].as_array().unwrap();
    assert_eq!(around.len(), 4);
    assert!(around.iter().all(|p| p["figures_of"][0] == "S1"), "{around:?}");
    let trust = show("RA");
    let text = trust.answer();
    assert!(text.contains("90% of those waiting for it come from Ashdale - S1;"), "{text}");
    assert!(text.contains("of residents waiting, 62% wait at it"), "{text}");
    let json = scene.run(&["show", "S1", "--data", "waiting.ron", "--format", "json"]).json();
    let providers = json["services"][0]["providers"].as_array().unwrap();
    let waiting: Vec<&Value> = providers.iter().filter(|p| p["basis"] == "waiting-list").collect();
    assert_eq!(waiting.len(), 4);
    assert!(waiting.iter().all(|p| p["main"] == false), "only admissions make a main trust");
}

/// An area, a trust with a major A&E that its card tells, and the hospitals that are named of it.
const DEPARTMENTS: [(&str, &str, &[&str]); 14] = [
    ("place-sheffield", "RHQ", &[]),
    ("place-sheffield", "RCU", &["RCUEF"]),
    ("place-leeds", "RR8", &[]),
    ("place-liverpool", "RBS", &["RBS25"]),
    ("QYG", "RBS", &["RBS25"]),
    ("QF7", "RP5", &[]),
    ("QF7", "RCU", &["RCUEF"]),
    ("D7T5G", "RDE", &[]),
    ("S1Y5D", "RGT", &[]),
    ("S1Y5D", "RGN", &[]),
    ("QUA", "RXK", &[]),
    ("QHM", "R0B", &[]),
    ("QHL", "RQ3", &[]),
    ("E09000008", "RJ6", &["RJ611"]),
];

#[test]
fn an_area_tells_the_trusts_with_an_a_and_e_and_names_a_hospital_only_where_it_can() {
    let as_at = as_at("2026-06-30");
    for (area, trust, hospitals) in DEPARTMENTS {
        let rows = services(&as_at, org(area)).rows;
        let given: Vec<_> =
            rows.iter().filter(|row| row.service == Service::Emergency).flat_map(|row| &row.by).collect();
        let told = given.iter().find_map(|given| match given {
            Given::Department(department) if department.trust == org(trust) => Some(department),
            _ => None,
        });
        let department = told.unwrap_or_else(|| panic!("{area} does not tell {trust}"));
        let named: Vec<&str> = department.at.iter().map(|site| &*ENGLAND.org(site.hospital).id).collect();
        assert!(department.is_told && named == hospitals, "{area}, {trust}: {named:?}");
    }
    for (area, said) in [
        ("place-leeds", "at which hospital our sources do not say"),
        (
            "QOP",
            "Northern Care Alliance NHS Foundation Trust (RM3) – whether it has a major A&E our sources do not say",
        ),
        ("E09000008", "at which hospital is inferred"),
    ] {
        let card = card(&as_at, org(area));
        let page = page(&as_at, &card);
        let mut lines = page.sections.iter().flat_map(|section| &section.lines);
        assert!(lines.any(|line| line.text.contains(said)), "{area}: {said}");
    }
}
