//! Answers in JSON, held to the schemas in `assets/schema`.
#![allow(dead_code, reason = "each program of tests uses a part of this")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

/// The schema of each command that has one.
pub static SCHEMAS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema");
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.expect("an entry").path();
        let command = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("text");
        (command, serde_json::from_str(&text).expect("JSON"))
    };
    fs::read_dir(folder).expect("a folder of schemas").map(read).collect()
});

static VALIDATORS: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    let built = |(command, schema): (&'static String, &Value)| {
        (command.as_str(), jsonschema::validator_for(schema).expect("a sound schema"))
    };
    SCHEMAS.iter().map(built).collect()
});

/// Does the answer of a command fit its schema?
pub fn fits(command: &str, answer: &Value) -> bool {
    VALIDATORS[command].is_valid(answer)
}

/// The answer of a command must fit its schema.
#[track_caller]
pub fn assert_fits(command: &str, answer: &Value) {
    let errors = VALIDATORS[command].iter_errors(answer).take(5);
    let errors: Vec<String> = errors.map(|why| format!("{}: {why}", why.instance_path())).collect();
    assert!(errors.is_empty(), "an answer of {command} does not fit its schema: {errors:#?}");
}

/// Where JSON was asked for and there is an answer, it must fit the schema of the command.
#[track_caller]
pub fn assert_printed_fits(args: &[&str], stdout: &str) {
    let asked = args.windows(2).any(|pair| pair == ["--format", "json"]) || args.contains(&"--format=json");
    let command = args.iter().find(|arg| SCHEMAS.contains_key(**arg));
    if let Some(command) = command.filter(|_| asked && !stdout.is_empty()) {
        assert_fits(command, &serde_json::from_str(stdout).expect("JSON"));
    }
}
