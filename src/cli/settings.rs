//! What the options mean here and now. The only place that asks the environment.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use super::args::{ColourWhen, SharedOptions, ThemeWord, When};
use crate::date::{Date, Day};
use crate::render::{Glyphs, Look, Paint, Presentation};
use crate::tui::terminal::Mouse;
use crate::tui::{self, Scheme};

/// Lines for people are broken at this width however wide the terminal is: wider ones are
/// hard to read.
const WIDEST: usize = 112;

/// How to answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunSettings {
    /// How text on stdout is to look.
    pub(super) look: Look,
    /// How text on stderr is to look.
    pub(super) messages: Look,
    /// Is stdout a terminal?
    pub(super) is_terminal: bool,
    /// The day that is asked for, where one is.
    pub(super) day: Option<Day>,
    /// Is it today that is asked for?
    is_for_today: bool,
    mouse: Mouse,
    scheme: Scheme,
}

impl RunSettings {
    pub(super) fn new(shared: &SharedOptions) -> Self {
        let glyphs = if shared.ascii { Glyphs::Ascii } else { Glyphs::Unicode };
        let presentation = if shared.plain { Presentation::Spoken } else { Presentation::Drawn };
        let when = if shared.plain { ColourWhen::Never } else { shared.color.unwrap_or(ColourWhen::Auto) };
        let is_terminal = io::stdout().is_terminal();
        let set = |name: &str| env::var_os(name);
        let out = Environment::new(&io::stdout(), set);
        let err = Environment::new(&io::stderr(), set);
        let width = is_terminal.then(columns).flatten();
        Self {
            look: Look { glyphs, paint: paint(when, &out), width, presentation },
            messages: Look { glyphs, paint: paint(when, &err), width: None, presentation },
            is_terminal,
            day: shared.at.and_then(When::date).map(Date::last_day),
            is_for_today: shared.at == Some(When::Latest),
            mouse: if shared.no_mouse { Mouse::Off } else { Mouse::On },
            scheme: scheme(shared.theme.unwrap_or(ThemeWord::Auto), env::var("COLORFGBG").ok().as_deref()),
        }
    }

    /// Is it today that is asked for: the latest day that the atlas knows?
    pub(super) fn is_for_today(&self) -> bool {
        self.is_for_today
    }

    /// What the explorer needs to know.
    pub(super) fn explorer(&self) -> tui::Settings {
        tui::Settings {
            day: self.day,
            start: None,
            mouse: self.mouse,
            ascii: self.look.glyphs == Glyphs::Ascii,
            colour: self.look.paint == Paint::Coloured,
            scheme: self.scheme,
        }
    }
}

/// The words of the command line that a shell asks to have completed, up to the one that is
/// being typed, which comes last. Shells pass them after `--`.
pub(super) fn being_typed() -> Vec<String> {
    let words = env::args_os().skip_while(|word| word != "--").skip(1);
    let mut words: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    let at = env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|index| index.parse::<usize>().ok());
    words.truncate(at.map_or(words.len(), |at| at.saturating_add(1)));
    words
}

/// The file of settings that the environment names, where it names one.
pub(super) fn named_config() -> Option<OsString> {
    env::var_os("CATCHMENT_CONFIG")
}

/// How the program was started.
pub(super) struct Invocation {
    /// All words, its own name first.
    pub(super) words: Vec<OsString>,
    /// Where, if that can be known.
    pub(super) folder: Option<PathBuf>,
}

/// How the program was started just now.
pub(super) fn invocation() -> Invocation {
    Invocation { words: env::args_os().collect(), folder: env::current_dir().ok() }
}

/// What speaks for and against colour where text is going.
struct Environment {
    /// `NO_COLOR` is set to something.
    refused: bool,
    /// `CLICOLOR_FORCE` is set to something other than 0.
    forced: bool,
    /// It is a terminal that can show colour.
    shown: bool,
}

impl Environment {
    fn new(stream: &impl IsTerminal, variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let value_of = |name: &str| variable(name).filter(|value| !value.is_empty());
        Self {
            refused: value_of("NO_COLOR").is_some(),
            forced: value_of("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
            shown: stream.is_terminal() && value_of("TERM").is_none_or(|value| value != "dumb"),
        }
    }
}

/// `--color` first, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether it is a terminal
/// that can show colour.
fn paint(when: ColourWhen, environment: &Environment) -> Paint {
    let is_coloured = match when {
        ColourWhen::Always => true,
        ColourWhen::Never => false,
        ColourWhen::Auto => !environment.refused && (environment.forced || environment.shown),
    };
    if is_coloured { Paint::Coloured } else { Paint::Plain }
}

/// What was asked for; else what the terminal says of its background in `COLORFGBG`, of which few say
/// anything: the last number is the colour behind the letters, and 7 and 15 are white.
fn scheme(asked: ThemeWord, said: Option<&str>) -> Scheme {
    let behind = said.and_then(|said| said.rsplit(';').next()?.parse::<u8>().ok());
    match (asked, behind) {
        (ThemeWord::Light, _) | (ThemeWord::Auto, Some(7 | 15)) => Scheme::Light,
        (ThemeWord::Dark, _) | (ThemeWord::Auto, Some(0..=6 | 8)) => Scheme::Dark,
        (ThemeWord::Auto, _) => Scheme::Unknown,
    }
}

fn columns() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    (columns > 0).then(|| usize::from(columns).min(WIDEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &'static [(&str, &str)]) -> Environment {
        // Under test no stream is known to be a terminal, so that is put in by hand.
        let value = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| OsString::from(v));
        let file = std::fs::File::open("Cargo.toml").expect("a file");
        Environment::new(&file, value)
    }

    #[test]
    fn the_option_comes_before_the_environment_and_refusing_before_forcing() {
        let both = environment(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"), ("TERM", "xterm")]);
        assert_eq!(paint(ColourWhen::Always, &both), Paint::Coloured);
        assert_eq!(paint(ColourWhen::Auto, &both), Paint::Plain);
        let forced = environment(&[("NO_COLOR", ""), ("CLICOLOR_FORCE", "1"), ("TERM", "dumb")]);
        assert_eq!(paint(ColourWhen::Auto, &forced), Paint::Coloured);
        assert_eq!(paint(ColourWhen::Never, &forced), Paint::Plain);
    }

    #[test]
    fn colours_are_for_the_screen_that_is_asked_for_or_that_the_terminal_tells_of() {
        let table = [
            (ThemeWord::Auto, None, Scheme::Unknown),
            (ThemeWord::Auto, Some("0;15"), Scheme::Light),
            (ThemeWord::Auto, Some("15;default;0"), Scheme::Dark),
            (ThemeWord::Auto, Some("15;default"), Scheme::Unknown),
            (ThemeWord::Dark, Some("0;15"), Scheme::Dark),
            (ThemeWord::Light, None, Scheme::Light),
        ];
        for (asked, said, expected) in table {
            assert_eq!(scheme(asked, said), expected, "{asked:?} {said:?}");
        }
    }

    #[test]
    fn by_itself_colour_comes_only_where_it_shows() {
        assert_eq!(
            paint(ColourWhen::Auto, &environment(&[("CLICOLOR_FORCE", "0"), ("TERM", "xterm")])),
            Paint::Plain
        );
        let shown = Environment { refused: false, forced: false, shown: true };
        assert_eq!(paint(ColourWhen::Auto, &shown), Paint::Coloured);
        assert_eq!(paint(ColourWhen::Auto, &Environment { refused: true, ..shown }), Paint::Plain);
    }
}
