//! Registers as they are today and as they were: both layouts of the register of practices, several
//! editions together, commissioners of the day, small areas of two censuses, and new codes.

use std::fmt::Write as _;

use catchment::date::Date;
use catchment::import::{
    ImportOptions, Imported, InputFile, Known, KnownOrganisation, Opened, Reason, Refusal, import,
};
use catchment::words::Kind;

use crate::support::cli::Scene;
use crate::support::registers::{
    self, HEADER_2024, Row, Table, commissioners, csv, exact_fit, networks, of_2021, of_2026, practices,
    quoted, residents_2022, workbook,
};

/// Imports files; gives the atlas and what became of them.
fn taken(files: &[(&str, &[u8])]) -> Result<Imported, Vec<Refusal>> {
    let inputs: Vec<InputFile> = files
        .iter()
        .map(|(name, bytes)| InputFile { name: (*name).to_owned(), bytes: bytes.to_vec() })
        .collect();
    import(&inputs, ImportOptions::default(), |_| {})
}

#[track_caller]
fn imported(files: &[(&str, &str)]) -> Imported {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    taken(&files).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

#[track_caller]
fn refused(files: &[(&str, &str)]) -> String {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let refusals = taken(&files).expect_err("it cannot be taken");
    refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is told for a reason: file, row and what.
fn told(imported: &Imported, reason: Reason) -> Vec<String> {
    let of_it = imported.remarks.all().iter().filter(|remark| remark.reason == reason);
    let row = |row: Option<usize>| row.map_or_else(String::new, |row| format!(" {row}"));
    of_it.map(|remark| format!("{}{}: {}", remark.file, row(remark.row), remark.what)).collect()
}

/// The line of an organisation.
#[track_caller]
fn line<'a>(imported: &'a Imported, id: &str) -> &'a str {
    let begin = format!("(id: \"{id}\",");
    let mut lines = imported.text.lines().map(str::trim);
    lines.find(|line| line.starts_with(&begin)).unwrap_or_else(|| panic!("no {id} in {}", imported.text))
}

/// The links of a commissioner to somebody.
fn commissions<'a>(imported: &'a Imported, id: &str) -> Vec<&'a str> {
    let to = format!("to: [\"{id}\"]");
    let lines = imported.text.lines().map(str::trim);
    lines.filter(|line| line.starts_with("Commissions") && line.contains(&to)).collect()
}

/// The pieces of land.
fn patches(imported: &Imported) -> Vec<&str> {
    imported.text.lines().map(str::trim).filter(|line| line.starts_with("(areas: [")).collect()
}

#[test]
fn both_layouts_of_the_register_of_practices_say_the_same() {
    let eccg = quoted(&commissioners());
    let both = [quoted(&practices()), of_2026(&practices())]
        .map(|text| imported(&[("eccg.csv", &eccg), ("epraccur.csv", &text)]));
    assert_eq!(registers::without_inputs(&both[0].text), registers::without_inputs(&both[1].text));
    assert_eq!(both[0].remarks.all(), both[1].remarks.all());
    assert_eq!(told(&both[1], Reason::NotEnglish), ["epraccur.csv 32: W00001 Y FEDDYGFA"]);
    assert_eq!(told(&both[1], Reason::NotAPractice), ["epraccur.csv 31: Y00001 ASHDALE URGENT CARE"]);
}

#[test]
fn of_several_roles_one_makes_a_gp_practice_and_an_empty_one_makes_none() {
    let eccg = quoted(&commissioners());
    let text = of_2026(&practices())
        .replacen("\"RO76\"", "\"RO76|RO268\"", 1)
        .replacen("\"RO259\"", "\"\"", 1)
        .replace("\"Y00001\"", "\"A81900\"");
    let imported = imported(&[("eccg.csv", &eccg), ("epraccur.csv", &text)]);
    assert!(line(&imported, "A81001").contains("kind: Practice"));
    assert_eq!(told(&imported, Reason::NotAPractice), ["epraccur.csv 31: A81900 ASHDALE URGENT CARE"]);
    for (from, to, why) in [
        (
            "ACTIVE",
            "ASLEEP",
            "column 13 is \"ASLEEP\", not ACTIVE, INACTIVE, DORMANT or PROPOSED, or A, C, D or P",
        ),
        ("RO76|RO268", "GP", "column 26 is \"GP\", neither a number nor a role such as RO76"),
    ] {
        let odd = text.replacen(&format!("\"{from}\""), &format!("\"{to}\""), 1);
        let odd = self::imported(&[("eccg.csv", &eccg), ("epraccur.csv", &odd)]);
        assert_eq!(told(&odd, Reason::Malformed), [format!("epraccur.csv 1: {why}")]);
    }
}

fn commissioned(code: &str, name: &str, commissioner: &str) -> Row {
    Row::practice(code, name).under("Y56", "QAA").set(15, commissioner)
}

