//! GP practices, and where asked for the others who prescribe: what network each is in and
//! when, and who commissions it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::draft::Draft;
use super::holder::{Holding, in_life};
use super::life::Life;
use super::record::{date, keys, link, organisation, within};
use super::setting::{describe, is_practice, is_welsh, note};
use super::sources;
use super::stays::{NetworkStay, NetworkStays};
use super::stints::{NamedCommissioner, Stint};
use crate::date::Day;
use crate::import::names::readable;
use crate::import::options::Prescribers;
use crate::import::remark::Reason;
use crate::import::times::{Timed, told};
use crate::import::value::{Edition, Located, Membership, Prescriber, Status, UNALLOCATED};
use crate::source::record::{LinkRecord, OrganisationRecord, ParentRecord};
use crate::words::{Certainty, Kind};

/// The rows of one practice in the register of networks.
type Memberships<'r> = Vec<Located<'r, Membership<'r>>>;

/// What the registers say of one who prescribes.
struct InRegisters<'r> {
    prescriber: Located<'r, Prescriber<'r>>,
    memberships: Memberships<'r>,
    /// The latest day in the edition that has it.
    latest: Option<Day>,
    /// Is that the newest edition?
    edition: EditionAge,
}

/// Whether a newer edition of the same register was given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EditionAge {
    Newest,
    Older,
}

impl<'r> Draft<'r> {
    pub(super) fn practices(&mut self) {
        let registers = self.registers;
        let mut members: BTreeMap<&str, Memberships<'r>> = BTreeMap::new();
        for membership in registers.members.iter().flat_map(Edition::located) {
            members.entry(membership.value.practice).or_default().push(membership);
        }
        for memberships in members.values_mut() {
            // Of two joined on one day the one it stayed in comes first.
            memberships.sort_by_key(|Located { at, value: m }| {
                (m.since, Reverse(m.until.unwrap_or(Day::MAX)), m.network, at.row)
            });
        }
        for (number, edition) in registers.prescribers.iter().enumerate() {
            let age = if number == 0 { EditionAge::Newest } else { EditionAge::Older };
            for prescriber in edition.located() {
                let memberships = members.remove(prescriber.value.entry.code).unwrap_or_default();
                if self.is_asked_for(prescriber, &memberships) {
                    let latest = edition.latest;
                    self.prescriber(&InRegisters { prescriber, memberships, latest, edition: age });
                }
            }
        }
        for memberships in members.values() {
            self.only_in_networks(memberships);
        }
    }

    fn is_asked_for(
        &mut self,
        prescriber: Located<'_, Prescriber<'_>>,
        memberships: &[Located<'_, Membership<'_>>],
    ) -> bool {
        let Located { at, value: prescriber } = prescriber;
        let entry = &prescriber.entry;
        let who = format!("{} {}", entry.code, entry.name);
        if is_welsh(prescriber) {
            self.remarks.add(Reason::NotEnglish, at, who);
            return false;
        }
        if is_practice(prescriber) || self.options.prescribers == Prescribers::All {
            return true;
        }
        for Located { at, value: membership } in memberships {
            let what = format!("{who} in {}", membership.network);
            self.remarks.add(Reason::MemberNotAPractice, *at, what);
        }
        self.remarks.add(Reason::NotAPractice, at, who);
        false
    }

    fn prescriber(&mut self, known: &InRegisters<'r>) {
        let prescriber = known.prescriber.value;
        let entry = &prescriber.entry;
        let kind = if is_practice(prescriber) { Kind::Practice } else { Kind::Service };
        let mut record = organisation(entry.code, readable(entry.name), kind);
        let life = self.life_of(known, &mut record);
        (record.since, record.until) = (date(life.since), date(life.until));
        record.source = keys(&[sources::PRESCRIBERS]);
        describe(&mut record, prescriber);
        self.compare_commissioners(known);
        let stays = self.stays(&known.memberships, life);
        if !known.memberships.is_empty() {
            record.source.push(sources::NETWORKS.to_owned());
        }
        let stints = self.stints.get(entry.code).cloned().unwrap_or_default();
        let holdings = self.holdings(&stints);
        within(&mut record, parents(&stays.one_by_one, &holdings, life));
        self.add(record);
        self.besides(entry.code, &stays.besides, life);
        self.commission(entry.code, &stints, life);
    }

