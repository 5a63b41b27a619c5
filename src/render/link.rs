//! A link in words. Everything that is said of one is worded here: in a sentence of its own,
//! on a line under a heading, in passing, on the arrow of a diagram, and as a record of JSON.

mod card_line;
mod heading;
mod in_passing;
mod label;
mod record;
mod sentence;
mod verb;

pub(super) use card_line::card_line;
pub(super) use heading::{COMMISSIONED_BY, SERVES, heading, rank, rank_of};
pub(super) use in_passing::{area_in_few_words, in_passing, only_there, provider, seen_last};
pub(super) use label::label;
pub(super) use record::{LinkRecord, LinkStanding, named_areas, since};
pub(super) use sentence::sentence;
