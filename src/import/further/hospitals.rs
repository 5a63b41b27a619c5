//! Hospitals and the trusts that run them: the lists of the NHS website, the sites of the ODS
//! (`ets`), and lists of the same columns. Of an address nothing is taken but the council.

use super::addition::{Addition, most};
use super::headings::Headings;
use crate::date::{Date, Day};
use crate::import::cell::{FIRST_OF_REGISTER, day, is_code, is_ons_code};
use crate::import::names::readable;
use crate::import::read::edition::RegisterValue;
use crate::import::remark::Reason;
use crate::import::table::{Table, TableRow};
use crate::import::value::{Edition, Located};
use crate::source::record::{LinkBody, LinkRecord, OrganisationRecord, ParentRecord};
use crate::words::{Certainty, Kind};

/// Where what stands in a list of hospitals.
#[derive(Clone, Debug)]
pub(super) struct HospitalColumns {
    layout: Layout,
    code: usize,
    name: usize,
    trust: usize,
    council: Option<usize>,
    since: Option<usize>,
    until: Option<usize>,
    /// Whether the public is shown it, and whether it is the NHS's.
    status: Option<usize>,
    sector: Option<usize>,
    /// Whether whoever made the list is sure of it.
    keep: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// Every row is a hospital, as the NHS website lists them.
    Website,
    /// Every row is a hospital, by somebody's own list.
    Headed,
    /// Sites of every sort; which are hospitals only their names tell.
    Sites,
}

/// A row of a list of hospitals.
#[derive(Clone, Copy, Debug)]
pub(super) struct HospitalRow<'t> {
    code: &'t str,
    name: &'t str,
    trust: &'t str,
    council: &'t str,
    since: Option<Day>,
    until: Option<Day>,
    /// The public is shown it as a hospital of the NHS, so far as the list says.
    is_shown: bool,
    is_sure: bool,
}

impl<'t> RegisterValue for HospitalRow<'t> {
    type Key = &'t str;
    fn days(&self) -> [Option<Day>; 4] {
        [self.since, self.until, None, None]
    }
    fn key(&self) -> &'t str {
        self.code
    }
    fn key_label(&self) -> String {
        self.code.to_owned()
    }
}

/// The columns of a list of hospitals; none where it is no such list.
pub(super) fn columns(headings: &Headings, table: &Table) -> Option<HospitalColumns> {
    headed(headings, table).or_else(|| sites(table))
}

fn headed(headings: &Headings, table: &Table) -> Option<HospitalColumns> {
    let code = headings.find(&["sitecode", "organisationcode", "odscode"])?;
    let name = headings.find(&["sitename", "organisationname", "hospitalname", "name"])?;
    let trust = headings.find(&["parentodscode", "trustcode", "trust", "parentorganisationcode"])?;
    let fits = |row: TableRow<'_>| is_site(row.cell(code)) && is_code(row.cell(trust));
    let official = ["organisationcode", "organisationstatus", "ispimsmanaged", "parentodscode"];
    let is_official = official.iter().all(|heading| headings.find(&[heading]).is_some());
    let columns = HospitalColumns {
        layout: if is_official { Layout::Website } else { Layout::Headed },
        code,
        name,
        trust,
        council: headings.find(&["localauthority", "localauthoritycode", "council", "councilcode", "ladcode"]),
        since: headings.find(&["odsopened", "opened", "opendate"]),
        until: headings.find(&["odsclosed", "closed", "closedate"]),
        status: headings.find(&["organisationstatus"]),
        sector: headings.find(&["sector"]),
        keep: headings.find(&["keep"]),
    };
    most(table, 1, fits).then_some(columns)
}

/// Sites of the ODS have no header: five letters and digits, a name, and in column 15 the trust.
fn sites(table: &Table) -> Option<HospitalColumns> {
    const OPENED: usize = 10;
    const TRUST: usize = 14;
    let is_day = |text: &str| text.is_empty() || text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let fits = |row: TableRow<'_>| {
        let (code, trust) = (row.cell(0), row.cell(TRUST));
        matches!(row.len(), 24..=27) && code.len() == 5 && is_code(code) && is_day(row.cell(OPENED))
            // The code of a site begins, when it is given out, with that of its trust.
            && (trust.len() == 3 && is_code(trust) || trust.is_empty() && code.starts_with('R'))
    };
    let columns = HospitalColumns {
        layout: Layout::Sites,
        code: 0,
        name: 1,
        trust: TRUST,
        council: None,
        since: Some(OPENED),
        until: Some(OPENED + 1),
        status: None,
        sector: None,
        keep: None,
    };
    most(table, 0, fits).then_some(columns)
}

/// A code of a site: letters and digits, more than the three of a trust.
fn is_site(text: &str) -> bool {
    is_code(text) && text.len() > 3
}

impl HospitalColumns {
    /// How many rows of headings there are.
    pub(super) fn header(&self) -> usize {
        usize::from(self.layout != Layout::Sites)
    }
}

