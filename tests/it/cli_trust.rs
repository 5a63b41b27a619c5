//! What makes a command line one that people trust: help whose examples work, slips put
//! right, answers and messages kept apart, and an exit status that says how it went.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::cli::{catchment, command};

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = catchment(&["--help"]);
    let listed = help.answer().split("Commands:\n").nth(1).expect("a list");
    let listed = listed.lines().take_while(|line| line.starts_with("  "));
    listed.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// The commands that a help shows as examples, as one would type them.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().filter_map(|line| line.strip_prefix("  catchment "));
    lines.map(|line| line.split("   ").next().unwrap_or_default().trim().to_owned()).collect()
}

#[test]
fn every_command_shows_how_it_is_used() {
    let commands = commands();
    assert!(commands.len() >= 16, "{commands:?}");
    for name in commands.iter().filter(|name| *name != "help") {
        let help = catchment(&[name, "--help"]);
        assert!(!examples(help.answer()).is_empty(), "{name} shows no example");
    }
}

/// Examples that need a file of one's own, write one, or open the explorer are not run here.
#[test]
fn the_examples_of_the_help_work() {
    let mut run = 0;
    for name in commands().iter().chain([&String::new()]).filter(|name| *name != "help") {
        let args: Vec<&str> = [name.as_str(), "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        for example in examples(catchment(&args).answer()) {
            let needs_more =
                [".ron", ".csv", "data", "|", "<", ">", "'"].iter().any(|sign| example.contains(sign));
            if needs_more || example.is_empty() {
                continue;
            }
            run += 1;
            let words: Vec<&str> = example.split_whitespace().collect();
            let outcome = catchment(&words);
            assert!(outcome.status == 0 && !outcome.stdout.is_empty(), "catchment {example}: {outcome}");
        }
    }
    assert!(run > 35, "{run} examples were run");
}

#[test]
fn a_slip_is_answered_with_what_was_probably_meant() {
    let slips: [(&[&str], &str); 12] = [
        (&["shwo", "oxleas"], "show"),
        (&["tree", "--dpeth", "1"], "--depth"),
        (&["tree", "--tier", "sistem"], "did you mean system?"),
        (&["tree", "--format", "jsn"], "did you mean json?"),
        (&["find", "--kind", "plce"], "did you mean place?"),
        (&["boundaries", "--only", "concil-split"], "did you mean council-split?"),
        (&["boundaries", "--explain", "concil-split"], "did you mean council-split?"),
        (&["overlap", "hart", "QNQ", "--service", "mentl-health"], "did you mean mental-health?"),
        (&["overlap", "hart", "QNQ", "--weight", "residnts"], "did you mean residents?"),
        (&["map", "--colour-by", "provder"], "did you mean provider?"),
        (&["man", "tre"], "did you mean tree?"),
        (&["completions", "fsh"], "fish"),
    ];
    for (args, meant) in slips {
        let outcome = catchment(args);
        assert!(outcome.refusal(2).contains(meant), "{args:?}: {outcome}");
    }
    for args in [["show", "oxlaes"], ["tree", "oxlaes"], ["brief", "oxlaes"], ["map", "oxlaes"]] {
        let outcome = catchment(&args);
        let said = outcome.refusal(1);
        assert!(said.contains("Did you mean:\nRPG    Oxleas NHS"), "{args:?}: {outcome}");
    }
}

#[test]
fn a_word_that_is_like_nothing_is_answered_with_what_there_is() {
    let kinds = catchment(&["find", "--kind", "xyz"]);
    assert!(kinds.refusal(2).contains("it is one of system, local-authority"), "{kinds}");
    let commands = catchment(&["man", "xyz"]);
    assert!(commands.refusal(2).contains("there are tree, find, show"), "{commands}");
    let depth = catchment(&["tree", "QKK", "--depth", "deep"]);
    assert!(depth.refusal(2).contains("a whole number is wanted here, such as 2"), "{depth}");
    // A search finds nothing; a word of a name comes near.
    let nowhere = catchment(&["tree", "nowhere"]);
    let said = nowhere.refusal(1);
    assert!(said.starts_with("Nothing is called \"nowhere\". Did you mean:\n"), "{nowhere}");
    assert!(said.lines().count() > 1, "{nowhere}");
    let letters = catchment(&["tree", "zzzz"]);
    assert_eq!(
        letters.refusal(1),
        "Nothing is called \"zzzz\". Try a few letters of each word: catchment find WORDS\n"
    );
}

#[test]
fn a_name_that_may_mean_several_lists_them_by_their_codes() {
    let several = catchment(&["show", "bex"]);
    let said = several.refusal(2);
    assert!(said.starts_with("\"bex\" may mean any of these; say one by its code:\nQ0S2C  "), "{several}");
    assert!(said.contains("U85348"), "{several}");
}

#[test]
fn the_version_says_which_atlas_is_built_in() {
    let said = catchment(&["--version"]);
    let known = catchment(&["find", "slam", "--format", "json"]).json();
    let (title, day) = (known["title"].as_str().unwrap(), known["known_to"].as_str().unwrap());
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(said.answer(), format!("catchment {version} (atlas: {title}, as at {day})\n"));
    assert_eq!(catchment(&["-V"]), said);
}

/// `catchment tree england | head -1`: whoever reads may stop when they have seen enough.
#[test]
fn a_reader_who_has_seen_enough_is_no_mistake() {
    let asked: [&[&str]; 6] = [
        &["brief", "oxleas"],
        &["tree", "england", "--depth", "9"],
        &["find", "--limit", "0", "--closed"],
        &["boundaries", "--format", "json"],
        &["man"],
        &["--help"],
    ];
    for args in asked {
        let mut child = Command::new(env!("CARGO_BIN_EXE_catchment"))
            .env("CATCHMENT_CONFIG", "")
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("it ends");
        assert!(ended.status.success(), "{args:?}: {:?}", ended.status);
        assert!(ended.stderr.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&ended.stderr));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_in_words() {
    for args in [vec!["tree", "QKK"], vec!["new", "-"], vec!["man"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
        let ended = Command::new(env!("CARGO_BIN_EXE_catchment"))
            .env("CATCHMENT_CONFIG", "")
            .args(&args)
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(ended.status.code(), Some(2), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "catchment: No space left on device\n", "{args:?}");
    }
}

#[test]
fn what_is_piped_is_as_wide_as_it_needs_to_be_and_has_no_colour() {
    let output = command(Path::new(".")).args(["tree", "QKK"]).env("COLUMNS", "20").output().unwrap();
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(!text.contains('\u{1b}'));
    assert!(text.contains("South London and Maudsley NHS Foundation Trust"), "it is not broken");
}

#[test]
fn the_manual_tells_of_every_command_in_the_order_of_the_help() {
    let page = catchment(&["man"]);
    let told: Vec<&str> =
        page.answer().lines().filter_map(|line| line.strip_prefix(".SS \"catchment ")).collect();
    let told: Vec<&str> = told.iter().filter_map(|line| line.split([' ', '"']).next()).collect();
    let listed: Vec<String> = commands().into_iter().filter(|name| name != "help").collect();
    assert_eq!(told, listed);
    for name in listed {
        let one = catchment(&["man", &name]);
        assert!(one.answer().contains(&format!(".TH CATCHMENT-{} 1 ", name.to_uppercase())), "{one}");
    }
}
