//! `catchment import`: official register files to an atlas, as somebody who has just
//! downloaded them would do it.

use std::fs;

use crate::support::cli::{Outcome, Scene};
use crate::support::registers::{
    self, Row, commissioners, csv, members, networks, old, practices, quoted, trusts,
};
use insta::assert_snapshot;

/// A folder with every register, and nothing else.
fn all(test: &str) -> Scene {
    registers::all().into_iter().fold(Scene::new(test), |scene, (name, bytes)| scene.with(name, bytes))
}

/// What the folder holds, by name.
fn listed(scene: &Scene) -> Vec<String> {
    let entries = fs::read_dir(scene.path("")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn text(scene: &Scene, name: &str) -> String {
    fs::read_to_string(scene.path(name)).unwrap()
}

/// Imports everything in the folder to `out.ron`; gives that and what was said.
#[track_caller]
fn imported(scene: &Scene, options: &[&str]) -> (String, String) {
    let _ = fs::remove_file(scene.path("out.ron"));
    let files = listed(scene);
    let mut args: Vec<&str> = vec!["import", "--out", "out.ron"];
    args.extend(files.iter().map(String::as_str));
    args.extend(options);
    let said = scene.run(&args);
    said.answer();
    (text(scene, "out.ron"), said.stdout)
}

/// The line of an organisation in an atlas.
fn line<'a>(atlas: &'a str, id: &str) -> &'a str {
    let begin = format!("(id: \"{id}\",");
    atlas
        .lines()
        .find(|line| line.trim_start().starts_with(&begin))
        .unwrap_or_else(|| panic!("no {id} in {atlas}"))
}

/// The links of one sort that somebody has.
fn links<'a>(atlas: &'a str, relation: &str, id: &str) -> Vec<&'a str> {
    let quoted = format!("\"{id}\"");
    atlas.lines().map(str::trim).filter(|l| l.starts_with(relation) && l.contains(&quoted)).collect()
}

/// What is said of one reason, without the name of the register's file.
fn said_of(said: &str, reason: &str) -> Vec<String> {
    let begin = format!("  {reason} (");
    let lines = said.lines().skip_while(|line| !line.starts_with(&begin));
    let mut of_it = lines.enumerate().take_while(|(at, line)| *at == 0 || line.starts_with("    "));
    of_it.by_ref().map(|(_, line)| line.trim().to_owned()).collect()
}

#[test]
fn registers_become_an_atlas_and_every_row_that_did_not_is_told() {
    let scene = all("whole");
    let said = scene.run(&["import", ".", "--out", "out.ron", "--report", "left-out.csv"]);
    assert_snapshot!("summary", said);
    // How a workbook is packed is not ours to say, and so not its sum either.
    let atlas = text(&scene, "out.ron");
    let (above, below) = atlas.split_once("edition: \"2020-04-01\", sha256: \"").unwrap();
    assert_snapshot!("atlas", format!("{above}edition: \"2020-04-01\", sha256: \"…{}", &below[64..]));
    assert_snapshot!("report", text(&scene, "left-out.csv"));
    let check = scene.run(&["check", "out.ron"]);
    assert!(check.answer().starts_with("No problems: 52 organisations, "), "{check}");
}

#[test]
fn what_was_imported_opens_by_itself_and_on_top_of_what_is_built_in() {
    let scene = all("opens");
    imported(&scene, &[]);
    let alone = scene.run(&["tree", "QAA", "--data", "out.ron"]);
    for told in ["Ashdale", "Ashtown", "Ashtown North PCN", "High Street Surgery"] {
        assert!(alone.answer().contains(told), "{alone}");
    }
    // Real practices have some of its codes: here they are nobody's.
    let atlas = fs::read_to_string(scene.path("out.ron")).unwrap().replace("\"A81", "\"Z81");
    fs::write(scene.path("out.ron"), atlas).unwrap();
    // The shire is invented, but London is not: it hangs there.
    let both = scene.run(&["path", "RAA", "Y56", "--with", "out.ron"]);
    assert!(both.answer().contains("London"), "{both}");
    let checked = scene.run(&["check", "--with", "out.ron"]);
    assert!(checked.answer().starts_with("No problems: "), "{checked}");
    let land = scene.run(&["overlap", "01A", "E09000991", "--data", "out.ron", "--at", "2019-04-01"]);
    assert!(land.answer().contains("1,000"), "all of Ashdale North lives in Ashtown: {land}");
}

