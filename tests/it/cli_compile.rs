//! `catchment compile`, and the compiled atlas wherever an atlas is asked for.

use crate::support::cli::{Outcome, Scene};
use crate::support::registers;

/// Questions whose answers must be the same of the text and of the compiled form.
const QUESTIONS: &[&[&str]] = &[
    &["tree"],
    &["tree", "QA1", "--format", "json"],
    &["find", "ash"],
    &["find", "--limit", "0", "--closed", "--format", "csv"],
    &["show", "T1"],
    &["show", "D2", "--format", "json"],
    &["path", "PA", "PC"],
    &["overlap", "D2", "PB"],
    &["boundaries"],
    &["history", "S1"],
    &["diff", "land", "--from", "2019", "--to", "2024"],
    &["brief", "QA1"],
    &["map", "--format", "json"],
    &["sources", "--format", "json"],
    &["terms"],
    &["check"],
];

const MINE: &str = r#"Atlas(format: 1, source: ["me"], sources: { "me": (title: "What I know", publisher: "Me") },
    organisations: [(id: "ashtown-together", name: "Ashtown Together", kind: Partnership, parent: "PA", since: "2024")],
    links: [PartnerOf(from: "T1", to: ["ashtown-together"])])"#;

fn asked(scene: &Scene, question: &[&str], atlas: &[&str]) -> Outcome {
    scene.run(&[question, atlas].concat())
}

#[test]
fn the_compiled_form_answers_as_the_text_does() {
    let scene = Scene::small("alike").with("mine.ron", MINE);
    let said = scene.run(&["compile", "small.ron", "--out", "small.atlas"]);
    let first = said.answer().lines().next().unwrap().to_owned();
    assert_eq!(
        said.answer(),
        format!("{first}\nWrote small.atlas. To open it: catchment --data small.atlas\n")
    );
    assert!(first.contains("organisations") && first.contains("patches"), "{first}");
    for question in QUESTIONS {
        let of_text = asked(&scene, question, &["--data", "small.ron"]);
        assert_eq!(asked(&scene, question, &["--data", "small.atlas"]), of_text, "{question:?}");
        let of_text = asked(&scene, question, &["--data", "small.ron", "--with", "mine.ron"]);
        assert_eq!(
            asked(&scene, question, &["--data", "small.atlas", "--with", "mine.ron"]),
            of_text,
            "{question:?}"
        );
    }
}

#[test]
fn a_compiled_atlas_can_lie_on_another() {
    let scene = Scene::small("on top").with("mine.ron", MINE);
    let both = scene.run(&["compile", "small.ron", "--with", "mine.ron", "--out", "both.atlas"]);
    both.answer();
    // What is in it stands in the bundled atlas under no id, so the two add up.
    let with = scene.run(&["show", "ashtown-together", "--with", "both.atlas"]);
    assert!(with.answer().contains("Ashtown Together"), "{with}");
    assert!(scene.run(&["show", "oxleas", "--with", "both.atlas"]).answer().contains("Oxleas"));
}

#[test]
fn registers_are_imported_into_either_form() {
    let scene = registers::all().into_iter().fold(Scene::new("either form"), |scene, (name, bytes)| {
        scene.with(&format!("registers/{name}"), bytes)
    });
    scene.run(&["import", "registers", "--out", "r.ron"]).answer();
    let said = scene.run(&["import", "registers", "--out", "r.atlas"]);
    assert!(said.answer().contains("Wrote r.atlas.\n"), "{said}");
    let tree = |data: &str| scene.run(&["tree", "--depth", "9", "--data", data]);
    tree("r.ron").answer();
    assert_eq!(tree("r.atlas"), tree("r.ron"));
}

