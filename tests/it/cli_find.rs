//! `catchment find`: by a few letters, or by kind and tier.

use crate::support::cli::{Scene, catchment};
use insta::assert_snapshot;
use serde_json::Value;

#[test]
fn what_people_type_finds_what_they_mean_first() {
    let meant = [
        ("slam", "RV5"),
        ("RV5", "RV5"),
        ("rv5", "RV5"),
        ("maudsley", "RV5"),
        ("maudlsey", "RV5"),
        ("south lon mauds", "RV5"),
        ("gstt", "RJ1"),
        ("guys thomas", "RJ1"),
        ("oxlees", "RPG"),
        ("lewisham greenwich", "RJ2"),
        ("72q", "72Q"),
        ("07n", "07N"),
        ("bexly", "Q0S2C"),
    ];
    for (words, id) in meant {
        let json = catchment(&["find", words, "--format", "json"]).json();
        assert_eq!(json["results"][0]["id"], id, "{words}");
    }
}

#[test]
fn a_whole_official_code_stands_alone() {
    for code in ["RJZ", "rjz", "RAL", "REN", "E38000010", "08L", "15F", "QKK", "B81075", "E09000004"] {
        let said = catchment(&["find", code, "--format", "json"]);
        assert_eq!(said.json()["results"].as_array().unwrap().len(), 1, "{said}");
        assert!(said.stderr.is_empty(), "{said}");
    }
    // The beginning of a code is none, and a district of the same letters is told too.
    assert!(catchment(&["find", "RJ"]).stdout.lines().count() > 2);
    let both = catchment(&["find", "RM3"]);
    assert!(both.answer().contains("Havering") && both.answer().contains("Northern Care Alliance"), "{both}");
}

#[test]
fn whole_words_come_before_words_that_only_begin_so() {
    let at = |query: &str, name: &str| {
        let said = catchment(&["find", query, "--plain"]);
        said.stdout.lines().position(|line| line.contains(name)).unwrap_or_else(|| panic!("{name}: {said}"))
    };
    assert_eq!(at("kings", "King's College Hospital"), 0);
    assert!(at("kings", "King's College Hospital NHS") < at("kings", "Kingston, place"));
    assert_eq!(at("stratford", "London Borough of Newham"), 0);
    assert_eq!(at("stratford", "Stratford-upon-Avon"), 1);
    assert_eq!(at("whitby", "Whitby, town"), 0);
    assert!(at("newcastle", "Newcastle upon Tyne, city") < at("newcastle", "Newcastle Under Lyme"));
    let king = catchment(&["show", "king"]);
    let line = |name: &str| king.stderr.lines().position(|line| line.contains(name));
    assert!(line("King's College Hospital NHS") < line("Kings Lynn PCN"), "{king}");
}

#[test]
fn words_may_stand_apart_and_need_no_quotes() {
    let apart = catchment(&["find", "south", "lon", "mauds"]);
    assert_eq!(apart, catchment(&["find", "south lon mauds"]));
}

#[test]
fn a_result_says_where_it_sits_and_why_it_was_found() {
    assert_snapshot!(Scene::small("why").ask(&["find", "ab", "trust"]));
}

#[test]
fn a_closed_one_is_marked_with_what_it_became() {
    assert_snapshot!(Scene::small("became").ask(&["find", "ashtown", "ccg"]));
}

#[test]
fn json_has_the_organisation_what_matched_and_how_well() {
    assert_snapshot!(Scene::small("json").ask(&["find", "ab trust", "--format", "json"]));
    let listed = Scene::small("json").ask(&["find", "--kind", "region", "--format", "json"]).json();
    let keys: Vec<&String> = listed["results"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 11);
    assert!(listed["results"][0]["matched"].is_null() && listed["results"][0]["score"].is_null());
}

#[test]
fn without_words_it_lists_by_tier_then_name() {
    assert_snapshot!(Scene::small("list").ask(&["find", "--tier", "place"]));
}

