//! What the rows of tables stand on: the sources that a table describes; of rows that name none,
//! the table itself.

use std::path::Path;

use rustc_hash::FxHashMap;

use super::row::{RowReader, parts};
use super::sheet::Sheet;
use crate::import::faults::Faults;
use crate::import::gathering::Gathering;
use crate::import::remark::{Reason, Remarks};
use crate::import::scope::Scope;
use crate::import::table::TableRow;
use crate::source::record::SourceRecord;

/// What is added to while a table is taken in.
pub(super) struct Taking<'g> {
    pub(super) gathering: &'g mut Gathering,
    pub(super) faults: &'g mut Faults,
    pub(super) remarks: &'g mut Remarks,
}

/// Takes in a table of sources.
pub(super) fn take_in<'t>(
    sheet: &Sheet<'t>,
    rows: &[TableRow<'t>],
    scope: &mut Scope<'_>,
    taking: &mut Taking<'_>,
) {
    let mut described: FxHashMap<&str, usize> = FxHashMap::default();
    for row in rows {
        let mut reader = RowReader { sheet, row: *row, scope, faults: taking.faults, remarks: taking.remarks };
        let (key, title, publisher) = (reader.must("key"), reader.must("title"), reader.must("publisher"));
        let day = reader.date("published");
        let Some(key) = key else { continue };
        if let Some(first) = described.get(key) {
            let what = format!("is the key of row {first} too");
            let cell = reader.cell("key");
            reader.faults.cell(&cell, &what, "describe each source once");
            continue;
        }
        described.insert(key, row.number);
        if taking.gathering.has_source(key) {
            let cell = reader.cell("key");
            reader.faults.cell(&cell, "is described in another file too", "give each source its own key");
            continue;
        }
        if reader.scope.describes(key, title.unwrap_or_default()) == Some(false) {
            let what = format!("{key} ({})", title.unwrap_or_default());
            reader.remarks.add(Reason::SourceTaken, reader.position(), what);
        }
        let record = SourceRecord {
            title: title.unwrap_or_default().to_owned(),
            publisher: publisher.unwrap_or_default().to_owned(),
            published: day,
            licence: reader.text("licence"),
            url: reader.text("url"),
            note: reader.text("note"),
        };
        taking.gathering.add_source(key, record);
        scope.add_source(key, title.unwrap_or_default());
    }
}

/// The keys of a row's sources; where it names none, that of its table.
pub(super) fn of(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) -> Vec<String> {
    if !parts(reader.cell("source").text).is_empty() {
        return reader.sources();
    }
    vec![of_table(reader.position().file, gathering)]
}

/// The key of a table as a source of its own.
pub(in crate::import) fn of_table(file: &str, gathering: &mut Gathering) -> String {
    if let Some(key) = gathering.key_of_table(file) {
        return key.to_owned();
    }
    let name = Path::new(file).file_name().map_or_else(|| file.into(), |name| name.to_string_lossy());
    let plain = format!("table-{}", slug(name.rsplit_once('.').map_or(&*name, |(stem, _)| stem)));
    // Two tables may have one name in two folders: they are two sources.
    let mut keys = std::iter::once(plain.clone()).chain((2..).map(|number| format!("{plain}-{number}")));
    let key = keys.find(|key| !gathering.has_source(key)).unwrap_or(plain);
    gathering.name_table(file, &key);
    let record = SourceRecord {
        title: format!("The table {name}"),
        publisher: "Given to catchment import".to_owned(),
        published: None,
        licence: None,
        url: None,
        note: None,
    };
    gathering.add_source(&key, record);
    key
}

/// Words in small letters with hyphens: `Our Own Area` is `our-own-area`.
pub(super) fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.to_lowercase().replace('\'', ""))
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}
