//! The bundled atlas against what registers count: how many of each kind on a day, land
//! without gap or overlap, one provider of adult mental health services for every council,
//! and who sat in more than one STP.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use crate::support::england::ENGLAND;
use catchment::atlas::{Closed, Extent, Link, OrgIx};
use catchment::date::{Date, Day};
use catchment::query::{self, AsAt, Filter};
use catchment::words::{Certainty, Kind, KindWord, LocalityKind, Relation, Service};

const README: &str = include_str!("../../data/README.md");
const RESIDENTS: u64 = 56_550_138;

fn day(text: &str) -> Day {
    Date::parse(text).expect("a date").first_day()
}

fn as_at(text: &str) -> AsAt<'static> {
    AsAt::new(&ENGLAND, day(text), Closed::Leave)
}

fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect()
}

/// On 1 April of each year, and on the day the boards began.
fn days_of_note() -> Vec<String> {
    let mut days: Vec<String> = (2013..=2026).map(|year| format!("{year}-04-01")).collect();
    days.push("2022-07-01".to_string());
    days
}

fn is_from(link: &Link, key: &str) -> bool {
    ENGLAND.sources_of(link.sources).any(|source| &*source.key == key)
}

#[test]
fn there_are_as_many_of_each_kind_on_each_day_as_the_readme_says() {
    let (_, section) = README.split_once("### What is there when").expect("the section");
    let mut table = section.lines().filter(|line| line.starts_with('|'));
    let kinds: Vec<KindWord> = cells(table.next().expect("a head"))
        .into_iter()
        .skip(1)
        .map(|word| KindWord::from_word(word).unwrap_or_else(|| panic!("{word} is no kind")))
        .collect();
    let rows: Vec<Vec<&str>> = table.skip(1).take_while(|line| line.starts_with("| 20")).map(cells).collect();
    assert!(rows.len() >= 15 && kinds.len() >= 13, "the table is whole");
    for row in rows {
        let there = as_at(row[0]);
        for (kind, said) in kinds.iter().zip(&row[1..]) {
            let counted = query::list(&there, Filter { kind: Some(*kind), tier: None }).len();
            assert_eq!(said.parse(), Ok(counted), "{kind:?} on {}", row[0]);
        }
    }
}

#[test]
fn over_all_time_there_are_1366_networks_278_trusts_and_48_boards() {
    let ever = |belongs: fn(Kind) -> bool| {
        ENGLAND
            .orgs()
            .iter()
            .map(|org| ENGLAND.org(*org))
            .filter(|org| !org.is_planned() && org.kinds().any(belongs))
            .count()
    };
    assert_eq!(ever(|kind| kind == Kind::Pcn), 1366);
    assert_eq!(ever(Kind::is_trust), 278);
    assert_eq!(ever(|kind| kind == Kind::Icb), 48);
    assert_eq!(ever(Kind::is_commissioner), 249);
}

#[test]
fn the_land_has_all_residents_and_small_areas() {
    let patches = ENGLAND.patches();
    assert_eq!(patches.len(), 405);
    assert_eq!(patches.iter().filter_map(|p| p.residents).sum::<u64>(), RESIDENTS);
    assert_eq!(patches.iter().map(|p| p.small_areas).sum::<u64>(), 32_844);
}

#[test]
fn every_patch_lies_in_one_council_and_one_commissioner_on_every_day() {
    for text in days_of_note() {
        let day = day(&text);
        for patch in ENGLAND.patches() {
            let in_kind = |belongs: fn(Kind) -> bool| -> Vec<&str> {
                patch
                    .areas_at(day)
                    .map(|area| ENGLAND.org(area))
                    .filter(|org| org.is_there(day) && belongs(org.kind_at(day)))
                    .map(|org| &*org.id)
                    .collect()
            };
            let councils = in_kind(Kind::is_local_authority);
            assert_eq!(councils.len(), 1, "councils on {text}: {councils:?}");
            let commissioners = in_kind(Kind::is_commissioner);
            // Newcastle had two CCGs until 2015; how it lay between them is not known.
            let is_newcastle_before_2015 = councils == ["E08000021"] && text.as_str() < "2015";
            let expected = usize::from(!is_newcastle_before_2015);
            assert_eq!(
                commissioners.len(),
                expected,
                "commissioners of {councils:?} on {text}: {commissioners:?}"
            );
            assert!(in_kind(|kind| kind == Kind::Place).len() <= 1, "places of {councils:?} on {text}");
        }
    }
}