#[test]
fn of_two_editions_the_newer_counts_row_by_row_and_what_it_leaves_out_is_kept() {
    let eccg = quoted(&commissioners());
    let older = [
        commissioned("A81001", "OLD NAME SURGERY", "91B").set(16, "20130401"),
        commissioned("A81002", "CLOSED SURGERY", "01A")
            .closed("19740401", "20150331")
            .set(13, "C")
            .set(16, "20130401")
            .set(17, "20150331"),
        commissioned("A81003", "LOST SURGERY", "91B").set(16, "20130401"),
        commissioned("A81004", "LAST SURGERY", "91B").set(16, "20231204"),
    ];
    let newer = [
        commissioned("A81001", "NEW NAME SURGERY", "72A").set(16, "20240401"),
        commissioned("A81005", "YOUNG SURGERY", "72A").open("20260203").set(16, "20260203"),
    ];
    let (older, newer) = (quoted(&older), of_2026(&newer));
    let both = imported(&[("a.csv", &newer), ("b.csv", &older), ("eccg.csv", &eccg)]);
    assert_eq!(
        told(&both, Reason::OnlyInOlderEdition),
        [
            "b.csv 2: A81002 CLOSED SURGERY until 2015-03-31",
            "b.csv 3: A81003 LOST SURGERY",
            "b.csv 4: A81004 LAST SURGERY",
        ]
    );
    assert!(line(&both, "A81001").contains("name: \"New Name Surgery\""));
    assert!(line(&both, "A81002").contains("until: \"2015-03-31\""));
    assert!(line(&both, "A81003").contains("seen: \"2023-12-04\""), "{}", line(&both, "A81003"));
    assert!(line(&both, "A81005").contains("since: \"2026-02-03\""));
    // Under whom it was before is what the older edition says.
    assert_eq!(
        commissions(&both, "A81001"),
        [
            "Commissions(from: \"91B\", to: [\"A81001\"], since: \"2013-04-01\", until: \"2024-03-31\", source: [\"register-epraccur\"]),",
            "Commissions(from: \"72A\", to: [\"A81001\"], since: \"2024-04-01\", source: [\"register-epraccur\"]),",
        ]
    );
    // The order of the files says nothing.
    let turned = imported(&[("b.csv", &older), ("eccg.csv", &eccg), ("a.csv", &newer)]);
    assert_eq!(turned.text, both.text);
    let same = refused(&[("a.csv", &newer), ("b.csv", &newer), ("eccg.csv", &eccg)]);
    assert_eq!(
        same,
        "b.csv: it is the same edition of the same: GP practices (epraccur), latest day 2026-02-03, as a.csv is; give one of the two"
    );
}

#[test]
fn a_code_that_is_used_again_is_the_later_ones_and_the_earlier_life_is_told() {
    let eccg = quoted(&commissioners());
    let laundry = commissioned("A81001", "OLD LAUNDRY", "72A").closed("19820401", "19930331").set(13, "C");
    let surgery = commissioned("A81001", "NEW SURGERY", "72A").open("20250423").set(16, "20250423");
    for rows in [[laundry.clone(), surgery.clone()], [surgery.clone(), laundry.clone()]] {
        let one = imported(&[("eccg.csv", &eccg), ("epraccur.csv", &quoted(&rows))]);
        assert!(line(&one, "A81001").contains("name: \"New Surgery\""), "{}", line(&one, "A81001"));
        assert!(line(&one, "A81001").contains("since: \"2025-04-23\""));
        let told = told(&one, Reason::CodeUsedAgain);
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("A81001 OLD LAUNDRY since 1982-04-01 until 1993-03-31; row"), "{told:?}");
    }
    let older = quoted(&[laundry]);
    let two = imported(&[("a.csv", &older), ("b.csv", &quoted(&[surgery])), ("eccg.csv", &eccg)]);
    assert!(line(&two, "A81001").contains("name: \"New Surgery\""));
    assert_eq!(
        told(&two, Reason::CodeUsedAgain),
        [
            "a.csv 1: A81001 OLD LAUNDRY since 1982-04-01 until 1993-03-31; row 1 of the newer file has its code since"
        ]
    );
}

#[test]
fn closed_without_a_day_is_closed_and_the_day_is_not_known() {
    let eccg = quoted(&commissioners());
    let shut = commissioned("A81003", "SHUT SURGERY", "91B").set(13, "C").set(16, "20130401");
    let open = commissioned("A81002", "LOW STREET SURGERY", "72A").set(16, "20200401");
    let epraccur = quoted(&[shut, open]);
    let one = imported(&[("eccg.csv", &eccg), ("epraccur.csv", &epraccur)]);
    assert_eq!(told(&one, Reason::ClosedWithoutADay), ["epraccur.csv 1: A81003 SHUT SURGERY"]);
    let shut = line(&one, "A81003");
    assert!(shut.contains("until: \"2020-03-31\", certainty: Inferred"), "{shut}");
    assert!(shut.contains("Closed; on which day is not known: it had closed by 2020-04-01."), "{shut}");
    let scene = Scene::new("shut").with("shut.ron", &one.text);
    let card = scene.run(&["show", "A81003", "--data", "shut.ron"]);
    assert!(card.answer().contains("was not there on 1 April 2024"), "{card}");
}

