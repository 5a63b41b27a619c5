//! The JSON Schemas that `catchment schema` prints: that they are strict, know the words of the
//! program, and that answers of every kind and day fit them. And the columns of CSV: what the
//! help and the README say of them is what is printed.

use std::collections::BTreeSet;
use std::path::Path;

use catchment::atlas::Closed;
use catchment::boundaries::{Code, Meeting, Severity, Weight};
use catchment::date::Date;
use catchment::query::map::Colouring;
use catchment::query::{AsAt, Change, card, history_on, path};
use catchment::render::{self, path::PathEnds};
use catchment::words::{Basis, Certainty, ExtentWord, Kind, LocalityKind, Precision, Relation, Service, Tier};
use serde_json::Value;

use crate::support::cli::{Scene, catchment};
use crate::support::england::ENGLAND;
use crate::support::schema::{SCHEMAS, assert_fits, fits};

const DATES: [&str; 4] = ["2014-06-30", "2019-11-25", "2022-07-01", "2026-06-30"];

/// Commands of every schema and every shape, with answers in which much is said: of the small
/// atlas, and of that which is built in.
const OF_SMALL: [&[&str]; 13] = [
    &["tree", "QA1"],
    &["tree", "--closed", "--depth", "2"],
    &["find", "ash"],
    &["find", "--kind", "trust"],
    &["show", "T1"],
    &["show", "C2", "--at", "2023"],
    &["path", "PA", "PC"],
    &["overlap", "D2", "PB"],
    &["boundaries"],
    &["boundaries", "--kind-a", "district", "--kind-b", "system"],
    &["history", "S1"],
    &["diff", "land", "--from", "2019", "--to", "2024-06"],
    // A closed one with what it became, and a council that is split.
    &["lookup", "list.txt", "--to", "today"],
];
const OF_ENGLAND: [&[&str]; 3] = [&["map", "devon"], &["map", "--colour-by", "change"], &["terms", "icp"]];

#[test]
fn a_schema_is_printed_as_it_is_kept() {
    for (command, schema) in SCHEMAS.iter() {
        let printed: Value = serde_json::from_str(catchment(&["schema", command]).answer()).expect("JSON");
        assert_eq!(&printed, schema);
        jsonschema::draft202012::meta::validate(schema).unwrap_or_else(|why| panic!("{command}: {why}"));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["title"], format!("catchment {command} --format json"));
    }
}

#[test]
fn what_has_no_schema_is_refused_by_name() {
    let these = "tree, find, show, path, overlap, boundaries, history, diff, terms, sources, map, lookup";
    for (typed, why) in [
        (None, format!("say of which command: {these}")),
        (Some("brief"), format!("catchment brief has no JSON, only markdown, text, html; these have: {these}")),
        (Some("check"), format!("catchment check has no JSON; these have: {these}")),
        (Some("tre"), "there is no command tre; did you mean tree?".to_owned()),
        (Some("xyzzy"), format!("there is no command xyzzy; these have JSON: {these}")),
    ] {
        let args: Vec<&str> = std::iter::once("schema").chain(typed).collect();
        let message = catchment(&args);
        let expected = format!("error: {why}\n\nFor more information, try '--help'.\n");
        assert_eq!(message.refusal(2), expected);
    }
    let help = catchment(&["schema", "--help"]);
    let flat = help.answer().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&format!("Commands with JSON: {these}.")), "{help}");
}

