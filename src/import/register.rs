//! Which register a table is of, told by what it holds and never by its name.

use std::path::Path;

use super::cell::{day, heading, is_code, is_ons_code};
use super::lookup::{ExactFitColumns, LookupColumns, ResidentsColumns, columns, exact_fit, year_in, year_of};
use super::refusal::Refusal;
use super::table::{Table, TableRow};
use super::value::Status;

/// The registers that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Register {
    /// ODS `etr`: NHS trusts.
    Trusts,
    /// ODS `eccg`: commissioning groups, sub-ICB locations, hubs, reporting entities.
    Commissioners,
    /// ODS `epraccur`: GP practices and others who prescribe.
    Prescribers,
    /// ODS `epcmem`: who commissioned which practice, and when.
    CommissionerMemberships,
    /// The first sheet of ODS `ePCN`: primary care networks.
    Networks(Vec<usize>),
    /// Its second: who is in them.
    Members(Vec<usize>),
    /// ODS `succ`: who followed whom.
    Successions,
    /// ONS: small areas to commissioners and local authorities.
    Lookup(Box<LookupColumns>),
    /// ONS: residents of small areas.
    Residents(ResidentsColumns),
    /// ONS: which small areas of one census are which of the next.
    ExactFit(ExactFitColumns),
    /// Codes that mean the same organisation as others: old, new, and since when.
    Recodings(Vec<usize>),
}

/// What the columns of `ePCN` begin with, line breaks and case apart, in the order of [`Networks`](Register::Networks).
const NETWORKS: [&str; 5] = ["pcn code", "pcn name", "current", "open date", "close date"];
const MEMBERS: [&str; 6] = [
    "partner organisation code",
    "partner name",
    "practice parent",
    "pcn code",
    "practice to pcn relationship start",
    "practice to pcn relationship end",
];

/// Which it is; none where it is none of them.
///
/// # Errors
/// A table in the shape of a register with codes that do not fit.
pub(super) fn register_of(table: &Table) -> Result<Option<FoundRegister>, Refusal> {
    // Above the headings of a sheet there may be its title.
    for (above, first) in table.rows().take(MOST_ABOVE).enumerate() {
        let found =
            headed_register(first).filter(|register| above == 0 || is_borne_out(register, table, above + 1));
        if let Some(mut register) = found {
            if let Register::Residents(columns) = &mut register {
                columns.year = year_in(first).or_else(|| last_name(&table.name).and_then(year_of));
            }
            return Ok(Some(FoundRegister { register, header: above + 1 }));
        }
    }
    let header = table.rows().next().is_some_and(|first| !is_code(first.cell(0)));
    let found = headless(table)?;
    Ok(found.map(|register| {
        let has_header = matches!(register, Register::Successions | Register::CommissionerMemberships);
        FoundRegister { register, header: usize::from(header && has_header) }
    }))
}

/// Text that only speaks of headings has no table below it: most rows must have a small area.
fn is_borne_out(register: &Register, table: &Table, header: usize) -> bool {
    let column = match register {
        Register::Lookup(columns) => columns.small_area.code,
        Register::Residents(columns) => columns.code,
        Register::ExactFit(columns) => columns.older.code,
        _ => return false,
    };
    let rows = || table.rows().skip(header);
    2 * rows().filter(|row| is_ons_code(row.cell(column))).count() > rows().count()
}

/// So many rows are looked at for headings.
const MOST_ABOVE: usize = 12;

/// A register, and how many rows there are before the first of its own.
pub(super) struct FoundRegister {
    pub(super) register: Register,
    pub(super) header: usize,
}

/// The name of the sheet in the name of a table, else that of the file.
fn last_name(table: &str) -> Option<&str> {
    match table.rsplit_once(", sheet ") {
        Some((_, sheet)) => Some(sheet),
        None => Path::new(table).file_name()?.to_str(),
    }
}

/// Which it is by its headings.
fn headed_register(first: TableRow<'_>) -> Option<Register> {
    if let Some(columns) = headed(first, &MEMBERS) {
        return Some(Register::Members(columns));
    }
    if let Some(columns) = headed(first, &NETWORKS) {
        return Some(Register::Networks(columns));
    }
    if let Some(columns) = exact_fit(first) {
        return Some(Register::ExactFit(columns));
    }
    if let Some(columns) = recodings(first) {
        return Some(Register::Recodings(columns));
    }
    let columns = columns(first)?;
    match columns.residents() {
        Some(columns) => Some(Register::Residents(columns)),
        None if columns.is_of_unnamed_census() => None,
        None => Some(Register::Lookup(Box::new(columns))),
    }
}

