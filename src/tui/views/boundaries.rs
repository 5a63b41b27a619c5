//! Where boundaries do not line up: a list of findings, and the table of the one with the
//! cursor.

mod areas;
pub mod findings;
mod list_drawing;
mod table;
mod table_drawing;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::boundaries::FindingOptions;
use crate::query::dated;
use crate::render::matrix::everyday_name;
use crate::tui::action::{Action, Wheel};
use crate::tui::card::Target;
use crate::tui::frame::{Edge, Focus, Framed, paragraphs};
use crate::tui::keymap::{Binding, Context};
use crate::tui::list::{ListClick, step};
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::text::cut;
use crate::tui::text_input::TextInput;
use crate::tui::theme::Theme;
use crate::tui::view::{Open, Origin, Outcome, View};
use areas::Areas;
use findings::{Boundaries, Half, Panel};
use list_drawing::FindingsList;
use table::MatrixPane;
use table::cursor::CursorMove;
use table_drawing::MatrixView;

/// A name at the foot is cut to this many columns.
const LONGEST_NAME: usize = 24;

impl Boundaries {
    /// Changes between what is selected and all there is.
    fn look_elsewhere(&mut self, panes: &mut Panes<'_>) {
        let is_about_one = self.about.is_some() || self.nothing_of.is_some();
        let about = panes.selected().filter(|_| !is_about_one);
        let mut new = Self::new(panes.as_at(), about);
        new.input = std::mem::take(&mut self.input);
        new.focus = self.focus;
        new.narrow(panes.as_at());
        *self = new;
        self.fit(panes);
    }

    fn travel(&mut self, action: Action, panes: &mut Panes<'_>) {
        let half = match action {
            Action::NextSibling | Action::PreviousSibling => Half::List,
            _ => self.focus,
        };
        let height = match (half, &self.pane) {
            (Half::List, _) => self.list.height(),
            (Half::Table, Some(pane)) => pane.rows_in_sight().len(),
            (Half::Table, None) => return,
        };
        let by = match action {
            Action::Left | Action::PreviousSibling => -1,
            Action::Right | Action::NextSibling => 1,
            _ => step(action, height).unwrap_or(0),
        };
        match &mut self.pane {
            Some(pane) if half == Half::Table => {
                self.panel = Panel::Table;
                pane.move_cursor(match action {
                    Action::Left | Action::Right | Action::First | Action::Last => CursorMove::Across(by),
                    _ => CursorMove::Down(by),
                });
            }
            _ => self.move_list(by, panes),
        }
    }

    fn move_list(&mut self, by: isize, panes: &mut Panes<'_>) {
        self.list.move_by(by);
        self.leave_heading(by < 0);
        self.draw_up(panes.as_at());
        self.fit(panes);
    }

    /// From what a finding means to its table, from the table to the list, from there to
    /// where one was.
    fn step_back(&mut self) -> Outcome {
        match (self.panel, self.focus) {
            (Panel::Meaning, _) => self.panel = Panel::Table,
            (Panel::Table, Half::Table) => self.focus = Half::List,
            (Panel::Table, Half::List) => return Outcome::Shut,
        }
        Outcome::Stay
    }

    /// What findings of the sort mean, and back to the table.
    fn explain(&mut self, panes: &Panes<'_>) {
        if self.pane.is_none() {
            return;
        }
        self.panel = match self.panel {
            Panel::Table => Panel::Meaning,
            Panel::Meaning => Panel::Table,
        };
        if !Areas::of(panes.layout()).has_both {
            self.focus = Half::Table;
        }
    }

    /// Since when the finding has been so: looked up only when asked for.
    fn date(&mut self, panes: &mut Panes<'_>) {
        let Some(finding) = self.selected().cloned() else { return };
        let dated = dated(panes.as_at(), vec![finding], FindingOptions::default());
        let Some(since) = dated.first().map(|dated| status::has_been_so(dated.period)) else { return };
        self.panel = Panel::Table;
        if let Some(pane) = &mut self.pane {
            pane.since = Some(since.clone());
        }
        if self.focus == Half::List && !Areas::of(panes.layout()).has_both {
            panes.say(since);
        }
    }

    fn go(&self, target: impl FnOnce(&MatrixPane) -> Option<OrgIx>, panes: &mut Panes<'_>) -> Outcome {
        let Some(org) = self.pane.as_ref().and_then(target) else {
            panes.say("Nothing here to go to.");
            return Outcome::Stay;
        };
        Outcome::Go(Target::Org(org))
    }

    fn draw_table(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (areas, theme) = (Areas::of(panes.layout()), panes.theme());
        let title = self.pane.as_ref().map_or("", MatrixPane::title);
        let focus = Focus::of(self.focus == Half::Table);
        Framed { title, focus, theme }.render(areas.table, buffer);
        let Some(pane) = &self.pane else { return };
        if self.panel == Panel::Meaning {
            let text = [(pane.explanation().to_owned(), Theme::text())];
            return paragraphs(&text, areas.table_text, buffer);
        }
        MatrixView { as_at: panes.as_at(), pane, focus, theme }.render(areas.table_text, buffer);
        let of = pane.rows().len();
        if pane.rows_in_sight().len() < of {
            let number = pane.cursor().row.map_or(1, |row| row + 1);
            Edge::Row { number, of }.draw(areas.table, theme, buffer);
        }
    }
}

