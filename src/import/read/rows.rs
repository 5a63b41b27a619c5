//! One row of a register to its value, or what is wrong with it.

use crate::date::Day;
use crate::import::cell::{FIRST_OF_REGISTER, count, day, is_code, is_ons_code};
use crate::import::lookup::{AreaColumns, ExactFitColumns, LookupColumns, ResidentsColumns};
use crate::import::table::TableRow;
use crate::import::value::{
    AreaCodes, CodeChange, CommissionerMembership, LookupRow, Membership, Network, Prescriber, Recoding,
    RegisterEntry, Residents, SameLand, Status, UNALLOCATED,
};

pub(super) fn entry(row: TableRow<'_>) -> Result<RegisterEntry<'_>, String> {
    let name = named(row.cell(1));
    if name.is_empty() {
        return Err("column 2 has no name".to_owned());
    }
    for column in [2, 3] {
        let text = row.cell(column);
        if !text.is_empty() && !is_code(text) {
            return Err(format!("column {} is {}, which is no code", column + 1, quoted(text)));
        }
    }
    let (opened, until) = (date(row, 10)?, date(row, 11)?);
    in_order(opened, until)?;
    let since = opened.filter(|day| *day > FIRST_OF_REGISTER);
    Ok(RegisterEntry {
        code: code(row, 0)?,
        name,
        region: row.cell(2),
        system: row.cell(3),
        is_older: opened.is_some() && since.is_none(),
        since,
        until,
        roles: row.cell(13),
    })
}

pub(super) fn prescriber(row: TableRow<'_>) -> Result<Prescriber<'_>, String> {
    let entry = entry(row)?;
    let status = Status::from_cell(row.cell(12)).ok_or_else(|| {
        format!(
            "column 13 is {}, not ACTIVE, INACTIVE, DORMANT or PROPOSED, or A, C, D or P",
            quoted(row.cell(12))
        )
    })?;
    let setting = (row.len() > SETTING).then(|| row.cell(SETTING));
    if let Some(text) = setting.filter(|text| !text.is_empty() && !text.split('|').all(is_setting)) {
        return Err(format!("column 26 is {}, neither a number nor a role such as RO76", quoted(text)));
    }
    let (joined, left) = (date(row, 15)?, date(row, 16)?);
    in_order(joined, left)?;
    let commissioner = row.cell(14);
    Ok(Prescriber { entry, status, commissioner, joined, left, setting })
}

/// The column of the prescribing setting, counted from 0.
const SETTING: usize = 25;

/// Is it the number of a prescribing setting, or the id of a role?
fn is_setting(text: &str) -> bool {
    let digits = text.strip_prefix("RO").unwrap_or(text);
    (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn commissioner_membership(row: TableRow<'_>) -> Result<CommissionerMembership<'_>, String> {
    let (since, until) = (date(row, 3)?, date(row, 4)?);
    in_order(since, until)?;
    Ok(CommissionerMembership { practice: code(row, 0)?, commissioner: code(row, 1)?, since, until })
}

pub(super) fn network<'t>(row: TableRow<'t>, columns: &[usize]) -> Result<Network<'t>, String> {
    let [code_at, name, commissioner, since, until] = *columns else {
        return Err("columns are missing".to_owned());
    };
    let (since, until) = (date(row, since)?, date(row, until)?);
    in_order(since, until)?;
    Ok(Network {
        code: code(row, code_at)?,
        name: named(row.cell(name)),
        commissioner: row.cell(commissioner),
        since,
        until,
    })
}

pub(super) fn membership<'t>(row: TableRow<'t>, columns: &[usize]) -> Result<Membership<'t>, String> {
    let [practice, name, commissioner, network, since, until] = *columns else {
        return Err("columns are missing".to_owned());
    };
    let (since, until) = (date(row, since)?, date(row, until)?);
    in_order(since, until)?;
    let network = row.cell(network);
    // U by itself is no code: it stands for "in none".
    if network != UNALLOCATED && !is_code(network) {
        return Err(format!("{} is no code of a network", quoted(network)));
    }
    Ok(Membership {
        practice: code(row, practice)?,
        name: named(row.cell(name)),
        commissioner: row.cell(commissioner),
        network,
        since,
        until,
    })
}

pub(super) fn code_change(row: TableRow<'_>) -> Result<CodeChange<'_>, String> {
    let on = (2..row.len()).find_map(|column| day(row.cell(column)).ok().flatten());
    let on = on.ok_or_else(|| "it has no day".to_owned())?;
    Ok(CodeChange { former: code(row, 0)?, later: code(row, 1)?, on })
}

pub(super) fn residents(row: TableRow<'_>, columns: ResidentsColumns) -> Result<Residents<'_>, String> {
    let small_area = ons_code(row, columns.code)?;
    let text = row.cell(columns.number);
    let count = count(text).ok_or_else(|| format!("{} is no number of residents", quoted(text)))?;
    Ok(Residents { small_area, count })
}

pub(super) fn same_land(row: TableRow<'_>, columns: ExactFitColumns) -> Result<SameLand<'_>, String> {
    Ok(SameLand { older: ons_code(row, columns.older.code)?, newer: ons_code(row, columns.newer.code)? })
}

pub(super) fn recoding<'t>(row: TableRow<'t>, columns: &[usize]) -> Result<Recoding<'t>, String> {
    let [old, new, on] = *columns else {
        return Err("columns are missing".to_owned());
    };
    Ok(Recoding { old: code(row, old)?, new: code(row, new)?, on: date(row, on)? })
}

pub(super) fn lookup_row<'t>(row: TableRow<'t>, columns: &LookupColumns) -> Result<LookupRow<'t>, String> {
    let text = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    let area = |area: Option<&AreaColumns>| -> Result<AreaCodes<'t>, String> {
        let Some(area) = area else { return Ok(AreaCodes::default()) };
        let codes = AreaCodes { ons: text(area.code), nhs: text(area.nhs_code), name: named(text(area.name)) };
        if area.code.is_some() && !is_ons_code(codes.ons) {
            return Err(format!("{} is no code of the ONS", quoted(codes.ons)));
        }
        if area.nhs_code.is_some() && !is_code(codes.nhs) {
            return Err(format!("{} is no code of the NHS register", quoted(codes.nhs)));
        }
        Ok(codes)
    };
    let council = area(columns.council.as_ref())?;
    Ok(LookupRow {
        small_area: ons_code(row, columns.small_area.code)?,
        commissioner: area(columns.commissioner.as_ref())?,
        council: council.ons,
        council_name: council.name,
        system: area(columns.system.as_ref())?,
    })
}