#[test]
fn closed_ones_are_listed_when_asked_for() {
    let scene = Scene::small("closed");
    assert_eq!(scene.ask(&["find", "--kind", "ccg"]).status, 1);
    assert_snapshot!(scene.ask(&["find", "--kind", "ccg", "--closed"]));
}

#[test]
fn a_limit_says_how_many_more_there_are() {
    let scene = Scene::small("limit");
    assert_snapshot!(scene.ask(&["find", "--limit", "2"]));
    let all = scene.ask(&["find", "--limit", "0"]);
    assert_eq!(all.answer().lines().count(), 18, "what is planned or closed is not counted");
    let first = catchment(&["find", "--kind", "pcn", "--at", "2025-01-31"]);
    assert_eq!(
        (first.stdout.lines().count(), first.stderr.as_str()),
        (20, "1,265 more; --limit 0 prints all of them.\n")
    );
}

#[test]
fn kinds_are_as_at_the_date() {
    let count = |kind: &str, day: &str| {
        let json = catchment(&["find", "--kind", kind, "--at", day, "--limit", "0", "--format", "json"]).json();
        json["results"].as_array().unwrap().iter().filter(|r| r["id"] == "QKK").count()
    };
    assert_eq!(
        (count("stp", "2017"), count("ics", "2020"), count("icb", "2023"), count("system", "2017")),
        (1, 1, 1, 1)
    );
}

#[test]
fn nothing_found_says_so_and_suggests() {
    let said = catchment(&["find", "qqqqqqqqqq"]);
    assert!(said.refusal(1).starts_with("Nothing matches \"qqqqqqqqqq\"."));
    let narrowed = catchment(&["find", "oxleas", "--kind", "place"]);
    assert!(narrowed.refusal(1).contains("without --kind and --tier"), "{narrowed}");
}

#[test]
fn json_without_results_is_still_json() {
    let said = catchment(&["find", "qqqqqqqqqq", "--format", "json"]);
    assert_eq!(said.status, 1);
    let json: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(json["results"].as_array().map(Vec::len), Some(0));
}

#[test]
fn an_unknown_kind_is_wrong_usage_and_the_right_one_is_offered() {
    let said = catchment(&["find", "--kind", "mental-helth-trust"]);
    assert!(said.refusal(2).contains("did you mean mental-health-trust?"), "{said}");
    for (typed, meant) in [
        ("gp", "practice"),
        ("gp-practice", "practice"),
        ("authority", "unitary"),
        ("sub-icb-location", "sub-icb"),
    ] {
        let said = catchment(&["find", "--kind", typed]);
        assert!(said.refusal(2).contains(&format!("did you mean {meant}?")), "{said}");
    }
    assert!(catchment(&["find", "--tier", "sistem"]).refusal(2).contains("did you mean system?"));
}

