//! Layers of records to one list of records.
//!
//! Within a layer an id stands once. A layer on top adds to what lies below: the same
//! id merges field by field, lists add up. Where one of the two is a register, names
//! and dates come from it whatever the order, and parent, kind, styles, service and
//! extent from the other.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::OrgIx;
use crate::date::Date;
use crate::problem::{Problem, What};
use crate::source::record::{
    EventRecord, LayerRole, LinkBody, LinkRecord, OrganisationRecord, PatchRecord, SourceRecord, TermRecord,
    TierRecord,
};
use crate::source::{Parsed, ParsedFile, Section, Spot};
use crate::words::{Relation, Service};

/// A record with the places in the files where it is written.
pub(super) struct Placed<T> {
    pub(super) record: T,
    /// Where it is written in the lowest layer that has it.
    pub(super) spot: Spot,
    /// Where layers on top say more of it.
    pub(super) also: Vec<Spot>,
    /// The sources of its file, for a record that names none.
    pub(super) file_source: Rc<[String]>,
    role: LayerRole,
}

impl<T> Placed<T> {
    /// Every place where it is written, the lowest layer first.
    pub(super) fn spots(&self) -> impl DoubleEndedIterator<Item = Spot> + '_ {
        std::iter::once(self.spot).chain(self.also.iter().copied())
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

#[derive(Default)]
struct Seen {
    /// The layer that said each organisation last, by its place in the list.
    org_layers: Vec<usize>,
    links: FxHashMap<(Relation, String, String), Vec<First>>,
    sources: FxHashMap<String, usize>,
}

/// Merges all layers; what cannot be merged is added to the problems.
pub(super) fn merge(parsed: &mut Parsed<'_>) -> Merged {
    let mut merged = Merged::default();
    let mut seen = Seen::default();
    let layers = std::mem::take(&mut parsed.layers);
    let several = layers.len() > 1;
    for (layer, files) in layers.into_iter().enumerate() {
        for mut file in files {
            let record = std::mem::take(&mut file.record);
            let role = record.layer.unwrap_or_default();
            let own: Rc<[String]> = record.source.into();
            merged.title = merged.title.or(record.title);
            merged.as_at = merged.as_at.or(record.as_at);
            for (key, source) in record.sources {
                let spot = file.spot(Section::Sources, 0);
                add_source(&mut merged, &mut seen, parsed, (key, source), layer, spot);
            }
            merged.organisations.reserve(record.organisations.len());
            merged.ids.reserve(record.organisations.len());
            let place = Place { file: &file, own: &own, role };
            for org in place.all(record.organisations, Section::Organisations) {
                add_organisation(&mut merged, &mut seen, parsed, org, layer);
            }
            merged.links.reserve(record.links.len());
            for link in place.all(record.links, Section::Links) {
                let link = link.map(LinkRecord::into_parts);
                if several {
                    add_one_by_one(&mut merged, &mut seen, link, layer);
                } else {
                    merged.links.push(link);
                }
            }
            merged.patches.extend(place.all(record.patches, Section::Patches));
            merged.terms.extend(place.all(record.terms, Section::Terms));
            merged.events.extend(place.all(record.events, Section::Events));
            merged.tiers.extend(place.all(record.tiers, Section::Tiers));
        }
    }
    merged
}

/// What all records of a file share.
struct Place<'f> {
    file: &'f ParsedFile,
    own: &'f Rc<[String]>,
    role: LayerRole,
}

impl Place<'_> {
    fn all<T>(&self, records: Vec<T>, section: Section) -> impl Iterator<Item = Placed<T>> {
        records.into_iter().enumerate().map(move |(index, record)| Placed {
            record,
            spot: self.file.spot(section, index),
            also: Vec::new(),
            file_source: Rc::clone(self.own),
            role: self.role,
        })
    }
}

impl<T> Placed<T> {
    fn map<U>(self, change: impl FnOnce(T) -> U) -> Placed<U> {
        let Self { record, spot, also, file_source, role } = self;
        Placed { record: change(record), spot, also, file_source, role }
    }
}

/// A link to several is added link by link, so that a layer on top may say again what is
/// said below of several.
fn add_one_by_one(merged: &mut Merged, seen: &mut Seen, link: Placed<(Relation, LinkBody)>, layer: usize) {
    let Placed { record: (relation, mut body), spot, file_source, role, .. } = link;
    let targets = std::mem::take(&mut body.to);
    if targets.is_empty() {
        let record = (relation, body);
        merged.links.push(Placed { record, spot, also: Vec::new(), file_source, role });
        return;
    }
    for to in targets {
        let record = (relation, LinkBody { to: vec![to], ..body.clone() });
        let file_source = Rc::clone(&file_source);
        add_link(merged, seen, Placed { record, spot, also: Vec::new(), file_source, role }, layer);
    }
}

fn add_source(
    merged: &mut Merged,
    seen: &mut Seen,
    parsed: &mut Parsed<'_>,
    (key, source): (String, SourceRecord),
    layer: usize,
    spot: Spot,
) {
    let same_layer = seen.sources.insert(key.clone(), layer) == Some(layer);
    if same_layer && merged.sources.get(&key) != Some(&source) {
        let location = parsed.locate(spot, Some(&key));
        parsed.problems.push(Problem { what: What::DuplicateSource(key.clone()), location });
    }
    merged.sources.insert(key, source);
}

