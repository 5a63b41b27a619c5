//! What stands in several places of a record.

use catchment::source::record::FileRecord;

/// The sources of every record of a file that may leave them to the file, in the order in which
/// they are written.
pub(super) fn sources_of(record: &FileRecord) -> impl Iterator<Item = &Vec<String>> {
    let organisations = record.organisations.iter().map(|organisation| &organisation.source);
    let links = record.links.iter().map(|link| &link.body().source);
    let patches = record.patches.iter().map(|patch| &patch.source);
    let localities = record.localities.iter().map(|locality| &locality.source);
    organisations.chain(links).chain(patches).chain(localities)
}

/// The same, to be changed.
pub(super) fn sources_of_mut(record: &mut FileRecord) -> impl Iterator<Item = &mut Vec<String>> {
    let organisations = record.organisations.iter_mut().map(|organisation| &mut organisation.source);
    let links = record.links.iter_mut().map(|link| &mut link.body_mut().source);
    let patches = record.patches.iter_mut().map(|patch| &mut patch.source);
    let localities = record.localities.iter_mut().map(|locality| &mut locality.source);
    organisations.chain(links).chain(patches).chain(localities)
}
