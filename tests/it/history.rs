//! What happened to organisations, told from small atlases; and what must hold of any atlas.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use catchment::atlas::{Atlas, Closed};
use catchment::date::{Date, Day};
use catchment::query::{AsAt, Change, Detail, Happening, Participant, Portion, differences, history, planned};
use catchment::source::{Layer, SourceFile};
use catchment::words::Succession;
use proptest::prelude::*;

/// An atlas of England, two systems, and these records.
fn atlas(organisations: &str, links: &str, patches: &str) -> Atlas {
    let text = format!(
        r#"Atlas(
    format: 1, title: "A", as_at: "2026-06-30", source: ["s"],
    sources: {{ "s": (title: "S", publisher: "P"), "t": (title: "T", publisher: "P") }},
    organisations: [
        (id: "E", name: "Land", kind: Nation),
        (id: "QA", name: "Ashdale", kind: Icb, parent: "E"),
        (id: "QB", name: "Beckland", kind: Icb, parent: "E"),
        {organisations}
    ],
    links: [{links}],
    patches: [{patches}],
)"#
    );
    let layer = Layer { files: vec![SourceFile::text("a.ron", text)] };
    Atlas::load(&[layer]).expect("a sound atlas")
}

fn day(text: &str) -> Day {
    Date::parse(text).expect("a date").last_day()
}

/// Ends of a happening: codes, `~` before one of which only a part is meant.
fn ends(atlas: &Atlas, named: &[Participant<'_>]) -> String {
    let one = |n: &Participant<'_>| {
        let part = if n.portion == Portion::Part { "~" } else { "" };
        format!("{part}{}", atlas.org(n.org).id)
    };
    named.iter().map(one).collect::<Vec<_>>().join("+")
}

/// Each as `2020-04-01 merged C: A+B>C`.
fn told(atlas: &Atlas, happened: &[Happening<'_>]) -> Vec<String> {
    let one = |h: &Happening<'_>| {
        let date = h.date.map_or_else(|| "undated".to_owned(), |d| d.to_string());
        let ways = match (ends(atlas, &h.was), ends(atlas, &h.now)) {
            (was, now) if was.is_empty() && now.is_empty() => String::new(),
            (was, now) => format!(": {was}>{now}"),
        };
        format!("{date} {} {}{ways}", h.change.word(), atlas.org(h.org).id)
    };
    happened.iter().map(one).collect()
}

fn of(atlas: &Atlas, id: &str) -> Vec<String> {
    told(atlas, &history(atlas, atlas.by_id(id).expect("there")))
}

fn between(atlas: &Atlas, id: &str, (first, second): (&str, &str)) -> Vec<String> {
    let as_at = |text| AsAt::new(atlas, day(text), Closed::Leave);
    let (first, second) = (as_at(first), as_at(second));
    told(atlas, &differences(&first, &second, atlas.by_id(id).expect("there")))
}

const THREE_CCGS: &str = r#"
    (id: "A", name: "NHS A CCG", kind: Ccg, parent: "QA", since: "2013-04-01", until: "2020-03-31"),
    (id: "B", name: "NHS B CCG", kind: Ccg, parent: "QA", since: "2013-04-01", until: "2020-03-31"),
    (id: "C", name: "NHS C CCG", kind: Ccg, parent: "QA", since: "2020-04-01"),"#;

#[test]
fn a_merger_is_told_once_and_of_all_that_flowed_in() {
    let links = r#"SucceededBy(from: "B", to: ["C"], on: "2020-04-01", how: Merger),
                   SucceededBy(from: "A", to: ["C"], on: "2020-04-01", how: Merger, source: ["t"]),"#;
    let atlas = atlas(THREE_CCGS, links, "");
    let merged = "2020-04-01 merged C: A+B>C";
    assert_eq!(of(&atlas, "C"), ["2020-04-01 opened C", merged]);
    assert_eq!(of(&atlas, "A"), ["2013-04-01 opened A", "2020-03-31 closed A", merged]);
    let all = history(&atlas, atlas.by_id("C").unwrap());
    assert_eq!(all[1].detail, Detail::How(Succession::Merger));
    let sources: BTreeSet<&str> =
        all[1].sources.iter().flat_map(|s| atlas.sources_of(*s)).map(|s| &*s.key).collect();
    assert_eq!(sources.into_iter().collect::<Vec<_>>(), ["s", "t"]);
}

