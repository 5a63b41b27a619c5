//! What can be wrong with an atlas, and where.
//!
//! A [`Problem`] holds facts; the wording stands once, in the `Display` of [`What`]
//! and in [`What::help`]. Everything is said so that the person who wrote the file
//! can put it right: what is wrong, in which file, line and column, and what was
//! probably meant.

use std::fmt;

use crate::date::Period;

/// One thing that is wrong with the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub what: What,
    /// Where it stands, where that can be said.
    pub location: Option<Location>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file as the person named it.
    pub file: String,
    /// Counted from 1; 0 for the file as a whole.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// The line itself; of a very long one, the part about the column.
    pub text: String,
    /// The column with which `text` begins: 1 unless the line was cut.
    pub text_starts: usize,
    /// How many characters of the line are meant, at least 1.
    pub width: usize,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The file is not UTF-8 text.
    NotText,
    /// The file holds nothing.
    Empty,
    /// A file that is a comment to its end, which was not meant.
    OnlyComments,
    /// The file is not well-formed RON.
    Syntax(String),
    /// The format's version is not one this program reads.
    Format(String),
    /// A field that the format does not have.
    UnknownField {
        /// As written.
        field: String,
        /// What the record is.
        record: String,
        /// The fields there are.
        expected: Vec<String>,
    },
    /// A field of another relation.
    FieldOfAnother {
        /// As written.
        field: &'static str,
        /// The relation it stands in.
        relation: &'static str,
        /// The relations that have it.
        owners: String,
    },
    /// A field that must be there and is not.
    MissingField {
        /// Its name.
        field: String,
        /// What the record is.
        record: String,
    },
    /// The same field twice.
    RepeatedField(String),
    /// A word that is not in its list.
    UnknownWord {
        /// As written.
        found: String,
        /// What the list is of.
        list: String,
        /// The words there are.
        expected: Vec<String>,
    },
    /// A value of another type than the field's.
    WrongType(String),
    /// The same id twice in one layer.
    DuplicateId {
        /// The id.
        id: String,
        /// Where it stands first.
        first: String,
    },
    /// An id that no organisation has.
    UnknownId {
        /// As written.
        id: String,
        /// The field it stands in.
        field: &'static str,
        /// The nearest id there is.
        nearest: Option<String>,
    },
    /// A source that no file describes.
    UnknownSource {
        /// As written.
        key: String,
        /// The nearest one there is.
        nearest: Option<String>,
    },
    /// A source described twice in one layer, and not alike.
    DuplicateSource(String),
    /// No source, and the file names none for its records.
    NoSource(String),
    /// Organisations that sit within one another in a ring.
    Cycle(Vec<String>),
    /// Sits within itself, or is linked to itself.
    Itself(String),
    /// Within something of a lower tier.
    LowerTier {
        /// The organisation.
        id: String,
        /// Its tier.
        tier: &'static str,
        /// What it sits in.
        parent: String,
        /// And that one's tier.
        parent_tier: &'static str,
    },
    /// The parent was at no time there together with the child.
    NeverTogether {
        /// The organisation.
        id: String,
        /// What it sits in.
        parent: String,
    },
    /// A period that ends before it begins.
    Reversed {
        /// What has the period.
        of: String,
        /// The period.
        period: PeriodText,
    },
    /// Two periods of one thing that overlap.
    Overlap {
        /// What has the periods.
        of: String,
        /// The earlier one.
        first: PeriodText,
        /// The later one.
        second: PeriodText,
    },
    /// The same link twice on the same days.
    RepeatedLink(String),
    /// Land in two areas of one sort on one day.
    PatchInTwo {
        /// What sort: councils, places, commissioners.
        sort: &'static str,
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
    /// A patch that names an organisation which cannot have a boundary.
    PatchOfBody {
        /// The organisation.
        id: String,
        /// Its kind.
        kind: &'static str,
    },
    /// A locality said to lie in what has no boundary.
    LocalityInBody {
        /// The organisation.
        id: String,
        /// Its kind.
        kind: &'static str,
    },
    /// Shares of one thing that together are more than all of it.
    MoreThanAll(String),
    /// More than there can be.
    TooMany {
        /// What is counted.
        field: &'static str,
        /// As written.
        count: u64,
    },
    /// The same area twice in one patch or locality.
    AreaTwice {
        /// What names it.
        by: &'static str,
        /// The area.
        id: String,
    },
    /// A patch that lies in nothing.
    PatchOfNothing,
    /// A share that is not between 0 and 1.
    NotAShare(String),
    /// No SHA-256.
    NotASum(String),
    /// Something said empty that must not be.
    EmptyText(&'static str),
    /// Something wrong with what a file says of the source of this key.
    OfSource(String, Box<What>),
    /// A text of signs alone, by which nobody could call or find anything.
    NoLetter(&'static str),
    /// Two things that cannot stand together.
    NotBoth(&'static str, &'static str),
}

/// A period as the data has it, for a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodText(String);

impl From<Period> for PeriodText {
    fn from(period: Period) -> Self {
        Self(match (period.since, period.until) {
            (None, None) => "always".to_owned(),
            (Some(since), None) => format!("since {since}"),
            (None, Some(until)) => format!("until {until}"),
            (Some(since), Some(until)) => format!("{since} to {until}"),
        })
    }
}

impl fmt::Display for PeriodText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => write!(f, "this file is not text: an atlas is RON in UTF-8"),
            Self::Empty => write!(f, "this file is empty"),
            Self::OnlyComments => write!(f, "all of this file is a comment"),
            Self::Syntax(why) => write!(f, "this is not well-formed RON: {why}"),
            Self::Format(found) => write!(f, "format {found} is not one this program reads"),
            Self::UnknownField { field, record, .. } => write!(f, "{record} has no field `{field}`"),
            Self::FieldOfAnother { field, relation, .. } => {
                write!(f, "`{field}` is not a field of {relation}")
            }
            Self::MissingField { field, record } => write!(f, "{record} must say its `{field}`"),
            Self::RepeatedField(field) => write!(f, "`{field}` is said twice"),
            Self::UnknownWord { found, list, .. } => write!(f, "`{found}` is not {} {list}", article(list)),
            Self::WrongType(why) => write!(f, "{why}"),
            Self::DuplicateId { id, .. } => write!(f, "the id \"{id}\" is used twice"),
            Self::UnknownId { id, field, .. } => {
                write!(f, "`{field}` names \"{id}\", which no organisation has as its id")
            }
            Self::UnknownSource { key, .. } => write!(f, "the source \"{key}\" is not described in `sources`"),
            Self::DuplicateSource(key) => write!(f, "the source \"{key}\" is described twice, and not alike"),
            Self::NoSource(of) => write!(f, "{of} has no source"),
            Self::Cycle(ids) => write!(f, "these sit within one another in a ring: {}", ids.join(", ")),
            Self::Itself(id) => write!(f, "\"{id}\" is joined to itself"),
            Self::LowerTier { id, tier, parent, parent_tier } => write!(
                f,
                "\"{id}\" is of the {tier} tier and cannot sit within \"{parent}\", of the {parent_tier} tier"
            ),
            Self::NeverTogether { id, parent } => {
                write!(f, "\"{parent}\" was at no time there while \"{id}\" sat within it")
            }
            Self::Reversed { of, period } => write!(f, "the period of {of} ends before it begins: {period}"),
            Self::Overlap { of, first, second } => {
                write!(f, "two periods of {of} overlap: {first}, and {second}")
            }
            Self::RepeatedLink(link) => write!(f, "this is said twice for the same days: {link}"),
            Self::PatchInTwo { sort, first, second } => {
                write!(f, "this patch lies in two {sort} on one day: \"{first}\" and \"{second}\"")
            }
            Self::PatchOfBody { id, kind } => {
                write!(f, "a patch is land, and \"{id}\" is a {kind}, which has no boundary")
            }
            Self::LocalityInBody { id, kind } => {
                write!(
                    f,
                    "a locality lies in areas, and \"{id}\" is {} {kind}, which has no boundary",
                    article(kind)
                )
            }
            Self::MoreThanAll(all) => write!(f, "these shares add up to {all}, which is more than all of it"),
            Self::TooMany { field, count } => {
                write!(f, "`{field}` is {count}, which is more than there can be")
            }
            Self::AreaTwice { by, id } => write!(f, "this {by} names \"{id}\" twice"),
            Self::PatchOfNothing => write!(f, "this patch lies in no area"),
            Self::NotAShare(value) => write!(f, "a share lies between 0 and 1, and this is {value}"),
            Self::NotASum(text) => {
                write!(f, "a SHA-256 has 64 digits and letters from a to f, and this is \"{text}\"")
            }
            Self::EmptyText(field) => write!(f, "`{field}` is empty"),
            Self::OfSource(key, what) => write!(f, "of the source \"{key}\" {what}"),
            Self::NoLetter(field) => write!(f, "`{field}` has no letter and no digit"),
            Self::NotBoth(one, other) => write!(f, "`{one}` and `{other}` cannot both be said"),
        }
    }
}

