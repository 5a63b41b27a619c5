//! Lines broken to the width of a terminal.

use textwrap::{Options, WordSplitter};

/// The fewest columns that text is broken to; what is narrower is left to the terminal.
const NARROWEST: usize = 20;

/// What the lines of a paragraph begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Indent<'i> {
    pub(super) first: &'i str,
    pub(super) rest: &'i str,
}

impl<'i> Indent<'i> {
    /// Nothing.
    pub(super) const NONE: Self = Self { first: "", rest: "" };

    /// The first line with one text, the others with another.
    pub(super) const fn new(first: &'i str, rest: &'i str) -> Self {
        Self { first, rest }
    }

    /// All lines but the first.
    pub(super) const fn hanging(rest: &'i str) -> Self {
        Self { first: "", rest }
    }
}

/// A text in lines that begin with the indent, none wider than `width` unless a single word
/// is: codes and addresses stay whole. Without a width it is one line.
pub(super) fn wrap(text: &str, indent: Indent<'_>, width: Option<usize>) -> Vec<String> {
    let Some(width) = width else { return vec![format!("{}{text}", indent.first)] };
    let options = Options::new(width.max(NARROWEST))
        .initial_indent(indent.first)
        .subsequent_indent(indent.rest)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_hang() {
        let lines = wrap("who serves it for what, and on whose word", Indent::new("  ", "    "), Some(24));
        assert_eq!(lines, ["  who serves it for", "    what, and on whose", "    word"]);
    }

    #[test]
    fn a_word_wider_than_the_line_stands_whole() {
        let lines = wrap("a https://example.org/very/long/address b", Indent::NONE, Some(20));
        assert_eq!(lines, ["a", "https://example.org/very/long/address", "b"]);
        assert_eq!(wrap("one line", Indent::new("- ", "  "), None), ["- one line"]);
    }
}
