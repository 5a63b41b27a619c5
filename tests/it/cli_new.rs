//! `catchment new`: an atlas of one's own, begun.

use std::fs;

use crate::support::cli::{Scene, catchment};

#[test]
fn what_is_begun_is_sound_by_itself_and_on_top_of_what_is_built_in() {
    let scene = Scene::new("sound");
    let begun = scene.run(&["new", "mine.ron"]);
    assert_eq!((begun.status, begun.stdout.as_str()), (0, ""));
    assert_eq!(
        begun.stderr,
        "Wrote mine.ron. Put your own names in it, then:\n  catchment check mine.ron\n  catchment --data mine.ron\n"
    );
    let alone = scene.run(&["check", "mine.ron"]);
    assert!(alone.answer().starts_with("No problems: 5 organisations"), "{alone}");
    let on_top = scene.run(&["check", "--with", "mine.ron"]);
    assert!(on_top.answer().starts_with("No problems: "), "{on_top}");
    let card = scene.run(&["show", "my partnership", "--data", "mine.ron"]);
    for told in ["My Place", "My Mental Health NHS Trust", "What it is for, in a sentence.", "Notes of our own"]
    {
        assert!(card.answer().contains(told), "{card}");
    }
}

/// What the remarks ask of whoever wants it on top of what is built in: take slashes off.
#[test]
fn its_remarks_tell_how_to_tie_it_to_what_is_built_in() {
    let begun = catchment(&["new", "-"]);
    let mut taken_off = 0;
    let tied: Vec<String> = begun
        .answer()
        .lines()
        .map(|line| match line.trim_start().strip_prefix("// ") {
            Some(record) if ["(id:", "MemberOf(", "Serves("].iter().any(|b| record.starts_with(b)) => {
                taken_off += 1;
                record.to_owned()
            }
            _ => line.to_owned(),
        })
        .collect();
    assert_eq!(taken_off, 5);
    let scene = Scene::new("tied").with("mine.ron", tied.join("\n"));
    let checked = scene.run(&["check", "--with", "mine.ron"]);
    assert!(checked.answer().starts_with("No problems: "), "{checked}");
    let bexley = scene.run(&["show", "bexley", "--with", "mine.ron"]);
    assert!(bexley.answer().contains("My Bexley Partnership"), "{bexley}");
    let oxleas = scene.run(&["show", "oxleas", "--with", "mine.ron"]);
    assert!(oxleas.answer().contains("Our contact there"), "{oxleas}");
    let alone = scene.run(&["check", "mine.ron"]);
    assert!(alone.refusal(1).contains("check it on top of that: catchment check --with FILE"), "{alone}");
}

#[test]
fn a_file_that_is_there_is_left_as_it_is() {
    let scene = Scene::new("there").with("mine.ron", "years of work");
    let refused = scene.run(&["new", "mine.ron"]);
    assert_eq!(
        refused.refusal(2),
        "catchment: there is something called mine.ron already, and it is left as it is; say another name\n"
    );
    assert_eq!(fs::read_to_string(scene.path("mine.ron")).unwrap(), "years of work");
}

#[test]
fn where_no_file_can_be_the_reason_is_said_and_nothing_is_made() {
    let scene = Scene::new("nowhere").with("mine.ron", "a file").with("folder/other.ron", "another");
    let says = |args: &[&str], said: &str| {
        let refused = scene.run(args);
        assert_eq!(refused.refusal(2), format!("catchment: {said}\n"), "{args:?}");
    };
    says(&["new", "folder"], "folder is a folder; say the file to write in it");
    says(&["new", "."], ". is a folder; say the file to write in it");
    says(&["new", "not/there.ron"], "there is no folder to put not/there.ron in; make it first");
    says(&["new", "my own/a.ron"], "there is no folder to put \"my own/a.ron\" in; make it first");
    // To Windows a folder that is a file is one that is not there.
    if cfg!(unix) {
        says(&["new", "mine.ron/x.ron"], "cannot write mine.ron/x.ron: Not a directory");
    }
    let mut left: Vec<_> = fs::read_dir(scene.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["folder", "mine.ron"]);
}

const TABLES: [&str; 13] = [
    "sources.csv",
    "organisations.csv",
    "parents.csv",
    "styles.csv",
    "figures.csv",
    "provides.csv",
    "aliases.csv",
    "notes.csv",
    "codes.csv",
    "links.csv",
    "localities.csv",
    "patches.csv",
    "recodings.csv",
];

#[test]
fn tables_are_begun_with_an_example_and_can_be_imported_as_they_are() {
    let scene = Scene::new("tables");
    let begun = scene.run(&[&["new"], &TABLES[..]].concat());
    assert_eq!((begun.status, begun.stdout.as_str()), (0, ""));
    assert!(begun.stderr.starts_with("Wrote sources.csv organisations.csv"), "{begun}");
    let links = fs::read_to_string(scene.path("links.csv")).unwrap();
    assert_eq!(
        links,
        "relation,from,to,service,extent,share,share_of_area,of,how,on,since,since_certainty,until,seen,note,certainty,source,evidence\n\
         member-of,RPG,my-partnership,,,,,,,,2024-04,,,,,,my-notes,its report of 2025\n"
    );
    let all = scene.run(&[&["import", "--out", "mine.ron"], &TABLES[..]].concat());
    assert!(all.answer().contains("Nothing was left out."), "{all}");
    let checked = scene.run(&["check", "--with", "mine.ron"]);
    assert!(checked.answer().starts_with("No problems: "), "{checked}");
    let card = scene.run(&["show", "my partnership", "--with", "mine.ron"]);
    assert!(card.answer().contains("What it is for, in a sentence."), "{card}");
    let roots = scene.run(&["tree", "--depth", "0", "--with", "mine.ron", "--format", "json"]).json();
    assert_eq!(roots["root"]["id"], "england", "nothing stands beside England");
    let few = scene.run(&["import", "--out", "few.ron", "sources.csv", "organisations.csv", "links.csv"]);
    assert!(few.answer().contains("Joined: 3 organisations, 1 link.\n"), "{few}");
}

#[test]
fn of_tables_too_nothing_is_written_over_and_none_where_one_cannot_be() {
    let scene = Scene::new("tables-there").with("links.csv", "years of work");
    let refused = scene.run(&["new", "sources.csv", "links.csv"]);
    assert!(refused.refusal(2).contains("there is something called links.csv already"), "{refused}");
    assert!(!scene.path("sources.csv").exists());
    let strange = scene.run(&["new", "organisatons.csv"]);
    assert!(
        strange
            .refusal(2)
            .starts_with("error: there is no table called organisatons: did you mean organisations.csv?"),
        "{strange}"
    );
    let other = scene.run(&["new", "zzz.csv"]);
    assert!(other.refusal(2).contains("the tables are sources, organisations, styles, figures"), "{other}");
}

#[test]
fn one_file_is_not_begun_twice() {
    let scene = Scene::new("same");
    for files in [["links.csv", "links.csv"], ["mine.ron", "./mine.ron"]] {
        let said = scene.run(&["new", files[0], files[1]]);
        assert_eq!(
            said.refusal(2).lines().next().unwrap(),
            format!("error: {} is named twice: name each file once", files[1])
        );
        assert!(!scene.path(files[0]).exists());
    }
}