/// One row.
pub(super) fn hospital<'t>(row: TableRow<'t>, columns: &HospitalColumns) -> Result<HospitalRow<'t>, String> {
    let text = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    let date = |column: Option<usize>| {
        day(text(column)).map_err(|()| format!("\"{}\" is not a day such as 20200401", text(column)))
    };
    let (code, name) = (row.cell(columns.code), row.cell(columns.name));
    if !is_site(code) {
        return Err(format!("\"{code}\" is no code of a site"));
    }
    if name.is_empty() {
        return Err(format!("{code} has no name"));
    }
    let (opened, until) = (date(columns.since)?, date(columns.until)?);
    let since = opened.filter(|day| *day > FIRST_OF_REGISTER);
    if since.zip(until).is_some_and(|(since, until)| until < since) {
        return Err(format!("{code} closed before it opened"));
    }
    let council = text(columns.council);
    if !council.is_empty() && !is_ons_code(council) {
        return Err(format!("\"{council}\" is no code of a council"));
    }
    let is_hospital = match columns.layout {
        Layout::Website | Layout::Headed => true,
        Layout::Sites => is_called_a_hospital(name),
    };
    let says = |column: Option<usize>, word: &str| text(column).to_lowercase().contains(word);
    Ok(HospitalRow {
        code,
        name,
        trust: row.cell(columns.trust),
        council,
        since,
        until,
        is_shown: is_hospital
            && !says(columns.status, "hidden")
            && !says(columns.sector, "independent")
            && !text(columns.keep).eq_ignore_ascii_case("no"),
        is_sure: !says(columns.keep, "unsure"),
    })
}

fn is_called_a_hospital(name: &str) -> bool {
    /// Whole words: in "community" there is a unit.
    const HOSPITALS: [&str; 4] = ["HOSPITAL", "HOSPITALS", "INFIRMARY", "INFIRMARIES"];
    /// A ward, a department or a service at one is not the hospital.
    const PARTS: [&str; 12] = [
        "AT",
        "WARD",
        "WARDS",
        "CLINIC",
        "CLINICS",
        "UNIT",
        "UNITS",
        "SERVICE",
        "SERVICES",
        "DEPARTMENT",
        "DEPARTMENTS",
        "OUTREACH",
    ];
    let name = name.to_uppercase();
    let has = |words: &[&str]| name.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    has(&HOSPITALS) && !has(&PARTS)
}

/// Adds hospitals under their trusts.
pub(super) fn take_in(
    edition: &Edition<'_, HospitalRow<'_>>,
    columns: &HospitalColumns,
    more: &mut Addition<'_, '_>,
) {
    let key = match columns.layout {
        Layout::Website => more.describe("register-hospitals", "List of hospitals", "NHS England"),
        Layout::Headed => more.describe_table(),
        Layout::Sites => {
            let title = "Organisation Data Service: sites of NHS trusts (ets)";
            more.describe("register-ets", title, "NHS England")
        }
    };
    for Located { at, value: row } in edition.located() {
        let who = format!("{} {}", row.code, row.name);
        if !row.is_shown {
            more.remarks.add(Reason::NotAHospital, at, who);
            continue;
        }
        let (trust, certainty) = match (row.trust, row.code.get(..3)) {
            ("", Some(trust)) => (trust, Some(Certainty::Inferred)),
            (trust, _) => (trust, None),
        };
        let Some(parents) = more.line(trust).map(|line| line.parents()) else {
            more.remarks.add(Reason::UnknownTrust, at, format!("{who}: {trust}"));
            continue;
        };
        if more.gathering.has(row.code) {
            more.remarks.add(Reason::Repeated, at, who);
            continue;
        }
        let source = vec![key.clone()];
        let mut record = OrganisationRecord {
            id: row.code.to_owned(),
            name: Some(readable(row.name)),
            kind: Some(Kind::Hospital),
            since: row.since.map(Date::of),
            until: row.until.map(Date::of),
            certainty: (!row.is_sure).then_some(Certainty::Doubtful),
            source: source.clone(),
            ..OrganisationRecord::default()
        };
        let mut parents = in_life(parents, row);
        if let [parent] = parents.as_mut_slice() {
            parent.certainty = certainty.or(parent.certainty);
        }
        match parents.as_slice() {
            [only] if only.since.is_none() && only.until.is_none() && only.certainty.is_none() => {
                record.parent = Some(only.id.clone());
            }
            _ => record.parents = parents,
        }
        *more.gathering.organisation(row.code) = record;
        if row.council.is_empty() {
            continue;
        }
        let Some(to) = more.line(row.council).map(|line| line.ids()) else {
            more.remarks.add(Reason::UnknownCouncil, at, format!("{who}: {}", row.council));
            continue;
        };
        let body = LinkBody { from: row.code.to_owned(), to, source, ..LinkBody::default() };
        more.gathering.record.links.push(LinkRecord::LocatedIn(body));
    }
}

/// The parents of the days on which the hospital was there.
fn in_life(parents: Vec<ParentRecord>, row: &HospitalRow<'_>) -> Vec<ParentRecord> {
    let is_in_life = |parent: &ParentRecord| {
        let begins_after = parent.since.zip(row.until).is_some_and(|(since, until)| since.first_day() > until);
        let ends_before = parent.until.zip(row.since).is_some_and(|(until, since)| until.last_day() < since);
        !begins_after && !ends_before
    };
    parents.into_iter().filter(is_in_life).collect()
}
