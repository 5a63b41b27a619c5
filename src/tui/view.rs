//! The state of the explorer, drawn. Nothing here changes it.

mod boundaries;
mod card;
mod find;
mod foot;
mod glossary;
mod head;
mod help;
mod map;
mod matrix;
mod palette;
mod sheet;
mod text;
mod times;
mod tree;

pub(super) use help::help_rows;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};
use unicode_normalization::UnicodeNormalization;

use super::app::{App, OnTop, Pane};
use super::layout::Layout;
use super::sheet::{Sheet, Stage};
use super::theme::Theme;
use crate::atlas::Closed;
use crate::render::{called, clean};

/// Draws the whole screen.
pub fn draw(app: &App<'_>, frame: &mut Frame<'_>) {
    let layout = app.layout();
    let theme = Theme::of(app.settings());
    let screen = frame.area();
    if layout.screen() != screen {
        // The window has changed under us; the next event says so.
        return;
    }
    if layout.is_too_small() {
        too_small(screen, frame);
        return;
    }
    frame.render_widget(head::Head { app, theme }, layout.head());
    let finding = matches!(app.on_top(), OnTop::Find(_));
    let shows_tree = layout.is_wide() || app.pane() == Pane::Tree || finding;
    let shows_card = layout.is_wide() || (app.pane() == Pane::Card && !finding);
    match app.on_top() {
        OnTop::Find(find) => {
            frame.render_widget(framed("Find", theme, Focus::On), layout.tree());
            frame.render_widget(find::FindView { app, find, theme }, layout.tree());
        }
        _ if shows_tree => {
            let focus = Focus::of(app.pane() == Pane::Tree);
            frame.render_widget(framed(&tree_title(app), theme, focus), layout.tree());
            frame.render_widget(tree::TreeView { app, theme }, layout.tree_text());
            position(frame, layout.tree(), (app.tree().cursor() + 1, app.tree().rows().len()), theme);
        }
        _ => {}
    }
    if shows_card {
        let focus = Focus::of(app.pane() == Pane::Card && !finding);
        frame.render_widget(framed("Card", theme, focus), layout.card());
        if let Some(card) = app.card() {
            frame.render_widget(
                card::CardView { pane: card, has_cursor: focus == Focus::On, theme },
                layout.card_text(),
            );
            let (top, rows) = card.extent();
            let shown = top + usize::from(layout.card_text().height);
            more_below(frame, layout.card(), rows.saturating_sub(shown), theme);
        }
    }
    on_top(app, frame, theme);
    frame.render_widget(foot::Foot { app, theme }, layout.foot());
    if theme.is_ascii() {
        in_ascii(frame.buffer_mut());
    }
}

/// What lies on top of both panes.
fn on_top(app: &App<'_>, frame: &mut Frame<'_>, theme: Theme) {
    let layout = app.layout();
    if let OnTop::Boundaries(open) = app.on_top() {
        frame.render_widget(Clear, layout.body());
        boundaries::draw(app, open, (frame, theme));
        return;
    }
    if let OnTop::Map(pane) = app.on_top() {
        frame.render_widget(Clear, layout.body());
        frame.render_widget(map::MapView { pane, theme }, layout.body());
        return;
    }
    let (area, title) = match app.on_top() {
        OnTop::Help(_) => (layout.help(), "Keys".to_owned()),
        OnTop::Times(times) => (layout.on_top(), format!("When something changed: {}", clean(&times.of))),
        OnTop::Terms(_) => (layout.on_top(), "What the terms mean".to_owned()),
        OnTop::Sheet(sheet) => match sheet.stage {
            Stage::Reading(_) => (layout.body(), sheet.command(app.as_at(), (app.closed(), app.signs()))),
            _ => (
                layout.sheet(),
                format!("Copy or print: {}", called(app.as_at().name(sheet.org), id(app, sheet))),
            ),
        },
        OnTop::Palette(_) => (layout.on_top(), "Every action".to_owned()),
        OnTop::Nothing | OnTop::Find(_) | OnTop::Narrow | OnTop::Boundaries(_) | OnTop::Map(_) => return,
    };
    frame.render_widget(Clear, layout.body());
    frame.render_widget(framed(&title, theme, Focus::On), area);
    match app.on_top() {
        OnTop::Help(top) => {
            frame.render_widget(help::HelpView { top: *top, theme }, area);
            more_below(frame, area, usize::from(layout.help_overflow().saturating_sub(*top)), theme);
        }
        OnTop::Times(times) => frame.render_widget(times::TimesView { app, times, theme }, layout.listed()),
        OnTop::Terms(glossary) => {
            frame.render_widget(glossary::GlossaryView { app, glossary, theme }, area);
        }
        OnTop::Palette(palette) => {
            frame.render_widget(palette::PaletteView { app, palette, theme }, area);
        }
        OnTop::Sheet(sheet) => match &sheet.stage {
            Stage::Reading(printed) => {
                frame.render_widget(sheet::PrintedView { printed }, layout.printed());
                more_below(frame, area, printed.below(), theme);
            }
            _ => frame.render_widget(sheet::SheetView { app, sheet, theme }, layout.sheet_text()),
        },
        OnTop::Nothing | OnTop::Find(_) | OnTop::Narrow | OnTop::Boundaries(_) | OnTop::Map(_) => {}
    }
}

