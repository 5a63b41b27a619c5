//! What is read, left out, written and changed, in words.

use std::fmt::Write as _;
use std::path::Path;

use catchment::import::{InputFile, Joined};
use catchment::query::Change;
use catchment::render::counted;
use catchment::render::history::tally;

use super::changes::{Changes, ComeAndGone};
use super::generated::{Differing, Generated, How, LinesDiffering};
use super::not_taken::NotTaken;
use super::task::Task;

/// How much of a long list is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// The beginning, and how many more there are.
    Cut,
    /// All of it.
    Whole,
}

/// So many of a list are told where it is cut.
const SHOWN: usize = 10;

/// So many characters of a line are shown, and so many of them before what is otherwise.
const LONGEST: usize = 160;
const SHOWN_BEFORE: usize = 60;

/// That no registers were given.
pub(super) fn registers_kept() -> String {
    "Registers are not read: no folder is given with --registers, and data/register stays as it is.\n"
        .to_owned()
}

/// That no outlines were given, where there are some; nothing where there are none.
pub(super) fn outlines_kept(are_there: bool) -> String {
    if !are_there {
        return String::new();
    }
    "Outlines are not read: no folder is given with --outlines, and data/outlines stays as it is.\n".to_owned()
}

/// Where outlines were read.
pub(super) fn outlines_read(folder: &Path) -> String {
    format!("Read: the outlines in {}, in three levels of detail\n", folder.display())
}

/// How many tables there are.
pub(super) fn tables(tables: &[InputFile]) -> String {
    format!("Read: {} tables\n", counted(tables.len()))
}

/// What was read of registers.
pub(super) fn read(joined: &Joined) -> String {
    let mut out = "Read:\n".to_owned();
    for read in &joined.read {
        let edition = read.edition.map_or_else(String::new, |edition| format!(", edition {edition}"));
        let _ = writeln!(out, "  {}: {}, {} rows{edition}", read.file, read.what, counted(read.rows));
    }
    let reasons = joined.remarks.by_reason();
    if !reasons.is_empty() {
        out.push_str("Rows left out, or not taken in just as they stand (catchment import tells which):\n");
    }
    for (reason, remarks) in reasons {
        let _ = writeln!(out, "  {} ({}): {}", reason.word(), counted(remarks.len()), reason.text());
    }
    out
}

/// What of the registers is not taken in.
pub(super) fn not_taken(not_taken: &NotTaken) -> String {
    let mut out = "Not taken in:\n".to_owned();
    for (file, why) in &not_taken.registers {
        let _ = writeln!(out, "  {file}: {why} (data/registers.csv)");
    }
    let kinds = not_taken.organisations.iter().map(|(kind, count)| {
        let word = if *count == 1 { kind.label() } else { kind.plural() };
        format!("{} {word}", counted(*count))
    });
    let kinds: Vec<String> = kinds.collect();
    if not_taken.closed_before > 0 {
        let _ = writeln!(
            out,
            "  GP practices that closed before there were commissioners, in April 2013: {}",
            counted(not_taken.closed_before)
        );
    }
    if !kinds.is_empty() {
        let _ = writeln!(
            out,
            "  of whom the tables say all that counts, or who commission no practice: {}",
            kinds.join(", ")
        );
    }
    let links =
        not_taken.links.iter().map(|(relation, count)| format!("{} {}", counted(*count), relation.word()));
    let links: Vec<String> = links.collect();
    if !links.is_empty() {
        let _ = writeln!(out, "  links that are for the tables to say: {}", links.join(", "));
    }
    let _ = writeln!(out, "  {} pieces of land: that of the tables counts", counted(not_taken.patches));
    list(
        &mut out,
        "in no table, and left out until one says what they are",
        &not_taken.strangers,
        Length::Whole,
    );
    list(&mut out, "days that the tables have otherwise: theirs count", &not_taken.other_days, Length::Whole);
    list(
        &mut out,
        "rows of data/registers.csv that are of no register which was read",
        &not_taken.unread,
        Length::Whole,
    );
    out
}

/// What was written.
pub(super) fn written(written: &[Differing]) -> String {
    if written.is_empty() {
        return "Nothing to write: every file is as its inputs make it.\n".to_owned();
    }
    let mut out = String::new();
    for Differing { name, how } in written {
        let _ = match how {
            How::Missing => writeln!(out, "Wrote data/{name}, which is new."),
            How::OfNothing => writeln!(out, "Took data/{name} away: no input makes it."),
            How::Lines(lines) => writeln!(out, "Wrote data/{name}: {} otherwise.", so_many(lines.count)),
        };
    }
    out
}

