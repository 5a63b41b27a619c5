//! What was looked up as comma-separated values: the columns of the list as they were, then those
//! that are added.

use std::borrow::Cow;

use super::added::{Added, columns};
use super::table::{LookupRow, LookupTable};
use crate::atlas::OrgIx;
use crate::query::{AsAt, Found, Led, LiesIn};
use crate::render::clean;
use crate::render::csv::{decimal, safe_lines};
use crate::render::escape::csv::escape;

/// The list with the columns that were asked for. What was in it stays as it was, but for what a
/// terminal might obey.
pub fn csv(as_at: &AsAt<'_>, table: &LookupTable<'_, '_>, added: &[Added]) -> String {
    let width = table.headings.len();
    let mut header: Vec<String> = table.headings.iter().map(|name| clean(name).into_owned()).collect();
    for column in columns(added) {
        header.push(free_name(&table.headings, column));
    }
    let rows = table.rows.iter().map(|row| {
        let mut cells: Vec<Cow<'_, str>> = (0..width).map(|column| clean(row.cells.cell(column))).collect();
        let own = cells_of(as_at, row, added);
        cells.extend(own.into_iter().map(|cell| Cow::Owned(escape(&cell))));
        cells.into_iter().map(Cow::into_owned).collect::<Vec<String>>()
    });
    safe_lines(&header, rows)
}

/// The name of a column that is added: with a number where the list has one of that name.
fn free_name(headings: &[String], column: &str) -> String {
    let is_taken = |name: &str| headings.iter().any(|heading| heading.eq_ignore_ascii_case(name));
    let numbered = (2..).map(|number| format!("{column}_{number}"));
    std::iter::once(column.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

fn cells_of(as_at: &AsAt<'_>, row: &LookupRow<'_, '_>, added: &[Added]) -> Vec<String> {
    let mut cells = vec![row.found.org().map_or_else(String::new, |org| as_at.atlas().org(org).id.to_string())];
    for what in added {
        add(as_at, row, *what, &mut cells);
    }
    cells.push(decimal(row.found.share()));
    let [shares_of, _] = named(as_at, row.found.whereabouts().map_or(&[], |w| &w.shares_of));
    cells.push(shares_of);
    cells
}

fn add(as_at: &AsAt<'_>, row: &LookupRow<'_, '_>, what: Added, cells: &mut Vec<String>) {
    let whereabouts = row.found.whereabouts();
    let lies_in = match what {
        Added::Name => return cells.push(name(as_at, row.found)),
        Added::Kind => return cells.push(kind(as_at, row.found).to_owned()),
        Added::Parent => {
            return cells.extend(named(as_at, whereabouts.and_then(|w| w.parent).as_slice()));
        }
        Added::Successor => {
            return cells.extend(named(as_at, whereabouts.map_or(&[], |w| &w.successors)));
        }
        Added::Place => whereabouts.and_then(|w| w.place),
        Added::System => whereabouts.and_then(|w| w.system),
        Added::Region => whereabouts.and_then(|w| w.region),
        Added::Council => whereabouts.and_then(|w| w.council),
        Added::Commissioner => whereabouts.and_then(|w| w.commissioner),
    };
    let org = lies_in.map(|LiesIn { org, .. }| org);
    cells.extend(named(as_at, org.as_slice()));
    cells.push(decimal(lies_in.and_then(|lies_in| lies_in.share)));
}

fn name(as_at: &AsAt<'_>, found: &Found<'_>) -> String {
    match found {
        Found::Org(org, _) | Found::Led(Led { org, .. }) => as_at.name(*org).to_owned(),
        Found::Locality(locality, _) | Found::InSeveral(locality, _) => locality.name.to_string(),
        _ => String::new(),
    }
}

fn kind(as_at: &AsAt<'_>, found: &Found<'_>) -> &'static str {
    match found {
        Found::Org(org, _) | Found::Led(Led { org, .. }) => as_at.kind(*org).word(),
        Found::Locality(locality, _) | Found::InSeveral(locality, _) => locality.what.word(),
        _ => "",
    }
}

/// The ids and the names of some, each list in one cell.
fn named(as_at: &AsAt<'_>, orgs: &[OrgIx]) -> [String; 2] {
    let ids: Vec<&str> = orgs.iter().map(|org| &*as_at.atlas().org(*org).id).collect();
    let names: Vec<&str> = orgs.iter().map(|org| as_at.name(*org)).collect();
    [ids.join("; "), names.join("; ")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_columns_have_one_name() {
        let headings = ["Name".to_owned(), "name_2".to_owned()];
        assert_eq!(free_name(&headings, "name"), "name_3");
        assert_eq!(free_name(&headings, "kind"), "kind");
    }
}
