//! Tables to the registers they are of, and their rows to values.

pub(super) mod edition;
mod rows;

use self::edition::read;
use self::rows::{code_change, entry, lookup_row, membership, network, prescriber, residents};
use super::cell::is_code;
use super::lookup::{AreaColumns, LookupColumns};
use super::refusal::Refusal;
use super::register::{Register, register_of};
use super::remark::{Reason, Remarks, RowPosition};
use super::table::Table;
use super::value::{CodeChange, Edition, Lookup, Membership, Network, Prescriber, RegisterEntry, Residents};
use crate::date::Day;

/// A register that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadRegister {
    /// The file, with the sheet of a workbook.
    pub file: String,
    /// What it is.
    pub what: String,
    /// Rows that were taken.
    pub rows: usize,
    /// The latest day in it.
    pub latest: Option<Day>,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Registers<'t> {
    pub(super) trusts: Option<Edition<'t, RegisterEntry<'t>>>,
    pub(super) commissioners: Option<Edition<'t, RegisterEntry<'t>>>,
    pub(super) prescribers: Option<Edition<'t, Prescriber<'t>>>,
    pub(super) networks: Option<Edition<'t, Network<'t>>>,
    pub(super) members: Option<Edition<'t, Membership<'t>>>,
    pub(super) successions: Option<Edition<'t, CodeChange<'t>>>,
    /// By year.
    pub(super) lookups: Vec<Lookup<'t>>,
    pub(super) residents: Option<Edition<'t, Residents<'t>>>,
}

impl<'t> Registers<'t> {
    /// Takes in a table; of one that is no register a remark is made.
    ///
    /// # Errors
    /// A table that is cut off, faulty throughout, or a second edition of what is there.
    pub(super) fn add(&mut self, table: &'t Table, remarks: &mut Remarks) -> Result<(), Refusal> {
        let Some(register) = register_of(table) else {
            let what = if table.rows().len() == 0 { "empty" } else { "" };
            remarks.add_file(Reason::UnknownFile, &table.name, what);
            return Ok(());
        };
        is_whole(table, remarks)?;
        match register {
            Register::Trusts => put(&mut self.trusts, read(table, 0, remarks, entry)?, "NHS trusts (etr)"),
            Register::Commissioners => {
                put(&mut self.commissioners, read(table, 0, remarks, entry)?, "commissioners (eccg)")
            }
            Register::Prescribers => {
                put(&mut self.prescribers, read(table, 0, remarks, prescriber)?, "GP practices (epraccur)")
            }
            Register::Networks(columns) => {
                let networks = read(table, 1, remarks, |row| network(row, &columns))?;
                put(&mut self.networks, networks, "primary care networks (ePCN)")
            }
            Register::Members(columns) => {
                let members = read(table, 1, remarks, |row| membership(row, &columns))?;
                put(&mut self.members, members, "members of networks (ePCN)")
            }
            Register::Successions => {
                let header = usize::from(!table.rows().next().is_some_and(|first| is_code(first.cell(0))));
                put(&mut self.successions, read(table, header, remarks, code_change)?, "successions (succ)")
            }
            Register::Residents(columns) => {
                let residents = read(table, 1, remarks, |row| residents(row, columns))?;
                put(&mut self.residents, residents, "residents of small areas")
            }
            Register::Lookup(columns) => self.add_lookup(table, *columns, remarks),
        }
    }

    fn add_lookup(
        &mut self,
        table: &'t Table,
        columns: LookupColumns,
        remarks: &mut Remarks,
    ) -> Result<(), Refusal> {
        if let Some(known) = self.lookups.iter().find(|l| l.columns.title() == columns.title()) {
            return Err(twice(known.edition.file, &table.name, &columns.title()));
        }
        let census = columns.small_area.census;
        if let Some(other) = self.lookups.iter().find(|l| l.columns.small_area.census != census) {
            let what = format!("its small areas are of another census than those of {}", other.edition.file);
            let help = "give lookups of one census at a time, or land would count twice";
            return Err(Refusal::of(&table.name, None, &what, help));
        }
        let edition = read(table, 1, remarks, |row| lookup_row(row, &columns))?;
        self.lookups.push(Lookup { columns, edition });
        Ok(())
    }

    /// Is there nothing in it?
    pub(super) fn is_empty(&self) -> bool {
        self.summaries().is_empty()
    }

    /// What was read, a register each.
    pub(super) fn summaries(&self) -> Vec<ReadRegister> {
        let mut all = Vec::new();
        all.extend(summary(self.trusts.as_ref(), "NHS trusts"));
        all.extend(summary(self.commissioners.as_ref(), "commissioners, hubs and places"));
        all.extend(summary(self.prescribers.as_ref(), "GP practices and other prescribers"));
        all.extend(summary(self.networks.as_ref(), "primary care networks"));
        all.extend(summary(self.members.as_ref(), "members of primary care networks"));
        all.extend(summary(self.successions.as_ref(), "successions"));
        for lookup in &self.lookups {
            all.extend(summary(Some(&lookup.edition), &format!("lookup, {}", lookup.columns.title())));
        }
        all.extend(summary(self.residents.as_ref(), "residents of small areas"));
        all
    }

    /// The latest day in the registers.
    pub(super) fn latest(&self) -> Option<Day> {
        let lookups = self.lookups.iter().flat_map(|lookup| {
            let areas = [&lookup.columns.commissioner, &lookup.columns.council];
            areas.into_iter().flatten().map(AreaColumns::day)
        });
        self.summaries().iter().filter_map(|read| read.latest).chain(lookups).max()
    }
}

fn put<'t, T>(slot: &mut Option<Edition<'t, T>>, edition: Edition<'t, T>, what: &str) -> Result<(), Refusal> {
    if let Some(known) = slot {
        return Err(twice(known.file, edition.file, what));
    }
    *slot = Some(edition);
    Ok(())
}

fn twice(one: &str, other: &str, what: &str) -> Refusal {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    let what = format!("it is a second edition of the same: {what}, as {one} is");
    Refusal::of(other, None, &what, "give one of the two")
}

/// A file that ends in the middle of a row is cut off.
pub(super) fn is_whole(table: &Table, remarks: &mut Remarks) -> Result<(), Refusal> {
    let (Some(first), Some(last)) = (table.rows().next(), table.rows().next_back()) else { return Ok(()) };
    if !table.ends_open {
        return Ok(());
    }
    if last.len() < first.len() {
        let what = format!("it ends in the middle of a row, after {} of {} columns", last.len(), first.len());
        return Err(Refusal::of(&table.name, Some(last.number), &what, "get the file again"));
    }
    remarks.add(Reason::EndsOpen, RowPosition { file: &table.name, row: last.number }, "");
    Ok(())
}

/// What was read of one register, if anything was.
fn summary<T>(edition: Option<&Edition<'_, T>>, what: &str) -> Option<ReadRegister> {
    edition.map(|edition| ReadRegister {
        file: edition.file.to_owned(),
        what: what.to_owned(),
        rows: edition.rows.len(),
        latest: edition.latest,
    })
}
