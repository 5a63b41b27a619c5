//! Tables to the registers they are of, and their rows to values.

mod edition;
mod editions;
mod rows;

use self::edition::read;
use self::editions::{put, settle, twice};
use self::rows::{
    code_change, commissioner_membership, entry, lookup_row, membership, network, prescriber, residents,
};
use super::cell::is_code;
use super::lookup::{AreaColumns, LookupColumns};
use super::refusal::Refusal;
use super::register::{Register, register_of};
use super::remark::{Reason, Remarks, RowPosition};
use super::table::Table;
use super::value::{
    CodeChange, CommissionerMembership, Edition, Lookup, Membership, Network, Prescriber, RegisterEntry,
    Residents,
};
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

/// Everything that was read. Of each register all editions that were given, the newest first.
#[derive(Debug, Default)]
pub(super) struct Registers<'t> {
    pub(super) trusts: Vec<Edition<'t, RegisterEntry<'t>>>,
    pub(super) commissioners: Vec<Edition<'t, RegisterEntry<'t>>>,
    pub(super) prescribers: Vec<Edition<'t, Prescriber<'t>>>,
    pub(super) commissioner_memberships: Vec<Edition<'t, CommissionerMembership<'t>>>,
    pub(super) networks: Vec<Edition<'t, Network<'t>>>,
    pub(super) members: Vec<Edition<'t, Membership<'t>>>,
    pub(super) successions: Vec<Edition<'t, CodeChange<'t>>>,
    /// By year.
    pub(super) lookups: Vec<Lookup<'t>>,
    pub(super) residents: Vec<Edition<'t, Residents<'t>>>,
}

impl<'t> Registers<'t> {
    /// Takes in a table; of one that is no register a remark is made.
    ///
    /// # Errors
    /// A table that is cut off, faulty throughout, or a second edition of what is there.
    pub(super) fn add(&mut self, table: &'t Table, remarks: &mut Remarks) -> Result<(), Refusal> {
        let Some(register) = register_of(table)? else {
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
            Register::CommissionerMemberships => {
                let header = usize::from(!table.rows().next().is_some_and(|first| is_code(first.cell(0))));
                let memberships = read(table, header, remarks, commissioner_membership)?;
                put(&mut self.commissioner_memberships, memberships, "commissioners of practices (epcmem)")
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

    /// Where there are several editions of a register, leaves each row to one.
    pub(super) fn settle(&mut self, remarks: &mut Remarks) {
        settle(&mut self.trusts, |entry| entry.code, remarks);
        settle(&mut self.commissioners, |entry| entry.code, remarks);
        settle(&mut self.prescribers, |prescriber| prescriber.entry.code, remarks);
        settle(&mut self.commissioner_memberships, |membership| membership.practice, remarks);
        settle(&mut self.networks, |network| network.code, remarks);
        settle(&mut self.members, |membership| membership.practice, remarks);
        settle(&mut self.successions, |change| change.former, remarks);
    }

    /// Is there nothing in it?
    pub(super) fn is_empty(&self) -> bool {
        self.summaries().is_empty()
    }

    /// What was read, a register each.
    pub(super) fn summaries(&self) -> Vec<ReadRegister> {
        let mut all = Vec::new();
        all.extend(summaries(&self.trusts, "NHS trusts"));
        all.extend(summaries(&self.commissioners, "commissioners, hubs and places"));
        all.extend(summaries(&self.prescribers, "GP practices and other prescribers"));
        all.extend(summaries(&self.commissioner_memberships, "commissioners of practices"));
        all.extend(summaries(&self.networks, "primary care networks"));
        all.extend(summaries(&self.members, "members of primary care networks"));
        all.extend(summaries(&self.successions, "successions"));
        for lookup in &self.lookups {
            all.push(summary(&lookup.edition, &format!("lookup, {}", lookup.columns.title())));
        }
        all.extend(summaries(&self.residents, "residents of small areas"));
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

/// A file that ends in the middle of a row is cut off.
fn is_whole(table: &Table, remarks: &mut Remarks) -> Result<(), Refusal> {
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

/// What was read of each edition of a register.
fn summaries<T>(editions: &[Edition<'_, T>], what: &str) -> Vec<ReadRegister> {
    editions.iter().map(|edition| summary(edition, what)).collect()
}

fn summary<T>(edition: &Edition<'_, T>, what: &str) -> ReadRegister {
    ReadRegister {
        file: edition.file.to_owned(),
        what: what.to_owned(),
        rows: edition.rows.len() + edition.superseded.len(),
        latest: edition.latest,
    }
}
