//! Whatever becomes of a register on its way, importing it ends in a sound atlas or in words
//! that say what is wrong with which file; never in a panic, never in an atlas that does not
//! load.
#![allow(clippy::print_stdout)]

use std::path::PathBuf;

use crate::support::registers;
use catchment::atlas::Atlas;
use catchment::date::Day;
use catchment::import::{ImportOptions, InputFile, Prescribers, import};
use catchment::render::import::{refusal, report, summary};
use catchment::source::{Layer, SourceFile};
use proptest::prelude::*;
use proptest::sample::Index;

/// What became of one damaged file among sound ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Atlas,
    Refused,
    /// The program would say that the files contradict one another.
    Contradiction,
}

/// Imports, and holds what comes of it to what is promised.
#[track_caller]
fn end_of(inputs: &[InputFile]) -> End {
    let prescribers = if inputs.len().is_multiple_of(2) { Prescribers::All } else { Prescribers::Practices };
    let said = |text: &str| {
        assert!(!text.contains('\u{1b}') && text.lines().all(|line| line.chars().count() < 1500), "{text}");
    };
    match import(inputs, ImportOptions { prescribers, ..ImportOptions::default() }, |_| {}) {
        Err(refusals) => {
            assert!(!refusals.is_empty());
            for refusal in &refusals {
                assert!(inputs.iter().any(|input| refusal.file.starts_with(&input.name)), "{refusal}");
                assert!(!refusal.what.is_empty() && !refusal.help.is_empty());
            }
            said(&refusal(&refusals));
            End::Refused
        }
        Ok(imported) => {
            said(&summary(&imported, None));
            assert!(!report(&imported).is_empty());
            let file = SourceFile::text("imported.ron", imported.text.clone());
            match Atlas::load(&[Layer { files: vec![file] }]) {
                Ok(atlas) => {
                    assert_eq!(atlas.len(), imported.size.organisations);
                    End::Atlas
                }
                // Not one of them may be that the text could not be read at all.
                Err(problems) => {
                    let all = format!("{problems:?}");
                    assert!(!all.contains("Syntax") && !all.contains("NotText"), "{all}");
                    End::Contradiction
                }
            }
        }
    }
}

fn inputs(files: Vec<(&str, Vec<u8>)>) -> Vec<InputFile> {
    files.into_iter().map(|(name, bytes)| InputFile { name: name.to_owned(), bytes }).collect()
}

/// Every register, one of them with these bytes.
fn with(name: &str, bytes: Vec<u8>) -> Vec<InputFile> {
    let mut all = inputs(registers::all());
    all.iter_mut().find(|input| input.name == name).unwrap().bytes = bytes;
    all
}

fn bytes(name: &str) -> Vec<u8> {
    registers::all().into_iter().find(|(known, _)| *known == name).unwrap().1
}

const TEXTS: [&str; 7] =
    ["eccg.csv", "epraccur.csv", "etr.csv", "lookup19.csv", "lookup20.csv", "residents.csv", "succ.csv"];

#[test]
fn as_they_are_they_make_an_atlas() {
    assert_eq!(end_of(&inputs(registers::all())), End::Atlas);
    for (name, bytes) in registers::all() {
        // How many live where says nothing of any day.
        let end = if name == "residents.csv" { End::Refused } else { End::Atlas };
        assert_eq!(end_of(&inputs(vec![(name, bytes)])), end, "{name} by itself");
    }
}

