//! Maps of tiles: which system each piece of land lies in, who serves it, how it is split and
//! what changed, ready to be drawn.
//!
//! [`map`] answers for England's systems, or for the councils on and about the land of one
//! organisation. A tile stands for a square of a grid of [`crate::tile_grid`], and every share
//! is worked out from the land beneath it on the day asked for. A map of the ground asks the same of
//! the systems and councils of the day where they lie, and says it of each patch.

mod change;
mod classes;
mod councils;
mod days;
mod model;
mod placing;
mod providers;
mod sources;
mod systems;
mod whose;

pub use days::{days, first_map, last_change};
pub use model::{
    Class, ColourBy, Colouring, Emphasis, Map, MapForm, MapOptions, MapScope, Meaning, NoMap, PatchShown, Tile,
    TileClass,
};
pub use providers::{TileProvider, is_joint};

use super::AsAt;
use crate::atlas::OrgIx;
use crate::words::{Kind, Relation, Service};

/// The map of England's systems, or of the councils on and about the land of one organisation. England itself is
/// asked for like any other, or by naming none.
///
/// # Errors
/// Why there is none.
pub fn map<'a>(as_at: &AsAt<'a>, of: Option<OrgIx>, options: MapOptions<'_, 'a>) -> Result<Map, NoMap> {
    match of.filter(|org| as_at.kind(*org) != Kind::Nation) {
        None => systems::map(as_at, options),
        Some(org) => councils::map(as_at, org, options),
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

/// The services whose providers a map can show one after the other, in the order in which people ask.
pub const SERVICES: [Service; 5] =
    [Service::MentalHealth, Service::Acute, Service::Emergency, Service::Community, Service::Ambulance];

/// The service that a map shows unless another is asked for: mental health, of which most is
/// known, or what a body is there for where that is something else.
pub fn usual_service(as_at: &AsAt<'_>, of: Option<OrgIx>) -> Service {
    let Some(org) = of.filter(|org| !as_at.kind(*org).is_area()) else { return Service::MentalHealth };
    let links = as_at.geography().links_of(org, &[Relation::Serves]).filter(|l| l.from == org);
    let services: Vec<Service> = links.filter_map(|link| link.service).collect();
    if services.contains(&Service::MentalHealth) {
        return Service::MentalHealth;
    }
    services.into_iter().min().unwrap_or(Service::MentalHealth)
}
