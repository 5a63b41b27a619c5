//! How a command may fail: what is said on stderr, and the exit status.

use std::io;
use std::process::ExitCode;

use super::output::Output;
use super::settings::Settings;
use crate::problem::Problem;
use crate::render::report;
use crate::source::ReadError;

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// Whoever read our answers has gone. That is their right.
    ClosedPipe,
    /// The person broke off.
    Interrupted,
    /// There is none, and this says why.
    Nothing(String),
    /// What was asked can be read in several ways.
    Unclear(String),
    /// The options do not go together.
    Usage(String),
    /// The data has problems.
    Problems(Vec<Problem>),
    /// The data has problems, and names organisations of the bundled atlas.
    ProblemsOfBundled(Vec<Problem>),
    /// Files could not be read.
    Read(ReadError),
    /// A file could not be written, and this says why.
    Write(String),
    /// Answers could not be written, or the terminal could not be used.
    Io(io::Error),
}

/// The status where there is no answer.
const NONE: u8 = 1;
/// The status where the question was at fault, or the system.
const WRONG: u8 = 2;

/// The status of a program that was broken off from the keyboard.
const INTERRUPTED: u8 = 130;

impl Failure {
    /// What writing to stdout came to.
    pub(super) fn writing(why: io::Error) -> Self {
        match why.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Io(why),
        }
    }

    /// Says what went wrong, and gives the exit status.
    pub(super) fn report(self, settings: &Settings, output: &mut Output) -> ExitCode {
        match self {
            Self::ClosedPipe => ExitCode::SUCCESS,
            Self::Interrupted => ExitCode::from(INTERRUPTED),
            Self::Nothing(why) => {
                output.say(&why);
                ExitCode::from(NONE)
            }
            Self::Unclear(why) => {
                output.say(&why);
                ExitCode::from(WRONG)
            }
            Self::Usage(why) => {
                output.say(&format!("error: {why}\n\nFor more information, try '--help'."));
                ExitCode::from(WRONG)
            }
            Self::Problems(problems) => {
                list(&problems, settings, output);
                ExitCode::from(NONE)
            }
            Self::ProblemsOfBundled(problems) => {
                list(&problems, settings, output);
                output.say("It names organisations of the bundled atlas. To check it on top of that: catchment check --with FILE");
                ExitCode::from(NONE)
            }
            Self::Read(why) => {
                output.say(&format!("catchment: {}", crate::render::clean(&why.to_string())));
                ExitCode::from(WRONG)
            }
            Self::Write(why) => {
                output.say(&format!("catchment: {why}"));
                ExitCode::from(WRONG)
            }
            Self::Io(why) => {
                output.say(&format!("catchment: {}", without_number(&why)));
                ExitCode::from(WRONG)
            }
        }
    }
}

/// What the system says went wrong, without its number for it.
pub(super) fn without_number(why: &io::Error) -> String {
    let said = why.to_string();
    said.split(" (os error").next().unwrap_or_default().to_owned()
}

fn list(problems: &[Problem], settings: &Settings, output: &mut Output) {
    for problem in problems {
        output.put(&report::problem(problem, settings.messages));
    }
    output.say(&report::count(problems));
}

/// Help and version are answers; everything else that clap says is about wrong usage.
pub(super) fn usage(said: &clap::Error) -> ExitCode {
    match said.print() {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(WRONG),
        _ if said.use_stderr() => ExitCode::from(WRONG),
        _ => ExitCode::SUCCESS,
    }
}
