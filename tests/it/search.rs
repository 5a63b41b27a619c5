//! Finding organisations by a few letters, and naming one outright.

use std::sync::LazyLock;

use crate::support::england::ENGLAND as BUNDLED;
use catchment::atlas::{Atlas, OrgIx};
use catchment::date::{Date, Day};
use catchment::search::{Hit, Index, MatchClass, MatchedAs, Resolution, SearchResults, resolve};
use catchment::source::{Layer, SourceFile};
use catchment::words::Kind;
use proptest::prelude::*;

/// More of England: namesakes, councils named as systems are, names with accents.
static ENGLAND: LazyLock<Atlas> = LazyLock::new(|| {
    let text = r#"Atlas(
    format: 1, title: "A part of England", as_at: "2026-06-30", source: ["s"], sources: { "s": (title: "Made up", publisher: "A test", published: "2026", licence: "none") },
    organisations: [
        (id: "england", name: "England", kind: Nation),
        (id: "X24", name: "NHS England", kind: NationalBody, parent: "england"),
        (id: "Y56", name: "London", kind: Region, parent: "england"),
        (id: "Y58", name: "South West", kind: Region, parent: "england"),
        (id: "E12000007", name: "London", kind: OnsRegion, parent: "england"),
        (id: "E12000009", name: "South West", kind: OnsRegion, parent: "england"),
        (id: "QJK", name: "Devon", kind: Stp, parent: "Y58",
         styles: [(name: "NHS Devon Integrated Care Board", kind: Icb, since: "2022-07-01")]),
        (id: "E10000008", name: "Devon", kind: County, parent: "E12000009"),
        (id: "15N", name: "NHS Devon ICB - 15N", kind: SubIcb, parent: "QJK",
         styles: [(name: "NHS Devon CCG", kind: Ccg, until: "2022-06-30")]),
        (id: "RJ7", name: "St George's University Hospitals NHS Foundation Trust", kind: AcuteTrust, parent: "Y56",
         styles: [(name: "St. George’s Healthcare NHS Trust", until: "2015-01-31")]),
        (id: "RQY", name: "South West London and St George's Mental Health NHS Trust", kind: MentalHealthTrust, parent: "Y56",
         aliases: ["SWLSTG"]),
        (id: "RJ2", name: "Lewisham and Greenwich NHS Trust", kind: AcuteTrust, parent: "Y56"),
        (id: "RJZ", name: "King's College Hospital NHS Foundation Trust", kind: AcuteTrust, parent: "Y56"),
        (id: "U10001", name: "Kings Cross Health PCN", kind: Pcn, parent: "Y56"),
        (id: "U10002", name: "Lewisham and Greenwich Borders PCN", kind: Pcn, parent: "Y56"),
        (id: "G85001", name: "Lee Green Trinity Practice", kind: Practice, parent: "Y56"),
        (id: "G85002", name: "St Stoke's Surgery", kind: Practice, parent: "Y56"),
        (id: "G85003", name: "Clŵyd & Ærø Surgery", kind: Practice, parent: "Y56"),
        (id: "G85004", name: "The Oaks", kind: Practice, parent: "Y56", until: "2020-03-31"),
        (id: "G85005", name: "The Oaks", kind: Practice, parent: "Y56"),
        (id: "G85006", name: "Newer Oaks", kind: Practice, parent: "Y56", since: "2027-01-01"),
    ],
)"#;
    load(text)
});

fn load(text: &str) -> Atlas {
    let files = vec![SourceFile::text("test.ron", text.to_owned())];
    Atlas::load(&[Layer { files }]).expect("a clean atlas")
}

fn day(text: &str) -> Day {
    Date::parse(text).expect("a date").first_day()
}

fn find(atlas: &Atlas, words: &str, at: &str) -> Vec<Hit> {
    Index::new(atlas).find(words, day(at), 10, |_| true).hits
}

fn now(atlas: &Atlas, words: &str) -> Vec<Hit> {
    find(atlas, words, "2026-06-30")
}

