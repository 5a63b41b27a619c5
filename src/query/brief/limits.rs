//! How much a note has room for, and what goes first from one that is too long.

use crate::words::{Kind, Tier};

/// How much of each thing a note tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefLimits {
    /// Things that documents of earlier years said.
    pub earlier: usize,
    /// Remarks on what is named.
    pub remarks: usize,
    /// Findings.
    pub findings: usize,
    /// So many major findings are told even where fewer findings are.
    pub majors: usize,
    /// Are findings told that are no more than a note?
    pub lesser_findings: bool,
    /// Of those that became others, the systems first.
    pub became: usize,
    /// Other things that changed.
    pub changes: usize,
    /// Things that came after the day of the note.
    pub next: usize,
    /// Those at the other end of links of one sort.
    pub ends: usize,
    /// Is it told who works with whom, and which figures there are?
    pub connections: bool,
    /// Who serves whom is told provider by provider, without hospitals and waiting lists.
    pub by_provider: bool,
    /// Sources of one sentence that are cited.
    pub sources: usize,
    /// What of the structure is named.
    pub named: Named,
}

/// What of a structure is named, each less than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// All that a note of its kind names.
    All,
    /// Not how many networks there are in each place.
    NoNetworks,
    /// Nor who is no NHS trust and has no land: these are counted.
    NoBodies,
    /// Nor commissioners.
    NoCommissioners,
    /// Nor NHS trusts, of which it is told whom they serve.
    NoTrusts,
    /// Of England and of a region nothing but what is directly in it.
    OneLevel,
}

/// What goes from a note that is too long, one after another until it fits. What a reader can do
/// without goes first: what was so years ago, long lists of what is small, findings that touch few.
/// Who serves whom, the councils, major findings and what changed stay; who became whom longest.
const CUTS: [fn(&mut BriefLimits); 32] = [
    |limits| limits.named = Named::NoNetworks,
    |limits| limits.earlier = limits.earlier.min(4),
    |limits| limits.remarks = limits.remarks.min(4),
    |limits| limits.lesser_findings = false,
    |limits| limits.next = 4,
    |limits| limits.named = Named::NoBodies,
    |limits| limits.earlier = 0,
    |limits| limits.sources = 3,
    |limits| limits.by_provider = true,
    |limits| limits.ends = 6,
    |limits| limits.findings = 5,
    |limits| limits.remarks = 2,
    |limits| limits.named = Named::NoCommissioners,
    |limits| limits.next = 0,
    |limits| limits.connections = false,
    |limits| limits.findings = 0,
    |limits| limits.sources = 2,
    |limits| limits.named = Named::NoTrusts,
    |limits| limits.changes = 6,
    |limits| limits.named = Named::OneLevel,
    |limits| limits.majors = 6,
    |limits| limits.majors = 4,
    |limits| limits.sources = 1,
    |limits| limits.changes = 4,
    |limits| limits.remarks = 0,
    |limits| limits.majors = 2,
    |limits| limits.changes = 2,
    |limits| limits.majors = 0,
    |limits| limits.became = 24,
    |limits| limits.became = 8,
    |limits| limits.changes = 0,
    |limits| limits.became = 4,
];

impl BriefLimits {
    /// How many cuts there are.
    pub const CUTS: usize = CUTS.len();

    /// What a note on one of a kind tells after so many cuts.
    pub fn after(kind: Kind, cuts: usize) -> Self {
        let is_large = kind.tier().is_some_and(|tier| tier < Tier::Place);
        let most = if is_large { 10 } else { 6 };
        let mut limits = Self {
            earlier: most,
            remarks: most,
            findings: 8,
            majors: 8,
            lesser_findings: true,
            became: usize::MAX,
            changes: 12,
            next: 12,
            ends: 24,
            connections: true,
            by_provider: false,
            sources: usize::MAX,
            named: Named::All,
        };
        CUTS.iter().take(cuts).for_each(|cut| cut(&mut limits));
        // What spans systems is told in the notes of each of them.
        let holds_systems = matches!(kind, Kind::Nation | Kind::Region | Kind::OnsRegion);
        limits.majors = limits.majors.max(if holds_systems { 0 } else { 4 });
        limits
    }
}
