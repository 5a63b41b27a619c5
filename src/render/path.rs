//! How two organisations are connected, edge by edge: in words, as text and as Markdown,
//! and as JSON.

mod json;

pub use json::json;

use super::markdown::escape;
use super::phrase::{as_at_line, in_a_row, named, period_of, said, what_for};
use super::sheet::{Sheet, markdown_sources};
use super::sources::{Cited, marks};
use super::{Look, clean, percent};
use crate::atlas::{Extent, Link, OrgIx, SourceSet};
use crate::query::{AsAt, Direction, Path, Step, Way};
use crate::words::{Certainty, Relation};

/// The two organisations that are asked about.
pub type Pair = (OrgIx, OrgIx);

/// The way from one to another as text, with its sources at the foot.
pub fn text(as_at: &AsAt<'_>, ends: Pair, path: Option<&Path>, look: Look) -> String {
    let mut teller = Teller { as_at, cited: Cited::new(as_at.atlas()) };
    let told = teller.told(ends, path);
    let mut out = Sheet::new(look);
    for (number, step) in told.steps.iter().enumerate() {
        out.plain(&format!("{}. {step}", number + 1), ("", "   "));
    }
    for text in &told.otherwise {
        out.plain(text, ("", "   "));
    }
    out.sources(teller.cited.all());
    out.foot(&as_at_line(as_at))
}

/// The way from one to another as Markdown, ready to paste.
pub fn markdown(as_at: &AsAt<'_>, ends: Pair, path: Option<&Path>) -> String {
    let mut teller = Teller { as_at, cited: Cited::new(as_at.atlas()) };
    let told = teller.told(ends, path);
    let (from, to) = (teller.named(ends.0), teller.named(ends.1));
    let mut out = format!("# From {} to {}\n\n{}\n\n", escape(&from), escape(&to), escape(&as_at_line(as_at)));
    for (number, step) in told.steps.iter().enumerate() {
        out = out + &format!("{}. ", number + 1) + &escape(step) + "\n";
    }
    if !told.steps.is_empty() && !told.otherwise.is_empty() {
        out.push('\n');
    }
    for text in &told.otherwise {
        out = out + &escape(text) + "\n";
    }
    out + &markdown_sources(teller.cited.all())
}

/// A way in words.
struct Told {
    steps: Vec<String>,
    /// What is said after the steps, or in their stead.
    otherwise: Vec<String>,
}

struct Teller<'t, 'a> {
    as_at: &'t AsAt<'a>,
    cited: Cited<'a>,
}

impl Teller<'_, '_> {
    fn name(&self, org: OrgIx) -> String {
        clean(self.as_at.name(org)).into_owned()
    }

    fn named(&self, org: OrgIx) -> String {
        named(self.as_at, org)
    }

    fn told(&mut self, (from, to): Pair, path: Option<&Path>) -> Told {
        let Some(path) = path else {
            let (from, to) = (self.named(from), self.named(to));
            let none = format!("{from} and {to} are not connected by anything this atlas knows of.");
            return Told { steps: Vec::new(), otherwise: vec![none] };
        };
        if path.steps.is_empty() {
            let same = format!("Both are {}: there is no way to go.", self.named(from));
            return Told { steps: Vec::new(), otherwise: vec![same] };
        }
        let both_in = path.both_in.map(|area| {
            let kind = self.as_at.kind(area).label();
            format!("Both sit in {}, {kind}.", self.named(area))
        });
        Told {
            steps: path.steps.iter().map(|s| self.cited_step(*s)).collect(),
            otherwise: both_in.into_iter().collect(),
        }
    }

    /// A step, and the numbers of its sources.
    fn cited_step(&mut self, step: Step) -> String {
        let said = self.step(step);
        let cites = marks(&self.cites(step));
        format!("{said}{cites}")
    }

