//! The formats in which answers are written, and which command has which.

use std::ffi::OsStr;

use clap::Arg;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;

use crate::cli::failure::Failure;
pub(in crate::cli) use crate::render::Format;
use crate::render::export;
use crate::suggest::nearest;

use Format::{Csv, Html, Json, Markdown, Svg, Table, Text};

/// Which command has which formats, first the one in which it answers unless asked. The help,
/// the refusals and what a shell may complete are all read from here.
const FORMATS: [(&str, &[Format]); 11] = [
    ("tree", export::OF_TREE),
    ("find", &[Text, Table, Markdown, Csv, Json]),
    ("show", &[Text, Markdown, Json, Html]),
    ("path", &[Text, Markdown, Json]),
    ("overlap", &[Text, Markdown, Json, Csv]),
    ("boundaries", &[Text, Markdown, Json, Csv]),
    ("history", &[Text, Markdown, Csv, Json]),
    ("diff", &[Text, Markdown, Csv, Json]),
    ("terms", &[Text, Markdown, Json]),
    ("brief", export::OF_NOTE),
    ("map", &[Text, Svg, Json]),
];

impl Format {
    /// The one that is called so, in either case.
    fn called(word: &str) -> Option<Self> {
        let word = if word.eq_ignore_ascii_case("md") { "markdown" } else { word };
        Self::ALL.iter().copied().find(|format| format.word().eq_ignore_ascii_case(word))
    }

    /// That a command has not this one, and which it has.
    pub(in crate::cli) fn refused(self, command: &str) -> Failure {
        Failure::Usage(missing(command, self.word()))
    }
}

/// The one option that every command has whose answer has a structure.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(in crate::cli) struct Written {
    /// How to write it
    #[arg(long, value_name = "FORMAT", value_parser = Of { command: "" }, default_value = "text",
          hide_possible_values = true, hide_default_value = true)]
    pub(in crate::cli) format: Format,
}

/// The command line with the formats of each command told in its help, and no others taken.
pub(super) fn fitted(command_line: clap::Command) -> clap::Command {
    FORMATS.iter().fold(command_line, |line, &(name, formats)| {
        let help = format!("How to write it: {}", listed(formats, "or"));
        let first = formats.first().map_or("text", |format| format.word());
        let fit = |arg: Arg| arg.help(help).value_parser(Of { command: name }).default_value(first);
        line.mut_subcommand(name, |command| command.mut_arg("format", fit))
    })
}

/// Reads the formats of one command.
#[derive(Clone, Copy)]
struct Of {
    command: &'static str,
}

impl TypedValueParser for Of {
    type Value = Format;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Format, clap::Error> {
        let word = value.to_string_lossy();
        let own = formats_of(self.command);
        let format = Format::called(&word).filter(|format| own.contains(format));
        format.ok_or_else(|| {
            let why = missing(self.command, &word);
            clap::Error::raw(ErrorKind::InvalidValue, format!("{why}\n")).with_cmd(command)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(formats_of(self.command).iter().map(|format| PossibleValue::new(format.word()))))
    }
}

fn formats_of(command: &str) -> &'static [Format] {
    FORMATS.iter().find(|(name, _)| *name == command).map_or(Format::ALL, |(_, formats)| formats)
}

/// What was probably meant, where it is no format at all; else which formats there are.
fn missing(command: &str, word: &str) -> String {
    let own = formats_of(command);
    let meant = match Format::called(word) {
        Some(_) => None,
        None => nearest(word, own.iter().map(|format| format.word()), 1).first().copied(),
    };
    let word = crate::render::clean(word);
    match meant {
        Some(near) => format!("catchment {command} has no format {word}; did you mean {near}?"),
        None => format!("catchment {command} has no format {word}; it has {}", listed(own, "and")),
    }
}

/// `text, markdown and json`.
fn listed(formats: &[Format], last: &str) -> String {
    let words: Vec<&str> = formats.iter().map(|format| format.word()).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [firsts @ .., end] => format!("{} {last} {end}", firsts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_that_a_command_has_not_is_told_from_a_slip() {
        assert_eq!(
            missing("terms", "csv"),
            "catchment terms has no format csv; it has text, markdown and json"
        );
        assert_eq!(missing("terms", "jsn"), "catchment terms has no format jsn; did you mean json?");
        assert_eq!(
            missing("path", "xlsx"),
            "catchment path has no format xlsx; it has text, markdown and json"
        );
    }

    #[test]
    fn every_format_is_read_as_it_is_written() {
        assert!(Format::ALL.iter().all(|format| Format::called(format.word()) == Some(*format)));
        assert_eq!(Format::called("md"), Some(Markdown));
    }
}
