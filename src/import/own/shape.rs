//! The tables of one's own that there are, each with its columns; and which of them a table is,
//! told by its headings.

use super::heading::column_name;
use crate::import::table::TableRow;
use crate::suggest::nearest;

/// Which table of one's own it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnTable {
    /// What rows of the others stand on.
    Sources,
    /// Organisations, one a row.
    Organisations,
    /// Names and kinds that an organisation had for a time.
    Styles,
    /// What an organisation sat within, and when.
    Parents,
    /// Numbers that sources give of an organisation.
    Figures,
    /// Services that a hospital or a provider has.
    Provides,
    /// What else is said of an organisation.
    Notes,
    /// What else an organisation is called.
    Aliases,
    /// How organisations are joined.
    Links,
    /// Other codes of an organisation.
    Codes,
    /// Towns, villages and postcode districts, and the areas that cover them.
    Localities,
    /// Pieces of land.
    Patches,
    /// New codes of the same organisation.
    Recodings,
}

/// The columns of a table, and an example of it.
#[derive(Debug)]
pub struct Shape {
    /// Which table it is.
    pub table: OwnTable,
    /// What it is called: `organisations`.
    pub name: &'static str,
    /// Columns that must be there.
    pub must: &'static [&'static str],
    /// Columns of which one at least must be there; none where that is not asked.
    pub any: &'static [&'static str],
    /// Columns that may be there.
    pub may: &'static [&'static str],
    /// Columns of other tables, by which it is told from them.
    without: &'static [&'static str],
    /// Rows as they may be, in the order of the columns.
    pub examples: &'static [&'static [&'static str]],
}

/// Every table of one's own, in the order in which a table is tried.
pub static SHAPES: [Shape; 13] = [
    Shape {
        table: OwnTable::Sources,
        name: "sources",
        must: &["key", "title", "publisher"],
        any: &[],
        may: &["published", "licence", "url", "note"],
        without: &[],
        examples: &[&["my-notes", "Notes of our own", "The team that wrote them", "2026-04", "", "", ""]],
    },
    Shape {
        table: OwnTable::Organisations,
        name: "organisations",
        must: &["id", "name", "kind"],
        any: &[],
        may: &[
            "parent",
            "since",
            "until",
            "seen",
            "code_since",
            "certainty",
            "aliases",
            "covers",
            "count",
            "source",
            "evidence",
        ],
        without: &[],
        examples: &[
            &[
                "my-partnership",
                "My Partnership",
                "partnership",
                "QKK",
                "2024-04",
                "",
                "",
                "",
                "",
                "MyP;Ours",
                "",
                "",
                "my-notes",
                "agreed by the members",
            ],
            &["my-place", "My Place", "place", "QKK", "", "", "", "", "", "", "", "", "my-notes", ""],
            &["my-hospital", "My Hospital", "hospital", "RPG", "", "", "", "", "", "", "", "", "my-notes", ""],
        ],
    },
    Shape {
        table: OwnTable::Styles,
        name: "styles",
        must: &["id"],
        any: &["style", "style_kind"],
        may: &["since", "until", "certainty", "source", "evidence"],
        without: &[],
        examples: &[&["my-partnership", "My Old Partnership", "", "", "2025-03-31", "", "my-notes", ""]],
    },
    Shape {
        table: OwnTable::Figures,
        name: "figures",
        must: &["id", "figure", "value"],
        any: &[],
        may: &["precision", "seen", "until", "note", "certainty", "source", "evidence"],
        without: &[],
        examples: &[&["my-partnership", "staff", "120", "about", "2026-03", "", "", "", "my-notes", ""]],
    },
    Shape {
        table: OwnTable::Provides,
        name: "provides",
        must: &["id", "provides"],
        any: &[],
        may: &["seen", "certainty", "source", "evidence"],
        without: &[],
        examples: &[&["my-hospital", "emergency", "2026-03", "", "my-notes", ""]],
    },
    Shape {
        table: OwnTable::Codes,
        name: "codes",
        must: &["id", "scheme", "code"],
        any: &[],
        may: &["since", "until", "certainty", "source", "evidence"],
        without: &[],
        examples: &[&["my-partnership", "ods", "X99", "2024-04-01", "", "", "my-notes", ""]],
    },
    Shape {
        table: OwnTable::Notes,
        name: "notes",
        must: &["id", "note"],
        any: &[],
        may: &["seen", "until", "certainty", "source", "evidence"],
        without: &["figure"],
        examples: &[&["my-partnership", "What it is for, in a sentence.", "2026-03", "", "", "my-notes", ""]],
    },
    Shape {
        table: OwnTable::Aliases,
        name: "aliases",
        must: &["id", "aliases"],
        any: &[],
        may: &["source", "evidence"],
        without: &["name", "kind"],
        examples: &[&["my-partnership", "Our Lot;The Partners", "my-notes", ""]],
    },
    Shape {
        table: OwnTable::Parents,
        name: "parents",
        must: &["id", "parent"],
        any: &[],
        may: &["since", "until", "certainty", "source", "evidence"],
        without: &["name", "kind"],
        examples: &[&["Q0S2C", "QKK", "", "", "", "my-notes", "in place of what is built in"]],
    },
    Shape {
        table: OwnTable::Links,
        name: "links",
        must: &["relation", "from", "to"],
        any: &[],
        may: &[
            "service",
            "extent",
            "share",
            "share_of_area",
            "of",
            "how",
            "on",
            "since",
            "since_certainty",
            "until",
            "seen",
            "note",
            "certainty",
            "source",
            "evidence",
        ],
        without: &[],
        examples: &[&[
            "member-of",
            "RPG",
            "my-partnership",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "2024-04",
            "",
            "",
            "",
            "",
            "",
            "my-notes",
            "its report of 2025",
        ]],
    },
    Shape {
        table: OwnTable::Localities,
        name: "localities",
        must: &["name", "what", "at"],
        any: &[],
        may: &["within", "aliases", "source", "evidence"],
        without: &[],
        examples: &[&["My Village", "village", "E09000004 0.96;E09000011 0.04", "", "", "my-notes", ""]],
    },
    Shape {
        table: OwnTable::Patches,
        name: "patches",
        must: &["areas", "residents", "small_areas"],
        any: &[],
        may: &["dated", "source", "evidence"],
        without: &[],
        examples: &[&["my-place", "1000", "1", "", "my-notes", ""]],
    },
    Shape {
        table: OwnTable::Recodings,
        name: "recodings",
        must: &["old", "new", "on"],
        any: &[],
        may: &["source", "evidence"],
        without: &["relation"],
        examples: &[&["E07000008", "E07000998", "2026-05-01", "my-notes", ""]],
    },
];

