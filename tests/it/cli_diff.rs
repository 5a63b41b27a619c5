//! `catchment diff`: what is there on a second day against a first.

use crate::support::cli::{Outcome, Scene, catchment};
use insta::assert_snapshot;

const CHANGES: &str = include_str!("../atlases/changes.ron");

fn ask(test: &str, args: &[&str]) -> Outcome {
    let mut all = args.to_vec();
    all.extend(["--data", "changes.ron"]);
    Scene::new(test).with("changes.ron", CHANGES).run(&all)
}

#[test]
fn six_ccgs_became_one_in_south_east_london() {
    let diff = catchment(&["diff", "QKK", "--from", "2019-04-01", "--to", "2022-07-01"]);
    let text = diff.answer();
    assert!(text.contains("\nCCGs: 6 closed, 6 merged\nSub-ICB locations: 1 opened\n"), "{text}");
    assert!(text.contains("\nSTPs: 1 became an ICB\n"), "{text}");
    assert_eq!(diff.lines_with("  2020-03-31  closed: NHS ").len(), 6);
    assert!(text.contains("\n  2020-04-01  merged: NHS Bexley CCG (07N), "), "{text}");
    assert!(text.ends_with("\nFrom 2019-04-01 to 2022-07-01. Atlas: England.\n"), "{text}");

    let args = ["diff", "QKK", "--from", "2019-04-01", "--to", "2022-07-01", "--format", "json"];
    let json = catchment(&args).json();
    assert_eq!((json["from"].as_str(), json["to"].as_str()), (Some("2019-04-01"), Some("2022-07-01")));
    assert_eq!(json["organisation"]["id"], "QKK");
    let events = json["events"].as_array().unwrap();
    let of = |change: &str, is_meant: &dyn Fn(&str) -> bool| {
        events.iter().filter(|e| e["change"] == change && is_meant(e["id"].as_str().unwrap())).count()
    };
    let ccgs = ["07N", "07Q", "08A", "08K", "08L", "08Q"];
    assert_eq!(of("closed", &|id| ccgs.contains(&id)), 6);
    assert_eq!((of("merged", &|id| id == "72Q"), of("renamed", &|id| id == "QKK")), (1, 2));
    let dates: Vec<&str> = events.iter().map(|e| e["date"].as_str().unwrap()).collect();
    assert!(dates.is_sorted(), "{dates:?}");
}

#[test]
fn every_sort_of_change_is_counted_and_told() {
    assert_snapshot!("diff_all", ask("all", &["diff", "land", "--from", "2016-12", "--to", "2024-06-30"]));
    assert_snapshot!(
        "diff_two_days",
        ask("two", &["diff", "QA1", "--from", "2020-03-31", "--to", "2020-04-01"])
    );
    let args = ["diff", "land", "--from", "2022", "--to", "2023", "--format"];
    assert_snapshot!("diff_markdown", ask("markdown", &[&args[..], &["markdown"]].concat()));
    assert_snapshot!("diff_json", ask("json", &[&args[..], &["json"]].concat()));
}

#[test]
fn one_that_is_there_on_one_of_the_days_says_so_first() {
    assert_snapshot!("diff_ended", ask("ended", &["diff", "county", "--from", "2022", "--to", "2023"]));
    assert_snapshot!("diff_began", ask("began", &["diff", "west", "--from", "2022", "--to", "2023"]));
}

#[test]
fn one_that_is_there_on_neither_is_refused() {
    let refusal = |from: &str, to: &str, id: &str| {
        ask(&format!("{id}{from}{to}"), &["diff", id, "--from", from, "--to", to]).refusal(1).to_owned()
    };
    assert_eq!(
        refusal("2021", "2022", "C1"),
        "NHS Ashtown CCG closed on 2020-03-31 and was not there on 2021-12-31. It became NHS Ashdale CCG (S1). Nor was it there on 2022-12-31.\n"
    );
    assert_eq!(
        refusal("2010", "2012", "C1"),
        "NHS Ashtown CCG was not yet there on 2012-12-31. It began on 2013-04-01. Nor was it there on 2010-12-31.\n"
    );
    assert_eq!(
        refusal("2010", "2022", "C1"),
        "NHS Ashtown CCG (C1) was there 2013-04-01 to 2020-03-31: neither on 2010-12-31 nor on 2022-12-31.\n"
    );
    assert_eq!(
        refusal("2021", "2021", "C1"),
        "NHS Ashtown CCG closed on 2020-03-31 and was not there on 2021-12-31. It became NHS Ashdale CCG (S1).\n"
    );
}

#[test]
fn nothing_is_an_answer_too() {
    let same = ask("same", &["diff", "land", "--from", "2021", "--to", "2021-12-31"]);
    assert!(same.answer().contains("\nBoth days are 2021-12-31: nothing changed.\n"), "{same}");
    assert_snapshot!("diff_nothing", ask("nothing", &["diff", "QB1", "--from", "2023-01", "--to", "2023-02"]));
}

#[test]
fn days_the_wrong_way_round_are_to_be_swapped() {
    let said = ask("swap", &["diff", "land", "--from", "2021", "--to", "2021-06-30"]);
    assert_eq!(
        said.refusal(2),
        "error: --from 2021 (its last day, 2021-12-31) comes after --to 2021-06-30: swap them\n\nFor more information, try '--help'.\n"
    );
    assert_eq!(ask("no_to", &["diff", "land", "--from", "2021"]).status, 2);
    assert_eq!(ask("no_day", &["diff", "land", "--from", "2021", "--to", "tomorrow"]).status, 2);
}

#[test]
fn a_day_beyond_what_the_atlas_knows_is_answered_with_a_note() {
    let said = ask("beyond", &["diff", "land", "--from", "2024-06-30", "--to", "2025"]);
    assert_eq!(said.status, 0);
    assert_eq!(said.stderr, "Note: 2025-12-31 lies beyond what this atlas knows (2024-06-30).\n");
    let foot = "From 2024-06-30 to 2025-12-31, which lies beyond what this atlas knows (2024-06-30). Atlas: Ashshire.\n";
    assert!(said.stdout.ends_with(foot), "{said}");
}

#[test]
fn a_name_means_the_one_that_is_there_on_the_second_day_then_the_first() {
    let ccg = |name: &str, (from, to): (&str, &str)| {
        let test = format!("name {name} {from} {to}");
        let said = ask(&test, &["diff", name, "--from", from, "--to", to, "--format", "json"]);
        assert!(said.status == 0, "{said}");
        said.json()["organisation"]["id"].as_str().unwrap().to_owned()
    };
    // Two have been called so: one until March 2020, the other since.
    assert_eq!(ccg("NHS Ash CCG", ("2012", "2019")), "C1");
    assert_eq!(ccg("NHS Ash CCG", ("2019", "2021")), "S1");
    // By 2023 no NHS B CCG is left; on the first day there is one.
    assert_eq!(ccg("NHS B CCG", ("2021", "2023")), "C3");

    let said = ask("several", &["diff", "NHS CCG", "--from", "2014", "--to", "2019"]);
    assert_eq!(said.status, 2, "{said}");
    assert!(said.stderr.starts_with("\"NHS CCG\" may mean any of these"), "{said}");
}
