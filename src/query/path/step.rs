//! What a path is made of.

use crate::atlas::{LinkIx, OrgIx, SourceSet};

/// How one gets from one organisation to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// The one sits within the other.
    Within {
        /// The one that sits within.
        child: OrgIx,
        /// And in what.
        parent: OrgIx,
    },
    /// A council's land lies in a place or system: all of it, or a share.
    Holds {
        /// The council.
        council: OrgIx,
        /// What holds it.
        holder: OrgIx,
        /// The share of its residents, where that is not all.
        share: Option<f64>,
    },
    /// The two have the same land.
    SameLand,
    /// A link.
    Link(LinkIx),
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// From here.
    pub from: OrgIx,
    /// To here.
    pub to: OrgIx,
    /// How.
    pub way: Way,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// How two organisations are connected.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The steps from the one to the other that a person would tell first; none when they are
    /// the same.
    pub steps: Vec<Step>,
    /// The steps of other ways that lead through others, those to be told first before the rest.
    pub others: Vec<Vec<Step>>,
    /// The smallest area that both sit in, where there is one and no step passes through it.
    pub both_in: Option<OrgIx>,
}

impl Path {
    /// Every way, the one to be told first before the others.
    pub fn ways(&self) -> impl Iterator<Item = &[Step]> {
        std::iter::once(&self.steps).chain(&self.others).map(Vec::as_slice)
    }
}
