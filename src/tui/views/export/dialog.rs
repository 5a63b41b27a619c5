//! What is copied, written to a file or shown of an organisation: what a person chooses, and
//! how the command line is asked for the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::atlas::{Closed, OrgIx};
use crate::query::{AsAt, short_name};
use crate::render::format::Format;
use crate::render::{Glyphs, clean};
use crate::tui::export_choice::{Content, Destination, ExportChoice};
use crate::tui::text_input::TextInput;

/// Levels further down than this are not offered one by one.
const DEEPEST: u16 = 9;

/// The name of an organisation in that of a file is cut to so many letters.
const LONGEST_NAME: usize = 60;

/// A line of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What is written.
    What,
    /// In which format.
    Format,
    /// How many levels down.
    Depth,
    /// Where it goes.
    To,
    /// The name of the file.
    Name,
}

/// Where the name of a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameOrigin {
    /// It is proposed, and follows what is chosen.
    Proposed,
    /// It was typed.
    Typed,
}

/// The dialog as it stands.
#[derive(Clone, Debug)]
pub struct ExportDialog {
    /// Of whom.
    pub org: OrgIx,
    /// What is chosen.
    pub choice: ExportChoice,
    /// The line with the cursor.
    pub field: Field,
    /// The name of the file.
    pub name: TextInput,
    name_origin: NameOrigin,
    /// The day and the short name, for the name of a file.
    slug: String,
    day: String,
}

/// Which way through the choices of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbour {
    /// To the next.
    Next,
    /// To the one before.
    Previous,
}

impl ExportDialog {
    /// The dialog of an organisation, with what was chosen last. Of one that is not there on
    /// the day there is a note, but no tree.
    pub fn new(as_at: &AsAt<'_>, org: OrgIx, last: ExportChoice) -> Self {
        let mut dialog = Self {
            org,
            choice: last,
            field: Field::What,
            name: TextInput::default(),
            name_origin: NameOrigin::Proposed,
            slug: slug(&short_name(as_at.name(org))),
            day: as_at.day().to_string(),
        };
        if !as_at.snapshot().shows(org) {
            dialog.choice.what = Content::Note;
        }
        dialog.settle();
        dialog
    }

