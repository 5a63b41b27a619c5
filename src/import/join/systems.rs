//! Regions and systems. No register of those that are read lists them: they are known by the
//! codes that commissioners stand under, and by the lookups.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::life::BOARDS;
use super::nhs_codes::NhsCodes;
use super::record::{ENGLAND, date, keys, organisation};
use super::region::{REGIONS, is_region};
use super::sources;
use rustc_hash::FxHashSet;

use crate::date::Date;
use crate::import::remark::Reason;
use crate::import::value::Edition;
use crate::source::record::StyleRecord;
use crate::words::Kind;

impl Draft<'_> {
    pub(super) fn regions_and_systems(&mut self) {
        let mut england = organisation(ENGLAND, "England".to_owned(), Kind::Nation);
        england.source = keys(&[sources::KNOWN]);
        self.add(england);
        let registers = self.registers;
        let editions = [&registers.commissioners, &registers.trusts].into_iter();
        let entries = editions.flatten().flat_map(Edition::values);
        let prescribers = registers.prescribers.iter().flat_map(Edition::values).map(|p| &p.entry);
        let named: FxHashSet<&str> =
            entries.chain(prescribers).map(|entry| entry.region).filter(|code| is_region(code)).collect();
        for (code, name) in REGIONS.iter().filter(|(code, _)| named.contains(code)) {
            let mut region = organisation(code, (*name).to_owned(), Kind::Region);
            region.parent = Some(ENGLAND.to_owned());
            region.source = keys(&[sources::KNOWN]);
            self.add(region);
        }
        self.tell_of_unplaced_systems();
        for (code, system) in self.systems.clone() {
            let name = system.plain.clone().unwrap_or_else(|| {
                self.remarks.add(Reason::UnknownSystem, system.seen.unwrap_or_default(), &code);
                code.clone()
            });
            let is_younger = system.life.since.is_some_and(|since| since >= BOARDS);
            let kind = if is_younger { Kind::Icb } else { Kind::Stp };
            let mut record = organisation(&code, name, kind);
            record.parent = Some(self.around("", &system.region));
            (record.since, record.until) = (date(system.life.since), date(system.life.until));
            record.styles = vec![StyleRecord {
                name: system.plain.as_ref().map(|plain| format!("NHS {plain} Integrated Care Board")),
                kind: Some(Kind::Icb),
                since: Some(Date::of(BOARDS)),
                until: None,
                certainty: None,
                source: Vec::new(),
            }];
            if is_younger {
                record.styles = Vec::new();
                record.name = system
                    .plain
                    .as_ref()
                    .map(|plain| format!("NHS {plain} Integrated Care Board"))
                    .or(record.name);
            }
            record.source = system.sources;
            record.source.push(sources::KNOWN.to_owned());
            self.add(record);
        }
    }

    /// Says of which boards in lookups no code of the NHS register is known.
    fn tell_of_unplaced_systems(&mut self) {
        let codes = NhsCodes::new(self.registers);
        for lookup in &self.registers.lookups {
            let is_of_boards = lookup.columns.system.as_ref().is_some_and(|columns| columns.of_boards);
            let rows = lookup.edition.values().filter(|row| is_of_boards && codes.system(row.system).is_none());
            let unplaced: BTreeSet<&str> =
                rows.map(|row| row.system.ons).filter(|ons| !ons.is_empty()).collect();
            for ons in unplaced {
                self.remarks.add_file(Reason::UnplacedSystem, lookup.edition.file, ons);
            }
        }
    }
}
