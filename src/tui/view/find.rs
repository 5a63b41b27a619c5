//! What is typed, and what was found.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::text::{columns, cut};
use crate::render::{clean, code, thousands};
use crate::search::{Hit, MatchedAs};
use crate::tui::app::App;
use crate::tui::find::Find;
use crate::tui::theme::Theme;

pub(super) struct FindView<'v, 'a> {
    pub(super) app: &'v App<'a>,
    pub(super) find: &'v Find,
    pub(super) theme: Theme,
}

impl Widget for FindView<'_, '_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let layout = self.app.layout();
        let typed = layout.typed();
        let line = format!("/{}{}", self.find.typed.text(), self.theme.signs().caret);
        buffer.set_stringn(typed.x + 1, typed.y, line, typed.width.saturating_sub(1).into(), Theme::name());
        let status = Rect { y: typed.y + 1, ..typed };
        buffer.set_stringn(
            status.x + 1,
            status.y,
            self.status(),
            status.width.saturating_sub(1).into(),
            self.theme.quiet(),
        );
        let area = layout.found();
        let top = self.find.list.in_sight().start;
        for (number, (hit, y)) in self.find.in_sight().iter().zip(area.y..area.bottom()).enumerate() {
            let line = Rect { y, height: 1, ..area };
            self.hit(hit, line, buffer);
            if top + number == self.find.list.cursor() {
                buffer.set_style(line, Theme::selected());
            }
        }
    }
}

/// What it is has at least so many columns.
const LEAST: usize = 12;

impl FindView<'_, '_> {
    fn status(&self) -> String {
        match (self.find.typed.is_blank(), self.find.total()) {
            (true, _) => "a code, a name or former name, or initials".to_owned(),
            (_, 0) => "nothing found: try fewer letters, or one word of its name".to_owned(),
            (_, 1) => "1 found".to_owned(),
            (_, total) => format!("{} found", thousands(total as u64)),
        }
    }

    fn hit(&self, hit: &Hit, line: Rect, buffer: &mut Buffer) {
        let as_at = self.app.as_at();
        let signs = self.theme.signs();
        let name = clean(as_at.name(hit.org)).into_owned();
        let about = self.about(hit);
        let matched = clean(&hit.matched).to_lowercase();
        // A short name that the name begins with says nothing more: its letters are the same.
        let is_name = hit.matched_as == MatchedAs::Name && clean(&hit.matched) == name.as_str()
            || name.to_lowercase().starts_with(&matched);
        // The name comes first; what it is has the rest, and never less than a dozen columns.
        let width = usize::from(line.width).saturating_sub(3);
        let code = code(&as_at.atlas().org(hit.org).id).map(clean).unwrap_or_default();
        let wanted = columns(&name) + columns(&code) + 2;
        let right = columns(&about).min(width.saturating_sub(wanted).max(LEAST));
        let room = width.saturating_sub(right);
        let shown = cut(&name, room, signs.cut);
        let lit: &[usize] = if is_name { &hit.highlight } else { &[] };
        let mut x = write_lit(buffer, (line.x + 1, line.y), &shown, (lit, self.theme));
        if !is_name {
            // What matched is another name: it is shown, with its letters lit.
            let left = room.saturating_sub(usize::from(x.saturating_sub(line.x + 1)));
            let matched = clean(&hit.matched).into_owned();
            if left > 4 {
                let other = cut(&matched, left - 3, signs.cut).into_owned();
                (x, _) = buffer.set_stringn(x, line.y, " (", 2, self.theme.quiet());
                x = write_lit(buffer, (x, line.y), &other, (&hit.highlight, self.theme));
                (x, _) = buffer.set_stringn(x, line.y, ")", 1, self.theme.quiet());
            }
        }
        let left = room.saturating_sub(usize::from(x.saturating_sub(line.x + 1)));
        if !code.is_empty() && left > columns(&code) + 1 {
            buffer.set_stringn(x + 1, line.y, &code, left, self.theme.quiet());
        }
        let about = cut(&about, right, signs.cut);
        let start = line.right().saturating_sub(u16::try_from(columns(&about)).unwrap_or(0) + 1);
        buffer.set_stringn(start, line.y, about, right, self.theme.quiet());
    }

    /// Kind, and where it sits; for one that is not there, when it was.
    fn about(&self, hit: &Hit) -> String {
        let as_at = self.app.as_at();
        let org = as_at.atlas().org(hit.org);
        let dot = self.theme.signs().dot;
        let kind = as_at.kind(hit.org).label();
        let when = match (org.period.until, org.period.since) {
            _ if hit.is_open => String::new(),
            (Some(until), _) if until.last_day() < as_at.day() => format!("{dot}closed {until}"),
            (_, since) => since.map_or_else(String::new, |s| format!("{dot}from {s}")),
        };
        let within = as_at.ancestors(hit.org).first().map(|p| clean(&as_at.atlas().org(*p).name).into_owned());
        let within = within.filter(|_| hit.is_open).map_or_else(String::new, |w| format!("{dot}{w}"));
        format!("{kind}{within}{when}")
    }
}

/// Writes a text with some of its letters lit, and gives the column after it.
fn write_lit(buffer: &mut Buffer, (x, y): (u16, u16), text: &str, (lit, theme): (&[usize], Theme)) -> u16 {
    let mut at = x;
    let mut letter = [0; 4];
    for (number, c) in text.chars().enumerate() {
        let style = if lit.contains(&number) { theme.lit() } else { Style::new() };
        (at, _) = buffer.set_stringn(at, y, c.encode_utf8(&mut letter), 2, style);
    }
    at
}
