//! A few records laid on a compiled atlas: what they speak of is changed or added, and of the
//! rest nothing is read.
//!
//! It is for what people write by hand. A register, new land, or anything that is not sound is
//! left to [`Atlas::stack`], which builds all of it again and says what is wrong.

use std::collections::BTreeSet;

use fixedbitset::FixedBitSet;

use super::build::Resolver;
use super::check::{self, is_repeated};
use super::facts::{Facts, LinkFacts, OrgFacts};
use super::merge::{Excerpt, Merged, Merging, Placed, by_role, merge};
use super::order::OrderKey;
use super::report::Reporter;
use super::stack::Stacked;
use super::{Atlas, Link, LinkIx, OrgIx, Organisation};
use crate::source::record::{FileRecord, LayerRole, LinkBody, LinkRecord};
use crate::source::{Layer, Parsed, parse};
use crate::words::Relation;

/// The atlas with these layers on it; none where that is not simple, or not sound.
pub(super) fn laid_on(base: &Atlas, above: &[Stacked<'_>]) -> Option<Atlas> {
    let mut atlas = base.clone();
    for stacked in above {
        let Stacked::Files(layer) = stacked else { return None };
        atlas = with_layer(&atlas, layer)?;
    }
    Some(atlas)
}

fn with_layer(base: &Atlas, layer: &Layer) -> Option<Atlas> {
    let mut parsed = parse(&[layer]);
    let files: Vec<_> = parsed.layers.pop()?;
    let is_simple = |file: &FileRecord| file.layer != Some(LayerRole::Register) && file.patches.is_empty();
    if !parsed.problems.is_empty() || parsed.lost_a_file() || !files.iter().all(|f| is_simple(&f.record)) {
        return None;
    }
    let excerpt = spoken_of(base, files.iter().map(|file| &file.record));
    let said_below = excerpt.links.clone();
    let mut layers = vec![Merging::Compiled(excerpt)];
    layers.extend(by_role(files).map(Merging::Files));
    let mut merged = merge(&mut parsed, layers);
    if !parsed.problems.is_empty() {
        return None;
    }
    let mut laying = Laying::on(base, parsed, &mut merged);
    laying.organisations(&merged);
    laying.links(&merged, &said_below);
    laying.all_else(&merged);
    laying.finished()
}

/// Of the atlas beneath, the organisations that files speak of again, and the links that they
/// may say again.
fn spoken_of<'a, 'f>(base: &'a Atlas, files: impl Iterator<Item = &'f FileRecord> + Clone) -> Excerpt<'a> {
    let ids = files.clone().flat_map(|file| &file.organisations).filter_map(|org| base.ids.get(&org.id));
    let orgs: BTreeSet<OrgIx> = ids.collect();
    let mut links = BTreeSet::new();
    for link in files.flat_map(|file| &file.links).cloned() {
        let (relation, body): (Relation, LinkBody) = LinkRecord::into_parts(link);
        let Some(from) = base.ids.get(&body.from) else { continue };
        let to: Vec<OrgIx> = body.to.iter().filter_map(|id| base.ids.get(id)).collect();
        let is_it = |l: &LinkFacts| l.relation == relation && l.from == from && to.contains(&l.to);
        links.extend(base.links_of(from).filter(|link| is_it(base.link_facts(*link))));
    }
    Excerpt {
        atlas: base,
        orgs: orgs.into_iter().collect(),
        links: links.into_iter().collect(),
        is_whole: false,
    }
}

/// An atlas on which a layer is being laid.
struct Laying<'a> {
    atlas: Atlas,
    resolver: Resolver<'a>,
    /// Every organisation that was changed or added.
    touched: Vec<OrgIx>,
    /// Of those that were there before, what was asked of them then.
    before: Vec<(OrgIx, OrgFacts)>,
    links: Vec<LinkIx>,
}

impl<'a> Laying<'a> {
    fn on(base: &Atlas, parsed: Parsed<'a>, merged: &mut Merged) -> Self {
        let of_both = FixedBitSet::with_capacity(base.len() + merged.organisations.len());
        let reporter = Reporter { parsed, positions: Vec::new(), of_both };
        let resolver = Resolver::on(base, reporter, merged);
        Self { atlas: base.clone(), resolver, touched: Vec::new(), before: Vec::new(), links: Vec::new() }
    }

    fn organisations(&mut self, merged: &Merged) {
        for placed in &merged.organisations {
            let Some(ix) = self.resolver.ids.get(&placed.record.id) else { continue };
            self.resolver.reporter.of_both.set(ix.index(), placed.is_of_both());
            let org = self.resolver.organisation(placed);
            self.put(ix, org);
        }
        self.rejoin();
    }

