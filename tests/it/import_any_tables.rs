//! Whatever stands in a table of one's own, importing it ends in an atlas that can be read or in
//! words that say what is wrong with which cell; never in a panic.

use crate::support::england::ENGLAND;
use catchment::atlas::{Atlas, Stacked};
use catchment::import::own::SHAPES;
use catchment::import::{ImportOptions, InputFile, Known, KnownOrganisation, Opened};
use catchment::render::import::{refusal, summary};
use catchment::source::{Layer, SourceFile};
use catchment::words::Kind;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Some of whom is built in.
fn known() -> Known {
    let mut known = Known::default();
    for (id, kind) in [("RPG", Kind::MentalHealthTrust), ("QKK", Kind::Icb), ("E09000004", Kind::LondonBorough)]
    {
        known.add(KnownOrganisation { id: id.to_owned(), kind: Some(kind), ..KnownOrganisation::default() });
    }
    known
}

/// Imports, and holds what comes of it to what is promised.
fn holds(tables: &[(String, Vec<u8>)]) {
    let inputs: Vec<InputFile> =
        tables.iter().map(|(name, bytes)| InputFile { name: name.clone(), bytes: bytes.clone() }).collect();
    let said = |text: &str| {
        assert!(!text.contains('\u{1b}') && text.lines().all(|line| line.chars().count() < 1500), "{text}");
    };
    let opened = Opened::new(&inputs, |_| {});
    match opened.import(ImportOptions::default(), &known(), |_| {}) {
        Err(refusals) => {
            assert!(!refusals.is_empty());
            for refusal in &refusals {
                assert!(tables.iter().any(|(name, _)| refusal.file == *name), "{refusal}");
                assert!(!refusal.what.is_empty() && !refusal.help.is_empty(), "{refusal}");
            }
            said(&refusal(&refusals));
        }
        Ok(imported) => {
            said(&summary(&imported, None));
            let file = SourceFile::text("imported.ron", imported.text.clone());
            let layer = Layer { files: vec![file] };
            if let Err(problems) = Atlas::stack(&[Stacked::Compiled(&ENGLAND), Stacked::Files(&layer)]) {
                // What it says may not fit together; that it can be read at all is promised.
                let all = format!("{problems:?}");
                assert!(!all.contains("Syntax") && !all.contains("WrongType"), "{all}\n{}", imported.text);
            }
        }
    }
}

/// What a cell may hold that is something somewhere, and what is nothing anywhere.
const CELLS: [&str; 34] = [
    "",
    "RPG",
    "QKK",
    "E09000004",
    "mine",
    "yours",
    "mine;yours",
    "place",
    "Partnership",
    "serves",
    "draws-from",
    "SucceededBy",
    "acute",
    "whole",
    "within E09000004",
    "within",
    "0.5",
    "27",
    "-1",
    "NaN",
    "1e400",
    "2024",
    "2024-04-01",
    "31/12/2023",
    "9999-99-99",
    "E09000004 0.5;QKK 0.6",
    "E09000004 since 2020 until 2019",
    ";;;",
    "certain",
    "town",
    "ods",
    "\u{202e}\u{1b}[31m",
    "\"",
    "=1+1",
];

fn in_quotes(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_cells_under_any_headings(
        tables in prop::collection::vec(
            (any::<Index>(), prop::collection::vec(prop::collection::vec(select(&CELLS[..]), 0..16), 0..6)),
            1..4,
        ),
        leave_out in any::<Index>(),
    ) {
        let files: Vec<(String, Vec<u8>)> = tables.iter().enumerate().map(|(number, (shape, rows))| {
            let shape = shape.get(&SHAPES);
            let columns: Vec<&str> = shape.columns().collect();
            let out = leave_out.index(columns.len() + 3);
            let headings = columns.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, name)| *name);
            let mut text = headings.collect::<Vec<_>>().join(",") + "\n";
            for row in rows {
                text = text + &row.iter().map(|cell| in_quotes(cell)).collect::<Vec<_>>().join(",") + "\n";
            }
            (format!("{number}.csv"), text.into_bytes())
        }).collect();
        holds(&files);
    }

    #[test]
    fn any_slip_in_a_table_that_was_sound(
        which in any::<Index>(), at in any::<Index>(), put in prop::collection::vec(any::<u8>(), 0..4), cut in 0_usize..4,
    ) {
        let mut files: Vec<(String, Vec<u8>)> =
            SHAPES.iter().map(|shape| (format!("{}.csv", shape.name), shape.begun().into_bytes())).collect();
        let bytes = &mut files[which.index(SHAPES.len())].1;
        let at = at.index(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put);
        holds(&files);
    }
}
