//! Records with what every one of their sort has.

use crate::date::{Date, Day};
use crate::source::record::{LinkBody, OrganisationRecord, ParentRecord};
use crate::words::Kind;

/// The root of every atlas of England.
pub(in crate::import) const ENGLAND: &str = "england";

/// An organisation.
pub(super) fn organisation(id: &str, name: String, kind: Kind) -> OrganisationRecord {
    OrganisationRecord {
        id: id.to_owned(),
        name: Some(name),
        kind: Some(kind),
        ..OrganisationRecord::default()
    }
}

/// A link from one to one.
pub(super) fn link(from: &str, to: &str) -> LinkBody {
    LinkBody { from: from.to_owned(), to: vec![to.to_owned()], ..LinkBody::default() }
}

/// A date known to the day.
pub(super) fn date(day: Option<Day>) -> Option<Date> {
    day.map(Date::of)
}

/// Keys of sources.
pub(super) fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

/// Puts an organisation within its parents, as simply as that can be written.
pub(super) fn within(record: &mut OrganisationRecord, parents: Vec<ParentRecord>) {
    match parents.as_slice() {
        [always] if always.since.is_none() && always.until.is_none() && always.certainty.is_none() => {
            record.parent = Some(always.id.clone());
        }
        _ => record.parents = parents,
    }
}
