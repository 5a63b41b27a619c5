//! Where residents go and where a trust's patients come from: the two shares of each pair of
//! area and trust.

use super::addition::{Addition, most};
use super::headings::Headings;
use crate::date::{Date, Day};
use crate::import::cell::{is_code, is_ons_code};
use crate::import::read::edition::RegisterValue;
use crate::import::remark::Reason;
use crate::import::table::{Table, TableRow};
use crate::import::value::{Edition, Located};
use crate::source::record::LinkBody;
use crate::words::{Basis, Certainty};

/// Where what stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct FlowColumns {
    area: usize,
    trust: usize,
    share_of_area: Option<usize>,
    share_of_trust: Option<usize>,
    certainty: Option<usize>,
    years: Option<usize>,
}

/// One pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow<'t> {
    area: &'t str,
    trust: &'t str,
    of_area: Option<f64>,
    of_trust: Option<f64>,
    certainty: Option<Certainty>,
    /// Of which years it is, as it is written.
    years: &'t str,
    seen: Option<Date>,
}

impl<'t> RegisterValue for Flow<'t> {
    type Key = (&'t str, &'t str);
    fn days(&self) -> [Option<Day>; 4] {
        [self.seen.map(Date::last_day), None, None, None]
    }
    fn key(&self) -> Self::Key {
        (self.area, self.trust)
    }
    fn key_label(&self) -> String {
        format!("{} with {}", self.area, self.trust)
    }
}

/// The columns of such a table; none where it is none.
pub(super) fn columns(headings: &Headings, table: &Table) -> Option<FlowColumns> {
    let area = headings.find(&["localauthority", "la", "lacode", "ladcode", "area", "council"])?;
    let trust = headings.find(&["trust", "trustcode", "provider", "providercode"])?;
    let share_of_area = headings.find(&["shareofla", "shareofarea", "shareofcouncil"]);
    let share_of_trust = headings.find(&["shareoftrust", "shareoftrustadmissions", "shareofprovider"]);
    share_of_area.or(share_of_trust)?;
    let fits = |row: TableRow<'_>| is_ons_code(row.cell(area)) && is_code(row.cell(trust));
    let columns = FlowColumns {
        area,
        trust,
        share_of_area,
        share_of_trust,
        certainty: headings.find(&["certainty"]),
        years: headings.find(&["years", "year", "seen"]),
    };
    most(table, 1, fits).then_some(columns)
}

/// One row.
pub(super) fn flow<'t>(row: TableRow<'t>, columns: &FlowColumns) -> Result<Flow<'t>, String> {
    let text = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    let share = |column: Option<usize>| {
        let text = text(column);
        let share = text.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
        if share.is_none() && !text.is_empty() {
            return Err(format!("\"{text}\" is no share from 0 to 1"));
        }
        Ok(share)
    };
    let (area, trust) = (row.cell(columns.area), row.cell(columns.trust));
    if !is_ons_code(area) {
        return Err(format!("\"{area}\" is no code of the ONS"));
    }
    if !is_code(trust) {
        return Err(format!("\"{trust}\" is no code of a trust"));
    }
    let certainty = match text(columns.certainty) {
        "" => None,
        // What is added up or divided out of other figures follows from them.
        "derived" => Some(Certainty::Inferred),
        word => Some(Certainty::from_word(word).ok_or_else(|| {
            let words = Certainty::ALL.iter().map(|word| word.word()).collect::<Vec<_>>();
            format!("\"{word}\" is no certainty; the words are {}", words.join(", "))
        })?),
    };
    let years = text(columns.years);
    Ok(Flow {
        area,
        trust,
        of_area: share(columns.share_of_area)?,
        of_trust: share(columns.share_of_trust)?,
        certainty: certainty.filter(|certainty| *certainty != Certainty::Certain),
        years,
        seen: Date::parse(years).ok(),
    })
}

/// Adds the pairs of which both are known.
pub(super) fn take_in(edition: &Edition<'_, Flow<'_>>, columns: &FlowColumns, more: &mut Addition<'_, '_>) {
    let key = more.describe_table();
    if columns.years.is_none() {
        more.remarks.add_file(Reason::Undated, more.file, "shares of admissions");
    }
    for Located { at, value: row } in edition.located() {
        let pair = format!("{} to {}", row.area, row.trust);
        if row.of_area.is_none() && row.of_trust.is_none() {
            more.remarks.add(Reason::WithoutShares, at, pair);
            continue;
        }
        let Some(trust) = more.id_of(row.trust, Reason::UnknownProvider, (at, &pair)) else { continue };
        let Some(area) = more.id_of(row.area, Reason::UnknownArea, (at, &pair)) else { continue };
        if row.seen.is_none() && columns.years.is_some() {
            let what = if row.years.is_empty() { pair } else { format!("{pair}: \"{}\"", row.years) };
            more.remarks.add(Reason::Undated, at, what);
        }
        let body = LinkBody {
            share: row.of_trust,
            share_of_area: row.of_area,
            of: Some(Basis::Admissions),
            seen: row.seen,
            certainty: row.certainty,
            source: vec![key.clone()],
            ..LinkBody::default()
        };
        more.draws_from(trust, area, body);
    }
}
