//! How long it takes to read, join and write the official registers, beside reading the same
//! files with the `csv` and `calamine` crates and nothing else. `CATCHMENT_REGISTERS` names a
//! folder with the real files; without it the made-up ones are read, which are small.
#![allow(clippy::print_stderr, reason = "who runs a bench is told what it runs on")]

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::LazyLock;

use calamine::{Reader, Xlsx};
use catchment::import::{ImportOptions, InputFile, Prescribers, import};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

static FILES: LazyLock<Vec<InputFile>> = LazyLock::new(|| {
    let folder = std::env::var_os("CATCHMENT_REGISTERS").map_or_else(
        || {
            eprintln!("CATCHMENT_REGISTERS names no folder: the made-up registers are read");
            PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/registers"))
        },
        PathBuf::from,
    );
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_register = |path: &PathBuf| path.extension().is_some_and(|end| end == "csv" || end == "xlsx");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_register).collect();
    paths.sort();
    let input =
        |path: PathBuf| Some(InputFile { bytes: fs::read(&path).ok()?, name: path.display().to_string() });
    paths.into_iter().filter_map(input).collect()
});

/// Every row of every file, and every cell of the workbook, read and let go.
#[divan::bench]
fn reading_alone(bencher: Bencher<'_, '_>) {
    LazyLock::force(&FILES);
    bencher.bench_local(|| FILES.iter().map(rows).sum::<usize>());
}

fn rows(file: &InputFile) -> usize {
    if file.bytes.starts_with(b"PK") {
        let Ok(mut book) = Xlsx::new(Cursor::new(file.bytes.as_slice())) else { return 0 };
        return book.worksheets().iter().map(|(_, range)| black_box(range).rows().count()).sum();
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.bytes.as_slice());
    reader.records().filter(|row| black_box(row).is_ok()).count()
}

/// The same files read, joined and written: GP practices.
#[divan::bench]
fn practices(bencher: Bencher<'_, '_>) {
    imported(bencher, Prescribers::Practices);
}

/// And with everybody who prescribes: more than 17,000 organisations of the real files.
#[divan::bench]
fn all_prescribers(bencher: Bencher<'_, '_>) {
    imported(bencher, Prescribers::All);
}

fn imported(bencher: Bencher<'_, '_>, prescribers: Prescribers) {
    LazyLock::force(&FILES);
    let wanted = ImportOptions { prescribers, ..ImportOptions::default() };
    bencher.bench_local(|| import(&FILES, wanted, |_| {}).map(|imported| imported.text.len()));
}
