//! Who serves an area, a row a service, in words; and where else its residents go.

use super::page::{CardLine, CardSection};
use super::writer::CardWriter;
use crate::atlas::OrgIx;
use crate::boundaries::{Destination, Destinations, Figures, SplitFigures};
use crate::date::date_in_words;
use crate::query::{AreaCover, Department, DepartmentSite, Given, Goes, ServiceRow, Serving};
use crate::render::link::{only_there, seen_last};
use crate::render::percent;
use crate::render::period::{period, seen};
use crate::render::phrase::in_a_row;
use crate::render::service::{row_label, within_row};
use crate::render::{clean, counted, short};
use crate::words::{Basis, Certainty, Service};

/// So many areas are named before the rest is only counted.
const NAMED: usize = 6;
/// Below this share of residents' admissions a trust is only counted.
const LEAST_ADMITTED: f64 = 0.01;
/// Below this share of those who wait a trust is only counted.
const LEAST_WAITING: f64 = 0.05;

/// What is said of one provider in one row.
struct Told {
    provider: OrgIx,
    /// What is said, part by part.
    parts: Vec<String>,
    /// Does any of it follow from figures?
    is_derived: bool,
    certainty: Certainty,
    cites: Vec<usize>,
}

impl Told {
    /// Adds what else is said of the same one.
    fn add(&mut self, other: Self) {
        self.parts.extend(other.parts);
        self.is_derived |= other.is_derived;
        self.certainty = self.certainty.max(other.certainty);
        self.cites.extend(other.cites);
        self.cites.sort_unstable();
        self.cites.dedup();
    }
}

