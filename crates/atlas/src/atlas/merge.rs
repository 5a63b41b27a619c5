//! Layers of records to one list of records.
//!
//! Within a layer an id stands once. A layer on top adds to what lies below: the same
//! id merges field by field, lists add up. Where one of the two is a register, names
//! and dates come from it whatever the order, and parent, kind, styles, service and
//! extent from the other: `wins` has the rules of one record, `settle` what must be put
//! right between records once every layer is known.

mod exact;
mod merged;
mod settle;
mod wins;

pub(super) use merged::{Merged, Placed, Positions, compiled};

use std::collections::hash_map::Entry;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Atlas;
use super::index::{LinkIx, OrgIx};
use super::origin::Origin;
use super::stack::Stacked;
use super::written::{input_record, register_part};
use crate::date::{Date, Period};
use crate::problem::{Problem, What};
use crate::source::record::{LayerRole, LinkBody, LinkRecord, OrganisationRecord, SourceRecord};
use crate::source::{Needle, Parsed, ParsedFile, RecordPosition, Section};
use crate::words::Relation;
use exact::Within;
use wins::{Origins, merge_link, merge_organisation, merge_registers, own_sources_of_parts};

/// Where a link stands in the list of links, and which layer it comes from.
#[derive(Clone, Copy)]
struct First {
    at: usize,
    /// The last layer that says it.
    layer: usize,
}

/// What has been merged so far, and which layer it comes from.
struct Merger<'p, 'a> {
    parsed: &'p mut Parsed<'a>,
    merged: Merged,
    /// The layer that is being added.
    layer: usize,
    /// The last layer that has each organisation, by its index.
    org_layers: Vec<usize>,
    /// What registers say of organisations that other layers speak of too.
    registers: FxHashMap<OrgIx, OrganisationRecord>,
    /// What lower registers say that somebody sits within, where an upper one says otherwise.
    within: FxHashMap<OrgIx, Within>,
    links: FxHashMap<(Relation, String, String), Vec<First>>,
    source_layers: FxHashMap<String, usize>,
}

/// One of several that are merged.
pub(super) enum Merging<'a> {
    /// Files of one role.
    Files(Vec<ParsedFile>),
    /// What is compiled, or so much of it as is spoken of above.
    Compiled(Excerpt<'a>),
}

/// Merges all layers of a stack, the bottom one first; what cannot be merged is added to the
/// problems.
pub(super) fn merge_stack(parsed: &mut Parsed<'_>, stack: &[Stacked<'_>]) -> Merged {
    let mut files = std::mem::take(&mut parsed.layers).into_iter();
    let mut layers = Vec::with_capacity(stack.len());
    for stacked in stack {
        match stacked {
            Stacked::Files(_) => layers.extend(by_role(files.next().unwrap_or_default()).map(Merging::Files)),
            Stacked::Compiled(atlas) => layers.push(Merging::Compiled(Excerpt::whole(atlas))),
        }
    }
    merge(parsed, layers)
}

/// Merges layers, the bottom one first; what cannot be merged is added to the problems.
pub(super) fn merge(parsed: &mut Parsed<'_>, layers: Vec<Merging<'_>>) -> Merged {
    let several = layers.len() > 1;
    let mut merger = Merger {
        parsed,
        merged: Merged::default(),
        layer: 0,
        org_layers: Vec::new(),
        registers: FxHashMap::default(),
        within: FxHashMap::default(),
        links: FxHashMap::default(),
        source_layers: FxHashMap::default(),
    };
    let add_link = if several { Merger::add_one_by_one } else { Merger::keep_link };
    for (number, layer) in layers.into_iter().enumerate() {
        merger.layer = number;
        match layer {
            Merging::Files(files) => files.into_iter().for_each(|file| merger.add_file(file, add_link)),
            Merging::Compiled(excerpt) => merger.add_compiled(&excerpt, add_link),
        }
    }
    let Merger { mut merged, mut registers, within, .. } = merger;
    exact::keep_exact(&mut merged, &mut registers, within);
    settle::settle(&mut merged, registers);
    merged
}

