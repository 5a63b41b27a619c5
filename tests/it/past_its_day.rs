//! Nothing is told past its day: what a document of years ago saw stands under its year, and what
//! the atlas itself says has ended is not told at all. What is planned is shown before its day.

use std::collections::BTreeSet;

use catchment::atlas::{Closed, Figure, OrgIx};
use catchment::boundaries::was_seen_long_ago;
use catchment::date::{Date, date_in_words};
use catchment::query::{AsAt, Changes, Row, RowItem, card, rows};
use catchment::render::card::page;
use catchment::words::Tier;

use crate::support::cli::catchment;
use crate::support::england::ENGLAND;

/// The areas that the tree shows, from its roots down to places and councils.
pub(crate) fn areas_shown(there: &AsAt<'_>) -> BTreeSet<OrgIx> {
    let is_larger = |org: OrgIx| there.kind(org).tier().is_some_and(|tier| tier <= Tier::Place);
    let opens = |row: &Row| match row.item {
        RowItem::Org(child) => is_larger(child.org),
        RowItem::Group { .. } => true,
    };
    let shown = rows(there, there.snapshot().roots(), opens).filter_map(|row| match row.item {
        RowItem::Org(child) if is_larger(child.org) => Some(child.org),
        _ => None,
    });
    shown.collect()
}

/// What is wrong with which areas are shown on a day: one that is not there then, or one that is
/// there and is missing.
pub(crate) fn what_is_wrong(there: &AsAt<'_>, shown: &BTreeSet<OrgIx>) -> Vec<String> {
    let is_larger = |org: OrgIx| there.kind(org).tier().is_some_and(|tier| tier <= Tier::Place);
    let mut faults = Vec::new();
    for org in ENGLAND.orgs().iter().copied().filter(|org| is_larger(*org)) {
        let name = there.name(org);
        match (there.snapshot().is_there(org), shown.contains(&org)) {
            (true, false) => faults.push(format!("{name} was there on {} and is not shown", there.day())),
            (false, true) => faults.push(format!("{name} was not there on {} and is shown", there.day())),
            _ => {}
        }
    }
    faults
}

#[test]
fn the_tree_shows_all_areas_that_were_there_on_every_day_and_no_others() {
    let since = Date::parse("2013-04-01").unwrap().first_day();
    for day in Changes::of(&ENGLAND).days().map(|(day, _)| day).filter(|day| *day >= since) {
        let there = AsAt::new(&ENGLAND, day, Closed::Leave);
        let shown = areas_shown(&there);
        assert!(shown.len() > 400, "{day}: {}", shown.len());
        assert_eq!(what_is_wrong(&there, &shown), [""; 0], "{day}");
    }
}

/// The lines under a heading of a card.
fn under<'t>(text: &'t str, heading: &str) -> Vec<&'t str> {
    text.lines().skip_while(|l| *l != heading).skip(1).take_while(|l| l.starts_with("  ")).collect()
}

#[test]
fn in_2026_no_card_tells_an_old_remark_or_figure_but_under_its_year_and_none_that_has_ended() {
    let day = Date::parse("2026-06-30").unwrap().last_day();
    let as_at = AsAt::new(&ENGLAND, day, Closed::Leave);
    let (mut old, mut ended) = (0, 0);
    for org in ENGLAND.orgs().iter().copied() {
        let record = ENGLAND.org(org);
        let is_said_of = !record.notes.is_empty() || !record.figures.is_empty();
        if !is_said_of || !record.is_there(day) {
            continue;
        }
        let page = page(&as_at, &card(&as_at, org));
        let notes = record.notes.iter().map(|n| (n.text.to_string(), n.seen, n.has_ended(day)));
        // What differs from document to document stands together, and has tests of its own.
        let differs = |f: &&Figure| {
            record.figures.iter().any(|o| o.what == f.what && o.value.total_cmp(&f.value).is_ne())
        };
        let figures = record.figures.iter().filter(|f| !differs(f));
        let figures = figures.map(|f| (format!(" {}", f.what), f.seen, f.has_ended(day)));
        for (said, seen, has_ended) in notes.chain(figures) {
            let dated = seen.map_or_else(String::new, date_in_words);
            let tells = |heading: &str| {
                heading.starts_with("What documents") || ["Figures", "Notes"].contains(&heading)
            };
            let told = page.sections.iter().filter(|section| tells(&section.heading)).filter(|section| {
                section.lines.iter().any(|line| line.text.contains(&said) && line.text.contains(&dated))
            });
            let told: Vec<&str> = told.map(|section| section.heading.as_str()).collect();
            if has_ended {
                ended += 1;
                assert!(told.is_empty(), "{} still tells {said:?} under {told:?}", record.id);
            } else if was_seen_long_ago(seen, day) {
                old += 1;
                let year = format!("What documents of {} said", seen.unwrap().first_day().year());
                assert_eq!(told, [year], "{}: {said:?}", record.id);
            }
        }
    }
    assert!(old > 100 && ended > 5, "there are some of each: {old}, {ended}");
}