/// One network of two practices, as the register of networks has it.
fn two_members(commissioner: &str) -> (String, String) {
    let head = networks()[0].clone();
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let network = vec![head, row(&["U10001", "ASHTOWN PCN", "72A", "", "20191001", ""])];
    let mut members = vec![registers::members()[0].clone()];
    for code in ["A81001", "A81002"] {
        members.push(row(&[code, "", commissioner, "", "U10001", "", "72A", "", "20191001", "", "True"]));
    }
    (csv(&network), csv(&members))
}

#[test]
fn two_files_that_differ_are_told_whichever_is_the_newer() {
    let eccg = quoted(&commissioners());
    let rows = ["A81001", "A81002"].map(|code| commissioned(code, "SURGERY", "72A").set(16, "20200401"));
    let (networks, members) = two_members("91B");
    for members in [members.clone(), members.replace("20191001", "20241001")] {
        let files =
            [("eccg.csv", &*eccg), ("epraccur.csv", &quoted(&rows)), ("m.csv", &members), ("n.csv", &networks)];
        assert_eq!(
            told(&imported(&files), Reason::CommissionersDiffer),
            [
                "m.csv 2: A81001: 91B here, 72A in the register of practices",
                "m.csv 3: A81002: 91B here, 72A in the register of practices"
            ]
        );
    }
}

#[test]
fn before_it_joined_its_commissioner_a_practice_is_under_nobody_that_is_known() {
    let eccg = quoted(&commissioners());
    // 91B was there since 2013; they came to it nine years later.
    let rows = ["A81001", "A81002"].map(|code| commissioned(code, "SURGERY", "91B").set(16, "20220701"));
    let (networks, members) = two_members("91B");
    let networks = networks.replace("72A", "91B");
    let epraccur = quoted(&rows);
    let files = [("eccg.csv", &*eccg), ("epraccur.csv", &epraccur), ("m.csv", &members), ("n.csv", &networks)];
    let one = imported(&files);
    assert!(
        line(&one, "A81001").contains(
            "parents: [(id: \"england\", until: \"2019-09-30\"), (id: \"U10001\", since: \"2019-10-01\")]"
        ),
        "{}",
        line(&one, "A81001")
    );
    assert!(
        line(&one, "U10001").contains(
            "parents: [(id: \"england\", until: \"2022-06-30\"), (id: \"91B\", since: \"2022-07-01\")]"
        ),
        "{}",
        line(&one, "U10001")
    );
    let scene = Scene::new("before_commissioner").with("one.ron", &one.text);
    let card = scene.run(&["show", "A81001", "--data", "one.ron", "--at", "2022-06-30"]);
    assert!(!card.answer().contains("91B"), "{card}");
}

/// Twelve small areas of 2011, of which the first two come to 91B on 1 April 2021.
fn lookup_2021() -> String {
    let moved = registers::lookup_2020().replace("CCG20", "CCG21").replace("LAD20", "LAD21");
    moved
        .replace("E01000001,E38000994,72A,NHS Ashdale CCG", "E01000001,E38000993,91B,NHS Brookshire CCG")
        .replace("E01000002,E38000994,72A,NHS Ashdale CCG", "E01000002,E38000993,91B,NHS Brookshire CCG")
}

#[test]
fn who_came_with_a_piece_of_land_was_where_the_land_was() {
    let eccg = quoted(&commissioners());
    let rows = ["A81001", "A81002"].map(|code| commissioned(code, "SURGERY", "91B").set(16, "20210401"));
    let (networks, members) = two_members("91B");
    let networks = networks.replace("72A", "91B");
    let (lookups, epraccur) =
        ([registers::lookup_2019(), registers::lookup_2020(), lookup_2021()], quoted(&rows));
    let one = imported(&[
        ("19.csv", &lookups[0]),
        ("20.csv", &lookups[1]),
        ("21.csv", &lookups[2]),
        ("eccg.csv", &eccg),
        ("epraccur.csv", &epraccur),
        ("m.csv", &members),
        ("n.csv", &networks),
    ]);
    let earlier = "(id: \"01A\", until: \"2020-03-31\", certainty: Inferred), (id: \"72A\", since: \"2020-04-01\", until: \"2021-03-31\", certainty: Inferred), (id: \"91B\", since: \"2021-04-01\")";
    assert!(line(&one, "U10001").contains(earlier), "{}", line(&one, "U10001"));
    assert_eq!(
        commissions(&one, "A81001"),
        [
            "Commissions(from: \"01A\", to: [\"A81001\"], since: \"2013-04-01\", until: \"2020-03-31\", certainty: Inferred, source: [\"register-epraccur\", \"register-import\"]),",
            "Commissions(from: \"72A\", to: [\"A81001\"], since: \"2020-04-01\", until: \"2021-03-31\", certainty: Inferred, source: [\"register-epraccur\", \"register-import\"]),",
            "Commissions(from: \"91B\", to: [\"A81001\"], since: \"2021-04-01\", source: [\"register-epraccur\"]),",
        ]
    );
}

