//! What a search found, and how well each organisation matches.

use crate::atlas::{LocalityIx, OrgIx};
use crate::words::LocalityKind;

/// How well an organisation matches the query, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchClass {
    /// It is its code.
    Code,
    /// It is one of its names or aliases; a leading NHS or The does not count.
    Exact,
    /// It is the acronym that people make of one of its names, of three letters or more.
    Acronym,
    /// Its tokens are the words of one of its names or aliases, in any order, but for `and`,
    /// `of`, NHS, Trust, Council and the like: of two that have Lewisham and Greenwich in their
    /// name, the trust that has no more than these; and of Lincoln the city council before
    /// whatever is called Lincolnshire.
    AllWords,
    /// One of its names or aliases begins with its words, each of them whole; a leading NHS or The
    /// does not count. King's College Hospital before Kingston, of whoever types kings.
    NameWords,
    /// One of its names or aliases begins with it, in the middle of a word.
    NamePrefix,
    /// Each token begins a word of one of its names or aliases, in any order.
    WordPrefix,
    /// Its code, or an acronym made of one of its names, begins with it.
    CodePrefix,
    /// Each token begins a word of some name or alias of it, or is its code.
    Spread,
    /// As [`Self::WordPrefix`], but for a typo in one token or several, each of which is
    /// otherwise a whole word.
    Typo,
    /// The letters of each token stand in order and close together in a word of one name, or it
    /// begins one but for a typo.
    Near,
    /// The letters of each token stand in order in a word of one name.
    Scattered,
}

impl MatchClass {
    /// Has it the words that were typed, and not only their letters?
    pub const fn is_sure(self) -> bool {
        !matches!(self, Self::Near | Self::Scattered)
    }

    /// Does the organisation go by all that was typed, and by nothing more?
    pub const fn is_outright(self) -> bool {
        matches!(self, Self::Code | Self::Exact | Self::Acronym | Self::AllWords)
    }
}

/// What of an organisation matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MatchedAs {
    /// Its code or other id.
    Code,
    /// Its plain name, or its name on the day.
    Name,
    /// A name that it has at other times.
    FormerName,
    /// An alias.
    Alias,
    /// The initials of a name.
    Acronym,
}

/// One organisation that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub org: OrgIx,
    /// How well.
    pub class: MatchClass,
    /// The same and all else by which it ranks, but for the name; more is better.
    pub score: u32,
    /// The name, code or alias that matched, as the data spells it; of an acronym the
    /// name that it was made of.
    pub matched: String,
    /// What that is.
    pub matched_as: MatchedAs,
    /// Which characters of `matched` were typed, ascending.
    pub highlight: Vec<usize>,
    /// Was it there on the day?
    pub is_open: bool,
}

/// One town, neighbourhood or postcode district that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalityHit {
    /// Which.
    pub locality: LocalityIx,
    /// What it is.
    pub what: LocalityKind,
    /// Is what was typed its name, and not only the beginning of it or nearly it?
    pub is_whole: bool,
    /// Was a postcode typed, of which it is the district?
    pub by_district: bool,
    /// How well it matches, beside organisations too; more is better.
    pub score: u32,
}

/// One of either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An organisation.
    Organisation(Hit),
    /// A town, a neighbourhood or a postcode district.
    Locality(LocalityHit),
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// The best, in order.
    pub hits: Vec<Hit>,
    /// How many match, shown or not.
    pub total: usize,
    /// How many of them have the words that were typed, one slip in each forgiven; the others
    /// only have the letters.
    pub sure: usize,
    /// How many go by all that was typed.
    pub outright: usize,
    /// How many words of the atlas had to be looked at letter by letter.
    pub scored: usize,
}
