//! What inputs do to the sheet on which is chosen what to copy, write or show, and what is
//! copied without one.

use std::io::{self, ErrorKind};

use super::{App, OnTop, Pane};
use crate::atlas::{Closed, OrgIx};
use crate::query::{AsAt, BriefOptions, Depth, absence};
use crate::render::absence::not_there;
use crate::render::export::{Export, export};
use crate::render::format::{BriefFormat, CommandFormat as _, TreeFormat};
use crate::render::tree::ExportText;
use crate::render::{Glyphs, Look, called};
use crate::tui::action::{Action, After};
use crate::tui::card::{CardPane, Target};
use crate::tui::file::{Existing, Save};
use crate::tui::keymap::Context;
use crate::tui::matrix::MatrixPane;
use crate::tui::printed::Printed;
use crate::tui::sheet::{Field, MOST_COPIED, Sheet, Stage, Subject, To, Turn};
use crate::tui::status;

impl App<'_> {
    /// Whom the cursor is on, wherever it is.
    fn pointed(&self) -> Option<OrgIx> {
        let of_card = self.card.as_ref().map(CardPane::org);
        match &self.on_top {
            OnTop::Find(find) => find.selected(),
            OnTop::Map(pane) => pane.tile().map(|tile| tile.area).or(of_card),
            OnTop::Boundaries(open) => {
                let of_table = open.pane.as_ref().filter(|_| self.in_table()).and_then(MatrixPane::target);
                of_table.or(open.selected().map(|finding| finding.subject))
            }
            _ if self.pane == Pane::Card => match self.card.as_ref().and_then(CardPane::target) {
                Some(Target::Org(org)) => Some(org),
                _ => of_card,
            },
            _ => of_card,
        }
    }

    fn in_table(&self) -> bool {
        self.context() == Context::Table
    }

    /// Copies the name and code of whom the cursor is on.
    pub(super) fn copy_name(&mut self) -> After {
        let Some(org) = self.pointed() else {
            self.message = Some(status::NOTHING_SELECTED.to_owned());
            return After::Stay;
        };
        let name = called(self.as_at.name(org), &self.atlas.org(org).id);
        self.message = Some(status::copied(&name));
        After::Copy(name)
    }

    /// Opens the sheet for whom the cursor is on.
    pub(super) fn open_sheet(&mut self) {
        let Some(org) = self.pointed() else {
            self.message = Some(status::NOTHING_SELECTED.to_owned());
            return;
        };
        let sheet = Sheet::new(&self.as_at, org, self.last_choice);
        self.cover(OnTop::Sheet(Box::new(sheet)));
    }

    /// Does what is asked where it means something else on the sheet; none where it does not.
    pub(super) fn act_on_sheet(&mut self, action: Action) -> Option<After> {
        let OnTop::Sheet(sheet) = &mut self.on_top else { return None };
        match (&mut sheet.stage, action) {
            (Stage::Asking, Action::Overwrite) => return Some(self.write_file(Existing::Overwrite)),
            (Stage::Reading(_) | Stage::Asking, Action::StepBack) => sheet.stage = Stage::Choosing,
            (Stage::Reading(printed), _) => printed.scroll_by(scrolled(action, printed.height())?),
            (Stage::Choosing, Action::Follow) => return Some(self.follow_sheet()),
            (Stage::Choosing, Action::Up | Action::PageUp | Action::First) => {
                sheet.move_by(if action == Action::Up { -1 } else { isize::MIN });
            }
            (Stage::Choosing, Action::Down | Action::PageDown | Action::Last) => {
                sheet.move_by(if action == Action::Down { 1 } else { isize::MAX });
            }
            (Stage::Choosing, Action::Right) => sheet.turn(Turn::Next),
            (Stage::Choosing, Action::Left) => sheet.turn(Turn::Previous),
            _ => return None,
        }
        Some(After::Stay)
    }

    /// Copies, writes or shows what is chosen.
    fn follow_sheet(&mut self) -> After {
        let OnTop::Sheet(sheet) = &self.on_top else { return After::Stay };
        let choice = sheet.choice;
        if choice.to == To::File {
            return self.write_file(Existing::Keep);
        }
        let Some(written) = self.written() else { return After::Stay };
        let OnTop::Sheet(sheet) = &mut self.on_top else { return After::Stay };
        if choice.to == To::Screen {
            let area = self.layout.printed();
            let mut printed = Printed::new(written.text);
            printed.fit(area.width.into(), area.height.into());
            sheet.stage = Stage::Reading(Box::new(printed));
            self.message = written.warning;
            return After::Stay;
        }
        if written.text.len() > MOST_COPIED {
            sheet.to_file();
            self.message = Some(status::too_much(written.text.len()));
            return After::Stay;
        }
        self.last_choice = choice;
        self.uncover();
        self.message = Some(status::sent(&status::copied_lines(&written.text), written.warning.as_deref()));
        After::Copy(written.text)
    }

    /// Asks for the file to be written.
    fn write_file(&mut self, existing: Existing) -> After {
        let OnTop::Sheet(sheet) = &self.on_top else { return After::Stay };
        if sheet.name.is_blank() {
            self.message = Some("Type a name for the file first.".to_owned());
            return After::Stay;
        }
        let name = sheet.name.text().trim().to_owned();
        let Some(ExportText { text, warning }) = self.written() else { return After::Stay };
        After::Save(Box::new(Save { name, text, existing, warning }))
    }

    /// Takes in how the writing of a file went.
    pub fn saved(&mut self, wanted: &Save, outcome: io::Result<()>) {
        let OnTop::Sheet(sheet) = &mut self.on_top else { return };
        sheet.stage = Stage::Choosing;
        match outcome {
            Ok(()) => {
                self.last_choice = sheet.choice;
                self.uncover();
                self.message = Some(status::sent(&status::saved(wanted), wanted.warning.as_deref()));
            }
            Err(why) if why.kind() == ErrorKind::AlreadyExists && wanted.existing == Existing::Keep => {
                sheet.stage = Stage::Asking;
            }
            Err(why) => {
                sheet.field = Field::Name;
                self.message = Some(status::not_saved(&wanted.name, &why));
            }
        }
    }

    /// What the command line prints where it is asked for the same; none where that says that
    /// there is nothing to print, which is said here too.
    fn written(&mut self) -> Option<ExportText> {
        let OnTop::Sheet(sheet) = &self.on_top else { return None };
        let (org, choice) = (sheet.org, sheet.choice);
        let look = Look { glyphs: self.signs(), ..Look::default() };
        let outcome = match choice.what {
            Subject::Tree if !self.as_at.snapshot().shows(org) => {
                Err(not_there(self.atlas, &absence(&self.as_at, org)))
            }
            Subject::Tree => {
                let depth = Depth { levels: choice.depth, tier: None };
                let format = TreeFormat::from_format(choice.format).unwrap_or_default();
                Ok(export(&self.as_at, Export::Tree(&[org], depth, format), look))
            }
            Subject::Note => {
                // A note is of what is there on the day, whatever the tree shows.
                let as_at = AsAt::new(self.atlas, self.as_at.day(), Closed::Leave);
                let options = BriefOptions { depth: choice.depth, since: None };
                let format = BriefFormat::from_format(choice.format).unwrap_or_default();
                Ok(export(&as_at, Export::Note(org, options, format), look))
            }
        };
        match outcome {
            Ok(written) => Some(written),
            Err(why) => {
                self.message = Some(why);
                None
            }
        }
    }

    /// The signs in which texts are written.
    pub fn signs(&self) -> Glyphs {
        if self.settings.ascii { Glyphs::Ascii } else { Glyphs::Unicode }
    }

    /// Fits what is shown to the window.
    pub(super) fn fit_sheet(&mut self) {
        let area = self.layout.printed();
        let OnTop::Sheet(sheet) = &mut self.on_top else { return };
        if let Stage::Reading(printed) = &mut sheet.stage {
            printed.fit(area.width.into(), area.height.into());
        }
    }

    /// A click selects a line of the sheet; a click on the one with the cursor changes it.
    pub(super) fn click_sheet(&mut self, column: u16, row: u16) {
        let area = self.layout.sheet_text();
        let OnTop::Sheet(sheet) = &mut self.on_top else { return };
        if !matches!(sheet.stage, Stage::Choosing) || !area.contains((column, row).into()) {
            return;
        }
        let Some(field) = sheet.fields().get(usize::from(row - area.y)).copied() else { return };
        if field == sheet.field {
            sheet.turn(Turn::Next);
        }
        sheet.field = field;
    }

    /// The wheel scrolls what is shown, and nothing else.
    pub(super) fn scroll_sheet(&mut self, rows: isize) {
        let OnTop::Sheet(sheet) = &mut self.on_top else { return };
        if let Stage::Reading(printed) = &mut sheet.stage {
            printed.scroll_by(rows);
        }
    }
}

/// How far an action scrolls, where so many rows are in sight; none where it does not scroll.
fn scrolled(action: Action, height: usize) -> Option<isize> {
    let page = isize::try_from(height).unwrap_or(1).max(1);
    let half = (page / 2).max(1);
    Some(match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::HalfPageUp => -half,
        Action::HalfPageDown => half,
        Action::PageUp => -page,
        Action::PageDown => page,
        Action::First => isize::MIN,
        Action::Last => isize::MAX,
        _ => return None,
    })
}
