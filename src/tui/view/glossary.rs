//! The terms that fit what is typed, and below them what the one with the cursor means.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use textwrap::wrap;

use super::text::{columns, cut};
use crate::atlas::Term;
use crate::render::clean;
use crate::tui::app::App;
use crate::tui::glossary::Glossary;
use crate::tui::theme::Theme;

pub(super) struct GlossaryView<'v, 'a> {
    pub(super) app: &'v App<'a>,
    pub(super) glossary: &'v Glossary<'a>,
    pub(super) theme: Theme,
}

impl Widget for GlossaryView<'_, '_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let layout = self.app.layout();
        let typed = layout.typed_on_top();
        let line = format!("/{}{}", self.glossary.typed.text(), self.theme.signs().caret);
        buffer.set_stringn(typed.x + 1, typed.y, line, typed.width.saturating_sub(1).into(), Theme::name());
        let (fitting, all) = self.glossary.counts();
        let status = format!("{fitting} of {all} terms");
        buffer.set_stringn(
            typed.x + 1,
            typed.y + 1,
            status,
            typed.width.saturating_sub(1).into(),
            self.theme.quiet(),
        );
        self.list(layout.term_list(), buffer);
        if let Some(term) = self.glossary.selected() {
            self.meaning(term, layout.term_meaning(), buffer);
        }
    }
}

impl GlossaryView<'_, '_> {
    fn list(&self, area: Rect, buffer: &mut Buffer) {
        let signs = self.theme.signs();
        let top = self.glossary.list.in_sight().start;
        for (number, (term, y)) in self.glossary.in_sight().iter().zip(area.y..area.bottom()).enumerate() {
            let line = Rect { y, height: 1, ..area };
            let room = usize::from(area.width.saturating_sub(2));
            let name = clean(&term.term);
            let (x, _) = buffer.set_stringn(line.x + 1, y, cut(&name, room, signs.cut), room, Theme::name());
            let left = room.saturating_sub(columns(&name) + 2);
            if let Some(expansion) = term.expansion.as_deref().filter(|_| left > 4) {
                let text = clean(expansion);
                buffer.set_stringn(x + 2, y, cut(&text, left, signs.cut), left, self.theme.quiet());
            }
            if top + number == self.glossary.list.cursor() {
                buffer.set_style(line, Theme::selected());
            }
        }
    }

    fn meaning(&self, term: &Term, area: Rect, buffer: &mut Buffer) {
        let atlas = self.app.as_at().atlas();
        let sources: Vec<&str> = atlas.sources_of(term.sources).map(|s| s.title.as_str()).collect();
        let title = match &term.expansion {
            Some(expansion) => format!("{}: {expansion}", term.term),
            None => term.term.clone(),
        };
        let mut parts: Vec<(String, Style)> =
            vec![(title, self.theme.heading()), (term.meaning.clone(), Theme::text())];
        if let Some(used_by) = &term.used_by {
            parts.push((format!("Used so by: {used_by}"), Theme::text()));
        }
        if !term.see.is_empty() {
            parts.push((format!("See also: {}", term.see.join(", ")), Theme::text()));
        }
        parts.push((format!("Source: {}", sources.join("; ")), self.theme.quiet()));
        let width = usize::from(area.width.saturating_sub(2)).max(1);
        let lines = parts.iter().flat_map(|(text, style)| {
            let text = clean(text).into_owned();
            wrap(&text, width).into_iter().map(|l| (l.into_owned(), *style)).collect::<Vec<_>>()
        });
        for ((line, style), y) in lines.zip(area.y..area.bottom()) {
            buffer.set_stringn(area.x + 1, y, line, width, style);
        }
    }
}
