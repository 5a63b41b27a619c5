//! Boundaries as JSON, versioned like every answer.

use serde::Serialize;

use super::message;
use super::pairs::{PairTable, cited};
use crate::atlas::OrgIx;
use crate::boundaries::{Footprint, Overlap, Pair, Weight};
use crate::query::{AsAt, DatedFinding, Inference, LandComparison, Side};
use crate::render::citations::Citations;
use crate::render::json::{Organisation, answer, date, keys_of_all};
use crate::words::{Basis, Service};

#[derive(Serialize)]
struct FindingsRecord<'a> {
    as_at: String,
    /// Of whom they were asked.
    organisation: Option<Organisation<'a>>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    organisations: Vec<&'a str>,
    residents: Option<u64>,
    basis: Option<&'static str>,
    message: String,
    certainty: &'static str,
    since: Option<String>,
    until: Option<String>,
    sources: Vec<&'a str>,
    service: Option<&'static str>,
    share: Option<f64>,
    seen: Option<String>,
    /// The local authorities that lie wholly in an area that cuts others.
    wholly_in_it: Vec<Organisation<'a>>,
    /// The county that has the boundary of a commissioner with that of no local authority.
    county: Option<Organisation<'a>>,
}

/// Findings as JSON, of everything or of one organisation.
pub fn findings_json(as_at: &AsAt<'_>, org: Option<OrgIx>, found: &[DatedFinding]) -> String {
    let atlas = as_at.atlas();
    let mut cited = Citations::new(atlas);
    let mut findings = Vec::with_capacity(found.len());
    for dated in found {
        let finding = &dated.finding;
        cited.add_all(&finding.provenance.sources);
        let what = &finding.misalignment;
        findings.push(FindingJson {
            code: finding.code().word(),
            severity: finding.severity().word(),
            organisations: finding.organisations().map(|org| &*atlas.org(org).id).collect(),
            residents: what.residents(),
            basis: what.basis().map(Basis::word),
            message: message(as_at, finding),
            certainty: finding.provenance.certainty.word(),
            since: date(dated.period.since),
            until: date(dated.period.until),
            sources: keys_of_all(atlas, &finding.provenance.sources),
            service: what.service().map(Service::word),
            share: what.share(),
            seen: date(finding.provenance.seen),
            wholly_in_it: Organisation::each(as_at, what.wholly_in_it()),
            county: what.county().map(|county| Organisation::new(as_at, county)),
        });
    }
    let organisation = org.map(|org| Organisation::new(as_at, org));
    answer(&FindingsRecord { as_at: as_at.day().to_string(), organisation, findings }, &cited)
}

#[derive(Serialize)]
struct Two<'a> {
    as_at: String,
    weight: &'static str,
    a: One<'a>,
    b: One<'a>,
    both: Option<u64>,
    containment: Option<f64>,
    coverage: Option<f64>,
    jaccard: Option<f64>,
    relation: &'static str,
    service: Option<&'static str>,
    /// Where nothing can be measured, how much of A lies in B: whole, part or none.
    extent: Option<&'static str>,
    /// By what that is known.
    evidence: Option<String>,
    /// By whom that is known, where by another than the two.
    by: Option<Organisation<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    id: &'a str,
    name: &'a str,
    total: Option<u64>,
    complete: bool,
}

