//! Rows of the registers to values, each with where it stands.

mod edition;
mod rows;

use self::edition::read;
use self::rows::{entry, membership, network, placing, prescriber, residents, succession};
use super::lookup::Columns;
use super::refusal::Refusal;
use super::register::{Register, is_code, register_of};
use super::remark::{Reason, Remarks};
use super::sheet::Sheet;
use crate::date::Day;

/// All rows of one register.
#[derive(Debug)]
pub(super) struct Edition<'s, T> {
    /// The file, with the sheet of a workbook.
    pub(super) file: &'s str,
    pub(super) rows: Vec<(usize, T)>,
    /// The latest day that stands in it: how new it is at least.
    pub(super) latest: Option<Day>,
}

/// What every headerless file of the ODS has of an organisation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'s> {
    pub(super) code: &'s str,
    pub(super) name: &'s str,
    /// The region and the system of today, whenever the organisation was there.
    pub(super) region: &'s str,
    pub(super) system: &'s str,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
    /// Column 14: roles of a commissioner.
    pub(super) roles: &'s str,
}

/// A GP practice, or another who prescribes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prescriber<'s> {
    pub(super) entry: Entry<'s>,
    /// `A` active, `C` closed, `D` dormant, `P` proposed.
    pub(super) status: char,
    pub(super) commissioner: &'s str,
    pub(super) joined: Option<Day>,
    pub(super) left: Option<Day>,
    /// 4 is a GP practice; none in old copies, which do not say.
    pub(super) setting: Option<u8>,
}

/// A primary care network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Network<'s> {
    pub(super) code: &'s str,
    pub(super) name: &'s str,
    pub(super) commissioner: &'s str,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

/// That somebody is in a network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Membership<'s> {
    pub(super) practice: &'s str,
    pub(super) name: &'s str,
    /// The commissioner of the practice.
    pub(super) commissioner: &'s str,
    pub(super) network: &'s str,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

/// Who followed whom, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Succession<'s> {
    pub(super) former: &'s str,
    pub(super) later: &'s str,
    pub(super) on: Day,
}

/// One row of a lookup.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placing<'s> {
    pub(super) small_area: &'s str,
    pub(super) commissioner: Code<'s>,
    /// The code of the council, of the ONS.
    pub(super) council: &'s str,
    pub(super) council_name: &'s str,
    pub(super) system: Code<'s>,
}

/// The codes and the name of one area in a lookup; empty where a lookup has them not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Code<'s> {
    pub(super) ons: &'s str,
    pub(super) nhs: &'s str,
    pub(super) name: &'s str,
}

/// One lookup.
#[derive(Debug)]
pub(super) struct Lookup<'s> {
    pub(super) columns: Columns,
    pub(super) edition: Edition<'s, Placing<'s>>,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Registers<'s> {
    pub(super) trusts: Option<Edition<'s, Entry<'s>>>,
    pub(super) commissioners: Option<Edition<'s, Entry<'s>>>,
    pub(super) prescribers: Option<Edition<'s, Prescriber<'s>>>,
    pub(super) networks: Option<Edition<'s, Network<'s>>>,
    pub(super) members: Option<Edition<'s, Membership<'s>>>,
    pub(super) successions: Option<Edition<'s, Succession<'s>>>,
    /// By year.
    pub(super) lookups: Vec<Lookup<'s>>,
    pub(super) residents: Option<Edition<'s, (&'s str, u64)>>,
}

/// What stands for a network where a practice is in none.
pub(super) const UNALLOCATED: &str = "U";

impl<'s> Registers<'s> {
    /// Takes in a table; of one that is no register a remark is made.
    ///
    /// # Errors
    /// A table that is cut off, faulty throughout, or a second edition of what is there.
    pub(super) fn add(&mut self, sheet: &'s Sheet, remarks: &mut Remarks) -> Result<(), Refusal> {
        let Some(register) = register_of(sheet) else {
            let what = if sheet.rows().len() == 0 { "empty" } else { "" };
            remarks.of_file(Reason::UnknownFile, &sheet.name, what);
            return Ok(());
        };
        is_whole(sheet, remarks)?;
        match register {
            Register::Trusts => put(&mut self.trusts, read(sheet, 0, remarks, entry)?, "NHS trusts (etr)"),
            Register::Commissioners => {
                put(&mut self.commissioners, read(sheet, 0, remarks, entry)?, "commissioners (eccg)")
            }
            Register::Prescribers => {
                put(&mut self.prescribers, read(sheet, 0, remarks, prescriber)?, "GP practices (epraccur)")
            }
            Register::Networks(columns) => {
                let networks = read(sheet, 1, remarks, |row| network(row, &columns))?;
                put(&mut self.networks, networks, "primary care networks (ePCN)")
            }
            Register::Members(columns) => {
                let members = read(sheet, 1, remarks, |row| membership(row, &columns))?;
                put(&mut self.members, members, "members of networks (ePCN)")
            }
            Register::Successions => {
                let header = usize::from(!sheet.rows().next().is_some_and(|first| is_code(first.cell(0))));
                put(&mut self.successions, read(sheet, header, remarks, succession)?, "successions (succ)")
            }
            Register::Residents(code, number) => {
                let residents = read(sheet, 1, remarks, |row| residents(row, code, number))?;
                put(&mut self.residents, residents, "residents of small areas")
            }
            Register::Lookup(columns) => self.add_lookup(sheet, *columns, remarks),
        }
    }

