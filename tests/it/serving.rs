//! Whoever is told to serve an area serves land of that area: on cards, in notes and tables, as
//! `overlap` has it.

use catchment::atlas::{Closed, Link, OrgIx};
use catchment::boundaries::{Footprint, Weight};
use catchment::date::Date;
use catchment::query::{
    AsAt, Direction, Given, Inference, OverlapOptions, Serving, card, overlap, provision, services,
};
use catchment::words::{Kind, Relation};

use crate::support::cli::{catchment, json_answer};
use crate::support::england::ENGLAND;

const DAYS: [&str; 5] = ["2026-06-30", "2022-07-01", "2019-11-30", "2017-04-01", "2015-06-01"];

fn as_at(day: &str) -> AsAt<'static> {
    AsAt::new(&ENGLAND, Date::parse(day).expect("a date").first_day(), Closed::Leave)
}

/// The areas that are there and have land.
fn areas(there: &AsAt<'_>, is_meant: fn(Kind) -> bool) -> Vec<OrgIx> {
    let areas = there.land().areas().map(|(org, _)| org);
    let mut areas: Vec<OrgIx> =
        areas.filter(|org| is_meant(there.kind(*org)) && there.geography().counts(*org)).collect();
    areas.sort_unstable();
    areas
}

fn is_held_by_systems(kind: Kind) -> bool {
    kind.is_system() || kind == Kind::Place || kind.is_commissioner() || kind.is_council()
}

/// Does `overlap` say that two share no land?
fn are_disjoint(there: &AsAt<'_>, provider: OrgIx, area: OrgIx) -> bool {
    let options = OverlapOptions { service: None, weight: Weight::Residents };
    let compared = overlap(there, provider, area, options);
    match (compared.overlap, compared.inferred) {
        (Some(overlap), _) => !overlap.touch,
        (None, inferred) => matches!(inferred, Some(Inference::NoneBy(_))),
    }
}

/// May any of these links speak of some of this land?
fn may_serve(there: &AsAt<'_>, links: &[&Link], land: &Footprint) -> bool {
    links.iter().any(|link| {
        let served = there.land().served_by(link).or_else(|| there.land().served_in(there.snapshot(), link));
        served.is_none_or(|served| served.meets(land))
    })
}

/// Whoever is told to serve an area.
pub(crate) fn told_to_serve<'a>(there: &AsAt<'a>, area: OrgIx) -> Vec<Serving<'a>> {
    let rows = services(there, area).rows.into_iter().flat_map(|row| row.by);
    let serves = |given| match given {
        Given::Serves(serving) => Some(serving),
        _ => None,
    };
    rows.filter_map(serves).collect()
}

/// What is wrong with whoever is told to serve an area, held against whose land each serves.
pub(crate) fn what_is_wrong(there: &AsAt<'_>, area: OrgIx, told: &[Serving<'_>]) -> Vec<String> {
    let Some(land) = there.land().footprint(area) else {
        return vec![format!("{} has no land", there.name(area))];
    };
    let mut faults = Vec::new();
    for serving in told {
        let (provider, area_name) = (there.name(serving.provider), there.name(area));
        if are_disjoint(there, serving.provider, area) {
            faults.push(format!("{provider} is told to serve {area_name} and has none of its land"));
        } else if !may_serve(there, &serving.links, land) {
            faults.push(format!("{provider} is told to serve {area_name} by links that speak of other land"));
        }
    }
    faults
}

#[test]
fn whoever_is_told_to_serve_an_area_serves_land_of_it() {
    let mut told = 0;
    for day in DAYS {
        let there = as_at(day);
        for area in areas(&there, is_held_by_systems) {
            let serving = told_to_serve(&there, area);
            told += serving.len();
            assert_eq!(what_is_wrong(&there, area, &serving), [""; 0], "{day}");
        }
    }
    assert!(told > 5000, "{told}");
}

#[test]
fn whoever_a_note_has_beside_a_council_serves_the_part_that_is_there() {
    let mut parts = 0;
    for day in DAYS {
        let there = as_at(day);
        for area in areas(&there, |kind| kind.is_system() || kind == Kind::Place) {
            let own = there.land().footprint(area).expect("its land");
            for served in provision(&there, area).areas {
                let Some(council) = there.land().footprint(served.area) else { continue };
                let part = council.intersection(own);
                parts += usize::from(served.share.is_some());
                for given in served.rows.iter().flat_map(|row| &row.by) {
                    let Given::Serves(serving) = given else { continue };
                    let names = (there.name(serving.provider), there.name(served.area), there.name(area));
                    assert!(may_serve(&there, &serving.links, &part), "{day}: {names:?}");
                    assert!(!are_disjoint(&there, serving.provider, area), "{day}: {names:?}");
                }
            }
        }
    }
    assert!(parts > 50, "{parts}");
}

#[test]
fn links_of_areas_with_nearly_the_same_land_speak_of_this_one_too() {
    for day in ["2026-06-30", "2019-11-30"] {
        let there = as_at(day);
        for area in areas(&there, |kind| kind.is_system() || kind == Kind::Place || kind.is_commissioner()) {
            for end in card(&there, area).links {
                let serves = (end.link.relation, end.direction) == (Relation::Serves, Direction::In);
                if serves && !end.link.is_planned() {
                    let names = (there.name(end.other), there.name(area));
                    assert!(!are_disjoint(&there, end.other, area), "{day}: {names:?}");
                }
            }
        }
    }
}

#[test]
fn west_yorkshire_is_served_by_nobody_who_serves_other_parts_of_north_yorkshire() {
    let answer = catchment(&["overlap", "RX3", "QWO", "--at", "2026-06-30"]);
    assert!(answer.stdout.contains("are disjoint"), "{}", answer.stdout);
    for command in ["show", "brief"] {
        let answer = catchment(&[command, "QWO", "--at", "2026-06-30"]);
        assert!(!answer.stdout.contains("Tees, Esk"), "{command}: {}", answer.stdout);
    }
    let card = json_answer(&["show", "QWO", "--at", "2026-06-30", "--format", "json"]);
    assert!(!card.to_string().contains("\"RX3\""), "{card}");
}

#[test]
fn a_name_alone_makes_no_two_areas_coterminous() {
    for day in DAYS {
        let there = as_at(day);
        for area in areas(&there, is_held_by_systems) {
            for end in card(&there, area).links {
                let is_known = there.land().is_known(end.other);
                let is_inferred = end.link.certainty != catchment::words::Certainty::Certain;
                let says = end.link.relation == Relation::CoterminousWith;
                assert!(!(says && is_inferred && is_known), "{day}: {}", there.name(area));
            }
        }
    }
}
