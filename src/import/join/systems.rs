//! Regions and systems. No register of those that are read lists them: they are known by the
//! codes that commissioners stand under, and by the lookups.

use super::draft::Draft;
use super::life::BOARDS;
use super::record::{ENGLAND, keys, organisation};
use super::sources;
use crate::date::Date;
use crate::import::remark::Reason;
use crate::import::value::Edition;
use crate::source::record::StyleRecord;
use crate::words::Kind;

/// NHS England's regions since 2019.
const REGIONS: [(&str, &str); 7] = [
    ("Y56", "London"),
    ("Y58", "South West"),
    ("Y59", "South East"),
    ("Y60", "Midlands"),
    ("Y61", "East of England"),
    ("Y62", "North West"),
    ("Y63", "North East and Yorkshire"),
];

pub(super) fn is_region(code: &str) -> bool {
    REGIONS.iter().any(|(region, _)| *region == code)
}

impl Draft<'_> {
    pub(super) fn regions_and_systems(&mut self) {
        let mut england = organisation(ENGLAND, "England".to_owned(), Kind::Nation);
        england.source = keys(&[sources::KNOWN]);
        self.add(england);
        let registers = self.registers;
        let editions = [&registers.commissioners, &registers.trusts].into_iter().flatten();
        let named: Vec<&str> = editions.flat_map(Edition::values).map(|entry| entry.region).collect();
        for (code, name) in REGIONS.iter().filter(|(code, _)| named.contains(code)) {
            let mut region = organisation(code, (*name).to_owned(), Kind::Region);
            region.parent = Some(ENGLAND.to_owned());
            region.source = keys(&[sources::KNOWN]);
            self.add(region);
        }
        for (code, system) in self.systems.clone() {
            let name = system.plain.clone().unwrap_or_else(|| {
                self.remarks.add(Reason::UnknownSystem, system.seen.unwrap_or_default(), &code);
                code.clone()
            });
            let mut record = organisation(&code, name, Kind::Stp);
            record.parent = Some(self.around("", &system.region));
            record.styles = vec![StyleRecord {
                name: system.plain.as_ref().map(|plain| format!("NHS {plain} Integrated Care Board")),
                kind: Some(Kind::Icb),
                since: Some(Date::of(BOARDS)),
                until: None,
                certainty: None,
                source: Vec::new(),
            }];
            record.source = system.sources;
            record.source.push(sources::KNOWN.to_owned());
            self.add(record);
        }
    }
}
