//! The glyphs that writers draw with: box lines and marks, or their ASCII stand-ins.
//!
//! A glyph never stands alone: a word beside it says the same.

use std::borrow::Cow;

/// Which glyphs may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Whatever helps.
    #[default]
    Unicode,
    /// Only what every terminal and mail program shows.
    Ascii,
}

impl Glyphs {
    /// Before a row that others of its branch follow.
    pub const fn branch(self) -> &'static str {
        self.pick("├─ ", "|- ")
    }

    /// Before the last row of a branch.
    pub const fn last(self) -> &'static str {
        self.pick("└─ ", "`- ")
    }

    /// Past a row of a branch that goes on below.
    pub const fn pipe(self) -> &'static str {
        self.pick("│  ", "|  ")
    }

    /// An area whose land is split.
    pub const fn split(self) -> &'static str {
        self.pick("◐", "(~)")
    }

    /// An organisation in several systems, or under another commissioner than its network.
    pub const fn straddle(self) -> &'static str {
        self.pick("↔", "<->")
    }

    /// So many of one sort.
    pub const fn times(self) -> &'static str {
        self.pick("×", "x")
    }

    /// Something is left out here.
    pub const fn ellipsis(self) -> &'static str {
        self.pick("…", "...")
    }

    /// The text with the marks that writers themselves use put in these glyphs. Letters of
    /// names stay as they are.
    pub fn fit(self, text: &str) -> Cow<'_, str> {
        if self == Self::Unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut fitted = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '–' | '—' => fitted.push('-'),
                '…' => fitted.push_str("..."),
                '×' => fitted.push('x'),
                '‘' | '’' => fitted.push('\''),
                '“' | '”' => fitted.push('"'),
                other => fitted.push(other),
            }
        }
        Cow::Owned(fitted)
    }

    const fn pick(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        match self {
            Self::Unicode => unicode,
            Self::Ascii => ascii,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_glyphs_are_ascii() {
        let glyphs = Glyphs::Ascii;
        let all = [
            glyphs.branch(),
            glyphs.last(),
            glyphs.pipe(),
            glyphs.split(),
            glyphs.straddle(),
            glyphs.times(),
            glyphs.ellipsis(),
        ];
        assert!(all.iter().all(|s| s.is_ascii()));
        assert_eq!(glyphs.fit("a – b…"), "a - b...");
        assert_eq!(Glyphs::Unicode.fit("a – b…"), "a – b…");
    }
}
