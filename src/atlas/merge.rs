//! Layers of records to one list of records.
//!
//! Within a layer an id stands once. A layer on top adds to what lies below: the same
//! id merges field by field, lists add up. Where one of the two is a register, names
//! and dates come from it whatever the order, and parent, kind, styles, service and
//! extent from the other: `wins` has the rules of one record, `settle` what must be put
//! right between records once every layer is known.

mod settle;
mod wins;

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::OrgIx;
use crate::date::Date;
use crate::problem::{Problem, What};
use crate::source::record::{
    EventRecord, LinkBody, LinkRecord, OrganisationRecord, PatchRecord, SourceRecord, TermRecord, TierRecord,
};
use crate::source::{Needle, Parsed, ParsedFile, Section, Spot};
use crate::words::{Relation, Service};
use wins::{Said, merge_link, merge_organisation, own_sources_of_parts};

/// A record with the places in the files where it is written.
pub(super) struct Placed<T> {
    pub(super) record: T,
    /// Where it is written in the lowest layer that has it.
    pub(super) spot: Spot,
    /// Where layers on top say more of it.
    pub(super) also: Vec<Spot>,
    /// The sources of its file, for a record that names none.
    pub(super) file_source: Rc<[String]>,
    said: Said,
}

impl<T> Placed<T> {
    /// Every place where it is written, the lowest layer first.
    pub(super) fn spots(&self) -> impl DoubleEndedIterator<Item = Spot> + '_ {
        std::iter::once(self.spot).chain(self.also.iter().copied())
    }

    /// Has a register its say in it, and another layer too?
    pub(super) fn is_of_both(&self) -> bool {
        self.said == Said::ByBoth
    }

    /// The place that was written last.
    pub(super) fn last_spot(&self) -> Spot {
        self.also.last().copied().unwrap_or(self.spot)
    }

    /// The sources it names, else those of its file.
    pub(super) fn named<'p>(&'p self, own: &'p [String]) -> &'p [String] {
        if own.is_empty() { &self.file_source } else { own }
    }
}

/// Everything the layers say together.
#[derive(Default)]
pub(super) struct Merged {
    pub(super) title: Option<String>,
    pub(super) as_at: Option<Date>,
    pub(super) sources: BTreeMap<String, SourceRecord>,
    pub(super) organisations: Vec<Placed<OrganisationRecord>>,
    /// The place of each organisation in the list, by its id.
    pub(super) ids: FxHashMap<Box<str>, OrgIx>,
    pub(super) links: Vec<Placed<(Relation, LinkBody)>>,
    pub(super) patches: Vec<Placed<PatchRecord>>,
    pub(super) terms: Vec<Placed<TermRecord>>,
    pub(super) events: Vec<Placed<EventRecord>>,
    pub(super) tiers: Vec<Placed<TierRecord>>,
}

/// Where a link stands in the list of links, and which layer said it.
#[derive(Clone, Copy)]
struct First {
    at: usize,
    layer: usize,
}

/// What has been merged so far, and which layer said it.
struct Merger<'p, 'a> {
    parsed: &'p mut Parsed<'a>,
    merged: Merged,
    /// The layer that is being added.
    layer: usize,
    /// The layer that said each organisation last, by its place in the list.
    org_layers: Vec<usize>,
    /// What registers say of organisations that other layers speak of too.
    registers: FxHashMap<OrgIx, OrganisationRecord>,
    links: FxHashMap<(Relation, String, String), Vec<First>>,
    source_layers: FxHashMap<String, usize>,
}

/// Merges all layers; what cannot be merged is added to the problems.
pub(super) fn merge(parsed: &mut Parsed<'_>) -> Merged {
    let layers = std::mem::take(&mut parsed.layers);
    let several = layers.len() > 1;
    let mut merger = Merger {
        parsed,
        merged: Merged::default(),
        layer: 0,
        org_layers: Vec::new(),
        registers: FxHashMap::default(),
        links: FxHashMap::default(),
        source_layers: FxHashMap::default(),
    };
    let add_link = if several { Merger::add_one_by_one } else { Merger::keep_link };
    for (layer, files) in layers.into_iter().enumerate() {
        merger.layer = layer;
        for file in files {
            merger.add_file(file, add_link);
        }
    }
    let Merger { mut merged, registers, .. } = merger;
    settle::settle(&mut merged, registers);
    merged
}

/// What all records of a file share.
struct Place<'f> {
    file: &'f ParsedFile,
    own: &'f Rc<[String]>,
    said: Said,
}

impl Place<'_> {
    fn all<T>(&self, records: Vec<T>, section: Section) -> impl Iterator<Item = Placed<T>> {
        records.into_iter().enumerate().map(move |(index, record)| Placed {
            record,
            spot: self.file.spot(section, index),
            also: Vec::new(),
            file_source: Rc::clone(self.own),
            said: self.said,
        })
    }
}

impl<T> Placed<T> {
    fn map<U>(self, change: impl FnOnce(T) -> U) -> Placed<U> {
        let Self { record, spot, also, file_source, said } = self;
        Placed { record: change(record), spot, also, file_source, said }
    }
}

type PlacedLink = Placed<(Relation, LinkBody)>;

