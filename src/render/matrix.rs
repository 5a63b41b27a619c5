//! A table of a finding in words: what a cell says, what its glyphs mean, what was left out.

use super::boundaries::counted_by;
use super::phrase::in_a_row;
use super::service::served_with;
use super::{clean, counted, percent, plain_name};
use crate::atlas::OrgIx;
use crate::boundaries::Weight;
use crate::query::AsAt;
use crate::query::matrix::{CellExtent, Column, Matrix, MatrixCell, Sense};
use crate::render::name::{name, short};
use crate::words::{Basis, Certainty};

/// What stands at a row and a column, both counted from 0, in a sentence or two; then what
/// its figure counts and how sure it is.
pub fn cell(as_at: &AsAt<'_>, matrix: &Matrix, row: usize, column: usize) -> String {
    let (Some(org), Some(area), Some(cell)) =
        (matrix.rows.get(row), matrix.columns.get(column), matrix.cell(row, column))
    else {
        return String::new();
    };
    let sentence = CellSentence { as_at, row: *org, column: *area, cell };
    let mut text = sentence.of(matrix.sense);
    if let Some(lies) = sentence.lies_in() {
        text = format!("{text} {lies}");
    }
    if cell.support.basis == Some(Basis::Residents) {
        text = format!("{text} {}", counted_by(Weight::Residents));
    }
    match cell.support.certainty {
        Certainty::Certain => text,
        unsure => format!("{text} This is {}.", unsure.word()),
    }
}

/// The titles of the sources of a cell; nothing where it says that there is nothing.
pub fn cell_sources(as_at: &AsAt<'_>, cell: &MatrixCell) -> Option<String> {
    let mut titles: Vec<&str> = Vec::new();
    for source in cell.support.sources.iter().flat_map(|set| as_at.atlas().sources_of(*set)) {
        if !titles.contains(&source.title.as_str()) {
            titles.push(&source.title);
        }
    }
    (!titles.is_empty()).then(|| clean(&format!("Source: {}.", titles.join("; "))).into_owned())
}

/// A row by its name, and how much of the table it reaches over.
pub fn row(as_at: &AsAt<'_>, matrix: &Matrix, row: usize) -> String {
    let Some(org) = matrix.rows.get(row) else { return String::new() };
    let name = name(as_at, *org);
    let kind = as_at.kind(*org).label();
    if matrix.crosses(row) {
        format!("{name} ({kind}) crosses: it is on more than one side of the line.")
    } else {
        format!("{name} ({kind}) stays on one side of the line.")
    }
}

/// A column by its name, and where it lies.
pub fn column(as_at: &AsAt<'_>, column: Column) -> String {
    let name = name(as_at, column.area);
    let kind = as_at.kind(column.area).label();
    match lies_in(as_at, column) {
        Some(lies) => format!("{name} ({kind}). {lies}"),
        None => format!("{name} ({kind})."),
    }
}

/// What the glyphs of a table mean: all of it, a part of it, nothing.
pub const fn legend(sense: Sense) -> [(CellExtent, &'static str); 3] {
    let (whole, part, none) = match sense {
        Sense::Serves => ("serves all", "a part, % of residents", "none known"),
        Sense::LiesIn => ("lies wholly there", "a part, % of its residents", "not there"),
        Sense::Holds => ("has all", "a part, % of the council's residents", "none"),
        Sense::TakesPart => ("takes part", "in part", "not known to take part"),
        Sense::BelongsTo => ("belongs there", "some of its members belong there", "not known to"),
        Sense::DrawsFrom => ("all", "% of the trust's patients from there", "none shown"),
        Sense::Admits => ("all", "% of residents' admissions that go there", "none shown"),
    };
    [(CellExtent::Whole, whole), (CellExtent::Part, part), (CellExtent::None, none)]
}

/// What the rarer glyphs mean.
pub const fn rarer(extent: CellExtent) -> Option<&'static str> {
    match extent {
        CellExtent::Unknown => Some("perhaps"),
        CellExtent::Filed => Some("only filed there by the register"),
        CellExtent::Goes => Some("% of residents' admissions go there: derived, not said to serve"),
        _ => None,
    }
}

/// What a table leaves out, where it leaves something out.
pub fn left_out(matrix: &Matrix) -> Option<String> {
    let rows = more(matrix.rows_left_out, "row");
    let columns = more(matrix.columns_left_out, "column");
    let both: Vec<String> = [rows, columns].into_iter().flatten().collect();
    (!both.is_empty()).then(|| format!("Left out to keep it short: {}.", both.join(" and ")))
}

