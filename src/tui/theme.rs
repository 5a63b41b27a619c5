//! How things look. Sixteen colours, so that a person's own light or dark scheme holds;
//! colour never carries meaning alone.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

use super::keymap::Key;
use super::settings::{Scheme, Settings};

/// Styles and glyphs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    colour: bool,
    ascii: bool,
    scheme: Scheme,
}

/// The glyphs that are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct ScreenGlyphs {
    /// Before a row whose children are shown.
    pub(super) open: &'static str,
    /// Before a row whose children are not shown.
    pub(super) shut: &'static str,
    /// Before a row without children.
    pub(super) leaf: &'static str,
    /// Before a line that leads somewhere.
    pub(super) link: &'static str,
    /// Between the steps of the breadcrumb.
    pub(super) step: &'static str,
    /// Where something was cut.
    pub(super) cut: &'static str,
    /// Between things of one line.
    pub(super) dot: &'static str,
    /// Before whom a person marked.
    pub(super) marked: &'static str,
    /// Where one types.
    pub(super) caret: &'static str,
    /// All of it, in a table.
    pub(super) whole: &'static str,
    /// A part of it.
    pub(super) part: &'static str,
    /// Nothing of it.
    pub(super) nothing: &'static str,
    /// On more than one side of a line.
    pub(super) crosses: &'static str,
    /// Between groups of columns.
    pub(super) rule: &'static str,
    /// From a heading down to its column.
    pub(super) tick: &'static str,
    /// There is more on the left.
    pub(super) left: &'static str,
    /// There is more on the right.
    pub(super) right: &'static str,
    /// The frame about a pane.
    pub(super) border: border::Set<'static>,
}

const UNICODE: ScreenGlyphs = ScreenGlyphs {
    open: "▾ ",
    shut: "▸ ",
    leaf: "  ",
    link: "›",
    step: " › ",
    cut: "…",
    dot: " · ",
    marked: "◆ ",
    caret: "▏",
    whole: "●",
    part: "◐",
    nothing: "·",
    crosses: "↔",
    rule: "│",
    tick: "╷",
    left: "‹",
    right: "›",
    border: border::ROUNDED,
};

const ASCII: ScreenGlyphs = ScreenGlyphs {
    open: "- ",
    shut: "+ ",
    leaf: "  ",
    link: ">",
    step: " > ",
    cut: "~",
    dot: " - ",
    marked: "# ",
    caret: "_",
    whole: "*",
    part: "+",
    nothing: ".",
    crosses: "x",
    rule: "|",
    tick: "'",
    left: "<",
    right: ">",
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
};

impl Theme {
    /// The theme a person asked for.
    pub(super) fn of(settings: &Settings) -> Self {
        Self { colour: settings.colour, ascii: settings.ascii, scheme: settings.scheme }
    }

    /// The glyphs that are drawn.
    pub(super) fn glyphs(self) -> &'static ScreenGlyphs {
        if self.ascii { &ASCII } else { &UNICODE }
    }

    /// Is anything told by colour?
    pub(super) fn is_coloured(self) -> bool {
        self.colour
    }

    /// May only ASCII be drawn?
    pub(super) fn is_ascii(self) -> bool {
        self.ascii
    }

    /// What is printed on a key, in what may be drawn.
    pub(super) fn label(self, key: Key) -> String {
        if self.ascii { key.ascii_label() } else { key.label() }
    }

    fn tinted(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// Running text.
    pub(super) fn text() -> Style {
        Style::new()
    }

    /// Codes, kinds and what else stands back.
    pub(super) fn quiet(self) -> Style {
        if self.colour { self.tinted(Color::DarkGray) } else { Style::new().add_modifier(Modifier::DIM) }
    }

    /// What is to be read and to stand out: cyan is hardly seen on white, nor blue on black.
    fn standing_out(self) -> Style {
        let style = match self.scheme {
            Scheme::Unknown => Style::new(),
            Scheme::Dark => self.tinted(Color::Cyan),
            Scheme::Light => self.tinted(Color::Blue),
        };
        style.add_modifier(Modifier::BOLD)
    }

    /// The colour of what only adorns.
    fn accent(self) -> Style {
        self.tinted(if self.scheme == Scheme::Light { Color::Blue } else { Color::Cyan })
    }

    /// Headings.
    pub(super) fn heading(self) -> Style {
        self.standing_out()
    }

    /// The name on a card.
    pub(super) fn name() -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The sign before a line that leads somewhere.
    pub(super) fn link(self) -> Style {
        self.accent()
    }

    /// What straddles or is split, and what must be said first.
    pub(super) fn mark(self) -> Style {
        self.tinted(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// Letters that match what was typed.
    pub(super) fn highlight(self) -> Style {
        self.tinted(Color::Magenta).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// One of six colours, for what a letter and a pattern tell apart too.
    pub(super) fn tint(self, colour: usize) -> Style {
        const COLOURS: [Color; 6] =
            [Color::Cyan, Color::Magenta, Color::Green, Color::LightBlue, Color::Red, Color::Yellow];
        self.tinted(COLOURS[colour % COLOURS.len()])
    }

    /// The row with the cursor, in the pane that has it.
    pub(super) fn selected() -> Style {
        // Its own colours would make a patchwork of the bar.
        Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED)
    }

    /// The row with the cursor, in the other pane.
    pub(super) fn resting() -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// The line at the head.
    pub(super) fn head() -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A key at the foot.
    pub(super) fn key(self) -> Style {
        self.standing_out()
    }

    /// The frame of the pane with the cursor.
    pub(super) fn frame_on(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    /// The frame of the other pane.
    pub(super) fn frame_off(self) -> Style {
        self.quiet()
    }
}
