//! Areas on the ground: the shapes of councils, commissioners and systems on several days are made of
//! the same lines as those of the land they are made of, and pictures of them are well formed.

use std::collections::BTreeSet;

use catchment::atlas::{Atlas, Closed, OrgIx, Stacked};
use catchment::boundaries::Footprint;
use catchment::date::Day;
use catchment::ground::{Lines, Ring};
use catchment::outlines::{Detail, GridPoint};
use catchment::query::AsAt;
use catchment::query::map::{ColourBy, MapForm, MapOptions, map, usual_service};
use catchment::render::map::{MapWording, Slots, svg};
use catchment::source::{Layer, SourceFile};

use crate::support::england::ENGLAND;

const DAYS: [&str; 6] = ["2013-04-01", "2016-12-01", "2019-11-25", "2021-04-01", "2023-04-01", "2026-06-30"];

fn on(day: &str) -> AsAt<'static> {
    AsAt::new(&ENGLAND, day.parse::<Day>().expect("a day"), Closed::Leave)
}

fn lines(detail: Detail) -> Lines {
    Lines::new(ENGLAND.outlines(detail).expect("the bundled atlas has outlines"))
}

/// Every side of every line, in both directions.
fn sides(lines: &Lines) -> BTreeSet<(GridPoint, GridPoint)> {
    let pairs = lines.all.iter().flat_map(|line| line.points.windows(2).map(|two| (two[0], two[1])));
    pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect()
}

fn ring_sides(ring: &Ring) -> impl Iterator<Item = (GridPoint, GridPoint)> + '_ {
    let next = ring.points.iter().copied().cycle().skip(1);
    ring.points.iter().copied().zip(next)
}

#[test]
fn every_piece_of_land_has_a_shape_in_every_level_of_detail() {
    for detail in Detail::ALL {
        let outlines = ENGLAND.outlines(detail).expect("outlines");
        outlines.check(ENGLAND.patches().len()).expect("they fit together");
        assert!(outlines.patches.iter().all(|rings| !rings.is_empty()), "{detail:?}");
        assert!(
            outlines
                .attribution
                .contains("Office for National Statistics licensed under the Open Government Licence v.3.0")
        );
        assert!(outlines.attribution.contains("Contains OS data © Crown copyright and database right 2026"));
        assert!(ENGLAND.sources().iter().any(|source| *source.key == *outlines.source));
        let england = lines(detail).join(|_| true).area() / 1e6;
        assert!((130_300.0..130_700.0).contains(&england), "{detail:?}: {england} km²");
    }
}

#[test]
fn outlines_go_with_the_land_into_whatever_is_made_of_the_atlas() {
    let outlines = |atlas: &Atlas| Detail::ALL.map(|detail| atlas.outlines(detail).cloned());
    let compiled = ENGLAND.compile().expect("not too large");
    assert_eq!(outlines(&Atlas::open(compiled).expect("sound")), outlines(&ENGLAND));
    let laid_on = |text: &str| {
        let layer = Layer { files: vec![SourceFile::text("more.ron", text.to_owned())] };
        Atlas::stack(&[Stacked::Compiled(&ENGLAND), Stacked::Files(&layer)]).expect("sound")
    };
    let noted = laid_on(
        r#"Atlas(format: 1, source: ["x"], sources: {"x": (title: "X", publisher: "Y")},
        organisations: [(id: "ours", name: "Ours", kind: Partnership, parent: "QKK")])"#,
    );
    assert_eq!(outlines(&noted), outlines(&ENGLAND));
    // With a piece of land that nobody drew, which is built whole: the others keep theirs.
    let grown = laid_on(
        r#"Atlas(format: 1, source: ["x"], sources: {"x": (title: "X", publisher: "Y")},
        organisations: [(id: "isle", name: "Isle", kind: District, parent: "england")],
        patches: [(areas: ["isle"], residents: 7, small_areas: 1)])"#,
    );
    for detail in Detail::ALL {
        let (grown, known) = (grown.outlines(detail).expect("kept"), ENGLAND.outlines(detail).expect("there"));
        assert_eq!(grown.arcs, known.arcs);
        assert_eq!(grown.patches.iter().filter(|rings| rings.is_empty()).count(), 1);
        assert_eq!(grown.patches.len(), known.patches.len() + 1);
    }
}

