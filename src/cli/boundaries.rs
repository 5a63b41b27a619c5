//! `catchment boundaries`.

use super::args::{Boundaries, Format};
use super::failure::Failure;
use super::output::Output;
use super::resolve::{Ask, joined};
use super::settings::Settings;
use crate::atlas::{Closed, OrgIx};
use crate::boundaries::{Asked, Weight};
use crate::query::{AsAt, Sorts, boundary_findings, compare, dated};
use crate::render::boundaries::{
    findings_csv, findings_json, findings_markdown, findings_text, pairs_csv, pairs_json, pairs_markdown,
    pairs_text,
};

pub(super) fn run(
    ask: &Ask<'_>,
    typed: &Boundaries,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let as_at = ask.as_at(Closed::Leave);
    let words = joined(&typed.org);
    let org = match words.trim() {
        "" => None,
        words => Some(ask.org_there(words, &as_at)?),
    };
    if let (Some(a), Some(b)) = (typed.kind_a, typed.kind_b) {
        let sorts = Sorts { a, b, within: org, weight: typed.weight.unwrap_or(Weight::Residents) };
        return pairs((&as_at, sorts), typed, settings, output);
    }
    findings((&as_at, org), typed, settings, output)
}

fn findings(
    (as_at, org): (&AsAt<'_>, Option<OrgIx>),
    typed: &Boundaries,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let asked = typed.elsewhere.map_or_else(Asked::default, |elsewhere| Asked { elsewhere });
    let mut found = boundary_findings(as_at, org, asked);
    if !typed.only.is_empty() {
        found.retain(|finding| typed.only.contains(&finding.code));
    }
    let found = dated(as_at, found, asked);
    match typed.written.format {
        Format::Text => output.answer(&findings_text(as_at, org, &found, settings.look)),
        Format::Markdown => output.answer(&findings_markdown(as_at, org, &found)),
        Format::Json => output.line(&findings_json(as_at, &found)),
        Format::Csv => output.answer(&findings_csv(as_at, &found)),
        other => Err(other.refused("boundaries")),
    }
}

fn pairs(
    (as_at, sorts): (&AsAt<'_>, Sorts),
    typed: &Boundaries,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let comparison = compare(as_at, sorts);
    let (kept, left_out) = comparison.at_least(typed.min_share.unwrap_or(0.0));
    let shown = (kept.as_slice(), left_out);
    match typed.written.format {
        Format::Text => output.answer(&pairs_text(as_at, sorts, (&comparison, shown), settings.look)),
        Format::Markdown => output.answer(&pairs_markdown(as_at, sorts, (&comparison, shown))),
        Format::Json => output.line(&pairs_json(as_at, &comparison, shown)),
        Format::Csv => output.answer(&pairs_csv(as_at, &comparison, shown)),
        other => Err(other.refused("boundaries")),
    }
}
