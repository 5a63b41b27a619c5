//! The rules an atlas keeps, beyond every name meaning something.

mod land;
mod links;
mod organisations;

pub(super) use land::localities;
pub(super) use links::is_repeated;
pub(super) use organisations::organisations;

use super::Atlas;
use super::report::Reporter;
use crate::source::RecordPosition;

/// Where the records stand that are checked one by one.
#[derive(Debug, Default)]
pub(super) struct Positioned {
    /// Of each link.
    pub(super) links: Vec<RecordPosition>,
    /// Of each patch.
    pub(super) patches: Vec<RecordPosition>,
    /// Of each locality.
    pub(super) localities: Vec<RecordPosition>,
}

/// Every rule, for all there is.
pub(super) fn all(reporter: &mut Reporter<'_>, atlas: &Atlas, positions: &Positioned) {
    organisations::all_organisations(reporter, atlas);
    links::links(reporter, atlas, &positions.links);
    land::patches(reporter, atlas, &positions.patches);
    localities(reporter, atlas, atlas.localities(), &positions.localities);
}
