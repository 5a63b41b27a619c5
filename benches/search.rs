//! How long a search key takes, and how long it takes to make an atlas ready for the first.
//!
//! The atlases are made up, of the sizes that matter: all practices, networks, sites and
//! trusts of England (60,000), and the whole register (371,000). Their names are put
//! together as the register's are, and have about as many words.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::sync::LazyLock;

use catchment::atlas::Atlas;
use catchment::search::{Index, resolve};
use catchment::source::{Layer, SourceFile};
use divan::{Bencher, black_box};

const ENGLAND: usize = 60_000;
const REGISTER: usize = 371_000;

/// As many hits as a screen shows, and then some.
const SHOWN: usize = 100;

/// Keys typed one after the other, and whole queries.
const KEYS: [&str; 30] = [
    "s",
    "so",
    "sou",
    "sout",
    "south",
    "south ",
    "south l",
    "south lon",
    "south london m",
    "south lon mauds",
    "m",
    "ma",
    "mau",
    "maudl",
    "maudlsey",
    "t",
    "the",
    "n",
    "nhs",
    "a",
    "e",
    "st g",
    "saint georges",
    "guys thomas",
    "bexly",
    "medical centre",
    "surgery",
    "pcn north",
    "ent",
    "qqqq",
];

static OF_ENGLAND: LazyLock<Atlas> = LazyLock::new(|| atlas(ENGLAND));
static OF_REGISTER: LazyLock<Atlas> = LazyLock::new(|| atlas(REGISTER));

fn main() {
    divan::main();
}

#[divan::bench(args = [ENGLAND, REGISTER], sample_count = 20)]
fn index(bencher: Bencher<'_, '_>, size: usize) {
    let atlas = if size == ENGLAND { &*OF_ENGLAND } else { &*OF_REGISTER };
    bencher.bench(|| Index::new(atlas));
}

#[divan::bench(args = KEYS, sample_count = 100)]
fn key_england(bencher: Bencher<'_, '_>, key: &str) {
    find(bencher, key, &OF_ENGLAND);
}

#[divan::bench(args = KEYS, sample_count = 100)]
fn key_register(bencher: Bencher<'_, '_>, key: &str) {
    find(bencher, key, &OF_REGISTER);
}

#[divan::bench(args = ["y56", "South East London", "slam", "maud"], sample_count = 20)]
fn resolve_england(bencher: Bencher<'_, '_>, text: &str) {
    let atlas = &*OF_ENGLAND;
    bencher.bench(|| resolve(atlas, black_box(text), atlas.as_at()));
}

#[divan::bench(sample_count = 20)]
fn first_key_england(bencher: Bencher<'_, '_>) {
    let atlas = &*OF_ENGLAND;
    bencher
        .with_inputs(|| Index::new(atlas))
        .bench_refs(|index| index.find("s", atlas.as_at(), SHOWN, |_| true));
}

fn find(bencher: Bencher<'_, '_>, key: &str, atlas: &Atlas) {
    let index = Index::new(atlas);
    bencher.bench(|| index.find(black_box(key), atlas.as_at(), SHOWN, |_| true));
}