/// Every part of a schema that describes an object.
fn objects<'v>(schema: &'v Value, found: &mut Vec<&'v serde_json::Map<String, Value>>) {
    match schema {
        Value::Object(fields) => {
            if fields.get("type") == Some(&"object".into()) && fields.contains_key("properties") {
                found.push(fields);
            }
            fields.values().for_each(|value| objects(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| objects(value, found)),
        _ => {}
    }
}

#[test]
fn a_schema_asks_for_every_field_and_takes_no_other() {
    for (command, schema) in SCHEMAS.iter() {
        let mut found = Vec::new();
        objects(schema, &mut found);
        assert!(!found.is_empty());
        for object in found {
            assert_eq!(object["additionalProperties"], false, "{command}: {object:?}");
            let fields = object["properties"].as_object().expect("fields").keys();
            // A tree of several roots alone has them.
            let fields: BTreeSet<&str> = fields.map(String::as_str).filter(|field| *field != "roots").collect();
            let asked =
                object["required"].as_array().expect("a list").iter().map(|field| field.as_str().unwrap());
            assert_eq!(asked.collect::<BTreeSet<_>>(), fields, "{command}");
        }
    }
}

#[test]
fn what_several_schemas_define_is_the_same_in_each() {
    for name in ["organisation", "source", "kind", "day", "date", "event", "named", "then_named"] {
        let definitions: Vec<&Value> =
            SCHEMAS.values().filter_map(|schema| schema["$defs"].get(name)).collect();
        assert!(definitions.windows(2).all(|pair| pair[0] == pair[1]), "{name}");
    }
}

/// A closed list of the program as schemas have it: the words that a field may have.
fn words(list: impl IntoIterator<Item = &'static str>) -> Vec<String> {
    list.into_iter().map(str::to_owned).collect()
}

#[test]
fn the_words_of_a_schema_are_those_of_the_program() {
    let lists = [
        ("kind", words(Kind::ALL.iter().map(|word| word.word()))),
        ("locality_kind", words(LocalityKind::ALL.iter().map(|word| word.word()))),
        ("tier", words(Tier::ALL.iter().map(|word| word.word()))),
        ("relation", words(Relation::ALL.iter().map(|word| word.word()))),
        ("service", words(Service::ALL.iter().map(|word| word.word()))),
        ("certainty", words(Certainty::ALL.iter().map(|word| word.word()))),
        ("extent", words(ExtentWord::ALL.iter().map(|word| word.word()))),
        ("basis", words(Basis::ALL.iter().map(|word| word.word()))),
        ("precision", words(Precision::ALL.iter().map(|word| word.word()))),
        ("finding_code", words(Code::ALL.iter().map(|word| word.word()))),
        ("severity", words(Severity::ALL.iter().map(|word| word.word()))),
        ("meeting", words(Meeting::ALL.iter().map(|word| word.word()))),
        ("weight", words(Weight::ALL.iter().map(|word| word.word()))),
        ("change", words(Change::ALL.iter().map(|word| word.word()))),
        ("colouring", words(Colouring::ALL.iter().map(|word| word.word()))),
    ];
    let mut met = BTreeSet::new();
    for (command, schema) in SCHEMAS.iter() {
        for (name, definition) in schema["$defs"].as_object().expect("definitions") {
            let Some(listed) = definition.get("enum") else { continue };
            let (name, list) = lists.iter().find(|(known, _)| known == name).expect("a list that is known");
            assert_eq!(listed, &Value::from(list.clone()), "{name} of {command}");
            met.insert(*name);
        }
    }
    assert_eq!(met.len(), lists.len(), "each of them is in a schema: {met:?}");
    let steps = &SCHEMAS["path"]["$defs"]["step"]["properties"]["relation"]["enum"];
    let ways = Relation::ALL.iter().map(|relation| relation.word()).chain(["within", "land-in", "same-land"]);
    assert_eq!(steps, &Value::from(words(ways)));
}

/// The pointers to every object of an answer.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.push(at.to_owned());
            fields.iter().for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), found));
        }
        // What holds of one of a list holds of the others.
        Value::Array(values) => {
            values
                .iter()
                .take(2)
                .enumerate()
                .for_each(|(number, value)| pointers(value, &format!("{at}/{number}"), found));
        }
        _ => {}
    }
}

