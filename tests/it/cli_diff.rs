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
    assert!(
        text.contains("\n  CCGs: 6, then 0 (6 closed, 6 merged)\n  Sub-ICB locations: 0, then 1 (1 opened)\n"),
        "{text}"
    );
    assert!(text.contains("\n  STPs: 1, then 0 (1 became an ICB)\n"), "{text}");
    assert!(text.contains("\n  1 April 2020       merged: NHS Bexley CCG (07N), "), "{text}");
    assert!(!text.contains("closed: NHS Bexley CCG"), "its merger says so");
    assert!(text.ends_with("\nFrom 1 April 2019 to 1 July 2022. Atlas: England.\n"), "{text}");

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

/// Of a page: the lines under a heading, up to the next.
fn under<'t>(text: &'t str, heading: &str) -> Vec<&'t str> {
    let from = text.lines().skip_while(|line| *line != heading).skip(1);
    from.take_while(|line| !line.is_empty()).collect()
}

#[test]
fn england_in_april_2026_is_six_mergers_first_and_then_what_followed() {
    let diff = catchment(&["diff", "--from", "31/3/2026", "--to", "1 April 2026"]);
    let text = diff.answer();
    assert!(text.starts_with("England\nengland, nation\n\nWho became whom\n"), "{text}");
    let became = under(text, "Who became whom");
    assert!(became[..6].iter().all(|line| line.starts_with("  1 April 2026       merged: ")), "{became:#?}");
    assert!(!became[6].contains("merged: "), "{became:#?}");
    // What of the boards is split is told by the mergers, but for the part of Frimley that came to
    // a board which was there before.
    let split = became.iter().filter(|line| line.contains("split: ") && line.contains("Board"));
    assert_eq!(split.map(|line| line.contains("(QNQ)")).collect::<Vec<_>>(), [true]);

    let followed = under(text, "What followed from that");
    assert!(
        followed[0].contains("moved with them: 48 places, 23 sub-ICB locations, 97 councils, "),
        "{followed:#?}"
    );
    assert!(
        followed[1].contains("took up the name of their new system: 23 sub-ICB locations "),
        "{followed:#?}"
    );

    let told: Vec<&str> = text.lines().filter(|line| line.starts_with("  1 April 2026 ")).collect();
    assert!(told.len() < 40, "{}", told.len());
    let each: std::collections::BTreeSet<&str> = told.iter().copied().collect();
    assert_eq!(each.len(), told.len(), "nothing is told twice");
    assert!(!text.contains("closed: NHS Sussex"), "its merger says so");

    let named = catchment(&["diff", "england", "--from", "2026-03-31", "--to", "2026-04-01"]);
    assert_eq!(named.stdout, diff.stdout);
    let all = catchment(&["diff", "--from", "2026-03-31", "--to", "2026-04-01", "--all"]);
    let moved = under(all.answer(), "What moved with those that became others");
    assert!(moved.iter().any(|line| line.contains("362 PCNs: ")), "{moved:#?}");
    let all = under(all.answer(), "By date").len();
    assert!(all > 180, "{all}");
    let json = catchment(&["diff", "--from", "2026-03-31", "--to", "2026-04-01", "--format", "json"]).json();
    let events = json["events"].as_array().unwrap();
    assert_eq!(events.len(), all);
    let places = json["followed"][0]["moved"][0].clone();
    assert_eq!((places["kind"].as_str(), places["count"].as_u64()), (Some("place"), Some(48)));
    let follows = events.iter().filter(|event| event["follows"] == true).count();
    assert!(follows > 100 && follows < all, "{follows} of {all}");
    // Whoever moved or was renamed and is not told one by one is said to follow.
    for event in events.iter().filter(|event| event["follows"] == false && event["change"] == "moved") {
        let is_told = text.contains(&format!("moved: {}", event["name"].as_str().unwrap()));
        let id = event["id"].as_str().unwrap();
        assert!(is_told || id.starts_with('U') || id.starts_with('Y'), "{event}");
    }
}