fn more(count: usize, what: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 more {what}")),
        _ => Some(format!("{} more {what}s", counted(count))),
    }
}

struct CellSentence<'s, 'a> {
    as_at: &'s AsAt<'a>,
    row: OrgIx,
    column: Column,
    cell: &'s MatrixCell,
}

impl CellSentence<'_, '_> {
    fn of(&self, sense: Sense) -> String {
        let (row, area) = (name(self.as_at, self.row), everyday_name(self.as_at, self.column.area));
        let (extent, share) = (self.cell.extent, self.cell.share.map(percent));
        if extent == CellExtent::Filed {
            return format!("The NHS register (ODS) lists {row} under {area}, which it is not known to serve.");
        }
        match sense {
            Sense::Serves => self.serves(&row, &area),
            Sense::LiesIn => match (extent, share) {
                (CellExtent::None, _) => format!("Nothing of {row} lies in {area}."),
                (CellExtent::Part, Some(share)) => format!("{share} of the residents of {row} live in {area}."),
                (CellExtent::Part, None) => format!("A part of {row} lies in {area}."),
                _ => format!("{row} lies wholly in {area}."),
            },
            Sense::Holds => match (extent, share) {
                (CellExtent::None, _) => format!("{row} has nothing of this part of {area}."),
                (CellExtent::Part, Some(share)) => format!("{row} has {share} of the residents of {area}."),
                (CellExtent::Part, None) => format!("{row} has a part of {area}."),
                _ => format!("{row} has all of {area}."),
            },
            Sense::TakesPart if extent == CellExtent::None => {
                format!("{row} is not known to take part in {area}.")
            }
            Sense::TakesPart => format!("{row} takes part in {area}."),
            Sense::BelongsTo => match extent {
                CellExtent::None => format!("{row} is not known to belong to {area}."),
                CellExtent::Part => format!("Members of {row} belong to {area}."),
                _ => format!("{row} belongs to {area}."),
            },
            Sense::Admits => match share {
                Some(share) => format!("Of the admissions of residents of {area}, {share} go to {row}."),
                None => format!("Residents of {area} are admitted to {row}."),
            },
            Sense::DrawsFrom => match share {
                Some(share) => {
                    let of = self.cell.support.basis.map_or("activity", Basis::label);
                    format!("{row} draws {share} of its {of} from {area}.")
                }
                None => format!("{row} is not shown to draw patients from {area}."),
            },
        }
    }

    fn serves(&self, row: &str, area: &str) -> String {
        let services: Vec<String> = self.cell.support.services.iter().filter_map(|s| served_with(*s)).collect();
        let services =
            if services.is_empty() { String::new() } else { format!(" for {}", in_a_row(&services)) };
        match (self.cell.extent, self.cell.share.map(percent)) {
            (CellExtent::None, _) => format!("{row} is not known to serve {area}."),
            (CellExtent::Goes, Some(share)) => format!(
                "Of the admissions of residents of {area}, {share} go to {row}: it is a main hospital trust there, \
                 which is derived; our sources do not say that it serves {area}."
            ),
            (CellExtent::Unknown, _) => {
                let by: Vec<String> =
                    self.cell.support.by.iter().map(|org| everyday_name(self.as_at, *org)).collect();
                format!(
                    "{row} may serve {area}: it serves a part of {}{services}, and it is not known which.",
                    by.join(", ")
                )
            }
            (CellExtent::Part, Some(share)) => {
                format!("{row} serves {share} of the residents of {area}{services}.")
            }
            (CellExtent::Part, None) => {
                format!("{row} serves a part of {area}{services}; how much is not known.")
            }
            _ => format!("{row} serves all of {area}{services}."),
        }
    }

    fn lies_in(&self) -> Option<String> {
        lies_in(self.as_at, self.column)
    }
}

/// Where a column lies, unless it is what the table is parted by.
fn lies_in(as_at: &AsAt<'_>, column: Column) -> Option<String> {
    let group = column.group.filter(|group| *group != column.area)?;
    let (area, group) = (everyday_name(as_at, column.area), everyday_name(as_at, group));
    Some(match column.part {
        Some(part) => format!("{} of {area} lies in {group}.", percent(part)),
        None => format!("{area} lies in {group}."),
    })
}

/// What people call it: a system by its plain name, a council by that of its place.
pub fn everyday_name(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let kind = as_at.kind(org);
    if kind.is_system() {
        return plain_name(as_at, org);
    }
    if kind.is_council() {
        return short(as_at, org);
    }
    name(as_at, org)
}
