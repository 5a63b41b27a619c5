//! Links, patches, terms, events and what is said of tiers, from their records.

use std::sync::Arc;

use super::resolver::Resolver;
use crate::atlas::merge::Placed;
use crate::atlas::{Dated, Event, Extent, Link, Patch, Term, TierBand};
use crate::date::Period;
use crate::problem::What;
use crate::source::record::{EventRecord, ExtentRecord, LinkBody, PatchRecord, TermRecord, TierRecord};
use crate::source::{Needle, RecordPosition};
use crate::words::{Certainty, Relation};

/// More than live on Earth: what is more is a slip, and could not be added up.
const MOST: u64 = 10_000_000_000;

impl Resolver<'_> {
    pub(super) fn link(&mut self, placed: &Placed<(Relation, LinkBody)>, links: &mut Vec<Link>) {
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
        if relation == Relation::DrawsFrom && (r.share.is_none() || r.of.is_none()) {
            let field = if r.share.is_none() { "share" } else { "of" };
            let what = What::MissingField { field: field.to_owned(), record: "DrawsFrom".to_owned() };
            self.reporter.report(what, position, None);
        }
        if let Some(share) = r.share.filter(|s| !(0.0..=1.0).contains(s)) {
            self.reporter.report(What::NotAShare(share.to_string()), position, Some(Needle::field(&["share"])));
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
                basis: r.of,
                how: r.how,
                on: r.on,
                period: Period { since: r.since, until: r.until },
                seen: r.seen,
                note: note.clone(),
                certainty: r.certainty.unwrap_or(Certainty::Certain),
                sources,
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

    pub(super) fn patch(&mut self, placed: &Placed<PatchRecord>) -> Patch {
        let r = &placed.record;
        let position = placed.positions.lowest;
        let sources = self.whole_sources(placed, &r.source, || "this patch".to_owned());
        if r.areas.is_empty() && r.dated.is_empty() {
            self.reporter.report(What::PatchOfNothing, position, None);
        }
        for (field, count) in [("residents", r.residents), ("small_areas", r.small_areas)] {
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
        Patch { areas, dated, residents: r.residents, small_areas: r.small_areas, sources }
    }

    pub(super) fn term(&mut self, placed: &Placed<TermRecord>) -> Term {
        let r = placed.record.clone();
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

    pub(super) fn event(&mut self, placed: &Placed<EventRecord>) -> Event {
        let r = placed.record.clone();
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

    pub(super) fn tier(&mut self, placed: &Placed<TierRecord>) -> TierBand {
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
