//! Pieces of land, and the towns and postcode districts on it.

use super::row::{RowReader, date, parts};
use super::sources;
use super::words::Word;
use crate::date::Period;
use crate::import::faults::Cell;
use crate::import::gathering::Gathering;
use crate::source::record::{LocalityRecord, ParentRecord, PatchRecord};
use crate::words::Certainty;

/// A row of a table of patches.
pub(super) fn patch(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let areas = reader.ids("areas");
    let dated_cell = reader.cell("dated");
    let dated: Vec<ParentRecord> =
        parts(dated_cell.text).into_iter().filter_map(|part| dated_area(reader, &dated_cell, part)).collect();
    if reader.cell("areas").text.is_empty() && dated_cell.text.is_empty() {
        let at = reader.position();
        reader.faults.row(at, "it names no area", "say in which areas the land lies");
    }
    for id in areas.iter().chain(dated.iter().map(|dated| &dated.id)) {
        if reader.scope.has_land(id) {
            let at = reader.position();
            let what = format!("\"{id}\" has its land already, and this would be counted on top of it");
            let help = "give land to areas of your own; one that is made of others says what it covers";
            reader.faults.row(at, &what, help);
        }
    }
    let (residents, small_areas) = (reader.count("residents"), reader.count("small_areas"));
    gathering.record.patches.push(PatchRecord {
        areas,
        dated,
        residents,
        small_areas: small_areas.unwrap_or_default(),
        source,
    });
}

/// `D2P2L until 2022-06-30`, `15E since 2022-07-01`, or both of the two; then how sure it is and
/// on whose word, where that is other than of the row: `15E since 2022-07-01 inferred source a,b`.
fn dated_area(reader: &mut RowReader<'_, '_>, cell: &Cell<'_>, part: &str) -> Option<ParentRecord> {
    let mut words = part.split_whitespace();
    let id = reader.known(cell, words.next()?);
    let mut period = Period::default();
    let (mut certainty, mut source) = (None, Vec::new());
    while let Some(word) = words.next() {
        match (word, Certainty::said(word)) {
            ("since", _) => period.since = date(cell, words.next().unwrap_or_default(), reader.faults),
            ("until", _) => period.until = date(cell, words.next().unwrap_or_default(), reader.faults),
            ("source", _) => source = reader.sources_in(cell, words.next().unwrap_or_default()),
            (_, Some(said)) => certainty = Some(said).filter(|said| *said != Certainty::Certain),
            _ => {
                let help = "write the area and its days: D2P2L until 2022-06-30";
                reader.faults.cell(&Cell { text: part, ..*cell }, "is no area with days", help);
                return None;
            }
        }
    }
    if period.is_reversed() {
        reader.faults.cell(&Cell { text: part, ..*cell }, "ends before it begins", "put one of the two right");
    }
    Some(ParentRecord { id: id?, since: period.since, until: period.until, certainty, source })
}

/// Shares are rounded: so much over one is none.
const ROUNDING: f64 = 0.005;

/// A row of a table of localities.
pub(super) fn locality(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let (name, what) = (reader.must("name"), reader.must_word("what"));
    let cell = reader.cell("at");
    let mut at: Vec<(String, f64)> = Vec::new();
    if reader.must("at").is_some() {
        let areas = parts(cell.text).into_iter();
        at = areas.filter_map(|part| area_with_share(reader, &cell, part)).collect();
    }
    if at.iter().map(|(_, share)| share).sum::<f64>() > 1.0 + ROUNDING {
        let help = "say of each how much of the locality lies in it: E09000011 0.96;E09000004 0.04";
        reader.faults.cell(&cell, "adds up to more than 1", help);
    }
    let within = reader.ids("within");
    let aliases = reader.list("aliases").into_iter().map(str::to_owned).collect();
    let (Some(name), Some(what)) = (name, what) else { return };
    let name = name.to_owned();
    gathering.record.localities.push(LocalityRecord { name, what, at, within, aliases, source });
}

/// `E09000011 0.96`; an area by itself has all of it.
fn area_with_share(reader: &mut RowReader<'_, '_>, cell: &Cell<'_>, part: &str) -> Option<(String, f64)> {
    let (id, share) = part.split_once(char::is_whitespace).unwrap_or((part, "1"));
    let share = share.trim().parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
    if share.is_none() {
        let help = "write the area and its share from 0 to 1: E09000011 0.96";
        reader.faults.cell(&Cell { text: part, ..*cell }, "is no area with a share", help);
    }
    let id = reader.known(cell, id);
    if let Some(kind) = id.as_ref().and_then(|id| reader.scope.kind(id)).filter(|kind| !kind.is_area()) {
        let what = format!("is of a kind without a boundary ({})", kind.label());
        let help = "say the council or another area that it lies in";
        reader.faults.cell(&Cell { text: part, ..*cell }, &what, help);
    }
    Some((id?, share?))
}
