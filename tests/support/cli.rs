//! A bench for the command line: each test has a folder of its own, runs the program in
//! it, and sees all that comes out.
#![allow(dead_code, reason = "each program of tests uses a part of this")]

use std::collections::HashMap;
use std::fmt;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use assert_cmd::Command;
use serde_json::Value;

use super::schema::assert_printed_fits;

/// A small atlas of an invented shire in which every hard thing happens once.
pub const SMALL: &str = include_str!("small.ron");

/// All that came out of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}\n--- stdout\n{}--- stderr\n{}", self.status, self.stdout, self.stderr)
    }
}

impl Outcome {
    /// The answer, of a run that must have gone well and quietly.
    #[track_caller]
    pub fn answer(&self) -> &str {
        assert!(self.status == 0 && self.stderr.is_empty(), "{self}");
        &self.stdout
    }

    /// The answer as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(self.answer()).expect("JSON")
    }

    /// The message of a run that must have ended with this status and without an answer.
    #[track_caller]
    pub fn refusal(&self, status: i32) -> &str {
        assert!(self.status == status && self.stdout.is_empty(), "{self}");
        &self.stderr
    }

    /// The lines of the answer that hold a text.
    pub fn lines_with(&self, text: &str) -> Vec<&str> {
        self.stdout.lines().filter(|l| l.contains(text)).collect()
    }
}

/// Runs the program with the atlas that is built in.
#[track_caller]
pub fn catchment(args: &[&str]) -> Outcome {
    run(Path::new("."), args)
}

/// Runs the program with the atlas that is built in and a text piped in.
#[track_caller]
pub fn piped(input: &str, args: &[&str]) -> Outcome {
    outcome(command(Path::new(".")).args(args).write_stdin(input), args)
}

/// The answer as JSON of the program with the atlas that is built in, which says the same
/// however often it is asked, and so is asked once.
#[track_caller]
pub fn json_answer(args: &[&str]) -> Value {
    static ANSWERS: LazyLock<Mutex<HashMap<String, Value>>> = LazyLock::new(Mutex::default);
    let key = args.join(" ");
    if let Some(answer) = ANSWERS.lock().unwrap().get(&key) {
        return answer.clone();
    }
    let answer = catchment(args).json();
    ANSWERS.lock().unwrap().insert(key, answer.clone());
    answer
}

/// A folder of a test's own.
pub struct Scene {
    folder: PathBuf,
}

impl Scene {
    /// An empty folder under the name of the test and of the file that it stands in.
    #[track_caller]
    pub fn new(test: &str) -> Self {
        let file = Path::new(Location::caller().file()).with_extension("");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file).join(test);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    /// A folder with the small atlas in `small.ron`.
    #[track_caller]
    pub fn small(test: &str) -> Self {
        Self::new(test).with("small.ron", SMALL)
    }

    /// Puts a file there.
    #[must_use]
    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Runs the program in the folder.
    #[track_caller]
    pub fn run(&self, args: &[&str]) -> Outcome {
        run(&self.folder, args)
    }

    /// Runs the program in the folder, with `config.toml` there as its settings.
    #[track_caller]
    pub fn run_with_settings(&self, args: &[&str]) -> Outcome {
        outcome(command(&self.folder).env("CATCHMENT_CONFIG", self.path("config.toml")).args(args), args)
    }

    /// Runs the program in the folder on the small atlas.
    #[track_caller]
    pub fn ask(&self, args: &[&str]) -> Outcome {
        let mut all = args.to_vec();
        all.extend(["--data", "small.ron"]);
        self.run(&all)
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A run that knows nothing of the settings of whoever runs the tests.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("catchment"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    // Set to nothing, no file of settings is read.
    command.current_dir(folder).env("TERM", "xterm-256color").env("CATCHMENT_CONFIG", "");
    command
}

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> Outcome {
    outcome(command(folder).args(args), args)
}

#[track_caller]
fn outcome(command: &mut Command, args: &[&str]) -> Outcome {
    let output = command.output().expect("the program starts");
    let outcome = Outcome {
        status: output.status.code().expect("it ended by itself"),
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
    };
    assert_printed_fits(args, &outcome.stdout);
    outcome
}

/// The ids of every node of a tree in JSON, from the top.
pub fn ids(node: &Value) -> Vec<String> {
    let mut found = vec![node["id"].as_str().expect("an id").to_owned()];
    for child in node["children"].as_array().expect("a list") {
        found.extend(ids(child));
    }
    found
}

/// Every node of a tree in JSON that passes, from the top.
pub fn nodes<'v>(node: &'v Value, passes: &dyn Fn(&Value) -> bool) -> Vec<&'v Value> {
    let mut found = Vec::new();
    if passes(node) {
        found.push(node);
    }
    for child in node["children"].as_array().expect("a list") {
        found.extend(nodes(child, passes));
    }
    found
}
