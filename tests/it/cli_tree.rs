//! `catchment tree`: what sits within what, whole or cut, as at any date.

use crate::support::cli::{self, Scene, catchment, command, ids, nodes};
use insta::assert_snapshot;
use serde_json::Value;

const PLACES: [(&str, &str, &str, &str); 6] = [
    ("Bexley", "Q0S2C", "E09000004", "07N"),
    ("Bromley", "K8B2G", "E09000006", "07Q"),
    ("Greenwich", "C3W4U", "E09000011", "08A"),
    ("Lambeth", "H1A0E", "E09000022", "08K"),
    ("Lewisham", "O3P1D", "E09000023", "08L"),
    ("Southwark", "D7Z1O", "E09000028", "08Q"),
];

fn of_kind<'v>(root: &'v Value, kind: &str) -> Vec<&'v Value> {
    nodes(root, &|node| node["kind"] == kind)
}

#[test]
fn in_november_2019_each_place_has_its_borough_and_its_ccg() {
    let text = catchment(&["tree", "QKK", "--at", "2019-11-25"]);
    let first = text.answer().lines().next().unwrap();
    assert!(first.starts_with("South East London ICS  QKK"), "{first}");
    assert!(text.answer().contains("Places (6)"));

    let json = catchment(&["tree", "QKK", "--at", "2019-11-25", "--format", "json"]).json();
    assert_eq!(json["root"]["name"], "South East London ICS");
    assert_eq!(json["root"]["kind"], "ics");
    let places = of_kind(&json["root"], "place");
    assert_eq!(places.len(), 6);
    for (place, (name, id, borough, ccg)) in places.iter().zip(PLACES) {
        assert_eq!((place["name"].as_str(), place["id"].as_str()), (Some(name), Some(id)));
        let boroughs = of_kind(place, "london-borough");
        let ccgs = of_kind(place, "ccg");
        assert_eq!(boroughs.iter().map(|b| &b["id"]).collect::<Vec<_>>(), [borough]);
        assert_eq!(ccgs.iter().map(|c| &c["id"]).collect::<Vec<_>>(), [ccg]);
    }
}

#[test]
fn from_april_2020_the_borough_ccgs_are_gone_and_one_is_there() {
    for (day, expected) in [("2020-03-31", 6), ("2020-04-01", 1)] {
        let json = catchment(&["tree", "QKK", "--at", day, "--format", "json"]).json();
        assert_eq!(of_kind(&json["root"], "ccg").len(), expected, "{day}");
    }
    let text = catchment(&["tree", "QKK", "--at", "2020-04-01"]);
    assert!(text.answer().contains("NHS South East London CCG  72Q"));
    assert!(PLACES.iter().all(|(_, _, _, ccg)| text.lines_with(&format!("  {ccg}")).is_empty()));
}

#[test]
fn in_2023_it_is_an_integrated_care_board() {
    let text = catchment(&["tree", "QKK", "--at", "2023-01-01"]);
    let first = text.answer().lines().next().unwrap();
    assert_eq!(first, "NHS South East London Integrated Care Board  QKK  ICB");
    let json = catchment(&["tree", "QKK", "--at", "2023-01-01", "--format", "json"]).json();
    assert_eq!(json["root"]["kind"], "icb");
}

#[test]
fn in_january_2025_there_are_36_networks() {
    let json = catchment(&["tree", "QKK", "--at", "2025-01-31", "--format", "json"]).json();
    assert_eq!(of_kind(&json["root"], "pcn").len(), 36);
    let before = catchment(&["tree", "QKK", "--at", "2023-12-31", "--format", "json"]).json();
    assert_eq!(of_kind(&before["root"], "pcn").len(), 35);
}

