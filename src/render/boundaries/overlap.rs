//! Two organisations compared, as text and as Markdown.

use super::{counted_by, units};
use crate::atlas::OrgIx;
use crate::boundaries::{Footprint, Meeting, Overlap};
use crate::query::{AsAt, Inference, LandComparison, Side};
use crate::render::citations::{Citations, marks};
use crate::render::escape::markdown::escape;
use crate::render::markdown::sources;
use crate::render::phrase::{as_at_line, named};
use crate::render::reading::{Reading, to_each};
use crate::render::text_writer::reading_text;
use crate::render::wrap::Indent;
use crate::render::{Look, percent, thousands};
use crate::words::Relation;

/// Two organisations compared, as text.
pub fn overlap_text(as_at: &AsAt<'_>, compared: &LandComparison, look: Look) -> String {
    reading_text(&overlap_reading(as_at, compared), look)
}

/// The same to be read through, each line leading to those whom it names.
pub fn overlap_reading(as_at: &AsAt<'_>, compared: &LandComparison) -> Reading {
    let mut cited = Citations::new(as_at.atlas());
    let lines = lines(as_at, compared, &mut cited);
    let mut out = Reading::default();
    out.head(&[], &verdict(as_at, compared));
    out.blank();
    for line in lines {
        out.plain(line.text, Indent::new("  ", "    "), to_each(line.orgs));
    }
    out.sources(cited.all());
    out.foot(&format!("{} {}", counted_by(compared.weight), as_at_line(as_at)));
    out
}

/// Two organisations compared, as Markdown.
pub fn overlap_markdown(as_at: &AsAt<'_>, compared: &LandComparison) -> String {
    let mut cited = Citations::new(as_at.atlas());
    let lines = lines(as_at, compared, &mut cited);
    let mut out = format!("**{}**\n\n", escape(&verdict(as_at, compared)));
    for line in &lines {
        out = out + "- " + &escape(&line.text) + "\n";
    }
    out = out + "\n" + counted_by(compared.weight) + " " + &escape(&as_at_line(as_at)) + "\n";
    out + &sources(cited.all())
}

/// How the two lie to one another, in a sentence.
fn verdict(as_at: &AsAt<'_>, compared: &LandComparison) -> String {
    let (a, b) = (named(as_at, compared.a.org), named(as_at, compared.b.org));
    let Some(overlap) = compared.overlap else {
        return match compared.inferred {
            Some(Inference::SitsWithin | Inference::WholeBy(_)) => {
                format!("All of {a} lies in {b}, by where it sits.")
            }
            Some(Inference::Holds) => format!("All of {b} lies in {a}, by where it sits."),
            Some(Inference::NoneBy(_)) => format!("None of {a} lies in {b}, by where it sits."),
            Some(Inference::PartBy(_)) => format!("{a} and {b} may share land; how much is not known."),
            Some(Inference::Unknown) | None => format!("How {a} and {b} lie to one another is not known."),
        };
    };
    // What is known only in part may reach further.
    if !compared.a.complete || !compared.b.complete {
        return format!("So far as is known, {}", how(&a, &b, overlap));
    }
    how(&a, &b, overlap)
}

fn how(a: &str, b: &str, overlap: Overlap) -> String {
    match overlap.meeting() {
        Meeting::Coterminous if overlap.identical() => {
            format!("{a} and {b} are coterminous: they have the same land.")
        }
        Meeting::Coterminous => format!("{a} and {b} are coterminous: each holds at least 99% of the other."),
        Meeting::NearCoterminous => {
            format!("{a} and {b} are nearly coterminous: each holds at least 95% of the other.")
        }
        Meeting::Within => format!("{a} lies within {b}."),
        Meeting::Contains => format!("{a} contains {b}."),
        Meeting::Overlaps => format!("{a} and {b} overlap, and neither lies within the other."),
        Meeting::Disjoint => format!("{a} and {b} are disjoint: they share no land."),
    }
}

