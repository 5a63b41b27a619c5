//! Every date on which something changed, with how much.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::date::Day;
use crate::date::{WIDEST_DATE, date_in_words};
use crate::query::Tally;
use crate::render::{clean, name};
use crate::tui::action::{Action, Wheel};
use crate::tui::card::Target;
use crate::tui::frame::{Focus, Framed};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, inside};
use crate::tui::list::{ListClick, ListCursor};
use crate::tui::panes::Panes;
use crate::tui::status;
use crate::tui::text::cut;
use crate::tui::theme::Theme;
use crate::tui::view::{Open, Origin, Outcome, View};

/// The list of dates.
#[derive(Clone, Debug)]
pub struct Times {
    /// Of what they are the dates.
    name: String,
    list: ListCursor,
    days: Vec<(Day, Tally)>,
}

fn list_area(layout: ScreenLayout) -> Rect {
    inside(layout.middle())
}

impl Times {
    fn follow(&self) -> Outcome {
        let selected = self.days.get(self.list.cursor());
        selected.map_or(Outcome::Shut, |(day, _)| Outcome::Go(Target::Day(*day)))
    }
}

impl Open for Times {
    /// The dates of change of what is selected, with the cursor on the last that is not after the
    /// day shown.
    fn open(panes: &mut Panes<'_>, _: Origin) -> Option<Self> {
        let changes = panes.changes();
        if changes.is_empty() {
            panes.say(status::no_more_dates(&changes));
            return None;
        }
        let name = panes.selected().map_or_else(String::new, |org| name(panes.as_at(), org));
        let day = panes.as_at().day();
        let days: Vec<(Day, Tally)> = changes.days().collect();
        let mut list = ListCursor::default();
        list.restart(days.len());
        list.move_to(days.partition_point(|(d, _)| *d <= day).saturating_sub(1));
        Some(Times { name, list, days })
    }
}

impl View for Times {
    fn context(&self) -> Context {
        Context::Times
    }

    fn act(&mut self, action: Action, _: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => self.follow(),
            _ if self.list.travel(action) => Outcome::Stay,
            _ => Outcome::Pass,
        }
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.list.click(at, list_area(panes.layout())) {
            ListClick::Again => self.follow(),
            _ => Outcome::Stay,
        }
    }

    fn scroll(&mut self, wheel: Wheel, _: &mut Panes<'_>) {
        self.list.move_by(wheel.rows);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(list_area(panes.layout()).height.into());
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let theme = panes.theme();
        let glyphs = theme.glyphs();
        let title = format!("When something changed: {}", clean(&self.name));
        Framed { title: &title, focus: Focus::On, theme }.render(panes.layout().middle(), buffer);
        for line in self.list.lines(list_area(panes.layout())) {
            let (day, tally) = &self.days[line.number];
            let Rect { x, y, .. } = line.area;
            let shown = if *day == panes.as_at().day() { glyphs.link } else { " " };
            buffer.set_stringn(x, y, shown, 1, theme.link());
            let (x, _) = buffer.set_stringn(
                x + 1,
                y,
                format!("{:>WIDEST_DATE$}", date_in_words(*day)),
                WIDEST_DATE,
                theme.key(),
            );
            let room = usize::from(line.area.right().saturating_sub(x + 2));
            let text = status::in_words(*tally).join(glyphs.dot);
            buffer.set_stringn(x + 2, y, cut(&text, room, glyphs.cut), room, Theme::text());
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
    }
}