#[test]
fn what_has_some_of_the_land_of_a_council_is_found_in_it_with_its_share() {
    let said = catchment(&["find", "--kind", "ccg", "--in", "E07000211", "--at", "2015"]);
    assert_snapshot!(said);
    let json =
        catchment(&["find", "--kind", "ccg", "--in", "E07000211", "--at", "2015", "--format", "json"]).json();
    let shares: Vec<f64> =
        json["results"].as_array().unwrap().iter().map(|row| row["share_of_in"].as_f64().unwrap()).collect();
    assert!(shares.len() == 2 && (shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{json}");
    // A commissioner with the boundary of its borough lies in it; there is no share to tell.
    let same = catchment(&["find", "--kind", "commissioner", "--in", "E09000004", "--at", "2019"]);
    assert!(same.answer().contains("NHS Bexley CCG") && !same.answer().contains("has all"), "{same}");
    // The system of a council is asked for as its places are, and a county has its districts.
    let system = catchment(&["find", "--kind", "system", "--in", "E07000211", "--at", "2019"]);
    assert!(system.answer().contains("has 67% of the residents of Reigate and Banstead"), "{system}");
    let places = catchment(&["find", "--kind", "place", "--in", "E07000211"]);
    assert!(places.answer().contains("East Surrey") && places.answer().contains("Surrey Downs"), "{places}");
    let districts = catchment(&["find", "--kind", "district", "--in", "E10000030"]);
    assert!(!districts.answer().contains("of the residents of"), "{districts}");
}

#[test]
fn where_nothing_lies_in_an_area_it_is_said_what_was_looked_for() {
    assert_snapshot!(catchment(&["find", "--kind", "trust", "--in", "E07000211"]));
}

#[test]
fn councils_are_a_kind_of_several() {
    let ids = |kind: &str| -> Vec<String> {
        let json =
            catchment(&["find", "--kind", kind, "--in", "S9B9J", "--limit", "0", "--format", "json"]).json();
        json["results"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    let mut of_both = [ids("local-authority"), ids("county")].concat();
    of_both.sort();
    let mut council = ids("council");
    council.sort();
    assert!(of_both.len() > 20 && of_both == council, "{of_both:?} {council:?}");
    assert_eq!(ids("councils").len(), council.len());
}

#[test]
fn one_letter_is_a_word_and_letters_joined_by_an_ampersand_are_initials() {
    let found = |words: &str| -> Vec<(String, String)> {
        let json = catchment(&["find", words, "--limit", "0", "--format", "json"]).json();
        let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
        json["results"].as_array().unwrap().iter().map(|row| (text(row, "id"), text(row, "name"))).collect()
    };
    let emergency = found("A&E");
    assert!(!emergency.is_empty() && emergency.iter().all(|(_, name)| name.contains("A&E")), "{emergency:?}");
    assert_eq!(found("C&I").iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["TAF"]);
    assert_eq!(found("H&F")[0].0, "R0W7N", "Hammersmith and Fulham");
    assert_eq!(found("B&NES")[0].0, "E06000022", "Bath and North East Somerset");
    let letters = catchment(&["find", "R&D"]);
    assert!(letters.refusal(1).starts_with("Nothing matches \"R&D\"."), "{letters}");
}

#[test]
fn hospitals_are_counted_where_they_stand_and_systems_within_systems_are_told() {
    for board in ["QKK", "S9B9J", "QRL", "QE1"] {
        let card = catchment(&["show", board, "--format", "json"]).json();
        let listed = |kind: &str| {
            let args = ["find", "--kind", kind, "--in", board, "--limit", "0", "--format", "json"];
            let json = catchment(&args).json();
            let mut ids: Vec<String> = json["results"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["id"].as_str().unwrap().to_owned())
                .collect();
            ids.sort();
            ids
        };
        let mut counted: Vec<String> = card["around"]["hospitals"]
            .as_array()
            .unwrap()
            .iter()
            .map(|hospital| hospital["id"].as_str().unwrap().to_owned())
            .collect();
        counted.sort();
        assert!(counted.len() > 10 && counted == listed("hospital"), "{board}");
        assert_eq!(card["around"]["practices"], listed("practice").len(), "{board}");
    }
    // A set that a document names counts for nobody where its members are named themselves.
    let practices = catchment(&["find", "--kind", "practice", "--limit", "0", "--format", "json"]).json();
    let count = practices["results"].as_array().unwrap().len();
    let thousands = format!("{},{:03}", count / 1000, count % 1000);
    let note = catchment(&["brief", "england"]);
    assert!(note.answer().contains(&format!("{thousands} GP practices")), "{thousands}");
    let nested = catchment(&["find", "--kind", "ics", "--at", "2018-06-01", "--limit", "0"]);
    assert!(nested.stderr.contains("within another system; --kind system leaves out what does."), "{nested}");
    assert_eq!(catchment(&["find", "--kind", "icb"]).stderr.matches("within another").count(), 0);
}