/// A line, and whom it names.
struct OverlapLine {
    text: String,
    orgs: Vec<OrgIx>,
}

fn line(text: String, orgs: impl Into<Vec<OrgIx>>) -> OverlapLine {
    OverlapLine { text, orgs: orgs.into() }
}

fn lines<'a>(as_at: &AsAt<'a>, compared: &LandComparison, cited: &mut Citations<'a>) -> Vec<OverlapLine> {
    let (first, second) = (compared.a.org, compared.b.org);
    let mut lines = vec![
        line(side(as_at, compared, &compared.a, cited), [first]),
        line(side(as_at, compared, &compared.b, cited), [second]),
    ];
    let (a, b) = (name(as_at, compared.a.org), name(as_at, compared.b.org));
    if let Some(overlap) = compared.overlap {
        let units = units(compared.weight);
        lines.push(line(format!("In both: {} {units}.", thousands(overlap.both)), []));
        let share = |of: Option<f64>| of.map_or_else(|| "An unknown share".to_owned(), percent);
        if overlap.touch {
            lines.push(line(format!("{} of {a} lies in {b}.", share(overlap.containment())), [first, second]));
            lines.push(line(format!("{} of {b} lies in {a}.", share(overlap.coverage())), [second, first]));
            let text = format!("Of what either has, {} is in both.", share(overlap.jaccard()).to_lowercase());
            lines.push(line(text, []));
        }
    }
    let within =
        |above: OrgIx, what: &str| line(format!("It sits within {}, {what}.", named(as_at, above)), [above]);
    match compared.inferred {
        Some(Inference::SitsWithin) => {
            lines.push(line(format!("{a} sits within {b}."), [first, second]));
        }
        Some(Inference::Holds) => lines.push(line(format!("{b} sits within {a}."), [second, first])),
        Some(Inference::WholeBy(above)) => lines.push(within(above, "whose land lies in the other")),
        Some(Inference::NoneBy(above)) => {
            lines.push(within(above, "which shares no land with the other"));
        }
        Some(Inference::PartBy(target)) => {
            let name = named(as_at, target);
            let text = format!("{name} is served in part only, and it is not known which part.");
            lines.push(line(text, [target]));
        }
        Some(Inference::Unknown) | None => {}
    }
    lines
}

fn name(as_at: &AsAt<'_>, org: OrgIx) -> String {
    crate::render::name(as_at, org)
}

/// One of the two: what it is, what it weighs, and the numbers of the sources of its land.
fn side<'a>(as_at: &AsAt<'a>, compared: &LandComparison, one: &Side, cited: &mut Citations<'a>) -> String {
    let kind = as_at.kind(one.org);
    let mut numbers: Vec<usize> = Vec::new();
    let patches = one.land.iter().flat_map(Footprint::patches);
    for patch in patches.map(|p| &as_at.atlas().patches()[p]) {
        numbers.extend(cited.cite(patch.sources));
    }
    let is_area = kind.is_area();
    if !is_area {
        let serves = as_at
            .geography()
            .links_of(one.org, &[Relation::Serves])
            .filter(|l| l.from == one.org && compared.service.is_none_or(|s| l.service == Some(s)));
        for link in serves {
            numbers.extend(cited.cite(link.sources));
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    let what = format!("{}, {}", name(as_at, one.org), kind.label());
    let units = units(compared.weight);
    let service = compared.service.map_or_else(String::new, |s| format!(" for {}", s.label()));
    let size = match (one.total, is_area) {
        (Some(total), true) => format!("{} {units}", thousands(total)),
        (Some(total), false) => format!("serves areas of {} {units}{service}", thousands(total)),
        (None, true) => "its land is not known".to_owned(),
        (None, false) => format!("no land that it serves{service} is known"),
    };
    let more = if one.total.is_some() && !one.complete { ", and parts of others, not known which" } else { "" };
    format!("{what}: {size}{more}.{}", marks(&numbers))
}
