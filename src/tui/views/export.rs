//! What to copy, write to a file or show of an organisation: a dialog in which that is
//! chosen, with the name of the file among its lines.

pub mod dialog;
mod drawing;
mod messages;
mod overwrite;
mod printed;
mod writing;

use std::io::{self, ErrorKind};

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::tui::action::{Action, After};
use crate::tui::export_choice::Destination;
use crate::tui::file::{Existing, Save};
use crate::tui::frame::Focus;
use crate::tui::keymap::Context;
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::text_input::TextInput;
use crate::tui::theme::Theme;
use crate::tui::view::{Open, Origin, Outcome, View};
use dialog::{ExportDialog, Field, Neighbour};
use drawing::{DialogDrawing, lines_area};
use messages::MOST_COPIED;
use overwrite::Overwrite;
use printed::Printed;

impl ExportDialog {
    fn command_line(&self, panes: &Panes<'_>) -> String {
        self.command(panes.as_at(), panes.closed(), panes.settings().glyphs())
    }

    /// Copies, writes or shows what is chosen.
    fn follow(&mut self, panes: &mut Panes<'_>) -> Outcome {
        let name = self.name.text().trim().to_owned();
        if self.choice.to == Destination::File && name.is_empty() {
            panes.say("Type a name for the file first.");
            return Outcome::Stay;
        }
        let written = match writing::text(self, panes) {
            Ok(written) => written,
            Err(why) => {
                panes.say(why);
                return Outcome::Stay;
            }
        };
        let (text, warning) = (written.text, written.warning);
        match self.choice.to {
            Destination::File => {
                let save = Save { name, text, existing: Existing::Keep, warning };
                Outcome::Hand(After::Save(Box::new(save)))
            }
            Destination::Screen => {
                if let Some(warning) = warning {
                    panes.say(warning);
                }
                Outcome::Open(Box::new(Printed::new(self.command_line(panes), text)))
            }
            Destination::Clipboard if text.len() > MOST_COPIED => {
                self.choose_file();
                panes.say(messages::too_much(text.len()));
                Outcome::Stay
            }
            Destination::Clipboard => {
                panes.last_export = self.choice;
                panes.say(messages::sent(&messages::copied_lines(&text), warning.as_deref()));
                Outcome::ShutAndHand(After::Copy(text))
            }
        }
    }

    /// What must be known of what is chosen, and how the command line is asked for it.
    fn notes(&self, panes: &Panes<'_>) -> Vec<(String, Style)> {
        let quiet = panes.theme().quiet();
        let about = match self.choice.to {
            Destination::Clipboard => {
                "Not every terminal lets programs set the clipboard, and none says whether it did."
            }
            Destination::File => {
                "In the folder you started from, unless the name says another. A file that is there \
                 already is not overwritten unless you say so."
            }
            Destination::Screen => "To read it here; Esc leads back to this.",
        };
        let mut notes = vec![(about.to_owned(), Theme::text())];
        let (narrowed, _) = panes.narrowed();
        if !narrowed.trim().is_empty() {
            notes.push(("All of it, not only what the tree is narrowed to.".to_owned(), Theme::text()));
        }
        notes.push((" ".to_owned(), quiet));
        if self.choice.what.is_a_line() {
            notes.push((
                writing::text(self, panes).map_or_else(|why| why, |written| written.text),
                Theme::name(),
            ));
            return notes;
        }
        notes.push(("The same on the command line:".to_owned(), quiet));
        notes.push((self.command_line(panes), Theme::text()));
        notes
    }
}

impl Open for ExportDialog {
    /// Opens it for whom the cursor is on.
    fn open(panes: &mut Panes<'_>, origin: Origin) -> Option<Self> {
        let Some(org) = origin.pointed else {
            panes.say(status::NOTHING_SELECTED);
            return None;
        };
        Some(ExportDialog::new(panes.as_at(), org, panes.last_export))
    }
}

impl View for ExportDialog {
    fn context(&self) -> Context {
        if self.field == Field::Name { Context::FileName } else { Context::Export }
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => return self.follow(panes),
            Action::Up => self.move_by(-1),
            Action::Down => self.move_by(1),
            Action::PageUp | Action::First => self.move_by(isize::MIN),
            Action::PageDown | Action::Last => self.move_by(isize::MAX),
            Action::Right => self.turn(Neighbour::Next),
            Action::Left => self.turn(Neighbour::Previous),
            _ => return Outcome::Pass,
        }
        Outcome::Stay
    }

    /// A click selects a line; a click on the one with the cursor changes it.
    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        let area = lines_area(panes.layout());
        if !area.contains(at) {
            return Outcome::Stay;
        }
        let Some(field) = self.fields().get(usize::from(at.y - area.y)).copied() else { return Outcome::Stay };
        if field == self.field {
            self.turn(Neighbour::Next);
        }
        self.field = field;
        Outcome::Stay
    }

    fn text_input<'v>(&'v mut self, _: &'v mut Panes<'_>) -> Option<&'v mut TextInput> {
        (self.field == Field::Name).then_some(&mut self.name)
    }

    fn edited(&mut self, _: &mut Panes<'_>) {
        self.keep_name();
    }

    fn saved(&mut self, save: &Save, outcome: io::Result<()>, panes: &mut Panes<'_>) -> Outcome {
        match outcome {
            Ok(()) => {
                panes.last_export = self.choice;
                panes.say(messages::sent(&messages::saved(save), save.warning.as_deref()));
                Outcome::Shut
            }
            Err(why) if why.kind() == ErrorKind::AlreadyExists && save.existing == Existing::Keep => {
                Outcome::Open(Box::new(Overwrite { save: save.clone(), dialog: self.clone() }))
            }
            Err(why) => {
                self.field = Field::Name;
                panes.say(messages::not_saved(&save.name, &why));
                Outcome::Stay
            }
        }
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let notes = self.notes(panes);
        DialogDrawing { dialog: self, focus: Focus::On, notes }.draw(panes, buffer);
    }
}
