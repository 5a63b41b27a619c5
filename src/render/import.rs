//! What became of register files: a summary for people, and every remark for a spreadsheet.

use std::fmt::Write as _;

use super::clean;
use super::csv::lines;
use super::number::{counted, thousands};
use crate::date::date_in_words;
use crate::import::{Imported, Refusal, Remark, Standing};

/// So many rows of one reason are shown.
const SHOWN: usize = 5;

/// What was read, what came of it, and what was left out or changed and why. `report` is where
/// all rows are to be found.
pub fn summary(imported: &Imported, report: Option<&str>) -> String {
    let mut out = String::from("Read:\n");
    for read in &imported.read {
        let latest = read.latest.map_or_else(String::new, |day| format!(", latest day {}", date_in_words(day)));
        let rows = so_many(read.rows, "row");
        let _ = writeln!(out, "  {}: {}, {rows}{latest}", clean(&read.file), read.what);
    }
    let size = imported.size;
    out = out
        + &format!("Joined: {}, {}", so_many(size.organisations, "organisation"), so_many(size.links, "link"))
        + &land(imported);
    let by_reason = imported.remarks.by_reason();
    if by_reason.is_empty() {
        return out + "Nothing was left out.\n";
    }
    out.push_str("Left out, or not taken in just as it stands:\n");
    let mut is_cut = false;
    for (reason, remarks) in by_reason {
        let _ = writeln!(out, "  {} ({}): {}", reason.word(), counted(remarks.len()), reason.text());
        for remark in remarks.iter().take(SHOWN) {
            out = out + "    " + &remark_line(remark) + "\n";
        }
        if remarks.len() > SHOWN {
            is_cut = true;
            let _ = writeln!(out, "    and {} more", counted(remarks.len() - SHOWN));
        }
    }
    match report {
        Some(report) => out + "All of them: " + &clean(report) + "\n",
        None if is_cut => out + "All of them: the same again with --report FILE\n",
        None => out,
    }
}

/// What land there is, and what it can be used for; and how many towns and the like.
fn land(imported: &Imported) -> String {
    let size = imported.size;
    let localities = match size.localities {
        0 => String::new(),
        1 => ", 1 locality".to_owned(),
        count => format!(", {} localities", counted(count)),
    };
    let land = match size.patches {
        1 => "1 piece of land".to_owned(),
        count => format!("{} pieces of land", counted(count)),
    };
    match (size.patches, size.counted, imported.standing) {
        // What lies on top of another atlas has the land of that.
        (0, _, Standing::OnTop) => format!("{localities}.\n"),
        (0, _, Standing::Alone) => {
            format!("{localities}. No lookups, so no land: boundaries cannot be compared.\n")
        }
        (_, 0, _) => format!(
            ", {land}{localities}, without residents: give residents by small area, or shares stay unknown.\n"
        ),
        (patches, some, _) if some < patches => format!(
            ", {land}, {} of them with {}, the others with residents that nobody counted{localities}.\n",
            counted(some),
            residents(size.residents)
        ),
        _ => format!(", {land} with {}{localities}.\n", residents(size.residents)),
    }
}

fn residents(count: u64) -> String {
    if count == 1 { "1 resident".to_owned() } else { format!("{} residents", thousands(count)) }
}

/// How many there are of what has its plural with an s.
fn so_many(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{} {what}s", counted(count)) }
}

fn remark_line(remark: &Remark) -> String {
    let row = remark.row.map_or_else(String::new, |row| format!(", row {row}"));
    let what = if remark.what.is_empty() { String::new() } else { format!(": {}", clean(&remark.what)) };
    format!("{}{row}{what}", clean(&remark.file))
}

/// The columns of the remarks.
pub const REMARK_COLUMNS: [&str; 5] = ["reason", "file", "row", "what", "meaning"];

/// Every remark, a line each.
pub fn report(imported: &Imported) -> String {
    let rows = imported.remarks.all().iter().map(|remark| {
        vec![
            remark.reason.word().to_owned(),
            remark.file.to_string(),
            remark.row.map_or_else(String::new, |row| row.to_string()),
            remark.what.clone(),
            remark.reason.text().to_owned(),
        ]
    });
    lines(&REMARK_COLUMNS, rows)
}

/// Why nothing was imported, a line for each reason.
pub fn refusal(refusals: &[Refusal]) -> String {
    /// Whoever has read so many knows what to look for.
    const MOST: usize = 1000;
    let lines = refusals.iter().take(MOST).map(|refusal| refused(refusal) + "\n");
    let more = match refusals.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!("and {} more\n", counted(more)),
    };
    lines.collect::<String>() + &more + "Nothing is written."
}

/// Why a file cannot be taken.
pub fn refused(refusal: &Refusal) -> String {
    clean(&refusal.to_string()).into_owned()
}
