//! The search: what is being typed, what that has found, and going there.

mod hits;
mod localities;
mod pen;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::query::{Covering, CoveringArea};
use crate::render::{Apart, short, thousands};
use crate::search::{Asked, Found, Typing};
use crate::tui::action::{Action, Wheel};
use crate::tui::card::Target;
use crate::tui::frame::{Focus, Framed, InputLine};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, below, inside};
use crate::tui::list::{ListClick, ListCursor, ListLine};
use crate::tui::panes::{Pane, Panes};
use crate::tui::text_input::TextInput;
use crate::tui::theme::Theme;
use crate::tui::view::{Cover, Open, Origin, Outcome, View};
use hits::{HitLine, named};
use localities::LocalityLine;

/// The search as it stands.
#[derive(Clone, Debug, Default)]
pub struct Find {
    input: TextInput,
    list: ListCursor,
    found: Vec<Found>,
    /// How many there are, shown or not.
    total: usize,
    /// What else is to be said of them.
    remark: Option<String>,
    /// Where the one with the cursor leads.
    selected: Option<OrgIx>,
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

    /// Of each line the councils that cover the locality in it.
    fn areas_of(&self, lines: &[ListLine], panes: &Panes<'_>) -> Vec<Vec<CoveringArea>> {
        let mut covering = None;
        let areas = lines.iter().map(|line| match &self.found[line.number] {
            Found::Organisation(_) => Vec::new(),
            Found::Locality(hit) => covering
                .get_or_insert_with(|| Covering::new(panes.as_at()))
                .councils(&panes.atlas().locality(hit.locality)),
        });
        areas.collect()
    }

    /// Shows the card of the one with the cursor, where there is room for it; of a locality that of
    /// the area to which it leads.
    fn show_selected(&mut self, panes: &mut Panes<'_>) {
        self.selected = match self.found.get(self.list.cursor()) {
            Some(Found::Organisation(hit)) => Some(hit.org),
            Some(Found::Locality(hit)) => {
                Covering::new(panes.as_at()).leads_to(&panes.atlas().locality(hit.locality))
            }
            None => None,
        };
        match self.selected {
            Some(org) if panes.layout().is_wide() => panes.show(org),
            None if !self.input.is_blank() => panes.show_none(),
            _ => {}
        }
    }

    fn follow(&self, panes: &mut Panes<'_>) -> Outcome {
        let Some(org) = self.selected else {
            panes.say("Nothing found to go to. Esc leaves the search.");
            return Outcome::Stay;
        };
        panes.focus(Pane::Tree);
        panes.show_selected();
        Outcome::Go(Target::Org(org))
    }

    fn status(&self) -> String {
        match (self.input.is_blank(), self.total) {
            (true, _) => "a code, a name, initials, a town or a postcode".to_owned(),
            (_, 0) => "nothing found: try fewer letters, or one word of its name".to_owned(),
            _ if self.remark.is_some() => self.remark.clone().unwrap_or_default(),
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
        let day = panes.as_at().day();
        let asked = Asked { words: self.input.text(), day, limit: SHOWN, typing: Typing::UnderWay };
        let answer = panes.index().answer(&asked, |_| true, |_| true);
        self.remark = match answer.district {
            Some(district) => Some(format!("by its district, {district}")),
            None if answer.are_guesses && answer.total > 0 => Some("nothing of that name; perhaps".to_owned()),
            None => None,
        };
        self.found = answer.found;
        self.total = answer.total;
        self.list.restart(self.found.len());
        self.show_selected(panes);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(list_area(panes.layout()).height.into());
        self.show_selected(panes);
    }

    fn pointed(&self, _: &Panes<'_>) -> Option<OrgIx> {
        self.selected
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (layout, theme) = (panes.layout(), panes.theme());
        Framed { title: "Find", focus: Focus::On, theme }.render(layout.tree(), buffer);
        InputLine { prompt: '/', text: self.text(), status: &self.status(), theme }
            .render(inside(layout.tree()), buffer);
        let as_at = panes.as_at();
        let lines: Vec<_> = self.list.lines(list_area(layout)).collect();
        let areas: Vec<Vec<CoveringArea>> = self.areas_of(&lines, panes);
        let named = lines.iter().zip(&areas).flat_map(|(line, areas)| {
            let hit = match &self.found[line.number] {
                Found::Organisation(hit) => Some(named(as_at, hit)),
                Found::Locality(_) => None,
            };
            let areas = areas.iter().map(|covering| (covering.area, short(as_at, covering.area)));
            hit.into_iter().flatten().chain(areas)
        });
        let apart = Apart::of(named);
        for (line, areas) in lines.iter().zip(&areas) {
            match &self.found[line.number] {
                Found::Organisation(hit) => {
                    HitLine { hit, as_at, apart: &apart, theme }.render(line.area, buffer);
                }
                Found::Locality(hit) => {
                    LocalityLine { hit, typed: self.text(), areas, apart: &apart, panes }
                        .render(line.area, buffer);
                }
            }
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
    }
}