#[test]
fn the_shape_of_an_area_is_that_of_its_patches_together() {
    let mut shapes = 0;
    for detail in [Detail::Coarse, Detail::Medium] {
        let lines = lines(detail);
        let known = sides(&lines);
        let patch: Vec<f64> =
            (0..ENGLAND.patches().len()).map(|patch| lines.join(|p| p == patch).area()).collect();
        assert!(patch.iter().all(|area| *area > 0.0));
        for as_at in DAYS.map(on) {
            let is_asked = |org: &OrgIx| {
                let kind = as_at.kind(*org);
                kind.is_local_authority() || kind.is_commissioner() || as_at.land().systems().contains(org)
            };
            let areas: Vec<(OrgIx, &Footprint)> =
                as_at.land().areas().filter(|(org, _)| is_asked(org)).collect();
            for (org, land) in areas {
                let patches: BTreeSet<usize> = land.patches().collect();
                let shape = lines.join(|p| patches.contains(&p));
                let sum: f64 = patches.iter().map(|p| patch[*p]).sum();
                let name = as_at.name(org);
                assert!((shape.area() - sum).abs() < 1.0, "{name}: {} and {sum}", shape.area());
                for ring in &shape.rings {
                    assert!(ring.points.len() > 2, "{name}");
                    assert!(
                        ring_sides(ring).all(|side| known.contains(&side)),
                        "{name}: a ring leaves the lines"
                    );
                }
                let (centre, depth) = shape.visual_centre().expect("land");
                assert!(depth > 0.0 && shape.contains(centre), "{name}: its name would stand elsewhere");
                shapes += 1;
            }
        }
    }
    assert!(shapes > 5_000, "{shapes}");
}

#[test]
fn a_border_lies_between_two_groups_and_in_both_of_their_shapes() {
    let lines = lines(Detail::Coarse);
    for as_at in DAYS[1..].iter().map(|day| on(day)) {
        let systems = as_at.land().systems().to_vec();
        let system = |patch: usize| {
            systems
                .iter()
                .copied()
                .find(|s| as_at.land().footprint(*s).is_some_and(|land| land.patches().any(|p| p == patch)))
        };
        let of: Vec<Option<OrgIx>> = (0..ENGLAND.patches().len()).map(system).collect();
        let borders = lines.borders(|patch| of[patch]);
        assert!(borders.len() > 100);
        for border in borders {
            let first = (border.line.points[0], border.line.points[1]);
            for (group, side) in [(border.right, first), (border.left, (first.1, first.0))] {
                let shape = lines.join(|patch| of[patch] == Some(group));
                assert!(shape.rings.iter().any(|ring| ring_sides(ring).any(|s| s == side)));
            }
        }
    }
}

#[test]
fn classes_whose_land_meets_differ_in_colour_and_in_pattern() {
    let lines = lines(Detail::Coarse);
    let mut met = 0;
    for as_at in DAYS[1..].iter().map(|day| on(day)) {
        for id in ["QKK", "QHM", "QWO"] {
            let of = ENGLAND.by_id(id).filter(|org| as_at.snapshot().is_there(*org));
            let service = usual_service(&as_at, of);
            let options = MapOptions { by: ColourBy::System, service, form: MapForm::Ground };
            let Ok(map) = map(&as_at, of, options) else { continue };
            let slots = Slots::of(&map, &lines);
            let class = |patch: usize| map.patches[patch].classes.first().copied();
            for border in lines.borders(class) {
                let (one, other) = (slots.shade(&map, border.left), slots.shade(&map, border.right));
                assert_ne!(one.colour(), other.colour(), "{id}");
                assert_ne!(one.pattern(), other.pattern(), "{id}");
                met += 1;
            }
        }
    }
    assert!(met > 1_000, "{met}");
}

#[test]
fn pictures_of_the_ground_are_well_formed_small_and_say_whose_outlines_they_have() {
    for day in ["2019-11-25", "2026-06-30"] {
        let as_at = on(day);
        let before = on("2018-01-01");
        let orgs = [None].into_iter().chain(["QKK", "QHM", "QJG", "RPG", "RV5", "E10000030"].map(Some));
        for id in orgs {
            let of = id.map(|id| ENGLAND.by_id(id).expect(id));
            if of.is_some_and(|org| !as_at.snapshot().is_there(org)) {
                continue;
            }
            for by in [ColourBy::System, ColourBy::Provider, ColourBy::Split, ColourBy::Change(&before)] {
                let options = MapOptions { by, service: usual_service(&as_at, of), form: MapForm::Ground };
                let map = map(&as_at, of, options).expect("a map");
                let then = matches!(by, ColourBy::Change(_)).then_some(&before);
                let words = MapWording { map: &map, as_at: &as_at, before: then };
                let picture = svg(&words).expect("outlines");
                let most = if of.is_none() { 400_000 } else { 150_000 };
                assert!(picture.len() < most, "{id:?}, {by:?}: {} bytes", picture.len());
                let read = roxmltree::Document::parse(&picture).expect("well formed");
                let said: String =
                    read.descendants().filter_map(|node| node.text()).collect::<Vec<_>>().join(" ");
                let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(said.contains("Contains OS data © Crown copyright"), "{id:?}");
                assert!(said.contains(&words.title()), "{id:?}");
                assert!(!picture.contains("NaN") && !picture.contains("inf"), "{id:?}");
            }
        }
    }
}
