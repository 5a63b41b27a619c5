//! `catchment` without a command: the explorer, or where there is no terminal the top of
//! the tree.

use super::failure::Failure;
use super::output::Output;
use super::resolve::Ask;
use super::settings::Settings;
use crate::atlas::{Atlas, Closed};
use crate::render::tree::{Reach, outline, text};
use crate::tui::{self, Left};

/// How many levels below the top are printed where there is no terminal.
const LEVELS: u16 = 2;

pub(super) fn run(ask: &Ask<'_>, settings: &Settings, output: &mut Output) -> Result<(), Failure> {
    if settings.is_terminal {
        return explore(ask.atlas, &settings.explorer());
    }
    let as_at = ask.as_at(Closed::Leave);
    let reach = Reach { levels: Some(LEVELS), tier: None };
    let outline = outline(&as_at, as_at.snapshot().roots(), reach);
    output.answer(&text(&outline, settings.look))
}

fn explore(atlas: &Atlas, settings: &tui::Settings) -> Result<(), Failure> {
    match tui::run(atlas, settings).map_err(Failure::Io)? {
        Left::Quit => Ok(()),
        Left::Interrupted => Err(Failure::Interrupted),
    }
}
