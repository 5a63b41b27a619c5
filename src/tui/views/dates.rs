//! A line in which a date is typed, or two, and below it the dates on which something changed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::date::{Date, Day, date_in_words};
use crate::render::{not_a_date, short};
use crate::tui::action::{Action, Wheel};
use crate::tui::frame::{Focus, Framed, InputLine};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, below, inside};
use crate::tui::list::{ListClick, ListCursor};
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::subject::Subject;
use crate::tui::text::cut;
use crate::tui::text_input::TextInput;
use crate::tui::theme::Theme;
use crate::tui::told_days::{ToldDays, in_sight};
use crate::tui::view::{Origin, Outcome, View};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// A date to go to.
    Date,
    /// Two dates, between which to tell what changed of one.
    Between(OrgIx),
}

/// The line and the list as they stand.
#[derive(Clone, Debug)]
pub struct Dates {
    wanted: Wanted,
    input: TextInput,
    list: ListCursor,
    days: ToldDays,
    /// Those that fit what is typed, by their numbers.
    fitting: Vec<usize>,
    /// Did a person move in the list since something was typed?
    has_moved: bool,
}

/// What Enter leads to.
enum Meant {
    Date(Day),
    Between(Day, Day),
    /// What is typed is none.
    Nothing(String),
}

/// Asks for a date to go to.
#[expect(clippy::unnecessary_wraps, reason = "other views may have nothing to show")]
pub(super) fn to_go_to(panes: &mut Panes<'_>, _: Origin) -> Option<Box<dyn View>> {
    Some(Box::new(Dates::new(panes, Wanted::Date)))
}

/// Asks for two dates, between which to tell what changed of whom the cursor is on.
pub(super) fn to_compare(panes: &mut Panes<'_>, origin: Origin) -> Option<Box<dyn View>> {
    let Some(org) = origin.pointed.or_else(|| panes.changing()) else {
        panes.say(status::NOTHING_SELECTED);
        return None;
    };
    Some(Box::new(Dates::new(panes, Wanted::Between(org))))
}

fn list_area(layout: ScreenLayout) -> Rect {
    below(inside(layout.middle_of_lines()), 2)
}

impl Dates {
    fn new(panes: &Panes<'_>, wanted: Wanted) -> Self {
        let days = match wanted {
            Wanted::Date => ToldDays::of_selected(panes),
            Wanted::Between(org) => ToldDays::of_one(panes, org),
        };
        let mut dates = Self {
            wanted,
            input: TextInput::default(),
            list: ListCursor::default(),
            days,
            fitting: Vec::new(),
            has_moved: false,
        };
        dates.narrow();
        let nearest = match wanted {
            Wanted::Date => dates.days.until(panes.as_at().day()),
            Wanted::Between(_) => dates.days.len(),
        };
        dates.list.move_to(nearest);
        dates
    }

    /// Shows the dates that begin like what is typed, or have it in them, as they are written in words or in
    /// numbers. Of two that are typed, the second counts.
    fn narrow(&mut self) {
        let typed = self.input.text().to_lowercase();
        let typed = halves(&typed).map_or(typed.as_str(), |(_, second)| second).trim().to_owned();
        let fits = |number: &usize| {
            let Some(day) = self.days.day(*number) else { return false };
            date_in_words(day).to_lowercase().contains(&typed)
                || day.to_string().starts_with(&typed)
                || day.strftime("%d/%m/%Y").to_string().contains(&typed)
        };
        self.fitting = (0..self.days.len()).filter(fits).collect();
        self.has_moved = false;
        self.list.restart(self.fitting.len());
    }

    fn tell(&mut self, panes: &Panes<'_>) {
        self.days.tell(in_sight(self.list.in_sight(), &self.fitting), panes);
    }

    /// The date with the cursor.
    fn chosen(&self) -> Option<Day> {
        self.fitting.get(self.list.cursor()).and_then(|number| self.days.day(*number))
    }

    /// Does Enter lead to the date with the cursor, rather than to what is typed?
    fn is_chosen(&self) -> bool {
        let are_two = self.wanted != Wanted::Date && halves(self.input.text()).is_some();
        let is_typed = !self.input.is_blank() && (self.fitting.is_empty() || are_two || self.typed().is_ok());
        self.chosen().is_some() && (self.has_moved || !is_typed)
    }

    fn meant(&self) -> Meant {
        match (self.chosen().filter(|_| self.is_chosen()), self.wanted) {
            (Some(day), Wanted::Date) => Meant::Date(day),
            (Some(day), Wanted::Between(_)) => {
                let first = halves(self.input.text()).and_then(|(first, _)| Date::read(first.trim()).ok());
                let first = first.map(Date::last_day).filter(|first| *first < day);
                Meant::Between(first.or_else(|| day.yesterday().ok()).unwrap_or(day), day)
            }
            (None, _) => self.typed().unwrap_or_else(Meant::Nothing),
        }
    }

