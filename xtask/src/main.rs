//! What is done for the project itself: `cargo xtask atlas`.

mod rebuild;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use rebuild::{Failure, Length, Task, check, rebuild};

/// What is done for the project itself.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Tasks,
}

#[derive(Subcommand)]
enum Tasks {
    /// Makes the atlas again of registers and tables, and says what changed
    ///
    /// Of data/tables it makes data/compiled, of registers data/register, and of both
    /// data/inputs.ron, which names every file that was read and the sum of its bytes.
    /// What of the registers is taken in stands in data/registers.csv. Without registers
    /// data/register stays as it is, and without outlines data/outlines.
    Atlas(AtlasArguments),
}

#[derive(clap::Args)]
struct AtlasArguments {
    /// Folders of official registers, outside the project
    #[arg(long, value_name = "DIR", num_args = 1..)]
    registers: Vec<PathBuf>,
    /// A folder of the outlines of pieces of land, as TopoJSON, outside the project
    #[arg(long, value_name = "DIR")]
    outlines: Option<PathBuf>,
    /// Write nothing; fail where what is generated differs from what its inputs make
    #[arg(long)]
    check: bool,
    /// Print every change, however many there are
    #[arg(long, conflicts_with = "check")]
    all: bool,
    /// The folder of the atlas
    #[arg(long, value_name = "DIR", hide = true, default_value_os_t = data())]
    data: PathBuf,
}

/// The folder of the atlas that comes with the program.
fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("data")
}

fn main() -> ExitCode {
    let Tasks::Atlas(arguments) = Arguments::parse().task;
    let task = Task { data: arguments.data, registers: arguments.registers, outlines: arguments.outlines };
    let length = if arguments.all { Length::Whole } else { Length::Cut };
    let outcome = if arguments.check { check(&task) } else { rebuild(&task, length) };
    match outcome {
        Ok(report) => tell(&mut io::stdout(), &report, ExitCode::SUCCESS),
        Err(Failure { said, why }) => {
            tell(&mut io::stdout(), &said, ExitCode::FAILURE);
            tell(&mut io::stderr(), &why, ExitCode::FAILURE)
        }
    }
}

/// Writes a report; whoever does not read it to the end has closed the pipe, which is no fault.
fn tell(to: &mut impl Write, text: &str, code: ExitCode) -> ExitCode {
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
    code
}
