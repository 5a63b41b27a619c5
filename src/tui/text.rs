//! Text cut to a width.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text, cut at its end to so many columns, with a sign where something was cut.
pub(super) fn cut<'t>(text: &'t str, columns: usize, sign: &str) -> Cow<'t, str> {
    if text.width() <= columns {
        return Cow::Borrowed(text);
    }
    let room = columns.saturating_sub(sign.width());
    let mut kept = String::new();
    let mut used = 0;
    for c in text.chars() {
        let width = c.width().unwrap_or(0);
        if used + width > room {
            break;
        }
        used += width;
        kept.push(c);
    }
    if columns >= sign.width() {
        kept.push_str(sign);
    }
    Cow::Owned(kept)
}

/// How many columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_to_its_room() {
        assert_eq!(cut("South East London", 10, "…"), "South Eas…");
        assert_eq!(cut("South", 10, "…"), "South");
        assert_eq!(cut("日本語日本語", 5, "…"), "日本…");
        assert_eq!(cut("abc", 0, "…"), "");
    }
}
