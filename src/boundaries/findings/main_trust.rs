//! Hospital trusts to which most residents of no local authority go.

use super::provenance::Gatherer;
use super::rules::Rules;
use super::{Finding, MainElsewhere, Misalignment};
use crate::atlas::{Link, OrgIx};
use crate::words::{Basis, Certainty, Kind, Relation};

/// From this share of a trust's admissions on it is known where most of its patients come from.
const MOST: f64 = 0.5;

impl Rules<'_, '_> {
    /// A trust that admits residents of local authorities, and to which most of none of them go.
    /// What is there for few from far, a specialist trust, is meant to be that. It follows from
    /// flows, so it is inferred.
    pub(super) fn main_of_no_council(&self, org: OrgIx) -> Option<Finding> {
        let kind = self.geography.snapshot.kind(org);
        if !kind.is_trust() || matches!(kind, Kind::SpecialistTrust | Kind::NationalProvider) {
            return None;
        }
        let mut admits = self.admits(org);
        let id = |org: OrgIx| &self.geography.atlas().org(org).id;
        admits.sort_by(|a, b| {
            let share = |link: &Link| link.share_of_area.unwrap_or(0.0);
            share(b).total_cmp(&share(a)).then_with(|| id(a.to).cmp(id(b.to)))
        });
        // Where councils have come or gone since the figures, too little is known of the day.
        let known: f64 = admits.iter().filter_map(|link| link.share).sum();
        if known < MOST {
            return None;
        }
        let main_of = |council: OrgIx| {
            let goes = self.geography.destinations(council, Basis::Admissions)?;
            goes.main().map(|main| main.provider)
        };
        if admits.iter().any(|link| main_of(link.to) == Some(org)) {
            return None;
        }
        let most = admits.first()?;
        let main = main_of(most.to)?;
        let mut gatherer = Gatherer::new(self.geography);
        gatherer.link(most);
        let provenance = gatherer.provenance();
        let certainty = provenance.certainty.max(Certainty::Inferred);
        let found = MainElsewhere { council: most.to, share: most.share_of_area?, main };
        Some(Finding {
            subject: org,
            misalignment: Misalignment::MainOfNoCouncil(found),
            provenance: super::Provenance { certainty, ..provenance },
        })
    }

    /// What is said of the residents of local authorities whom a trust admits.
    fn admits(&self, org: OrgIx) -> Vec<&Link> {
        let links = self
            .geography
            .links_of(org, &[Relation::DrawsFrom])
            .filter(|link| link.from == org && link.basis == Some(Basis::Admissions));
        let is_counted = |link: &&Link| {
            link.share_of_area.is_some() && self.geography.snapshot.kind(link.to).is_local_authority()
        };
        links.filter(is_counted).collect()
    }
}
