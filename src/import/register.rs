//! Which register a table is of, told by what it holds and never by its name.

use super::cell::{day, heading, is_code};
use super::lookup::{LookupColumns, ResidentsColumns, columns};
use super::table::{Table, TableRow};

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
    Lookup(Box<LookupColumns>),
    /// ONS: residents of small areas.
    Residents(ResidentsColumns),
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
pub(super) fn register_of(table: &Table) -> Option<Register> {
    let first = table.rows().next()?;
    if let Some(columns) = headed(first, &MEMBERS) {
        return Some(Register::Members(columns));
    }
    if let Some(columns) = headed(first, &NETWORKS) {
        return Some(Register::Networks(columns));
    }
    if let Some(columns) = columns(first) {
        return Some(if let Some(columns) = columns.residents() {
            Register::Residents(columns)
        } else {
            Register::Lookup(Box::new(columns))
        });
    }
    headless(table)
}

/// Where the columns stand whose headings begin so; none unless all are there.
fn headed(row: TableRow<'_>, begins: &[&str]) -> Option<Vec<usize>> {
    let heads: Vec<String> = row.cells().map(heading).collect();
    begins.iter().map(|begin| heads.iter().position(|head| head.starts_with(begin))).collect()
}

/// The files of the ODS have no header: they are known by their columns.
fn headless(table: &Table) -> Option<Register> {
    let most = |is: &dyn Fn(TableRow<'_>) -> bool| {
        2 * table.rows().filter(|row| is(*row)).count() > table.rows().len()
    };
    if most(&is_succession) {
        return Some(Register::Successions);
    }
    if !most(&|row| matches!(row.len(), 24..=27) && is_code(row.cell(0)) && is_ods_date(row.cell(10))) {
        return None;
    }
    let named = |words: &[&str], row: TableRow<'_>| {
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
fn is_succession(row: TableRow<'_>) -> bool {
    let cells = row.len();
    (3..=6).contains(&cells)
        && is_code(row.cell(0))
        && is_code(row.cell(1))
        && (2..cells).any(|column| day(row.cell(column)).is_ok_and(|day| day.is_some()))
}

fn is_ods_date(text: &str) -> bool {
    text.is_empty() || (text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()))
}
