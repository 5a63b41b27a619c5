//! One line of what the search has found.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::pen::Pen;
use crate::atlas::OrgIx;
use crate::date::date_in_words;
use crate::query::{AsAt, Mark};
use crate::render::{Apart, Glyphs, clean, code, mark, name, plain_name};
use crate::search::{Hit, MatchedAs};
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

/// An organisation found: its name with the letters that match, its code, and what it is.
pub(super) struct HitLine<'v, 'a> {
    pub(super) hit: &'v Hit,
    pub(super) as_at: &'v AsAt<'a>,
    /// What else is named in the list.
    pub(super) apart: &'v Apart,
    pub(super) theme: Theme,
}

/// What it is has at least so many columns.
const LEAST: usize = 12;

impl Widget for HitLine<'_, '_> {
    fn render(self, line: Rect, buffer: &mut Buffer) {
        let (hit, as_at) = (self.hit, self.as_at);
        let signs = self.theme.glyphs();
        let name = name(as_at, hit.org);
        let about = self.about();
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
        let highlighted: &[usize] = if is_name { &hit.highlight } else { &[] };
        let mut pen = Pen { buffer, x: line.x + 1, y: line.y };
        pen.write_name(&shown, highlighted, self.theme);
        let used = |pen: &Pen<'_>| usize::from(pen.x.saturating_sub(line.x + 1));
        if !is_name {
            // What matched is another name: it is shown, with its letters highlighted.
            let left = room.saturating_sub(used(&pen));
            let matched = clean(&hit.matched).into_owned();
            if left > 4 {
                let other = cut(&matched, left - 3, signs.cut).into_owned();
                pen.write(" (", self.theme.quiet());
                pen.write_name(&other, &hit.highlight, self.theme);
                pen.write(")", self.theme.quiet());
            }
        }
        let left = room.saturating_sub(used(&pen));
        let x = pen.x;
        if !code.is_empty() && left > columns(&code) + 1 {
            buffer.set_stringn(x + 1, line.y, &code, left, self.theme.quiet());
        }
        let about = cut(&about, right, signs.cut);
        let start = line.right().saturating_sub(u16::try_from(columns(&about)).unwrap_or(0) + 1);
        buffer.set_stringn(start, line.y, about, right, self.theme.quiet());
    }
}

impl HitLine<'_, '_> {
    /// Kind, and where it sits; for one that is not there, when it was.
    fn about(&self) -> String {
        let (hit, as_at) = (self.hit, self.as_at);
        let org = as_at.atlas().org(hit.org);
        let dot = self.theme.glyphs().dot;
        let kind = as_at.kind(hit.org).label();
        let when = match (org.period.until, org.period.since) {
            _ if hit.is_open => String::new(),
            (Some(until), _) if until.last_day() < as_at.day() => {
                format!("{dot}closed {}", date_in_words(until))
            }
            (_, since) => since.map_or_else(String::new, |s| format!("{dot}from {}", date_in_words(s))),
        };
        let within = within(as_at, hit).map(|(above, words)| self.apart.told(as_at, above, words));
        let within = within.map_or_else(String::new, |w| format!("{dot}{w}"));
        let straddles =
            as_at.straddles(hit.org).filter(|_| hit.is_open && as_at.kind(hit.org).tier().is_none());
        let glyphs = if self.theme.is_ascii() { Glyphs::Ascii } else { Glyphs::Unicode };
        let mark = straddles.and_then(|count| mark(as_at.atlas(), &[Mark::Straddles(count)], glyphs));
        let mark = mark.map_or_else(String::new, |mark| format!("{mark}{dot}"));
        format!("{mark}{kind}{within}{when}")
    }
}

/// What a line names: the organisation, and what it sits within.
pub(super) fn named(as_at: &AsAt<'_>, hit: &Hit) -> impl Iterator<Item = (OrgIx, String)> + use<> {
    std::iter::once((hit.org, name(as_at, hit.org))).chain(within(as_at, hit))
}

/// What it sits within, of one that is there.
fn within(as_at: &AsAt<'_>, hit: &Hit) -> Option<(OrgIx, String)> {
    let above = as_at.ancestors(hit.org).first().copied().filter(|_| hit.is_open)?;
    Some((above, plain_name(as_at, above)))
}
