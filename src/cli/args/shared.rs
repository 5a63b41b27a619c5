//! The options that every command has.

use std::path::PathBuf;

use clap::ValueEnum;
use serde::Deserialize;

use super::when::{When, when};

/// Options that every command has.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub(in crate::cli) struct SharedOptions {
    /// Use this file or folder instead of what is built in (may be repeated)
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) data: Vec<PathBuf>,
    /// Put this file or folder on top (may be repeated)
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) with: Vec<PathBuf>,
    /// Answer as at this date: 25/11/2019, 2019-11-25, 2019-11 or 2019 (its last day); today is the
    /// latest day of the atlas
    #[arg(long, value_name = "DATE", value_parser = when)]
    pub(in crate::cli) at: Option<When>,
    /// Use colour
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        alias = "colour",
        hide_possible_values = true,
        help = "Use colour: auto, always or never"
    )]
    pub(in crate::cli) color: Option<ColourWhen>,
    /// Draw with plain characters only
    #[arg(long)]
    pub(in crate::cli) ascii: bool,
    /// Print numbered lines for a screen reader: no drawing, no columns, no colour
    #[arg(long)]
    pub(in crate::cli) plain: bool,
    #[arg(
        long,
        value_name = "SCREEN",
        value_enum,
        hide_possible_values = true,
        help = "Colours for which screen: auto, dark or light (explorer)"
    )]
    pub(in crate::cli) theme: Option<ThemeWord>,
    /// Leave the mouse to the terminal (explorer)
    #[arg(long)]
    pub(in crate::cli) no_mouse: bool,
}

impl SharedOptions {
    /// These before the command, the others after it: lists add up, and of single ones the
    /// later counts.
    pub(super) fn followed_by(mut self, later: Self) -> Self {
        self.data.extend(later.data);
        self.with.extend(later.with);
        Self {
            data: self.data,
            with: self.with,
            at: later.at.or(self.at),
            color: later.color.or(self.color),
            ascii: self.ascii || later.ascii,
            plain: self.plain || later.plain,
            theme: later.theme.or(self.theme),
            no_mouse: self.no_mouse || later.no_mouse,
        }
    }
}

/// For which screen colours are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::cli) enum ThemeWord {
    Auto,
    Dark,
    Light,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::cli) enum ColourWhen {
    Auto,
    Always,
    Never,
}
