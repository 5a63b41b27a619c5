//! Boundaries as JSON, versioned like every answer.

use serde::Serialize;

use super::message;
use super::pairs::{Shown, cited};
use crate::atlas::{Atlas, OrgIx};
use crate::boundaries::{Comparison, Pair, Weight};
use crate::query::{AsAt, Compared, Dated, Instead, Side};
use crate::render::citations::Citations;
use crate::render::json::{Imprint, SCHEMA, date, keys, text};
use crate::words::{Basis, Service};

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    as_at: String,
    findings: Vec<Finding<'a>>,
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[derive(Serialize)]
struct Finding<'a> {
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
}

/// Findings as JSON.
pub fn findings_json(as_at: &AsAt<'_>, found: &[Dated]) -> String {
    let atlas = as_at.atlas();
    let mut cited = Citations::new(atlas);
    let mut findings = Vec::with_capacity(found.len());
    for dated in found {
        let finding = &dated.finding;
        for set in &finding.sources {
            cited.add(*set);
        }
        findings.push(Finding {
            code: finding.code.word(),
            severity: finding.severity().word(),
            organisations: finding.organisations().map(|org| &*atlas.org(org).id).collect(),
            residents: finding.residents,
            basis: finding.basis.map(Basis::word),
            message: message(as_at, finding),
            certainty: finding.certainty.word(),
            since: date(dated.period.since),
            until: date(dated.period.until),
            sources: source_keys(atlas, dated),
            service: finding.service.map(Service::word),
            share: finding.share,
            seen: date(finding.seen),
        });
    }
    text(&Answer { schema: SCHEMA, as_at: as_at.day().to_string(), findings, imprint: Imprint::new(&cited) })
}

/// The keys of the sources of a finding, each once.
fn source_keys<'a>(atlas: &'a Atlas, dated: &Dated) -> Vec<&'a str> {
    let mut all: Vec<&str> = Vec::new();
    for key in dated.finding.sources.iter().flat_map(|set| keys(atlas, *set)) {
        if !all.contains(&key) {
            all.push(key);
        }
    }
    all
}

#[derive(Serialize)]
struct Two<'a> {
    schema: u32,
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
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[derive(Serialize)]
struct One<'a> {
    id: &'a str,
    name: &'a str,
    total: Option<u64>,
    complete: bool,
}

/// Two organisations compared, as JSON.
pub fn overlap_json(as_at: &AsAt<'_>, compared: &Compared) -> String {
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
        for patch in side.land.iter().flat_map(crate::boundaries::Footprint::patches) {
            cited.add(atlas.patches()[patch].sources);
        }
    }
    let (extent, evidence) =
        compared.instead.map_or((None, None), |instead| instead_of(as_at, compared, instead));
    let overlap = compared.overlap;
    text(&Two {
        schema: SCHEMA,
        as_at: as_at.day().to_string(),
        weight: compared.weight.word(),
        a: one(&compared.a),
        b: one(&compared.b),
        both: overlap.map(|o| o.both),
        containment: overlap.and_then(crate::boundaries::Overlap::containment),
        coverage: overlap.and_then(crate::boundaries::Overlap::coverage),
        jaccard: overlap.and_then(crate::boundaries::Overlap::jaccard),
        relation: relation(compared),
        service: compared.service.map(Service::word),
        extent,
        evidence,
        imprint: Imprint::new(&cited),
    })
}

/// How the two lie to one another, in the word of the agreement.
pub(super) fn relation(compared: &Compared) -> &'static str {
    compared.overlap.map_or("unknown", |overlap| overlap.meeting().word())
}

/// Whole, part or none, and by what that is known.
fn instead_of(
    as_at: &AsAt<'_>,
    compared: &Compared,
    instead: Instead,
) -> (Option<&'static str>, Option<String>) {
    let id = |org: OrgIx| as_at.atlas().org(org).id.to_string();
    match instead {
        Instead::SitsWithin => (Some("whole"), Some(format!("sits within {}", id(compared.b.org)))),
        Instead::Holds => (Some("part"), Some(format!("holds {}", id(compared.b.org)))),
        Instead::WholeBy(above) => (Some("whole"), Some(format!("sits within {}", id(above)))),
        Instead::NoneBy(above) => (Some("none"), Some(format!("sits within {}", id(above)))),
        Instead::PartBy(target) => (Some("part"), Some(format!("serves a part of {}", id(target)))),
        Instead::Unknown => (None, None),
    }
}

#[derive(Serialize)]
struct Sorted<'a> {
    schema: u32,
    as_at: String,
    weight: &'static str,
    pairs: Vec<OnePair<'a>>,
    summary: Summary,
    /// Pairs left out as too small.
    more: usize,
    #[serde(flatten)]
    imprint: Imprint<'a>,
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
struct Summary {
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
pub fn pairs_json(as_at: &AsAt<'_>, comparison: &Comparison, (pairs, left_out): Shown<'_>) -> String {
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
    text(&Sorted {
        schema: SCHEMA,
        as_at: as_at.day().to_string(),
        weight: Weight::word(comparison.weight),
        pairs: pairs.iter().map(pair).collect(),
        summary: Summary {
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
        more: left_out,
        imprint: Imprint::new(&cited(as_at, comparison)),
    })
}
