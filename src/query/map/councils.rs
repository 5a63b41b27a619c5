//! The councils on and about the land of one organisation.
//!
//! The grids are of the councils of 2024. A tile is the land of one of them on every day;
//! on another day it stands for whichever councils lay on that land then.

use std::collections::{BTreeMap, BTreeSet};

use super::change::moves;
use super::classes::{ClassLand, Shown, shown};
use super::model::{ColourBy, Emphasis, Map, MapForm, MapOptions, MapScope, Meaning, NoMap, Tile};
use super::placing::{PlacedTile, in_order};
use super::providers::{Provider, Providers, leading};
use super::sources::gather;
use super::whose::system_of_patch;
use crate::atlas::{Atlas, OrgIx};
use crate::boundaries::{Footprint, ratio};
use crate::query::AsAt;
use crate::query::overlap::land_of;
use crate::tile_grid::{self, GridTile, Square};
use crate::words::Service;

/// What lies in the land asked for with less than this share of its residents lies about it.
const SLIVER: f64 = 0.01;

pub(super) fn map<'a>(as_at: &AsAt<'a>, org: OrgIx, options: MapOptions<'_, 'a>) -> Result<Map, NoMap> {
    let providers = Providers::of(as_at, options.service);
    let main_of = || providers.find(org).filter(|_| providers.are_mains()).map(|main| main.land.clone());
    let asked = main_of().or_else(|| asked_for(as_at, org, options.service)).ok_or(NoMap::NoLand)?;
    let about = About { as_at, asked: &asked, providers: &providers };
    let mut tiles = match options.form {
        MapForm::Tiles => about.every_tile(),
        MapForm::Ground => about.every_council(),
    };
    if tiles.iter().all(|t| t.tile.emphasis != Emphasis::Within) {
        return Err(NoMap::NotDrawn);
    }
    if let ColourBy::Provider = options.by {
        reach(as_at, &mut tiles);
    }
    let Selection { scope, placed, unmapped } = match options.form {
        MapForm::Tiles => select(tiles),
        MapForm::Ground => everything(tiles),
    };
    let mut tiles = in_order(placed);
    let pieces = pieces(as_at, &mut tiles, options, &providers);
    let Shown { classes, patches } = shown(as_at, &mut tiles, pieces, Some(&asked));
    let atlas = as_at.atlas();
    let mut sources = Vec::new();
    for tile in tiles.iter().filter(|t| !t.shows.is_empty()) {
        gather(&mut sources, tile.land.patches().map(|p| atlas.patches()[p].sources));
    }
    let shown: BTreeSet<OrgIx> = classes.iter().filter_map(|c| c.meaning.org()).collect();
    let used = shown.iter().filter_map(|org| providers.find(*org));
    gather(&mut sources, used.flat_map(Provider::sources));
    Ok(Map {
        form: options.form,
        of: Some(org),
        scope,
        colouring: options.by.colouring(),
        service: options.service,
        by_flows: providers.are_mains(),
        tiles,
        patches,
        asked: Some(asked),
        classes,
        unmapped,
        gone: Vec::new(),
        sources,
    })
}

/// The land of an area; of a provider the land it serves, for the service where it provides
/// that, areas that it serves in part among it.
fn asked_for(as_at: &AsAt<'_>, org: OrgIx, service: Service) -> Option<Footprint> {
    let known = land_of(as_at, org, Some(service)).or_else(|| land_of(as_at, org, None));
    let land = match known {
        Some(known) => known.footprint,
        None if as_at.kind(org).is_area() => return None,
        None => in_part(as_at, org),
    };
    (!land.is_empty()).then_some(land)
}

/// The land of the areas that a body serves in a part that is not known.
fn in_part(as_at: &AsAt<'_>, org: OrgIx) -> Footprint {
    let mut land = Footprint::of(as_at.atlas(), std::iter::empty());
    for part in as_at.land().served_in_part(as_at.snapshot(), org) {
        part.land.iter().for_each(|part| land.unite(part));
    }
    land
}

/// A council as it is on the map.
struct CouncilTile {
    /// Where it stands on the grid of all councils, if it does.
    square: Square,
    tile: Tile,
}

/// What councils are seen in the light of.
struct About<'m, 'a> {
    as_at: &'m AsAt<'a>,
    asked: &'m Footprint,
    providers: &'m Providers,
}

