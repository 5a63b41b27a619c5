//! `catchment config`, and the file of settings: none is needed, and nothing writes one.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::args::{ColourWhen, SharedOptions, ThemeWord};
use super::failure::{Failure, without_number};
use super::files::named;
use super::output::Output;
use super::places::Places;
use crate::suggest::nearest;

/// The names that may stand in the file, each with what it is for.
const NAMES: [(&str, &str); 8] = [
    ("data", "a list of files or folders, from that of the settings, to use instead of what is built in"),
    ("with", "a list of files or folders, likewise, to put on top"),
    ("start", "whom the explorer opens at, by code or name"),
    ("resume", "true: the explorer opens where it was left"),
    ("theme", "\"auto\", \"dark\" or \"light\": for which screen the explorer's colours are"),
    ("color", "\"auto\", \"always\" or \"never\""),
    ("mouse", "false: the mouse is left to the terminal"),
    ("ascii", "true: plain characters only"),
];

/// What the file says. What it does not say is as without one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Config {
    data: Vec<PathBuf>,
    with: Vec<PathBuf>,
    /// Whom the explorer opens at.
    pub(super) start: Option<String>,
    /// Does the explorer open where it was left?
    pub(super) resume: bool,
    theme: Option<ThemeWord>,
    color: Option<ColourWhen>,
    mouse: Option<bool>,
    ascii: Option<bool>,
}

impl Config {
    /// What the file says, where there is one.
    pub(super) fn read(places: &Places) -> Result<Self, Failure> {
        let Some(path) = places.config() else { return Ok(Self::default()) };
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(why) => {
                return Err(Failure::Usage(format!(
                    "{} cannot be read: {}",
                    named(&path),
                    without_number(&why)
                )));
            }
        };
        Self::of(&text, &path)
    }

    fn of(text: &str, path: &Path) -> Result<Self, Failure> {
        let mut config: Self = toml::from_str(text).map_err(|why| {
            let meant = unknown_name(&why.to_string()).map_or_else(String::new, |name| meant(&name));
            Failure::Usage(format!("{} does not say what it should.\n{why}{meant}", named(path)))
        })?;
        // A path means the same file wherever the program is started.
        let folder = path.parent().unwrap_or(Path::new(""));
        for file in config.data.iter_mut().chain(&mut config.with) {
            *file = folder.join(&*file);
        }
        Ok(config)
    }

    /// The same, without the files to use and to put on top.
    pub(super) fn without_files(&self) -> Self {
        Self { data: Vec::new(), with: Vec::new(), ..self.clone() }
    }

    /// The options as typed, and where one was not, as the file has it.
    pub(super) fn under(&self, typed: SharedOptions) -> SharedOptions {
        let or = |typed: Vec<PathBuf>, own: &[PathBuf]| if typed.is_empty() { own.to_vec() } else { typed };
        SharedOptions {
            data: or(typed.data, &self.data),
            with: or(typed.with, &self.with),
            theme: typed.theme.or(self.theme),
            color: typed.color.or(self.color),
            no_mouse: typed.no_mouse || self.mouse == Some(false),
            ascii: typed.ascii || self.ascii == Some(true),
            ..typed
        }
    }
}

/// The name that the message says nobody knows.
fn unknown_name(message: &str) -> Option<String> {
    let after = message.split("unknown field `").nth(1)?;
    after.split('`').next().map(str::to_owned)
}

fn meant(name: &str) -> String {
    let near = nearest(name, NAMES.iter().map(|(name, _)| *name), 1);
    near.first().map_or_else(String::new, |near| format!("Perhaps you meant: {near}\n"))
}

/// Says where the file is, what it holds, and what may stand in it.
pub(super) fn run(places: &Places, output: &mut Output) -> Result<(), Failure> {
    let config = Config::read(places)?;
    let Some(path) = places.config() else {
        return output.answer(
            "No folder for settings is known here: neither a home folder nor CATCHMENT_CONFIG is set.\n",
        );
    };
    let mut text = if path.exists() {
        format!("Settings are read from {}\n", path.display())
    } else {
        format!("There are no settings. They would be read from {}\n", path.display())
    };
    if let Ok(own) = fs::read_to_string(&path) {
        let lines = own.lines().filter(|line| !line.trim().is_empty());
        lines.for_each(|line| text = format!("{text}  {}\n", crate::render::clean(line)));
    }
    if let Some(bookmarks) = places.bookmarks() {
        text = format!("{text}Bookmarks, once there are any, stand in {}\n", bookmarks.display());
    }
    if config.resume
        && let Some(left) = places.left_at()
    {
        text = format!("{text}Where the explorer was left stands in {}\n", left.display());
    }
    text += "\nWhat may stand there, a line each; what is typed on the command line goes before it:\n";
    let width = NAMES.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, about) in NAMES {
        text = format!("{text}  {name:width$}  {about}\n");
    }
    text += "\nFor example:\n  start = \"leeds\"\n  theme = \"light\"\n  with = [\"/home/me/my-partnership.ron\"]\n";
    output.answer(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_goes_before_what_the_file_says() {
        let config = Config::of("theme = \"light\"\nmouse = false\nwith = [\"a.ron\"]", Path::new("c.toml"));
        let config = config.expect("sound");
        let typed = SharedOptions { theme: Some(ThemeWord::Dark), ..SharedOptions::default() };
        let both = config.under(typed);
        assert_eq!((both.theme, both.no_mouse), (Some(ThemeWord::Dark), true));
        assert_eq!(both.with, [PathBuf::from("a.ron")]);
        assert_eq!(Config::default().under(SharedOptions::default()).theme, None);
    }

    #[test]
    fn a_slip_is_told_with_its_line_and_what_was_meant() {
        let failure =
            Config::of("theme = \"light\"\nmuose = false\n", Path::new("c.toml")).expect_err("a slip");
        let Failure::Usage(message) = failure else { panic!("of use") };
        assert!(message.contains("line 2") && message.contains("muose = false"), "{message}");
        assert!(message.contains("Perhaps you meant: mouse"), "{message}");
    }
}
