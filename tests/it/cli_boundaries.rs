//! `catchment boundaries`: where lines do not line up, whom it touches and since when; and
//! two sorts of areas laid over one another.

use std::collections::BTreeSet;

use crate::support::cli::{Scene, catchment};
use catchment::boundaries::Code;
use insta::assert_snapshot;
use serde_json::Value;

fn findings(args: &[&str]) -> Vec<Value> {
    let mut all = vec!["boundaries"];
    all.extend(args);
    all.extend(["--format", "json"]);
    catchment(&all).json()["findings"].as_array().unwrap().clone()
}

fn subjects(args: &[&str]) -> BTreeSet<String> {
    findings(args).iter().map(|f| f["organisations"][0].as_str().unwrap().to_owned()).collect()
}

fn summary(kinds: (&str, &str), at: &str) -> Value {
    let (a, b) = kinds;
    catchment(&["boundaries", "--kind-a", a, "--kind-b", b, "--at", at, "--format", "json"]).json()["summary"]
        .clone()
}

#[test]
fn all_councils_against_all_systems_at_five_dates() {
    for (at, a, b, pairs, split) in [
        ("2019-04-01", 317, 42, 334, 17),
        ("2022-07-01", 309, 42, 321, 12),
        ("2023-04-01", 296, 42, 309, 12),
        ("2026-04-01", 296, 36, 302, 5),
    ] {
        let s = summary(("local-authority", "system"), at);
        let found = ["a", "b", "pairs", "split"].map(|key| s[key].as_u64().unwrap());
        assert_eq!(found, [a, b, pairs, split], "{at}");
    }
    let s = summary(("sub-icb", "local-authority"), "2022-07-01");
    assert_eq!(["pairs", "identical", "coterminous"].map(|key| s[key].as_u64().unwrap()), [340, 41, 42]);
}

#[test]
fn nesting_by_residents_and_by_small_areas() {
    for (weight, expected) in [("residents", "0.9904"), ("small-areas", "0.9906")] {
        let answer = catchment(&[
            "boundaries",
            "--kind-a",
            "local-authority",
            "--kind-b",
            "system",
            "--at",
            "2022-07-01",
            "--weight",
            weight,
            "--format",
            "json",
        ]);
        let json = answer.json();
        assert_eq!(json["weight"], weight);
        assert_eq!(json["summary"]["whole"], 28);
        assert_eq!(format!("{:.4}", json["summary"]["nesting"].as_f64().unwrap()), expected, "{weight}");
    }
}

#[test]
fn small_pairs_are_left_out_only_when_asked_and_the_summary_counts_all() {
    let ask = |share: &str| {
        catchment(&[
            "boundaries",
            "--kind-a",
            "local-authority",
            "--kind-b",
            "system",
            "--at",
            "2022-07-01",
            "--min-share",
            share,
            "--format",
            "json",
        ])
        .json()
    };
    let (all, some) = (ask("0"), ask("0.5"));
    assert_eq!((all["pairs"].as_array().unwrap().len(), all["more"].as_u64()), (321, Some(0)));
    let kept = some["pairs"].as_array().unwrap();
    let share = |pair: &Value, key: &str| pair[key].as_f64().unwrap();
    assert!(kept.iter().all(|p| share(p, "containment") >= 0.5 || share(p, "coverage") >= 0.5));
    assert_eq!(kept.len() as u64 + some["more"].as_u64().unwrap(), 321);
    assert!(some["more"].as_u64().unwrap() > 0);
    assert_eq!(all["summary"], some["summary"]);
}

#[test]
fn who_sat_in_several_systems_in_april_2019() {
    let several = findings(&["--only", "member-of-several", "--at", "2019-04-01"]);
    let systems_of = |id: &str| {
        let found = several.iter().find(|f| f["organisations"][0] == id);
        found.map(|f| f["organisations"].as_array().unwrap().len() - 1)
    };
    let tees = systems_of("RX3");
    assert_eq!(
        (tees, systems_of("E10000023"), systems_of("RV5"), systems_of("RX7")),
        (Some(3), Some(3), Some(2), Some(4))
    );
    assert!(several.iter().all(|f| f["basis"] == "membership" && f["residents"].is_null()));
    let spans = findings(&["--only", "partnership-spans-systems", "--at", "2019-04-01"]);
    let partnership =
        spans.iter().find(|f| f["organisations"][0] == "south-london-partnership").expect("it spans");
    assert_eq!(partnership["organisations"].as_array().unwrap()[1..3], ["QKK", "QWE"]);
}

