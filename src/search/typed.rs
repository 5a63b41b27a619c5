//! What a person typed, made ready to be held against words and codes.

use super::normalise::{self, each_word};
use super::vocabulary::{head, mask};

/// Characters of a query that count: the longest name of the register has fewer.
const LONGEST: usize = 120;

/// Words of a query that count: one bit each in every field of a [`super::grade::Grades`].
pub(super) const MOST_WORDS: usize = 12;

/// Letters and digits of a code that are compared at once.
const CODE: usize = 16;

/// A query.
pub(super) struct Typed {
    /// Its words; at most [`MOST_WORDS`].
    pub(super) words: Vec<TypedWord>,
    /// How many of them are a leading NHS or The; never all.
    pub(super) lead: usize,
    /// All of it as a code.
    pub(super) code: Code,
    /// What follows the leading words, as a code.
    pub(super) code_after_lead: Code,
}

/// One word of a query.
pub(super) struct TypedWord {
    /// Folded.
    pub(super) text: String,
    /// Its letters as a set.
    pub(super) mask: u64,
    /// Its first eight bytes.
    head: u64,
    /// Which bits of a head it decides.
    head_mask: u64,
    /// The word as a code.
    pub(super) code: Code,
}

impl Typed {
    /// Reads a query. Of endless text the end is not read.
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim_start();
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
        let mut words = Vec::new();
        each_word(&text[..end], |word| {
            if words.len() < MOST_WORDS {
                words.push(TypedWord::new(word));
            }
        });
        let leading = words.iter().take_while(|w| normalise::is_lead(w.text.as_bytes())).count();
        let lead = if leading == words.len() { 0 } else { leading };
        let code = |words: &[TypedWord]| Code::new(words.iter().flat_map(|w| w.text.bytes()));
        Self { lead, code: code(&words), code_after_lead: code(&words[lead..]), words }
    }

    /// The words that must be found: a leading NHS or The need not be.
    pub(super) fn needed(&self) -> &[TypedWord] {
        &self.words[self.lead..]
    }
}

impl TypedWord {
    fn new(word: &[u8]) -> Self {
        let decided = u32::try_from(word.len().min(8)).unwrap_or(8) * 8;
        Self {
            text: String::from_utf8_lossy(word).into_owned(),
            mask: mask(word),
            head: head(word),
            head_mask: u64::MAX.checked_shl(64 - decided).unwrap_or(0),
            code: Code::new(word.iter().copied()),
        }
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// May it begin the word with this head? Certain for up to eight bytes.
    pub(super) fn may_begin(&self, head: u64) -> bool {
        head & self.head_mask == self.head
    }
}

/// The letters and digits of a code.
pub(super) struct Code {
    letters: Vec<u8>,
    head: u128,
    /// Which bits of a head it decides.
    head_mask: u128,
}

/// How a typed code stands to that of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeMatch {
    /// It is that code.
    Whole,
    /// That code begins with it.
    Beginning,
}

impl Code {
    fn new(letters: impl Iterator<Item = u8>) -> Self {
        let letters: Vec<u8> = code_letters(letters).collect();
        let decided = u32::try_from(letters.len().min(CODE)).unwrap_or(16) * 8;
        let head_mask = u128::MAX.checked_shl(128 - decided).unwrap_or(0);
        Self { head: code_head(letters.iter().copied()), letters, head_mask }
    }

    /// How many letters and digits it has.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// How this code, as typed, stands to that of an organisation, of which the head
    /// decides nearly always.
    pub(super) fn against<'a>(&self, head: u128, id: impl FnOnce() -> &'a str) -> Option<CodeMatch> {
        if self.letters.is_empty() || head & self.head_mask != self.head {
            return None;
        }
        if self.letters.len() < CODE {
            return Some(if self.head == head { CodeMatch::Whole } else { CodeMatch::Beginning });
        }
        let mut rest = code_letters(id().bytes());
        if !self.letters.iter().all(|letter| rest.next() == Some(*letter)) {
            return None;
        }
        Some(if rest.next().is_none() { CodeMatch::Whole } else { CodeMatch::Beginning })
    }
}

/// The first sixteen letters and digits of a code as one number, filled up with zeros.
pub(super) fn code_head(letters: impl Iterator<Item = u8>) -> u128 {
    code_letters(letters)
        .zip((0..CODE).rev())
        .fold(0, |head, (letter, place)| head | (u128::from(letter) << (place * 8)))
}

/// The letters and digits of a code, for comparison.
fn code_letters(letters: impl Iterator<Item = u8>) -> impl Iterator<Item = u8> {
    letters.filter(u8::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn against(typed: &str, id: &str) -> Option<CodeMatch> {
        Typed::new(typed).code.against(code_head(id.bytes()), || id)
    }

    #[test]
    fn a_code_is_known_by_its_letters_and_digits() {
        assert_eq!(against("rv5", "RV5"), Some(CodeMatch::Whole));
        assert_eq!(against("E0900", "E09000004"), Some(CodeMatch::Beginning));
        assert_eq!(against("South London Partnership", "south-london-partnership"), Some(CodeMatch::Whole));
        assert_eq!(against("south london part", "south-london-partnership"), Some(CodeMatch::Beginning));
        assert_eq!(against("south london partners", "south-london-part"), None);
        assert_eq!(against("rv55", "RV5"), None);
        assert_eq!(against("", "RV5"), None);
        assert_eq!(against("qkkqkkqkkqkkqkkq", "QKKQKKQKKQKKQKKQ"), Some(CodeMatch::Whole));
    }

    #[test]
    fn a_leading_nhs_or_the_need_not_be_found() {
        let typed = Typed::new("The NHS Bexley");
        assert_eq!((typed.lead, typed.needed().len()), (2, 1));
        assert_eq!(Typed::new("nhs").lead, 0);
    }

    #[test]
    fn of_endless_text_the_end_is_not_read() {
        assert_eq!(Typed::new(&"a ".repeat(10_000)).words.len(), MOST_WORDS);
        assert_eq!(Typed::new(&"é".repeat(10_000)).words[0].text.len(), 64);
    }
}
