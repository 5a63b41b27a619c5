//! What stands before a word that is typed: `'word` is that word and no longer one, and of `!word` there is
//! none in what is wanted. As in fzf, which many know.

use std::borrow::Cow;

use super::normalise::{canonical, each_word};

/// A query without its signs, and what they ask for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed<'q> {
    /// The words to be looked for.
    pub(super) words: Cow<'q, str>,
    /// Words that must stand there whole.
    exact: Vec<Vec<u8>>,
    /// Words with which no word there may begin.
    without: Vec<Vec<u8>>,
}

impl<'q> Typed<'q> {
    pub(super) fn of(text: &'q str) -> Self {
        let is_sign = |word: &str| word.starts_with(['\'', '’', '‘', '!']) && word.chars().count() > 1;
        if !text.split_whitespace().any(is_sign) {
            return Self { words: Cow::Borrowed(text), exact: Vec::new(), without: Vec::new() };
        }
        let mut typed = Self { words: Cow::Borrowed(""), exact: Vec::new(), without: Vec::new() };
        let mut kept: Vec<&str> = Vec::new();
        for word in text.split_whitespace() {
            match word.strip_prefix('!') {
                Some(not) if !not.is_empty() => each_word(not, |word| typed.without.push(word.to_vec())),
                _ => {
                    let bare = word.trim_start_matches(['\'', '’', '‘']);
                    if bare.len() < word.len() {
                        each_word(bare, |word| typed.exact.push(canonical(word).to_vec()));
                    }
                    kept.push(bare);
                }
            }
        }
        typed.words = Cow::Owned(kept.join(" "));
        typed
    }

    /// Is anything asked for by a sign?
    pub(super) fn has_signs(&self) -> bool {
        !self.exact.is_empty() || !self.without.is_empty()
    }

    /// Has something that goes by these names what is asked for, and nothing that is not wanted?
    pub(super) fn admits<'n>(&self, names: impl Iterator<Item = &'n str>) -> bool {
        let mut found = vec![false; self.exact.len()];
        let mut is_wanted = true;
        for name in names {
            each_word(name, |word| {
                is_wanted &= !self.without.iter().any(|not| word.starts_with(not));
                for (exact, found) in self.exact.iter().zip(&mut found) {
                    *found |= canonical(word) == exact.as_slice();
                }
            });
        }
        is_wanted && found.iter().all(|found| *found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_ask_for_whole_words_and_for_none() {
        let typed = Typed::of("guy's 'st hospital !orthopaedic");
        assert_eq!(typed.words, "guy's st hospital");
        assert!(typed.admits(["St Thomas' Hospital"].into_iter()));
        assert!(!typed.admits(["Stepping Hill Hospital"].into_iter()));
        assert!(!typed.admits(["St Mary's Orthopaedic Hospital"].into_iter()));
    }

    #[test]
    fn what_has_no_sign_is_left_as_it_is() {
        for text in ["st thomas'", "guy's", "a ! b", "", "'"] {
            let typed = Typed::of(text);
            assert_eq!((typed.words.as_ref(), typed.has_signs()), (text, false), "{text}");
        }
    }
}