#[test]
fn a_register_of_memberships_dates_the_commissioners_of_practices() {
    let eccg = quoted(&commissioners());
    let rows = ["A81001", "A81002"].map(|code| commissioned(code, "SURGERY", "72A").set(16, "20200401"));
    let epcmem = "A81001,5LD,P,19910401,20130331,0\nA81001,01A,W,20130401,20200331,0\nA81001,72A,W,20200401,,0\n\
                  A81002,02A,W,20130401,20200331,0\nA81002,72A,W,20200401,,0\n";
    for header in ["", "ODSCode,ParentODSCode,ParentType,Joined,Left,Amended\n"] {
        let epcmem = header.to_owned() + epcmem;
        let one = imported(&[("eccg.csv", &eccg), ("epcmem.csv", &epcmem), ("epraccur.csv", &quoted(&rows))]);
        assert!(!one.text.contains("SucceededBy"));
        assert_eq!(one.read[2].what, "commissioners of practices");
        assert_eq!(
            commissions(&one, "A81001"),
            [
                "Commissions(from: \"01A\", to: [\"A81001\"], since: \"2013-04-01\", until: \"2020-03-31\", source: [\"register-epcmem\"]),",
                "Commissions(from: \"72A\", to: [\"A81001\"], since: \"2020-04-01\", source: [\"register-epraccur\"]),",
            ]
        );
    }
    let differs = epcmem.replace("A81002,72A,W,20200401", "A81002,91B,W,20200401");
    let one = imported(&[("eccg.csv", &eccg), ("epcmem.csv", &differs), ("epraccur.csv", &quoted(&rows))]);
    assert_eq!(
        told(&one, Reason::CommissionersDiffer),
        ["epcmem.csv 5: A81002: 91B here, 72A in the register of practices"]
    );
}

#[test]
fn a_file_in_the_shape_of_a_register_with_codes_that_do_not_fit_is_refused() {
    let eccg = quoted(&commissioners());
    for rows in ["A81001,72A,20200401\nA81002,72A,20200401\n", "01A,A81001,20200401\n02A,A81002,20200401\n"] {
        let why = refused(&[("eccg.csv", &eccg), ("mine.csv", rows)]);
        assert!(
            why.starts_with("mine.csv: it has two codes and a day in each row and could be one of two registers, but its codes fit neither: for successions (succ) both codes are of one sort, here in 0 of 2 rows; for commissioners of practices (epcmem)"),
            "{why}"
        );
    }
}

#[test]
fn small_areas_of_two_censuses_are_joined_by_the_exact_fit() {
    let lookup = of_2021(HEADER_2024, "E09000991,Ashtown");
    let (fit, newer, older) = (exact_fit(), residents_2022("LSOA21CD,population\n"), registers::residents());
    let (of_2019, of_2020) = (registers::lookup_2019(), registers::lookup_2020());
    let base = [("19.csv", &*of_2019), ("20.csv", &of_2020), ("24.csv", &lookup), ("fit.csv", &fit)];
    let with = |more: &[(&str, &str)]| imported(&[&base[..], more].concat());
    let one = with(&[("2020.csv", &older), ("2022.csv", &newer)]);
    assert_eq!(one.size.residents, 11_000);
    assert_eq!(told(&one, Reason::OlderResidents), ["2020.csv: counted instead: 2022.csv"]);
    assert_eq!(
        patches(&one).iter().map(|line| line.split(", source").next().unwrap()).collect::<Vec<_>>(),
        [
            "(areas: [\"E07000992\", \"02A\", \"72A\"], residents: 2000, small_areas: 2",
            "(areas: [\"E07000992\", \"91B\"], residents: 4000, small_areas: 4",
            "(areas: [\"E09000991\", \"01A\", \"72A\"], residents: 3000, small_areas: 4",
            "(areas: [\"E09000991\", \"02A\", \"72A\"], residents: 2000, small_areas: 2",
        ]
    );
    let older_only = with(&[("2020.csv", &older)]);
    assert_eq!(older_only.size.residents, 7_800);
    let newer_only = with(&[("2022.csv", &newer)]);
    assert_eq!(patches(&newer_only), patches(&one));
}

#[test]
fn a_small_area_that_lies_in_two_pieces_of_land_is_shared_out_in_whole_numbers() {
    // Of the two that became one the second was in the South.
    let of_2019 = registers::lookup_2019().replace(
        "E01000003,E38000991,01A,NHS Ashdale North CCG",
        "E01000003,E38000992,02A,NHS Ashdale South CCG",
    );
    let lookup = of_2021(HEADER_2024, "E09000991,Ashtown");
    let (fit, newer, older) = (exact_fit(), residents_2022("LSOA21CD,population\n"), registers::residents());
    let files = [("19.csv", &*of_2019), ("24.csv", &lookup), ("fit.csv", &fit), ("22.csv", &newer)];
    let evenly = imported(&files);
    assert_eq!(told(&evenly, Reason::ResidentsShared), ["22.csv 4: E01000023: 1000 residents"]);
    assert!(evenly.text.contains("\"01A\", \"72A\"], residents: 2500"), "{:?}", patches(&evenly));
    let by_count = imported(&[&files[..], &[("20.csv", &older)]].concat());
    // 200 and 300 lived in the two.
    assert!(by_count.text.contains("\"01A\", \"72A\"], residents: 2400"), "{:?}", patches(&by_count));
    assert_eq!((evenly.size.residents, by_count.size.residents), (11_000, 11_000));
}

