//! What the organisations of a commissioner sat within.

use super::draft::Draft;
use super::record::{ENGLAND, date};
use crate::date::Day;
use crate::source::record::ParentRecord;
use crate::words::Certainty;

/// What something sat within, and how sure that is unless it is certain.
pub(super) struct Holder {
    pub(super) id: String,
    pub(super) certainty: Option<Certainty>,
}

impl Holder {
    /// The parent that it was from a day to a day.
    pub(super) fn during(self, since: Option<Day>, until: Option<Day>) -> ParentRecord {
        ParentRecord {
            id: self.id,
            since: date(since),
            until: date(until),
            certainty: self.certainty,
            source: Vec::new(),
        }
    }
}

impl Draft<'_> {
    /// What held those of a commissioner until a day: the commissioner, or where it came later
    /// than that the system it is in now, which is inferred; else England.
    pub(super) fn holder(&self, commissioner: &str, until: Option<Day>) -> Holder {
        let Some(known) = self.commissioners.get(commissioner).filter(|_| self.ids.contains(commissioner))
        else {
            return Holder { id: ENGLAND.to_owned(), certainty: None };
        };
        if known.life.since.zip(until).is_none_or(|(since, until)| since <= until) {
            return Holder { id: commissioner.to_owned(), certainty: None };
        }
        Holder { id: self.around(&known.system, ""), certainty: Some(Certainty::Inferred) }
    }
}
