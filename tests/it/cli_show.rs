//! `catchment show`: one card, and on whose word each line of it stands.

use crate::support::cli::{Scene, catchment};
use insta::assert_snapshot;
use serde_json::Value;

/// The lines under a heading of a card.
fn under<'t>(text: &'t str, heading: &str) -> Vec<&'t str> {
    text.lines().skip_while(|l| *l != heading).skip(1).take_while(|l| l.starts_with("  ")).collect()
}

fn has(lines: &[&str], words: &[&str]) -> bool {
    lines.iter().any(|line| words.iter().all(|word| line.contains(word)))
}

#[test]
fn oxleas_serves_three_boroughs_from_a_headquarters_in_kent() {
    let card = catchment(&["show", "oxleas"]);
    let text = card.answer();
    let serves = under(text, "Whom it serves");
    for borough in ["Bexley", "Bromley", "Greenwich"] {
        assert!(has(&serves, &[borough, "mental health"]), "{borough}: {text}");
    }
    assert!(has(&under(text, "Sits within"), &["South East London", "QKK"]));
    assert!(has(
        &under(text, "What documents of 2020 said"),
        &["Member of", "South London Partnership", "inferred"]
    ));
    let filed = under(text, "The NHS register (ODS) lists it under");
    assert!(has(&filed, &["Kent and Medway", "headquarters"]), "{text}");
}

#[test]
fn slam_reaches_into_another_system_through_croydon() {
    let card = catchment(&["show", "slam"]);
    let text = card.answer();
    assert!(has(&under(text, "Whom it serves"), &["Croydon", "lies in South West London"]), "{text}");
    let systems = under(text, "Straddles systems: it serves people in each");
    assert!(systems.len() == 2 && has(&systems, &["QKK"]) && has(&systems, &["QWE"]), "{text}");

    let json = catchment(&["show", "slam", "--format", "json"]).json();
    let systems = json["systems"].as_array().unwrap();
    assert_eq!(systems.iter().map(|s| &s["id"]).collect::<Vec<_>>(), ["QKK", "QWE"]);
    let shares: f64 = systems.iter().map(|s| s["share"].as_f64().unwrap()).sum();
    assert!((shares - 1.0).abs() < 1e-9);
}

#[test]
fn bexley_is_the_place_and_says_who_serves_it_and_that_it_has_no_acute_hospital() {
    let card = catchment(&["show", "bexley"]);
    let text = card.answer();
    assert!(text.starts_with("Bexley\nQ0S2C, place"), "{text}");
    let served = under(text, "Who serves it, as London Borough of Bexley, which has the same boundary");
    assert!(has(&served, &["Mental health", "Oxleas"]));
    assert!(has(&served, &["King's College Hospital", "said to serve it", "no acute hospital of its own"]));
    assert!(has(&served, &["Lewisham and Greenwich", "said to serve it", "no acute hospital of its own"]));
    assert!(has(&served, &["Step-down", "Queen Mary's Hospital"]));
    assert!(
        has(&served, &["Hospital care", "Lewisham and Greenwich", "38% of admissions in 2019", "derived"]),
        "{text}"
    );
    assert!(has(&served, &["Dartford", "27% of admissions in 2019 (23% of that trust's)"]), "{text}");
    let notes = under(text, "What documents of 2020 said");
    let no_hospital = notes.iter().find(|l| l.contains("no acute hospital")).expect("it says so");
    let cite = no_hospital.rsplit_once('[').expect("on someone's word").1.trim_end_matches(']');
    let sources = under(text, "Sources");
    assert!(has(&sources, &[&format!("[{cite}]"), "Tracy"]), "{text}");

    let json = catchment(&["show", "bexley", "--format", "json"]).json();
    let links = json["links"].as_array().unwrap();
    let served: Vec<&Value> =
        links.iter().filter(|l| l["relation"] == "serves" && l["direction"] == "in").collect();
    assert!(served.iter().all(|l| l["via"] == "E09000004"), "what is said of the borough");
    assert!(served.iter().all(|l| l["service"] != "acute"));
}

#[test]
fn one_that_has_closed_is_shown_all_the_same_and_says_so_first() {
    let card = catchment(&["show", "07N"]);
    assert!(
        card.answer()
            .starts_with("NHS Bexley CCG closed on 31 March 2020 and was not there on 30 June 2026. It became")
    );
    assert!(has(&under(card.answer(), "Sits within"), &["Bexley (Q0S2C)"]));
    let json = catchment(&["show", "07N", "--format", "json"]).json();
    assert_eq!((json["there"].as_bool(), json["speaks_for"].as_str()), (Some(false), Some("2020-03-31")));
    let became = json["links"].as_array().unwrap().iter().find(|l| l["relation"] == "succeeded-by").unwrap();
    assert_eq!((became["id"].as_str(), became["since"].as_str()), (Some("72Q"), Some("2020-04-01")));
}

#[test]
fn every_sort_of_line_of_a_card() {
    let scene = Scene::small("sorts");
    for id in ["T1", "T2", "PA", "D2", "S1", "C1", "QA1", "hub", "local-networks"] {
        assert_snapshot!(format!("card_{id}"), scene.ask(&["show", id]));
    }
}

#[test]
fn markdown_is_ready_to_paste() {
    assert_snapshot!(Scene::small("markdown").ask(&["show", "T1", "--format", "markdown"]));
}

#[test]
fn json_keeps_its_keys_in_order() {
    assert_snapshot!(Scene::small("json").ask(&["show", "T1", "--format", "json"]));
}

#[test]
fn a_name_of_several_words_needs_no_quotes() {
    assert_eq!(catchment(&["show", "south", "london", "maudsley"]), catchment(&["show", "slam"]));
}

#[test]
fn a_name_that_may_mean_several_lists_them() {
    let said = Scene::small("several").ask(&["show", "NHS CCG", "--at", "2019"]);
    assert_eq!(said.status, 2);
    assert_snapshot!(said);
}

#[test]
fn a_name_that_nothing_has_is_answered_with_suggestions() {
    let said = catchment(&["show", "oxlees"]);
    assert!(said.refusal(1).starts_with("Nothing is called \"oxlees\". Did you mean:\nRPG"), "{said}");
    assert_eq!(catchment(&["show"]).status, 2);
}

#[test]
fn plain_signs_reach_into_sentences_too() {
    assert!(Scene::small("ascii").ask(&["show", "T2", "--ascii"]).answer().is_ascii());
}
