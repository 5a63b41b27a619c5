//! What land and localities may lie in.

use crate::atlas::report::Reporter;
use crate::atlas::{Atlas, Locality, LocalityPart, OrgIx, Patch};
use crate::date::Period;
use crate::problem::What;
use crate::source::{Needle, RecordPosition};
use crate::words::Kind;

/// The fields that name what a patch lies in.
const LAND: &[&str] = &["areas", "dated"];

/// What rounding may add to shares that together are all of a locality.
const ROUNDING: f64 = 0.02;

/// A locality lies in areas, in each once, and in no more than all of itself.
pub(in crate::atlas) fn localities(
    reporter: &mut Reporter<'_>,
    atlas: &Atlas,
    localities: &[Locality],
    positions: &[RecordPosition],
) {
    for (locality, &position) in localities.iter().zip(positions) {
        let areas = locality.at.iter().flat_map(LocalityPart::areas).map(|area| (area, "at"));
        for (area, field) in areas.chain(locality.within.iter().map(|area| (*area, "within"))) {
            let org = atlas.org(area);
            if !org.kinds().any(Kind::is_area) {
                let what = What::LocalityInBody { id: org.id.to_string(), kind: org.kind.label() };
                reporter.report(what, position, Some(Needle::within(&[field], &org.id)));
            }
        }
        for (number, part) in locality.at.iter().enumerate() {
            let is_same = |other: &LocalityPart| other.area == part.area && other.within == part.within;
            if locality.at[..number].iter().any(is_same) {
                let id = atlas.org(part.area).id.to_string();
                let what = What::AreaTwice { by: "locality", id: id.clone() };
                reporter.report(what, position, Some(Needle::within(&["at"], &id)));
            }
        }
        let all: f64 = locality.at.iter().map(|part| part.share).sum();
        if all > 1.0 + ROUNDING {
            reporter.report(What::MoreThanAll(format!("{all:.2}")), position, Some(Needle::field(&["at"])));
        }
    }
}

type IsOfSort = fn(Kind) -> bool;

/// The sorts of area of which land lies in at most one on any day.
const SORTS: [(&str, IsOfSort); 3] = [
    ("councils", Kind::is_local_authority),
    ("places", |kind| matches!(kind, Kind::Place)),
    ("commissioners", Kind::is_commissioner),
];

/// Land lies in one council, one place and one commissioner at most, and in areas only.
pub(super) fn patches(reporter: &mut Reporter<'_>, atlas: &Atlas, positions: &[RecordPosition]) {
    for (patch, &position) in atlas.patches().iter().zip(positions) {
        for area in patch.areas_ever() {
            let org = atlas.org(area);
            if !org.kinds().any(Kind::is_area) {
                let what = What::PatchOfBody { id: org.id.to_string(), kind: org.kind.label() };
                reporter.report(what, position, Some(Needle::within(LAND, &org.id)));
            }
        }
        for dated in patch.dated.iter().filter(|d| d.period.is_reversed()) {
            let until = dated.period.until.map(|u| u.to_string());
            let of = format!("\"{}\" in this patch", atlas.org(dated.area).id);
            let needle = until.as_deref().map(|u| Needle::within(&["dated"], u));
            reporter.report(What::Reversed { of, period: dated.period.into() }, position, needle);
        }
        for (number, area) in patch.areas.iter().enumerate() {
            if patch.areas[..number].contains(area) {
                let id = atlas.org(*area).id.to_string();
                let what = What::AreaTwice { by: "patch", id: id.clone() };
                reporter.report(what, position, Some(Needle::within(LAND, &id)));
            }
        }
        for (sort, belongs) in SORTS {
            if let Some((first, second)) = clash(atlas, patch, belongs) {
                let what = What::PatchInTwo {
                    sort,
                    first: atlas.org(first).id.to_string(),
                    second: atlas.org(second).id.to_string(),
                };
                reporter.report(what, position, Some(Needle::within(LAND, &atlas.org(second).id)));
            }
        }
    }
}

/// Two areas of one sort that the patch lies in on one and the same day.
fn clash(atlas: &Atlas, patch: &Patch, belongs: IsOfSort) -> Option<(OrgIx, OrgIx)> {
    let undated = patch.areas.iter().map(|area| (*area, Period::ALWAYS));
    let dated = patch.dated.iter().map(|d| (d.area, d.period));
    let stays: Vec<(OrgIx, Period)> = undated
        .chain(dated)
        .filter(|(area, _)| atlas.org(*area).kinds().any(belongs))
        .map(|(area, period)| (area, period.intersection(atlas.org(area).period)))
        .filter(|(_, stay)| !stay.is_reversed())
        .collect();
    for (number, (first, stay)) in stays.iter().enumerate() {
        for (second, other) in &stays[number + 1..] {
            if first != second && stay.overlaps(*other) {
                return Some((*first, *second));
            }
        }
    }
    None
}