/// Where the columns of a table of recodings stand.
fn recodings(row: TableRow<'_>) -> Option<Vec<usize>> {
    let heads: Vec<String> = row.cells().map(heading).collect();
    let known = ["old", "new", "on", "source", "evidence", "scheme"];
    if !heads.iter().all(|head| known.contains(&head.as_str())) {
        return None;
    }
    ["old", "new", "on"].iter().map(|name| heads.iter().position(|head| head == name)).collect()
}

/// Where the columns stand whose headings begin so; none unless all are there.
fn headed(row: TableRow<'_>, begins: &[&str]) -> Option<Vec<usize>> {
    let heads: Vec<String> = row.cells().map(heading).collect();
    begins.iter().map(|begin| heads.iter().position(|head| head.starts_with(begin))).collect()
}

/// The files of the ODS have no header: they are known by their columns.
fn headless(table: &Table) -> Result<Option<Register>, Refusal> {
    let is_of_two_codes = 2 * table.rows().filter(|row| has_two_codes(*row)).count() > table.rows().len()
        && table.rows().any(has_two_codes_and_a_day);
    if is_of_two_codes { of_two_codes(table).map(Some) } else { Ok(of_the_ods(table)) }
}

/// Of the files with an organisation a row.
fn of_the_ods(table: &Table) -> Option<Register> {
    let most = |is: &dyn Fn(TableRow<'_>) -> bool| {
        2 * table.rows().filter(|row| is(*row)).count() > table.rows().len()
    };
    if !most(&|row| matches!(row.len(), 24..=27) && is_code(row.cell(0)) && is_ods_date(row.cell(10))) {
        return None;
    }
    let named = |words: &[&str], row: TableRow<'_>| {
        let name = row.cell(1).to_uppercase();
        words.iter().any(|word| name.contains(word))
    };
    if most(&|row| Status::from_cell(row.cell(12)).is_some()) {
        return Some(Register::Prescribers);
    }
    if most(&|row| named(&[" TRUST"], row)) {
        return Some(Register::Trusts);
    }
    let commissioner = [" CCG", " ICB", "COMMISSIONING", "REPORTING ENTITY"];
    most(&|row| named(&commissioner, row)).then_some(Register::Commissioners)
}

/// Two registers have two codes and a day in a row. What the codes are of tells them apart: in one
/// a practice and its commissioner, in the other two of one sort.
fn of_two_codes(table: &Table) -> Result<Register, Refusal> {
    let rows = || table.rows().filter(|row| has_two_codes_and_a_day(*row));
    let all = rows().count();
    let memberships = rows().filter(|row| is_practice(row.cell(0)) && !is_practice(row.cell(1))).count();
    let alike = rows().filter(|row| row.cell(0).len() == row.cell(1).len()).count();
    if 2 * memberships > all {
        // From when to when stands in the two columns after the sort of the commissioner.
        let is_dated =
            |row: &TableRow<'_>| row.len() >= 5 && [3, 4].iter().all(|at| day(row.cell(*at)).is_ok());
        if 2 * rows().filter(is_dated).count() > all {
            return Ok(Register::CommissionerMemberships);
        }
    } else if 2 * alike > all {
        return Ok(Register::Successions);
    }
    let what = format!(
        "it has two codes and a day in each row and could be one of two registers, but its codes fit neither: for \
         successions (succ) both codes are of one sort, here in {alike} of {all} rows; for commissioners of practices \
         (epcmem) they are a practice such as A81001, its commissioner, what that is, and two days, here in {memberships}"
    );
    Err(Refusal::of(
        &table.name,
        None,
        &what,
        "leave it out, or get the file again and do not change its columns",
    ))
}

/// Is it the code of a practice, or of another who prescribes: a letter and five digits?
fn is_practice(code: &str) -> bool {
    code.len() == 6
        && code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.bytes().skip(1).all(|b| b.is_ascii_digit())
}

/// Two codes, and something after them.
fn has_two_codes(row: TableRow<'_>) -> bool {
    (3..=6).contains(&row.len()) && is_code(row.cell(0)) && is_code(row.cell(1))
}

/// Two codes and a day.
fn has_two_codes_and_a_day(row: TableRow<'_>) -> bool {
    has_two_codes(row) && (2..row.len()).any(|column| day(row.cell(column)).is_ok_and(|day| day.is_some()))
}

fn is_ods_date(text: &str) -> bool {
    text.is_empty() || (text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()))
}