/// An atlas of so many organisations.
fn atlas(size: usize) -> Atlas {
    let mut text = String::from(
        r#"Atlas(format: 1, title: "Made up", as_at: "2026-06-30", source: ["s"],
        sources: { "s": (title: "Made up", publisher: "A bench", published: "2026", licence: "none") }, organisations: [
        (id: "england", name: "England", kind: Nation), (id: "Y56", name: "London", kind: Region, parent: "england"),
        (id: "RV5", name: "South London and Maudsley NHS Foundation Trust", kind: MentalHealthTrust, parent: "Y56", aliases: ["SLaM"]),
        (id: "QKK", name: "South East London", kind: Icb, parent: "Y56"),"#,
    );
    let mut dice = Dice(7);
    for number in 0..size - 4 {
        organisation(&mut text, number, &mut dice);
    }
    text.push_str("])");
    Atlas::load(&[Layer { files: vec![SourceFile::text("bench.ron", text)] }]).expect("a clean atlas")
}

/// Trusts with former names and aliases, networks, practices of whom some have closed,
/// sites and independent providers, in about the shares in which the register has them.
fn organisation(text: &mut String, number: usize, dice: &mut Dice) {
    let place = dice.name();
    let person = dice.name();
    let head = dice.of(&HEADS);
    let written = match dice.upto(100) {
        0 => write!(
            text,
            r#"(id: "R{number:06}", name: "{place} and {person} NHS Foundation Trust", kind: AcuteTrust, parent: "Y56",
            styles: [(name: "{place} Hospitals NHS Trust", until: "2015-03-31")], aliases: ["{place} Hospitals"]),"#
        ),
        1..=4 => write!(
            text,
            r#"(id: "U{number:06}", name: "{head} {place} PCN", kind: Pcn, parent: "QKK", since: "2019-07-01"),"#
        ),
        5..=40 => {
            let (tail, until) = (dice.of(&PRACTICES), dice.of(&["", "", r#", until: "2017-09-30""#]));
            write!(
                text,
                r#"(id: "G{number:06}", name: "The {person} {tail}", kind: Practice, parent: "QKK"{until}),"#
            )
        }
        41..=70 => {
            let tail = dice.of(&SITES);
            write!(
                text,
                r#"(id: "S{number:06}", name: "{place} {tail} - {head} {person}", kind: Hospital, parent: "QKK"),"#
            )
        }
        _ => {
            let tail = dice.of(&HOMES);
            write!(
                text,
                r#"(id: "V{number:06}", name: "{person} {tail}", kind: IndependentProvider, parent: "QKK"),"#
            )
        }
    };
    written.expect("a string takes all");
}

const HEADS: [&str; 10] =
    ["North", "South", "East", "West", "Central", "St Mary's", "St George's", "Greater", "South East", "Royal"];
const PRACTICES: [&str; 8] = [
    "Surgery",
    "Medical Centre",
    "Health Centre",
    "Practice",
    "Medical Practice",
    "Group Practice",
    "Road Surgery",
    "Family Practice",
];
const SITES: [&str; 6] =
    ["General Hospital", "Community Hospital", "Health Centre", "Clinic", "Day Centre", "Walk-in Centre"];
const HOMES: [&str; 6] = [
    "House Care Home",
    "Lodge Nursing Home",
    "Court Residential Home",
    "Pharmacy Ltd",
    "Dental Care",
    "Healthcare Limited",
];
const FIRST: [&str; 40] = [
    "Bex", "Brom", "Green", "Lam", "Lewis", "South", "Croy", "King", "Mer", "Rich", "Sut", "Wands", "Hert",
    "Black", "Stan", "Chester", "Wolver", "Nor", "Glou", "Wor", "Ash", "Hal", "Thorn", "Maid", "Dart",
    "Graves", "Can", "Dover", "Folk", "Ton", "Seven", "Swan", "Whit", "Hast", "East", "Pol", "Mon", "Rother",
    "Don", "Hudders",
];
const SECOND: [&str; 30] = [
    "ley", "ham", "wich", "beth", "ton", "wark", "don", "ford", "mond", "worth", "pool", "field", "bury",
    "cester", "stone", "bourne", "mere", "wood", "bridge", "hurst", "gate", "stead", "combe", "minster",
    "borough", "hampton", "dale", "end", "mouth", "port",
];
const THIRD: [&str; 16] =
    ["", "", "", "", "er", "s", "ing", "by", "shire", "an", "le", "ell", "ow", "ard", "ick", "ey"];

/// Numbers that come out the same on each run.
struct Dice(u64);

impl Dice {
    fn upto(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.upto(words.len())]
    }

    /// One of some fifteen thousand words, or two of them.
    fn name(&mut self) -> String {
        let word = |dice: &mut Self| [dice.of(&FIRST), dice.of(&SECOND), dice.of(&THIRD)].concat();
        if self.upto(4) == 0 { format!("{} {}", word(self), word(self)) } else { word(self) }
    }
}
