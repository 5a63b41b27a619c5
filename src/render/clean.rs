//! Text from data, made safe for a terminal and a page.

use std::borrow::Cow;

/// The text without control characters and without marks that reorder what follows;
/// line breaks and tabs become spaces.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let safe = |c: char| match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if is_unsafe(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(safe).collect())
}

/// Might a terminal obey it, or a reader be misled by it?
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_in_a_name_never_reaches_the_terminal() {
        assert_eq!(clean("Bex\u{1b}[31mley\u{7}"), "Bex[31mley");
        assert_eq!(clean("two\nlines\tand a tab"), "two lines and a tab");
        assert_eq!(clean("\u{202e}yelxeB\u{9b}2J"), "yelxeB2J");
        assert!(matches!(clean("St George's – Ysbyty"), Cow::Borrowed(_)));
    }
}
