//! Figures of one thing that differ from document to document stand together, with who counted what.

use crate::support::cli::{Scene, catchment};

const STPS: &str = "STPs: 44 (Ham, The King's Fund, as of February 2018: the plans of 2016); 44 (Royal College of Psychiatrists, as of October 2019: the first number); 41 (Royal College of Psychiatrists, as of October 2019: the number of 2019 by the same report; it does not say whether the 14 ICSs are among them); 42 (Sellick, as of November 2019); 44 (";

#[test]
fn how_many_stps_there_were_is_told_in_one_line() {
    for ask in [&["show", "england"][..], &["brief", "england"], &["show", "england", "--at", "2019-11-25"]] {
        let answer = catchment(ask);
        let answer = answer.answer().replace('\\', "");
        assert_eq!(answer.matches("Where documents give different figures").count(), 1, "{answer}");
        let answer_line = |text: &str| answer.lines().filter(|line| line.contains(text)).count();
        assert!(answer_line("44 STPs") + answer_line("41 STPs") + answer_line("42 STPs") == 0, "{answer}");
        let line = answer.lines().find(|line| line.contains("STPs: 44")).expect("it tells of STPs");
        assert!(line.contains(STPS), "{line}");
    }
}

#[test]
fn so_it_is_with_anybody() {
    let atlas = r#"Atlas(
        format: 1, title: "Landia", as_at: "2026-01-01",
        sources: {"a": (title: "A", publisher: "Ay"), "b": (title: "B", publisher: "Bee")},
        organisations: [(id: "X1", name: "Xford", kind: Board, source: ["a"], figures: [
            (what: "beds", value: 3, seen: "2025", source: ["a"]),
            (what: "staff", value: 7, seen: "2025", source: ["a"]),
            (what: "beds", value: 4, seen: "2025", source: ["b"]),
        ])],
    )"#;
    let scene = Scene::new("figures").with("small.ron", atlas);
    let shown = scene.ask(&["show", "X1"]);
    let card = shown.answer();
    assert!(card.contains("beds: 3 (Ay, as of 2025); 4 (Bee, as of 2025)"), "{card}");
    assert!(card.contains("Figures\n  7 staff"), "{card}");
}
