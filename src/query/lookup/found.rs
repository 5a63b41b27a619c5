//! What came of looking up one text.

use super::gazetteer::Whereabouts;
use super::locality::{InSeveral, LocalityFound};
use crate::atlas::{Locality, OrgIx};

/// What came of looking up one text.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<'a> {
    /// There was nothing to look up.
    Blank,
    /// It names this organisation.
    Org(OrgIx, Whereabouts),
    /// It names this postcode district, town or village.
    Locality(&'a Locality, LocalityFound),
    /// It names this one, which lies in several areas, none of which holds half of it.
    InSeveral(&'a Locality, InSeveral),
    /// It may mean any of these organisations.
    Orgs(Vec<OrgIx>),
    /// It may mean any of these towns or villages.
    Localities(Vec<&'a Locality>),
    /// It names this organisation, which was not there on the day, and which nothing is known to
    /// have followed.
    Gone(OrgIx),
    /// It names nothing.
    Nothing,
}
