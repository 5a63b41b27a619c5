//! The organisations that a person has marked to come back to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::render::{clean, code, name};
use crate::tui::action::{Action, After, Wheel};
use crate::tui::card::Target;
use crate::tui::frame::{Focus, Framed};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, inside};
use crate::tui::list::{ListClick, ListCursor};
use crate::tui::panes::Panes;
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;
use crate::tui::view::{Open, Origin, Outcome, View};

/// The list of bookmarks. Its first line keeps whom the cursor was on, where that is not kept already.
#[derive(Clone, Debug)]
pub struct Bookmarks {
    /// Whom the cursor was on, where no bookmark leads there.
    new: Option<OrgIx>,
    list: ListCursor,
}

fn list_area(layout: ScreenLayout) -> Rect {
    inside(layout.middle())
}

impl Bookmarks {
    /// How many lines come before the bookmarks.
    fn before(&self) -> usize {
        usize::from(self.new.is_some())
    }

    fn count(&self, panes: &Panes<'_>) -> usize {
        self.before() + panes.bookmarks().len()
    }

    fn id<'p>(&self, panes: &'p Panes<'_>) -> Option<&'p str> {
        let number = self.list.cursor().checked_sub(self.before())?;
        panes.bookmarks().get(number).map(String::as_str)
    }

    fn follow(&mut self, panes: &mut Panes<'_>) -> Outcome {
        if let (Some(org), 0) = (self.new, self.list.cursor()) {
            panes.bookmark(org);
            self.new = None;
            self.list.restart(self.count(panes));
            self.list.move_to(self.count(panes));
            return Outcome::Hand(After::KeepBookmarks(panes.bookmarks().to_vec()));
        }
        let Some(id) = self.id(panes) else { return Outcome::Stay };
        if let Some(org) = panes.atlas().by_id(id) {
            return Outcome::Go(Target::Org(org));
        }
        panes.say(format!("This atlas has no {}.", clean(id)));
        Outcome::Stay
    }

    fn remove(&mut self, panes: &mut Panes<'_>) -> Outcome {
        let Some(number) = self.list.cursor().checked_sub(self.before()) else { return Outcome::Stay };
        panes.forget_bookmark(number);
        let cursor = self.list.cursor();
        self.list.restart(self.count(panes));
        self.list.move_to(cursor);
        Outcome::Hand(After::KeepBookmarks(panes.bookmarks().to_vec()))
    }
}

impl Open for Bookmarks {
    fn open(panes: &mut Panes<'_>, origin: Origin) -> Option<Self> {
        let is_kept = |org: &OrgIx| {
            let id = &panes.atlas().org(*org).id;
            panes.bookmarks().iter().any(|kept| **kept == **id)
        };
        let new = origin.pointed.filter(|org| !is_kept(org));
        let mut bookmarks = Self { new, list: ListCursor::default() };
        if bookmarks.count(panes) == 0 {
            panes.say("There are no bookmarks yet: go to an organisation and press B there.");
            return None;
        }
        bookmarks.list.restart(bookmarks.count(panes));
        Some(bookmarks)
    }
}

impl View for Bookmarks {
    fn context(&self) -> Context {
        Context::Bookmarks
    }

    fn act(&mut self, action: Action, panes: &mut Panes<'_>) -> Outcome {
        match action {
            Action::Follow => self.follow(panes),
            Action::Forget => self.remove(panes),
            _ if self.list.travel(action) => Outcome::Stay,
            _ => Outcome::Pass,
        }
    }

    fn click(&mut self, at: Position, panes: &mut Panes<'_>) -> Outcome {
        match self.list.click(at, list_area(panes.layout())) {
            ListClick::Missed => Outcome::Stay,
            _ => self.follow(panes),
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
        Framed { title: "Bookmarks", focus: Focus::On, theme }.render(panes.layout().middle(), buffer);
        for line in self.list.lines(list_area(panes.layout())) {
            let Rect { x, y, .. } = line.area;
            let right = line.area.right();
            match line.number.checked_sub(self.before()) {
                None => {
                    let whom = self.new.map_or_else(String::new, |org| name(panes.as_at(), org));
                    let text = format!("Keep {whom} here");
                    let room = usize::from(right.saturating_sub(x + 2));
                    buffer.set_stringn(x, y, "+", 1, theme.link());
                    buffer.set_stringn(x + 2, y, cut(&text, room, glyphs.cut), room, Theme::text());
                }
                Some(number) => {
                    let id = &panes.bookmarks()[number];
                    let org = panes.atlas().by_id(id);
                    let text =
                        org.map_or_else(|| "not in this atlas".to_owned(), |org| name(panes.as_at(), org));
                    let id = code(id).map(clean).unwrap_or_default();
                    let room = usize::from(right.saturating_sub(x + 2)).saturating_sub(columns(&id) + 1);
                    buffer.set_stringn(x, y, glyphs.link, 1, theme.link());
                    buffer.set_stringn(x + 2, y, cut(&text, room, glyphs.cut), room, Theme::text());
                    let at = right.saturating_sub(u16::try_from(columns(&id)).unwrap_or(0));
                    buffer.set_stringn(at, y, &id, columns(&id), theme.quiet());
                }
            }
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
    }
}
