//! Completion at the shell. What `catchment completions` prints has the shell run the program
//! at each Tab, with the words typed so far; what may stand next is answered from the table of
//! arguments, and organisations from the atlas.

mod organisations;
mod shells;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Arg, ArgAction};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{Elvish, EnvCompleter, Fish, Shells, Zsh};

use super::args::{Args, Shell};
use super::failure::Failure;
use super::output::Output;
use super::settings::{Invocation, invocation};
use crate::boundaries::{Code, Weight};
use crate::query::map::Colouring;
use crate::render::lookup::Added;
use crate::words::{KindWord, Service, Tier};
use shells::Literal;

/// The variable by which a shell says that it wants completions, and which shell it is.
const ASKED: &str = "CATCHMENT_COMPLETE";

/// Where a shell has asked for completions, answers it and gives the exit status.
pub(super) fn answered() -> Option<ExitCode> {
    let Invocation { words, folder } = invocation();
    let shells: [&dyn EnvCompleter; 5] = [&Literal::Bash, &Zsh, &Fish, &Elvish, &Literal::PowerShell];
    let asked = CompleteEnv::with_factory(|| completing(Args::command_line()))
        .var(ASKED)
        .shells(Shells(&shells))
        .try_complete(words, folder.as_deref());
    match asked {
        Ok(false) => None,
        Ok(true) => Some(ExitCode::SUCCESS),
        // A shell shows nobody what went wrong between two keys.
        Err(_) => Some(ExitCode::FAILURE),
    }
}

/// `catchment completions`.
pub(super) fn run(shell: Option<Shell>, output: &mut Output) -> Result<(), Failure> {
    let Some(shell) = shell else {
        let why = "say which shell: bash, zsh, fish, elvish or powershell; --help tells how to install it";
        return Err(Failure::Usage(why.to_owned()));
    };
    let writer: &dyn EnvCompleter = match shell {
        Shell::Bash => &Literal::Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Elvish => &Elvish,
        Shell::Powershell => &Literal::PowerShell,
    };
    let mut script = Vec::new();
    writer.write_registration(ASKED, "catchment", "catchment", &program(), &mut script).map_err(Failure::Io)?;
    output.answer(&String::from_utf8_lossy(&script))
}

/// How the shell is to call the program: as it was called now, so that the one that is asked
/// is the one that is used.
fn program() -> String {
    let Invocation { mut words, folder } = invocation();
    let name = if words.is_empty() { OsString::from("catchment") } else { words.swap_remove(0) };
    let path = std::path::PathBuf::from(name);
    let path = match folder {
        Some(folder) if path.components().count() > 1 => folder.join(path),
        _ => path,
    };
    path.to_string_lossy().into_owned()
}

/// The command line with what may stand for each value that has a name of its own.
fn completing(command_line: clap::Command) -> clap::Command {
    command_line.mut_subcommands(|command| command.mut_args(with_values))
}

fn with_values(arg: Arg) -> Arg {
    let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    match name.as_deref() {
        Some("ORG") if matches!(arg.get_action(), ArgAction::Append) => {
            arg.add(ArgValueCompleter::new(organisations::in_words))
        }
        Some("ORG") => arg.add(ArgValueCompleter::new(organisations::in_one_word)),
        Some("KIND") => arg.add(one_of(|| KindWord::all_words().collect())),
        Some("TIER") => arg.add(one_of(|| Tier::ALL.iter().map(|tier| tier.word()).collect())),
        Some("SERVICE") => arg.add(one_of(|| Service::ALL.iter().map(|service| service.word()).collect())),
        Some("CODE") => arg.add(one_of(|| Code::ALL.iter().map(|code| code.word()).collect())),
        Some("WEIGHT") => arg.add(one_of(|| Weight::ALL.iter().map(|weight| weight.word()).collect())),
        Some("WHAT") => arg.add(one_of(|| Colouring::ALL.iter().map(|what| what.word()).collect())),
        Some("WHAT,...") => arg.add(one_of(|| Added::ALL.iter().map(|what| what.word()).collect())),
        Some("COMMAND") => arg.add(ArgValueCandidates::new(commands)),
        _ => arg,
    }
}

fn one_of(words: fn() -> Vec<&'static str>) -> ArgValueCandidates {
    ArgValueCandidates::new(move || words().into_iter().map(CompletionCandidate::new).collect())
}

fn commands() -> Vec<CompletionCandidate> {
    let command_line = Args::command_line();
    let names = command_line
        .get_subcommands()
        .map(|command| CompletionCandidate::new(command.get_name()).help(command.get_about().cloned()));
    names.collect()
}
