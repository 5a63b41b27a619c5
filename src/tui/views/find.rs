//! The search: what is being typed, what that has found, and going there.

mod grouped;
mod hits;
mod localities;
mod pen;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::query::{Covering, CoveringArea, start};
use crate::render::{Apart, clean, counted, name, short, thousands};
use crate::search::{Asked, Found, Typing};
use crate::tui::action::{Action, Wheel};
use crate::tui::card::Target;
use crate::tui::frame::{Focus, Framed, InputLine};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, below, inside};
use crate::tui::list::{ListClick, ListCursor, ListLine, step};
use crate::tui::panes::{Pane, Panes};
use crate::tui::text::{columns, cut};
use crate::tui::text_input::TextInput;
use crate::tui::theme::Theme;
use crate::tui::view::{Cover, Open, Origin, Outcome, View};
use grouped::{FindLine, Sort, grouped};
use hits::{HitLine, named};
use localities::LocalityLine;

/// The search as it stands.
#[derive(Clone, Debug, Default)]
pub struct Find {
    input: TextInput,
    list: ListCursor,
    found: Vec<Found>,
    /// What of that is shown, under headings; where nothing is typed, what could be.
    lines: Vec<FindLine>,
    /// The sorts of which all is shown.
    opened: Vec<Sort>,
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
        let areas = lines.iter().map(|line| match self.found_on(line.number) {
            Some(Found::Organisation(_)) | None => Vec::new(),
            Some(Found::Locality(hit)) => covering
                .get_or_insert_with(|| Covering::new(panes.as_at()))
                .councils(&panes.atlas().locality(hit.locality)),
        });
        areas.collect()
    }

    /// Shows the card of the one with the cursor, where there is room for it; of a locality that of
    /// the area to which it leads.
    fn show_selected(&mut self, panes: &mut Panes<'_>) {
        self.selected = match (self.lines.get(self.list.cursor()), self.found_on(self.list.cursor())) {
            (Some(FindLine::Recent(org)), _) => Some(*org),
            (_, Some(Found::Organisation(hit))) => Some(hit.org),
            (_, Some(Found::Locality(hit))) => {
                Covering::new(panes.as_at()).leads_to(&panes.atlas().locality(hit.locality))
            }
            _ => None,
        };
        match self.selected {
            Some(org) if panes.layout().is_wide() => panes.show(org),
            None if !self.input.is_blank() => panes.show_none(),
            _ => {}
        }
    }

    /// What was found that stands on a line.
    fn found_on(&self, line: usize) -> Option<&Found> {
        match self.lines.get(line)? {
            FindLine::Found(at) => self.found.get(*at),
            _ => None,
        }
    }

    /// Lists what was found, or what could be looked for, the cursor on the first of it.
    fn list_all(&mut self, panes: &Panes<'_>) {
        self.lines = if self.input.is_blank() {
            suggestions(panes)
        } else {
            grouped(panes.as_at(), &self.found, &self.opened)
        };
        self.list.restart(self.lines.len());
        self.leave_heading(false);
    }

    fn leave_heading(&mut self, going_up: bool) {
        let lines = &self.lines;
        self.list.leave_heading(|at| lines.get(at).is_some_and(FindLine::is_heading), going_up);
    }

    fn move_by(&mut self, rows: isize, panes: &mut Panes<'_>) {
        self.list.move_by(rows);
        self.leave_heading(rows < 0);
        self.show_selected(panes);
    }

    fn follow(&mut self, panes: &mut Panes<'_>) -> Outcome {
        match self.lines.get(self.list.cursor()) {
            Some(FindLine::More(sort, _)) => {
                let (sort, cursor) = (*sort, self.list.cursor());
                self.opened.push(sort);
                self.list_all(panes);
                self.list.move_to(cursor);
                self.show_selected(panes);
                return Outcome::Stay;
            }
            Some(FindLine::Example(text)) => {
                let text = text.clone();
                self.input.change(|line| line.paste(&text));
                self.edited(panes);
                return Outcome::Stay;
            }
            _ => {}
        }
        let Some(org) = self.selected else {
            panes.say("Nothing found to go to. Esc leaves the search.");
            return Outcome::Stay;
        };
        panes.focus(Pane::Tree);
        panes.show_selected();
        if let Some(Found::Locality(hit)) = self.found_on(self.list.cursor()) {
            let locality = panes.atlas().locality(hit.locality);
            let areas = Covering::new(panes.as_at()).councils(&locality);
            let names: Vec<String> = areas.iter().map(|area| name(panes.as_at(), area.area)).collect();
            if !names.is_empty() {
                panes.say(format!("{} lies in {}.", clean(&locality.name), names.join(" and ")));
            }
        }
        Outcome::Go(Target::Org(org))
    }

    /// A heading, what was looked at before, what could be typed, and what more there is.
    fn other_line(&self, line: &ListLine, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (theme, as_at) = (panes.theme(), panes.as_at());
        let (text, beside, style) = match &self.lines[line.number] {
            FindLine::Heading(text, count) => {
                let count = count.map_or_else(String::new, counted);
                ((*text).to_owned(), count, theme.heading())
            }
            FindLine::More(_, count) => (format!("  {} more", counted(*count)), String::new(), theme.quiet()),
            FindLine::Example(text) => (format!("  {}", clean(text)), String::new(), Theme::text()),
            FindLine::Recent(org) => {
                (format!("  {}", name(as_at, *org)), as_at.kind(*org).label().to_owned(), Theme::text())
            }
            FindLine::Found(_) => return,
        };
        let room = usize::from(line.area.width.saturating_sub(2));
        let text = cut(&text, room, theme.glyphs().cut);
        let (x, _) = buffer.set_stringn(line.area.x + 1, line.area.y, &text, room, style);
        let left = usize::from(line.area.right().saturating_sub(x + 2));
        if columns(&beside) <= left {
            buffer.set_stringn(x + 1, line.area.y, &beside, left, theme.quiet());
        }
    }

    fn status(&self) -> String {
        match (self.input.is_blank(), self.total) {
            (true, _) => "a code, a name, initials, a town, a postcode; 'word whole, !word not".to_owned(),
            (_, 0) => "nothing found: try fewer letters, or one word of its name".to_owned(),
            _ if self.remark.is_some() => self.remark.clone().unwrap_or_default(),
            (_, 1) => "1 found".to_owned(),
            (_, total) if total > self.found.len() => {
                format!(
                    "{} found, the best {} shown: type more of it",
                    thousands(total as u64),
                    self.found.len()
                )
            }
            (_, total) => format!("{} found", thousands(total as u64)),
        }
    }
}

