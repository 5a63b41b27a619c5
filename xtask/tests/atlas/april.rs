//! A rehearsal of next April: a newer register is put in, and what is printed is what a count of
//! its own makes of the two files.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::registers;
use crate::shire::{Outcome, Shire};

const REGISTERS: &[&str] = &["--all", "--registers", "registers"];

/// A practice as a row of the register has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    name: String,
    is_open: bool,
    commissioner: String,
}

/// The practices of a register of either layout, by code, counted without the program.
fn practices(text: &str) -> BTreeMap<String, Row> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut all = BTreeMap::new();
    for row in reader.records() {
        let row = row.unwrap();
        let cell = |number: usize| row.get(number - 1).unwrap_or_default().trim().to_owned();
        let is_practice = cell(26) == "4" || cell(26).split('|').any(|role| role == "RO76");
        if !is_practice || cell(1).starts_with('W') {
            continue;
        }
        let is_closed = matches!(cell(13).as_str(), "C" | "INACTIVE");
        all.insert(
            cell(1),
            Row { name: cell(2), is_open: !is_closed && cell(12).is_empty(), commissioner: cell(15) },
        );
    }
    all
}

/// The codes in brackets that lines begin with: `opened: Surgery (A81001), since …`.
fn codes(lines: &[&str]) -> BTreeSet<String> {
    let is_practice = |code: &&str| {
        code.len() == 6 && !code.starts_with('U') && code.chars().skip(1).all(|c| c.is_ascii_digit())
    };
    let first = |line: &&str| line.split(['(', ')']).find(is_practice).map(str::to_owned);
    lines.iter().filter_map(first).collect()
}

fn of(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn what_is_printed_in_april_is_what_the_two_registers_say() {
    let shire = Shire::new();
    let first = shire.run(REGISTERS);
    assert!(first.said().ends_with("so what changed is not told.\n"), "{}", first.stdout);
    let older = registers::quoted(&registers::practices());
    // The newer one: one has opened, one closed, one is renamed, and one in no network has moved.
    let mut rows = registers::practices();
    rows[0] = rows[0].clone().set(2, "OLD MILL SURGERY");
    rows[1] = rows[1].clone().set(12, "20231231").set(13, "C");
    rows[26] = rows[26].clone().under("Y56", "QAA").set(15, "72A").set(16, "20240101");
    rows.push(
        registers::Row::practice("A81031", "NEW SURGERY")
            .under("Y56", "QAA")
            .open("20240201")
            .set(15, "72A")
            .set(16, "20240201"),
    );
    let newer = registers::quoted(&rows);
    shire.write("registers/epraccur_2024-03.csv", &newer);
    let said = shire.run(REGISTERS);
    said.said();
    let (before, after) = (practices(&older), practices(&newer));
    assert_eq!(codes(&said.listed("Opened")), opened(&before, &after), "{}", said.stdout);
    assert_eq!(codes(&said.listed("Closed")), closed(&before, &after), "{}", said.stdout);
    assert_eq!(codes(&said.listed("Renamed")), renamed(&before, &after), "{}", said.stdout);
    assert_eq!(codes(&said.listed("Moved")), moved(&before, &after), "{}", said.stdout);
    assert_eq!(codes(&said.listed("Opened")), of("A81031"));
    assert!(said.stdout.contains("GP practices: 1 closed, 1 opened, 1 renamed, 1 moved\n"), "{}", said.stdout);
    assert!(
        said.stdout.contains("renamed: High Street Surgery (A81001) became Old Mill Surgery"),
        "{}",
        said.stdout
    );
    // Once more, and there is nothing to tell.
    let again = shire.run(REGISTERS);
    assert!(
        again.said().ends_with(
            "Nothing to write: every file is as its inputs make it.\nNothing changed in the atlas.\n"
        ),
        "{}",
        again.stdout
    );
}

type Practices = BTreeMap<String, Row>;

fn codes_where(after: &Practices, is_so: impl Fn(&str, &Row) -> bool) -> BTreeSet<String> {
    after.iter().filter(|(code, row)| is_so(code, row)).map(|(code, _)| code.clone()).collect()
}

fn opened(before: &Practices, after: &Practices) -> BTreeSet<String> {
    codes_where(after, |code, row| row.is_open && !before.get(code).is_some_and(|was| was.is_open))
}

fn closed(before: &Practices, after: &Practices) -> BTreeSet<String> {
    codes_where(after, |code, row| !row.is_open && before.get(code).is_some_and(|was| was.is_open))
}

fn renamed(before: &Practices, after: &Practices) -> BTreeSet<String> {
    codes_where(after, |code, row| before.get(code).is_some_and(|was| was.name != row.name))
}

fn moved(before: &Practices, after: &Practices) -> BTreeSet<String> {
    codes_where(after, |code, row| before.get(code).is_some_and(|was| was.commissioner != row.commissioner))
}

#[test]
fn the_order_of_folders_and_files_does_not_matter() {
    let shire = Shire::new();
    shire.run(REGISTERS).said();
    let made = shire.generated();
    assert!(made.iter().any(|(name, _)| name == "data/register/practices.ron"), "{made:?}");
    // The same files in two folders, under names of another order, given the other way round.
    for (number, (name, bytes)) in registers::all().into_iter().enumerate() {
        let folder = if number % 2 == 0 { "z-even" } else { "a-odd" };
        shire.write(&format!("{folder}/{name}"), bytes);
    }
    for folders in [["a-odd", "z-even"], ["z-even", "a-odd"]] {
        for layer in ["data/compiled", "data/register"] {
            std::fs::remove_dir_all(shire.path(layer)).unwrap();
        }
        shire.run(&["--registers", folders[0], folders[1]]).said();
        assert_eq!(shire.generated(), made);
    }
    shire.run(&["--check", "--registers", "registers"]).said();
}

#[test]
fn registers_left_out_are_told_with_the_reason() {
    let shire = Shire::new();
    shire.write("registers/README.md", "Not a register.\n");
    shire.write(
        "data/registers.csv",
        "# Told.\nwhat,taken,day,note,publisher,licence\nsuccessions,no,,they are old,,\n",
    );
    let said = shire.run(REGISTERS);
    let told = "registers/succ.csv: successions: they are old (data/registers.csv)\n";
    assert!(said.said().replace('\\', "/").contains(told), "{}", said.stdout);
    assert!(!shire.read("data/inputs.ron").contains("succ.csv"));
    assert!(!shire.read("data/inputs.ron").contains("README.md"));
    for (row, why) in [
        ("successions,no,,,,", "line 2: a register is left out; say why in note"),
        ("successions,perhaps,,x,,", "line 2: \"perhaps\" stands in taken; write yes or no"),
        ("successions,yes,31/12/2024,x,,", "line 2: \"31/12/2024\" is no day"),
    ] {
        shire.write("data/registers.csv", format!("what,taken,day,note,publisher,licence\n{row}\n"));
        let refused = shire.run(REGISTERS);
        assert!(refused.refusal().contains(why), "{}", refused.stderr);
    }
    let rows = "successions,yes,,,,\nNHS trusts,yes,,,,\nsuccessions,no,,they are old,,\n";
    shire.write("data/registers.csv", format!("what,taken,day,note,publisher,licence\n{rows}"));
    let twice = shire.run(REGISTERS);
    assert!(twice.refusal().contains("line 4: successions stands in two rows"), "{}", twice.stderr);
    // A slip is no register: nothing would be left out, and that is said.
    let rows = "succesions,no,,they are old,,\n";
    shire.write("data/registers.csv", format!("what,taken,day,note,publisher,licence\n{rows}"));
    let said = shire.run(REGISTERS);
    said.said();
    let heading = "Rows of data/registers.csv that are of no register which was read";
    assert_eq!(said.listed(heading), ["succesions"], "{}", said.stdout);
}

/// The official registers, where they are.
fn official() -> Option<[PathBuf; 2]> {
    let folders = ["CATCHMENT_REGISTERS", "CATCHMENT_REGISTERS_2026"].map(std::env::var_os);
    let [Some(older), Some(newer)] = folders else {
        // Straight to the terminal, past what the runner of tests keeps to itself.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: CATCHMENT_REGISTERS and CATCHMENT_REGISTERS_2026 name the folders of official registers"
        );
        return None;
    };
    Some([older.into(), newer.into()])
}

