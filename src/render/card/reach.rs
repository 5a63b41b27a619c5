//! Of a body, where its patients come from, and its hospitals; of a hospital, what it has.

use super::page::{CardLine, CardSection};
use super::services::and_more;
use super::writer::CardWriter;
use crate::atlas::Provided;
use crate::query::DrawnFrom;
use crate::render::percent;
use crate::render::period::seen;
use crate::render::service::row_label;
use crate::words::{Basis, Certainty, Service};

impl CardWriter<'_, '_> {
    /// The areas with most of its patients first; what is next to nothing is counted, unless it is
    /// much of what the area sends.
    pub(super) fn patients(&mut self) -> CardSection {
        const LEAST: f64 = 0.01;
        const LEAST_WAITING: f64 = 0.05;
        let (card, mut lines) = (self.card, Vec::new());
        for (basis, least) in [(Basis::Admissions, LEAST), (Basis::WaitingList, LEAST_WAITING)] {
            let is_waiting = basis == Basis::WaitingList;
            let of = |drawn: &&DrawnFrom<'_>| (drawn.link.basis == Some(Basis::WaitingList)) == is_waiting;
            let is_told =
                |drawn: &&DrawnFrom<'_>| drawn.is_main || drawn.link.share.is_none_or(|share| share >= least);
            let drawn = card.reach.draws_from.iter().filter(of);
            let (told, counted): (Vec<&DrawnFrom<'_>>, Vec<_>) = drawn.partition(is_told);
            for drawn in told {
                let cites = self.cite(drawn.link.sources);
                let text = self.drawn(drawn);
                let line = CardLine::leading_to(drawn.area, text);
                lines.push(CardLine { certainty: drawn.link.certainty, cites, ..line });
            }
            let of = if is_waiting { "of those waiting for it" } else { "of its admissions" };
            lines.extend(and_more(counted.len(), &format!("{} {of}", percent(least))));
        }
        CardSection::new("Where its patients come from", lines)
    }

    fn drawn(&self, drawn: &DrawnFrom<'_>) -> String {
        let (link, area) = (drawn.link, self.named(drawn.area));
        let is_waiting = link.basis == Some(Basis::WaitingList);
        let what = match (drawn.of.map(|former| self.name(former)), link.basis) {
            (None, Some(Basis::WaitingList)) => "of those waiting for it".to_owned(),
            (None, Some(_)) => "of its admissions".to_owned(),
            (None, None) => "of its patients".to_owned(),
            (Some(former), Some(Basis::WaitingList)) => {
                format!("of those waiting for {former}, now part of it,")
            }
            (Some(former), Some(_)) => format!("of the admissions of {former}, now part of it,"),
            (Some(former), None) => format!("of the patients of {former}, now part of it,"),
        };
        let mut text = match link.share {
            Some(share) => format!("{} {what} come from {area}", percent(share)),
            None => format!("patients come from {area}"),
        };
        if let Some(share) = link.share_of_area {
            let theirs = if is_waiting { "of residents waiting" } else { "of residents' admissions" };
            let go = match (is_waiting, drawn.of.is_some()) {
                (true, false) => "wait at it",
                (false, false) => "go to it",
                (true, true) => "waited at that trust",
                (false, true) => "went to that trust",
            };
            text = format!("{text}; {theirs}, {} {go}", percent(share));
        }
        let mut more: Vec<String> = seen(link.seen).into_iter().collect();
        more.extend(drawn.is_main.then(|| "more than to any other trust (derived)".to_owned()));
        if more.is_empty() { text } else { format!("{text} – {}", more.join("; ")) }
    }

    pub(super) fn hospitals(&mut self) -> CardSection {
        let mut lines = Vec::new();
        for hospital in &self.card.reach.hospitals {
            let mut has: Vec<String> = hospital.provides.iter().map(provided).collect();
            has.dedup();
            let name = self.named(hospital.hospital);
            let text = if has.is_empty() { name } else { format!("{name} – {}", has.join("; ")) };
            let sources = hospital.provides.iter().map(|provided| &provided.sources);
            let cites = self.citations.cite_all(sources);
            lines.push(CardLine { cites, ..CardLine::leading_to(hospital.hospital, text) });
        }
        CardSection::new("Its hospitals", lines)
    }

    pub(super) fn provides(&mut self) -> CardSection {
        let mut lines = Vec::new();
        for has in &self.as_at.atlas().org(self.card.org).provides {
            let cites = self.cite(has.sources);
            let text = match seen(has.seen) {
                Some(seen) => format!("{} – {seen}", what(has.service)),
                None => what(has.service).to_owned(),
            };
            lines.push(CardLine { certainty: has.certainty, cites, ..CardLine::plain(text) });
        }
        CardSection::new("What it has", lines)
    }
}

fn what(service: Service) -> &'static str {
    match service {
        Service::Emergency => "A major A&E",
        other => row_label(other),
    }
}

fn provided(has: &Provided) -> String {
    let sure = if has.certainty == Certainty::Certain { "" } else { has.certainty.word() };
    let more: Vec<String> = seen(has.seen).into_iter().chain(Some(sure.to_owned())).collect();
    let more: Vec<String> = more.into_iter().filter(|text| !text.is_empty()).collect();
    let text = match has.service {
        Service::Emergency => "A&E".to_owned(),
        other => other.label().to_owned(),
    };
    if more.is_empty() { text } else { format!("{text} ({})", more.join(", ")) }
}
