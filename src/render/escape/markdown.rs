//! Text from data, made safe for Markdown.

use super::clean;

/// The text with every mark that Markdown or HTML would read put out of action.
pub(in crate::render) fn escape(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' if is_entity(&text) => escaped.push_str("&amp;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A bare `&` is read as itself; only where something like `&amp;` may stand is it not.
fn is_entity(text: &str) -> bool {
    text.contains(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_become_markup() {
        assert_eq!(escape("*A* <b>[x](y)</b>"), "\\*A\\* &lt;b&gt;\\[x\\](y)&lt;/b&gt;");
        assert_eq!(escape("Guy's & St Thomas'"), "Guy's & St Thomas'");
        assert_eq!(escape("&lt;"), "&amp;lt;");
    }
}
