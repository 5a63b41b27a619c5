//! Records to an atlas: every name resolved to the organisation it means, every rule
//! checked, and every problem reported in one run.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;

use super::check;
use super::link::{Dated, Event, Extent, Link, Patch, Term, TierBand};
use super::merge::{Merged, Placed, merge};
use super::organisation::{Figure, Note, Organisation, Parent, Style};
use super::sources::{Source, SourceSet, Sources};
use super::{Atlas, Edge, LinkIx, OrgIx};
use crate::date::Period;
use crate::problem::{Location, Problem, What};
use crate::source::record::{
    EventRecord, ExtentRecord, FigureRecord, LinkBody, NoteRecord, OrganisationRecord, ParentRecord,
    PatchRecord, StyleRecord, TermRecord, TierRecord,
};
use crate::source::{Layer, Needle, Parsed, Spot, parse};
use crate::suggest::nearest;
use crate::words::{Certainty, Kind, Precision, Relation};

/// Builds an atlas, or says everything that stands in the way.
pub(super) fn build(layers: &[Layer]) -> Result<Atlas, Vec<Problem>> {
    let mut parsed = parse(layers);
    let mut merged = merge(&mut parsed);
    let mut builder = Builder::new(parsed, &mut merged);
    let atlas = builder.atlas(merged);
    let mut problems = builder.parsed.problems;
    match atlas {
        Some(atlas) if problems.is_empty() => Ok(atlas),
        _ => {
            in_order_of_files(&mut problems, layers);
            Err(problems)
        }
    }
}

/// Every organisation by tier (bodies last), kind, name and id.
fn in_order(graph: &DiGraph<Organisation, Edge, u32>) -> Vec<OrgIx> {
    // Most names differ in their first letters: those are compared as one number, so that
    // few names have to be fetched at all.
    let key = |org: OrgIx| {
        let o = &graph[org];
        let name = o.name.to_lowercase();
        let mut first = [0; 8];
        first.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
        let tier = o.kind.tier().map_or(u8::MAX, |t| t as u8);
        ((tier, o.kind, u64::from_be_bytes(first)), name.into_boxed_str(), org)
    };
    let mut keyed: Vec<_> = graph.node_indices().map(key).collect();
    keyed.sort_unstable_by(|a, b| {
        let names = || a.1.cmp(&b.1).then_with(|| graph[a.2].id.cmp(&graph[b.2].id));
        a.0.cmp(&b.0).then_with(names)
    });
    keyed.into_iter().map(|(_, _, org)| org).collect()
}

fn in_order_of_files(problems: &mut Vec<Problem>, layers: &[Layer]) {
    let order: HashMap<&str, usize> =
        layers.iter().flat_map(|l| &l.files).enumerate().map(|(i, f)| (f.name.as_str(), i)).collect();
    let key = |l: &Location| (order.get(l.file.as_str()).copied().unwrap_or(usize::MAX), l.line, l.column);
    problems.sort_by_key(|p| p.location.as_ref().map(key));
    problems.dedup();
}

/// More than live on Earth: what is more is a slip, and could not be added up.
const MOST: u64 = 10_000_000_000;

/// Problems for which the nearest id is looked up: each look-up reads every id there is.
const SUGGESTIONS: usize = 100;

pub(super) struct Builder<'a> {
    pub(super) parsed: Parsed<'a>,
    sources: Sources,
    source_numbers: HashMap<String, u32>,
    by_id: FxHashMap<Box<str>, OrgIx>,
    /// The set of sources worked out last, with the names it was worked out from: most
    /// records of a file share one.
    last_set: Option<(Rc<[String]>, SourceSet)>,
    suggested: usize,
    /// Where each organisation is written.
    spots: Vec<(Spot, Vec<Spot>)>,
}