/// Files given together are a layer of each role: what tables were made into lies beneath
/// registers, and those beneath what documents say.
pub(super) fn by_role(files: Vec<ParsedFile>) -> impl Iterator<Item = Vec<ParsedFile>> {
    let mut layers: Vec<Vec<ParsedFile>> = LayerRole::ALL.iter().map(|_| Vec::new()).collect();
    for file in files {
        let role = file.record.layer.unwrap_or_default();
        let at = LayerRole::ALL.iter().position(|r| *r == role).unwrap_or(0);
        layers[at].push(file);
    }
    layers.into_iter().filter(|files| !files.is_empty())
}

/// So much of a compiled atlas as is merged with others.
pub(super) struct Excerpt<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) orgs: Vec<OrgIx>,
    pub(super) links: Vec<LinkIx>,
    /// Land, localities, glossary and timeline too?
    pub(super) is_whole: bool,
}

impl<'a> Excerpt<'a> {
    /// All of it.
    fn whole(atlas: &'a Atlas) -> Self {
        let orgs = (0..atlas.len()).map(OrgIx::new).collect();
        let links = (0..atlas.all_link_facts().len()).map(LinkIx::new).collect();
        Self { atlas, orgs, links, is_whole: true }
    }
}

/// What all records of a file share.
struct FileContext<'f> {
    file: &'f ParsedFile,
    own: &'f Rc<[String]>,
    origin: Origin,
}

impl FileContext<'_> {
    fn all<T>(&self, records: Vec<T>, section: Section) -> impl Iterator<Item = Placed<T>> {
        records.into_iter().enumerate().map(move |(index, record)| Placed {
            record,
            positions: Positions::one(self.file.position(section, index)),
            file_source: Rc::clone(self.own),
            origin: self.origin,
        })
    }
}

type PlacedLink = Placed<(Relation, LinkBody)>;

impl Merger<'_, '_> {
    fn add_file(&mut self, mut file: ParsedFile, add_link: impl Fn(&mut Self, PlacedLink)) {
        let record = std::mem::take(&mut file.record);
        let own: Rc<[String]> = record.source.into();
        if let Some(what) = record.title.as_deref().and_then(|title| What::unsaid("title", title)) {
            let location = self.parsed.locate_field(file.file, "title");
            self.parsed.problems.push(Problem { what, location });
        }
        self.merged.title = self.merged.title.take().or(record.title);
        self.merged.as_at = self.merged.as_at.or(record.as_at);
        let position = file.position(Section::Sources, 0);
        for (key, source) in record.sources.0 {
            self.must_say_all(&key, &source, position);
            self.add_source(key, source, position);
        }
        self.merged.organisations.reserve(record.organisations.len());
        self.merged.ids.reserve(record.organisations.len());
        let context = FileContext { file: &file, own: &own, origin: record.layer.unwrap_or_default().into() };
        self.merged.inputs.extend(context.all(record.inputs, Section::Inputs));
        for org in context.all(record.organisations, Section::Organisations) {
            self.add_organisation(org);
        }
        self.merged.links.reserve(record.links.len());
        for link in context.all(record.links, Section::Links) {
            add_link(self, link.map(LinkRecord::into_parts));
        }
        self.merged.patches.extend(context.all(record.patches, Section::Patches));
        self.merged.localities.extend(context.all(record.localities, Section::Localities));
        self.merged.terms.extend(context.all(record.terms, Section::Terms));
        self.merged.events.extend(context.all(record.events, Section::Events));
        self.merged.tiers.extend(context.all(record.tiers, Section::Tiers));
    }

    /// Adds what lies compiled. It is sound by itself, so nothing stands in it twice.
    fn add_compiled(&mut self, excerpt: &Excerpt<'_>, add_link: impl Fn(&mut Self, PlacedLink)) {
        let atlas = excerpt.atlas;
        self.merged.title.get_or_insert_with(|| atlas.title().to_owned());
        self.merged.as_at.get_or_insert(Date::of(atlas.as_at()));
        for (key, source) in atlas.source_records() {
            self.add_source(key, source, compiled(Section::Sources));
        }
        for &org in &excerpt.orgs {
            let org = atlas.org(org);
            let placed = |record, origin| Placed::compiled(record, origin, Section::Organisations);
            let record = atlas.organisation_record(org);
            let known = self.merged.ids.get(record.id.as_str()).copied();
            match (org.origin, known) {
                (Origin::Both, Some(known)) => {
                    self.add_organisation(placed(register_part(&record), Origin::Register));
                    // The same layer speaks twice, with two voices.
                    self.org_layers[known.index()] = usize::MAX;
                    self.add_organisation(placed(record, Origin::Stated));
                }
                (Origin::Both, None) => {
                    self.registers.insert(OrgIx::new(self.merged.organisations.len()), register_part(&record));
                    self.add_organisation(placed(record, Origin::Both));
                }
                (origin, _) => self.add_organisation(placed(record, origin)),
            }
        }
        for &link in &excerpt.links {
            let link = atlas.link(link);
            let record = (link.relation, atlas.link_record(link));
            add_link(self, Placed::compiled(record, link.origin, Section::Links));
        }
        if excerpt.is_whole {
            self.add_all_else(atlas);
        }
    }

