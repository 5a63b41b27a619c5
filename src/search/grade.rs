//! Each token of a query, held against every word of the vocabulary: how well does it do?
//!
//! The answer for one word of the vocabulary is one number, [`Grades`], with a bit for
//! each token in each of five fields. The bits of all words of a name, joined, say
//! at once which tokens the name has, and how well.

use super::fuzzy::{self, Closeness, Fuzzy};
use super::normalise::{SAINT, SAINT_IN_FULL};
use super::postcode::is_code_shaped;
use super::query::{MOST_TOKENS, Query, Token};
use super::typo::{self, typo};
use super::vocabulary::{Vocabulary, WordEntry, head, mask};

/// How well a word of a name does for a token, the best first. Each includes those
/// before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// It is the token.
    Whole,
    /// It begins with it.
    Beginning,
    /// It is the token but for one typo.
    Typo,
    /// It begins with it but for one typo, or has its letters in order, close together.
    Near,
    /// It has its letters in order.
    Scattered,
}

impl Grade {
    const ALL: [Self; 5] = [Self::Whole, Self::Beginning, Self::Typo, Self::Near, Self::Scattered];
}

/// For each grade and each token: does a word, or a set of words, do so well?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Grades(u64);

impl Grades {
    /// What a word that does so well for the token of that number has.
    pub(super) fn of(grade: Grade, number: usize) -> Self {
        let at_least = Grade::ALL.into_iter().filter(|g| *g >= grade);
        Self(at_least.fold(0, |bits, g| bits | (1 << (g as usize * MOST_TOKENS + number))))
    }

    /// The tokens for which it does so well or better, a bit each.
    pub(super) fn at(self, grade: Grade) -> u64 {
        (self.0 >> (grade as usize * MOST_TOKENS)) & ((1 << MOST_TOKENS) - 1)
    }

    /// What either has.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The best grade for the token of that number.
    pub(super) fn best(self, number: usize) -> Option<Grade> {
        Grade::ALL.into_iter().find(|g| self.at(*g) & (1 << number) != 0)
    }
}

/// The grades of every word of a vocabulary for one query.
pub(super) struct QueryGrades {
    /// By the number of the word.
    pub(super) words: Vec<Grades>,
    /// Of all words together.
    pub(super) any: Grades,
    /// Words that passed the masks, so that their letters were looked at.
    pub(super) scored: usize,
}

/// Grades every word of the vocabulary. `saint` is the number under which Saint and St
/// are known in it.
pub(super) fn grade(query: &Query, vocabulary: &Vocabulary, saint: u32, fuzzy: &Fuzzy) -> QueryGrades {
    let mut words = vec![Grades::default(); vocabulary.entries().len()];
    let mut any = Grades::default();
    let mut scored = 0;
    for (number, token) in query.tokens.iter().enumerate() {
        let sieve = Sieve::new(token, fuzzy);
        for (entry, grades) in vocabulary.entries().iter().zip(&mut words) {
            if !sieve.may_pass(entry.mask, entry.len()) {
                continue;
            }
            scored += 1;
            if let Some(grade) = sieve.grade(entry, vocabulary) {
                *grades = grades.and(Grades::of(grade, number));
                any = any.and(*grades);
            }
        }
        if let Some(grade) = sieve.grade_of_saint() {
            let grades = &mut words[saint as usize];
            *grades = grades.and(Grades::of(grade, number));
            any = any.and(*grades);
        }
    }
    QueryGrades { words, any, scored }
}

/// One token, ready to be held against many.
struct Sieve<'a> {
    token: &'a Token,
    fuzzy: &'a Fuzzy,
    pattern: fuzzy::FuzzyPattern,
    letters: usize,
}

impl<'a> Sieve<'a> {
    fn new(token: &'a Token, fuzzy: &'a Fuzzy) -> Self {
        Self { token, fuzzy, pattern: fuzzy.pattern(&token.text), letters: token.text.chars().count() }
    }

    /// Could a word with these letters pass? This decides most words without a look at them.
    fn may_pass(&self, mask: u64, length: usize) -> bool {
        let lacks = self.token.mask & !mask;
        let shortest = self.token.bytes().len();
        let one_may_lack = self.letters >= typo::SHORTEST;
        (lacks == 0 && length >= shortest)
            || (one_may_lack && lacks & lacks.wrapping_sub(1) == 0 && length + 1 >= shortest)
    }