    /// From when to when it was there. Of one that the register calls closed without a day it is
    /// known only that it had closed by the latest day in the register.
    fn life_of(&mut self, known: &InRegisters<'r>, record: &mut OrganisationRecord) -> Life {
        let Located { at, value: prescriber } = known.prescriber;
        let entry = &prescriber.entry;
        let life = Life { since: entry.since, until: entry.until };
        if entry.is_older {
            self.remarks.add(Reason::OpenedBefore, at, format!("{} {}", entry.code, entry.name));
        }
        if life.until.is_some() {
            return life;
        }
        if prescriber.status != Status::Closed {
            if known.edition == EditionAge::Older {
                record.seen = date(known.latest);
            }
            return life;
        }
        self.remarks.add(Reason::ClosedWithoutADay, at, format!("{} {}", entry.code, entry.name));
        record.certainty = Some(Certainty::Inferred);
        let by = known.latest.map_or_else(String::new, |day| format!(": it had closed by {day}"));
        note(record, format!("Closed; on which day is not known{by}."));
        // The last day on which it can have been there.
        let last = prescriber.left.or_else(|| known.latest.and_then(|day| day.yesterday().ok()));
        Life { until: last.max(entry.since), ..life }
    }

    /// Links it to those who commissioned it while it was there.
    pub(super) fn commission(&mut self, code: &str, stints: &[Stint<'r>], life: Life) {
        for stint in stints.iter().filter(|stint| stint.meets(&life)) {
            let mut body = link(stint.commissioner, code);
            (body.since, body.until) = (date(stint.since), date(stint.until));
            (body.seen, body.certainty) = (date(stint.seen), stint.certainty);
            body.source = keys(stint.sources);
            self.links.push(LinkRecord::Commissions(body));
        }
    }

    /// Where two registers name different commissioners for today, that is said; and also where
    /// there is none that any file has.
    fn compare_commissioners(&mut self, known: &InRegisters<'r>) {
        let Located { at, value: prescriber } = known.prescriber;
        let (code, own) = (prescriber.entry.code, prescriber.commissioner);
        let mut is_known = self.is_commissioner(own) && own != code;
        let networks = known.memberships.iter().filter(|m| m.value.until.is_none());
        let networks = networks.map(|m| NamedCommissioner { at: m.at, code: m.value.commissioner });
        let others: Vec<NamedCommissioner<'r>> =
            networks.chain(self.memberships_today.get(code).copied()).collect();
        for other in others.into_iter().filter(|other| other.code != own && !other.code.is_empty()) {
            is_known |= self.is_commissioner(other.code);
            // One that names nobody, or somebody whom no file has, says nothing against another.
            if !self.is_commissioner(own) || !self.is_commissioner(other.code) {
                continue;
            }
            let what = format!("{code}: {} here, {own} in the register of practices", other.code);
            self.remarks.add(Reason::CommissionersDiffer, other.at, what);
        }
        if !is_known {
            let named = if own.is_empty() { "none is named" } else { own };
            let what = format!("{code} {}: {named}", prescriber.entry.name);
            self.remarks.add(Reason::UnknownCommissioner, at, what);
        }
    }

    /// A practice opened since the register of practices was made.
    fn only_in_networks(&mut self, memberships: &[Located<'r, Membership<'r>>]) {
        let Some(Located { at, value: last }) = memberships.last() else { return };
        let latest = self.registers.members.first().and_then(|edition| edition.latest);
        let who = format!("{} {}", last.practice, last.name).trim_end().to_owned();
        self.remarks.add(Reason::OnlyInNetworks, *at, who);
        let name = if last.name.is_empty() { last.practice.to_owned() } else { readable(last.name) };
        let mut record = organisation(last.practice, name, Kind::Practice);
        record.source = keys(&[sources::NETWORKS]);
        let stays = self.stays(memberships, Life::default());
        let mut stints = self.stints.get(last.practice).cloned().unwrap_or_default();
        if stints.is_empty() && self.is_commissioner(last.commissioner) {
            let founded = self.commissioners.get(last.commissioner).and_then(|known| known.life.since);
            let since = founded.max(last.since);
            stints.push(Stint { since, seen: latest, ..Stint::of(last.commissioner, &[sources::NETWORKS]) });
        }
        let life = Life::default();
        within(&mut record, parents(&stays.one_by_one, &self.holdings(&stints), life));
        self.add(record);
        self.besides(last.practice, &stays.besides, life);
        self.commission(last.practice, &stints, life);
    }

    /// The networks it was in, one at a time: the one it joined first stays until it is left.
    fn stays(&mut self, memberships: &[Located<'r, Membership<'r>>], life: Life) -> NetworkStays<'r> {
        let mut stays = NetworkStays::default();
        for Located { at, value: membership } in memberships {
            let network = membership.network;
            let reason = if network == UNALLOCATED {
                Some(Reason::Unallocated)
            } else if !self.ids.contains(network) {
                Some(Reason::UnknownNetwork)
            } else if !self.were_together(membership, life) {
                Some(Reason::NeverTogether)
            } else {
                stays.add(NetworkStay { network, since: membership.since, until: membership.until })
            };
            if let Some(reason) = reason {
                let who = format!("{} {}", membership.practice, membership.name).trim_end().to_owned();
                let what = match reason {
                    Reason::Unallocated => who,
                    _ => format!("{who} in {network}"),
                };
                self.remarks.add(reason, *at, what);
            }
        }
        stays
    }

