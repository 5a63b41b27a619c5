//! Primary care networks.

use std::collections::BTreeSet;

use super::super::names::readable;
use super::super::read::Network;
use super::super::remark::Reason;
use super::{Draft, ENGLAND, date, keys, link, organisation, sources, within};
use crate::date::Day;
use crate::source::record::{LinkRecord, ParentRecord};
use crate::words::{Certainty, Kind};

impl Draft<'_> {
    pub(super) fn networks(&mut self) {
        let registers = self.registers;
        let Some(edition) = &registers.networks else { return };
        let members = registers.members.iter().flat_map(|edition| &edition.rows);
        let with: BTreeSet<&str> = members.filter(|(_, m)| m.until.is_none()).map(|(_, m)| m.network).collect();
        for (row, network) in &edition.rows {
            let place = (edition.file, *row);
            let is_empty = registers.members.is_some() && !with.contains(network.code);
            if network.until.is_none() && is_empty {
                self.remarks.add(Reason::EmptyNetwork, place, format!("{} {}", network.code, network.name));
            }
            let is_known = self.is_commissioner(network.commissioner);
            if !is_known {
                let said = format!("{} {}, {}", network.code, network.name, network.commissioner);
                self.remarks.add(Reason::UnknownCommissioner, place, said);
            }
            self.network(network, is_known);
        }
    }

    fn network(&mut self, network: &Network<'_>, is_known: bool) {
        let name = if network.name.is_empty() { network.code.to_owned() } else { readable(network.name) };
        let mut record = organisation(network.code, name, Kind::Pcn);
        within(&mut record, vec![self.holder(network.commissioner, network.until).during(None, None)]);
        (record.since, record.until) = (date(network.since), date(network.until));
        record.source = keys(&[sources::NETWORKS]);
        self.add(record);
        if is_known {
            let mut body = link(network.commissioner, network.code);
            body.source = keys(&[sources::NETWORKS]);
            self.links.push(LinkRecord::Commissions(body));
        }
    }

    /// Does an organisation of this code commission?
    pub(super) fn is_commissioner(&self, code: &str) -> bool {
        self.commissioners.contains_key(code) && self.ids.contains(code)
    }

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

/// What something sat within, and how sure that is unless it is certain.
pub(super) struct Holder {
    pub(super) id: String,
    pub(super) certainty: Option<Certainty>,
}

impl Holder {
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
