//! Under which commissioners somebody was, one after another.

use super::life::Life;
use crate::date::Day;
use crate::import::remark::RowPosition;
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

    fn begins(&self) -> Day {
        self.since.unwrap_or(Day::MIN)
    }

    fn ends(&self) -> Day {
        self.until.unwrap_or(Day::MAX)
    }

    /// What of it lies in a life; nothing where they never meet.
    pub(super) fn within(&self, life: Life) -> Option<Self> {
        let Life { since, until } = self.life().shared(life)?;
        Some(Self { since, until, ..self.clone() })
    }

    fn life(&self) -> Life {
        Life { since: self.since, until: self.until }
    }

    /// Does it reach into a life?
    pub(super) fn meets(&self, life: Life) -> bool {
        self.life().meets(life)
    }
}

/// Adds what of a time is free: where there is one already, that one counts.
pub(super) fn fill<'r>(stints: &mut Vec<Stint<'r>>, next: &Stint<'r>) {
    let mut free = Some(next.begins());
    let mut more: Vec<Stint<'r>> = Vec::new();
    let mut put = |since: Day, until: Day| {
        if since <= until {
            let since = (since > Day::MIN).then_some(since);
            let until = (until < Day::MAX).then_some(until);
            more.push(Stint { since, until, ..next.clone() });
        }
    };
    for known in stints.iter() {
        let Some(since) = free else { break };
        if known.ends() < since {
            continue;
        }
        if let Ok(before) = known.begins().yesterday() {
            put(since, before.min(next.ends()));
        }
        free = known.ends().tomorrow().ok();
    }
    if let Some(since) = free {
        put(since, next.ends());
    }
    stints.extend(more);
    stints.sort_by_key(Stint::begins);
    // Of one after another under the same commissioner one is made.
    stints.dedup_by(|later, first| {
        let follows = first.ends().tomorrow().ok() == Some(later.begins());
        let said = |stint: &Stint<'r>| (stint.commissioner, stint.certainty, stint.sources, stint.seen);
        let is_one = follows && said(first) == said(later);
        if is_one {
            first.until = later.until;
        }
        is_one
    });
}