fn id(atlas: &Atlas, org: OrgIx) -> &str {
    &atlas.org(org).id
}

fn ids<'a>(atlas: &'a Atlas, hits: &[Hit]) -> Vec<&'a str> {
    hits.iter().map(|hit| id(atlas, hit.org)).collect()
}

/// The highlighted letters of a hit, in brackets.
fn highlighted(hit: &Hit) -> String {
    let letters = hit.matched.chars().enumerate();
    let shown: String = letters
        .map(|(at, c)| if hit.highlight.contains(&at) { format!("[{c}]") } else { c.to_string() })
        .collect();
    shown.replace("][", "")
}

#[test]
fn what_a_person_means_comes_first() {
    let meant = [
        ("slam", "RV5"),
        ("SLaM", "RV5"),
        ("RV5", "RV5"),
        ("rv5", "RV5"),
        ("maudsley", "RV5"),
        ("the maudsley", "RV5"),
        ("south lon mauds", "RV5"),
        ("mauds south", "RV5"),
        ("gstt", "RJ1"),
        ("guys thomas", "RJ1"),
        ("Guy’s & St. Thomas'", "RJ1"),
        ("guys and saint thomas", "RJ1"),
        ("lewisham greenwich", "RJ2"),
        ("lgt", "RJ2"),
        ("lg", "RJ2"),
        ("kch", "RJZ"),
        ("kings college", "RJZ"),
        ("72q", "72Q"),
        ("07n", "07N"),
        ("bexley ccg", "07N"),
        ("nhs bexley ccg", "07N"),
        ("bexley", "Q0S2C"),
        ("nhs bexley", "Q0S2C"),
        ("bexly", "Q0S2C"),
        ("bexley council", "E09000004"),
        ("oxlees", "RPG"),
        ("oxlee", "RPG"),
        ("oxleas nhs", "RPG"),
        ("maudlsey", "RV5"),
        ("maudl", "RV5"),
        ("st georges", "RJ7"),
        ("saint georges", "RJ7"),
        ("south west london st georges", "RQY"),
        ("sel", "QKK"),
        ("south east lon", "QKK"),
        ("ohsel", "QKK"),
        ("greenwich", "C3W4U"),
        ("greenwhich", "C3W4U"),
        ("sidcup", "sidcup"),
        ("queen mary sidcup", "queen-marys-hospital-sidcup"),
        ("england", "england"),
        ("nhs england", "nhs-england"),
        ("london", "Y56"),
        ("E54000030", "QKK"),
        ("slp", "south-london-partnership"),
    ];
    for (words, expected) in meant {
        let hits = now(&BUNDLED, words);
        assert_eq!(hits.first().map(|hit| id(&BUNDLED, hit.org)), Some(expected), "{words}: {hits:#?}");
    }
}

#[test]
fn among_more_of_england_too() {
    let meant = [
        ("st georges", "RJ7"),
        ("Saint George", "RJ7"),
        ("st. george’s healthcare", "RJ7"),
        ("lewisham greenwich", "RJ2"),
        ("lgt", "RJ2"),
        ("kch", "RJZ"),
        ("kchft", "RJZ"),
        ("devon", "QJK"),
        ("nhs devon", "QJK"),
        ("nhs england", "X24"),
        ("england", "england"),
        ("clwyd and aero", "G85003"),
        ("stoke", "G85002"),
    ];
    for (words, expected) in meant {
        let hits = now(&ENGLAND, words);
        assert_eq!(hits.first().map(|hit| id(&ENGLAND, hit.org)), Some(expected), "{words}: {hits:#?}");
    }
}

#[test]
fn every_letter_typed_keeps_the_name_in_sight() {
    let index = Index::new(&BUNDLED);
    for (name, id) in
        [("bexley", "Q0S2C"), ("oxleas", "RPG"), ("maudsley", "RV5"), ("bexly", "Q0S2C"), ("maudlsey", "RV5")]
    {
        let meant = BUNDLED.by_id(id).expect("it is there");
        // Two letters begin hundreds of names.
        for end in 4..=name.len() {
            let found = index.find(&name[..end], day("2026-06-30"), 20, |_| true);
            assert!(found.hits.iter().any(|hit| hit.org == meant), "{}: {found:#?}", &name[..end]);
        }
    }
}

