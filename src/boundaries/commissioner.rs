//! Who commissions a practice or a network on a day: who pays for it and holds its contract.

use super::Geography;
use crate::atlas::{Link, OrgIx};
use crate::words::{Kind, Relation};

impl<'a> Geography<'_, 'a> {
    /// The commissioner of an organisation: the one that has a `Commissions` link to it, of
    /// several the one whose began last. Failing that, of a practice that of the network it
    /// sits in, of any other the nearest commissioner that it sits within.
    pub fn commissioner(self, org: OrgIx) -> Option<OrgIx> {
        if let Some(link) = self.commissioning(org) {
            return Some(link.from);
        }
        if let Some(network) = self.network_of(org) {
            return self.commissioner(network);
        }
        self.snapshot.ancestors(org).find(|above| self.snapshot.kind(*above).is_commissioner())
    }

    /// The link by which a commissioner has an organisation.
    pub fn commissioning(self, org: OrgIx) -> Option<&'a Link> {
        let commissions = |link: &&Link| link.to == org && self.snapshot.kind(link.from).is_commissioner();
        self.links_of(org, &[Relation::Commissions])
            .filter(commissions)
            .max_by_key(|link| link.period.first_day())
    }

    /// The commissioner of a practice that is another than that of the network it sits in.
    pub fn commissioner_across(self, practice: OrgIx) -> Option<OrgIx> {
        let network = self.network_of(practice)?;
        let own = self.commissioning(practice)?.from;
        self.commissioner(network).filter(|networks| *networks != own).map(|_| own)
    }

    /// The network that a practice sits in.
    pub fn network_of(self, org: OrgIx) -> Option<OrgIx> {
        let snapshot = self.snapshot;
        let is_network = |parent: &OrgIx| snapshot.kind(*parent) == Kind::Pcn;
        snapshot.parent(org).filter(|parent| snapshot.kind(org) == Kind::Practice && is_network(parent))
    }
}
