//! What is said on stderr where there is no answer, and the exit status.

use std::io;
use std::process::ExitCode;

use super::failure::{Failure, without_number};
use super::output::Output;
use crate::problem::Problem;
use crate::render::{Look, clean, report};

/// The status where there is no answer.
const NONE: u8 = 1;
/// The status where the question was at fault, or the system.
const WRONG: u8 = 2;

/// The status of a program that was broken off from the keyboard.
const INTERRUPTED: u8 = 130;

/// Says what went wrong, and gives the exit status. `look` is how messages are to look.
pub(super) fn after(failure: Failure, look: Look, output: &mut Output) -> ExitCode {
    match failure {
        Failure::ClosedPipe => ExitCode::SUCCESS,
        Failure::Interrupted => ExitCode::from(INTERRUPTED),
        Failure::Nothing(why) => {
            output.say(&why);
            ExitCode::from(NONE)
        }
        Failure::Unclear(why) => {
            output.say(&why);
            ExitCode::from(WRONG)
        }
        Failure::Usage(why) => {
            output.say(&format!("error: {why}\n\nFor more information, try '--help'."));
            ExitCode::from(WRONG)
        }
        Failure::Problems(problems) => {
            list(&problems, look, output);
            ExitCode::from(NONE)
        }
        Failure::ProblemsOfBundled(problems) => {
            list(&problems, look, output);
            output.say("It names organisations of the bundled atlas. To check it on top of that: catchment check --with FILE");
            ExitCode::from(NONE)
        }
        Failure::Compiled { file, why } => {
            output.say(&format!("catchment: cannot open {file}: {why}"));
            ExitCode::from(NONE)
        }
        Failure::Read(why) => {
            output.say(&format!("catchment: {}", clean(&why.to_string())));
            ExitCode::from(WRONG)
        }
        Failure::Write(why) => {
            output.say(&format!("catchment: {why}"));
            ExitCode::from(WRONG)
        }
        Failure::Io(why) => {
            output.say(&format!("catchment: {}", without_number(&why)));
            ExitCode::from(WRONG)
        }
    }
}

fn list(problems: &[Problem], look: Look, output: &mut Output) {
    for problem in problems {
        output.put(&report::problem(problem, look));
    }
    output.say(&report::count(problems));
}

/// Help and version are answers; everything else that clap says is about wrong usage.
pub(super) fn after_reading(error: &clap::Error) -> ExitCode {
    match error.print() {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(WRONG),
        _ if error.use_stderr() => ExitCode::from(WRONG),
        _ => ExitCode::SUCCESS,
    }
}
