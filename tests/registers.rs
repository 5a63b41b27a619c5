//! A register beside the bundled atlas: each has its say, whichever lies on top, and nobody
//! is counted twice.
#![allow(unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use catchment::atlas::{Atlas, Closed, OrgIx};
use catchment::date::Date;
use catchment::query::AsAt;
use catchment::source::{Layer, SourceFile, bundled};
use support::{Outcome, Scene};

const REGISTER: &str = include_str!("atlases/register.ron");

fn layer(text: &str) -> Layer {
    Layer { files: vec![SourceFile::text("register.ron", text.to_owned())] }
}

/// The bundled atlas with the register on top, and with it below.
fn both_ways() -> [Atlas; 2] {
    let load = |layers: &[Layer]| Atlas::load(layers).map_err(|p| format!("{p:?}")).expect("sound");
    [load(&[bundled(), layer(REGISTER)]), load(&[layer(REGISTER), bundled()])]
}

fn org(atlas: &Atlas, id: &str) -> OrgIx {
    atlas.by_id(id).unwrap_or_else(|| panic!("no {id}"))
}

fn name<'a>(atlas: &'a Atlas, id: &str) -> &'a str {
    &atlas.org(org(atlas, id)).name
}

fn on<'a>(atlas: &'a Atlas, date: &str) -> AsAt<'a> {
    AsAt::new(atlas, Date::parse(date).unwrap().first_day(), Closed::Leave)
}

fn parent<'a>(atlas: &'a Atlas, id: &str, date: &str) -> &'a str {
    let parent = on(atlas, date).snapshot().parent(org(atlas, id)).expect("it sits in something");
    &atlas.org(parent).id
}

#[test]
fn land_that_both_have_is_counted_once() {
    let alone = Atlas::load(&[bundled()]).expect("sound");
    let residents = |atlas: &Atlas| {
        let there = on(atlas, "2026-06-30");
        there.land().footprint(org(atlas, "72Q")).expect("it has land").residents(atlas)
    };
    for atlas in both_ways() {
        assert_eq!(atlas.patches().len(), alone.patches().len());
        assert_eq!((residents(&atlas), residents(&alone)), (1_818_226, 1_818_226));
    }
}

#[test]
fn land_that_only_a_register_has_is_kept() {
    let more = REGISTER.replace(
        "organisations: [\n",
        "organisations: [\n        (id: \"newland\", name: \"Newland\", kind: Unitary, parent: \"E12000007\"),\n",
    );
    let more = more.replace("patches: [\n", "patches: [\n        (areas: [\"newland\"], residents: 100),\n");
    let atlas = Atlas::load(&[bundled(), layer(&more)]).expect("sound");
    let there = on(&atlas, "2026-06-30");
    let land = there.land().footprint(org(&atlas, "newland")).expect("it has land");
    assert_eq!(land.residents(&atlas), 100);
}

#[test]
fn the_register_has_its_way_on_names_that_are_other_names() {
    for atlas in both_ways() {
        assert_eq!(name(&atlas, "RPG"), "Oxleas NHS Foundation Trust (Dartford)");
        assert_eq!(name(&atlas, "U36188"), "Beckenham PCN", "the same in capitals");
        assert_eq!(name(&atlas, "U41591"), "Coast and Country PCN");
        assert_eq!(name(&atlas, "K8B2G"), "Bromley");
        assert_eq!(
            name(&atlas, "E09000004"),
            "London Borough of Bexley",
            "a register has the area's name only"
        );
    }
}

#[test]
fn what_people_compiled_of_structure_stays() {
    for atlas in both_ways() {
        let trust = atlas.org(org(&atlas, "RPG"));
        assert_eq!(trust.kind.word(), "mental-health-trust");
        assert_eq!(trust.period.since.unwrap().to_string(), "1995-04-01", "dates are the register's");
        assert!(!trust.notes.is_empty());
        assert_eq!(parent(&atlas, "RPG", "2026-06-30"), "QKK");
        assert_eq!(parent(&atlas, "U36188", "2026-06-30"), "K8B2G");
        assert_eq!(parent(&atlas, "E09000004", "2026-06-30"), "E12000007");
        assert_eq!(parent(&atlas, "G84008", "2026-06-30"), "U36188", "only the register has it");
        let network = atlas.org(org(&atlas, "U41591"));
        assert!(network.figures.iter().any(|f| &*f.what == "practices under another commissioner"));
        let board = atlas.org(org(&atlas, "72Q"));
        assert_eq!(board.name_at(Date::parse("2021-01-01").unwrap().first_day()), "NHS South East London CCG");
    }
}

