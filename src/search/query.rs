//! A query, made ready to be held against words and codes.

use super::code::CodePattern;
use super::normalise::{self, each_word};
use super::vocabulary::{head, mask};

/// Characters of a query that count: the longest name of the register has fewer.
const LONGEST: usize = 120;

/// Tokens of a query that count: grades have a bit for each.
pub(super) const MOST_TOKENS: usize = 12;

/// What a person types to search.
pub(super) struct Query {
    /// Its words, folded; at most [`MOST_TOKENS`].
    pub(super) tokens: Vec<Token>,
    /// How many of them are a leading NHS or The; never all of them.
    pub(super) lead: usize,
    /// All of it as a code.
    pub(super) code: CodePattern,
    /// What follows the lead, as a code.
    pub(super) code_after_lead: CodePattern,
}

/// One word of a query.
pub(super) struct Token {
    /// Folded.
    pub(super) text: String,
    /// Its letters as a set.
    pub(super) mask: u64,
    /// Its first eight bytes.
    head: u64,
    /// Which bits of a head it decides.
    head_mask: u64,
    /// The word as a code.
    pub(super) code: CodePattern,
}

impl Query {
    /// Reads a query. Of endless text the end is not read.
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim_start();
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
        let mut tokens = Vec::new();
        each_word(&text[..end], |word| {
            if tokens.len() < MOST_TOKENS {
                tokens.push(Token::new(word));
            }
        });
        let leading = tokens.iter().take_while(|token| normalise::is_lead(token.text.as_bytes())).count();
        let lead = if leading == tokens.len() { 0 } else { leading };
        let code = |tokens: &[Token]| CodePattern::new(tokens.iter().flat_map(|token| token.text.bytes()));
        Self { lead, code: code(&tokens), code_after_lead: code(&tokens[lead..]), tokens }
    }

    /// The tokens that must be found: a leading NHS or The need not be.
    pub(super) fn needed(&self) -> &[Token] {
        &self.tokens[self.lead..]
    }
}

impl Token {
    fn new(word: &[u8]) -> Self {
        let decided = u32::try_from(word.len().min(8)).unwrap_or(8) * 8;
        Self {
            text: String::from_utf8_lossy(word).into_owned(),
            mask: mask(word),
            head: head(word),
            head_mask: u64::MAX.checked_shl(64 - decided).unwrap_or(0),
            code: CodePattern::new(word.iter().copied()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_nhs_or_the_need_not_be_found() {
        let query = Query::new("The NHS Bexley");
        assert_eq!((query.lead, query.needed().len()), (2, 1));
        assert_eq!(Query::new("nhs").lead, 0);
    }

    #[test]
    fn of_endless_text_the_end_is_not_read() {
        assert_eq!(Query::new(&"a ".repeat(10_000)).tokens.len(), MOST_TOKENS);
        assert_eq!(Query::new(&"é".repeat(10_000)).tokens[0].text.len(), 64);
    }
}
