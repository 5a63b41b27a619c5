//! England's systems, one tile each.
//!
//! The layout is of July 2022. A system that it has keeps its square on every day; any other
//! goes to the free square nearest to where the people of its land lived on that layout.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{of_system, system_of_patch};
use super::classes::{Piece, legend};
use super::providers::{Providers, counted};
use super::{By, Emphasis, Ground, Map, Meaning, NoMap, Show, Tile, gather, put_in_order};
use crate::atlas::{Atlas, Closed, OrgIx};
use crate::boundaries::Footprint;
use crate::date::Day;
use crate::ground::{self, Square};
use crate::query::AsAt;

/// The day of the layout.
const LAID_OUT: Day = Day::constant(2022, 7, 1);

pub(super) fn map<'a>(as_at: &AsAt<'a>, show: Show<'_, 'a>) -> Result<Map, NoMap> {
    let atlas = as_at.atlas();
    if as_at.land().systems().is_empty() {
        return Err(NoMap::NoSystems(first_day(atlas)));
    }
    let (squares, unmapped) = squares(as_at);
    if squares.is_empty() {
        return Err(NoMap::NotDrawn);
    }
    let providers = Providers::of(as_at, show.service);
    let tiles = squares.into_iter().map(|(square, system)| (square, tile(as_at, system, &providers)));
    let mut tiles = put_in_order(tiles.collect());
    let pieces = pieces(as_at, &mut tiles, show);
    let classes = legend(as_at, &mut tiles, pieces, None);
    let gone = match show.by {
        By::Change(before) => gone(before, as_at),
        _ => Vec::new(),
    };
    let mut sources = Vec::new();
    gather(&mut sources, tiles.iter().map(|t| atlas.org(t.area).sources));
    gather(&mut sources, atlas.patches().iter().map(|p| p.sources));
    if matches!(show.by, By::Provider) {
        gather(&mut sources, providers.all().iter().flat_map(super::providers::Provider::sources));
    }
    Ok(Map {
        of: None,
        ground: Ground::Systems,
        colouring: show.by.colouring(),
        service: show.service,
        tiles,
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
        spot: ground::systems().spot(&atlas.org(system).id),
        column: 0,
        row: 0,
        emphasis: Emphasis::Within,
        stands_for: vec![system],
        shows: Vec::new(),
        systems: Vec::new(),
        were: Vec::new(),
        providers: providers.on(as_at, &land),
        residents: land.residents(atlas),
        inside: 1.0,
        land,
    }
}

fn pieces<'a>(as_at: &AsAt<'a>, tiles: &mut [Tile], show: Show<'_, 'a>) -> Vec<Vec<Piece>> {
    let split = splits(as_at);
    let meaning = |tile: &Tile| match show.by {
        By::System => as_at.snapshot().parent(tile.area).map_or(Meaning::NoneKnown, Meaning::In),
        By::Provider if tile.providers.is_empty() => Meaning::NoneKnown,
        By::Provider => Meaning::Providers(counted(as_at, &tile.providers).len()),
        By::Split => Meaning::Splits(split.get(&tile.area).copied().unwrap_or(0)),
        By::Change(before) => of_system(before, as_at, tile.area),
    };
    let mut pieces = Vec::with_capacity(tiles.len());
    for tile in tiles {
        pieces.push(vec![Piece::of(meaning(tile), tile.land.clone())]);
        if let By::Change(before) = show.by {
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

/// A square for every system of the day, and the systems for which none can be found: their
/// land lies in no system of the layout.
fn squares(as_at: &AsAt<'_>) -> (Vec<(Square, OrgIx)>, Vec<OrgIx>) {
    let id = |system: &OrgIx| &*as_at.atlas().org(*system).id;
    let (kept, others): (Vec<OrgIx>, Vec<OrgIx>) =
        as_at.land().systems().iter().partition(|s| ground::systems().spot(id(s)).is_some());
    let mut placed: Vec<(Square, OrgIx)> =
        kept.iter().filter_map(|s| Some((ground::systems().spot(id(s))?.square, *s))).collect();
    if others.is_empty() {
        return (placed, Vec::new());
    }
    let is_known = ground::systems().spots().iter().any(|spot| as_at.atlas().by_id(&spot.id).is_some());
    if !is_known {
        return (placed, others);
    }
    let then = AsAt::new(as_at.atlas(), LAID_OUT, Closed::Leave);
    let of_patch = system_of_patch(&then);
    let mut wanted: Vec<(Wish, OrgIx)> = Vec::new();
    let mut nowhere = Vec::new();
    for system in others {
        match wish(as_at, system, &of_patch) {
            Some(wish) => wanted.push((wish, system)),
            None => nowhere.push(system),
        }
    }
    // The one with most residents chooses first.
    wanted.sort_by(|(a, x), (b, y)| b.residents.cmp(&a.residents).then_with(|| id(x).cmp(id(y))));
    let mut taken: BTreeSet<Square> = placed.iter().map(|(square, _)| *square).collect();
    for (wish, system) in wanted {
        let square = wish.nearest_free(&taken);
        taken.insert(square);
        placed.push((square, system));
    }
    (placed, nowhere)
}

/// Where a system would stand if there were room.
struct Wish {
    column: f64,
    row: f64,
    residents: u64,
}

#[expect(clippy::cast_precision_loss, reason = "residents stay far below 2^52")]
fn wish(as_at: &AsAt<'_>, system: OrgIx, of_patch: &[Option<OrgIx>]) -> Option<Wish> {
    let atlas = as_at.atlas();
    let (mut column, mut row, mut residents) = (0.0, 0.0, 0);
    for patch in as_at.land().footprint(system)?.patches() {
        let of = of_patch[patch].and_then(|s| ground::systems().spot(&atlas.org(s).id));
        let Some(spot) = of else { continue };
        let weight = atlas.patches()[patch].residents;
        column += f64::from(spot.square.0) * weight as f64;
        row += f64::from(spot.square.1) * weight as f64;
        residents += weight;
    }
    (residents > 0).then(|| Wish { column: column / residents as f64, row: row / residents as f64, residents })
}

impl Wish {
    /// The free square nearest to the wish; of several as near, the northernmost, then the
    /// westernmost.
    fn nearest_free(&self, taken: &BTreeSet<Square>) -> Square {
        #[expect(clippy::cast_possible_truncation, reason = "a mean of squares of a small grid")]
        let (column, row) = (self.column.round() as i32, self.row.round() as i32);
        let distance = |(c, r): &Square| (f64::from(*c) - self.column).hypot(f64::from(*r) - self.row);
        for reach in 1.. {
            let about = (row - reach..=row + reach)
                .flat_map(|r| (column - reach..=column + reach).map(move |c| (c, r)))
                .filter(|square| !taken.contains(square));
            let nearest =
                about.min_by(|a, b| distance(a).total_cmp(&distance(b)).then((a.1, a.0).cmp(&(b.1, b.0))));
            // What lies beyond the reach may be nearer than a corner of it.
            if let Some(square) = nearest.filter(|s| distance(s) <= f64::from(reach) - 0.5) {
                return square;
            }
        }
        (column, row)
    }
}