#[test]
fn depth_stops_there_and_says_how_much_was_left_out() {
    let whole = catchment(&["tree", "QKK", "--format", "json"]).json();
    let cut = catchment(&["tree", "QKK", "--depth", "1", "--format", "json"]).json();
    let children = cut["root"]["children"].as_array().unwrap();
    assert_eq!(children.len(), whole["root"]["children"].as_array().unwrap().len());
    for (cut, whole) in children.iter().zip(whole["root"]["children"].as_array().unwrap()) {
        assert_eq!(cut["children"], Value::Array(vec![]));
        assert_eq!(cut["more"], whole["children"].as_array().unwrap().len());
    }
    let left_out = ids(&whole["root"]).len() - ids(&cut["root"]).len();
    let text = catchment(&["tree", "QKK", "--depth", "1"]);
    assert!(
        text.answer().contains(&format!("\n{left_out} organisations further down are left out.\n")),
        "{text}"
    );
    let bexley = text.lines_with("Bexley  Q0S2C");
    assert!(bexley.len() == 1 && bexley[0].ends_with("more below"), "{text}");
}

#[test]
fn no_depth_at_all_is_the_organisation_itself() {
    let json = catchment(&["tree", "QKK", "--depth", "0", "--format", "json"]).json();
    assert_eq!(ids(&json["root"]), ["QKK"]);
    assert!(json["root"]["more"].as_u64().unwrap() > 0);
    assert!(catchment(&["tree", "QKK", "--depth", "99999999999"]).answer().contains("U07140"));
}

#[test]
fn what_straddles_is_marked_by_sign_and_word_wherever_it_stands() {
    let text = catchment(&["tree", "QKK"]);
    assert!(text.lines_with("  RV5 ").iter().all(|l| l.ends_with("↔ in 2 systems")), "{text}");
    let ascii = catchment(&["tree", "QKK", "--ascii"]);
    assert!(ascii.answer().is_ascii(), "{ascii}");
    assert!(ascii.lines_with("  RV5 ").iter().all(|l| l.ends_with("<-> in 2 systems")));
}

#[test]
fn without_an_organisation_every_root_is_printed() {
    assert_snapshot!(Scene::small("roots").ask(&["tree"]));
}

#[test]
fn closed_ones_are_kept_where_they_were_when_asked_for() {
    assert_snapshot!(Scene::small("closed").ask(&["tree", "QA1", "--closed"]));
}

#[test]
fn ascii_draws_with_plain_characters() {
    assert_snapshot!(Scene::small("ascii").ask(&["--ascii", "tree", "Y1"]));
}

#[test]
fn tier_opens_down_to_it() {
    assert_snapshot!(Scene::small("tier").ask(&["tree", "land", "--tier", "system"]));
}

#[test]
fn markdown_is_ready_to_paste() {
    assert_snapshot!(Scene::small("markdown").ask(&["tree", "Y1", "--depth", "2", "--format", "markdown"]));
}

#[test]
fn json_is_versioned_and_keeps_its_keys_in_order() {
    assert_snapshot!(Scene::small("json").ask(&["tree", "PB", "--format", "json"]));
}

#[test]
fn several_roots_stand_in_a_list_of_their_own() {
    let json = Scene::small("several_roots").ask(&["tree", "--format", "json"]).json();
    assert_eq!(json["root"], Value::Null);
    let roots = json["roots"].as_array().unwrap();
    assert_eq!(roots.iter().map(|r| &r["id"]).collect::<Vec<_>>(), ["land", "island"]);
}

#[test]
fn a_split_council_stands_under_each_with_its_share() {
    let json = Scene::small("split").ask(&["tree", "Y1", "--format", "json"]).json();
    let parts = nodes(&json["root"], &|node| node["id"] == "D2");
    assert_eq!(parts.iter().map(|p| &p["share"]).collect::<Vec<_>>(), [0.25, 0.75]);
    assert!(nodes(&json["root"], &|node| node["id"] == "D1").iter().all(|n| n["share"].is_null()));
}