/// Two organisations compared, as JSON.
pub fn overlap_json(as_at: &AsAt<'_>, compared: &LandComparison) -> String {
    let atlas = as_at.atlas();
    let mut cited = Citations::new(atlas);
    let one = |side: &Side| One {
        id: &atlas.org(side.org).id,
        name: as_at.name(side.org),
        total: side.total,
        complete: side.complete,
    };
    for side in [&compared.a, &compared.b] {
        cited.add(atlas.org(side.org).sources);
        for patch in side.land.iter().flat_map(Footprint::patches) {
            cited.add(atlas.patches()[patch].sources);
        }
    }
    let inferred = compared.inferred.and_then(|inference| inferred(as_at, compared, inference));
    let (extent, evidence) = inferred.unzip();
    let by = match compared.inferred {
        Some(Inference::WholeBy(by) | Inference::NoneBy(by) | Inference::PartBy(by)) => Some(by),
        _ => None,
    };
    let overlap = compared.overlap;
    answer(
        &Two {
            as_at: as_at.day().to_string(),
            weight: compared.weight.word(),
            a: one(&compared.a),
            b: one(&compared.b),
            both: overlap.map(|o| o.both),
            containment: overlap.and_then(Overlap::containment),
            coverage: overlap.and_then(Overlap::coverage),
            jaccard: overlap.and_then(Overlap::jaccard),
            relation: relation(compared),
            service: compared.service.map(Service::word),
            extent,
            evidence,
            by: by.map(|org| Organisation::new(as_at, org)),
        },
        &cited,
    )
}

/// How the two lie to one another, in the word of the agreement.
pub(super) fn relation(compared: &LandComparison) -> &'static str {
    compared.overlap.map_or("unknown", |overlap| overlap.meeting().word())
}

/// Whole, part or none, and by what that is known.
fn inferred(
    as_at: &AsAt<'_>,
    compared: &LandComparison,
    inference: Inference,
) -> Option<(&'static str, String)> {
    let id = |org: OrgIx| as_at.atlas().org(org).id.to_string();
    Some(match inference {
        Inference::SitsWithin => ("whole", format!("sits within {}", id(compared.b.org))),
        Inference::Holds => ("part", format!("holds {}", id(compared.b.org))),
        Inference::WholeBy(above) => ("whole", format!("sits within {}", id(above))),
        Inference::NoneBy(above) => ("none", format!("sits within {}", id(above))),
        Inference::PartBy(target) => ("part", format!("serves a part of {}", id(target))),
        Inference::Unknown => return None,
    })
}

#[derive(Serialize)]
struct Sorted<'a> {
    as_at: String,
    weight: &'static str,
    pairs: Vec<OnePair<'a>>,
    summary: SummaryJson,
    /// Pairs left out as too small.
    more: usize,
}

#[derive(Serialize)]
struct OnePair<'a> {
    a: &'a str,
    b: &'a str,
    both: u64,
    containment: Option<f64>,
    coverage: Option<f64>,
    relation: &'static str,
}

#[derive(Serialize)]
struct SummaryJson {
    a: usize,
    b: usize,
    pairs: usize,
    split: usize,
    whole: usize,
    identical: usize,
    coterminous: usize,
    mean_best_fit: Option<f64>,
    nesting: Option<f64>,
    a_without_land: usize,
    b_without_land: usize,
    a_incomplete: usize,
    b_incomplete: usize,
}

/// Two sorts of areas compared, as JSON.
pub fn pairs_json(as_at: &AsAt<'_>, shown: &PairTable<'_>) -> String {
    let comparison = shown.comparison;
    let atlas = as_at.atlas();
    let id = |org: OrgIx| &*atlas.org(org).id;
    let pair = |pair: &Pair| OnePair {
        a: id(pair.a),
        b: id(pair.b),
        both: pair.overlap.both,
        containment: pair.overlap.containment(),
        coverage: pair.overlap.coverage(),
        relation: pair.overlap.meeting().word(),
    };
    let s = &comparison.summary;
    answer(
        &Sorted {
            as_at: as_at.day().to_string(),
            weight: Weight::word(comparison.weight),
            pairs: shown.pairs.iter().map(pair).collect(),
            summary: SummaryJson {
                a: s.a.all,
                b: s.b.all,
                pairs: s.pairs,
                split: s.split,
                whole: s.whole,
                identical: s.identical,
                coterminous: s.coterminous,
                mean_best_fit: s.mean_best_fit,
                nesting: s.nesting,
                a_without_land: s.a.without_land,
                b_without_land: s.b.without_land,
                a_incomplete: s.a.incomplete,
                b_incomplete: s.b.incomplete,
            },
            more: shown.left_out,
        },
        &cited(as_at, comparison),
    )
}
