//! The findings that fit what is typed: how many, and a line for each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::areas::Areas;
use super::findings::{Boundaries, Half, Listed};
use super::table::MatrixPane;
use crate::boundaries::{Code, Finding, Severity};
use crate::query::AsAt;
use crate::render::boundaries::title;
use crate::render::matrix::everyday_name;
use crate::render::{Apart, clean, counted, short, thousands};
use crate::tui::frame::{Edge, Focus, Framed, InputLine, Sentence};
use crate::tui::layout::{below, first_row, inside, within_margins};
use crate::tui::text::{columns, cut};
use crate::tui::theme::Theme;

pub(super) struct FindingsList<'v, 'a> {
    pub(super) as_at: &'v AsAt<'a>,
    pub(super) open: &'v Boundaries,
    pub(super) areas: Areas,
    pub(super) theme: Theme,
}

/// Columns for a number of residents: tens of millions, with commas.
const NUMBER: usize = 10;
/// From this width on it is said how much a finding matters.
const ROOM_FOR_SEVERITY: usize = 56;

impl FindingsList<'_, '_> {
    pub(super) fn draw(&self, buffer: &mut Buffer) {
        let (frame, theme) = (self.areas.findings, self.theme);
        let all = || clean(self.as_at.atlas().title()).into_owned();
        let about = self.open.about.map_or_else(all, |org| everyday_name(self.as_at, org));
        let title = format!("Where boundaries do not line up: {about}");
        let focus = Focus::of(self.open.focus == Half::List);
        Framed { title: &title, focus, theme }.render(frame, buffer);
        let width = usize::from(frame.width.saturating_sub(4));
        let status = self.status();
        let status = cut(&status, width, theme.glyphs().cut);
        let inner = inside(frame);
        let input = Rect { width: inner.width.saturating_sub(1), ..inner };
        InputLine { prompt: '/', text: self.open.input.text(), status: &status, theme }.render(input, buffer);
        let shown = self.open.list.lines(self.areas.list).filter_map(|line| self.open.fitting(line.number));
        let apart = Apart::of(shown.map(|finding| (finding.subject, self.subject(finding))));
        for line in self.open.list.lines(self.areas.list) {
            if let Some(Listed::Heading { code, count }) = self.open.line(line.number) {
                self.heading(code, count, line.area, buffer);
            }
            let Some(finding) = self.open.fitting(line.number) else { continue };
            self.finding(finding, &apart, line.area, buffer);
            if line.has_cursor {
                buffer.set_style(line.area, focus.row());
            }
        }
        if let Some(pane) = &self.open.pane {
            self.message(pane, buffer);
        }
        let row = Edge::Row { number: self.open.number(), of: self.open.counts().0 };
        row.draw(frame, theme, buffer);
    }

    /// What the finding with the cursor says, where its table is out of sight.
    fn message(&self, pane: &MatrixPane, buffer: &mut Buffer) {
        let area = within_margins(self.areas.message);
        if area.height > 1 {
            let rule = self.theme.glyphs().border.horizontal_top.repeat(area.width.into());
            let line = first_row(area);
            buffer.set_stringn(line.x, line.y, rule, line.width.into(), self.theme.quiet());
            Sentence { text: pane.message(), theme: self.theme }.render(below(area, 1), buffer);
        }
    }

    fn status(&self) -> String {
        let (fitting, all) = self.open.counts();
        let nothing_of = self.open.nothing_of.map(|org| {
            let name = everyday_name(self.as_at, org);
            format!("Nothing found of {name} or below it; here is everything. ")
        });
        let nothing_of = nothing_of.unwrap_or_default();
        if all == 0 {
            return "Nothing found: on this date all that the atlas knows lines up.".to_owned();
        }
        if fitting == 0 {
            return format!("{nothing_of}Nothing fits what you typed, of {} findings.", counted(all));
        }
        let findings = match (fitting, all) {
            (1, 1) => return format!("{nothing_of}1 finding"),
            (fitting, all) if fitting == all => format!("{} findings", counted(all)),
            (fitting, all) => format!("{} of {} findings", counted(fitting), counted(all)),
        };
        format!("{nothing_of}{findings}, by what matters most; type to filter")
    }

    /// Of whom it is said, in few words.
    fn subject(&self, finding: &Finding) -> String {
        let kind = self.as_at.kind(finding.subject);
        if kind.is_system() || kind.is_commissioner() {
            everyday_name(self.as_at, finding.subject)
        } else {
            short(self.as_at, finding.subject)
        }
    }

    /// A code in words, and how many follow of it.
    fn heading(&self, code: Code, count: usize, line: Rect, buffer: &mut Buffer) {
        let (width, theme) = (usize::from(line.width.saturating_sub(2)), self.theme);
        let text = format!("{} ({})", title(code), counted(count));
        let text = cut(&text, width, theme.glyphs().cut);
        let (x, _) = buffer.set_stringn(line.x + 1, line.y, &text, width, theme.heading());
        let word = code.word();
        let at = line.right().saturating_sub(1 + u16::try_from(columns(word)).unwrap_or(0));
        if at > x + 1 {
            buffer.set_stringn(at, line.y, word, columns(word), theme.quiet());
        }
    }

    /// How many residents it touches, of whom it is said, of which service, and how much it matters.
    fn finding(&self, finding: &Finding, apart: &Apart, line: Rect, buffer: &mut Buffer) {
        let as_at = self.as_at;
        let cut_glyph = self.theme.glyphs().cut;
        let width = usize::from(line.width.saturating_sub(2));
        let number = finding.misalignment.residents().map_or_else(String::new, thousands);
        let severity = if width >= ROOM_FOR_SEVERITY { finding.severity().word() } else { "" };
        // As wide for each, so that what stands before it lines up.
        let widest = || Severity::ALL.iter().map(|severity| columns(severity.word())).max();
        let room = if severity.is_empty() { 0 } else { widest().unwrap_or(0) };
        let name = apart.told(as_at, finding.subject, self.subject(finding));
        let service = finding.misalignment.service().map_or("", |service| service.label());
        let mut x = line.x + 1;
        let mut put = |text: &str, room: usize, style: Style| {
            buffer.set_stringn(x, line.y, cut(text, room, cut_glyph), room, style);
            x += u16::try_from(room + 2).unwrap_or(u16::MAX);
        };
        put(&format!("{number:>NUMBER$}"), NUMBER, Theme::text());
        let rest = width.saturating_sub(NUMBER + 2);
        let rest = if room == 0 { rest } else { rest.saturating_sub(room + 2) };
        let for_service = if service.is_empty() { 0 } else { columns(service) + 2 };
        let of_whom = if rest >= columns(&name) + for_service {
            columns(&name)
        } else {
            rest.saturating_sub(for_service)
        };
        put(&name, of_whom, Theme::name());
        if !service.is_empty() {
            put(service, columns(service), Theme::text());
        }
        if !severity.is_empty() {
            let at = line.right().saturating_sub(1 + u16::try_from(columns(severity)).unwrap_or(0));
            buffer.set_stringn(at, line.y, severity, columns(severity), self.theme.quiet());
        }
    }
}
