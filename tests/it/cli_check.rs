//! `catchment check`, and how every other command answers an atlas with problems.

use crate::support::cli::{SMALL, Scene, catchment};
use insta::assert_snapshot;

/// A file with three faults of different sorts.
const FAULTY: &str = r#"Atlas(
    format: 1,
    as_at: "2024", source: ["s"],
    sources: { "s": (title: "A list", publisher: "An office") },
    organisations: [
        (id: "QA", name: "Ashdale", kind: Icb, parnt: "land"),
        (id: "PA", name: "Ashtown", kind: Place, parent: "QAA"),
        (id: "PB", name: "Brookside", kind: Place, parent: "QA", since: "2020", until: "2019"),
    ],
)
"#;

/// A partnership of one's own, to be put on top of the small atlas.
const MINE: &str = r#"Atlas(
    format: 1,
    source: ["me"],
    sources: { "me": (title: "What I know", publisher: "Me") },
    organisations: [
        (id: "ashtown-together", name: "Ashtown Together", kind: Partnership, parent: "PA", since: "2024"),
    ],
    links: [
        PartnerOf(from: "T1", to: ["ashtown-together"]),
    ],
)
"#;

#[test]
fn a_sound_atlas_is_one_line_that_says_what_was_read() {
    assert_snapshot!(Scene::small("sound").run(&["check", "small.ron"]));
    let built_in = catchment(&["check"]);
    assert!(built_in.answer().starts_with("No problems: ") && built_in.answer().lines().count() == 1);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    assert_eq!(catchment(&["check", folder]), built_in);
}

#[test]
fn every_problem_is_told_with_its_place_and_what_was_meant() {
    assert_snapshot!(Scene::new("faulty").with("mine.ron", FAULTY).run(&["check", "mine.ron"]));
}

#[test]
fn every_other_command_tells_the_same_and_ends_alike() {
    let scene = Scene::new("others").with("mine.ron", FAULTY);
    let check = scene.run(&["check", "mine.ron"]);
    check.refusal(1);
    for command in [&["tree"][..], &["find", "x"], &["show", "x"], &["path", "x", "y"], &[]] {
        let mut args = command.to_vec();
        args.extend(["--data", "mine.ron"]);
        assert_eq!(scene.run(&args), check, "{command:?}");
    }
}

#[test]
fn files_are_checked_together_and_by_themselves() {
    let scene = Scene::small("together").with("mine.ron", MINE);
    assert_eq!(scene.run(&["check", "mine.ron"]).status, 1, "by itself it leans on nothing");
    assert!(
        scene.run(&["check", "small.ron", "mine.ron"]).answer().starts_with("No problems: 22 organisations")
    );
    assert!(scene.run(&["check", "."]).answer().starts_with("No problems: 22 organisations"));
}

#[test]
fn with_puts_a_file_on_top() {
    let mine = MINE.replace("PA", "Q0S2C").replace("T1", "RPG");
    let scene = Scene::small("with").with("mine.ron", MINE).with("theirs.ron", mine);
    assert!(
        scene
            .run(&["check", "--data", "small.ron", "--with", "mine.ron"])
            .answer()
            .contains("22 organisations")
    );
    assert!(scene.run(&["check", "--with", "theirs.ron"]).answer().starts_with("No problems: "));
    assert!(scene.run(&["tree", "bexley", "--with", "theirs.ron"]).answer().contains("Ashtown Together"));
    assert_eq!(scene.run(&["check", "--with", "mine.ron"]).status, 1, "nothing of that id is built in");
}

#[test]
fn the_same_id_in_two_files_given_together_is_a_mistake_and_on_top_is_not() {
    let again = r#"Atlas(format: 1, organisations: [(id: "T1", name: "Another Name", source: ["list"])])"#;
    let scene = Scene::small("layers").with("again.ron", again);
    let said = scene.run(&["check", "small.ron", "again.ron"]);
    assert!(
        said.refusal(1).contains("the id \"T1\" is used twice")
            && said.stderr.contains("1 problem in again.ron"),
        "{said}"
    );
    let merged = scene.run(&["find", "T1", "--data", "small.ron", "--with", "again.ron"]);
    assert!(merged.answer().starts_with("T1  Another Name  mental health trust"), "{merged}");
}

#[test]
fn a_long_line_is_cut_about_the_fault_and_the_column_is_right() {
    let title = "x".repeat(1_000_000);
    let text = format!(
        "Atlas(format: 1, as_at: \"2024\", title: \"{title}\", organisations: [(id: \"y\", name: \"Y\", knd: Place)])"
    );
    let column = text.find("knd").unwrap() + 1;
    let said = Scene::new("long").with("long.ron", text).run(&["check", "long.ron"]);
    let report = said.refusal(1);
    assert!(report.contains(&format!("--> long.ron:1:{column}\n")), "the column of the fault");
    assert!(report.lines().all(|l| l.chars().count() < 400), "no line floods the screen");
    assert!(report.ends_with("\n1 problem in long.ron\n"));
}

#[test]
fn what_a_file_holds_cannot_move_the_cursor() {
    let nasty = "Atlas(format: 1, organisations: [(id: \"\u{1b}[2J\u{202e}x\", name: \"N\", knd\u{7}: Place, \u{9b}31m)])";
    // Windows has no such file names.
    let name = if cfg!(unix) { "na\u{1b}sty.ron" } else { "nasty.ron" };
    let said = Scene::new("nasty").with(name, nasty).run(&["check", "."]);
    assert!(!said.refusal(1).contains(['\u{1b}', '\u{202e}', '\u{9b}', '\u{7}']), "{said}");
}

