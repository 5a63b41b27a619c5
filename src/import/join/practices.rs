//! GP practices, and where asked for the others who prescribe: what network each is in and
//! when, and who commissions it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::Prescribers;
use super::super::names::readable;
use super::super::read::{Membership, Prescriber, UNALLOCATED};
use super::super::remark::Reason;
use super::networks::Holder;
use super::setting::{describe, is_practice};
use super::{Draft, date, keys, link, organisation, sources, within};
use crate::date::Day;
use crate::source::record::{LinkRecord, ParentRecord};
use crate::words::Kind;

/// A stay in one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stay<'r> {
    network: &'r str,
    since: Option<Day>,
    until: Option<Day>,
}

/// What networks a practice was in, one after another, and those it was in besides.
#[derive(Debug, Default)]
struct Stays<'r> {
    one_by_one: Vec<Stay<'r>>,
    besides: Vec<Stay<'r>>,
}

/// The rows of one practice in the register of networks.
type Rows<'r> = Vec<(usize, &'r Membership<'r>)>;

impl<'r> Draft<'r> {
    pub(super) fn practices(&mut self) {
        let registers = self.registers;
        let mut members: BTreeMap<&str, Rows<'r>> = BTreeMap::new();
        for (row, membership) in registers.members.iter().flat_map(|edition| &edition.rows) {
            members.entry(membership.practice).or_default().push((*row, membership));
        }
        for rows in members.values_mut() {
            // Of two joined on one day the one it stayed in comes first.
            rows.sort_by_key(|(row, m)| (m.since, Reverse(m.until.unwrap_or(Day::MAX)), m.network, *row));
        }
        let networks_are_newer =
            registers.members.as_ref().map(|e| e.latest) > registers.prescribers.as_ref().map(|e| e.latest);
        for (row, prescriber) in registers.prescribers.iter().flat_map(|edition| &edition.rows) {
            let rows = members.remove(prescriber.entry.code).unwrap_or_default();
            if self.is_wanted(*row, prescriber, &rows) {
                let now = rows.iter().find(|(_, m)| m.until.is_none() && networks_are_newer).copied();
                self.prescriber((*row, prescriber), &rows, now);
            }
        }
        for rows in members.values() {
            self.only_in_networks(rows);
        }
    }

    fn is_wanted(&mut self, row: usize, prescriber: &Prescriber<'_>, rows: &Rows<'_>) -> bool {
        let file = self.registers.prescribers.as_ref().map_or("", |edition| edition.file);
        let entry = &prescriber.entry;
        let said = || format!("{} {}", entry.code, entry.name);
        if entry.region.starts_with('W') {
            self.remarks.add(Reason::NotEnglish, (file, row), said());
            return false;
        }
        if is_practice(prescriber) || self.wanted.prescribers == Prescribers::All {
            return true;
        }
        self.remarks.add(Reason::NotAPractice, (file, row), said());
        let file = self.registers.members.as_ref().map_or("", |edition| edition.file);
        for (row, membership) in rows {
            let said = format!("{} in {}", said(), membership.network);
            self.remarks.add(Reason::MemberNotAPractice, (file, *row), said);
        }
        false
    }

