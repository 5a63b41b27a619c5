//! Local authorities. No register of those that are read lists them: they are known by the
//! lookups, which have the name of the area, and by the years in which lookups have them.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::draft::Draft;
use super::life::Life;
use super::recoded::Recoded;
use super::record::{ENGLAND, date, organisation};
use super::sources;
use crate::date::Day;
use crate::source::record::CodeRecord;
use crate::words::{Kind, Scheme};

impl<'r> Draft<'r> {
    /// Adds the councils of the lookups; gives their lives by their codes.
    pub(super) fn councils(&mut self, recoded: &Recoded<'r>) -> BTreeMap<&'r str, Life> {
        let registers = self.registers;
        let mut seen: BTreeMap<&str, BTreeMap<Day, &str>> = BTreeMap::new();
        let mut keys: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut looked: Vec<Day> = Vec::new();
        for lookup in &registers.lookups {
            let Some(area) = &lookup.columns.council else { continue };
            looked.push(area.day());
            let key = sources::lookup_key(&lookup.columns.title());
            let mut here: FxHashSet<&str> = FxHashSet::default();
            for row in lookup.edition.values() {
                let code = recoded.oldest(row.council);
                if here.insert(code) {
                    seen.entry(code).or_default().insert(area.day(), row.council_name);
                    keys.entry(code).or_default().push(key.clone());
                }
            }
        }
        let mut lives = BTreeMap::new();
        for (code, names) in seen {
            let days: Vec<Day> = names.keys().copied().collect();
            let life = Life::seen_on(&days, &looked);
            let Some(kind) = kind_of(code) else { continue };
            lives.insert(code, life);
            let name = names.values().rfind(|name| !name.is_empty()).copied().unwrap_or(code);
            let mut record = organisation(code, name.to_owned(), kind);
            record.parent = Some(ENGLAND.to_owned());
            (record.since, record.until) = (date(life.since), date(life.until));
            record.source = keys.remove(code).unwrap_or_default();
            record.codes = recoded
                .all()
                .filter(|(new, _)| *new != code && recoded.oldest(new) == code)
                .map(|(new, older)| CodeRecord {
                    scheme: Scheme::Ons,
                    code: new.to_owned(),
                    since: date(older.since),
                    until: None,
                    certainty: older.certainty,
                    source: Vec::new(),
                })
                .collect();
            self.add(record);
        }
        lives
    }
}

/// The first letters of a code of the ONS say what sort of council it is of.
fn kind_of(code: &str) -> Option<Kind> {
    match code.get(..3)? {
        "E06" => Some(Kind::Unitary),
        "E07" => Some(Kind::District),
        "E08" => Some(Kind::MetropolitanBorough),
        "E09" => Some(Kind::LondonBorough),
        _ => None,
    }
}
