//! What the Tab key offers, asked of the program as shells ask it.

use std::path::Path;

use crate::support::cli::{Scene, catchment, command};

/// What is offered for the last word, each with what is told beside it.
fn offered_in(folder: &Path, words: &[&str]) -> Vec<(String, String)> {
    let output = command(folder)
        .env("CATCHMENT_COMPLETE", "fish")
        .args(["--", "catchment"])
        .args(words)
        .output()
        .expect("it starts");
    assert!(output.status.success() && output.stderr.is_empty(), "{words:?}: {output:?}");
    let text = String::from_utf8(output.stdout).expect("text");
    let pair = |line: &str| {
        let (value, told) = line.split_once('\t').unwrap_or((line, ""));
        (value.to_owned(), told.to_owned())
    };
    text.lines().map(pair).collect()
}

fn offered(words: &[&str]) -> Vec<String> {
    offered_in(Path::new("."), words).into_iter().map(|(value, _)| value).collect()
}

#[test]
fn a_few_letters_of_a_code_or_a_name_are_finished() {
    assert_eq!(offered(&["show", "Oxl"]), ["Oxleas NHS Foundation Trust", "Oxleas House", "Oxleas"]);
    assert_eq!(offered(&["show", "QK"])[..3], ["QKS", "QK1", "QKK"]);
    let told = offered_in(Path::new("."), &["show", "RP"]);
    assert!(
        told.contains(&("RPG".into(), "Oxleas NHS Foundation Trust, mental health trust".into())),
        "{told:?}"
    );
    assert!(
        offered(&["show", "kent"]).contains(&"kent and medway integrated care board".to_owned()),
        "without NHS"
    );
    assert!(offered(&["show", "zzzz"]).is_empty());
}

/// Shells keep only what begins letter by letter as typed.
#[test]
fn every_offer_begins_as_typed_and_means_one_that_is_there() {
    for typed in ["ox", "OX", "Ox", "south e", "qk", "72", "guy's"] {
        let offers = offered(&["show", typed]);
        assert!(!offers.is_empty(), "{typed}");
        for offer in offers {
            assert!(offer.starts_with(typed), "{typed}: {offer}");
            let shown = catchment(&["show", &offer]);
            assert!(shown.status == 0 || shown.stderr.contains("may mean any of these"), "{offer}: {shown}");
        }
    }
}

#[test]
fn a_name_typed_word_by_word_is_finished_from_where_one_is() {
    let offers = offered(&["show", "south", "london", "and", "m"]);
    assert_eq!(offers[0], "maudsley nhs foundation trust");
    assert_eq!(
        offered(&["tree", "--at", "2019", "south", "london", "and", "m"])[0],
        "maudsley nhs foundation trust"
    );
    assert!(offered(&["path", "croydon", "bexleyc"]).contains(&"bexleycare".to_owned()));
}

#[test]
fn nothing_typed_offers_the_country_from_the_top_and_never_too_much() {
    let offers = offered(&["tree", ""]);
    assert_eq!(offers[0], "England");
    assert!(offers.contains(&"NHS South East London Integrated Care Board".to_owned()));
    let names = offered(&["show", "n"]);
    assert_eq!(names.iter().filter(|offer| !offer.starts_with('-')).count(), 50);
}

#[test]
fn what_is_there_on_the_day_comes_before_what_is_not() {
    let first = |at: &str| offered(&["show", "--at", at, "nhs bexl"]).remove(0);
    assert_eq!(first("2019"), "nhs bexley ccg");
    let told = offered_in(Path::new("."), &["show", "NHS Bexl"]);
    assert_eq!(told[0], ("NHS Bexley CCG".into(), "07N, CCG, not there on the day".into()));
}

#[test]
fn words_of_closed_lists_are_offered_from_those_lists() {
    assert_eq!(offered(&["find", "--kind", "men"]), ["mental-health-trust"]);
    assert_eq!(offered(&["tree", "--tier", "s"]), ["system"]);
    assert_eq!(offered(&["overlap", "a", "b", "--service", "mental"]), ["mental-health"]);
    assert_eq!(offered(&["overlap", "a", "b", "--weight", ""]), ["residents", "small-areas"]);
    assert_eq!(offered(&["boundaries", "--only", "council"]), ["council-split"]);
    assert_eq!(offered(&["map", "--colour-by", ""]), ["system", "provider", "split", "change"]);
    assert_eq!(offered(&["brief", "--format", ""]), ["markdown", "text", "html"]);
    assert_eq!(offered(&["tree", "--format=m"]), ["--format=markdown", "--format=mermaid"]);
    assert_eq!(offered(&["completions", "f"]), ["fish"]);
    assert_eq!(offered(&["man", "over"]), ["overlap"]);
    assert_eq!(offered(&["tree", "QKK", "--dep"]), ["--depth"]);
}

#[test]
fn organisations_come_from_the_files_that_are_named() {
    let scene = Scene::new("files");
    assert_eq!(scene.run(&["new", "mine.ron"]).status, 0);
    let offers = |words: &[&str]| -> Vec<String> {
        offered_in(&scene.path(""), words).into_iter().map(|(value, _)| value).collect()
    };
    assert!(offers(&["show", "my-part"]).is_empty());
    assert_eq!(offers(&["show", "--with", "mine.ron", "my-part"]), ["my-partnership"]);
    assert_eq!(offers(&["show", "--data=mine.ron", "my-part"]), ["my-partnership"]);
    assert!(offers(&["show", "--data", "mine.ron", "oxl"]).is_empty(), "it is not in that file");
    assert_eq!(offers(&["check", "mi"]), ["mine.ron"]);
    assert!(offers(&["show", "--data", "lost.ron", "oxl"]).is_empty(), "and nothing is said");
}

#[test]
fn the_shells_are_told_where_none_is_named() {
    let refused = catchment(&["completions"]);
    assert!(refused.refusal(2).contains("bash, zsh, fish, elvish or powershell"), "{refused}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell", "BASH"] {
        let script = catchment(&["completions", shell]);
        assert!(script.answer().contains("CATCHMENT_COMPLETE"), "{script}");
    }
    let help = catchment(&["completions", "--help"]);
    for file in ["~/.bashrc", "~/.zshrc", "~/.config/fish", "rc.elv", "$PROFILE"] {
        assert!(help.answer().contains(file), "{help}");
    }
}