impl About<'_, '_> {
    /// A tile for every council of the grid.
    fn every_tile(&self) -> Vec<CouncilTile> {
        let atlas = self.as_at.atlas();
        let lands = lands(atlas);
        let council_of = council_of_patch(self.as_at);
        let tile = |grid_tile: &'static GridTile| {
            let council = atlas.by_id(&grid_tile.id)?;
            let land = Footprint::of(atlas, lands.get(&council)?.iter().copied());
            let stands_for = stands_for(atlas, &land, &council_of);
            let area = match stands_for.as_slice() {
                [only] if !self.as_at.snapshot().is_there(council) => *only,
                _ => council,
            };
            let tile = Tile { stands_for, grid_tile: Some(grid_tile), ..self.tile(area, land) };
            Some(CouncilTile { square: grid_tile.square, tile })
        };
        tile_grid::councils().tiles().iter().filter_map(tile).collect()
    }

    /// Every council of the day, on its own land.
    fn every_council(&self) -> Vec<CouncilTile> {
        let as_at = self.as_at;
        let councils = as_at
            .land()
            .areas()
            .filter(|(org, _)| as_at.kind(*org).is_local_authority() && as_at.snapshot().is_there(*org));
        let council = |(org, land): (OrgIx, &Footprint)| {
            let grid_tile = tile_grid::councils().tile(&as_at.atlas().org(org).id);
            let tile = Tile { grid_tile, ..self.tile(org, land.clone()) };
            CouncilTile { square: Square { row: 0, column: 0 }, tile }
        };
        councils.map(council).collect()
    }

    fn tile(&self, area: OrgIx, land: Footprint) -> Tile {
        let atlas = self.as_at.atlas();
        let shared = land.shared_residents(self.asked, atlas);
        let inside = ratio(shared, land.residents(atlas)).unwrap_or(0.0);
        // A small area may be but a sliver of the council it lies in.
        let is_within =
            land.meets(self.asked) && (inside >= SLIVER || 2 * shared >= self.asked.residents(atlas));
        Tile {
            area,
            grid_tile: None,
            column: 0,
            row: 0,
            emphasis: if is_within { Emphasis::Within } else { Emphasis::Around },
            stands_for: vec![area],
            shows: Vec::new(),
            systems: self.as_at.land().systems_of(&land),
            were: Vec::new(),
            providers: self.providers.on(self.as_at, &land),
            residents: land.counted_residents(atlas),
            inside,
            land,
        }
    }
}

/// The patches that ever lay in each area.
fn lands(atlas: &Atlas) -> BTreeMap<OrgIx, Vec<usize>> {
    let mut lands: BTreeMap<OrgIx, Vec<usize>> = BTreeMap::new();
    for (number, patch) in atlas.patches().iter().enumerate() {
        let areas: BTreeSet<OrgIx> = patch.areas_ever().collect();
        for area in areas {
            lands.entry(area).or_default().push(number);
        }
    }
    lands
}

/// The council of each patch on the day.
fn council_of_patch(as_at: &AsAt<'_>) -> Vec<Option<OrgIx>> {
    let mut of = vec![None; as_at.atlas().patches().len()];
    for (org, land) in as_at.land().areas().filter(|(org, _)| as_at.kind(*org).is_local_authority()) {
        land.patches().for_each(|patch| of[patch] = Some(org));
    }
    of
}

/// The councils of the day on a piece of land, the one with most residents first.
fn stands_for(atlas: &Atlas, land: &Footprint, council_of: &[Option<OrgIx>]) -> Vec<OrgIx> {
    let mut residents: BTreeMap<OrgIx, u64> = BTreeMap::new();
    for patch in land.patches() {
        let Some(council) = council_of[patch] else { continue };
        *residents.entry(council).or_default() += atlas.patches()[patch].residents.unwrap_or(0);
    }
    let mut councils: Vec<(OrgIx, u64)> = residents.into_iter().collect();
    councils.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    councils.into_iter().map(|(council, _)| council).collect()
}

/// Marks what else they serve who serve the land asked for.
fn reach(as_at: &AsAt<'_>, tiles: &mut [CouncilTile]) {
    let serving = serving_within(as_at, tiles.iter().map(|t| &t.tile));
    for CouncilTile { tile, .. } in tiles.iter_mut().filter(|t| t.tile.emphasis == Emphasis::Around) {
        if leading(as_at, &tile.providers).iter().any(|p| serving.contains(&p.provider)) {
            tile.emphasis = Emphasis::Reached;
        }
    }
}

/// Who serves the land asked for.
fn serving_within<'t>(as_at: &AsAt<'_>, tiles: impl Iterator<Item = &'t Tile>) -> BTreeSet<OrgIx> {
    let within = tiles.filter(|t| t.emphasis == Emphasis::Within);
    within.flat_map(|t| leading(as_at, &t.providers)).map(|p| p.provider).collect()
}

/// What of the grid is drawn.
struct Selection {
    scope: MapScope,
    placed: Vec<PlacedTile>,
    /// The areas that belong to the answer and have no square.
    unmapped: Vec<OrgIx>,
}

/// All of England, as it lies.
fn everything(tiles: Vec<CouncilTile>) -> Selection {
    let placed = tiles.into_iter().map(|t| PlacedTile { square: t.square, tile: t.tile }).collect();
    Selection { scope: MapScope::Councils, placed, unmapped: Vec::new() }
}

