//! `catchment history`: what an organisation was and became.

use crate::support::cli::{Outcome, Scene, catchment};
use insta::assert_snapshot;
use serde_json::{Value, json};

const CHANGES: &str = include_str!("../atlases/changes.ron");

fn ask(test: &str, args: &[&str]) -> Outcome {
    let mut all = args.to_vec();
    all.extend(["--data", "changes.ron"]);
    Scene::new(test).with("changes.ron", CHANGES).run(&all)
}

/// The events of an answer, as `2020-04-01 merged`.
fn events(answer: &Value) -> Vec<String> {
    let events = answer["events"].as_array().expect("a list");
    events
        .iter()
        .map(|e| format!("{} {}", e["date"].as_str().unwrap(), e["change"].as_str().unwrap()))
        .collect()
}

fn ids(ends: &Value) -> Vec<&str> {
    ends.as_array().expect("a list").iter().map(|end| end["id"].as_str().unwrap()).collect()
}

#[test]
fn six_ccgs_flow_into_72q() {
    let text = catchment(&["history", "72Q"]);
    let merged = text.answer().lines().find(|l| l.contains("merged")).expect("it was merged");
    assert!(
        merged.starts_with("  1 April 2020       merged: NHS Bexley CCG (07N), NHS Bromley CCG (07Q)"),
        "{merged}"
    );
    assert!(
        merged.contains(" and NHS Southwark CCG (08Q) became NHS South East London CCG (72Q) ["),
        "{merged}"
    );

    let json = catchment(&["history", "72Q", "--format", "json"]).json();
    let merged = json["events"].as_array().unwrap().iter().find(|e| e["change"] == "merged").unwrap();
    assert_eq!(ids(&merged["was"]), ["07N", "07Q", "08A", "08K", "08L", "08Q"]);
    assert_eq!(ids(&merged["now"]), ["72Q"]);
    assert_eq!((merged["id"].as_str(), merged["date"].as_str()), (Some("72Q"), Some("2020-04-01")));
    assert!(!merged["sources"].as_array().unwrap().is_empty());
}

#[test]
fn qkk_has_three_lives() {
    let json = catchment(&["history", "QKK", "--format", "json"]).json();
    let happened = events(&json);
    for event in ["2016-03 opened", "2019-06-19 renamed", "2022-07-01 renamed"] {
        assert!(happened.iter().any(|e| e == event), "{happened:?}");
    }
    let text = catchment(&["history", "QKK"]);
    assert!(text.lines_with("19 June 2019").iter().any(|line| line.contains("from STP to ICS [")), "{text}");
    assert!(text.lines_with("1 July 2022").iter().any(|line| line.contains("from ICS to ICB [")), "{text}");
}

#[test]
fn a_ccg_that_closed_says_so_first_and_what_it_became() {
    let said = catchment(&["history", "07N"]);
    let first = "NHS Bexley CCG closed on 31 March 2020 and was not there on 30 June 2026. It became NHS South East London CCG (72Q).\n\nNHS Bexley CCG\n07N, CCG, 1 April 2013 to 31 March 2020\n\nWhat happened\n  1 April 2013       opened: NHS Bexley CCG (07N) [";
    assert!(said.answer().starts_with(first), "{said}");
    let then = catchment(&["history", "07N", "--at", "2019"]);
    assert!(then.answer().starts_with("NHS Bexley CCG\n07N, CCG,"), "{then}");
    let json = catchment(&["history", "07N", "--format", "json"]).json();
    assert_eq!(json["there"], false);
    assert_eq!(
        json["organisation"],
        json!({"id": "07N", "name": "NHS Bexley CCG", "kind": "ccg", "tier": "place",
               "since": "2013-04-01", "until": "2020-03-31"})
    );
    let own = json["events"].as_array().unwrap().iter().filter(|event| event["way"].is_null());
    let own = json!({"events": own.filter(|event| event["change"] != "served").collect::<Vec<_>>()});
    assert_eq!(events(&own), ["2013-04-01 opened", "2016-03 moved", "2020-03-31 closed", "2020-04-01 merged"]);
}

#[test]
fn every_sort_of_change_in_words() {
    for id in ["QA1", "S1", "C3", "D1", "county", "PA", "T1", "T3", "mcp", "island"] {
        assert_snapshot!(format!("history_{id}"), ask(id, &["history", id]));
    }
}

#[test]
fn markdown_is_ready_to_paste() {
    assert_snapshot!(ask("markdown", &["history", "T3", "--format", "markdown"]));
}

#[test]
fn json_keeps_its_keys_in_order_and_tells_what_is_planned_apart() {
    assert_snapshot!(ask("json", &["history", "T3", "--format", "json"]));
}

#[test]
fn a_name_will_do_and_one_that_nothing_has_is_answered_with_suggestions() {
    assert_eq!(catchment(&["history", "south", "east", "london"]), catchment(&["history", "QKK"]));
    let said = catchment(&["history", "oxlees"]);
    assert!(said.refusal(1).starts_with("Nothing is called \"oxlees\". Did you mean:\nRPG"), "{said}");
    assert_eq!(catchment(&["history"]).status, 2);
}

#[test]
fn plain_signs_only_where_they_are_asked_for() {
    assert!(ask("ascii", &["history", "QA1", "--ascii"]).answer().is_ascii());
}