#[test]
fn in_2026_nobody_is_told_that_only_the_west_of_birmingham_is_in_the_black_country() {
    for command in ["show", "brief"] {
        let now = catchment(&[command, "QUA", "--at", "2026-06-30"]);
        assert!(!now.answer().contains("Only the west of Birmingham"), "{command}");
        let then = catchment(&[command, "QUA", "--at", "2020-06-30"]);
        assert!(then.answer().contains("Only the west of Birmingham"), "{command}");
    }
    let json = catchment(&["show", "QUA", "--at", "2026-06-30", "--format", "json"]).json();
    assert!(!json["organisation"]["notes"].to_string().contains("Only the west of Birmingham"));
}

#[test]
fn in_2026_a_council_that_stood_aside_for_a_time_is_told_of_2019() {
    let now = catchment(&["show", "QT1", "--at", "2026-06-30"]);
    assert!(under(now.answer(), "Opted out").is_empty(), "{}", now.answer());
    let of_2019 = under(now.answer(), "What documents of 2019 said");
    assert!(of_2019.iter().any(|line| line.contains("Opted out: Nottingham City Council")), "{of_2019:?}");
    let then = catchment(&["show", "QT1", "--at", "2020-06-30"]);
    assert_eq!(under(then.answer(), "Opted out").len(), 1);
}

#[test]
fn a_register_of_years_ago_gives_way_to_a_newer_one() {
    let card = catchment(&["show", "RXT", "--at", "2026-06-30"]);
    assert!(!card.answer().contains("Does not line up"), "{}", card.answer());
    assert_eq!(under(card.answer(), "The NHS register (ODS) lists it under").len(), 1);
}

#[test]
fn a_partnership_that_a_document_of_2018_saw_is_told_as_of_then() {
    let card = catchment(&["show", "principia-mcp", "--at", "2026-06-30"]);
    assert!(card.answer().starts_with("Last seen in a document of "), "{}", card.answer());
    assert!(!catchment(&["show", "principia-mcp", "--at", "2018-06-30"]).answer().starts_with("Last seen"));
}

#[test]
fn what_dudley_plans_is_shown_before_its_day_marked_planned_and_counted_nowhere() {
    for commissioner in ["05C", "E08000027"] {
        let before = catchment(&["show", commissioner, "--at", "2019-11-30"]);
        let plans = under(before.answer(), "Commissions for");
        let mcp: Vec<&&str> = plans.iter().filter(|line| line.contains("Dudley MCP")).collect();
        assert!(
            matches!(mcp.as_slice(), [one] if one.contains("(planned)") && one.contains("from ")),
            "{plans:?}"
        );
        // Nobody had announced it.
        let earlier = catchment(&["show", commissioner, "--at", "2016-11-30"]);
        assert!(!earlier.answer().contains("  Dudley MCP – from "), "{}", earlier.answer());
    }
    let mcp = catchment(&["show", "dudley-mcp", "--at", "2019-11-30"]);
    let by = under(mcp.answer(), "Commissioned for by");
    assert!(by.len() == 2 && by.iter().all(|line| line.contains("(planned)")), "{by:?}");
    let tree = catchment(&["tree", "QUA", "--at", "2019-11-30"]);
    assert!(!tree.answer().contains("MCPs (1)") && !tree.answer().contains("MCP (1)"), "{}", tree.answer());
}
