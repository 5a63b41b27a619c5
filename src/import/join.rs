//! Values of the registers to records of an atlas, joined by their codes.

mod commissioners;
mod councils;
mod draft;
mod earlier;
mod holder;
mod known;
mod land;
mod life;
mod networks;
mod nhs_codes;
mod owners;
mod practices;
mod recoded;
mod record;
mod region;
mod repeated;
mod residents;
mod setting;
mod small_areas;
mod sources;
mod stays;
mod stints;
mod successions;
mod systems;
mod trusts;
mod under;

pub(super) use self::record::ENGLAND;
pub(super) use self::sources::KNOWN;

use self::draft::Draft;
use super::options::ImportOptions;
use super::read::Registers;
use super::remark::Remarks;
use crate::source::record::{Entries, FileRecord, LayerRole};

/// Everything joined.
pub(super) fn join<'r>(
    registers: &'r Registers<'r>,
    options: ImportOptions,
    remarks: &'r mut Remarks,
) -> FileRecord {
    let mut draft = Draft::new(registers, options, remarks);
    draft.regions_and_systems();
    draft.commissioners_and_places();
    draft.land();
    draft.commissioners_of_practices();
    draft.networks();
    draft.practices();
    draft.trusts();
    draft.successions();
    draft.codes_in_two_registers();
    FileRecord {
        format: 1,
        title: Some("England, from official registers".to_owned()),
        as_at: record::date(options.as_at),
        layer: Some(LayerRole::Register),
        sources: Entries(sources::sources(registers)),
        organisations: draft.organisations,
        links: draft.links,
        patches: draft.patches,
        ..FileRecord::default()
    }
}
