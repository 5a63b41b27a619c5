//! Layers of records to one list of records.
//!
//! Within a layer an id stands once. A layer on top adds to what lies below: the same
//! id merges field by field, lists add up. Where one of the two is a register, names
//! and dates come from it whatever the order, and parent, kind, styles, service and
//! extent from the other.

use std::collections::{BTreeMap, HashMap};

use crate::date::Date;
use crate::problem::{Problem, What};
use crate::source::record::{
    EventRecord, LayerRole, LinkBody, OrganisationRecord, PatchRecord, SourceRecord, TermRecord, TierRecord,
};
use crate::source::{Parsed, Section, Spot};
use crate::words::{Relation, Service};

/// A record with the places in the files where it is written, the lowest layer first.
pub(super) struct Placed<T> {
    pub(super) record: T,
    pub(super) spots: Vec<Spot>,
    role: LayerRole,
}

/// Everything the layers say together.
#[derive(Default)]
pub(super) struct Merged {
    pub(super) title: Option<String>,
    pub(super) as_at: Option<Date>,
    pub(super) sources: BTreeMap<String, SourceRecord>,
    pub(super) organisations: Vec<Placed<OrganisationRecord>>,
    pub(super) links: Vec<Placed<(Relation, LinkBody)>>,
    pub(super) patches: Vec<Placed<PatchRecord>>,
    pub(super) terms: Vec<Placed<TermRecord>>,
    pub(super) events: Vec<Placed<EventRecord>>,
    pub(super) tiers: Vec<Placed<TierRecord>>,
}

/// Who named an id or a link first, and in which layer.
#[derive(Clone, Copy)]
struct First {
    at: usize,
    layer: usize,
}

#[derive(Default)]
struct Seen {
    ids: HashMap<String, First>,
    links: HashMap<(Relation, String, String), Vec<First>>,
    sources: HashMap<String, usize>,
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
            let own = record.source;
            let place = |section, index| vec![file.spot(section, index)];
            merged.title = merged.title.or(record.title);
            merged.as_at = merged.as_at.or(record.as_at);
            for (key, source) in record.sources {
                let spot = file.spot(Section::Sources, 0);
                add_source(&mut merged, &mut seen, parsed, (key, source), layer, spot);
            }
            for (index, mut org) in record.organisations.into_iter().enumerate() {
                inherit(&mut org.source, &own);
                let spots = place(Section::Organisations, index);
                add_organisation(&mut merged, &mut seen, parsed, Placed { record: org, spots, role }, layer);
            }
            for (index, link) in record.links.into_iter().enumerate() {
                let (relation, mut body) = link.into_parts();
                inherit(&mut body.source, &own);
                let spots = place(Section::Links, index);
                if !several {
                    merged.links.push(Placed { record: (relation, body), spots, role });
                    continue;
                }
                // One by one, so that a layer on top may say again what is said here of several.
                for to in &body.to {
                    let one = LinkBody { to: vec![to.clone()], ..body.clone() };
                    let link = Placed { record: (relation, one), spots: spots.clone(), role };
                    add_link(&mut merged, &mut seen, link, layer);
                }
            }
            for (index, mut patch) in record.patches.into_iter().enumerate() {
                inherit(&mut patch.source, &own);
                merged.patches.push(Placed { record: patch, spots: place(Section::Patches, index), role });
            }
            for (index, mut term) in record.terms.into_iter().enumerate() {
                inherit(&mut term.source, &own);
                merged.terms.push(Placed { record: term, spots: place(Section::Terms, index), role });
            }
            for (index, mut event) in record.events.into_iter().enumerate() {
                inherit(&mut event.source, &own);
                merged.events.push(Placed { record: event, spots: place(Section::Events, index), role });
            }
            for (index, mut tier) in record.tiers.into_iter().enumerate() {
                inherit(&mut tier.source, &own);
                merged.tiers.push(Placed { record: tier, spots: place(Section::Tiers, index), role });
            }
        }
    }
    merged
}

/// A record that names no source has the file's.
fn inherit(source: &mut Vec<String>, own: &[String]) {
    if source.is_empty() {
        source.extend_from_slice(own);
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
    let Some(first) = seen.ids.get(&new.record.id).copied() else {
        let at = merged.organisations.len();
        seen.ids.insert(new.record.id.clone(), First { at, layer });
        merged.organisations.push(new);
        return;
    };
    let below = &mut merged.organisations[first.at];
    if first.layer == layer {
        let stands = below.spots.first().and_then(|s| parsed.locate(*s, Some(&new.record.id)));
        let what = What::DuplicateId {
            id: new.record.id.clone(),
            first: stands.map_or_else(String::new, |l| l.to_string()),
        };
        let location = new.spots.first().and_then(|s| parsed.locate(*s, Some(&new.record.id)));
        parsed.problems.push(Problem { what, location });
        return;
    }
    seen.ids.insert(new.record.id.clone(), First { at: first.at, layer });
    below.spots.extend(&new.spots);
    let winners = winners(below.role, new.role);
    merge_organisation(&mut below.record, new.record, winners);
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
    let [to] = body.to.as_slice() else {
        merged.links.push(new);
        return;
    };
    let key = (*relation, body.from.clone(), to.clone());
    let known = seen.links.entry(key).or_default();
    let again =
        known.iter().find(|first| first.layer != layer && is_same_link(&merged.links[first.at].record.1, body));
    if let Some(first) = again {
        let below = &mut merged.links[first.at];
        below.spots.extend(&new.spots);
        let win = winners(below.role, new.role);
        merge_link(&mut below.record.1, new.record.1, win);
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
