//! Text from data, made safe for HTML and SVG.

use super::clean;

/// The text with every character put out of action that begins markup or ends a quoted
/// value.
pub(in crate::render) fn escape(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_become_markup_nor_leave_its_quotes() {
        assert_eq!(escape("<b title=\"x\">&'"), "&lt;b title=&quot;x&quot;&gt;&amp;&#39;");
        assert_eq!(escape("a\u{ffff}\u{1fffe}b\u{1b}"), "a\u{fffd}\u{fffd}b");
        assert_eq!(escape("Ysbyty Gwynedd – Môn"), "Ysbyty Gwynedd – Môn");
    }
}
