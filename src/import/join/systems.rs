//! Regions and systems. No register of those that are read lists them: they are known by the
//! codes that commissioners stand under, and by the lookups.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::super::names::readable;
use super::super::read::Registers;
use super::super::remark::Reason;
use super::{Draft, ENGLAND, keys, organisation, sources};
use crate::date::{Date, Day};
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

/// Systems are boards, and groups sub-ICB locations, since this day.
pub(super) const BOARDS: Day = Day::constant(2022, 7, 1);
/// The last day before it.
pub(super) const BEFORE_BOARDS: Day = Day::constant(2022, 6, 30);

/// What is known of a system.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    /// Without what every board has in its name: `South East London`.
    plain: Option<String>,
    region: String,
    sources: Vec<String>,
    /// Where it is first named.
    seen: Option<(String, usize)>,
}

/// Systems by their code of the NHS register.
pub(super) fn systems(registers: &Registers<'_>) -> BTreeMap<String, System> {
    let mut systems: BTreeMap<String, System> = BTreeMap::new();
    for lookup in &registers.lookups {
        let key = sources::lookup_key(&lookup.columns.title());
        let mut here: FxHashSet<&str> = FxHashSet::default();
        let rows = lookup.edition.rows.iter().filter(|(_, placing)| !placing.system.nhs.is_empty());
        for (row, placing) in rows.filter(|(_, placing)| here.insert(placing.system.nhs)) {
            let system = systems.entry(placing.system.nhs.to_owned()).or_default();
            system.plain = system.plain.take().or_else(|| plain(placing.system.name));
            system.sources.push(key.clone());
            system.seen = system.seen.take().or_else(|| Some((lookup.edition.file.to_owned(), *row)));
        }
    }
    let registered = [(&registers.commissioners, sources::COMMISSIONERS), (&registers.trusts, sources::TRUSTS)];
    for (edition, key) in registered {
        let Some(edition) = edition else { continue };
        for (row, entry) in edition.rows.iter().filter(|(_, entry)| is_system(entry.system)) {
            let system = systems.entry(entry.system.to_owned()).or_default();
            if system.region.is_empty() {
                entry.region.clone_into(&mut system.region);
            }
            // NHS South East London ICB - 72Q
            let board = entry.name.split_once(" ICB - ").filter(|_| entry.until.is_none());
            system.plain = system.plain.take().or_else(|| plain(&readable(board?.0)));
            if !system.sources.iter().any(|known| known == key) {
                system.sources.push(key.to_owned());
                system.seen = system.seen.take().or_else(|| Some((edition.file.to_owned(), *row)));
            }
        }
    }
    systems
}

pub(super) fn is_region(code: &str) -> bool {
    REGIONS.iter().any(|(region, _)| *region == code)
}

fn is_system(code: &str) -> bool {
    code.starts_with('Q')
}

/// `South East London` of NHS South East London Integrated Care Board.
fn plain(name: &str) -> Option<String> {
    let name = name.strip_prefix("NHS ").unwrap_or(name);
    let name =
        name.strip_suffix(" Integrated Care Board").or_else(|| name.strip_suffix(" ICB")).unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
}

impl Draft<'_> {
    pub(super) fn regions_and_systems(&mut self) {
        let mut england = organisation(ENGLAND, "England".to_owned(), Kind::Nation);
        england.source = keys(&[sources::KNOWN]);
        self.add(england);
        let registers = self.registers;
        let entries = [&registers.commissioners, &registers.trusts].into_iter().flatten();
        let named: Vec<&str> = entries.flat_map(|e| &e.rows).map(|(_, entry)| entry.region).collect();
        for (code, name) in REGIONS.iter().filter(|(code, _)| named.contains(code)) {
            let mut region = organisation(code, (*name).to_owned(), Kind::Region);
            region.parent = Some(ENGLAND.to_owned());
            region.source = keys(&[sources::KNOWN]);
            self.add(region);
        }
        for (code, system) in self.systems.clone() {
            let name = system.plain.clone().unwrap_or_else(|| {
                let (file, row) = system.seen.clone().unwrap_or_default();
                self.remarks.add(Reason::UnknownSystem, (&file, row), &code);
                code.clone()
            });
            let mut record = organisation(&code, name.clone(), Kind::Stp);
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
