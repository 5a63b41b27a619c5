//! `catchment boundaries`.

use super::args::BoundariesArgs;
use super::failure::Failure;
use super::output::Output;
use super::session::{Session, joined};
use crate::atlas::{Closed, OrgIx};
use crate::boundaries::{FindingOptions, Weight};
use crate::query::{AsAt, Sorts, boundary_findings, compare, dated};
use crate::render::Look;
use crate::render::boundaries::{
    PairTable, findings_csv, findings_json, findings_markdown, findings_text, pairs_csv, pairs_json,
    pairs_markdown, pairs_text,
};
use crate::render::format::BoundariesFormat;

pub(super) fn run(session: &Session<'_>, args: &BoundariesArgs, output: &mut Output) -> Result<(), Failure> {
    let as_at = session.as_at(Closed::Leave);
    let words = joined(&args.org);
    let org = match words.trim() {
        "" => None,
        words => Some(session.org_there(words, &as_at)?),
    };
    if let (Some(a), Some(b)) = (args.kind_a, args.kind_b) {
        let sorts = Sorts { a, b, within: org, weight: args.weight.unwrap_or(Weight::Residents) };
        return Answer { as_at: &as_at, args, look: session.settings.look, output }.pairs(sorts);
    }
    Answer { as_at: &as_at, args, look: session.settings.look, output }.findings(org)
}

/// What is asked, and where the answer goes.
struct Answer<'r, 'a> {
    as_at: &'r AsAt<'a>,
    args: &'r BoundariesArgs,
    look: Look,
    output: &'r mut Output,
}

impl Answer<'_, '_> {
    fn findings(self, org: Option<OrgIx>) -> Result<(), Failure> {
        let Self { as_at, args, look, output } = self;
        let options =
            args.elsewhere.map_or_else(FindingOptions::default, |elsewhere| FindingOptions { elsewhere });
        let mut found = boundary_findings(as_at, org, options);
        if !args.only.is_empty() {
            found.retain(|finding| args.only.contains(&finding.code()));
        }
        let found = dated(as_at, found, options);
        match args.format.chosen {
            BoundariesFormat::Text => output.answer(&findings_text(as_at, org, &found, look)),
            BoundariesFormat::Markdown => output.answer(&findings_markdown(as_at, org, &found)),
            BoundariesFormat::Json => output.line(&findings_json(as_at, org, &found)),
            BoundariesFormat::Csv => output.answer(&findings_csv(as_at, &found)),
        }
    }

    fn pairs(self, sorts: Sorts) -> Result<(), Failure> {
        let Self { as_at, args, look, output } = self;
        let comparison = compare(as_at, sorts);
        let (kept, left_out) = comparison.at_least(args.min_share.unwrap_or(0.0));
        let shown = PairTable { sorts, comparison: &comparison, pairs: &kept, left_out };
        match args.format.chosen {
            BoundariesFormat::Text => output.answer(&pairs_text(as_at, &shown, look)),
            BoundariesFormat::Markdown => output.answer(&pairs_markdown(as_at, &shown)),
            BoundariesFormat::Json => output.line(&pairs_json(as_at, &shown)),
            BoundariesFormat::Csv => output.answer(&pairs_csv(as_at, &shown)),
        }
    }
}
