//! Under whom those were who joined a commissioner later than they were founded: told by the land
//! that came to it on the same day, and so inferred.

use super::draft::Draft;
use super::life::BOARDS;
use super::record::ENGLAND;
use super::sources;
use super::stints::Stint;
use crate::date::Day;
use crate::words::Certainty;

/// On whose word it is: the register has the day, the rest follows.
const INFERRED_FROM: &[&str] = &[sources::PRESCRIBERS, sources::KNOWN];

impl<'r> Draft<'r> {
    /// Under whom those were that came to a commissioner on a day, the latest first; none where
    /// their land came from several, or nobody knows.
    pub(super) fn earlier(&self, commissioner: &str, joined: Day) -> Vec<Stint<'r>> {
        let mut stints: Vec<Stint<'r>> = Vec::new();
        if !self.is_day_of_change(commissioner, joined) {
            return stints;
        }
        let mut until = joined.yesterday().ok();
        let mut lookups = self.owners.before(commissioner, joined).into_iter().peekable();
        while let Some(lookup) = lookups.next() {
            let Some(owner) = lookup.owner() else { break };
            let mut first_seen = lookup.day;
            while let Some(same) = lookups.next_if(|next| next.owner() == Some(owner)) {
                first_seen = same.day;
            }
            let founded = self.commissioners.get(owner).and_then(|known| known.life.since);
            // Between two lookups it moved when its next was founded, else at the latest on the day
            // of the later.
            let since = match lookups.peek().map(|older| older.day) {
                None => founded,
                Some(older) => founded.filter(|day| older < *day && *day <= first_seen).or(Some(first_seen)),
            };
            if since.zip(until).is_some_and(|(since, until)| since > until) || !self.is_commissioner(owner) {
                break;
            }
            stints.push(Stint {
                commissioner: owner,
                since,
                until,
                certainty: Some(Certainty::Inferred),
                sources: INFERRED_FROM,
                seen: None,
            });
            until = since.and_then(|since| since.yesterday().ok());
            if until.is_none() {
                break;
            }
        }
        stints
    }

    /// Is it a day on which commissioners change: one of them was founded, or a new year began?
    fn is_day_of_change(&self, commissioner: &str, day: Day) -> bool {
        let founded = self.commissioners.get(commissioner).and_then(|known| known.life.since);
        founded == Some(day) || day == BOARDS || (day.month(), day.day()) == (4, 1)
    }

    /// In which system those were that came to a commissioner on a day: that of all who had their
    /// land, else its own where it was founded on that day; else in England, since nobody knows.
    pub(super) fn system_before(&self, commissioner: &str, joined: Day) -> String {
        let Some(known) = self.commissioners.get(commissioner) else { return ENGLAND.to_owned() };
        let before = self.owners.before(commissioner, joined);
        if let Some(lookup) = before.first().filter(|_| self.is_day_of_change(commissioner, joined)) {
            let system = |owner: &str| self.commissioners.get(owner).map(|known| known.system_on(lookup.day));
            let system = lookup.nearly_all(system);
            return system.map_or_else(|| ENGLAND.to_owned(), |system| self.around(system, ""));
        }
        let is_founded = known.life.since.is_some_and(|founded| joined <= founded);
        if is_founded { self.around(known.system_on(joined), "") } else { ENGLAND.to_owned() }
    }
}
