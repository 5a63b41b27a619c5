//! Text from data, made safe for HTML and SVG.

use super::clean;

/// The text with every character put out of action that begins markup or ends a quoted
/// value. What is no character in any document becomes the sign for one that is missing.
pub(super) fn escape(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if is_no_character(c) => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Code points that Unicode sets aside for good: neither XML nor HTML may hold them.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
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
