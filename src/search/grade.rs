//! What is typed, held against every word of the vocabulary: how well does each do?
//!
//! The answer for one word of the vocabulary is one number, [`Grades`], with a bit for
//! each typed word in each of five fields. The bits of all words of a name, joined, say
//! at once which typed words the name has, and how well.

use super::fuzzy::{self, Closeness, Fuzzy};
use super::normalise::{SAINT, SAINT_IN_FULL};
use super::slip::{self, slip};
use super::typed::{MOST_WORDS, Typed, TypedWord};
use super::vocabulary::{Entry, Vocabulary, head, mask};

/// How well a word of a name does for a typed word, the best first. Each includes those
/// before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// It is the word.
    Whole,
    /// It begins with it.
    Beginning,
    /// It begins with it but for one slip.
    Slip,
    /// It has its letters in order, close together.
    Near,
    /// It has its letters in order.
    Scattered,
}

impl Grade {
    const ALL: [Self; 5] = [Self::Whole, Self::Beginning, Self::Slip, Self::Near, Self::Scattered];
}

/// For each grade and each typed word: does a word, or a set of words, do so well?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Grades(u64);

impl Grades {
    /// What a word that does so well for the typed word of that number has.
    pub(super) fn of(grade: Grade, number: usize) -> Self {
        let at_least = Grade::ALL.into_iter().filter(|g| *g >= grade);
        Self(at_least.fold(0, |bits, g| bits | (1 << (g as usize * MOST_WORDS + number))))
    }

    /// The typed words for which it does so well or better, a bit each.
    pub(super) fn at(self, grade: Grade) -> u64 {
        (self.0 >> (grade as usize * MOST_WORDS)) & ((1 << MOST_WORDS) - 1)
    }

    /// What either has.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The best grade for the typed word of that number.
    pub(super) fn best(self, number: usize) -> Option<Grade> {
        Grade::ALL.into_iter().find(|g| self.at(*g) & (1 << number) != 0)
    }
}

/// The grades of every word of a vocabulary for one query.
pub(super) struct Graded {
    /// By the number of the word.
    pub(super) words: Vec<Grades>,
    /// Of all words together.
    pub(super) any: Grades,
    /// Words that passed the masks, so that their letters were looked at.
    pub(super) scored: usize,
}

/// Grades every word of the vocabulary. `saint` is the number under which Saint and St
/// are known in it.
pub(super) fn grade(typed: &Typed, vocabulary: &Vocabulary, saint: u32, fuzzy: &Fuzzy) -> Graded {
    let mut words = vec![Grades::default(); vocabulary.entries().len()];
    let mut any = Grades::default();
    let mut scored = 0;
    for (number, word) in typed.words.iter().enumerate() {
        let sieve = Sieve::new(word, fuzzy);
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
    Graded { words, any, scored }
}

/// One typed word, ready to be held against many.
struct Sieve<'a> {
    typed: &'a TypedWord,
    fuzzy: &'a Fuzzy,
    pattern: fuzzy::Pattern,
    letters: usize,
}

impl<'a> Sieve<'a> {
    fn new(typed: &'a TypedWord, fuzzy: &'a Fuzzy) -> Self {
        Self { typed, fuzzy, pattern: fuzzy.pattern(&typed.text), letters: typed.text.chars().count() }
    }

    /// Could a word with these letters pass? Decides most words without a look at them.
    fn may_pass(&self, mask: u64, length: usize) -> bool {
        let lacks = self.typed.mask & !mask;
        let typed = self.typed.bytes().len();
        let one_may_lack = self.letters >= slip::SHORTEST;
        (lacks == 0 && length >= typed)
            || (one_may_lack && lacks & lacks.wrapping_sub(1) == 0 && length + 1 >= typed)
    }

    fn grade(&self, entry: &Entry, vocabulary: &Vocabulary) -> Option<Grade> {
        let typed = self.typed.bytes();
        if self.typed.may_begin(entry.head) && (typed.len() <= 8 || vocabulary.word(entry).starts_with(typed)) {
            return Some(if entry.len() == typed.len() { Grade::Whole } else { Grade::Beginning });
        }
        if self.letters < fuzzy::SHORTEST {
            return None;
        }
        self.grade_of_letters(vocabulary.word(entry))
    }

    /// The grade of a word that does not begin with what is typed.
    fn grade_of_letters(&self, word: &[u8]) -> Option<Grade> {
        let typed = self.typed.bytes();
        if self.letters >= slip::SHORTEST && slip(word, typed).is_some() {
            return Some(Grade::Slip);
        }
        let mut rest = word.iter();
        if self.letters < fuzzy::SHORTEST || !typed.iter().all(|letter| rest.any(|l| l == letter)) {
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
        let typed = self.typed.bytes();
        if typed == SAINT_IN_FULL {
            return Some(Grade::Whole);
        }
        if typed.len() < SAINT.len() || !self.may_pass(mask(SAINT_IN_FULL), SAINT_IN_FULL.len()) {
            return None;
        }
        if self.typed.may_begin(head(SAINT_IN_FULL)) && typed.len() < SAINT_IN_FULL.len() {
            return Some(Grade::Beginning);
        }
        (self.letters >= slip::SHORTEST && slip(SAINT_IN_FULL, typed).is_some()).then_some(Grade::Slip)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(typed: &str, word: &str) -> Option<Grade> {
        let mut vocabulary = Vocabulary::new();
        let saint = vocabulary.number(SAINT);
        let number = vocabulary.number(word.as_bytes());
        grade(&Typed::new(typed), &vocabulary, saint, &Fuzzy::new()).words[number as usize].best(0)
    }

    #[test]
    fn a_word_is_graded_by_how_close_it_comes() {
        assert_eq!(best("bexley", "bexley"), Some(Grade::Whole));
        assert_eq!(best("bex", "bexley"), Some(Grade::Beginning));
        assert_eq!(best("bexly", "bexley"), Some(Grade::Slip));
        assert_eq!(best("mdsly", "maudsley"), Some(Grade::Near));
        assert_eq!(best("nmr", "northamptonshire"), Some(Grade::Scattered));
        assert_eq!(best("lewisham", "bexley"), None);
        assert_eq!(best("northamptonshires", "northamptonshire"), Some(Grade::Slip));
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
        assert_eq!(best("siant", "st"), Some(Grade::Slip));
        assert_eq!(best("saint", "stoke"), None);
    }

    #[test]
    fn words_without_the_letters_are_never_looked_at() {
        let mut vocabulary = Vocabulary::new();
        let saint = vocabulary.number(SAINT);
        for word in ["bexley", "bromley", "greenwich", "lambeth", "lewisham", "southwark"] {
            vocabulary.number(word.as_bytes());
        }
        let graded = grade(&Typed::new("wkq"), &vocabulary, saint, &Fuzzy::new());
        assert_eq!((graded.scored, graded.any), (0, Grades::default()));
    }
}
