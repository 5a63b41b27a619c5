//! From a compiled atlas to one that can be asked.

use super::layout::{Image, NotCompiled, OUTLINES, Part};
use super::pack::Head;
use super::row::{Row, rows};
use crate::atlas::Atlas;
use crate::atlas::facts::Facts;
use crate::atlas::ids::Sorted;
use crate::atlas::lists::Lists;
use crate::atlas::localities::Localities;
use crate::atlas::records::{Records, Whole};

/// Reads what every walk asks for; records are left where they lie.
pub(super) fn open(image: &Image) -> Result<Atlas, NotCompiled> {
    let head = head(image)?;
    let orgs = all(image, Part::OrgFacts)?;
    let stays = Lists { starts: all(image, Part::StayStarts)?, items: all(image, Part::Stays)? };
    if !stays.are_whole(orgs.len()) {
        return Err(NotCompiled::Damaged("its lists do not fit together"));
    }
    let mut facts = Facts { orgs, stays, links: all(image, Part::LinkFacts)?, ..Facts::default() };
    if !facts.are_within_range() {
        return Err(NotCompiled::Damaged("it joins organisations that it has not"));
    }
    facts.join();
    let ids = Sorted::new(image.packed(Part::IdStarts, Part::Ids), image.part(Part::IdOrgs));
    Ok(Atlas {
        title: head.title,
        as_at: head.as_at.last_day(),
        ids: ids.into(),
        facts,
        labels: Some(image.packed(Part::LabelStarts, Part::Labels)),
        orgs: Records::of(image.packed(Part::OrgStarts, Part::Orgs)),
        links: Records::of(image.packed(Part::LinkStarts, Part::Links)),
        in_order: all(image, Part::InOrder)?,
        patches: Whole::of(image.part(Part::Patches)),
        localities: Localities::of(image.packed(Part::LocalityStarts, Part::Localities)),
        terms: Whole::of(image.part(Part::Terms)),
        events: Whole::of(image.part(Part::Events)),
        tiers: Whole::of(image.part(Part::Tiers)),
        sources: Whole::of(image.part(Part::Sources)),
        inputs: Whole::of(image.part(Part::Inputs)),
        outlines: OUTLINES.map(|part| Whole::of(image.part(part))),
    })
}

/// Title and day.
fn head(image: &Image) -> Result<Head, NotCompiled> {
    let bytes = image.part(Part::Head);
    postcard::from_bytes(bytes.as_bytes()).map_err(|_| NotCompiled::Damaged("its head cannot be read"))
}

fn all<T: Row>(image: &Image, part: Part) -> Result<Vec<T>, NotCompiled> {
    rows(image.part(part).as_bytes()).ok_or(NotCompiled::Damaged("a row of it means nothing"))
}
