//! JSON names every organisation that the text names, of every command that has both; and CSV
//! where it has room.
//!
//! Whom a text names is not guessed from its words. The bundled atlas is read again with each name
//! replaced by a marker, `⟦QKK⟧`, one for each name that an organisation has had. Text is then
//! written of that atlas as of any other, and whoever it names stands in it as a marker, which is in
//! no prose that was quoted and in no longer name. Of JSON only ids count: whole strings, of which a
//! program can do something.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use catchment::atlas::{Atlas, Closed, OrgIx};
use catchment::boundaries::{FindingOptions, Weight};
use catchment::date::{Date, Day};
use catchment::query::map::{ColourBy, MapForm, MapOptions, map, usual_service};
use catchment::query::{
    AsAt, Covering, Depth, FoundLocality, FoundOrg, FoundRow, OverlapOptions, Sorts, boundary_findings, card,
    compare, dated, difference, history_on, listing, overlap, path,
};
use catchment::render::boundaries::{
    PairTable, findings_json, findings_text, overlap_json, overlap_text, pairs_json, pairs_text,
};
use catchment::render::format::TreeFormat;
use catchment::render::map::MapWording;
use catchment::render::{self, Look};
use catchment::source::record::FileRecord;
use catchment::source::{Layer, SourceFile, read_layer, records, write};
use catchment::words::{Kind, KindGroup, KindWord};
use serde_json::Value;

use crate::support::schema::assert_fits;

/// The bundled atlas, with a marker for each name.
static MARKED: LazyLock<Atlas> = LazyLock::new(|| {
    let data =
        read_layer(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).expect("the data of the project");
    let mut marked = Vec::new();
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (number, mut file) in records(&data).expect("sound data").into_iter().enumerate() {
        mark(&mut file, &mut names);
        marked.push(SourceFile::text(format!("{number}.ron"), write(file, "")));
    }
    Atlas::load(&[Layer { files: marked }]).expect("an atlas as sound as before")
});

/// Puts a marker in place of each name, the same for the same name of the same organisation.
fn mark(file: &mut FileRecord, names: &mut BTreeMap<String, Vec<String>>) {
    for org in &mut file.organisations {
        let known = names.entry(org.id.clone()).or_default();
        let of_org = org.name.iter_mut().chain(org.styles.iter_mut().filter_map(|style| style.name.as_mut()));
        for name in of_org {
            let number = known.iter().position(|known| known == name).unwrap_or_else(|| {
                known.push(name.clone());
                known.len() - 1
            });
            *name = format!("⟦{}|{number}⟧", org.id);
        }
    }
}

/// The ids of those that a text names.
fn named_in_text(text: &str) -> BTreeSet<String> {
    let marker = |rest: &str| Some(rest.split_once('⟧')?.0.split_once('|')?.0.to_owned());
    text.split('⟦').skip(1).filter_map(marker).collect()
}

/// The ids of those that JSON names: strings that are nothing else, but for the codes of whoever is shown.
fn named_in_json(json: &str) -> BTreeSet<String> {
    fn gather(value: &Value, ids: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => {
                ids.insert(text.clone());
            }
            Value::Array(values) => values.iter().for_each(|value| gather(value, ids)),
            Value::Object(fields) => {
                fields.iter().filter(|(key, _)| *key != "codes").for_each(|(_, value)| gather(value, ids));
            }
            _ => {}
        }
    }
    let mut ids = BTreeSet::new();
    gather(&serde_json::from_str(json).expect("JSON"), &mut ids);
    ids
}

/// Those that the text names and the JSON does not.
fn unsaid(text: &str, json: &str) -> BTreeSet<String> {
    &named_in_text(text) - &named_in_json(json)
}

/// What was asked, and what came of it.
#[derive(Default)]
struct Asked {
    answers: usize,
    names: usize,
    faults: BTreeMap<String, Vec<String>>,
}

impl Asked {
    fn hold(&mut self, command: &str, what: impl std::fmt::Display, text: &str, json: &str) {
        self.answers += 1;
        if self.answers.is_multiple_of(8) {
            let schema = command.split_whitespace().next().expect("a command");
            assert_fits(schema, &serde_json::from_str(json).expect("JSON"));
        }
        self.names += named_in_text(text).len();
        let unsaid = unsaid(text, json);
        if !unsaid.is_empty() {
            let line = |id: &String| text.lines().find(|l| l.contains(&format!("⟦{id}|"))).unwrap_or_default();
            let lines: Vec<String> = unsaid.iter().map(|id| format!("{id}: {}", line(id).trim())).collect();
            self.faults.entry(command.to_owned()).or_default().push(format!("{what}: {lines:#?}"));
        }
    }

    #[track_caller]
    fn assert_all_said(&self, at_least: usize) {
        let few = |(command, faults): (&String, &Vec<String>)| {
            let first = faults.iter().take(12).cloned().collect::<Vec<_>>().join("\n  ");
            format!("{command}: {} answers\n  {first}\n", faults.len())
        };
        let faults: String = self.faults.iter().map(few).collect();
        assert!(faults.is_empty(), "{faults}");
        assert!(self.names >= at_least, "{} names in {} answers", self.names, self.answers);
    }
}

