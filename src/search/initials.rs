//! The acronyms that people make of a name: KCH, LGT, SLAM.
//!
//! They leave out what every name has (NHS, Foundation) and mostly the small words, and
//! end in T or FT for the trust or not at all. Each such set of initials is kept as the
//! numbers of the words that give a letter, so that those letters can be highlighted.

use super::normalise::is_small;
use super::vocabulary::head;
use crate::words::{Kind, Tier};

/// Letters of an acronym that count; longer ones nobody types.
const LONGEST: usize = 8;

/// What a word of a name does for its acronym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AcronymRole {
    /// Gives its first letter.
    Letter,
    /// May give its first letter: and, of, the.
    Small,
    /// The F of FT.
    Foundation,
    /// The T.
    Trust,
    /// Gives nothing: NHS, the word for the kind, a number.
    Nothing,
}

/// Do people make acronyms of the names of such organisations? Of practices and networks
/// they do not, and there are so many that their initials would stand for everything.
pub(super) fn are_made_of(kind: Kind) -> bool {
    !matches!(kind, Kind::IndependentProvider | Kind::GpFederation | Kind::Locality)
        && !matches!(kind.tier(), Some(Tier::Neighbourhood | Tier::Practice))
}

/// What a folded word does for the acronym of its name.
pub(super) fn role(word: &[u8]) -> AcronymRole {
    match word {
        b"foundation" => AcronymRole::Foundation,
        b"trust" => AcronymRole::Trust,
        b"nhs" | b"stp" | b"ics" | b"icb" | b"ccg" => AcronymRole::Nothing,
        _ if is_small(word) => AcronymRole::Small,
        _ if word.iter().all(u8::is_ascii_lowercase) => AcronymRole::Letter,
        _ => AcronymRole::Nothing,
    }
}

/// Calls `take` with each acronym of a name, as the numbers of the words that give a
/// letter. `roles` has what each word does.
pub(super) fn each(roles: &[AcronymRole], mut take: impl FnMut(&[usize])) {
    let position = |role: AcronymRole| roles.iter().rposition(|r| *r == role);
    let trust = position(AcronymRole::Trust);
    let foundation = position(AcronymRole::Foundation).filter(|f| trust.is_some_and(|t| *f < t));
    let has_small = roles.contains(&AcronymRole::Small);
    let mut words = Vec::with_capacity(LONGEST + 2);
    for small in [AcronymRole::Letter, AcronymRole::Small].into_iter().take(if has_small { 2 } else { 1 }) {
        words.clear();
        words.extend((0..roles.len()).filter(|n| roles[*n] == AcronymRole::Letter || roles[*n] == small));
        let stem = words.len();
        if !(2..=LONGEST).contains(&stem) {
            continue;
        }
        take(&words);
        let endings = [[None, trust], [foundation, trust]];
        for ending in &endings[..if foundation.is_some() { 2 } else { 1 }] {
            words.truncate(stem);
            words.extend(ending.iter().flatten());
            if words.len() > stem && words.len() <= LONGEST {
                take(&words);
            }
        }
    }
}

/// The letters of an acronym as one number; see [`head`].
pub(super) fn packed(words: &[usize], first_letter: impl Fn(usize) -> u8) -> u64 {
    let mut letters = [0; LONGEST];
    letters.iter_mut().zip(words).for_each(|(letter, word)| *letter = first_letter(*word));
    head(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::normalise::located_words;

    fn acronyms(name: &str) -> Vec<String> {
        let words = located_words(name);
        let roles: Vec<AcronymRole> = words.iter().map(|w| role(w.text.as_bytes())).collect();
        let mut found = Vec::new();
        each(&roles, |numbers| found.push(numbers.iter().map(|n| &words[*n].text[..1]).collect()));
        found
    }

    #[test]
    fn acronyms_are_those_that_people_make() {
        assert_eq!(acronyms("King's College Hospital NHS Foundation Trust"), ["kch", "kcht", "kchft"]);
        assert_eq!(acronyms("Lewisham and Greenwich NHS Trust"), ["lg", "lgt", "lag", "lagt"]);
        let slam = acronyms("South London and Maudsley NHS Foundation Trust");
        assert!(slam.contains(&"slam".to_owned()) && slam.contains(&"slm".to_owned()));
        assert_eq!(acronyms("NHS South East London ICB - 72Q"), ["sel"]);
    }

    #[test]
    fn one_word_makes_no_acronym() {
        assert!(acronyms("Oxleas NHS Foundation Trust").is_empty());
        assert!(acronyms("").is_empty());
    }
}
