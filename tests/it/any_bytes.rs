//! Whatever bytes a file holds, loading it ends in an atlas or in problems, and every
//! problem can be reported.

use crate::support::cli;
use catchment::atlas::{Atlas, Closed};
use catchment::date::Date;
use catchment::query::{self, AsAt};
use catchment::render::{Look, Presentation, card, path, report, tree};
use catchment::source::{Layer, SourceFile};
use proptest::prelude::*;
use proptest::sample::Index;

/// Loads the bytes and puts what is wrong into words; a line of a report is never long.
fn load(bytes: Vec<u8>) {
    let layer = Layer { files: vec![SourceFile::bytes("any.ron", bytes)] };
    match Atlas::load(&[layer]) {
        Ok(atlas) => walk(&atlas),
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in &problems {
                let report = report::problem(problem, Look::default());
                assert!(report.lines().all(|l| l.chars().count() < 1000 && !l.contains('\u{1b}')), "{report}");
            }
        }
    }
}

/// Whatever loads can be walked, shown and written.
fn walk(atlas: &Atlas) {
    for (day, closed) in [("2010", Closed::Leave), ("2020-03-31", Closed::Keep), ("2024", Closed::Leave)] {
        let as_at = AsAt::new(atlas, Date::parse(day).unwrap().last_day(), closed);
        let tree = query::listing(&as_at, as_at.snapshot().roots(), query::Depth::default());
        let orgs: Vec<_> = tree.orgs().collect();
        let links = query::links_among(&as_at, &orgs, query::Ends::Either);
        let json = tree::json(&tree);
        serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
        let texts = [
            tree::text(&tree, Look::default()),
            tree::text(&tree, Look { presentation: Presentation::Spoken, ..Look::default() }),
            tree::markdown(&tree),
            tree::table(&tree, Look::default()),
            tree::csv(&tree),
            tree::edges(&tree, &links),
            tree::mermaid(&tree, &links).text,
            tree::dot(&tree, &links).text,
            tree::html(&tree),
            tree::svg(&tree),
        ];
        assert!(texts.iter().all(|t| !t.contains('\u{1b}')));
        for &org in atlas.orgs() {
            let card = query::card(&as_at, org);
            let page = card::page(&as_at, &card);
            assert!(!card::text(&as_at, &page, Look::default()).contains('\u{1b}'));
            serde_json::from_str::<serde_json::Value>(&card::json(&as_at, &card)).expect("JSON");
        }
        if let (Some(&from), Some(&to)) = (atlas.orgs().first(), atlas.orgs().last()) {
            let way = query::path(&as_at, from, to);
            assert!(
                !path::text(&as_at, path::PathEnds { from, to }, way.as_ref(), Look::default())
                    .contains('\u{1b}')
            );
        }
    }
}

/// What a slip, a lost line or a hostile hand does to a file.
#[derive(Clone, Debug)]
enum Change {
    Byte(Index, u8),
    Cut(Index, Index),
    Twice(Index, Index),
    Put(Index, &'static str),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let put = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        ",",
        ":",
        "/*",
        "//",
        "\\",
        "\r\n",
        "\u{feff}",
        "é",
        "\u{202e}",
        "r#\"",
        "'",
        "Some(",
        "()",
        "None",
        "0x",
        "1e999",
        "-",
        "NaN",
        "#![enable(",
        "\u{1b}[2J",
        "\"PA\"",
        "since: \"2019-02-30\"",
    ]);
    let change = prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Cut(from, to)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Twice(from, to)),
        (any::<Index>(), put).prop_map(|(at, text)| Change::Put(at, text)),
    ];
    prop::collection::vec(change, 1..6)
}

fn apply(text: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    // A short stretch, so that one change leaves most of the file as it was.
    let stretch = |from: &Index, to: &Index, len: usize| {
        let from = from.index(len);
        from..(from + to.index(200)).min(len)
    };
    for change in changes {
        if bytes.is_empty() {
            return bytes;
        }
        let len = bytes.len();
        match change {
            Change::Byte(at, byte) => bytes[at.index(len)] = *byte,
            Change::Cut(from, to) => drop(bytes.drain(stretch(from, to, len))),
            Change::Twice(from, to) => {
                let stretch = stretch(from, to, len);
                let copy = bytes[stretch.clone()].to_vec();
                bytes.splice(stretch.end..stretch.end, copy);
            }
            Change::Put(at, text) => {
                let at = at.index(len);
                bytes.splice(at..at, text.bytes());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_at_all(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        load(bytes);
    }

    #[test]
    fn any_text_that_begins_like_an_atlas(text in "\\PC{0,200}") {
        load(format!("Atlas(format: 1, {text}").into_bytes());
        load(format!("Atlas(format: 1, organisations: [({text})], as_at: \"2020\")").into_bytes());
        load(format!("Atlas(format: 1, source: [\"s\"], links: [{text}]").into_bytes());
    }

    #[test]
    fn a_sound_file_with_a_few_changes(changes in changes()) {
        load(apply(cli::SMALL, &changes));
    }

    #[test]
    fn a_changed_file_below_or_above_a_sound_one(changes in changes(), is_above in any::<bool>()) {
        let changed = Layer { files: vec![SourceFile::bytes("changed.ron", apply(cli::SMALL, &changes))] };
        let sound = Layer { files: vec![SourceFile::text("sound.ron", cli::SMALL)] };
        let layers = if is_above { [sound, changed] } else { [changed, sound] };
        if let Err(problems) = Atlas::load(&layers) {
            assert!(!problems.is_empty());
        }
    }
}