    fn add_lookup(&mut self, sheet: &'s Sheet, columns: Columns, remarks: &mut Remarks) -> Result<(), Refusal> {
        if let Some(known) = self.lookups.iter().find(|l| l.columns.title() == columns.title()) {
            return Err(twice(known.edition.file, &sheet.name, &columns.title()));
        }
        if let Some(other) = self.lookups.iter().find(|l| l.columns.small_area.1 != columns.small_area.1) {
            let what = format!("its small areas are of another census than those of {}", other.edition.file);
            let help = "give lookups of one census at a time, or land would count twice";
            return Err(Refusal::of(&sheet.name, None, &what, help));
        }
        let edition = read(sheet, 1, remarks, |row| placing(row, &columns))?;
        self.lookups.push(Lookup { columns, edition });
        Ok(())
    }
}

fn put<'s, T>(slot: &mut Option<Edition<'s, T>>, edition: Edition<'s, T>, what: &str) -> Result<(), Refusal> {
    if let Some(known) = slot {
        return Err(twice(known.file, edition.file, what));
    }
    *slot = Some(edition);
    Ok(())
}

fn twice(one: &str, other: &str, what: &str) -> Refusal {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    Refusal::of(
        other,
        None,
        &format!("it is a second edition of the same: {what}, as {one} is"),
        "give one of the two",
    )
}

/// A file that ends in the middle of a row is cut off.
fn is_whole(sheet: &Sheet, remarks: &mut Remarks) -> Result<(), Refusal> {
    let (Some(first), Some(last)) = (sheet.rows().next(), sheet.rows().next_back()) else { return Ok(()) };
    if !sheet.ends_open {
        return Ok(());
    }
    if last.len() < first.len() {
        let what = format!("it ends in the middle of a row, after {} of {} columns", last.len(), first.len());
        return Err(Refusal::of(&sheet.name, Some(last.number), &what, "get the file again"));
    }
    remarks.add(Reason::EndsOpen, (&sheet.name, last.number), "");
    Ok(())
}

impl Registers<'_> {
    /// Is there nothing in it?
    pub(super) fn is_empty(&self) -> bool {
        self.read().is_empty()
    }

    /// What was read, in words.
    pub(super) fn read(&self) -> Vec<super::Read> {
        let mut all = Vec::new();
        note(&mut all, self.trusts.as_ref(), "NHS trusts");
        note(&mut all, self.commissioners.as_ref(), "commissioners, hubs and places");
        note(&mut all, self.prescribers.as_ref(), "GP practices and other prescribers");
        note(&mut all, self.networks.as_ref(), "primary care networks");
        note(&mut all, self.members.as_ref(), "members of primary care networks");
        note(&mut all, self.successions.as_ref(), "successions");
        for lookup in &self.lookups {
            note(&mut all, Some(&lookup.edition), &format!("lookup, {}", lookup.columns.title()));
        }
        note(&mut all, self.residents.as_ref(), "residents of small areas");
        all
    }

    /// The latest day in the registers.
    pub(super) fn latest(&self) -> Option<Day> {
        let lookups = self.lookups.iter().flat_map(|lookup| {
            let areas = [&lookup.columns.commissioner, &lookup.columns.council];
            areas.into_iter().flatten().map(super::lookup::Area::day)
        });
        self.read().iter().filter_map(|read| read.latest).chain(lookups).max()
    }
}

/// What was read of one register, if anything was.
fn note<T>(all: &mut Vec<super::Read>, edition: Option<&Edition<'_, T>>, what: &str) {
    all.extend(edition.map(|edition| super::Read {
        file: edition.file.to_owned(),
        what: what.to_owned(),
        rows: edition.rows.len(),
        latest: edition.latest,
    }));
}