impl<'a> CardWriter<'_, 'a> {
    pub(super) fn services(&mut self) -> CardSection {
        let card = self.card;
        let via = self.said_of();
        let mut lines: Vec<CardLine> = card.services.rows.iter().flat_map(|row| self.row(row, via)).collect();
        lines.extend(self.whose_figures(via));
        CardSection::new(self.services_heading(via), lines)
    }

    /// Who serves it with one service: what is said of one provider stands in one line, and what is
    /// known only of all of a council that is split after the rest.
    fn row(&mut self, row: &ServiceRow<'a>, via: Option<OrgIx>) -> Vec<CardLine> {
        let label = row_label(row.service);
        let (mut told, mut of_split): (Vec<Told>, Vec<CardLine>) = (Vec::new(), Vec::new());
        for given in &row.by {
            let (provider, certainty) = (given.provider(), told_certainty(given));
            let cites = self.citations.cite_all(&given.sources());
            let (parts, is_derived) = match given {
                Given::Serves(serving) => (self.serving(serving, via), false),
                Given::Goes(goes) => (self.goes(goes), true),
                Given::Department(department) => (self.department(department), department.is_told),
                Given::OfSplit(split) => {
                    let line = CardLine::leading_to(provider, self.of_split(split)).labelled(label);
                    of_split.push(CardLine { certainty, cites, ..line });
                    continue;
                }
            };
            let new = Told { provider, parts, is_derived, certainty, cites };
            match told.iter_mut().find(|known| known.provider == provider) {
                Some(known) => known.add(new),
                None => told.push(new),
            }
        }
        told.into_iter().map(|told| self.line(told).labelled(label)).chain(of_split).collect()
    }

    /// `Oxleas NHS Foundation Trust (RPG) – 42% of residents`.
    fn line(&self, mut told: Told) -> CardLine {
        if told.is_derived {
            told.parts.push("derived".to_owned());
        }
        let name = self.named(told.provider);
        let text = if told.parts.is_empty() { name } else { format!("{name} – {}", told.parts.join("; ")) };
        CardLine { certainty: told.certainty, cites: told.cites, ..CardLine::leading_to(told.provider, text) }
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
            let named_any = !told.is_empty();
            for to in told {
                let (to, only_in) = (Destination::clone(to), flows.only_in().to_vec());
                let goes = Goes { to, basis: flows.basis, only_in, is_main: false };
                let cites = self.citations.cite_all(goes.to.links.iter().map(|link| &link.sources));
                let certainty = goes.to.links.iter().map(|l| l.certainty).max().unwrap_or(Certainty::Certain);
                let (provider, parts) = (goes.to.provider, self.goes(&goes));
                let certainty = beside_derived(certainty);
                lines.push(self.line(Told { provider, parts, is_derived: true, certainty, cites }));
            }
            let least = format!("{} {}", percent(least), of_whom(flows.basis));
            let count = counted_only.len();
            lines.extend(if named_any { and_more(count, &least) } else { so_many_more(count, &least) });
        }
        CardSection::new("Fewer residents go to", lines)
    }

    /// Where the residents of a larger area wait for planned care, under that area's name: how many
    /// of this one's wait where, no source says.
    pub(super) fn planned_care_around(&mut self) -> CardSection {
        let mut lines = Vec::new();
        for split in self.card.services.waiting_around.iter().flat_map(|flows| &flows.of_split) {
            let drawn = split.named().flat_map(|to| &to.links);
            let cites = self.citations.cite_all(drawn.map(|link| &link.sources));
            lines.push(CardLine { cites, ..CardLine::leading_to(split.area, self.of_split(split)) });
        }
        CardSection::new("Planned care, counted only for a larger area", lines)
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

    fn serving(&self, serving: &Serving<'a>, via: Option<OrgIx>) -> Vec<String> {
        let service = serving.links.first().and_then(|link| link.service);
        let mut parts: Vec<String> = service.and_then(within_row).map(str::to_owned).into_iter().collect();
        parts.extend(self.extent(serving));
        let when = match serving.links.as_slice() {
            [link] => {
                parts.extend(period(link.told_period()));
                seen(link.seen)
            }
            _ => seen(seen_last(serving)),
        };
        // Beside those that residents go to, this one is there for them.
        if matches!(service, Some(Service::Acute | Service::Emergency)) {
            let when = when.map_or_else(String::new, |when| format!(", {when}"));
            parts.insert(0, format!("said to serve it{when}"));
        } else {
            parts.extend(when);
        }
        if let [link] = serving.links.as_slice() {
            parts.extend(link.note.as_deref().map(|note| clean(note).into_owned()));
        }
        parts.extend(serving.via.filter(|own| Some(*own) != via).map(|own| format!("via {}", self.name(own))));
        parts
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
        let named = serving.named_parts();
        if named.is_empty() { String::new() } else { format!(": the part in {}", self.few(&named)) }
    }

    fn few(&self, areas: &[OrgIx]) -> String {
        few(areas.iter().map(|area| self.name(*area)).collect())
    }

    /// The same by the names that people use: `15F (Leeds)`.
    fn few_in_short(&self, areas: &[OrgIx]) -> String {
        few(areas.iter().map(|area| short(self.as_at, *area)).collect())
    }

    /// How many go to a trust, and how many of the trust's own that are.
    fn goes(&self, goes: &Goes<'a>) -> Vec<String> {
        let Goes { to, basis, .. } = goes;
        let when = to.links.iter().filter_map(|link| link.seen).max();
        let when = when.map_or_else(String::new, |when| format!(" in {}", date_in_words(when)));
        let share = format!("{} {}{when}", percent(to.share_of_area), of_whom(*basis));
        let of_theirs = to.share.map(|theirs| format!(" ({} of that trust's)", percent(theirs)));
        let share = share + &of_theirs.unwrap_or_default();
        std::iter::once(share).chain(self.merged(to)).collect()
    }

    /// Whose figures they are beside the trust's own, where others have merged into it since.
    fn merged(&self, to: &Destination<'a>) -> Option<String> {
        let formerly: Vec<String> = to.formerly().iter().map(|org| self.name(*org)).collect();
        if formerly.is_empty() {
            return None;
        }
        let has_own = to.links.iter().any(|link| link.from == to.provider);
        let own = if has_own { "its own figures and those" } else { "the figures" };
        Some(format!("{own} of {}, now part of it", in_a_row(&formerly)))
    }

    /// Where the residents of all of a council go, of which only a part is in the area.
    fn of_split(&self, split: &SplitFigures<'a>) -> String {
        let when = split.named().flat_map(|to| &to.links).filter_map(|link| link.seen).max();
        let when = when.map_or_else(String::new, |when| format!(" in {}", date_in_words(when)));
        let (what, go) = match split.basis {
            Basis::WaitingList => ("residents waiting", "wait at"),
            _ => ("residents' admissions", "went to"),
        };
        let to =
            |to: &Destination<'a>| format!("{} {go} {}", percent(to.share_of_area), self.named(to.provider));
        let named: Vec<String> = split.named().map(to).collect();
        format!(
            "of {what}{when} in all of {}, of which {} lies in it: {} – derived; how it is in that part no source says",
            self.name(split.area),
            percent(split.lies_here),
            in_a_row(&named)
        )
    }

    /// Whose figures the shares in the rows are, where they are not those of all of the area itself.
    fn whose_figures(&self, via: Option<OrgIx>) -> Vec<CardLine> {
        let services = &self.card.services;
        let flows = [&services.admissions, &services.waiting].into_iter().flatten();
        let told = flows.filter(|flows| flows.named().next().is_some()).filter_map(|flows| {
            let of = match flows.basis {
                Basis::WaitingList => "Those waiting",
                _ => "Admissions",
            };
            let only = only_there(self.as_at, flows.only_in());
            let only = (!only.is_empty()).then(|| format!("of residents{only}"));
            let whose: Vec<String> = only.into_iter().chain(self.whose(flows, via)).collect();
            (!whose.is_empty()).then(|| CardLine::plain(format!("{of}: {}", whose.join("; "))))
        });
        told.collect()
    }

    /// Whose figures they are, where they are not the area's own.
    fn whose(&self, flows: &Destinations<'a>, via: Option<OrgIx>) -> Option<String> {
        match &flows.figures {
            Figures::Own | Figures::OnlySplit => None,
            Figures::SameLand(other) => {
                (Some(*other) != via).then(|| format!("the figures of {}", self.name(*other)))
            }
            Figures::Added { areas, share: None } => {
                Some(format!("added up over {} by residents", self.few_in_short(areas)))
            }
            Figures::Added { areas, share: Some(share) } => {
                let (areas, share) = (self.few_in_short(areas), percent(*share));
                Some(format!("{share} of those who live here live in {areas}"))
            }
        }
    }

    fn department(&self, department: &Department) -> Vec<String> {
        let site = |site: &DepartmentSite| {
            let council =
                site.outside.map_or_else(String::new, |council| format!(", in {}", self.name(council)));
            format!("{}{council}", self.named(site.hospital))
        };
        let sites: Vec<String> = department.at.iter().map(site).collect();
        if !department.is_told {
            return vec!["whether it has a major A&E our sources do not say".to_owned()];
        }
        let when = department.seen.map_or_else(String::new, |when| format!(" in {}", date_in_words(when)));
        let mut parts = vec![if sites.is_empty() {
            format!("major A&E{when}, at which hospital our sources do not say")
        } else {
            format!("major A&E{when}: {}", sites.join("; "))
        }];
        if department.also_elsewhere && !sites.is_empty() {
            parts.push("and at a hospital that no source names".to_owned());
        }
        if department.at.iter().any(|site| site.certainty >= Certainty::Inferred) {
            parts.push("at which hospital is inferred".to_owned());
        }
        parts
    }
}

