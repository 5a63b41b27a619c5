//! Registers that say more of organisations which others list: hospitals of trusts, councils and
//! patients of practices, whose waiting lists and admissions come from where. Each is known by its
//! headings or columns, and by codes that fit; whom it names is looked for in the files given with
//! it, then in what is known.

mod addition;
mod flows;
mod headings;
mod hospitals;
mod parents;
mod patients;
mod waiting;

use super::gathering::Gathering;
use super::read::ReadRegister;
use super::read::is_whole;
use super::refusal::Refusal;
use super::remark::Remarks;
use super::scope::Scope;
use super::table::Table;
use super::value::Edition;
use crate::date::{Date, Day};
use addition::Addition;
use flows::FlowColumns;
use headings::Headings;
use hospitals::HospitalColumns;
use patients::PatientColumns;
use waiting::WaitingColumns;

/// A table, and which of these registers it is.
#[derive(Debug)]
pub(super) struct Further<'t> {
    table: &'t Table,
    register: FurtherRegister,
}

#[derive(Debug)]
enum FurtherRegister {
    /// Hospitals, with headings, as the NHS website lists them; or the sites of the ODS, without.
    Hospitals(HospitalColumns),
    /// Councils and patients of GP practices.
    Patients(PatientColumns),
    /// People who wait, by provider and commissioner.
    Waiting(WaitingColumns),
    /// Shares of admissions, both ways.
    Flows(FlowColumns),
}

/// Which of them a table is; none where it is none of them.
pub(super) fn further_of(table: &Table) -> Option<Further<'_>> {
    let first = table.rows().next()?;
    let headings = Headings::new(first);
    let register = hospitals::columns(&headings, table)
        .map(FurtherRegister::Hospitals)
        .or_else(|| patients::columns(&headings, table).map(FurtherRegister::Patients))
        .or_else(|| waiting::columns(&headings, table).map(FurtherRegister::Waiting))
        .or_else(|| flows::columns(&headings, table).map(FurtherRegister::Flows))?;
    Some(Further { table, register })
}

impl<'t> Further<'t> {
    /// The table.
    pub(super) fn table(&self) -> &'t Table {
        self.table
    }

    /// Adds what it says.
    ///
    /// # Errors
    /// A file that is cut off, or faulty throughout.
    pub(super) fn take_in(
        &self,
        scope: &Scope<'_>,
        gathering: &mut Gathering,
        remarks: &mut Remarks,
        today: Option<Day>,
    ) -> Result<ReadRegister, Refusal> {
        is_whole(self.table, remarks)?;
        let mut more = Addition { scope, gathering, remarks, file: &self.table.name, today };
        match &self.register {
            FurtherRegister::Hospitals(columns) => {
                let edition =
                    more.read(self.table, columns.header(), |row| hospitals::hospital(row, columns))?;
                hospitals::take_in(&edition, columns, &mut more);
                Ok(summary(&edition, "hospitals"))
            }
            FurtherRegister::Patients(columns) => {
                let edition = more.read(self.table, 1, |row| patients::practice(row, columns))?;
                patients::take_in(&edition, columns, &mut more);
                Ok(summary(&edition, "councils and patients of GP practices"))
            }
            FurtherRegister::Waiting(columns) => {
                let edition = more.read(self.table, 1, |row| waiting::waiting(row, columns))?;
                waiting::take_in(&edition, columns, &mut more)?;
                Ok(summary(&edition, "waiting lists by provider and commissioner"))
            }
            FurtherRegister::Flows(columns) => {
                let edition = more.read(self.table, 1, |row| flows::flow(row, columns))?;
                flows::take_in(&edition, columns, &mut more);
                Ok(summary(&edition, "admissions by area and trust"))
            }
        }
    }
}

fn summary<T>(edition: &Edition<'_, T>, what: &str) -> ReadRegister {
    ReadRegister {
        file: edition.file.to_owned(),
        what: what.to_owned(),
        rows: edition.rows.len(),
        latest: edition.latest,
        edition: edition.latest.map(Date::of),
    }
}
