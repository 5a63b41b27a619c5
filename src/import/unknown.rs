//! What is to be seen in a table of which nobody knows what it is, for whoever gave it.

use super::own::{SHAPES, Shape};
use super::table::Table;

/// What keeps it from being known, as far as that can be seen; none where it cannot.
pub(super) fn why(table: &Table) -> Option<String> {
    let Some(first) = table.rows().next() else { return Some("empty".to_owned()) };
    for (sign, name) in [(';', "semicolons"), ('\t', "tabs"), ('|', "upright lines")] {
        if first.len() == 1 && first.cell(0).contains(sign) {
            return Some(format!("{name} stand between its cells: save it as CSV with commas"));
        }
    }
    if let Some((shape, missing)) = nearest(table) {
        let (has, must) = (missing.len(), missing.join(" and "));
        let columns = if has == 1 { "the column" } else { "the columns" };
        return Some(format!("as a table of {} it lacks {columns} {must}", shape.name));
    }
    if table.rows().len() == 1 {
        return Some("it has one row, and nothing below it".to_owned());
    }
    let odd = table.rows().find(|row| row.len() != first.len())?;
    Some(format!("row {} has {}, the first row has {}", odd.number, cells(odd.len()), first.len()))
}

fn cells(count: usize) -> String {
    if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") }
}

/// The table of one's own of which it has most columns that must be there, and those that it lacks.
fn nearest(table: &Table) -> Option<(&'static Shape, Vec<&'static str>)> {
    let first = table.rows().next()?;
    let headings: Vec<String> =
        first.cells().map(|cell| cell.to_lowercase().replace([' ', '-'], "_")).collect();
    let is_there = |column: &str| headings.iter().any(|heading| heading == column);
    let all = SHAPES.iter().map(|shape| {
        let missing: Vec<&str> = shape.must.iter().copied().filter(|column| !is_there(column)).collect();
        (shape, missing)
    });
    let near = all.filter(|(shape, missing)| !missing.is_empty() && missing.len() < shape.must.len());
    near.max_by_key(|(shape, missing)| (shape.must.len() - missing.len(), std::cmp::Reverse(missing.len())))
}
