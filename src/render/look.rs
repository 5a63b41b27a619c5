//! How text is to look where it is going: glyphs, colour, width.

use std::fmt;

use anstyle::{AnsiColor, Style};

use super::Glyphs;

/// How text is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Which glyphs may be used.
    pub glyphs: Glyphs,
    /// With colour or without.
    pub paint: Paint,
    /// How many columns there are; none where lines are not to be broken.
    pub width: Option<usize>,
    /// Drawn, or line by line.
    pub presentation: Presentation,
}

/// Whether the eye is helped by where things stand, or each line speaks for itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presentation {
    /// With guides, columns and glyphs.
    #[default]
    Drawn,
    /// Numbered lines of words, for a screen reader: no guides, no columns, no glyphs.
    Spoken,
}

/// With colour or without. Colour never says what no word says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// Text alone.
    #[default]
    Plain,
    /// With weight and the sixteen colours every terminal has, as its owner set them.
    Coloured,
}

impl Paint {
    /// The name of an organisation.
    pub fn name<T: fmt::Display>(self, text: T) -> String {
        self.put(Style::new().bold(), text)
    }

    /// What stands beside the matter: codes, sources, guides.
    pub fn faint<T: fmt::Display>(self, text: T) -> String {
        self.put(Style::new().dimmed(), text)
    }

    /// A heading.
    pub fn heading<T: fmt::Display>(self, text: T) -> String {
        self.put(Style::new().bold().underline(), text)
    }

    /// What a reader must not miss.
    pub fn mark<T: fmt::Display>(self, text: T) -> String {
        self.put(AnsiColor::Yellow.on_default(), text)
    }

    /// One of six colours, for what a letter and a pattern tell apart too.
    pub fn tint<T: fmt::Display>(self, colour: usize, text: T) -> String {
        const COLOURS: [AnsiColor; 6] = [
            AnsiColor::Cyan,
            AnsiColor::Magenta,
            AnsiColor::Green,
            AnsiColor::BrightBlue,
            AnsiColor::Red,
            AnsiColor::Yellow,
        ];
        self.put(COLOURS[colour % COLOURS.len()].on_default(), text)
    }

    fn put<T: fmt::Display>(self, style: Style, text: T) -> String {
        match self {
            Self::Plain => text.to_string(),
            Self::Coloured => format!("{style}{text}{style:#}"),
        }
    }
}