    /// Were a practice and its network there on some day of its membership?
    fn were_together(&self, membership: &Membership<'_>, life: Life) -> bool {
        let stay = Life { since: membership.since, until: membership.until };
        let of_network = self.network_lives.get(membership.network).copied().unwrap_or_default();
        stay.within(&of_network).is_some_and(|both| both.meets(&life))
    }

    /// Links it to networks that it was in besides, while both were there.
    fn besides(&mut self, practice: &str, besides: &[NetworkStay<'_>], life: Life) {
        for stay in besides {
            let of_network = self.network_lives.get(stay.network).copied().unwrap_or_default();
            let own = Life { since: stay.since, until: stay.until };
            let Some(both) = own.within(&of_network).and_then(|both| both.within(&life)) else { continue };
            let mut body = link(practice, stay.network);
            (body.since, body.until) = (date(both.since), date(both.until));
            body.source = keys(&[sources::NETWORKS]);
            self.links.push(LinkRecord::MemberOf(body));
        }
    }
}

/// What it sat within while it was there: its networks in their times; before, between and
/// after them whatever held it otherwise.
fn parents(stays: &[NetworkStay<'_>], holdings: &[Holding], life: Life) -> Vec<ParentRecord> {
    let mut parents: Vec<Holding> = Vec::new();
    let mut free = Some(life.since.unwrap_or(Day::MIN));
    let last = life.until.unwrap_or(Day::MAX);
    for stay in stays {
        let before = stay.since.map_or(Some(Day::MIN), |since| since.yesterday().ok());
        if let (Some(since), Some(before)) = (free, before)
            && since <= before
        {
            parents.extend(in_life(holdings, Life { since: told(since), until: Some(before) }));
        }
        let (since, until) = (stay.since, stay.until);
        parents.push(Holding { id: stay.network.to_owned(), since, until, certainty: None });
        free = until.and_then(|until| until.tomorrow().ok());
        if free.is_none() {
            break;
        }
    }
    if let Some(since) = free.filter(|free| *free <= last) {
        parents.extend(in_life(holdings, Life { since: told(since), until: told(last) }));
    }
    // What it sat within at first it sat within from its beginning, and at last to its end.
    if let Some(first) = parents.first_mut().filter(|first| first.since <= life.since) {
        first.since = None;
    }
    if let Some(end) = parents.last_mut().filter(|end| end.until.is_none_or(|until| until >= last)) {
        end.until = None;
    }
    parents.into_iter().map(Holding::parent).collect()
}