#[test]
fn of_one_organisation_only_what_concerns_it_or_lies_within_it() {
    let hart = subjects(&["E07000089", "--at", "2022-07-01"]);
    assert!(hart.contains("E07000089") && hart.contains("QNQ"), "{hart:?}");
    let system = subjects(&["QKK", "--at", "2019-11-25"]);
    assert!(system.contains("RV5") && !system.contains("RX3"), "{system:?}");
    let all = subjects(&["--at", "2019-11-25"]);
    assert!(system.is_subset(&all) && all.contains("RX3"));
    assert_eq!(all, subjects(&["england", "--at", "2019-11-25"]));
}

#[test]
fn the_council_split_of_hart_held_as_long_as_frimley() {
    let found = findings(&["hart", "--only", "council-split", "--at", "2022-07-01"]);
    let [split] = found.as_slice() else { panic!("{found:?}") };
    let expected = serde_json::json!({
        "code": "council-split", "severity": "minor", "organisations": ["E07000089", "QNQ", "QRL"],
        "residents": 24402, "basis": "residents", "certainty": "certain",
        "since": "2016-03", "until": "2026-03-31", "service": null, "share": null,
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&split[key], value, "{key}");
    }
    assert_eq!(
        split["message"],
        "Hart District Council is split between 2 systems: Frimley (75%, 73,206 residents); Hampshire and Isle of \
         Wight (25%, 24,402 residents)."
    );
}

#[test]
fn the_most_residents_come_first_and_those_without_a_number_last() {
    let found = findings(&["--at", "2022-07-01"]);
    let residents: Vec<Option<u64>> = found.iter().map(|f| f["residents"].as_u64()).collect();
    assert!(residents.is_sorted_by(|a, b| a >= b), "{residents:?}");
}

#[test]
fn a_trust_draws_from_elsewhere_from_the_share_that_is_asked_about() {
    let draws = |share: &str| subjects(&["--only", "draws-from-elsewhere", "--elsewhere", share]);
    let (tenth, third) = (draws("0.1"), draws("0.33"));
    assert!(third.len() < tenth.len() && third.is_subset(&tenth));
    assert_eq!(tenth, subjects(&["--only", "draws-from-elsewhere"]));
    assert!(tenth.contains("RN7"), "Dartford and Gravesham draws from South East London: {tenth:?}");
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let explained = catchment(&["boundaries", "--explain", code.word()]);
        assert!(explained.answer().contains(&format!("({})", code.word())), "{explained}");
        assert!(explained.answer().len() > 300, "a paragraph: {explained}");
    }
    assert_snapshot!("explain", catchment(&["boundaries", "--explain", "council-split"]));
}

#[test]
fn in_every_format() {
    let scene = Scene::small("formats");
    for format in ["text", "markdown", "json", "csv"] {
        assert_snapshot!(format!("findings_{format}"), scene.ask(&["boundaries", "--format", format]));
        let pairs = ["boundaries", "--kind-a", "local-authority", "--kind-b", "system", "--format", format];
        assert_snapshot!(format!("pairs_{format}"), scene.ask(&pairs));
    }
    let trusts = ["boundaries", "--kind-a", "trust", "--kind-b", "pcn"];
    assert_snapshot!("pairs_without_land", scene.ask(&trusts));
    assert_snapshot!("findings_none", scene.ask(&["boundaries", "PC", "--only", "no-provider"]));
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    for (args, said) in [
        (vec!["--kind-a", "place"], "--kind-b"),
        (vec!["--min-share", "0.1"], "--kind-a"),
        (vec!["--only", "council-splt"], "did you mean council-split?"),
        (vec!["--explain", "zebra"], "It is one of:\n  provider-spans-systems"),
        (
            vec!["--kind-a", "place", "--kind-b", "system", "--min-share", "2"],
            "a share is a number from 0 to 1",
        ),
        (vec!["--kind-a", "place", "--kind-b", "system", "--only", "council-split"], "cannot be used with"),
    ] {
        let mut all = vec!["boundaries"];
        all.extend(&args);
        let outcome = catchment(&all);
        assert!(outcome.refusal(2).contains(said), "{args:?}: {outcome}");
    }
    assert!(catchment(&["boundaries", "QNQ"]).refusal(1).contains("closed on 31 March 2026"));
}

#[test]
fn a_commissioner_with_the_boundary_of_a_county_is_said_to_have_it() {
    let said = catchment(&["boundaries", "92A"]);
    let told = "92A (Surrey Heartlands) has the boundary of Surrey County Council, a county, but of no one district: it is \
                made of ";
    assert!(said.answer().contains(told) && !said.answer().contains("no local authority"), "{said}");
    // Of one that has the boundary of no council at all, that is said still.
    let none = catchment(&["boundaries", "99E"]);
    assert!(
        none.answer()
            .contains("99E (Basildon and Brentwood) has the boundary of no local authority: it is made of"),
        "{none}"
    );
}
