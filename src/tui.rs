//! The explorer: a tree to drill down, a card whose links can be followed, and a search,
//! as at any date.
//!
//! The loop draws, waits for an event, turns it into an [`Input`], hands it
//! to [`App::update`], and draws again. Nothing is drawn unless something happened.

pub mod action;
pub mod app;
pub mod card;
pub mod draw;
pub mod export_choice;
pub mod file;
mod frame;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod panes;
mod press;
mod settings;
mod status;
pub mod subject;
pub mod terminal;
mod text;
pub mod text_input;
mod theme;
mod told_days;
mod trail;
pub mod tree;
pub mod view;
pub mod views;

use std::io;
use std::path::Path;
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use crate::atlas::Atlas;
use crate::date::Day;
use action::{After, Input};
use app::App;
pub use settings::{Scheme, Settings};
use terminal::Session;

/// How the explorer was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// By choice.
    Quit,
    /// By Ctrl-C.
    Interrupted,
}

/// Where one was when the explorer was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftAt {
    /// The id of what was selected.
    pub org: Option<String>,
    /// The day shown.
    pub day: Day,
}

/// Opens the explorer, and comes back when it is left, with where one was. Bookmarks are kept in that
/// file, if any, once there are some.
///
/// # Errors
/// When there is no terminal, or it fails while the explorer is open; when there are bookmarks that cannot
/// be read.
pub fn run(atlas: &Atlas, settings: &Settings, bookmarks: Option<&Path>) -> io::Result<(Exit, LeftAt)> {
    let mut known = match bookmarks {
        Some(path) => file::kept_lines(path)
            .map_err(|why| io::Error::other(format!("the bookmarks in {}: {why}", path.display())))?,
        None => Vec::new(),
    };
    let mut session = Session::begin(settings.mouse)?;
    let size = session.terminal().size()?;
    let mut app = App::new(atlas, *settings, size).with_bookmarks(known.clone());
    session.terminal().draw(|frame| draw::draw(&app, frame))?;
    loop {
        let mut after = take_in(&mut app, &event::read()?);
        // What has already been pressed is taken in before anything is drawn.
        while matches!(after, After::Stay | After::Idle) && event::poll(AT_ONCE)? {
            let next = take_in(&mut app, &event::read()?);
            after = if next == After::Idle { after } else { next };
        }
        match after {
            After::Quit => return Ok((Exit::Quit, left_at(&app))),
            After::Interrupt => return Ok((Exit::Interrupted, left_at(&app))),
            After::Idle => continue,
            After::Suspend => {
                session.suspend()?;
                let size = session.terminal().size()?;
                app.update(Input::Resize(size.width, size.height));
            }
            After::Copy(text) => session.copy(&text)?,
            After::Mouse(mouse) => session.listen_to(mouse)?,
            After::KeepBookmarks(ids) => {
                let kept = bookmarks.map_or_else(
                    || Err(io::Error::other("no folder is known to keep them in")),
                    // Another explorer may have kept some meanwhile.
                    |path| file::keep(path, &file::with_changes(&file::kept_lines(path)?, &known, &ids)),
                );
                known = ids;
                if let Err(why) = kept {
                    app.bookmarks_not_kept(&why.to_string());
                }
            }
            After::Save(save) => {
                let outcome = file::save(&save);
                app.saved(&save, outcome);
            }
            After::Stay => {}
        }
        session.forget_lost_screen()?;
        session.terminal().draw(|frame| draw::draw(&app, frame))?;
    }
}

fn left_at(app: &App<'_>) -> LeftAt {
    let org = app.card().map(|card| app.as_at().atlas().org(card.org()).id.to_string());
    LeftAt { org, day: app.as_at().day() }
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
        Event::Key(key) if key.kind != KeyEventKind::Release => press::input(*key, app.context()),
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