impl Merger<'_, '_> {
    fn add_file(&mut self, mut file: ParsedFile, add_link: impl Fn(&mut Self, PlacedLink)) {
        let record = std::mem::take(&mut file.record);
        let own: Rc<[String]> = record.source.into();
        self.merged.title = self.merged.title.take().or(record.title);
        self.merged.as_at = self.merged.as_at.or(record.as_at);
        let spot = file.spot(Section::Sources, 0);
        for (key, source) in record.sources.0 {
            self.add_source(key, source, spot);
        }
        self.merged.organisations.reserve(record.organisations.len());
        self.merged.ids.reserve(record.organisations.len());
        let place = Place { file: &file, own: &own, said: record.layer.unwrap_or_default().into() };
        for org in place.all(record.organisations, Section::Organisations) {
            self.add_organisation(org);
        }
        self.merged.links.reserve(record.links.len());
        for link in place.all(record.links, Section::Links) {
            add_link(self, link.map(LinkRecord::into_parts));
        }
        self.merged.patches.extend(place.all(record.patches, Section::Patches));
        self.merged.terms.extend(place.all(record.terms, Section::Terms));
        self.merged.events.extend(place.all(record.events, Section::Events));
        self.merged.tiers.extend(place.all(record.tiers, Section::Tiers));
    }

    fn add_source(&mut self, key: String, source: SourceRecord, spot: Spot) {
        let same_layer = self.source_layers.insert(key.clone(), self.layer) == Some(self.layer);
        if same_layer && self.merged.sources.get(&key) != Some(&source) {
            let location = self.parsed.locate(spot, Some(Needle::within(&["sources"], &key)));
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
            let stands = self.parsed.locate(below.last_spot(), Some(Needle::within(&["id"], &id)));
            let first = stands.map_or_else(String::new, |l| l.to_string());
            let location = self.parsed.locate(new.spot, Some(Needle::within(&["id"], &id)));
            self.parsed.problems.push(Problem { what: What::DuplicateId { id, first }, location });
            return;
        }
        self.org_layers[known.index()] = self.layer;
        below.also.push(new.spot);
        let mut upper = new.record;
        for (record, file_source) in [(&mut below.record, &below.file_source), (&mut upper, &new.file_source)] {
            own_sources(&mut record.source, file_source);
            own_sources_of_parts(record);
        }
        match (below.said, new.said) {
            (Said::Stated | Said::ByBoth, Said::Stated) | (Said::Register, Said::Register) => {
                merge_organisation(&mut below.record, upper);
            }
            (Said::ByBoth, _) => match self.registers.entry(known) {
                Entry::Occupied(mut lower) => merge_organisation(lower.get_mut(), upper),
                Entry::Vacant(free) => {
                    free.insert(upper);
                }
            },
            (Said::Stated, _) => {
                self.registers.insert(known, upper);
                below.said = Said::ByBoth;
            }
            (Said::Register, _) => {
                let register = std::mem::replace(&mut below.record, upper);
                self.registers.insert(known, register);
                below.said = Said::ByBoth;
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
        let Placed { record: (relation, mut body), spot, file_source, said, .. } = link;
        let place = |body: LinkBody| {
            let file_source = Rc::clone(&file_source);
            Placed { record: (relation, body), spot, also: Vec::new(), file_source, said }
        };
        let targets = std::mem::take(&mut body.to);
        if targets.is_empty() {
            self.merged.links.push(place(body));
            return;
        }
        for to in targets {
            self.add_link(place(LinkBody { to: vec![to], ..body.clone() }));
        }
    }

    /// A link to one organisation that a lower layer already has is the same link, said again.
    fn add_link(&mut self, new: PlacedLink) {
        let (relation, body) = &new.record;
        let key = (*relation, body.from.clone(), body.to.concat());
        let known = self.links.entry(key).or_default();
        let links = &mut self.merged.links;
        let says_it =
            |first: &&First| first.layer != self.layer && is_same_link(&links[first.at].record.1, body);
        let Some(at) = known.iter().find(says_it).map(|first| first.at) else {
            known.push(First { at: links.len(), layer: self.layer });
            links.push(new);
            return;
        };
        let below = &mut links[at];
        below.also.push(new.spot);
        let (lower, mut upper) = (&mut below.record.1, new.record.1);
        own_sources(&mut lower.source, &below.file_source);
        own_sources(&mut upper.source, &new.file_source);
        merge_link(lower, upper, (below.said, new.said));
        if below.said != new.said {
            below.said = Said::ByBoth;
        }
    }
}

/// Once merged, a record has the sources of several files and can no longer look to one.
fn own_sources(source: &mut Vec<String>, file_source: &[String]) {
    if source.is_empty() {
        source.extend_from_slice(file_source);
    }
}

/// The same service, where both say one, and the same days, where both say them.
fn is_same_link(one: &LinkBody, other: &LinkBody) -> bool {
    let agree = |a: Option<Service>, b: Option<Service>| a.is_none() || b.is_none() || a == b;
    let agree_on = |a: Option<Date>, b: Option<Date>| a.is_none() || b.is_none() || a == b;
    agree(one.service, other.service)
        && agree_on(one.since, other.since)
        && agree_on(one.until, other.until)
        && agree_on(one.on, other.on)
}
