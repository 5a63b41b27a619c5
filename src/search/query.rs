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
    /// Of letters joined by an ampersand, as C&I is, the initials that they are: those of Camden and
    /// Islington.
    pub(super) initials: Option<Token>,
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
    /// Must a word be it, and not only begin with it? One letter begins too many.
    pub(super) is_whole: bool,
}

impl Query {
    /// Reads a query of which there may be more to come. Of endless text the end is not read.
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim_start();
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
        let mut tokens = Vec::new();
        for chunk in text[..end].split_whitespace() {
            let is_joined = chunk.contains('&');
            each_word(chunk, |word| {
                if tokens.len() < MOST_TOKENS {
                    let is_letter = word.len() == 1 && word[0].is_ascii_lowercase();
                    tokens.push(Token { is_whole: is_joined && is_letter, ..Token::new(word) });
                }
            });
        }
        let leading = tokens.iter().take_while(|token| normalise::is_lead(token.text.as_bytes())).count();
        let lead = if leading == tokens.len() { 0 } else { leading };
        let code = |tokens: &[Token]| CodePattern::new(tokens.iter().flat_map(|token| token.text.bytes()));
        Self {
            lead,
            code: code(&tokens),
            code_after_lead: code(&tokens[lead..]),
            initials: initials(&tokens[lead..]),
            tokens,
        }
    }

    /// The same where it is all there: no letter of it will become a word.
    pub(super) fn done(text: &str) -> Self {
        let mut query = Self::new(text);
        for token in &mut query.tokens {
            token.is_whole |= token.text.len() == 1;
        }
        query
    }

    /// The tokens that must be found: a leading NHS or The need not be.
    pub(super) fn needed(&self) -> &[Token] {
        &self.tokens[self.lead..]
    }
}

/// The initials that letters joined by an ampersand are; `c`, `and`, `i` are `cai`.
fn initials(tokens: &[Token]) -> Option<Token> {
    let is_and = |token: &Token| token.text == "and";
    let are_letters = tokens.len() > 1 && tokens.iter().all(|token| token.is_whole || is_and(token));
    let firsts = || tokens.iter().filter_map(|token| token.bytes().first().copied());
    are_letters.then(|| Token::new(&firsts().collect::<Vec<u8>>()))
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
            is_whole: false,
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
    fn letters_joined_by_an_ampersand_are_initials_and_begin_no_word() {
        let whole = |query: &Query| query.tokens.iter().map(|token| token.is_whole).collect::<Vec<_>>();
        let query = Query::new("C&I");
        assert_eq!(query.initials.as_ref().map(|token| token.text.as_str()), Some("cai"));
        assert_eq!(whole(&query), [true, false, true]);
        let typed = Query::new("guys & s");
        assert!(typed.initials.is_none() && whole(&typed) == [false; 3]);
        assert_eq!(whole(&Query::done("guys & s")), [false, false, true]);
    }

    #[test]
    fn of_endless_text_the_end_is_not_read() {
        assert_eq!(Query::new(&"a ".repeat(10_000)).tokens.len(), MOST_TOKENS);
        assert_eq!(Query::new(&"é".repeat(10_000)).tokens[0].text.len(), 64);
    }
}
