//! Is a compiled atlas that came from anywhere whole and sound? Every record is read once, and
//! held to what the rows say of it; nothing of it is kept.

use fixedbitset::FixedBitSet;
use serde::de::DeserializeOwned;

use super::layout::{Image, NotCompiled, OUTLINES, Part};
use super::pack::Head;
use crate::atlas::facts::Facts;
use crate::atlas::ids::Sorted;
use crate::atlas::labels;
use crate::atlas::records::Packed;
use crate::atlas::rings::rings;
use crate::atlas::sources::Sources;
use crate::atlas::{
    Atlas, Event, Extent, Input, Link, LinkFacts, Locality, LocalityPart, OrgIx, Organisation, Patch,
    SourceSet, Term, TierBand,
};
use crate::outlines::Outlines;

/// Parts of records by themselves, and where each begins.
const PACKED: [(Part, Part); 5] = [
    (Part::IdStarts, Part::Ids),
    (Part::LabelStarts, Part::Labels),
    (Part::OrgStarts, Part::Orgs),
    (Part::LinkStarts, Part::Links),
    (Part::LocalityStarts, Part::Localities),
];

/// What an organisation or a source may be named by.
struct Range {
    orgs: usize,
    source_sets: usize,
}

pub(super) fn check(atlas: &Atlas, image: &Image) -> Result<(), NotCompiled> {
    let _: Head = whole(image, Part::Head)?;
    let all_packed = PACKED.iter().all(|(starts, records)| image.packed(*starts, *records).is_whole());
    require(all_packed, "it has bytes that belong to nothing")?;
    let sources: Sources = whole(image, Part::Sources)?;
    require(sources.are_whole(), "it names sources that it has not")?;
    let range = Range { orgs: atlas.facts.orgs.len(), source_sets: sources.sets_len() };

    check_orgs(atlas, image, &range)?;
    check_links(atlas, image, &range)?;
    require(is_order(&atlas.in_order, range.orgs), "the order of its organisations is not one")?;
    require(rings(&atlas.facts.stays).is_empty(), "organisations of it sit within one another")?;

    let patches: Vec<Patch> = whole(image, Part::Patches)?;
    let packed = image.packed(Part::LocalityStarts, Part::Localities);
    let localities = (0..packed.len()).map(|n| one(&packed, n)).collect::<Result<Vec<Locality>, _>>()?;
    let terms: Vec<Term> = whole(image, Part::Terms)?;
    let _: Vec<Input> = whole(image, Part::Inputs)?;
    for part in OUTLINES {
        let outlines: Option<Outlines> = whole(image, part)?;
        let is_sound = outlines.is_none_or(|outlines| outlines.check(patches.len()).is_ok());
        require(is_sound, "its outlines do not fit together")?;
    }
    let events: Vec<Event> = whole(image, Part::Events)?;
    let tiers: Vec<TierBand> = whole(image, Part::Tiers)?;
    let fits = patches.iter().all(|p| range.fits(p.areas_ever(), [p.sources]))
        && localities.iter().all(|l| {
            let areas = l.at.iter().flat_map(LocalityPart::areas).chain(l.within.iter().copied());
            range.fits(areas, [l.sources])
        })
        && terms.iter().all(|t| range.fits(std::iter::empty(), [t.sources]))
        && events.iter().all(|e| range.fits(e.organisations.iter().copied(), [e.sources]))
        && tiers.iter().all(|t| range.fits(std::iter::empty(), [t.sources]));
    require(fits, "it names organisations that it has not")?;
    let mut shares = localities.iter().flat_map(|l| l.at.iter().map(|part| part.share));
    require(shares.all(|share| (0.0..=1.0).contains(&share)), "a share of it is not between 0 and 1")
}

