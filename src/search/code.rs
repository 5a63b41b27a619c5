//! Codes of organisations, compared by their letters and digits alone.

/// Letters and digits of a code that are compared at once.
const COMPARED_AT_ONCE: usize = 16;

/// The letters and digits of what may be a code, or the beginning of one.
pub(super) struct CodePattern {
    letters: Vec<u8>,
    head: u128,
    /// Which bits of a head it decides.
    head_mask: u128,
}

/// How a query stands to the code of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeMatch {
    /// It is that code.
    Whole,
    /// That code begins with it.
    Beginning,
}

impl CodePattern {
    pub(super) fn new(letters: impl Iterator<Item = u8>) -> Self {
        let letters: Vec<u8> = code_letters(letters).collect();
        let decided = u32::try_from(letters.len().min(COMPARED_AT_ONCE)).unwrap_or(16) * 8;
        let head_mask = u128::MAX.checked_shl(128 - decided).unwrap_or(0);
        Self { head: code_head(letters.iter().copied()), letters, head_mask }
    }

    /// How many letters and digits it has.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// How it stands to the code of an organisation, of which the head decides nearly always.
    pub(super) fn against<'a>(&self, head: u128, id: impl FnOnce() -> &'a str) -> Option<CodeMatch> {
        if self.letters.is_empty() || head & self.head_mask != self.head {
            return None;
        }
        if self.letters.len() < COMPARED_AT_ONCE {
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
        .zip((0..COMPARED_AT_ONCE).rev())
        .fold(0, |head, (letter, at)| head | (u128::from(letter) << (at * 8)))
}

/// The letters and digits of a code, for comparison.
fn code_letters(letters: impl Iterator<Item = u8>) -> impl Iterator<Item = u8> {
    letters.filter(u8::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn against(query: &str, id: &str) -> Option<CodeMatch> {
        CodePattern::new(query.bytes()).against(code_head(id.bytes()), || id)
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
}
