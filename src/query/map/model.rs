//! What a map is: its tiles, what each of them shows, and the legend.

use super::providers::TileProvider;
use crate::atlas::{OrgIx, SourceSet};
use crate::boundaries::{Footprint, SystemShare};
use crate::date::Day;
use crate::query::AsAt;
use crate::tile_grid::GridTile;
use crate::words::{Service, words};

words! {
    /// What the tiles of a map are coloured by.
    Colouring {
        /// The system that a council lies in; of a system, its region.
        System => "system",
        /// Who provides a service there.
        Provider => "provider",
        /// How many systems a council is split between; of a system, how many councils it
        /// splits with others.
        Split => "split",
        /// What changed between two days.
        Change => "change",
    }
}

/// What a map is to show.
#[derive(Clone, Copy, Debug)]
pub struct MapOptions<'f, 'a> {
    /// What the tiles are coloured by.
    pub by: ColourBy<'f, 'a>,
    /// The service whose providers are shown.
    pub service: Service,
    /// How it is drawn.
    pub form: MapForm,
}

/// What the tiles are coloured by; for what changed, the atlas as it stood on the first day.
#[derive(Clone, Copy, Debug)]
pub enum ColourBy<'f, 'a> {
    /// See [`Colouring::System`].
    System,
    /// See [`Colouring::Provider`].
    Provider,
    /// See [`Colouring::Split`].
    Split,
    /// See [`Colouring::Change`].
    Change(&'f AsAt<'a>),
}

impl ColourBy<'_, '_> {
    /// The word for it.
    pub const fn colouring(&self) -> Colouring {
        match self {
            Self::System => Colouring::System,
            Self::Provider => Colouring::Provider,
            Self::Split => Colouring::Split,
            Self::Change(_) => Colouring::Change,
        }
    }
}

/// What a map is of, and so what its tiles are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapScope {
    /// London's boroughs, all of them.
    London,
    /// Councils on and about the land of one organisation.
    Councils,
    /// England's systems.
    Systems,
}

/// How a map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapForm {
    /// As squares of a grid, all of one size.
    Tiles,
    /// As the ground itself: all of England.
    Ground,
}

/// What is shown on one patch of a map of the ground.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PatchShown {
    /// The number of the tile it belongs to.
    pub tile: Option<usize>,
    /// What it shows, by the numbers in the legend.
    pub classes: Vec<usize>,
    /// What some part of its tile shows, of which it is not known whether this is in it.
    pub maybe: Vec<usize>,
    /// The system it lies in.
    pub system: Option<OrgIx>,
}

/// A map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// How it is drawn.
    pub form: MapForm,
    /// Of whom; none for England.
    pub of: Option<OrgIx>,
    /// What its tiles are.
    pub scope: MapScope,
    /// What they are coloured by.
    pub colouring: Colouring,
    /// The service whose providers are shown.
    pub service: Service,
    /// Are those the trusts that most residents go to, rather than such as are said to serve?
    pub by_flows: bool,
    /// The tiles, from north to south and from west to east; of a map of the ground, the systems or
    /// councils of the day.
    pub tiles: Vec<Tile>,
    /// What each patch shows, by its number in the atlas.
    pub patches: Vec<PatchShown>,
    /// The land that was asked for; none for England.
    pub asked: Option<Footprint>,
    /// What the tiles show, in the order of the legend.
    pub classes: Vec<Class>,
    /// Whose land, or what else that belongs to the answer, is on none of the tiles.
    pub unmapped: Vec<OrgIx>,
    /// The systems that were there on the first day and are not on the second.
    pub gone: Vec<OrgIx>,
    /// The sources it rests on.
    pub sources: Vec<SourceSet>,
}