/// The tiles to draw. What lies in London alone is drawn on all of London; what does not, with
/// a margin of one square.
fn select(tiles: Vec<CouncilTile>) -> Selection {
    let in_london = |tile: &Tile| tile_grid::london().tile(&tile.grid_tile?.id);
    let mut within = tiles.iter().filter(|t| t.tile.emphasis == Emphasis::Within);
    if within.all(|t| in_london(&t.tile).is_some()) {
        let mut placed = Vec::new();
        let mut unmapped = Vec::new();
        for CouncilTile { tile, .. } in tiles {
            match in_london(&tile) {
                Some(london) => {
                    placed.push(PlacedTile {
                        square: london.square,
                        tile: Tile { grid_tile: Some(london), ..tile },
                    });
                }
                None if tile.emphasis == Emphasis::Reached => unmapped.push(tile.area),
                None => {}
            }
        }
        return Selection { scope: MapScope::London, placed, unmapped };
    }
    let span = |along: fn(Square) -> i32| {
        let asked = tiles.iter().filter(|t| t.tile.emphasis != Emphasis::Around);
        let along = asked.map(|t| along(t.square));
        let (low, high) = (along.clone().min(), along.max());
        low.unwrap_or(0) - 1..=high.unwrap_or(0) + 1
    };
    let (columns, rows) = (span(|square| square.column), span(|square| square.row));
    let is_near = |square: Square| columns.contains(&square.column) && rows.contains(&square.row);
    let near = tiles.into_iter().filter(|t| is_near(t.square));
    let placed = near.map(|t| PlacedTile { square: t.square, tile: t.tile }).collect();
    Selection { scope: MapScope::Councils, placed, unmapped: Vec::new() }
}

fn pieces<'a>(
    as_at: &AsAt<'a>,
    tiles: &mut [Tile],
    options: MapOptions<'_, 'a>,
    providers: &Providers,
) -> Vec<Vec<ClassLand>> {
    let atlas = as_at.atlas();
    match options.by {
        ColourBy::System => tiles.iter().map(|t| by_system(as_at, t)).collect(),
        ColourBy::Split => {
            let split = |t: &Tile| match t.systems.len() {
                0 => Meaning::NoneKnown,
                count => Meaning::InSystems(count),
            };
            tiles.iter().map(|t| vec![ClassLand::of(split(t), t.land.clone())]).collect()
        }
        ColourBy::Provider => {
            let serving = serving_within(as_at, tiles.iter());
            tiles.iter().map(|t| by_provider(as_at, t, &serving, providers)).collect()
        }
        ColourBy::Change(before) => {
            let (were, are) = (system_of_patch(before), system_of_patch(as_at));
            tiles
                .iter_mut()
                .map(|t| {
                    t.were = before.land().systems_of(&t.land);
                    moves(atlas, &t.land, &were, &are)
                })
                .collect()
        }
    }
}

fn by_system(as_at: &AsAt<'_>, tile: &Tile) -> Vec<ClassLand> {
    if tile.systems.is_empty() {
        return vec![ClassLand::of(Meaning::NoneKnown, tile.land.clone())];
    }
    let piece = |system: OrgIx| {
        let land = as_at.land().footprint(system)?.intersection(&tile.land);
        Some(ClassLand::of(Meaning::In(system), land))
    };
    tile.systems.iter().filter_map(|s| piece(s.system)).collect()
}

/// Who serves a tile, of those who serve the land asked for. What lies about it shows
/// nothing.
fn by_provider(
    as_at: &AsAt<'_>,
    tile: &Tile,
    serving: &BTreeSet<OrgIx>,
    providers: &Providers,
) -> Vec<ClassLand> {
    if tile.emphasis == Emphasis::Around {
        return Vec::new();
    }
    let atlas = as_at.atlas();
    let mut pieces = Vec::new();
    let mut known = Footprint::of(atlas, std::iter::empty());
    for provided in leading(as_at, &tile.providers).iter().filter(|p| serving.contains(&p.provider)) {
        let meaning = Meaning::ServedBy(provided.provider);
        let served = providers.find(provided.provider).map(|p| p.land.intersection(&tile.land));
        let served = served.filter(|_| provided.share.is_some());
        if let Some(land) = &served {
            known.unite(land);
        }
        pieces.push(ClassLand { meaning, land: served });
    }
    let is_in_part = pieces.iter().any(|p| p.land.is_none());
    let rest = Footprint::of(atlas, tile.land.patches().filter(|p| known.patches().all(|k| k != *p)));
    if tile.emphasis == Emphasis::Within && !is_in_part && !rest.is_empty() {
        pieces.push(ClassLand::of(Meaning::NoneKnown, rest));
    }
    pieces
}
