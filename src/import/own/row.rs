//! The cells of a row to values of the atlas; a cell that is none is a fault, and what was
//! probably meant is said with it.

use super::sheet::{Sheet, listed};
use super::words::Word;
use crate::date::{Date, Period};
use crate::import::cell::{count, number, with_point};
use crate::import::faults::{Cell, Faults};
use crate::import::remark::{Remarks, RowPosition};
use crate::import::scope::Scope;
use crate::import::table::TableRow;
use crate::suggest::nearest;
use crate::words::Certainty;

/// What stands between the values of one cell.
const BETWEEN: char = ';';

/// A row as it is read.
pub(super) struct RowReader<'r, 't> {
    pub(super) sheet: &'r Sheet<'t>,
    pub(super) row: TableRow<'t>,
    pub(super) scope: &'r Scope<'r>,
    pub(super) faults: &'r mut Faults,
    pub(super) remarks: &'r mut Remarks,
}

impl<'t> RowReader<'_, 't> {
    /// Where the row stands.
    pub(super) fn position(&self) -> RowPosition<'t> {
        self.sheet.position(self.row)
    }

    pub(super) fn cell(&self, column: &'static str) -> Cell<'t> {
        self.sheet.cell(self.row, column)
    }

    /// A text; none where the cell is empty.
    pub(super) fn text(&self, column: &'static str) -> Option<String> {
        Some(self.cell(column).text).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A text that must be there.
    pub(super) fn must(&mut self, column: &'static str) -> Option<&'t str> {
        // That there is no such column is told once, and not in every row.
        if !self.sheet.has(column) {
            return None;
        }
        let cell = self.cell(column);
        if cell.text.is_empty() {
            self.faults.cell(&cell, "it must not be empty", "say it, or leave the row out");
            return None;
        }
        Some(cell.text)
    }

    /// The values of a cell that may have several.
    pub(super) fn list(&self, column: &'static str) -> Vec<&'t str> {
        parts(self.cell(column).text)
    }

    /// A date; none where the cell is empty.
    pub(super) fn date(&mut self, column: &'static str) -> Option<Date> {
        let cell = self.cell(column);
        if cell.text.is_empty() { None } else { date(&cell, cell.text, self.faults) }
    }

    /// From when to when.
    pub(super) fn period(&mut self) -> Period {
        let period = Period { since: self.date("since"), until: self.date("until") };
        if period.is_reversed() {
            let since = self.cell("since").text;
            let what = format!("is before it begins, on {since}");
            self.faults.cell(&self.cell("until"), &what, "put one of the two right");
        }
        period
    }

    /// A word of a closed list; none where the cell is empty.
    pub(super) fn word<W: Word>(&mut self, column: &'static str) -> Option<W> {
        let cell = self.cell(column);
        if cell.text.is_empty() {
            return None;
        }
        let word = W::said(cell.text);
        if word.is_none() {
            let words = || W::all().iter().map(|word| word.on_the_command_line());
            let folded = cell.text.to_lowercase().replace([' ', '_'], "-");
            let help = match nearest(&folded, words(), 1).first() {
                Some(near) => format!("did you mean {near}?"),
                None => format!("the words are {}", listed(&words().collect::<Vec<_>>())),
            };
            self.faults.cell(&cell, &format!("is not {}", W::WHAT), &help);
        }
        word
    }

    /// A word that must be there.
    pub(super) fn must_word<W: Word>(&mut self, column: &'static str) -> Option<W> {
        self.must(column).and_then(|_| self.word(column))
    }

    /// A number; none where the cell is empty.
    pub(super) fn number(&mut self, column: &'static str) -> Option<f64> {
        let cell = self.cell(column);
        if cell.text.is_empty() {
            return None;
        }
        let found = number(cell.text);
        if found.is_none() {
            self.not_a_number(&cell);
        }
        found
    }

    fn not_a_number(&mut self, cell: &Cell<'_>) {
        let help = match with_point(cell.text) {
            Some(meant) => format!("did you mean {meant}, with a point?"),
            None => "write it in digits, such as 315000 or 0.27".to_owned(),
        };
        self.faults.cell(cell, "is not a number", &help);
    }

    /// A number of people or things; none where the cell is empty.
    pub(super) fn count(&mut self, column: &'static str) -> Option<u64> {
        let cell = self.cell(column);
        if cell.text.is_empty() {
            return None;
        }
        let count = count(cell.text);
        if count.is_none() {
            let is_number = number(cell.text).is_some_and(|number| number >= 0.0 && number.fract() == 0.0);
            let what = if is_number { "is more than there can be" } else { "is not a whole number" };
            self.faults.cell(&cell, what, "write it in digits, such as 315000");
        }
        count
    }

    /// A part of one.
    pub(super) fn share(&mut self, column: &'static str) -> Option<f64> {
        let cell = self.cell(column);
        if cell.text.is_empty() {
            return None;
        }
        // In a share no comma stands between thousands.
        let Some(share) = cell.text.parse::<f64>().ok().filter(|share| share.is_finite()) else {
            self.not_a_number(&cell);
            return None;
        };
        if (0.0..=1.0).contains(&share) {
            return Some(share);
        }
        let help = if (1.0..=100.0).contains(&share) {
            format!("27% is written 0.27: did you mean {}?", share / 100.0)
        } else {
            "27% is written 0.27".to_owned()
        };
        self.faults.cell(&cell, "is not a share from 0 to 1", &help);
        None
    }

    /// An organisation that may be named; none where the cell is empty.
    pub(super) fn id(&mut self, column: &'static str) -> Option<String> {
        let cell = self.cell(column);
        if cell.text.is_empty() { None } else { self.known(&cell, cell.text) }
    }

    /// An organisation that must be named.
    pub(super) fn must_id(&mut self, column: &'static str) -> Option<String> {
        self.must(column).and_then(|_| self.id(column))
    }

    /// The organisations that a cell names.
    pub(super) fn ids(&mut self, column: &'static str) -> Vec<String> {
        let cell = self.cell(column);
        parts(cell.text).into_iter().filter_map(|id| self.known(&cell, id)).collect()
    }

    /// Is there an organisation of this id? The cell is where it stands.
    pub(super) fn known(&mut self, cell: &Cell<'_>, id: &str) -> Option<String> {
        if self.scope.has(id) {
            return Some(id.to_owned());
        }
        let help = match self.scope.meant(id) {
            Some(meant) => format!("did you mean {meant}?"),
            None => "give a table of organisations that has it, or look for it with catchment find".to_owned(),
        };
        self.faults.cell(&Cell { text: id, ..*cell }, "is the id of no organisation", &help);
        None
    }

    /// How sure it is; none where it is certain, since that need not be said.
    pub(super) fn certainty(&mut self) -> Option<Certainty> {
        self.word("certainty").filter(|certainty| *certainty != Certainty::Certain)
    }

    /// The keys of its sources.
    pub(super) fn sources(&mut self) -> Vec<String> {
        let cell = self.cell("source");
        parts(cell.text).into_iter().filter_map(|key| self.source(&cell, key)).collect()
    }

    /// The keys that stand in a part of a cell, joined by commas.
    pub(super) fn sources_in(&mut self, cell: &Cell<'_>, keys: &str) -> Vec<String> {
        keys.split(',').filter_map(|key| self.source(cell, key)).collect()
    }

    /// Is there a source of this key? The cell is where it stands.
    fn source(&mut self, cell: &Cell<'_>, key: &str) -> Option<String> {
        if self.scope.has_source(key) {
            return Some(key.to_owned());
        }
        let help = match self.scope.source_meant(key) {
            Some(near) => format!("did you mean {near}?"),
            None => "give a table of sources that has it".to_owned(),
        };
        self.faults.cell(&Cell { text: key, ..*cell }, "is the key of no source", &help);
        None
    }
}

/// The values of a cell.
pub(super) fn parts(text: &str) -> Vec<&str> {
    text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// A date, as people write one or as RON has it; of any other a fault.
pub(super) fn date(cell: &Cell<'_>, text: &str, faults: &mut Faults) -> Option<Date> {
    let read = Date::read(text);
    if let Err(why) = &read {
        faults.cell(&Cell { text, ..*cell }, "is no date", &why.to_string());
    }
    read.ok()
}
