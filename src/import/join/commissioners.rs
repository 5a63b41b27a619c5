//! Clinical commissioning groups, sub-ICB locations, commissioning hubs, and the places that
//! the register calls reporting entities.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::names::readable;
use super::super::read::{Code, Entry, Registers};
use super::land::Life;
use super::systems::{BEFORE_BOARDS, BOARDS, System};
use super::{Draft, ENGLAND, date, keys, link, organisation, sources, within};
use crate::date::{Date, Day};
use crate::source::record::{LinkRecord, ParentRecord, StyleRecord};
use crate::words::{Certainty, Kind};

/// What is known of a commissioner.
#[derive(Clone, Debug, Default)]
pub(super) struct Commissioner<'r> {
    /// Its row in the register of commissioners.
    entry: Option<Entry<'r>>,
    /// Its names in lookups, by the day for which they speak.
    names: BTreeMap<Day, &'r str>,
    /// Its system: that of the register, else of the latest lookup that has one.
    pub(super) system: String,
    /// When it was there: what the register says, else what the lookups show.
    pub(super) life: Life,
    sources: Vec<String>,
}

/// What the register says in the place of a name for a place.
const REPORTING: &str = " - SUB-ICB REPORTING ENTITY";

/// All of the register and of the lookups, by their code of the NHS register.
pub(super) fn commissioners<'r>(
    registers: &'r Registers<'r>,
    systems: &BTreeMap<String, System>,
) -> BTreeMap<String, Commissioner<'r>> {
    let mut all: BTreeMap<String, Commissioner<'_>> = BTreeMap::new();
    for (_, entry) in registers.commissioners.iter().flat_map(|edition| &edition.rows) {
        let known = Commissioner {
            entry: Some(*entry),
            system: entry.system.to_owned(),
            life: Life { since: entry.since, until: entry.until },
            sources: keys(&[sources::COMMISSIONERS]),
            ..Commissioner::default()
        };
        all.insert(entry.code.to_owned(), known);
    }
    let coder = Coder::new(registers);
    let days: Vec<Day> =
        registers.lookups.iter().filter_map(|l| Some(l.columns.commissioner.as_ref()?.day())).collect();
    for lookup in &registers.lookups {
        let Some(area) = &lookup.columns.commissioner else { continue };
        let key = sources::lookup_key(&lookup.columns.title());
        let mut here: FxHashSet<&str> = FxHashSet::default();
        for (_, placing) in &lookup.edition.rows {
            let code = coder.code(&placing.commissioner).filter(|code| here.insert(code));
            let Some(code) = code else { continue };
            let known = match all.get_mut(code) {
                Some(known) => known,
                None => all.entry(code.to_owned()).or_default(),
            };
            known.names.insert(area.day(), placing.commissioner.name);
            if known.entry.is_none() && systems.contains_key(placing.system.nhs) {
                placing.system.nhs.clone_into(&mut known.system);
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

/// Codes of the NHS register for what lookups have.
pub(super) struct Coder<'r> {
    /// Of the codes of the ONS, from lookups that have both.
    by_ons: FxHashMap<&'r str, &'r str>,
    /// Of names, in small letters.
    by_name: FxHashMap<String, &'r str>,
}

impl<'r> Coder<'r> {
    pub(super) fn new(registers: &'r Registers<'r>) -> Self {
        let mut coder = Self { by_ons: FxHashMap::default(), by_name: FxHashMap::default() };
        let entries = registers.commissioners.iter().flat_map(|edition| &edition.rows);
        for (_, entry) in entries {
            coder.by_name.insert(entry.name.to_lowercase(), entry.code);
        }
        for lookup in &registers.lookups {
            for (_, placing) in &lookup.edition.rows {
                let Code { ons, nhs, .. } = &placing.commissioner;
                if !nhs.is_empty() && !ons.is_empty() {
                    coder.by_ons.entry(ons).or_insert(nhs);
                }
            }
        }
        coder
    }

    /// The code of the NHS register: its own, else that of its code of the ONS, else of its name.
    pub(super) fn code(&self, code: &Code<'r>) -> Option<&'r str> {
        if !code.nhs.is_empty() {
            return Some(code.nhs);
        }
        let by_ons = self.by_ons.get(code.ons);
        by_ons.or_else(|| self.by_name.get(&code.name.to_lowercase())).copied()
    }
}

impl Draft<'_> {
    pub(super) fn commissioners_and_places(&mut self) {
        for (code, known) in self.commissioners.clone() {
            match &known.entry {
                Some(entry) if is_place(entry) => self.place(entry),
                Some(entry) if is_hub(entry) => self.hub(entry),
                _ => self.commissioner(&code, &known),
            }
        }
    }

    /// A place is older than its code: the date of a reporting entity is that of the code.
    fn place(&mut self, entry: &Entry<'_>) {
        let name = readable(entry.name.strip_suffix(REPORTING).unwrap_or(entry.name));
        let mut record = organisation(entry.code, name, Kind::Place);
        record.parent = Some(self.around(entry.system, entry.region));
        record.code_since = date(entry.since);
        record.until = date(entry.until);
        record.source = keys(&[sources::COMMISSIONERS]);
        self.add(record);
    }

    fn hub(&mut self, entry: &Entry<'_>) {
        let mut record = organisation(entry.code, readable(entry.name), Kind::NationalBody);
        record.parent = Some(ENGLAND.to_owned());
        (record.since, record.until) = (date(entry.since), date(entry.until));
        record.source = keys(&[sources::COMMISSIONERS]);
        self.add(record);
        if entry.until.is_none() && self.ids.contains(entry.system) {
            let mut body = link(entry.code, entry.system);
            body.source = keys(&[sources::COMMISSIONERS]);
            self.links.push(LinkRecord::RegisteredIn(body));
        }
    }

    fn commissioner(&mut self, code: &str, known: &Commissioner<'_>) {
        let life = known.life;
        let is_sub_icb = life.until.is_none_or(|until| until >= BOARDS)
            && known.entry.as_ref().is_none_or(|entry| entry.roles.contains("RO319"))
            && (known.entry.is_some() || known.names.keys().any(|day| *day >= BOARDS));
        let (name, as_group) = names(code, known);
        let kind = if is_sub_icb { Kind::SubIcb } else { Kind::Ccg };
        let mut record = organisation(code, name, kind);
        if is_sub_icb && life.since.is_none_or(|since| since < BOARDS) {
            record.styles = vec![StyleRecord {
                name: as_group,
                kind: Some(Kind::Ccg),
                since: None,
                until: Some(Date::of(BEFORE_BOARDS)),
                certainty: None,
                source: Vec::new(),
            }];
            record.source = keys(&[sources::KNOWN]);
        }
        let entry = known.entry.as_ref();
        let around = self.around(&known.system, entry.map_or("", |entry| entry.region));
        within(&mut record, parents(&around, life));
        (record.since, record.until) = (date(life.since), date(life.until));
        record.source = [known.sources.clone(), record.source].concat();
        self.add(record);
    }
}

fn is_place(entry: &Entry<'_>) -> bool {
    entry.roles.split('|').any(|role| role == "RO327") || entry.name.ends_with(REPORTING)
}

fn is_hub(entry: &Entry<'_>) -> bool {
    entry.roles.split('|').any(|role| role == "RO218") || entry.name.ends_with("COMMISSIONING HUB")
}

/// The register has systems as they are today, also of what closed long ago: before there were
/// boards, that it sat there is inferred.
fn parents(around: &str, life: Life) -> Vec<ParentRecord> {
    let parent = |since, until, certainty| ParentRecord {
        id: around.to_owned(),
        since: date(since),
        until: date(until),
        certainty,
        source: Vec::new(),
    };
    if around == ENGLAND || life.since.is_some_and(|since| since >= BOARDS) {
        return vec![parent(None, None, None)];
    }
    if life.until.is_some_and(|until| until < BOARDS) {
        return vec![parent(None, None, Some(Certainty::Inferred))];
    }
    vec![parent(None, Some(BEFORE_BOARDS), Some(Certainty::Inferred)), parent(Some(BOARDS), None, None)]
}

/// Its name, and the one it had as a commissioning group where a lookup has that. A lookup's
/// spelling is that of people.
fn names(code: &str, known: &Commissioner<'_>) -> (String, Option<String>) {
    let is_named = |name: &&&str| !name.is_empty();
    let as_group =
        known.names.range(..BOARDS).map(|(_, name)| name).rfind(is_named).map(|name| (*name).to_owned());
    let latest = known.names.values().rfind(is_named).copied();
    let Some(entry) = &known.entry else { return (latest.unwrap_or(code).to_owned(), as_group) };
    let same = known.names.values().find(|name| name.to_lowercase() == entry.name.to_lowercase());
    (same.map_or_else(|| readable(entry.name), |same| (*same).to_owned()), as_group)
}
