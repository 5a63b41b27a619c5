//! How two organisations are connected, in words, edge by edge.

use super::phrase::{as_at_line, named, period_of, what_for};
use super::sheet::Sheet;
use super::sources::{Cited, marks};
use super::{Look, clean, percent};
use crate::atlas::{Extent, Link, OrgIx};
use crate::query::{AsAt, Path, Step, Way};
use crate::words::{Certainty, Relation};

/// The way from one to another as text, with its sources at the foot.
pub fn text(as_at: &AsAt<'_>, (from, to): (OrgIx, OrgIx), path: Option<&Path>, look: Look) -> String {
    let mut teller = Teller { as_at, cited: Cited::new(as_at.atlas()) };
    let mut lines = Vec::new();
    match path {
        None => lines.push(format!(
            "{} and {} are not connected by anything this atlas knows of.",
            teller.named(from),
            teller.named(to)
        )),
        Some(path) if path.steps.is_empty() => {
            lines.push(format!("Both are {}: there is no way to go.", teller.named(from)));
        }
        Some(path) => lines.extend(teller.steps(path)),
    }
    let mut out = Sheet::new(look);
    for text in &lines {
        out.plain(text, ("", "   "));
    }
    out.sources(teller.cited.all());
    out.foot(&as_at_line(as_at))
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

    fn steps(&mut self, path: &Path) -> Vec<String> {
        let mut lines = Vec::with_capacity(path.steps.len() + 1);
        for (number, step) in path.steps.iter().enumerate() {
            lines.push(format!("{}. {}", number + 1, self.step(*step)));
        }
        if let Some(area) = path.both_in {
            let kind = self.as_at.kind(area).label();
            lines.push(format!("Both sit in {}, {kind}.", self.named(area)));
        }
        lines
    }

    fn step(&mut self, step: Step) -> String {
        let (from, to) = (self.named(step.from), self.named(step.to));
        match step.way {
            Way::Within { child, .. } => {
                let said = if child == step.from { "sits within" } else { "holds" };
                let (more, cites) = self.within(child);
                format!("{from} {said} {to}{more}.{cites}")
            }
            Way::Holds { council, share, .. } => {
                let cites = self.land_of(council);
                let all = || "has its land in".to_owned();
                let part = |s| format!("has {} of its residents in", percent(s));
                let said = share.map_or_else(all, part);
                let (council, holder) = if council == step.from { (from, to) } else { (to, from) };
                format!("{council} {said} {holder}.{cites}")
            }
            Way::SameLand => {
                let cites = self.land_of(step.from);
                format!("{from} has the same boundary as {to}.{cites}")
            }
            Way::Link(link) => {
                let link = self.as_at.atlas().link(link);
                self.link(link, step)
            }
        }
    }

    /// Since when one sits where it does and how sure that is, and on whose word.
    fn within(&mut self, child: OrgIx) -> (String, String) {
        let org = self.as_at.atlas().org(child);
        let Some(parent) = org.parent_at(self.as_at.day()) else { return (String::new(), String::new()) };
        let cites = marks(&self.cited.cite(parent.sources));
        let mut more: Vec<String> =
            period_of(parent.period).or_else(|| period_of(org.period)).into_iter().collect();
        more.extend(unless_certain(parent.certainty));
        (after_a_comma(&more), cites)
    }

    /// The sources of the land of an area.
    fn land_of(&mut self, area: OrgIx) -> String {
        let Some(footprint) = self.as_at.land().footprint(area) else { return String::new() };
        let mut cites = Vec::new();
        for patch in footprint.patches() {
            cites.extend(self.cited.cite(self.as_at.atlas().patches()[patch].sources));
        }
        cites.sort_unstable();
        cites.dedup();
        marks(&cites)
    }

    fn link(&mut self, link: &Link, step: Step) -> String {
        let is_forward = link.from == step.from;
        let (from, to) = (self.named(step.from), self.named(step.to));
        let said = if is_forward { link.relation.forward() } else { link.relation.backward() };
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
                more.push(format!("the part in {}", super::card::in_a_row(&names)));
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
        let cites = marks(&self.cited.cite(link.sources));
        format!("{text}{}{note}.{cites}", after_a_comma(&more))
    }
}

fn unless_certain(certainty: Certainty) -> Option<String> {
    (certainty != Certainty::Certain).then(|| certainty.word().to_owned())
}

fn after_a_comma(more: &[String]) -> String {
    if more.is_empty() { String::new() } else { format!(", {}", more.join(", ")) }
}
