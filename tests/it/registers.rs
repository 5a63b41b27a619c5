//! A register beside the bundled atlas: each has its say, whichever lies on top, and nobody
//! is counted twice.

use crate::support::cli::{Outcome, Scene};
use crate::support::england::ENGLAND;
use catchment::atlas::{Atlas, Closed, OrgIx, Stacked};
use catchment::date::Date;
use catchment::query::AsAt;
use catchment::source::{Layer, SourceFile};

const REGISTER: &str = include_str!("../atlases/register.ron");

fn layer(text: &str) -> Layer {
    Layer { files: vec![SourceFile::text("register.ron", text.to_owned())] }
}

fn stack(stack: &[Stacked<'_>]) -> Atlas {
    Atlas::stack(stack).map_err(|problems| format!("{problems:?}")).expect("sound")
}

/// The bundled atlas with the register on top, and with it below.
fn both_ways() -> [Atlas; 2] {
    let register = layer(REGISTER);
    let (england, register) = (Stacked::Compiled(&ENGLAND), Stacked::Files(&register));
    [stack(&[england, register]), stack(&[register, england])]
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
    let residents = |atlas: &Atlas| {
        let there = on(atlas, "2026-06-30");
        there.land().footprint(org(atlas, "72Q")).expect("it has land").residents(atlas)
    };
    for atlas in both_ways() {
        assert_eq!(atlas.patches().len(), ENGLAND.patches().len());
        assert_eq!((residents(&atlas), residents(&ENGLAND)), (1_818_226, 1_818_226));
    }
}

#[test]
fn land_that_only_a_register_has_is_kept() {
    let more = REGISTER.replace(
        "organisations: [\n",
        "organisations: [\n        (id: \"newland\", name: \"Newland\", kind: Unitary, parent: \"E12000007\"),\n",
    );
    let more = more.replace("patches: [\n", "patches: [\n        (areas: [\"newland\"], residents: 100),\n");
    let atlas = stack(&[Stacked::Compiled(&ENGLAND), Stacked::Files(&layer(&more))]);
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
    let (register, mine) = (layer(REGISTER), layer(mine));
    let (register, mine) = (Stacked::Files(&register), Stacked::Files(&mine));
    let england = Stacked::Compiled(&ENGLAND);
    for layers in [[england, register, mine], [register, england, mine]] {
        let atlas = stack(&layers);
        assert_eq!(parent(&atlas, "U36188", "2026-06-30"), "72Q");
        assert!(name(&atlas, "U36188").eq_ignore_ascii_case("Beckenham PCN"), "a name of the register");
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

#[test]
fn a_network_across_commissioners_names_its_practices_and_the_other_system() {
    let told = ask("across", &["boundaries", "U41591", "--plain"]);
    let told = told.answer().to_owned();
    assert!(
        told.contains(
            "2 practices of Coast and Country PCN are under NHS Cornwall and the Isles of Scilly ICB - 11N (Kernow), in \
             another system, Cornwall and the Isles of Scilly, rather than its own commissioner, NHS Devon ICB - 15N (Devon): \
             Neetside Surgery (Y01127); Stratton Medical Centre (L82008)."
        ),
        "{told}"
    );
    let found = ask("across_json", &["boundaries", "U41591", "--format", "json"]).json();
    let findings = found["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 1, "the practices, and not the figure again");
    let organisations: Vec<&str> = findings[0]["organisations"].as_array().unwrap().iter().map(id_of).collect();
    assert_eq!(organisations, ["U41591", "11N", "15N", "Y01127", "L82008"]);
}

fn id_of(value: &serde_json::Value) -> &str {
    value["id"].as_str().or(value.as_str()).expect("an id")
}

#[test]
fn before_its_practices_had_joined_a_network_has_nothing_to_find() {
    let then = ask("before", &["boundaries", "U41591", "--at", "2019-09-30"]);
    assert_eq!(then.status, 1, "the network was not there yet");
    let now = ask("beckenham", &["boundaries", "U36188", "--format", "json"]).json();
    assert_eq!(
        now["findings"].as_array().map(Vec::len),
        Some(0),
        "a place between it and its commissioner is nothing"
    );
}

#[test]
fn where_the_atlas_has_its_practices_the_figure_of_a_network_is_not_read() {
    let none_across = REGISTER.replace("Commissions(from: \"11N\"", "Commissions(from: \"15N\"");
    let args = ["boundaries", "U41591", "--format", "json", "--with", "register.ron"];
    let found = Scene::new("figure").with("register.ron", none_across).run(&args).json();
    assert_eq!(found["findings"].as_array().map(Vec::len), Some(0), "{found}");
}

#[test]
fn a_practice_without_a_link_of_its_own_has_its_networks_commissioner() {
    // Under codes of their own: of the real ones the bundled atlas knows more.
    let made_up = [
        ("U41591", "U4159X"),
        ("L82008", "L8200X"),
        ("Y01127", "Y0112X"),
        ("L83012", "L8301X"),
        ("L83069", "L8306X"),
    ];
    let register =
        made_up.iter().fold(REGISTER.to_owned(), |text, (real, made_up)| text.replace(real, made_up));
    let unlinked = register.replace("to: [\"L8200X\", \"Y0112X\"]", "to: [\"L8200X\"]");
    let args = ["boundaries", "U4159X", "--with", "register.ron"];
    let found = Scene::new("unlinked").with("register.ron", unlinked).run(&args);
    assert!(found.answer().contains("1 practice of Coast And Country PCN is under"), "{found:?}");
    assert!(!found.answer().contains("Neetside"), "{found:?}");
}

#[test]
fn of_many_practices_across_the_line_the_first_are_named() {
    use std::fmt::Write as _;
    let (mut practices, mut links) = (String::new(), String::new());
    for n in 0..30 {
        writeln!(practices, r#"(id: "L9{n:04}", name: "Surgery {n:02}", kind: Practice, parent: "U41591"),"#)
            .unwrap();
        writeln!(links, r#"Commissions(from: "11N", to: ["L9{n:04}"]),"#).unwrap();
    }
    let many = REGISTER.replace("organisations: [\n", &format!("organisations: [\n{practices}"));
    let many = many.replace("links: [\n", &format!("links: [\n{links}"));
    let args = ["boundaries", "U41591", "--with", "register.ron"];
    let found = Scene::new("many").with("register.ron", many).run(&args);
    let told = found.answer();
    assert!(told.contains("32 practices of Coast and Country PCN are under"), "{told}");
    assert!(told.contains("Surgery 05 (L90005); 24 more."), "{told}");
}

#[test]
fn a_practice_under_another_commissioner_than_its_network_is_marked_in_the_tree() {
    let marked = |out: &str, args: &[&str]| {
        let all: Vec<&str> = ["tree", "U41591"].iter().chain(args).copied().collect();
        let told = ask(out, &all).answer().to_owned();
        let row = |name: &str| told.lines().find(|line| line.contains(name)).expect(name).to_owned();
        assert!(!row("Bradworthy").contains("under"), "{told}");
        row("Stratton")
    };
    assert!(marked("tree_text", &[]).ends_with("L82008  GP practice  ↔ under 11N"));
    assert!(marked("tree_ascii", &["--ascii"]).ends_with("L82008  GP practice  <-> under 11N"));
    assert!(marked("tree_plain", &["--plain"]).contains("under 11N"));
    assert!(marked("tree_markdown", &["--format", "markdown"]).contains("under 11N"));
    assert!(marked("tree_table", &["--format", "table"]).contains("↔ under 11N"));
    let found = ask("found", &["find", "stratton medical"]);
    assert!(found.answer().contains("in Coast and Country PCN  ↔ under 11N"), "{found:?}");
}

#[test]
fn the_card_of_a_practice_has_its_network_its_commissioner_and_its_system() {
    let card = ask("card", &["show", "G84008"]);
    for line in [
        "Beckenham PCN (U36188), PCN – since 1 October 2019",
        "NHS South East London Integrated Care Board (QKK), ICB",
        "Commissioned by\n  NHS South East London ICB - 72Q (South East London) – since 1 April 2020",
    ] {
        assert!(card.answer().contains(line), "{line}: {card:?}");
    }
    let across = ask("card_across", &["show", "L82008"]);
    assert!(
        across.answer().contains(
            "NHS Cornwall and the Isles of Scilly ICB - 11N (Kernow) – its network is under NHS Devon ICB - 15N (Devon); in \
             another system, Cornwall and the Isles of Scilly; since 1 April 2013"
        ),
        "{across:?}"
    );
    let unlinked = REGISTER.replace("to: [\"L83012\", \"L83069\"]", "to: [\"L83069\"]");
    let card = Scene::new("card_unlinked").with("register.ron", unlinked).run(&[
        "show",
        "L83012",
        "--with",
        "register.ron",
    ]);
    assert!(card.answer().contains("NHS Devon ICB - 15N (Devon) – as its network is"), "{card:?}");
}

#[test]
fn a_commissioner_of_four_hundred_practices_has_a_card_and_a_note_that_can_be_read() {
    use std::fmt::Write as _;
    let (mut practices, mut all) = (String::new(), Vec::new());
    for n in 0..400 {
        writeln!(practices, r#"(id: "G9{n:04}", name: "Surgery {n:03}", kind: Practice, parent: "U36188"),"#)
            .unwrap();
        all.push(format!("\"G9{n:04}\""));
    }
    let links = format!("links: [\nCommissions(from: \"72Q\", to: [{}]),\n", all.join(", "));
    let many = REGISTER.replace("organisations: [\n", &format!("organisations: [\n{practices}"));
    let scene = Scene::new("four_hundred").with("register.ron", many.replace("links: [\n", &links));
    let run =
        |args: &[&str]| scene.run(&args.iter().copied().chain(["--with", "register.ron"]).collect::<Vec<_>>());

    let counted = "402 GP practices; one by one: catchment show 72Q --format json [2]";
    let card = run(&["show", "72Q"]);
    assert!(card.answer().contains(counted) && !card.answer().contains("Surgery 000"), "{card:?}");
    assert!(card.answer().contains("  36 PCNs; one by one: "), "{card:?}");
    let markdown = run(&["show", "72Q", "--format", "markdown"]);
    assert!(markdown.answer().contains("- 402 GP practices"), "{markdown:?}");
    let note = run(&["brief", "72Q"]);
    assert!(note.answer().contains("- Commissions: 36 PCNs; 402 GP practices. ["), "{note:?}");
    let json = run(&["show", "72Q", "--format", "json"]).json();
    let links = json["links"].as_array().expect("a list");
    assert_eq!(
        links.iter().filter(|link| link["relation"] == "commissions").count(),
        36 + 402,
        "each is there"
    );
}

#[test]
fn a_note_on_a_network_names_its_practices_and_who_is_under_another_commissioner() {
    let note = ask("note", &["brief", "U41591"]);
    assert!(note.answer().contains("- Bradworthy Surgery (L83012), GP practice\n"), "{note:?}");
    assert!(note.answer().contains("- Stratton Medical Centre (L82008), GP practice, under 11N\n"), "{note:?}");
}