    fn grade(&self, entry: &WordEntry, vocabulary: &Vocabulary) -> Option<Grade> {
        let token = self.token.bytes();
        if self.token.may_begin(entry.head) && (token.len() <= 8 || vocabulary.word(entry).starts_with(token)) {
            let is_whole = entry.len() == token.len();
            return if is_whole {
                Some(Grade::Whole)
            } else {
                (!self.token.is_whole).then_some(Grade::Beginning)
            };
        }
        if self.letters < fuzzy::SHORTEST || is_code_shaped(&self.token.text) {
            return None;
        }
        self.grade_of_letters(vocabulary.word(entry))
    }

    /// The grade of a word that does not begin with the token.
    fn grade_of_letters(&self, word: &[u8]) -> Option<Grade> {
        let token = self.token.bytes();
        if self.letters >= typo::SHORTEST
            && let Some(typo) = typo(word, token)
        {
            // Barts may be the beginning of Barnsley, but hardly.
            let is_whole = typo.before + typo.in_word + typo.after == word.len();
            return Some(if is_whole { Grade::Typo } else { Grade::Near });
        }
        let mut rest = word.iter();
        if self.letters < fuzzy::SHORTEST || !token.iter().all(|letter| rest.any(|l| l == letter)) {
            return None;
        }
        let word = std::str::from_utf8(word).ok()?;
        self.fuzzy.closeness(word, &self.pattern).map(|closeness| match closeness {
            Closeness::Near => Grade::Near,
            Closeness::Scattered => Grade::Scattered,
        })
    }

    /// The grade of Saint written out, which names hold as St.
    fn grade_of_saint(&self) -> Option<Grade> {
        let token = self.token.bytes();
        if token == SAINT_IN_FULL {
            return Some(Grade::Whole);
        }
        if token.len() < SAINT.len() || !self.may_pass(mask(SAINT_IN_FULL), SAINT_IN_FULL.len()) {
            return None;
        }
        if self.token.may_begin(head(SAINT_IN_FULL)) && token.len() < SAINT_IN_FULL.len() {
            return Some(Grade::Beginning);
        }
        (self.letters >= typo::SHORTEST && typo(SAINT_IN_FULL, token).is_some()).then_some(Grade::Typo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(query: &str, word: &str) -> Option<Grade> {
        let mut vocabulary = Vocabulary::new();
        let saint = vocabulary.number(SAINT);
        let number = vocabulary.number(word.as_bytes());
        grade(&Query::new(query), &vocabulary, saint, &Fuzzy::new()).words[number as usize].best(0)
    }

    #[test]
    fn a_word_is_graded_by_how_close_it_comes() {
        assert_eq!(best("bexley", "bexley"), Some(Grade::Whole));
        assert_eq!(best("bex", "bexley"), Some(Grade::Beginning));
        assert_eq!(best("bexly", "bexley"), Some(Grade::Typo));
        assert_eq!(best("mdsly", "maudsley"), Some(Grade::Near));
        assert_eq!(best("nmr", "northamptonshire"), Some(Grade::Scattered));
        assert_eq!(best("lewisham", "bexley"), None);
        assert_eq!(best("northamptonshires", "northamptonshire"), Some(Grade::Typo));
    }

    #[test]
    fn short_words_must_begin_a_word() {
        assert_eq!(best("xl", "bexley"), None);
        assert_eq!(best("x", "bexley"), None);
    }

    #[test]
    fn saint_is_st() {
        assert_eq!(best("saint", "st"), Some(Grade::Whole));
        assert_eq!(best("st", "st"), Some(Grade::Whole));
        assert_eq!(best("sai", "st"), Some(Grade::Beginning));
        assert_eq!(best("siant", "st"), Some(Grade::Typo));
        assert_eq!(best("saint", "stoke"), None);
    }

    #[test]
    fn words_without_the_letters_are_never_looked_at() {
        let mut vocabulary = Vocabulary::new();
        let saint = vocabulary.number(SAINT);
        for word in ["bexley", "bromley", "greenwich", "lambeth", "lewisham", "southwark"] {
            vocabulary.number(word.as_bytes());
        }
        let grades = grade(&Query::new("wkq"), &vocabulary, saint, &Fuzzy::new());
        assert_eq!((grades.scored, grades.any), (0, Grades::default()));
    }
}
