//! The atlas in the making.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::known::{KnownCommissioner, KnownSystem, known_commissioners, known_systems};
use super::life::Life;
use super::owners::LandOwners;
use super::record::ENGLAND;
use super::sources::file_of;
use super::stints::{NamedCommissioner, Stint};
use crate::import::options::ImportOptions;
use crate::import::read::Registers;
use crate::import::remark::{Reason, Remarks};
use crate::source::record::{LinkRecord, OrganisationRecord, PatchRecord};

/// What is joined so far.
pub(super) struct Draft<'r> {
    pub(super) registers: &'r Registers<'r>,
    pub(super) options: ImportOptions,
    pub(super) remarks: &'r mut Remarks,
    pub(super) organisations: Vec<OrganisationRecord>,
    /// The ids of all that are in it.
    pub(super) ids: FxHashSet<String>,
    pub(super) links: Vec<LinkRecord>,
    pub(super) patches: Vec<PatchRecord>,
    /// When each network was there, by its code.
    pub(super) network_lives: FxHashMap<&'r str, Life>,
    /// Systems by their code, with what is known of them.
    pub(super) systems: BTreeMap<String, KnownSystem<'r>>,
    pub(super) commissioners: BTreeMap<String, KnownCommissioner<'r>>,
    /// Whose the land was, by the lookups.
    pub(super) owners: LandOwners<'r>,
    /// The commissioners of each practice, by its code.
    pub(super) stints: FxHashMap<&'r str, Vec<Stint<'r>>>,
    /// Who commissions each practice today, by the register of memberships.
    pub(super) memberships_today: FxHashMap<&'r str, NamedCommissioner<'r>>,
}

impl<'r> Draft<'r> {
    /// Nothing joined yet.
    pub(super) fn new(registers: &'r Registers<'r>, options: ImportOptions, remarks: &'r mut Remarks) -> Self {
        let systems = known_systems(registers);
        let commissioners = known_commissioners(registers, &systems);
        Self {
            registers,
            options,
            remarks,
            organisations: Vec::new(),
            ids: FxHashSet::default(),
            links: Vec::new(),
            patches: Vec::new(),
            network_lives: FxHashMap::default(),
            systems,
            commissioners,
            owners: LandOwners::default(),
            stints: FxHashMap::default(),
            memberships_today: FxHashMap::default(),
        }
    }

    /// Adds an organisation unless its id is taken; where that is by one of another kind, it is said.
    pub(super) fn add(&mut self, record: OrganisationRecord) {
        if self.ids.insert(record.id.clone()) {
            self.organisations.push(record);
            return;
        }
        let known = self.organisations.iter().find(|known| known.id == record.id && known.kind != record.kind);
        if let Some(known) = known {
            let name = |record: &OrganisationRecord| record.name.clone().unwrap_or_default();
            let what = format!("{} {}: it is {}", record.id, name(&record), name(known));
            self.remarks.add_file(Reason::CodeTaken, file_of(self.registers, &record), what);
        }
    }

    /// The system of this code, else the region, else England.
    pub(super) fn around(&self, system: &str, region: &str) -> String {
        let known = [system, region].into_iter().find(|code| self.ids.contains(*code));
        known.unwrap_or(ENGLAND).to_owned()
    }

    /// Does an organisation of this code commission?
    pub(super) fn is_commissioner(&self, code: &str) -> bool {
        self.commissioners.contains_key(code) && self.ids.contains(code)
    }
}
