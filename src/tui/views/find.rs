//! The search: what is being typed, what that has found, and going there.

mod hits;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::render::thousands;
use crate::search::Hit;
use crate::tui::action::{Action, Wheel};
use crate::tui::card::Target;
use crate::tui::frame::{Focus, Framed, InputLine};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, below, inside};
use crate::tui::list::{ListClick, ListCursor};
use crate::tui::panes::{Pane, Panes};
use crate::tui::text_input::TextInput;
use crate::tui::theme::Theme;
use crate::tui::view::{Cover, Open, Origin, Outcome, View};
use hits::HitLine;

/// The search as it stands.
#[derive(Clone, Debug, Default)]
pub struct Find {
    input: TextInput,
    list: ListCursor,
    hits: Vec<Hit>,
    /// How many there are, shown or not.
    total: usize,
}

/// More than anyone reads; what is more is counted.
const SHOWN: usize = 200;

impl Find {
    /// What has been typed.
    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// How many were found.
    pub fn total(&self) -> usize {
        self.total
    }

    fn selected(&self) -> Option<OrgIx> {
        self.hits.get(self.list.cursor()).map(|hit| hit.org)
    }

    /// Shows the card of the one with the cursor, where there is room for it.
    fn show_selected(&self, panes: &mut Panes<'_>) {
        match self.selected() {
            Some(org) if panes.layout().is_wide() => panes.show(org),
            None if !self.input.is_blank() => panes.show_none(),
            _ => {}
        }
    }

    fn follow(&self, panes: &mut Panes<'_>) -> Outcome {
        let Some(org) = self.selected() else {
            panes.say("Nothing found to go to. Esc leaves the search.");
            return Outcome::Stay;
        };
        panes.focus(Pane::Tree);
        panes.show_selected();
        Outcome::Go(Target::Org(org))
    }

    fn status(&self) -> String {
        match (self.input.is_blank(), self.total) {
            (true, _) => "a code, a name or former name, or initials".to_owned(),
            (_, 0) => "nothing found: try fewer letters, or one word of its name".to_owned(),
            (_, 1) => "1 found".to_owned(),
            (_, total) => format!("{} found", thousands(total as u64)),
        }
    }
}

/// The rows of what was found, below the line in which one types.
fn list_area(layout: ScreenLayout) -> Rect {
    below(inside(layout.tree()), 2)
}

impl Open for Find {
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        // Built before the first letter is typed.
        panes.index();
        Some(Find::default())
    }
}

impl View for Find {
    fn context(&self) -> Context {
        Context::Search
    }

    fn cover(&self) -> Cover {
        Cover::Tree
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => return self.follow(panes),
            Action::StepBack => {
                // The search has shown other cards meanwhile.
                if panes.pane() == Pane::Tree {
                    panes.show_selected();
                }
                return Outcome::Shut;
            }
            _ if self.list.travel(action) => self.show_selected(panes),
            _ => return Outcome::Pass,
        }
        Outcome::Stay
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        let click = self.list.click(at, list_area(panes.layout()));
        if click != ListClick::Missed {
            self.show_selected(panes);
        }
        if click == ListClick::Again { self.follow(panes) } else { Outcome::Stay }
    }

    fn scroll(&mut self, wheel: Wheel, panes: &mut Panes<'_>) {
        self.list.move_by(wheel.rows);
        self.show_selected(panes);
    }

    fn text_input<'v>(&'v mut self, _: &'v mut Panes<'_>) -> Option<&'v mut TextInput> {
        Some(&mut self.input)
    }

    fn edited(&mut self, panes: &mut Panes<'_>) {
        let found = panes.index().find(self.input.text(), panes.as_at().day(), SHOWN, |_| true);
        self.hits = found.hits;
        self.total = found.total;
        self.list.restart(self.hits.len());
        self.show_selected(panes);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(list_area(panes.layout()).height.into());
        self.show_selected(panes);
    }

    fn pointed(&self, _: &Panes<'_>) -> Option<OrgIx> {
        self.selected()
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (layout, theme) = (panes.layout(), panes.theme());
        Framed { title: "Find", focus: Focus::On, theme }.render(layout.tree(), buffer);
        InputLine { prompt: '/', text: self.text(), status: &self.status(), theme }
            .render(inside(layout.tree()), buffer);
        for line in self.list.lines(list_area(layout)) {
            let hit = &self.hits[line.number];
            HitLine { hit, as_at: panes.as_at(), theme }.render(line.area, buffer);
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
    }
}
