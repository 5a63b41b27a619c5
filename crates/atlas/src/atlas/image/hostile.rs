//! Compiled atlases that somebody damaged or made up: each is refused, or is an atlas that can
//! be asked anything.

use xxhash_rust::xxh3::xxh3_64;

use super::layout::{LENGTHS, MAGIC, PARTS};
use crate::atlas::{Atlas, Closed, NotCompiled, OrgIx, Snapshot, Stacked};
use crate::date::Day;
use crate::source::{Layer, SourceFile};

const SMALL: &str = include_str!("../../../../../tests/support/small.ron");
const MORE: &str = r#"Atlas(format: 1, source: ["list"],
    organisations: [(id: "T1", codes: [(scheme: Ods, code: "RX1", until: "2012")], aliases: ["Old Ash"])],
    links: [DrawsFrom(from: "T1", to: ["D1"], share: 0.4, share_of_area: 0.5, of: Admissions, note: "a survey")],
    localities: [(name: "Ash Green", what: Village, at: [("D1", 0.9, ["PA"]), ("D2", 0.1)], within: ["PA"])])"#;

/// Where the sum stands, and what it is of.
const SUM: std::ops::Range<usize> = MAGIC.len() + 12..MAGIC.len() + 20;

fn sound() -> Atlas {
    let layer = |text: &str| Layer { files: vec![SourceFile::text("small.ron", text.to_owned())] };
    let layers = [layer(SMALL), layer(MORE)];
    Atlas::load(&layers).expect("sound")
}

/// The same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap_or(0) % end.max(1)
    }
}

/// A few bytes changed, put in, taken out or moved.
fn mutated(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(bytes.len());
        match numbers.below(8) {
            0 => bytes[at] ^= 1 << numbers.below(8),
            1 => bytes[at] = u8::try_from(numbers.below(256)).unwrap_or(0),
            2 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][numbers.below(5)],
            3 => bytes.truncate(at),
            4 => bytes.insert(at, u8::try_from(numbers.below(256)).unwrap_or(0)),
            5 => {
                bytes.remove(at);
            }
            6 => {
                let to = numbers.below(bytes.len());
                bytes.swap(at, to);
            }
            _ => {
                let number = [0, 1, u32::MAX, u32::MAX - 1, 0x7fff_ffff, 1 << 16][numbers.below(6)];
                let end = (at + 4).min(bytes.len());
                bytes[at..end].copy_from_slice(&number.to_le_bytes()[..end - at]);
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// As a forger would leave it: the sum is right again.
fn with_right_sum(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.len() > SUM.end {
        let sum = xxh3_64(&bytes[SUM.end..]).to_le_bytes();
        bytes[SUM].copy_from_slice(&sum);
    }
    bytes
}

/// Asks an atlas for everything that it has.
fn ask_everything(atlas: &Atlas) -> usize {
    let mut seen = atlas.title().len();
    let day = |text: &str| crate::date::Date::parse(text).expect("a day").last_day();
    for day in [Day::MIN, day("2013"), day("2020-03-31"), atlas.as_at(), Day::MAX] {
        for closed in [Closed::Leave, Closed::Keep] {
            let snapshot = Snapshot::new(atlas, day, closed);
            seen += snapshot.top_down().len();
            for org in (0..atlas.len()).map(OrgIx::new) {
                seen += snapshot.ancestors(org).count()
                    + snapshot.name(org).len()
                    + usize::from(snapshot.is_there(org));
            }
        }
        seen += atlas.links().filter(|link| atlas.holds(link, day)).count();
    }
    for org in (0..atlas.len()).map(OrgIx::new) {
        assert_eq!(atlas.by_id(&atlas.org(org).id), Some(org), "an id is whose it says");
        seen += atlas.ever_within(org).count() + atlas.links_of(org).count();
        seen += atlas.sources_of(atlas.org(org).sources).count();
    }
    seen += atlas.patches().iter().map(|p| p.areas_ever().count()).sum::<usize>();
    seen += atlas.localities().iter().map(|l| l.at.len()).sum::<usize>();
    seen += atlas.terms().len() + atlas.events().len() + atlas.tiers().len() + atlas.sources().len();
    seen
}

fn attack(count: usize) {
    let atlas = sound();
    let bytes = atlas.compile().expect("small enough");
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let (mut refused, mut opened) = (0, 0);
    for _ in 0..count {
        let damaged = mutated(&bytes, &mut numbers);
        match Atlas::open(damaged.clone()) {
            Ok(_) => assert_eq!(damaged, bytes, "what is damaged is refused"),
            Err(_) => refused += 1,
        }
        let forged = with_right_sum(damaged);
        if let Ok(forged) = Atlas::open(forged) {
            opened += 1;
            assert!(ask_everything(&forged) > 0);
            let again = forged.compile().expect("small enough");
            assert!(Atlas::open(again).is_ok(), "an atlas that was opened can be compiled");
        }
    }
    assert!(
        refused > count / 2 && opened > 0,
        "{refused} of {count} were refused, {opened} forged ones opened"
    );
}

#[test]
fn damaged_atlases_are_refused_and_forged_ones_can_be_asked_anything() {
    attack(3_000);
}

/// As above, for as many as take half an hour.
#[test]
#[ignore = "it takes long; run it after every change of the form, in a release build"]
fn a_million_damaged_atlases() {
    attack(1_000_000);
}

#[test]
fn what_is_opened_is_what_was_compiled() {
    let atlas = sound();
    let bytes = atlas.compile().expect("small enough");
    let opened = Atlas::open(bytes.clone()).expect("sound");
    assert_eq!(opened.records_read(), 0, "nothing is read before it is asked for");
    assert_eq!(ask_everything(&opened), ask_everything(&atlas));
    assert!(opened.links().zip(atlas.links()).all(|(one, other)| one == other));
    assert_eq!(opened.compile().expect("small enough"), bytes, "and compiles to the same bytes");
    let built_in = Atlas::built_in(bytes.leak()).expect("sound");
    assert_eq!(ask_everything(&built_in), ask_everything(&atlas));
}

#[test]
fn each_refusal_says_what_is_wrong() {
    let bytes = sound().compile().expect("small enough");
    let changed = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        bytes
    };
    let table: [(Vec<u8>, &str); 6] = [
        (b"Atlas(format: 1)".to_vec(), "it is not a compiled atlas"),
        (Vec::new(), "it is not a compiled atlas"),
        (
            changed(MAGIC.len()),
            "it was compiled by another version of catchment; compile it again with this one",
        ),
        (
            bytes[..40].to_vec(),
            "it is damaged (it ends in its head); make it again from what it was compiled of",
        ),
        (
            bytes[..bytes.len() - 1].to_vec(),
            "it is damaged (it has not the length that it says); make it again from what it was compiled of",
        ),
        (
            changed(bytes.len() - 1),
            "it is damaged (its bytes do not add up); make it again from what it was compiled of",
        ),
    ];
    for (bytes, expected) in table {
        assert_eq!(Atlas::open(bytes).expect_err("refused").to_string(), expected);
    }
    assert_eq!(Atlas::open(MAGIC.to_vec()).expect_err("refused"), NotCompiled::Damaged("it ends in its head"));
}

#[test]
fn a_line_on_a_compiled_atlas_reads_no_more_than_it_speaks_of() {
    let base = Atlas::open(sound().compile().expect("small enough")).expect("sound");
    let mine = r#"Atlas(format: 1, source: ["list"], organisations: [(id: "T1", aliases: ["Ash"]),
        (id: "mine", name: "Mine", kind: Partnership, parent: "PA")])"#;
    let layer = Layer { files: vec![SourceFile::text("mine.ron", mine)] };
    let atlas = Atlas::stack(&[Stacked::Compiled(&base), Stacked::Files(&layer)]).expect("sound");
    assert!(base.records_read() < base.len() / 2, "{} of {} were read", base.records_read(), base.len());
    assert_eq!(atlas.len(), base.len() + 1);
    assert!(atlas.org(atlas.by_id("T1").expect("there")).also_known_as().any(|name| name == "Ash"));
}

