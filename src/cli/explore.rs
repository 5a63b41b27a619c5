//! `catchment` without a command: the explorer, or where there is no terminal the top of
//! the tree.

use super::args::Args;
use super::failure::{Failure, without_number};
use super::files;
use super::output::Output;
use super::places::Places;
use super::session::{Session, joined};
use crate::atlas::{Closed, OrgIx};
use crate::query::{Depth, listing};
use crate::render::tree::text;
use crate::render::{Presentation, clean};
use crate::tui::file::{keep, kept_lines};
use crate::tui::{self, Exit};

/// How many levels below the top are printed where there is no terminal.
const LEVELS: u16 = 2;

/// Why there is no explorer with `--plain`.
const NOT_SPOKEN: &str = "The explorer draws on the whole screen, which --plain leaves out. This is the top of the tree. \
    To go on: catchment --plain tree ORG, find WORDS or show ORG.";

/// How the explorer is to open.
#[derive(Clone, Debug, Default)]
pub(super) struct Opening {
    /// What was typed of whom to open it at.
    pub(super) words: Vec<String>,
    /// Whom the settings say it opens at.
    pub(super) start: Option<String>,
    /// Do they say that it opens where it was left?
    pub(super) resume: bool,
    /// Where bookmarks are kept, and where it was left.
    pub(super) places: Places,
}

pub(super) fn run(session: &Session<'_>, opening: &Opening, output: &mut Output) -> Result<(), Failure> {
    let settings = session.settings;
    let is_spoken = settings.look.presentation == Presentation::Spoken;
    let named = if opening.words.is_empty() { None } else { Some(whom(session, &opening.words)?) };
    if settings.is_terminal && !is_spoken {
        return explore(session, named, opening, output);
    }
    if settings.is_terminal {
        output.say(NOT_SPOKEN);
    }
    let as_at = session.as_at(Closed::Leave);
    let depth = Depth { levels: Some(LEVELS), tier: None };
    let listing = match &named {
        Some(org) => listing(&as_at, std::slice::from_ref(org), depth),
        None => listing(&as_at, as_at.snapshot().roots(), depth),
    };
    output.answer(&text(&listing, settings.look))
}

/// Opens it at whom was named, else where it was left, if the atlas has that, else where the settings say.
fn explore(
    session: &Session<'_>,
    named: Option<OrgIx>,
    opening: &Opening,
    output: &mut Output,
) -> Result<(), Failure> {
    let mut settings = session.settings.explorer();
    let left_at = opening.places.left_at().filter(|_| opening.resume);
    // Where that cannot be read nobody knows where it was left.
    let lines = left_at.as_deref().and_then(|path| kept_lines(path).ok()).unwrap_or_default();
    let left = lines.first().and_then(|id| session.atlas.by_id(id));
    if named.is_none() && settings.day.is_none() && left.is_some() {
        settings.day = lines.get(1).and_then(|day| day.parse().ok());
    }
    settings.start = named.or(left).or_else(|| own_start(session, opening.start.as_deref()?, output));
    let bookmarks = opening.places.bookmarks();
    let (exit, at) = tui::run(session.atlas, &settings, bookmarks.as_deref()).map_err(Failure::Io)?;
    if let Some(path) = &left_at {
        // The latest day of an atlas is to be the latest of the next edition too.
        let day = (at.day != session.atlas.as_at()).then(|| at.day.to_string());
        let lines: Vec<String> = at.org.into_iter().chain(day).collect();
        keep(path, &lines).map_err(|why| {
            Failure::Write(format!(
                "where you were cannot be kept in {}: {}",
                files::named(path),
                without_number(&why)
            ))
        })?;
    }
    match exit {
        Exit::Quit => Ok(()),
        Exit::Interrupted => Err(Failure::Interrupted),
    }
}

/// Whom the settings open it at; where nobody or several may be meant, that is said, and none.
fn own_start(session: &Session<'_>, start: &str, output: &mut Output) -> Option<OrgIx> {
    match session.org(start) {
        Ok(org) => Some(org),
        Err(Failure::Nothing(why) | Failure::Unclear(why)) => {
            output.say(&format!("Of start in the settings: {why}"));
            None
        }
        Err(_) => None,
    }
}

/// Whom to open the explorer at. What is no organisation may be a command with a slip in it.
fn whom(session: &Session<'_>, words: &[String]) -> Result<OrgIx, Failure> {
    session.org(&joined(words)).map_err(|failure| match failure {
        Failure::Nothing(message) => match nearest(&words[0], &command_names()) {
            Some(command) => Failure::Usage(format!(
                "There is no command “{}”, and no organisation of that name. Perhaps you meant: catchment {command}",
                clean(&words[0])
            )),
            None => Failure::Nothing(message),
        },
        other => other,
    })
}

/// The command that was probably meant.
fn nearest<'c>(word: &str, commands: &'c [String]) -> Option<&'c str> {
    crate::suggest::nearest(word, commands.iter().map(String::as_str), 1).first().copied()
}

fn command_names() -> Vec<String> {
    Args::command_line().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}
