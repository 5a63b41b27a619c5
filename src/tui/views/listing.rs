//! Those of a kind that are in an organisation, as a card counts them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use crate::atlas::OrgIx;
use crate::query::{Filter, Inside, list};
use crate::render::{clean, code, counted, name};
use crate::tui::action::{Action, Wheel};
use crate::tui::card::Target;
use crate::tui::frame::{Edge, Focus, Framed};
use crate::tui::keymap::Context;
use crate::tui::layout::{ScreenLayout, inside};
use crate::tui::list::{ListClick, ListCursor};
use crate::tui::panes::Panes;
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;
use crate::tui::view::{Outcome, View};
use crate::words::{Kind, KindWord};

/// The list.
#[derive(Clone, Debug)]
pub struct Listing {
    whole: OrgIx,
    kind: Kind,
    orgs: Vec<OrgIx>,
    list: ListCursor,
}

fn list_area(layout: ScreenLayout) -> Rect {
    inside(layout.middle())
}

impl Listing {
    /// Those of a kind that are in an organisation, by name.
    pub fn new(panes: &mut Panes<'_>, whole: OrgIx, kind: Kind) -> Self {
        let mut new = Self { whole, kind, orgs: Vec::new(), list: ListCursor::default() };
        new.fill(panes);
        new
    }

    fn fill(&mut self, panes: &Panes<'_>) {
        let filter = Filter { kind: Some(KindWord::One(self.kind)), tier: None };
        let inside = Inside::new(panes.as_at(), self.whole, filter);
        self.orgs = list(panes.as_at(), filter);
        self.orgs.retain(|org| inside.has(*org));
        self.list.restart(self.orgs.len());
    }

    fn follow(&self) -> Outcome {
        self.orgs.get(self.list.cursor()).map_or(Outcome::Shut, |org| Outcome::Go(Target::Org(*org)))
    }
}

impl View for Listing {
    fn context(&self) -> Context {
        Context::Listing
    }

    fn is_on_the_way_back(&self) -> bool {
        true
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
            ListClick::Missed => Outcome::Stay,
            _ => self.follow(),
        }
    }

    fn scroll(&mut self, wheel: Wheel, _: &mut Panes<'_>) {
        self.list.move_by(wheel.rows);
    }

    fn fit(&mut self, panes: &mut Panes<'_>) {
        self.list.set_height(list_area(panes.layout()).height.into());
    }

    fn renew(&mut self, panes: &mut Panes<'_>) {
        self.fill(panes);
        self.fit(panes);
    }

    fn pointed(&self, _: &Panes<'_>) -> Option<OrgIx> {
        self.orgs.get(self.list.cursor()).copied()
    }

    fn draw(&self, panes: &Panes<'_>, buffer: &mut Buffer) {
        let (theme, as_at) = (panes.theme(), panes.as_at());
        let what = if self.orgs.len() == 1 { self.kind.label() } else { self.kind.plural() };
        let title = format!("{} {what} in {}", counted(self.orgs.len()), name(as_at, self.whole));
        let frame = panes.layout().middle();
        Framed { title: &title, focus: Focus::On, theme }.render(frame, buffer);
        for line in self.list.lines(list_area(panes.layout())) {
            let org = self.orgs[line.number];
            let Rect { x, y, .. } = line.area;
            let right = line.area.right();
            let id = code(&as_at.atlas().org(org).id).map(clean).unwrap_or_default();
            let room = usize::from(right.saturating_sub(x + 2)).saturating_sub(columns(&id) + 2);
            let text = name(as_at, org);
            buffer.set_stringn(x, y, theme.glyphs().link, 1, theme.link());
            buffer.set_stringn(x + 2, y, cut(&text, room, theme.glyphs().cut), room, Theme::text());
            let at = right.saturating_sub(u16::try_from(columns(&id) + 1).unwrap_or(0));
            buffer.set_stringn(at.max(x), y, &id, columns(&id), theme.quiet());
            if line.has_cursor {
                buffer.set_style(line.area, Theme::selected());
            }
        }
        if !self.orgs.is_empty() {
            Edge::Row { number: self.list.cursor() + 1, of: self.orgs.len() }.draw(frame, theme, buffer);
        }
    }
}