    /// What is typed; else why it is no date.
    fn typed(&self) -> Result<Meant, String> {
        let text = self.input.text().trim();
        let read = |text: &str| Date::read(text.trim()).map_err(|why| not_a_date(&why));
        match (self.wanted, halves(text)) {
            (Wanted::Date, _) => Ok(Meant::Date(read(text)?.last_day())),
            (Wanted::Between(_), Some((_, second))) if second.trim().is_empty() => {
                Err("type the second date, or choose one below".to_owned())
            }
            (Wanted::Between(_), Some((first, second))) => {
                let (first, second) = (read(first)?.last_day(), read(second)?.last_day());
                if first > second {
                    let (first, second) = (date_in_words(first), date_in_words(second));
                    return Err(format!("{first} comes after {second}: swap them"));
                }
                Ok(Meant::Between(first, second))
            }
            // Of a day, a month or a year by itself: all that changed in it.
            (Wanted::Between(_), None) => {
                let date = read(text)?;
                let first = date.first_day();
                Ok(Meant::Between(first.yesterday().unwrap_or(first), date.last_day()))
            }
        }
    }

    fn follow(&self, panes: &mut Panes<'_>) -> Outcome {
        match (self.meant(), self.wanted) {
            (Meant::Nothing(why), _) => {
                panes.say(capital_and_stop(&why));
                Outcome::Stay
            }
            (Meant::Between(first, second), Wanted::Between(org)) => {
                Outcome::Read(Subject::Difference { org, first, second })
            }
            (Meant::Date(day) | Meant::Between(_, day), _) => Outcome::ShutAndTurn(day),
        }
    }

    /// What Enter leads to, in words.
    fn status(&self) -> String {
        match self.meant() {
            Meant::Date(day) => format!("Enter: {}", date_in_words(day)),
            Meant::Between(first, second) if first.tomorrow().is_ok_and(|next| next == second) => {
                format!("Enter: what changed on {}", date_in_words(second))
            }
            Meant::Between(first, second) => {
                format!("Enter: what changed from {} to {}", date_in_words(first), date_in_words(second))
            }
            Meant::Nothing(_) if self.input.is_blank() => "Nothing here changes with time.".to_owned(),
            Meant::Nothing(why) => capital_and_stop(&why),
        }
    }
}

/// `2021 to 2026` in its two halves.
fn halves(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let whole = [" to ", " – ", " - ", "..", "–"].into_iter().find_map(|between| text.split_once(between));
    whole.or_else(|| text.strip_suffix(" to").map(|first| (first, "")))
}

/// As a sentence.
fn capital_and_stop(text: &str) -> String {
    format!("{}.", crate::render::capital(text))
}

impl View for Dates {
    fn context(&self) -> Context {
        Context::Dates
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => self.follow(panes),
            _ if self.list.travel(action) => {
                self.has_moved = true;
                self.tell(panes);
                Outcome::Stay
            }
            _ => Outcome::Pass,
        }
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.list.click(at, list_area(panes.layout())) {
            ListClick::Missed => Outcome::Stay,
            ListClick::Selected => {
                self.has_moved = true;
                Outcome::Stay
            }
            ListClick::Again => {
                self.has_moved = true;
                self.follow(panes)
            }
        }
    }

    fn scroll(&mut self, wheel: Wheel, panes: &mut Panes<'_>) {
        self.list.move_by(wheel.rows);
        self.has_moved = true;
        self.tell(panes);
    }

    fn text_input<'v>(&'v mut self, _: &'v mut Panes<'_>) -> Option<&'v mut TextInput> {
        Some(&mut self.input)
    }

    fn edited(&mut self, panes: &mut Panes<'_>) {
        self.narrow();
        self.tell(panes);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(list_area(panes.layout()).height.into());
        self.tell(panes);
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (area, theme) = (panes.layout().middle_of_lines(), panes.theme());
        let title = match self.wanted {
            Wanted::Date => "Go to a date: 1 July 2022, 1/7/2022, July 2022, 2022".to_owned(),
            Wanted::Between(org) => {
                format!("What changed between two dates (2021 to 2026): {}", short(panes.as_at(), org))
            }
        };
        let title = cut(&title, usize::from(area.width).saturating_sub(4), theme.glyphs().cut);
        Framed { title: &title, focus: Focus::On, theme }.render(area, buffer);
        let room = usize::from(inside(area).width).saturating_sub(2);
        let status = cut(&self.status(), room, theme.glyphs().cut).into_owned();
        InputLine { prompt: '@', text: self.input.text(), status: &status, theme }.render(inside(area), buffer);
        for line in self.list.lines(list_area(panes.layout())) {
            self.days.draw(self.fitting[line.number], line.area, panes, buffer);
            if line.has_cursor && self.is_chosen() {
                buffer.set_style(line.area, Theme::selected());
            }
        }
    }
}
