//! The compiled form says what the text says, also with files of one's own on top.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use catchment::atlas::{Atlas, Closed, Extent, OrgIx, SourceSet, Stacked};
use catchment::bundled::bundled;
use catchment::outlines::read_outlines;
use catchment::problem::Problem;
use catchment::query::{AsAt, Depth, listing};
use catchment::source::{Layer, SourceFile, read_layer};
use proptest::prelude::*;

use crate::support::england::ENGLAND;
use crate::support::random_shire::shire;

/// The text that the bundled atlas was compiled of.
static TEXT: LazyLock<Layer> = LazyLock::new(|| {
    read_layer(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).expect("the data of the project")
});

fn file(text: &str) -> Layer {
    Layer { files: vec![SourceFile::text("mine.ron", text.to_owned())] }
}

fn keys(atlas: &Atlas, sources: SourceSet) -> String {
    atlas.sources_of(sources).map(|source| &*source.key).collect::<Vec<_>>().join(" ")
}

/// All that an atlas says, in words that are the same whatever numbers it goes by.
fn said(atlas: &Atlas) -> BTreeMap<String, String> {
    let id = |org: OrgIx| &atlas.org(org).id;
    let ids = |orgs: &[OrgIx]| orgs.iter().map(|org| &**id(*org)).collect::<Vec<_>>().join(" ");
    let mut said = BTreeMap::new();
    for org in (0..atlas.len()).map(OrgIx::new) {
        let o = atlas.org(org);
        let mut text = format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} covers {} [{}]",
            o.name,
            o.kind,
            o.period,
            o.seen,
            o.code_since,
            o.certainty,
            o.count,
            o.aliases,
            ids(&o.covers),
            keys(atlas, o.sources)
        );
        for p in &o.parents {
            let _ = write!(
                text,
                "\nin {} {:?} {:?} [{}]",
                id(p.org),
                p.period,
                p.certainty,
                keys(atlas, p.sources)
            );
        }
        for s in &o.styles {
            let _ = write!(text, "\nas {:?} {:?} {:?} [{}]", s.name, s.kind, s.period, keys(atlas, s.sources));
        }
        for c in &o.codes {
            let _ = write!(text, "\ncode {:?} {} {:?}", c.scheme, c.code, c.period);
        }
        for f in &o.figures {
            let _ = write!(text, "\nfigure {} {} {:?} [{}]", f.what, f.value, f.seen, keys(atlas, f.sources));
        }
        for n in &o.notes {
            let _ = write!(text, "\nnote {} {:?} [{}]", n.text, n.seen, keys(atlas, n.sources));
        }
        said.insert(o.id.to_string(), text);
    }
    for link in atlas.links() {
        let within = match &link.extent {
            Some(Extent::Within(areas)) => ids(areas),
            other => format!("{other:?}"),
        };
        let text = format!(
            "{:?} {} {} {:?} {within} {:?} {:?} {:?} {:?}",
            link.relation,
            id(link.from),
            id(link.to),
            link.service,
            link.on,
            link.period,
            link.how,
            link.certainty
        );
        let rest = format!("{:?} {:?} {:?} [{}]", link.share, link.note, link.seen, keys(atlas, link.sources));
        let same = said.keys().filter(|key| key.starts_with(&format!("{text} #"))).count();
        said.insert(format!("{text} #{same}"), rest);
    }
    for (number, patch) in atlas.patches().iter().enumerate() {
        let dated: Vec<String> = patch.dated.iter().map(|d| format!("{} {:?}", id(d.area), d.period)).collect();
        said.insert(
            format!("patch {number}"),
            format!("{} {dated:?} {:?}", ids(&patch.areas), patch.residents),
        );
    }
    for (number, event) in atlas.events().iter().enumerate() {
        said.insert(
            format!("event {number}"),
            format!("{:?} {} {}", event.date, event.what, ids(&event.organisations)),
        );
    }
    said.insert(
        "terms".to_owned(),
        atlas.terms().iter().map(|t| t.term.as_str()).collect::<Vec<_>>().join(" "),
    );
    said
}

fn assert_same(one: &Atlas, other: &Atlas) {
    let (one, other) = (said(one), said(other));
    for (key, text) in &one {
        assert_eq!(Some(text), other.get(key), "{key}");
    }
    assert_eq!(one.len(), other.len());
}

#[test]
fn the_bundled_atlas_is_what_its_files_say() {
    let text = Atlas::load(std::slice::from_ref(&TEXT)).expect("sound");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let outlines = read_outlines(&data).expect("they can be read").expect("there are some");
    let text = text.with_outlines(outlines).expect("they fit together");
    assert_same(&text, &ENGLAND);
    assert_eq!(text.orgs(), ENGLAND.orgs(), "in the same order");
    assert_eq!(text.compile().expect("small enough"), ENGLAND.compile().expect("small enough"));
    assert_eq!((text.title(), text.as_at()), (ENGLAND.title(), ENGLAND.as_at()));
}

