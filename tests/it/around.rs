//! What changes around an organisation is in its history, and nothing else is: held against what is
//! shown of it on every day of change.

use std::collections::{BTreeMap, BTreeSet};

use catchment::atlas::{Atlas, Closed, OrgIx};
use catchment::date::{Date, Day};
use catchment::query::{AsAt, Change, Changes, Detail, Given, Happening, history, services};
use catchment::words::{Kind, Line};
use proptest::prelude::*;

use crate::support::cli::catchment;
use crate::support::england::ENGLAND;
use crate::support::random_shire::shire;

/// What the tree and the card show around one organisation on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// What it sits within, by name and kind, with its share in thousandths.
    above: BTreeSet<(OrgIx, String, Kind, Option<i64>)>,
    /// Who serves it with what, be it told under its year alone.
    served_by: BTreeSet<(String, OrgIx)>,
    /// The areas in it.
    within: BTreeSet<OrgIx>,
}

pub(crate) fn shown(there: &AsAt<'_>, org: OrgIx) -> Option<Shown> {
    if !there.geography().counts(org) {
        return None;
    }
    let hanging = there.hanging();
    let holders = hanging.holders(org);
    let share = |holder: OrgIx| {
        let holding = hanging.holdings(holder).iter().find(|h| h.council == org)?;
        holding.share.map(|share| format!("{:.0}", share * 1000.0).parse().expect("a number"))
    };
    let told = |org: OrgIx, share| (org, there.name(org).to_owned(), there.kind(org), share);
    let mut above: BTreeSet<_> = holders.iter().map(|holder| told(*holder, share(*holder))).collect();
    for ancestor in holders.iter().flat_map(|h| there.ancestors(*h)).chain(there.ancestors(org)) {
        let is_of_its_line =
            there.kind(org).line() != Line::Councils || there.kind(ancestor).line() != Line::Councils;
        if is_of_its_line && !holders.contains(&ancestor) {
            above.insert(told(ancestor, None));
        }
    }
    // A council lies in systems and with commissioners.
    if there.kind(org) == Kind::County {
        let systems = there.systems(org);
        let is_split = systems.len() > 1;
        let share = |share: f64| format!("{:.0}", share * 1000.0).parse().expect("a number");
        above.extend(systems.iter().map(|s| told(s.system, s.share.filter(|_| is_split).map(share))));
    }
    let own = there.land().footprint(org).filter(|_| there.kind(org).is_council());
    let commissioners = there
        .land()
        .areas()
        .filter(|(area, land)| there.kind(*area).is_commissioner() && own.is_some_and(|own| own.meets(land)));
    above.extend(commissioners.map(|(area, _)| (area, String::new(), Kind::Ccg, None)));
    let mut served_by = BTreeSet::new();
    let all = services(there, org);
    for row in &all.rows {
        for given in &row.by {
            if let Given::Serves(serving) = given {
                served_by.insert((row.service.word().to_owned(), serving.provider));
            }
        }
    }
    let of_old = all.once.iter().filter_map(|link| Some((link.service?.word().to_owned(), link.from)));
    served_by.extend(of_old);
    let children = there.children(org).into_iter().map(|child| child.org);
    let is_area = |org: &OrgIx| there.kind(*org).is_area() && there.kind(*org) != Kind::Practice;
    let within = children.filter(is_area).filter(|child| there.geography().counts(*child)).collect();
    Some(Shown { above, served_by, within })
}

/// Of the areas one in a few, so that the whole takes seconds; all systems.
fn asked() -> Vec<OrgIx> {
    let mut seen: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut asked = Vec::new();
    for org in ENGLAND.orgs().iter().copied().filter(|org| !ENGLAND.facts(*org).is_planned()) {
        let kind = ENGLAND.facts(org).kind;
        let every = match kind {
            _ if kind.is_system() => 1,
            _ if kind.is_local_authority() => 6,
            Kind::County => 3,
            Kind::Place | Kind::Ccg | Kind::SubIcb => 8,
            _ => continue,
        };
        let number = seen.entry(kind).or_default();
        *number += 1;
        if number.is_multiple_of(every) {
            asked.push(org);
        }
    }
    asked
}

/// What a history tells of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nothing.
    Nothing,
    /// Something, be it of the organisation itself.
    Something,
    /// That something around it changed.
    Around,
}

