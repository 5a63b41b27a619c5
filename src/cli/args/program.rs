//! The arguments of what the program says of itself: to a shell, and as a manual page.

use clap::ValueEnum;

use super::shared::SharedOptions;
use crate::render::format::{Format, commands_with};

const COMPLETIONS_HELP: &str = "\
To have it in every new window, once:

bash, in ~/.bashrc:
  source <(catchment completions bash)
zsh, in ~/.zshrc, after compinit:
  source <(catchment completions zsh)
fish:
  echo 'catchment completions fish | source' > ~/.config/fish/completions/catchment.fish
elvish, in ~/.config/elvish/rc.elv:
  eval (catchment completions elvish | slurp)
PowerShell, in the file that $PROFILE names:
  catchment completions powershell | Out-String | Invoke-Expression

Then Tab finishes commands, options and their values, and organisations by name or code,
also those of files that --data and --with name:
  catchment show oxl<Tab>
  catchment show south east l<Tab>";

#[derive(Debug, clap::Args)]
#[command(after_help = COMPLETIONS_HELP)]
pub(in crate::cli) struct CompletionsArgs {
    /// Which shell: bash, zsh, fish, elvish or powershell
    #[arg(value_name = "SHELL", value_enum, ignore_case = true, hide_possible_values = true)]
    pub(in crate::cli) shell: Option<Shell>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

/// The shells that completion is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
}

const CONFIG_EXAMPLES: &str = "\
Examples:
  catchment config                          where your settings are, and what may stand there
  CATCHMENT_CONFIG= catchment tree QKK      without them, once";

#[derive(Debug, clap::Args)]
#[command(after_help = CONFIG_EXAMPLES)]
pub(in crate::cli) struct ConfigArgs {
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

const MAN_EXAMPLES: &str = "\
Examples:
  catchment man | man -l -                  read it
  catchment man tree | man -l -             one command of it
  catchment man > /usr/local/share/man/man1/catchment.1
                                            keep it where man looks";

#[derive(Debug, clap::Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(in crate::cli) struct ManArgs {
    /// The page of one command; without it, one page with all of them
    #[arg(value_name = "COMMAND")]
    pub(in crate::cli) command: Option<String>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}

/// What `catchment schema --help` says below its options.
fn schema_help() -> String {
    format!(
        "\
Examples:
  catchment schema tree > tree.schema.json  for a program that checks what it reads
  catchment schema boundaries | less        what each field means

Commands with JSON: {}.",
        commands_with(Format::Json).join(", ")
    )
}

#[derive(Debug, clap::Args)]
#[command(after_help = schema_help())]
pub(in crate::cli) struct SchemaArgs {
    /// The command whose JSON is described
    #[arg(value_name = "COMMAND")]
    pub(in crate::cli) command: Option<String>,
    #[command(flatten)]
    pub(super) shared: SharedOptions,
}