/// A forger may put bytes where nothing reads them, or shares that are none.
#[test]
fn spare_bytes_and_shares_that_are_none_are_refused() {
    let bytes = sound().compile().expect("small enough");
    let lengths: Vec<usize> = (0..PARTS).map(|part| length(&bytes, part)).collect();
    for part in 0..PARTS {
        for spare in [1, 4] {
            let end = LENGTHS + 4 * PARTS + lengths[..=part].iter().sum::<usize>();
            let mut forged = bytes.clone();
            forged.splice(end..end, std::iter::repeat_n(0, spare));
            let longer = u32::try_from(lengths[part] + spare).expect("short").to_le_bytes();
            forged[LENGTHS + 4 * part..LENGTHS + 4 * part + 4].copy_from_slice(&longer);
            assert!(Atlas::open(with_right_sum(forged)).is_err(), "{spare} spare bytes after part {part}");
        }
    }
    let share = 0.9_f64.to_le_bytes();
    let at = bytes.windows(8).position(|eight| eight == share).expect("the share of a locality");
    let mut forged = bytes;
    forged[at..at + 8].copy_from_slice(&1.5_f64.to_le_bytes());
    assert_eq!(
        Atlas::open(with_right_sum(forged)).expect_err("refused"),
        NotCompiled::Damaged("a share of it is not between 0 and 1")
    );
}

fn length(bytes: &[u8], part: usize) -> usize {
    let four = &bytes[LENGTHS + 4 * part..LENGTHS + 4 * part + 4];
    u32::from_le_bytes(four.try_into().expect("four")) as usize
}
