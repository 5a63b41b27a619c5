//! `catchment lookup`: many codes, names and postcodes at once.

use crate::support::cli::{Outcome, Scene, catchment, piped};
use insta::assert_snapshot;

/// What is piped in, looked up.
#[track_caller]
fn lookup(list: &str, args: &[&str]) -> Outcome {
    piped(list, &[&["lookup", "-"], args].concat())
}

/// The cells of the answer, without the header.
fn cells(outcome: &Outcome) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(outcome.stdout.as_bytes());
    reader.records().map(|row| row.expect("a sound row").iter().map(str::to_owned).collect()).collect()
}

/// The given column of the answer, by its heading.
fn column(outcome: &Outcome, heading: &str) -> Vec<String> {
    let header = outcome.stdout.lines().next().expect("a header");
    let at = header.split(',').position(|name| name == heading).expect("a column");
    cells(outcome).into_iter().map(|row| row[at].clone()).collect()
}

/// Stderr without the line of sources.
fn said(outcome: &Outcome) -> String {
    outcome.stderr.split_inclusive('\n').filter(|line| !line.starts_with("As at ")).collect()
}

#[test]
fn many_codes_at_once_in_the_order_of_the_list() {
    assert_snapshot!("codes", lookup("RF4\nR1H\nRQM\n", &[]));
    let json = lookup("RF4\nR1H\nRQM\n", &["--format", "json"]).json();
    let ids: Vec<&str> =
        json["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["RF4", "R1H", "RQM"]);
    assert_eq!(
        (&json["rows"][1]["system"]["id"], &json["rows"][1]["system"]["share"]),
        (&"QMF".into(), &().into())
    );
}

#[test]
fn a_table_keeps_its_columns_and_the_one_that_holds_codes_is_told() {
    let table = "\u{feff}site;Code;note\r\n1;rv5;\"a; b\"\r\n\r\n2; RPG ;\"say \"\"so\"\"\"\r\n3;Q0S2C\r\n";
    let outcome = lookup(table, &["--add", "name,system"]);
    assert_eq!(
        outcome.stdout,
        "site,Code,note,id,name,system,system_name,system_share,share,shares_of\n\
         1,rv5,a; b,RV5,South London and Maudsley NHS Foundation Trust,QKK,NHS South East London Integrated Care Board,,,\n\
         ,,,,,,,,,\n\
         2,RPG,\"say \"\"so\"\"\",RPG,Oxleas NHS Foundation Trust,QKK,NHS South East London Integrated Care Board,,,\n\
         3,Q0S2C,,Q0S2C,Bexley,QKK,NHS South East London Integrated Care Board,,,\n"
    );
    assert_eq!(
        (outcome.status, said(&outcome).as_str()),
        (0, "Column 2, \"Code\", is looked up; --column takes another.\n")
    );
    let asked = [lookup(table, &["--column", "code"]), lookup(table, &["--column", "2"])];
    assert_eq!(asked[0], asked[1]);
    assert_eq!(said(&asked[0]), "");
    assert_eq!(column(&asked[0], "id"), ["RV5", "", "RPG", "Q0S2C"]);
}

#[test]
fn tabs_separate_too_and_columns_without_headings_get_some() {
    let outcome = lookup("1\tRV5\n2\tRPG\n", &["--add", "kind"]);
    assert_eq!(
        outcome.stdout,
        "column_1,input,id,kind,share,shares_of\n1,RV5,RV5,mental-health-trust,,\n2,RPG,RPG,mental-health-trust,,\n"
    );
    let named = lookup("name,code\nx,RV5\n", &["--column", "code", "--add", "name"]);
    assert_eq!(
        named.stdout.lines().next(),
        Some("name,code,id,name_2,share,shares_of"),
        "no two columns have one name"
    );
}

#[test]
fn names_with_commas_are_no_table() {
    let outcome = lookup(
        "Guy's & St Thomas' NHS Foundation Trust\nBarking, Havering and Redbridge University Hospitals NHS Trust\nthe royal marsden nhs foundation trust\n",
        &["--add", "kind"],
    );
    assert_eq!(column(&outcome, "id"), ["RJ1", "RF4", "RPY"], "{outcome}");
    assert_eq!(outcome.status, 0);
}

#[test]
fn plain_lines_may_have_a_heading() {
    assert_eq!(column(&lookup("ODS code\nRV5\n", &[]), "ODS code"), ["RV5"]);
    let unknown = lookup("Made-up Trust\nRV5\n", &[]);
    assert_eq!(column(&unknown, "input"), ["Made-up Trust", "RV5"]);
    assert_eq!(said(&unknown), "1 of 2 not known: \"Made-up Trust\" (row 1).\n");
}

#[test]
fn old_codes_lead_to_what_they_became_and_a_split_to_each_part() {
    let ccgs = "ccg,spent\n07N,10\n99M,20\n13T,30\n";
    let outcome = lookup(ccgs, &["--column", "ccg", "--to", "today", "--add", "name,system"]);
    assert_snapshot!("ccgs_of_2013", outcome);
    let then = lookup(ccgs, &["--column", "ccg", "--to", "today", "--at", "2022-07-01"]);
    assert_eq!(column(&then, "id"), ["72Q", "D4U1Y", "13T"], "as at a day between the two");
}

#[test]
fn what_has_closed_answers_as_it_was_and_says_what_to_do() {
    let outcome = lookup("07N\n72Q\n", &["--add", "name,parent,successor"]);
    assert_eq!(column(&outcome, "name"), ["NHS Bexley CCG", "NHS South East London ICB - 72Q"]);
    assert_eq!(column(&outcome, "successor"), ["72Q", ""]);
    assert_eq!(
        said(&outcome),
        "1 of 2 not there on 30 June 2026: \"07N\" (07N NHS Bexley CCG). --to today leads to what each became, --at DATE to another day.\n"
    );
    let then = lookup("07N\n72Q\n", &["--at", "2019"]);
    assert_eq!(column(&then, "place"), ["Q0S2C", ""]);
    assert!(said(&then).starts_with("1 of 2 not there on 31 December 2019: \"72Q\""), "{then}");
}

#[test]
fn what_nothing_followed_is_told() {
    let scene = Scene::small("gone").with("list.txt", "C2\nT9\n").with(
        "gone.ron",
        "Atlas(format: 1, organisations: [(id: \"T9\", name: \"Gone Trust\", kind: AcuteTrust, parent: \"Y1\", until: \"2015\", source: [\"list\"])])",
    );
    let outcome = scene.ask(&["lookup", "list.txt", "--to", "today", "--with", "gone.ron"]);
    assert_eq!(column(&outcome, "id"), ["S1", ""]);
    assert_eq!(outcome.status, 1);
    assert_eq!(
        said(&outcome),
        "1 of 2 not there on 30 June 2024, and nothing is known to have followed: \"T9\" (T9 Gone Trust).\n"
    );
}

#[test]
fn a_code_of_another_time_is_found_and_one_used_twice_is_whose_it_was() {
    let codes = lookup("E38000244\ne38000255\n", &["--add", "name"]);
    assert_eq!(column(&codes, "id"), ["72Q", "A3A8R"]);
    let scene = Scene::small("twice").with("list.txt", "ZZ1\n").with(
        "twice.ron",
        "Atlas(format: 1, organisations: [
            (id: \"T1\", codes: [(scheme: Ods, code: \"ZZ1\", until: \"2010\", source: [\"list\"])]),
            (id: \"T2\", codes: [(scheme: Ods, code: \"ZZ1\", since: \"2011\", source: [\"list\"])]),
        ])",
    );
    let at = |day: &str| column(&scene.ask(&["lookup", "list.txt", "--with", "twice.ron", "--at", day]), "id");
    assert_eq!((at("2008"), at("2020")), (vec!["T1".to_owned()], vec!["T2".to_owned()]));
}

#[test]
fn postcodes_lie_in_the_area_that_has_most_of_their_district() {
    let list = "postcode\nSE18 6AB\nse186ab\nSE18\nE1 6AN\nZZ1 1ZZ\n";
    assert_snapshot!("postcodes", lookup(list, &["--add", "kind,place,council,commissioner"]));
}

#[test]
fn a_town_of_another_time_lies_in_the_council_of_the_day() {
    let at = |day: &str| lookup("Yeovil\n", &["--add", "council,system", "--at", day]);
    assert_eq!(column(&at("2019"), "council_name"), ["South Somerset District Council"]);
    assert_eq!(column(&at("2024"), "council_name"), ["Somerset Council"]);
}

#[test]
fn what_is_not_known_or_may_mean_several_stays_and_is_told() {
    let outcome = lookup("zzz\nRV5\nriverside\nzzz\nThe Surgery\n\nNHS England\n", &["--add", "name"]);
    assert_snapshot!("not_answered", outcome);
    let json = lookup("Newport\n", &["--format", "json"]);
    assert_eq!(json.status, 1);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert!(json["rows"][0]["candidates"].as_array().unwrap().len() > 5, "{json}");
}

#[test]
fn shares_are_told_where_something_lies_in_several() {
    let scene = Scene::small("shares").with("list.txt", "D2\nPB\nS1\nT1\n");
    let outcome =
        scene.ask(&["lookup", "list.txt", "--add", "place,system,region,council,commissioner,parent"]);
    assert_snapshot!("shares", outcome);
}

#[test]
fn a_hospital_is_in_its_council_and_a_network_where_its_practices_are() {
    let outcome = lookup("RPGAE\nU88820\n", &["--add", "place,council,commissioner,parent"]);
    assert_snapshot!("hospital_and_network", outcome);
}

#[test]
fn an_empty_list_has_nothing_to_look_up() {
    for empty in ["", "\n\n", "\u{feff}", ",,\n"] {
        assert_eq!(lookup(empty, &[]).refusal(1), "There is nothing to look up in what was piped in.\n");
    }
    let scene = Scene::new("heading").with("list.csv", "code,name\n");
    let only_heading = scene.run(&["lookup", "list.csv", "--column", "code"]);
    assert_eq!(only_heading.refusal(1), "There is nothing to look up in list.csv.\n");
}

#[test]
fn what_cannot_be_read_says_why() {
    let scene = Scene::new("unreadable")
        .with("utf16.csv", b"\xff\xfeR\x00V\x005\x00")
        .with("latin.csv", b"RV5\nCaf\xe9\n")
        .with("open.csv", "\"RV5\nRPG\n");
    for (file, status, why) in [
        ("utf16.csv", 1, "utf16.csv: it is written in UTF-16; save it as CSV in UTF-8\n"),
        ("latin.csv", 1, "latin.csv, row 2: it is not text in UTF-8; save it as CSV in UTF-8\n"),
        (
            "open.csv",
            1,
            "open.csv, row 1: a quote is opened and never closed, so the file is cut off or damaged; get the file again\n",
        ),
        ("none.csv", 2, "catchment: there is no file or folder \"none.csv\"\n"),
    ] {
        assert_eq!(scene.run(&["lookup", file]).refusal(status), why);
    }
}

#[test]
fn a_column_or_a_word_that_is_not_there_is_met_with_what_is() {
    let error = |why: &str| format!("error: {why}\n\nFor more information, try '--help'.\n");
    let table = "code,name\nRV5,x\n";
    assert_eq!(
        lookup(table, &["--column", "codes"]).refusal(2),
        error("the list has no column \"codes\"; did you mean \"code\"?")
    );
    assert_eq!(
        lookup(table, &["--column", "7"]).refusal(2),
        error("the list has no column \"7\"; there are 2: code, name")
    );
    assert_eq!(
        lookup("a,b\nfoo bar,some thing\n", &[]).refusal(2),
        error("say with --column which of these is to be looked up: a, b")
    );
    assert!(lookup(table, &["--add", "sytem"]).refusal(2).contains("did you mean system?"));
    assert!(lookup(table, &["--to", "tomorrow"]).refusal(2).contains("today"));
}

#[test]
fn the_help_names_every_column() {
    let help = catchment(&["lookup", "--help"]);
    let flat = help.answer().split_whitespace().collect::<Vec<_>>().join(" ");
    let every = "name,kind,place,system,region,council,commissioner,parent,successor";
    let outcome = lookup("RV5\n", &["--add", every]);
    let header = outcome.stdout.lines().next().unwrap().trim_start_matches("input,").replace(',', ", ");
    assert!(flat.contains(&header), "{header}: {help}");
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let row = header.split(", ").map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ");
    assert!(readme.contains(&row), "the README has not: {row}");
}

#[cfg(unix)]
#[test]
fn whoever_reads_only_the_head_of_a_long_list_is_no_failure() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let scene = Scene::new("head").with("list.txt", "RV5\nunknown\n".repeat(50_000));
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("catchment"))
        .env("CATCHMENT_CONFIG", "")
        .arg("lookup")
        .arg(scene.path("list.txt"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut head = [0; 80];
    child.stdout.take().unwrap().read_exact(&mut head).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

/// Each row as what was looked up, what answers, and its share of residents in whole percent.
fn led(list: &str, args: &[&str]) -> Vec<(String, String, Option<i64>)> {
    let outcome = lookup(list, &[&["--to", "today", "--format", "json"], args].concat());
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let percent = |row: &serde_json::Value| {
        row["share"].as_f64().map(|share| format!("{:.0}", share * 100.0).parse::<i64>().expect("a number"))
    };
    let answer: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("an answer in JSON");
    let rows = answer["rows"].as_array().unwrap();
    rows.iter().map(|row| (text(&row["input"]), text(&row["id"]), percent(row))).collect()
}

#[test]
fn a_code_is_led_to_whoever_has_its_land_and_not_to_all_that_its_successor_became() {
    let rows = led("10T\n10G\n99M\n10C\n11C\n05L\n", &[]);
    let rows: Vec<(&str, &str, Option<i64>)> =
        rows.iter().map(|(input, id, share)| (&**input, &**id, *share)).collect();
    assert_eq!(
        rows,
        [
            ("10T", "U2G6B", Some(100)),
            ("10G", "U2G6B", Some(100)),
            ("99M", "D9Y0V", Some(79)),
            ("99M", "92A", Some(21)),
            ("10C", "92A", Some(100)),
            ("11C", "U2G6B", Some(91)),
            ("11C", "92A", Some(9)),
            ("05L", "D2P2L", Some(65)),
            ("05L", "15E", Some(35)),
        ]
    );
}

#[test]
fn each_part_of_what_was_split_is_told_where_it_lies_itself() {
    let outcome = lookup("05L\n10T\n07N\n", &["--to", "today", "--add", "council,system,successor"]);
    assert_eq!(
        column(&outcome, "council_name"),
        [
            "Sandwell Metropolitan Borough Council",
            "Birmingham City Council",
            "Slough Borough Council",
            "London Borough of Bexley"
        ]
    );
    assert_eq!(column(&outcome, "council_share"), [""; 4], "all of each part lies there");
    assert_eq!(column(&outcome, "system"), ["QUA", "QHL", "S0E4D", "QKK"]);
    assert_eq!(column(&outcome, "successor"), column(&outcome, "id"));
    let spent: f64 = column(&outcome, "share").iter().map(|share| share.parse::<f64>().unwrap()).sum();
    assert!((spent - 3.0).abs() < 1e-9, "{outcome}");
    assert_eq!(
        said(&outcome),
        "1 of 3 rows stands in several lines: its land came to several; share says how much, and adds up to 1.\n"
    );
}

#[test]
fn an_area_whose_land_is_not_known_has_no_share_and_says_so() {
    let outcome = lookup("00G\n", &["--to", "today"]);
    assert_eq!(
        (column(&outcome, "id"), column(&outcome, "share")),
        (vec!["13T".to_owned()], vec![String::new()])
    );
    assert_eq!(
        said(&outcome),
        "1 of 1 led to what followed, without shares, since no land is known of them: \"00G\" (row 1).\n"
    );
}

#[test]
fn councils_and_systems_are_led_by_their_land_too() {
    let ids = |code: &str, args: &[&str]| led(code, args).into_iter().map(|row| row.1).collect::<Vec<_>>();
    assert_eq!(ids("E07000189\n", &[]), ["E06000066"], "a district to the unitary authority");
    assert_eq!(ids("E10000021\n", &[]), ["E06000062", "E06000061"], "Northamptonshire to its two councils");
    assert_eq!(ids("QNQ\n", &[]), ["S0E4D", "QRL", "S9B9J"], "the one with most residents first");
    assert_eq!(ids("QNQ\n", &["--at", "2024"]), ["QNQ"]);
}

#[test]
fn without_land_a_code_is_led_by_succession_and_says_that_there_are_no_shares() {
    let scene = Scene::small("split").with("list.txt", "T9\nS1\n").with(
        "split.ron",
        "Atlas(format: 1, organisations: [
            (id: \"T9\", name: \"Gone Trust\", kind: AcuteTrust, parent: \"Y1\", until: \"2015\", source: [\"list\"])],
          links: [SucceededBy(from: \"T9\", to: [\"T1\", \"T2\"], on: \"2016\", how: Split, source: [\"list\"])])",
    );
    let outcome = scene.ask(&["lookup", "list.txt", "--to", "today", "--with", "split.ron"]);
    assert_eq!(outcome.status, 0, "{outcome}");
    assert_eq!(column(&outcome, "id"), ["T1", "T2", "S1"]);
    assert_eq!(column(&outcome, "share"), ["", "", ""]);
    assert_eq!(
        said(&outcome),
        "1 of 2 led to what followed, without shares, since no land is known of them: \"T9\" (row 1).\n"
    );
}

#[test]
fn shares_of_every_closed_commissioner_add_up_to_one_and_are_those_of_its_land() {
    use crate::support::england::ENGLAND;
    use catchment::atlas::Closed;
    use catchment::boundaries::{Overlap, Weight};
    use catchment::query::{AsAt, Found, Gazetteer};
    use std::collections::BTreeMap;

    let atlas = &*ENGLAND;
    let today = AsAt::new(atlas, atlas.as_at(), Closed::Leave);
    let gazetteer = Gazetteer::new(&today);
    let closed = atlas
        .orgs()
        .iter()
        .copied()
        .filter(|org| today.kind(*org).is_commissioner() && atlas.org(*org).period.is_before(today.day()));
    let mut days: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for org in closed {
        let until = atlas.org(org).period.until.expect("it has closed").last_day();
        days.entry(until).or_default().push(org);
    }
    let (mut checked, mut in_several) = (0, 0);
    for (day, orgs) in days {
        let then = AsAt::new(atlas, day, Closed::Leave);
        for org in orgs {
            let Some(was) = then.land().footprint(org) else { continue };
            let id = &atlas.org(org).id;
            let led = gazetteer.present(org);
            let mut sum = 0.0;
            for found in &led {
                let Found::Led(heir) = found else { panic!("{id}: {found:?}") };
                let now = today.land().footprint(heir.org).expect("land");
                let overlap = Overlap::of(was, now, atlas, Weight::Residents).containment();
                assert!(overlap.is_some() && heir.share == overlap, "{id}: {:?}, {overlap:?}", heir.share);
                sum += heir.share.unwrap();
            }
            assert!((sum - 1.0).abs() < 1e-9, "{id}: {sum}");
            let shares: Vec<Option<f64>> = led.iter().map(Found::share).collect();
            assert!(shares.is_sorted_by(|a, b| a >= b), "{id}: {shares:?}");
            checked += 1;
            in_several += usize::from(led.len() > 1);
        }
    }
    assert!(checked > 120 && in_several > 4, "{checked}, {in_several}");
}

#[test]
fn a_share_says_of_whom_it_is_and_a_place_goes_with_its_system() {
    let outcome = lookup("Banstead\nSM7\nFarnham\nRT302\n", &["--add", "name,place,system"]);
    // The register of stops says in which old commissioner Banstead lies; of SM7 only the council is known.
    assert_eq!(
        column(&outcome, "place_name"),
        ["Surrey Downs", "East Surrey", "North East Hampshire and Farnham", ""],
        "{outcome}"
    );
    assert_eq!(column(&outcome, "place_share")[0], "");
    assert!(column(&outcome, "place_share")[1].starts_with("0.67"), "{outcome}");
    assert_eq!(column(&outcome, "shares_of"), ["", "E07000211", "", ""], "{outcome}");
    // A hospital is its trust's, whose system has no land where it stands.
    assert_eq!(column(&outcome, "system")[2..], ["S9B9J", "QKK"], "{outcome}");
}
