//! Text to the words that are compared: no case, no accents, no apostrophes, `&` as `and`.
//!
//! Names of the atlas and what a person types go through the same fold, so that what
//! looks alike to a reader is alike here. A word keeps at most [`LONGEST_WORD`] bytes and
//! a text at most [`MOST_WORDS`] words: no name needs more, and no text, however long,
//! can hold the search up.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Bytes of a word that count.
pub(super) const LONGEST_WORD: usize = 64;

/// Words of a text that count.
const MOST_WORDS: usize = 64;

/// The spelling under which Saint, St and St. are one word.
pub(super) const SAINT: &[u8] = b"st";

/// Saint, written out.
pub(super) const SAINT_IN_FULL: &[u8] = b"saint";

/// A word with the way back to the text it stands in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LocatedWord {
    /// The word, folded.
    pub(super) text: String,
    /// For each letter of `text` the character of the original it came from.
    pub(super) positions: Vec<usize>,
}

/// Calls `take` with each word of the text, folded, in order.
pub(super) fn each_word(text: &str, mut take: impl FnMut(&[u8])) {
    let mut word = WordBuffer::new();
    let mut taken = 0;
    let mut end = |word: &mut WordBuffer| {
        if word.length > 0 && taken < MOST_WORDS {
            take(word.bytes());
            taken += 1;
        }
        word.length = 0;
    };
    if text.is_ascii() {
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => word.push(byte),
                b'A'..=b'Z' => word.push(byte | 0x20),
                b'\'' | b'`' => {}
                b'&' => {
                    end(&mut word);
                    word.push_all(b"and");
                    end(&mut word);
                }
                _ => end(&mut word),
            }
        }
    } else {
        for c in text.chars() {
            fold(c, |folded| match folded {
                FoldedChar::Letter(letter) => word.push_letter(letter),
                FoldedChar::And => {
                    end(&mut word);
                    word.push_all(b"and");
                    end(&mut word);
                }
                FoldedChar::Gap => end(&mut word),
            });
        }
    }
    end(&mut word);
}

/// The words of [`each_word`], each with the way back to the text.
pub(super) fn located_words(text: &str) -> Vec<LocatedWord> {
    fn end(words: &mut Vec<LocatedWord>, word: &mut LocatedWord) {
        let done = std::mem::replace(word, LocatedWord { text: String::new(), positions: Vec::new() });
        if !done.text.is_empty() && words.len() < MOST_WORDS {
            words.push(done);
        }
    }
    fn push(word: &mut LocatedWord, letter: char, position: usize) {
        if word.text.len() + letter.len_utf8() <= LONGEST_WORD {
            word.text.push(letter);
            word.positions.push(position);
        }
    }
    let mut words = Vec::new();
    let mut word = LocatedWord { text: String::new(), positions: Vec::new() };
    for (position, c) in text.chars().enumerate() {
        fold(c, |folded| match folded {
            FoldedChar::Letter(letter) => push(&mut word, letter, position),
            FoldedChar::And => {
                end(&mut words, &mut word);
                "and".chars().for_each(|letter| push(&mut word, letter, position));
                end(&mut words, &mut word);
            }
            FoldedChar::Gap => end(&mut words, &mut word),
        });
    }
    end(&mut words, &mut word);
    words
}

/// The spelling of a word by which it is known: Saint and St are one.
pub(super) fn canonical(word: &[u8]) -> &[u8] {
    if word == SAINT_IN_FULL { SAINT } else { word }
}

/// Words that a name may begin with and nobody need type.
pub(super) const LEADS: [&[u8]; 2] = [b"nhs", b"the"];

/// Words that tell no name from another.
const SMALL: [&[u8]; 10] = [b"and", b"of", b"for", b"in", b"on", b"upon", b"with", b"to", b"at", b"by"];

/// Words that every trust has in its name.
const OF_TRUSTS: [&[u8]; 2] = [b"foundation", b"trust"];

/// Words by which a name says that it is that of a council or of a commissioner.
const OF_AREAS: [&[u8]; 19] = [
    b"council",
    b"borough",
    b"metropolitan",
    b"district",
    b"county",
    b"city",
    b"corporation",
    b"london",
    b"royal",
    b"ccg",
    b"clinical",
    b"commissioning",
    b"group",
    b"icb",
    b"integrated",
    b"care",
    b"board",
    b"ics",
    b"stp",
];

/// Is it a word that a name may begin with and nobody need type?
pub(super) fn is_lead(word: &[u8]) -> bool {
    LEADS.contains(&word)
}

/// Is it a word that tells no name from another?
pub(super) fn is_small(word: &[u8]) -> bool {
    SMALL.contains(&word) || word == b"the"
}

