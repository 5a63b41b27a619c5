//! Every word of every name, once.
//!
//! The names of the NHS share their words: sixty thousand organisations have a few
//! thousand between them. So each token is held against each word once a key, and
//! the names only look up what came of it. The words lie in one run of bytes; what
//! decides most comparisons, the first eight letters and the set of letters, lies in a
//! flat table beside it.

/// One word.
#[derive(Clone, Copy)]
pub(super) struct WordEntry {
    /// The first eight bytes, the first the highest, filled up with zeros.
    pub(super) head: u64,
    /// Which letters it has; see [`mask`].
    pub(super) mask: u64,
    start: u32,
    length: u32,
}

/// The words, by number in the order in which they came.
pub(super) struct Vocabulary {
    letters: Vec<u8>,
    entries: Vec<WordEntry>,
    /// Open addressing: the number of a word and one more, or 0 where free.
    slots: Vec<u32>,
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        Self { letters: Vec::new(), entries: Vec::new(), slots: vec![0; 1 << 12] }
    }

    /// The number of a word, which is taken in if it is new.
    pub(super) fn number(&mut self, word: &[u8]) -> u32 {
        let head = head(word);
        let filter = self.slots.len() - 1;
        let mut at = spread(word) & filter;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                break;
            }
            let entry = &self.entries[slot as usize - 1];
            if entry.head == head && self.is(entry, word) {
                return slot - 1;
            }
            at = (at + 1) & filter;
        }
        let number = to_u32(self.entries.len());
        let start = to_u32(self.letters.len());
        self.letters.extend_from_slice(word);
        self.entries.push(WordEntry { head, mask: mask(word), start, length: to_u32(word.len()) });
        self.slots[at] = number + 1;
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    /// Every word, in the order of their numbers.
    pub(super) fn entries(&self) -> &[WordEntry] {
        &self.entries
    }

    /// The letters of a word.
    pub(super) fn word(&self, entry: &WordEntry) -> &[u8] {
        let start = entry.start as usize;
        &self.letters[start..start + entry.length as usize]
    }

    fn is(&self, entry: &WordEntry, word: &[u8]) -> bool {
        entry.len() == word.len() && (word.len() <= 8 || self.word(entry) == word)
    }

    fn grow(&mut self) {
        let mut slots = vec![0; self.slots.len() * 4];
        let filter = slots.len() - 1;
        for (entry, number) in self.entries.iter().zip(1..) {
            let mut at = spread(self.word(entry)) & filter;
            while slots[at] != 0 {
                at = (at + 1) & filter;
            }
            slots[at] = number;
        }
        self.slots = slots;
    }
}

impl WordEntry {
    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        self.length as usize
    }
}

/// The first eight bytes of a word as a number that sorts and compares as they do.
pub(super) fn head(word: &[u8]) -> u64 {
    word.iter().take(8).zip((0..8).rev()).fold(0, |head, (byte, at)| head | (u64::from(*byte) << (at * 8)))
}

/// Which letters a word has: a bit for each letter, another where it comes twice, one
/// for each digit and one for all the rest. A token cannot be in a word that lacks a
/// bit of it, nor with one typo in a word that lacks two.
pub(super) fn mask(word: &[u8]) -> u64 {
    word.iter().fold(0, |mask, byte| {
        let bit = match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (52 + (byte - b'0')),
            _ => 1 << 62,
        };
        let again = if byte.is_ascii_lowercase() { (mask & bit) << 26 } else { 0 };
        mask | bit | again
    })
}

/// Scatters words over the slots. Speed is all that hangs on it.
fn spread(word: &[u8]) -> usize {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = word.chunks(8).fold(word.len() as u64, |mixed, chunk| {
        let mixed = (mixed ^ head(chunk)).wrapping_mul(ODD);
        mixed ^ (mixed >> 29)
    });
    usize::try_from(mixed & 0xffff_ffff).unwrap_or(0)
}

/// Counts of words and letters stay far below the limit: the atlas itself counts in 32 bits.
pub(super) fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::search::typo::typo;
    use proptest::prelude::*;

    #[test]
    fn a_word_has_one_number_however_many_there_are() {
        let mut vocabulary = Vocabulary::new();
        let words: Vec<String> = (0..20_000).map(|n| format!("word{n}")).collect();
        let numbers: Vec<u32> = words.iter().map(|w| vocabulary.number(w.as_bytes())).collect();
        let again: Vec<u32> = words.iter().map(|w| vocabulary.number(w.as_bytes())).collect();
        assert_eq!(numbers, again);
        assert_eq!(vocabulary.entries().len(), words.len());
        let last = vocabulary.entries()[19_999];
        assert_eq!(vocabulary.word(&last), b"word19999");
    }

    proptest! {
        #[test]
        fn the_masks_never_hide_what_is_there(word in "[a-d1é]{0,9}", token in "[a-d1é]{1,9}") {
            let lacks = (mask(token.as_bytes()) & !mask(word.as_bytes())).count_ones();
            let mut rest = word.bytes();
            if token.bytes().all(|t| rest.any(|w| w == t)) {
                prop_assert_eq!(lacks, 0);
            }
            if typo(word.as_bytes(), token.as_bytes()).is_some() {
                prop_assert!(lacks <= 1);
            }
        }
    }
}