impl<'a> Builder<'a> {
    fn new(parsed: Parsed<'a>, merged: &mut Merged) -> Self {
        let all: Vec<Source> = merged
            .sources
            .iter()
            .map(|(key, s)| Source {
                key: key.as_str().into(),
                title: s.title.clone(),
                publisher: s.publisher.clone(),
                published: s.published,
                licence: s.licence.clone(),
                url: s.url.clone(),
                note: s.note.clone(),
            })
            .collect();
        let source_numbers =
            all.iter().zip(0..).map(|(source, number)| (source.key.to_string(), number)).collect();
        Self {
            parsed,
            sources: Sources::new(all),
            source_numbers,
            by_id: std::mem::take(&mut merged.ids),
            last_set: None,
            suggested: 0,
            spots: Vec::with_capacity(merged.organisations.len()),
        }
    }

    fn atlas(&mut self, merged: Merged) -> Option<Atlas> {
        let as_at = merged.as_at;
        if as_at.is_none() && !self.parsed.lost_a_file() {
            let what = What::MissingField { field: "as_at".to_owned(), record: "an atlas".to_owned() };
            let location = self.parsed.first_file();
            self.parsed.problems.push(Problem { what, location });
        }
        let mut graph: DiGraph<Organisation, Edge, u32> =
            DiGraph::with_capacity(merged.organisations.len(), merged.organisations.len() + merged.links.len());
        for placed in merged.organisations {
            let org = self.organisation(&placed);
            self.spots.push((placed.spot, placed.also));
            graph.add_node(org);
        }
        let mut joints = Vec::with_capacity(graph.node_count());
        for child in graph.node_indices() {
            joints.extend(graph[child].parents.iter().map(|p| (child, p.org)));
        }
        joints.dedup();
        for (child, parent) in joints {
            graph.add_edge(child, parent, Edge::Within);
        }
        let mut links = Vec::with_capacity(merged.links.len());
        let mut link_spots = Vec::with_capacity(merged.links.len());
        for placed in merged.links {
            let before = links.len();
            self.link(&placed, &mut links);
            link_spots.extend((before..links.len()).map(|_| placed.last_spot()));
        }
        for (number, link) in links.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            graph.add_edge(link.from, link.to, Edge::Link(LinkIx(number)));
        }
        let patches: Vec<Patch> = merged.patches.iter().map(|p| self.patch(p)).collect();
        let terms = merged.terms.iter().map(|t| self.term(t)).collect();
        let mut events: Vec<Event> = merged.events.iter().map(|e| self.event(e)).collect();
        events.sort_by_key(|e| e.date);
        let tiers = merged.tiers.iter().map(|t| self.tier(t)).collect();

        check::organisations(self, &graph);
        check::links(self, &graph, &links, &link_spots);
        let patch_spots: Vec<Spot> = merged.patches.iter().map(|p| p.spot).collect();
        check::patches(self, &graph, &patches, &patch_spots);

