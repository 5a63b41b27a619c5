//! From an atlas to its compiled form.

use serde::{Deserialize, Serialize};

use super::layout::{OUTLINES, PARTS, Part, head};
use super::row::put_rows;
use crate::atlas::{Atlas, OrgIx, labels};
use crate::date::Date;

/// An atlas that has no compiled form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the atlas is too large to be compiled")]
pub struct TooLarge;

/// What stands above everything else.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) as_at: Date,
}

/// The parts written so far.
struct Parts {
    lengths: [u32; PARTS],
    body: Vec<u8>,
}

pub(super) fn pack(atlas: &Atlas) -> Result<Vec<u8>, TooLarge> {
    let mut parts = Parts { lengths: [0; PARTS], body: Vec::new() };
    parts.add(Part::Head, &record(&Head { title: atlas.title.clone(), as_at: Date::of(atlas.as_at) })?)?;
    parts.add(Part::OrgFacts, &put_rows(&atlas.facts.orgs))?;
    parts.add(Part::StayStarts, &put_rows(&atlas.facts.stays.starts))?;
    parts.add(Part::Stays, &put_rows(&atlas.facts.stays.items))?;
    parts.add(Part::LinkFacts, &put_rows(&atlas.facts.links))?;
    parts.add(Part::InOrder, &put_rows(&atlas.in_order))?;

    let mut by_id: Vec<OrgIx> = (0..atlas.len()).map(OrgIx::new).collect();
    by_id.sort_unstable_by(|a, b| atlas.org(*a).id.cmp(&atlas.org(*b).id));
    let ids = by_id.iter().map(|org| Ok(atlas.org(*org).id.as_bytes().to_vec()));
    parts.add_each(Part::IdStarts, Part::Ids, ids)?;
    parts.add(Part::IdOrgs, &put_rows(&by_id))?;

    parts.add_each(Part::LabelStarts, Part::Labels, atlas.orgs.iter().map(|org| Ok(labels::pack(org))))?;
    parts.add_each(Part::OrgStarts, Part::Orgs, atlas.orgs.iter().map(record))?;
    parts.add_each(Part::LinkStarts, Part::Links, atlas.links.iter().map(record))?;
    parts.add(Part::Patches, &record(atlas.patches.get())?)?;
    parts.add_each(Part::LocalityStarts, Part::Localities, atlas.localities().iter().map(record))?;
    parts.add(Part::Terms, &record(atlas.terms.get())?)?;
    parts.add(Part::Events, &record(atlas.events.get())?)?;
    parts.add(Part::Tiers, &record(atlas.tiers.get())?)?;
    parts.add(Part::Sources, &record(atlas.sources.get())?)?;
    parts.add(Part::Inputs, &record(atlas.inputs.get())?)?;
    for (part, outlines) in OUTLINES.into_iter().zip(&atlas.outlines) {
        parts.add(part, &record(outlines.get())?)?;
    }
    Ok(head(parts.lengths, &parts.body))
}

impl Parts {
    /// Adds a part after those there are: they come in their order.
    fn add(&mut self, part: Part, bytes: &[u8]) -> Result<(), TooLarge> {
        self.lengths[part as usize] = u32::try_from(bytes.len()).map_err(|_| TooLarge)?;
        self.body.extend_from_slice(bytes);
        Ok(())
    }

    /// Adds records one by one, and before them where each begins.
    fn add_each(
        &mut self,
        starts: Part,
        part: Part,
        records: impl Iterator<Item = Result<Vec<u8>, TooLarge>>,
    ) -> Result<(), TooLarge> {
        let (mut begins, mut bytes) = (vec![0_u32], Vec::new());
        for record in records {
            bytes.extend_from_slice(&record?);
            begins.push(u32::try_from(bytes.len()).map_err(|_| TooLarge)?);
        }
        self.add(starts, &put_rows(&begins))?;
        self.add(part, &bytes)
    }
}

/// A record in as few bytes as it takes.
fn record<T: Serialize + ?Sized>(record: &T) -> Result<Vec<u8>, TooLarge> {
    postcard::to_allocvec(record).map_err(|_| TooLarge)
}
