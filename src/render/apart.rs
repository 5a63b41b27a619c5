//! Organisations of one list that would be shown in the same words, told apart.

use std::collections::HashMap;

use super::clean;
use crate::atlas::OrgIx;
use crate::query::AsAt;

/// What is shown in one list, by the words: two organisations of the same words are told apart by
/// their kinds, and where those are the same by their codes. `Bexley (place)`,
/// `Bexley (London borough)`.
#[derive(Clone, Debug, Default)]
pub struct Apart {
    by_words: HashMap<String, Vec<OrgIx>>,
}

impl Apart {
    /// Of a list in which these are shown, each in these words.
    pub fn of(shown: impl IntoIterator<Item = (OrgIx, String)>) -> Self {
        let mut by_words: HashMap<String, Vec<OrgIx>> = HashMap::new();
        for (org, words) in shown {
            let same = by_words.entry(words).or_default();
            if !same.contains(&org) {
                same.push(org);
            }
        }
        Self { by_words }
    }

    /// The words for one, with what it is where another is shown in the same words.
    pub fn told(&self, as_at: &AsAt<'_>, org: OrgIx, words: String) -> String {
        let mut others =
            self.by_words.get(&words).into_iter().flatten().filter(|other| **other != org).peekable();
        if others.peek().is_none() {
            return words;
        }
        let kind = as_at.kind(org);
        if others.any(|other| as_at.kind(*other) == kind) {
            return format!("{words} ({}, {})", kind.label(), clean(&as_at.atlas().org(org).id));
        }
        format!("{words} ({})", kind.label())
    }
}
