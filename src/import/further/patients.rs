//! In which councils GP practices stand, and how many patients they have. Postcodes, addresses
//! and points are not taken in.

use super::addition::{Addition, most};
use super::headings::{DatedColumn, Headings};
use crate::date::Day;
use crate::import::cell::{count, is_code, is_ons_code};
use crate::import::read::edition::RegisterValue;
use crate::import::remark::Reason;
use crate::import::table::{Table, TableRow};
use crate::import::value::{Edition, Located};
use crate::source::record::{FigureRecord, LinkBody, LinkRecord};

const KEY: &str = "register-patients";

/// Where what stands in a list of practices with their patients.
#[derive(Clone, Copy, Debug)]
pub(super) struct PatientColumns {
    code: usize,
    council: Option<usize>,
    patients: DatedColumn,
}

/// A row of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct PracticePatients<'t> {
    code: &'t str,
    council: &'t str,
    patients: Option<f64>,
}

impl<'t> RegisterValue for PracticePatients<'t> {
    type Key = &'t str;
    fn days(&self) -> [Option<Day>; 4] {
        [None; 4]
    }
    fn key(&self) -> &'t str {
        self.code
    }
    fn key_label(&self) -> String {
        self.code.to_owned()
    }
}

/// The columns of such a list; none where it is none. Codes of practices are a letter and five
/// digits.
pub(super) fn columns(headings: &Headings, table: &Table) -> Option<PatientColumns> {
    let code = headings.find(&["practicecode", "gppracticecode", "practice", "orgcode"])?;
    let names = ["patients", "registeredpatients", "numberofpatients", "listsize"];
    let patients = headings.find_dated(&names)?;
    let council = headings.find(&["council", "councilcode", "localauthority", "localauthoritycode", "ladcode"]);
    let fits = |row: TableRow<'_>| is_practice(row.cell(code)) && !row.cell(patients.at).is_empty();
    most(table, 1, fits).then_some(PatientColumns { code, council, patients })
}

fn is_practice(code: &str) -> bool {
    code.len() == 6 && is_code(code) && code.starts_with(|c: char| c.is_ascii_uppercase())
}

/// One row.
pub(super) fn practice<'t>(
    row: TableRow<'t>,
    columns: &PatientColumns,
) -> Result<PracticePatients<'t>, String> {
    let (code, number) = (row.cell(columns.code), row.cell(columns.patients.at));
    if !is_practice(code) {
        return Err(format!("\"{code}\" is no code of a practice"));
    }
    let council = columns.council.map_or("", |column| row.cell(column));
    if !council.is_empty() && !is_ons_code(council) {
        return Err(format!("\"{council}\" is no code of a council"));
    }
    let patients = count(number).and_then(|count| u32::try_from(count).ok()).map(f64::from);
    if patients.is_none() && !number.is_empty() {
        return Err(format!("\"{number}\" is no number of patients"));
    }
    Ok(PracticePatients { code, council, patients })
}

/// Adds what it says of practices that are known.
pub(super) fn take_in(
    edition: &Edition<'_, PracticePatients<'_>>,
    columns: &PatientColumns,
    more: &mut Addition<'_, '_>,
) {
    // No office publishes such a list as it stands: whose it is, only whoever gives it knows.
    more.describe_given(KEY, "GP practices, their councils and their patients");
    let seen = more.day_of(columns.patients, "patients");
    let source = vec![KEY.to_owned()];
    for Located { at, value: row } in edition.located() {
        let Some(id) = more.id_of(row.code, Reason::UnknownPractice, (at, row.code)) else { continue };
        more.scope.note(&id);
        if let Some(value) = row.patients {
            more.gathering.spoken_of(&id, &source).figures.push(FigureRecord {
                what: "patients".to_owned(),
                value,
                precision: None,
                seen,
                until: None,
                note: None,
                certainty: None,
                source: source.clone(),
            });
        }
        if row.council.is_empty() {
            continue;
        }
        // Of a council that was replaced also what became of it.
        let Some(to) = more.line(row.council).map(|line| line.ids()) else {
            more.remarks.add(Reason::UnknownCouncil, at, format!("{}: {}", row.code, row.council));
            continue;
        };
        let body = LinkBody { from: id, to, source: source.clone(), ..LinkBody::default() };
        more.gathering.record.links.push(LinkRecord::LocatedIn(body));
    }
}
