//! `catchment overlap`: two areas, or what a provider serves and an area, compared.
#![allow(clippy::float_cmp)]

use crate::support::cli::{Outcome, Scene, catchment};
use insta::assert_snapshot;

fn compared(args: &[&str]) -> serde_json::Value {
    let mut all = vec!["overlap"];
    all.extend(args);
    all.extend(["--format", "json"]);
    catchment(&all).json()
}

fn relation(args: &[&str]) -> String {
    compared(args)["relation"].as_str().unwrap().to_owned()
}

#[test]
fn a_borough_lies_within_its_system_and_the_system_contains_it() {
    let inside = compared(&["E09000004", "QKK"]);
    let outside = compared(&["QKK", "E09000004"]);
    assert_eq!((inside["relation"].as_str(), outside["relation"].as_str()), (Some("within"), Some("contains")));
    assert_eq!(inside["containment"], 1.0);
    assert_eq!(inside["containment"], outside["coverage"]);
    assert_eq!((&inside["both"], &inside["jaccard"]), (&outside["both"], &outside["jaccard"]));
    assert_eq!((inside["a"]["total"].as_u64(), inside["both"].as_u64()), (Some(249_301), Some(249_301)));
}

#[test]
fn how_two_lie_to_one_another() {
    for (args, expected) in [
        (vec!["bexley", "E09000004"], "coterminous"),
        (vec!["bexley", "36L"], "disjoint"),
        (vec!["bexley", "croydon ccg", "--at", "2019"], "disjoint"),
        (vec!["E07000089", "QNQ", "--at", "2022-07-01"], "overlaps"),
        (vec!["E06000063", "QHM", "--at", "2024"], "overlaps"),
        (vec!["E06000063", "QE1", "--at", "2024"], "overlaps"),
        (vec!["oxleas", "QKK"], "within"),
        (vec!["slam", "QWE"], "overlaps"),
        (vec!["slam", "QKK", "--service", "mental-health"], "overlaps"),
        // Nothing is known of what it does for community services.
        (vec!["slam", "QKK", "--service", "community"], "unknown"),
    ] {
        assert_eq!(relation(&args), expected, "{args:?}");
    }
}

#[test]
fn three_quarters_of_hart_lie_in_frimley_by_either_weight() {
    for weight in ["residents", "small-areas"] {
        let hart = compared(&["E07000089", "QNQ", "--at", "2022-07-01", "--weight", weight]);
        assert_eq!(hart["weight"], weight);
        let share = hart["containment"].as_f64().unwrap();
        assert!((0.74..0.76).contains(&share), "{weight}: {share}");
    }
}

#[test]
fn what_is_not_there_says_what_became_of_it() {
    let frimley = catchment(&["overlap", "E07000089", "QNQ", "--at", "2026-05-01"]);
    let said = frimley.refusal(1);
    assert!(
        said.contains("closed on 31 March 2026") && said.contains("(S0E4D), ") && said.contains("(QRL)"),
        "{said}"
    );
    let cumberland = catchment(&["overlap", "cumberland", "QHM", "--at", "2022"]);
    assert!(cumberland.refusal(1).contains("was not yet there on 31 December 2022. It began on 1 April 2023."));
}

#[test]
fn a_network_has_no_land_and_no_figure_but_what_is_known_is_said() {
    for (with, extent) in [("72Q", "whole"), ("QKK", "whole"), ("bexley", "whole"), ("croydon", "none")] {
        let network = compared(&["U07140", with]);
        assert_eq!(network["relation"], "unknown", "{with}");
        for figure in ["both", "containment", "coverage", "jaccard"] {
            assert!(network[figure].is_null(), "{with}: {figure}");
        }
        assert!(network["a"]["total"].is_null());
        assert_eq!(network["extent"], extent, "{with}");
        assert!(network["evidence"].as_str().is_some_and(|e| e.contains("sits within")), "{network}");
    }
}

#[test]
fn a_part_that_is_not_known_makes_no_figure_and_says_so() {
    let scene = Scene::small("part");
    let ask = |args: &[&str]| -> Outcome {
        let mut all = vec!["overlap"];
        all.extend(args);
        scene.ask(&all)
    };
    assert_snapshot!("overlap_part", ask(&["T2", "D1"]));
    assert_snapshot!("overlap_text", ask(&["D2", "QA1"]));
    assert_snapshot!("overlap_markdown", ask(&["D2", "QA1", "--format", "markdown"]));
    assert_snapshot!("overlap_json", ask(&["D2", "QA1", "--format", "json"]));
    assert_snapshot!("overlap_csv", ask(&["D2", "QA1", "--format", "csv"]));
    assert_snapshot!("overlap_disjoint", ask(&["PA", "PC"]));
    assert_snapshot!("overlap_same", ask(&["PA", "D1", "--weight", "small-areas"]));
    assert_snapshot!("overlap_network", ask(&["U1", "QB1"]));
}

#[test]
fn a_wrong_service_or_weight_is_met_with_the_right_one() {
    let service = catchment(&["overlap", "slam", "QKK", "--service", "mentalhealth"]);
    assert!(service.refusal(2).contains("did you mean mental-health?"), "{service}");
    let weight = catchment(&["overlap", "slam", "QKK", "--weight", "people"]);
    assert!(weight.refusal(2).contains("residents, small-areas"), "{weight}");
}

#[test]
fn two_that_were_never_there_together_are_told_with_their_times() {
    let never = catchment(&["overlap", "07N", "S9B9J"]);
    assert_eq!(
        never.refusal(1),
        "These were never there at the same time, so no day compares them: NHS Bexley CCG (07N) 1 April 2013 to 31 March \
         2020; NHS Surrey and Sussex Integrated Care Board (S9B9J) since 1 April 2026.\n"
    );
    let once = catchment(&["overlap", "07N", "QKK"]);
    let told = once.refusal(1);
    assert!(told.starts_with("NHS Bexley CCG closed on 31 March 2020"), "{told}");
    assert!(
        told.contains("Both were there March 2016 to 31 March 2020: compare them with --at 2020-03-31"),
        "{told}"
    );
    assert_eq!(relation(&["07N", "QKK", "--at", "2020-03-31"]), "within");
}
