//! Findings as text and as Markdown, under a heading for each code.

use super::{counted_by, message, title};
use crate::atlas::OrgIx;
use crate::boundaries::{Code, Severity, Weight};
use crate::query::{AsAt, DatedFinding};
use crate::render::certainty::in_brackets;
use crate::render::citations::{Citations, marks};
use crate::render::escape::markdown::escape;
use crate::render::markdown::sources;
use crate::render::period::{period, seen};
use crate::render::phrase::{as_at_line, named};
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;
use crate::render::{Look, Presentation, capital, counted, thousands};

/// What is said where there is nothing to list.
const NONE: &str = "This atlas knows of nothing here that does not line up.";
/// How a reader gets further.
const MORE: &str = "What a heading means, and whom it counts: catchment boundaries --explain CODE.";

/// Findings as text; of all, or of one organisation and what lies within it.
pub fn findings_text(as_at: &AsAt<'_>, of: Option<OrgIx>, found: &[DatedFinding], look: Look) -> String {
    let mut cited = Citations::new(as_at.atlas());
    let mut out = TextWriter::new(look);
    out.name(&heading(as_at, of));
    out.faint(&in_short(found));
    let width = found.iter().map(|f| residents(f).len()).max().unwrap_or(0);
    for (code, of_code) in by_code(found) {
        out.heading(&format!("{} ({}), {}", title(code), counted(of_code.len()), code.word()));
        for (number, finding) in of_code.into_iter().enumerate() {
            let severity = finding.finding.severity().word();
            if look.presentation == Presentation::Spoken {
                let text = entry(as_at, finding, &mut cited);
                out.plain(
                    &format!("{} {severity}{}: {text}", number + 1, spoken_number(finding)),
                    Indent::NONE,
                );
                continue;
            }
            let text = entry(as_at, finding, &mut cited);
            let line = format!("{severity:5}  {:>width$}  {text}", residents(finding));
            out.plain(&line, Indent::new("  ", &" ".repeat(width + 11)));
        }
    }
    if !found.is_empty() {
        out.blank();
        out.plain(&format!("{} {MORE}", counted_by(Weight::Residents)), Indent::NONE);
    }
    out.sources(cited.all());
    out.foot(&as_at_line(as_at))
}

/// Findings as Markdown, ready to paste.
pub fn findings_markdown(as_at: &AsAt<'_>, of: Option<OrgIx>, found: &[DatedFinding]) -> String {
    let mut cited = Citations::new(as_at.atlas());
    let mut out = format!("# {}\n\n", escape(&heading(as_at, of)));
    out = out + &escape(&in_short(found)) + "\n\n" + &escape(&as_at_line(as_at)) + " ";
    out = out + counted_by(Weight::Residents) + "\n";
    for (code, of_code) in by_code(found) {
        out = out + "\n## " + title(code) + " (" + &counted(of_code.len()) + ")\n\n";
        out.push_str("| severity | residents | what |\n|---|---:|---|\n");
        for finding in of_code {
            let severity = finding.finding.severity().word();
            let text = escape(&entry(as_at, finding, &mut cited));
            out = out + "| " + severity + " | " + &residents(finding) + " | " + &text + " |\n";
        }
    }
    out + &sources(cited.all())
}

fn heading(as_at: &AsAt<'_>, of: Option<OrgIx>) -> String {
    let of = of.map_or_else(|| as_at.atlas().title().to_owned(), |org| named(as_at, org));
    format!("Where boundaries do not line up: {of}")
}

fn in_short(found: &[DatedFinding]) -> String {
    if found.is_empty() {
        return NONE.to_owned();
    }
    let of = |severity: Severity| found.iter().filter(|f| f.finding.severity() == severity).count();
    let of_each: Vec<String> = Severity::ALL
        .iter()
        .filter(|severity| of(**severity) > 0)
        .map(|severity| format!("{} {}", counted(of(*severity)), word_for(*severity, of(*severity))))
        .collect();
    let findings = if found.len() == 1 { "finding" } else { "findings" };
    format!("{} {findings}: {}.", counted(found.len()), of_each.join(", "))
}

const fn word_for(severity: Severity, count: usize) -> &'static str {
    match (severity, count) {
        (Severity::Note, 2..) => "notes",
        (other, _) => other.word(),
    }
}

/// In the order of the codes; within each in the order given.
fn by_code(found: &[DatedFinding]) -> impl Iterator<Item = (Code, Vec<&DatedFinding>)> {
    Code::ALL.iter().filter_map(move |code| {
        let of_code: Vec<&DatedFinding> = found.iter().filter(|f| f.finding.code() == *code).collect();
        (!of_code.is_empty()).then_some((*code, of_code))
    })
}

fn residents(finding: &DatedFinding) -> String {
    finding.finding.misalignment.residents().map_or_else(|| "–".to_owned(), thousands)
}

/// For how long it has been so, and when sources saw what they say no more of than that.
fn held(dated: &DatedFinding) -> Option<String> {
    let period = period(dated.period).map(|period| format!("In this form {period}"));
    let seen = seen(dated.finding.provenance.seen);
    match (period, seen) {
        (Some(period), Some(seen)) => Some(format!("{period}, {seen}")),
        (period, seen) => period.or(seen.map(|seen| capital(&seen))),
    }
}

/// `, 1,000 residents`, or nothing.
fn spoken_number(finding: &DatedFinding) -> String {
    finding
        .finding
        .misalignment
        .residents()
        .map_or_else(String::new, |n| format!(", {} residents", thousands(n)))
}

/// The sentence, for how long it has held, how sure it is, and the numbers of its sources.
fn entry<'a>(as_at: &AsAt<'a>, dated: &DatedFinding, cited: &mut Citations<'a>) -> String {
    let finding = &dated.finding;
    let when = held(dated).map_or_else(String::new, |held| format!(" {held}."));
    let sure = in_brackets(finding.provenance.certainty);
    let numbers = cited.cite_all(&finding.provenance.sources);
    format!("{}{when}{sure}{}", message(as_at, finding), marks(&numbers))
}
