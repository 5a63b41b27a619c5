//! The grids that maps are drawn on: every area once, and neighbours side by side.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::england::ENGLAND;
use catchment::atlas::Closed;
use catchment::date::Date;
use catchment::query::AsAt;
use catchment::tile_grid::{Square, TileGrid, councils, london, systems};
use catchment::words::Kind;

fn pairs() -> Vec<(&'static str, &'static str)> {
    let lines = include_str!("../atlases/neighbours.txt").lines().filter(|l| !l.starts_with('#'));
    lines
        .flat_map(|line| {
            let mut ids = line.split(' ');
            let first = ids.next().expect("an id");
            ids.map(move |second| (first, second))
        })
        .collect()
}

/// Of the areas that touch on the ground, how many pairs share a side, and how many there are.
fn side_by_side(grid: &TileGrid) -> (usize, usize) {
    let squares: BTreeMap<&str, Square> = grid.tiles().iter().map(|s| (&*s.id, s.square)).collect();
    let drawn: Vec<(Square, Square)> =
        pairs().iter().filter_map(|(a, b)| Some((*squares.get(a)?, *squares.get(b)?))).collect();
    let touch = |(a, b): &&(Square, Square)| (a.column - b.column).abs() + (a.row - b.row).abs() == 1;
    (drawn.iter().filter(touch).count(), drawn.len())
}

#[test]
fn neighbours_on_the_ground_are_neighbours_on_the_map() {
    for (grid, least, of) in [(london(), 50, 92), (systems(), 61, 107), (councils(), 424, 796)] {
        let (count, all) = side_by_side(grid);
        assert_eq!(all, of, "every pair of neighbours is counted");
        assert!(count >= least, "{count} of {all} share a side; it has been {least}");
    }
}

#[test]
fn every_area_of_the_date_has_one_square_of_its_own() {
    let there = |date: &str, counts: &dyn Fn(Kind) -> bool| -> BTreeSet<String> {
        let as_at = AsAt::new(&ENGLAND, Date::parse(date).unwrap().last_day(), Closed::Leave);
        let areas = as_at.land().areas().map(|(org, _)| org).filter(|org| counts(as_at.kind(*org)));
        areas.map(|org| ENGLAND.org(org).id.to_string()).collect()
    };
    let cases = [
        (london(), there("2024", &|kind| kind == Kind::LondonBorough)),
        (councils(), there("2024", &Kind::is_local_authority)),
        (systems(), there("2022-07-01", &Kind::is_system)),
    ];
    for (grid, there) in cases {
        assert!(grid.faults().is_empty(), "{:?}", grid.faults());
        let drawn: BTreeSet<String> = grid.tiles().iter().map(|s| s.id.clone()).collect();
        let squares: BTreeSet<Square> = grid.tiles().iter().map(|s| s.square).collect();
        assert_eq!(drawn, there);
        assert_eq!((drawn.len(), squares.len()), (grid.tiles().len(), grid.tiles().len()));
    }
}

#[test]
fn london_lies_as_londoners_know_it() {
    let at = |name: &str| london().tiles().iter().find(|s| s.name == name).expect(name).square;
    let (north, south) = (at("Enfield"), at("Sutton"));
    let (west, east) = (at("Hillingdon"), at("Havering"));
    for tile in london().tiles() {
        assert!(north.row <= tile.square.row && tile.square.row <= south.row, "{}", tile.name);
        assert!(west.column <= tile.square.column && tile.square.column <= east.column, "{}", tile.name);
    }
    // The Thames: who lies south of it stands below who lies across.
    for (bank, across) in [("Lambeth", "Westminster"), ("Southwark", "City"), ("Lewisham", "Tower Hamlets")] {
        assert_eq!(Square { row: at(bank).row - 1, ..at(bank) }, at(across), "{bank} faces {across}");
    }
}
