//! Under which commissioner each practice was, and when: what the registers date, newest first, and
//! before that what follows from the land.

use rustc_hash::FxHashMap;

use super::draft::Draft;
use super::sources;
use super::stints::{NamedCommissioner, Stint, fill};
use crate::date::Day;
use crate::import::value::{Edition, Located, Membership};
use crate::words::Certainty;

const PRESCRIBERS: &[&str] = &[sources::PRESCRIBERS];
const MEMBERSHIPS: &[&str] = &[sources::MEMBERSHIPS];
const NETWORKS: &[&str] = &[sources::NETWORKS];

/// A commissioner that a register names for a practice, and how new that register is.
struct Dated<'r> {
    latest: Option<Day>,
    stint: Stint<'r>,
}

impl<'r> Dated<'r> {
    /// Where a register does not say since when, that is inferred, and when it saw it is known.
    fn new(latest: Option<Day>, stint: Stint<'r>) -> Self {
        let stint = match stint.since {
            Some(_) => stint,
            None => Stint { certainty: Some(Certainty::Inferred), seen: latest, ..stint },
        };
        Self { latest, stint }
    }
}

impl<'r> Draft<'r> {
    /// Finds the commissioners of every practice. Those that no file has are left out.
    pub(super) fn commissioners_of_practices(&mut self) {
        let registers = self.registers;
        let mut named: FxHashMap<&'r str, Vec<Dated<'r>>> = FxHashMap::default();
        for edition in &registers.prescribers {
            let all = edition.located().chain(edition.located_superseded());
            for prescriber in all.map(|located| located.value).filter(|p| p.commissioner != p.entry.code) {
                let (since, until) = (prescriber.joined, prescriber.left);
                let stint = Stint { since, until, ..Stint::of(prescriber.commissioner, PRESCRIBERS) };
                named.entry(prescriber.entry.code).or_default().push(Dated::new(edition.latest, stint));
            }
        }
        for edition in &registers.commissioner_memberships {
            for Located { at, value: membership } in edition.located() {
                if membership.until.is_none() {
                    let today = NamedCommissioner { at, code: membership.commissioner };
                    self.memberships_today.insert(membership.practice, today);
                }
                let (since, until) = (membership.since, membership.until);
                let stint = Stint { since, until, ..Stint::of(membership.commissioner, MEMBERSHIPS) };
                named.entry(membership.practice).or_default().push(Dated::new(edition.latest, stint));
            }
        }
        let newer = self.newer_networks();
        for membership in newer.iter().flat_map(|edition| edition.values()).filter(|m| m.until.is_none()) {
            if let Some(dated) = named.get_mut(membership.practice) {
                let latest = newer.and_then(|edition| edition.latest);
                dated.extend(self.of_newer_network(membership.commissioner, latest, dated));
            }
        }
        for (practice, dated) in named {
            let stints = self.stints_of(dated);
            self.stints.insert(practice, stints);
        }
    }

    /// The newest members of networks, where they are newer than the register of practices.
    fn newer_networks(&self) -> Option<&'r Edition<'r, Membership<'r>>> {
        let newest = self.registers.prescribers.first().map(|edition| edition.latest);
        self.registers.members.first().filter(|members| Some(members.latest) > newest)
    }

    /// What a newer register of networks says of who commissions a practice, where that is another:
    /// since it was founded, or else since the older register was made.
    fn of_newer_network(
        &self,
        commissioner: &'r str,
        latest: Option<Day>,
        dated: &[Dated<'r>],
    ) -> Option<Dated<'r>> {
        let newest = dated.iter().max_by_key(|dated| (dated.latest, dated.stint.since))?;
        if newest.stint.commissioner == commissioner || !self.is_commissioner(commissioner) {
            return None;
        }
        let founded = self.commissioners.get(commissioner).and_then(|known| known.life.since);
        let since = founded.max(newest.latest.and_then(|day| day.tomorrow().ok()));
        let certainty = Some(Certainty::Inferred);
        let stint = Stint { since, certainty, seen: latest, ..Stint::of(commissioner, NETWORKS) };
        Some(Dated { latest, stint })
    }

    /// One after another: of a day the newest register counts, and before them all what follows
    /// from the land.
    fn stints_of(&self, mut dated: Vec<Dated<'r>>) -> Vec<Stint<'r>> {
        dated.retain(|dated| self.is_commissioner(dated.stint.commissioner));
        // What has no first day says the least.
        dated.sort_by(|a, b| {
            let by_day = a.stint.since.is_none().cmp(&b.stint.since.is_none());
            by_day.then(b.latest.cmp(&a.latest)).then(b.stint.since.cmp(&a.stint.since))
        });
        let mut stints: Vec<Stint<'r>> = Vec::new();
        for dated in &dated {
            // Nobody was under a commissioner that was not there, whatever day the register has.
            let life = self.commissioners.get(dated.stint.commissioner).map(|known| known.life);
            if let Some(stint) = dated.stint.within(life.unwrap_or_default()) {
                fill(&mut stints, &stint);
            }
        }
        if let Some((first, since)) = stints.first().and_then(|first| Some((first.commissioner, first.since?)))
        {
            for earlier in self.earlier(first, since) {
                fill(&mut stints, &earlier);
            }
        }
        stints
    }
}
