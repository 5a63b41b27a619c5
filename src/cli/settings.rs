//! What the options mean here and now. The only place that asks the environment.

use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};

use super::args::{Everywhere, When};
use crate::date::Day;
use crate::render::{Look, Paint, Signs};
use crate::tui;
use crate::tui::terminal::Mouse;

/// Lines for people are broken at this width however wide the terminal is: wider ones are
/// hard to read.
const WIDEST: usize = 112;

/// How to answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    /// How text on stdout is to look.
    pub(super) look: Look,
    /// How text on stderr is to look.
    pub(super) messages: Look,
    /// Is stdout a terminal?
    pub(super) is_terminal: bool,
    /// The day that is asked for, where one is.
    pub(super) day: Option<Day>,
    mouse: Mouse,
}

impl Settings {
    pub(super) fn new(everywhere: &Everywhere) -> Self {
        let signs = if everywhere.ascii { Signs::Ascii } else { Signs::Unicode };
        let when = everywhere.color.unwrap_or(When::Auto);
        let (out, err) = (io::stdout(), io::stderr());
        let is_terminal = out.is_terminal();
        let width = is_terminal.then(columns).flatten();
        Self {
            look: Look { signs, paint: paint(when, AutoStream::choice(&out)), width },
            messages: Look { signs, paint: paint(when, AutoStream::choice(&err)), width: None },
            is_terminal,
            day: everywhere.at.map(crate::date::Date::last_day),
            mouse: if everywhere.no_mouse { Mouse::Off } else { Mouse::On },
        }
    }

    /// What the explorer needs to know.
    pub(super) fn explorer(&self) -> tui::Settings {
        tui::Settings {
            day: self.day,
            mouse: self.mouse,
            ascii: self.look.signs == Signs::Ascii,
            colour: self.look.paint == Paint::Coloured,
        }
    }
}

fn paint(when: When, chosen: ColorChoice) -> Paint {
    match (when, chosen) {
        (When::Never, _) | (When::Auto, ColorChoice::Never) => Paint::Plain,
        _ => Paint::Coloured,
    }
}

fn columns() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    (columns > 0).then(|| usize::from(columns).min(WIDEST))
}