/// One tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// The system, or the council of the day. On tiles, where several councils of the day lie on one,
    /// the one that has replaced them.
    pub area: OrgIx,
    /// Its tile of the grid, where it has one.
    pub grid_tile: Option<&'static GridTile>,
    /// How many tiles stand to the west of its column.
    pub column: u16,
    /// How many stand north of its row.
    pub row: u16,
    /// What it has to do with what was asked.
    pub emphasis: Emphasis,
    /// The councils of the day on its land, the one with most residents first; of a system
    /// the system.
    pub stands_for: Vec<OrgIx>,
    /// What it shows, the largest share first.
    pub shows: Vec<TileClass>,
    /// The systems its land lies in on the day.
    pub systems: Vec<SystemShare>,
    /// Those it lay in on the first day, on a map of what changed.
    pub were: Vec<SystemShare>,
    /// Who provides the service there: bodies before partnerships of bodies, of which a map
    /// counts none where there is a body.
    pub providers: Vec<TileProvider>,
    /// The people who live there: mid-2020 counts.
    pub residents: Option<u64>,
    /// Of them, the share that lives on the land that was asked for, from 0 to 1.
    pub inside: f64,
    pub(super) land: Footprint,
}

/// What a tile has to do with what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// It lies in it, or some of it does.
    Within,
    /// Whoever serves what was asked also serves this.
    Reached,
    /// It lies about it.
    Around,
}

/// One of the things a tile shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TileClass {
    /// Which class, by its number in the legend.
    pub class: usize,
    /// The share of the tile's residents, from 0 to 1; none where it is not known which part
    /// is meant.
    pub share: Option<f64>,
}

/// A row of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// What it stands for.
    pub meaning: Meaning,
    /// How many tiles show it.
    pub tiles: usize,
    /// The residents of what it stands for on the land that was asked for.
    pub inside: u64,
    /// Those elsewhere on the map.
    pub outside: u64,
}

/// What a class stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// It lies in this region or system.
    In(OrgIx),
    /// This provider serves it.
    ServedBy(OrgIx),
    /// So many providers serve it.
    Providers(usize),
    /// It lies in so many systems.
    InSystems(usize),
    /// So many councils lie partly in it and partly in other systems.
    Splits(usize),
    /// It was in one system on the first day and is in another on the second.
    Moved {
        /// The one on the first day; none where it was in none.
        from: Option<OrgIx>,
        /// The one on the second.
        to: Option<OrgIx>,
    },
    /// A system that was not there on the first day.
    New,
    /// A system that has gained or lost land.
    OtherLand,
    /// A system that has another name or is of another kind.
    Renamed,
    /// It is as it was.
    Same,
    /// No provider, system or region of it is known.
    NoneKnown,
}

impl Meaning {
    /// The organisation it stands for, where it is one.
    pub const fn org(self) -> Option<OrgIx> {
        match self {
            Self::In(org) | Self::ServedBy(org) => Some(org),
            Self::Moved { to, .. } => to,
            _ => None,
        }
    }
}

/// Why there is no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMap {
    /// There were no systems on the day; the first day on which there were some.
    NoSystems(Option<Day>),
    /// Neither its land nor the land it serves is known.
    NoLand,
    /// None of its land is on a grid.
    NotDrawn,
}

impl Tile {
    /// Its land.
    pub fn land(&self) -> &Footprint {
        &self.land
    }
}

impl Map {
    /// How many columns and rows its tiles take.
    pub fn size(&self) -> (u16, u16) {
        let columns = self.tiles.iter().map(|t| t.column + 1).max().unwrap_or(0);
        let rows = self.tiles.iter().map(|t| t.row + 1).max().unwrap_or(0);
        (columns, rows)
    }

    /// The numbers of the tiles on which an area lies, the one with most of it first.
    pub fn tiles_on(&self, as_at: &AsAt<'_>, area: OrgIx) -> Vec<usize> {
        let Some(land) = as_at.land().footprint(area) else {
            return self.tile_of(area).into_iter().collect();
        };
        let residents = |tile: &Tile| tile.land.shared_residents(land, as_at.atlas());
        let mut on: Vec<usize> = (0..self.tiles.len()).filter(|t| self.tiles[*t].land.meets(land)).collect();
        on.sort_by_key(|t| (u64::MAX - residents(&self.tiles[*t]), *t));
        on
    }

    /// The number of the tile that shows an organisation.
    pub fn tile_of(&self, org: OrgIx) -> Option<usize> {
        let is_it = |tile: &Tile| tile.area == org || tile.stands_for.contains(&org);
        self.tiles.iter().position(is_it)
    }
}
