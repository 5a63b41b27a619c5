//! Text from data, made safe for a terminal. Every other escaper begins with this.

use std::borrow::Cow;

/// The text without control characters and without marks that reorder what follows;
/// line breaks and tabs become spaces. A code point that is no character becomes the sign for
/// one that is missing.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let safe = |c: char| match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if is_no_character(c) => Some('\u{fffd}'),
        c if is_unsafe(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(safe).collect())
}

/// Might a terminal obey it, or a reader be misled by it?
pub(in crate::render) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || is_no_character(c)
        || matches!(c,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Code points that Unicode sets aside for good: neither XML nor HTML may hold them.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_in_a_name_never_reaches_the_terminal() {
        assert_eq!(clean("Bex\u{1b}[31mley\u{7}"), "Bex[31mley");
        assert_eq!(clean("two\nlines\tand a tab"), "two lines and a tab");
        assert_eq!(clean("\u{202e}yelxeB\u{9b}2J"), "yelxeB2J");
        assert_eq!(clean("Bex\u{fffe}ley\u{fdd0}"), "Bex\u{fffd}ley\u{fffd}");
        assert!(matches!(clean("St George's – Ysbyty"), Cow::Borrowed(_)));
    }
}
