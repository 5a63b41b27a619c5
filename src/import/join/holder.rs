//! What the organisations of a commissioner sat within: the commissioner while they were under it,
//! and where nobody knows under whom they were, what is known around it.

use super::draft::Draft;
use super::life::Life;
use super::record::{ENGLAND, date};
use super::stints::Stint;
use crate::date::Day;
use crate::import::times::{Timed, joined, told};
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

impl Timed for Holding {
    fn ends(&self) -> (Option<Day>, Option<Day>) {
        (self.since, self.until)
    }

    fn with_ends(&self, since: Option<Day>, until: Option<Day>) -> Self {
        Self { since, until, ..self.clone() }
    }

    fn says_as(&self, other: &Self) -> bool {
        self.id == other.id && self.certainty == other.certainty
    }
}

impl Draft<'_> {
    /// What held somebody at all times, by the commissioners that it was under.
    pub(super) fn holdings(&self, stints: &[Stint<'_>]) -> Vec<Holding> {
        let mut holdings = Vec::new();
        let mut free = Some(Day::MIN);
        for stint in stints {
            if let (Some(since), Ok(before)) = (free, stint.first().yesterday())
                && since <= before
            {
                let id = self.system_before(stint.commissioner, stint.first());
                holdings.push(unsure(id, since, before));
            }
            holdings.push(Holding {
                id: stint.commissioner.to_owned(),
                since: stint.since,
                until: stint.until,
                certainty: stint.certainty,
            });
            free = stint.last().tomorrow().ok();
        }
        holdings.extend(free.map(|since| unsure(ENGLAND.to_owned(), since, Day::MAX)));
        holdings
    }
}

/// That something was in England is sure.
fn unsure(id: String, since: Day, until: Day) -> Holding {
    let certainty = (id != ENGLAND).then_some(Certainty::Inferred);
    Holding { id, since: told(since), until: told(until), certainty }
}

/// What of holdings lies in a life, in their order.
pub(super) fn in_life(holdings: &[Holding], life: Life) -> Vec<Holding> {
    joined(holdings.iter().filter_map(|holding| holding.within(&life)).collect())
}