#[test]
fn one_that_is_not_there_at_the_date_is_refused_with_what_came_after() {
    let said = catchment(&["tree", "07N", "--at", "2021"]);
    assert!(said.refusal(1).contains("closed on 31 March 2020"), "{said}");
    assert!(said.stderr.contains("NHS South East London CCG (72Q)"), "{said}");
    assert!(catchment(&["tree", "07N", "--at", "2020-03-31"]).answer().contains("NHS Bexley CCG"));
    assert!(catchment(&["tree", "07N", "--closed"]).answer().contains("(closed 31 March 2020)"));
}

#[test]
fn a_date_beyond_the_atlas_is_answered_and_said_to_be() {
    let said = catchment(&["tree", "QKK", "--depth", "0", "--at", "2030"]);
    assert_eq!(said.status, 0);
    assert_eq!(said.stderr, "Note: 31 December 2030 lies beyond what this atlas knows (30 June 2026).\n");
    assert!(
        said.stdout.contains("As at 31 December 2030, which lies beyond what this atlas knows (30 June 2026).")
    );
}

#[test]
fn a_coarse_date_is_its_last_day() {
    for (typed, day) in [("2019", "2019-12-31"), ("2020-02", "2020-02-29"), ("2019-11-25", "2019-11-25")] {
        let json = catchment(&["tree", "QKK", "--depth", "0", "--at", typed, "--format", "json"]).json();
        assert_eq!(json["as_at"], day);
    }
    for typed in ["2019-13", "yesterday", "2019-02-30"] {
        assert!(catchment(&["tree", "--at", typed]).refusal(2).contains("--at"), "{typed}");
    }
}

#[test]
fn options_stand_before_or_after_the_command() {
    let after = catchment(&["tree", "QKK", "--at", "2019-11-25", "--ascii"]);
    let before = catchment(&["--at", "2019-11-25", "--ascii", "tree", "QKK"]);
    assert_eq!(after, before);
}

#[test]
fn an_unknown_tier_is_wrong_usage_and_the_right_one_is_offered() {
    assert!(catchment(&["tree", "--tier", "plaice"]).refusal(2).contains("did you mean place?"));
}

#[test]
fn without_a_command_and_a_terminal_the_top_two_levels_are_printed() {
    assert_snapshot!(Scene::small("top").ask(&[]));
}

#[test]
fn colour_comes_when_it_is_asked_for_and_never_into_a_pipe_by_itself() {
    let scene = Scene::small("colour");
    let plain = scene.ask(&["tree", "QA1"]);
    assert!(!plain.answer().contains('\u{1b}'));
    assert_eq!(scene.ask(&["tree", "QA1", "--color", "never"]), plain);
    let coloured = scene.ask(&["tree", "QA1", "--color", "always"]);
    let stripped = anstream::adapter::strip_str(coloured.answer()).to_string();
    assert!(coloured.answer().contains('\u{1b}'));
    assert_eq!(stripped, plain.stdout);

    let forced = |name: &str, value: &str| {
        let args = ["tree", "QA1", "--data", "small.ron"];
        let output = command(&scene.path("")).args(args).env(name, value).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(forced("CLICOLOR_FORCE", "1"), coloured.stdout);
    assert_eq!(forced("NO_COLOR", "1"), plain.stdout);
}

#[test]
fn a_name_cannot_move_the_cursor() {
    let nasty = cli::SMALL.replace("name: \"Brookside\"", r#"name: "Brook\u{1b}[2J\nside\u{202e}""#);
    let scene = Scene::new("nasty").with("small.ron", nasty);
    for format in ["text", "markdown", "json"] {
        let tree = scene.ask(&["tree", "--format", format]);
        assert!(!tree.answer().contains(['\u{1b}', '\u{202e}']), "{tree}");
    }
    let json = scene.ask(&["tree", "PB", "--format", "json"]).json();
    assert_eq!(json["root"]["name"], "Brook\u{1b}[2J\nside\u{202e}");
    assert!(!scene.ask(&["show", "PB"]).answer().contains(['\u{1b}', '\u{202e}']));
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_is_no_failure() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("catchment"))
        .env("CATCHMENT_CONFIG", "")
        .args(["tree", "--closed"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}
