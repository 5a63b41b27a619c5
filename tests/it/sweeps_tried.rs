//! The sweeps are tried themselves: real answers of the bundled atlas, spoilt on purpose, do not pass
//! the checks that the sweeps make, and each fault is named.

use std::collections::BTreeSet;

use catchment::atlas::{Closed, OrgIx};
use catchment::date::{Date, Day};
use catchment::query::{AsAt, Changes, Happening, history};

use crate::around::{Told, is_around, shown};
use crate::hanging::{Standing, standings};
use crate::past_its_day::areas_shown;
use crate::serving::told_to_serve;
use crate::support::england::ENGLAND;
use crate::{around, hanging, past_its_day, serving};

/// In June 2023 Hart lies in Frimley with three quarters of its residents, and in Hampshire.
const HART: &str = "E07000089";

fn day(text: &str) -> Day {
    Date::parse(text).expect("a date").first_day()
}

fn as_at(text: &str) -> AsAt<'static> {
    AsAt::new(&ENGLAND, day(text), Closed::Leave)
}

fn org(id: &str) -> OrgIx {
    ENGLAND.by_id(id).expect("an organisation")
}

/// Where Hart stands, which is right.
fn of_hart(there: &AsAt<'_>) -> Vec<Standing> {
    let said = standings(there, org(HART));
    assert_eq!(said.len(), 2);
    assert_eq!(hanging::what_is_wrong(there, org(HART), &said), None);
    said
}

#[test]
fn a_share_of_a_council_that_was_halved_is_caught() {
    let there = as_at("2023-06-30");
    let mut said = of_hart(&there);
    said[0].share = said[0].share.map(|share| share / 2.0);
    let fault = hanging::what_is_wrong(&there, org(HART), &said).expect("a fault");
    assert!(fault.starts_with("Hart District Council: a share of "), "{fault}");
}

#[test]
fn shares_that_do_not_make_up_all_of_a_council_are_caught_where_nobody_can_compare_them() {
    let there = as_at("2023-06-30");
    let mut said = of_hart(&there);
    for standing in &mut said {
        standing.share = None;
    }
    assert!(hanging::what_is_wrong(&there, org(HART), &said).is_some());
}

#[test]
fn a_council_that_a_system_lacks_is_caught() {
    let there = as_at("2023-06-30");
    for left_out in 0..2 {
        let mut said = of_hart(&there);
        let gone = said.remove(left_out);
        let fault = hanging::what_is_wrong(&there, org(HART), &said).expect("a fault");
        assert!(fault.contains("is not in the tree of NHS "), "{} of {fault}", there.name(gone.under));
    }
}

#[test]
fn a_council_that_stands_twice_in_a_system_is_caught() {
    let there = as_at("2023-06-30");
    let mut said = of_hart(&there);
    said.push(said[1]);
    let fault = hanging::what_is_wrong(&there, org(HART), &said).expect("a fault");
    assert!(fault.starts_with("Hart District Council: twice in NHS "), "{fault}");
}

#[test]
fn a_council_in_a_system_without_its_land_is_caught() {
    let there = as_at("2023-06-30");
    let mut said = of_hart(&there);
    said.push(Standing { under: org("QKK"), share: None });
    let fault = hanging::what_is_wrong(&there, org(HART), &said).expect("a fault");
    assert!(fault.contains("has no land in") && fault.contains("South East London"), "{fault}");
}

#[test]
fn a_provider_told_to_serve_a_system_none_of_whose_land_it_serves_is_caught() {
    let there = as_at("2026-06-30");
    let (south_east_london, west_yorkshire) = (org("QKK"), org("QWO"));
    let mut told = told_to_serve(&there, west_yorkshire);
    assert_eq!(serving::what_is_wrong(&there, west_yorkshire, &told), [""; 0]);
    let elsewhere = told_to_serve(&there, south_east_london);
    let oxleas = elsewhere.into_iter().find(|serving| serving.provider == org("RPG")).expect("Oxleas");
    told.push(oxleas);
    let faults = serving::what_is_wrong(&there, west_yorkshire, &told);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].starts_with("Oxleas NHS Foundation Trust is told to serve "), "{faults:?}");
}

/// Every day of change since 2013 with what the history of an organisation, so spoilt, is faulted for.
fn faults_of_history(asked: OrgIx, spoil: impl Fn(Day, Told) -> Told) -> Vec<String> {
    let told = history(&ENGLAND, asked);
    let days_of = |passes: fn(&Happening<'_>) -> bool| -> BTreeSet<Day> {
        told.iter().filter(|h| passes(h)).filter_map(Happening::first_day).collect()
    };
    let (any, about) = (days_of(|_| true), days_of(is_around));
    let since = day("2013-04-02");
    let mut faults = Vec::new();
    for day in Changes::of(&ENGLAND).days().map(|(day, _)| day).filter(|day| *day >= since) {
        let says = match day {
            day if about.contains(&day) => Told::Around,
            day if any.contains(&day) => Told::Something,
            _ => Told::Nothing,
        };
        let eve = day.yesterday().expect("in the calendar");
        let [was, now] = [eve, day].map(|day| shown(&AsAt::new(&ENGLAND, day, Closed::Leave), asked));
        let name = ENGLAND.org(asked).name_at(day);
        faults.extend(around::what_is_wrong(name, day, spoil(day, says), [was.as_ref(), now.as_ref()]));
    }
    faults
}

#[test]
fn a_history_that_lacks_a_day_and_one_with_a_day_made_up_are_caught() {
    let reigate = org("E07000211");
    let (real, quiet) = (day("2026-04-01"), day("2017-04-01"));
    assert_eq!(faults_of_history(reigate, |_, told| told), [""; 0]);
    let lacking = faults_of_history(reigate, |day, told| if day == real { Told::Nothing } else { told });
    assert_eq!(lacking.len(), 1, "{lacking:#?}");
    let said = "2026-04-01: the history of Reigate and Banstead Borough Council says nothing of a change";
    assert!(lacking[0].starts_with(said), "{lacking:?}");
    let made_up = faults_of_history(reigate, |day, told| if day == quiet { Told::Around } else { told });
    let said = "2017-04-01: the history of Reigate and Banstead Borough Council tells of a change, and nothing changed";
    assert_eq!(made_up, [said]);
}

#[test]
fn one_that_has_closed_and_is_shown_is_caught() {
    let there = as_at("2026-06-30");
    let mut areas = areas_shown(&there);
    areas.insert(org("QNQ"));
    let said = "NHS Frimley Integrated Care Board was not there on 2026-06-30 and is shown";
    assert_eq!(past_its_day::what_is_wrong(&there, &areas), [said]);
}

#[test]
fn one_that_is_there_and_is_missing_is_caught() {
    let there = as_at("2026-06-30");
    let mut areas = areas_shown(&there);
    assert!(areas.remove(&org("E09000004")));
    let said = "London Borough of Bexley was there on 2026-06-30 and is not shown";
    assert_eq!(past_its_day::what_is_wrong(&there, &areas), [said]);
}