        let in_order = in_order(&graph);
        Some(Atlas {
            title: merged.title.unwrap_or_else(|| "An atlas without a title".to_owned()),
            as_at: as_at?.last_day(),
            graph,
            by_id: std::mem::take(&mut self.by_id),
            in_order,
            links,
            patches,
            terms,
            events,
            tiers,
            sources: std::mem::take(&mut self.sources),
        })
    }

    /// Adds a problem at a record, narrowed to `needle` where the record says it.
    pub(super) fn report(&mut self, what: What, spot: Spot, needle: Option<Needle<'_>>) {
        let location = self.parsed.locate(spot, needle);
        self.parsed.problems.push(Problem { what, location });
    }

    /// Adds a problem of an organisation, at whichever of its records says `needle`.
    pub(super) fn report_org(&mut self, what: What, org: OrgIx, needle: Option<Needle<'_>>) {
        let (first, also) = &self.spots[org.index()];
        let said_there = |spot: &&Spot| needle.is_none_or(|n| self.parsed.says(**spot, n));
        let spot = also.iter().rev().find(said_there).unwrap_or(first);
        let location = self.parsed.locate(*spot, needle);
        self.parsed.problems.push(Problem { what, location });
    }

    fn resolve(&mut self, id: &str, field: &'static str, spot: Spot) -> Option<OrgIx> {
        if let Some(org) = self.by_id.get(id) {
            return Some(*org);
        }
        if !self.parsed.known.contains(id) {
            let nearest = self.suggest(id, Suggest::Ids);
            self.report(
                What::UnknownId { id: id.to_owned(), field, nearest },
                spot,
                Some(Needle::within(&[field], id)),
            );
        }
        None
    }

    fn suggest(&mut self, word: &str, among: Suggest) -> Option<String> {
        self.suggested += 1;
        if self.suggested > SUGGESTIONS {
            return None;
        }
        let found = match among {
            Suggest::Ids => nearest(word, self.by_id.keys().map(|k| &**k), 1),
            Suggest::Sources => nearest(word, self.source_numbers.keys().map(String::as_str), 1),
        };
        found.first().map(|f| (*f).to_owned())
    }

    /// The set of sources named; those of the record about it where a part names none.
    fn sources(&mut self, named: &[String], spot: Spot) -> SourceSet {
        let mut members = Vec::with_capacity(named.len());
        for key in named {
            match self.source_numbers.get(key) {
                Some(number) => members.push(*number),
                None if self.parsed.known.contains(key) => {}
                None => {
                    let nearest = self.suggest(key, Suggest::Sources);
                    self.report(
                        What::UnknownSource { key: key.clone(), nearest },
                        spot,
                        Some(Needle::within(&["source"], key)),
                    );
                }
            }
        }
        self.sources.set(members)
    }

    fn part_sources(&mut self, named: &[String], whole: SourceSet, spot: Spot) -> SourceSet {
        if named.is_empty() { whole } else { self.sources(named, spot) }
    }

    /// The sources of a record: those it names, else its file's. It must have some.
    fn whole_sources<T>(
        &mut self,
        placed: &Placed<T>,
        own: &[String],
        of: impl FnOnce() -> String,
    ) -> SourceSet {
        let is_again =
            |(names, _): &&(Rc<[String]>, SourceSet)| own.is_empty() && Rc::ptr_eq(names, &placed.file_source);
        if let Some((_, set)) = self.last_set.as_ref().filter(is_again) {
            return *set;
        }
        let named = placed.named(own);
        if named.is_empty() {
            self.report(What::NoSource(of()), placed.last_spot(), None);
        }
        let before = self.parsed.problems.len();
        let set = self.sources(named, placed.last_spot());
        if own.is_empty() && before == self.parsed.problems.len() && !named.is_empty() {
            self.last_set = Some((Rc::clone(&placed.file_source), set));
        }
        set
    }

    fn organisation(&mut self, placed: &Placed<OrganisationRecord>) -> Organisation {
        let r = &placed.record;
        let spot = placed.last_spot();
        if !r.id.chars().any(char::is_alphanumeric) {
            self.report(What::EmptyText("id"), spot, None);
        }
        for (missing, field) in [(r.name.is_none(), "name"), (r.kind.is_none(), "kind")] {
            if missing {
                let what = What::MissingField { field: field.to_owned(), record: "an organisation".to_owned() };
                self.report(what, spot, None);
            }
        }
        if r.name.as_ref().is_some_and(|n| !n.chars().any(char::is_alphanumeric)) {
            self.report(What::EmptyText("name"), spot, Some(Needle::field(&["name"])));
        }
        if r.parent.is_some() && !r.parents.is_empty() {
            self.report(What::NotBoth("parent", "parents"), spot, Some(Needle::field(&["parents"])));
        }
        let sources = self.whole_sources(placed, &r.source, || format!("\"{}\"", r.id));
        let mut parents = Vec::with_capacity(r.parents.len() + 1);
        if let Some(parent) = &r.parent
            && let Some(org) = self.resolve_in(parent, "parent", placed)
        {
            parents.push(Parent { org, period: Period::ALWAYS, certainty: Certainty::Certain, sources });
        }
        for parent in &r.parents {
            parents.extend(self.parent(parent, sources, placed));
        }
        parents.sort_by_key(|p| p.period.first_day());
        let mut styles: Vec<Style> = r.styles.iter().map(|s| self.style(s, sources, spot)).collect();
        styles.sort_by_key(|s| s.period.first_day());
        let covers = r.covers.iter().filter_map(|id| self.resolve_in(id, "covers", placed)).collect();
        if r.covers.contains(&r.id) {
            self.report(What::Itself(r.id.clone()), spot, Some(Needle::field(&["covers"])));
        }
        Organisation {
            id: r.id.as_str().into(),
            name: r.name.as_deref().unwrap_or(&r.id).into(),
            kind: r.kind.unwrap_or(Kind::Partnership),
            period: Period { since: r.since, until: r.until },
            seen: r.seen,
            code_since: r.code_since,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            parents,
            styles,
            aliases: r.aliases.iter().map(|a| a.as_str().into()).collect(),
            covers,
            count: r.count,
            figures: r.figures.iter().map(|f| self.figure(f, sources, spot)).collect(),
            notes: r.notes.iter().map(|n| self.note(n, sources, spot)).collect(),
            sources,
        }
    }

    /// As `resolve`, pointing at whichever record of several says the id.
    fn resolve_in<T>(&mut self, id: &str, field: &'static str, placed: &Placed<T>) -> Option<OrgIx> {
        if let Some(org) = self.by_id.get(id) {
            return Some(*org);
        }
        let says = |s: &Spot| self.parsed.says(*s, Needle::within(&[field], id));
        let spot = placed.spots().find(says).unwrap_or(placed.spot);
        self.resolve(id, field, spot)
    }

    fn parent<T>(&mut self, r: &ParentRecord, whole: SourceSet, placed: &Placed<T>) -> Option<Parent> {
        let sources = self.part_sources(&r.source, whole, placed.last_spot());
        let org = self.resolve_in(&r.id, "parents", placed)?;
        let period = Period { since: r.since, until: r.until };
        Some(Parent { org, period, certainty: r.certainty.unwrap_or(Certainty::Certain), sources })
    }

    fn style(&mut self, r: &StyleRecord, whole: SourceSet, spot: Spot) -> Style {
        if r.name.is_none() && r.kind.is_none() {
            let what = What::MissingField { field: "name".to_owned(), record: "a style".to_owned() };
            self.report(what, spot, Some(Needle::field(&["styles"])));
        }
        if r.name.as_ref().is_some_and(|n| n.trim().is_empty()) {
            self.report(What::EmptyText("name"), spot, Some(Needle::field(&["styles"])));
        }
        Style {
            name: r.name.as_deref().map(Into::into),
            kind: r.kind,
            period: Period { since: r.since, until: r.until },
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources: self.part_sources(&r.source, whole, spot),
        }
    }

    fn figure(&mut self, r: &FigureRecord, whole: SourceSet, spot: Spot) -> Figure {
        if !r.value.is_finite() {
            let what = What::WrongType(format!("a figure is a number, and this is {}", r.value));
            self.report(what, spot, Some(Needle::field(&["value"])));
        }
        Figure {
            what: r.what.as_str().into(),
            value: r.value,
            precision: r.precision.unwrap_or(Precision::Exactly),
            seen: r.seen,
            note: r.note.as_deref().map(Into::into),
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources: self.part_sources(&r.source, whole, spot),
        }
    }

    fn note(&mut self, r: &NoteRecord, whole: SourceSet, spot: Spot) -> Note {
        Note {
            text: r.text.as_str().into(),
            seen: r.seen,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources: self.part_sources(&r.source, whole, spot),
        }
    }

    fn link(&mut self, placed: &Placed<(Relation, LinkBody)>, links: &mut Vec<Link>) {
        let (relation, r) = &placed.record;
        let relation = *relation;
        let spot = placed.last_spot();
        for (field, owners) in r.misplaced(relation) {
            let owners: Vec<&str> = owners.iter().map(|o| o.spelling()).collect();
            let what = What::FieldOfAnother { field, relation: relation.spelling(), owners: owners.join(", ") };
            self.report(what, spot, Some(Needle::field(&[field])));
        }
        if relation == Relation::Serves && r.service.is_none() {
            let what = What::MissingField { field: "service".to_owned(), record: "Serves".to_owned() };
            self.report(what, spot, None);
        }
        if relation == Relation::DrawsFrom && (r.share.is_none() || r.of.is_none()) {
            let field = if r.share.is_none() { "share" } else { "of" };
            let what = What::MissingField { field: field.to_owned(), record: "DrawsFrom".to_owned() };
            self.report(what, spot, None);
        }
        if let Some(share) = r.share.filter(|s| !(0.0..=1.0).contains(s)) {
            self.report(What::NotAShare(share.to_string()), spot, Some(Needle::field(&["share"])));
        }
        if r.to.is_empty() {
            self.report(What::EmptyText("to"), spot, Some(Needle::field(&["to"])));
        }
        let sources = self.whole_sources(placed, &r.source, || format!("this {} link", relation.spelling()));
        let from = self.resolve(&r.from, "from", spot);
        let before = self.parsed.problems.len();
        let extent = self.extent(relation, r, spot);
        // A part of which nothing is known for sure is not compared with others.
        let is_sound = before == self.parsed.problems.len();
        let note: Option<Arc<str>> = r.note.as_deref().map(Into::into);
        for id in &r.to {
            let to = self.resolve(id, "to", spot);
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

    fn extent(&mut self, relation: Relation, r: &LinkBody, spot: Spot) -> Option<Extent> {
        match &r.extent {
            None if matches!(relation, Relation::Serves) => Some(Extent::Whole),
            None => None,
            Some(ExtentRecord::Whole) => Some(Extent::Whole),
            Some(ExtentRecord::Part) => Some(Extent::Part),
            Some(ExtentRecord::Within(ids)) => {
                if ids.is_empty() {
                    self.report(What::EmptyText("extent"), spot, Some(Needle::field(&["extent"])));
                }
                let areas = ids.iter().filter_map(|id| self.resolve(id, "extent", spot)).collect();
                Some(Extent::Within(areas))
            }
        }
    }

    fn patch(&mut self, placed: &Placed<PatchRecord>) -> Patch {
        let r = &placed.record;
        let spot = placed.spot;
        let sources = self.whole_sources(placed, &r.source, || "this patch".to_owned());
        if r.areas.is_empty() && r.dated.is_empty() {
            self.report(What::PatchOfNothing, spot, None);
        }
        for (field, count) in [("residents", r.residents), ("small_areas", r.small_areas)] {
            if count > MOST {
                self.report(What::TooMany { field, count }, spot, Some(Needle::field(&[field])));
            }
        }
        let areas = r.areas.iter().filter_map(|id| self.resolve(id, "areas", spot)).collect();
        let mut dated = Vec::with_capacity(r.dated.len());
        for d in &r.dated {
            let Some(area) = self.resolve(&d.id, "dated", spot) else { continue };
            let period = Period { since: d.since, until: d.until };
            dated.push(Dated { area, period, certainty: d.certainty.unwrap_or(Certainty::Certain) });
        }
        Patch { areas, dated, residents: r.residents, small_areas: r.small_areas, sources }
    }

    fn term(&mut self, placed: &Placed<TermRecord>) -> Term {
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

    fn event(&mut self, placed: &Placed<EventRecord>) -> Event {
        let r = placed.record.clone();
        let sources = self.whole_sources(placed, &r.source, || "this event".to_owned());
        Event {
            date: r.date,
            said: r.said,
            organisations: r
                .organisations
                .iter()
                .filter_map(|id| self.resolve(id, "organisations", placed.spot))
                .collect(),
            what: r.what,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources,
        }
    }

    fn tier(&mut self, placed: &Placed<TierRecord>) -> TierBand {
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

/// What a suggestion is looked for among.
#[derive(Clone, Copy)]
enum Suggest {
    Ids,
    Sources,
}
