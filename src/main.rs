//! The program: all it does stands in the library, where tests can reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    catchment::cli::main()
}
