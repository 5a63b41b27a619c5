//! From a record, or a position in a text, to file, line and column.

use std::ops::Range;

use crate::problem::Location;

/// The lists of a file whose records can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    Sources,
    Organisations,
    Links,
    Patches,
    Terms,
    Events,
    Tiers,
}

impl Section {
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Organisations => "organisations",
            Self::Links => "links",
            Self::Patches => "patches",
            Self::Terms => "terms",
            Self::Events => "events",
            Self::Tiers => "tiers",
        }
    }

    /// What one record of the list is, for a message.
    pub(super) const fn record(self) -> &'static str {
        match self {
            Self::Sources => "a source",
            Self::Organisations => "an organisation",
            Self::Links => "a link",
            Self::Patches => "a patch",
            Self::Terms => "a term",
            Self::Events => "an event",
            Self::Tiers => "a tier",
        }
    }
}

/// Which record of which list of which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Spot {
    pub(crate) file: u32,
    pub(crate) section: Section,
    pub(crate) index: u32,
}

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_breaks).collect())
    }

    /// The line and column of a part of the text, with as much of the line as helps: a file
    /// may be one line of many megabytes with a fault in every record.
    pub(super) fn location(&self, file: &str, text: &str, part: Range<usize>) -> Location {
        let start = floor(text, part.start);
        let end = floor(text, part.end.max(start));
        let number = self.0.partition_point(|line| *line <= start);
        let line_start = self.0[number - 1];
        let column = text[line_start..start].chars().count() + 1;
        let before = text[line_start..start].chars().rev().take(BEFORE);
        let (cut_before, cut_start) = before.fold((0, start), |(count, at), c| (count + 1, at - c.len_utf8()));
        let cut_end = text[start..].char_indices().take(AFTER).take_while(|(_, c)| *c != '\n');
        let cut_end = cut_end.last().map_or(start, |(at, c)| start + at + c.len_utf8());
        let line = text[cut_start..cut_end].trim_end_matches('\r');
        let width = text[start..end.clamp(start, cut_end)].trim_end_matches('\r').chars().count();
        Location {
            file: file.to_owned(),
            line: number,
            column,
            text: line.to_owned(),
            text_starts: column - cut_before,
            width: width.max(1),
        }
    }
}

/// How many characters of a line are kept before what is meant, and from it on.
const BEFORE: usize = 100;
const AFTER: usize = 160;

/// The byte that a line and a column, both counted from 1, stand for.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        let Some(next) = text[start..].find('\n') else { return text.len() };
        start += next + 1;
    }
    text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(i, _)| start + i)
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How many bytes of blanks and comments stand before the record itself: RON counts
/// them to the record that follows.
pub(super) fn leading_blanks(raw: &str) -> usize {
    let mut rest = raw;
    loop {
        let trimmed = rest.trim_start();
        if let Some(comment) = trimmed.strip_prefix("//") {
            rest = comment.find('\n').map_or("", |i| &comment[i..]);
            continue;
        }
        if trimmed.starts_with("/*") {
            rest = after_block_comment(trimmed);
            continue;
        }
        return raw.len() - trimmed.len();
    }
}

/// What follows a block comment, which may hold others.
fn after_block_comment(text: &str) -> &str {
    let mut depth = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => {
                depth += 1;
                at += 2;
            }
            b"*/" => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return &text[at..];
                }
            }
            _ => at += 1,
        }
    }
    ""
}

/// Where a word stands in a record: as a quoted text first, else as a field or a word.
pub(super) fn find_in(record: &str, needle: &str) -> Option<(usize, usize)> {
    let quoted = format!("\"{needle}\"");
    if let Some(at) = record.find(&quoted) {
        return Some((at, at + quoted.len()));
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    record.match_indices(needle).map(|(at, _)| (at, at + needle.len())).find(|&(at, end)| {
        !record[..at].chars().next_back().is_some_and(is_word)
            && !record[end..].chars().next().is_some_and(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_becomes_a_line_and_a_column_in_characters() {
        let text = "first\r\nsécond: \"QKX\"\r\nthird";
        let at = text.find("\"QKX\"").expect("there");
        let place = Lines::of(text).location("a.ron", text, at..at + 5);
        assert_eq!((place.line, place.column, place.width), (2, 9, 5));
        assert_eq!(place.text, "sécond: \"QKX\"");
        assert_eq!(offset(text, 2, 9), at);
    }

    #[test]
    fn of_a_very_long_line_only_what_is_about_the_column_is_kept() {
        let text = format!("{}here{}", "é".repeat(1000), "x".repeat(1000));
        let at = 2000;
        let place = Lines::of(&text).location("a.ron", &text, at..at + 4);
        assert_eq!((place.line, place.column, place.width), (1, 1001, 4));
        assert_eq!((place.text_starts, place.text.chars().count()), (1001 - BEFORE, BEFORE + AFTER));
        assert!(place.text.chars().skip(BEFORE).collect::<String>().starts_with("here"));
    }

    #[test]
    fn blanks_and_comments_before_a_record_are_not_the_record() {
        for raw in ["  (id)", "\n// why\n  (id)", "/* a /* b */ c */(id)", "// x\n/* y */ // z\n(id)"] {
            assert_eq!(&raw[leading_blanks(raw)..], "(id)", "{raw:?}");
        }
        assert_eq!(leading_blanks("// only"), 7);
        assert_eq!(leading_blanks("/* open"), 7);
    }

    #[test]
    fn a_word_is_found_as_a_text_before_it_is_found_as_a_word() {
        assert_eq!(find_in("(id: \"to\", to: [\"x\"])", "to"), Some((5, 9)));
        assert_eq!(find_in("(parent_id: 1, parent: \"x\")", "parent"), Some((15, 21)));
        assert_eq!(find_in("(id: 1)", "none"), None);
    }
}
