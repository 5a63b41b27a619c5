//! NHS trusts. The register does not say which sort of trust any of them is, and puts each
//! where its headquarters are.

use super::draft::Draft;
use super::record::{date, keys, link, organisation};
use super::sources;
use crate::import::names::readable;
use crate::import::remark::Reason;
use crate::import::value::{Edition, Located};
use crate::source::record::LinkRecord;
use crate::words::Kind;

impl Draft<'_> {
    pub(super) fn trusts(&mut self) {
        let registers = self.registers;
        for Located { at, value: entry } in registers.trusts.iter().flat_map(Edition::located) {
            // The three of Wales have no region.
            if entry.region.is_empty() || entry.region.starts_with('W') {
                let what = format!("{} {}", entry.code, entry.name);
                self.remarks.add(Reason::NotEnglish, at, what);
                continue;
            }
            if self.ids.contains(entry.code) {
                continue;
            }
            let mut record = organisation(entry.code, readable(entry.name), Kind::NhsTrust);
            // An ambulance trust serves the whole of a region.
            let system = if entry.name.contains("AMBULANCE") { "" } else { entry.system };
            record.parent = Some(self.around(system, entry.region));
            (record.since, record.until) = (date(entry.since), date(entry.until));
            record.source = keys(&[sources::TRUSTS]);
            self.add(record);
            // The geography is that of today: of a trust that has closed it says nothing.
            if entry.until.is_none() && self.ids.contains(entry.system) {
                let mut body = link(entry.code, entry.system);
                body.source = keys(&[sources::TRUSTS]);
                self.links.push(LinkRecord::RegisteredIn(body));
            }
        }
    }
}
