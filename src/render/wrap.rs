//! Lines broken to the width of a terminal.

use textwrap::{Options, WordSplitter};

/// The fewest columns that text is broken to; what is narrower is left to the terminal.
const NARROWEST: usize = 20;

/// A text in lines: the first begins with `first`, the others with `rest`, none wider than
/// `width` unless a single word is: codes and addresses stay whole. Without a width it is
/// one line.
pub(super) fn wrap(text: &str, (first, rest): (&str, &str), width: Option<usize>) -> Vec<String> {
    let Some(width) = width else { return vec![format!("{first}{text}")] };
    let options = Options::new(width.max(NARROWEST))
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_hang() {
        let lines = wrap("who serves it for what, and on whose word", ("  ", "    "), Some(24));
        assert_eq!(lines, ["  who serves it for", "    what, and on whose", "    word"]);
    }

    #[test]
    fn a_word_wider_than_the_line_stands_whole() {
        let lines = wrap("a https://example.org/very/long/address b", ("", ""), Some(20));
        assert_eq!(lines, ["a", "https://example.org/very/long/address", "b"]);
        assert_eq!(wrap("one line", ("- ", "  "), None), ["- one line"]);
    }
}
