//! Who provides a service on which land.

use std::collections::BTreeMap;

use crate::atlas::{Extent, Link, OrgIx, SourceSet};
use crate::boundaries::{Destinations, Footprint, ratio};
use crate::query::AsAt;
use crate::words::{Basis, Kind, Service};

/// A provider that serves some of the people of a tile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TileProvider {
    /// The provider.
    pub provider: OrgIx,
    /// The share of the residents it serves, from 0 to 1; none where it serves a part and it
    /// is not known which.
    pub share: Option<f64>,
}

/// The providers of one service on a day, with the land each serves.
pub(super) struct Providers {
    all: Vec<Provider>,
    are_mains: bool,
}

pub(super) struct Provider {
    pub(super) org: OrgIx,
    /// The land it serves, so far as it is known.
    pub(super) land: Footprint,
    /// The land of the areas it serves in a part that is not known.
    in_part: Footprint,
    sources: Vec<SourceSet>,
}

impl Providers {
    /// Who serves with a service; of hospital care, where it is known where residents go, the main
    /// hospital trust of each council.
    pub(super) fn of(as_at: &AsAt<'_>, service: Service) -> Self {
        let mains = if service == Service::Acute { main_trusts(as_at) } else { Vec::new() };
        if mains.is_empty() { Self::serving(as_at, service) } else { Self { all: mains, are_mains: true } }
    }

    /// Are they those that most residents go to, rather than those that are said to serve?
    pub(super) fn are_mains(&self) -> bool {
        self.are_mains
    }

    fn serving(as_at: &AsAt<'_>, service: Service) -> Self {
        let atlas = as_at.atlas();
        let mut links: BTreeMap<OrgIx, Vec<&Link>> = BTreeMap::new();
        for link in as_at.geography().serving().filter(|link| link.service == Some(service)) {
            links.entry(link.from).or_default().push(link);
        }
        let all = links.into_iter().filter_map(|(org, links)| {
            let served = as_at.land().served(as_at.snapshot(), org, Some(service))?;
            let mut in_part = Footprint::of(atlas, std::iter::empty());
            for link in links.iter().filter(|l| l.extent == Some(Extent::Part)) {
                if let Some(land) = as_at.land().served_in(as_at.snapshot(), link) {
                    in_part.unite(&land);
                }
            }
            let sources = links.iter().map(|l| l.sources).collect();
            Some(Provider { org, land: served.footprint, in_part, sources })
        });
        Self { all: all.collect(), are_mains: false }
    }

    pub(super) fn all(&self) -> &[Provider] {
        &self.all
    }

    pub(super) fn find(&self, org: OrgIx) -> Option<&Provider> {
        self.all.iter().find(|p| p.org == org)
    }

    /// Who serves some of this land: bodies before partnerships, then the one with most of
    /// its residents first.
    pub(super) fn on(&self, as_at: &AsAt<'_>, land: &Footprint) -> Vec<TileProvider> {
        let atlas = as_at.atlas();
        let total = land.residents(atlas);
        let mut found: Vec<(u64, TileProvider)> = Vec::new();
        for provider in self.all.iter().filter(|p| p.serves(land)) {
            let served = provider.land.shared_residents(land, atlas);
            let share = provider.land.meets(land).then(|| ratio(served, total)).flatten();
            found.push((served, TileProvider { provider: provider.org, share }));
        }
        found.sort_by_key(|(served, p)| (is_joint(as_at, p.provider), u64::MAX - served, p.provider));
        found.into_iter().map(|(_, provided)| provided).collect()
    }
}

/// The main hospital trust of each council, with the land of all of which it is.
fn main_trusts(as_at: &AsAt<'_>) -> Vec<Provider> {
    let mut mains: BTreeMap<OrgIx, Provider> = BTreeMap::new();
    let councils = as_at
        .land()
        .areas()
        .filter(|(org, _)| as_at.kind(*org).is_local_authority() && as_at.geography().counts(*org));
    for (council, land) in councils {
        let goes = as_at.geography().destinations(council, Basis::Admissions);
        let Some(main) = goes.as_ref().and_then(Destinations::main) else { continue };
        let none = || Footprint::of(as_at.atlas(), std::iter::empty());
        let known = mains.entry(main.provider).or_insert_with(|| Provider {
            org: main.provider,
            land: none(),
            in_part: none(),
            sources: Vec::new(),
        });
        known.land.unite(land);
        known.sources.extend(main.links.iter().map(|link| link.sources));
    }
    mains.into_values().collect()
}

/// Is it several that run a service together, rather than a body of its own?
pub fn is_joint(as_at: &AsAt<'_>, provider: OrgIx) -> bool {
    matches!(
        as_at.kind(provider),
        Kind::ProviderCollaborative
            | Kind::Partnership
            | Kind::Programme
            | Kind::Service
            | Kind::Board
            | Kind::Network
            | Kind::Cohort
    )
}

/// Of those who serve a piece of land, the bodies; where there are only partnerships, those.
pub(super) fn leading(as_at: &AsAt<'_>, all: &[TileProvider]) -> Vec<TileProvider> {
    let bodies: Vec<TileProvider> = all.iter().copied().filter(|p| !is_joint(as_at, p.provider)).collect();
    if bodies.is_empty() { all.to_vec() } else { bodies }
}

impl Provider {
    /// Does it serve any of this land, as a whole or in a part?
    pub(super) fn serves(&self, land: &Footprint) -> bool {
        self.land.meets(land) || self.in_part.meets(land)
    }

    pub(super) fn sources(&self) -> impl Iterator<Item = SourceSet> + '_ {
        self.sources.iter().copied()
    }
}
