//! In whom a body that has closed lives on.

use super::{Atlas, OrgIx};
use crate::date::Day;
use crate::words::{Relation, Succession};

impl Atlas {
    /// Whoever has all of a closed body on that day: the one that it merged into, was taken over by
    /// or was renewed as, or what became of that one since. Nothing for what has not closed, what was
    /// split, and where no source says.
    pub fn successor_at(&self, org: OrgIx, day: Day) -> Option<OrgIx> {
        let mut passed = vec![org];
        loop {
            let at = passed[passed.len() - 1];
            if !self.facts(at).period.is_before(day) {
                return None;
            }
            let heir = self.only_heir(at, day).filter(|heir| !passed.contains(heir))?;
            if self.is_there(heir, day) {
                return Some(heir);
            }
            passed.push(heir);
        }
    }

    /// The one that an organisation became as a whole.
    fn only_heir(&self, org: OrgIx, day: Day) -> Option<OrgIx> {
        let successions = self.links_on(org, Relation::SucceededBy, day);
        let successions = successions.filter(|(_, facts)| facts.from == org);
        let mut successions = successions.map(|(link, _)| self.link(link));
        let link = successions.next().filter(|link| link.how != Some(Succession::Split))?;
        successions.next().is_none().then_some(link.to)
    }
}
