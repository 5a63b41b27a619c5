//! What is written is read again as the same: every file of the bundled atlas, and records
//! with any text in every field.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::source::{Layer, SourceFile, parse, read_layer};
use crate::words::{LocalityKind, Scheme, Tier};

/// The records of a text that is sound.
fn read(text: String) -> FileRecord {
    let layer = Layer { files: vec![SourceFile::text("again.ron", text)] };
    let mut parsed = parse(&[&layer]);
    assert_eq!(parsed.problems, [], "what is written can be read");
    parsed.layers.remove(0).remove(0).record
}

#[test]
fn every_file_of_the_bundled_atlas_is_written_as_it_was_read() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let layer = read_layer(&data).expect("the data of the project");
    let parsed = parse(&[&layer]);
    assert!(parsed.layers[0].len() > 10, "all of it was read");
    let mut fields_seen = BTreeMap::new();
    for file in &parsed.layers[0] {
        let record = &file.record;
        assert_eq!(&read(write(record.clone(), "A head.\nOf two lines.")), record);
        *fields_seen.entry("figures").or_insert(0) +=
            record.organisations.iter().map(|o| o.figures.len()).sum::<usize>();
        *fields_seen.entry("counts").or_insert(0) +=
            record.organisations.iter().filter(|o| o.count.is_some()).count();
        *fields_seen.entry("terms").or_insert(0) += record.terms.len();
        *fields_seen.entry("events").or_insert(0) += record.events.len();
        *fields_seen.entry("tiers").or_insert(0) += record.tiers.len();
    }
    assert!(fields_seen.values().all(|count| *count > 0), "the atlas has some of each: {fields_seen:?}");
}

/// Any text at all, also such as would end a text, a line or a record.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\"\\\\/*(){}\\[\\],:\\n\\r\\t\u{202e}\u{feff}a]{0,8}"]
}

fn names() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn date() -> impl Strategy<Value = Date> {
    let written =
        (1_i32..3000, 1_i32..13, 1_i32..29, 0_u8..3).prop_map(|(year, month, day, known)| match known {
            0 => format!("{year:04}"),
            1 => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        });
    written.prop_map(|text| Date::parse(&text).expect("a day of the calendar"))
}

/// One of a closed list, or nothing.
fn word<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    of(select(all))
}

fn finite() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("a number", |value| value.is_finite())
}

prop_compose! {
    fn parent()(id in text(), since in of(date()), until in of(date()), certainty in word(Certainty::ALL), source in names())
        -> ParentRecord { ParentRecord { id, since, until, certainty, source } }
}

prop_compose! {
    fn style()(name in of(text()), kind in word(Kind::ALL), since in of(date()), until in of(date()),
        certainty in word(Certainty::ALL), source in names()) -> StyleRecord {
        StyleRecord { name, kind, since, until, certainty, source }
    }
}

prop_compose! {
    fn code()(scheme in select(Scheme::ALL), code in text(), since in of(date()), until in of(date()),
        certainty in word(Certainty::ALL), source in names()) -> CodeRecord {
        CodeRecord { scheme, code, since, until, certainty, source }
    }
}

prop_compose! {
    fn part()(area in text(), share in finite(), within in names()) -> PartRecord {
        PartRecord { area, share, within }
    }
}

prop_compose! {
    fn locality()(name in text(), what in select(LocalityKind::ALL), at in vec(part(), 0..3),
        within in names(), aliases in names(), source in names()) -> LocalityRecord {
        LocalityRecord { name, what, at, within, aliases, source }
    }
}

prop_compose! {
    fn figure()(what in text(), value in finite(), precision in word(Precision::ALL), seen in of(date()),
        until in of(date()), note in of(text()), certainty in word(Certainty::ALL), source in names()) -> FigureRecord {
        FigureRecord { what, value, precision, seen, until, note, certainty, source }
    }
}

prop_compose! {
    fn note()(text in text(), seen in of(date()), until in of(date()), certainty in word(Certainty::ALL), source in names())
        -> NoteRecord { NoteRecord { text, seen, until, certainty, source } }
}

prop_compose! {
    fn provided()(service in select(Service::ALL), seen in of(date()), certainty in word(Certainty::ALL), source in names())
        -> ProvidedRecord { ProvidedRecord { service, seen, certainty, source } }
}

prop_compose! {
    fn life()(since in of(date()), until in of(date()), seen in of(date()), code_since in of(date()),
        count in of(any::<u32>()), certainty in word(Certainty::ALL), alias_source in names(), source in names()) -> OrganisationRecord {
        OrganisationRecord { since, until, seen, code_since, alias_source, count, certainty, source, ..OrganisationRecord::default() }
    }
}

