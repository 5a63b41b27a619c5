//! `catchment import` of tables of one's own, as somebody who keeps theirs in a spreadsheet would
//! do it, and of the registers that say more of organisations which others list.

use std::fs;

use crate::support::cli::{Outcome, Scene};
use catchment::import::{ImportOptions, InputFile, Known, Opened, Standing};
use catchment::source::record::{FileRecord, OrganisationRecord};

/// Imports every table of the scene; gives what came of it and what was said.
#[track_caller]
fn imported(scene: &Scene, options: &[&str]) -> (String, String) {
    let _ = fs::remove_file(scene.path("out.ron"));
    let said = scene.run(&[&["import", ".", "--out", "out.ron"], options].concat());
    said.answer();
    (fs::read_to_string(scene.path("out.ron")).unwrap(), said.stdout)
}

/// What is said of tables that cannot be taken, a line each, without the folder.
#[track_caller]
fn faults(scene: &Scene) -> Vec<String> {
    let refused: Outcome = scene.run(&["import", ".", "--out", "out.ron"]);
    let said = refused.refusal(1);
    assert!(said.ends_with("Nothing is written.\n") && !scene.path("out.ron").exists(), "{said}");
    let lines = said.lines().filter(|line| *line != "Nothing is written.");
    lines.map(|line| line.trim_start_matches("./").to_owned()).collect()
}

/// The record that begins so.
#[track_caller]
fn record<'a>(atlas: &'a str, begin: &str) -> &'a str {
    let found = atlas.lines().map(str::trim).find(|line| line.starts_with(begin));
    found.unwrap_or_else(|| panic!("no {begin} in {atlas}")).trim_end_matches(',')
}

const SOURCES: &str = "key,title,publisher\nours,Notes of our own,The team\n";

/// One table beside the sources.
#[track_caller]
fn one(test: &str, name: &str, rows: &str) -> Scene {
    Scene::new(test).with("sources.csv", SOURCES).with(name, rows)
}

#[test]
fn a_partnership_kept_in_a_spreadsheet_opens_on_top_of_what_is_built_in() {
    // As a spreadsheet saves them: columns in any order, headings in any case, a mark at the head.
    let scene = Scene::new("whole")
        .with("sources.csv", SOURCES)
        .with(
            "who.csv",
            "\u{feff}Kind,Name,ID,Parent,Since,Aliases,Source,Evidence\r\n\
             partnership,Three Boroughs Together,three-boroughs,QKK,2024-04,3BT;The Three,ours,its charter\r\n\
             MentalHealthTrust,Our Trust,our-trust,QKK,,,ours,\r\n",
        )
        .with(
            "how.csv",
            "relation,from,to,service,extent,since,source,evidence\n\
             member-of,RPG,three-boroughs,,,2024-04,ours,its charter\n\
             Serves,our-trust,E09000004;E09000006,MentalHealth,whole,,ours,\n\
             serves,our-trust,QKK,acute,within E09000011;E09000023,,ours,\n",
        )
        .with("figures.csv", "id,figure,value,precision,seen,source\nthree-boroughs,staff,\"1,200\",about,2025,ours\nRPG,beds,300,,2025-03,ours\n")
        .with("notes.csv", "id,note,source\nthree-boroughs,\"Meets, as a rule, in Bexley.\",ours\n")
        .with("styles.csv", "id,style,style_kind,until,source\nthree-boroughs,Old Three,board,2025-03-31,ours\n")
        .with("parents.csv", "id,parent,since,certainty,source\nour-place,QKK,2024,inferred,ours\n")
        .with("places.csv", "id,name,kind,covers,source\nour-place,Our Place,place,E09000004;E09000006,ours\n")
        .with("codes.csv", "id,scheme,code,since,source\nour-trust,ods,X99,2024-04-01,ours\n")
        .with("towns.csv", "name,what,at,aliases,source\nWoolwich,town,E09000011 0.96 within 72Q;E09000004 0.04,,ours\nSidcup,suburb,E09000004,,ours\n");
    let (atlas, said) = imported(&scene, &[]);
    assert!(said.contains("  ./how.csv: a table of links, 3 rows\n"), "{said}");
    assert!(
        said.contains("Joined: 4 organisations, 3 links, 2 localities.\nNothing was left out.\n"),
        "{said}"
    );
    assert!(said.ends_with("open it on top of that: catchment --with out.ron\n"), "{said}");
    let expected = [
        "(id: \"three-boroughs\", name: \"Three Boroughs Together\", kind: Partnership, parent: \"QKK\", since: \"2024-04\", styles: [(name: \"Old Three\", kind: Board, until: \"2025-03-31\")], aliases: [\"3BT\", \"The Three\"], figures: [(what: \"staff\", value: 1200, precision: About, seen: \"2025\")], notes: [(text: \"Meets, as a rule, in Bexley.\")], source: [\"ours\"])",
        "(id: \"our-trust\", name: \"Our Trust\", kind: MentalHealthTrust, parent: \"QKK\", codes: [(scheme: Ods, code: \"X99\", since: \"2024-04-01\")], source: [\"ours\"])",
        "(id: \"our-place\", name: \"Our Place\", kind: Place, parents: [(id: \"QKK\", since: \"2024\", certainty: Inferred)], covers: [\"E09000004\", \"E09000006\"], source: [\"ours\"])",
        "(id: \"RPG\", figures: [(what: \"beds\", value: 300, seen: \"2025-03\")], source: [\"ours\"])",
        "MemberOf(from: \"RPG\", to: [\"three-boroughs\"], since: \"2024-04\", source: [\"ours\"])",
        "Serves(from: \"our-trust\", to: [\"E09000004\", \"E09000006\"], service: MentalHealth, extent: Whole, source: [\"ours\"])",
        "Serves(from: \"our-trust\", to: [\"QKK\"], service: Acute, extent: Within([\"E09000011\", \"E09000023\"]), source: [\"ours\"])",
        "(name: \"Woolwich\", what: Town, at: [(\"E09000011\", 0.96, [\"72Q\"]), (\"E09000004\", 0.04)], source: [\"ours\"])",
        "(name: \"Sidcup\", what: Suburb, at: [(\"E09000004\", 1)], source: [\"ours\"])",
    ];
    for line in expected {
        assert_eq!(record(&atlas, line), line);
    }
    let card = scene.run(&["show", "three boroughs together", "--with", "out.ron"]);
    for told in ["Oxleas", "The Three", "Notes of our own", "Meets, as a rule, in Bexley."] {
        assert!(card.answer().contains(told), "{card}");
    }
}

