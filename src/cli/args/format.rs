//! The option that says in which format to answer: read, told in the help and refused by the
//! table of the formats that each command has.

use std::ffi::OsStr;
use std::marker::PhantomData;

use clap::Arg;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;

use crate::render::clean;
use crate::render::format::{CommandFormat, Format};
use crate::suggest::nearest;

/// The one option that every command has whose answer has a structure.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(in crate::cli) struct FormatOption<F: CommandFormat> {
    #[arg(id = "format", long, value_name = "FORMAT", help = help::<F>(), value_parser = FormatParser::<F>(PhantomData),
          default_value = default_word::<F>(), hide_possible_values = true, hide_default_value = true)]
    pub(in crate::cli) chosen: F,
}

fn help<F: CommandFormat>() -> String {
    format!("How to write it: {}", in_a_row::<F>("or"))
}

fn default_word<F: CommandFormat>() -> &'static str {
    F::FORMATS.first().map_or("", |format| format.word())
}

/// Reads the formats of one command.
#[derive(Clone, Copy)]
struct FormatParser<F>(PhantomData<F>);

impl<F: CommandFormat> TypedValueParser for FormatParser<F> {
    type Value = F;

    fn parse_ref(&self, command: &clap::Command, _: Option<&Arg>, value: &OsStr) -> Result<F, clap::Error> {
        let word = value.to_string_lossy();
        named(&word).and_then(F::from_format).ok_or_else(|| {
            clap::Error::raw(ErrorKind::InvalidValue, format!("{}\n", refusal::<F>(&word))).with_cmd(command)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(F::FORMATS.iter().map(|format| PossibleValue::new(format.word()))))
    }
}

/// The format of that name, in either case.
fn named(word: &str) -> Option<Format> {
    let word = if word.eq_ignore_ascii_case("md") { "markdown" } else { word };
    Format::ALL.iter().copied().find(|format| format.word().eq_ignore_ascii_case(word))
}

/// That the command has no such format: what was probably meant, where there is none of that
/// name at all; else which formats the command has.
fn refusal<F: CommandFormat>(word: &str) -> String {
    let meant = match named(word) {
        Some(_) => None,
        None => nearest(word, F::FORMATS.iter().map(|format| format.word()), 1).first().copied(),
    };
    let (command, word) = (F::COMMAND, clean(word));
    match meant {
        Some(near) => format!("catchment {command} has no format {word}; did you mean {near}?"),
        None => format!("catchment {command} has no format {word}; it has {}", in_a_row::<F>("and")),
    }
}

/// The formats of a command: `text, markdown and json`.
fn in_a_row<F: CommandFormat>(last: &str) -> String {
    let words: Vec<&str> = F::FORMATS.iter().map(|format| format.word()).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::format::{PathFormat, TermsFormat};

    #[test]
    fn a_format_that_a_command_has_not_is_told_from_a_typo() {
        assert_eq!(
            refusal::<TermsFormat>("csv"),
            "catchment terms has no format csv; it has text, markdown and json"
        );
        assert_eq!(refusal::<TermsFormat>("jsn"), "catchment terms has no format jsn; did you mean json?");
        assert_eq!(
            refusal::<PathFormat>("xlsx"),
            "catchment path has no format xlsx; it has text, markdown and json"
        );
    }

    #[test]
    fn every_format_is_read_as_it_is_written() {
        assert!(Format::ALL.iter().all(|format| named(format.word()) == Some(*format)));
        assert_eq!(named("md"), Some(Format::Markdown));
    }
}
