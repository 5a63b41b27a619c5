//! What registers add to whom tables list already: a first or last day that these do not have.

use super::tables::Tables;
use crate::source::record::OrganisationRecord;
use crate::words::Kind;

/// What is added to trusts and to commissioners, and who is in no table.
#[derive(Debug, Default)]
pub(super) struct Additions {
    pub(super) commissioners: Vec<OrganisationRecord>,
    pub(super) trusts: Vec<OrganisationRecord>,
    pub(super) strangers: Vec<OrganisationRecord>,
}

/// Tables know better what a trust or a commissioner is and what it is called today; a day on
/// which one opened or closed is the register's to say, where they do not.
pub(super) fn additions(others: &[OrganisationRecord], tables: &Tables<'_>) -> Additions {
    let mut all = Additions::default();
    for register in others {
        let Some(kind) = register.kind else { continue };
        let is_trust = kind.is_trust();
        if !is_trust && !kind.is_commissioner() && kind != Kind::Place {
            continue;
        }
        let Some(known) = tables.get(&register.id) else {
            all.strangers.push(register.clone());
            continue;
        };
        let is_dated = known.since.is_some() || known.code_since.is_some();
        let record = OrganisationRecord {
            id: register.id.clone(),
            since: register.since.filter(|_| !is_dated),
            until: register.until.filter(|_| known.until.is_none()),
            source: register.source.clone(),
            ..OrganisationRecord::default()
        };
        if record.since.is_none() && record.until.is_none() {
            continue;
        }
        if is_trust { all.trusts.push(record) } else { all.commissioners.push(record) }
    }
    all
}
