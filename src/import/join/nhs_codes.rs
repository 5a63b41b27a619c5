//! Codes of the NHS register for the commissioners of lookups, which may have only others.

use rustc_hash::FxHashMap;

use crate::import::read::Registers;
use crate::import::value::{AreaCodes, Edition};

/// What lookups and the register say of codes, together.
pub(super) struct NhsCodes<'r> {
    /// By the codes of the ONS, from lookups that have both.
    by_ons: FxHashMap<&'r str, &'r str>,
    /// By names, in small letters.
    by_name: FxHashMap<String, &'r str>,
}

impl<'r> NhsCodes<'r> {
    pub(super) fn new(registers: &'r Registers<'r>) -> Self {
        let mut by_ons = FxHashMap::default();
        let mut by_name = FxHashMap::default();
        for entry in registers.commissioners.iter().flat_map(Edition::values) {
            by_name.insert(entry.name.to_lowercase(), entry.code);
        }
        for row in registers.lookups.iter().flat_map(|lookup| lookup.edition.values()) {
            let AreaCodes { ons, nhs, .. } = row.commissioner;
            if !nhs.is_empty() && !ons.is_empty() {
                by_ons.entry(ons).or_insert(nhs);
            }
        }
        Self { by_ons, by_name }
    }

    /// The code of the NHS register: its own, else that of its code of the ONS, else of its name.
    pub(super) fn code(&self, codes: AreaCodes<'r>) -> Option<&'r str> {
        if !codes.nhs.is_empty() {
            return Some(codes.nhs);
        }
        let by_ons = self.by_ons.get(codes.ons);
        by_ons.or_else(|| self.by_name.get(&codes.name.to_lowercase())).copied()
    }
}
