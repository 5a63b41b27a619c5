//! The explorer: a tree to drill down, a card whose links can be followed, and a search,
//! as at any date.
//!
//! The loop draws, waits for an event, turns it into an [`Input`], hands it
//! to [`App::update`], and draws again. Nothing is drawn unless something happened.

pub mod action;
pub mod app;
pub mod boundaries;
pub mod card;
pub mod file;
pub mod find;
pub mod glossary;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod map;
pub mod matrix;
pub mod palette;
pub mod printed;
pub mod sheet;
mod status;
pub mod terminal;
mod theme;
pub mod times;
pub mod trail;
pub mod tree;
pub mod typed;
pub mod view;

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use crate::atlas::Atlas;
use crate::date::Day;
use action::{After, Input};
use app::App;
use terminal::{Mouse, Session};

/// How a person wants the explorer.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The date to show first; none for the atlas's own.
    pub day: Option<Day>,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// Draw with ASCII alone.
    pub ascii: bool,
    /// Draw in colour.
    pub colour: bool,
}

/// How the explorer was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// By choice.
    Quit,
    /// By Ctrl-C.
    Interrupted,
}

/// Opens the explorer, and comes back when it is left.
///
/// # Errors
/// When there is no terminal, or it fails while the explorer is open.
pub fn run(atlas: &Atlas, settings: &Settings) -> io::Result<Left> {
    let mut session = Session::begin(settings.mouse)?;
    let size = session.terminal().size()?;
    let mut app = App::new(atlas, *settings, (size.width, size.height));
    session.terminal().draw(|frame| view::draw(&app, frame))?;
    loop {
        let mut after = take_in(&mut app, &event::read()?);
        // What has already been pressed is taken in before anything is drawn.
        while matches!(after, After::Stay | After::Idle) && event::poll(AT_ONCE)? {
            let next = take_in(&mut app, &event::read()?);
            after = if next == After::Idle { after } else { next };
        }
        match after {
            After::Quit => return Ok(Left::Quit),
            After::Interrupt => return Ok(Left::Interrupted),
            After::Idle => continue,
            After::Suspend => {
                session.suspend()?;
                let size = session.terminal().size()?;
                app.update(Input::Resize(size.width, size.height));
            }
            After::Copy(text) => session.copy(&text)?,
            After::Save(wanted) => {
                let outcome = file::save(&wanted);
                app.saved(&wanted, outcome);
            }
            After::Stay => {}
        }
        session.forget_lost_screen()?;
        session.terminal().draw(|frame| view::draw(&app, frame))?;
    }
}

/// Long enough for what has already been pressed to be seen, too short to be noticed.
const AT_ONCE: Duration = Duration::from_millis(1);

/// Hands an event to the app, if it means anything to it.
fn take_in(app: &mut App<'_>, event: &Event) -> After {
    if let Event::Paste(text) = event {
        return app.paste(text);
    }
    match input(event, app) {
        Some(input) => app.update(input),
        None => After::Idle,
    }
}

/// An event in the app's terms.
fn input(event: &Event, app: &App<'_>) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => keymap::input(*key, app.context()),
        Event::Resize(columns, rows) => Some(Input::Resize(*columns, *rows)),
        Event::Mouse(MouseEvent { kind, column, row, .. }) => match kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(*column, *row)),
            MouseEventKind::ScrollDown => Some(Input::ScrollDown(*column, *row)),
            MouseEventKind::ScrollUp => Some(Input::ScrollUp(*column, *row)),
            _ => None,
        },
        _ => None,
    }
}
