//! What actions do wherever one is, and in the panes where no view lies on them.

use super::App;
use crate::atlas::OrgIx;
use crate::date::Day;
use crate::query::Changes;
use crate::render::{called, name, way_down};
use crate::tui::action::{Action, After};
use crate::tui::card::{CardPane, Target};
use crate::tui::status;
use crate::tui::subject::Subject;
use crate::tui::text_input::TextInput;
use crate::tui::views;
use crate::tui::views::listing::Listing;

impl App<'_> {
    /// Does what the view on top, if there is one, has nothing to do with.
    pub(super) fn act_anywhere(&mut self, action: Action) -> After {
        match action {
            Action::Quit => return After::Quit,
            Action::Interrupt => return After::Interrupt,
            Action::Suspend if cfg!(unix) => return After::Suspend,
            Action::Suspend => self.panes.say(status::CANNOT_SUSPEND),
            Action::Copy => return self.copy_name(),
            Action::CopyPath => return self.copy_path(),
            Action::ToggleMouse => return self.toggle_mouse(),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::EarlierDate => self.step_date(Changes::before),
            Action::LaterDate => self.step_date(Changes::after),
            Action::ToggleClosed => self.toggle_closed(),
            Action::History => self.read_of_one(Subject::History),
            Action::Mark => self.mark(),
            Action::Overlap => self.read_of_two(Subject::Overlap),
            Action::Path => self.read_of_two(Subject::Path),
            Action::ClearTyped => self.edit(TextInput::clear),
            Action::EraseLetter => self.edit(TextInput::erase_letter),
            Action::EraseWord => self.edit(TextInput::erase_word),
            Action::StepBack if self.top().is_some() => self.shut(),
            _ => match views::opened_by(action) {
                Some(open) => self.open(open),
                None if self.top().is_some() => {}
                None if action == Action::Follow => return self.follow_line(),
                None => self.panes.act(action),
            },
        }
        After::Stay
    }

    fn read_of_one(&mut self, subject: impl FnOnce(OrgIx) -> Subject) {
        match self.pointed() {
            Some(org) => self.read(subject(org)),
            None => self.panes.say(status::NOTHING_SELECTED),
        }
    }

    /// Opens what is to be read of whom is marked and whom the cursor is on.
    fn read_of_two(&mut self, subject: impl FnOnce([OrgIx; 2]) -> Subject) {
        match (self.panes.mark(), self.pointed()) {
            (None, _) => self.panes.say(status::MARK_ONE_FIRST),
            (Some(_), None) => self.panes.say(status::NOTHING_SELECTED),
            (Some(mark), Some(org)) if mark == org => {
                let said = status::marked_itself(self.as_at(), org);
                self.panes.say(said);
            }
            (Some(mark), Some(org)) => self.read(subject([mark, org])),
        }
    }

    fn mark(&mut self) {
        match self.pointed() {
            Some(org) => self.panes.toggle_mark(org),
            None => self.panes.say(status::NOTHING_SELECTED),
        }
    }

    fn toggle_mouse(&mut self) -> After {
        let mouse = self.panes.toggle_mouse();
        self.panes.say(status::mouse(mouse));
        After::Mouse(mouse)
    }

    /// Copies the names from the top down to what is selected.
    fn copy_path(&mut self) -> After {
        let Some(org) = self.pointed() else {
            self.panes.say(status::NOTHING_SELECTED);
            return After::Stay;
        };
        let way = way_down(self.as_at(), org);
        self.copy(way)
    }

    fn copy(&mut self, text: String) -> After {
        self.panes.say(status::copied(&text));
        After::Copy(text)
    }

    /// Copies the name and code of whom the cursor is on; on a source, its address.
    fn copy_name(&mut self) -> After {
        if let (None, Some(address)) = (self.top(), self.panes.pointed_address()) {
            return self.copy(address);
        }
        let Some(org) = self.pointed() else {
            self.panes.say(status::NOTHING_SELECTED);
            return After::Stay;
        };
        let name = called(&name(self.as_at(), org), &self.as_at().atlas().org(org).id);
        self.copy(name)
    }

    fn step_date(&mut self, step: impl FnOnce(&Changes, Day) -> Option<Day>) {
        let (of, changes) = (self.panes.selected(), self.panes.changes());
        let Some(day) = step(&changes, self.as_at().day()) else {
            self.panes.say(status::no_more_dates(&changes));
            return;
        };
        self.turn(day);
        self.panes.say_changed(of, day);
    }

    /// Goes where the line of the card leads.
    pub(super) fn follow_line(&mut self) -> After {
        match self.card().and_then(CardPane::target) {
            Some(Target::Org(org)) => {
                self.leave();
                self.panes.go_to(org);
                self.panes.go_to_first_link();
            }
            Some(Target::Day(day)) => {
                let org = self.panes.selected();
                self.turn(day);
                if let Some(org) = org {
                    self.panes.go_to(org);
                }
            }
            Some(Target::Fold(heading)) => self.panes.toggle_fold(heading),
            Some(Target::Changes(org, day)) => self.read(Subject::on(org, day)),
            Some(Target::List(whole, kind)) => {
                let list = Listing::new(&mut self.panes, whole, kind);
                self.lay(Box::new(list));
            }
            Some(Target::Key(action)) => return self.act_anywhere(action),
            None => self.panes.say(status::LEADS_NOWHERE),
        }
        After::Stay
    }
}