/// Each: the table, its rows, and what is said of them.
const FAULTS: [(&str, &str, &[&str]); 12] = [
    (
        "organisations.csv",
        "id,name,kind,parent,since,source\n\
         ours,Ours,partnershp,QKX,03/31/2024,our\n\
         ours,Again,place,QKK,2024-02-30,ours\n\
         ,Nobody,place,,,ours\n\
         nameless,,place,nameless,,ours\n",
        &[
            "row 2, column 3 (kind): \"partnershp\" is not a kind; did you mean partnership?",
            "row 2, column 4 (parent): \"QKX\" is the id of no organisation; did you mean QK1 (Leicester, Leicestershire and Rutland)?",
            "row 2, column 5 (since): \"03/31/2024\" is no date; there is no such day in the calendar",
            "row 2, column 6 (source): \"our\" is the key of no source; did you mean ours?",
            "row 3, column 1 (id): \"ours\" is the id of ./organisations.csv, row 2 too; give each its own, or put what is said of one in one row",
            "row 4, column 1 (id): it must not be empty; say it, or leave the row out",
            "row 5, column 2 (name): it must not be empty; say it, or leave the row out",
            "row 5, column 4 (parent): \"nameless\" is itself, and nothing sits within itself; say what it sits within",
        ],
    ),
    (
        "links.csv",
        "relation,from,to,service,extent,share,since,until,sauce\n\
         servs,RPG,E09000004,mental health,most,,,,\n\
         serves,RPG,Oxleas NHS Foundation Trust,mental-health,,,2024,2023,\n\
         draws-from,RPG,E09000004;E0900004,,,27,,,\n\
         member-of,RPG,QKK,acute,,,,,\n",
        &[
            "row 1, column 9: \"sauce\" is no column of a table of links; did you mean source?",
            "row 2, column 1 (relation): \"servs\" is not a relation; did you mean serves?",
            "row 2, column 4 (service): \"mental health\" is not a service; did you mean mental-health?",
            "row 2, column 5 (extent): \"most\" is no extent; write whole, part, or within and the areas: within E07000030;E07000031",
            "row 3, column 3 (to): \"Oxleas NHS Foundation Trust\" is the id of no organisation; did you mean RPG (Oxleas NHS Foundation Trust)?",
            "row 3, column 8 (until): \"2023\" is before it begins, on 2024; put one of the two right",
            "row 4, column 3 (to): \"E0900004\" is the id of no organisation; did you mean E09000004 (London Borough of Bexley)?",
            "row 4, column 6 (share): \"27\" is not a share from 0 to 1; 27% is written 0.27: did you mean 0.27?",
            "row 5, column 4 (service): \"acute\" is said of no link that member-of; leave service out; it is said of serves, transferred, commissions, operates, leads, funds, supports",
        ],
    ),
    (
        "kinds.csv",
        "id,name,kynd\na,A,place\n",
        &["row 1, column 3: \"kynd\" is no column of a table of organisations; did you mean kind?"],
    ),
    (
        "styles.csv",
        "id,style,style_kind\nRPG,,\n",
        &[
            "row 2: it says neither a style nor a style_kind; say a name of that time, a kind of that time, or both",
        ],
    ),
    (
        "figures.csv",
        "id,figure,value,precision\nRPG,beds,many,nearly\n",
        &[
            "row 2, column 3 (value): \"many\" is not a number; write it in digits, such as 315000 or 0.27",
            "row 2, column 4 (precision): \"nearly\" is not a precision; the words are exactly, about, at-least and at-most",
        ],
    ),
    (
        "codes.csv",
        "id,scheme,code\nRPG,nhs,\n",
        &[
            "row 2, column 2 (scheme): \"nhs\" is not a scheme of codes; the words are ods and ons",
            "row 2, column 3 (code): it must not be empty; say it, or leave the row out",
        ],
    ),
    (
        "localities.csv",
        "name,what,at\nSidcup,suburb,E09000004 much\nWelling,town,E09000004 0.9;E09000011 0.4\nBarnes,town,RPG\nSheen,town,E09000004 0.5 within\n",
        &[
            "row 2, column 3 (at): \"E09000004 much\" is no area with a share; write the area and its share from 0 to 1: E09000011 0.96; of a part of the area, also in which others that lies: E08000014 0.42 within 01V",
            "row 3, column 3 (at): \"E09000004 0.9;E09000011 0.4\" adds up to more than 1; say of each how much of the locality lies in it: E09000011 0.96;E09000004 0.04",
            "row 4, column 3 (at): \"RPG\" is of a kind without a boundary (mental health trust); say the council or another area that it lies in",
            "row 5, column 3 (at): \"E09000004 0.5 within\" is no area with a share; write the area and its share from 0 to 1: E09000011 0.96; of a part of the area, also in which others that lies: E08000014 0.42 within 01V",
        ],
    ),
    (
        "patches.csv",
        "areas,dated,residents,small_areas\n,,5,1\nE09000004,15E after 2022-07-01,some,1\n",
        &[
            "row 2: it names no area; say in which areas the land lies",
            "row 3: \"E09000004\" has its land already, and this would be counted on top of it; give land to areas of your own; one that is made of others says what it covers",
            "row 3, column 2 (dated): \"15E after 2022-07-01\" is no area with days; write the area and its days: D2P2L until 2022-06-30",
            "row 3, column 3 (residents): \"some\" is not a whole number; write it in digits, such as 315000",
        ],
    ),
    (
        "recodings.csv",
        "old,new,on\nE08000099,E08000038,\n",
        &[
            "row 2, column 1 (old): \"E08000099\" is the id of no organisation; did you mean E08000009 (Trafford Metropolitan Borough Council)?",
            "row 2, column 3 (on): it must not be empty; say it, or leave the row out",
        ],
    ),
    (
        "notes.csv",
        "id,note\nRPG,one, two\n",
        &[
            "row 2, column 3: \"two\" stands after the last of 2 columns; put quotes about a cell that has a comma in it",
        ],
    ),
    (
        "members.csv",
        "council,our area\nE07000008,Middle\nE07000999,Middle\nRPG,East\nE06000055,\n",
        &[
            "row 3, column 1 (council): \"E07000999\" is the id, code or name of no organisation; did you mean E07000099 (North Hertfordshire District Council)?",
            "row 4, column 1 (council): \"RPG\" is of a kind without a boundary (mental health trust); group areas; say who belongs to a body in a table of links, with member-of",
            "row 5, column 2 (our area): it must not be empty; say in which area it is, or leave the row out",
        ],
    ),
    (
        "rings.csv",
        "id,name,kind,parent\none,One,place,two\ntwo,Two,place,one\n",
        &["row 2: these sit within one another in a ring: one, two"],
    ),
];