#[test]
fn one_becomes_three_one_of_which_had_been_there_and_others_flow_in_too() {
    let organisations = r#"
        (id: "F", name: "Frim", kind: Icb, parent: "E", until: "2026-03-31"),
        (id: "G", name: "Berks", kind: Icb, parent: "E", until: "2026-03-31"),
        (id: "T", name: "Thames", kind: Icb, parent: "E", since: "2026-04-01"),
        (id: "S", name: "Surrey", kind: Icb, parent: "E", since: "2026-04-01"),"#;
    let links = r#"SucceededBy(from: "F", to: ["T", "S"], on: "2026-04-01", how: Split),
                   SucceededBy(from: "F", to: ["QA"], on: "2026-04-01", how: Takeover),
                   SucceededBy(from: "G", to: ["T"], on: "2026-04-01", how: Merger),"#;
    let atlas = atlas(organisations, links, "");
    // The part that was taken over is told with the rest of the split and not again.
    let split = "2026-04-01 split F: F>QA+S+T";
    assert_eq!(of(&atlas, "QA"), [split]);
    assert_eq!(of(&atlas, "S"), ["2026-04-01 opened S", split]);
    let merged = "2026-04-01 merged T: G+~F>T";
    // The merger tells what of the split came to it.
    assert_eq!(of(&atlas, "T"), ["2026-04-01 opened T", merged]);
    assert_eq!(of(&atlas, "G"), ["2026-03-31 closed G", merged]);
}

#[test]
fn takeovers_and_renewals_are_mergers_that_say_how() {
    let organisations = r#"
        (id: "X", name: "X Trust", kind: AcuteTrust, parent: "QA", until: "2020-03-31"),
        (id: "Y", name: "Y Trust", kind: AcuteTrust, parent: "QA"),
        (id: "Z", name: "Z Trust", kind: AcuteTrust, parent: "QA", since: "2021"),"#;
    let links = r#"SucceededBy(from: "X", to: ["Y"], on: "2020-04-01", how: Takeover),
                   SucceededBy(from: "Y", to: ["Z"], on: "2021", how: Renewal),"#;
    let atlas = atlas(organisations, links, "");
    let all = history(&atlas, atlas.by_id("Y").unwrap());
    assert_eq!(told(&atlas, &all), ["2020-04-01 merged Y: X>Y", "2021 merged Z: Y>Z"]);
    assert_eq!(all[0].detail, Detail::How(Succession::Takeover));
    assert_eq!(all[1].detail, Detail::How(Succession::Renewal));
}

#[test]
fn a_new_name_or_kind_is_told_where_it_changes_anything() {
    let organisations = r#"
        (id: "N", name: "Now", kind: Icb, parent: "E", since: "2016-03",
         styles: [(name: "Then", kind: Stp, until: "2018-12-31"),
                  (name: "Then", kind: Ics, since: "2019", until: "2019-12-31", source: ["t"]),
                  (name: "Later", kind: Ics, since: "2020-01-01", until: "2022-06-30", certainty: Inferred)]),
        (id: "O", name: "Old", kind: AcuteTrust, parent: "QA", until: "2020",
         styles: [(name: "New", since: "2021"), (name: "Old", since: "2019", until: "2020")]),"#;
    let atlas = atlas(organisations, "", "");
    let all = history(&atlas, atlas.by_id("N").unwrap());
    assert_eq!(
        told(&atlas, &all),
        ["2016-03 opened N", "2019 renamed N: N>N", "2020-01-01 renamed N: N>N", "2022-07-01 renamed N: N>N"]
    );
    let names: Vec<(&str, &str)> = all[1..].iter().map(|h| (h.was[0].name, h.now[0].name)).collect();
    assert_eq!(names, [("Then", "Then"), ("Then", "Later"), ("Later", "Now")]);
    let sure: Vec<&str> = all[1..].iter().map(|h| h.certainty.word()).collect();
    assert_eq!(sure, ["certain", "inferred", "inferred"]);
    // A style with the same name, or after its end, changes nothing.
    assert_eq!(of(&atlas, "O"), ["2020 closed O"]);
}