    fn add_all_else(&mut self, atlas: &Atlas) {
        let merged = &mut self.merged;
        let patches = atlas.patches().iter();
        merged
            .patches
            .extend(patches.map(|p| Placed::compiled(atlas.patch_record(p), p.origin, Section::Patches)));
        let localities = atlas.localities().iter().map(|l| atlas.locality_record(l));
        merged.localities.extend(localities.map(|l| Placed::compiled(l, Origin::Stated, Section::Localities)));
        let inputs = atlas.inputs().iter().map(input_record);
        merged.inputs.extend(inputs.map(|i| Placed::compiled(i, Origin::Stated, Section::Inputs)));
        let terms = atlas.terms().iter().map(|t| atlas.term_record(t));
        merged.terms.extend(terms.map(|t| Placed::compiled(t, Origin::Stated, Section::Terms)));
        let events = atlas.events().iter().map(|e| atlas.event_record(e));
        merged.events.extend(events.map(|e| Placed::compiled(e, Origin::Stated, Section::Events)));
        let tiers = atlas.tiers().iter().map(|t| atlas.tier_record(t));
        merged.tiers.extend(tiers.map(|t| Placed::compiled(t, Origin::Stated, Section::Tiers)));
    }

    /// A source has a title and a publisher by which people know it.
    fn must_say_all(&mut self, key: &str, source: &SourceRecord, position: RecordPosition) {
        for (field, text) in [("title", &source.title), ("publisher", &source.publisher)] {
            if let Some(what) = What::unsaid(field, text) {
                let location = self.parsed.locate(position, Some(Needle::within(&[], key)));
                self.parsed
                    .problems
                    .push(Problem { what: What::OfSource(key.to_owned(), Box::new(what)), location });
            }
        }
    }

    fn add_source(&mut self, key: String, source: SourceRecord, position: RecordPosition) {
        let same_layer = self.source_layers.insert(key.clone(), self.layer) == Some(self.layer);
        if same_layer && self.merged.sources.get(&key) != Some(&source) {
            let location = self.parsed.locate(position, Some(Needle::within(&["sources"], &key)));
            self.parsed.problems.push(Problem { what: What::DuplicateSource(key.clone()), location });
        }
        self.merged.sources.insert(key, source);
    }

    fn add_organisation(&mut self, new: Placed<OrganisationRecord>) {
        let Some(&known) = self.merged.ids.get(new.record.id.as_str()) else {
            let next = OrgIx::new(self.merged.organisations.len());
            self.merged.ids.insert(new.record.id.as_str().into(), next);
            self.org_layers.push(self.layer);
            self.merged.organisations.push(new);
            return;
        };
        let below = &mut self.merged.organisations[known.index()];
        if self.org_layers[known.index()] == self.layer {
            let id = new.record.id;
            let stands = self.parsed.locate(below.positions.last(), Some(Needle::within(&["id"], &id)));
            let first = stands.map_or_else(String::new, |l| l.to_string());
            let location = self.parsed.locate(new.positions.lowest, Some(Needle::within(&["id"], &id)));
            self.parsed.problems.push(Problem { what: What::DuplicateId { id, first }, location });
            return;
        }
        self.org_layers[known.index()] = self.layer;
        below.positions.above.push(new.positions.lowest);
        let mut upper = new.record;
        for (record, file_source) in [(&mut below.record, &below.file_source), (&mut upper, &new.file_source)] {
            own_sources(&mut record.source, file_source);
            own_sources_of_parts(record);
        }
        match (below.origin, new.origin) {
            (Origin::Stated | Origin::Both, Origin::Stated) => merge_organisation(&mut below.record, upper),
            (Origin::Register, Origin::Register) => {
                self.within.extend(Within::replaced(&below.record, &upper).map(|within| (known, within)));
                merge_registers(&mut below.record, upper);
            }
            (Origin::Both, _) => match self.registers.entry(known) {
                Entry::Occupied(mut lower) => {
                    let lower = lower.get_mut();
                    self.within.extend(Within::replaced(lower, &upper).map(|within| (known, within)));
                    merge_registers(lower, upper);
                }
                Entry::Vacant(free) => {
                    free.insert(upper);
                }
            },
            (Origin::Stated, _) => {
                self.registers.insert(known, upper);
                below.origin = Origin::Both;
            }
            (Origin::Register, _) => {
                let register = std::mem::replace(&mut below.record, upper);
                self.registers.insert(known, register);
                below.origin = Origin::Both;
            }
        }
    }

