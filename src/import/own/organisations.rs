//! Organisations, and what they sat within.

use rustc_hash::{FxHashMap, FxHashSet};

use super::about::add_sources;
use super::grouping::Found;
use super::row::RowReader;
use super::sheet::Sheet;
use super::sources;
use super::words::Word;
use crate::date::Date;
use crate::import::gathering::Gathering;
use crate::import::known::KnownOrganisation;
use crate::import::remark::Reason;
use crate::import::scope::Scope;
use crate::import::table::TableRow;
use crate::source::record::ParentRecord;
use crate::words::Kind;

/// What tables say of parents, while they are read.
#[derive(Debug, Default)]
pub(super) struct OwnParents {
    /// Where the parent of an organisation stands in its own row.
    in_row: FxHashMap<String, String>,
    /// Those whose parents are told in a table of parents.
    in_table: FxHashSet<String>,
}

/// Makes the ids of a table known; those of a row that stands a second time are taken out.
pub(super) fn declare<'t>(
    sheet: &Sheet<'t>,
    rows: &mut Vec<TableRow<'t>>,
    scope: &mut Scope<'_>,
    found: &mut Found<'_>,
) {
    let Found { faults, remarks } = found;
    rows.retain(|row| {
        let cell = sheet.cell(*row, "id");
        let position = format!("{}, row {}", cell.at.file, cell.at.row);
        if let Some(first) = scope.declared(cell.text).filter(|_| !cell.text.is_empty()) {
            let what = format!("is the id of {first} too");
            faults.cell(&cell, &what, "give each its own, or put what is said of one in one row");
            return false;
        }
        let name = sheet.cell(*row, "name").text;
        if let Some(known) = scope.other_named(cell.text, name) {
            remarks.add(Reason::IdTaken, cell.at, format!("{} {name}: it is {known}", cell.text));
        }
        scope.declare(cell.text, &position);
        scope.add(listed(sheet, *row));
        true
    });
}

/// An organisation as a row lists it.
pub(super) fn listed(sheet: &Sheet<'_>, row: TableRow<'_>) -> KnownOrganisation {
    KnownOrganisation {
        id: sheet.cell(row, "id").text.to_owned(),
        names: vec![sheet.cell(row, "name").text.to_owned()],
        codes: Vec::new(),
        kind: Kind::said(sheet.cell(row, "kind").text),
        until: Date::parse(sheet.cell(row, "until").text).ok(),
        has_land: false,
    }
}

/// A row of a table of organisations. Of one that a register has as well the register's names
/// and dates stand, and the table's kind and parent.
pub(super) fn take_in(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering, parents: &mut OwnParents) {
    let source = sources::of(reader, gathering);
    let (id, name) = (reader.must("id"), reader.must("name"));
    let kind = reader.must_word::<Kind>("kind");
    let parent = reader.id("parent");
    let period = reader.period();
    let (seen, code_since) = (reader.date("seen"), reader.date("code_since"));
    let certainty = reader.certainty();
    let aliases: Vec<String> = reader.list("aliases").into_iter().map(str::to_owned).collect();
    let covers = reader.ids("covers");
    let count = count(reader);
    let Some(id) = id else { return };
    if parent.as_deref() == Some(id) {
        let cell = reader.cell("parent");
        reader.faults.cell(&cell, "is itself, and nothing sits within itself", "say what it sits within");
    }
    let record = gathering.organisation(id);
    record.name = record.name.take().or(name.map(str::to_owned));
    record.kind = kind.or(record.kind);
    if let Some(parent) = parent {
        record.parents.clear();
        record.parent = Some(parent);
        let position = reader.position();
        parents.in_row.insert(id.to_owned(), format!("{}, row {}", position.file, position.row));
    }
    record.since = record.since.or(period.since);
    record.until = record.until.or(period.until);
    record.seen = record.seen.or(seen);
    record.code_since = record.code_since.or(code_since);
    record.certainty = certainty.or(record.certainty);
    if !aliases.is_empty() {
        add_sources(&mut record.alias_source, &source);
    }
    record.aliases.extend(aliases);
    record.covers.extend(covers);
    record.count = count.or(record.count);
    record.source.extend(source);
}

/// How many there are of a set; none where that is not said.
fn count(reader: &mut RowReader<'_, '_>) -> Option<u32> {
    let count = reader.count("count")?;
    let there_can_be = u32::try_from(count).ok();
    if there_can_be.is_none() {
        let cell = reader.cell("count");
        reader.faults.cell(&cell, "is more than there can be", "put the number right");
    }
    there_can_be
}

/// A row of a table of parents: what an organisation sat within for a time. Where there are such
/// rows they stand in place of what a register says.
pub(super) fn parent(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering, parents: &mut OwnParents) {
    let source = sources::of(reader, gathering);
    let (id, parent) = (reader.must_id("id"), reader.must_id("parent"));
    let period = reader.period();
    let certainty = reader.certainty();
    let (Some(id), Some(parent)) = (id, parent) else { return };
    if let Some(row) = parents.in_row.get(&id) {
        let what = format!("has its parent in {row} already");
        let cell = reader.cell("id");
        reader.faults.cell(&cell, &what, "say its parent there, or its parents here, and not both");
        return;
    }
    if id == parent {
        let cell = reader.cell("parent");
        reader.faults.cell(&cell, "is itself, and nothing sits within itself", "say what it sits within");
    }
    let record = gathering.spoken_of(&id, &source);
    if parents.in_table.insert(id) {
        record.parent = None;
        record.parents.clear();
    }
    record.parents.push(ParentRecord {
        id: parent,
        since: period.since,
        until: period.until,
        certainty,
        source,
    });
}