#[test]
fn every_fault_is_told_in_one_run_with_its_cell_and_what_was_meant() {
    for (name, rows, expected) in FAULTS {
        let scene = one(&format!("fault-{name}"), name, rows);
        let expected: Vec<String> = expected.iter().map(|fault| format!("{name}, {fault}")).collect();
        assert_eq!(faults(&scene), expected, "{rows}");
    }
    // And of all of them together.
    let mut scene = Scene::new("fault-all").with("sources.csv", SOURCES);
    for (name, rows, _) in &FAULTS[..9] {
        scene = scene.with(name, rows);
    }
    let all: usize = FAULTS[..9].iter().map(|(_, _, expected)| expected.len()).sum();
    assert_eq!(faults(&scene).len(), all);
}

#[test]
fn what_does_not_fit_together_is_told_with_its_rows() {
    let scene = one(
        "together",
        "links.csv",
        "relation,from,to,service,since,source\nserves,RPG,E09000001,acute,2019,ours\nserves,RPG,E09000001,acute,2020,ours\n",
    );
    let told = faults(&scene);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("links.csv, row 3: this is said twice for the same days: "), "{told:?}");
}

#[test]
fn a_grouping_of_two_columns_becomes_areas_with_the_land_of_their_members() {
    let scene = Scene::new("grouping").with(
        "areas.csv",
        "LAD19CD,Our area\nE07000008,Middle\nE07000009,Middle\nE06000055,East\nE06000056,East\n",
    );
    let (atlas, _) = imported(&scene, &[]);
    let middle = "(id: \"middle\", name: \"Middle\", kind: Place, parent: \"england\", covers: [\"E07000008\", \"E07000009\"], source: [\"table-areas\"])";
    assert_eq!(record(&atlas, "(id: \"middle\""), middle);
    assert!(record(&atlas, "(id: \"east\"").contains("covers: [\"E06000055\", \"E06000056\"]"));
    let land = scene.run(&["overlap", "middle", "E07000008", "--with", "out.ron"]);
    assert!(land.answer().contains("Cambridge"), "{land}");
    assert!(!land.answer().contains("not known"), "{land}");
    let checked = scene.run(&["check", "--with", "out.ron"]);
    assert!(checked.answer().starts_with("No problems: "), "{checked}");
    // By name or by code, in either column, and under a name that somebody has as an id.
    let scene = Scene::new("grouping-2")
        .with("mine.csv", "Patch,Who\noxleas-and-bexley,london borough of bexley\nQKK,72Q\n");
    let (atlas, _) = imported(&scene, &[]);
    assert!(record(&atlas, "(id: \"oxleas-and-bexley\"").contains("covers: [\"E09000004\"]"));
    assert!(record(&atlas, "(id: \"qkk\"").contains("covers: [\"72Q\"]"));
    // On top of an atlas of one's own.
    let scene = Scene::small("grouping-3").with("mine.csv", "who,patch\nashtown-council,Mine\n");
    let said = scene.run(&["import", "mine.csv", "--out", "-", "--data", "small.ron"]);
    assert!(said.status == 1 || said.stdout.contains("covers"), "{said}");
}