fn add_organisation(
    merged: &mut Merged,
    seen: &mut Seen,
    parsed: &mut Parsed<'_>,
    new: Placed<OrganisationRecord>,
    layer: usize,
) {
    let Some(&known) = merged.ids.get(new.record.id.as_str()) else {
        merged.ids.insert(new.record.id.as_str().into(), OrgIx::new(merged.organisations.len()));
        seen.org_layers.push(layer);
        merged.organisations.push(new);
        return;
    };
    let below = &mut merged.organisations[known.index()];
    if seen.org_layers[known.index()] == layer {
        let id = new.record.id;
        let stands = parsed.locate(below.last_spot(), Some(&id));
        let first = stands.map_or_else(String::new, |l| l.to_string());
        let location = parsed.locate(new.spot, Some(&id));
        parsed.problems.push(Problem { what: What::DuplicateId { id, first }, location });
        return;
    }
    seen.org_layers[known.index()] = layer;
    below.also.push(new.spot);
    let winners = winners(below.role, new.role);
    if below.record.source.is_empty() {
        below.record.source = below.file_source.to_vec();
    }
    let mut upper = new.record;
    if upper.source.is_empty() {
        upper.source = new.file_source.to_vec();
    }
    merge_organisation(&mut below.record, upper, winners);
    if new.role == LayerRole::Stated {
        below.role = LayerRole::Stated;
    }
}

/// Whose names and dates win, and whose structure.
#[derive(Clone, Copy)]
struct Winners {
    upper_has_names: bool,
    upper_has_structure: bool,
}

fn winners(lower: LayerRole, upper: LayerRole) -> Winners {
    match (lower, upper) {
        (LayerRole::Register, LayerRole::Stated) => {
            Winners { upper_has_names: false, upper_has_structure: true }
        }
        (LayerRole::Stated, LayerRole::Register) => {
            Winners { upper_has_names: true, upper_has_structure: false }
        }
        _ => Winners { upper_has_names: true, upper_has_structure: true },
    }
}

fn merge_organisation(lower: &mut OrganisationRecord, upper: OrganisationRecord, win: Winners) {
    put(&mut lower.name, upper.name, win.upper_has_names);
    put(&mut lower.since, upper.since, win.upper_has_names);
    put(&mut lower.until, upper.until, win.upper_has_names);
    put(&mut lower.seen, upper.seen, win.upper_has_names);
    put(&mut lower.code_since, upper.code_since, win.upper_has_names);
    put(&mut lower.kind, upper.kind, win.upper_has_structure);
    if upper.parent.is_some() || !upper.parents.is_empty() {
        let unsaid = lower.parent.is_none() && lower.parents.is_empty();
        if win.upper_has_structure || unsaid {
            (lower.parent, lower.parents) = (upper.parent, upper.parents);
        }
    }
    if !upper.styles.is_empty() && (win.upper_has_structure || lower.styles.is_empty()) {
        lower.styles = upper.styles;
    }
    put(&mut lower.count, upper.count, true);
    put(&mut lower.certainty, upper.certainty, win.upper_has_structure);
    add_new(&mut lower.aliases, upper.aliases);
    add_new(&mut lower.covers, upper.covers);
    lower.figures.extend(upper.figures);
    lower.notes.extend(upper.notes);
    add_new(&mut lower.source, upper.source);
}

fn put<T>(lower: &mut Option<T>, upper: Option<T>, upper_wins: bool) {
    if upper.is_some() && (upper_wins || lower.is_none()) {
        *lower = upper;
    }
}

fn add_new(lower: &mut Vec<String>, upper: Vec<String>) {
    for text in upper {
        if !lower.contains(&text) {
            lower.push(text);
        }
    }
}

/// A link to one organisation that a lower layer already has is the same link, said again.
fn add_link(merged: &mut Merged, seen: &mut Seen, new: Placed<(Relation, LinkBody)>, layer: usize) {
    let (relation, body) = &new.record;
    let key = (*relation, body.from.clone(), body.to.concat());
    let known = seen.links.entry(key).or_default();
    let again =
        known.iter().find(|first| first.layer != layer && is_same_link(&merged.links[first.at].record.1, body));
    if let Some(first) = again {
        let below = &mut merged.links[first.at];
        below.also.push(new.spot);
        let win = winners(below.role, new.role);
        let (lower, mut upper) = (&mut below.record.1, new.record.1);
        if lower.source.is_empty() {
            lower.source = below.file_source.to_vec();
        }
        if upper.source.is_empty() {
            upper.source = new.file_source.to_vec();
        }
        merge_link(lower, upper, win);
        if new.role == LayerRole::Stated {
            below.role = LayerRole::Stated;
        }
        return;
    }
    known.push(First { at: merged.links.len(), layer });
    merged.links.push(new);
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

fn merge_link(lower: &mut LinkBody, upper: LinkBody, win: Winners) {
    put(&mut lower.service, upper.service, win.upper_has_structure);
    put(&mut lower.extent, upper.extent, win.upper_has_structure);
    put(&mut lower.share, upper.share, true);
    put(&mut lower.of, upper.of, true);
    put(&mut lower.how, upper.how, true);
    put(&mut lower.on, upper.on, win.upper_has_names);
    put(&mut lower.since, upper.since, win.upper_has_names);
    put(&mut lower.until, upper.until, win.upper_has_names);
    put(&mut lower.seen, upper.seen, win.upper_has_names);
    put(&mut lower.note, upper.note, true);
    put(&mut lower.certainty, upper.certainty, win.upper_has_structure);
    add_new(&mut lower.source, upper.source);
}
