//! What registers add to tables: practices and networks under the commissioner of the day.

use catchment::date::Date;
use catchment::import::{LifeEnd, OtherDay, PatientLists, RegisterLayer, register_layer};
use catchment::source::record::{
    FigureRecord, FileRecord, LinkBody, LinkRecord, OrganisationRecord, ParentRecord, PatchRecord,
};
use catchment::words::{Certainty, Kind};

fn date(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| Date::parse(text).expect("a date"))
}

/// `02C since 2020-04-01 until 2020-06-30 inferred`, any of which may be missing but the id.
fn time(text: &str) -> ParentRecord {
    let words: Vec<&str> = text.split(' ').collect();
    let after = |word: &str| words.iter().position(|w| *w == word).and_then(|at| date(words[at + 1]));
    let certainty = text.ends_with("inferred").then_some(Certainty::Inferred);
    let (since, until) = (after("since"), after("until"));
    ParentRecord { id: words[0].to_owned(), since, until, certainty, source: Vec::new() }
}

fn told(record: &OrganisationRecord) -> String {
    let mut told: Vec<String> = record.parent.iter().cloned().collect();
    for parent in &record.parents {
        let mut text = parent.id.clone();
        for (word, day) in [("since", parent.since), ("until", parent.until)] {
            text += &day.map_or_else(String::new, |day| format!(" {word} {day}"));
        }
        text += if parent.certainty == Some(Certainty::Inferred) { " inferred" } else { "" };
        told.push(text);
    }
    told.join("; ")
}

/// Somebody, within others at times that stand between semicolons; there between two days.
fn organisation(kind: Kind, id: &str, life: &str, within: &str) -> OrganisationRecord {
    let life = time(&format!("{id} {life}"));
    let parents = within.split("; ").filter(|text| !text.is_empty()).map(time).collect();
    let (name, source) = (Some(format!("The {id}")), vec!["key".to_owned()]);
    let (since, until) = (life.since, life.until);
    OrganisationRecord {
        id: id.to_owned(),
        name,
        kind: Some(kind),
        parents,
        since,
        until,
        source,
        ..OrganisationRecord::default()
    }
}

fn commissions(from: &str, to: &str, since: &str) -> LinkRecord {
    let (from, to, since) = (from.to_owned(), vec![to.to_owned()], date(since));
    LinkRecord::Commissions(LinkBody { from, to, since, ..LinkBody::default() })
}

fn stands_in(practice: &str, council: &str) -> LinkRecord {
    let (from, to) = (practice.to_owned(), vec![council.to_owned()]);
    LinkRecord::LocatedIn(LinkBody { from, to, ..LinkBody::default() })
}

fn patch(areas: &[&str], residents: u64) -> PatchRecord {
    let areas = areas.iter().map(|area| (*area).to_owned()).collect();
    PatchRecord { areas, residents: Some(residents), ..PatchRecord::default() }
}

/// Two towns with a group each, which became one in April 2020.
fn tables() -> Vec<FileRecord> {
    let organisations = vec![
        organisation(Kind::Region, "Y1", "", ""),
        organisation(Kind::Ics, "Q1", "since 2016-04-01", "Y1"),
        organisation(Kind::Ccg, "01A", "since 2013-04-01 until 2020-03-31", "Q1"),
        organisation(Kind::Ccg, "01B", "since 2013-04-01 until 2020-03-31", "Q1"),
        organisation(Kind::SubIcb, "02C", "since 2020-04-01", "Q1"),
        organisation(Kind::Pcn, "U00001", "", ""),
        organisation(Kind::NhsTrust, "RAA", "since 2013-04-01", "Q1"),
    ];
    let patches = vec![patch(&["E1", "01A", "02C"], 1000), patch(&["E2", "01B", "02C"], 1000)];
    vec![FileRecord { format: 1, organisations, patches, ..FileRecord::default() }]
}

