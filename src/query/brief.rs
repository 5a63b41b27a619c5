//! What a briefing note on an organisation is made of.

mod changed;
mod contents;
mod limits;
mod structure;

pub use changed::Changed;
pub use contents::{Contents, RunBy};
pub use limits::BriefLimits;
pub use structure::StructureRow;

use super::absence::absence_of;
use super::{
    Absence, AsAt, Card, Happening, Provision, below_on_either, boundary_findings, card, planned_among,
    provided_by, provision, subtree_size, terms_in_order,
};
use crate::atlas::{Closed, OrgIx, Term};
use crate::boundaries::{Finding, FindingOptions};
use crate::date::{Day, a_year_after, a_year_before};
use crate::words::Kind;

/// Everything a note says, as plain values.
#[derive(Clone, Debug)]
pub struct Brief<'a> {
    /// The atlas on the day for which the note speaks: the day asked for, or where the
    /// organisation was not there then, the nearest on which it was.
    pub then: AsAt<'a>,
    /// Why it was not there on the day asked for, where it was not.
    pub absence: Option<Absence>,
    /// What there is to say of the organisation itself.
    pub card: Card<'a>,
    /// Of one of several systems of a region, the others.
    pub beside: Vec<OrgIx>,
    /// How many of each kind sit in it.
    pub contents: Contents,
    /// The structure, from the organisation down.
    pub structure: Vec<StructureRow>,
    /// Organisations within it that the structure does not show.
    pub not_shown: usize,
    /// Of bodies that the structure names: who runs or leads them.
    pub run_by: Vec<RunBy<'a>>,
    /// Who serves whom.
    pub provision: Provision<'a>,
    /// Where boundaries do not line up, in it and within it.
    pub findings: Vec<Finding>,
    /// Since when changes are told.
    pub since: Day,
    /// What changed since.
    pub changes: Changed<'a>,
    /// What the atlas knows to have happened to it, and within it, in the year after.
    pub next: Changed<'a>,
    /// What is announced, of it and of what sits within it.
    pub due: Vec<Happening<'a>>,
    /// The glossary, of which a note gives the terms that it uses.
    pub glossary: Vec<&'a Term>,
    /// Was a depth asked for? Then nothing of it is cut to fit a page.
    pub is_whole: bool,
}

impl Brief<'_> {
    /// What a note on it tells after so many cuts, what matters least having gone first.
    pub fn limits(&self, cuts: usize) -> BriefLimits {
        BriefLimits::after(self.then.kind(self.card.org), cuts)
    }

    /// The structure, so far as it is named within limits.
    pub fn structure_within(&self, limits: &BriefLimits) -> Vec<StructureRow> {
        structure::within(&self.then, self.card.org, &self.structure, limits.named)
    }
}

/// How much a note is to say.
#[derive(Clone, Copy, Debug, Default)]
pub struct BriefOptions {
    /// So many levels of the structure; two or three unless said, and networks counted.
    pub depth: Option<u16>,
    /// The day since when changes are told; a year before unless said.
    pub since: Option<Day>,
}

/// Gathers what a note on an organisation says.
pub fn brief<'a>(as_at: &AsAt<'a>, org: OrgIx, options: BriefOptions) -> Brief<'a> {
    let atlas = as_at.atlas();
    let day = atlas.org(org).nearest_day(as_at.day());
    let then = if day == as_at.day() { as_at.clone() } else { AsAt::new(atlas, day, Closed::Leave) };
    let since = options.since.unwrap_or_else(|| a_year_before(day));
    let structure = structure::structure(&then, org, options.depth);
    let shown = structure.iter().filter(|listed| listed.row.org().is_some()).count();
    let within = subtree_size(&then, org) + 1;
    let kind = then.kind(org);
    let provision = match kind {
        Kind::Nation | Kind::Region | Kind::OnsRegion => Provision::default(),
        _ if kind.is_area() => provision(&then, org),
        _ => provided_by(&then, org),
    };
    let before = AsAt::new(atlas, since, Closed::Leave);
    let all = below_on_either(&then, &then, org);
    Brief {
        absence: absence_of(as_at, org),
        beside: contents::beside(&then, org),
        contents: contents::contents(&then, org),
        run_by: contents::run_by(
            &then,
            structure.iter().filter_map(|listed| listed.row.org()).filter(|other| *other != org),
        ),
        card: card(&then, org),
        not_shown: within.saturating_sub(shown),
        structure,
        provision,
        findings: boundary_findings(&then, Some(org), FindingOptions::default()),
        since,
        changes: changed::changed(&before, &then, org),
        next: next(&then, org),
        due: planned_among(atlas, |other| all.contains(&other)),
        glossary: terms_in_order(atlas),
        is_whole: options.depth.is_some(),
        then,
    }
}

/// What is otherwise a year later, so far as the atlas reaches.
fn next<'a>(then: &AsAt<'a>, org: OrgIx) -> Changed<'a> {
    let atlas = then.atlas();
    let until = a_year_after(then.day()).min(atlas.as_at());
    if until <= then.day() {
        return Changed::default();
    }
    changed::changed(then, &AsAt::new(atlas, until, Closed::Leave), org)
}