#[test]
fn what_has_closed_comes_after_what_is_open() {
    let today = now(&ENGLAND, "oaks");
    assert_eq!(ids(&ENGLAND, &today), ["G85005", "G85004", "G85006"]);
    assert_eq!(today.iter().map(|hit| hit.is_open).collect::<Vec<_>>(), [true, false, false]);
    let then = find(&ENGLAND, "newer oaks", "2027-01-01");
    assert!(then[0].is_open);
}

#[test]
fn a_leading_nhs_puts_nothing_closed_first() {
    assert_eq!(ids(&BUNDLED, &now(&BUNDLED, "nhs bexl"))[0], "Q0S2C");
    assert_eq!(ids(&BUNDLED, &now(&BUNDLED, "nhs bexley cc"))[0], "07N");
}

#[test]
fn a_former_name_finds_what_it_has_become() {
    let hit = &now(&ENGLAND, "devon ccg")[0];
    assert_eq!((id(&ENGLAND, hit.org), hit.matched.as_str()), ("15N", "NHS Devon CCG"));
    assert_eq!((hit.class, hit.matched_as), (MatchClass::Exact, MatchedAs::FormerName));
    let hit = &find(&ENGLAND, "devon ccg", "2021-01-01")[0];
    assert_eq!(hit.matched_as, MatchedAs::Name);
}

#[test]
fn better_matches_come_first_whatever_the_tier() {
    let classes = |words| now(&BUNDLED, words).iter().map(|hit| hit.class).collect::<Vec<_>>();
    assert_eq!(now(&BUNDLED, "rv5")[0].class, MatchClass::Code);
    assert_eq!(now(&BUNDLED, "slam")[0].class, MatchClass::Exact);
    assert_eq!(now(&ENGLAND, "kch")[0].class, MatchClass::Acronym);
    assert_eq!(now(&BUNDLED, "oxleas nhs")[0].class, MatchClass::AllWords);
    assert_eq!(now(&BUNDLED, "south lon mauds")[0].class, MatchClass::WordPrefix);
    assert_eq!(now(&ENGLAND, "greenwich lewisham")[0].class, MatchClass::AllWords);
    assert_eq!(now(&BUNDLED, "E0900")[0].class, MatchClass::CodePrefix);
    assert_eq!(now(&BUNDLED, "rv5 maudsley")[0].class, MatchClass::Spread);
    assert_eq!(now(&BUNDLED, "oxlees")[0].class, MatchClass::Typo);
    assert_eq!(now(&BUNDLED, "mdsly")[0].class, MatchClass::Near);
    assert!(classes("london").is_sorted());
}

#[test]
fn the_letters_that_were_typed_are_lit() {
    let cases = [
        ("guys thomas", "[Guy]'[s] and St [Thomas]' NHS Foundation Trust"),
        ("lond south maud", "[South] [Lond]on and [Maud]sley NHS Foundation Trust"),
        ("rv5", "[RV5]"),
        ("oxlees", "[Oxle]a[s] NHS Foundation Trust"),
        ("bexly", "[Bexl]e[y]"),
        ("maudl", "South London and [Maud]s[l]ey NHS Foundation Trust"),
        ("maudlsey", "South London and [Maudsley] NHS Foundation Trust"),
        ("queen-marys-h", "[Queen] [Mary]'[s] [H]ospital, Sidcup"),
        ("south-london-p", "[South] [London] [P]artnership"),
        ("e0900 0004", "[E09000004]"),
    ];
    for (words, expected) in cases {
        let hits = now(&BUNDLED, words);
        assert!(hits.iter().any(|hit| highlighted(hit) == expected), "{words}: {hits:#?}");
    }
    let first = |words| highlighted(&now(&ENGLAND, words)[0]);
    assert_eq!(first("kch"), "[K]ing's [C]ollege [H]ospital NHS Foundation Trust");
    assert_eq!(first("saint george"), "[St] [George]'s University Hospitals NHS Foundation Trust");
    assert_eq!(first("aero clwyd"), "[Clŵyd] & [Ærø] Surgery");
    assert_eq!(first("swlstg"), "[SWLSTG]");
}

