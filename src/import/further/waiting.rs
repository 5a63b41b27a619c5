//! Waiting lists by provider and commissioner: where those who wait at a provider come from, and
//! where those of a commissioner wait. Not how long: performance is out of scope.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::addition::{Addition, most};
use super::headings::{DatedColumn, Headings};
use crate::date::Day;
use crate::import::cell::{count, is_code};
use crate::import::names::readable;
use crate::import::read::edition::RegisterValue;
use crate::import::refusal::Refusal;
use crate::import::remark::Reason;
use crate::import::scope::Scope;
use crate::import::table::{Table, TableRow};
use crate::import::value::{Edition, Located};
use crate::source::record::{LinkBody, OrganisationRecord};
use crate::words::{Basis, Kind};

const KEY: &str = "register-waiting";

/// Where what stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct WaitingColumns {
    provider: usize,
    /// What the provider is called.
    name: Option<usize>,
    /// In which system the provider is filed.
    filed: Option<usize>,
    commissioner: usize,
    waiting: DatedColumn,
    /// Are its headings those under which NHS England publishes it?
    is_official: bool,
}

/// So many wait at a provider who belong to a commissioner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting<'t> {
    provider: &'t str,
    name: &'t str,
    filed: &'t str,
    commissioner: &'t str,
    count: u64,
}

impl<'t> RegisterValue for Waiting<'t> {
    type Key = (&'t str, &'t str, u64);
    fn days(&self) -> [Option<Day>; 4] {
        [None; 4]
    }
    fn key(&self) -> Self::Key {
        (self.provider, self.commissioner, self.count)
    }
    fn key_label(&self) -> String {
        format!("{} with {}", self.provider, self.commissioner)
    }
}

/// The columns of such a list; none where it is none.
pub(super) fn columns(headings: &Headings, table: &Table) -> Option<WaitingColumns> {
    let provider = headings.find(&["providercode", "providerorgcode"])?;
    let name = headings.find(&["providername", "providerorgname"]);
    let filed = headings.find(&["providerparent", "providerparentorgcode"]);
    let commissioner = headings.find(&["commissionercode", "commissionerorgcode"])?;
    let waiting = headings.find_dated(&["waiting", "peoplewaiting", "totalall"])?;
    let fits = |row: TableRow<'_>| {
        is_code(row.cell(provider)) && is_code(row.cell(commissioner)) && count(row.cell(waiting.at)).is_some()
    };
    let official = ["providerparentorgcode", "providerorgcode", "commissionerorgcode", "totalall"];
    let is_official = official.iter().all(|heading| headings.find(&[heading]).is_some());
    most(table, 1, fits).then_some(WaitingColumns { provider, name, filed, commissioner, waiting, is_official })
}

/// One row.
pub(super) fn waiting<'t>(row: TableRow<'t>, columns: &WaitingColumns) -> Result<Waiting<'t>, String> {
    let (provider, commissioner) = (row.cell(columns.provider), row.cell(columns.commissioner));
    for code in [provider, commissioner] {
        if !is_code(code) {
            return Err(format!("\"{code}\" is no code"));
        }
    }
    let text = row.cell(columns.waiting.at);
    let count = count(text).ok_or_else(|| format!("\"{text}\" is no number of people"))?;
    let text = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    Ok(Waiting { provider, name: text(columns.name), filed: text(columns.filed), commissioner, count })
}

/// Adds both shares of each pair of which both are known. The shares are of all rows.
///
/// # Errors
/// A pair in several rows with different numbers: as where each is of another sort of treatment, and
/// one perhaps of all of them, so that nobody could say how many wait.
pub(super) fn take_in(
    edition: &Edition<'_, Waiting<'_>>,
    columns: &WaitingColumns,
    more: &mut Addition<'_, '_>,
) -> Result<(), Refusal> {
    let mut rows: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for Located { at, value: row } in edition.located() {
        if let Some(first) = rows.insert((row.provider, row.commissioner), at.row) {
            let what = format!(
                "{} with {} stands in row {first} too, with another number",
                row.provider, row.commissioner
            );
            let help = "give one row for each provider and commissioner, with all who wait";
            return Err(Refusal::of(at.file, Some(at.row), &what, help));
        }
    }
    let key = if columns.is_official {
        more.describe(KEY, "Waiting lists by provider and commissioner", "NHS England")
    } else {
        more.describe_table()
    };
    let seen = more.day_of(columns.waiting, "shares of waiting lists");
    let mut at_provider: BTreeMap<&str, u64> = BTreeMap::new();
    let mut of_commissioner: BTreeMap<&str, u64> = BTreeMap::new();
    for row in edition.values() {
        *at_provider.entry(row.provider).or_default() += row.count;
        *of_commissioner.entry(row.commissioner).or_default() += row.count;
    }
    for Located { at, value: row } in edition.located() {
        let commissioner = more.scope.by_code(row.commissioner);
        let pair = format!("{} with {}", row.provider, row.commissioner);
        let known = more.scope.by_code(row.provider).map(|provider| provider.id.clone());
        let Some(provider) = known.or_else(|| independent(row, more.scope)) else {
            more.remarks.add(Reason::UnknownProvider, at, pair);
            continue;
        };
        // A region or a hub commissions what is not an area's own.
        let is_area = |kind: Option<Kind>| kind.is_none_or(|kind| kind.is_commissioner() || kind.is_system());
        let Some(commissioner) = commissioner.filter(|o| is_area(o.kind)).map(|o| o.id.clone()) else {
            more.remarks.add(Reason::UnknownArea, at, pair);
            continue;
        };
        let of_provider = share(row.count, at_provider.get(row.provider));
        let of_area = share(row.count, of_commissioner.get(row.commissioner));
        if of_provider.or(of_area).is_none() {
            more.remarks.add(Reason::WithoutShares, at, pair);
            continue;
        }
        if !more.scope.is_known(&provider) && !more.gathering.has(&provider) {
            let record = independent_provider(row, more.scope, &key);
            *more.gathering.organisation(&provider) = OrganisationRecord { seen, ..record };
        }
        let body = LinkBody {
            share: of_provider,
            share_of_area: of_area,
            of: Some(Basis::WaitingList),
            seen,
            source: vec![key.clone()],
            ..LinkBody::default()
        };
        more.draws_from(provider, commissioner, body);
    }
    Ok(())
}

/// The code of a provider that no register lists: one that is no trust, whose codes have three
/// letters and digits of which the first is an R or a T.
fn independent(row: &Waiting<'_>, scope: &Scope<'_>) -> Option<String> {
    let is_of_a_trust = row.provider.len() == 3 && row.provider.starts_with(['R', 'T']);
    let has_a_place = scope.by_code(row.filed).is_some();
    (!row.name.is_empty() && has_a_place && !is_of_a_trust).then(|| row.provider.to_owned())
}

/// A provider that only the waiting lists name.
fn independent_provider(row: &Waiting<'_>, scope: &Scope<'_>, key: &str) -> OrganisationRecord {
    OrganisationRecord {
        id: row.provider.to_owned(),
        name: Some(readable(row.name)),
        kind: Some(Kind::IndependentProvider),
        parent: scope.by_code(row.filed).map(|system| system.id.clone()),
        source: vec![key.to_owned()],
        ..OrganisationRecord::default()
    }
}

/// A part of a whole, to four digits; none of nothing.
fn share(part: u64, whole: Option<&u64>) -> Option<f64> {
    let whole = *whole?;
    let of_ten_thousand = (20_000 * part + whole).checked_div(2 * whole)?;
    Some(f64::from(u32::try_from(of_ten_thousand).ok()?) / 10_000.0)
}
