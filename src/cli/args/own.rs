//! The arguments of what is done with files of one's own: checking them, beginning one.

use std::path::PathBuf;

use super::everywhere::Everywhere;

const CHECK_EXAMPLES: &str = "\
Examples:
  catchment check                           what is built in
  catchment check data                      every .ron file of a folder, together
  catchment check --with mine.ron           a file on top of what is built in";

#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(in crate::cli) struct Check {
    /// Files and folders, checked together and by themselves
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
}

const NEW_EXAMPLES: &str = "\
Examples:
  catchment new mine.ron                    then open mine.ron in an editor
  catchment check mine.ron                  is it still sound with what you put in?
  catchment --data mine.ron                 look at it by itself
  catchment new - | less                    read it first

A file that is there already is never touched. To say how yours fits into what is built
in, follow the lines that begin with // and use --with mine.ron in place of --data.";

#[derive(Debug, clap::Args)]
#[command(after_help = NEW_EXAMPLES)]
pub(in crate::cli) struct New {
    /// The file to write; - prints it
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
}
