//! Who serves an area, a row a service, in words; and where else its residents go.

use super::page::{CardLine, CardSection};
use super::writer::CardWriter;
use crate::atlas::{Extent, Link, OrgIx};
use crate::boundaries::{Destination, Destinations, Figures};
use crate::query::{AreaCover, Department, DepartmentSite, Given, Goes, Serving};
use crate::render::link::seen_last;
use crate::render::percent;
use crate::render::period::{period, seen};
use crate::render::phrase::{capital, in_a_row};
use crate::render::service::{care, row_label, within_row};
use crate::render::{clean, counted};
use crate::words::{Basis, Certainty, Service};

/// So many areas are named before the rest is only counted.
const NAMED: usize = 6;
/// Below this share of residents' admissions a trust is only counted.
const LEAST_ADMITTED: f64 = 0.01;
/// Below this share of those who wait a trust is only counted.
const LEAST_WAITING: f64 = 0.05;

impl<'a> CardWriter<'_, 'a> {
    pub(super) fn services(&mut self) -> CardSection {
        let card = self.card;
        let via = self.said_of();
        let mut lines = Vec::new();
        for row in &card.services.rows {
            let figures = [&card.services.admissions, &card.services.waiting].into_iter().flatten();
            let mut figures: Vec<&Destinations<'a>> = figures.collect();
            for given in &row.by {
                let text = match given {
                    Given::Serves(serving) => self.serving(row.service, serving, via),
                    Given::Goes(goes) => {
                        let first = figures.iter().position(|f| f.basis == goes.basis);
                        let whose = first.map(|at| self.whose(figures.swap_remove(at), via));
                        self.goes(&goes.to, goes.basis, whose.flatten())
                    }
                    Given::Department(department) => self.department(department),
                };
                let (certainty, sources) = (told_certainty(given), given.sources());
                let cites = self.citations.cite_all(&sources);
                let line = CardLine { certainty, cites, ..CardLine::leading_to(given.provider(), text) };
                lines.push(line.labelled(row_label(row.service)));
            }
        }
        CardSection::new(self.services_heading(via), lines)
    }

    /// Trusts that fewer go to than are named in the row of hospital care, and how many more there are.
    pub(super) fn further_destinations(&mut self) -> CardSection {
        let mut lines = Vec::new();
        let card = self.card;
        for flows in [&card.services.admissions, &card.services.waiting].into_iter().flatten() {
            let least = if flows.basis == Basis::WaitingList { LEAST_WAITING } else { LEAST_ADMITTED };
            let named = flows.named().count();
            let rest = flows.providers.iter().skip(named);
            let (told, counted_only): (Vec<_>, Vec<_>) = rest.partition(|to| to.share_of_area >= least);
            for to in told {
                let text = self.goes(to, flows.basis, None);
                let cites = self.citations.cite_all(to.links.iter().map(|link| &link.sources));
                let certainty = to.links.iter().map(|l| l.certainty).max().unwrap_or(Certainty::Certain);
                lines.push(CardLine { certainty, cites, ..CardLine::leading_to(to.provider, text) });
            }
            let of = match flows.basis {
                Basis::WaitingList => "of those waiting",
                _ => "of admissions",
            };
            lines.extend(and_more(counted_only.len(), &format!("{} {of}", percent(least))));
        }
        CardSection::new("Fewer residents go to", lines)
    }

    /// What only documents of years ago say of who serves whom, under its year.
    pub(super) fn once_served(&mut self) -> CardSection {
        let mut lines = Vec::new();
        for link in self.once() {
            let other = if link.from == self.card.org { link.to } else { link.from };
            let (from, to) = (self.named(link.from), self.name(link.to));
            let part = match link.extent {
                Some(Extent::Part) => "a part of ",
                _ => "",
            };
            let when = link.seen.map_or_else(String::new, |seen| format!("in {seen} "));
            let which = if part.is_empty() { "" } else { "; which part was not said" };
            let service = link.service.map_or_else(String::new, |service| format!(" for {}", care(service)));
            let note = link.note.as_deref().map_or_else(String::new, |note| format!(" ({})", clean(note)));
            let text = format!("{when}a report said that {from} served {part}{to}{service}{which}{note}");
            let cites = self.cite(link.sources);
            let line = CardLine::leading_to(other, capital(&text));
            lines.push(CardLine { certainty: link.certainty, cites, ..line });
        }
        CardSection::new("What reports of earlier years said", lines)
    }

    fn once(&self) -> Vec<&'a Link> {
        let of_a_body = self.card.links.iter().filter(|end| self.is_superseded(end));
        self.card.services.once.iter().copied().chain(of_a_body.map(|end| end.link)).collect()
    }

    /// The area of which most is said, where that is one with the same land.
    fn said_of(&self) -> Option<OrgIx> {
        let services = &self.card.services;
        let given = services.rows.iter().flat_map(|row| &row.by);
        let mut said = given.filter_map(|given| match given {
            Given::Serves(serving) => serving.via,
            _ => None,
        });
        said.next().or_else(|| match services.admissions.as_ref().map(|flows| &flows.figures) {
            Some(Figures::SameLand(other)) => Some(*other),
            _ => None,
        })
    }

    fn services_heading(&self, via: Option<OrgIx>) -> String {
        match (self.card.services.by_way_of, via) {
            (Some(around), _) => format!("Who serves {}, in which it lies", self.name(around)),
            (None, Some(via)) => format!("Who serves it, as {}, which has the same boundary", self.name(via)),
            (None, None) => "Who serves it".to_owned(),
        }
    }

    fn serving(&self, service: Service, serving: &Serving<'a>, via: Option<OrgIx>) -> String {
        let mut text = self.named(serving.provider);
        // Beside those that residents go to, this one is there for them.
        if matches!(service, Service::Acute | Service::Emergency) {
            text = format!("{text} is said to serve it");
        }
        let mut more: Vec<String> = within_row(service).map(str::to_owned).into_iter().collect();
        more.extend(self.extent(serving));
        if let [link] = serving.links.as_slice() {
            more.extend(period(link.told_period()));
            more.extend(seen(link.seen));
            more.extend(link.note.as_deref().map(|note| clean(note).into_owned()));
        } else {
            more.extend(seen(seen_last(serving)));
        }
        more.extend(serving.via.filter(|own| Some(*own) != via).map(|own| format!("via {}", self.name(own))));
        if more.is_empty() { text } else { format!("{text} – {}", more.join("; ")) }
    }

    fn extent(&self, serving: &Serving<'a>) -> Option<String> {
        let areas = self.few(&serving.areas);
        match (serving.covers, serving.share) {
            (AreaCover::Whole, _) => None,
            (AreaCover::Part, Some(share)) if areas.is_empty() => {
                Some(format!("{} of residents{}", percent(share), self.within(serving)))
            }
            (AreaCover::Part, Some(share)) => Some(format!("{} of residents: {areas}", percent(share))),
            (AreaCover::Part, None) if areas.is_empty() => Some("in part; which part is not known".to_owned()),
            (AreaCover::Part, None) => Some(format!("in part: {areas}")),
            (AreaCover::Perhaps, _) if areas.is_empty() => Some("perhaps".to_owned()),
            (AreaCover::Perhaps, _) => Some(format!("perhaps: a part of {areas}, not known which")),
        }
    }

    /// The areas that name the part that is served.
    fn within(&self, serving: &Serving<'a>) -> String {
        let mut named: Vec<OrgIx> = Vec::new();
        for link in &serving.links {
            if let Some(Extent::Within(areas)) = &link.extent {
                named.extend(areas.iter().copied().filter(|area| *area != link.to));
            }
        }
        named.dedup();
        if named.is_empty() { String::new() } else { format!(": the part in {}", self.few(&named)) }
    }

    fn few(&self, areas: &[OrgIx]) -> String {
        let mut names: Vec<String> = areas.iter().map(|area| self.name(*area)).collect();
        if names.len() > NAMED + 1 {
            let more = counted(names.len() - NAMED);
            names.truncate(NAMED);
            names.push(format!("{more} more"));
        }
        in_a_row(&names)
    }

    /// How many go to a trust; that this says who serves them is derived, and said to be.
    fn goes(&self, to: &Destination<'a>, basis: Basis, whose: Option<String>) -> String {
        let when = to.links.iter().filter_map(|link| link.seen).max();
        let when = when.map_or_else(String::new, |when| format!(" in {when}"));
        let (share, who) = (percent(to.share_of_area), self.named(to.provider));
        let text = match basis {
            Basis::WaitingList => format!("of residents waiting{when}, {share} wait at {who}"),
            _ => format!("of residents' admissions{when}, {share} went to {who}"),
        };
        let of_theirs = to.share.map(|theirs| match basis {
            Basis::WaitingList => format!("{} of those waiting there are from here", percent(theirs)),
            _ => format!("{} of that trust's admissions come from here", percent(theirs)),
        });
        let more: Vec<String> = of_theirs.into_iter().chain(["derived".to_owned()]).chain(whose).collect();
        format!("{text} – {}", more.join("; "))
    }

    /// Whose figures they are, where they are not the area's own.
    fn whose(&self, flows: &Destinations<'a>, via: Option<OrgIx>) -> Option<String> {
        match &flows.figures {
            Figures::Own => None,
            Figures::SameLand(other) => {
                (Some(*other) != via).then(|| format!("the figures of {}", self.name(*other)))
            }
            Figures::Added(areas) => Some(format!("added up over {} by residents", self.few(areas))),
            Figures::PartOf(other) => {
                Some(format!("the figures of {}, of which it is a part", self.name(*other)))
            }
            Figures::Approximate(areas) => {
                Some(format!("approximate, from {}, whose land is not quite its own", self.few(areas)))
            }
        }
    }

    fn department(&self, department: &Department) -> String {
        let site = |site: &DepartmentSite| {
            let council =
                site.outside.map_or_else(String::new, |council| format!(", in {}", self.name(council)));
            format!("{}{council}", self.named(site.hospital))
        };
        let sites: Vec<String> = department.at.iter().map(site).collect();
        let who = self.named(department.trust);
        if !department.is_told {
            return format!("{who}: our sources do not say whether it has a major A&E");
        }
        let what = if sites.is_empty() {
            format!("{who} has a major A&E; our sources do not say at which hospital")
        } else {
            format!("{who} has a major A&E: {}", sites.join("; "))
        };
        let is_guess = department.at.iter().any(|site| site.certainty >= Certainty::Inferred);
        let which = is_guess.then(|| "at which hospital is inferred".to_owned());
        let more: Vec<String> =
            seen(department.seen).into_iter().chain(which).chain(["derived".to_owned()]).collect();
        format!("{what} – {}", more.join("; "))
    }
}

/// What follows from flows says in its words that it is derived; how sure the flows are is another
/// matter.
fn told_certainty(given: &Given<'_>) -> Certainty {
    match given {
        Given::Serves(_) => given.certainty(),
        Given::Goes(Goes { to, .. }) => {
            to.links.iter().map(|link| link.certainty).max().unwrap_or(Certainty::Certain)
        }
        Given::Department(_) => Certainty::Certain,
    }
}

/// `and 4 more, each under 1% of its admissions`.
pub(super) fn and_more(count: usize, least: &str) -> Option<CardLine> {
    (count > 0).then(|| {
        let each = if count == 1 { "" } else { "each " };
        CardLine::plain(format!("and {} more, {each}under {least}", counted(count)))
    })
}