impl Open for Boundaries {
    /// Opens it for what is selected.
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        Some(Boundaries::new(panes.as_at(), panes.selected()))
    }
}

impl View for Boundaries {
    fn context(&self) -> Context {
        match self.focus {
            Half::List => Context::Findings,
            Half::Table => Context::Table,
        }
    }

    fn is_on_the_way_back(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Boundaries => self.look_elsewhere(panes),
            Action::Explain => self.explain(panes),
            Action::Since => self.date(panes),
            Action::Follow => return self.go(MatrixPane::target, panes),
            Action::FollowColumn => return self.go(MatrixPane::column_target, panes),
            Action::StepBack => return self.step_back(),
            Action::SwitchPane => {
                self.focus = match self.focus {
                    Half::List if self.pane.is_some() => Half::Table,
                    _ => Half::List,
                };
            }
            Action::Left | Action::Right | Action::NextSibling | Action::PreviousSibling => {
                self.travel(action, panes);
            }
            _ if step(action, 1).is_some() => self.travel(action, panes),
            _ => return Outcome::Pass,
        }
        Outcome::Stay
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        let areas = Areas::of(panes.layout());
        let shows = |half: Half| areas.has_both || self.focus == half;
        if shows(Half::List) && areas.list.contains(at) {
            let had_focus = self.focus == Half::List;
            let again = self.list.click(at, areas.list) == ListClick::Again && had_focus;
            self.leave_heading(false);
            self.focus = if again { Half::Table } else { Half::List };
            self.draw_up(panes.as_at());
            self.fit(panes);
        } else if shows(Half::Table) && areas.table_text.contains(at) {
            let Some(pane) = &mut self.pane else { return Outcome::Stay };
            self.focus = Half::Table;
            let Rect { x, y, .. } = areas.table_text;
            pane.click((at.x - x).into(), (at.y - y).into());
        }
        Outcome::Stay
    }

    fn scroll(&mut self, wheel: Wheel, panes: &mut Panes<'_>) {
        let areas = Areas::of(panes.layout());
        let is_over_table =
            if areas.has_both { areas.table.contains(wheel.at) } else { self.focus == Half::Table };
        match &mut self.pane {
            Some(pane) if is_over_table => pane.move_cursor(CursorMove::Down(wheel.rows)),
            _ => self.move_list(wheel.rows, panes),
        }
    }

    fn text_input<'v>(&'v mut self, _: &'v mut Panes<'_>) -> Option<&'v mut TextInput> {
        Some(&mut self.input)
    }

    fn edited(&mut self, panes: &mut Panes<'_>) {
        self.narrow(panes.as_at());
        self.fit(panes);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        let areas = Areas::of(panes.layout());
        self.list.set_height(areas.list.height.into());
        if self.list.cursor() == 1 {
            // The heading over the first is seen with it.
            self.list.show_from_the_top();
        }
        if let Some(pane) = &mut self.pane {
            pane.fit(areas.table_text.width.into(), areas.table_text.height.into());
        }
    }

    fn renew(&mut self, panes: &mut Panes<'_>) {
        if !self.on_another_day(panes.as_at()) {
            self.panel = Panel::Table;
        }
        self.fit(panes);
    }

    fn pointed(&self, _: &Panes<'_>) -> Option<OrgIx> {
        let of_table = self.pane.as_ref().filter(|_| self.focus == Half::Table).and_then(MatrixPane::target);
        of_table.or(self.selected().map(|finding| finding.subject))
    }

    /// In a table Enter leads to whatever the cursor is on, and its name says where.
    fn foot_label(&self, binding: &Binding, panes: &Panes<'_>) -> String {
        let Some(pane) = &self.pane else { return binding.label.to_owned() };
        let target = match binding.action {
            Action::Follow => pane.target(),
            // On a heading Enter leads there already.
            Action::FollowColumn => pane.column_target().filter(|column| pane.target() != Some(*column)),
            _ => return binding.label.to_owned(),
        };
        let name = target.map(|org| everyday_name(panes.as_at(), org));
        let cut_glyph = panes.theme().glyphs().cut;
        name.map_or_else(String::new, |name| format!("to {}", cut(&name, LONGEST_NAME, cut_glyph)))
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let areas = Areas::of(panes.layout());
        if areas.has_both || self.focus == Half::List {
            FindingsList { as_at: panes.as_at(), open: self, areas, theme: panes.theme() }.draw(buffer);
        }
        if areas.has_both || self.focus == Half::Table {
            self.draw_table(panes, buffer);
        }
    }
}
