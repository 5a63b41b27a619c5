//! GP practices, and where asked for the others who prescribe: what network each is in and
//! when, and who commissions it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::draft::Draft;
use super::holder::Holder;
use super::life::Life;
use super::record::{date, keys, link, organisation, within};
use super::setting::{describe, is_practice};
use super::sources;
use super::stays::{NetworkStay, NetworkStays};
use crate::date::Day;
use crate::import::names::readable;
use crate::import::options::Prescribers;
use crate::import::remark::Reason;
use crate::import::value::{Edition, Located, Membership, Prescriber, UNALLOCATED};
use crate::source::record::{LinkRecord, ParentRecord};
use crate::words::Kind;

/// The rows of one practice in the register of networks.
type Memberships<'r> = Vec<Located<'r, Membership<'r>>>;

/// What the two registers say of one who prescribes.
struct InRegisters<'r> {
    prescriber: Located<'r, Prescriber<'r>>,
    memberships: Memberships<'r>,
    /// The membership of today, where the register of networks is the newer of the two.
    newer: Option<Located<'r, Membership<'r>>>,
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
        let networks_are_newer =
            registers.members.as_ref().map(|e| e.latest) > registers.prescribers.as_ref().map(|e| e.latest);
        for prescriber in registers.prescribers.iter().flat_map(Edition::located) {
            let memberships = members.remove(prescriber.value.entry.code).unwrap_or_default();
            if self.is_asked_for(prescriber, &memberships) {
                let newer = memberships.iter().find(|m| m.value.until.is_none() && networks_are_newer).copied();
                self.prescriber(&InRegisters { prescriber, memberships, newer });
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
        if entry.region.starts_with('W') {
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
        (record.since, record.until) = (date(entry.since), date(entry.until));
        record.source = keys(&[sources::PRESCRIBERS]);
        describe(&mut record, prescriber);
        let commissioner = self.commissioner_of(known);
        let stays = self.stays(&known.memberships);
        if !known.memberships.is_empty() {
            record.source.push(sources::NETWORKS.to_owned());
        }
        let around = commissioner.unwrap_or_default();
        let life = Life { since: entry.since, until: entry.until };
        within(&mut record, self.parents(&stays.one_by_one, around, life));
        self.add(record);
        self.besides(entry.code, &stays.besides);
        let Some(commissioner) = commissioner else { return };
        let mut body = link(commissioner, entry.code);
        if known.newer.is_some_and(|m| m.value.commissioner != prescriber.commissioner) {
            body.seen = date(self.registers.members.as_ref().and_then(|edition| edition.latest));
            body.source = keys(&[sources::NETWORKS]);
        } else {
            (body.since, body.until) = (date(prescriber.joined), date(prescriber.left));
            body.source = keys(&[sources::PRESCRIBERS]);
        }
        self.links.push(LinkRecord::Commissions(body));
    }

    /// Who commissions it: what the newer of the two registers says.
    fn commissioner_of(&mut self, known: &InRegisters<'r>) -> Option<&'r str> {
        let Located { at, value: prescriber } = known.prescriber;
        let own = prescriber.commissioner;
        let differs = |m: &Located<'r, Membership<'r>>| {
            m.value.commissioner != own && self.is_commissioner(m.value.commissioner)
        };
        if let Some(Located { at, value: membership }) = known.newer.filter(differs) {
            let what = format!(
                "{}: {} here, {own} in the register of practices",
                prescriber.entry.code, membership.commissioner
            );
            self.remarks.add(Reason::CommissionersDiffer, at, what);
            return Some(membership.commissioner);
        }
        if own != prescriber.entry.code && self.is_commissioner(own) {
            return Some(own);
        }
        let named = if own.is_empty() { "none is named" } else { own };
        let what = format!("{} {}: {named}", prescriber.entry.code, prescriber.entry.name);
        self.remarks.add(Reason::UnknownCommissioner, at, what);
        None
    }

    /// A practice opened since the register of practices was made.
    fn only_in_networks(&mut self, memberships: &[Located<'r, Membership<'r>>]) {
        let (Some(Located { at, value: last }), Some(edition)) = (memberships.last(), &self.registers.members)
        else {
            return;
        };
        let who = format!("{} {}", last.practice, last.name).trim_end().to_owned();
        self.remarks.add(Reason::OnlyInNetworks, *at, who);
        let name = if last.name.is_empty() { last.practice.to_owned() } else { readable(last.name) };
        let mut record = organisation(last.practice, name, Kind::Practice);
        record.source = keys(&[sources::NETWORKS]);
        let is_commissioned = self.is_commissioner(last.commissioner);
        let stays = self.stays(memberships);
        within(&mut record, self.parents(&stays.one_by_one, last.commissioner, Life::default()));
        self.add(record);
        self.besides(last.practice, &stays.besides);
        if is_commissioned {
            let mut body = link(last.commissioner, last.practice);
            body.seen = date(edition.latest);
            body.source = keys(&[sources::NETWORKS]);
            self.links.push(LinkRecord::Commissions(body));
        }
    }

    /// The networks it was in, one at a time: the one it joined first stays until it is left.
    fn stays(&mut self, memberships: &[Located<'r, Membership<'r>>]) -> NetworkStays<'r> {
        let mut stays = NetworkStays::default();
        for Located { at, value: membership } in memberships {
            let network = membership.network;
            let reason = if network == UNALLOCATED {
                Some(Reason::Unallocated)
            } else if !self.ids.contains(network) {
                Some(Reason::UnknownNetwork)
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

    /// What it sat within while it was there: its networks in their times; before, between and
    /// after them whatever held those of its commissioner.
    fn parents(&self, stays: &[NetworkStay<'_>], commissioner: &str, life: Life) -> Vec<ParentRecord> {
        let mut parents: Vec<ParentRecord> = Vec::new();
        let mut free = None;
        for stay in stays {
            let before = stay.since.and_then(|since| since.yesterday().ok());
            let is_gap =
                before.is_some_and(|before| free.or(life.since).is_none_or(|free: Day| free <= before));
            if is_gap {
                parents.push(self.holder(commissioner, before).during(free, before));
            }
            let network = Holder { id: stay.network.to_owned(), certainty: None };
            parents.push(network.during(stay.since, stay.until));
            free = stay.until.and_then(|until| until.tomorrow().ok());
            if free.is_none() {
                return parents;
            }
        }
        if free.zip(life.until).is_none_or(|(free, until)| free <= until) {
            parents.push(self.holder(commissioner, life.until).during(free, None));
        }
        parents
    }

    fn besides(&mut self, practice: &str, besides: &[NetworkStay<'_>]) {
        for stay in besides {
            let mut body = link(practice, stay.network);
            (body.since, body.until) = (date(stay.since), date(stay.until));
            body.source = keys(&[sources::NETWORKS]);
            self.links.push(LinkRecord::MemberOf(body));
        }
    }
}