prop_compose! {
    fn organisation()(life in life(), id in text(), name in of(text()), kind in word(Kind::ALL), sits_in in of(text()),
        parents in vec(parent(), 0..3), styles in vec(style(), 0..3), aliases in names(), codes in vec(code(), 0..3), covers in names(),
        figures in vec(figure(), 0..3), provides in vec(provided(), 0..3), notes in vec(note(), 0..3)) -> OrganisationRecord {
        OrganisationRecord { id, name, kind, parent: sits_in, parents, styles, aliases, codes, covers, figures, provides, notes, ..life }
    }
}

fn extent() -> impl Strategy<Value = ExtentRecord> {
    prop_oneof![Just(ExtentRecord::Whole), Just(ExtentRecord::Part), names().prop_map(ExtentRecord::Within)]
}

prop_compose! {
    fn dates_of_link()(on in of(date()), since in of(date()), since_certainty in word(Certainty::ALL), until in of(date()), seen in of(date()),
        note in of(text()), certainty in word(Certainty::ALL), source in names()) -> LinkBody {
        LinkBody { on, since, since_certainty, until, seen, note, certainty, source, ..LinkBody::default() }
    }
}

/// Every relation there is.
const RELATIONS: &[fn(LinkBody) -> LinkRecord] = &[
    LinkRecord::Serves,
    LinkRecord::DrawsFrom,
    LinkRecord::Commissions,
    LinkRecord::MemberOf,
    LinkRecord::PartnerOf,
    LinkRecord::Leads,
    LinkRecord::Operates,
    LinkRecord::LocatedIn,
    LinkRecord::CoterminousWith,
    LinkRecord::SucceededBy,
    LinkRecord::Transferred,
    LinkRecord::OptedOut,
    LinkRecord::RegisteredIn,
    LinkRecord::AccountableTo,
    LinkRecord::Oversees,
    LinkRecord::Funds,
    LinkRecord::Supports,
];

prop_compose! {
    fn link()(dates in dates_of_link(), relation in select(RELATIONS), from in text(), to in names(),
        service in word(Service::ALL), extent in of(extent()), share in of(finite()), share_of_area in of(finite()), basis in word(Basis::ALL),
        how in word(Succession::ALL)) -> LinkRecord {
        relation(LinkBody { from, to, service, extent, share, share_of_area, of: basis, how, ..dates })
    }
}

prop_compose! {
    fn patch()(areas in names(), dated in vec(parent(), 0..3), residents in of(any::<u64>()), small_areas in any::<u64>(),
        source in names()) -> PatchRecord { PatchRecord { areas, dated, residents, small_areas, source } }
}

prop_compose! {
    fn term()(term in text(), expansion in of(text()), meaning in text(), used_by in of(text()), see in names(),
        certainty in word(Certainty::ALL), source in names()) -> TermRecord {
        TermRecord { term, expansion, meaning, used_by, see, certainty, source }
    }
}

prop_compose! {
    fn event()(date in date(), said in of(text()), what in text(), organisations in names(),
        certainty in word(Certainty::ALL), source in names()) -> EventRecord {
        EventRecord { date, said, what, organisations, certainty, source }
    }
}

prop_compose! {
    fn tier()(tier in select(Tier::ALL), name in text(), residents_min in of(any::<u64>()),
        residents_max in of(any::<u64>()), purpose in of(text()), models in names(), note in of(text()),
        certainty in word(Certainty::ALL), source in names()) -> TierRecord {
        TierRecord { tier, name, residents_min, residents_max, purpose, models, note, certainty, source }
    }
}

prop_compose! {
    fn input()(name in text(), what in text(), edition in of(date()), sha256 in text()) -> InputRecord {
        InputRecord { name, what, edition, sha256 }
    }
}

prop_compose! {
    fn source()(title in text(), publisher in text(), published in of(date()), licence in of(text()),
        url in of(text()), note in of(text())) -> SourceRecord {
        SourceRecord { title, publisher, published, licence, url, note }
    }
}

prop_compose! {
    fn file()(title in of(text()), as_at in of(date()), layer in of(select(LayerRole::ALL)),
        source in names(), sources in vec((text(), source()), 0..3), inputs in vec(input(), 0..3), organisations in vec(organisation(), 0..3),
        links in vec(link(), 0..3), patches in vec(patch(), 0..3), localities in vec(locality(), 0..3), terms in vec(term(), 0..3),
        events in vec(event(), 0..3), tiers in vec(tier(), 0..3)) -> FileRecord {
        let sources = Entries(sources);
        FileRecord { format: 1, title, as_at, layer, source, sources, inputs, organisations, links, patches, localities, terms, events, tiers }
    }
}

#[test]
fn every_relation_is_among_those_tried() {
    let tried: Vec<Relation> =
        RELATIONS.iter().map(|relation| relation(LinkBody::default()).into_parts().0).collect();
    assert!(Relation::ALL.iter().all(|relation| tried.contains(relation)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_records_are_written_as_they_were(file in file(), head in "[a-z ]{0,9}(\n[a-z]{0,9})?") {
        prop_assert_eq!(read(write(file.clone(), &head)), file);
    }
}