#[test]
fn a_line_between_councils_that_was_put_right_moves_nobody() {
    // Where Ashtown and Brookbridge meet, both small areas were drawn anew.
    let lookup = of_2021(HEADER_2024, "E09000991,Ashtown")
        .replace("E01000006", "E01000026")
        .replace("E01000007", "E01000027");
    let fit = exact_fit()
        .replace("E01000006,E01000006,U,", "E01000006,E01000026,X,E09000991\nE01000006,E01000027,X,")
        .replace("E01000007,E01000007,U,", "E01000007,E01000027,X,E07000992\nE01000007,E01000026,X,");
    let newer = residents_2022("LSOA21CD,population\n")
        .replace("E01000006", "E01000026")
        .replace("E01000007", "E01000027");
    let one = imported(&[
        ("20.csv", &registers::lookup_2020()),
        ("24.csv", &lookup),
        ("fit.csv", &fit),
        ("22.csv", &newer),
    ]);
    assert_eq!(
        told(&one, Reason::BoundaryPutRight),
        ["fit.csv 9: E01000006 and E01000027", "fit.csv 11: E01000007 and E01000026"]
    );
    assert!(told(&one, Reason::ResidentsShared).is_empty());
    assert!(!one.text.contains("dated:"), "{:?}", patches(&one));
    assert_eq!(one.size.residents, 11_000);
}

#[test]
fn without_the_exact_fit_areas_that_changed_are_left_out_and_told() {
    let lookup = of_2021(HEADER_2024, "E09000991,Ashtown");
    let (newer, older) = (residents_2022("LSOA21CD,population\n"), registers::residents());
    let one = imported(&[
        ("19.csv", &registers::lookup_2019()),
        ("24.csv", &lookup),
        ("2020.csv", &older),
        ("2022.csv", &newer),
    ]);
    assert_eq!(one.size.residents, 9_000);
    assert_eq!(
        told(&one, Reason::NotUnchanged),
        [
            "19.csv: 3 small areas of 2011 with 600 residents",
            "24.csv: 3 small areas of 2021 with 2000 residents"
        ]
    );
}

#[test]
fn residents_are_read_in_each_layout_of_the_statisticians() {
    let lookup = of_2021(HEADER_2024, "E09000991,Ashtown");
    let plain = residents_2022("");
    let sum = |bytes: &[u8]| {
        let one = taken(&[("24.csv", lookup.as_bytes()), ("residents", bytes)]);
        one.unwrap_or_else(|refusals| panic!("{refusals:?}")).size.residents
    };
    for header in [
        "LSOA21CD,population",
        "lsoacd,population",
        "LSOA 2021 Code,Total",
        "LSOA Code,All Ages",
        "LSOA code (2021),Total population: mid 2022",
    ] {
        assert_eq!(sum(format!("{header}\n{plain}").as_bytes()), 11_000, "{header}");
    }
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let sheet = |add: u64| -> Table {
        let mut table = vec![
            row(&["Mid-year estimates of small areas", "", "", "", "", ""]),
            row(&["This sheet has one table", "", "", "", "", ""]),
            row(&["Source: nobody", "", "", "", "", ""]),
            row(&["LAD 2021 Code", "LAD 2021 Name", "LSOA 2021 Code", "LSOA 2021 Name", "Total", "F0"]),
        ];
        for line in plain.lines() {
            let (code, count) = line.split_once(',').unwrap();
            let count: u64 = count.replace(['"', ','], "").parse().unwrap();
            table.push(row(&["E09000991", "Ashtown", code, "Ashtown 001A", &(count + add).to_string(), "9"]));
        }
        table
    };
    let cover = vec![row(&["Contents"])];
    let book =
        workbook(&[("Contents", &cover), ("Mid-2021 LSOA 2021", &sheet(7)), ("Mid-2022 LSOA 2021", &sheet(0))]);
    assert_eq!(sum(&book), 11_000, "the later year counts");
    let one = taken(&[("24.csv", lookup.as_bytes()), ("book.xlsx", &book)]).unwrap();
    assert_eq!(
        told(&one, Reason::OlderResidents),
        ["book.xlsx, sheet Mid-2021 LSOA 2021: counted instead: book.xlsx, sheet Mid-2022 LSOA 2021"]
    );
}