#[test]
fn registers_of_today_make_an_atlas_and_cut_off_are_refused_or_make_one() {
    assert_eq!(end_of(&inputs(registers::of_today())), End::Atlas);
    for at in 0..registers::of_today().len() {
        let (name, whole) = registers::of_today().swap_remove(at);
        for end in (0..whole.len()).step_by(if whole.len() > 1000 { 37 } else { 5 }) {
            let mut files = registers::of_today();
            files[at].1.truncate(end);
            assert_ne!(end_of(&inputs(files)), End::Contradiction, "{name} cut at {end}");
        }
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused_or_makes_a_sound_atlas() {
    for name in TEXTS {
        let whole = bytes(name);
        let step = if whole.len() > 3000 { 7 } else { 1 };
        for end in (0..whole.len()).step_by(step) {
            let cut = &whole[..end];
            let came = end_of(&with(name, cut.to_vec()));
            assert_ne!(came, End::Contradiction, "{name} cut at {end}");
            let by_itself = end_of(&inputs(vec![(name, cut.to_vec())]));
            assert_ne!(by_itself, End::Contradiction, "{name} by itself, cut at {end}");
            // In the middle of a cell in quotes nobody can take it for whole.
            if String::from_utf8_lossy(cut).matches('"').count() % 2 == 1 {
                assert_eq!(came, End::Refused, "{name} cut at {end}");
            }
        }
    }
}

#[test]
fn a_workbook_cut_off_anywhere_is_refused() {
    let whole = registers::epcn();
    for end in 2..whole.len() {
        assert_eq!(end_of(&with("ePCN.xlsx", whole[..end].to_vec())), End::Refused, "cut at {end}");
    }
}

#[test]
fn columns_in_another_order_are_refused_or_make_a_sound_atlas() {
    let swapped = |row: &str, (a, b): (usize, usize)| {
        let mut cells: Vec<&str> = row.split(',').collect();
        cells.swap(a, b);
        cells.join(",")
    };
    for name in TEXTS {
        let text = String::from_utf8(bytes(name)).unwrap();
        let columns = text.lines().next().unwrap().split(',').count();
        for pair in (0..columns).flat_map(|a| (a + 1..columns).map(move |b| (a, b))) {
            let all: String = text.lines().map(|row| swapped(row, pair) + "\n").collect();
            end_of(&with(name, all.into_bytes()));
        }
    }
    // With a header the order says nothing.
    let text = String::from_utf8(bytes("lookup19.csv")).unwrap();
    let turned: String = text.lines().map(|row| swapped(row, (0, 5)) + "\n").collect();
    let text_of = |files: &[InputFile]| {
        registers::without_inputs(&import(files, ImportOptions::default(), |_| {}).unwrap().text)
    };
    assert_eq!(text_of(&with("lookup19.csv", turned.into_bytes())), text_of(&inputs(registers::all())));
}

#[test]
fn what_is_packed_or_in_another_encoding_is_refused_with_what_to_do() {
    let why = |name: &str, bytes: Vec<u8>| {
        let refusals = import(&with(name, bytes), ImportOptions::default(), |_| {}).expect_err("refused");
        refusal(&refusals)
    };
    for name in TEXTS {
        let text = String::from_utf8(bytes(name)).unwrap();
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(
            why(name, utf16),
            format!("{name}: it is written in UTF-16; save it as CSV in UTF-8\nNothing is written.")
        );
        assert_eq!(
            why(name, vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
            format!("{name}: it is packed with gzip; unpack it first\nNothing is written.")
        );
        let latin: Vec<u8> = [text.as_bytes(), b"\xe9t\xe9\n"].concat();
        let row = text.lines().count() + 1;
        assert_eq!(
            why(name, latin),
            format!("{name}, row {row}: it is not text in UTF-8; save it as CSV in UTF-8\nNothing is written.")
        );
    }
}

#[test]
fn a_file_a_hundred_times_too_long_is_the_same_once_and_the_rest_is_said() {
    let text_of = |files: &[InputFile]| import(files, ImportOptions::default(), |_| {}).unwrap();
    let once = text_of(&inputs(registers::all()));
    for name in TEXTS {
        let whole = bytes(name);
        let has_header = !whole.starts_with(b"\"");
        let header = if has_header { whole.iter().position(|b| *b == b'\n').unwrap() + 1 } else { 0 };
        let (header, rows) = whole.split_at(header);
        let again = text_of(&with(name, [header, &rows.repeat(100)].concat()));
        let [again_text, once_text] = [&again, &once].map(|imported| registers::without_inputs(&imported.text));
        assert_eq!(again_text, once_text, "{name}");
        assert!(again.remarks.all().len() >= once.remarks.all().len() + 99, "{name}");
    }
    let endless = vec![b'x'; InputFile::LONGEST + 1];
    let refusals = import(&with("etr.csv", endless), ImportOptions::default(), |_| {}).expect_err("refused");
    assert!(refusal(&refusals).starts_with("etr.csv: it has more than 50 million bytes"), "{refusals:?}");
}

#[test]
fn a_small_workbook_that_unpacks_to_more_than_a_machine_holds_is_refused() {
    let why = |parts: &[(String, String)]| {
        let refusals = import(&with("ePCN.xlsx", registers::packed(parts)), ImportOptions::default(), |_| {});
        refusal(&refusals.expect_err("refused"))
    };
    let strings = ("xl/sharedStrings.xml".to_owned(), "x".repeat(101_000_000));
    assert!(why(&[strings]).starts_with("ePCN.xlsx: it has more than 100 million bytes once it is unpacked"));
    // Two cells, as far from one another as can be.
    let mut parts = registers::parts(&[("PCNDetails", &registers::networks())]);
    let far = "<c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c>";
    parts[0].1 = parts[0].1.replace("</sheetData>", &format!("<row r=\"1048576\">{far}</row></sheetData>"));
    assert!(why(&parts).starts_with("ePCN.xlsx, sheet PCNDetails: it has more than 200 columns"));
}

/// What a slip or a hostile hand does to a text.
#[derive(Clone, Debug)]
enum Change {
    Byte(Index, u8),
    Cut(Index, Index),
    Put(Index, &'static str),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let put = prop::sample::select(vec![
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r",
        "\r\n",
        "\0",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{feff}",
        "99999999",
        "00010101",
        "21990101",
        "-1",
        "18446744073709551615",
        "18446744073709551616",
        "10000000000",
        "QAA",
        "72A",
        "U",
        "RAA",
        "england",
        "E01000001",
        "W00",
        " ",
        "é",
        "A81001",
        "20190701",
    ]);
    let change = prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Cut(from, to)),
        (any::<Index>(), put).prop_map(|(at, text)| Change::Put(at, text)),
    ];
    prop::collection::vec(change, 1..4)
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let len = bytes.len().max(1);
        match change {
            Change::Byte(at, byte) => {
                if let Some(there) = bytes.get_mut(at.index(len)) {
                    *there = *byte;
                }
            }
            Change::Cut(from, to) => {
                let (from, to) = (from.index(len), to.index(len));
                let to = to.max(from).min(from + 200).min(bytes.len());
                bytes.drain(from.min(to)..to);
            }
            Change::Put(at, text) => {
                let at = at.index(len).min(bytes.len());
                bytes.splice(at..at, text.bytes());
            }
        }
    }
    bytes
}