const DAYS: [&str; 5] = ["2026-06-30", "2023-06-30", "2021-12-31", "2018-06-30", "2014-06-30"];

fn day(text: &str) -> Day {
    Date::parse(text).expect("a date").last_day()
}

fn as_at(text: &str) -> AsAt<'static> {
    AsAt::new(&MARKED, day(text), Closed::Leave)
}

/// All systems, and of every other kind so many, spread over all of it.
fn sample(as_at: &AsAt<'_>, of_each: usize, admits: impl Fn(OrgIx) -> bool) -> Vec<OrgIx> {
    let mut kinds: BTreeMap<Kind, Vec<OrgIx>> = BTreeMap::new();
    for org in MARKED.orgs().iter().copied().filter(|org| admits(*org)) {
        kinds.entry(as_at.kind(org)).or_default().push(org);
    }
    let spread = |(kind, orgs): (Kind, Vec<OrgIx>)| {
        let every = if kind.is_system() { 1 } else { orgs.len().div_ceil(of_each) };
        orgs.into_iter().step_by(every.max(1))
    };
    kinds.into_iter().flat_map(spread).collect()
}

fn there<'s>(as_at: &'s AsAt<'_>) -> impl Fn(OrgIx) -> bool + 's {
    |org| as_at.snapshot().shows(org)
}

fn id(org: OrgIx) -> &'static str {
    &MARKED.org(org).id
}

#[test]
fn a_card_in_json_names_all_that_it_names_in_text() {
    let mut asked = Asked::default();
    for day in DAYS {
        let as_at = as_at(day);
        for org in sample(&as_at, 16, |_| true) {
            let card = card(&as_at, org);
            let text = render::card::text(&as_at, &render::card::page(&as_at, &card), Look::default());
            asked.hold("show", format!("{} {day}", id(org)), &text, &render::card::json(&as_at, &card));
        }
    }
    asked.assert_all_said(10_000);
}

#[test]
fn whoever_a_field_alone_names_is_missed_without_it() {
    let as_at = as_at(DAYS[0]);
    let south_yorkshire = MARKED.by_id("QF7").expect("South Yorkshire");
    let card = card(&as_at, south_yorkshire);
    let text = render::card::text(&as_at, &render::card::page(&as_at, &card), Look::default());
    let mut json: Value = serde_json::from_str(&render::card::json(&as_at, &card)).expect("JSON");
    assert_eq!(unsaid(&text, &json.to_string()), BTreeSet::new());
    json.as_object_mut().expect("an object").remove("around").expect("whose else its land is");
    let unsaid = unsaid(&text, &json.to_string());
    assert!(unsaid.contains("place-barnsley"), "{unsaid:?}");
}

#[test]
fn a_tree_in_json_names_all_that_it_names_in_text() {
    let mut asked = Asked::default();
    for day in DAYS {
        let as_at = as_at(day);
        for org in sample(&as_at, 6, there(&as_at)) {
            for levels in [Some(1), None] {
                let roots = [org];
                let depth = Depth { levels, tier: None };
                let written = |format| {
                    let what = render::export::Export::Tree(&roots, depth, format);
                    render::export::export(&as_at, what, Look::default()).text
                };
                let (text, json) = (written(TreeFormat::Text), written(TreeFormat::Json));
                asked.hold("tree", format!("{} {day}", id(org)), &text, &json);
                let table = written(TreeFormat::Table);
                asked.hold("tree table", format!("{} {day}", id(org)), &table, &json);
            }
        }
        assert!(listing(&as_at, as_at.snapshot().roots(), Depth::default()).rows.len() > 100);
    }
    asked.assert_all_said(10_000);
}

#[test]
fn what_is_found_is_the_same_in_json_as_in_text() {
    let mut asked = Asked::default();
    for day in DAYS {
        let as_at = as_at(day);
        let covering = Covering::new(&as_at);
        let orgs = sample(&as_at, 40, |_| true);
        let orgs = orgs.into_iter().map(|org| FoundRow::Organisation(FoundOrg::new(&as_at, org, None)));
        let localities = MARKED.localities().iter().step_by(211);
        let localities = localities.map(|l| FoundRow::Locality(FoundLocality::new(&covering, l, 0)));
        for row in orgs.chain(localities) {
            let rows = [row];
            let text = render::find::text(&as_at, &rows, Look::default());
            asked.hold("find", format!("{rows:?} {day}"), &text, &render::find::json(&as_at, &rows, 0));
        }
    }
    asked.assert_all_said(1_000);
}