/// What is wrong with what a history tells of a day, held against what is shown on its eve and on it.
pub(crate) fn what_is_wrong(
    name: &str,
    day: Day,
    told: Told,
    [was, now]: [Option<&Shown>; 2],
) -> Option<String> {
    let differs = was.zip(now).is_some_and(|(was, now)| was != now);
    match told {
        Told::Nothing if differs => {
            Some(format!("{day}: the history of {name} says nothing of a change: {was:?} {now:?}"))
        }
        Told::Around if was == now => {
            Some(format!("{day}: the history of {name} tells of a change, and nothing changed"))
        }
        _ => None,
    }
}

/// What of a history is told of a day on which something around changed.
pub(crate) fn is_around(h: &Happening<'_>) -> bool {
    h.way.is_some() || matches!(h.change, Change::Served | Change::Serves | Change::Holds | Change::Moved)
}

#[test]
fn a_history_has_a_day_if_what_is_shown_around_changes_on_it() {
    let since = Date::parse("2013-04-02").expect("a date").first_day();
    let asked = asked();
    assert!(asked.len() > 100, "{} organisations", asked.len());
    let days: Vec<Day> = Changes::of(&ENGLAND).days().map(|(day, _)| day).filter(|day| *day >= since).collect();
    let told: BTreeMap<OrgIx, BTreeSet<Day>> = asked
        .iter()
        .map(|org| (*org, history(&ENGLAND, *org).iter().filter_map(Happening::first_day).collect()))
        .collect();
    let first = days[0].yesterday().expect("in the calendar");
    let before = AsAt::new(&ENGLAND, first, Closed::Leave);
    let mut was: Vec<Option<Shown>> = asked.iter().map(|org| shown(&before, *org)).collect();
    let (mut faults, mut changes) = (Vec::new(), 0);
    for day in days {
        let there = AsAt::new(&ENGLAND, day, Closed::Leave);
        for (org, was) in asked.iter().zip(&mut was) {
            let now = shown(&there, *org);
            changes += usize::from(was.as_ref().zip(now.as_ref()).is_some_and(|(was, now)| was != now));
            let says = if told[org].contains(&day) { Told::Something } else { Told::Nothing };
            faults.extend(what_is_wrong(there.name(*org), day, says, [was.as_ref(), now.as_ref()]));
            *was = now;
        }
    }
    assert!(faults.is_empty(), "{} of {changes}: {:#?}", faults.len(), &faults[..faults.len().min(5)]);
    assert!(changes > 500, "{changes} changes");
}

#[test]
fn a_history_tells_of_no_day_on_which_nothing_around_changed() {
    for org in asked().into_iter().step_by(5) {
        let told = history(&ENGLAND, org);
        for h in told.iter().filter(|h| is_around(h)) {
            let day = h.first_day().expect("a day");
            let eve = day.yesterday().expect("in the calendar");
            let [was, now] = [eve, day].map(|day| AsAt::new(&ENGLAND, day, Closed::Leave));
            // That all of it is served of which a part was is not looked at here.
            let is_of_a_part = h.was.iter().any(|n| h.now.iter().any(|other| other.org == n.org));
            let told = if is_of_a_part { Told::Something } else { Told::Around };
            let (before, after) = (shown(&was, org), shown(&now, org));
            let fault = what_is_wrong(now.name(org), day, told, [before.as_ref(), after.as_ref()]);
            assert_eq!(fault, None, "{h:?}");
        }
    }
}

