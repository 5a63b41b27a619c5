//! The tree narrowed to what is typed.

use super::Panes;
use crate::atlas::OrgIx;
use crate::query::Narrowing;
use crate::search::MatchClass;
use crate::tui::text_input::TextInput;

/// A tree is narrowed to no more than this.
const NARROWED_TO: usize = 2_000;

impl Panes<'_> {
    /// What has been typed to narrow the tree to.
    pub(in crate::tui) fn narrow_input(&mut self) -> &mut TextInput {
        &mut self.narrow
    }

    /// Narrows the tree to what is typed; to nothing typed, it is whole.
    pub(in crate::tui) fn narrow_tree(&mut self) {
        let narrowed = if self.narrow.is_blank() { None } else { Some(self.fitting()) };
        self.narrowed_to = narrowed.as_ref().map_or(0, Vec::len);
        let narrowed = narrowed.map(|found| Narrowing::to(&self.as_at, found.into_iter()));
        self.tree.narrow(&self.as_at, narrowed);
        self.show_selected();
    }

    /// What fits what is typed: what it names in full or by the beginnings of words; failing
    /// that, what comes near.
    fn fitting(&self) -> Vec<OrgIx> {
        let shows = |org| self.as_at.snapshot().shows(org);
        let found = self.index().find(self.narrow.text(), self.as_at.day(), NARROWED_TO, shows);
        let nearest = found.hits.first().map(|hit| hit.class.max(MatchClass::Spread));
        found.hits.iter().filter(|hit| Some(hit.class) <= nearest).map(|hit| hit.org).collect()
    }

    /// Makes a narrowed tree whole again.
    pub(in crate::tui) fn widen(&mut self) {
        self.narrow.clear();
        self.narrow_tree();
    }
}
