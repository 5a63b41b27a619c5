//! The glossary: the terms that fit what is typed, and what the one with the cursor means.

use super::list::ListCursor;
use super::typed::Typed;
use crate::atlas::{Atlas, Term};

/// The glossary as it stands.
#[derive(Clone, Debug)]
pub struct Glossary<'a> {
    /// What has been typed.
    pub typed: Typed,
    /// Which term has the cursor.
    pub list: ListCursor,
    all: Vec<&'a Term>,
    shown: Vec<&'a Term>,
}

impl<'a> Glossary<'a> {
    /// Every term, in the order of the alphabet.
    pub fn new(atlas: &'a Atlas) -> Self {
        let mut all: Vec<&Term> = atlas.terms().iter().collect();
        all.sort_by_key(|t| t.term.to_lowercase());
        let mut glossary =
            Self { typed: Typed::default(), list: ListCursor::default(), shown: all.clone(), all };
        glossary.narrow();
        glossary
    }

    /// Shows the terms that fit what is typed: those that begin with it first, then those
    /// that have it elsewhere in the term or in what it stands for.
    pub fn narrow(&mut self) {
        let wanted = self.typed.text().trim().to_lowercase();
        let begins = |t: &&&Term| t.term.to_lowercase().starts_with(&wanted);
        let has = |t: &&&Term| {
            let expansion = t.expansion.as_deref().unwrap_or_default().to_lowercase();
            !begins(t) && (t.term.to_lowercase().contains(&wanted) || expansion.contains(&wanted))
        };
        let first = self.all.iter().filter(begins);
        self.shown = first.chain(self.all.iter().filter(has)).copied().collect();
        self.list.restart(self.shown.len());
    }

    /// What is in sight.
    pub fn in_sight(&self) -> &[&'a Term] {
        &self.shown[self.list.in_sight()]
    }

    /// The term with the cursor.
    pub fn selected(&self) -> Option<&'a Term> {
        self.shown.get(self.list.cursor()).copied()
    }

    /// How many terms fit, and how many there are.
    pub fn counts(&self) -> (usize, usize) {
        (self.shown.len(), self.all.len())
    }
}