#[test]
fn systems_and_regions_cut_england_up_without_gap_or_overlap() {
    for text in days_of_note().into_iter().filter(|text| text.as_str() > "2015") {
        let there = as_at(&text);
        for word in ["region", "ons-region", "system"] {
            if word == "system" && text.as_str() < "2016-03" {
                continue;
            }
            let kind = KindWord::from_word(word);
            let areas = query::list(&there, Filter { kind, tier: None });
            let mut holders = vec![0_usize; ENGLAND.patches().len()];
            for area in areas {
                let land = there.land().footprint(area);
                let land = land.unwrap_or_else(|| panic!("{} has no land on {text}", ENGLAND.org(area).id));
                for patch in land.patches() {
                    holders[patch] += 1;
                }
            }
            assert!(holders.iter().all(|count| *count == 1), "{word} on {text}: {holders:?}");
        }
    }
}

/// Parts of Bristol, North Somerset and Cornwall that no boundary cuts out.
const UNCUT_PLACES: [&str; 8] = [
    "place-central-cornwall",
    "place-inner-city-and-east-bristol",
    "place-north-and-east-cornwall",
    "place-north-and-west-bristol",
    "place-south-bristol",
    "place-west-cornwall",
    "place-weston-worle-and-villages",
    "place-woodspring",
];

#[test]
fn what_has_a_boundary_has_land_on_every_day() {
    for text in days_of_note() {
        let there = as_at(&text);
        for word in ["local-authority", "county", "commissioner", "place"] {
            for area in query::list(&there, Filter { kind: KindWord::from_word(word), tier: None }) {
                let id = &*ENGLAND.org(area).id;
                let is_newcastle_before_2015 = ["00G", "00H"].contains(&id);
                let has_land = there.land().footprint(area).is_some();
                assert_ne!(
                    has_land,
                    is_newcastle_before_2015 || UNCUT_PLACES.contains(&id),
                    "land of {id} on {text}"
                );
            }
        }
    }
}

#[test]
fn frimley_went_three_ways() {
    let after = as_at("2026-04-01");
    let before = as_at("2026-03-31");
    let of = |there: &AsAt<'_>, id: &str| {
        let org = ENGLAND.by_id(id).expect("an id");
        there.land().footprint(org).map(|land| land.residents(&ENGLAND))
    };
    let frimley = of(&before, "QNQ").expect("Frimley has land");
    let parts: u64 = [("S0E4D", Some("QU9")), ("QRL", Some("QRL")), ("S9B9J", None)]
        .into_iter()
        .map(|(now, was)| {
            let was = match was {
                Some(was) => of(&before, was).expect("land"),
                None => of(&before, "QXU").expect("land") + of(&before, "QNX").expect("land"),
            };
            of(&after, now).expect("land") - was
        })
        .sum();
    assert_eq!(parts, frimley);
    assert_eq!(of(&after, "QNQ"), None);
}

/// Who runs adult mental health services in a council's area, by the list of them.
fn mental_health(council: OrgIx, day: Day) -> Vec<&'static Link> {
    let mut found: Vec<&Link> = ENGLAND
        .links_of(council)
        .map(|link| ENGLAND.link(link))
        .filter(|link| link.relation == Relation::Serves && link.to == council)
        .filter(|link| link.service == Some(Service::MentalHealth) && ENGLAND.holds(link, day))
        .filter(|link| is_from(link, "mental-health-providers"))
        .collect();
    found.sort_by_key(|link| ENGLAND.org(link.from).id.clone());
    found
}

