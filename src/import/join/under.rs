//! Under which commissioner each practice was, and when: what the registers date, newest first, and
//! before that what follows from the land.

use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::Draft;
use super::sources;
use super::stints::{NamedCommissioner, Stint, fill};
use crate::date::Day;
use crate::import::remark::Reason;
use crate::import::times::Timed;
use crate::import::value::{CommissionerMembership, Edition, Located, Membership};
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
        let practices = self.listed_practices();
        for edition in &registers.commissioner_memberships {
            self.tell_of_two_at_once(edition);
            for Located { at, value: membership } in edition.located() {
                let (practice, commissioner) = (membership.practice, membership.commissioner);
                if !practices.contains(practice) {
                    self.remarks.add(Reason::UnknownPractice, at, format!("{practice} under {commissioner}"));
                } else if !self.is_commissioner(commissioner) {
                    let what = format!("{practice} under {commissioner}");
                    self.remarks.add(Reason::CommissionerElsewhere, at, what);
                }
                if membership.until.is_none() {
                    let today = NamedCommissioner { at, code: membership.commissioner };
                    self.memberships_today.insert(membership.practice, today);
                }
                let (since, until) = (membership.since, membership.until);
                let stint = Stint { since, until, ..Stint::of(membership.commissioner, MEMBERSHIPS) };
                named.entry(membership.practice).or_default().push(Dated::new(edition.latest, stint));
            }
        }
        for edition in &registers.members {
            for membership in edition.values().filter(|m| m.until.is_none()) {
                let Some(dated) = named.get_mut(membership.practice) else { continue };
                // Where the others name nobody, or somebody whom no file has, this is all there is.
                let is_any = dated.iter().any(|dated| self.is_commissioner(dated.stint.commissioner));
                if !is_any && self.is_commissioner(membership.commissioner) {
                    let founded = self.commissioners.get(membership.commissioner).and_then(|c| c.life.since);
                    let since = founded.max(membership.since);
                    let stint = Stint { since, ..Stint::of(membership.commissioner, NETWORKS) };
                    dated.push(Dated::new(edition.latest, stint));
                }
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

    /// The practices that the registers of practices and of networks list.
    fn listed_practices(&self) -> FxHashSet<&'r str> {
        let prescribers = self.registers.prescribers.iter().flat_map(Edition::values);
        let members = self.registers.members.iter().flat_map(Edition::values);
        prescribers.map(|prescriber| prescriber.entry.code).chain(members.map(|m| m.practice)).collect()
    }

    /// Says which practices a register has under two commissioners at once.
    fn tell_of_two_at_once(&mut self, edition: &'r Edition<'r, CommissionerMembership<'r>>) {
        let mut rows: Vec<Located<'r, CommissionerMembership<'r>>> = edition.located().collect();
        rows.sort_by_key(|row| (row.value.practice, row.value.since));
        for pair in rows.windows(2) {
            let [Located { at, value: one }, Located { value: next, .. }] = pair else { continue };
            let is_over = one.until.zip(next.since).is_some_and(|(until, since)| until < since);
            if one.practice == next.practice && one.commissioner != next.commissioner && !is_over {
                let what = format!("{} under {} and {}", one.practice, one.commissioner, next.commissioner);
                self.remarks.add(Reason::TwoCommissioners, *at, what);
            }
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
            if let Some(stint) = dated.stint.within(&life.unwrap_or_default()) {
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