#[test]
fn what_cannot_be_opened_says_why_and_what_to_do() {
    let scene = Scene::small("refused");
    scene.run(&["compile", "small.ron", "--out", "small.atlas"]).answer();
    let bytes = std::fs::read(scene.path("small.atlas")).unwrap();
    let changed = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        bytes
    };
    let damaged = "make it again from what it was compiled of";
    let table: [(&str, Vec<u8>, &str); 3] = [
        (
            "old.atlas",
            changed(16),
            "it was compiled by another version of catchment; compile it again with this one",
        ),
        ("bent.atlas", changed(bytes.len() / 2), damaged),
        ("short.atlas", bytes[..bytes.len() / 2].to_vec(), damaged),
    ];
    for (name, bytes, why) in table {
        std::fs::write(scene.path(name), bytes).unwrap();
        for args in [&["tree", "--data", name][..], &["tree", "--with", name], &["check", name]] {
            let said = scene.run(args);
            assert!(said.refusal(1).starts_with(&format!("catchment: cannot open {name}: ")), "{said}");
            assert!(said.stderr.contains(why), "{said}");
        }
    }
}

#[test]
fn nothing_that_is_there_is_written_over_unasked() {
    let scene = Scene::small("there").with("kept.atlas", "mine");
    let said = scene.run(&["compile", "small.ron", "--out", "kept.atlas"]);
    assert_eq!(
        said.refusal(2),
        "catchment: there is a file kept.atlas already; say another, or --force to write over it\n"
    );
    assert_eq!(std::fs::read(scene.path("kept.atlas")).unwrap(), b"mine");
    scene.run(&["compile", "small.ron", "--out", "kept.atlas", "--force"]).answer();
    let same = scene.run(&["compile", "small.ron", "--out", "small.ron"]);
    assert!(same.refusal(2).contains("small.ron is one of the files to be read; write to another"), "{same}");
    let nowhere = scene.run(&["compile", "small.ron", "--out", "none/x.atlas"]);
    assert!(nowhere.refusal(2).contains("there is no folder"), "{nowhere}");
    let faulty = Scene::new("faulty").with("mine.ron", "Atlas(format: 1)");
    let said = faulty.run(&["compile", "mine.ron", "--out", "x.atlas"]);
    assert!(said.refusal(1).contains("as_at") && !faulty.path("x.atlas").exists(), "{said}");
}

#[test]
fn what_is_read_is_never_written_over_also_where_its_folder_is_named() {
    let scene = Scene::small("own-input");
    std::fs::create_dir(scene.path("mix")).unwrap();
    std::fs::copy(scene.path("small.ron"), scene.path("mix/a.ron")).unwrap();
    let same = scene.run(&["compile", "mix", "--out", "mix/a.atlas"]);
    assert_eq!(same.status, 0, "{same}");
    for (out, why) in [
        ("-", "write it to a file that ends in .atlas"),
        ("new.ron", "write it to a file that ends in .atlas"),
        ("mix/a.ron", "mix/a.ron is one of the files to be read; write to another"),
    ] {
        let refused = scene.run(&["compile", "mix", "--out", out, "--force"]);
        assert!(refused.refusal(2).contains(why), "{refused}");
    }
    assert_eq!(
        std::fs::read(scene.path("mix/a.ron")).unwrap(),
        std::fs::read(scene.path("small.ron")).unwrap()
    );
}

/// What comes through a pipe is read once; of a folder the texts are read.
#[cfg(unix)]
#[test]
fn a_compiled_atlas_comes_through_a_pipe_and_not_in_a_folder() {
    let scene = Scene::small("piped").with("folder/a.txt", "").with("texts/small.ron", "");
    scene.run(&["compile", "small.ron", "--out", "small.atlas"]).answer();
    let bytes = std::fs::read(scene.path("small.atlas")).unwrap();
    let tree = ["tree", "QA1", "--data"];
    let piped = crate::support::cli::command(&scene.path(""))
        .args(tree)
        .arg("/dev/stdin")
        .write_stdin(bytes.clone())
        .output()
        .unwrap();
    let of_file = scene.run(&["tree", "QA1", "--data", "small.atlas"]);
    assert_eq!(String::from_utf8_lossy(&piped.stdout), of_file.answer());
    std::fs::write(scene.path("folder/small.atlas"), &bytes).unwrap();
    std::fs::write(scene.path("texts/small.ron"), &bytes).unwrap();
    for (folder, file) in [("folder", "folder/small.atlas"), ("texts", "texts/small.ron")] {
        let said = scene.run(&["tree", "--data", folder]);
        let expected = format!(
            "error: {file} in the folder {folder} is compiled, and of a folder the texts are read: name the file itself"
        );
        assert!(said.refusal(2).starts_with(&expected), "{said}");
    }
}
