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
    /// It names one that had closed by the day, and was led to this one.
    Led(Led),
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

/// What one that has closed was led to, or one of those.
#[derive(Clone, Debug, PartialEq)]
pub struct Led {
    /// Which.
    pub org: OrgIx,
    /// The share of the residents of the one that has closed who live in this one, up to 1; `None`
    /// where only its succession is known, not its land.
    pub share: Option<f64>,
    /// Where that part of the land lies; where land is not known, where this one lies.
    pub whereabouts: Whereabouts,
}

impl Found<'_> {
    /// The organisation that answers.
    pub fn org(&self) -> Option<OrgIx> {
        match self {
            Self::Org(org, _) | Self::Led(Led { org, .. }) => Some(*org),
            _ => None,
        }
    }

    /// Where what was found lies.
    pub fn whereabouts(&self) -> Option<&Whereabouts> {
        match self {
            Self::Org(_, whereabouts) => Some(whereabouts),
            Self::Led(led) => Some(&led.whereabouts),
            Self::Locality(_, found) => Some(&found.whereabouts),
            _ => None,
        }
    }

    /// The share of a locality that lies in the area which answers, where that is not all; of what
    /// has closed the share of its residents who live in this one.
    pub fn share(&self) -> Option<f64> {
        match self {
            Self::Led(led) => led.share,
            Self::Locality(_, found) => found.share,
            _ => None,
        }
    }
}
