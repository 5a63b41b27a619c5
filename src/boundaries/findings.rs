//! The named ways in which boundaries do not line up, found on a day.
//!
//! Each rule looks at one organisation at a time, so that what holds of it can be asked
//! again for another day. What is only planned takes part in nothing.
//!
//! `misalignment.rs` says what each rule finds; `rules.rs` what the rules look at.

mod activity;
mod code;
mod concern;
mod council;
mod coverage;
mod finding;
mod main_trust;
mod membership;
mod misalignment;
mod network;
mod provenance;
mod register;
mod rules;
mod service;
mod severity;
mod spans;
mod subject;

pub use code::Code;
pub use coverage::Coverage;
pub use finding::Finding;
pub use misalignment::{
    AreaUnserved, CommissionerCouncils, CouncilLand, CutCouncil, CutCouncils, KnownPart, MainElsewhere,
    MainTrusts, Memberships, Misalignment, NetworkPractices, PartServed, PartnershipSpan, PatientsDrawn,
    ProviderPart, Registration, ServedExtent, ServiceShared, SystemsServed, TrustShare,
};
pub use provenance::Provenance;
pub use rules::FindingOptions;
pub use severity::Severity;
pub use subject::is_partnership;

use super::Geography;
use crate::atlas::OrgIx;
use rules::Rules;

/// Every finding of a day: those that touch most residents first, those without a number of
/// residents last, and among equals by code, share and name.
pub fn findings<'a>(
    geography: Geography<'_, 'a>,
    coverage: &Coverage<'a>,
    options: FindingOptions,
) -> Vec<Finding> {
    let subjects = geography.atlas().orgs().iter().copied().filter(|org| geography.counts(*org));
    findings_about(geography, coverage, options, subjects)
}

/// The findings of which these organisations are the subjects, in the same order.
pub fn findings_about<'a>(
    geography: Geography<'_, 'a>,
    coverage: &Coverage<'a>,
    options: FindingOptions,
    subjects: impl IntoIterator<Item = OrgIx>,
) -> Vec<Finding> {
    let rules = Rules { geography, coverage, options };
    let mut found = Vec::new();
    for org in subjects {
        if geography.counts(org) && !geography.is_apart(org) {
            about(&rules, org, &mut found);
        }
    }
    let atlas = geography.atlas();
    found.sort_by_cached_key(|f| {
        let first = f.misalignment.sides().first().map(|side| atlas.org(*side).id.clone());
        let name = geography.snapshot.name(f.subject).to_lowercase();
        (f.code(), name, atlas.org(f.subject).id.clone(), f.misalignment.service(), first)
    });
    // Stable, so that the order above is kept among equals.
    found.sort_by(|a, b| {
        let share = |f: &Finding| f.misalignment.share().unwrap_or(0.0);
        let by_residents = b.misalignment.residents().cmp(&a.misalignment.residents());
        by_residents.then(a.code().cmp(&b.code())).then(share(b).total_cmp(&share(a)))
    });
    found
}

/// Everything that is to be said of one organisation.
fn about(rules: &Rules<'_, '_>, org: OrgIx, found: &mut Vec<Finding>) {
    found.extend(rules.spans_systems(org));
    found.extend(rules.council_split(org));
    found.extend(rules.member_of_several(org));
    found.extend(rules.commissioner_not_coterminous(org));
    found.extend(rules.system_cuts_councils(org));
    found.extend(rules.place_cuts_councils(org));
    rules.services(org, found);
    found.extend(rules.draws_from_elsewhere(org));
    found.extend(rules.main_of_no_council(org));
    found.extend(rules.network_across_commissioners(org));
    found.extend(rules.registered_elsewhere(org));
    found.extend(rules.crosses_ons_region(org));
}
