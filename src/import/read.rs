//! Rows of the registers to values, each with where it stands.

use std::collections::HashMap;

use super::day;
use super::lookup::Columns;
use super::refusal::Refusal;
use super::register::{Register, is_code, register_of};
use super::remark::{Reason, Remarks};
use super::sheet::{Row, Sheet};
use crate::date::Day;

/// All rows of one register.
#[derive(Debug)]
pub(super) struct Edition<T> {
    /// The file, with the sheet of a workbook.
    pub(super) file: String,
    pub(super) rows: Vec<(usize, T)>,
    /// The latest day that stands in it: how new it is at least.
    pub(super) latest: Option<Day>,
}

/// What every headerless file of the ODS has of an organisation.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) code: String,
    pub(super) name: String,
    /// The region and the system of today, whenever the organisation was there.
    pub(super) region: String,
    pub(super) system: String,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
    /// Column 14: roles of a commissioner.
    pub(super) roles: String,
}

/// A GP practice, or another who prescribes.
#[derive(Clone, Debug)]
pub(super) struct Prescriber {
    pub(super) entry: Entry,
    /// `A` active, `C` closed, `D` dormant, `P` proposed.
    pub(super) status: char,
    pub(super) commissioner: String,
    pub(super) joined: Option<Day>,
    pub(super) left: Option<Day>,
    /// 4 is a GP practice; none in old copies, which do not say.
    pub(super) setting: Option<u8>,
}

/// A primary care network.
#[derive(Clone, Debug)]
pub(super) struct Network {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) commissioner: String,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

/// That somebody is in a network.
#[derive(Clone, Debug)]
pub(super) struct Membership {
    pub(super) practice: String,
    pub(super) name: String,
    /// The commissioner of the practice.
    pub(super) commissioner: String,
    pub(super) network: String,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

/// Who followed whom, and when.
#[derive(Clone, Debug)]
pub(super) struct Succession {
    pub(super) former: String,
    pub(super) later: String,
    pub(super) on: Day,
}

/// One row of a lookup.
#[derive(Clone, Debug)]
pub(super) struct Placing {
    pub(super) small_area: String,
    pub(super) commissioner: Code,
    /// The code of the council, of the ONS.
    pub(super) council: String,
    pub(super) council_name: String,
    pub(super) system: Code,
}

/// The codes and the name of one area in a lookup; empty where a lookup has them not.
#[derive(Clone, Debug, Default)]
pub(super) struct Code {
    pub(super) ons: String,
    pub(super) nhs: String,
    pub(super) name: String,
}

/// One lookup.
#[derive(Debug)]
pub(super) struct Lookup {
    pub(super) columns: Columns,
    pub(super) edition: Edition<Placing>,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Registers {
    pub(super) trusts: Option<Edition<Entry>>,
    pub(super) commissioners: Option<Edition<Entry>>,
    pub(super) prescribers: Option<Edition<Prescriber>>,
    pub(super) networks: Option<Edition<Network>>,
    pub(super) members: Option<Edition<Membership>>,
    pub(super) successions: Option<Edition<Succession>>,
    /// By year.
    pub(super) lookups: Vec<Lookup>,
    pub(super) residents: Option<Edition<(String, u64)>>,
}

/// So many rows in a hundred may be faulty before the file is not taken for what it seems.
const FAULTY_IN_HUNDRED: usize = 5;

impl Registers {
    /// Takes in a table; of one that is no register a remark is made.
    ///
    /// # Errors
    /// A table that is cut off, faulty throughout, or a second edition of what is there.
    pub(super) fn add(&mut self, sheet: &Sheet, remarks: &mut Remarks) -> Result<(), Refusal> {
        let Some(register) = register_of(sheet) else {
            let what = if sheet.rows.is_empty() { "empty" } else { "" };
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
                let header = usize::from(!is_code(sheet.rows[0].cell(0)));
                put(&mut self.successions, read(sheet, header, remarks, succession)?, "successions (succ)")
            }
            Register::Residents(code, number) => {
                let residents = read(sheet, 1, remarks, |row| residents(row, code, number))?;
                put(&mut self.residents, residents, "residents of small areas")
            }
            Register::Lookup(columns) => self.add_lookup(sheet, *columns, remarks),
        }
    }

