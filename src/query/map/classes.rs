//! What tiles show, gathered into the rows of a legend.

use std::collections::BTreeMap;

use super::model::{Class, Meaning, PatchShown, Tile, TileClass};
use super::whose::system_of_patch;
use crate::boundaries::{Footprint, ratio};
use crate::query::AsAt;

/// One of the things a tile shows, with the land on which it does; none where it is not known
/// which part of the tile is meant.
pub(super) struct ClassLand {
    pub(super) meaning: Meaning,
    pub(super) land: Option<Footprint>,
}

impl ClassLand {
    pub(super) fn of(meaning: Meaning, land: Footprint) -> Self {
        Self { meaning, land: Some(land) }
    }
}

/// What all tiles show: the rows of the legend, and patch by patch.
pub(super) struct Shown {
    pub(super) classes: Vec<Class>,
    pub(super) patches: Vec<PatchShown>,
}

/// Gives every tile what it shows, and the legend of it all. `asked` is the land that was asked for;
/// without it, all is.
pub(super) fn shown(
    as_at: &AsAt<'_>,
    tiles: &mut [Tile],
    pieces: Vec<Vec<ClassLand>>,
    asked: Option<&Footprint>,
) -> Shown {
    let atlas = as_at.atlas();
    let mut rows: BTreeMap<Meaning, Class> = BTreeMap::new();
    for pieces in &pieces {
        for piece in pieces {
            let meaning = piece.meaning;
            let new = Class { meaning, tiles: 0, inside: 0, outside: 0 };
            let class = rows.entry(meaning).or_insert(new);
            class.tiles += 1;
            let Some(land) = &piece.land else { continue };
            let all = land.residents(atlas);
            let inside = match asked {
                None => all,
                Some(asked) => land.shared_residents(asked, atlas),
            };
            class.inside += inside;
            class.outside += all - inside;
        }
    }
    let mut classes: Vec<Class> = rows.into_values().collect();
    classes.sort_by_cached_key(|class| {
        let name = class.meaning.org().map(|org| as_at.name(org).to_lowercase());
        (rank(class.meaning), u64::MAX - class.inside, u64::MAX - class.outside, name, class.meaning)
    });
    let of = |system| PatchShown { system, ..PatchShown::default() };
    let mut patches: Vec<PatchShown> = system_of_patch(as_at).into_iter().map(of).collect();
    for (number, (tile, pieces)) in tiles.iter_mut().zip(pieces).enumerate() {
        tile.land.patches().for_each(|patch| patches[patch].tile = Some(number));
        for piece in pieces {
            let Some(class) = classes.iter().position(|c| c.meaning == piece.meaning) else { continue };
            match &piece.land {
                Some(land) => land.patches().for_each(|patch| patches[patch].classes.push(class)),
                None => tile.land.patches().for_each(|patch| patches[patch].maybe.push(class)),
            }
            let residents = piece.land.map(|land| land.residents(atlas));
            let share = residents.and_then(|residents| ratio(residents, tile.residents.unwrap_or(0)));
            tile.shows.push(TileClass { class, share });
        }
        let shares = |shown: &TileClass| shown.share.unwrap_or(0.0);
        tile.shows.sort_by(|a, b| shares(b).total_cmp(&shares(a)).then(a.class.cmp(&b.class)));
    }
    Shown { classes, patches }
}

/// What is counted comes in the order of the count; what is as it was, and what is not known,
/// comes last.
fn rank(meaning: Meaning) -> (u8, usize) {
    match meaning {
        Meaning::Providers(count) | Meaning::InSystems(count) | Meaning::Splits(count) => (0, count),
        Meaning::OtherLand => (0, 1),
        Meaning::Renamed => (0, 2),
        Meaning::New | Meaning::In(_) | Meaning::ServedBy(_) | Meaning::Moved { .. } => (0, 0),
        Meaning::Same => (1, 0),
        Meaning::NoneKnown => (2, 0),
    }
}
