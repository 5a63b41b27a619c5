//! What an atlas has, for tables that name it.

use std::collections::HashSet;

use crate::atlas::{Atlas, Closed, OrgIx, Patch};
use crate::import::{Known, KnownOrganisation, KnownSuccessor};
use crate::query::AsAt;
use crate::words::Relation;

/// The organisations of an atlas, what they became, and the keys of its sources.
pub(super) fn known(atlas: &Atlas) -> Known {
    let mut known = Known::default();
    let as_at = AsAt::new(atlas, atlas.as_at(), Closed::Leave);
    let mut has_land: HashSet<OrgIx> = atlas.patches().iter().flat_map(Patch::areas_ever).collect();
    has_land.extend(as_at.land().areas().map(|(area, _)| area));
    for ix in atlas.orgs() {
        let org = atlas.org(*ix);
        known.add(KnownOrganisation {
            id: org.id.to_string(),
            names: org.names().chain(org.aliases.iter().map(|alias| &**alias)).map(str::to_owned).collect(),
            codes: org.also_known_as().map(str::to_owned).collect(),
            kind: Some(org.kind_at(atlas.as_at())),
            until: org.period.until,
            has_land: has_land.contains(ix),
        });
    }
    for link in atlas.links().filter(|link| link.relation == Relation::SucceededBy) {
        let successor = KnownSuccessor { id: atlas.org(link.to).id.to_string(), on: link.on };
        known.add_successor(&atlas.org(link.from).id, successor);
    }
    for source in atlas.sources() {
        known.add_source(&source.key, &source.title);
    }
    known
}
