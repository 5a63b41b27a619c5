//! Which column of a list is looked up, and whether its first row is headings.

use crate::cli::failure::Failure;
use crate::import::ListRow;
use crate::render::clean;
use crate::search::{Exact, ExactIndex};
use crate::suggest::nearest;

/// So many rows show what a column holds.
const LOOKED_AT: usize = 1_000;
/// What a column without a heading that is looked up is called.
const INPUT: &str = "input";
/// The words of which a heading may consist that stands above plain lines.
const HEADING_WORDS: [&str; 32] = [
    "ccg",
    "ccgs",
    "code",
    "codes",
    "commissioner",
    "council",
    "district",
    "districts",
    "gp",
    "hospital",
    "icb",
    "id",
    "ids",
    "input",
    "list",
    "name",
    "names",
    "nhs",
    "ods",
    "ons",
    "org",
    "organisation",
    "organisations",
    "place",
    "postcode",
    "postcodes",
    "practice",
    "provider",
    "providers",
    "site",
    "trust",
    "trusts",
];

/// A list as a sheet: headings, or none, and a column that is looked up.
pub(super) struct Sheet<'r, 'l> {
    rows: &'r [ListRow<'l>],
    width: usize,
    column: usize,
    has_headings: bool,
    /// Was the column chosen among several?
    is_chosen: bool,
}

impl<'r, 'l> Sheet<'r, 'l> {
    /// The rows of a list as a sheet. `asked` is the heading or the number of the column that is
    /// looked up.
    ///
    /// # Errors
    /// There is no such column; or none was asked for, and none stands out.
    pub(super) fn new(
        rows: &'r [ListRow<'l>],
        asked: Option<&str>,
        index: &ExactIndex<'_>,
    ) -> Result<Self, Failure> {
        let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        let whole = Self { rows, width, column: 0, has_headings: false, is_chosen: false };
        if width == 0 {
            return Ok(whole);
        }
        let column = match asked {
            Some(asked) => match whole.heading(asked) {
                Some(column) => return Ok(Self { column, has_headings: true, ..whole }),
                None => whole.numbered(asked)?,
            },
            None if width == 1 => 0,
            None => whole.likely(index)?,
        };
        let sheet = Self { column, is_chosen: asked.is_none() && width > 1, ..whole };
        Ok(Self { has_headings: sheet.begins_with_headings(index), ..sheet })
    }

    /// The column that is looked up.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// The rows below the headings.
    pub(super) fn rows(&self) -> &'r [ListRow<'l>] {
        &self.rows[self.first_row()..]
    }

    /// How many rows stand above those.
    pub(super) fn first_row(&self) -> usize {
        usize::from(self.has_headings)
    }

    /// What stands above each column; made where nothing does.
    pub(super) fn headings(&self) -> Vec<String> {
        let heading = |column: usize| {
            let given = self.rows.first().filter(|_| self.has_headings).map_or("", |row| row.cell(column));
            match given {
                "" if column == self.column => INPUT.to_owned(),
                "" => format!("column_{}", column + 1),
                given => given.to_owned(),
            }
        };
        (0..self.width).map(heading).collect()
    }

    /// Which column is looked up, where it was chosen among several.
    pub(super) fn told_choice(&self) -> Option<String> {
        let heading = self.rows.first().filter(|_| self.has_headings).map_or("", |row| row.cell(self.column));
        let called = if heading.is_empty() { String::new() } else { format!(", \"{}\",", clean(heading)) };
        let number = self.column + 1;
        self.is_chosen.then(|| format!("Column {number}{called} is looked up; --column takes another."))
    }

    /// The column under a heading.
    fn heading(&self, asked: &str) -> Option<usize> {
        let first = self.rows.first()?;
        let is_it = |column: &usize| {
            let heading = first.cell(*column);
            !heading.is_empty() && heading.to_lowercase() == asked.trim().to_lowercase()
        };
        (0..first.len()).find(is_it)
    }

    fn numbered(&self, asked: &str) -> Result<usize, Failure> {
        let number = asked.trim().parse::<usize>().ok().filter(|number| (1..=self.width).contains(number));
        number.map(|number| number - 1).ok_or_else(|| {
            let headings: Vec<&str> = self.first_cells();
            let near = nearest(asked, headings.iter().copied(), 1).first().map_or_else(
                || format!("there are {}: {}", self.width, clean(&headings.join(", "))),
                |near| format!("did you mean \"{}\"?", clean(near)),
            );
            Failure::Usage(format!("the list has no column \"{}\"; {near}", clean(asked)))
        })
    }

    fn first_cells(&self) -> Vec<&'l str> {
        self.rows.first().map_or_else(Vec::new, |row| (0..row.len()).map(|column| row.cell(column)).collect())
    }

    /// The first column most of whose values are known, failing that look like codes.
    fn likely(&self, index: &ExactIndex<'_>) -> Result<usize, Failure> {
        // The first row may be headings.
        let below = if self.rows.len() > 1 { &self.rows[1..] } else { self.rows };
        let most = |column: &usize, is_so: &dyn Fn(&str) -> bool| {
            let values =
                below.iter().take(LOOKED_AT).map(|row| row.cell(*column)).filter(|cell| !cell.is_empty());
            let (so, others): (Vec<&str>, Vec<&str>) = values.partition(|value| is_so(value));
            !so.is_empty() && so.len() >= others.len()
        };
        let is_known = |value: &str| is_known(index, value);
        let known = (0..self.width).find(|column| most(column, &is_known));
        known.or_else(|| (0..self.width).find(|column| most(column, &looks_like_code))).ok_or_else(|| {
            let columns = clean(&self.first_cells().join(", ")).into_owned();
            Failure::Usage(format!("say with --column which of these is to be looked up: {columns}"))
        })
    }

    /// Is the first row headings? Of a table it is where its value is neither known nor like a
    /// code; of plain lines only where it is made of words of headings, since a name that is not
    /// known looks like any.
    fn begins_with_headings(&self, index: &ExactIndex<'_>) -> bool {
        let first = self.rows.first().map_or("", |row| row.cell(self.column));
        let words = || first.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_heading_word = |word: &str| HEADING_WORDS.contains(&word.to_lowercase().as_str());
        if self.rows.len() > 1 && words().next().is_some() && words().all(is_heading_word) {
            return true;
        }
        self.width > 1 && !first.is_empty() && !is_known(index, first) && !looks_like_code(first)
    }
}

fn is_known(index: &ExactIndex<'_>, text: &str) -> bool {
    index.find(text) != Exact::Nothing
}

/// Capital letters and digits, some of each.
fn looks_like_code(text: &str) -> bool {
    (2..=10).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
}