impl What {
    /// What is wrong with a text that must say something; nothing where it does.
    pub fn unsaid(field: &'static str, text: &str) -> Option<Self> {
        if text.chars().any(char::is_alphanumeric) {
            return None;
        }
        Some(if text.trim().is_empty() { Self::EmptyText(field) } else { Self::NoLetter(field) })
    }

    /// What was probably meant, or what to do.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NotText => Some("save it as UTF-8 text".to_owned()),
            Self::Empty => Some("begin with: Atlas(format: 1, …)".to_owned()),
            Self::OnlyComments => Some(
                "what begins with // ends with its line, which takes a line feed and not a carriage return alone, \
                 and what begins with /* ends with */"
                    .to_owned(),
            ),
            Self::Format(_) => Some("this program reads format 1".to_owned()),
            Self::UnknownField { field, expected, .. } => Some(one_of(field, expected)),
            Self::UnknownWord { found, expected, .. } => Some(one_of(found, expected)),
            Self::FieldOfAnother { owners, .. } => Some(format!("it belongs to {owners}")),
            Self::DuplicateId { first, .. } => Some(format!("it stands first at {first}")),
            Self::UnknownId { nearest, .. } | Self::UnknownSource { nearest, .. } => {
                nearest.as_ref().map(|n| format!("did you mean \"{n}\"?"))
            }
            Self::NoSource(_) => {
                Some("say `source: [\"…\"]` for it, or once at the top for every record of the file".to_owned())
            }
            Self::LowerTier { .. } => Some("perhaps the two are the wrong way round".to_owned()),
            Self::NeverTogether { .. } => Some("compare the `since` and `until` of the two".to_owned()),
            Self::Reversed { .. } => Some("perhaps `since` and `until` are the wrong way round".to_owned()),
            Self::Overlap { .. } => {
                Some("both ends count: one that follows begins the day after the other's last".to_owned())
            }
            Self::EmptyText("title") | Self::NoLetter("title") => {
                Some("say in a few words what it is called: title: \"…\"".to_owned())
            }
            Self::EmptyText("publisher") | Self::NoLetter("publisher") => {
                Some("say who published it: publisher: \"…\"".to_owned())
            }
            Self::OfSource(_, what) => what.help(),
            Self::RepeatedLink(_) => Some("keep one, and list both sources in it".to_owned()),
            Self::PatchInTwo { .. } => {
                Some("give each its days in `dated: [(id: …, since: …, until: …)]`".to_owned())
            }
            _ => None,
        }
    }
}

/// `a` or `an`.
fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// The nearest of a list, or all of it where it is short.
fn one_of(found: &str, expected: &[String]) -> String {
    let near = crate::suggest::nearest(found, expected.iter().map(String::as_str), 1);
    if let Some(near) = near.first() {
        return format!("did you mean `{near}`?");
    }
    let list: Vec<String> = expected.iter().map(|e| format!("`{e}`")).collect();
    format!("one of {}", list.join(", "))
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            return f.write_str(&self.file);
        }
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}
