//! Where boundaries do not line up: of one organisation and all below it, or of everything;
//! and since when.

use std::collections::HashSet;

use fixedbitset::FixedBitSet;

use super::{AsAt, Changes};
use crate::atlas::{Atlas, Closed, Link, OrgIx};
use crate::boundaries::{Asked, Code, Finding, findings, findings_about};
use crate::date::{Date, Day, Period};
use crate::words::{Kind, Relation};

/// A finding, and for how long it has held.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// The finding.
    pub finding: Finding,
    /// From when until when the same is said of the same without a break. No start: always,
    /// so far as the atlas knows. No end: still at the end of what it knows.
    pub period: Period,
}

/// The findings of the day that concern an organisation or lie within it; without one, all.
/// Those that touch most residents come first.
pub fn boundary_findings(as_at: &AsAt<'_>, org: Option<OrgIx>, asked: Asked) -> Vec<Finding> {
    let mut found = findings(as_at.ground(), as_at.coverage(), asked);
    if let Some(org) = org {
        let within = within(as_at, org);
        found.retain(|f| within.contains(&f.subject) || f.organisations().any(|o| o == org));
    }
    found
}

/// An organisation and everything that stands below it on the day.
fn within(as_at: &AsAt<'_>, org: OrgIx) -> HashSet<OrgIx> {
    let mut all = HashSet::from([org]);
    let mut waiting = vec![org];
    while let Some(next) = waiting.pop() {
        let children = as_at.children(next);
        waiting.extend(children.iter().map(|c| c.org).filter(|child| all.insert(*child)));
    }
    all
}

/// For how long each has held. One day of change after another is looked at, backwards and
/// forwards, until none holds any longer.
pub fn dated(as_at: &AsAt<'_>, found: Vec<Finding>, asked: Asked) -> Vec<Dated> {
    let atlas = as_at.atlas();
    let days: Vec<Day> =
        Changes::within(atlas, &bearing_on(atlas, &found)).days().map(|(day, _)| day).collect();
    let now = days.partition_point(|day| *day <= as_at.day());
    let mut periods = vec![Period::ALWAYS; found.len()];
    let mut holding: Vec<usize> = (0..found.len()).collect();
    for day in &days[now..] {
        for gone in let_go(&mut holding, &found, (atlas, *day, asked)) {
            periods[gone].until = day.yesterday().ok().map(Date::of);
        }
    }
    holding = (0..found.len()).collect();
    for began in days[..now].iter().rev() {
        let Ok(before) = began.yesterday() else { break };
        for gone in let_go(&mut holding, &found, (atlas, before, asked)) {
            periods[gone].since = Some(as_given(atlas, &found[gone], *began));
        }
    }
    found.into_iter().zip(periods).map(|(finding, period)| Dated { finding, period }).collect()
}

/// All but the practices of other networks than those found to lie across commissioners, and
/// the services known only by who pays for them: there are thousands, and what becomes of a
/// practice bears on its network alone.
fn bearing_on(atlas: &Atlas, found: &[Finding]) -> FixedBitSet {
    let across = found.iter().filter(|finding| finding.code == Code::NetworkAcrossCommissioners);
    let networks: HashSet<OrgIx> = across.map(|finding| finding.subject).collect();
    let is_only_paid_for = |org: OrgIx| {
        let mut links = atlas.links_of(org).into_iter().map(|link| atlas.link(link));
        links.all(|link| link.relation == Relation::Commissions && link.to == org)
    };
    let has_part = |org: OrgIx| {
        let above = atlas.org(org).parents.iter().any(|parent| networks.contains(&parent.org));
        let mut links = atlas.links_of(org).into_iter().map(|link| atlas.link(link));
        let is_member = |link: &Link| link.relation == Relation::MemberOf && networks.contains(&link.to);
        above || links.any(is_member)
    };
    let mut bearing = FixedBitSet::with_capacity(atlas.len());
    for org in atlas.orgs().iter().copied() {
        let is_small = match atlas.org(org).kind {
            Kind::Practice => true,
            Kind::Service => is_only_paid_for(org),
            _ => false,
        };
        bearing.set(org.index(), !is_small || has_part(org));
    }
    bearing
}

/// Keeps those that hold on a day too, and gives the others.
fn let_go(
    holding: &mut Vec<usize>,
    found: &[Finding],
    (atlas, day, asked): (&Atlas, Day, Asked),
) -> Vec<usize> {
    if holding.is_empty() {
        return Vec::new();
    }
    let then = AsAt::new(atlas, day, Closed::Leave);
    let subjects: HashSet<OrgIx> = holding.iter().map(|i| found[*i].subject).collect();
    let there = findings_about((then.ground(), then.coverage()), asked, subjects);
    let holds = |i: &usize| there.iter().any(|f| f.is_same_as(&found[*i]));
    let (kept, gone) = holding.iter().partition(|i| holds(i));
    *holding = kept;
    gone
}

/// A day of change as the atlas gives the date: where what began then is known to have begun
/// in a month or year, no day is made up.
fn as_given(atlas: &Atlas, finding: &Finding, day: Day) -> Date {
    let organisations = finding.organisations().map(|org| atlas.org(org));
    let of_organisations = organisations.flat_map(|o| {
        let styles = o.styles.iter().map(|style| style.period.since);
        let parents = o.parents.iter().map(|parent| parent.period.since);
        styles.chain(parents).chain([o.period.since])
    });
    let of_links = atlas.links_of(finding.subject).into_iter().map(|link| atlas.link(link).period.since);
    let begins = of_organisations.chain(of_links).flatten();
    begins.filter(|since| since.first_day() == day).min().unwrap_or(Date::of(day))
}
