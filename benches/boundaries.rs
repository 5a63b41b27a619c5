//! How long boundaries take to compare and findings to find, and how that grows with the land.

use std::fmt::Write as _;
use std::sync::LazyLock;

use catchment::atlas::{Atlas, Closed, OrgIx};
use catchment::boundaries::{Comparison, FindingOptions, Weight};
use catchment::bundled::bundled;
use catchment::query::{self, AsAt, Filter, boundary_findings, dated};
use catchment::source::{Layer, SourceFile};
use catchment::words::KindWord;
use divan::Bencher;

fn main() {
    divan::main();
}

static ENGLAND: LazyLock<Atlas> = LazyLock::new(|| bundled().unwrap_or_else(|why| unreachable!("{why}")));

fn load(layer: &Layer) -> Atlas {
    Atlas::load(std::slice::from_ref(layer)).unwrap_or_else(|_| unreachable!("a sound atlas"))
}

fn england() -> AsAt<'static> {
    AsAt::new(&ENGLAND, ENGLAND.as_at(), Closed::Leave)
}

fn all(there: &AsAt<'_>, words: &[&str]) -> Vec<OrgIx> {
    let of_kind = |word: &&str| query::list(there, Filter { kind: KindWord::from_word(word), tier: None });
    words.iter().flat_map(of_kind).collect()
}

/// 296 councils over 36 systems.
#[divan::bench]
fn councils_over_systems(bencher: Bencher<'_, '_>) {
    let there = england();
    let (a, b) = (all(&there, &["local-authority"]), all(&there, &["system"]));
    bencher.bench_local(|| Comparison::of(there.land(), &a, &b, Weight::Residents));
}

/// Some 350 areas over the same 350: councils, commissioners, places and systems.
#[divan::bench]
fn everything_over_everything(bencher: Bencher<'_, '_>) {
    let there = england();
    let mut areas = all(&there, &["local-authority", "commissioner", "place", "system"]);
    areas.truncate(350);
    bencher.bench_local(|| Comparison::of(there.land(), &areas, &areas, Weight::Residents));
}

/// The land of every area on a day, of which every answer about boundaries has need.
#[divan::bench]
fn the_land_of_a_day(bencher: Bencher<'_, '_>) {
    bencher.bench_local(england);
}

#[divan::bench]
fn all_findings_of_a_day(bencher: Bencher<'_, '_>) {
    let there = england();
    bencher.bench_local(|| boundary_findings(&there, None, FindingOptions::default()));
}

#[divan::bench]
fn findings_of_a_system(bencher: Bencher<'_, '_>) {
    let there = england();
    let system = ENGLAND.by_id("QKK");
    bencher.bench_local(|| boundary_findings(&there, system, FindingOptions::default()));
}

/// For how long each of them has held.
#[divan::bench]
fn since_when_of_all_findings(bencher: Bencher<'_, '_>) {
    let there = england();
    let found = boundary_findings(&there, None, FindingOptions::default());
    bencher.bench_local(|| dated(&there, found.clone(), FindingOptions::default()));
}

/// A strip of land: each council has two pieces, each commissioner the half of two councils.
fn strip(areas: usize) -> Atlas {
    let mut text = String::from(
        "Atlas(format: 1, title: \"A strip\", as_at: \"2026-06-30\", source: [\"s\"], \
         sources: {\"s\": (title: \"Made up\", publisher: \"nobody\")}, organisations: [\n",
    );
    for number in 0..areas {
        let _ = writeln!(text, "(id: \"u{number}\", name: \"Council {number}\", kind: Unitary),");
        let _ = writeln!(text, "(id: \"c{number}\", name: \"Commissioner {number}\", kind: SubIcb),");
    }
    text.push_str("], patches: [\n");
    for piece in 0..2 * areas {
        let (council, commissioner) = (piece / 2, piece.div_ceil(2) % areas);
        let residents = 1000 + piece % 7;
        let _ = writeln!(
            text,
            "(areas: [\"u{council}\", \"c{commissioner}\"], residents: {residents}, small_areas: 1),"
        );
    }
    text.push_str("])");
    load(&Layer { files: vec![SourceFile::text("strip.ron", text)] })
}

#[divan::bench(args = [100, 200, 400, 800])]
fn a_strip_of_so_many_areas(bencher: Bencher<'_, '_>, areas: usize) {
    let atlas = strip(areas);
    let there = AsAt::new(&atlas, atlas.as_at(), Closed::Leave);
    let (a, b) = (all(&there, &["local-authority"]), all(&there, &["commissioner"]));
    bencher.bench_local(|| Comparison::of(there.land(), &a, &b, Weight::Residents));
}