#[test]
fn a_move_is_told_unless_it_is_only_planned() {
    let organisations = r#"
        (id: "M", name: "M", kind: Place, since: "2015", until: "2026",
         parents: [(id: "QA", until: "2022-06-30"), (id: "QB", since: "2022-07-01", source: ["t"])]),
        (id: "L", name: "L", kind: Place, since: "2022-06",
         parents: [(id: "QA", until: "2022-06"), (id: "QB", since: "2022-07-01")]),
        (id: "P", name: "P", kind: Place,
         parents: [(id: "QA", until: "2030-06-30"), (id: "QB", since: "2030-07-01", certainty: Planned)]),"#;
    let atlas = atlas(organisations, "", "");
    assert_eq!(of(&atlas, "M"), ["2015 opened M", "2022-07-01 moved M: QA>QB", "2026 closed M"]);
    assert_eq!(of(&atlas, "L"), ["2022-06 opened L", "2022-07-01 moved L: QA>QB"]);
    assert_eq!(of(&atlas, "P"), [""; 0]);
}

#[test]
fn a_closing_known_to_the_month_comes_after_what_happened_in_it() {
    let organisations = r#"
        (id: "M", name: "M", kind: Place, until: "2020-03",
         parents: [(id: "QA", until: "2020-03-09"), (id: "QB", since: "2020-03-10")]),"#;
    let atlas = atlas(organisations, "", "");
    assert_eq!(of(&atlas, "M"), ["2020-03-10 moved M: QA>QB", "2020-03 closed M"]);
    assert_eq!(between(&atlas, "E", ("2020-03-09", "2020-03-31")), ["2020-03-10 moved M: QA>QB"]);
    assert_eq!(between(&atlas, "E", ("2020-03-10", "2020-04-01")), ["2020-03 closed M"]);
}

const LAND: &str = r#"
    (id: "D", name: "Twofold", kind: District, parent: "E"),
    (id: "V", name: "Valley", kind: District, parent: "E"),
    (id: "A", name: "NHS A CCG", kind: Ccg, parent: "QA", since: "2013-04-01", until: "2020-03-31"),
    (id: "B", name: "NHS B CCG", kind: Ccg, parent: "QB", since: "2013-04-01"),
    (id: "C", name: "NHS C CCG", kind: Ccg, parent: "QA", since: "2020-04-01"),"#;

#[test]
fn land_that_changes_commissioner_is_told_of_its_council() {
    let patches = r#"
        (areas: ["D"], dated: [(id: "A", until: "2017-03-31"), (id: "B", since: "2017-04-01")], residents: 30),
        (areas: ["D", "A", "C"], residents: 70),
        (areas: ["V"], dated: [(id: "A", until: "2017-03-31"), (id: "B", since: "2017-04-01")], residents: 5),"#;
    let links = r#"SucceededBy(from: "A", to: ["C"], on: "2020-04-01", how: Renewal),"#;
    let atlas = atlas(LAND, links, patches);
    assert_eq!(of(&atlas, "D"), ["2017-04-01 moved D: A>B", "2020-04-01 merged C: A>C"]);
    let moves = history(&atlas, atlas.by_id("B").unwrap());
    assert_eq!(
        told(&atlas, &moves),
        ["2013-04-01 opened B", "2017-04-01 moved D: A>B", "2017-04-01 moved V: A>B"]
    );
    assert_eq!(moves[1].detail, Detail::Land { residents: 30, of: 100 });
    assert_eq!(moves[2].detail, Detail::Land { residents: 5, of: 5 });
    // What C has of D is all that A had: its commissioner was renewed, its land went nowhere.
    assert_eq!(between(&atlas, "D", ("2019", "2021")), ["2020-04-01 merged C: A>C"]);
}

