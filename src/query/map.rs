//! The ground as tiles: which system each piece lies in, who serves it, how it is split and
//! what changed, ready to be drawn.
//!
//! [`map`] answers for England's systems, or for the councils on and about the ground of one
//! organisation. A tile stands for a square of a layout of [`crate::ground`], and every share
//! is worked out from the land beneath it on the day asked for.

mod change;
mod classes;
mod councils;
mod providers;
mod systems;

pub use change::{days, first_map, last_change};
pub use providers::{Provided, is_joint};

use super::AsAt;
use crate::atlas::{OrgIx, SourceSet};
use crate::boundaries::{Footprint, SystemShare};
use crate::ground::Spot;
use crate::words::{Relation, Service, words};

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

/// What to show on a map.
#[derive(Clone, Copy, Debug)]
pub struct Show<'f, 'a> {
    /// What the tiles are coloured by.
    pub by: By<'f, 'a>,
    /// The service of which the providers are told.
    pub service: Service,
}

/// What the tiles are coloured by; for what changed, the atlas as it stood on the first day.
#[derive(Clone, Copy, Debug)]
pub enum By<'f, 'a> {
    /// See [`Colouring::System`].
    System,
    /// See [`Colouring::Provider`].
    Provider,
    /// See [`Colouring::Split`].
    Split,
    /// See [`Colouring::Change`].
    Change(&'f AsAt<'a>),
}

impl By<'_, '_> {
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

/// What the tiles of a map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// London's boroughs, all of them.
    London,
    /// Councils on and about the ground of one organisation.
    Councils,
    /// England's systems.
    Systems,
}

/// A map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// Of whom; none for England.
    pub of: Option<OrgIx>,
    /// What its tiles are.
    pub ground: Ground,
    /// What they are coloured by.
    pub colouring: Colouring,
    /// The service of which the providers are told.
    pub service: Service,
    /// The tiles, from north to south and from west to east.
    pub tiles: Vec<Tile>,
    /// What the tiles show, in the order of the legend.
    pub classes: Vec<Class>,
    /// Whose land, or what else that belongs to the answer, is on none of the tiles.
    pub unmapped: Vec<OrgIx>,
    /// The systems that were there on the first day and are not on the second.
    pub gone: Vec<OrgIx>,
    /// On whose word it stands.
    pub sources: Vec<SourceSet>,
}

/// One tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// The system, or the council of the day. Where several councils of the day lie on the
    /// tile, the one that has replaced them.
    pub area: OrgIx,
    /// Its square in the layout, where it has one.
    pub spot: Option<&'static Spot>,
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
    pub shows: Vec<Shown>,
    /// The systems its land lies in on the day.
    pub systems: Vec<SystemShare>,
    /// Those it lay in on the first day, on a map of what changed.
    pub were: Vec<SystemShare>,
    /// Who provides the service there: bodies before partnerships of bodies, of which a map
    /// counts none where there is a body.
    pub providers: Vec<Provided>,
    /// The people who live there: mid-2020 counts.
    pub residents: u64,
    /// Of them, the share that lives on the ground that was asked for, from 0 to 1.
    pub inside: f64,
    pub(in crate::query::map) land: Footprint,
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
pub struct Shown {
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
    /// The residents of what it stands for on the ground that was asked for.
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
    NoSystems(Option<crate::date::Day>),
    /// Neither its land nor the land it serves is known.
    NoGround,
    /// None of its ground is on a layout.
    NotDrawn,
}

/// The map of England's systems, or of the ground of one organisation. England itself is
/// asked for like any other, or by naming none.
///
/// # Errors
/// Why there is none.
pub fn map<'a>(as_at: &AsAt<'a>, of: Option<OrgIx>, show: Show<'_, 'a>) -> Result<Map, NoMap> {
    match of.filter(|org| as_at.kind(*org) != crate::words::Kind::Nation) {
        None => systems::map(as_at, show),
        Some(org) => councils::map(as_at, org, show),
    }
}

/// What a map is coloured by unless something else is asked for: of England its systems by
/// region, of one organisation its providers.
pub const fn usual(of: Option<OrgIx>) -> Colouring {
    match of {
        None => Colouring::System,
        Some(_) => Colouring::Provider,
    }
}

/// The service that a map tells of unless another is asked for: mental health, of which most is
/// known, or what a body is there for where that is something else.
pub fn usual_service(as_at: &AsAt<'_>, of: Option<OrgIx>) -> Service {
    let Some(org) = of.filter(|org| !as_at.kind(*org).is_area()) else { return Service::MentalHealth };
    let links = as_at.ground().links_of(org).filter(|l| l.relation == Relation::Serves && l.from == org);
    let services: Vec<Service> = links.filter_map(|link| link.service).collect();
    if services.contains(&Service::MentalHealth) {
        return Service::MentalHealth;
    }
    services.into_iter().min().unwrap_or(Service::MentalHealth)
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

/// Tiles moved to the upper left corner, in order. Each is given with its square.
fn put_in_order(mut squares: Vec<(crate::ground::Square, Tile)>) -> Vec<Tile> {
    let west = squares.iter().map(|((column, _), _)| *column).min().unwrap_or(0);
    let north = squares.iter().map(|((_, row), _)| *row).min().unwrap_or(0);
    squares.sort_by_key(|((column, row), _)| (*row, *column));
    let number = |from: i32, to: i32| u16::try_from(to - from).unwrap_or(u16::MAX);
    for ((column, row), tile) in &mut squares {
        (tile.column, tile.row) = (number(west, *column), number(north, *row));
    }
    squares.into_iter().map(|(_, tile)| tile).collect()
}

/// The land of several sources, each once.
fn gather(sources: &mut Vec<SourceSet>, more: impl Iterator<Item = SourceSet>) {
    for set in more {
        if !sources.contains(&set) {
            sources.push(set);
        }
    }
}
