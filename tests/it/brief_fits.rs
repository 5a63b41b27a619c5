//! A briefing note fits two pages, and what is cut from it to do so is what matters least.

use crate::support::cli::catchment;
use crate::support::england::ENGLAND;
use catchment::atlas::{Closed, OrgIx};
use catchment::boundaries::{Code, Severity};
use catchment::date::Day;
use catchment::query::{AsAt, Brief, BriefOptions, brief};
use catchment::render::{Look, brief as note, short};
use catchment::words::{Kind, Tier};

/// As `wc -w` counts them.
fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Days of each generation of systems, besides the last of each organisation.
const DAYS: [&str; 6] = ["2016-12-31", "2018-12-31", "2019-11-25", "2021-10-01", "2023-04-01", "2024-07-01"];
/// The most words of a note.
const MOST: usize = 1500;

/// The notes on all that there is of some kinds, on its own last day and on each of these.
fn notes(days: &[&str], is_meant: impl Fn(Kind) -> bool, check: impl Fn(&AsAt<'_>, &Brief<'_>, &str)) -> usize {
    let atlas = &*ENGLAND;
    let mut days: Vec<Day> = days.iter().map(|day| day.parse().expect("a day")).collect();
    days.push(atlas.as_at());
    let mut asked = 0;
    for (number, day) in days.iter().enumerate() {
        let as_at = AsAt::new(atlas, *day, Closed::Leave);
        let is_last = number + 1 == days.len();
        for org in atlas.orgs().iter().copied().filter(|org| is_last || as_at.snapshot().is_there(*org)) {
            let nearest = atlas.org(org).nearest_day(*day);
            let then = if nearest == *day { as_at.clone() } else { AsAt::new(atlas, nearest, Closed::Leave) };
            if !is_meant(then.kind(org)) {
                continue;
            }
            let made = brief(&then, org, BriefOptions::default());
            for written in [note::text(&then, &made, Look::default()), note::markdown(&then, &made)] {
                check(&then, &made, &written);
            }
            asked += 1;
        }
    }
    asked
}

fn fits(as_at: &AsAt<'_>, made: &Brief<'_>, written: &str) {
    let (count, id) = (words(written), &as_at.atlas().org(made.card.org).id);
    assert!(count <= MOST, "{id} on {} has {count} words", as_at.day());
}

/// A name as a note may shorten it.
fn bare(name: &str) -> &str {
    name.trim_end_matches(" NHS Foundation Trust").trim_end_matches(" NHS Trust").trim_end_matches(',')
}

#[test]
fn a_note_on_any_system_fits_and_keeps_what_it_is_for() {
    let asked = notes(&DAYS, Kind::is_system, |as_at, made, written| {
        fits(as_at, made, written);
        let id = &as_at.atlas().org(made.card.org).id;
        let written = written.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
        let says = |what: &str| assert!(written.contains(what), "{id} on {}: no {what}", as_at.day());
        says("What changed");
        for area in made.provision.areas.iter().filter(|area| !area.rows.is_empty()).take(20) {
            says(&short(as_at, area.area));
            let given = area.rows.iter().flat_map(|row| &row.by);
            given.for_each(|given| says(bare(as_at.name(given.provider()))));
        }
        // Where residents go and who takes part stand elsewhere in a note, and several who serve one
        // area stand in one sentence.
        let is_told_apart = |code: Code| !matches!(code, Code::MemberOfSeveral | Code::SeveralProviders);
        let majors = made.findings.iter().filter(|f| f.severity() == Severity::Major).take(4);
        let majors = majors.filter(|f| is_told_apart(f.code()));
        let subjects: Vec<OrgIx> = majors.map(|finding| finding.subject).collect();
        let (_, findings) = written.split_once("Where boundaries do not line up").unwrap_or_default();
        for subject in subjects {
            let name = short(as_at, subject);
            assert!(findings.contains(&name), "{id} on {}: nothing on {name}", as_at.day());
        }
    });
    assert!(asked > 200, "{asked}");
}

#[test]
fn a_note_on_a_region_a_place_or_england_fits() {
    let is_large = |kind: Kind| matches!(kind, Kind::Nation | Kind::Region | Kind::OnsRegion);
    assert!(notes(&DAYS, is_large, fits) > 60);
    let is_place = |kind: Kind| kind.tier() == Some(Tier::Place);
    assert!(notes(&["2019-11-25"], is_place, fits) > 700);
}

#[test]
fn a_note_on_a_trust_fits() {
    assert!(notes(&["2019-11-25"], Kind::is_trust, fits) > 200);
}

#[test]
fn what_was_cut_is_counted_and_a_depth_gives_it_back() {
    let cut = catchment(&["brief", "QHM"]).answer().to_owned();
    let left = cut.split("## Left out of this note").nth(1).expect("much is left out");
    assert!(left.contains("Organisations within it that are not named: "), "{left}");
    assert!(left.contains("To see them: catchment tree QHM"), "{left}");
    assert!(
        !cut.contains("Spamedica Carlisle")
            && cut.contains("- Partnerships, programmes and others (22), not named here"),
        "{cut}"
    );
    let whole = catchment(&["brief", "QHM", "--depth", "3"]).answer().to_owned();
    assert!(
        words(&whole) > MOST && whole.contains("Spamedica Carlisle") && whole.contains("| Area |"),
        "{whole}"
    );
}

#[test]
fn a_note_cites_no_source_of_what_was_cut() {
    let note = catchment(&["brief", "QHM"]).answer().to_owned();
    let (body, sources) = note.split_once("## Sources").expect("a note has sources");
    let cited: Vec<usize> = body
        .split('[')
        .filter_map(|rest| rest.split_once(']'))
        .flat_map(|(inside, _)| inside.split(", "))
        .flat_map(|run| {
            let (from, to) = run.split_once('–').unwrap_or((run, run));
            from.parse::<usize>().unwrap_or(1)..=to.parse().unwrap_or(0)
        })
        .collect();
    let count =
        sources.lines().filter(|l| l.split_once(". ").is_some_and(|(n, _)| n.parse::<usize>().is_ok())).count();
    for number in 1..=count {
        assert!(cited.contains(&number), "nothing cites [{number}]: {note}");
    }
}
