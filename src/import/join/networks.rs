//! Primary care networks.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::record::{date, keys, link, organisation, within};
use super::sources;
use crate::import::names::readable;
use crate::import::remark::Reason;
use crate::import::value::{Edition, Located, Network};
use crate::source::record::LinkRecord;
use crate::words::Kind;

impl Draft<'_> {
    pub(super) fn networks(&mut self) {
        let registers = self.registers;
        let Some(edition) = &registers.networks else { return };
        let members = registers.members.iter().flat_map(Edition::values);
        let with: BTreeSet<&str> = members.filter(|m| m.until.is_none()).map(|m| m.network).collect();
        for Located { at, value: network } in edition.located() {
            let is_empty = registers.members.is_some() && !with.contains(network.code);
            if network.until.is_none() && is_empty {
                self.remarks.add(Reason::EmptyNetwork, at, format!("{} {}", network.code, network.name));
            }
            if !self.is_commissioner(network.commissioner) {
                let what = format!("{} {}, {}", network.code, network.name, network.commissioner);
                self.remarks.add(Reason::UnknownCommissioner, at, what);
            }
            self.network(network);
        }
    }

    fn network(&mut self, network: &Network<'_>) {
        let is_commissioned = self.is_commissioner(network.commissioner);
        let name = if network.name.is_empty() { network.code.to_owned() } else { readable(network.name) };
        let mut record = organisation(network.code, name, Kind::Pcn);
        within(&mut record, vec![self.holder(network.commissioner, network.until).during(None, None)]);
        (record.since, record.until) = (date(network.since), date(network.until));
        record.source = keys(&[sources::NETWORKS]);
        self.add(record);
        if is_commissioned {
            let mut body = link(network.commissioner, network.code);
            body.source = keys(&[sources::NETWORKS]);
            self.links.push(LinkRecord::Commissions(body));
        }
    }
}