/// Cells of a register exchanged for others of it, or for what no register has.
fn exchanged(name: &str, places: &[(Index, Index)]) -> Vec<u8> {
    let text = String::from_utf8(bytes(name)).unwrap();
    let rows: Vec<Vec<String>> = text.lines().map(|row| row.split(',').map(str::to_owned).collect()).collect();
    let mut cells: Vec<String> = rows.concat();
    for (to, from) in places {
        let (to, from) = (to.index(cells.len()), from.index(cells.len()));
        let cell = cells[from].clone();
        cells[to] = cell;
    }
    let width = rows[0].len();
    cells.chunks(width).map(|row| row.join(",") + "\n").collect::<String>().into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_is_refused_or_makes_a_sound_atlas(at in any::<Index>(), changes in changes()) {
        let files = registers::all();
        let (name, bytes) = &files[at.index(files.len())];
        end_of(&with(name, changed(bytes.clone(), &changes)));
    }

    #[test]
    fn any_damage_to_registers_of_today_is_refused_or_makes_a_sound_atlas(at in any::<Index>(), changes in changes()) {
        let mut files = registers::of_today();
        let at = at.index(files.len());
        files[at].1 = changed(files[at].1.clone(), &changes);
        end_of(&inputs(files));
    }

    #[test]
    fn any_numbers_of_residents_are_refused_or_make_a_sound_atlas(
        counts in prop::collection::vec(prop_oneof![0..2000_u64, Just(10_000_000_000), any::<u64>()], 12),
    ) {
        let rows = counts.iter().zip(1..).map(|(count, number)| format!("E010000{number:02},{count}\n"));
        let text = rows.fold("lsoa11_code,total_population\n".to_owned(), |text, row| text + &row);
        end_of(&with("residents.csv", text.into_bytes()));
    }

    #[test]
    fn any_cells_exchanged_are_refused_or_make_a_sound_atlas(
        at in any::<Index>(),
        places in prop::collection::vec((any::<Index>(), any::<Index>()), 1..6),
    ) {
        let name = TEXTS[at.index(TEXTS.len())];
        end_of(&with(name, exchanged(name, &places)));
    }

    #[test]
    fn any_bytes_are_refused_or_left_out(mut junk in prop::collection::vec(any::<u8>(), 0..300), packed in any::<bool>()) {
        if packed {
            junk.splice(0..0, *b"PK\x03\x04");
        }
        let mut files = inputs(registers::all());
        files.push(InputFile { name: "junk".to_owned(), bytes: junk.clone() });
        prop_assert_ne!(end_of(&files), End::Contradiction);
        prop_assert_ne!(end_of(&inputs(vec![("junk", junk)])), End::Contradiction);
    }
}