#[test]
fn a_member_that_has_closed_is_told() {
    let scene = Scene::new("closed").with("areas.csv", "a,b\nE07000029,West\nE07000008,East\n");
    let (_, said) = imported(&scene, &[]);
    assert!(said.contains("closed-member (1): "), "{said}");
    assert!(said.contains("row 2: E07000029 ("), "{said}");
}

#[test]
fn two_columns_of_nobody_are_no_grouping() {
    let scene = Scene::new("nobody").with("list.csv", "milk,2\nbread,1\n");
    let refused = scene.run(&["import", "list.csv", "--out", "out.ron"]);
    assert!(
        refused.refusal(1).starts_with("list.csv: it is not a register catchment knows, nor a table"),
        "{refused}"
    );
}

#[test]
fn tables_go_with_registers_in_one_command() {
    let scene = crate::support::registers::all()
        .into_iter()
        .fold(Scene::new("mixed"), |scene, (name, bytes)| scene.with(name, bytes))
        .with("sources.csv", SOURCES)
        .with("ours.csv", "id,name,kind,parent,source\nour-board,Our Board,board,QAA,ours\nRAA,Another Name,acute-trust,,ours\n")
        .with("how.csv", "relation,from,to,service,source\nserves,RAA,E09000991,acute,ours\n");
    let (atlas, said) = imported(&scene, &[]);
    assert!(said.contains("a table of links, 1 row"), "{said}");
    assert!(!said.contains("on top of that"), "it stands by itself: {said}");
    let trust = record(&atlas, "(id: \"RAA\"");
    assert!(!trust.contains("Another Name") && trust.contains("kind: AcuteTrust"), "{trust}");
    assert!(trust.contains("source: [\"register-etr\", \"ours\"]"), "{trust}");
    record(&atlas, "Serves(from: \"RAA\", to: [\"E09000991\"]");
    let alone = scene.run(&["show", "our board", "--data", "out.ron"]);
    assert!(alone.answer().contains("Ashdale"), "{alone}");
}

#[test]
fn hospitals_come_under_their_trusts_and_in_their_councils() {
    let list = "OrganisationID,OrganisationCode,OrganisationType,SubType,Sector,OrganisationStatus,IsPimsManaged,OrganisationName,Address1,Postcode,Latitude,Longitude,ParentODSCode,ParentName\n\
        1,RAA01,Hospital,Hospital,NHS Sector,Visible,True,ASHTOWN GENERAL HOSPITAL,High Street,AA1 1AA,51,0,RAA,x\n\
        2,RAA02,Hospital,Hospital,NHS Sector,Hidden,True,Old Hospital,High Street,AA1 1AB,51,0,RAA,x\n\
        3,NT901,Hospital,Hospital,Independent Sector,Visible,True,Fine Hospital,High Street,AA1 1AC,51,0,NT9,x\n\
        4,RZZ01,Hospital,Hospital,NHS Sector,Visible,True,Far Hospital,High Street,AA1 1AD,51,0,RZZ,x\n";
    let with = |test: &str, name: &str, text: &str| {
        crate::support::registers::all()
            .into_iter()
            .fold(Scene::new(test), |scene, (name, bytes)| scene.with(name, bytes))
            .with(name, text)
    };
    let (atlas, said) = imported(&with("website", "Hospital.csv", list), &[]);
    let hospital = "(id: \"RAA01\", name: \"Ashtown General Hospital\", kind: Hospital, parent: \"RAA\", source: [\"register-hospitals\"])";
    assert_eq!(record(&atlas, "(id: \"RAA01\""), hospital);
    assert!(said.contains("not-a-hospital (2): ") && said.contains("unknown-trust (1): "), "{said}");
    assert!(!atlas.contains("AA1 1A") && !atlas.contains("High Street,"), "no addresses: {atlas}");

    // The website has not signs between the values, and letters of Latin-1.
    let signs =
        list.replace("Old Hospital", "H\u{f4}pital").replace("Hidden", "Visible").replace(',', "\u{ac}");
    let latin: Vec<u8> = signs.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (test, bytes) in [("utf-8", signs.clone().into_bytes()), ("latin", latin)] {
        let scene = with(test, "Hospital.csv", "").with("Hospital.csv", bytes);
        let (atlas, _) = imported(&scene, &[]);
        assert_eq!(record(&atlas, "(id: \"RAA01\""), hospital);
        assert!(record(&atlas, "(id: \"RAA02\"").contains("H\u{f4}pital"));
    }

    let councils = "site_code,name,trust,postcode,local_authority,keep\n\
        RAA01,Ashtown General,RAA,AA1 1AA,E09000991,yes\n\
        RBB01,Brook House,RBB,AA1 1AB,E09000999,unsure\n";
    let (atlas, said) = imported(&with("councils", "hospitals.csv", councils), &[]);
    record(&atlas, "LocatedIn(from: \"RAA01\", to: [\"E09000991\"], source: [\"table-hospitals\"])");
    // Whose list it is and under which licence, nobody has said.
    let source =
        "\"table-hospitals\": (title: \"The table hospitals.csv\", publisher: \"Given to catchment import\")";
    assert_eq!(record(&atlas, "\"table-hospitals\""), source);
    assert!(record(&atlas, "(id: \"RBB01\"").contains("certainty: Doubtful"));
    assert!(said.contains("unknown-council (1): "), "{said}");

    let site = |code: &str, name: &str, trust: &str| {
        let mut cells = vec![""; 27];
        (cells[0], cells[1], cells[2], cells[3], cells[10], cells[14]) =
            (code, name, "Y56", "QAA", "20050401", trust);
        cells.join(",") + "\n"
    };
    let ets = site("RAA01", "ASHTOWN GENERAL HOSPITAL", "RAA")
        + &site("RAA02", "ASHTOWN CLINIC", "RAA")
        + &site("RAA03", "DERMATOLOGY AT ASHTOWN HOSPITAL", "RAA")
        + &site("RAA05", "ASHTOWN COMMUNITY HOSPITAL", "RAA")
        + &site("RAA06", "CLINICAL BLOCK NORTH ASHTOWN HOSPITAL", "RAA")
        + &site("RAA07", "ASHTOWN HOSPITAL DAY UNIT", "RAA")
        + &site("RBB04", "BROOK INFIRMARY", "");
    let (atlas, said) = imported(&with("sites", "ets.csv", &ets), &[]);
    assert!(record(&atlas, "(id: \"RAA01\"").contains("since: \"2005-04-01\", source: [\"register-ets\"]"));
    assert!(record(&atlas, "(id: \"RBB04\"").contains("parents: [(id: \"RBB\", certainty: Inferred)]"));
    assert!(record(&atlas, "(id: \"RAA05\"").contains("Ashtown Community Hospital"));
    record(&atlas, "(id: \"RAA06\"");
    assert!(said.contains("not-a-hospital (3): "), "{said}");
    assert!(record(&atlas, "\"register-ets\"").contains("licence: \"OGL-3.0\""));
}

