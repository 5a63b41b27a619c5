//! The command line: the only place that joins load, query and output.
//!
//! What was typed (`args`) is kept apart from what it means (`settings`, the one place
//! that asks the environment). Each command is a file. Answers go to stdout, everything
//! else to stderr; how a command may fail, and with which status, is `failure`'s.

mod args;
mod boundaries;
mod brief;
mod check;
mod complete;
mod diff;
mod explore;
mod failure;
mod find;
mod history;
mod import;
mod load;
mod man;
mod map;
mod new;
mod output;
mod overlap;
mod path;
mod resolve;
mod settings;
mod show;
mod terms;
mod tree;

use std::process::ExitCode;

use crate::render::boundaries::explanation;
use args::{Args, Command, Everywhere};
use failure::Failure;
use output::Output;
use settings::Settings;

/// Runs the program: reads the arguments, does what they ask, and gives the exit status.
pub fn main() -> ExitCode {
    if let Some(status) = complete::answered() {
        return status;
    }
    let args = match Args::read() {
        Ok(args) => args,
        Err(said) => return failure::usage(&said),
    };
    let (command, everywhere) = args.into_parts();
    let settings = Settings::new(&everywhere);
    let mut output = Output::new(&settings);
    let done = run(command, &everywhere, &settings, &mut output).and_then(|()| output.finish());
    match done {
        Ok(()) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&settings, &mut output),
    }
}

fn run(
    command: Option<Command>,
    everywhere: &Everywhere,
    settings: &Settings,
    output: &mut Output,
) -> Result<(), Failure> {
    let command = match command {
        Some(Command::Check(typed)) => return check::run(&typed.paths, everywhere, output),
        Some(Command::Import(typed)) => return import::run(&typed, everywhere, settings, output),
        Some(Command::New(typed)) => return new::run(&typed, output),
        Some(Command::Completions(typed)) => return complete::run(typed.shell, output),
        Some(Command::Man(typed)) => return man::run(typed.command.as_deref(), output),
        Some(Command::Boundaries(args::Boundaries { explain: Some(code), .. })) => {
            return output.answer(&explanation(code, settings.look));
        }
        command => command,
    };
    let atlas = load::atlas(everywhere)?;
    let ask = resolve::Ask::new(&atlas, settings, output);
    match command {
        None => explore::run(&ask, settings, output),
        Some(Command::Tree(typed)) => tree::run(&ask, &typed, settings, output),
        Some(Command::Find(typed)) => find::run(&ask, &typed, settings, output),
        Some(Command::Show(typed)) => show::run(&ask, &typed, settings, output),
        Some(Command::Overlap(typed)) => overlap::run(&ask, &typed, settings, output),
        Some(Command::Boundaries(typed)) => boundaries::run(&ask, &typed, settings, output),
        Some(Command::Brief(typed)) => brief::run(&ask, &typed, settings, output),
        Some(Command::Path(typed)) => path::run(&ask, &typed, settings, output),
        Some(Command::Map(typed)) => map::run(&ask, &typed, settings, output),
        Some(Command::History(typed)) => history::run(&ask, &typed, settings, output),
        Some(Command::Diff(typed)) => diff::run(&ask, &typed, settings, output),
        Some(Command::Terms(typed)) => terms::run(&ask, &typed, settings, output),
        Some(
            Command::Check(_)
            | Command::Import(_)
            | Command::New(_)
            | Command::Completions(_)
            | Command::Man(_),
        ) => Ok(()),
    }
}
