//! One row of a register to its value, or what is wrong with it.

use super::super::day;
use super::super::lookup::Columns;
use super::super::register::is_code;
use super::super::sheet::Row;
use super::{Code, Entry, Membership, Network, Placing, Prescriber, Succession, UNALLOCATED};
use crate::date::Day;

pub(super) fn entry(row: &Row) -> Result<Entry, String> {
    let name = row.cell(1);
    if name.is_empty() {
        return Err("column 2 has no name".to_owned());
    }
    for column in [2, 3] {
        let text = row.cell(column);
        if !text.is_empty() && !is_code(text) {
            return Err(format!("column {} is {}, which is no code", column + 1, shown(text)));
        }
    }
    let (since, until) = (date(row, 10)?, date(row, 11)?);
    in_order(since, until)?;
    Ok(Entry {
        code: code(row, 0)?,
        name: name.to_owned(),
        region: row.cell(2).to_owned(),
        system: row.cell(3).to_owned(),
        since,
        until,
        roles: row.cell(13).to_owned(),
    })
}

pub(super) fn prescriber(row: &Row) -> Result<Prescriber, String> {
    let entry = entry(row)?;
    let status = match row.cell(12) {
        "A" => 'A',
        "C" => 'C',
        "D" => 'D',
        "P" => 'P',
        other => return Err(format!("column 13 is {}, not A, C, D or P", shown(other))),
    };
    let setting = match row.cell(25) {
        "" => None,
        text => Some(text.parse().map_err(|_| format!("column 26 is {}, not a number", shown(text)))?),
    };
    let (joined, left) = (date(row, 15)?, date(row, 16)?);
    in_order(joined, left)?;
    let commissioner = row.cell(14).to_owned();
    Ok(Prescriber { entry, status, commissioner, joined, left, setting })
}

pub(super) fn network(row: &Row, columns: &[usize]) -> Result<Network, String> {
    let [code_at, name, commissioner, since, until] = *columns else {
        return Err("columns are missing".to_owned());
    };
    let (since, until) = (date(row, since)?, date(row, until)?);
    in_order(since, until)?;
    Ok(Network {
        code: code(row, code_at)?,
        name: row.cell(name).to_owned(),
        commissioner: row.cell(commissioner).to_owned(),
        since,
        until,
    })
}

pub(super) fn membership(row: &Row, columns: &[usize]) -> Result<Membership, String> {
    let [practice, name, commissioner, network, since, until] = *columns else {
        return Err("columns are missing".to_owned());
    };
    let (since, until) = (date(row, since)?, date(row, until)?);
    in_order(since, until)?;
    let network = row.cell(network);
    // U by itself is no code: it stands for "in none".
    if network != UNALLOCATED && !is_code(network) {
        return Err(format!("{} is no code of a network", shown(network)));
    }
    Ok(Membership {
        practice: code(row, practice)?,
        name: row.cell(name).to_owned(),
        commissioner: row.cell(commissioner).to_owned(),
        network: network.to_owned(),
        since,
        until,
    })
}

pub(super) fn succession(row: &Row) -> Result<Succession, String> {
    let on = (2..row.cells.len()).find_map(|column| day(row.cell(column)).ok().flatten());
    let on = on.ok_or_else(|| "it has no day".to_owned())?;
    Ok(Succession { former: code(row, 0)?, later: code(row, 1)?, on })
}

pub(super) fn residents(row: &Row, code: usize, number: usize) -> Result<(String, u64), String> {
    let small_area = ons_code(row, code)?;
    let text = row.cell(number).replace(',', "");
    let number = text.parse().map_err(|_| format!("{} is no number of residents", shown(&text)))?;
    Ok((small_area, number))
}

pub(super) fn placing(row: &Row, columns: &Columns) -> Result<Placing, String> {
    let text = |column: Option<usize>| column.map_or_else(String::new, |column| row.cell(column).to_owned());
    let area = |area: Option<&super::super::lookup::Area>| -> Result<Code, String> {
        let Some(area) = area else { return Ok(Code::default()) };
        let code = Code { ons: text(area.code), nhs: text(area.nhs_code), name: text(area.name) };
        if area.code.is_some() && !is_ons_code(&code.ons) {
            return Err(format!("{} is no code of the ONS", shown(&code.ons)));
        }
        if area.nhs_code.is_some() && !is_code(&code.nhs) {
            return Err(format!("{} is no code of the NHS register", shown(&code.nhs)));
        }
        Ok(code)
    };
    let council = area(columns.council.as_ref())?;
    Ok(Placing {
        small_area: ons_code(row, columns.small_area.0)?,
        commissioner: area(columns.commissioner.as_ref())?,
        council: council.ons,
        council_name: council.name,
        system: area(columns.system.as_ref())?,
    })
}

fn code(row: &Row, column: usize) -> Result<String, String> {
    let text = row.cell(column);
    if is_code(text) {
        Ok(text.to_owned())
    } else {
        Err(format!("column {} is {}, which is no code", column + 1, shown(text)))
    }
}

fn ons_code(row: &Row, column: usize) -> Result<String, String> {
    let text = row.cell(column);
    if is_ons_code(text) { Ok(text.to_owned()) } else { Err(format!("{} is no code of the ONS", shown(text))) }
}

/// `E01011949`: a letter for the country and eight digits.
fn is_ons_code(text: &str) -> bool {
    text.len() == 9
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().skip(1).all(|b| b.is_ascii_digit())
}

fn date(row: &Row, column: usize) -> Result<Option<Day>, String> {
    let text = row.cell(column);
    day(text).map_err(|()| format!("column {} is {}, not a day such as 20200401", column + 1, shown(text)))
}

/// What stands in a cell, in quotes; of a long text the beginning.
fn shown(text: &str) -> String {
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
