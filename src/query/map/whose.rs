//! In which system each patch lies.

use crate::atlas::OrgIx;
use crate::boundaries::Footprint;
use crate::query::AsAt;

/// The system of each patch on a day, by the patch's number in the atlas.
pub(super) fn system_of_patch(as_at: &AsAt<'_>) -> Vec<Option<OrgIx>> {
    let mut of = vec![None; as_at.atlas().patches().len()];
    for system in as_at.land().systems() {
        let land = as_at.land().footprint(*system);
        for patch in land.into_iter().flat_map(Footprint::patches) {
            of[patch] = Some(*system);
        }
    }
    of
}