#[test]
fn the_tree_of_one_system_reads_a_small_part_of_the_atlas() {
    let atlas = bundled().expect("compiled for this program");
    assert_eq!(atlas.records_read(), 0);
    let as_at = AsAt::new(&atlas, atlas.as_at(), Closed::Leave);
    let qkk = atlas.by_id("QKK").expect("South East London");
    let tree = listing(&as_at, &[qkk], Depth { levels: None, tier: None });
    assert!(tree.orgs().map(|org| as_at.name(org).len()).sum::<usize>() > 1000);
    let all = atlas.len() + atlas.all_link_facts().len();
    assert!(atlas.records_read() * 10 < all, "{} of {all} records were read", atlas.records_read());
}

/// Files that people lay on the bundled atlas, and how many organisations each adds.
const MINE: &[(&str, &str)] = &[
    (
        "a partnership with all that may belong to it",
        r#"Atlas(format: 1, source: ["mine"], sources: {"mine": (title: "M", publisher: "P")},
        organisations: [
            (id: "our-partnership", name: "Our Partnership", kind: Partnership, parent: "Q0S2C", since: "2025-10"),
            (id: "bexleycare", aliases: ["Ours"], notes: [(text: "Compare.")]),
            (id: "RPG", aliases: ["The Oxleas"], figures: [(what: "sites", value: 3, seen: "2025")]),
        ],
        links: [
            Operates(from: "RPG", to: ["our-partnership"], since: "2025-10"),
            Serves(from: "our-partnership", to: ["E09000004"], service: MentalHealth, since: "2025-10"),
            Serves(from: "RPG", to: ["E09000004"], service: MentalHealth, note: "said again"),
        ],
        events: [(date: "2025-10", what: "It begins.", organisations: ["our-partnership"])],
        terms: [(term: "ours", meaning: "Not theirs.")])"#,
    ),
    (
        "another parent, name and source",
        r#"Atlas(format: 1, source: ["ods-2025-12"],
        organisations: [(id: "our-area", name: "Our Area", kind: Place, parent: "QKK", covers: ["07N"]),
            (id: "bexleycare", name: "Bexley Care", parent: "QKK")])"#,
    ),
    (
        "land of one's own",
        r#"Atlas(format: 1, source: ["mine"], sources: {"mine": (title: "M", publisher: "P")},
        organisations: [(id: "newland", name: "Newland", kind: Unitary, parent: "E12000007")],
        patches: [(areas: ["newland"], residents: 100)])"#,
    ),
    (
        "a borough that closes",
        r#"Atlas(format: 1, source: ["mine"], sources: {"mine": (title: "M", publisher: "P")},
        organisations: [(id: "E09000004", until: "2027-03-31")])"#,
    ),
];

#[test]
fn files_on_the_compiled_atlas_say_what_they_say_on_its_text() {
    for (what, mine) in MINE {
        let mine = file(mine);
        let on_text = Atlas::load(&[TEXT.clone(), mine.clone()]).expect(what);
        let on_compiled = Atlas::stack(&[Stacked::Compiled(&ENGLAND), Stacked::Files(&mine)]).expect(what);
        assert_same(&on_text, &on_compiled);
    }
}

#[test]
fn what_is_wrong_with_a_file_is_said_alike_on_either() {
    let wrong = [
        r#"(id: "x", name: "X", kind: Place, parent: "QKX")"#,
        r#"(id: "QKK", parent: "Q0S2C")"#,
        r#"(id: "x", name: "X", kind: Region, parent: "QKK")"#,
        r#"(id: "x", name: "X", kind: Place, parent: "QKK"), (id: "x", name: "X", kind: Place, parent: "QKK")"#,
        r#"(id: "x", name: "X", kind: Place, parent: "x")"#,
        r#"(id: "x", name: "X", kind: Place, since: "2020", until: "2019")"#,
        r#"(id: "QKK", until: "2012")"#,
        r#"(id: "x", nam: "X", kind: Place)"#,
    ];
    let heard = |problems: Vec<Problem>| {
        let mine = |p: &Problem| p.location.as_ref().is_none_or(|l| l.file == "mine.ron");
        problems.into_iter().filter(mine).map(|p| p.what.to_string()).collect::<Vec<_>>()
    };
    for organisations in wrong {
        let mine = file(&format!(
            r#"Atlas(format: 1, source: ["m"], sources: {{"m": (title: "M", publisher: "P")}}, organisations: [{organisations}])"#
        ));
        let on_text = Atlas::load(&[TEXT.clone(), mine.clone()]).expect_err(organisations);
        let stack = [Stacked::Compiled(&ENGLAND), Stacked::Files(&mine)];
        let on_compiled = Atlas::stack(&stack).expect_err(organisations);
        assert!(!on_compiled.is_empty());
        let (on_text, on_compiled) = (heard(on_text), heard(on_compiled));
        assert!(on_text.iter().all(|said| on_compiled.contains(said)), "{on_text:?}\n{on_compiled:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_shire_is_opened_as_it_was_compiled(shire in shire()) {
        let atlas = shire.records().atlas();
        let opened = Atlas::open(atlas.compile().expect("small enough")).expect("sound");
        assert_same(&atlas, &opened);
        prop_assert_eq!(atlas.orgs(), opened.orgs());
        // A register, though it says nothing, has all of it built again.
        let register = file("Atlas(format: 1, layer: Register)");
        let whole = Atlas::stack(&[Stacked::Compiled(&opened), Stacked::Files(&register)]).expect("sound");
        assert_same(&atlas, &whole);
    }
}
