//! Where boundaries do not line up: of one organisation and all below it, or of everything;
//! and since when.

use std::collections::HashSet;

use super::bearing::{Practices, bearing_on, in_sight};
use super::{AsAt, Changes};
use crate::atlas::{Atlas, OrgIx};
use crate::boundaries::{Finding, FindingOptions, Misalignment, NetworkPractices, findings, findings_about};
use crate::date::{Date, Day, Period};

/// A finding, and for how long it has held.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedFinding {
    /// The finding.
    pub finding: Finding,
    /// From when until when the same is said of the same without a break. No start: always,
    /// so far as the atlas knows. No end: still at the end of what it knows.
    pub period: Period,
}

/// The findings of the day that concern an organisation or lie within it; without one, all.
/// Those that touch most residents come first.
pub fn boundary_findings(as_at: &AsAt<'_>, org: Option<OrgIx>, options: FindingOptions) -> Vec<Finding> {
    let mut found = findings(as_at.geography(), as_at.coverage(), options);
    if let Some(org) = org {
        let within = within(as_at, org);
        found.retain(|f| f.organisations().any(|o| o == org) || within.contains(&f.subject));
        found.retain(|f| !is_of_other_land(as_at, f, org));
    }
    found
}

/// Is it said of a provider that serves other parts of an area that is split, and nothing of the
/// organisation's land?
fn is_of_other_land(as_at: &AsAt<'_>, finding: &Finding, org: OrgIx) -> bool {
    let Misalignment::PartCovered(found) = &finding.misalignment else { return false };
    let served = as_at.land().served(as_at.snapshot(), found.provider, Some(found.service));
    let Some(served) = served.filter(|served| served.complete && found.provider != org) else { return false };
    as_at.land().footprint(org).is_some_and(|own| !served.footprint.meets(own))
}

/// An organisation and everything that stands below it on the day; of a place, all councils
/// with land in it.
fn within(as_at: &AsAt<'_>, org: OrgIx) -> HashSet<OrgIx> {
    let mut all = HashSet::from([org]);
    let mut waiting = as_at.councils_of_place(org);
    all.extend(&waiting);
    waiting.push(org);
    while let Some(next) = waiting.pop() {
        let children = as_at.children(next);
        waiting.extend(children.iter().map(|c| c.org).filter(|child| all.insert(*child)));
    }
    all
}

/// For how long each has held. One day of change after another is looked at, backwards and
/// forwards, until none holds any longer.
pub fn dated(as_at: &AsAt<'_>, found: Vec<Finding>, options: FindingOptions) -> Vec<DatedFinding> {
    let mut dating =
        Dating { atlas: as_at.atlas(), options, periods: vec![Period::ALWAYS; found.len()], found };
    let (mut networks, mut others) = (Vec::new(), Vec::new());
    for (number, finding) in dating.found.iter().enumerate() {
        match &finding.misalignment {
            Misalignment::NetworkAcrossCommissioners(NetworkPractices::Named { .. }) => networks.push(number),
            // What a figure says was so when it was seen, and since when no figure says.
            // Nor does any since when patients have come from where they did in one year.
            Misalignment::NetworkAcrossCommissioners(NetworkPractices::Counted { .. })
            | Misalignment::DrawsFromElsewhere(_)
            | Misalignment::MainOfNoCouncil(_)
            | Misalignment::SeveralMainTrusts(_) => {}
            _ => others.push(number),
        }
    }
    dating.date(as_at.day(), networks, Practices::Bear);
    dating.date(as_at.day(), others, Practices::DoNot);
    let Dating { found, periods, .. } = dating;
    found.into_iter().zip(periods).map(|(finding, period)| DatedFinding { finding, period }).collect()
}

/// Findings, and for how long each has held so far as has been worked out.
struct Dating<'a> {
    atlas: &'a Atlas,
    options: FindingOptions,
    found: Vec<Finding>,
    periods: Vec<Period>,
}

impl Dating<'_> {
    /// Dates some of the findings of a day, by their numbers, by the days that bear on them.
    fn date(&mut self, day: Day, numbers: Vec<usize>, practices: Practices) {
        if numbers.is_empty() {
            return;
        }
        let found = numbers.iter().map(|number| &self.found[*number]);
        let bearing = bearing_on(self.atlas, found, practices);
        let in_sight = in_sight(self.atlas, &bearing);
        let days: Vec<Day> = Changes::within(self.atlas, &bearing).days().map(|(day, _)| day).collect();
        let now = days.partition_point(|change| *change <= day);
        let mut holding = numbers.clone();
        for day in &days[now..] {
            for gone in self.let_go(&mut holding, &in_sight, *day) {
                self.periods[gone].until = day.yesterday().ok().map(Date::of);
            }
        }
        holding = numbers;
        for began in days[..now].iter().rev() {
            let Ok(before) = began.yesterday() else { break };
            for gone in self.let_go(&mut holding, &in_sight, before) {
                self.periods[gone].since = Some(as_given(self.atlas, &self.found[gone], *began));
            }
        }
    }

    /// Keeps those that hold on a day too, and gives the others.
    fn let_go(&self, holding: &mut Vec<usize>, in_sight: &[OrgIx], day: Day) -> Vec<usize> {
        if holding.is_empty() {
            return Vec::new();
        }
        let then = AsAt::among(self.atlas, in_sight, day);
        let subjects: HashSet<OrgIx> = holding.iter().map(|number| self.found[*number].subject).collect();
        let there = findings_about(then.geography(), then.coverage(), self.options, subjects);
        let holds = |number: &usize| there.iter().any(|f| f.is_same_as(&self.found[*number]));
        let (kept, gone) = holding.iter().partition(|number| holds(number));
        *holding = kept;
        gone
    }
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
    let of_links = atlas.links_of(finding.subject).map(|link| atlas.link(link).told_period().since);
    let begins = of_organisations.chain(of_links).flatten();
    begins.filter(|since| since.first_day() == day).min().unwrap_or(Date::of(day))
}