#[test]
fn a_hospital_goes_along_with_its_trust_into_what_that_became() {
    // Heart of England became University Hospitals Birmingham.
    let list = "site_code,name,trust\nRR199,Our Hospital,RR1\n";
    let scene = Scene::new("along").with("hospitals.csv", list);
    let (atlas, _) = imported(&scene, &[]);
    let hospital = record(&atlas, "(id: \"RR199\"");
    assert!(hospital.contains("(id: \"RR1\", until: \""), "{hospital}");
    assert!(hospital.contains("(id: \"RRK\", since: \""), "{hospital}");
    assert!(scene.run(&["check", "--with", "out.ron"]).answer().starts_with("No problems"));
}

#[test]
fn practices_stand_in_councils_and_have_patients_as_of_a_day() {
    let list = |heading: &str| {
        format!(
            "practice_code,name,postcode,council,{heading}\nA81001,X,AA1 1AA,E09000991,\"3,928\"\nA81002,Y,AA1 1AB,E07000999,18818\nA89999,Z,AA1 1AC,E09000991,5\n"
        )
    };
    let scene = |test: &str, name: &str, text: &str| {
        crate::support::registers::all()
            .into_iter()
            .fold(Scene::new(test), |scene, (name, bytes)| scene.with(name, bytes))
            .with(name, text)
    };
    let (atlas, said) = imported(&scene("patients", "list.csv", &list("patients 2024-10")), &[]);
    let practice = record(&atlas, "(id: \"A81001\"");
    assert!(
        practice.contains(
            "figures: [(what: \"patients\", value: 3928, seen: \"2024-10\", source: [\"register-patients\"])]"
        ),
        "{practice}"
    );
    record(&atlas, "LocatedIn(from: \"A81001\", to: [\"E09000991\"], source: [\"register-patients\"])");
    assert!(said.contains("unknown-practice (1): ") && said.contains("unknown-council (1): "), "{said}");
    assert!(!said.contains("undated") && !atlas.contains("AA1 1A"), "{said}");
    let (atlas, _) = imported(&scene("patients-2", "patients_2024-10.csv", &list("patients")), &[]);
    assert!(record(&atlas, "(id: \"A81001\"").contains("seen: \"2024-10\""));
    let (_, said) = imported(&scene("patients-3", "patients_2024-25.csv", &list("patients")), &[]);
    assert!(said.contains("undated (1): "), "{said}");
}

#[test]
fn a_council_that_was_replaced_stands_with_what_replaced_it() {
    let scene = Scene::new("replaced")
        .with("mine.csv", "id,name,kind\nA82001,Our Surgery,practice\n")
        .with("list.csv", "practice_code,council,patients 2024-10\nA82001,E07000029,100\n");
    let (atlas, _) = imported(&scene, &[]);
    // Copeland, and Cumberland since April 2023.
    record(&atlas, "LocatedIn(from: \"A82001\", to: [\"E07000029\", \"E06000063\"]");
    let card = scene.run(&["show", "A82001", "--with", "out.ron"]);
    assert!(card.answer().contains("Cumberland"), "{card}");
}

