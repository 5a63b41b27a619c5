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
    assert!(steps.iter().all(|s| !s.contains("(Y56)") && !s.contains("(QKK)")), "{text}");
    assert!(steps.iter().all(|s| s.ends_with(']')), "each step on someone's word: {text}");
    assert!(text.contains("\nBoth sit in London (Y56), NHS region.\n"), "{text}");
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
    let said = catchment(&["path", "07N", "QKK"]);
    assert!(said.refusal(1).contains("closed on 2020-03-31"), "{said}");
    assert!(catchment(&["path", "07N", "QKK", "--at", "2019"]).answer().starts_with("1. NHS Bexley CCG (07N)"));
    assert_eq!(catchment(&["path", "QKK"]).status, 2);
}