#[test]
fn only_words_with_the_letters_are_looked_at() {
    let index = Index::new(&BUNDLED);
    let find = |words| index.find(words, day("2026-06-30"), 0, |_| true);
    assert!(find("s").total > BUNDLED.len() / 6);
    let narrow = find("maudlsey");
    assert!(narrow.scored < 15, "{}", narrow.scored);
    assert!((1..20).contains(&narrow.total), "{}", narrow.total);
    let nothing = find("qqqxzzz");
    assert_eq!((nothing.scored, nothing.total), (0, 0));
}

#[test]
fn a_limit_cuts_the_list_and_not_the_count() {
    let index = Index::new(&BUNDLED);
    let find = |limit| index.find("lo", day("2026-06-30"), limit, |_| true);
    let (all, few) = (find(0), find(3));
    assert_eq!(all.hits.len(), all.total);
    assert_eq!(few.total, all.total);
    assert_eq!(few.hits, all.hits[..3]);
}

#[test]
fn no_words_find_nothing() {
    for words in ["", "   ", "'", "–", "\u{301}", "\u{0}"] {
        assert_eq!(
            Index::new(&BUNDLED).find(words, day("2026-06-30"), 0, |_| true),
            SearchResults::default(),
            "{words:?}"
        );
    }
}

#[test]
fn endless_text_on_either_side_is_borne() {
    let long = "x".repeat(100_000);
    let atlas = load(&format!(
        r#"Atlas(format: 1, title: "Long", as_at: "2026", source: ["s"], sources: {{ "s": (title: "s", publisher: "s", published: "2026", licence: "s") }},
        organisations: [(id: "a", name: "{long}", kind: Pcn), (id: "b", name: "{}", kind: Pcn)])"#,
        "xy ".repeat(30_000)
    ));
    let query = "xz".repeat(10_000);
    Index::new(&atlas).find(&query, day("2026-06-30"), 5, |_| true);
    assert!(matches!(resolve(&atlas, &query, day("2026-06-30")), Resolution::Nothing { .. }));
    assert_eq!(now(&atlas, &"xy ".repeat(9_000))[0].class, MatchClass::AllWords);
}

fn one(atlas: &Atlas, text: &str) -> String {
    match resolve(atlas, text, day("2026-06-30")) {
        Resolution::One(org) | Resolution::Likeliest { org, .. } => id(atlas, org).to_owned(),
        Resolution::Several(orgs) => {
            format!("several: {}", orgs.iter().map(|org| id(atlas, *org)).collect::<Vec<_>>().join(" "))
        }
        Resolution::Localities { .. } => "a locality".to_owned(),
        Resolution::Nothing { suggestions } => {
            format!("nothing: {}", suggestions.iter().map(|org| id(atlas, *org)).collect::<Vec<_>>().join(" "))
        }
    }
}

#[test]
fn an_organisation_is_named_by_id_name_alias_or_beginnings() {
    let named = [
        ("QKK", "QKK"),
        ("qkk", "QKK"),
        (" q0s2c ", "Q0S2C"),
        ("e09-000004", "E09000004"),
        ("nhs rv5", "RV5"),
        ("bexley", "Q0S2C"),
        ("Béxley", "Q0S2C"),
        ("NHS Bexley", "Q0S2C"),
        ("the bexley", "Q0S2C"),
        ("bexley ccg", "07N"),
        ("NHS Bexley CCG", "07N"),
        ("london borough of bexley", "E09000004"),
        ("guys & saint thomas", "RJ1"),
        ("slam", "RV5"),
        ("oxleas", "RPG"),
        ("maudsley", "RV5"),
        ("south east london ics", "QKK"),
        ("South East London", "QKK"),
        ("england", "england"),
        ("England", "england"),
        ("nhs england", "nhs-england"),
        ("london", "Y56"),
    ];
    for (text, expected) in named {
        assert_eq!(one(&BUNDLED, text), expected, "{text}");
    }
    assert_eq!(one(&ENGLAND, "devon"), "QJK");
    assert_eq!(one(&ENGLAND, "nhs england"), "X24");
    assert_eq!(one(&ENGLAND, "the oaks"), "G85005");
    assert_eq!(one(&ENGLAND, "saint george univ"), "RJ7");
}

