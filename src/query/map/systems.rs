//! England's systems, one tile each.
//!
//! The grid is of July 2022. A system that it has keeps its square on every day; any other
//! goes to the free square nearest to where the people of its land lived on that grid.

use std::collections::{BTreeMap, BTreeSet};

use super::change::of_system;
use super::classes::{ClassLand, Shown, shown};
use super::model::{ColourBy, Emphasis, Map, MapForm, MapOptions, MapScope, Meaning, NoMap, Tile};
use super::placing::{PlacedTile, in_order};
use super::providers::{Provider, Providers, leading};
use super::sources::gather;
use super::whose::system_of_patch;
use crate::atlas::{Atlas, Closed, OrgIx};
use crate::boundaries::Footprint;
use crate::date::Day;
use crate::query::AsAt;
use crate::tile_grid::{self, Square};

/// The day of the grid.
const LAID_OUT: Day = Day::constant(2022, 7, 1);

pub(super) fn map<'a>(as_at: &AsAt<'a>, options: MapOptions<'_, 'a>) -> Result<Map, NoMap> {
    let atlas = as_at.atlas();
    if as_at.land().systems().is_empty() {
        return Err(NoMap::NoSystems(first_day(atlas)));
    }
    let Squares { of_systems, unmapped } = match options.form {
        MapForm::Tiles => squares(as_at),
        MapForm::Ground => on_the_ground(as_at),
    };
    if of_systems.is_empty() {
        return Err(NoMap::NotDrawn);
    }
    let providers = Providers::of(as_at, options.service);
    let placed = |(square, system)| PlacedTile { square, tile: tile(as_at, system, &providers) };
    let mut tiles = in_order(of_systems.into_iter().map(placed).collect());
    let pieces = pieces(as_at, &mut tiles, options);
    let Shown { classes, patches } = shown(as_at, &mut tiles, pieces, None);
    let gone = match options.by {
        ColourBy::Change(before) => gone(before, as_at),
        _ => Vec::new(),
    };
    let mut sources = Vec::new();
    gather(&mut sources, tiles.iter().map(|t| atlas.org(t.area).sources));
    gather(&mut sources, atlas.patches().iter().map(|p| p.sources));
    if matches!(options.by, ColourBy::Provider) {
        gather(&mut sources, providers.all().iter().flat_map(Provider::sources));
    }
    Ok(Map {
        form: options.form,
        of: None,
        scope: MapScope::Systems,
        colouring: options.by.colouring(),
        service: options.service,
        by_flows: providers.are_mains(),
        tiles,
        patches,
        asked: None,
        classes,
        unmapped,
        gone,
        sources,
    })
}

/// The first day on which a system is there.
pub(super) fn first_day(atlas: &Atlas) -> Option<Day> {
    let systems = atlas.orgs().iter().map(|org| atlas.org(*org)).filter(|o| o.kind.is_system());
    systems.filter(|o| !o.is_planned()).filter_map(|o| o.period.first_day()).min()
}

fn tile(as_at: &AsAt<'_>, system: OrgIx, providers: &Providers) -> Tile {
    let atlas = as_at.atlas();
    let none = || Footprint::of(atlas, std::iter::empty());
    let land = as_at.land().footprint(system).cloned().unwrap_or_else(none);
    Tile {
        area: system,
        grid_tile: tile_grid::systems().tile(&atlas.org(system).id),
        column: 0,
        row: 0,
        emphasis: Emphasis::Within,
        stands_for: vec![system],
        shows: Vec::new(),
        systems: Vec::new(),
        were: Vec::new(),
        providers: providers.on(as_at, &land),
        residents: land.counted_residents(atlas),
        inside: 1.0,
        land,
    }
}

fn pieces<'a>(as_at: &AsAt<'a>, tiles: &mut [Tile], options: MapOptions<'_, 'a>) -> Vec<Vec<ClassLand>> {
    let split = splits(as_at);
    let meaning = |tile: &Tile| match options.by {
        ColourBy::System => as_at.snapshot().parent(tile.area).map_or(Meaning::NoneKnown, Meaning::In),
        ColourBy::Provider if tile.providers.is_empty() => Meaning::NoneKnown,
        ColourBy::Provider => Meaning::Providers(leading(as_at, &tile.providers).len()),
        ColourBy::Split => Meaning::Splits(split.get(&tile.area).copied().unwrap_or(0)),
        ColourBy::Change(before) => of_system(before, as_at, tile.area),
    };
    let mut pieces = Vec::with_capacity(tiles.len());
    for tile in tiles {
        pieces.push(vec![ClassLand::of(meaning(tile), tile.land.clone())]);
        if let ColourBy::Change(before) = options.by {
            tile.were = before.land().systems_of(&tile.land);
        }
    }
    pieces
}