/// The first few, and how many more there are.
fn few(mut names: Vec<String>) -> String {
    if names.len() > NAMED + 1 {
        let more = counted(names.len() - NAMED);
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    in_a_row(&names)
}

/// Of whom a share is.
fn of_whom(basis: Basis) -> &'static str {
    match basis {
        Basis::WaitingList => "of those waiting",
        _ => "of admissions",
    }
}

/// What follows from flows says in its words that it is derived; how sure the flows are is another
/// matter.
fn told_certainty(given: &Given<'_>) -> Certainty {
    match given {
        Given::Serves(_) => given.certainty(),
        Given::Goes(_) | Given::OfSplit(_) => beside_derived(given.links_certainty()),
        Given::Department(_) => Certainty::Certain,
    }
}

/// How sure something is, beside the word that it is derived: that says already that it is inferred.
fn beside_derived(certainty: Certainty) -> Certainty {
    if certainty == Certainty::Inferred { Certainty::Certain } else { certainty }
}

/// `4 other providers, each under 1% of admissions`, where none is named before it.
fn so_many_more(count: usize, least: &str) -> Option<CardLine> {
    let text = match count {
        0 => return None,
        1 => format!("one other provider, under {least}"),
        _ => format!("{} other providers, each under {least}", counted(count)),
    };
    Some(CardLine::plain(text))
}

/// `and 4 more, each under 1% of its admissions`.
pub(super) fn and_more(count: usize, least: &str) -> Option<CardLine> {
    (count > 0).then(|| {
        let each = if count == 1 { "" } else { "each " };
        CardLine::plain(format!("and {} more, {each}under {least}", counted(count)))
    })
}