    /// A step in a sentence.
    fn step(&self, step: Step) -> String {
        let (from, to) = (self.named(step.from), self.named(step.to));
        match step.way {
            Way::Within { child, .. } => {
                let said = if child == step.from { "sits within" } else { "holds" };
                format!("{from} {said} {to}{}.", self.within(child))
            }
            Way::Holds { council, share, .. } => {
                let all = || "has its land in".to_owned();
                let part = |s| format!("has {} of its residents in", percent(s));
                let said = share.map_or_else(all, part);
                let (council, holder) = if council == step.from { (from, to) } else { (to, from) };
                format!("{council} {said} {holder}.")
            }
            Way::SameLand => format!("{from} has the same boundary as {to}."),
            Way::Link(link) => self.link(self.as_at.atlas().link(link), step),
        }
    }

    /// On whose word a step stands, by the numbers of the sources.
    fn cites(&mut self, step: Step) -> Vec<usize> {
        let mut cites: Vec<usize> =
            sources_of(self.as_at, step).into_iter().flat_map(|set| self.cited.cite(set)).collect();
        cites.sort_unstable();
        cites.dedup();
        cites
    }

    /// Since when one sits where it does and how sure that is.
    fn within(&self, child: OrgIx) -> String {
        let org = self.as_at.atlas().org(child);
        let Some(parent) = org.parent_at(self.as_at.day()) else { return String::new() };
        let mut more: Vec<String> =
            period_of(parent.period).or_else(|| period_of(org.period)).into_iter().collect();
        more.extend(unless_certain(parent.certainty));
        after_a_comma(&more)
    }

    fn link(&self, link: &Link, step: Step) -> String {
        let is_forward = link.from == step.from;
        let (from, to) = (self.named(step.from), self.named(step.to));
        let said = said(self.as_at, link, if is_forward { Direction::Out } else { Direction::In });
        // "has as a member" reads with what it has in the middle.
        let mut text = match said.strip_prefix("has as ") {
            Some(what) => format!("{from} has {to} as {what}"),
            None => format!("{from} {said} {to}"),
        };
        if let Some(service) = link.service {
            text = match link.relation {
                Relation::Transferred | Relation::Commissions => format!("{text}: {}", service.label()),
                _ => format!("{text} for {}", what_for(service)),
            };
        }
        let mut more = Vec::new();
        match &link.extent {
            Some(Extent::Part) => more.push("in part (which part is not known)".to_owned()),
            Some(Extent::Within(areas)) => {
                let names: Vec<String> = areas.iter().map(|a| self.name(*a)).collect();
                more.push(format!("the part in {}", in_a_row(&names)));
            }
            Some(Extent::Whole) | None => {}
        }
        if let Some(share) = link.share {
            let of = link.basis.map_or("patients", |b| b.label());
            more.push(format!("{} of {} {of}", percent(share), self.name(link.from)));
        }
        more.extend(link.on.map(|on| format!("on {on}")));
        more.extend(link.how.map(|how| how.word().to_owned()));
        more.extend(period_of(link.period));
        more.extend(link.seen.map(|seen| format!("as of {seen}")));
        more.extend(unless_certain(link.certainty));
        let note = link.note.as_deref().map_or_else(String::new, |n| format!(" ({})", clean(n)));
        format!("{text}{}{note}.", after_a_comma(&more))
    }
}

/// On whose word a step stands.
fn sources_of(as_at: &AsAt<'_>, step: Step) -> Vec<SourceSet> {
    let atlas = as_at.atlas();
    match step.way {
        Way::Within { child, .. } => {
            atlas.org(child).parent_at(as_at.day()).map(|parent| parent.sources).into_iter().collect()
        }
        Way::Holds { council, .. } => land_of(as_at, council),
        Way::SameLand => land_of(as_at, step.from),
        Way::Link(link) => vec![atlas.link(link).sources],
    }
}

/// On whose word the land of an area stands.
fn land_of(as_at: &AsAt<'_>, area: OrgIx) -> Vec<SourceSet> {
    let Some(footprint) = as_at.land().footprint(area) else { return Vec::new() };
    footprint.patches().map(|patch| as_at.atlas().patches()[patch].sources).collect()
}

fn unless_certain(certainty: Certainty) -> Option<String> {
    (certainty != Certainty::Certain).then(|| certainty.word().to_owned())
}

fn after_a_comma(more: &[String]) -> String {
    if more.is_empty() { String::new() } else { format!(", {}", more.join(", ")) }
}
