//! The command line: the only place that joins load, query and output.
//!
//! What was typed (`args`) is kept apart from what it means (`settings`, the one place
//! that asks the environment). Each command is a file. Answers go to stdout, everything
//! else to stderr; why a command may fail is `failure`'s, what is said then `exit`'s.

mod args;
mod boundaries;
mod brief;
mod check;
mod compile;
mod complete;
mod config;
mod diff;
mod exit;
mod explore;
mod failure;
mod files;
mod find;
mod history;
mod import;
mod known;
mod load;
mod lookup;
mod man;
mod map;
mod new;
mod output;
mod overlap;
mod path;
mod places;
mod schema;
mod session;
mod settings;
mod show;
mod sources;
mod staged;
mod terms;
mod tree;

use std::process::ExitCode;

use crate::atlas::Atlas;
use crate::render::boundaries::explanation;
use args::{Args, BoundariesArgs, Command, SharedOptions};
use config::Config;
use explore::Opening;
use failure::Failure;
use output::Output;
use places::Places;
use session::Session;
use settings::RunSettings;

/// Runs the program: reads the arguments, does what they ask, and gives the exit status.
pub fn main() -> ExitCode {
    if let Some(status) = complete::answered() {
        return status;
    }
    let args = match Args::read() {
        Ok(args) => args,
        Err(error) => return exit::after_reading(&error),
    };
    let (command, words, typed) = args.into_parts();
    let places = Places::new(settings::named_config());
    let (shared, opening) = match configured(command.as_ref(), typed.clone(), &places) {
        Ok((shared, opening)) => (shared, Opening { words, ..opening }),
        Err(failure) => {
            let settings = RunSettings::new(&typed);
            return exit::after(failure, settings.messages, &mut Output::new(&settings));
        }
    };
    let settings = RunSettings::new(&shared);
    let mut output = Output::new(&settings);
    let run = Run { shared: &shared, settings: &settings, output: &mut output };
    let done = run.command(command, &opening).and_then(|()| output.finish());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => exit::after(failure, settings.messages, &mut output),
    }
}

/// The options as typed and as the file of settings has them. What tells of that file itself goes by
/// what is typed alone.
fn configured(
    command: Option<&Command>,
    typed: SharedOptions,
    places: &Places,
) -> Result<(SharedOptions, Opening), Failure> {
    if matches!(command, Some(Command::Config(_))) {
        return Ok((typed, Opening { places: places.clone(), ..Opening::default() }));
    }
    let config = Config::read(places)?;
    // These are of the files that are typed, and of no others.
    let is_of_files =
        matches!(command, Some(Command::Import(_) | Command::Check(_) | Command::Compile(_) | Command::New(_)));
    let shared = if is_of_files { config.without_files() } else { config.clone() }.under(typed);
    let Config { start, resume, .. } = config;
    Ok((shared, Opening { words: Vec::new(), start, resume, places: places.clone() }))
}

/// One run of the program.
struct Run<'r> {
    shared: &'r SharedOptions,
    settings: &'r RunSettings,
    output: &'r mut Output,
}

impl Run<'_> {
    fn command(self, command: Option<Command>, opening: &Opening) -> Result<(), Failure> {
        match command {
            None => self.ask(|session, output| explore::run(session, opening, output)),
            Some(Command::Tree(args)) => self.ask(|session, output| tree::run(session, &args, output)),
            Some(Command::Find(args)) => self.ask(|session, output| find::run(session, &args, output)),
            Some(Command::Show(args)) => self.ask(|session, output| show::run(session, &args, output)),
            Some(Command::Path(args)) => self.ask(|session, output| path::run(session, &args, output)),
            Some(Command::Brief(args)) => self.ask(|session, output| brief::run(session, &args, output)),
            Some(Command::Overlap(args)) => self.ask(|session, output| overlap::run(session, &args, output)),
            Some(Command::Boundaries(BoundariesArgs { explain: Some(code), .. })) => {
                self.output.answer(&explanation(code, self.settings.look))
            }
            Some(Command::Boundaries(args)) => {
                self.ask(|session, output| boundaries::run(session, &args, output))
            }
            Some(Command::Map(args)) => self.ask(|session, output| map::run(session, &args, output)),
            Some(Command::History(args)) => self.ask(|session, output| history::run(session, &args, output)),
            Some(Command::Diff(args)) => self.ask(|session, output| diff::run(session, &args, output)),
            Some(Command::Lookup(args)) => self.ask(|session, output| lookup::run(session, &args, output)),
            Some(Command::Terms(args)) => self.ask(|session, output| terms::run(session, &args, output)),
            Some(Command::Sources(args)) => self.ask(|session, output| sources::run(session, &args, output)),
            Some(Command::Check(args)) => check::run(&args.paths, self.shared, self.output),
            Some(Command::Import(args)) => import::run(&args, self.shared, self.settings.day, self.output),
            Some(Command::Compile(args)) => compile::run(&args, self.shared, self.output),
            Some(Command::New(args)) => new::run(&args, self.output),
            Some(Command::Completions(args)) => complete::run(args.shell, self.output),
            Some(Command::Config(_)) => config::run(&opening.places, self.output),
            Some(Command::Man(args)) => man::run(args.command.as_deref(), self.output),
            Some(Command::Schema(args)) => schema::run(args.command.as_deref(), self.output),
        }
    }

    /// Loads the atlas and puts a question to it.
    fn ask(self, answer: impl FnOnce(&Session<'_>, &mut Output) -> Result<(), Failure>) -> Result<(), Failure> {
        // It is needed until the program ends, which gives back its memory at once and not
        // piece by piece.
        let atlas: &'static Atlas = Box::leak(Box::new(load::atlas(self.shared)?));
        let session = Session::new(atlas, self.settings, self.output);
        answer(&session, self.output)?;
        session.notes().iter().for_each(|note| self.output.say(note));
        Ok(())
    }
}