    fn prescriber(
        &mut self,
        (row, prescriber): (usize, &Prescriber<'_>),
        rows: &Rows<'r>,
        now: Option<(usize, &'r Membership<'r>)>,
    ) {
        let entry = &prescriber.entry;
        let kind = if is_practice(prescriber) { Kind::Practice } else { Kind::Service };
        let mut record = organisation(entry.code, readable(entry.name), kind);
        (record.since, record.until) = (date(entry.since), date(entry.until));
        record.source = keys(&[sources::PRESCRIBERS]);
        describe(&mut record, prescriber);
        let commissioner = self.commissioner_of((row, prescriber), now);
        let (joined, left) = match now {
            Some((_, m)) if m.commissioner != prescriber.commissioner => (None, None),
            _ => (prescriber.joined, prescriber.left),
        };
        let stays = self.stays(rows);
        if !rows.is_empty() {
            record.source.push(sources::NETWORKS.to_owned());
        }
        let around = commissioner.unwrap_or_default();
        within(&mut record, self.parents(&stays.one_by_one, around, (entry.since, entry.until)));
        self.add(record);
        self.besides(entry.code, &stays.besides);
        let Some(commissioner) = commissioner else { return };
        let mut body = link(commissioner, entry.code);
        (body.since, body.until) = (date(joined), date(left));
        let is_newer = now.is_some_and(|(_, m)| m.commissioner != prescriber.commissioner);
        if is_newer {
            body.seen = date(self.registers.members.as_ref().and_then(|edition| edition.latest));
        }
        body.source = keys(&[if is_newer { sources::NETWORKS } else { sources::PRESCRIBERS }]);
        self.links.push(LinkRecord::Commissions(body));
    }

    /// Who commissions it: what the newer of the two registers says.
    fn commissioner_of<'p>(
        &mut self,
        (row, prescriber): (usize, &'p Prescriber<'_>),
        now: Option<(usize, &'p Membership<'_>)>,
    ) -> Option<&'p str> {
        let own = prescriber.commissioner;
        if let Some((at, membership)) =
            now.filter(|(_, m)| m.commissioner != own && self.is_commissioner(m.commissioner))
        {
            let file = self.registers.members.as_ref().map_or("", |edition| edition.file);
            let said = format!(
                "{}: {} here, {own} in the register of practices",
                prescriber.entry.code, membership.commissioner
            );
            self.remarks.add(Reason::CommissionersDiffer, (file, at), said);
            return Some(membership.commissioner);
        }
        if own != prescriber.entry.code && self.is_commissioner(own) {
            return Some(own);
        }
        let file = self.registers.prescribers.as_ref().map_or("", |edition| edition.file);
        let said = if own.is_empty() { "none is named".to_owned() } else { own.to_owned() };
        let said = format!("{} {}: {said}", prescriber.entry.code, prescriber.entry.name);
        self.remarks.add(Reason::UnknownCommissioner, (file, row), said);
        None
    }

    /// A practice opened since the register of practices was made.
    fn only_in_networks(&mut self, rows: &Rows<'r>) {
        let (Some((row, last)), Some(edition)) = (rows.last(), &self.registers.members) else { return };
        let said = format!("{} {}", last.practice, last.name).trim_end().to_owned();
        self.remarks.add(Reason::OnlyInNetworks, (edition.file, *row), said);
        let name = if last.name.is_empty() { last.practice.to_owned() } else { readable(last.name) };
        let mut record = organisation(last.practice, name, Kind::Practice);
        record.source = keys(&[sources::NETWORKS]);
        let is_known = self.is_commissioner(last.commissioner);
        let stays = self.stays(rows);
        within(&mut record, self.parents(&stays.one_by_one, last.commissioner, (None, None)));
        self.add(record);
        self.besides(last.practice, &stays.besides);
        if is_known {
            let mut body = link(last.commissioner, last.practice);
            body.seen = date(edition.latest);
            body.source = keys(&[sources::NETWORKS]);
            self.links.push(LinkRecord::Commissions(body));
        }
    }

    /// The networks it was in, one at a time: the one it joined first stays until it is left.
    fn stays(&mut self, rows: &Rows<'r>) -> Stays<'r> {
        let file = self.registers.members.as_ref().map_or("", |edition| edition.file);
        let mut stays = Stays::default();
        for (row, membership) in rows {
            let who = format!("{} {}", membership.practice, membership.name);
            let reason = if membership.network == UNALLOCATED {
                Some(Reason::Unallocated)
            } else if !self.ids.contains(membership.network) {
                Some(Reason::UnknownNetwork)
            } else {
                stays.add(Stay {
                    network: membership.network,
                    since: membership.since,
                    until: membership.until,
                })
            };
            if let Some(reason) = reason {
                let said = match reason {
                    Reason::Unallocated => who.trim_end().to_owned(),
                    _ => format!("{} in {}", who.trim_end(), membership.network),
                };
                self.remarks.add(reason, (file, *row), said);
            }
        }
        stays
    }

    /// What it sat within: its networks in their times, before, between and after them whatever
    /// held those of its commissioner.
    fn parents(
        &self,
        stays: &[Stay<'_>],
        commissioner: &str,
        (since, until): (Option<Day>, Option<Day>),
    ) -> Vec<ParentRecord> {
        let mut parents: Vec<ParentRecord> = Vec::new();
        let mut free = None;
        for stay in stays {
            let before = stay.since.and_then(|since| since.yesterday().ok());
            let is_gap = before.is_some_and(|before| free.or(since).is_none_or(|free: Day| free <= before));
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
        if free.zip(until).is_none_or(|(free, until)| free <= until) {
            parents.push(self.holder(commissioner, until).during(free, None));
        }
        parents
    }

    fn besides(&mut self, practice: &str, besides: &[Stay<'_>]) {
        for stay in besides {
            let mut body = link(practice, stay.network);
            (body.since, body.until) = (date(stay.since), date(stay.until));
            body.source = keys(&[sources::NETWORKS]);
            self.links.push(LinkRecord::MemberOf(body));
        }
    }
}

impl<'r> Stays<'r> {
    /// Adds the next by its first day; says where it does not simply follow the one before.
    fn add(&mut self, next: Stay<'r>) -> Option<Reason> {
        let Some(last) = self.one_by_one.last_mut() else {
            self.one_by_one.push(next);
            return None;
        };
        if last.until.is_some_and(|until| next.since.is_some_and(|since| until < since)) {
            // A row for each of two stays without a day between is one stay.
            let follows = last.until.and_then(|until| until.tomorrow().ok()) == next.since;
            if follows && last.network == next.network {
                last.until = next.until;
            } else {
                self.one_by_one.push(next);
            }
            return None;
        }
        if last.until.is_some() && last.until == next.since {
            // Left on the day it joined the next: it was in that one all day.
            last.until = next.since.and_then(|since| since.yesterday().ok());
            if last.since > last.until {
                self.one_by_one.pop();
            }
            self.one_by_one.push(next);
            return Some(Reason::SameDay);
        }
        let both_until = match (last.until, next.until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        self.besides.push(Stay { until: both_until, ..next });
        let after = last.until.and_then(|until| until.tomorrow().ok());
        if after.is_some() && next.until.is_none_or(|until| after.is_some_and(|after| until >= after)) {
            self.one_by_one.push(Stay { since: after, ..next });
        }
        Some(Reason::TwoNetworks)
    }
}