fn id<'a>(app: &App<'a>, sheet: &Sheet) -> &'a str {
    &app.as_at().atlas().org(sheet.org).id
}

/// What the tree shows, where that is not all that was there on the date.
fn tree_title(app: &App<'_>) -> String {
    let mut title = "Who sits within whom".to_owned();
    let (narrowed, count) = app.narrowed();
    if !narrowed.trim().is_empty() {
        title = format!("Narrowed to \"{}\": {count}", clean(narrowed));
    }
    if app.closed() == Closed::Keep {
        title.push_str(", with closed ones");
    }
    title
}

/// Names and sentences have letters and marks beyond ASCII; the nearest stand in.
fn in_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().is_ascii() {
            continue;
        }
        let nearest = cell.symbol().nfkd().find_map(|c| match c {
            c if c.is_ascii() => Some(c),
            '–' | '—' | '·' => Some('-'),
            '›' | '→' => Some('>'),
            '×' => Some('x'),
            '‘' | '’' => Some('\''),
            '…' => Some('~'),
            _ => None,
        });
        cell.set_char(nearest.unwrap_or('?'));
    }
}

/// Does a pane have the cursor?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Focus {
    On,
    Off,
}

impl Focus {
    fn of(is_on: bool) -> Self {
        if is_on { Self::On } else { Self::Off }
    }
}

fn framed(title: &str, theme: Theme, focus: Focus) -> Block<'_> {
    let style = if focus == Focus::On { theme.frame_on() } else { theme.frame_off() };
    Block::bordered()
        .border_set(theme.signs().border)
        .border_style(style)
        .title(Span::styled(format!(" {title} "), style))
}

/// Which row of how many, in the frame's lower edge.
fn position(frame: &mut Frame<'_>, area: Rect, (row, rows): (usize, usize), theme: Theme) {
    let text = format!(" {row} of {rows} ");
    let width = u16::try_from(text.len()).unwrap_or(u16::MAX);
    if rows == 0 || area.width < width + 4 || area.height < 2 {
        return;
    }
    let at = Rect { x: area.right() - width - 2, y: area.bottom() - 1, width, height: 1 };
    Line::styled(text, theme.quiet()).render(at, frame.buffer_mut());
}

/// That what is framed goes on below what is in sight, by so many rows.
fn more_below(frame: &mut Frame<'_>, area: Rect, rows: usize, theme: Theme) {
    if rows == 0 {
        return;
    }
    let text = format!(" {rows} more rows ");
    let width = u16::try_from(text.len()).unwrap_or(u16::MAX);
    if area.width < width + 4 {
        return;
    }
    let at = Rect { x: area.right() - width - 2, y: area.bottom() - 1, width, height: 1 };
    Line::styled(text, theme.quiet()).render(at, frame.buffer_mut());
}

fn too_small(screen: Rect, frame: &mut Frame<'_>) {
    let (columns, rows) = Layout::smallest();
    let lines = [
        format!("Too small: {}x{}", screen.width, screen.height),
        format!("needs {columns}x{rows}"),
        "q leaves".to_owned(),
    ];
    for (line, y) in lines.iter().zip(screen.y..screen.bottom()) {
        frame.buffer_mut().set_stringn(screen.x, y, line, screen.width.into(), ratatui::style::Style::new());
    }
}
