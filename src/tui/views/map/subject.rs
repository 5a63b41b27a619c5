//! Of what a map is.

use crate::atlas::OrgIx;
use crate::query::AsAt;
use crate::query::map::{Colouring, SERVICES, usual, usual_service};
use crate::words::{Kind, Service};

/// Of what a map is, and how it is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapSubject {
    /// Of whom; none for England.
    pub of: Option<OrgIx>,
    /// What it is coloured by.
    pub by: Colouring,
    /// Whose providers it shows; none for the usual ones.
    pub service: Option<Service>,
    /// What stands out on it: what was selected when it was opened.
    pub focus: Option<OrgIx>,
}

impl MapSubject {
    /// The map that says most of an organisation: of a system, a county or a provider its own;
    /// of anything smaller that of its system; of a region or England that of the systems.
    pub fn fitting(as_at: &AsAt<'_>, org: Option<OrgIx>) -> Self {
        let (of, focus) = org.map_or((None, None), |org| of_and_focus(as_at, org));
        Self { of, by: usual(of), service: None, focus }
    }
}

impl MapSubject {
    /// The service whose providers it shows.
    pub fn service(self, as_at: &AsAt<'_>) -> Service {
        self.service.unwrap_or_else(|| usual_service(as_at, self.of))
    }

    /// The same, coloured by the providers of the next service, round and round.
    #[must_use]
    pub(super) fn with_next_service(self, as_at: &AsAt<'_>) -> Self {
        let now = self.service(as_at);
        let at = SERVICES.iter().position(|service| *service == now);
        // What is not coloured by providers is first coloured by those of the service it has.
        let step = usize::from(self.by == Colouring::Provider);
        let next = at.map_or(0, |at| (at + step) % SERVICES.len());
        Self { by: Colouring::Provider, service: Some(SERVICES[next]), ..self }
    }
}

/// Of whom the map is, and who stands out on it.
fn of_and_focus(as_at: &AsAt<'_>, org: OrgIx) -> (Option<OrgIx>, Option<OrgIx>) {
    let kind = as_at.kind(org);
    let served = || as_at.land().served(as_at.snapshot(), org, None);
    let system = || as_at.systems(org).first().map(|s| s.system);
    match kind {
        Kind::Nation | Kind::Region | Kind::OnsRegion => (None, None),
        Kind::County => (Some(org), None),
        _ if as_at.land().systems().contains(&org) => (Some(org), None),
        _ if !kind.is_area() && served().is_some_and(|s| !s.footprint.is_empty()) => (Some(org), None),
        _ => match system() {
            Some(system) => (Some(system), Some(org)),
            None => (Some(org), None),
        },
    }
}
