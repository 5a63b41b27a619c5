//! Tables to the registers they are of, and their rows to values.

pub(super) mod edition;
mod editions;
mod rows;

use rustc_hash::FxHashMap;

use self::edition::read;
use self::editions::{put, settle, twice};
use self::rows::{
    code_change, commissioner_membership, entry, lookup_row, membership, network, prescriber, recoding,
    residents, same_land,
};
use super::lookup::ResidentsColumns;
use super::refusal::Refusal;
use super::register::{FoundRegister, Register, register_of};
use super::remark::{Reason, Remarks, RowPosition};
use super::table::Table;
use super::value::{
    CodeChange, CommissionerMembership, Edition, ExactFit, Lookup, Membership, Network, Prescriber, Recoding,
    RegisterEntry, ResidentsCount,
};
use crate::date::{Date, Day};

const EXACT_FIT: &str = "small areas of one census to those of the next";

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
    /// Of when it is, as far as that is known: its latest day; of lookups and residents what their
    /// columns say.
    pub edition: Option<Date>,
}

/// What became of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It was taken in.
    Register,
    /// It is no register.
    Unknown,
}

/// Everything that was read. Of each register all editions that were given, the newest first.
#[derive(Debug, Default)]
pub(super) struct Registers<'t> {
    /// The day after which nothing has happened yet.
    pub(super) today: Option<Day>,
    pub(super) trusts: Vec<Edition<'t, RegisterEntry<'t>>>,
    pub(super) commissioners: Vec<Edition<'t, RegisterEntry<'t>>>,
    pub(super) prescribers: Vec<Edition<'t, Prescriber<'t>>>,
    pub(super) commissioner_memberships: Vec<Edition<'t, CommissionerMembership<'t>>>,
    pub(super) networks: Vec<Edition<'t, Network<'t>>>,
    pub(super) members: Vec<Edition<'t, Membership<'t>>>,
    pub(super) successions: Vec<Edition<'t, CodeChange<'t>>>,
    /// By year.
    pub(super) lookups: Vec<Lookup<'t>>,
    /// The one that counts first: that of the latest census, and of the latest year.
    pub(super) residents: Vec<ResidentsCount<'t>>,
    pub(super) exact_fit: Option<ExactFit<'t>>,
    pub(super) recodings: Vec<Edition<'t, Recoding<'t>>>,
    /// What an atlas that is known already says of codes: the id, another code, since when.
    pub(super) known_recodings: Vec<Recoding<'t>>,
    /// Systems by their codes of the ONS, as that atlas has them.
    pub(super) known_systems: FxHashMap<&'t str, &'t str>,
}

impl<'t> Registers<'t> {
    /// Takes in a table, where it is a register.
    ///
    /// # Errors
    /// A table that is cut off, faulty throughout, or a second edition of what is there.
    pub(super) fn add(&mut self, table: &'t Table, remarks: &mut Remarks) -> Result<Taken, Refusal> {
        let Some(FoundRegister { register, header }) = register_of(table)? else {
            return Ok(Taken::Unknown);
        };
        is_whole(table, remarks)?;
        let today = self.today;
        match register {
            Register::Trusts => {
                put(&mut self.trusts, read(table, 0, today, remarks, entry)?, "NHS trusts (etr)")
            }
            Register::Commissioners => {
                put(&mut self.commissioners, read(table, 0, today, remarks, entry)?, "commissioners (eccg)")
            }
            Register::Prescribers => put(
                &mut self.prescribers,
                read(table, 0, today, remarks, prescriber)?,
                "GP practices (epraccur)",
            ),
            Register::CommissionerMemberships => {
                let memberships = read(table, header, today, remarks, commissioner_membership)?;
                put(&mut self.commissioner_memberships, memberships, "commissioners of practices (epcmem)")
            }
            Register::Networks(columns) => {
                let networks = read(table, header, today, remarks, |row| network(row, &columns))?;
                put(&mut self.networks, networks, "primary care networks (ePCN)")
            }
            Register::Members(columns) => {
                let members = read(table, header, today, remarks, |row| membership(row, &columns))?;
                put(&mut self.members, members, "members of networks (ePCN)")
            }
            Register::Successions => put(
                &mut self.successions,
                read(table, header, today, remarks, code_change)?,
                "successions (succ)",
            ),
            Register::Residents(columns) => {
                let edition = read(table, header, today, remarks, |row| residents(row, columns))?;
                let ResidentsColumns { census, year, .. } = columns;
                self.add_residents(ResidentsCount { census, year, edition })
            }
            Register::ExactFit(columns) => {
                let edition = read(table, header, today, remarks, |row| same_land(row, columns))?;
                if let Some(known) = &self.exact_fit {
                    return Err(twice(known.edition.file, edition.file, EXACT_FIT));
                }
                let (older, newer) = (columns.older.census, columns.newer.census);
                self.exact_fit = Some(ExactFit { older, newer, edition });
                Ok(())
            }
            Register::Recodings(columns) => {
                self.recodings.push(read(table, header, today, remarks, |row| recoding(row, &columns))?);
                Ok(())
            }
            Register::Lookup(columns) => {
                if let Some(known) = self.lookups.iter().find(|l| l.columns.title() == columns.title()) {
                    return Err(twice(known.edition.file, &table.name, &columns.title()));
                }
                let edition = read(table, header, today, remarks, |row| lookup_row(row, &columns))?;
                self.lookups.push(Lookup { columns: *columns, edition });
                Ok(())
            }
        }?;
        Ok(Taken::Register)
    }

    /// Of one census and one year there is one count.
    fn add_residents(&mut self, count: ResidentsCount<'t>) -> Result<(), Refusal> {
        let is_same = |known: &&ResidentsCount<'_>| (known.census, known.year) == (count.census, count.year);
        if let Some(known) = self.residents.iter().find(is_same) {
            return Err(twice(known.edition.file, count.edition.file, "residents of small areas"));
        }
        self.residents.push(count);
        self.residents.sort_by_key(|count| std::cmp::Reverse((count.census, count.year)));
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
        if let Some(fit) = &self.exact_fit {
            all.push(summary(&fit.edition, EXACT_FIT));
        }
        all.extend(summaries(&self.recodings, "codes that mean the same"));
        for lookup in &self.lookups {
            let summary = summary(&lookup.edition, &format!("lookup, {}", lookup.columns.title()));
            let edition = lookup.columns.latest().map(Date::of).or(summary.edition);
            all.push(ReadRegister { edition, ..summary });
        }
        for count in &self.residents {
            let year = count.year.map_or_else(String::new, |year| format!(" in mid-{year}"));
            let summary = summary(&count.edition, &format!("residents of small areas{year}"));
            let edition = count.year.and_then(|year| Date::parse(&year.to_string()).ok());
            all.push(ReadRegister { edition: edition.or(summary.edition), ..summary });
        }
        all
    }

    /// The latest day in the registers.
    pub(super) fn latest(&self) -> Option<Day> {
        let lookups = self.lookups.iter().filter_map(|lookup| lookup.columns.latest());
        self.summaries().iter().filter_map(|read| read.latest).chain(lookups).max()
    }
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
        edition: edition.latest.map(Date::of),
    }
}
