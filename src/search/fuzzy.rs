//! Tokens that have letters of a word in their order and leave others out: `brmly` for Bromley.
//!
//! The only file that knows the crate `fuzzy_matcher`, which has had no release since
//! 2020: whatever takes its place takes it here. It is asked about single words, folded
//! already, that have passed the masks of letters; it would treat a space as a letter,
//! and costs a microsecond a word.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Letters that a token needs before others may lie between them.
pub(super) const SHORTEST: usize = 3;

/// How closely typed letters lie together in a word that has them in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closeness {
    /// A run or two, with little left out.
    Near,
    /// Here and there.
    Scattered,
}

/// Finds letters in their order.
pub(super) struct Fuzzy {
    matcher: SkimMatcherV2,
}

impl Fuzzy {
    pub(super) fn new() -> Self {
        Self { matcher: SkimMatcherV2::default().respect_case() }
    }

    /// How close together the letters of the token lie in `word`; `None` when they are not
    /// all there in their order.
    pub(super) fn closeness(&self, word: &str, pattern: &FuzzyPattern) -> Option<Closeness> {
        let score = self.matcher.fuzzy_match(word, &pattern.text)?;
        // Three quarters of the score of the word itself, chosen by trying: what people
        // type without its vowels has more, letters here and there have less.
        Some(if score * 4 >= pattern.perfect * 3 { Closeness::Near } else { Closeness::Scattered })
    }

    /// Which letters of `word` are those of the token.
    pub(super) fn positions(&self, word: &str, token: &str) -> Option<Vec<usize>> {
        self.matcher.fuzzy_indices(word, token).map(|(_, positions)| positions)
    }

    /// What is looked for, with the score that it would have itself.
    pub(super) fn pattern(&self, token: &str) -> FuzzyPattern {
        let perfect = self.matcher.fuzzy_match(token, token).unwrap_or(0);
        FuzzyPattern { text: token.to_owned(), perfect }
    }
}

/// What is looked for.
pub(super) struct FuzzyPattern {
    text: String,
    perfect: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closeness(word: &str, token: &str) -> Option<Closeness> {
        let fuzzy = Fuzzy::new();
        fuzzy.closeness(word, &fuzzy.pattern(token))
    }

    #[test]
    fn vowels_left_out_are_near_and_letters_here_and_there_are_not() {
        for (word, token) in [("bromley", "brmly"), ("maudsley", "mdsley"), ("southwark", "sthwark")] {
            assert_eq!(closeness(word, token), Some(Closeness::Near), "{token}");
        }
        for (word, token) in [("partnership", "anh"), ("gloucestershire", "gtr"), ("northamptonshire", "nmr")] {
            assert_eq!(closeness(word, token), Some(Closeness::Scattered), "{token}");
        }
    }

    #[test]
    fn letters_out_of_order_are_not_there() {
        assert_eq!(closeness("bexley", "yxb"), None);
    }
}