    /// The lines there are: a file alone has a name, and a line of text neither format nor depth.
    pub fn fields(&self) -> &'static [Field] {
        const ALL: [Field; 5] = [Field::What, Field::Format, Field::Depth, Field::To, Field::Name];
        const OF_A_LINE: [Field; 3] = [Field::What, Field::To, Field::Name];
        let all: &[Field] = if self.choice.what.is_a_line() { &OF_A_LINE } else { &ALL };
        if self.choice.to == Destination::File { all } else { &all[..all.len() - 1] }
    }

    /// Goes to the line so many further down, and stops at the ends.
    pub fn move_by(&mut self, lines: isize) {
        let fields = self.fields();
        let at = fields.iter().position(|field| *field == self.field).unwrap_or(0);
        let to = at.saturating_add_signed(lines).min(fields.len() - 1);
        self.field = fields[to];
    }

    /// Chooses the next or previous of what the line with the cursor has, round and round.
    pub fn turn(&mut self, to: Neighbour) {
        let choice = &mut self.choice;
        match self.field {
            Field::What => choice.what = turned(Content::ALL, choice.what, to),
            Field::Format => choice.format = turned(choice.what.formats(), choice.format, to),
            Field::Depth => {
                let depths: Vec<Option<u16>> = std::iter::once(None).chain((0..=DEEPEST).map(Some)).collect();
                choice.depth = turned(&depths, choice.depth, to);
            }
            Field::To => {
                choice.to = turned(Destination::ALL, choice.to, to);
            }
            Field::Name => {}
        }
        self.settle();
    }

    /// Sends it to a file instead, and goes to the name of that.
    pub fn choose_file(&mut self) {
        self.choice.to = Destination::File;
        self.field = Field::Name;
        self.settle();
    }

    /// The name of the file was typed, and no longer follows what is chosen.
    pub fn keep_name(&mut self) {
        self.name_origin = NameOrigin::Typed;
    }

    /// What is chosen in a line, in words.
    pub fn chosen(&self, field: Field) -> String {
        let ExportChoice { what, format, depth, to } = self.choice;
        match (field, what, depth) {
            (Field::What, Content::Tree, _) => "the tree from it down".to_owned(),
            (Field::What, Content::Note, _) => "a briefing note on it".to_owned(),
            (Field::What, Content::Name, _) => "its name".to_owned(),
            (Field::What, Content::Code, _) => "its code".to_owned(),
            (Field::What, Content::NameAndCode, _) => "its name and code".to_owned(),
            (Field::What, Content::Path, _) => "the way down to it".to_owned(),
            (Field::What, Content::Link, _) => "what opens it again".to_owned(),
            (Field::Format, ..) => format.label().to_owned(),
            (Field::Depth, Content::Note, None) => "two levels, with networks counted".to_owned(),
            (Field::Depth, _, None) => "all there is".to_owned(),
            (Field::Depth, Content::Tree, Some(0)) => "nothing below it".to_owned(),
            (Field::Depth, _, Some(1)) => "1 level below it".to_owned(),
            (Field::Depth, _, Some(levels)) => format!("{levels} levels below it"),
            (Field::To, ..) => match to {
                Destination::Clipboard => "the clipboard",
                Destination::File => "a file",
                Destination::Screen => "this screen",
            }
            .to_owned(),
            (Field::Name, ..) => self.name.text().to_owned(),
        }
    }

    /// What prints the same on the command line.
    pub fn command(&self, as_at: &AsAt<'_>, closed: Closed, glyphs: Glyphs) -> String {
        let ExportChoice { what, format, depth, .. } = self.choice;
        let id = clean(&as_at.atlas().org(self.org).id).into_owned();
        let depth = depth.map_or_else(String::new, |depth| format!(" --depth {depth}"));
        let Some(command) = what.command() else { return format!("catchment {id} --at {}", self.day) };
        let mut line =
            format!("catchment {command} {id}{depth}") + " --format " + format.word() + " --at " + &self.day;
        if closed == Closed::Keep && what == Content::Tree {
            line.push_str(" --closed");
        }
        if glyphs == Glyphs::Ascii {
            line.push_str(" --ascii");
        }
        line
    }

    /// Puts right what no longer goes with what was just chosen.
    fn settle(&mut self) {
        let formats = self.choice.what.formats();
        if !formats.contains(&self.choice.format) {
            self.choice.format =
                formats.iter().copied().find(|f| *f == Format::Markdown).unwrap_or(Format::Text);
        }
        if self.name_origin == NameOrigin::Proposed {
            let note = if self.choice.what == Content::Note { "-brief" } else { "" };
            let Self { slug, day, .. } = self;
            let extension = self.choice.format.extension();
            self.name = TextInput::path(format!("{slug}{note}-{day}.{extension}"));
        }
    }
}

/// The choice next to one, round and round.
fn turned<T: Copy + PartialEq>(all: &[T], now: T, to: Neighbour) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let number = match to {
        Neighbour::Next => at + 1,
        Neighbour::Previous => at + all.len() - 1,
    };
    all.get(number % all.len().max(1)).copied().unwrap_or(now)
}

/// A name as part of that of a file: small letters and figures with hyphens between.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    // An accent is no letter of its own, and an apostrophe no gap.
    for c in name.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’')) {
        let c = c.to_ascii_lowercase();
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= LONGEST_NAME {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "catchment".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_so_that_every_system_takes_it() {
        assert_eq!(slug("South East London"), "south-east-london");
        assert_eq!(slug("Guy's & St Thomas’ / Évelina"), "guys-st-thomas-evelina");
        assert_eq!(slug("../../etc"), "etc");
        assert_eq!(slug("日本"), "catchment");
    }
}