fn layer(organisations: Vec<OrganisationRecord>, links: Vec<LinkRecord>) -> RegisterLayer {
    let record = FileRecord { format: 1, organisations, links, ..FileRecord::default() };
    register_layer(record, &tables(), PatientLists { seen: date("2024-10"), ..PatientLists::default() })
}

fn find<'l>(layer: &'l RegisterLayer, id: &str) -> Option<&'l OrganisationRecord> {
    layer.files.iter().flat_map(|file| &file.record.organisations).find(|organisation| organisation.id == id)
}

fn commissioners(layer: &RegisterLayer) -> Vec<String> {
    let links = layer.files.iter().flat_map(|file| &file.record.links);
    let of_link = |link: &LinkRecord| match link {
        LinkRecord::Commissions(body) => Some(format!("{} of {}", body.from, body.to[0])),
        _ => None,
    };
    links.filter_map(of_link).collect()
}

/// Each practice: when it was there, what the import says, when it joined its commissioner, where
/// it stands; what it sat within.
const PRACTICES: [(&str, &str, &str, &str, &str); 6] = [
    // The land of its town came with it.
    (
        "since 1974-04-01",
        "Q1 until 2020-03-31 inferred; 02C since 2020-04-01",
        "2020-04-01",
        "E1",
        "01A until 2020-03-31 inferred; 02C since 2020-04-01",
    ),
    // Nobody knows in which town it stands: whatever both were in.
    (
        "since 1974-04-01",
        "Q1 until 2020-03-31 inferred; 02C since 2020-04-01",
        "2020-04-01",
        "",
        "Q1 until 2020-03-31 inferred; 02C since 2020-04-01",
    ),
    // It came by itself, on a day on which no land did.
    (
        "since 1974-04-01",
        "england until 2021-06-30; 02C since 2021-07-01",
        "2021-07-01",
        "E1",
        "england until 2021-06-30; 02C since 2021-07-01",
    ),
    // In its network nothing is to be said of the commissioner.
    (
        "since 1974-04-01",
        "Q1 until 2019-09-30 inferred; U00001 since 2019-10-01",
        "2020-04-01",
        "E2",
        "01B until 2019-09-30 inferred; U00001 since 2019-10-01",
    ),
    // A system that was not there yet is no parent.
    (
        "since 2014-04-01",
        "Q1 until 2014-12-31 inferred; 02C since 2015-01-01",
        "2015-01-01",
        "",
        "Y1 until 2014-12-31 inferred; 02C since 2015-01-01",
    ),
    // It opened under its commissioner.
    ("since 2022-04-01", "02C", "2022-04-01", "E1", "02C"),
];

#[test]
fn a_practice_was_where_its_land_was() {
    for (life, said, joined, council, expected) in PRACTICES {
        let network = organisation(
            Kind::Pcn,
            "U00001",
            "since 2019-10-01",
            "01B until 2020-03-31 inferred; 02C since 2020-04-01",
        );
        let practice = organisation(Kind::Practice, "P00001", life, said);
        let mut links = vec![commissions("02C", "P00001", joined)];
        if !council.is_empty() {
            links.push(stands_in("P00001", council));
        }
        let layer = layer(vec![network, practice], links);
        let practice = find(&layer, "P00001").expect("the practice");
        assert_eq!(told(practice), expected, "{life}: {said}");
        assert_eq!(commissioners(&layer), Vec::<String>::new(), "it follows: {said}");
    }
}

#[test]
fn who_is_under_another_than_the_network_is_told() {
    let network = organisation(Kind::Pcn, "U00001", "since 2019-10-01", "01A");
    let practice = organisation(Kind::Practice, "P00001", "since 2015-04-01", "U00001");
    let layer = layer(vec![network, practice], vec![commissions("01B", "P00001", "2015-04-01")]);
    assert_eq!(commissioners(&layer), ["01B of P00001"]);
}

