//! Where tiles stand on a map.

use super::model::Tile;
use crate::tile_grid::Square;

/// A tile with its square.
pub(super) struct PlacedTile {
    pub(super) square: Square,
    pub(super) tile: Tile,
}

/// Tiles moved to the upper left corner, in order.
pub(super) fn in_order(mut placed: Vec<PlacedTile>) -> Vec<Tile> {
    let west = placed.iter().map(|p| p.square.column).min().unwrap_or(0);
    let north = placed.iter().map(|p| p.square.row).min().unwrap_or(0);
    placed.sort_by_key(|p| p.square);
    let number = |from: i32, to: i32| u16::try_from(to - from).unwrap_or(u16::MAX);
    for PlacedTile { square, tile } in &mut placed {
        (tile.column, tile.row) = (number(west, square.column), number(north, square.row));
    }
    placed.into_iter().map(|p| p.tile).collect()
}
