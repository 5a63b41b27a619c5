//! From a record, or a position in a text, to file, line and column.

use std::cell::Cell;
use std::ops::Range;

use crate::problem::Location;

/// The lists of a file whose records can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    Sources,
    Inputs,
    Organisations,
    Links,
    Patches,
    Localities,
    Terms,
    Events,
    Tiers,
}

impl Section {
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Inputs => "inputs",
            Self::Organisations => "organisations",
            Self::Links => "links",
            Self::Patches => "patches",
            Self::Localities => "localities",
            Self::Terms => "terms",
            Self::Events => "events",
            Self::Tiers => "tiers",
        }
    }

    /// What one record of the list is, for a message.
    pub(super) const fn record(self) -> &'static str {
        match self {
            Self::Sources => "a source",
            Self::Inputs => "an input",
            Self::Organisations => "an organisation",
            Self::Links => "a link",
            Self::Patches => "a patch",
            Self::Localities => "a locality",
            Self::Terms => "a term",
            Self::Events => "an event",
            Self::Tiers => "a tier",
        }
    }
}

/// Which record of which list of which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RecordPosition {
    pub(crate) file: u32,
    pub(crate) section: Section,
    pub(crate) index: u32,
}

/// Where the lines of a text begin.
pub(super) struct Lines {
    starts: Vec<usize>,
    /// A place whose column is known: where its line begins, the byte, and the column.
    /// Faults come in their order, and a line may have very many.
    last: Cell<(usize, usize, usize)>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_breaks).collect();
        Self { starts, last: Cell::new((0, 0, 1)) }
    }

    /// The line and column of a part of the text, with as much of the line as helps: a file
    /// may be one line of many megabytes with a fault in every record.
    pub(super) fn location(&self, file: &str, text: &str, part: Range<usize>) -> Location {
        let start = floor(text, part.start);
        let end = floor(text, part.end.max(start));
        let number = self.starts.partition_point(|line| *line <= start);
        let line_start = self.starts[number - 1];
        let column = match self.last.get() {
            (line, at, column) if line == line_start && at <= start => column + text[at..start].chars().count(),
            _ => text[line_start..start].chars().count() + 1,
        };
        self.last.set((line_start, start, column));
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

/// What to point at in a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needle<'n> {
    /// The field in whose value it stands; the first of these that the record has.
    fields: &'n [&'n str],
    /// A text in quotes or a word; empty for the field itself.
    text: &'n str,
}

impl<'n> Needle<'n> {
    /// A field by its name.
    pub(crate) const fn field(fields: &'n [&'n str]) -> Self {
        Self { fields, text: "" }
    }

    /// A text or a word in the value of a field.
    pub(crate) const fn within(fields: &'n [&'n str], text: &'n str) -> Self {
        Self { fields, text }
    }
}

/// Where a needle stands in a record, comments passed over.
pub(super) fn find_in(record: &str, needle: Needle<'_>) -> Option<(usize, usize)> {
    let tokens = tokens(record);
    let is_field = |name: &str| {
        tokens.iter().position(|t| {
            t.is_word && &record[t.start..t.end] == name && record[t.end..].trim_start().starts_with(':')
        })
    };
    let field = needle.fields.iter().find_map(|name| is_field(name));
    let says = |t: &&Token| record[t.start..t.end].trim_matches('"') == needle.text;
    let found = match (field, needle.text.is_empty()) {
        (Some(at), true) => Some(&tokens[at]),
        (Some(at), false) => tokens[at + 1..].iter().find(says).or(Some(&tokens[at])),
        (None, true) => None,
        (None, false) => tokens.iter().find(says),
    };
    found.map(|t| (t.start, t.end))
}

/// Does a record say the needle's text, and not only have its field?
pub(super) fn says(record: &str, needle: Needle<'_>) -> bool {
    let found = find_in(record, needle);
    found.is_some_and(|(from, to)| needle.text.is_empty() || record[from..to].trim_matches('"') == needle.text)
}

/// The word, or the text in quotes, that ends at or before a byte and says this; failing
/// that the first that does.
pub(super) fn find_before(record: &str, word: &str, before: usize) -> Option<(usize, usize)> {
    let mut found = None;
    for token in tokens(record).iter().filter(|t| t.is_word && &record[t.start..t.end] == word) {
        if token.end > before && found.is_some() {
            break;
        }
        found = Some((token.start, token.end));
    }
    found
}

/// A word or a text in quotes.
struct Token {
    start: usize,
    end: usize,
    is_word: bool,
}

fn tokens(record: &str) -> Vec<Token> {
    let bytes = record.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &record[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("/*") {
            at = record.len() - after_block_comment(rest).len();
        } else if bytes[at] == b'"' {
            let end = end_of_text(bytes, at);
            tokens.push(Token { start: at, end, is_word: false });
            at = end;
        } else {
            let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            if word > 0 {
                tokens.push(Token { start: at, end: at + word, is_word: true });
            }
            at += word.max(rest.chars().next().map_or(1, char::len_utf8));
        }
    }
    tokens
}

/// The byte after the quote that closes a text.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
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
    fn a_text_is_found_in_the_field_that_is_meant() {
        let record = "(id: \"x\", name: \"Trust\", /* kind: */ kind: Trust, // parent: \"x\"\n parent: \"x\")";
        let found = |fields: &[&str], text: &str| {
            find_in(record, Needle::within(fields, text)).map(|(from, to)| (from, &record[from..to]))
        };
        assert_eq!(found(&["parent"], "x"), Some((record.rfind("\"x\"").expect("there"), "\"x\"")));
        assert_eq!(found(&["id"], "x"), Some((5, "\"x\"")));
        assert_eq!(
            found(&["parents", "parent"], "gone").map(|f| f.1),
            Some("parent"),
            "the field, failing the text"
        );
        assert_eq!(found(&["none"], "Trust").map(|f| f.1), Some("\"Trust\""), "anywhere, failing the field");
        assert_eq!(find_in(record, Needle::field(&["none"])), None);
        assert_eq!(find_before(record, "Trust", record.len()), Some((43, 48)));
    }
}