    /// Where there is but one layer nothing can be said again.
    fn keep_link(&mut self, link: PlacedLink) {
        self.merged.links.push(link);
    }

    /// A link to several is added link by link, so that a layer on top may say again what
    /// is said below of several.
    fn add_one_by_one(&mut self, link: PlacedLink) {
        let Placed { record: (relation, mut body), positions, file_source, origin } = link;
        let placed = |body: LinkBody| {
            let (positions, file_source) = (positions.clone(), Rc::clone(&file_source));
            Placed { record: (relation, body), positions, file_source, origin }
        };
        let targets = std::mem::take(&mut body.to);
        if targets.is_empty() {
            self.merged.links.push(placed(body));
            return;
        }
        for to in targets {
            self.add_link(placed(LinkBody { to: vec![to], ..body.clone() }));
        }
    }

    /// A link to one organisation that a lower layer already has is the same link, said again.
    fn add_link(&mut self, new: PlacedLink) {
        let (relation, body) = &new.record;
        let key = (*relation, body.from.clone(), body.to.concat());
        let known = self.links.entry(key).or_default();
        let links = &mut self.merged.links;
        let is_it = |first: &&First| first.layer != self.layer && is_same_link(&links[first.at].record.1, body);
        // Two registers may date the same in two ways: of the upper, the newer, the days count.
        let is_dated_otherwise = |first: &&First| {
            let below = &links[first.at];
            let are_registers = (below.origin, new.origin) == (Origin::Register, Origin::Register);
            are_registers && first.layer != self.layer && share_days(&below.record.1, body)
        };
        let first = known.iter().position(|first| is_it(&first));
        let first = first.or_else(|| known.iter().position(|first| is_dated_otherwise(&first)));
        let Some(first) = first else {
            known.push(First { at: links.len(), layer: self.layer });
            links.push(new);
            return;
        };
        // Whoever says it again in this layer says it twice.
        known[first].layer = self.layer;
        let below = &mut links[known[first].at];
        below.positions.above.push(new.positions.lowest);
        let (lower, mut upper) = (&mut below.record.1, new.record.1);
        own_sources(&mut lower.source, &below.file_source);
        own_sources(&mut upper.source, &new.file_source);
        let origins = Origins { lower: below.origin, upper: new.origin };
        merge_link(lower, upper, origins);
        if below.origin != new.origin {
            below.origin = Origin::Both;
        }
    }
}

/// Once merged, a record has the sources of several files and can no longer look to one.
fn own_sources(source: &mut Vec<String>, file_source: &[String]) {
    if source.is_empty() {
        source.extend_from_slice(file_source);
    }
}

/// The same service, where both say one, and the same days, where both say them. What ended
/// before the other began is another link, though each says one day only.
fn is_same_link(one: &LinkBody, other: &LinkBody) -> bool {
    let agree_on = |a: Option<Date>, b: Option<Date>| a.is_none() || b.is_none() || a == b;
    share_days(one, other) && agree_on(one.since, other.since) && agree_on(one.until, other.until)
}

/// The same service, where both say one, the same event, where both date one, and not the one
/// over before the other began.
fn share_days(one: &LinkBody, other: &LinkBody) -> bool {
    let ends_before = |a: &LinkBody, b: &LinkBody| Period { since: b.since, until: a.until }.is_reversed();
    let agree = one.service.is_none() || other.service.is_none() || one.service == other.service;
    let is_one_event = one.on.is_none() || other.on.is_none() || one.on == other.on;
    agree && is_one_event && !ends_before(one, other) && !ends_before(other, one)
}