impl Shape {
    /// The shape of this name, case apart.
    pub fn named(name: &str) -> Option<&'static Self> {
        SHAPES.iter().find(|shape| shape.name.eq_ignore_ascii_case(name))
    }

    /// Every column, those that must be there first.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        [self.must, self.any, self.may].into_iter().flatten().copied()
    }

    /// A table of this shape to be filled in: its headings, and its examples.
    pub fn begun(&self) -> String {
        let mut text = self.columns().collect::<Vec<_>>().join(",") + "\n";
        for example in self.examples {
            let cells = example.iter().map(|cell| in_csv(cell));
            text = text + &cells.collect::<Vec<_>>().join(",") + "\n";
        }
        text
    }

    /// The column of this heading, `Style kind` and `style_kind` being the same.
    pub(super) fn column(&self, heading: &str) -> Option<&'static str> {
        let name = column_name(heading);
        self.columns().find(|column| *column == name)
    }

    fn fits(&self, headings: &[String]) -> bool {
        let has = |column: &&'static str| headings.iter().any(|heading| heading == column);
        self.must.iter().all(has)
            && (self.any.is_empty() || self.any.iter().any(has))
            && !self.without.iter().any(has)
    }

    /// Are all its columns but one there, and instead of that one a slip of it?
    fn nearly_fits(&self, headings: &[String]) -> bool {
        let missing: Vec<&str> =
            self.must.iter().copied().filter(|c| !headings.iter().any(|h| h == c)).collect();
        let [missing] = missing.as_slice() else { return false };
        let known = headings.iter().filter(|heading| self.columns().any(|c| c == heading.as_str())).count();
        let strange = headings.iter().filter(|heading| !self.columns().any(|c| c == heading.as_str()));
        let slip = nearest(missing, strange.map(String::as_str), 1);
        known >= 2 && !slip.is_empty() && !self.without.iter().any(|c| headings.iter().any(|h| h == c))
    }
}

/// Which table of one's own has these headings; none where it is none of them.
pub(in crate::import) fn shape_of(first: TableRow<'_>) -> Option<&'static Shape> {
    let headings: Vec<String> = first.cells().map(column_name).collect();
    let fits = SHAPES.iter().find(|shape| shape.fits(&headings));
    fits.or_else(|| SHAPES.iter().find(|shape| shape.nearly_fits(&headings)))
}

fn in_csv(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
