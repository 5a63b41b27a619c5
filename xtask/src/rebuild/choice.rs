//! What there is to say of registers besides what they say themselves, as `data/registers.csv` has
//! it: which are left out, and why; of which day and whose those are that do not say so.

use std::collections::{BTreeMap, BTreeSet};

use catchment::date::Date;

use super::failure::Failure;

/// The file that says it, in the folder of the atlas.
pub(super) const CHOICE: &str = "registers.csv";

/// What is said of registers, each by what it is called when it is read.
#[derive(Debug, Default)]
pub(super) struct Choice {
    registers: BTreeMap<String, ChosenRegister>,
}

/// What is said of a register.
#[derive(Debug)]
pub(super) struct ChosenRegister {
    /// Is it taken in?
    is_taken: bool,
    /// Its day, where it names none.
    pub(super) day: Option<Date>,
    /// What a reader must know of it; of one that is left out why.
    pub(super) note: String,
    /// Who publishes it and under which licence, where it does not tell by itself.
    pub(super) publisher: String,
    pub(super) licence: String,
}

/// The columns.
const COLUMNS: [&str; 6] = ["what", "taken", "day", "note", "publisher", "licence"];

impl Choice {
    /// Reads what is said.
    ///
    /// # Errors
    /// A row that is no row, with what is wrong in it.
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        let mut choice = Self::default();
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        let unreadable = |why: csv::Error| Failure::of(format!("{CHOICE}: {why}"));
        if reader.headers().map_err(unreadable)? != COLUMNS.as_slice() {
            return Err(Failure::of(format!("{CHOICE}: its columns are {}", COLUMNS.join(", "))));
        }
        for row in reader.records() {
            let row = row.map_err(unreadable)?;
            let line = row.position().map_or(0, csv::Position::line);
            let wrong = |what: String| Failure::of(format!("{CHOICE}, line {line}: {what}"));
            let cell = |at| row.get(at).unwrap_or_default().trim();
            let is_taken = match cell(1) {
                "yes" => true,
                "no" if cell(3).is_empty() => {
                    return Err(wrong("a register is left out; say why in note".into()));
                }
                "no" => false,
                other => return Err(wrong(format!("\"{other}\" stands in taken; write yes or no"))),
            };
            let day = match cell(2) {
                "" => None,
                day => Some(Date::parse(day).map_err(|why| wrong(format!("\"{day}\" is no day; {why}")))?),
            };
            let text = |at| cell(at).to_owned();
            let register =
                ChosenRegister { is_taken, day, note: text(3), publisher: text(4), licence: text(5) };
            if choice.registers.insert(text(0), register).is_some() {
                return Err(wrong(format!("{} stands in two rows; leave one of them out", cell(0))));
            }
        }
        Ok(choice)
    }

    /// Why a register is left out; none where it is not.
    pub(super) fn why_left_out(&self, what: &str) -> Option<&str> {
        self.of(what).filter(|register| !register.is_taken).map(|register| register.note.as_str())
    }

    /// The rows that are of none of these registers.
    pub(super) fn of_none(&self, read: &BTreeSet<String>) -> Vec<String> {
        self.registers.keys().filter(|what| !read.contains(*what)).cloned().collect()
    }

    /// What is said of a register.
    pub(super) fn of(&self, what: &str) -> Option<&ChosenRegister> {
        self.registers.get(what)
    }
}
