//! What is wrong with files and with the atlas that would come of them, in words.

use std::fmt::Write as _;

use catchment::import::Refusal;
use catchment::problem::{Location, Problem};

use super::failure::Failure;

/// Files that cannot be taken, a line for each reason.
pub(super) fn refusals(refusals: &[Refusal]) -> Failure {
    let lines: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    Failure::of(lines.join("\n") + "\nNothing is written.")
}

/// An atlas that is not sound: each problem with its line, and the rows that the line is made of.
pub(super) fn problems(problems: &[Problem], rows: impl Fn(&Location) -> Option<String>) -> Failure {
    let mut why = String::new();
    for Problem { what, location } in problems {
        let help = what.help().map_or_else(String::new, |help| format!("; {help}"));
        match location {
            Some(place) => {
                let made_of = rows(place).map_or_else(String::new, |rows| format!(" (made of {rows})"));
                let _ = writeln!(why, "{place}{made_of}: {what}{help}");
            }
            None => _ = writeln!(why, "{what}{help}"),
        }
    }
    let count = problems.len();
    let said = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
    Failure::of(format!("{why}{said} in the atlas that would come of it. Nothing is written."))
}
