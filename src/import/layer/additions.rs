//! What registers add to whom tables list already: a first or last day that these do not have.

use super::other_day::{LifeEnd, OtherDay};
use super::tables::Tables;
use crate::date::Date;
use crate::source::record::OrganisationRecord;
use crate::words::Kind;

/// What is added to trusts and to commissioners, and who is in no table.
#[derive(Debug, Default)]
pub(super) struct Additions {
    pub(super) commissioners: Vec<OrganisationRecord>,
    pub(super) trusts: Vec<OrganisationRecord>,
    pub(super) strangers: Vec<OrganisationRecord>,
    pub(super) other_days: Vec<OtherDay>,
}

/// Does a day lie in what another date may mean: the first of May in that May?
fn is_within(day: Date, date: Date) -> bool {
    date.first_day() <= day.first_day() && day.last_day() <= date.last_day()
}

/// Tables know better what a trust or a commissioner is and what it is called today; a day on
/// which one opened or closed is the register's to say, where they do not.
pub(super) fn additions(others: &[OrganisationRecord], tables: &Tables<'_>) -> Additions {
    let mut all = Additions::default();
    for register in others {
        let Some(kind) = register.kind else { continue };
        let is_trust = kind.is_trust();
        if !is_trust && !kind.is_commissioner() && !kind.is_system() && kind != Kind::Place {
            continue;
        }
        let Some(known) = tables.get(&register.id) else {
            all.strangers.push(register.clone());
            continue;
        };
        // Since when a system is a board, and until when, registers only infer.
        if kind.is_system() {
            continue;
        }
        let is_dated = known.since.is_some() || known.code_since.is_some();
        let record = OrganisationRecord {
            id: register.id.clone(),
            since: register.since.filter(|_| !is_dated),
            until: register.until.filter(|_| known.until.is_none()),
            source: register.source.clone(),
            ..OrganisationRecord::default()
        };
        let ends = [
            (LifeEnd::Opened, register.since, known.since, known.code_since),
            (LifeEnd::Closed, register.until, known.until, None),
        ];
        for (end, said, own, of_code) in ends {
            let Some((said, own)) = said.zip(own.or(of_code)) else { continue };
            if !is_within(said, own) && of_code.is_none_or(|of_code| !is_within(said, of_code)) {
                all.other_days.push(OtherDay { id: register.id.clone(), end, register: said, tables: own });
            }
        }
        if record.since.is_none() && record.until.is_none() {
            continue;
        }
        if is_trust { all.trusts.push(record) } else { all.commissioners.push(record) }
    }
    all
}
