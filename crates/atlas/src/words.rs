//! The words of the field: kinds, tiers, relations, services and the rest.
//!
//! Each is a closed list, because people script against the words. A word has
//! one spelling in the data files (`MentalHealthTrust`), one on the command line
//! and in JSON (`mental-health-trust`) and one for people (`mental health trust`);
//! all three stand here and nowhere else.

mod heading;
mod kind;
mod locality;
mod relation;

pub use heading::Heading;
pub use kind::{Kind, KindGroup, KindWord, Line, Tier};
pub use locality::{LocalityKind, Scheme};
pub use relation::{Basis, Certainty, ExtentWord, Precision, Relation, Service, Succession};

/// Defines a closed list of words: the enum, and for each variant the word used
/// on the command line and in JSON. Whoever uses it names `serde` among its crates.
#[macro_export]
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word on the command line and in JSON.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The spelling in the data files.
            pub const fn spelling(self) -> &'static str {
                match self { $($name::$variant => stringify!($variant)),+ }
            }

            /// The one whose word this is, in either case.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|w| w.word().eq_ignore_ascii_case(word))
            }
        }
    };
}
pub use crate::closed_list as words;