#[test]
fn an_answer_with_a_field_more_or_less_does_not_fit() {
    let scene = Scene::small("strict").with("list.txt", "D2\nT1\nC2\n");
    let json = |args: &[&'static str]| [args, &["--format", "json"]].concat();
    let of_small = OF_SMALL.iter().map(|args| (*args, scene.ask(&json(args)).json()));
    let of_england = OF_ENGLAND.iter().map(|args| (*args, catchment(&json(args)).json()));
    for (args, answer) in of_small.chain(of_england) {
        let command = args[0];
        let mut found = Vec::new();
        pointers(&answer, "", &mut found);
        for at in found {
            let mut changed = answer.clone();
            let object = changed.pointer_mut(&at).and_then(Value::as_object_mut).expect("an object");
            object.insert("extra".to_owned(), Value::Null);
            assert!(!fits(command, &changed), "{args:?} takes a field more at {at:?}");
            let fields = answer.pointer(&at).and_then(Value::as_object).expect("an object");
            for field in fields.keys() {
                let mut changed = answer.clone();
                changed.pointer_mut(&at).and_then(Value::as_object_mut).expect("an object").remove(field);
                assert!(!fits(command, &changed), "{args:?} does without {field} at {at:?}");
            }
        }
    }
}

#[test]
fn a_word_that_the_program_has_not_does_not_fit() {
    let scene = Scene::small("closed_lists");
    let answer: Value =
        serde_json::from_str(&scene.ask(&["tree", "QA1", "--format", "json"]).stdout).expect("JSON");
    for (at, wrong) in [
        ("/root/kind", Value::from("borough")),
        ("/root/tier", Value::from("county")),
        ("/root/since", Value::from("1 April 2016")),
        ("/as_at", Value::from("2016")),
        ("/root/share", Value::from(1.5)),
        ("/root/more", Value::from(-1)),
        ("/schema", Value::from(2)),
    ] {
        let mut changed = answer.clone();
        *changed.pointer_mut(at).expect("a field") = wrong;
        assert!(!fits("tree", &changed), "{at}");
    }
}

#[test]
fn every_answer_about_all_of_england_fits() {
    for date in DATES {
        for args in [
            &["tree", "--closed"][..],
            &["tree", "QKK"],
            &["find", "--limit", "0", "--closed"],
            &["find", "london"],
            &["boundaries"],
            &["boundaries", "--kind-a", "local-authority", "--kind-b", "system"],
            &["map"],
            &["map", "--colour-by", "change"],
            &["map", "devon", "--colour-by", "split"],
            &["map", "RV5"],
            &["overlap", "E07000089", "QNQ"],
            &["overlap", "RV5", "QWE", "--weight", "small-areas"],
            &["overlap", "RX3", "RPG"],
        ] {
            // Each run holds what it prints to the schema; some were not there on a day.
            let asked = [args, &["--format", "json", "--at", date]].concat();
            let outcome = catchment(&asked);
            assert!(outcome.status == 0 || outcome.status == 1, "{asked:?}: {outcome}");
        }
    }
    for args in [
        &["diff", "england", "--from", "2013", "--to", "2026-06"][..],
        &["terms"],
        &["terms", "nothing is called so"],
        &["find", "nothing is called so"],
    ] {
        catchment(&[args, &["--format", "json"]].concat());
    }
}

/// The cards and histories of one in so many of the atlas, and the ways between them.
#[test]
fn the_card_the_history_and_the_way_of_every_sort_of_organisation_fit() {
    const ONE_IN: usize = 23;
    for date in DATES {
        let day = Date::parse(date).expect("a date").last_day();
        let as_at = AsAt::new(&ENGLAND, day, Closed::Leave);
        let some: Vec<_> = ENGLAND.orgs().iter().copied().step_by(ONE_IN).collect();
        for org in &some {
            let answer = render::card::json(&as_at, &card(&as_at, *org));
            assert_fits("show", &serde_json::from_str(&answer).expect("JSON"));
            let answer = render::history::json(&as_at, &history_on(&as_at, *org));
            assert_fits("history", &serde_json::from_str(&answer).expect("JSON"));
        }
        let there: Vec<_> = some.into_iter().filter(|org| as_at.snapshot().shows(*org)).collect();
        for ends in there.windows(2) {
            let way = path(&as_at, ends[0], ends[1]);
            let answer = render::path::json(&as_at, PathEnds { from: ends[0], to: ends[1] }, way.as_ref());
            assert_fits("path", &serde_json::from_str(&answer).expect("JSON"));
        }
    }
}

/// What prints each table, and how its help says that it is asked for.
const TABLES: [(&[&str], &str); 8] = [
    (&["tree", "QA1"], "--format csv"),
    (&["tree", "QA1", "--edges"], "--format csv --edges"),
    (&["find", "ash"], "--format csv"),
    (&["overlap", "D2", "PB"], "--format csv"),
    (&["boundaries"], "--format csv"),
    (&["boundaries", "--kind-a", "district", "--kind-b", "system"], "--format csv with --kind-a and --kind-b"),
    (&["history", "S1"], "--format csv"),
    (&["diff", "land", "--from", "2019", "--to", "2021"], "--format csv"),
];

#[test]
fn the_columns_of_csv_are_those_that_the_help_and_the_readme_name() {
    let scene = Scene::small("columns");
    let readme =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README.md");
    for (args, asked) in TABLES {
        let csv = scene.ask(&[args, &["--format", "csv"]].concat());
        let header: Vec<&str> = csv.answer().lines().next().expect("a header").split(',').collect();
        let help = catchment(&[args[0], "--help"]);
        let flat = help.answer().split_whitespace().collect::<Vec<_>>().join(" ");
        let columns = format!("Columns of {asked}: {}", header.join(", "));
        assert!(
            flat.contains(&format!("{columns} ")) || flat.ends_with(&columns),
            "{args:?}: {columns}: {help}"
        );
        let own = header.iter().take(header.len() - 5).map(|column| format!("`{column}`"));
        let row = own.collect::<Vec<_>>().join(", ");
        assert!(readme.contains(&format!("| {row} |")), "the README has not: {row}");
    }
    let last = "`as_at`, `atlas`, `known_to`, `sources`, `licences`";
    assert!(readme.contains(last), "the README has not: {last}");
}