#[test]
fn the_land_of_a_commissioner_that_was_split_is_told_council_by_council() {
    let patches = r#"(areas: ["D", "A", "C"], residents: 70),
        (areas: ["V", "A"], dated: [(id: "B", since: "2020-04-01")], residents: 5),"#;
    let links = r#"SucceededBy(from: "A", to: ["B", "C"], on: "2020-04-01", how: Split),"#;
    let atlas = atlas(LAND, links, patches);
    assert_eq!(of(&atlas, "V"), ["2020-04-01 moved V: A>B"]);
    assert_eq!(of(&atlas, "D"), ["2020-04-01 moved D: A>C"]);
}

#[test]
fn land_that_goes_to_one_and_comes_back_to_what_the_other_became_has_not_moved() {
    let patches = r#"(areas: ["D"], residents: 6, dated: [(id: "A", until: "2017-03-31"),
        (id: "B", since: "2017-04-01", until: "2021-03-31"), (id: "C", since: "2021-04-01")]),"#;
    let links = r#"SucceededBy(from: "A", to: ["C"], on: "2020-04-01", how: Renewal),"#;
    let atlas = atlas(LAND, links, patches);
    assert_eq!(of(&atlas, "D"), ["2017-04-01 moved D: A>B", "2021-04-01 moved D: B>C"]);
    assert_eq!(between(&atlas, "D", ("2016", "2022")), [""; 0]);
    assert_eq!(between(&atlas, "D", ("2016", "2018")), ["2017-04-01 moved D: A>B"]);
}

#[test]
fn a_transfer_names_the_services_and_all_who_took_them() {
    let organisations = r#"
        (id: "X", name: "X Trust", kind: AcuteTrust, parent: "QA"),
        (id: "Y", name: "Y Trust", kind: AcuteTrust, parent: "QA"),
        (id: "Z", name: "Z Trust", kind: AcuteTrust, parent: "QB"),"#;
    let links = r#"Transferred(from: "X", to: ["Y", "Z"], service: MentalHealth, on: "2019-10"),
                   Transferred(from: "X", to: ["Z"], service: Community, on: "2019-10"),"#;
    let atlas = atlas(organisations, links, "");
    for id in ["X", "Y", "Z"] {
        assert_eq!(of(&atlas, id), ["2019-10 transferred X: X>Y+Z"]);
    }
    let Detail::Services(services) = &history(&atlas, atlas.by_id("X").unwrap())[0].detail else {
        panic!("services are named")
    };
    assert_eq!(services.iter().map(|s| s.word()).collect::<Vec<_>>(), ["mental-health", "community"]);
    assert_eq!(between(&atlas, "QB", ("2019-09-30", "2019-10-01")), ["2019-10 transferred X: X>Y+Z"]);
}

#[test]
fn what_is_planned_is_no_history_and_what_is_undated_comes_last() {
    let organisations = r#"
        (id: "X", name: "X Trust", kind: AcuteTrust, parent: "QA"),
        (id: "Y", name: "Y Trust", kind: AcuteTrust, parent: "QA", since: "2015"),
        (id: "W", name: "W Trust", kind: AcuteTrust, parent: "QA"),
        (id: "M", name: "MCP to be", kind: Mcp, parent: "QA", since: "2020", certainty: Planned),"#;
    let links = r#"SucceededBy(from: "X", to: ["M", "Y"], how: Split, certainty: Planned),
                   SucceededBy(from: "W", to: ["Y"], how: Takeover),"#;
    let atlas = atlas(organisations, links, "");
    assert_eq!(of(&atlas, "M"), [""; 0]);
    assert_eq!(of(&atlas, "X"), [""; 0]);
    assert_eq!(of(&atlas, "Y"), ["2015 opened Y", "undated merged Y: W>Y"]);
    for id in ["X", "M", "Y"] {
        assert_eq!(told(&atlas, &planned(&atlas, atlas.by_id(id).unwrap())), ["undated split X: X>M+Y"]);
    }
    assert_eq!(between(&atlas, "E", ("2010", "2026")), ["2015 opened Y"]);
}