    fn add_lookup(&mut self, sheet: &Sheet, columns: Columns, remarks: &mut Remarks) -> Result<(), Refusal> {
        if let Some(known) = self.lookups.iter().find(|l| l.columns.title() == columns.title()) {
            return Err(twice(&known.edition.file, &sheet.name, &columns.title()));
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

fn put<T>(slot: &mut Option<Edition<T>>, edition: Edition<T>, what: &str) -> Result<(), Refusal> {
    if let Some(known) = slot {
        return Err(twice(&known.file, &edition.file, what));
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
    let (Some(first), Some(last)) = (sheet.rows.first(), sheet.rows.last()) else { return Ok(()) };
    if !sheet.ends_open {
        return Ok(());
    }
    if last.cells.len() < first.cells.len() {
        let what = format!(
            "it ends in the middle of a row, after {} of {} columns",
            last.cells.len(),
            first.cells.len()
        );
        return Err(Refusal::of(&sheet.name, Some(last.number), &what, "get the file again"));
    }
    remarks.add(Reason::EndsOpen, (&sheet.name, last.number), "");
    Ok(())
}

/// The rows after the header as values; those that are not as they must be are remarked on.
fn read<T: Dated>(
    sheet: &Sheet,
    header: usize,
    remarks: &mut Remarks,
    value: impl Fn(&Row) -> Result<T, String>,
) -> Result<Edition<T>, Refusal> {
    let width = sheet.rows.first().map_or(0, |row| row.cells.len());
    let mut rows: Vec<(usize, T)> = Vec::with_capacity(sheet.rows.len());
    let mut faulty: Vec<(usize, String)> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::with_capacity(sheet.rows.len());
    for row in sheet.rows.iter().skip(header) {
        if row.cells.len() != width {
            faulty.push((row.number, format!("it has {} columns, the first row has {width}", row.cells.len())));
            continue;
        }
        match value(row) {
            Err(why) => faulty.push((row.number, why)),
            Ok(value) => match seen.entry(value.key()) {
                std::collections::hash_map::Entry::Occupied(first) => {
                    let what = format!("{}, as in row {}", first.key(), first.get());
                    remarks.add(Reason::Repeated, (&sheet.name, row.number), what);
                }
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(row.number);
                    rows.push((row.number, value));
                }
            },
        }
    }
    let all = sheet.rows.len().saturating_sub(header);
    if let Some((row, why)) = faulty.first().filter(|_| 100 * faulty.len() > FAULTY_IN_HUNDRED * all) {
        let what = format!(
            "{why}, and {} of its {all} rows are faulty; its columns may be in another order",
            faulty.len()
        );
        return Err(Refusal::of(
            &sheet.name,
            Some(*row),
            &what,
            "get the file again, and do not change its columns",
        ));
    }
    for (row, why) in faulty {
        remarks.add(Reason::Malformed, (&sheet.name, row), why);
    }
    let latest = rows.iter().filter_map(|(_, value)| value.latest()).max();
    Ok(Edition { file: sheet.name.clone(), rows, latest })
}

/// A value that has days, and what may stand only once.
trait Dated {
    fn latest(&self) -> Option<Day>;
    fn key(&self) -> String;
}

impl Dated for Entry {
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> String {
        self.code.clone()
    }
}

impl Dated for Prescriber {
    fn latest(&self) -> Option<Day> {
        self.entry.latest().max(self.joined).max(self.left)
    }
    fn key(&self) -> String {
        self.entry.code.clone()
    }
}

impl Dated for Network {
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> String {
        self.code.clone()
    }
}

impl Dated for Membership {
    fn latest(&self) -> Option<Day> {
        self.since.max(self.until)
    }
    fn key(&self) -> String {
        let since = self.since.map_or_else(String::new, |day| day.to_string());
        format!("{} in {} since {since}", self.practice, self.network)
    }
}

impl Dated for Succession {
    fn latest(&self) -> Option<Day> {
        Some(self.on)
    }
    fn key(&self) -> String {
        format!("{} to {} on {}", self.former, self.later, self.on)
    }
}

impl Dated for Placing {
    fn latest(&self) -> Option<Day> {
        None
    }
    fn key(&self) -> String {
        self.small_area.clone()
    }
}

impl Dated for (String, u64) {
    fn latest(&self) -> Option<Day> {
        None
    }
    fn key(&self) -> String {
        self.0.clone()
    }
}

fn entry(row: &Row) -> Result<Entry, String> {
    let name = row.cell(1);
    if name.is_empty() {
        return Err("column 2 has no name".to_owned());
    }
    for column in [2, 3] {
        let text = row.cell(column);
        if !text.is_empty() && !is_code(text) {
            return Err(format!("column {} is \"{text}\", which is no code", column + 1));
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

fn prescriber(row: &Row) -> Result<Prescriber, String> {
    let entry = entry(row)?;
    let status = match row.cell(12) {
        "A" => 'A',
        "C" => 'C',
        "D" => 'D',
        "P" => 'P',
        other => return Err(format!("column 13 is \"{other}\", not A, C, D or P")),
    };
    let setting = match row.cell(25) {
        "" => None,
        text => Some(text.parse().map_err(|_| format!("column 26 is \"{text}\", not a number"))?),
    };
    let (joined, left) = (date(row, 15)?, date(row, 16)?);
    in_order(joined, left)?;
    let commissioner = row.cell(14).to_owned();
    Ok(Prescriber { entry, status, commissioner, joined, left, setting })
}

fn network(row: &Row, columns: &[usize]) -> Result<Network, String> {
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

fn membership(row: &Row, columns: &[usize]) -> Result<Membership, String> {
    let [practice, name, commissioner, network, since, until] = *columns else {
        return Err("columns are missing".to_owned());
    };
    let (since, until) = (date(row, since)?, date(row, until)?);
    in_order(since, until)?;
    let network = row.cell(network);
    // U by itself is no code: it stands for "in none".
    if network != UNALLOCATED && !is_code(network) {
        return Err(format!("\"{network}\" is no code of a network"));
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

/// What stands for a network where a practice is in none.
pub(super) const UNALLOCATED: &str = "U";

fn succession(row: &Row) -> Result<Succession, String> {
    let on = (2..row.cells.len()).find_map(|column| day(row.cell(column)).ok().flatten());
    let on = on.ok_or_else(|| "it has no day".to_owned())?;
    Ok(Succession { former: code(row, 0)?, later: code(row, 1)?, on })
}

fn residents(row: &Row, code: usize, number: usize) -> Result<(String, u64), String> {
    let small_area = ons_code(row, code)?;
    let text = row.cell(number).replace(',', "");
    let number = text.parse().map_err(|_| format!("\"{text}\" is no number of residents"))?;
    Ok((small_area, number))
}

fn placing(row: &Row, columns: &Columns) -> Result<Placing, String> {
    let text = |column: Option<usize>| column.map_or_else(String::new, |column| row.cell(column).to_owned());
    let area = |area: Option<&super::lookup::Area>| -> Result<Code, String> {
        let Some(area) = area else { return Ok(Code::default()) };
        let code = Code { ons: text(area.code), nhs: text(area.nhs_code), name: text(area.name) };
        if area.code.is_some() && !is_ons_code(&code.ons) {
            return Err(format!("\"{}\" is no code of the ONS", code.ons));
        }
        if area.nhs_code.is_some() && !is_code(&code.nhs) {
            return Err(format!("\"{}\" is no code of the NHS register", code.nhs));
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
        Err(format!("column {} is \"{text}\", which is no code", column + 1))
    }
}

fn ons_code(row: &Row, column: usize) -> Result<String, String> {
    let text = row.cell(column);
    if is_ons_code(text) { Ok(text.to_owned()) } else { Err(format!("\"{text}\" is no code of the ONS")) }
}

/// `E01011949`: a letter for the country and eight digits.
fn is_ons_code(text: &str) -> bool {
    text.len() == 9
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().skip(1).all(|b| b.is_ascii_digit())
}

fn date(row: &Row, column: usize) -> Result<Option<Day>, String> {
    let text = row.cell(column);
    day(text).map_err(|()| format!("column {} is \"{text}\", not a day such as 20200401", column + 1))
}

fn in_order(since: Option<Day>, until: Option<Day>) -> Result<(), String> {
    match (since, until) {
        (Some(since), Some(until)) if until < since => {
            Err(format!("it ends on {until}, before it begins on {since}"))
        }
        _ => Ok(()),
    }
}

impl Registers {
    /// Is there nothing in it?
    pub(super) fn is_empty(&self) -> bool {
        self.read().is_empty()
    }

    /// What was read, in words.
    pub(super) fn read(&self) -> Vec<super::Read> {
        let mut all = Vec::new();
        fn note<T>(all: &mut Vec<super::Read>, edition: Option<&Edition<T>>, what: &str) {
            all.extend(edition.map(|edition| super::Read {
                file: edition.file.clone(),
                what: what.to_owned(),
                rows: edition.rows.len(),
                latest: edition.latest,
            }));
        }
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