/// For each system, how many councils lie partly in it and partly in others.
fn splits(as_at: &AsAt<'_>) -> BTreeMap<OrgIx, usize> {
    let mut count = BTreeMap::new();
    for (_, land) in as_at.land().areas().filter(|(org, _)| as_at.kind(*org).is_local_authority()) {
        let systems = as_at.land().systems_of(land);
        if systems.len() > 1 {
            for share in systems {
                *count.entry(share.system).or_insert(0) += 1;
            }
        }
    }
    count
}

/// The systems of the first day that are not there on the second.
fn gone(before: &AsAt<'_>, after: &AsAt<'_>) -> Vec<OrgIx> {
    let mut gone = before.land().systems().to_vec();
    gone.retain(|system| !after.land().systems().contains(system));
    gone
}

/// Where the systems of the day stand.
struct Squares {
    /// Each with its square.
    of_systems: Vec<(Square, OrgIx)>,
    /// Those for which none can be found: their land lies in no system of the grid.
    unmapped: Vec<OrgIx>,
}

/// On the ground every system stands where its land is.
fn on_the_ground(as_at: &AsAt<'_>) -> Squares {
    let somewhere = Square { row: 0, column: 0 };
    let of_systems = as_at.land().systems().iter().map(|system| (somewhere, *system)).collect();
    Squares { of_systems, unmapped: Vec::new() }
}

/// A square for every system of the day.
fn squares(as_at: &AsAt<'_>) -> Squares {
    let grid = tile_grid::systems();
    let id = |system: &OrgIx| &*as_at.atlas().org(*system).id;
    let (mut of_systems, mut others): (Vec<(Square, OrgIx)>, Vec<OrgIx>) = (Vec::new(), Vec::new());
    for system in as_at.land().systems() {
        match grid.tile(id(system)) {
            Some(tile) => of_systems.push((tile.square, *system)),
            None => others.push(*system),
        }
    }
    if others.is_empty() {
        return Squares { of_systems, unmapped: Vec::new() };
    }
    let is_known = grid.tiles().iter().any(|tile| as_at.atlas().by_id(&tile.id).is_some());
    if !is_known {
        return Squares { of_systems, unmapped: others };
    }
    let then = AsAt::new(as_at.atlas(), LAID_OUT, Closed::Leave);
    let of_patch = system_of_patch(&then);
    let mut centres: Vec<(Centre, OrgIx)> = Vec::new();
    let mut unmapped = Vec::new();
    for system in others {
        match Centre::of(as_at, system, &of_patch) {
            Some(centre) => centres.push((centre, system)),
            None => unmapped.push(system),
        }
    }
    // The one with most residents chooses first.
    centres.sort_by(|(a, x), (b, y)| b.residents.cmp(&a.residents).then_with(|| id(x).cmp(id(y))));
    let mut taken: BTreeSet<Square> = of_systems.iter().map(|(square, _)| *square).collect();
    for (centre, system) in centres {
        let square = centre.nearest_free(&taken);
        taken.insert(square);
        of_systems.push((square, system));
    }
    Squares { of_systems, unmapped }
}

/// Where the people of a system lived on the grid: where it would stand if there were room.
struct Centre {
    column: f64,
    row: f64,
    residents: u64,
}

impl Centre {
    #[expect(clippy::cast_precision_loss, reason = "residents stay far below 2^52")]
    fn of(as_at: &AsAt<'_>, system: OrgIx, of_patch: &[Option<OrgIx>]) -> Option<Self> {
        let atlas = as_at.atlas();
        let (mut column, mut row, mut residents) = (0.0, 0.0, 0);
        for patch in as_at.land().footprint(system)?.patches() {
            let on = of_patch[patch].and_then(|s| tile_grid::systems().tile(&atlas.org(s).id));
            let Some(tile) = on else { continue };
            let weight = atlas.patches()[patch].residents.unwrap_or(0);
            column += f64::from(tile.square.column) * weight as f64;
            row += f64::from(tile.square.row) * weight as f64;
            residents += weight;
        }
        (residents > 0).then(|| Self {
            column: column / residents as f64,
            row: row / residents as f64,
            residents,
        })
    }

    /// The free square nearest to it; of several as near, the northernmost, then the
    /// westernmost.
    fn nearest_free(&self, taken: &BTreeSet<Square>) -> Square {
        #[expect(clippy::cast_possible_truncation, reason = "a mean of squares of a small grid")]
        let centre = Square { row: self.row.round() as i32, column: self.column.round() as i32 };
        let distance =
            |square: &Square| (f64::from(square.column) - self.column).hypot(f64::from(square.row) - self.row);
        for reach in 1.. {
            let columns = centre.column - reach..=centre.column + reach;
            let about = (centre.row - reach..=centre.row + reach)
                .flat_map(|row| columns.clone().map(move |column| Square { row, column }))
                .filter(|square| !taken.contains(square));
            let nearest = about.min_by(|a, b| distance(a).total_cmp(&distance(b)).then(a.cmp(b)));
            // What lies beyond the reach may be nearer than a corner of it.
            if let Some(square) = nearest.filter(|s| distance(s) <= f64::from(reach) - 0.5) {
                return square;
            }
        }
        centre
    }
}