#[test]
fn a_new_code_on_the_same_land_is_the_same_council() {
    let older = of_2021(HEADER_2024, "E09000991,Ashtown");
    let newer = of_2021("LSOA21CD,SICBL26CD,SICBL26CDH,LAD26CD,LAD26NM\n", "E09000999,Ashtown");
    let one = imported(&[("24.csv", &older), ("26.csv", &newer)]);
    assert!(!one.text.contains("(id: \"E09000999\""));
    let ashtown = line(&one, "E09000991");
    assert!(!ashtown.contains("until: \"2026-03-31\""), "{ashtown}");
    assert!(
        ashtown.contains(
            "codes: [(scheme: Ons, code: \"E09000999\", since: \"2026-04-01\", certainty: Inferred)]"
        ),
        "{ashtown}"
    );
    assert_eq!(
        told(&one, Reason::Recoded),
        ["26.csv: E09000999 is E09000991 with a new code, on 2026-04-01 at the latest"]
    );
    // Where a table says so it is known, and since when.
    let table = "OLD,NEW,ON\nE09000991,E09000999,2025-04-01\n";
    let said = imported(&[("24.csv", &older), ("26.csv", &newer), ("recodings.csv", table)]);
    assert!(told(&said, Reason::Recoded).is_empty());
    assert!(
        line(&said, "E09000991").contains("codes: [(scheme: Ons, code: \"E09000999\", since: \"2025-04-01\")]"),
        "{}",
        line(&said, "E09000991")
    );
    // With other land it is another council.
    let moved = newer.replacen("E09000999", "E07000992", 1);
    let other = imported(&[("24.csv", &older), ("26.csv", &moved)]);
    assert!(line(&other, "E09000991").contains("until: \"2026-03-31\""));
    assert!(line(&other, "E09000999").contains("since: \"2026-04-01\""));
}

#[test]
fn a_board_without_a_code_of_the_nhs_closes_no_other_unless_an_atlas_knows_whose_the_code_is() {
    let older =
        "LSOA21CD,SICBL24CDH,ICB24CD,ICB24CDH\nE01000001,72A,E54000001,QAA\nE01000002,91B,E54000002,QBB\n";
    let newer = "LSOA21CD,SICBL26CDH,ICB26CD\nE01000001,72A,E54000009\nE01000002,91B,E54000009\n";
    let eccg = quoted(&commissioners());
    let one = imported(&[("24.csv", older), ("26.csv", newer), ("eccg.csv", &eccg)]);
    assert!(!one.text.contains("(id: \"E54000009\""), "{}", one.text);
    assert!(!line(&one, "QAA").contains("until: \"2026"), "{}", line(&one, "QAA"));
    assert!(line(&one, "72A").contains("(id: \"QAA\", since: \"2022-07-01\")"), "{}", line(&one, "72A"));
    assert_eq!(told(&one, Reason::UnplacedSystem), ["26.csv: E54000009"]);
    let mut known = Known::default();
    known.add(KnownOrganisation {
        id: "QCC".to_owned(),
        codes: vec!["E54000009".to_owned()],
        kind: Some(Kind::Icb),
        ..KnownOrganisation::default()
    });
    let inputs = [("24.csv", older), ("26.csv", newer), ("eccg.csv", &eccg)]
        .map(|(name, text)| InputFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() });
    let one = Opened::new(&inputs, |_| {}).import(ImportOptions::default(), &known, |_| {}).unwrap();
    assert!(line(&one, "QCC").contains("since: \"2026-04-01\""), "{}", line(&one, "QCC"));
    assert!(line(&one, "QAA").contains("until: \"2026-03-31\""), "{}", line(&one, "QAA"));
    assert!(
        line(&one, "72A").contains(
            "(id: \"QAA\", since: \"2022-07-01\", until: \"2026-03-31\"), (id: \"QCC\", since: \"2026-04-01\")"
        ),
        "{}",
        line(&one, "72A")
    );
}

#[test]
fn land_that_moves_later_came_to_its_commissioner_when_that_took_the_place_of_another() {
    let lookup = |year: u8, commissioner: &dyn Fn(usize) -> &'static str| {
        let mut out = format!("LSOA11CD,CCG{year}CD,CCG{year}CDH,CCG{year}NM,LAD{year}CD,LAD{year}NM\n");
        for number in 1..=4 {
            writeln!(out, "E0100000{number},{},E09000991,Ashtown", commissioner(number)).unwrap();
        }
        out
    };
    let eccg = quoted(&[
        Row::new("01A", "NHS ASHDALE NORTH CCG").under("Y56", "QAA").closed("20130401", "20180331"),
        Row::new("72A", "NHS ASHDALE ICB - 72A").under("Y56", "QAA").open("20180401").set(14, "RO319"),
        Row::new("91B", "NHS BROOKSHIRE ICB - 91B").under("Y59", "QBB").open("20130401").set(14, "RO319"),
    ]);
    let (first, second) = ("E38000991,01A,NHS Ashdale North CCG", "E38000994,72A,NHS Ashdale CCG");
    let one = imported(&[
        ("16.csv", &lookup(16, &|_| first)),
        ("20.csv", &lookup(20, &|_| second)),
        ("21.csv", &lookup(21, &|number| if number < 3 { "E38000993,91B,NHS Brookshire CCG" } else { second })),
        ("eccg.csv", &eccg),
    ]);
    let land = patches(&one);
    assert!(
        land[0].contains(
            "dated: [(id: \"01A\", until: \"2018-03-31\", certainty: Inferred), \
             (id: \"72A\", since: \"2018-04-01\", until: \"2021-03-31\", certainty: Inferred), \
             (id: \"91B\", since: \"2021-04-01\", certainty: Inferred)]"
        ),
        "{land:?}"
    );
    assert!(
        land[1].contains("(areas: [\"E09000991\", \"01A\", \"72A\"]"),
        "what stayed is dated by whose it was"
    );
}

