//! One typo: a letter missing, one too many, a wrong one, or two swapped.
//!
//! A check for a distance of exactly one needs a single pass over the letters and no
//! memory, where `strsim::osa_distance` fills a table on the heap and would have to be
//! asked three times, for each length of beginning that may have been meant; at tens of
//! thousands of words a key that is the difference. The tests hold it to `strsim`.

/// Letters that a token needs before a typo in it is forgiven: in a shorter one a
/// typo turns one word into another.
pub(super) const SHORTEST: usize = 5;

/// Where in a word a typo lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typo {
    /// Letters before it, the same in both.
    pub(super) before: usize,
    /// Letters of the word that were missed or mistyped.
    pub(super) in_word: usize,
    /// Letters of the word after it, the same in both.
    pub(super) after: usize,
}

/// The typo by which `token` was meant to be `word` or its beginning, if it is just one.
/// Where several would explain it, the one that leaves least of the word to be typed.
pub(super) fn typo(word: &[u8], token: &[u8]) -> Option<Typo> {
    let before = word.iter().zip(token).take_while(|(a, b)| a == b).count();
    let (word_rest, token_rest) = (&word[before..], &token[before..]);
    let swapped = matches!((word_rest, token_rest), ([a, b, ..], [c, d, ..]) if a == d && b == c);
    let ways = [(2, 2, swapped), (1, 1, true), (1, 0, true), (0, 1, true)];
    let typos = ways.into_iter().filter_map(|(in_word, in_token, may_be)| {
        let word_after = word_rest.get(in_word..)?;
        let token_after = token_rest.get(in_token..)?;
        let left = word_after.len().checked_sub(token_after.len())?;
        let typo = Typo { before, in_word, after: token_after.len() };
        (may_be && word_after.starts_with(token_after)).then_some((left, typo))
    });
    typos.min_by_key(|(left, _)| *left).map(|(_, typo)| typo)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    fn is_typo(word: &str, token: &str) -> bool {
        typo(word.as_bytes(), token.as_bytes()).is_some()
    }

    #[test]
    fn each_sort_of_typo_is_forgiven_once() {
        for token in ["bexly", "bexxley", "bexlay", "bxeley", "exley", "bexleyy"] {
            assert!(is_typo("bexley", token), "{token}");
        }
        assert!(is_typo("maudsley", "maudlsey"));
        assert!(is_typo("oxleas", "oxlees"));
        assert!(!is_typo("bexley", "boxlay"));
    }

    #[test]
    fn a_typo_is_forgiven_before_the_word_is_finished() {
        for token in ["maudl", "maudls", "maudlse", "maudlsey"] {
            assert!(is_typo("maudsley", token), "{token}");
        }
    }

    proptest! {
        #[test]
        fn it_is_the_distance_of_one_from_some_beginning(word in "[abc]{0,8}", token in "[abc]{1,8}") {
            let near = (0..=word.len()).any(|end| strsim::osa_distance(&word[..end], &token) <= 1);
            prop_assert_eq!(is_typo(&word, &token) || word.starts_with(&token), near);
        }
    }
}