#[test]
fn what_follows_is_counted_as_the_places_of_the_boards_say() {
    let places = |board: &str, at: &str| -> std::collections::BTreeSet<String> {
        let found = catchment(&[
            "find", "--kind", "place", "--in", board, "--at", at, "--limit", "0", "--format", "json",
        ]);
        let rows = found.json()["results"].as_array().unwrap().clone();
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    let (before, after) = ("2026-03-31", "2026-04-01");
    let pairs = [("QXU", "S9B9J"), ("QNX", "S9B9J"), ("QNQ", "S9B9J")];
    let mut moved = std::collections::BTreeSet::new();
    for (old, new) in pairs {
        moved.extend(places(old, before).intersection(&places(new, after)).cloned());
    }
    let json = catchment(&["diff", "S9B9J", "--from", before, "--to", after, "--format", "json"]).json();
    let counted = json["followed"][0]["moved"].as_array().unwrap().clone();
    let of_places = counted.iter().find(|row| row["kind"] == "place").unwrap()["count"].as_u64().unwrap();
    assert_eq!(of_places, moved.len() as u64, "{moved:?}");
}

#[test]
fn of_an_atlas_without_one_top_it_is_to_be_said_whose() {
    let two = r#"Atlas(format: 1, title: "Two", as_at: "2024", source: ["s"], sources: {"s": (title: "S", publisher: "P")},
        organisations: [(id: "QA1", name: "A", kind: Icb), (id: "QB1", name: "B", kind: Icb)])"#;
    let args = ["diff", "--from", "2021", "--to", "2022", "--data", "two.ron"];
    let said = Scene::new("two tops").with("two.ron", two).run(&args);
    let refusal = said.refusal(2);
    assert!(refusal.contains("This atlas has no one top: say of whom, by name or code."), "{refusal}");
    assert!(refusal.contains("QA1") && refusal.contains("QB1"), "{refusal}");
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
        "NHS Ashtown CCG closed on 31 March 2020 and was not there on 31 December 2021. It became NHS Ashdale CCG (S1). Nor was it there on 31 December 2022.\n"
    );
    assert_eq!(
        refusal("2010", "2012", "C1"),
        "NHS Ashtown CCG was not yet there on 31 December 2012. It began on 1 April 2013. Nor was it there on 31 December 2010.\n"
    );
    assert_eq!(
        refusal("2010", "2022", "C1"),
        "NHS Ashtown CCG (C1) was there 1 April 2013 to 31 March 2020: neither on 31 December 2010 nor on 31 December 2022.\n"
    );
    assert_eq!(
        refusal("2021", "2021", "C1"),
        "NHS Ashtown CCG closed on 31 March 2020 and was not there on 31 December 2021. It became NHS Ashdale CCG (S1).\n"
    );
}

#[test]
fn nothing_is_an_answer_too() {
    let same = ask("same", &["diff", "land", "--from", "2021", "--to", "2021-12-31"]);
    assert!(same.answer().contains("\nBoth days are 31 December 2021: nothing changed.\n"), "{same}");
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
    assert_eq!(said.stderr, "Note: 31 December 2025 lies beyond what this atlas knows (30 June 2024).\n");
    let foot = "From 30 June 2024 to 31 December 2025, which lies beyond what this atlas knows (30 June 2024). Atlas: Ashshire.\n";
    assert!(said.stdout.ends_with(foot), "{said}");
}

#[test]
fn a_name_means_the_one_that_is_there_on_the_second_day_then_the_first() {
    let ccg = |name: &str, (from, to): (&str, &str)| {
        let test = format!("name {name} {from} {to}");
        let said = ask(&test, &["diff", name, "--from", from, "--to", to, "--format", "json"]);
        assert!(said.status == 0, "{said}");
        assert!(
            said.stderr.starts_with(&format!("\"{name}\" was taken as")) || said.stderr.is_empty(),
            "{said}"
        );
        let json: serde_json::Value = serde_json::from_str(&said.stdout).expect("JSON");
        json["organisation"]["id"].as_str().unwrap().to_owned()
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