#[test]
fn tables_say_what_trusts_are_and_registers_when_they_close() {
    let closed = organisation(Kind::NhsTrust, "RAA", "since 2012-01-01 until 2026-03-31", "england");
    let unknown = organisation(Kind::NhsTrust, "RBB", "since 2026-04-01", "england");
    let layer = layer(vec![closed, unknown], Vec::new());
    let trust = find(&layer, "RAA").expect("the trust");
    assert_eq!((trust.name.as_deref(), trust.since, trust.until), (None, None, date("2026-03-31")));
    assert_eq!(find(&layer, "RBB"), None);
    let strangers: Vec<&str> = layer.strangers.iter().map(|stranger| &*stranger.id).collect();
    assert_eq!(strangers, ["RBB"]);
    let (id, end) = ("RAA".to_owned(), LifeEnd::Opened);
    let (register, tables) = (date("2012-01-01").unwrap(), date("2013-04-01").unwrap());
    assert_eq!(layer.other_days, [OtherDay { id, end, register, tables }]);
}

#[test]
fn a_board_that_no_table_has_is_told_as_a_stranger() {
    let board = organisation(Kind::Icb, "Q9", "since 2026-04-01", "england");
    let layer = layer(vec![board], Vec::new());
    assert_eq!(find(&layer, "Q9"), None);
    assert_eq!(layer.strangers.len(), 1);
}

#[test]
fn land_whose_residents_nobody_counted_says_of_nobody_whose_it_was() {
    let practice = |counted: Option<u64>| {
        let mut tables = tables();
        tables[0].patches.push(PatchRecord { residents: counted, ..patch(&["E1", "01B", "02C"], 0) });
        let practice = organisation(
            Kind::Practice,
            "P00001",
            "since 1974-04-01",
            "Q1 until 2020-03-31 inferred; 02C since 2020-04-01",
        );
        let links = vec![commissions("02C", "P00001", "2020-04-01"), stands_in("P00001", "E1")];
        let (organisations, format) = (vec![practice], 1);
        let record = FileRecord { format, organisations, links, ..FileRecord::default() };
        told(find(&register_layer(record, &tables, PatientLists::default()), "P00001").expect("the practice"))
    };
    assert_eq!(practice(Some(10)), "01A until 2020-03-31 inferred; 02C since 2020-04-01");
    assert_eq!(practice(None), "Q1 until 2020-03-31 inferred; 02C since 2020-04-01");
}

#[test]
fn practices_that_closed_before_there_were_commissioners_are_left_out() {
    let practice = |until: &str| {
        let life = format!("since 1974-04-01 until {until}");
        find(&layer(vec![organisation(Kind::Practice, "P00001", &life, "england")], Vec::new()), "P00001")
            .is_some()
    };
    assert!(!practice("2013-03-31"));
    assert!(practice("2013-04-01"));
}

#[test]
fn patients_of_a_list_without_a_day_have_the_day_that_is_said() {
    let mut practice = organisation(Kind::Practice, "P00001", "since 1974-04-01", "02C");
    for seen in ["", "2023-01"] {
        let what = "patients".to_owned();
        let (precision, note, certainty, source) = (None, None, None, Vec::new());
        practice.figures.push(FigureRecord {
            what,
            value: 100.0,
            precision,
            seen: date(seen),
            until: None,
            note,
            certainty,
            source,
        });
    }
    let layer = layer(vec![practice], Vec::new());
    let seen: Vec<_> = find(&layer, "P00001").expect("the practice").figures.iter().map(|f| f.seen).collect();
    assert_eq!(seen, [date("2024-10"), date("2023-01")]);
}

#[test]
fn whose_commissioner_ended_is_not_said_to_have_gone_to_england() {
    let (life, within) = ("since 2015-04-01", "01A until 2020-03-31; england since 2020-04-01");
    let practice = organisation(Kind::Practice, "P00001", life, within);
    let layer = layer(vec![practice], Vec::new());
    let practice = find(&layer, "P00001").expect("the practice");
    assert_eq!(told(practice), "01A until 2020-03-31; england since 2020-04-01 inferred");
    assert_eq!(practice.notes[0].text, "Which commissioner it has been under since 1 April 2020 is not known.");
}