#[test]
fn waiting_lists_and_admissions_give_both_shares() {
    let rtt = "provider_code,provider_name,commissioner_code,waiting\nRPG,x,72Q,750\nRPG,x,36L,250\nRV5,x,72Q,250\nRPG,x,NONC,0\nXX99,x,72Q,1000\n";
    let scene = Scene::new("shares").with("waiting_2026-04.csv", rtt).with(
        "flows.csv",
        "local_authority,name,trust,share_of_la,share_of_trust,certainty,years\n\
         E09000004,Bexley,RPG,0.27,0.257,inferred,2019\nE09000004,Bexley,RV5,0.1,,certain,pooled to 2020\n\
         E09000004,Bexley,RJ1,,,certain,2019\n",
    );
    let (atlas, said) = imported(&scene, &[]);
    let expected = [
        "DrawsFrom(from: \"RPG\", to: [\"72Q\"], share: 0.75, share_of_area: 0.375, of: WaitingList, seen: \"2026-04\", source: [\"table-waiting-2026-04\"])",
        "DrawsFrom(from: \"RPG\", to: [\"36L\"], share: 0.25, share_of_area: 1, of: WaitingList, seen: \"2026-04\", source: [\"table-waiting-2026-04\"])",
        "DrawsFrom(from: \"RPG\", to: [\"E09000004\"], share: 0.257, share_of_area: 0.27, of: Admissions, seen: \"2019\", certainty: Inferred, source: [\"table-flows\"])",
        "DrawsFrom(from: \"RV5\", to: [\"E09000004\"], share_of_area: 0.1, of: Admissions, source: [\"table-flows\"])",
    ];
    for line in expected {
        assert_eq!(record(&atlas, line), line);
    }
    let undated = "flows.csv, row 3: E09000004 to RV5: \"pooled to 2020\"";
    for told in ["unknown-provider (1): ", "unknown-area (1): ", "without-shares (1): ", undated] {
        assert!(said.contains(told), "{said}");
    }
    let odd = "local_authority,trust,share_of_la,certainty,years\nE09000004,RPG,0.2,roughly,2019\n";
    let scene = Scene::new("roughly").with("flows.csv", odd);
    let told = faults(&scene);
    assert!(told[0].starts_with("flows.csv, row 2: \"roughly\" is no certainty; the words are "), "{told:?}");
}

#[test]
fn the_same_tables_give_the_same_bytes_in_any_order() {
    let scene = one("order", "links.csv", "relation,from,to\nmember-of,RPG,b\nmember-of,RPG,a\n")
        .with("organisations.csv", "id,name,kind\nb,B,board\na,A,board\n");
    let run = |files: &[&str]| scene.run(&[&["import", "--out", "-"], files].concat()).stdout;
    let first = run(&["links.csv", "organisations.csv", "sources.csv"]);
    assert_eq!(first, run(&["sources.csv", "organisations.csv", "links.csv"]));
    assert!(first.contains("source: [\"table-links\"]"), "a row without a source stands on its table: {first}");
}

