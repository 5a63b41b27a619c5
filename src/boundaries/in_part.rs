//! What is served in a part that is not known.

use super::{Footprint, Land};
use crate::atlas::{Link, OrgIx, Snapshot};

/// An area that a provider serves in a part that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedInPart {
    /// The area.
    pub area: OrgIx,
    /// The land that the part is some of; nothing where the area has no known land.
    pub land: Option<Footprint>,
}

impl<'a> Land<'a> {
    /// The areas that a provider serves in a part that is not known, or whose land is not
    /// known.
    pub fn served_in_part(&self, snapshot: &Snapshot<'a>, provider: OrgIx) -> Vec<ServedInPart> {
        let unknown = self.serving_links(snapshot, provider).filter(|link| self.served_by(link).is_none());
        unknown.map(|link| ServedInPart { area: link.to, land: self.served_in(snapshot, link) }).collect()
    }

    /// The land of which a link says that some is served, and not which: that of its area. Where
    /// the area is split between systems, only what of it lies in those that the provider is known
    /// to serve, if there is any: of the others nothing says that it does. `None` where the land
    /// of the area is not known.
    pub fn served_in(&self, snapshot: &Snapshot<'a>, link: &Link) -> Option<Footprint> {
        let whole = self.footprint(link.to)?;
        let around: Vec<&Footprint> =
            self.systems().iter().filter_map(|system| self.footprint(*system)).collect();
        let around: Vec<&Footprint> = around.into_iter().filter(|system| system.meets(whole)).collect();
        let known = self.served(snapshot, link.from, None).filter(|_| around.len() > 1);
        let Some(known) = known.map(|served| served.footprint) else { return Some(whole.clone()) };
        let mut near = Footprint::empty(self.atlas());
        for system in around.into_iter().filter(|system| system.meets(&known)) {
            near.unite(system);
        }
        Some(if near.is_empty() { whole.clone() } else { whole.intersection(&near) })
    }
}
