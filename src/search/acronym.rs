//! The acronyms by which trusts are known: AWP, KMPT, BHRUT, UHSussex.
//!
//! People take the first letters of the words that tell one trust from another, and of the words
//! that many trusts have in their names (Mental Health, Partnership, University Hospitals) those
//! that they like. Or they take the first letters of a few words and then one word as a whole.

use super::initials::{AcronymRole, role};
use super::normalise::each_word;
use crate::words::Kind;

/// Letters of an acronym at least; fewer would stand for too many.
const SHORTEST: usize = 3;

/// Letters of one at most, and words of a name that are looked at: no trust has more.
const LONGEST: usize = 24;
const MOST_WORDS: usize = 16;

/// Letters of a word at least that ends an acronym as a whole.
const SHORTEST_WORD: usize = 4;

/// Words that many trusts have in their names.
const COMMON: [&[u8]; 17] = [
    b"university",
    b"hospital",
    b"hospitals",
    b"teaching",
    b"mental",
    b"health",
    b"healthcare",
    b"social",
    b"care",
    b"partnership",
    b"community",
    b"service",
    b"services",
    b"acute",
    b"ambulance",
    b"royal",
    b"combined",
];

/// Are such acronyms made of the names of these?
pub(super) fn are_made_of(kind: Kind) -> bool {
    kind.is_trust()
}

/// What a word does for an acronym.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Gives its first letter.
    Must,
    /// May give it.
    May,
    /// Gives nothing.
    Never,
}

/// Is `typed`, folded, an acronym of the name?
pub(super) fn is_acronym_of(typed: &[u8], name: &str) -> bool {
    if !(SHORTEST..=LONGEST).contains(&typed.len()) {
        return false;
    }
    let mut words: Vec<(Vec<u8>, Part)> = Vec::new();
    each_word(name, |word| {
        let part = match role(word) {
            AcronymRole::Letter if COMMON.contains(&word) => Part::May,
            AcronymRole::Letter => Part::Must,
            AcronymRole::Small | AcronymRole::Foundation | AcronymRole::Trust => Part::May,
            AcronymRole::Nothing => Part::Never,
        };
        words.push((word.to_vec(), part));
    });
    words.truncate(MOST_WORDS);
    let begins =
        words.iter().find(|(_, part)| *part != Part::Never).is_some_and(|(word, _)| word[0] == typed[0]);
    begins && fits(typed, &words, 0)
}

/// Is what is left of an acronym, of which so many words have given a letter, made of these words?
fn fits(typed: &[u8], words: &[(Vec<u8>, Part)], letters: usize) -> bool {
    let Some(((word, part), rest)) = words.split_first() else { return typed.is_empty() };
    if letters > 0 && typed.len() >= SHORTEST_WORD && *part != Part::Never && typed == word.as_slice() {
        return true;
    }
    let gives = *part != Part::Never && typed.first() == word.first();
    (gives && fits(&typed[1..], rest, letters + 1)) || (*part != Part::Must && fits(typed, rest, letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_leave_out_what_many_trusts_have_in_their_names() {
        let made = [
            ("awp", "Avon and Wiltshire Mental Health Partnership NHS Trust"),
            ("hpft", "Hertfordshire Partnership University NHS Foundation Trust"),
            ("kmpt", "Kent and Medway NHS and Social Care Partnership Trust"),
            ("bhrut", "Barking, Havering and Redbridge University Hospitals NHS Trust"),
            ("mft", "Manchester University NHS Foundation Trust"),
            ("uhsussex", "University Hospitals Sussex NHS Foundation Trust"),
            ("ouh", "Oxford University Hospitals NHS Foundation Trust"),
            ("tewv", "Tees, Esk and Wear Valleys NHS Foundation Trust"),
        ];
        for (typed, name) in made {
            assert!(is_acronym_of(typed.as_bytes(), name), "{typed}");
        }
    }

    #[test]
    fn what_tells_a_trust_from_another_is_never_left_out() {
        for (typed, name) in [
            ("bhut", "Barking, Havering and Redbridge University Hospitals NHS Trust"),
            ("london", "London Ambulance Service NHS Trust"),
            ("sussex", "University Hospitals Sussex NHS Foundation Trust"),
            ("mf", "Manchester University NHS Foundation Trust"),
        ] {
            assert!(!is_acronym_of(typed.as_bytes(), name), "{typed}");
        }
    }
}
