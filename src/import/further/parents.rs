//! Whom a code means today, and whom it meant before.

use super::addition::Addition;
use crate::date::Date;
use crate::import::known::KnownOrganisation;
use crate::source::record::ParentRecord;
use crate::words::Certainty;

/// More than this many in a row no body has become.
const LONGEST: usize = 8;

/// One, and what it became, one after another.
pub(super) struct Line<'s> {
    /// The earliest first, at least one.
    pub(super) bodies: Vec<&'s KnownOrganisation>,
    /// The day on which each but the first took over.
    since: Vec<Option<Date>>,
}

impl Addition<'_, '_> {
    /// The one of this code, and what became of it, so far as it became one.
    pub(super) fn line(&self, code: &str) -> Option<Line<'_>> {
        let mut line = Line { bodies: vec![self.scope.by_code(code)?], since: Vec::new() };
        while let Some(last) = line.bodies.last().filter(|last| last.until.is_some()) {
            let [successor] = self.scope.successors(&last.id) else { break };
            let Some(next) = self.scope.by_code(&successor.id) else { break };
            if line.bodies.iter().any(|body| body.id == next.id) || line.bodies.len() == LONGEST {
                break;
            }
            line.bodies.push(next);
            line.since.push(successor.on);
        }
        for body in &line.bodies {
            self.scope.note(&body.id);
        }
        Some(line)
    }
}

impl Line<'_> {
    /// The ids, the earliest first.
    pub(super) fn ids(&self) -> Vec<String> {
        self.bodies.iter().map(|body| body.id.clone()).collect()
    }

    /// As what something sat within, one after another: that it went along to what its body
    /// became is inferred.
    pub(super) fn parents(&self) -> Vec<ParentRecord> {
        let starts: Vec<Option<Date>> = std::iter::once(None).chain(self.since.iter().copied()).collect();
        let parents = self.bodies.iter().zip(&starts).enumerate().map(|(number, (body, since))| {
            let next = starts.get(number + 1).copied().flatten();
            let before = next.and_then(|next| next.first_day().yesterday().ok()).map(Date::of);
            ParentRecord {
                id: body.id.clone(),
                since: *since,
                until: before,
                certainty: (number > 0).then_some(Certainty::Inferred),
                source: Vec::new(),
            }
        });
        let parents: Vec<ParentRecord> = parents.collect();
        // Without the day of a change only the last can be told.
        if self.since.iter().any(Option::is_none) {
            return parents
                .into_iter()
                .rev()
                .take(1)
                .map(|last| ParentRecord { since: None, ..last })
                .collect();
        }
        parents
    }
}
