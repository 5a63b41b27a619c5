//! The question whether a file that is there already is to be overwritten.

use ratatui::buffer::Buffer;

use super::dialog::ExportDialog;
use super::drawing::DialogDrawing;
use crate::tui::action::{Action, After};
use crate::tui::file::{Existing, Save};
use crate::tui::frame::Focus;
use crate::tui::keymap::Context;
use crate::tui::panes::Panes;
use crate::tui::view::{Outcome, View};

/// The question as it stands.
#[derive(Clone, Debug)]
pub(super) struct Overwrite {
    /// What is to be written.
    pub(super) save: Save,
    /// The dialog below, in which it was chosen.
    pub(super) dialog: ExportDialog,
}

impl View for Overwrite {
    fn context(&self) -> Context {
        Context::Asking
    }

    fn act(&mut self, action: Action, _: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Overwrite => {
                let save = Save { existing: Existing::Overwrite, ..self.save.clone() };
                Outcome::ShutAndHand(After::Save(Box::new(save)))
            }
            _ => Outcome::Pass,
        }
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let question = format!("{} is there already. Overwrite it? y/n", self.save.name);
        let notes = vec![(question, panes.theme().mark())];
        DialogDrawing { dialog: &self.dialog, focus: Focus::Off, notes }.draw(panes, buffer);
    }
}
