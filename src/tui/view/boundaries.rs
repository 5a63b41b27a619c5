//! The findings that fit what is typed, and the table of the one with the cursor.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use textwrap::wrap;

use super::matrix::MatrixView;
use super::text::{columns, cut};
use super::{Focus, framed, position};
use crate::boundaries::Finding;
use crate::query::short_name;
use crate::render::boundaries::title;
use crate::render::matrix::everyday_name;
use crate::render::{clean, counted, thousands};
use crate::tui::app::App;
use crate::tui::boundaries::{Boundaries, Half, Told};
use crate::tui::matrix::MatrixPane;
use crate::tui::theme::Theme;

/// Draws whichever half there is room for.
pub(super) fn draw(app: &App<'_>, open: &Boundaries, (frame, theme): (&mut Frame<'_>, Theme)) {
    let layout = app.layout();
    let both = layout.shows_both_halves();
    if both || open.focus == Half::List {
        let all = || clean(app.as_at().atlas().title()).into_owned();
        let about = open.about.map_or_else(all, |org| everyday_name(app.as_at(), org));
        let title = format!("Where boundaries do not line up: {about}");
        frame.render_widget(framed(&title, theme, Focus::of(open.focus == Half::List)), layout.findings());
        frame.render_widget(FindingsView { app, open, theme }, layout.findings());
        position(frame, layout.findings(), (open.list.cursor() + 1, open.counts().0), theme);
    }
    if both || open.focus == Half::Table {
        let name = open.pane.as_ref().map_or("", MatrixPane::title);
        let focus = Focus::of(open.focus == Half::Table);
        frame.render_widget(framed(name, theme, focus), layout.table());
        let Some(pane) = &open.pane else { return };
        match open.told {
            Told::Meaning => paragraph(pane.explanation(), layout.table_text(), frame.buffer_mut()),
            Told::Table => {
                frame.render_widget(MatrixView { as_at: app.as_at(), pane, focus, theme }, layout.table_text());
                let (rows, row) = (pane.rows().len(), pane.spot().row.map_or(1, |row| row + 1));
                if pane.rows_in_sight().len() < rows {
                    position(frame, layout.table(), (row, rows), theme);
                }
            }
        }
    }
}

fn paragraph(text: &str, area: Rect, buffer: &mut Buffer) {
    for (line, y) in wrap(text, usize::from(area.width).max(1)).iter().zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x, y, line, area.width.into(), Theme::text());
    }
}

struct FindingsView<'v, 'a> {
    app: &'v App<'a>,
    open: &'v Boundaries,
    theme: Theme,
}

/// Columns for a number of residents: tens of millions, with commas.
const NUMBER: usize = 10;
/// From this width on it is said how much a finding matters.
const ROOM_FOR_SEVERITY: usize = 90;

impl Widget for FindingsView<'_, '_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width.saturating_sub(4));
        let typed = format!("/{}{}", self.open.typed.text(), self.theme.signs().caret);
        let signs = self.theme.signs();
        buffer.set_stringn(area.x + 2, area.y + 1, typed, width, Theme::name());
        buffer.set_stringn(
            area.x + 2,
            area.y + 2,
            cut(&self.status(), width, signs.cut),
            width,
            self.theme.quiet(),
        );
        let list = self.app.layout().finding_list();
        let top = self.open.list.in_sight().start;
        for ((number, finding), y) in self.open.in_sight().enumerate().zip(list.y..list.bottom()) {
            let line = Rect { y, height: 1, ..list };
            self.finding(finding, line, buffer);
            if top + number == self.open.list.cursor() {
                let on = self.open.focus == Half::List;
                buffer.set_style(line, if on { Theme::selected() } else { Theme::resting() });
            }
        }
        if let Some(pane) = &self.open.pane {
            let said = self.app.layout().finding_said();
            let area = Rect { x: said.x + 1, width: said.width.saturating_sub(2), ..said };
            if area.height > 1 {
                let rule = self.theme.signs().border.horizontal_top.repeat(area.width.into());
                buffer.set_stringn(area.x, area.y, rule, area.width.into(), self.theme.quiet());
                let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
                sentence(pane.message(), below, (buffer, self.theme));
            }
        }
    }
}

/// A text in the lines there are, with a sign where something is cut.
pub(super) fn sentence(text: &str, area: Rect, (buffer, theme): (&mut Buffer, Theme)) {
    let width = usize::from(area.width);
    let lines = wrap(text, width.max(1));
    let last = usize::from(area.height).saturating_sub(1);
    for ((number, line), y) in lines.iter().enumerate().zip(area.y..area.bottom()) {
        let is_cut = number == last && lines.len() > last + 1;
        let line = if is_cut { format!("{line} {}", lines[last + 1]) } else { line.to_string() };
        buffer.set_stringn(area.x, y, cut(&line, width, theme.signs().cut), width, Theme::text());
    }
}

impl FindingsView<'_, '_> {
    fn status(&self) -> String {
        let (fitting, all) = self.open.counts();
        let nothing_of = self.open.nothing_of.map(|org| {
            let name = everyday_name(self.app.as_at(), org);
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
        format!("{nothing_of}{findings}, most residents first; type to filter")
    }

    /// How many residents it touches, of whom it is said, and what.
    fn finding(&self, finding: &Finding, line: Rect, buffer: &mut Buffer) {
        let as_at = self.app.as_at();
        let signs = self.theme.signs();
        let width = usize::from(line.width.saturating_sub(2));
        let number = finding.misalignment.residents().map_or_else(String::new, thousands);
        let severity = if width >= ROOM_FOR_SEVERITY { finding.severity().word() } else { "" };
        let kind = as_at.kind(finding.subject);
        let name = if kind.is_system() || kind.is_commissioner() {
            everyday_name(as_at, finding.subject)
        } else {
            clean(&short_name(as_at.name(finding.subject))).into_owned()
        };
        let said = match finding.misalignment.service() {
            Some(service) => format!("{}: {}", title(finding.code()), service.label()),
            None => title(finding.code()).to_owned(),
        };
        let mut x = line.x + 1;
        let mut put = |text: &str, (room, style): (usize, Style)| {
            buffer.set_stringn(x, line.y, cut(text, room, signs.cut), room, style);
            x += u16::try_from(room + 2).unwrap_or(u16::MAX);
        };
        put(&format!("{number:>NUMBER$}"), (NUMBER, Theme::text()));
        let rest = width.saturating_sub(NUMBER + 2);
        let of_whom = (rest / 2).saturating_sub(columns(severity));
        put(&name, (of_whom, Theme::name()));
        let what = rest.saturating_sub(of_whom + 2 + columns(severity));
        put(&said, (what, Theme::text()));
        if !severity.is_empty() {
            let at = line.right().saturating_sub(1 + u16::try_from(columns(severity)).unwrap_or(0));
            buffer.set_stringn(at, line.y, severity, columns(severity), self.theme.quiet());
        }
    }
}