#[test]
fn small_areas_of_wales_do_not_stand_in_for_those_of_england_that_are_missing() {
    let (whole, older) = (registers::lookup_2020(), registers::lookup_2019());
    let welsh = older.replace("E01000011,", "W01000011,").replace("E01000012,", "W01000012,");
    let one = imported(&[("19.csv", &welsh), ("20.csv", &whole)]);
    assert_eq!(told(&one, Reason::NotInEveryLookup), ["19.csv: 2 small areas"]);
}

#[test]
fn more_people_than_there_can_be_are_no_number_and_add_up_to_nothing() {
    let most = format!("{},3\n{},2\n", "RAA,72A", "RBB,91B");
    for (name, text, row) in [
        ("residents.csv", format!("lsoa11_code,total_population\nE01000001,{}\nE01000002,1\n", u64::MAX), 2),
        ("waiting.csv", format!("provider_code,commissioner_code,waiting\n{most}RAA,91B,{}\n", u64::MAX), 4),
        ("patients.csv", "practice_code,patients\nA81001,12\nA81002,12.5\n".to_owned(), 3),
    ] {
        let why = refused(&[
            ("20.csv", &registers::lookup_2020()),
            ("eccg.csv", &quoted(&commissioners())),
            ("etr.csv", &quoted(&registers::trusts())),
            (name, &text),
        ]);
        assert!(why.starts_with(&format!("{name}, row {row}: \"")) && why.contains("is no number of"), "{why}");
    }
}

#[test]
fn a_file_of_other_censuses_is_not_used_and_that_is_said() {
    let fit = exact_fit();
    let one = imported(&[("fit.csv", &fit), ("19.csv", &registers::lookup_2019())]);
    assert_eq!(
        told(&one, Reason::OtherCensuses),
        ["fit.csv: small areas of 2011 and 2021, the lookups have 2011"]
    );
}

#[test]
fn land_in_no_area_is_left_out_with_its_residents_and_that_is_said() {
    let older = "LSOA21CD,SICBL24CD,SICBL24CDH\nE01000001,E38000001,72A\n";
    let newer = "LSOA21CD,SICBL26CD\nE01000001,E38000001\nE01000002,E38000099\n";
    let residents = "LSOA21CD,population\nE01000001,700\nE01000002,400\n";
    let one = imported(&[("24.csv", older), ("26.csv", newer), ("residents.csv", residents)]);
    assert_eq!(told(&one, Reason::InNoArea), ["24.csv: 1 small area with 400 residents"]);
    assert_eq!(one.size.residents, 700);
}

#[test]
fn one_odd_membership_is_told_and_stops_nothing() {
    let mut table = networks();
    table[5][4] = "20190701".to_owned();
    table[5][5] = "20200331".to_owned();
    let mut members = registers::members();
    // In a network that had closed before it joined.
    let late = vec!["A81001", "", "91B", "", "U10005", "", "91B", "", "20230401", "", "True"];
    members.push(late.into_iter().map(str::to_owned).collect());
    let book = workbook(&[("PCNDetails", &table), ("PCN Core Partner Details", &members)]);
    let eccg = quoted(&commissioners());
    let practices = quoted(&practices());
    let files = [("eccg.csv", eccg.as_bytes()), ("ePCN.xlsx", &book), ("epraccur.csv", practices.as_bytes())];
    let one = taken(&files).unwrap_or_else(|refusals| panic!("{refusals:?}"));
    let told = told(&one, Reason::NeverTogether);
    assert!(told.len() == 1 && told[0].ends_with("A81001 in U10005"), "{told:?}");
    assert!(line(&one, "A81001").contains("U10001"), "{}", line(&one, "A81001"));
}

#[test]
fn rows_of_memberships_that_fit_nothing_are_told() {
    let rows = "A81001,01A,W,20130401,20200331,0\nA81001,72A,W,20200401,,0\nA81002,5LD,W,20060401,20130331,0\n\
                A89999,72A,W,20200401,,0\nA81003,01A,W,20130401,20200501,0\nA81003,72A,W,20200401,,0\n";
    let one = imported(&[
        ("eccg.csv", &quoted(&commissioners())),
        ("epcmem.csv", rows),
        ("epraccur.csv", &quoted(&practices())),
    ]);
    assert_eq!(told(&one, Reason::UnknownPractice), ["epcmem.csv 4: A89999 under 72A"]);
    assert_eq!(told(&one, Reason::CommissionerElsewhere), ["epcmem.csv 3: A81002 under 5LD"]);
    assert_eq!(told(&one, Reason::TwoCommissioners), ["epcmem.csv 5: A81003 under 01A and 72A"]);
}

