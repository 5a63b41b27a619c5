//! `catchment` without a command: the explorer, or where there is no terminal the top of
//! the tree.

use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::atlas::{Atlas, Closed};
use crate::query::{Depth, listing};
use crate::render::Presentation;
use crate::render::tree::text;
use crate::tui::{self, Exit};

/// How many levels below the top are printed where there is no terminal.
const LEVELS: u16 = 2;

/// Why there is no explorer with `--plain`.
const NOT_SPOKEN: &str = "The explorer draws on the whole screen, which --plain leaves out. This is the top of the tree. \
    To go on: catchment --plain tree ORG, find WORDS or show ORG.";

pub(super) fn run(session: &Session<'_>, output: &mut Output) -> Result<(), Failure> {
    let settings = session.settings;
    let is_spoken = settings.look.presentation == Presentation::Spoken;
    if settings.is_terminal && !is_spoken {
        return explore(session.atlas, &settings.explorer());
    }
    if settings.is_terminal {
        output.say(NOT_SPOKEN);
    }
    let as_at = session.as_at(Closed::Leave);
    let depth = Depth { levels: Some(LEVELS), tier: None };
    let listing = listing(&as_at, as_at.snapshot().roots(), depth);
    output.answer(&text(&listing, settings.look))
}

fn explore(atlas: &Atlas, settings: &tui::Settings) -> Result<(), Failure> {
    match tui::run(atlas, settings).map_err(Failure::Io)? {
        Exit::Quit => Ok(()),
        Exit::Interrupted => Err(Failure::Interrupted),
    }
}
