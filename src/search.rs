//! What people type, to the organisations they mean.
//!
//! [`Index`] ranks everything that matches, letter by letter as it is typed; [`resolve`]
//! says which one organisation a person has named outright, and never guesses; [`ExactIndex`]
//! does so for many texts at once. All fold text the same way (see `normalise`): case, accents,
//! apostrophes, `&` and `and`, `St` and `Saint` make no difference.
//!
//! How a search goes: every word of every name stands once in a vocabulary. Each token of a
//! query is held against each word that its letters let through (`grade`), the names look up
//! what came of their words (`matching`), the best few are kept (`rank`), and only for those
//! is it worked out which letters to highlight (`highlight`). `find` joins these steps.

mod acronym;
mod answer;
mod code;
mod exact;
mod find;
mod fuzzy;
mod gazetteer;
mod grade;
mod highlight;
mod hit;
mod index;
mod initials;
mod matching;
mod normalise;
mod operators;
mod postcode;
mod query;
mod rank;
mod resolve;
mod standing;
mod typo;
mod vocabulary;

pub use answer::{Answer, Asked, Typing};
pub use exact::{Exact, ExactIndex};
pub use gazetteer::highlight as highlight_of_locality;
pub use hit::{Found, Hit, LocalityHit, MatchClass, MatchedAs, SearchResults};
pub use index::Index;
pub use postcode::{is_code_shaped, is_postcode};
pub use resolve::{Resolution, resolve};
