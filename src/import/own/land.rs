//! Pieces of land, and the towns and postcode districts on it.

use super::row::{RowReader, date, parts};
use super::sources;
use super::words::Word;
use crate::date::Period;
use crate::import::faults::Cell;
use crate::import::gathering::Gathering;
use crate::source::record::{LocalityRecord, ParentRecord, PartRecord, PatchRecord};
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

/// What stands before the areas in which a part of an area lies too.
const WITHIN: &str = "within";

/// Shares are rounded: so much over one is none.
const ROUNDING: f64 = 0.005;

/// A row of a table of localities.
pub(super) fn locality(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let (name, what) = (reader.must("name"), reader.must_word("what"));
    let cell = reader.cell("at");
    let mut at: Vec<PartRecord> = Vec::new();
    if reader.must("at").is_some() {
        let areas = parts(cell.text).into_iter();
        at = areas.filter_map(|text| part(reader, &cell, text)).collect();
    }
    if at.iter().map(|part| part.share).sum::<f64>() > 1.0 + ROUNDING {
        let help = "say of each how much of the locality lies in it: E09000011 0.96;E09000004 0.04";
        reader.faults.cell(&cell, "adds up to more than 1", help);
    }
    let within = reader.ids("within");
    let aliases = reader.list("aliases").into_iter().map(str::to_owned).collect();
    let (Some(name), Some(what)) = (name, what) else { return };
    let name = name.to_owned();
    gathering.record.localities.push(LocalityRecord { name, what, at, within, aliases, source });
}

/// `E09000011 0.96`; an area by itself has all of it. Where a part of the area is meant, the areas in
/// which that lies too follow: `E08000014 0.42 within 01V`.
fn part(reader: &mut RowReader<'_, '_>, cell: &Cell<'_>, text: &str) -> Option<PartRecord> {
    let told = Cell { text, ..*cell };
    let mut words = text.split_whitespace();
    let id = words.next()?;
    let mut word = words.next();
    let mut share = Some(1.0);
    if word.is_some_and(|word| word != WITHIN) {
        share = word.and_then(|word| word.parse::<f64>().ok()).filter(|share| (0.0..=1.0).contains(share));
        word = words.next();
    }
    let others = words.next().filter(|_| word == Some(WITHIN));
    let is_whole = share.is_some() && others.is_some() == word.is_some() && words.next().is_none();
    if !is_whole {
        let help = "write the area and its share from 0 to 1: E09000011 0.96; of a part of the area, \
                    also in which others that lies: E08000014 0.42 within 01V";
        reader.faults.cell(&told, "is no area with a share", help);
    }
    let area = with_boundary(reader, &told, id);
    let others = others.unwrap_or_default().split(',').filter(|id| !id.is_empty());
    let within = others.filter_map(|id| with_boundary(reader, &told, id)).collect();
    Some(PartRecord { area: area?, share: share.filter(|_| is_whole)?, within })
}

/// An area that is known; what has no boundary is a fault.
fn with_boundary(reader: &mut RowReader<'_, '_>, cell: &Cell<'_>, id: &str) -> Option<String> {
    let id = reader.known(cell, id);
    if let Some(kind) = id.as_ref().and_then(|id| reader.scope.kind(id)).filter(|kind| !kind.is_area()) {
        let what = format!("is of a kind without a boundary ({})", kind.label());
        let help = "say the council or another area that it lies in";
        reader.faults.cell(cell, &what, help);
    }
    id
}
