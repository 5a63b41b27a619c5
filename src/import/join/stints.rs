//! Under which commissioners somebody was, one after another.

use crate::date::Day;
use crate::import::remark::RowPosition;
use crate::import::times::{Timed, laid_over};
use crate::words::Certainty;

/// A commissioner that a row names for a practice.
#[derive(Clone, Copy)]
pub(super) struct NamedCommissioner<'r> {
    pub(super) at: RowPosition<'r>,
    pub(super) code: &'r str,
}

/// A time under one commissioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stint<'r> {
    pub(super) commissioner: &'r str,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
    pub(super) certainty: Option<Certainty>,
    /// The keys of its sources.
    pub(super) sources: &'static [&'static str],
    /// When the source saw it, where it does not say since when.
    pub(super) seen: Option<Day>,
}

impl<'r> Stint<'r> {
    /// At all times, for certain.
    pub(super) fn of(commissioner: &'r str, sources: &'static [&'static str]) -> Self {
        Self { commissioner, since: None, until: None, certainty: None, sources, seen: None }
    }
}

impl Timed for Stint<'_> {
    fn ends(&self) -> (Option<Day>, Option<Day>) {
        (self.since, self.until)
    }

    fn with_ends(&self, since: Option<Day>, until: Option<Day>) -> Self {
        Self { since, until, ..self.clone() }
    }

    fn says_as(&self, other: &Self) -> bool {
        let said = |stint: &Self| (stint.certainty, stint.sources, stint.seen);
        self.commissioner == other.commissioner && said(self) == said(other)
    }
}

/// Adds what of a time is free: where there is one already, that one counts.
pub(super) fn fill<'r>(stints: &mut Vec<Stint<'r>>, next: &Stint<'r>) {
    *stints = laid_over(vec![next.clone()], stints);
}
