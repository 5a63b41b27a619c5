//! What the registers know of systems and of commissioners, before any record is made.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::life::Life;
use super::nhs_codes::NhsCodes;
use super::record::keys;
use super::region::is_region;
use super::sources;
use crate::date::Day;
use crate::import::lookup::AreaColumns;
use crate::import::names::readable;
use crate::import::read::Registers;
use crate::import::remark::RowPosition;
use crate::import::value::{Edition, Located, LookupRow, RegisterEntry};

/// What is known of a system.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownSystem<'r> {
    /// Without what every board has in its name: `South East London`.
    pub(super) plain: Option<String>,
    pub(super) region: String,
    pub(super) sources: Vec<String>,
    /// Where it is first named.
    pub(super) seen: Option<RowPosition<'r>>,
    /// When it was there, by the lookups of boards.
    pub(super) life: Life,
}

/// Systems by their code of the NHS register.
pub(super) fn known_systems<'r>(registers: &'r Registers<'r>) -> BTreeMap<String, KnownSystem<'r>> {
    let mut systems: BTreeMap<String, KnownSystem<'_>> = BTreeMap::new();
    let codes = NhsCodes::new(registers);
    let mut seen: BTreeMap<&str, Vec<Day>> = BTreeMap::new();
    let mut looked: Vec<Day> = Vec::new();
    for lookup in &registers.lookups {
        let columns = lookup.columns.system.as_ref();
        let day = columns.filter(|columns| columns.of_boards).map(AreaColumns::day);
        // Of whom a lookup has no code that is known, it cannot say who is gone.
        let is_placed = |row: &LookupRow<'_>| row.system.ons.is_empty() || codes.system(row.system).is_some();
        looked.extend(day.filter(|_| lookup.edition.values().all(is_placed)));
        let key = sources::lookup_key(&lookup.columns.title());
        let mut here: FxHashSet<&str> = FxHashSet::default();
        for Located { at, value: row } in lookup.edition.located() {
            let Some(code) = codes.system(row.system).filter(|code| here.insert(code)) else {
                continue;
            };
            seen.entry(code).or_default().extend(day);
            // Of a system before there were boards the lookup has another name.
            if day.is_none() && row.system.nhs.is_empty() {
                continue;
            }
            let system = systems.entry(code.to_owned()).or_default();
            system.plain = system.plain.take().or_else(|| plain(row.system.name));
            system.sources.push(key.clone());
            system.seen = system.seen.or(Some(at));
        }
    }
    let regions: FxHashMap<&str, &str> = registers
        .commissioners
        .iter()
        .flat_map(Edition::values)
        .filter(|entry| entry.until.is_none() && is_region(entry.region))
        .map(|entry| (entry.code, entry.region))
        .collect();
    for lookup in &registers.lookups {
        let mut around: BTreeMap<&str, FxHashSet<&str>> = BTreeMap::new();
        for row in lookup.edition.values() {
            // What the register does not name lies where its commissioners lie, if that is one.
            let region = codes.code(row.commissioner).and_then(|code| regions.get(code));
            if let Some((system, region)) = codes.system(row.system).zip(region) {
                around.entry(system).or_default().insert(region);
            }
        }
        for (system, regions) in around {
            let mut regions = regions.into_iter();
            if let (Some(known), Some(region), None) = (systems.get_mut(system), regions.next(), regions.next())
                && known.region.is_empty()
            {
                region.clone_into(&mut known.region);
            }
        }
    }
    for (code, days) in seen {
        if let Some(system) = systems.get_mut(code) {
            system.life = Life::seen_on(&days, &looked);
        }
    }
    let registered = [(&registers.commissioners, sources::COMMISSIONERS), (&registers.trusts, sources::TRUSTS)];
    for (edition, key) in registered {
        for Located { at, value: entry } in edition.iter().flat_map(Edition::located) {
            if !is_system(entry.system) {
                continue;
            }
            let system = systems.entry(entry.system.to_owned()).or_default();
            if system.region.is_empty() {
                entry.region.clone_into(&mut system.region);
            }
            // NHS South East London ICB - 72Q
            let board = entry.name.split_once(" ICB - ").filter(|_| entry.until.is_none());
            system.plain = system.plain.take().or_else(|| plain(&readable(board?.0)));
            if !system.sources.iter().any(|known| known == key) {
                system.sources.push(key.to_owned());
                system.seen = system.seen.or(Some(at));
            }
        }
        // What a newer register still has has not gone.
        let latest = edition.first().and_then(|edition| edition.latest);
        for entry in edition.iter().flat_map(Edition::values).filter(|entry| entry.until.is_none()) {
            if let Some(system) = systems.get_mut(entry.system).filter(|system| system.life.until < latest) {
                system.life.until = None;
            }
        }
    }
    for entry in registers.prescribers.iter().flat_map(Edition::values).map(|p| &p.entry) {
        let is_open = entry.until.is_none() && is_region(entry.region);
        if let Some(system) = systems.get_mut(entry.system).filter(|system| is_open && system.region.is_empty())
        {
            entry.region.clone_into(&mut system.region);
        }
    }
    systems
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

/// What is known of a commissioner.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownCommissioner<'r> {
    /// Its row in the register of commissioners.
    pub(super) entry: Option<RegisterEntry<'r>>,
    /// Its names in lookups, by the day for which they speak.
    pub(super) names: BTreeMap<Day, &'r str>,
    /// Its system: that of the register, else of the latest lookup that has one.
    pub(super) system: String,
    /// The systems that it was in by lookups, and where it is open by the register, by day.
    pub(super) systems: BTreeMap<Day, String>,
    /// When it was there: what the register says, else what the lookups show.
    pub(super) life: Life,
    pub(super) sources: Vec<String>,
}