/// What a script does that writes a layer of an atlas from tables.
#[test]
fn tables_give_records_to_a_script_that_says_whom_it_knows() {
    let table = |name: &str, text: &str| InputFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    let inputs = [
        table("codes.csv", "id,scheme,code,source\nRPG,ods,X99,register\n"),
        table("organisations.csv", "id,name,kind,parent,source\nour-board,Our Board,board,QKK,register\n"),
        table("recodings.csv", "old,new,on,source\nE09000004,E09000998,2026-05-01,register\n"),
    ];
    let opened = Opened::new(&inputs, |_| {});
    assert!(opened.may_name_others());
    let strangers = opened.join(ImportOptions::default(), &Known::default(), |_| {}).unwrap_err();
    assert_eq!(strangers.len(), 6, "three ids and three sources are not known: {strangers:?}");

    let ids = ["RPG", "QKK", "E09000004"];
    let organisations = ids.map(|id| OrganisationRecord { id: id.to_owned(), ..OrganisationRecord::default() });
    let base = FileRecord { organisations: organisations.into(), ..FileRecord::default() };
    let mut known = Known::of_records([&base]);
    known.add_source("register", "The register");
    let joined = opened.join(ImportOptions::default(), &known, |_| {}).unwrap();
    assert_eq!((joined.standing, joined.record.layer), (Standing::OnTop, None));
    let codes = |id: &str| {
        let organisation = joined.record.organisations.iter().find(|o| o.id == id).unwrap();
        organisation.codes.iter().map(|code| code.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((codes("RPG"), codes("E09000004")), (vec!["X99"], vec!["E09000998"]));
    assert!(joined.record.sources.0.is_empty(), "sources that are known are not described again");
}

#[test]
fn a_dated_area_may_say_how_sure_it_is_and_on_whose_word() {
    let ids =
        ["A", "B", "C"].map(|id| OrganisationRecord { id: id.to_owned(), ..OrganisationRecord::default() });
    let mut known = Known::of_records([&FileRecord { organisations: ids.into(), ..FileRecord::default() }]);
    known.add_source("ours", "Ours");
    known.add_source("theirs", "Theirs");
    let opened = |dated: &str| {
        let text = format!("areas,dated,residents,small_areas,source\nA,{dated},5,1,ours\n");
        Opened::new(&[InputFile { name: "land.csv".to_owned(), bytes: text.into_bytes() }], |_| {})
    };
    let dated = "B until 2026-03-31;C since 2026-04-01 inferred source theirs";
    let imported = opened(dated).import(ImportOptions::default(), &known, |_| {}).unwrap();
    let patch = "(areas: [\"A\"], dated: [(id: \"B\", until: \"2026-03-31\"), (id: \"C\", since: \"2026-04-01\", certainty: Inferred, source: [\"theirs\"])], residents: 5, small_areas: 1, source: [\"ours\"])";
    assert_eq!(record(&imported.text, "(areas"), patch);
    for (dated, what) in [
        ("C since 2026-04-01 perhaps", "\"C since 2026-04-01 perhaps\" is no area with days"),
        ("C since 2026-04-01 source their", "\"their\" is the key of no source; did you mean theirs?"),
        ("C since", "is no date"),
    ] {
        let refused = opened(dated).import(ImportOptions::default(), &known, |_| {}).unwrap_err();
        let told = refused.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(told.contains(what), "{dated}: {told}");
    }
}

#[test]
fn an_atlas_names_the_files_it_was_made_of_with_their_sums() {
    let scene = crate::support::registers::all()
        .into_iter()
        .fold(Scene::new("sums"), |scene, (name, bytes)| scene.with(name, bytes))
        .with("sources.csv", SOURCES)
        .with("readme.txt", "x");
    imported(&scene, &[]);
    let said = scene.run(&["sources", "--data", "out.ron"]);
    // As sha256sum counts it.
    let sum = "SHA-256 257108305205fa8cb569973df0a8153dbc4e99fd1891c8ae9789791a39f4d41f";
    let line = format!("sources.csv  a table of sources, {sum}");
    for line in [
        &*line,
        "etr.csv  NHS trusts, edition of ",
        "lookup20.csv  lookup, LSOA 2011 to CCG 2020 to local authority 2020, edition of 1 April 2020, ",
        "ePCN.xlsx  primary care networks; members of primary care networks, edition of 1 April 2020, SHA-256 ",
    ] {
        assert!(said.answer().contains(line), "{line}: {said}");
    }
    assert!(!said.stdout.contains("readme.txt"), "nothing was read of it: {said}");
}

#[test]
fn a_comma_is_taken_for_thousands_only_where_it_stands_between_them() {
    let figures = "id,figure,value,source\nRPG,beds,\"1,234.5\",ours\nRPG,staff,\"0,27\",ours\nRPG,doors,\"1.234,5\",ours\n";
    assert_eq!(
        faults(&one("commas", "figures.csv", figures)),
        [
            "figures.csv, row 3, column 3 (value): \"0,27\" is not a number; did you mean 0.27, with a point?",
            "figures.csv, row 4, column 3 (value): \"1.234,5\" is not a number; write it in digits, such as 315000 or 0.27",
        ]
    );
    let shares = "relation,from,to,share,of,source\ndraws-from,RPG,E09000004,\"0,1\",admissions,ours\n";
    assert_eq!(
        faults(&one("comma-share", "links.csv", shares)),
        ["links.csv, row 2, column 4 (share): \"0,1\" is not a number; did you mean 0.1, with a point?"]
    );
    let land = "id,name,kind,source\nmine,Mine,place,ours\n";
    let patches = "areas,residents,small_areas,source\nmine,\"1,5\",\"1,000\",ours\n";
    assert_eq!(
        faults(&one("comma-count", "land.csv", patches).with("mine.csv", land)),
        [
            "land.csv, row 2, column 2 (residents): \"1,5\" is not a whole number; write it in digits, such as 315000"
        ]
    );
}

#[test]
fn a_waiting_list_with_several_numbers_for_one_pair_is_refused() {
    let rtt = "provider_code,commissioner_code,treatment,waiting\nRPG,72Q,Surgery,750\nRPG,72Q,Total,1000\n";
    assert_eq!(
        faults(&Scene::new("pairs").with("waiting.csv", rtt)),
        [
            "waiting.csv, row 3: RPG with 72Q stands in row 2 too, with another number; give one row for each provider and commissioner, with all who wait"
        ]
    );
    let nobody = "provider_code,commissioner_code,waiting\nRPG,72Q,0\nRV5,36L,20\n";
    let (_, said) = imported(&Scene::new("nobody-waits").with("waiting.csv", nobody), &[]);
    assert!(said.contains("without-shares (1): "), "{said}");
}

#[test]
fn a_grouping_needs_headings_and_areas_and_says_what_is_strange_in_it() {
    let headless = "E09000004,Near\nE09000011,Near\nE09000023,Far\n";
    let told = faults(&Scene::new("headless").with("areas.csv", headless));
    assert!(told[0].contains("\"E09000004\" stands where the heading of its column belongs"), "{told:?}");
    let practices = "practice,group\nU10001,Ours\nU10002,Ours\n";
    let networks = "id,name,kind,source\nU10001,One,pcn,ours\nU10002,Two,pcn,ours\n";
    let scene = one("networks", "networks.csv", networks).with("groups.csv", practices);
    let told = faults(&scene);
    assert!(told[0].contains("\"U10001\" is of a kind without a boundary (PCN)"), "{told:?}");
    let signs = "council,group\nE09000004,!!!\nE09000011,!!!\n";
    let told = faults(&Scene::new("signs").with("areas.csv", signs));
    assert!(told[0].contains("\"!!!\" has no letter and no digit"), "{told:?}");
    let twice = "council,group\nE09000004,Near\nE09000011,Near\nE09000004,Bexley\n";
    let (_, said) = imported(&Scene::new("two-groups").with("areas.csv", twice), &[]);
    assert!(said.contains("in-two-groups (1): ") && said.contains("name-taken (1): "), "{said}");
}

#[test]
fn of_what_is_not_known_it_is_said_what_can_be_seen() {
    let why = |name: &str, text: &str| {
        let scene = Scene::new(name).with("mine.csv", text);
        faults(&scene).concat()
    };
    for (name, text, seen) in [
        (
            "semicolons",
            "id;name;kind\na;A;place\n",
            "semicolons stand between its cells: save it as CSV with commas",
        ),
        ("tabs", "id\tname\tkind\na\tA\tplace\n", "tabs stand between its cells"),
        ("lacks", "id,name,colour\na,A,red\n", "as a table of organisations it lacks the column kind"),
        ("alone", "colour,size\n", "it has one row, and nothing below it"),
        ("ragged", "colour,size\nred,2\nblue,3,4\n", "row 3 has 3 cells, the first row has 2"),
        ("nothing", "", "empty"),
    ] {
        let said = why(name, text);
        assert!(said.contains(seen) && said.ends_with("catchment import --help says which are"), "{said}");
    }
}

#[test]
fn a_picture_in_a_folder_is_left_out_as_any_file_that_is_no_table() {
    let links = "relation,from,to,source\nmember-of,RPG,bexleycare,ours\n";
    let picture = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0xff; 40]].concat();
    let scene = one("picture", "links.csv", links).with("map.png", picture);
    let (_, said) = imported(&scene, &[]);
    assert!(said.contains("map.png: neither text nor a workbook"), "{said}");
}