    /// Puts an organisation where it is to stand.
    fn put(&mut self, ix: OrgIx, org: Organisation) {
        let atlas = &mut self.atlas;
        self.touched.push(ix);
        if ix.index() < atlas.facts.orgs.len() {
            self.before.push((ix, atlas.facts.orgs[ix.index()]));
            atlas.in_order.retain(|other| *other != ix);
            atlas.facts.orgs[ix.index()] = OrgFacts::of(&org);
            atlas.facts.put_stays(ix, &org);
            atlas.orgs.put(ix.index(), org);
        } else {
            atlas.facts.add_org(&org);
            atlas.orgs.push(org);
        }
        let key = |org: OrgIx| {
            let org = atlas.orgs.get(org.index());
            (OrderKey::of(org), org.id.clone())
        };
        let own = key(ix);
        let at = atlas.in_order.partition_point(|other| key(*other) < own);
        atlas.in_order.insert(at, ix);
    }

    fn links(&mut self, merged: &Merged, said_below: &[LinkIx]) {
        let mut below = said_below.iter();
        for placed in &merged.links {
            let mut links: Vec<Link> = Vec::new();
            self.resolver.link(placed, &mut links);
            // Those from beneath come first, in their order, each to one organisation.
            if let Some(ix) = below.next() {
                self.links.push(*ix);
                for link in links {
                    self.atlas.facts.links[ix.index()] = LinkFacts::from(&link);
                    self.atlas.links.put(ix.index(), link);
                }
                continue;
            }
            for link in links {
                self.links.push(LinkIx::new(self.atlas.facts.links.len()));
                self.atlas.facts.links.push(LinkFacts::from(&link));
                self.atlas.links.push(link);
            }
        }
        self.rejoin();
    }

    fn rejoin(&mut self) {
        self.atlas.facts.join();
    }

    fn all_else(&mut self, merged: &Merged) {
        let resolver = &mut self.resolver;
        add(&merged.localities, |l| resolver.locality(l), || self.atlas.localities.all_mut());
        add(&merged.inputs, |i| resolver.input(i), || self.atlas.inputs.get_mut());
        add(&merged.terms, |t| resolver.term(t), || self.atlas.terms.get_mut());
        add(&merged.tiers, |t| resolver.tier(t), || self.atlas.tiers.get_mut());
        if !merged.events.is_empty() {
            let events = self.atlas.events.get_mut();
            events.extend(merged.events.iter().map(|e| resolver.event(e)));
            events.sort_by_key(|event| event.date);
        }
        // An atlas can only be asked about localities that keep the rules.
        let positions = merged.localities.iter().map(|l| l.positions.lowest).collect::<Vec<_>>();
        if !positions.is_empty() {
            let all = self.atlas.localities.all();
            let added = &all[all.len() - positions.len()..];
            check::localities(&mut resolver.reporter, &self.atlas, added, &positions);
        }
    }

    /// The atlas, if all that was said is sound.
    fn finished(mut self) -> Option<Atlas> {
        self.atlas.ids = std::mem::take(&mut self.resolver.ids);
        self.atlas.sources = std::mem::take(&mut self.resolver.sources).into();
        let atlas = self.atlas;
        let lie_on_land = || {
            let changed =
                self.before.iter().filter(|(ix, before)| before != atlas.facts(*ix) || before.has_styles);
            let changed: BTreeSet<OrgIx> = changed.map(|(ix, _)| *ix).collect();
            !changed.is_empty() && atlas.patches().iter().any(|p| p.areas_ever().any(|a| changed.contains(&a)))
        };
        let is_repeated_here = |ix: &LinkIx| {
            let link = atlas.link(*ix);
            let alike = |other: &LinkFacts| other.relation == link.relation && other.to == link.to;
            link.from == link.to
                || link.period.is_reversed()
                || atlas
                    .links_of(link.from)
                    .filter(|other| other != ix && alike(atlas.link_facts(*other)))
                    .map(|other| atlas.link(other))
                    .any(|other| {
                        other.from == link.from && other.service == link.service && is_repeated(other, link)
                    })
        };
        let around: BTreeSet<OrgIx> =
            self.touched.iter().flat_map(|org| std::iter::once(*org).chain(atlas.ever_within(*org))).collect();
        check::organisations(&mut self.resolver.reporter, &atlas, around.into_iter());
        let is_sound = self.resolver.reporter.parsed.problems.is_empty()
            && !self.touched.iter().any(|org| sits_within_itself(&atlas.facts, *org))
            && !self.links.iter().any(is_repeated_here)
            && !lie_on_land();
        is_sound.then_some(atlas)
    }
}

/// Adds records to a list, which is read only if there are any.
fn add<'l, R, T: 'l>(
    records: &[Placed<R>],
    resolve: impl FnMut(&Placed<R>) -> T,
    list: impl FnOnce() -> &'l mut Vec<T>,
) {
    if !records.is_empty() {
        list().extend(records.iter().map(resolve));
    }
}

/// Does following what it sits within lead back to it?
fn sits_within_itself(facts: &Facts, org: OrgIx) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![org];
    while let Some(at) = next.pop() {
        for stay in facts.stays.of(at.index()) {
            if stay.parent == org {
                return true;
            }
            if seen.insert(stay.parent) {
                next.push(stay.parent);
            }
        }
    }
    false
}