#[test]
fn figures_and_notes_stay_on_the_word_of_those_who_gave_them() {
    for atlas in both_ways() {
        let network = atlas.org(org(&atlas, "U36188"));
        let keys = |set| atlas.sources_of(set).map(|s| s.key.to_string()).collect::<Vec<_>>();
        assert!(keys(network.sources).contains(&"ods-practices".to_owned()));
        assert!(!network.figures.is_empty());
        for figure in &network.figures {
            assert!(!keys(figure.sources).contains(&"ods-practices".to_owned()), "{}", figure.what);
        }
    }
}

#[test]
fn what_is_older_than_its_code_does_not_begin_with_it() {
    for atlas in both_ways() {
        let bromley = atlas.org(org(&atlas, "K8B2G"));
        assert_eq!(bromley.period.since, None);
        assert_eq!(bromley.code_since.unwrap().to_string(), "2024-04-01");
        assert_eq!(parent(&atlas, "07Q", "2019-01-01"), "K8B2G");
    }
}

#[test]
fn a_life_that_a_register_makes_longer_takes_no_land_from_others() {
    for atlas in both_ways() {
        let there = on(&atlas, "2015-01-01");
        let gateshead = there.land().footprint(org(&atlas, "00F")).expect("it has land");
        assert_eq!(gateshead.residents(&atlas), 201_950);
        assert!(there.snapshot().is_there(org(&atlas, "13T")), "by the register it was founded by then");
        assert!(there.land().footprint(org(&atlas, "13T")).is_none());
        let later = on(&atlas, "2015-04-01");
        let both = later.land().footprint(org(&atlas, "13T")).expect("it has land");
        assert_eq!(both.residents(&atlas), 508_774);
    }
}

#[test]
fn a_parent_of_a_time_that_never_was_by_the_register_is_left_out() {
    let stated = r#"Atlas(format: 1, as_at: "2024-06-30", source: ["s"], sources: {"s": (title: "S", publisher: "P")}, organisations: [
        (id: "land", name: "Landia", kind: Nation),
        (id: "QA", name: "Ashdale", kind: Icb, parent: "land"),
        (id: "QB", name: "Beckdale", kind: Icb, parent: "land"),
        (id: "X", name: "Network", kind: Pcn, parents: [(id: "QA", until: "2020-03-31"), (id: "QB", since: "2020-04-01")]),
        (id: "Y", name: "Other Network", kind: Pcn, parent: "QB", until: "2019"),
    ])"#;
    let register = r#"Atlas(format: 1, layer: Register, source: ["r"], sources: {"r": (title: "R", publisher: "P")}, organisations: [
        (id: "X", since: "2021-04-01"),
        (id: "QB", since: "2020-01-01"),
    ])"#;
    for layers in [[layer(stated), layer(register)], [layer(register), layer(stated)]] {
        let atlas = Atlas::load(&layers).map_err(|p| format!("{p:?}")).expect("sound");
        let network = atlas.org(org(&atlas, "X"));
        assert_eq!(network.parents.len(), 1);
        assert_eq!(parent(&atlas, "X", "2022-01-01"), "QB");
        assert_eq!(parent(&atlas, "Y", "2019-01-01"), "land", "what was not there yet is stood in for");
    }
}

#[test]
fn a_third_file_on_top_has_its_way_on_structure_and_not_on_names() {
    let mine = r#"Atlas(format: 1, source: ["mine"], sources: {"mine": (title: "M", publisher: "P")}, organisations: [
        (id: "U36188", name: "My Network", parent: "72Q"),
        (id: "G84008", name: "My Practice", aliases: ["Mine"]),
    ])"#;
    for layers in [[bundled(), layer(REGISTER), layer(mine)], [layer(REGISTER), bundled(), layer(mine)]] {
        let atlas = Atlas::load(&layers).map_err(|p| format!("{p:?}")).expect("sound");
        assert_eq!(parent(&atlas, "U36188", "2026-06-30"), "72Q");
        assert_eq!(name(&atlas, "U36188"), "BECKENHAM PCN");
        assert_eq!(name(&atlas, "G84008"), "Manor Road Surgery");
        assert_eq!(parent(&atlas, "G84008", "2026-06-30"), "U36188");
    }
}

fn ask(test: &str, args: &[&str]) -> Outcome {
    let mut all = args.to_vec();
    all.extend(["--with", "register.ron"]);
    Scene::new(test).with("register.ron", REGISTER).run(&all)
}

#[test]
fn a_trust_of_which_the_sort_is_not_said_is_one_of_the_trusts() {
    let found = ask("nhs_trust", &["find", "--kind", "nhs-trust", "--format", "json"]).json();
    assert_eq!(found["results"].as_array().map(Vec::len), Some(1), "{found}");
    let card = ask("nhs_trust_card", &["show", "RZZ"]);
    assert!(card.answer().contains("RZZ, NHS trust"), "{card:?}");
    let trusts = ask("all_trusts", &["find", "A New NHS Trust", "--kind", "trust", "--format", "json"]).json();
    assert!(trusts.to_string().contains("\"nhs-trust\""), "{trusts}");
}