#[test]
fn a_difference_is_between_the_two_days_and_what_came_and_went_is_left_out() {
    let organisations = r#"
        (id: "A", name: "A", kind: Place, parent: "QA", until: "2018-12-31"),
        (id: "B", name: "B", kind: Place, parent: "QA", since: "2019-01-01", until: "2019-12-31"),
        (id: "C", name: "C", kind: Place, parent: "QA", since: "2020-01-01"),
        (id: "K", name: "K", kind: Place, parent: "QA", since: "2019-02", until: "2019-03"),
        (id: "N", name: "N", kind: Place, parent: "QA",
         styles: [(name: "Other", since: "2019-01-01", until: "2019-06-30")]),
        (id: "M", name: "M", kind: Place,
         parents: [(id: "QA", until: "2018-12-31"), (id: "QB", since: "2019-01-01", until: "2019-06-30"),
                   (id: "QA", since: "2019-07-01")]),"#;
    let links = r#"SucceededBy(from: "A", to: ["B"], on: "2019-01-01", how: Renewal),
                   SucceededBy(from: "B", to: ["C"], on: "2020-01-01", how: Renewal),
                   SucceededBy(from: "K", to: ["N"], on: "2019-04", how: Takeover),"#;
    let atlas = atlas(organisations, links, "");
    // B was there on neither day, but A is followed through it to C.
    assert_eq!(
        between(&atlas, "QA", ("2018-12-31", "2020-01-01")),
        ["2018-12-31 closed A", "2019-01-01 merged B: A>B", "2020-01-01 opened C", "2020-01-01 merged C: B>C"]
    );
    assert_eq!(
        between(&atlas, "QB", ("2018-12-31", "2019-01-01")),
        ["2019-01-01 moved M: QA>QB"],
        "of what stood below on either day"
    );
    assert_eq!(
        between(&atlas, "QA", ("2018-12-31", "2019-02-28")),
        [
            "2018-12-31 closed A",
            "2019-01-01 opened B",
            "2019-01-01 merged B: A>B",
            "2019-01-01 renamed N: N>N",
            "2019-01-01 moved M: QA>QB",
            "2019-02 opened K"
        ]
    );
    assert_eq!(between(&atlas, "E", ("2020-01-01", "2018-12-31")), [""; 0]);
}

/// A life or a change of a random atlas, in days since the beginning of 2010.
#[derive(Clone, Debug)]
struct Body {
    since: Option<u16>,
    lives: u16,
    heir: Option<usize>,
    renamed: Option<u16>,
    moved: Option<u16>,
}

const DAYS: u16 = 120;

fn body() -> impl Strategy<Value = Body> {
    (
        prop::option::of(0..DAYS),
        1..DAYS,
        prop::option::weighted(0.7, 0..8_usize),
        prop::option::of(0..DAYS),
        prop::option::of(0..DAYS),
    )
        .prop_map(|(since, lives, heir, renamed, moved)| Body { since, lives, heir, renamed, moved })
}

fn nth(day: u16) -> Day {
    let mut at = Day::constant(2010, 1, 1);
    for _ in 0..day {
        at = at.tomorrow().expect("in the calendar");
    }
    at
}

