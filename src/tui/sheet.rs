//! What is copied, written to a file or shown of an organisation: what a person chooses, and
//! how the command line is asked for the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::printed::Printed;
use super::typed::Typed;
use crate::atlas::{Closed, OrgIx};
use crate::query::{AsAt, short_name};
use crate::render::format::{BriefFormat, CommandFormat as _, Format, TreeFormat};
use crate::render::{Glyphs, clean};

/// Terminals take so many bytes into the clipboard at once: 100,000 of base64.
pub const MOST_COPIED: usize = 74_994;

/// Levels further down than this are not offered one by one.
const DEEPEST: u16 = 9;

/// The name of an organisation in that of a file is cut to so many letters.
const LONGEST_NAME: usize = 60;

/// What is written of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The tree from it down.
    Tree,
    /// A briefing note on it.
    Note,
}

impl Subject {
    /// The formats in which it can be written.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Tree => TreeFormat::FORMATS,
            Self::Note => BriefFormat::FORMATS,
        }
    }

    fn command(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Note => "brief",
        }
    }
}

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// The clipboard.
    Clipboard,
    /// A file.
    File,
    /// The screen, to read it there.
    Screen,
}

/// All that is chosen but the name of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is written.
    pub what: Subject,
    /// In which format: one of those of `what`.
    pub format: Format,
    /// So many levels down; none for as many as there are, of a note as many as is usual.
    pub depth: Option<u16>,
    /// Where it goes.
    pub to: To,
}

impl Default for Choice {
    fn default() -> Self {
        Self { what: Subject::Tree, format: Format::Markdown, depth: None, to: To::Clipboard }
    }
}

/// A line of the sheet.
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

/// How far one has come.
#[derive(Clone, Debug)]
pub enum Stage {
    /// It is being chosen.
    Choosing,
    /// There is a file of that name: is it to be overwritten?
    Asking,
    /// It is shown.
    Reading(Box<Printed>),
}

/// Whose name a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// That which is proposed; it follows what is chosen.
    ByUs,
    /// That which was typed.
    ByHand,
}

/// The sheet as it stands.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Of whom.
    pub org: OrgIx,
    /// What is chosen.
    pub choice: Choice,
    /// The line with the cursor.
    pub field: Field,
    /// The name of the file.
    pub name: Typed,
    /// How far one has come.
    pub stage: Stage,
    named: Named,
    /// The day and the short name, for the name of a file.
    slug: String,
    day: String,
}

/// Which way through the choices of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the next.
    Next,
    /// To the one before.
    Previous,
}

impl Sheet {
    /// The sheet of an organisation, with what was chosen last. Of one that is not there on
    /// the day there is a note, but no tree.
    pub fn new(as_at: &AsAt<'_>, org: OrgIx, last: Choice) -> Self {
        let mut sheet = Self {
            org,
            choice: last,
            field: Field::What,
            name: Typed::default(),
            stage: Stage::Choosing,
            named: Named::ByUs,
            slug: slug(&short_name(as_at.name(org))),
            day: as_at.day().to_string(),
        };
        if !as_at.snapshot().shows(org) {
            sheet.choice.what = Subject::Note;
        }
        sheet.settle();
        sheet
    }

    /// The lines there are: a file alone has a name.
    pub fn fields(&self) -> &'static [Field] {
        const ALL: [Field; 5] = [Field::What, Field::Format, Field::Depth, Field::To, Field::Name];
        if self.choice.to == To::File { &ALL } else { &ALL[..4] }
    }

    /// Goes to the line so many further down, and stops at the ends.
    pub fn move_by(&mut self, lines: isize) {
        let fields = self.fields();
        let at = fields.iter().position(|field| *field == self.field).unwrap_or(0);
        let to = at.saturating_add_signed(lines).min(fields.len() - 1);
        self.field = fields[to];
    }

    /// Chooses the next or previous of what the line with the cursor has, round and round.
    pub fn turn(&mut self, turn: Turn) {
        let choice = &mut self.choice;
        match self.field {
            Field::What => choice.what = turned(&[Subject::Tree, Subject::Note], choice.what, turn),
            Field::Format => choice.format = turned(choice.what.formats(), choice.format, turn),
            Field::Depth => {
                let depths: Vec<Option<u16>> = std::iter::once(None).chain((0..=DEEPEST).map(Some)).collect();
                choice.depth = turned(&depths, choice.depth, turn);
            }
            Field::To => choice.to = turned(&[To::Clipboard, To::File, To::Screen], choice.to, turn),
            Field::Name => {}
        }
        self.settle();
    }

    /// Sends it to a file instead, and goes to the name of that.
    pub fn to_file(&mut self) {
        self.choice.to = To::File;
        self.field = Field::Name;
        self.settle();
    }

    /// Changes the name of the file.
    pub fn rename(&mut self, change: impl FnOnce(&mut Typed)) {
        let before = self.name.clone();
        change(&mut self.name);
        if self.name != before {
            self.named = Named::ByHand;
        }
    }

    /// What the line says is chosen.
    pub fn chosen(&self, field: Field) -> String {
        let Choice { what, format, depth, to } = self.choice;
        match (field, what, depth) {
            (Field::What, Subject::Tree, _) => "the tree from it down".to_owned(),
            (Field::What, Subject::Note, _) => "a briefing note on it".to_owned(),
            (Field::Format, ..) => format.label().to_owned(),
            (Field::Depth, Subject::Tree, None) => "all there is".to_owned(),
            (Field::Depth, Subject::Note, None) => "two levels, with networks counted".to_owned(),
            (Field::Depth, Subject::Tree, Some(0)) => "nothing below it".to_owned(),
            (Field::Depth, _, Some(1)) => "1 level below it".to_owned(),
            (Field::Depth, _, Some(levels)) => format!("{levels} levels below it"),
            (Field::To, ..) => match to {
                To::Clipboard => "the clipboard",
                To::File => "a file",
                To::Screen => "this screen",
            }
            .to_owned(),
            (Field::Name, ..) => self.name.text().to_owned(),
        }
    }

    /// What prints the same on the command line.
    pub fn command(&self, as_at: &AsAt<'_>, (closed, signs): (Closed, Glyphs)) -> String {
        let Choice { what, format, depth, .. } = self.choice;
        let id = clean(&as_at.atlas().org(self.org).id).into_owned();
        let depth = depth.map_or_else(String::new, |depth| format!(" --depth {depth}"));
        let mut line = format!("catchment {} {id}{depth}", what.command())
            + " --format "
            + format.word()
            + " --at "
            + &self.day;
        if closed == Closed::Keep && what == Subject::Tree {
            line.push_str(" --closed");
        }
        if signs == Glyphs::Ascii {
            line.push_str(" --ascii");
        }
        line
    }

    /// Puts right what no longer goes with what was just chosen.
    fn settle(&mut self) {
        let formats = self.choice.what.formats();
        if !formats.contains(&self.choice.format) {
            self.choice.format = Format::Markdown;
        }
        if self.named == Named::ByUs {
            let note = if self.choice.what == Subject::Note { "-brief" } else { "" };
            let Self { slug, day, .. } = self;
            let extension = self.choice.format.extension();
            self.name = Typed::path(format!("{slug}{note}-{day}.{extension}"));
        }
    }
}

/// The choice next to one, round and round.
fn turned<T: Copy + PartialEq>(all: &[T], now: T, turn: Turn) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let to = match turn {
        Turn::Next => at + 1,
        Turn::Previous => at + all.len() - 1,
    };
    all.get(to % all.len().max(1)).copied().unwrap_or(now)
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
