//! What the registers know of systems and of commissioners, before any record is made.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::life::Life;
use super::nhs_codes::NhsCodes;
use super::record::keys;
use super::sources;
use crate::date::Day;
use crate::import::names::readable;
use crate::import::read::Registers;
use crate::import::remark::RowPosition;
use crate::import::value::{Edition, Located, RegisterEntry};

/// What is known of a system.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownSystem<'r> {
    /// Without what every board has in its name: `South East London`.
    pub(super) plain: Option<String>,
    pub(super) region: String,
    pub(super) sources: Vec<String>,
    /// Where it is first named.
    pub(super) seen: Option<RowPosition<'r>>,
}

/// Systems by their code of the NHS register.
pub(super) fn known_systems<'r>(registers: &'r Registers<'r>) -> BTreeMap<String, KnownSystem<'r>> {
    let mut systems: BTreeMap<String, KnownSystem<'_>> = BTreeMap::new();
    for lookup in &registers.lookups {
        let key = sources::lookup_key(&lookup.columns.title());
        let mut here: FxHashSet<&str> = FxHashSet::default();
        for Located { at, value: row } in lookup.edition.located() {
            if row.system.nhs.is_empty() || !here.insert(row.system.nhs) {
                continue;
            }
            let system = systems.entry(row.system.nhs.to_owned()).or_default();
            system.plain = system.plain.take().or_else(|| plain(row.system.name));
            system.sources.push(key.clone());
            system.seen = system.seen.or(Some(at));
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
    /// When it was there: what the register says, else what the lookups show.
    pub(super) life: Life,
    pub(super) sources: Vec<String>,
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
            if known.entry.is_none() && systems.contains_key(row.system.nhs) {
                row.system.nhs.clone_into(&mut known.system);
            }
            known.sources.push(key.clone());
        }
    }
    for known in all.values_mut().filter(|known| known.entry.is_none()) {
        let seen: Vec<Day> = known.names.keys().copied().collect();
        known.life = Life::seen_on(&seen, &days);
    }
    all
}
