//! Boundaries as comma-separated values.

use super::json::relation;
use super::message;
use super::pairs::{PairTable, cited};
use crate::atlas::OrgIx;
use crate::boundaries::{Footprint, Overlap};
use crate::query::{AsAt, DatedFinding, LandComparison};
use crate::render::citations::Citations;
use crate::render::csv::{date, decimal, imprint, imprint_of, table};
use crate::words::{Basis, Service};

/// The columns of findings, before those of the imprint.
pub const FINDING_COLUMNS: [&str; 13] = [
    "code",
    "severity",
    "organisations",
    "names",
    "residents",
    "basis",
    "message",
    "certainty",
    "since",
    "until",
    "service",
    "share",
    "seen",
];

/// The columns of two organisations compared, before those of the imprint.
pub const OVERLAP_COLUMNS: [&str; 14] = [
    "a",
    "a_name",
    "a_total",
    "a_complete",
    "b",
    "b_name",
    "b_total",
    "b_complete",
    "both",
    "containment",
    "coverage",
    "jaccard",
    "relation",
    "weight",
];

/// The columns of pairs, before those of the imprint.
pub const PAIR_COLUMNS: [&str; 10] =
    ["a", "a_name", "b", "b_name", "both", "containment", "coverage", "relation", "weight", "pairs_left_out"];

/// Findings as comma-separated values: ids and names of organisations are separated by
/// semicolons.
pub fn findings_csv(as_at: &AsAt<'_>, found: &[DatedFinding]) -> String {
    let atlas = as_at.atlas();
    let row = |dated: &DatedFinding| {
        let finding = &dated.finding;
        let what = &finding.misalignment;
        let each = |of: &dyn Fn(OrgIx) -> String| finding.organisations().map(of).collect::<Vec<_>>().join(";");
        let mut row = vec![
            finding.code().word().to_owned(),
            finding.severity().word().to_owned(),
            each(&|org| atlas.org(org).id.to_string()),
            each(&|org| as_at.name(org).to_owned()),
            what.residents().map_or_else(String::new, |r| r.to_string()),
            what.basis().map_or("", Basis::word).to_owned(),
            message(as_at, finding),
            finding.provenance.certainty.word().to_owned(),
            date(dated.period.since),
            date(dated.period.until),
            what.service().map_or("", Service::word).to_owned(),
            decimal(what.share()),
            date(finding.provenance.seen),
        ];
        row.extend(imprint_of(as_at, &finding.provenance.sources));
        row
    };
    table(&FINDING_COLUMNS, found.iter().map(row))
}

/// Two organisations compared, as one line of values.
pub fn overlap_csv(as_at: &AsAt<'_>, compared: &LandComparison) -> String {
    let atlas = as_at.atlas();
    let mut sources = Citations::new(atlas);
    for patch in [&compared.a, &compared.b].iter().filter_map(|s| s.land.as_ref()).flat_map(Footprint::patches)
    {
        sources.add(atlas.patches()[patch].sources);
    }
    let whole = |number: Option<u64>| number.map_or_else(String::new, |n| n.to_string());
    let share = |of: &dyn Fn(Overlap) -> Option<f64>| decimal(compared.overlap.and_then(of));
    let mut row = Vec::new();
    for side in [&compared.a, &compared.b] {
        row.extend([atlas.org(side.org).id.to_string(), as_at.name(side.org).to_owned()]);
        row.extend([whole(side.total), side.complete.to_string()]);
    }
    row.push(whole(compared.overlap.map(|o| o.both)));
    row.extend([share(&Overlap::containment), share(&Overlap::coverage), share(&Overlap::jaccard)]);
    row.extend([relation(compared).to_owned(), compared.weight.word().to_owned()]);
    row.extend(imprint(as_at, &sources));
    table(&OVERLAP_COLUMNS, [row])
}

/// Every pair that is shown; the last column before the imprint says how many are left out.
pub fn pairs_csv(as_at: &AsAt<'_>, shown: &PairTable<'_>) -> String {
    let atlas = as_at.atlas();
    let imprint = imprint(as_at, &cited(as_at, shown.comparison));
    let rows = shown.pairs.iter().map(|pair| {
        let mut row = vec![
            atlas.org(pair.a).id.to_string(),
            as_at.name(pair.a).to_owned(),
            atlas.org(pair.b).id.to_string(),
            as_at.name(pair.b).to_owned(),
            pair.overlap.both.to_string(),
            decimal(pair.overlap.containment()),
            decimal(pair.overlap.coverage()),
            pair.overlap.meeting().word().to_owned(),
            shown.comparison.weight.word().to_owned(),
            shown.left_out.to_string(),
        ];
        row.extend(imprint.clone());
        row
    });
    table(&PAIR_COLUMNS, rows)
}