#[test]
fn every_council_has_one_main_provider_of_adult_mental_health_services_each_year() {
    for year in 2014..=2026 {
        let text = format!("{year}-01-01");
        let there = as_at(&text);
        let kind = KindWord::from_word("local-authority");
        for council in query::list(&there, Filter { kind, tier: None }) {
            let id = &*ENGLAND.org(council).id;
            let links = mental_health(council, day(&text));
            let providers: Vec<&str> = links.iter().map(|link| &*ENGLAND.org(link.from).id).collect();
            let whole = links.iter().filter(|link| link.extent == Some(Extent::Whole)).count();
            match id {
                // All but Kirkby, and Kirkby, which has no patch of its own.
                "E08000011" if year <= 2021 => assert_eq!(providers, ["RTV", "RW4"], "{text}"),
                _ if whole == 1 => assert_eq!(providers.len(), 1, "{id} on {text}: {providers:?}"),
                _ => parts_make_up_the_council(&there, council, &links, &text),
            }
        }
    }
}

/// Providers that serve named parts: each patch has exactly one.
fn parts_make_up_the_council(there: &AsAt<'_>, council: OrgIx, links: &[&Link], text: &str) {
    let id = &*ENGLAND.org(council).id;
    let land = there.land().footprint(council).expect("a council has land");
    for patch in land.patches() {
        let serving = links.iter().filter(|link| match &link.extent {
            Some(Extent::Within(areas)) => ENGLAND.patches()[patch].areas_ever().any(|a| areas.contains(&a)),
            _ => false,
        });
        assert_eq!(serving.count(), 1, "{id} on {text}");
    }
}

#[test]
fn mental_health_on_the_isle_of_wight_changed_hands_in_may_2024() {
    let island = ENGLAND.by_id("E06000046").expect("the council");
    let providers = |text: &str| -> Vec<&str> {
        mental_health(island, day(text)).iter().map(|link| &*ENGLAND.org(link.from).id).collect()
    };
    assert_eq!(providers("2024-04-30"), ["R1F"]);
    assert_eq!(providers("2024-05-01"), ["RW1"]);
}

#[test]
fn forty_four_partners_sat_in_more_than_one_stp_in_april_2019() {
    let mut systems: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let listed = |link: &&Link| {
        link.relation == Relation::PartnerOf
            && link.certainty == Certainty::Certain
            && is_from(link, "nhse-partners-2019")
            && ENGLAND.holds(link, day("2019-04-30"))
    };
    for link in ENGLAND.links().filter(listed) {
        let (partner, system) = (&ENGLAND.org(link.from).id, &ENGLAND.org(link.to).id);
        systems.entry(partner).or_default().insert(system);
    }
    let memberships: usize = systems.values().map(BTreeSet::len).sum();
    assert_eq!((systems.len(), memberships), (611, 681));
    let ccgs = systems.keys().filter(|id| {
        ENGLAND.by_id(id).is_some_and(|org| ENGLAND.org(org).kind_at(day("2019-04-30")).is_commissioner())
    });
    assert_eq!(ccgs.count(), 191);
    assert_eq!(systems.values().filter(|systems| systems.len() > 1).count(), 44);
    let north_yorkshire: Vec<&str> = systems["E10000023"].iter().copied().collect();
    assert_eq!(north_yorkshire, ["QHM", "QOQ", "QWO"]);
}

#[test]
fn what_ended_says_what_it_became() {
    let became_nothing: Vec<&str> = ENGLAND
        .orgs()
        .iter()
        .map(|org| (*org, ENGLAND.org(*org)))
        .filter(|(_, org)| org.period.until.is_some())
        .filter(|(_, org)| {
            org.kinds()
                .any(|kind| kind.is_council() || kind.is_system() || kind.is_commissioner() || kind.is_trust())
        })
        .filter(|(ix, _)| {
            let links = ENGLAND.links_of(*ix);
            !links
                .into_iter()
                .map(|l| ENGLAND.link(l))
                .any(|l| l.relation == Relation::SucceededBy && l.from == *ix)
        })
        .map(|(_, org)| &*org.id)
        .collect();
    assert_eq!(became_nothing, ["RYH"], "NHS Direct was wound up");
}

/// Systems of which some land lies in no place on 30 June 2026, with the share of residents that does
/// not: no source says more.
const NOT_ALL_IN_PLACES: [(&str, u32); 4] = [("QJM", 1000), ("QT6", 1000), ("QUY", 703), ("S9B9J", 4)];