/// What is wrong with a history, held against what is shown on each of some days and on its eve.
fn faults(atlas: &Atlas, org: OrgIx, days: &[Day]) -> Vec<String> {
    let told = history(atlas, org);
    let mut faults = Vec::new();
    for day in days {
        let eve = day.yesterday().expect("in the calendar");
        let [was, now] = [eve, *day].map(|day| AsAt::new(atlas, day, Closed::Leave));
        let of_day: Vec<&Happening<'_>> = told.iter().filter(|h| h.first_day() == Some(*day)).collect();
        let is_of_a_part =
            |h: &Happening<'_>| h.was.iter().any(|n| h.now.iter().any(|other| other.org == n.org));
        // Land that came to another commissioner is told to both of them, and is not looked at here.
        let is_land = |h: &Happening<'_>| matches!(h.detail, Detail::Land { .. });
        let says = match of_day.as_slice() {
            [] => Told::Nothing,
            all if all.iter().all(|h| is_around(h) && !is_of_a_part(h) && !is_land(h)) => Told::Around,
            _ => Told::Something,
        };
        let (before, after) = (shown(&was, org), shown(&now, org));
        let fault = what_is_wrong(now.name(org), *day, says, [before.as_ref(), after.as_ref()]);
        faults.extend(fault.map(|fault| format!("{fault}: {of_day:?}")));
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_histories_of_any_shire_have_a_day_just_if_what_is_shown_changes_on_it(shire in shire()) {
        // What is only planned has no history, and land where nobody lives no share.
        let atlas = shire.without_plans().plain().records().atlas();
        let days: Vec<Day> = Changes::of(&atlas).days().map(|(day, _)| day).collect();
        let is_asked = |org: &OrgIx| {
            let facts = atlas.facts(*org);
            let kind = facts.kind;
            let is_area = kind.is_system() || kind.is_local_authority() || kind.is_commissioner();
            !facts.is_planned() && (is_area || kind == Kind::Place)
        };
        for org in atlas.orgs().iter().copied().filter(is_asked) {
            prop_assert_eq!(faults(&atlas, org, &days), [""; 0]);
        }
    }
}

/// What is asked, and what the answer has to say.
const TOLD: [(&[&str], &str); 10] = [
    (
        &["history", "E07000211"],
        "1 April 2026       its system: NHS Surrey Heartlands Integrated Care Board (QXU) became NHS Surrey and Sussex Integrated Care Board (S9B9J), together with",
    ),
    (
        &["diff", "E07000211", "--from", "2021", "--to", "2026-06"],
        "1 April 2026       its system: NHS Surrey Heartlands Integrated Care Board (QXU) became NHS Surrey and Sussex Integrated Care Board (S9B9J)",
    ),
    (
        &["brief", "E07000211"],
        "1 April 2026: its system, NHS Surrey Heartlands Integrated Care Board (QXU) became NHS Surrey and Sussex Integrated Care Board (S9B9J)",
    ),
    (
        &["history", "U07140"],
        "1 July 2022        its system: South East London ICS (QKK) became NHS South East London Integrated Care Board, from ICS to ICB",
    ),
    (
        &["history", "bexley"],
        "1 April 2020       in it: NHS Bexley CCG (07N) became NHS South East London CCG (72Q), together with",
    ),
    (
        &["history", "essex county council"],
        "its system: NHS Mid and South Essex Integrated Care Board (QH8) became NHS Essex Integrated Care Board (D7T5G), together with",
    ),
    (
        &["history", "E07000211"],
        "1 April 2020       its CCG: NHS East Surrey CCG (09L) became NHS Surrey Heartlands CCG (92A), together with",
    ),
    (
        &["diff", "E07000211", "--from", "1/4/2013", "--to", "30/6/2026"],
        "1 April 2020       moved: Reigate and Banstead Borough Council (E07000211) from Sussex and East Surrey STP (QNX) (in part)",
    ),
    (&["history", "oxleas"], "1 July 2022        its system: South East London ICS (QKK) became"),
    (&["history", "rushmoor"], "1 April 2026       its system: NHS Frimley Integrated Care Board (QNQ) became"),
];

#[test]
fn a_board_that_was_replaced_is_told_to_those_whose_board_it_was() {
    for (args, expected) in TOLD {
        let said = catchment(args);
        assert!(said.answer().contains(expected), "{args:?}: {said}");
    }
}

#[test]
fn a_split_that_a_merger_tells_is_not_told_again() {
    let said = catchment(&["history", "S9B9J"]);
    assert_eq!(said.answer().matches("QNQ").count(), 1, "{said}");
    let frimley = catchment(&["history", "QNQ"]);
    assert_eq!(frimley.lines_with("  1 April 2026 ").len(), 1, "{frimley}");
}

#[test]
fn json_says_how_a_change_reaches_the_one_asked() {
    let json = catchment(&["history", "E07000211", "--format", "json"]).json();
    let events = json["events"].as_array().expect("events");
    let board = events.iter().find(|event| event["date"] == "2026-04-01").expect("April 2026");
    assert_eq!((&board["way"]["by"], &board["way"]["id"]), (&"within".into(), &"QXU".into()));
    assert_eq!(board["id"], "S9B9J");
}