impl KnownCommissioner<'_> {
    /// The system that it was in on a day, by what shows it latest before, or else first after.
    pub(super) fn system_on(&self, day: Day) -> &str {
        let shown = self.systems.range(..=day).next_back().or_else(|| self.systems.iter().next());
        shown.map_or(&self.system, |(_, system)| system)
    }
}

/// All of the register and of the lookups, by their code of the NHS register.
pub(super) fn known_commissioners<'r>(
    registers: &'r Registers<'r>,
    systems: &BTreeMap<String, KnownSystem<'_>>,
) -> BTreeMap<String, KnownCommissioner<'r>> {
    let mut all: BTreeMap<String, KnownCommissioner<'_>> = BTreeMap::new();
    for entry in registers.commissioners.iter().flat_map(Edition::values) {
        let known = KnownCommissioner {
            entry: Some(*entry),
            system: entry.system.to_owned(),
            life: Life { since: entry.since, until: entry.until },
            sources: keys(&[sources::COMMISSIONERS]),
            ..KnownCommissioner::default()
        };
        all.insert(entry.code.to_owned(), known);
    }
    let codes = NhsCodes::new(registers);
    let days: Vec<Day> =
        registers.lookups.iter().filter_map(|l| Some(l.columns.commissioner.as_ref()?.day())).collect();
    for lookup in &registers.lookups {
        let Some(area) = &lookup.columns.commissioner else { continue };
        let key = sources::lookup_key(&lookup.columns.title());
        let mut here: FxHashSet<&str> = FxHashSet::default();
        for row in lookup.edition.values() {
            let code = codes.code(row.commissioner).filter(|code| here.insert(code));
            let Some(code) = code else { continue };
            let known = match all.get_mut(code) {
                Some(known) => known,
                None => all.entry(code.to_owned()).or_default(),
            };
            known.names.insert(area.day(), row.commissioner.name);
            let system = codes.system(row.system);
            if let Some(system) = system.filter(|system| systems.contains_key(*system)) {
                known.systems.insert(area.day(), system.to_owned());
                if known.entry.is_none() {
                    system.clone_into(&mut known.system);
                }
            }
            known.sources.push(key.clone());
        }
    }
    let latest = registers.commissioners.first().and_then(|edition| edition.latest);
    for known in all.values_mut() {
        let seen: Vec<Day> = known.names.keys().copied().collect();
        let by_lookups = Life::seen_on(&seen, &days);
        match &known.entry {
            None => known.life = by_lookups,
            // A lookup that is newer than the register has the last word.
            Some(entry) if entry.until.is_none() && by_lookups.until > latest => {
                known.life.until = by_lookups.until;
            }
            Some(_) => {}
        }
        let is_open = known.entry.is_some_and(|entry| entry.until.is_none());
        if let Some(day) = latest.filter(|_| is_open && systems.contains_key(&known.system)) {
            known.systems.entry(day).or_insert_with(|| known.system.clone());
        }
    }
    all
}
