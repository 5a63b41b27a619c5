//! What programs read of an answer, told below the help of a command: the columns of CSV, and
//! where JSON is described.

use crate::render::boundaries::{FINDING_COLUMNS, OVERLAP_COLUMNS, PAIR_COLUMNS};
use crate::render::find::FIND_COLUMNS;
use crate::render::format::{CommandFormat, Format};
use crate::render::header;
use crate::render::history::{DIFFERENCE_COLUMNS, HISTORY_COLUMNS};
use crate::render::import::REMARK_COLUMNS;
use crate::render::lookup::{Added, columns};
use crate::render::tree::{LINK_COLUMNS, TREE_COLUMNS};

/// A table in comma-separated values.
struct Table {
    /// How it is asked for.
    asked: &'static str,
    columns: Vec<&'static str>,
}

/// The tables of a command, and how each is asked for.
fn tables(command: &str) -> Vec<Table> {
    let csv = |columns| Table { asked: "--format csv", columns: header(columns) };
    match command {
        "tree" => {
            vec![csv(&TREE_COLUMNS), Table { asked: "--format csv --edges", columns: header(&LINK_COLUMNS) }]
        }
        "find" => vec![csv(&FIND_COLUMNS)],
        "overlap" => vec![csv(&OVERLAP_COLUMNS)],
        "boundaries" => vec![
            csv(&FINDING_COLUMNS),
            Table { asked: "--format csv with --kind-a and --kind-b", columns: header(&PAIR_COLUMNS) },
        ],
        "history" => vec![csv(HISTORY_COLUMNS)],
        "diff" => vec![csv(&DIFFERENCE_COLUMNS)],
        "lookup" => vec![Table {
            asked: "--format csv, after those of the list, with every WHAT",
            columns: columns(Added::ALL),
        }],
        "import" => vec![Table { asked: "--report", columns: REMARK_COLUMNS.to_vec() }],
        _ => Vec::new(),
    }
}

/// Examples, then what programs read of the answer of a command that has formats.
pub(super) fn with_shape<F: CommandFormat>(examples: &str) -> String {
    let mut text = with_columns(examples, F::COMMAND);
    if F::FORMATS.contains(&Format::Json) {
        text = text + "\n\nFields of --format json: catchment schema " + F::COMMAND;
    }
    text
}

/// Examples, then the columns of the tables of a command.
pub(super) fn with_columns(examples: &str, command: &str) -> String {
    let mut text = examples.trim_end().to_owned();
    for Table { asked, columns } in tables(command) {
        text = text + "\n\nColumns of " + asked + ": " + &columns.join(", ");
    }
    text
}