fn so_many(lines: usize) -> String {
    if lines == 1 { "1 line".to_owned() } else { format!("{} lines", counted(lines)) }
}

/// That all files are as they are made.
pub(super) fn all_fit(generated: &Generated) -> String {
    format!("{} generated files are as their inputs make them.\n", counted(generated.files().len()))
}

/// Which files are otherwise than they are made, and what to do.
pub(super) fn differing(differing: &[Differing], task: &Task) -> String {
    let mut out = String::new();
    for Differing { name, how } in differing {
        let _ = match how {
            How::Missing => writeln!(out, "data/{name} is missing."),
            How::OfNothing => writeln!(out, "data/{name} is made by no input."),
            How::Lines(LinesDiffering { count, first, column, there, made }) => writeln!(
                out,
                "data/{name}: {} otherwise, the first of them line {first}, from column {column}:\n  there: {}\n  made:  {}",
                so_many(*count),
                about(there, *column),
                about(made, *column)
            ),
        };
    }
    let folders =
        task.registers.iter().fold(String::new(), |said, folder| format!("{said} {}", quoted(folder)));
    let registers = if folders.is_empty() { folders } else { format!(" --registers{folders}") };
    let outlines = task.outlines.as_ref().map_or_else(String::new, |f| format!(" --outlines {}", quoted(f)));
    out + "What is generated does not fit its inputs. Run: cargo xtask atlas" + &registers + &outlines + "\n"
}

/// A folder as a shell takes it: in quotes where it has anything but letters, digits and what
/// stands between folders.
fn quoted(folder: &Path) -> String {
    let folder = folder.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\:._-".contains(c);
    if folder.chars().all(is_plain) { folder } else { format!("'{}'", folder.replace('\'', "'\\''")) }
}

/// A line, which may be long, about a column.
fn about(line: &str, column: usize) -> String {
    let before = column.saturating_sub(SHOWN_BEFORE);
    let shown: String = line.chars().skip(before).take(LONGEST).collect();
    let (begins, ends) = (if before > 0 { "… " } else { "" }, line.chars().count() > before + LONGEST);
    format!("{begins}{shown}{}", if ends { " …" } else { "" })
}

/// What changed, counts first.
pub(super) fn changes(changes: &Changes, length: Length) -> String {
    let mut out = "What changed in the atlas:\n".to_owned();
    let before = out.len();
    for counts in &changes.tallies {
        let _ = writeln!(out, "  {}", tally(counts));
    }
    for (relation, count) in &changes.links {
        let _ = writeln!(out, "  links, {}: {}", relation.word(), come_and_gone(*count));
    }
    for (what, count) in [("localities", changes.localities), ("pieces of land", changes.patches)] {
        if count != ComeAndGone::default() {
            let _ = writeln!(out, "  {what}: {}", come_and_gone(count));
        }
    }
    for change in Change::ALL {
        let told = changes.happened.get(change).map_or(&[][..], Vec::as_slice);
        list(&mut out, change.word(), told, length);
    }
    list(&mut out, "new here, and closed already", &changes.closed_already, length);
    list(&mut out, "no longer in the atlas", &changes.gone, length);
    list(&mut out, "residents", &changes.residents, length);
    list(&mut out, "told otherwise", &changes.otherwise, length);
    if out.len() == before {
        return "Nothing changed in the atlas.\n".to_owned();
    }
    out
}

fn come_and_gone(count: ComeAndGone) -> String {
    format!("{} new, {} gone", counted(count.come), counted(count.gone))
}

fn list(out: &mut String, heading: &str, told: &[String], length: Length) {
    if told.is_empty() {
        return;
    }
    let shown = if length == Length::Whole { told.len() } else { SHOWN };
    let _ = writeln!(out, "{} ({}):", catchment::render::capital(heading), counted(told.len()));
    for line in told.iter().take(shown) {
        let _ = writeln!(out, "  {line}");
    }
    if told.len() > shown {
        let more = counted(told.len() - shown);
        let _ = writeln!(out, "  and {more} more; --all prints them");
    }
}
