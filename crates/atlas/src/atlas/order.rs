//! The order in which organisations are shown: by tier (bodies last), kind and name.

use super::organisation::Organisation;
use crate::words::Kind;

/// What organisations are put in order by. Those with equal keys go by their ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OrderKey {
    tier: u8,
    kind: Kind,
    /// Most names differ in their first letters: those are compared as one number, so that
    /// few names have to be fetched at all.
    first_letters: u64,
    name: Box<str>,
}

impl OrderKey {
    /// By the plain name and kind.
    pub(super) fn of(org: &Organisation) -> Self {
        Self::new(org.kind, &org.name)
    }

    /// By a name and a kind.
    pub(super) fn new(kind: Kind, name: &str) -> Self {
        let name = name.to_lowercase();
        let mut first = [0; 8];
        first.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
        let tier = kind.tier().map_or(u8::MAX, |t| t as u8);
        Self { tier, kind, first_letters: u64::from_be_bytes(first), name: name.into_boxed_str() }
    }
}