fn check_orgs(atlas: &Atlas, image: &Image, range: &Range) -> Result<(), NotCompiled> {
    let packed = image.packed(Part::OrgStarts, Part::Orgs);
    let ids = Sorted::new(image.packed(Part::IdStarts, Part::Ids), image.part(Part::IdOrgs));
    let labels = image.packed(Part::LabelStarts, Part::Labels);
    let is_whole = [packed.len(), ids.len(), labels.len()].iter().all(|len| *len == range.orgs);
    require(is_whole && ids.are_whole(), "it has not as many organisations as it says")?;
    let mut places = vec![u32::MAX; range.orgs];
    for place in 0..range.orgs {
        let (_, org) = ids.at(place).ok_or(NotCompiled::Damaged("an id of it cannot be read"))?;
        let mine = places.get_mut(org.index()).ok_or(NotCompiled::Damaged("an id of it is nobody's"))?;
        *mine = u32::try_from(place).unwrap_or(u32::MAX);
    }
    let mut facts = Facts::default();
    for (number, place) in places.into_iter().enumerate() {
        let org: Organisation = one(&packed, number)?;
        let id = ids.at(place as usize).map(|(id, _)| id);
        require(id == Some(org.id.as_bytes()), "an id of it is another's")?;
        require(range.fits_org(&org), "it names organisations that it has not")?;
        require(
            labels.record(number) == Some(&labels::pack(&org)),
            "what it calls an organisation is not its name",
        )?;
        facts.add_org(&org);
    }
    let is_same = facts.orgs == atlas.facts.orgs && facts.stays == atlas.facts.stays;
    require(is_same, "its rows say other things than its records")
}

fn check_links(atlas: &Atlas, image: &Image, range: &Range) -> Result<(), NotCompiled> {
    let packed = image.packed(Part::LinkStarts, Part::Links);
    require(packed.len() == atlas.facts.links.len(), "it has not as many links as it says")?;
    for (number, facts) in atlas.facts.links.iter().enumerate() {
        let link: Link = one(&packed, number)?;
        require(LinkFacts::from(&link) == *facts, "its rows say other things than its records")?;
        require(range.fits_link(&link), "it joins organisations that it has not")?;
    }
    Ok(())
}

impl Range {
    fn fits(&self, mut orgs: impl Iterator<Item = OrgIx>, sets: impl IntoIterator<Item = SourceSet>) -> bool {
        orgs.all(|org| org.index() < self.orgs) && sets.into_iter().all(|set| set.index() < self.source_sets)
    }

    fn fits_org(&self, org: &Organisation) -> bool {
        let orgs = org.parents.iter().map(|p| p.org).chain(org.covers.iter().copied());
        let sets = [org.sources, org.alias_sources]
            .into_iter()
            .chain(org.parents.iter().map(|p| p.sources))
            .chain(org.styles.iter().map(|s| s.sources))
            .chain(org.codes.iter().map(|c| c.sources))
            .chain(org.figures.iter().map(|f| f.sources))
            .chain(org.provides.iter().map(|p| p.sources))
            .chain(org.notes.iter().map(|n| n.sources));
        self.fits(orgs, sets) && org.figures.iter().all(|f| f.value.is_finite())
    }

    fn fits_link(&self, link: &Link) -> bool {
        let within = match &link.extent {
            Some(Extent::Within(areas)) => &areas[..],
            _ => &[],
        };
        let shares = [link.share, link.share_of_area];
        link.from != link.to
            && self.fits([link.from, link.to].into_iter().chain(within.iter().copied()), [link.sources])
            && shares.into_iter().flatten().all(|share| (0.0..=1.0).contains(&share))
    }
}

/// Each of so many once.
fn is_order(order: &[OrgIx], count: usize) -> bool {
    let mut seen = FixedBitSet::with_capacity(count);
    order.len() == count && order.iter().all(|org| org.index() < count && !seen.put(org.index()))
}

fn one<T: DeserializeOwned>(packed: &Packed, number: usize) -> Result<T, NotCompiled> {
    let bytes = packed.record(number).ok_or(NotCompiled::Damaged("a record of it is not there"))?;
    all_of(bytes)
}

fn whole<T: DeserializeOwned>(image: &Image, part: Part) -> Result<T, NotCompiled> {
    all_of(image.part(part).as_bytes())
}

/// A record that takes up all of its bytes.
fn all_of<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotCompiled> {
    match postcard::take_from_bytes(bytes) {
        Ok((record, [])) => Ok(record),
        _ => Err(NotCompiled::Damaged("a record of it cannot be read")),
    }
}

fn require(is_so: bool, what: &'static str) -> Result<(), NotCompiled> {
    if is_so { Ok(()) } else { Err(NotCompiled::Damaged(what)) }
}
