//! What is copied, written or shown of an organisation, as it was chosen: remembered from one
//! time to the next.

use crate::render::format::{BriefFormat, CommandFormat as _, Format, TreeFormat};

/// What is written of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The tree from it down.
    Tree,
    /// A briefing note on it.
    Note,
    /// Its name.
    Name,
    /// Its code.
    Code,
    /// Its name and code.
    NameAndCode,
    /// The names from the top down to it.
    Path,
    /// What opens it again, as at the day.
    Link,
}

impl Content {
    /// All of them, in the order in which they are offered.
    pub const ALL: &'static [Self] =
        &[Self::Tree, Self::Note, Self::Name, Self::Code, Self::NameAndCode, Self::Path, Self::Link];

    /// Is it a line of text, which has neither a format nor a depth?
    pub fn is_a_line(self) -> bool {
        !matches!(self, Self::Tree | Self::Note)
    }

    /// The formats in which it can be written.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Tree => TreeFormat::FORMATS,
            Self::Note => BriefFormat::FORMATS,
            Self::Name | Self::Code | Self::NameAndCode | Self::Path | Self::Link => &[Format::Text],
        }
    }

    /// The command of the command line that prints it; of a line of text there is none.
    pub fn command(self) -> Option<&'static str> {
        match self {
            Self::Tree => Some("tree"),
            Self::Note => Some("brief"),
            Self::Name | Self::Code | Self::NameAndCode | Self::Path | Self::Link => None,
        }
    }
}

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The clipboard.
    Clipboard,
    /// A file.
    File,
    /// The screen, to read it there.
    Screen,
}

impl Destination {
    /// All of them, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::Clipboard, Self::File, Self::Screen];
}

/// All that is chosen but the name of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportChoice {
    /// What is written.
    pub what: Content,
    /// In which format: one of those of `what`.
    pub format: Format,
    /// So many levels down; none for as many as there are, of a note as many as is usual.
    pub depth: Option<u16>,
    /// Where it goes.
    pub to: Destination,
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self { what: Content::Tree, format: Format::Markdown, depth: None, to: Destination::Clipboard }
    }
}
