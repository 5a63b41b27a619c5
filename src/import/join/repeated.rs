//! Codes that stand in two registers.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::draft::Draft;
use super::region::is_region;
use crate::import::remark::{Reason, RowPosition};
use crate::import::value::{Edition, Located};

/// A code, and a row that has it.
struct CodeRow<'r> {
    code: &'r str,
    at: RowPosition<'r>,
}

impl Draft<'_> {
    /// Of a code that stands in two registers the first one counts; in one that is read later
    /// it is remarked on.
    pub(super) fn codes_in_two_registers(&mut self) {
        let registers = self.registers;
        let mut seen: FxHashMap<&str, RowPosition<'_>> = FxHashMap::default();
        let rows = codes(&registers.commissioners, |entry| entry.code)
            .chain(codes(&registers.networks, |network| network.code))
            .chain(codes(&registers.prescribers, |prescriber| prescriber.entry.code))
            .chain(codes(&registers.trusts, |entry| entry.code));
        for CodeRow { code, at } in rows {
            if self.systems.contains_key(code) || is_region(code) {
                let what = format!("{code}, which is the code of a region or a system");
                self.remarks.add(Reason::Repeated, at, what);
                continue;
            }
            match seen.entry(code) {
                Entry::Vacant(free) => {
                    free.insert(at);
                }
                Entry::Occupied(first) => {
                    let RowPosition { file, row } = first.get();
                    self.remarks.add(Reason::Repeated, at, format!("{code}, as in {file}, row {row}"));
                }
            }
        }
    }
}

/// Each code of a register with its row.
fn codes<'r, T>(
    editions: &'r [Edition<'r, T>],
    code: impl Fn(&'r T) -> &'r str,
) -> impl Iterator<Item = CodeRow<'r>> {
    let rows = editions.iter().flat_map(Edition::located);
    rows.map(move |Located { at, value }| CodeRow { code: code(value), at })
}