/// An atlas of these. One whose end is known is succeeded by the heir where that is there on
/// the day after.
fn random(bodies: &[Body]) -> Atlas {
    let (mut organisations, mut links) = (String::new(), String::new());
    let end = |b: &Body| b.since.unwrap_or(0) + b.lives;
    for (n, b) in bodies.iter().enumerate() {
        write!(organisations, "(id: \"P{n}\", name: \"Body {n}\", kind: Place, ").unwrap();
        if let Some(since) = b.since {
            write!(organisations, "since: \"{}\", ", nth(since)).unwrap();
        }
        write!(organisations, "until: \"{}\", ", nth(end(b))).unwrap();
        if let Some(day) = b.renamed {
            write!(organisations, "styles: [(name: \"Other {n}\", since: \"{}\")], ", nth(day)).unwrap();
        }
        let in_life = |day: &u16| b.since.unwrap_or(0) <= *day && *day < end(b);
        match b.moved.filter(in_life) {
            Some(day) => {
                let (until, since) = (nth(day), nth(day + 1));
                let moved = format!("(id: \"QA\", until: \"{until}\"), (id: \"QB\", since: \"{since}\")");
                writeln!(organisations, "parents: [{moved}]),").unwrap();
            }
            None => writeln!(organisations, "parent: \"QA\"),").unwrap(),
        }
        let next = end(b) + 1;
        let heir = b.heir.filter(|h| *h != n).and_then(|h| bodies.get(h).map(|heir| (h, heir)));
        let lives = |heir: &Body| heir.since.unwrap_or(0) <= next && next <= end(heir);
        if let Some((h, _)) = heir.filter(|(_, heir)| lives(heir)) {
            let on = nth(next);
            writeln!(links, "SucceededBy(from: \"P{n}\", to: [\"P{h}\"], on: \"{on}\", how: Merger),").unwrap();
        }
    }
    atlas(&organisations, &links, "")
}

/// Those to whom something happened.
fn who(happened: &[Happening<'_>], change: Change) -> BTreeSet<usize> {
    happened.iter().filter(|h| h.change == change).map(|h| h.org.index()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn differences_are_those_between_the_days_and_add_up(
        bodies in prop::collection::vec(body(), 1..8),
        days in prop::array::uniform3(0..2 * DAYS),
    ) {
        let atlas = random(&bodies);
        let mut days = days;
        days.sort_unstable();
        let at = days.map(|d| AsAt::new(&atlas, nth(d), Closed::Leave));
        let root = atlas.by_id("E").unwrap();
        let between = |from: usize, to: usize| differences(&at[from], &at[to], root);
        let whole = between(0, 2);
        let parts = [between(0, 1), between(1, 2)].concat();

        for h in &whole {
            let (before, after) = (at[0].snapshot().is_there(h.org), at[2].snapshot().is_there(h.org));
            match h.change {
                Change::Opened => prop_assert!(!before && after),
                Change::Closed => prop_assert!(before && !after),
                Change::Renamed | Change::Moved => prop_assert!(before && after),
                _ => {}
            }
            let adds_up = parts.contains(h) || matches!(h.change, Change::Renamed | Change::Moved);
            prop_assert!(adds_up, "{h:?} is in neither part");
        }
        for change in [Change::Renamed, Change::Moved] {
            prop_assert!(who(&whole, change).is_subset(&who(&parts, change)));
        }
        // Everyone who is there on one of the days and not on the other is told of.
        for &org in atlas.orgs() {
            let there = |n: usize| at[n].snapshot().is_there(org);
            prop_assert_eq!(who(&whole, Change::Opened).contains(&org.index()), !there(0) && there(2));
            prop_assert_eq!(who(&whole, Change::Closed).contains(&org.index()), there(0) && !there(2));
        }
        for n in 0..3 {
            prop_assert!(between(n, n).is_empty());
        }
        // What happened at any time is in the history of each that had a part in it.
        for h in &whole {
            prop_assert!(history(&atlas, h.org).contains(h));
        }
    }
}
