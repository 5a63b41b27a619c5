//! The terms that fit what is typed, and below them what the one with the cursor means.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::atlas::{Atlas, Term};
use crate::render::clean;
use crate::tui::frame::paragraphs;
use crate::tui::layout::within_margins;
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

/// One line: the term, and what it stands for.
pub(super) fn line(term: &Term, line: Rect, theme: Theme, buffer: &mut Buffer) {
    let cut_glyph = theme.glyphs().cut;
    let room = usize::from(line.width.saturating_sub(2));
    let name = clean(&term.term);
    let (x, _) = buffer.set_stringn(line.x + 1, line.y, cut(&name, room, cut_glyph), room, Theme::name());
    let left = room.saturating_sub(columns(&name) + 2);
    if let Some(expansion) = term.expansion.as_deref().filter(|_| left > 4) {
        let text = clean(expansion);
        buffer.set_stringn(x + 2, line.y, cut(&text, left, cut_glyph), left, theme.quiet());
    }
}

/// What a term means, and who says so.
pub(super) struct Meaning<'v> {
    pub(super) term: &'v Term,
    pub(super) atlas: &'v Atlas,
    pub(super) theme: Theme,
}

impl Meaning<'_> {
    pub(super) fn draw(&self, area: Rect, buffer: &mut Buffer) {
        paragraphs(&self.parts(), within_margins(area), buffer);
    }

    fn parts(&self) -> Vec<(String, Style)> {
        let term = self.term;
        let sources: Vec<&str> = self.atlas.sources_of(term.sources).map(|s| s.title.as_str()).collect();
        let title = match &term.expansion {
            Some(expansion) => format!("{}: {expansion}", term.term),
            None => term.term.clone(),
        };
        let mut parts = vec![(title, self.theme.heading()), (term.meaning.clone(), Theme::text())];
        if let Some(used_by) = &term.used_by {
            parts.push((format!("Used so by: {used_by}"), Theme::text()));
        }
        if !term.see.is_empty() {
            parts.push((format!("See also: {}", term.see.join(", ")), Theme::text()));
        }
        parts.push((format!("Source: {}", sources.join("; ")), self.theme.quiet()));
        parts.into_iter().map(|(text, style)| (clean(&text).into_owned(), style)).collect()
    }
}
