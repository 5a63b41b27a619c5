//! Links, patches, terms, events and what is said of tiers, from their records.

use std::sync::Arc;

use super::resolver::Resolver;
use crate::atlas::merge::Placed;
use crate::atlas::{Dated, Event, Extent, Input, Link, Locality, LocalityPart, OrgIx, Patch, Term, TierBand};
use crate::date::Period;
use crate::problem::What;
use crate::source::record::{
    EventRecord, ExtentRecord, InputRecord, LinkBody, LocalityRecord, MOST, PartRecord, PatchRecord,
    TermRecord, TierRecord,
};
use crate::source::{Needle, RecordPosition};
use crate::words::{Certainty, Relation};

impl Resolver<'_> {
    pub(in crate::atlas) fn link(&mut self, placed: &Placed<(Relation, LinkBody)>, links: &mut Vec<Link>) {
        let (relation, r) = &placed.record;
        let relation = *relation;
        let position = placed.positions.last();
        for (field, owners) in r.misplaced(relation) {
            let owners: Vec<&str> = owners.iter().map(|o| o.spelling()).collect();
            let what = What::FieldOfAnother { field, relation: relation.spelling(), owners: owners.join(", ") };
            self.reporter.report(what, position, Some(Needle::field(&[field])));
        }
        if relation == Relation::Serves && r.service.is_none() {
            let what = What::MissingField { field: "service".to_owned(), record: "Serves".to_owned() };
            self.reporter.report(what, position, None);
        }
        let has_share = r.share.is_some() || r.share_of_area.is_some();
        if relation == Relation::DrawsFrom && !(has_share && r.of.is_some()) {
            let field = if has_share { "of" } else { "share" };
            let what = What::MissingField { field: field.to_owned(), record: "DrawsFrom".to_owned() };
            self.reporter.report(what, position, None);
        }
        let shares: [(&'static [&'static str], Option<f64>); 2] =
            [(&["share"], r.share), (&["share_of_area"], r.share_of_area)];
        for (field, share) in shares {
            if let Some(share) = share.filter(|s| !(0.0..=1.0).contains(s)) {
                self.reporter.report(What::NotAShare(share.to_string()), position, Some(Needle::field(field)));
            }
        }
        if r.to.is_empty() {
            self.reporter.report(What::EmptyText("to"), position, Some(Needle::field(&["to"])));
        }
        let sources = self.whole_sources(placed, &r.source, || format!("this {} link", relation.spelling()));
        let from = self.resolve(&r.from, "from", position);
        let before = self.reporter.parsed.problems.len();
        let extent = self.extent(relation, r, position);
        // A part of which nothing is known for sure is not compared with others.
        let is_sound = before == self.reporter.parsed.problems.len();
        let note: Option<Arc<str>> = r.note.as_deref().map(Into::into);
        for id in &r.to {
            let to = self.resolve(id, "to", position);
            let (Some(from), Some(to), true) = (from, to, is_sound) else { continue };
            links.push(Link {
                relation,
                from,
                to,
                service: r.service,
                extent: extent.clone(),
                share: r.share,
                share_of_area: r.share_of_area,
                basis: r.of,
                how: r.how,
                on: r.on,
                period: Period { since: r.since, until: r.until },
                since_certainty: r.since_certainty.unwrap_or(Certainty::Certain),
                seen: r.seen,
                note: note.clone(),
                certainty: r.certainty.unwrap_or(Certainty::Certain),
                sources,
                origin: placed.origin,
            });
        }
    }

    fn extent(&mut self, relation: Relation, r: &LinkBody, position: RecordPosition) -> Option<Extent> {
        match &r.extent {
            None if matches!(relation, Relation::Serves) => Some(Extent::Whole),
            None => None,
            Some(ExtentRecord::Whole) => Some(Extent::Whole),
            Some(ExtentRecord::Part) => Some(Extent::Part),
            Some(ExtentRecord::Within(ids)) => {
                if ids.is_empty() {
                    self.reporter.report(What::EmptyText("extent"), position, Some(Needle::field(&["extent"])));
                }
                let areas = ids.iter().filter_map(|id| self.resolve(id, "extent", position)).collect();
                Some(Extent::Within(areas))
            }
        }
    }

    pub(in crate::atlas) fn patch(&mut self, placed: &Placed<PatchRecord>) -> Patch {
        let r = &placed.record;
        let position = placed.positions.lowest;
        let sources = self.whole_sources(placed, &r.source, || "this patch".to_owned());
        if r.areas.is_empty() && r.dated.is_empty() {
            self.reporter.report(What::PatchOfNothing, position, None);
        }
        for (field, count) in [("residents", r.residents.unwrap_or(0)), ("small_areas", r.small_areas)] {
            if count > MOST {
                self.reporter.report(What::TooMany { field, count }, position, Some(Needle::field(&[field])));
            }
        }
        let areas = r.areas.iter().filter_map(|id| self.resolve(id, "areas", position)).collect();
        let mut dated = Vec::with_capacity(r.dated.len());
        for d in &r.dated {
            let Some(area) = self.resolve(&d.id, "dated", position) else { continue };
            let period = Period { since: d.since, until: d.until };
            dated.push(Dated { area, period, certainty: d.certainty.unwrap_or(Certainty::Certain) });
        }
        Patch {
            areas,
            dated,
            residents: r.residents,
            small_areas: r.small_areas,
            sources,
            origin: placed.origin,
        }
    }

    pub(in crate::atlas) fn locality(&mut self, placed: &Placed<LocalityRecord>) -> Locality {
        let r = &placed.record;
        let position = placed.positions.lowest;
        let sources = self.whole_sources(placed, &r.source, || format!("\"{}\"", r.name));
        self.must_say("name", &r.name, position);
        for alias in &r.aliases {
            self.must_say("aliases", alias, position);
        }
        if r.at.is_empty() {
            self.reporter.report(What::EmptyText("at"), position, Some(Needle::field(&["at"])));
        }
        let mut at = Vec::with_capacity(r.at.len());
        for PartRecord { area, share, within } in &r.at {
            if !(0.0..=1.0).contains(share) {
                let what = What::NotAShare(share.to_string());
                self.reporter.report(what, position, Some(Needle::field(&["at"])));
            }
            let within: Vec<OrgIx> = within.iter().filter_map(|id| self.resolve(id, "at", position)).collect();
            let area = self.resolve(area, "at", position);
            at.extend(area.map(|area| LocalityPart { area, share: *share, within }));
        }
        Locality {
            name: r.name.as_str().into(),
            what: r.what,
            at,
            within: r.within.iter().filter_map(|id| self.resolve(id, "within", position)).collect(),
            aliases: r.aliases.iter().map(|a| a.as_str().into()).collect(),
            sources,
        }
    }

    pub(in crate::atlas) fn input(&mut self, placed: &Placed<InputRecord>) -> Input {
        let InputRecord { name, what, edition, sha256 } = placed.record.clone();
        let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        if sha256.len() != 64 || !sha256.chars().all(is_hex) {
            let position = placed.positions.lowest;
            self.reporter.report(What::NotASum(sha256.clone()), position, Some(Needle::field(&["sha256"])));
        }
        Input { name, what, edition, sha256 }
    }

    pub(in crate::atlas) fn term(&mut self, placed: &Placed<TermRecord>) -> Term {
        let r = placed.record.clone();
        let position = placed.positions.lowest;
        for (field, text) in [("term", &r.term), ("meaning", &r.meaning)] {
            self.must_say(field, text, position);
        }
        let sources = self.whole_sources(placed, &r.source, || format!("the term \"{}\"", r.term));
        Term {
            sources,
            term: r.term,
            expansion: r.expansion,
            meaning: r.meaning,
            used_by: r.used_by,
            see: r.see,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
        }
    }

    pub(in crate::atlas) fn event(&mut self, placed: &Placed<EventRecord>) -> Event {
        let r = placed.record.clone();
        self.must_say("what", &r.what, placed.positions.lowest);
        let sources = self.whole_sources(placed, &r.source, || "this event".to_owned());
        Event {
            date: r.date,
            said: r.said,
            organisations: r
                .organisations
                .iter()
                .filter_map(|id| self.resolve(id, "organisations", placed.positions.lowest))
                .collect(),
            what: r.what,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources,
        }
    }

    pub(in crate::atlas) fn tier(&mut self, placed: &Placed<TierRecord>) -> TierBand {
        let r = placed.record.clone();
        let sources = self.whole_sources(placed, &r.source, || "what is said of this tier".to_owned());
        TierBand {
            tier: r.tier,
            name: r.name,
            residents_min: r.residents_min,
            residents_max: r.residents_max,
            purpose: r.purpose,
            models: r.models,
            note: r.note,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources,
        }
    }
}