/// The real files, each cut at every so many bytes among the others.
fn cut_the_real_ones(step: impl Fn(usize) -> usize) -> bool {
    let Some(folder) =
        std::env::var_os("CATCHMENT_REGISTERS").filter(|path| !path.is_empty()).map(PathBuf::from)
    else {
        use std::io::Write as _;
        let told = "\nSKIPPED: real registers cut off: set CATCHMENT_REGISTERS\n";
        let _ = std::io::stderr().write_all(told.as_bytes());
        return false;
    };
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for name in names.into_iter().filter(|name| name != "README.md") {
        let whole = std::fs::read(folder.join(&name)).unwrap();
        let (mut taken, mut refusals) = (0, 0);
        for end in (0..whole.len()).step_by(step(whole.len())) {
            match end_of(&inputs(vec![(&name, whole[..end].to_vec())])) {
                End::Atlas => taken += 1,
                End::Refused => refusals += 1,
                End::Contradiction => panic!("{name} cut at {end} makes no sound atlas"),
            }
        }
        println!("{name}: {taken} cuts make a sound atlas, {refusals} are refused");
    }
    true
}

/// Six cuts of each; all the hundredth bytes are in the test after this, which takes hours.
#[test]
fn real_registers_cut_off_are_refused_or_make_a_sound_atlas() {
    cut_the_real_ones(|length| length / 6 + 1);
}

#[test]
#[ignore = "as many imports as there are hundreds of bytes: some hours, to be run by hand"]
fn real_registers_cut_at_every_hundredth_byte() {
    let step = std::env::var("CATCHMENT_CUT_EVERY").ok().and_then(|step| step.parse().ok()).unwrap_or(100);
    assert!(cut_the_real_ones(|_| step), "there is nothing to cut");
}

#[test]
fn days_beyond_all_registers_are_said_and_left_out() {
    assert!(Day::new(2200, 1, 1).is_ok());
    for day in ["99999999", "00010101", "99991231", "20190230", "2019-7-1", "201907011", "0", "२०१९०७०१"]
    {
        let rows: Vec<registers::Row> = registers::practices();
        let broken = registers::quoted(&rows).replacen("19740401", day, 1);
        let imported =
            import(&with("epraccur.csv", broken.into_bytes()), ImportOptions::default(), |_| {}).unwrap();
        let said = summary(&imported, None);
        let told = format!("epraccur.csv, row 1: column 11 is \"{day}\", not a day such as 20200401");
        assert!(said.contains(&told), "{said}");
    }
}