#[test]
fn the_same_files_give_the_same_bytes_in_any_order() {
    let scene = all("order");
    let mut names: Vec<&str> = registers::all().into_iter().map(|(name, _)| name).collect();
    let mut run = || {
        let args: Vec<&str> = ["import", "--out", "out.ron", "--report", "left-out.csv", "--force"]
            .into_iter()
            .chain(names.clone())
            .collect();
        let said = scene.run(&args);
        names.rotate_left(3);
        names.swap(0, 1);
        (said.answer().to_owned(), text(&scene, "out.ron"), text(&scene, "left-out.csv"))
    };
    let first = run();
    for _ in 0..6 {
        assert_eq!(run(), first);
    }
}

#[test]
fn a_copy_is_the_same_whatever_its_quotes_line_endings_or_byte_order_mark() {
    let by_itself = |name: &str, bytes: &[u8]| {
        let scene =
            Scene::new(&format!("copy-{name}")).with("eccg.csv", quoted(&commissioners())).with(name, bytes);
        let (atlas, said) = imported(&scene, &[]);
        (registers::without_inputs(&atlas), said)
    };
    for (name, rows) in [("etr.csv", trusts()), ("epraccur.csv", practices()[..30].to_vec())] {
        let (expected, said) = by_itself(name, quoted(&rows).as_bytes());
        for copy in [quoted(&rows), old(&rows), old(&rows).replace("A81001", "\"A81001\"")] {
            for end in ["\n", "\r\n", "\r"] {
                for mark in ["", "\u{feff}"] {
                    let bytes = mark.to_owned() + &copy.replace('\n', end);
                    assert_eq!(
                        by_itself(name, bytes.as_bytes()),
                        (expected.clone(), said.clone()),
                        "{name} {end:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_workbook_and_its_two_sheets_as_csv_are_the_same() {
    let scene = |test: &str| {
        Scene::new(test).with("eccg.csv", quoted(&commissioners())).with("epraccur.csv", quoted(&practices()))
    };
    let (book, _) = imported(&scene("book").with("any name.xlsx", registers::epcn()), &[]);
    let sheets = scene("sheets").with("a.csv", csv(&networks())).with("b.csv", csv(&members()));
    let (two, _) = imported(&sheets, &[]);
    let book = registers::without_inputs(&book);
    assert_eq!(book, registers::without_inputs(&two));
    // A person who opened them saved days as days, and codes with nothing but digits as numbers.
    let saved = sheets.with("b.csv", csv(&members()).replace("20190701", "2019-07-01"));
    assert_eq!(registers::without_inputs(&imported(&saved, &[]).0), book);
}

#[test]
fn in_a_file_without_a_status_an_empty_close_date_is_open() {
    let (atlas, _) = imported(&all("open"), &[]);
    assert!(line(&atlas, "RAA").contains("since: \"1991-04-01\", source"), "{}", line(&atlas, "RAA"));
    assert!(line(&atlas, "RCC").contains("since: \"1991-04-01\", until: \"2010-12-31\""));
    assert!(line(&atlas, "01A").contains("since: \"2013-04-01\", until: \"2020-03-31\""));
}

#[test]
fn what_closed_long_ago_is_not_put_where_it_would_be_today_as_if_that_were_known() {
    let (atlas, _) = imported(&all("closed"), &[]);
    assert!(links(&atlas, "RegisteredIn", "RCC").is_empty());
    assert!(
        line(&atlas, "01A").contains("parents: [(id: \"QAA\", certainty: Inferred)]"),
        "{}",
        line(&atlas, "01A")
    );
    let from_before = line(&atlas, "91B");
    assert!(
        from_before.contains(
            "(id: \"QBB\", until: \"2022-06-30\", certainty: Inferred), (id: \"QBB\", since: \"2022-07-01\")"
        ),
        "{from_before}"
    );
}

#[test]
fn a_trust_is_registered_where_its_headquarters_are_and_serves_nobody_for_that() {
    let (atlas, _) = imported(&all("headquarters"), &[]);
    assert_eq!(links(&atlas, "RegisteredIn", "RBB").len(), 1);
    assert!(!atlas.contains("Serves("));
    // An ambulance trust serves the whole of a region.
    assert!(line(&atlas, "RDD").contains("parent: \"Y56\""));
}

#[test]
fn a_place_is_older_than_the_code_of_its_reporting_entity() {
    let (atlas, _) = imported(&all("place"), &[]);
    assert_eq!(
        line(&atlas, "A9Z9A").trim(),
        "(id: \"A9Z9A\", name: \"Ashtown\", kind: Place, parent: \"QAA\", code_since: \"2024-04-01\", source: [\"register-eccg\"]),"
    );
}

#[test]
fn wales_is_counted_and_left_out() {
    let (atlas, said) = imported(&all("wales"), &[]);
    assert!(!atlas.contains("W00001") && !atlas.contains("7A9"));
    let told = said_of(&said, "not-english");
    assert_eq!(
        told[1..],
        ["epraccur.csv, row 32: W00001 Y FEDDYGFA", "etr.csv, row 5: 7A9 CWM GLAS NHS TRUST"]
    );
    assert!(told[0].starts_with("not-english (2): "), "{told:?}");
}

#[test]
fn only_gp_practices_are_taken_in_unless_everybody_who_prescribes_is_wanted() {
    let scene = all("prescribers");
    let (atlas, said) = imported(&scene, &[]);
    assert!(!atlas.contains("Y00001"));
    assert_eq!(said_of(&said, "not-a-practice")[1..], ["epraccur.csv, row 31: Y00001 ASHDALE URGENT CARE"]);
    let (atlas, said) = imported(&scene, &["--all-prescribers"]);
    assert!(line(&atlas, "Y00001").contains("kind: Service"), "{}", line(&atlas, "Y00001"));
    assert!(line(&atlas, "Y00001").contains("urgent and emergency care"));
    assert!(said_of(&said, "not-a-practice").is_empty());
    assert!(!atlas.contains("W00001"), "Wales is not asked for");
}

#[test]
fn a_dormant_practice_says_so_and_a_closed_one_is_closed() {
    let (atlas, _) = imported(&all("dormant"), &[]);
    assert!(line(&atlas, &registers::practice(29)).contains("Dormant in the register"));
    assert!(line(&atlas, &registers::practice(30)).contains("until: \"2019-03-31\""));
}

#[test]
fn names_are_readable_and_those_that_repeat_are_told_apart_by_code() {
    let scene = all("names");
    let (atlas, _) = imported(&scene, &[]);
    for number in [1, 11, 21] {
        assert!(line(&atlas, &registers::practice(number)).contains("name: \"High Street Surgery\""));
    }
    let unclear = scene.run(&["show", "high street surgery", "--data", "out.ron"]);
    for code in ["A81001", "A81011", "A81021"] {
        assert!(unclear.refusal(2).contains(code), "{unclear}");
    }
}

#[test]
fn practices_sit_in_their_networks_in_their_times() {
    let (atlas, said) = imported(&all("networks"), &[]);
    let moved = line(&atlas, &registers::practice(5));
    assert!(
        moved.contains("(id: \"U10001\", since: \"2019-07-01\", until: \"2020-03-31\"), (id: \"U10002\", since: \"2020-04-01\")"),
        "{moved}"
    );
    assert_eq!(
        said_of(&said, "unallocated")[1..],
        ["ePCN.xlsx, sheet PCN Core Partner Details, row 28: A81027"],
    );
    assert_eq!(said_of(&said, "empty-network")[1..], ["ePCN.xlsx, sheet PCNDetails, row 5: U10004 LONELY PCN"]);
    assert!(line(&atlas, "U10005").contains("until: \"2020-03-31\""));
    // Of another commissioner than its network: each is as the register says.
    let guest = registers::practice(28);
    assert!(line(&atlas, &guest).contains("(id: \"U10001\", since: \"2019-07-01\")"));
    assert_eq!(links(&atlas, "Commissions(from: \"91B\"", &guest).len(), 1);
    assert_eq!(links(&atlas, "Commissions(from: \"72A\"", "U10001").len(), 1);
}

/// The registers with some rows more in one.
fn and(test: &str, name: &str, rows: &str) -> Scene {
    let bytes = registers::all().into_iter().find(|(known, _)| *known == name).unwrap().1;
    all(test).with(name, [bytes, rows.as_bytes().to_vec()].concat())
}

#[test]
fn a_practice_in_two_networks_at_once_sits_in_one_and_the_other_is_told() {
    let mut table = members();
    let mut twice = table[1].clone();
    "U10002".clone_into(&mut twice[4]);
    "20200101".clone_into(&mut twice[8]);
    table.push(twice);
    let book = registers::workbook(&[("PCNDetails", &networks()), ("PCN Core Partner Details", &table)]);
    let (atlas, said) = imported(&all("two").with("ePCN.xlsx", book), &[]);
    assert_eq!(
        said_of(&said, "two-networks")[1..],
        ["ePCN.xlsx, sheet PCN Core Partner Details, row 31: A81001 in U10002"]
    );
    assert!(line(&atlas, "A81001").contains("(id: \"U10001\", since: \"2019-07-01\")"));
    assert_eq!(links(&atlas, "MemberOf", "A81001").len(), 1);
}

#[test]
fn of_two_networks_joined_on_one_day_a_practice_sits_in_the_one_it_stayed_in() {
    let mut table = members();
    let mut for_two_days = table[1].clone();
    let since = table[1][8].clone();
    "U10002".clone_into(&mut for_two_days[4]);
    for_two_days[9] = since;
    table.push(for_two_days);
    let book = registers::workbook(&[("PCNDetails", &networks()), ("PCN Core Partner Details", &table)]);
    let (atlas, said) = imported(&all("one-day").with("ePCN.xlsx", book), &[]);
    assert_eq!(said_of(&said, "two-networks").len(), 2, "{said}");
    assert!(line(&atlas, "A81001").contains("(id: \"U10001\", since: \"2019-07-01\")"), "{atlas}");
    assert_eq!(links(&atlas, "MemberOf", "A81001").len(), 1);
}

#[test]
fn a_register_that_is_opened_as_an_atlas_is_sent_to_the_import() {
    let scene = Scene::new("opened").with("etr.csv", "x");
    for option in ["--with", "--data"] {
        let said = scene.run(&["tree", "QKK", option, "etr.csv"]);
        assert!(said.refusal(2).contains("etr.csv is a table and no atlas; to make one"), "{said}");
    }
}

#[test]
fn a_code_that_joins_to_nothing_is_told_with_its_row() {
    let lost = Row::practice("A81031", "FAR SURGERY").under("Y56", "QAA").set(15, "99Z");
    let (atlas, said) = imported(&and("nothing", "epraccur.csv", &quoted(&[lost])), &[]);
    assert_eq!(said_of(&said, "unknown-commissioner")[1..], ["epraccur.csv, row 33: A81031 FAR SURGERY: 99Z"]);
    assert!(line(&atlas, "A81031").contains("parent: \"england\""));

    let mut table = members();
    "U99999".clone_into(&mut table[1][4]);
    let book = registers::workbook(&[("PCNDetails", &networks()), ("PCN Core Partner Details", &table)]);
    let (_, said) = imported(&all("nothing-2").with("ePCN.xlsx", book), &[]);
    assert_eq!(
        said_of(&said, "unknown-network")[1..],
        ["ePCN.xlsx, sheet PCN Core Partner Details, row 2: A81001 in U99999"]
    );

    let (_, said) = imported(&and("nothing-3", "residents.csv", "E01999999,5\n"), &[]);
    assert_eq!(said_of(&said, "no-lookup")[1..], ["residents.csv, row 14: E01999999"]);
    let (_, said) = imported(&all("nothing-4"), &[]);
    assert_eq!(said_of(&said, "succession-elsewhere")[1..], ["succ.csv, row 4: 5LD to 01A on 2013-04-01"]);
}

#[test]
fn one_code_in_two_registers_is_told() {
    let again = Row::new("72A", "SEVENTY TWO NHS TRUST").under("Y56", "QAA").open("20200101");
    let (atlas, said) = imported(&and("again", "etr.csv", &quoted(&[again])), &[]);
    assert_eq!(said_of(&said, "repeated")[1..], ["etr.csv, row 6: 72A, as in eccg.csv, row 3"]);
    assert!(line(&atlas, "72A").contains("Ashdale"));
    let system = Row::new("QAA", "SYSTEM NHS TRUST").under("Y56", "QAA").open("20200101");
    let (_, said) = imported(&and("again-2", "etr.csv", &quoted(&[system])), &[]);
    assert_eq!(
        said_of(&said, "repeated")[1..],
        ["etr.csv, row 6: QAA, which is the code of a region or a system"]
    );
}

#[test]
fn two_lookups_of_one_year_that_differ_are_told() {
    let other =
        registers::lookup_2019().replace("LAD19", "LAD20").replacen("E38000991,01A", "E38000992,02A", 1);
    let scene = all("differ").with("lookup20.csv", other);
    let (atlas, said) = imported(&scene, &[]);
    assert_eq!(
        said_of(&said, "lookups-differ")[1..],
        ["lookup20.csv, row 2: E01000001: 02A here, 01A in another"]
    );
    assert!(atlas.contains("(areas: [\"E09000991\", \"01A\"], residents: 1000, small_areas: 4"), "{atlas}");
}

#[test]
fn registers_that_contradict_one_another_make_no_atlas() {
    let mut table = networks();
    "72A".clone_into(&mut table[1][0]);
    let scene = Scene::new("contradict").with("eccg.csv", quoted(&commissioners())).with("n.csv", csv(&table));
    let said = refusal(&scene, (1, &["import", ".", "--out", "out.ron"]));
    assert!(said.starts_with("The registers contradict one another, and the atlas"), "{said}");
    assert!(said.contains("\"72A\" is joined to itself"), "{said}");
}

#[test]
fn without_residents_land_is_land_all_the_same() {
    let scene = Scene::new("land").with("lookup19.csv", registers::lookup_2019());
    let (_, said) = imported(&scene, &[]);
    assert!(said.contains("4 pieces of land, without residents: give residents by small area"), "{said}");
    assert!(!text(&scene, "out.ron").contains("residents: 0"), "nobody counted them");
    for question in [&["boundaries"][..], &["show", "E06000001"], &["tree", "--depth", "9"], &["map"]] {
        let said = scene.run(&[question, &["--data", "out.ron"]].concat());
        assert!(!said.stdout.contains("0 residents") && !said.stdout.contains("0%"), "{said}");
    }
}

#[test]
fn of_many_rows_five_are_shown_and_the_report_has_them_all() {
    let many: Vec<Row> =
        (10..40).map(|n| Row::practice(&format!("W000{n}"), "MEDDYGFA").under("W00", "Q99")).collect();
    let scene = and("many", "epraccur.csv", &quoted(&many));
    let (_, said) = imported(&scene, &["--report", "left-out.csv"]);
    let told = said_of(&said, "not-english");
    assert_eq!((told.len(), told[6].as_str()), (7, "and 27 more"), "{told:?}");
    assert!(said.contains("All of them: left-out.csv\n"), "{said}");
    let report = text(&scene, "left-out.csv");
    assert_eq!(report.lines().filter(|line| line.starts_with("not-english,")).count(), 32);
    fs::remove_file(scene.path("left-out.csv")).unwrap();
    assert!(imported(&scene, &[]).1.contains("All of them: the same again with --report FILE\n"));
}

#[test]
fn a_file_that_is_no_register_is_said_and_left_out() {
    let scene = all("unknown").with("notes.txt", "Buy milk\n").with("empty.csv", "");
    let (atlas, said) = imported(&scene, &[]);
    assert_eq!(
        said_of(&said, "unknown-file")[1..],
        ["empty.csv: empty", "notes.txt: it has one row, and nothing below it"]
    );
    assert_eq!(atlas, imported(&all("known"), &[]).0);
    let scene = Scene::new("none").with("notes.txt", "Buy milk\n");
    let refused = scene.run(&["import", "notes.txt", "--out", "out.ron"]);
    assert_eq!(
        refused.refusal(1),
        "notes.txt: it is not a register catchment knows, nor a table of one's own; it has one row, and nothing below it; catchment import --help says which are\nNothing is written.\n"
    );
}

/// A run that must be refused: gives what is said; whatever was there is there, and no more.
#[track_caller]
fn refusal(scene: &Scene, (status, args): (i32, &[&str])) -> String {
    let before: Vec<(String, Option<Vec<u8>>)> =
        listed(scene).into_iter().map(|name| (name.clone(), fs::read(scene.path(&name)).ok())).collect();
    let refused: Outcome = scene.run(args);
    let said = refused.refusal(status).to_owned();
    let after: Vec<(String, Option<Vec<u8>>)> =
        listed(scene).into_iter().map(|name| (name.clone(), fs::read(scene.path(&name)).ok())).collect();
    assert_eq!(before, after, "{args:?} left something behind, or wrote over it");
    said
}

#[test]
fn a_file_that_is_cut_off_or_comes_twice_is_refused_and_everything_with_it() {
    let whole = quoted(&trusts());
    let cut = |end: usize| all("cut").with("etr.csv", &whole[..end]);
    let args = (1, &["import", ".", "--out", "out.ron", "--report", "left-out.csv"][..]);
    let said = refusal(&cut(whole.len() - 21), args);
    assert_eq!(
        said,
        "./etr.csv, row 5: it ends in the middle of a row, after 21 of 27 columns; get the file again\nNothing is written.\n"
    );
    let in_a_name = whole.find("GLAS").unwrap();
    assert_eq!(
        refusal(&cut(in_a_name), args),
        "./etr.csv, row 5: a quote is opened and never closed, so the file is cut off or damaged; get the file again\nNothing is written.\n"
    );
    let succ = registers::successions() + "5LA,02A,2013-04-01\n5LB,02A,2013-04-01\n";
    let in_a_day = all("cut-2").with("succ.csv", &succ[..succ.len() - 4]);
    assert_eq!(
        refusal(&in_a_day, args),
        "./succ.csv, row 6: it ends in the middle of a row: it has no day; get the file again\nNothing is written.\n"
    );
    let twice = all("twice").with("etr of last year.csv", &whole).with("ePCN.csv", csv(&networks()));
    assert_eq!(
        refusal(&twice, args),
        "./ePCN.xlsx, sheet PCNDetails: it is the same edition of the same: primary care networks (ePCN), latest day 2020-03-31, as ./ePCN.csv is; give one of the two\n\
         ./etr.csv: it is the same edition of the same: NHS trusts (etr), latest day 2010-12-31, as ./etr of last year.csv is; give one of the two\n\
         Nothing is written.\n"
    );
}

#[test]
fn the_same_file_named_twice_is_read_once() {
    let scene = all("once");
    let (whole, _) = imported(&scene, &[]);
    fs::remove_file(scene.path("out.ron")).unwrap();
    let twice = scene.run(&["import", ".", "etr.csv", "./eccg.csv", "--out", "out.ron"]);
    twice.answer();
    assert_eq!(text(&scene, "out.ron"), whole);
}

#[test]
fn nothing_is_written_over_unless_that_is_asked_for() {
    let scene = all("over").with("mine.ron", "years of work").with("folder/x", "");
    let run =
        |out: &'static [&'static str]| -> Vec<&str> { [&["import", "etr.csv", "eccg.csv"][..], out].concat() };
    let says = |status: i32, out: &'static [&'static str], said: &str| {
        assert_eq!(refusal(&scene, (status, &run(out))), said, "{out:?}");
    };
    let there = "catchment: there is a file mine.ron already; say another, or --force to write over it\n";
    says(2, &["--out", "mine.ron"], there);
    says(2, &["--out", "new.ron", "--report", "mine.ron"], there);
    says(2, &["--out", "folder", "--force"], "catchment: folder is a folder; say the file to write in it\n");
    says(2, &["--out", "no/a.ron"], "catchment: there is no folder to put no/a.ron in; make it first\n");
    if cfg!(unix) {
        says(2, &["--out", "/dev/null", "--force"], "catchment: /dev/null is no ordinary file; say another\n");
    }
    let usage = "\n\nFor more information, try '--help'.\n";
    let input = format!("error: etr.csv is one of the files to be read; write to another{usage}");
    says(2, &["--out", "etr.csv", "--force"], &input);
    says(2, &["--out", "new.ron", "--report", "./etr.csv", "--force"], &input.replace("etr", "./etr"));
    let same = format!("error: --out and --report name the same file{usage}");
    says(2, &["--out", "new.ron", "--report", "./new.ron"], &same);
    says(2, &["--out", "-", "--report", "-"], &same);
    says(2, &["--out", "new.ron", "nosuch.csv"], "catchment: there is no file or folder \"nosuch.csv\"\n");

    scene.run(&run(&["--out", "mine.ron", "--force"])).answer();
    assert!(text(&scene, "mine.ron").starts_with("// Made by catchment import"));
    assert!(listed(&scene).iter().all(|name| !name.starts_with('.')), "{:?}", listed(&scene));
}

#[cfg(unix)]
#[test]
fn links_lead_to_what_is_meant() {
    use std::os::unix::fs::symlink;
    let scene = all("links").with("mine.ron", "old");
    symlink("etr.csv", scene.path("input.ron")).unwrap();
    symlink("mine.ron", scene.path("output.ron")).unwrap();
    let said = refusal(&scene, (2, &["import", "etr.csv", "--out", "input.ron", "--force"]));
    assert!(said.contains("input.ron is one of the files to be read"), "{said}");
    scene.run(&["import", "etr.csv", "--out", "output.ron", "--force"]).answer();
    assert!(text(&scene, "mine.ron").starts_with("// Made by"));
    assert!(fs::symlink_metadata(scene.path("output.ron")).unwrap().is_symlink());
}

#[test]
fn an_atlas_that_is_printed_is_the_answer_and_what_became_of_it_is_said_beside() {
    let scene = all("printed");
    let (atlas, said) = imported(&scene, &[]);
    fs::remove_file(scene.path("out.ron")).unwrap();
    let files: Vec<String> = listed(&scene);
    let run = |options: &[&str]| {
        let mut args = vec!["import"];
        args.extend(files.iter().map(String::as_str));
        args.extend(options);
        scene.run(&args)
    };
    let printed = run(&["--out", "-"]);
    assert_eq!((printed.status, &printed.stdout), (0, &atlas));
    assert_eq!(printed.stderr, said.split("Wrote out.ron.").next().unwrap());
    let report = run(&["--out", "out.ron", "--report", "-"]);
    assert!(report.stdout.starts_with("reason,file,row,what,meaning\n"), "{report}");
    assert_eq!((report.status, report.stderr), (0, said));
}

#[test]
fn a_name_that_would_do_harm_does_none() {
    let rows = |name: &str| {
        let mut rows = trusts();
        rows[0] = Row::new("RAA", name).under("Y56", "QAA").open("19910401");
        rows.push(Row::new("7A8", name));
        quoted(&rows)
    };
    let bad = "=CMD|' /C CALC'!A0\u{1b}[31m \"\"RED\"\" \u{202e}DER\u{7}\r\nTRUST \\ ) // NHS TRUST";
    let scene = all("harm").with("etr.csv", rows(bad));
    let (atlas, said) = imported(&scene, &["--report", "left-out.csv"]);
    assert!(!said.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{said}");
    assert!(!atlas.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{atlas}");
    assert!(!text(&scene, "left-out.csv").contains(['\u{1b}', '\u{202e}', '\u{7}']));
    let card = scene.run(&["show", "RAA", "--data", "out.ron"]);
    assert!(card.answer().contains("\"RED\" DER TRUST"), "{card}");
    let long = "X".repeat(10_000_000) + " NHS TRUST";
    let refused = scene.with("etr.csv", rows(&long));
    let said = refusal(&refused, (1, &["import", "etr.csv", "--out", "new.ron"]));
    assert!(
        said.starts_with("etr.csv, row 1: column 2 is longer than 1000 characters") && said.len() < 300,
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_name_of_any_bytes_is_read_and_said() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let scene = Scene::new("bytes");
    let name = OsStr::from_bytes(b"et\xffr\x1b[31m\n.csv");
    fs::write(scene.path("").join(name), quoted(&trusts())).unwrap();
    let output = crate::support::cli::command(&scene.path(""))
        .args(["import", ".", "--out", "out.ron", "--report"])
        .arg(OsStr::from_bytes(b"le\xfft.csv"))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("  ./et\u{fffd}r[31m .csv: NHS trusts, 5 rows"), "{said}");
    assert!(said.contains("All of them: le\u{fffd}t.csv\n"), "{said}");
}

#[test]
fn an_atlas_is_no_register() {
    let scene = all("atlas");
    for option in ["--data", "--with"] {
        let said = refusal(&scene, (2, &["import", "etr.csv", "--out", "out.ron", option, "etr.csv"]));
        assert!(
            said.starts_with("error: import reads register files and no atlas: leave --data and --with out"),
            "{said}"
        );
    }
}

#[test]
fn the_day_for_which_it_answers_is_the_latest_in_the_files_unless_it_is_said() {
    let scene = all("day");
    assert!(imported(&scene, &[]).0.contains("as_at: \"2024-04-01\""));
    assert!(imported(&scene, &["--at", "2021"]).0.contains("as_at: \"2021-12-31\""));
    let residents = refusal(&scene, (1, &["import", "residents.csv", "--out", "new.ron"]));
    assert!(residents.contains("there is no day in it"), "{residents}");
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let rows = quoted(&practices()).replacen("19740401", "IN SPRING", 1);
    for (end, before) in [("\n", 2), ("\r\n", 2), ("\r", 2), ("\n", 0), ("\r\n", 0), ("\r", 0)] {
        let bytes = (rows.clone() + &"\n".repeat(2)).replace('\n', end);
        let scene = all("rows").with("epraccur.csv", end.repeat(before) + &bytes);
        let row = before + 1;
        let told = format!("epraccur.csv, row {row}: column 11 is \"IN SPRING\", not a day such as 20200401");
        assert_eq!(said_of(&imported(&scene, &[]).1, "malformed")[1..], [told], "{end:?}");
    }
    let swallowed = quoted(&practices()).replace("\"A81009\"", "\"A81009").replace('\n', "\r\n");
    let scene = all("rows-2").with("epraccur.csv", swallowed);
    let said = imported(&scene, &[]).1;
    assert!(!said_of(&said, "malformed").is_empty(), "{said}");
}

/// What comes out of a run on a terminal.
#[cfg(unix)]
fn on_a_terminal(scene: &Scene, args: &[&str]) -> String {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read as _;
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_catchment"));
    command.args(args);
    command.cwd(scene.path(""));
    let mut reader = pair.master.try_clone_reader().unwrap();
    let reading = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // Where nobody has the terminal any more some systems end in an error.
        let _ = reader.read_to_end(&mut bytes);
        String::from_utf8(bytes).unwrap()
    });
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    assert!(child.wait().unwrap().success());
    drop(pair.master);
    reading.join().unwrap()
}

#[cfg(unix)]
#[test]
fn what_is_being_done_is_said_on_a_terminal_and_gone_when_it_is_done() {
    let scene = all("progress");
    let out = on_a_terminal(&scene, &["import", ".", "--out", "out.ron"]);
    for doing in ["Reading ./etr.csv …", "Joining …", "Checking …", "Writing …"] {
        assert!(out.contains(&format!("\r\u{1b}[K{doing}")), "{doing} in {out:?}");
    }
    let (before, after) = out.rsplit_once("\r\u{1b}[K").unwrap();
    assert!(before.ends_with("Writing …") && after.starts_with("Read:"), "{out:?}");
    // Elsewhere not a word of it: every other test here sees nothing on stderr.
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_or_written_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = all("denied").with("locked/x", "");
    let set = |name: &str, mode: u32| {
        fs::set_permissions(scene.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    set("etr.csv", 0o000);
    set("locked", 0o555);
    // Root may do everything.
    if fs::read(scene.path("etr.csv")).is_err() {
        let said = refusal(&scene, (2, &["import", "etr.csv", "--out", "out.ron"]));
        assert!(said.starts_with("catchment: cannot read \"etr.csv\": Permission denied"), "{said}");
        let said = refusal(&scene, (2, &["import", "eccg.csv", "--out", "locked/out.ron"]));
        assert_eq!(said, "catchment: cannot write locked/out.ron: Permission denied\n");
    }
    set("locked", 0o755);
}
