//! What an atlas has, for tables that name it.

use crate::atlas::Atlas;
use crate::import::{Known, KnownOrganisation, KnownSuccessor};
use crate::words::Relation;

/// The organisations of an atlas, what they became, and the keys of its sources.
pub(super) fn known(atlas: &Atlas) -> Known {
    let mut known = Known::default();
    for org in atlas.orgs().iter().map(|org| atlas.org(*org)) {
        known.add(KnownOrganisation {
            id: org.id.to_string(),
            names: org.names().chain(org.aliases.iter().map(|alias| &**alias)).map(str::to_owned).collect(),
            codes: org.also_known_as().map(str::to_owned).collect(),
            kind: Some(org.kind_at(atlas.as_at())),
            until: org.period.until,
        });
    }
    for link in atlas.links().filter(|link| link.relation == Relation::SucceededBy) {
        let successor = KnownSuccessor { id: atlas.org(link.to).id.to_string(), on: link.on };
        known.add_successor(&atlas.org(link.from).id, successor);
    }
    for source in atlas.sources() {
        known.add_source(&source.key);
    }
    known
}
