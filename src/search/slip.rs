//! One slip of the fingers: a letter missing, one too many, a wrong one, or two swapped.
//!
//! A check for a distance of exactly one needs a single pass over the letters and no
//! memory, where `strsim::osa_distance` fills a table on the heap and would have to be
//! asked three times, for each length of beginning that may have been meant; at tens of
//! thousands of words a key that is the difference. The tests hold it to `strsim`.

/// Letters that a typed word needs before a slip in it is forgiven: in a shorter one a
/// slip turns one word into another.
pub(super) const SHORTEST: usize = 5;

/// Where in a word a slip lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Letters before it, the same in both.
    pub(super) before: usize,
    /// Letters of the word that were missed or mistyped.
    pub(super) in_word: usize,
    /// Letters of the word after it, the same in both.
    pub(super) after: usize,
}

/// The slip by which `typed` was meant to be `word` or its beginning, if it is just one.
/// Where several would explain it, the one that leaves least of the word to be typed.
pub(super) fn slip(word: &[u8], typed: &[u8]) -> Option<Slip> {
    let before = word.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (word_rest, typed_rest) = (&word[before..], &typed[before..]);
    let swapped = matches!((word_rest, typed_rest), ([a, b, ..], [c, d, ..]) if a == d && b == c);
    let ways = [(2, 2, swapped), (1, 1, true), (1, 0, true), (0, 1, true)];
    let slips = ways.into_iter().filter_map(|(in_word, in_typed, may_be)| {
        let word_after = word_rest.get(in_word..)?;
        let typed_after = typed_rest.get(in_typed..)?;
        let left = word_after.len().checked_sub(typed_after.len())?;
        let slip = Slip { before, in_word, after: typed_after.len() };
        (may_be && word_after.starts_with(typed_after)).then_some((left, slip))
    });
    slips.min_by_key(|(left, _)| *left).map(|(_, slip)| slip)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    fn slips(word: &str, typed: &str) -> bool {
        slip(word.as_bytes(), typed.as_bytes()).is_some()
    }

    #[test]
    fn each_sort_of_slip_is_forgiven_once() {
        for typed in ["bexly", "bexxley", "bexlay", "bxeley", "exley", "bexleyy"] {
            assert!(slips("bexley", typed), "{typed}");
        }
        assert!(slips("maudsley", "maudlsey"));
        assert!(slips("oxleas", "oxlees"));
        assert!(!slips("bexley", "boxlay"));
    }

    #[test]
    fn a_slip_is_forgiven_before_the_word_is_finished() {
        for typed in ["maudl", "maudls", "maudlse", "maudlsey"] {
            assert!(slips("maudsley", typed), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn it_is_the_distance_of_one_from_some_beginning(word in "[abc]{0,8}", typed in "[abc]{1,8}") {
            let near = (0..=word.len()).any(|end| strsim::osa_distance(&word[..end], &typed) <= 1);
            prop_assert_eq!(slips(&word, &typed) || word.starts_with(&typed), near);
        }
    }
}