#[test]
fn histories_and_differences_in_json_name_all_that_they_name_in_text() {
    let mut asked = Asked::default();
    for day in [DAYS[0], DAYS[2]] {
        let as_at = as_at(day);
        for org in sample(&as_at, 12, |_| true) {
            let history = history_on(&as_at, org);
            let text = render::history::text(
                &render::history::page(&as_at, &history, render::reading::Reader::CommandLine),
                Look::default(),
            );
            asked.hold(
                "history",
                format!("{} {day}", id(org)),
                &text,
                &render::history::json(&as_at, &history),
            );
        }
    }
    for (from, to) in [("2014-06-30", "2018-06-30"), ("2018-06-30", "2021-12-31"), ("2021-12-31", "2026-06-30")]
    {
        let (first, second) = (as_at(from), as_at(to));
        for org in sample(&second, 6, there(&second)) {
            let difference = difference(&first, &second, org);
            let text = render::history::text(
                &render::history::between(
                    &difference,
                    render::history::Telling::OneByOne,
                    render::reading::Reader::CommandLine,
                ),
                Look::default(),
            );
            let json = render::history::difference_json(&difference);
            asked.hold("diff", format!("{} {from} {to}", id(org)), &text, &json);
        }
    }
    asked.assert_all_said(5_000);
}

#[test]
fn findings_and_comparisons_in_json_name_all_that_they_name_in_text() {
    let mut asked = Asked::default();
    for day in DAYS {
        let as_at = as_at(day);
        // To date a finding takes all days that bear on it.
        let every = if day == DAYS[0] { 1 } else { 6 };
        let orgs: Vec<OrgIx> = sample(&as_at, 2, there(&as_at)).into_iter().step_by(every).collect();
        let options = FindingOptions::default();
        for of in orgs.iter().copied().map(Some) {
            let found = dated(&as_at, boundary_findings(&as_at, of, options), options);
            let text = findings_text(&as_at, of, &found, Look::default());
            let what = format!("{} {day}", of.map_or("all", id));
            asked.hold("boundaries", what, &text, &findings_json(&as_at, of, &found));
        }
        for (a, b) in orgs.iter().zip(orgs.iter().skip(1).step_by(2).chain(orgs.iter().step_by(3))) {
            let options = OverlapOptions { service: None, weight: Weight::Residents };
            let compared = overlap(&as_at, *a, *b, options);
            let text = overlap_text(&as_at, &compared, Look::default());
            let what = format!("{} {} {day}", id(*a), id(*b));
            asked.hold("overlap", &what, &text, &overlap_json(&as_at, &compared));
            let route = path(&as_at, *a, *b);
            let ends = render::path::PathEnds { from: *a, to: *b };
            let text = render::path::text(&as_at, ends, route.as_ref(), Look::default());
            asked.hold("path", &what, &text, &render::path::json(&as_at, ends, route.as_ref()));
        }
        let system = KindWord::Several(KindGroup::System);
        for b in [KindGroup::LocalAuthority, KindGroup::Trust, KindGroup::Commissioner].map(KindWord::Several) {
            for within in [None, as_at.land().systems().first().copied()] {
                let sorts = Sorts { a: system, b, within, weight: Weight::Residents };
                let comparison = compare(&as_at, sorts);
                let (pairs, left_out) = comparison.at_least(0.0);
                let shown = PairTable { sorts, comparison: &comparison, pairs: &pairs, left_out };
                let text = pairs_text(&as_at, &shown, Look::default());
                asked.hold(
                    "boundaries --a --b",
                    format!("{sorts:?} {day}"),
                    &text,
                    &pairs_json(&as_at, &shown),
                );
            }
        }
    }
    asked.assert_all_said(5_000);
}

#[test]
fn a_map_in_json_names_all_that_it_names_in_text() {
    let mut asked = Asked::default();
    let eves = ["2022-06-30", "2022-07-01", "2020-06-30", "2016-06-30", "2013-06-30"];
    for (day, eve) in DAYS.into_iter().zip(eves) {
        let (as_at, before) = (as_at(day), as_at(eve));
        let mut maps = 0;
        for of in sample(&as_at, 4, there(&as_at)).into_iter().map(Some).chain([None]) {
            let service = usual_service(&as_at, of);
            for by in [ColourBy::System, ColourBy::Provider, ColourBy::Split, ColourBy::Change(&before)] {
                let before = matches!(by, ColourBy::Change(_)).then_some(&before);
                let Ok(map) = map(&as_at, of, MapOptions { by, service, form: MapForm::Tiles }) else {
                    continue;
                };
                maps += 1;
                let words = MapWording { map: &map, as_at: &as_at, before };
                let text = render::map::text(&words, Look::default());
                asked.hold("map", format!("{} {day}", of.map_or("all", id)), &text, &render::map::json(&words));
                let svg = render::map::svg(&words).expect("tiles need no outlines");
                asked.hold(
                    "map svg",
                    format!("{} {day}", of.map_or("all", id)),
                    &svg,
                    &render::map::json(&words),
                );
            }
        }
        assert!(maps > 20 || day < "2017", "{maps} maps of {day}");
    }
    asked.assert_all_said(1_000);
}
