//! What can be wrong with an atlas, each told as the person who wrote the file meets it:
//! every fault in one run, once, with its place and what was probably meant.

use catchment::atlas::Atlas;
use catchment::problem::Problem;
use catchment::source::{Layer, SourceFile};

/// A file with these records and everything else in order. The organisations begin on
/// line 6, one a line.
fn file(organisations: &str, links: &str, patches: &str) -> String {
    format!(
        r#"Atlas(
    format: 1,
    as_at: "2024-06-30", source: ["s"],
    sources: {{ "s": (title: "A list", publisher: "An office") }},
    organisations: [
        (id: "land", name: "Landia", kind: Nation),
        (id: "QA", name: "Ashdale", kind: Icb, parent: "land", since: "2016"),
        (id: "PA", name: "Ashtown", kind: Place, parent: "QA"),
        (id: "T1", name: "Ash Trust", kind: AcuteTrust, parent: "QA"),
{organisations}
    ],
    links: [
{links}
    ],
    patches: [
{patches}
    ],
)
"#
    )
}

fn load(layers: &[&[&str]]) -> Result<Atlas, Vec<Problem>> {
    let layer = |files: &&[&str]| Layer {
        files: files
            .iter()
            .enumerate()
            .map(|(n, text)| SourceFile::text(format!("{n}.ron"), (*text).to_owned()))
            .collect(),
    };
    Atlas::load(&layers.iter().map(layer).collect::<Vec<_>>())
}

/// Each problem as `line:column what (help)`.
fn said(problems: &[Problem]) -> Vec<String> {
    let one = |p: &Problem| {
        let place = p.location.as_ref().map_or_else(String::new, |l| format!("{}:{} ", l.line, l.column));
        let help = p.what.help().map_or_else(String::new, |h| format!(" ({h})"));
        format!("{place}{}{help}", p.what)
    };
    problems.iter().map(one).collect()
}

#[track_caller]
fn problems(organisations: &str, links: &str, patches: &str) -> Vec<String> {
    said(&load(&[&[&file(organisations, links, patches)]]).expect_err("something is wrong"))
}

#[test]
fn a_sound_file_is_an_atlas() {
    let atlas = load(&[&[&file("", "", "")]]).expect("sound");
    assert_eq!((atlas.len(), atlas.title()), (4, "An atlas without a title"));
}

