//! The councils on and about the ground of one organisation.
//!
//! The layouts are of the councils of 2024. A tile is the land of one of them on every day;
//! on another day it stands for whichever councils lay on that land then.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{moves, system_of_patch};
use super::classes::{Piece, legend};
use super::providers::{Providers, counted, share};
use super::{By, Emphasis, Ground, Map, Meaning, NoMap, Show, Tile, gather, put_in_order};
use crate::atlas::{Atlas, OrgIx};
use crate::boundaries::Footprint;
use crate::ground::{self, Spot, Square};
use crate::query::AsAt;
use crate::query::overlap::land_of;
use crate::words::Service;

/// What lies in the ground asked for with less than this share of its residents lies about it.
const SLIVER: f64 = 0.01;

pub(super) fn map<'a>(as_at: &AsAt<'a>, org: OrgIx, show: Show<'_, 'a>) -> Result<Map, NoMap> {
    let ground = ground_of(as_at, org, show.service).ok_or(NoMap::NoGround)?;
    let providers = Providers::of(as_at, show.service);
    let mut tiles = every_tile(as_at, &ground, &providers);
    if tiles.iter().all(|(_, t)| t.emphasis != Emphasis::Within) {
        return Err(NoMap::NotDrawn);
    }
    if let By::Provider = show.by {
        reach(as_at, &mut tiles);
    }
    let (on, drawn, unmapped) = drawn(tiles);
    let mut tiles = put_in_order(drawn);
    let pieces = pieces(as_at, &mut tiles, (show, &providers));
    let classes = legend(as_at, &mut tiles, pieces, Some(&ground));
    let atlas = as_at.atlas();
    let mut sources = Vec::new();
    for tile in tiles.iter().filter(|t| !t.shows.is_empty()) {
        gather(&mut sources, tile.land.patches().map(|p| atlas.patches()[p].sources));
    }
    let shown: BTreeSet<OrgIx> = classes.iter().filter_map(|c| c.meaning.org()).collect();
    let used = shown.iter().filter_map(|org| providers.find(*org));
    gather(&mut sources, used.flat_map(super::providers::Provider::sources));
    Ok(Map {
        of: Some(org),
        ground: on,
        colouring: show.by.colouring(),
        service: show.service,
        tiles,
        classes,
        unmapped,
        gone: Vec::new(),
        sources,
    })
}

/// The land of an area; of a provider the land it serves, for the service where it provides
/// that, areas that it serves in part among it.
fn ground_of(as_at: &AsAt<'_>, org: OrgIx, service: Service) -> Option<Footprint> {
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
    for area in as_at.land().served_in_part(as_at.snapshot(), org) {
        as_at.land().footprint(area).into_iter().for_each(|part| land.unite(part));
    }
    land
}

/// A tile for every council of the layout.
fn every_tile(as_at: &AsAt<'_>, ground: &Footprint, providers: &Providers) -> Vec<(&'static Spot, Tile)> {
    let atlas = as_at.atlas();
    let asked = ground.residents(atlas);
    let lands = lands(atlas);
    let council_of = council_of_patch(as_at);
    let tile = |spot: &'static Spot| {
        let council = atlas.by_id(&spot.id)?;
        let land = Footprint::of(atlas, lands.get(&council)?.iter().copied());
        let residents = land.residents(atlas);
        let shared = land.shared_residents(ground, atlas);
        let inside = share(shared, residents).unwrap_or(0.0);
        // A small area may be but a sliver of the council it lies in.
        let is_within = land.meets(ground) && (inside >= SLIVER || 2 * shared >= asked);
        let stands_for = stands_for(atlas, &land, &council_of);
        let area = match stands_for.as_slice() {
            [only] if !as_at.snapshot().is_there(council) => *only,
            _ => council,
        };
        let tile = Tile {
            area,
            spot: Some(spot),
            column: 0,
            row: 0,
            emphasis: if is_within { Emphasis::Within } else { Emphasis::Around },
            stands_for,
            shows: Vec::new(),
            systems: as_at.land().systems_of(&land),
            were: Vec::new(),
            providers: providers.on(as_at, &land),
            residents,
            inside,
            land,
        };
        Some((spot, tile))
    };
    ground::councils().spots().iter().filter_map(tile).collect()
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
        *residents.entry(council).or_default() += atlas.patches()[patch].residents;
    }
    let mut councils: Vec<(OrgIx, u64)> = residents.into_iter().collect();
    councils.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    councils.into_iter().map(|(council, _)| council).collect()
}

/// Marks what else they serve who serve the ground asked for.
fn reach(as_at: &AsAt<'_>, tiles: &mut [(&'static Spot, Tile)]) {
    let within = tiles.iter().filter(|(_, t)| t.emphasis == Emphasis::Within);
    let serving: BTreeSet<OrgIx> =
        within.flat_map(|(_, t)| counted(as_at, &t.providers)).map(|p| p.provider).collect();
    for (_, tile) in tiles.iter_mut().filter(|(_, t)| t.emphasis == Emphasis::Around) {
        if counted(as_at, &tile.providers).iter().any(|p| serving.contains(&p.provider)) {
            tile.emphasis = Emphasis::Reached;
        }
    }
}

