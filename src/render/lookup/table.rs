//! A list with what was found for each of its rows.

use crate::atlas::{Atlas, SourceSet};
use crate::import::ListRow;
use crate::query::{AsAt, Found, LiesIn, Whereabouts};
use crate::render::citations::Citations;

/// A list with what was found for each of its rows.
#[derive(Debug)]
pub struct LookupTable<'t, 'a> {
    /// What stands above the columns of the list.
    pub headings: Vec<String>,
    /// The rows, in the order of the list.
    pub rows: Vec<LookupRow<'t, 'a>>,
}

/// A row of a list with what was found; a text that became several has as many.
#[derive(Clone, Copy, Debug)]
pub struct LookupRow<'t, 'a> {
    /// Which row of the list it is, from 1 as a spreadsheet counts.
    pub number: usize,
    /// Its cells.
    pub cells: ListRow<'t>,
    /// What of it was looked up.
    pub input: &'t str,
    /// What was found.
    pub found: &'t Found<'a>,
}

/// The sources of all that was found.
pub(super) fn citations<'a>(as_at: &AsAt<'a>, table: &LookupTable<'_, 'a>) -> Citations<'a> {
    let atlas = as_at.atlas();
    let mut citations = Citations::new(atlas);
    for row in &table.rows {
        match row.found {
            Found::Orgs(orgs) => citations.add_all(orgs.iter().map(|org| &atlas.org(*org).sources)),
            Found::Localities(all) => citations.add_all(all.iter().map(|locality| &locality.sources)),
            Found::InSeveral(locality, _) => citations.add(locality.sources),
            _ => {}
        }
        if let Some(whereabouts) = row.found.whereabouts() {
            citations.add_all(&whereabouts.sources);
            citations.add_all(&of_areas(atlas, whereabouts));
        }
    }
    citations
}

/// On whose word the areas stand that it lies in.
fn of_areas(atlas: &Atlas, whereabouts: &Whereabouts) -> Vec<SourceSet> {
    let Whereabouts { place, system, region, council, commissioner, successors, .. } = whereabouts;
    let areas = [place, system, region, council, commissioner].into_iter().flatten();
    let areas = areas.map(|LiesIn { org, .. }| org).chain(successors);
    areas.map(|org| atlas.org(*org).sources).collect()
}