#[test]
fn of_the_land_of_which_systems_not_all_lies_in_places_is_known() {
    let there = as_at("2026-06-30");
    let of_kind = |word: &str| query::list(&there, Filter { kind: KindWord::from_word(word), tier: None });
    let (systems, places) = (of_kind("system"), of_kind("place"));
    assert_eq!((systems.len(), places.len()), (36, 181));
    let mut found: Vec<(&str, u32)> = Vec::new();
    for system in systems {
        let land = there.land().footprint(system).expect("every system has land");
        let mut rest = land.clone();
        for place in places.iter().filter_map(|place| there.land().footprint(*place)) {
            rest = rest.without(place);
        }
        if !rest.is_empty() {
            let (outside, all) = (rest.residents(&ENGLAND), land.residents(&ENGLAND));
            let in_a_thousand = u32::try_from(outside * 1000 / all).expect("at most a thousand");
            found.push((&ENGLAND.org(system).id, in_a_thousand));
        }
    }
    found.sort_unstable();
    let told: Vec<String> =
        found.iter().map(|(id, outside)| format!("{id}: {outside} of 1,000 residents in no place\n")).collect();
    let _ = std::io::stderr().write_all(told.concat().as_bytes());
    assert_eq!(found, NOT_ALL_IN_PLACES);
}

/// A number as people read it: `1,366`.
fn with_commas(count: usize) -> String {
    let digits = count.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    let groups: Vec<&str> =
        groups.into_iter().map(|group| std::str::from_utf8(group).expect("digits")).collect();
    groups.join(",")
}

#[test]
fn the_readme_counts_what_the_tables_hold_as_the_atlas_has_it() {
    let of_kind = |kind: Kind| ENGLAND.orgs().iter().filter(move |org| ENGLAND.org(**org).kind == kind);
    let hospitals = || of_kind(Kind::Hospital).map(|org| ENGLAND.org(*org)).filter(|org| !org.id.contains('-'));
    let has = |service: Service| {
        hospitals().filter(move |org| org.provides.iter().any(|has| has.service == service)).count()
    };
    let districts = ENGLAND.localities().iter().filter(|l| l.what == LocalityKind::PostcodeDistrict).count();
    for (told, count) in [
        ("places of every system", of_kind(Kind::Place).count()),
        ("primary care networks", of_kind(Kind::Pcn).count()),
        ("hospitals of NHS trusts", hospitals().count()),
        ("pieces, with every council", ENGLAND.patches().len()),
        ("cities, towns, villages, suburbs", ENGLAND.localities().len() - districts),
        ("postcode districts", districts),
        (
            "GP practices that were open",
            of_kind(Kind::Practice).filter(|org| !ENGLAND.org(**org).id.contains('-')).count(),
        ),
        (
            "what they are: acute, community, specialist",
            hospitals().filter(|org| !org.provides.is_empty()).count(),
        ),
        ("whose trust has, in our list, no other hospital", has(Service::Emergency)),
    ] {
        let number = with_commas(count);
        assert!(
            README.contains(&format!("{number} {told}")),
            "data/README.md says otherwise than \"{number} {told}\""
        );
    }
}

#[test]
fn every_trust_with_a_major_department_is_told_on_the_card_of_a_system() {
    let there = as_at("2026-06-30");
    let mut told: BTreeSet<OrgIx> = BTreeSet::new();
    for system in query::list(&there, Filter { kind: KindWord::from_word("system"), tier: None }) {
        for row in query::services(&there, system).rows.iter().filter(|row| row.service == Service::Emergency) {
            told.extend(row.by.iter().map(query::Given::provider));
        }
    }
    let trusts = query::list(&there, Filter { kind: KindWord::from_word("trust"), tier: None });
    let has_one = |org: &OrgIx| ENGLAND.org(*org).provides.iter().any(|has| has.service == Service::Emergency);
    let left_out: Vec<&str> = trusts
        .into_iter()
        .filter(has_one)
        .filter(|org| !told.contains(org))
        .map(|org| &*ENGLAND.org(org).id)
        .collect();
    assert!(left_out.is_empty(), "trusts whose major A&E no system's card tells: {left_out:?}");
}