#[test]
fn an_unknown_field_is_named_and_the_right_one_offered() {
    assert_eq!(
        problems(r#"        (id: "X", name: "X", knd: Place),"#, "", ""),
        ["10:30 an organisation has no field `knd` (did you mean `kind`?)"]
    );
}

#[test]
fn an_unknown_word_is_named_and_the_right_one_offered() {
    assert_eq!(
        problems(r#"        (id: "X", name: "X", kind: AcuteTrsut),"#, "", ""),
        ["10:36 `AcuteTrsut` is not a kind (did you mean `AcuteTrust`?)"]
    );
    assert_eq!(
        problems("", r#"        Serve(from: "T1", to: ["PA"], service: Acute),"#, ""),
        ["13:9 `Serve` is not a relation (did you mean `Serves`?)"]
    );
}

#[test]
fn a_value_of_the_wrong_type_is_pointed_at() {
    let found = problems(r#"        (id: "X", name: 3, kind: Place),"#, "", "");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("10:25 "), "{found:?}");
}

#[test]
fn an_id_twice_in_a_layer_says_where_it_stands_first() {
    assert_eq!(
        problems(r#"        (id: "PA", name: "Ashtown", kind: Place),"#, "", ""),
        [r#"10:14 the id "PA" is used twice (it stands first at 0.ron:8:14)"#]
    );
    let other = r#"Atlas(format: 1, source: ["s"], organisations: [(id: "PA", name: "P", kind: Place)])"#;
    let found = load(&[&[&file("", "", ""), other]]).expect_err("twice in one layer");
    assert_eq!(said(&found), [r#"1:54 the id "PA" is used twice (it stands first at 0.ron:8:14)"#]);
}

#[test]
fn a_link_to_nothing_offers_the_nearest_id() {
    let links = r#"        Serves(from: "T1", to: ["PA", "PAA"], service: Acute),
        MemberOf(from: "nobody", to: ["T1"]),"#;
    assert_eq!(
        problems("", links, ""),
        [
            r#"13:39 `to` names "PAA", which no organisation has as its id (did you mean "PA"?)"#,
            r#"14:24 `from` names "nobody", which no organisation has as its id"#,
        ]
    );
}

#[test]
fn those_that_sit_within_one_another_are_told_once() {
    let ring = r#"        (id: "A", name: "A", kind: Partnership, parent: "B"),
        (id: "B", name: "B", kind: Partnership, parent: "C"),
        (id: "C", name: "C", kind: Partnership, parent: "A"),
        (id: "D", name: "D", kind: Partnership, parent: "D"),"#;
    assert_eq!(
        problems(ring, "", ""),
        [r"10:57 these sit within one another in a ring: A, B, C", r#"13:57 "D" is joined to itself"#]
    );
}

#[test]
fn a_parent_may_not_be_of_a_lower_tier() {
    let found = problems(r#"        (id: "QB", name: "B", kind: Icb, parent: "PA"),"#, "", "");
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains(r#"10:50 "QB" is of the system tier and cannot sit within "PA", of the place tier"#),
        "{found:?}"
    );
}

#[test]
fn a_parent_must_have_been_there_at_some_time() {
    let found = problems(r#"        (id: "X", name: "X", kind: Place, parent: "QA", until: "2015"),"#, "", "");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with(r#"10:51 "QA" was at no time there while "X" sat within it"#), "{found:?}");
    // One day together is enough.
    assert!(
        load(&[&[&file(r#"(id: "X", name: "X", kind: Place, parent: "QA", until: "2016-01-01"),"#, "", "")]])
            .is_ok()
    );
}

#[test]
fn impossible_and_reversed_dates_are_told() {
    let organisations = r#"        (id: "X", name: "X", kind: Place, since: "2019-02-29"),
        (id: "Y", name: "Y", kind: Place, since: "2019/01/01"),
        (id: "Z", name: "Z", kind: Place, since: "2020", until: "2019"),"#;
    let links =
        r#"        Serves(from: "T1", to: ["PA"], service: Acute, since: "2020-04-01", until: "2020-03"),"#;
    let found = problems(organisations, links, "");
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].starts_with("10:51 ") && found[0].contains("no such day"), "{found:?}");
    assert!(found[1].starts_with("11:51 ") && found[1].contains("write \"2019-01-01\""), "{found:?}");
    assert!(
        found[2].starts_with(r#"12:65 the period of "Z" ends before it begins: 2020 to 2019"#),
        "{found:?}"
    );
    assert!(
        found[3].starts_with("15:84 ") && found[3].contains("ends before it begins: 2020-04-01 to 2020-03"),
        "{found:?}"
    );
}

#[test]
fn periods_of_one_thing_may_meet_and_not_overlap() {
    let styles = |second: &str| {
        format!(
            r#"        (id: "X", name: "X", kind: Place, styles: [(name: "A", until: "2020-03"), (name: "B", since: "{second}")]),"#
        )
    };
    let found = problems(&styles("2020-03-31"), "", "");
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains(r#"two periods of the styles of "X" overlap: until 2020-03, and since 2020-03-31"#),
        "{found:?}"
    );
    assert!(load(&[&[&file(&styles("2020-04-01"), "", "")]]).is_ok());

    let parents = r#"        (id: "X", name: "X", kind: Pcn, parents: [(id: "PA", until: "2020"), (id: "QA", since: "2020")]),"#;
    let found = problems(parents, "", "");
    assert!(found.len() == 1 && found[0].contains(r#"the parents of "X" overlap"#), "{found:?}");
}

#[test]
fn land_lies_in_one_council_one_place_and_one_commissioner_a_day() {
    let organisations = r#"        (id: "D1", name: "D1", kind: District), (id: "D2", name: "D2", kind: Unitary, since: "2023-04-01"),
        (id: "D3", name: "D3", kind: District, until: "2023-03-31"), (id: "PB", name: "PB", kind: Place),
        (id: "C1", name: "C1", kind: Ccg, until: "2022-06-30"), (id: "S1", name: "S1", kind: SubIcb, since: "2022-07-01"),
        (id: "C2", name: "C2", kind: Ccg),"#;
    let patches = r#"        (areas: ["D1", "D2"], residents: 1),
        (areas: ["PA", "PB"], residents: 1),
        (areas: ["C1", "C2"], residents: 1),
        (areas: ["D3", "D2", "C1", "S1", "PA"], residents: 1),
        (areas: ["D1"], dated: [(id: "PA", until: "2020"), (id: "PB", since: "2021")], residents: 1),"#;
    assert_eq!(
        problems(organisations, "", patches),
        [
            r#"19:24 this patch lies in two councils on one day: "D1" and "D2" (give each its days in `dated: [(id: …, since: …, until: …)]`)"#,
            r#"20:24 this patch lies in two places on one day: "PA" and "PB" (give each its days in `dated: [(id: …, since: …, until: …)]`)"#,
            r#"21:24 this patch lies in two commissioners on one day: "C1" and "C2" (give each its days in `dated: [(id: …, since: …, until: …)]`)"#,
        ]
    );
}

#[test]
fn every_fact_has_a_source() {
    let text =
        file("", "", "").replace(", source: [\"s\"]", "").replace("kind: Icb,", "kind: Icb, source: [\"s\"],");
    let found = said(&load(&[&[&text]]).expect_err("three without a source"));
    let whose: Vec<bool> = ["land", "PA", "T1"]
        .iter()
        .zip(&found)
        .map(|(id, f)| f.contains(&format!("\"{id}\" has no source")))
        .collect();
    assert_eq!((found.len(), whose), (3, vec![true; 3]), "{found:?}");
    let unknown = problems(r#"        (id: "X", name: "X", kind: Place, source: ["lst"]),"#, "", "");
    assert!(unknown.len() == 1 && unknown[0].contains(r#"the source "lst" is not described"#), "{unknown:?}");
}

#[test]
fn all_of_it_comes_in_one_run_each_once() {
    let organisations = r#"        (id: "A", name: "A", knd: Place),
        (id: "B", name: 3, kind: Place),
        (id: "PA", name: "Again", kind: Place),
        (id: "R1", name: "R1", kind: Partnership, parent: "R2"),
        (id: "R2", name: "R2", kind: Partnership, parent: "R1"),
        (id: "L", name: "L", kind: Region, parent: "PA"),
        (id: "N", name: "N", kind: Place, parent: "QA", until: "2010"),
        (id: "E", name: "E", kind: Place, since: "2019-13"),
        (id: "F", name: "F", kind: Place, since: "2020", until: "2019"),
        (id: "G", name: "G", kind: Place, styles: [(name: "G1", until: "2020"), (name: "G2", since: "2019")]),
        (id: "H", name: "H", kind: Place, source: ["nobody"]),"#;
    let links = r#"        Serves(from: "T1", to: ["nothing"], service: Acute),
        Serves(from: "T1", to: ["PA"]),
        DrawsFrom(from: "T1", to: ["PA"], share: 25, of: Admissions),
        MemberOf(from: "T1", to: ["QA"], service: Acute),"#;
    let patches = r#"        (areas: ["PA", "G"], residents: 1),
        (areas: ["T1"], residents: 1),"#;
    let found = problems(organisations, links, patches);
    let told_on: Vec<&str> = found.iter().map(|f| f.split(':').next().unwrap()).collect();
    let expected =
        ["10", "11", "12", "13", "15", "16", "17", "18", "19", "20", "23", "24", "25", "26", "29", "30"];
    assert_eq!(told_on, expected, "{found:#?}");
}

#[test]
fn the_id_of_a_faulty_record_counts_as_known() {
    let organisations = r#"        (id: "X", name: "X", kind: Plaice),
        (id: "Y", name: "Y", kind: Place, parent: "X"),"#;
    let links = r#"        Serves(from: "T1", to: ["X"], service: Acute),
        MemberOf(form: "T1", to: ["Y"]),"#;
    let found = problems(organisations, links, "");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("`Plaice` is not a kind") && found[1].contains("no field `form`"), "{found:?}");

    // Also when the whole file could not be read: others that name its ids are not at fault.
    let broken = r#"Atlas(format: 1, source: ["s"], organisations: [(id: "Z", name: "Z", kind: Place])"#;
    let other = file(r#"        (id: "W", name: "W", kind: Pcn, parent: "Z"),"#, "", "");
    let found = load(&[&[&other, broken]]).expect_err("one file is broken");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].location.as_ref().unwrap().file, "1.ron");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_fine() {
    let sound = file("", "", "").replace('\n', "\r\n");
    assert!(load(&[&[&format!("\u{feff}{sound}")]]).is_ok());
    let faulty =
        file(r#"        (id: "X", name: "X", kind: Place, parent: "QAX"),"#, "", "").replace('\n', "\r\n");
    let found = load(&[&[&format!("\u{feff}{faulty}")]]).expect_err("a parent that nobody has");
    let place = found[0].location.as_ref().unwrap();
    assert_eq!((place.line, place.column), (10, 51));
    assert_eq!(place.text, r#"        (id: "X", name: "X", kind: Place, parent: "QAX"),"#);
    let syntax = "Atlas(\r\n    format: 1,\r\n    title: \"é\" oops\r\n)";
    let found = load(&[&[syntax]]).expect_err("not RON");
    let place = found[0].location.as_ref().unwrap();
    assert_eq!((place.line, place.text.as_str()), (3, "    title: \"é\" oops"));
}

#[test]
fn a_layer_on_top_replaces_field_by_field_and_adds_to_lists() {
    let top = r#"Atlas(format: 1, source: ["t"], sources: {"t": (title: "T", publisher: "P")}, organisations: [
        (id: "T1", name: "Ash NHS Trust", aliases: ["Ash"], notes: [(text: "New.")]),
        (id: "T2", name: "Second", kind: AcuteTrust, parent: "QA"),
    ], links: [Serves(from: "T1", to: ["PA"], service: Acute)])"#;
    let atlas = load(&[&[&file("", "", "")], &[top]]).expect("sound");
    let trust = atlas.org(atlas.by_id("T1").unwrap());
    assert_eq!((&*trust.name, trust.kind.word()), ("Ash NHS Trust", "acute-trust"));
    assert_eq!((trust.aliases.len(), trust.notes.len(), trust.parents.len()), (1, 1, 1));
    assert_eq!(atlas.sources_of(trust.sources).count(), 2);
    assert_eq!((atlas.len(), atlas.links().len()), (5, 1));
}

#[test]
fn a_report_of_years_ago_takes_nothing_from_what_is_told_as_still_so() {
    let said = |seen: &str| {
        let seen = if seen.is_empty() { String::new() } else { format!(", seen: \"{seen}\"") };
        format!(
            r#"Atlas(format: 1, source: ["s"], links: [Serves(from: "T1", to: ["PA"], service: Acute{seen})])"#
        )
    };
    let base = file("", "", "");
    for (below, above, told) in
        [("", "2019-10", None), ("2021", "2019-10", Some("2021")), ("2019-10", "2021", Some("2021"))]
    {
        let [lower, upper] = [said(below), said(above)];
        let atlas = load(&[&[&base], &[&lower], &[&upper]]).expect("sound");
        let told_seen = atlas.links().next().unwrap().seen.map(|seen| seen.to_string());
        assert_eq!(told_seen.as_deref(), told, "below {below:?}, above {above:?}");
    }
}

#[test]
fn what_ended_before_the_other_began_is_another_link() {
    let since = r#"Atlas(format: 1, layer: Compiled, source: ["s"],
        links: [Serves(from: "T1", to: ["PA"], service: Acute, since: "2020-04-01")])"#;
    for (last_day, links) in [("2020-03-31", 2), ("2024-03-31", 1)] {
        let until = format!(r#"        Serves(from: "T1", to: ["PA"], service: Acute, until: "{last_day}"),"#);
        let atlas = load(&[&[&file("", &until, ""), since]]).expect("sound");
        assert_eq!(atlas.links().len(), links, "until {last_day}");
    }
}

#[test]
fn files_given_together_are_a_layer_of_each_role() {
    let stated = file(
        r#"        (id: "R1", aliases: ["The old mill"], codes: [(scheme: Ons, code: "E38000001", until: "2021-03-31")]),"#,
        "",
        "",
    );
    let compiled = r#"Atlas(format: 1, layer: Compiled, source: ["s"], organisations: [
        (id: "R1", name: "Mill Practice", kind: Practice, parent: "PA", since: "2001")])"#;
    let register = r#"Atlas(format: 1, layer: Register, source: ["s"], organisations: [
        (id: "R1", name: "MILL HOUSE SURGERY", kind: Practice, since: "1999-04-01")])"#;
    let in_any_order: [[&str; 3]; 2] = [[&stated, compiled, register], [register, &stated, compiled]];
    for files in in_any_order {
        let atlas = load(&[&files]).expect("one id in three roles");
        let org = atlas.org(atlas.by_id("R1").expect("there"));
        assert_eq!(&*org.name, "MILL HOUSE SURGERY", "names come from the register");
        assert_eq!(org.period.since.map(|d| d.to_string()).as_deref(), Some("1999-04-01"));
        assert_eq!(org.parents.len(), 1, "the parent from the tables");
        assert_eq!(org.also_known_as().collect::<Vec<_>>(), ["The old mill", "E38000001"]);
    }
    let twice = load(&[&[&stated, register, register]]).expect_err("twice in one role");
    assert!(said(&twice)[0].contains("the id \"R1\" is used twice"), "{:?}", said(&twice));
}

#[test]
fn a_locality_lies_in_areas_and_no_more_than_all_of_it() {
    let with = |localities: &str| {
        let more = format!(r#"Atlas(format: 1, source: ["s"], localities: [{localities}])"#);
        match load(&[&[&file("", "", ""), &more]]) {
            Ok(atlas) => atlas.localities().iter().map(|l| format!("{} {}", l.name, l.at.len())).collect(),
            Err(problems) => {
                said(&problems).iter().map(|p| p.split_once(' ').unwrap_or_default().1.to_owned()).collect()
            }
        }
    };
    let table: &[(&str, &[&str])] = &[
        (r#"(name: "Mill End", what: Village, at: [("PA", 1.0)], within: ["QA"])"#, &["Mill End 1"]),
        (r#"(name: "AS1", what: PostcodeDistrict, at: [("PA", 0.4), ("QA", 0.6)])"#, &["AS1 2"]),
        (
            r#"(name: "AS2", what: PostcodeDistrict, at: [("PA", 0.7), ("QA", 0.6)])"#,
            &["these shares add up to 1.30, which is more than all of it"],
        ),
        (
            r#"(name: "AS3", what: PostcodeDistrict, at: [("PA", 1.7)])"#,
            &[
                "a share lies between 0 and 1, and this is 1.7",
                "these shares add up to 1.70, which is more than all of it",
            ],
        ),
        (r#"(name: "Nowhere", what: Town, at: [])"#, &["`at` is empty"]),
        (
            r#"(name: "Ward 4", what: Town, at: [("T1", 1.0)])"#,
            &["a locality lies in areas, and \"T1\" is an acute trust, which has no boundary"],
        ),
        (
            r#"(name: "Twice", what: Town, at: [("PA", 0.5), ("PA", 0.5)])"#,
            &["this locality names \"PA\" twice"],
        ),
        (
            r#"(name: "Far", what: Town, at: [("PB", 1.0)])"#,
            &["`at` names \"PB\", which no organisation has as its id"],
        ),
    ];
    for (localities, expected) in table {
        let found: Vec<String> = with(localities);
        assert_eq!(found, *expected, "{localities}");
    }
}

#[test]
fn a_style_or_a_parent_that_two_layers_say_alike_is_one() {
    let said = r#"        (id: "X", name: "X", kind: Ccg, styles: [(name: "Old", until: "2018")],
         parents: [(id: "PA", until: "2018"), (id: "QA", since: "2019")]),"#;
    let top = format!(
        r#"Atlas(format: 1, source: ["t"], sources: {{"t": (title: "T", publisher: "P")}}, organisations: [{said}])"#
    );
    let atlas = load(&[&[&file(said, "", "")], &[&top]]).expect("sound");
    let org = atlas.org(atlas.by_id("X").unwrap());
    assert_eq!((org.styles.len(), org.parents.len()), (1, 2));
}

#[test]
fn names_and_dates_come_from_a_register_whichever_lies_on_top() {
    let stated = file(
        r#"        (id: "X", name: "Their Name", kind: Ccg, parent: "PA", since: "2015", styles: [(name: "Old Name", until: "2018")]),"#,
        r#"        Serves(from: "T1", to: ["PA"], service: Acute, extent: Part, since: "2015"),"#,
        "",
    );
    let register = r#"Atlas(format: 1, as_at: "2024-06-30", layer: Register, source: ["r"], sources: {"r": (title: "R", publisher: "P")}, organisations: [
        (id: "X", name: "Register Name", kind: SubIcb, parent: "QA", since: "2013-04-01", until: "2023-03-31"),
    ], links: [Serves(from: "T1", to: ["PA"], service: Acute, extent: Whole, since: "2015")])"#;
    for layers in [[&[stated.as_str()][..], &[register]], [&[register], &[stated.as_str()]]] {
        let atlas = load(&layers).expect("sound");
        let org = atlas.org(atlas.by_id("X").unwrap());
        assert_eq!(&*org.name, "Register Name");
        assert_eq!(org.period.since.unwrap().to_string(), "2013-04-01");
        assert_eq!(org.period.until.unwrap().to_string(), "2023-03-31");
        assert_eq!(org.kind.word(), "ccg");
        assert_eq!(&*atlas.org(org.parents[0].org).id, "PA");
        assert_eq!(org.styles.len(), 1);
        assert_eq!(atlas.links().len(), 1);
        assert_eq!(atlas.links().next().unwrap().extent.as_ref().unwrap().word().word(), "part");
        assert_eq!(atlas.sources_of(org.sources).count(), 2);
    }
}

#[test]
fn what_is_no_file_of_ours_is_told_plainly() {
    let whole = |text: &str| said(&load(&[&[text]]).expect_err("no atlas"));
    assert_eq!(whole(""), ["0:0 this file is empty (begin with: Atlas(format: 1, …))"]);
    assert_eq!(whole("  // only a comment\n"), ["0:0 this file is empty (begin with: Atlas(format: 1, …))"]);
    let bytes = SourceFile::bytes("x.ron", vec![0xff, 0xfe, 0x00, 0x41]);
    let found = Atlas::load(&[Layer { files: vec![bytes] }]).expect_err("not text");
    assert_eq!(said(&found), ["0:0 this file is not text: an atlas is RON in UTF-8 (save it as UTF-8 text)"]);
    assert_eq!(
        whole("Atlas(format: 2)"),
        ["1:7 format 2 is not one this program reads (this program reads format 1)"]
    );
    for junk in ["\0\0\0\0", "{\"json\": true}", "PK\u{3}\u{4}", "Atlas", "(", "Atlas(format: 1", "[[[["] {
        assert_eq!(whole(junk).len(), 1, "{junk:?}");
    }
}

#[test]
fn nesting_of_any_depth_is_a_clear_answer() {
    for open in ["(", "[", "{", "Some(", "/*", "Atlas(format: 1, organisations: ["] {
        for text in [open.repeat(10_000), format!("Atlas(format: 1, organisations: {}", open.repeat(10_000))] {
            let found = load(&[&[&text]]).expect_err("no atlas");
            assert_eq!(found.len(), 1, "{open}");
        }
    }
}

#[test]
fn a_chain_as_long_as_the_atlas_is_no_trouble() {
    use std::fmt::Write;
    let mut chain = String::new();
    for n in 0..50_000 {
        let parent = if n == 49_999 { "QA".to_owned() } else { format!("c{}", n + 1) };
        writeln!(chain, r#"(id: "c{n}", name: "C", kind: Partnership, parent: "{parent}"),"#).unwrap();
    }
    assert_eq!(load(&[&[&file(&chain, "", "")]]).expect("sound").len(), 50_004);
}

#[test]
fn of_two_registers_that_date_the_same_in_two_ways_the_upper_counts() {
    let register = |since: &str| {
        format!(
            r#"Atlas(format: 1, layer: Register, as_at: "2024-06-30", source: ["s"], sources: {{"s": (title: "S", publisher: "P")}}, organisations: [
        (id: "england", name: "England", kind: Nation), (id: "11Z", name: "North", kind: SubIcb, parent: "england"),
        (id: "U1", name: "Net", kind: Pcn, parent: "england")],
    links: [Commissions(from: "11Z", to: ["U1"], since: "{since}")])"#
        )
    };
    let (older, newer) = (register("2020-04-01"), register("2024-04-01"));
    for (layers, since) in [([&older, &newer], "2024-04-01"), ([&newer, &older], "2020-04-01")] {
        let [below, above] = layers;
        let atlas = load(&[&[below.as_str()], &[above.as_str()]]).expect("said otherwise, not twice");
        assert_eq!(atlas.all_link_facts().len(), 1);
        assert_eq!(atlas.all_link_facts()[0].period.since.unwrap().to_string(), since);
    }
}

#[test]
fn of_two_registers_the_one_that_knows_more_exactly_is_kept() {
    let register = |organisations: &str| {
        format!(
            "Atlas(format: 1, layer: Register, as_at: \"2024-06-30\", source: [\"s\"], sources: {{\"s\": (title: \"S\", publisher: \"P\")}}, organisations: [{organisations}])"
        )
    };
    let below = register(
        r#"(id: "england", name: "England", kind: Nation), (id: "Q1", name: "Board", kind: Icb, parent: "england"),
        (id: "11Z", name: "North", kind: SubIcb, parent: "Q1"), (id: "12Z", name: "South", kind: SubIcb, parent: "Q1"),
        (id: "U1", name: "Net", kind: Pcn, parent: "11Z"), (id: "P1", name: "One", kind: Practice, parent: "U1"),
        (id: "P2", name: "Two", kind: Practice, parent: "U1"), (id: "P3", name: "Three", kind: Practice, parent: "U1")"#,
    );
    // Read without networks and names; P2 has gone to another commissioner, P3 has left its network.
    let above = register(
        r#"(id: "england", name: "England", kind: Nation), (id: "11Z", name: "11Z", kind: SubIcb, parent: "england"),
        (id: "P1", name: "One", kind: Practice, parent: "11Z"), (id: "P2", name: "Two", kind: Practice, parent: "12Z"),
        (id: "P3", name: "Three", kind: Practice, parents: [(id: "U1", until: "2023-03-31"), (id: "11Z", since: "2023-04-01")])"#,
    );
    let atlas = load(&[&[&below], &[&above]]).unwrap();
    let within = |id: &str| {
        let org = atlas.by_id(id).unwrap();
        let parent = atlas.parent_at(org, atlas.as_at()).unwrap();
        atlas.org(parent).id.to_string()
    };
    assert_eq!(["11Z", "P1", "P2", "P3"].map(within), ["Q1", "U1", "12Z", "11Z"]);
    assert_eq!(&*atlas.org(atlas.by_id("11Z").unwrap()).name, "North");
}

#[test]
fn what_one_layer_says_twice_is_told_also_where_a_lower_one_says_it() {
    let link = "CoterminousWith(from: \"PA\", to: [\"QA\"])";
    let (below, above) = (file("", link, ""), file("", &format!("{link}, {link}"), ""));
    assert!(load(&[&[&below], &[&file("", link, "")]]).is_ok());
    let told = said(&load(&[&[&below], &[&above]]).unwrap_err());
    assert!(
        told[0].contains("this is said twice for the same days: CoterminousWith from \"PA\" to \"QA\""),
        "{told:?}"
    );
}

#[test]
fn a_text_that_must_be_said_is_not_empty_and_not_of_signs_alone() {
    let told = problems(
        "(id: \"a\", name: \"A\", kind: Board, aliases: [\"  \"], notes: [(text: \"\")], figures: [(what: \"\u{1f4a5}\", value: 1)])",
        "",
        "",
    );
    let all = told.join("\n");
    for what in ["`aliases` is empty", "`text` is empty", "`what` has no letter and no digit"] {
        assert!(all.contains(what), "{all}");
    }
    let comment = load(&[&["// one\rAtlas(format: 1)\r"]]).unwrap_err();
    assert_eq!(comment[0].what.to_string(), "all of this file is a comment");
}

#[test]
fn an_atlas_and_a_source_have_titles() {
    let text = "Atlas(\n    format: 1, as_at: \"2024\",\n    title: \" \",\n    sources: {\n        \"s\": (title: \"\", publisher: \"-\"),\n    },\n    source: [\"s\"], organisations: [(id: \"a\", name: \"A\", kind: Board)],\n)";
    assert_eq!(
        said(&load(&[&[text]]).expect_err("something is wrong")),
        [
            "3:12 `title` is empty (say in a few words what it is called: title: \"…\")",
            "5:9 of the source \"s\" `title` is empty (say in a few words what it is called: title: \"…\")",
            "5:9 of the source \"s\" `publisher` has no letter and no digit (say who published it: publisher: \"…\")",
        ]
    );
}

#[test]
fn nobody_is_told_to_be_a_member_longer_than_both_are_there() {
    let organisations = r#"        (id: "U", name: "Union", kind: Partnership, parent: "QA", until: "2020-03-31"),
        (id: "V", name: "Other", kind: Partnership, parent: "QA"),"#;
    let links = r#"        MemberOf(from: "T1", to: ["U"], since: "2018"), PartnerOf(from: "T1", to: ["V"], since: "2018"),
        MemberOf(from: "V", to: ["U"], until: "2019"),"#;
    let atlas = load(&[&[&file(organisations, links, "")]]).expect("sound");
    let told: Vec<Option<String>> =
        atlas.links().map(|link| atlas.told_period(link).until.map(|until| until.to_string())).collect();
    assert_eq!(told, [Some("2020-03-31".to_owned()), None, Some("2019".to_owned())]);
}