#[test]
fn where_the_register_of_practices_names_nobody_the_one_of_networks_counts() {
    let mut rows = practices();
    rows[0] = rows[0].clone().set(15, "").set(16, "");
    let book = registers::epcn();
    let (eccg, practices) = (quoted(&commissioners()), quoted(&rows));
    let files = [("eccg.csv", eccg.as_bytes()), ("ePCN.xlsx", &book), ("epraccur.csv", practices.as_bytes())];
    let one = taken(&files).unwrap_or_else(|refusals| panic!("{refusals:?}"));
    assert!(told(&one, Reason::CommissionersDiffer).iter().all(|told| !told.contains("A81001")));
    assert_eq!(commissions(&one, "A81001").len(), 1, "{:?}", commissions(&one, "A81001"));
}

#[test]
fn a_day_that_is_none_is_told_with_its_row_in_a_short_file_too() {
    let why = refused(&[("succ.csv", "01A,72A,2020-04-01\n02A,72A,2020-04-31\n")]);
    assert!(why.starts_with("succ.csv, row 2: it has no day"), "{why}");
}

/// Of the files themselves, read on a day.
fn read_on(today: &str, files: &[(&str, String)]) -> Imported {
    let input =
        |(name, text): &(&str, String)| InputFile { name: (*name).to_owned(), bytes: text.clone().into() };
    let inputs: Vec<InputFile> = files.iter().map(input).collect();
    let today = Date::parse(today).ok().map(Date::first_day);
    let options = ImportOptions { today, ..ImportOptions::default() };
    import(&inputs, options, |_| {}).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

#[test]
fn a_day_still_to_come_makes_no_edition_newer() {
    let eccg = quoted(&commissioners());
    let older = |until: &str| {
        let closing = commissioned("A81002", "CLOSING SURGERY", "72A").open("20200401").set(12, until);
        quoted(&[commissioned("A81001", "OLD NAME SURGERY", "72A").open("20230401"), closing])
    };
    let newer = of_2026(&[commissioned("A81001", "NEW NAME SURGERY", "72A").open("20260203")]);
    let files =
        |older_name, until| [("eccg.csv", eccg.clone()), (older_name, older(until)), ("b.csv", newer.clone())];
    let table = [
        // Known by the clock; by the name of the file; and no day to come at all.
        ("2026-06-01", "a.csv", "20991231", "2026-02-03", 1),
        ("", "practices 2023-05.csv", "20270331", "2026-02-03", 1),
        ("2026-06-01", "a.csv", "20230930", "2026-02-03", 0),
    ];
    for (today, name, until, latest, to_come) in table {
        let both = read_on(today, &files(name, until));
        assert!(line(&both, "A81001").contains("New Name Surgery"), "{}", line(&both, "A81001"));
        let year = &until[..4];
        assert!(line(&both, "A81002").contains(&format!("until: \"{year}-")), "the plan itself is kept");
        assert!(both.text.contains(&format!("as_at: \"{latest}\"")), "{}", both.text);
        assert_eq!(told(&both, Reason::ToCome).len(), to_come, "{:?}", both.remarks);
    }
}

#[test]
fn the_first_day_of_the_register_is_nobodys_first_day() {
    let rows = [
        commissioned("A81001", "OLD SURGERY", "72A").set(16, "20200401"),
        commissioned("A81002", "YOUNG SURGERY", "72A").open("19740402").set(16, "20200401"),
    ];
    let both = imported(&[("eccg.csv", &quoted(&commissioners())), ("epraccur.csv", &quoted(&rows))]);
    assert_eq!(told(&both, Reason::OpenedBefore), ["epraccur.csv 1: A81001 OLD SURGERY"]);
    assert!(!line(&both, "A81001").contains("1974"), "{}", line(&both, "A81001"));
    assert!(line(&both, "A81002").contains("since: \"1974-04-02\""), "{}", line(&both, "A81002"));
}

#[test]
fn one_code_in_two_registers_is_said() {
    let eccg = quoted(&commissioners());
    let rows = [commissioned("72A", "CORNER SURGERY", "72A").open("20010401")];
    let both = imported(&[("eccg.csv", &eccg), ("epraccur.csv", &quoted(&rows))]);
    assert_eq!(
        told(&both, Reason::CodeTaken),
        ["epraccur.csv: 72A Corner Surgery: it is NHS Ashdale ICB - 72A"]
    );
}

#[test]
fn nobody_is_in_a_second_network_that_has_closed() {
    let mut rows = registers::members();
    let mut second = rows[1].clone();
    "U10005".clone_into(&mut second[4]);
    rows.push(second);
    let book = workbook(&[("PCNDetails", &networks()), ("PCN Core Partner Details", &rows)]);
    let practices = quoted(&practices());
    let eccg = quoted(&commissioners());
    let both =
        taken(&[("ePCN.xlsx", &book), ("eccg.csv", eccg.as_bytes()), ("epraccur.csv", practices.as_bytes())]);
    let both = both.unwrap_or_else(|refusals| panic!("{refusals:?}"));
    let link = both.text.lines().find(|line| line.contains("MemberOf(from: \"A81001\", to: [\"U10005\"]"));
    let link = link.unwrap_or_else(|| panic!("{}", both.text));
    assert!(link.contains("since: \"2019-07-01\", until: \"2020-03-31\""), "{link}");
}
