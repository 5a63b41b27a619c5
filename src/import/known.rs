//! What is known before anything is imported: the organisations that tables may name without
//! listing them, by id, code and name.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::cell::is_ons_code;
use super::value::Recoding;
use crate::date::Date;
use crate::source::record::{FileRecord, LinkRecord, OrganisationRecord};
use crate::words::Kind;

/// An organisation that is known already.
#[derive(Clone, Debug, Default)]
pub struct KnownOrganisation {
    /// Its id.
    pub id: String,
    /// Its names of every time.
    pub names: Vec<String>,
    /// Other codes that it goes by.
    pub codes: Vec<String>,
    /// What it is; none where that is not known here.
    pub kind: Option<Kind>,
    /// Until when it was there; none where it still is.
    pub until: Option<Date>,
    /// Whether it has land already.
    pub has_land: bool,
}

/// What one became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSuccessor {
    /// The later one.
    pub id: String,
    /// The day on which it took over, where that is known.
    pub on: Option<Date>,
}

/// What tables may refer to besides what is imported with them.
#[derive(Clone, Debug, Default)]
pub struct Known {
    organisations: BTreeMap<String, KnownOrganisation>,
    by_code: FxHashMap<String, String>,
    /// By names in small letters.
    by_name: FxHashMap<String, Vec<String>>,
    successors: FxHashMap<String, Vec<KnownSuccessor>>,
    /// What each is called, by its key.
    sources: FxHashMap<String, String>,
}

impl Known {
    /// What records say of organisations, successions and sources, in one file or several.
    pub fn of_records<'r>(files: impl IntoIterator<Item = &'r FileRecord>) -> Self {
        let mut known = Self::default();
        for file in files {
            for organisation in &file.organisations {
                known.add(of_record(organisation));
            }
            for link in &file.links {
                if let LinkRecord::SucceededBy(body) = link {
                    for later in &body.to {
                        let successor = KnownSuccessor { id: later.clone(), on: body.on };
                        known.add_successor(&body.from, successor);
                    }
                }
            }
            for (key, source) in &file.sources.0 {
                known.add_source(key, &source.title);
            }
        }
        known
    }

    /// Adds an organisation; of one that is there already, what is new of it.
    pub fn add(&mut self, organisation: KnownOrganisation) {
        let id = &organisation.id;
        for code in &organisation.codes {
            self.by_code.entry(code.clone()).or_insert_with(|| id.clone());
        }
        for name in &organisation.names {
            let ids = self.by_name.entry(name.to_lowercase()).or_default();
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        let Some(there) = self.organisations.get_mut(id) else {
            self.organisations.insert(id.clone(), organisation);
            return;
        };
        there.names.extend(organisation.names);
        there.codes.extend(organisation.codes);
        there.kind = there.kind.or(organisation.kind);
        there.until = there.until.or(organisation.until);
        there.has_land |= organisation.has_land;
    }

    /// Adds that one became another.
    pub fn add_successor(&mut self, former: &str, successor: KnownSuccessor) {
        let successors = self.successors.entry(former.to_owned()).or_default();
        if !successors.iter().any(|known| known.id == successor.id) {
            successors.push(successor);
        }
    }

    /// Adds a source that is described.
    pub fn add_source(&mut self, key: &str, title: &str) {
        self.sources.insert(key.to_owned(), title.to_owned());
    }

    /// The organisation of this id, spelled exactly so.
    pub(super) fn by_id(&self, id: &str) -> Option<&KnownOrganisation> {
        self.organisations.get(id)
    }

    /// The organisation of this id, or else of this code.
    pub(super) fn by_code(&self, code: &str) -> Option<&KnownOrganisation> {
        self.by_id(code).or_else(|| self.by_id(self.by_code.get(code)?))
    }

    /// Those that have exactly this name, case apart.
    pub(super) fn by_name(&self, name: &str) -> Vec<&KnownOrganisation> {
        let ids = self.by_name.get(&name.to_lowercase());
        ids.into_iter().flatten().filter_map(|id| self.by_id(id)).collect()
    }

    /// Codes of the ONS that are known to mean the same as the id of an organisation.
    pub(super) fn recodings(&self) -> impl Iterator<Item = Recoding<'_>> {
        let of_ons = self.organisations.values().filter(|known| is_ons_code(&known.id));
        of_ons.flat_map(|known| {
            let codes = known.codes.iter().filter(|code| is_ons_code(code));
            codes.map(|code| Recoding { old: &known.id, new: code, on: None })
        })
    }

    /// The codes of the ONS that systems have, each with the id of its system.
    pub(super) fn systems(&self) -> impl Iterator<Item = (&str, &str)> {
        let systems = self.organisations.values().filter(|known| known.kind.is_some_and(Kind::is_system));
        systems.flat_map(|known| {
            let codes = known.codes.iter().filter(|code| is_ons_code(code));
            codes.map(|code| (code.as_str(), known.id.as_str()))
        })
    }

    /// What one became.
    pub(super) fn successors(&self, id: &str) -> &[KnownSuccessor] {
        self.successors.get(id).map_or(&[], |successors| successors)
    }

    /// Is a source of this key described?
    pub(super) fn has_source(&self, key: &str) -> bool {
        self.sources.contains_key(key)
    }

    /// What a source is called.
    pub(super) fn title_of(&self, key: &str) -> Option<&str> {
        self.sources.get(key).map(String::as_str)
    }

    /// Every id, in order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.organisations.keys().map(String::as_str)
    }

    /// The keys of the sources.
    pub(super) fn sources(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str)
    }
}

fn of_record(record: &OrganisationRecord) -> KnownOrganisation {
    let styles = record.styles.iter().filter_map(|style| style.name.clone());
    KnownOrganisation {
        id: record.id.clone(),
        names: record.name.iter().cloned().chain(styles).chain(record.aliases.iter().cloned()).collect(),
        codes: record.codes.iter().map(|code| code.code.clone()).collect(),
        kind: record.kind,
        until: record.until,
        has_land: false,
    }
}