#[test]
fn a_row_or_a_table_that_stands_twice_is_said_and_counted_once() {
    let scene = one(
        "twice",
        "patches.csv",
        "areas,residents,small_areas\nour-area,1000,1\nour-area,1000,1\nour-area,900,1\n",
    )
    .with("organisations.csv", "id,name,kind,parent\nour-area,Our Area,place,QKK\n")
    .with(
        "links.csv",
        "relation,from,to,of,share\ndraws-from,RPG,our-area,admissions,0.5\ndraws-from,RPG,our-area,admissions,0.5\n",
    )
    .with(
        "flows.csv",
        "local_authority,trust,share_of_la,years\nE09000004,RPG,0.27,2019\nE09000004,RPG,0.27,2019\n",
    )
    .with(
        "flows again.csv",
        "local_authority,trust,share_of_la,years\nE09000004,RPG,0.27,2019\nE09000004,RPG,0.27,2019\n",
    );
    let (atlas, said) = imported(&scene, &[]);
    assert!(said.contains("2 pieces of land with 1,900 residents"), "{said}");
    assert_eq!(atlas.matches("DrawsFrom(").count(), 2, "{atlas}");
    for told in [
        "same-row (2): the same row again, in every cell; counted once\n    ./links.csv, row 3: row 2\n    ./patches.csv, row 3: row 2\n",
        "same-table (1): the same table again, in every cell; taken in once\n    ./flows.csv: as ./flows again.csv\n",
    ] {
        assert!(said.contains(told), "{said}");
    }
}

#[test]
fn an_id_a_code_or_a_name_that_is_taken_is_said() {
    let scene = one("taken", "organisations.csv", "id,name,kind,parent\nRPG,Our Board,board,QKK\nRV5,South London and Maudsley NHS Foundation Trust,mental-health-trust,QKK\nmine,Mine,board,QKK\n")
        .with("codes.csv", "id,scheme,code\nmine,ods,QWE\nmine,ods,X77\nRPG,ods,X77\n")
        .with("grouping.csv", "council,area\nE09000004,North Side\nE09000011,north-side\n")
        .with("a/links.csv", "relation,from,to\nmember-of,RPG,mine\n")
        .with("b/links.csv", "relation,from,to\nmember-of,RV5,mine\n");
    let said = scene.run(&["import", ".", "a", "b", "--out", "out.ron"]);
    let told = said.answer();
    for line in [
        "./organisations.csv, row 2: RPG Our Board: it is RPG (Oxleas NHS Foundation Trust)\n",
        "./codes.csv, row 2: QWE of mine: it is QWE (",
        "./codes.csv, row 4: X77 of RPG: it is mine\n",
        "./grouping.csv: north-side, with the id area-north-side: north-side (North Side)\n",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    assert!(!told.contains("row 3: RV5"), "who is called so is who is meant: {told}");
    let atlas = fs::read_to_string(scene.path("out.ron")).unwrap();
    for link in ["to: [\"mine\"], source: [\"table-links\"]", "to: [\"mine\"], source: [\"table-links-2\"]"] {
        assert!(atlas.contains(link), "{atlas}");
    }
    let other = Scene::new("keys")
        .with("sources.csv", SOURCES)
        .with("more.csv", "key,title,publisher\nours,Other notes,The team\n");
    assert!(faults(&other)[0].contains("\"ours\" is described in another file too"), "{:?}", faults(&other));
}