/// The tiles to draw, each with its square; and the areas that belong to the answer and have
/// none. What lies in London alone is drawn on all of London; what does not, with a margin of
/// one square.
fn drawn(tiles: Vec<(&'static Spot, Tile)>) -> (Ground, Vec<(Square, Tile)>, Vec<OrgIx>) {
    let in_london = |spot: &Spot| ground::london().spot(&spot.id);
    if tiles.iter().filter(|(_, t)| t.emphasis == Emphasis::Within).all(|(s, _)| in_london(s).is_some()) {
        let mut drawn = Vec::new();
        let mut unmapped = Vec::new();
        for (spot, tile) in tiles {
            match in_london(spot) {
                Some(london) => drawn.push((london.square, Tile { spot: Some(london), ..tile })),
                None if tile.emphasis == Emphasis::Reached => unmapped.push(tile.area),
                None => {}
            }
        }
        return (Ground::London, drawn, unmapped);
    }
    let asked = || tiles.iter().filter(|(_, t)| t.emphasis != Emphasis::Around).map(|(s, _)| s.square);
    let span = |along: fn(Square) -> i32| {
        let (low, high) = (asked().map(along).min(), asked().map(along).max());
        low.unwrap_or(0) - 1..=high.unwrap_or(0) + 1
    };
    let (columns, rows) = (span(|square| square.0), span(|square| square.1));
    let is_near = |square: Square| columns.contains(&square.0) && rows.contains(&square.1);
    let drawn = tiles.into_iter().filter(|(s, _)| is_near(s.square)).map(|(s, t)| (s.square, t)).collect();
    (Ground::Councils, drawn, Vec::new())
}

fn pieces<'a>(
    as_at: &AsAt<'a>,
    tiles: &mut [Tile],
    (show, providers): (Show<'_, 'a>, &Providers),
) -> Vec<Vec<Piece>> {
    let atlas = as_at.atlas();
    match show.by {
        By::System => tiles.iter().map(|t| by_system(as_at, t)).collect(),
        By::Split => {
            let split = |t: &Tile| match t.systems.len() {
                0 => Meaning::NoneKnown,
                count => Meaning::InSystems(count),
            };
            tiles.iter().map(|t| vec![Piece::of(split(t), t.land.clone())]).collect()
        }
        By::Provider => {
            let within = tiles.iter().filter(|t| t.emphasis == Emphasis::Within);
            let serving: BTreeSet<OrgIx> =
                within.flat_map(|t| counted(as_at, &t.providers)).map(|p| p.provider).collect();
            tiles.iter().map(|t| by_provider(as_at, t, (&serving, providers))).collect()
        }
        By::Change(before) => {
            let of_patch = (system_of_patch(before), system_of_patch(as_at));
            tiles
                .iter_mut()
                .map(|t| {
                    t.were = before.land().systems_of(&t.land);
                    moves(atlas, &t.land, (&of_patch.0, &of_patch.1))
                })
                .collect()
        }
    }
}

fn by_system(as_at: &AsAt<'_>, tile: &Tile) -> Vec<Piece> {
    if tile.systems.is_empty() {
        return vec![Piece::of(Meaning::NoneKnown, tile.land.clone())];
    }
    let piece = |system: OrgIx| {
        let land = as_at.land().footprint(system)?.intersection(&tile.land);
        Some(Piece::of(Meaning::In(system), land))
    };
    tile.systems.iter().filter_map(|s| piece(s.system)).collect()
}

/// Who serves a tile, of those who serve the ground asked for. What lies about it shows
/// nothing.
fn by_provider(
    as_at: &AsAt<'_>,
    tile: &Tile,
    (serving, providers): (&BTreeSet<OrgIx>, &Providers),
) -> Vec<Piece> {
    if tile.emphasis == Emphasis::Around {
        return Vec::new();
    }
    let atlas = as_at.atlas();
    let mut pieces = Vec::new();
    let mut known = Footprint::of(atlas, std::iter::empty());
    for provided in counted(as_at, &tile.providers).iter().filter(|p| serving.contains(&p.provider)) {
        let meaning = Meaning::ServedBy(provided.provider);
        let served = providers.find(provided.provider).map(|p| p.land.intersection(&tile.land));
        let served = served.filter(|_| provided.share.is_some());
        if let Some(land) = &served {
            known.unite(land);
        }
        pieces.push(Piece { meaning, land: served });
    }
    let is_told = pieces.iter().any(|p| p.land.is_none());
    let rest = Footprint::of(atlas, tile.land.patches().filter(|p| known.patches().all(|k| k != *p)));
    if tile.emphasis == Emphasis::Within && !is_told && !rest.is_empty() {
        pieces.push(Piece::of(Meaning::NoneKnown, rest));
    }
    pieces
}
