//! A card that is being put into words.

use crate::atlas::{OrgIx, SourceSet};
use crate::date::Day;
use crate::query::{AsAt, Card};
use crate::render::citations::Citations;
use crate::render::phrase::{name, named};

pub(super) struct CardWriter<'w, 'a> {
    pub(super) as_at: &'w AsAt<'a>,
    pub(super) card: &'w Card<'a>,
    /// The day that was asked for, which is not that of the card where its organisation was not there.
    pub(super) asked: Day,
    pub(super) citations: Citations<'a>,
}

impl<'w, 'a> CardWriter<'w, 'a> {
    pub(super) fn new(as_at: &'w AsAt<'a>, card: &'w Card<'a>, asked: Day) -> Self {
        Self { as_at, card, asked, citations: Citations::new(as_at.atlas()) }
    }

    pub(super) fn cite(&mut self, set: SourceSet) -> Vec<usize> {
        self.citations.cite(set)
    }

    pub(super) fn name(&self, org: OrgIx) -> String {
        name(self.as_at, org)
    }

    pub(super) fn named(&self, org: OrgIx) -> String {
        named(self.as_at, org)
    }
}