#[test]
fn files_that_are_no_atlas_get_a_clear_answer() {
    let scene = Scene::new("no_atlas")
        .with("empty.ron", "")
        .with("latin.ron", b"Atlas(format: 1, title: \"caf\xe9\")")
        .with("junk.ron", [0_u8, 159, 146, 150, 255, 0, 1, 2])
        .with("deep.ron", "[".repeat(10_000))
        .with("deep_brackets.ron", "(".repeat(10_000));
    for (file, says) in [
        ("empty.ron", "this file is empty"),
        ("latin.ron", "this file is not text"),
        ("junk.ron", "this file is not text"),
        ("deep.ron", "well-formed RON"),
        ("deep_brackets.ron", "well-formed RON"),
    ] {
        let said = scene.run(&["check", file]);
        assert!(said.refusal(1).contains(says), "{said}");
        assert!(said.stderr.contains(file) && said.stderr.len() < 2000, "{said}");
    }
    let all = scene.run(&["check", "."]);
    assert!(all.refusal(1).ends_with("5 problems in 5 files\n"), "{all}");
}

#[test]
fn a_file_of_100_megabytes_is_answered() {
    let comment = "// nothing but a remark, again and again and again and again\n".repeat(165_000);
    let scene = Scene::new("huge").with("comment.ron", format!("{comment}{SMALL}")).with("string.ron", {
        let mut text = String::from("Atlas(format: 1, title: \"");
        text.push_str(&"x".repeat(100_000_000));
        text
    });
    assert!(scene.run(&["check", "comment.ron"]).answer().starts_with("No problems: 21 organisations"));
    let said = scene.run(&["check", "string.ron"]);
    assert!(said.refusal(1).contains("well-formed RON") && said.stderr.len() < 2000, "{}", said.stderr.len());
}

#[test]
fn paths_that_lead_nowhere_are_not_problems_of_data() {
    let scene = Scene::new("nowhere").with("folder/notes.txt", "no atlas");
    let missing = scene.run(&["check", "missing.ron"]);
    assert_eq!(missing.refusal(2), "catchment: there is no file or folder \"missing.ron\"\n");
    let folder = scene.run(&["check", "folder"]);
    assert_eq!(folder.refusal(2), "catchment: the folder \"folder\" has no .ron file in it\n");
    assert_eq!(scene.run(&["tree", "--with", "missing.ron"]).status, 2);
    assert_eq!(scene.run(&["check", "--no-such-option"]).status, 2);
}

#[test]
fn colour_is_for_those_who_ask() {
    let scene = Scene::new("colour").with("mine.ron", FAULTY);
    assert!(scene.run(&["check", "mine.ron", "--color", "always"]).stderr.contains('\u{1b}'));
    assert!(!scene.run(&["check", "mine.ron"]).stderr.contains('\u{1b}'));
}

/// The examples of `data/README.md`, in their order: a whole atlas, and a file on top of
/// what is built in.
fn examples() -> Vec<&'static str> {
    let blocks = include_str!("../../data/README.md").split("```ron\n").skip(1);
    blocks
        .filter_map(|block| block.split_once("```"))
        .map(|(example, _)| example)
        .filter(|e| e.contains("Atlas("))
        .collect()
}

#[test]
fn the_small_example_of_the_data_folder_is_sound_and_can_be_added_to() {
    let example = examples()[0];
    let added = example.replacen(
        "    organisations: [\n",
        "    organisations: [\n        (id: \"ours\", name: \"Our Own\", kind: Partnership),\n",
        1,
    );
    let scene = Scene::new("readme").with("mine.ron", example).with("added.ron", added);
    assert!(scene.run(&["check", "mine.ron"]).answer().starts_with("No problems: "));
    assert!(scene.run(&["check", "added.ron"]).answer().starts_with("No problems: "));
    assert!(scene.run(&["tree", "--data", "added.ron"]).answer().contains("Our Own"));
}

#[test]
fn a_partnership_of_ones_own_goes_on_top_of_what_is_built_in() {
    let scene = Scene::new("readme_with").with("bexley.ron", examples()[1]);
    assert!(scene.run(&["check", "--with", "bexley.ron"]).answer().starts_with("No problems: "));
    let card = scene.run(&["show", "bexley", "--with", "bexley.ron"]);
    let rows = card.lines_with("Bexley Example Partnership");
    assert!(rows.len() == 1, "it serves Bexley with mental health: {card}");
    assert!(!catchment(&["show", "bexley"]).answer().contains("Bexley Example Partnership"));
}

#[test]
fn a_file_meant_for_the_bundled_atlas_is_told_how_to_be_checked() {
    let mine = MINE.replace("parent: \"PA\"", "parent: \"Q0S2C\"").replace("\"T1\"", "\"RPG\"");
    let scene = Scene::new("meant").with("mine.ron", &mine);
    assert_snapshot!(scene.run(&["check", "mine.ron"]));
    assert!(scene.run(&["check", "--with", "mine.ron"]).answer().starts_with("No problems"));
}
