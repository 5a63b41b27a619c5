//! What is typed, and what it finds: the search, the glossary, and the tree narrowed.

use super::{App, OnTop, Pane};
use crate::atlas::OrgIx;
use crate::query::Narrowing;
use crate::search::{Index, MatchClass};
use crate::tui::find::Find;
use crate::tui::glossary::Glossary;
use crate::tui::sheet::{Field, Stage};
use crate::tui::typed::Typed;

/// A tree is narrowed to no more than this.
const NARROWED_TO: usize = 2_000;

impl App<'_> {
    pub(super) fn open_find(&mut self) {
        let mut find = Find::default();
        find.list.set_height(self.layout.found_rows().into());
        self.on_top = OnTop::Find(Box::new(find));
        self.index.get_or_init(|| Index::new(self.atlas));
    }

    pub(super) fn open_narrow(&mut self) {
        self.pane = Pane::Tree;
        self.on_top = OnTop::Narrow;
        self.index.get_or_init(|| Index::new(self.atlas));
    }

    pub(super) fn open_terms(&mut self) {
        let mut glossary = Glossary::new(self.atlas);
        glossary.list.set_height(self.layout.term_rows().into());
        self.on_top = OnTop::Terms(Box::new(glossary));
    }

    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Typed)) {
        match &mut self.on_top {
            OnTop::Find(find) => {
                if !changes(&mut find.typed, change) {
                    return;
                }
                find.search(self.index.get_or_init(|| Index::new(self.atlas)), self.as_at.day());
                self.show_found();
            }
            OnTop::Terms(terms) => {
                let is_new = changes(&mut terms.typed, change);
                if is_new {
                    terms.narrow();
                }
            }
            OnTop::Palette(palette) => {
                let is_new = changes(&mut palette.typed, change);
                if is_new {
                    palette.narrow();
                }
            }
            OnTop::Sheet(sheet) if sheet.field == Field::Name && matches!(sheet.stage, Stage::Choosing) => {
                sheet.rename(change);
            }
            OnTop::Boundaries(boundaries) => {
                let is_new = changes(&mut boundaries.typed, change);
                if is_new {
                    self.narrow_findings();
                }
            }
            OnTop::Narrow => {
                if !changes(&mut self.narrow, change) {
                    return;
                }
                self.narrow_tree();
                self.tree.select_first_hit();
                self.show_selected();
            }
            _ => {}
        }
    }

    /// Narrows the tree to what is typed; to nothing typed, it is whole.
    pub(super) fn narrow_tree(&mut self) {
        let narrowed = if self.narrow.is_blank() { None } else { Some(self.fitting()) };
        self.narrowed_to = narrowed.as_ref().map_or(0, Vec::len);
        let narrowed = narrowed.map(|found| Narrowing::to(&self.as_at, found.into_iter()));
        self.tree.narrow(&self.as_at, narrowed);
        self.show_selected();
    }

    /// What fits what is typed: what it names in full or by the beginnings of words; failing
    /// that, what comes near.
    fn fitting(&self) -> Vec<OrgIx> {
        let index = self.index.get_or_init(|| Index::new(self.atlas));
        let shows = |org| self.as_at.snapshot().shows(org);
        let found = index.find(self.narrow.text(), self.as_at.day(), NARROWED_TO, shows);
        let nearest = found.hits.first().map(|hit| hit.class.max(MatchClass::Spread));
        found.hits.iter().filter(|hit| Some(hit.class) <= nearest).map(|hit| hit.org).collect()
    }

    pub(super) fn keep_narrow(&mut self) {
        self.on_top = OnTop::Nothing;
        if self.narrow.is_blank() {
            self.narrow.clear();
        }
    }

    /// Makes a narrowed tree whole again.
    pub(super) fn widen(&mut self) {
        self.narrow.clear();
        self.narrow_tree();
    }
}

/// Changes what is typed, and says whether it is another text now. Letters beyond what there
/// is room for change nothing, and then there is nothing to search for again.
fn changes(typed: &mut Typed, change: impl FnOnce(&mut Typed)) -> bool {
    let before = typed.clone();
    change(typed);
    *typed != before
}