/// What was looked at last, and what could be typed.
fn suggestions(panes: &Panes<'_>) -> Vec<FindLine> {
    let mut lines = Vec::new();
    if !panes.recent().is_empty() {
        lines.push(FindLine::Heading("Looked at last", None));
        lines.extend(panes.recent().iter().copied().map(FindLine::Recent));
    }
    let examples = start(panes.as_at()).examples;
    if !examples.is_empty() {
        lines.push(FindLine::Heading("Such as", None));
        lines.extend(examples.into_iter().map(FindLine::Example));
    }
    lines
}

/// The rows of what was found, below the line in which one types.
fn list_area(layout: ScreenLayout) -> Rect {
    below(inside(layout.tree()), 2)
}

impl Open for Find {
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        // Built before the first letter is typed.
        panes.index();
        let mut find = Find::default();
        find.list_all(panes);
        Some(find)
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
            _ => match step(action, self.list.height()) {
                Some(rows) => self.move_by(rows, panes),
                None => return Outcome::Pass,
            },
        }
        Outcome::Stay
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        let click = self.list.click(at, list_area(panes.layout()));
        self.leave_heading(false);
        if click != ListClick::Missed {
            self.show_selected(panes);
        }
        if click == ListClick::Again { self.follow(panes) } else { Outcome::Stay }
    }

    fn scroll(&mut self, wheel: Wheel, panes: &mut Panes<'_>) {
        self.move_by(wheel.rows, panes);
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
        self.opened.clear();
        self.list_all(panes);
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
            let hit = match self.found_on(line.number) {
                Some(Found::Organisation(hit)) => Some(named(as_at, hit)),
                _ => None,
            };
            let areas = areas.iter().map(|covering| (covering.area, short(as_at, covering.area)));
            hit.into_iter().flatten().chain(areas)
        });
        let apart = Apart::of(named);
        for (line, areas) in lines.iter().zip(&areas) {
            match self.found_on(line.number) {
                Some(Found::Organisation(hit)) => {
                    HitLine { hit, as_at, apart: &apart, theme }.render(line.area, buffer);
                }
                Some(Found::Locality(hit)) => {
                    LocalityLine { hit, typed: self.text(), areas, apart: &apart, panes }
                        .render(line.area, buffer);
                }
                None => self.other_line(line, panes, buffer),
            }
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
    }
}
