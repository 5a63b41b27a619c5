//! Pieces of land, and the towns and postcode districts on it.

use super::row::{RowReader, date, parts};
use super::sources;
use crate::date::Period;
use crate::import::faults::Cell;
use crate::import::gathering::Gathering;
use crate::source::record::{ParentRecord, PatchRecord};

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
    let (residents, small_areas) = (reader.count("residents"), reader.count("small_areas"));
    gathering.record.patches.push(PatchRecord {
        areas,
        dated,
        residents: residents.unwrap_or_default(),
        small_areas: small_areas.unwrap_or_default(),
        source,
    });
}

/// `D2P2L until 2022-06-30`, `15E since 2022-07-01`, or both of the two.
fn dated_area(reader: &mut RowReader<'_, '_>, cell: &Cell<'_>, part: &str) -> Option<ParentRecord> {
    let mut words = part.split_whitespace();
    let id = reader.known(cell, words.next()?);
    let mut period = Period::default();
    let rest: Vec<&str> = words.collect();
    let pairs = rest.chunks(2);
    for pair in pairs {
        match *pair {
            ["since", day] => period.since = date(cell, day, reader.faults),
            ["until", day] => period.until = date(cell, day, reader.faults),
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
    Some(ParentRecord {
        id: id?,
        since: period.since,
        until: period.until,
        certainty: None,
        source: Vec::new(),
    })
}
