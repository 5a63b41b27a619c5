//! `catchment schema`: the JSON Schema of what a command answers with `--format json`.

use super::args::Args;
use super::failure::Failure;
use super::output::Output;
use crate::render::clean;
use crate::render::format::{FORMATS, Format, commands_with};
use crate::suggest::nearest;

/// The schema of one command's JSON.
struct Schema {
    command: &'static str,
    text: &'static str,
}

macro_rules! schemas {
    ($($command:literal),+ $(,)?) => {
        [$(Schema {
            command: $command,
            text: include_str!(concat!("../../assets/schema/", $command, ".json")),
        }),+]
    };
}

/// In the order of the table of formats.
const SCHEMAS: [Schema; 12] = schemas![
    "tree",
    "find",
    "show",
    "path",
    "overlap",
    "boundaries",
    "history",
    "diff",
    "terms",
    "sources",
    "map",
    "lookup"
];

/// Prints the schema of a command.
pub(super) fn run(command: Option<&str>, output: &mut Output) -> Result<(), Failure> {
    let Some(name) = command else {
        return Err(Failure::Usage(format!("say of which command: {}", with_json())));
    };
    match SCHEMAS.iter().find(|schema| schema.command == name) {
        Some(schema) => output.answer(schema.text),
        None => Err(Failure::Usage(refusal(name))),
    }
}

/// Why there is no schema for what was typed: a command that answers in no JSON, or no command.
fn refusal(name: &str) -> String {
    if let Some(row) = FORMATS.iter().find(|row| row.command == name) {
        let has: Vec<&str> = row.formats.iter().map(|format| format.word()).collect();
        return format!("catchment {name} has no JSON, only {}; these have: {}", has.join(", "), with_json());
    }
    if Args::command_line().get_subcommands().any(|command| command.get_name() == name) {
        return format!("catchment {name} has no JSON; these have: {}", with_json());
    }
    let typed = clean(name);
    match nearest(name, commands_with(Format::Json).into_iter(), 1).first() {
        Some(near) => format!("there is no command {typed}; did you mean {near}?"),
        None => format!("there is no command {typed}; these have JSON: {}", with_json()),
    }
}

fn with_json() -> String {
    commands_with(Format::Json).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_with_json_has_a_schema() {
        let described: Vec<&str> = SCHEMAS.iter().map(|schema| schema.command).collect();
        assert_eq!(described, commands_with(Format::Json));
    }
}