/// A name; what has no letter and no digit is none.
fn named(text: &str) -> &str {
    if text.chars().any(char::is_alphanumeric) { text } else { "" }
}

fn code(row: TableRow<'_>, column: usize) -> Result<&str, String> {
    let text = row.cell(column);
    if is_code(text) {
        Ok(text)
    } else {
        Err(format!("column {} is {}, which is no code", column + 1, quoted(text)))
    }
}

fn ons_code(row: TableRow<'_>, column: usize) -> Result<&str, String> {
    let text = row.cell(column);
    if is_ons_code(text) { Ok(text) } else { Err(format!("{} is no code of the ONS", quoted(text))) }
}

fn date(row: TableRow<'_>, column: usize) -> Result<Option<Day>, String> {
    let text = row.cell(column);
    day(text).map_err(|()| format!("column {} is {}, not a day such as 20200401", column + 1, quoted(text)))
}

/// What stands in a cell, in quotes; of a long text the beginning.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.is_empty() {
        return "empty".to_owned();
    }
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("\"{} …\"", &text[..end]),
        None => format!("\"{text}\""),
    }
}

fn in_order(since: Option<Day>, until: Option<Day>) -> Result<(), String> {
    match (since, until) {
        (Some(since), Some(until)) if until < since => {
            Err(format!("it ends on {until}, before it begins on {since}"))
        }
        _ => Ok(()),
    }
}
