//! The closed lists of words as cells may say them: as on the command line, or as in RON.

use crate::words::{Basis, Certainty, Kind, LocalityKind, Precision, Relation, Scheme, Service, Succession};

/// A word of a closed list.
pub(super) trait Word: Copy + 'static {
    /// What a word of the list is, with its article: `a kind`.
    const WHAT: &'static str;
    /// Every one.
    fn all() -> &'static [Self];
    /// As on the command line.
    fn on_the_command_line(self) -> &'static str;
    /// As in RON.
    fn in_ron(self) -> &'static str;

    /// The one that a cell says, in either spelling.
    fn said(text: &str) -> Option<Self> {
        let said =
            |word: &&Self| text.eq_ignore_ascii_case(word.on_the_command_line()) || text == word.in_ron();
        Self::all().iter().find(said).copied()
    }
}

macro_rules! words_of {
    ($($list:ident: $what:literal),+ $(,)?) => {
        $(impl Word for $list {
            const WHAT: &'static str = $what;
            fn all() -> &'static [Self] {
                Self::ALL
            }
            fn on_the_command_line(self) -> &'static str {
                self.word()
            }
            fn in_ron(self) -> &'static str {
                self.spelling()
            }
        })+
    };
}

words_of! {
    Basis: "what a share is of",
    Certainty: "a certainty",
    Kind: "a kind",
    LocalityKind: "a sort of locality",
    Precision: "a precision",
    Relation: "a relation",
    Scheme: "a scheme of codes",
    Service: "a service",
    Succession: "a way to become another",
}
