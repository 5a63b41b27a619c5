//! Text from data, made safe for Markdown.

use super::clean;

/// The text with every mark that Markdown or HTML would read put out of action.
pub(in crate::render) fn escape(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => escaped.extend(['\\', c]),
            '-' | '+' | '=' | '.' | ')' if begins_block(&text, at) => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' if begins_entity(&text[at + 1..]) => escaped.push_str("&amp;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// At the head of a line `- ` and `1. ` begin a list, and a row of strokes is no text.
fn begins_block(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let is_mark = match text.as_bytes()[at] {
        b'.' | b')' => {
            !before.trim_start().is_empty() && before.trim_start().bytes().all(|b| b.is_ascii_digit())
        }
        _ => before.trim_start().is_empty(),
    };
    is_mark && (after.is_empty() || after.starts_with([' ', '-', '=']))
}

/// A bare `&` is read as itself; only where something like `&amp;` or `&#38;` stands is it not.
fn begins_entity(after: &str) -> bool {
    let name = after.split_once(';').map_or("", |(name, _)| name);
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_become_markup() {
        assert_eq!(escape("*A* <b>[x](y)</b>"), "\\*A\\* &lt;b&gt;\\[x\\](y)&lt;/b&gt;");
        assert_eq!(escape("Guy's & St Thomas'"), "Guy's & St Thomas'");
        assert_eq!(escape("&lt;"), "&amp;lt;");
        assert_eq!(escape("A&E: here; there &#38;"), "A&E: here; there &amp;\\#38;");
        assert_eq!(escape("- a"), "\\- a");
        assert_eq!(escape("1. a 2. b"), "1\\. a 2. b");
        assert_eq!(escape("---"), "\\---");
        assert_eq!(escape("1.5 and 2019-11-25 - b"), "1.5 and 2019-11-25 - b");
    }
}
