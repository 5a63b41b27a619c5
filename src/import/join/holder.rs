//! What the organisations of a commissioner sat within: the commissioner while they were under it,
//! and where nobody knows under whom they were, what is known around it.

use super::draft::Draft;
use super::record::{ENGLAND, date};
use super::stints::Stint;
use crate::date::Day;
use crate::source::record::ParentRecord;
use crate::words::Certainty;

/// What something sat within, when, and how sure that is unless it is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holding {
    pub(super) id: String,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
    pub(super) certainty: Option<Certainty>,
}

impl Holding {
    /// The same as a parent.
    pub(super) fn parent(self) -> ParentRecord {
        ParentRecord {
            id: self.id,
            since: date(self.since),
            until: date(self.until),
            certainty: self.certainty,
            source: Vec::new(),
        }
    }
}

impl Draft<'_> {
    /// What held somebody at all times, by the commissioners that it was under.
    pub(super) fn holdings(&self, stints: &[Stint<'_>]) -> Vec<Holding> {
        let mut holdings = Vec::new();
        let mut free = Some(Day::MIN);
        for stint in stints {
            let begins = stint.since.unwrap_or(Day::MIN);
            if let (Some(since), Ok(before)) = (free, begins.yesterday())
                && since <= before
            {
                let id = self.system_before(stint.commissioner, begins);
                holdings.push(unsure(id, (since > Day::MIN).then_some(since), Some(before)));
            }
            holdings.push(Holding {
                id: stint.commissioner.to_owned(),
                since: stint.since,
                until: stint.until,
                certainty: stint.certainty,
            });
            free = stint.until.and_then(|until| until.tomorrow().ok());
        }
        if let Some(since) = free {
            holdings.push(unsure(ENGLAND.to_owned(), (since > Day::MIN).then_some(since), None));
        }
        holdings
    }
}

/// That something was in England is sure.
fn unsure(id: String, since: Option<Day>, until: Option<Day>) -> Holding {
    let certainty = (id != ENGLAND).then_some(Certainty::Inferred);
    Holding { id, since, until, certainty }
}

/// What of holdings lies between two days, in their order.
pub(super) fn between(holdings: &[Holding], since: Option<Day>, until: Option<Day>) -> Vec<Holding> {
    let (first, last) = (since.unwrap_or(Day::MIN), until.unwrap_or(Day::MAX));
    let mut out: Vec<Holding> = Vec::new();
    for holding in holdings {
        let begins = holding.since.unwrap_or(Day::MIN).max(first);
        let ends = holding.until.unwrap_or(Day::MAX).min(last);
        if begins > ends {
            continue;
        }
        let (since, until) = ((begins > Day::MIN).then_some(begins), (ends < Day::MAX).then_some(ends));
        let follows = |before: &Holding| before.until.and_then(|day| day.tomorrow().ok()) == Some(begins);
        let is_one = |before: &Holding| {
            before.id == holding.id && before.certainty == holding.certainty && follows(before)
        };
        match out.last_mut().filter(|before| is_one(before)) {
            Some(before) => before.until = until,
            None => out.push(Holding { since, until, ..holding.clone() }),
        }
    }
    out
}