#[test]
fn what_may_be_several_is_said_to_be_several() {
    let bex = one(&BUNDLED, "bex");
    assert!(bex.starts_with("several: Q0S2C") && !bex.contains("07N") && !bex.contains("E09000004"), "{bex}");
}

#[test]
fn a_fuzzy_match_is_suggested_and_never_taken() {
    for (text, likeliest) in [("bexly", "Q0S2C"), ("maudlsey", "RV5"), ("oxlees", "RPG")] {
        let answer = one(&BUNDLED, text);
        assert!(answer.starts_with(&format!("nothing: {likeliest}")), "{text}: {answer}");
    }
    assert!(one(&BUNDLED, "QKX").contains("QKK"));
    assert_eq!(one(&BUNDLED, ""), "nothing: ");
    assert_eq!(one(&BUNDLED, "zzzzzzzz"), "nothing: ");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_can_do_harm(words in "(\\PC|[a-z '&]|nhs|st |the ){0,40}", limit in 0_usize..8) {
        let found = Index::new(&ENGLAND).find(&words, day("2026-06-30"), limit, |_| true);
        prop_assert!(found.hits.len() <= found.total);
        for hit in &found.hits {
            prop_assert!(hit.highlight.is_sorted());
            prop_assert!(hit.highlight.iter().all(|place| *place < hit.matched.chars().count()));
        }
        resolve(&ENGLAND, &words, day("2026-06-30"));
    }

    #[test]
    fn hits_are_in_order_and_admitted(words in "(south|lon|dev|trust|nhs|st|h|oaks|e| ){1,4}") {
        let at = day("2026-06-30");
        let admits = |org: OrgIx| ENGLAND.org(org).kind != Kind::Practice;
        let found = Index::new(&ENGLAND).find(&words, at, 0, admits);
        prop_assert!(found.hits.iter().all(|hit| admits(hit.org)));
        prop_assert!(found.hits.iter().map(|hit| std::cmp::Reverse(hit.score)).is_sorted());
        let key = |hit: &Hit| {
            let org = ENGLAND.org(hit.org);
            let tier = org.kind_at(at).tier().map_or(9, |tier| tier as u8);
            (hit.class, !hit.is_open, tier, org.name_at(at).to_lowercase())
        };
        if !words.trim_start().starts_with("nhs") {
            prop_assert!(found.hits.iter().map(key).is_sorted(), "{:#?}", found.hits);
        }
    }

    #[test]
    fn an_exact_code_always_comes_first(number in 0..BUNDLED.len()) {
        let org = BUNDLED.orgs()[number];
        let hits = now(&BUNDLED, id(&BUNDLED, org));
        prop_assert_eq!(hits[0].org, org);
        prop_assert_eq!(hits[0].class, MatchClass::Code);
        prop_assert_eq!(resolve(&BUNDLED, id(&BUNDLED, org), day("2026-06-30")), Resolution::One(org));
    }

    #[test]
    fn whatever_is_found_by_its_own_name(number in 0..BUNDLED.len()) {
        let org = BUNDLED.orgs()[number];
        let name = &BUNDLED.org(org).name;
        let found = Index::new(&BUNDLED).find(name, day("2026-06-30"), 0, |_| true);
        let hit = found.hits.iter().find(|hit| hit.org == org).expect("it is found");
        prop_assert!(hit.class <= MatchClass::NamePrefix, "{:?}", hit);
    }
}
