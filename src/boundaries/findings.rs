//! The named ways in which boundaries do not line up, found on a day.
//!
//! Each rule looks at one organisation at a time, so that what holds of it can be asked
//! again for another day. What is only planned takes part in nothing.

mod activity;
mod council;
mod coverage;
mod evidence;
mod membership;
mod network;
mod register;
mod service;
mod spans;
mod subject;

pub use subject::is_partnership;

use super::{Ground, Piece};
use crate::atlas::{OrgIx, SourceSet};
use crate::date::Date;
use crate::words::{Basis, Certainty, Service, words};
pub use coverage::Coverage;
use evidence::Evidence;

words! {
    /// What a finding is called, by which people filter.
    Code {
        /// A provider serves land in several systems.
        ProviderSpansSystems => "provider-spans-systems",
        /// The members of a partnership sit in several systems.
        PartnershipSpansSystems => "partnership-spans-systems",
        /// A place or network lies in several systems.
        AreaSpansSystems => "area-spans-systems",
        /// A council's land lies in several systems.
        CouncilSplit => "council-split",
        /// A council or trust takes part in several systems at once.
        MemberOfSeveral => "member-of-several",
        /// A commissioner has the boundary of no local authority.
        CommissionerNotCoterminous => "commissioner-not-coterminous",
        /// A system is not made of whole local authorities.
        SystemCutsCouncils => "system-cuts-councils",
        /// An area has no provider of a service.
        NoProvider => "no-provider",
        /// An area has several providers of the same service on the same land.
        SeveralProviders => "several-providers",
        /// A provider serves only a part of an area.
        PartCovered => "part-covered",
        /// A trust draws a good part of its activity from other systems than its own.
        DrawsFromElsewhere => "draws-from-elsewhere",
        /// A network has practices under another commissioner than its own.
        NetworkAcrossCommissioners => "network-across-commissioners",
        /// The register files a body under a system it does not serve.
        RegisteredElsewhere => "registered-elsewhere",
        /// A system lies in several regions of the Office for National Statistics.
        CrossesOnsRegion => "crosses-ons-region",
    }
}

words! {
    /// How much a finding matters; the rule is [`Finding::severity`].
    Severity {
        /// Many people are touched.
        Major => "major",
        /// Some are.
        Minor => "minor",
        /// Nobody is served differently for it, or next to nobody is touched.
        Note => "note",
    }
}

/// One way in which boundaries do not line up.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is called.
    pub code: Code,
    /// Of whom it is said.
    pub subject: OrgIx,
    /// What the subject is torn between, the greatest part first: systems, councils or
    /// providers, as the code has it.
    pub parts: Vec<Part>,
    /// Who else is concerned.
    pub with: Vec<OrgIx>,
    /// For what, where it is about a service.
    pub service: Option<Service>,
    /// The residents it touches: mid-2020 counts. Which they are depends on the code.
    pub residents: Option<u64>,
    /// The share of a trust's activity that it touches, from 0 to 1.
    pub share: Option<f64>,
    /// What its figures are figures of; nothing where it has none.
    pub basis: Option<Basis>,
    /// What else is to be said.
    pub detail: Detail,
    /// When sources saw it, where they say no more of some fact than that.
    pub seen: Option<Date>,
    /// How sure the least sure of its facts is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// What an organisation is torn between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The system, council or provider.
    pub org: OrgIx,
    /// The residents in it.
    pub residents: Option<u64>,
    /// The share of the subject in it, from 0 to 1.
    pub share: Option<f64>,
}

/// What some findings also say.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// Nothing more.
    None,
    /// Some of what is served is known only to be a part, so the figures are at least so much.
    Incomplete,
    /// Which local authorities lie wholly in it.
    Whole(Vec<OrgIx>),
    /// The same boundary as this county.
    SameAsCounty(OrgIx),
    /// So many practices.
    Practices(u64),
    /// So many of its parts are inferred, where others are certain.
    Inferred(usize),
}

/// What may be set about the rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// From which share of a trust's activity on it draws from elsewhere, from 0 to 1.
    pub elsewhere: f64,
}

impl Default for Asked {
    fn default() -> Self {
        Self { elsewhere: 0.10 }
    }
}

/// Residents from which a finding is major.
const MANY_RESIDENTS: u64 = 50_000;
/// Systems from which a membership is major.
const MANY_SYSTEMS: usize = 3;
/// The share of activity from which a finding is major.
const MUCH_ACTIVITY: f64 = 0.25;
/// Below this share of the subject's residents it is a sliver.
const SLIVER: f64 = 0.01;

impl Finding {
    /// One without figures, to be filled in.
    fn bare(code: Code, subject: OrgIx, evidence: Evidence<'_, '_>) -> Self {
        Self {
            code,
            subject,
            parts: Vec::new(),
            with: Vec::new(),
            service: None,
            residents: None,
            share: None,
            basis: None,
            detail: Detail::None,
            seen: evidence.seen,
            certainty: evidence.certainty,
            sources: evidence.sources,
        }
    }

