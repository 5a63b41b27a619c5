//! Tables of one's own: organisations, links and the rest as a person or another project keeps
//! them in a spreadsheet, told apart by their columns, and taken in row by row. Every fault is
//! told with its file, row, column and cell, and then nothing is taken in.

mod about;
mod grouping;
mod heading;
mod land;
mod links;
mod organisations;
mod recodings;
mod row;
mod shape;
mod sheet;
mod sources;
mod words;

pub use shape::{OwnTable, SHAPES, Shape};

pub(super) use grouping::{Found, grouping_of, is_of_two_columns};
pub(super) use shape::shape_of;
pub(super) use sources::of_table;

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use self::organisations::OwnParents;
use self::row::RowReader;
use self::sheet::Sheet;
use self::sources::Taking;
use super::faults::Faults;
use super::gathering::Gathering;
use super::known::{Known, KnownOrganisation};
use super::read::ReadRegister;
use super::remark::{Reason, Remarks, RowPosition};
use super::scope::Scope;
use super::table::{Table, TableRow};

/// A table, and which of one's own it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct OwnInput<'t> {
    pub(super) table: &'t Table,
    pub(super) shape: &'static Shape,
}

/// Makes known whom tables list, by id, name and code. Whatever names others is not looked at, and
/// nothing is found fault with.
pub(super) fn list_in(inputs: &[OwnInput<'_>], known: &mut Known) {
    for input in inputs {
        let faults = &mut Faults::default();
        let sheet = Sheet::new(input.table, input.shape, faults);
        for row in sheet.rows(faults) {
            let text = |column| sheet.cell(row, column).text.to_owned();
            match sheet.shape.table {
                OwnTable::Sources => known.add_source(&text("key"), &text("title")),
                OwnTable::Organisations => known.add(organisations::listed(&sheet, row)),
                OwnTable::Codes => {
                    let (id, codes) = (text("id"), vec![text("code")]);
                    known.add(KnownOrganisation { id, codes, ..KnownOrganisation::default() });
                }
                _ => {}
            }
        }
    }
}

/// Takes in tables of one's own; ids may be those of what is gathered already, of the tables
/// themselves, and of what the scope knows.
pub(super) fn take_in<'t>(
    inputs: &[OwnInput<'t>],
    scope: &mut Scope<'_>,
    gathering: &mut Gathering,
    found: &mut Found<'_>,
) -> Vec<ReadRegister> {
    let Found { faults, remarks } = found;
    let sheets: Vec<Sheet<'t>> =
        inputs.iter().map(|input| Sheet::new(input.table, input.shape, faults)).collect();
    let mut rows: Vec<Vec<_>> = sheets.iter().map(|sheet| sheet.rows(faults)).collect();
    once_each(&sheets, &mut rows, remarks);
    // What others name is known before anything is read that names it.
    for (sheet, rows) in sheets.iter().zip(&mut rows) {
        match sheet.shape.table {
            OwnTable::Sources => {
                sources::take_in(sheet, rows, scope, &mut Taking { gathering, faults, remarks });
            }
            OwnTable::Organisations => {
                organisations::declare(sheet, rows, scope, &mut Found { faults, remarks });
            }
            _ => {}
        }
    }
    let scope = &*scope;
    let mut parents = OwnParents::default();
    let mut order: Vec<usize> = (0..sheets.len()).collect();
    order.sort_by_key(|number| sheets[*number].shape.table);
    for number in order {
        for row in &rows[number] {
            let mut reader = RowReader { sheet: &sheets[number], row: *row, scope, faults, remarks };
            let before = gathering.counted();
            match sheets[number].shape.table {
                OwnTable::Sources => {}
                OwnTable::Organisations => organisations::take_in(&mut reader, gathering, &mut parents),
                OwnTable::Parents => organisations::parent(&mut reader, gathering, &mut parents),
                OwnTable::Styles => about::style(&mut reader, gathering),
                OwnTable::Figures => about::figure(&mut reader, gathering),
                OwnTable::Provides => about::provided(&mut reader, gathering),
                OwnTable::Notes => about::note(&mut reader, gathering),
                OwnTable::Aliases => about::aliases(&mut reader, gathering),
                OwnTable::Codes => about::code(&mut reader, gathering),
                OwnTable::Links => links::link(&mut reader, gathering),
                OwnTable::Localities => land::locality(&mut reader, gathering),
                OwnTable::Patches => land::patch(&mut reader, gathering),
                OwnTable::Recodings => recodings::recoding(&mut reader, gathering),
            }
            let whom = if sheets[number].shape.table == OwnTable::Recodings { "old" } else { "id" };
            gathering.came_from(reader.position(), reader.cell(whom).text, before);
        }
    }
    let read = sheets.iter().zip(&rows).map(|(sheet, rows)| ReadRegister {
        file: sheet.table.name.clone(),
        what: format!("a table of {}", sheet.shape.name),
        rows: rows.len(),
        latest: None,
        edition: None,
    });
    read.collect()
}

/// Leaves of rows that are the same in every cell the first: nothing is counted twice for having been
/// pasted twice, or for standing in two tables of one sort. Who is listed twice is a fault instead,
/// and two hamlets of one name may lie in one council.
fn once_each<'t>(sheets: &[Sheet<'t>], rows: &mut [Vec<TableRow<'t>>], remarks: &mut Remarks) {
    let mut first: FxHashMap<(OwnTable, Vec<&'t str>), RowPosition<'t>> = FxHashMap::default();
    for (sheet, rows) in sheets.iter().zip(rows) {
        let shape = sheet.shape;
        if matches!(shape.table, OwnTable::Sources | OwnTable::Organisations | OwnTable::Localities) {
            continue;
        }
        rows.retain(|row| {
            let cells = shape.columns().map(|column| sheet.cell(*row, column).text).collect();
            let at = sheet.position(*row);
            match first.entry((shape.table, cells)) {
                Entry::Vacant(free) => {
                    free.insert(at);
                    true
                }
                Entry::Occupied(known) => {
                    let RowPosition { file, row } = *known.get();
                    let there = if file == at.file { String::new() } else { format!(" of {file}") };
                    remarks.add(Reason::SameRow, at, format!("row {row}{there}"));
                    false
                }
            }
        });
    }
}