/// Every word of a name that may be left out and the name still be told, leads first.
pub(super) fn fillers() -> impl Iterator<Item = &'static [u8]> {
    LEADS.into_iter().chain(SMALL).chain(OF_TRUSTS).chain(OF_AREAS)
}

/// What one character of a text comes to.
enum FoldedChar {
    Letter(char),
    And,
    Gap,
}

/// Folds one character.
fn fold(c: char, mut take: impl FnMut(FoldedChar)) {
    if c.is_ascii() || counts_for_nothing(c) {
        fold_simple(c, &mut take);
    } else {
        std::iter::once(c).nfkd().flat_map(char::to_lowercase).for_each(|c| fold_simple(c, &mut take));
    }
}

/// Folds one character that is of one piece.
fn fold_simple(c: char, take: &mut impl FnMut(FoldedChar)) {
    match c {
        'a'..='z' | '0'..='9' => take(FoldedChar::Letter(c)),
        'A'..='Z' => take(FoldedChar::Letter(c.to_ascii_lowercase())),
        '&' => take(FoldedChar::And),
        _ if counts_for_nothing(c) => {}
        _ if c.is_ascii() => take(FoldedChar::Gap),
        'ø' => take(FoldedChar::Letter('o')),
        'ł' => take(FoldedChar::Letter('l')),
        'đ' | 'ð' => take(FoldedChar::Letter('d')),
        'ı' => take(FoldedChar::Letter('i')),
        'æ' => "ae".chars().for_each(|c| take(FoldedChar::Letter(c))),
        'œ' => "oe".chars().for_each(|c| take(FoldedChar::Letter(c))),
        'ß' => "ss".chars().for_each(|c| take(FoldedChar::Letter(c))),
        _ if c.is_alphanumeric() => take(FoldedChar::Letter(c)),
        _ => take(FoldedChar::Gap),
    }
}

/// Accents, apostrophes of any shape, and what is there only for the typesetter (soft
/// hyphen, joiners, byte order mark): they neither count nor divide.
fn counts_for_nothing(c: char) -> bool {
    let apostrophe = matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʼ' | '′' | '＇');
    let unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    apostrophe || unseen || (!c.is_ascii() && is_combining_mark(c))
}

/// A word under way, of bounded length and without a trip to the heap.
struct WordBuffer {
    letters: [u8; LONGEST_WORD],
    length: usize,
}

impl WordBuffer {
    fn new() -> Self {
        Self { letters: [0; LONGEST_WORD], length: 0 }
    }

    fn bytes(&self) -> &[u8] {
        &self.letters[..self.length]
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.letters.get_mut(self.length) {
            *slot = byte;
            self.length += 1;
        }
    }

    fn push_all(&mut self, bytes: &[u8]) {
        if self.length + bytes.len() <= LONGEST_WORD {
            for byte in bytes {
                self.push(*byte);
            }
        }
    }

    fn push_letter(&mut self, letter: char) {
        self.push_all(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each_word(text, |w| words.push(String::from_utf8(w.to_vec()).expect("whole letters")));
        words
    }

    #[test]
    fn what_looks_alike_is_alike() {
        assert_eq!(words("Guy's & St. Thomas’ NHS"), ["guys", "and", "st", "thomas", "nhs"]);
        assert_eq!(words("Stoke-on-Trent"), ["stoke", "on", "trent"]);
        assert_eq!(words("Ysbyty Glan Clŵyd, Ærø ﬁve"), ["ysbyty", "glan", "clwyd", "aero", "five"]);
        assert_eq!(words("A&E"), ["a", "and", "e"]);
        assert!(words(" ('-') ").is_empty());
    }

    #[test]
    fn a_letter_knows_where_it_came_from() {
        let located = located_words("É: O'Neil & Co");
        assert_eq!(located[0], LocatedWord { text: "e".into(), positions: vec![0] });
        assert_eq!(located[1], LocatedWord { text: "oneil".into(), positions: vec![3, 5, 6, 7, 8] });
        assert_eq!(located[2], LocatedWord { text: "and".into(), positions: vec![10, 10, 10] });
    }

    #[test]
    fn no_text_is_too_long() {
        assert_eq!(words(&"x".repeat(100_000))[0].len(), LONGEST_WORD);
        assert_eq!(words(&"x ".repeat(100_000)).len(), MOST_WORDS);
    }

    proptest! {
        #[test]
        fn both_ways_to_the_words_agree(text in "(\\PC|[ A-Za-z&'’é.-]){0,80}") {
            let located: Vec<String> = located_words(&text).into_iter().map(|w| w.text).collect();
            prop_assert_eq!(words(&text), located);
        }

        #[test]
        fn folding_again_changes_nothing(text in "(\\PC|[ A-Za-z&'’é.-]){0,40}") {
            let once = words(&text).join(" ");
            prop_assert_eq!(words(&once).join(" "), once);
        }
    }
}
