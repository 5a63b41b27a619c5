//! Which register a table is of, told by what it holds and never by its name.

use super::lookup::{Columns, columns};
use super::sheet::{Row, Sheet};

/// The registers that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Register {
    /// ODS `etr`: NHS trusts.
    Trusts,
    /// ODS `eccg`: commissioning groups, sub-ICB locations, hubs, reporting entities.
    Commissioners,
    /// ODS `epraccur`: GP practices and others who prescribe.
    Prescribers,
    /// The first sheet of ODS `ePCN`: primary care networks.
    Networks(Vec<usize>),
    /// Its second: who is in them.
    Members(Vec<usize>),
    /// ODS `succ`: who followed whom.
    Successions,
    /// ONS: small areas to commissioners and local authorities.
    Lookup(Box<Columns>),
    /// ONS: residents of small areas; the columns of the code and of the number.
    Residents(usize, usize),
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
pub(super) fn register_of(sheet: &Sheet) -> Option<Register> {
    let first = sheet.rows().next()?;
    if let Some(columns) = headed(first, &MEMBERS) {
        return Some(Register::Members(columns));
    }
    if let Some(columns) = headed(first, &NETWORKS) {
        return Some(Register::Networks(columns));
    }
    if let Some(columns) = columns(first) {
        return Some(if let Some((code, number)) = columns.residents() {
            Register::Residents(code, number)
        } else {
            Register::Lookup(Box::new(columns))
        });
    }
    headless(sheet)
}

/// The places of the columns that begin so; none unless all are there.
fn headed(row: Row<'_>, wanted: &[&str]) -> Option<Vec<usize>> {
    let heads: Vec<String> = row.cells().map(heading).collect();
    wanted.iter().map(|wanted| heads.iter().position(|head| head.starts_with(wanted))).collect()
}

/// A heading as people read it: one space where there are several, or a line break.
pub(super) fn heading(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The files of the ODS have no header: they are known by their columns.
fn headless(sheet: &Sheet) -> Option<Register> {
    let most =
        |is: &dyn Fn(Row<'_>) -> bool| 2 * sheet.rows().filter(|row| is(*row)).count() > sheet.rows().len();
    if most(&is_succession) {
        return Some(Register::Successions);
    }
    if !most(&|row| matches!(row.len(), 24..=27) && is_code(row.cell(0)) && is_ods_date(row.cell(10))) {
        return None;
    }
    let named = |words: &[&str], row: Row<'_>| {
        let name = row.cell(1).to_uppercase();
        words.iter().any(|word| name.contains(word))
    };
    if most(&|row| matches!(row.cell(12), "A" | "C" | "D" | "P")) {
        return Some(Register::Prescribers);
    }
    if most(&|row| named(&[" TRUST"], row)) {
        return Some(Register::Trusts);
    }
    let commissioner = [" CCG", " ICB", "COMMISSIONING", "REPORTING ENTITY"];
    most(&|row| named(&commissioner, row)).then_some(Register::Commissioners)
}

/// Two codes and a day.
fn is_succession(row: Row<'_>) -> bool {
    let cells = row.len();
    (3..=6).contains(&cells)
        && is_code(row.cell(0))
        && is_code(row.cell(1))
        && (2..cells).any(|column| super::day(row.cell(column)).is_ok_and(|day| day.is_some()))
}

/// A code of the ODS.
pub(super) fn is_code(text: &str) -> bool {
    (2..=10).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

fn is_ods_date(text: &str) -> bool {
    text.is_empty() || (text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()))
}