    /// How much it matters. A note, where only a register or a line of the statisticians
    /// differs, where whole councils are put together, or where under 1% of the subject's
    /// residents are touched. Else major, where it touches 50,000 residents, a quarter of a
    /// trust's activity, or, where only membership is known, three systems. Else minor.
    pub fn severity(&self) -> Severity {
        let only_on_paper = matches!(self.code, Code::RegisteredElsewhere | Code::CrossesOnsRegion);
        if only_on_paper || self.is_sliver() || self.residents == Some(0) {
            return Severity::Note;
        }
        let by_membership = self.basis == Some(Basis::Membership) && self.parts.len() >= MANY_SYSTEMS;
        let by_residents = self.residents.is_some_and(|r| r >= MANY_RESIDENTS);
        let by_activity = self.share.is_some_and(|s| s >= MUCH_ACTIVITY);
        if by_membership || by_residents || by_activity { Severity::Major } else { Severity::Minor }
    }

    fn is_sliver(&self) -> bool {
        let torn =
            matches!(self.code, Code::CouncilSplit | Code::AreaSpansSystems | Code::ProviderSpansSystems);
        torn && self.parts.first().and_then(|p| p.share).is_some_and(|largest| 1.0 - largest < SLIVER)
    }

    /// Everyone concerned, the subject first.
    pub fn organisations(&self) -> impl Iterator<Item = OrgIx> + '_ {
        std::iter::once(self.subject).chain(self.parts.iter().map(|p| p.org)).chain(self.with.iter().copied())
    }

    /// Is it the same finding, perhaps of another day: the same is said of the same?
    pub fn is_same_as(&self, other: &Self) -> bool {
        let torn_between = |finding: &Self| {
            let mut orgs: Vec<OrgIx> = finding.parts.iter().map(|p| p.org).collect();
            orgs.sort_unstable();
            orgs
        };
        (self.code, self.subject, self.service) == (other.code, other.subject, other.service)
            && torn_between(self) == torn_between(other)
    }
}

impl Part {
    fn of(piece: Piece, total: u64) -> Self {
        Self { org: piece.area, residents: Some(piece.weight), share: piece.share_of(total) }
    }

    /// One of which no more is known than that it is one.
    fn bare(org: OrgIx) -> Self {
        Self { org, residents: None, share: None }
    }
}

/// The rules, on one ground.
struct Rules<'g, 'a> {
    ground: Ground<'g, 'a>,
    coverage: &'g Coverage<'a>,
    asked: Asked,
}

impl Rules<'_, '_> {
    /// Everything that is to be said of one organisation.
    fn about(&self, org: OrgIx, found: &mut Vec<Finding>) {
        found.extend(self.spans_systems(org));
        found.extend(self.council_split(org));
        found.extend(self.member_of_several(org));
        found.extend(self.commissioner_not_coterminous(org));
        found.extend(self.system_cuts_councils(org));
        self.services(org, found);
        found.extend(self.draws_from_elsewhere(org));
        found.extend(self.network_across_commissioners(org));
        found.extend(self.registered_elsewhere(org));
        found.extend(self.crosses_ons_region(org));
    }
}

/// Every finding of a day: those that touch most residents first, those without a number of
/// residents last, and among equals by code, share and name.
pub fn findings<'a>(ground: Ground<'_, 'a>, coverage: &Coverage<'a>, asked: Asked) -> Vec<Finding> {
    let subjects = ground.atlas().orgs().iter().copied().filter(|org| ground.counts(*org));
    findings_about((ground, coverage), asked, subjects)
}

/// The findings of which these organisations are the subjects, in the same order.
pub fn findings_about<'a>(
    (ground, coverage): (Ground<'_, 'a>, &Coverage<'a>),
    asked: Asked,
    subjects: impl IntoIterator<Item = OrgIx>,
) -> Vec<Finding> {
    let rules = Rules { ground, coverage, asked };
    let mut found = Vec::new();
    for org in subjects {
        if ground.counts(org) {
            rules.about(org, &mut found);
        }
    }
    let atlas = ground.atlas();
    found.sort_by_cached_key(|f| {
        let first = f.parts.first().map(|part| atlas.org(part.org).id.clone());
        let name = ground.snapshot.name(f.subject).to_lowercase();
        (f.code, name, atlas.org(f.subject).id.clone(), f.service, first)
    });
    // Stable, so that the order above is kept among equals.
    found.sort_by(|a, b| {
        let share = |f: &Finding| f.share.unwrap_or(0.0);
        b.residents.cmp(&a.residents).then(a.code.cmp(&b.code)).then(share(b).total_cmp(&share(a)))
    });
    found
}