/// The folder without some file, elsewhere.
fn without(shire: &Shire, folder: &Path, left_out: &str) -> String {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name != left_out {
            shire.write(&format!("without/{name}"), std::fs::read(&path).unwrap());
        }
    }
    "without".to_owned()
}

#[test]
fn the_committed_files_are_those_that_official_registers_make() {
    let Some([older, newer]) = official() else { return };
    let shire = Shire::bundled();
    let folders = [older.to_str().unwrap(), newer.to_str().unwrap()];
    let said = shire.run(&["--check", "--registers", folders[1], folders[0]]);
    said.said();
}

#[test]
fn a_newer_official_register_changes_what_the_two_files_say() {
    const NEWER: &str = "epraccur_2026-02.csv";
    let Some([older, newer]) = official() else { return };
    let shire = Shire::bundled();
    let without = without(&shire, &newer, NEWER);
    let (before, after) = (older.join("epraccur.csv"), newer.join(NEWER));
    let (older, newer) = (older.to_str().unwrap(), newer.to_str().unwrap());
    let read = |path: &Path| practices(&std::fs::read_to_string(path).unwrap());
    let (mut before, after) = (read(&before), read(&after));
    // Nobody could have written in a table of those who were not there yet.
    let table = shire.read("data/tables/practices.csv");
    let is_known =
        |row: &&str| row.split(',').nth(1).is_some_and(|code| code == "from" || before.contains_key(code));
    let known: Vec<&str> = table.lines().filter(is_known).collect();
    shire.write("data/tables/practices.csv", known.join("\n") + "\n");
    shire.run(&["--registers", older, &without]).said();
    // The file of networks has some that the older register has not yet.
    let there = shire.read("data/register/practices.ron");
    for (code, row) in after.iter().filter(|(code, _)| there.contains(&format!("(id: \"{code}\""))) {
        before.entry(code.clone()).or_insert_with(|| Row { is_open: true, ..row.clone() });
    }
    let said: Outcome = shire.run(&["--all", "--registers", older, newer]);
    said.said();
    assert_eq!(codes(&said.listed("Opened")), opened(&before, &after));
    assert_eq!(codes(&said.listed("Closed")), closed(&before, &after));
    let lives_on =
        |code: &String| [&before, &after].iter().all(|all| all.get(code).is_some_and(|row| row.is_open));
    let renamed: BTreeSet<String> = renamed(&before, &after).into_iter().filter(lives_on).collect();
    assert_eq!(codes(&said.listed("Renamed")), renamed);
    // Whoever is in a network moves with that, and the file of networks is the same.
    let in_network = |code: &String| {
        let begin = format!("(id: \"{code}\"");
        let line = there.lines().map(str::trim).find(|line| line.starts_with(&begin));
        line.is_some_and(|line| line.contains("(id: \"U"))
    };
    let expected: BTreeSet<String> =
        moved(&before, &after).into_iter().filter(|code| lives_on(code) && !in_network(code)).collect();
    assert_eq!(codes(&said.listed("Moved")), expected);
}
