//! Values of the registers to records of an atlas, joined by their codes.

mod commissioners;
mod councils;
mod land;
mod networks;
mod practices;
mod setting;
mod sources;
mod successions;
mod systems;
mod trusts;

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Wanted;
use super::read::{Edition, Registers};
use super::remark::{Reason, Remarks};
use crate::date::{Date, Day};
use crate::source::record::{
    Entries, FileRecord, LayerRole, LinkBody, LinkRecord, OrganisationRecord, ParentRecord,
};
use crate::words::Kind;

/// The root of every atlas of England.
const ENGLAND: &str = "england";

/// The atlas in the making.
struct Draft<'r> {
    registers: &'r Registers<'r>,
    wanted: Wanted,
    remarks: &'r mut Remarks,
    organisations: Vec<OrganisationRecord>,
    /// The ids of all that are in it.
    ids: FxHashSet<String>,
    links: Vec<LinkRecord>,
    /// Systems by their code, with what is known of them.
    systems: BTreeMap<String, systems::System>,
    commissioners: BTreeMap<String, commissioners::Commissioner<'r>>,
    patches: Vec<crate::source::record::PatchRecord>,
}

/// Everything joined.
pub(super) fn join<'r>(registers: &'r Registers<'r>, wanted: Wanted, remarks: &'r mut Remarks) -> FileRecord {
    let systems = systems::systems(registers);
    let commissioners = commissioners::commissioners(registers, &systems);
    let mut draft = Draft {
        registers,
        wanted,
        remarks,
        organisations: Vec::new(),
        ids: FxHashSet::default(),
        links: Vec::new(),
        systems,
        commissioners,
        patches: Vec::new(),
    };
    draft.regions_and_systems();
    draft.commissioners_and_places();
    draft.land();
    draft.networks();
    draft.practices();
    draft.trusts();
    draft.successions();
    draft.codes_in_two_registers();
    FileRecord {
        format: 1,
        title: Some("England, from official registers".to_owned()),
        as_at: date(wanted.as_at),
        layer: Some(LayerRole::Register),
        sources: Entries(sources::sources(registers)),
        organisations: draft.organisations,
        links: draft.links,
        patches: draft.patches,
        ..FileRecord::default()
    }
}

impl Draft<'_> {
    fn add(&mut self, record: OrganisationRecord) {
        if self.ids.insert(record.id.clone()) {
            self.organisations.push(record);
        }
    }

    /// Of a code that stands in two registers the first one counts; in one that is read later
    /// it is remarked on.
    fn codes_in_two_registers(&mut self) {
        let registers = self.registers;
        let mut seen: FxHashMap<&str, (&str, usize)> = FxHashMap::default();
        let rows = codes(registers.commissioners.as_ref(), |entry| entry.code)
            .chain(codes(registers.networks.as_ref(), |network| network.code))
            .chain(codes(registers.prescribers.as_ref(), |prescriber| prescriber.entry.code))
            .chain(codes(registers.trusts.as_ref(), |entry| entry.code));
        for (code, place) in rows {
            if self.systems.contains_key(code) || systems::is_region(code) {
                let said = format!("{code}, which is the code of a region or a system");
                self.remarks.add(Reason::Repeated, place, said);
                continue;
            }
            match seen.entry(code) {
                Entry::Vacant(free) => {
                    free.insert(place);
                }
                Entry::Occupied(first) => {
                    let (file, row) = first.get();
                    self.remarks.add(Reason::Repeated, place, format!("{code}, as in {file}, row {row}"));
                }
            }
        }
    }

    /// The system of this code, else the region, else England.
    fn around(&self, system: &str, region: &str) -> String {
        let known = [system, region].into_iter().find(|code| self.ids.contains(*code));
        known.unwrap_or(ENGLAND).to_owned()
    }
}

/// Each code of a register with its place.
fn codes<'r, T>(
    edition: Option<&'r Edition<'r, T>>,
    code: impl Fn(&'r T) -> &'r str,
) -> impl Iterator<Item = (&'r str, (&'r str, usize))> {
    let rows = edition.into_iter().flat_map(|edition| edition.rows.iter().map(|row| (edition.file, row)));
    rows.map(move |(file, (row, value))| (code(value), (file, *row)))
}

/// An organisation with what every one has.
fn organisation(id: &str, name: String, kind: Kind) -> OrganisationRecord {
    OrganisationRecord {
        id: id.to_owned(),
        name: Some(name),
        kind: Some(kind),
        ..OrganisationRecord::default()
    }
}

fn date(day: Option<Day>) -> Option<Date> {
    day.map(Date::of)
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

/// From one to one.
fn link(from: &str, to: &str) -> LinkBody {
    LinkBody { from: from.to_owned(), to: vec![to.to_owned()], ..LinkBody::default() }
}

/// What it sat within for a time, put as simply as it can be.
fn within(record: &mut OrganisationRecord, parents: Vec<ParentRecord>) {
    match parents.as_slice() {
        [always] if always.since.is_none() && always.until.is_none() && always.certainty.is_none() => {
            record.parent = Some(always.id.clone());
        }
        _ => record.parents = parents,
    }
}
