//! `catchment path`: how two are connected, edge by edge, in words.

use crate::support::cli::{Scene, catchment};
use insta::assert_snapshot;

#[test]
fn croydon_and_bexley_meet_in_a_trust_or_partnership_before_the_region() {
    let way = catchment(&["path", "croydon", "bexley"]);
    let text = way.answer();
    let steps: Vec<&str> = text.lines().take_while(|l| l.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert!(steps.first().unwrap().starts_with("1. Croydon (L7N8K)"), "{text}");
    assert!(steps.last().unwrap().contains("Bexley (Q0S2C)"), "{text}");
    assert!(
        steps.iter().any(|s| s.contains("South London and Maudsley") && s.contains("mental health")),
        "{text}"
    );
    assert!(steps.iter().any(|s| s.contains("Oxleas")), "{text}");
    assert!(steps.iter().all(|s| !s.contains("(Y56)") && !s.contains("(QKK)")), "{text}");
    assert!(steps.iter().all(|s| s.ends_with(']')), "each step on someone's word: {text}");
    let (_, other) = text.split_once("\nAnother way\n").expect(text);
    assert!(other.contains("holds NHS South East London Integrated Care Board (QKK)"), "{text}");
    assert!(!text.contains("emergency") && !text.contains("Both sit in"), "{text}");
}

#[test]
fn each_sort_of_step_in_words() {
    let scene = Scene::small("steps");
    for (from, to) in
        [("PA", "PC"), ("PB", "PC"), ("ash-beck-alliance", "D2"), ("S1", "PA"), ("T2", "PB"), ("U1", "C1")]
    {
        let at = if to == "C1" { "2019-12-31" } else { "2024-06-30" };
        assert_snapshot!(format!("path_{from}_{to}"), scene.ask(&["path", from, to, "--at", at]));
    }
}

#[test]
fn the_same_one_and_no_way_at_all_are_answers_too() {
    let scene = Scene::small("none");
    assert_snapshot!("path_same", scene.ask(&["path", "PA", "ashtown"]));
    assert_snapshot!("path_none", scene.ask(&["path", "PA", "island"]));
}

#[test]
fn one_that_is_not_there_is_refused() {
    // It closed, and no source says what became of it.
    let said = catchment(&["path", "F84699", "QKK"]);
    assert!(said.refusal(1).contains("closed on 31 July 2016"), "{said}");
    assert!(catchment(&["path", "07N", "QKK", "--at", "2019"]).answer().starts_with("1. NHS Bexley CCG (07N)"));
    assert_eq!(catchment(&["path", "QKK"]).status, 2);
}

/// Of each pair what the ways go through, one after another, those of the first way before the others'.
#[test]
fn a_way_is_what_a_person_would_say() {
    let through = |from: &str, to: &str, at: &str| -> Vec<Vec<String>> {
        let said = catchment(&["path", from, to, "--at", at, "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&said.stdout).unwrap_or_else(|_| panic!("{said}"));
        let ids = |steps: &serde_json::Value| -> Vec<String> {
            let steps = steps.as_array().unwrap().iter().filter(|step| step["relation"] != "same-land");
            steps.map(|step| step["to"]["id"].as_str().unwrap().to_owned()).collect()
        };
        let others = json["others"].as_array().unwrap();
        assert!(others.len() <= 2, "{json}");
        std::iter::once(&json["steps"]).chain(others).map(ids).collect()
    };
    let slp = "south-london-partnership";
    // From, to, on which day, and what the first way leads through or to.
    for (from, to, at, first) in [
        ("croydon", "bexley", "2026-06-30", &["RV5", slp, "RPG"][..]),
        ("oxleas", "slam", "2026-06-30", &[slp, "RV5"]),
        ("bexley", "greenwich", "2026-06-30", &["RPG", "E09000011"]),
        ("E08000035", "QWO", "2026-06-30", &["QWO"]),
        ("G83027", "RJ2", "2026-06-30", &["E09000011", "RJ2"]),
        ("RJ2", "RJZ", "2026-06-30", &["QKK", "RJZ"]),
        ("camden", "RRU", "2026-06-30", &["RRU"]),
        ("M3V5R", "QNQ", "2026-06-30", &["S9B9J", "QNQ"]),
        ("07N", "QKK", "2026-06-30", &["72Q"]),
        ("NHS Bexley CCG", "QKK", "2026-06-30", &["72Q"]),
        ("72Q", "07N", "2019-06-30", &["07N"]),
        ("02N", "QWO", "2026-06-30", &["36J", "QWO"]),
        ("E06000052", "QJK", "2026-06-30", &["RK9", "QJK"]),
        ("08A", "07N", "2026-06-30", &["72Q", "07N"]),
        ("QKK", "QWE", "2026-06-30", &[slp, "QWE"]),
        ("RJZ01", "E09000022", "2026-06-30", &["E09000022"]),
        ("SE18", "oxleas", "2026-06-30", &["RPG"]),
        ("QWO", "QWO", "2026-06-30", &[]),
    ] {
        let ways = through(from, to, at);
        let mut rest = ways[0].iter();
        assert!(first.iter().all(|id| rest.any(|step| step == id)), "{from} to {to}: {ways:#?}");
        assert!(ways[0].len() <= first.len() + 1, "{from} to {to}: {ways:#?}");
        // None leads through those of another, and none through England.
        for (number, way) in ways.iter().enumerate() {
            let inner = &way[..way.len().saturating_sub(1)];
            assert!(!inner.contains(&"england".to_owned()), "{from} to {to}: {ways:#?}");
            let others = ways[number + 1..].iter().flat_map(|other| &other[..other.len() - 1]);
            let of_others: Vec<&String> = others.collect();
            let ends = [&ways[0][ways[0].len().saturating_sub(2)..]].concat();
            assert!(
                inner.iter().all(|id| ends.contains(id) || !of_others.contains(&id)),
                "{from} to {to}: {ways:#?}"
            );
        }
    }
    // Who lies in the other, or became it, is told in one way.
    for (from, to) in [("E08000035", "QWO"), ("07N", "QKK"), ("M3V5R", "QNQ"), ("camden", "RRU")] {
        assert_eq!(through(from, to, "2026-06-30").len(), 1, "{from} to {to}");
    }
}

#[test]
fn what_became_of_one_is_said_with_the_day() {
    let said = catchment(&["path", "NHS Bexley CCG", "QKK"]);
    let first = said.answer().lines().next().unwrap();
    assert!(
        first.starts_with("1. NHS Bexley CCG (07N) became ") && first.contains("on 1 April 2020"),
        "{said}"
    );
}
