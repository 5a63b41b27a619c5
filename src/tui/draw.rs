//! The state of the explorer, drawn. Nothing here changes it.

mod card;
mod foot;
mod head;
mod tree;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use unicode_normalization::UnicodeNormalization;

use super::app::App;
use super::frame::{Edge, Focus, Framed};
use super::layout::ScreenLayout;
use super::panes::{Pane, Panes};
use super::view::{Cover, View};
use crate::atlas::Closed;
use crate::render::clean;

/// Draws the whole screen.
pub fn draw(app: &App<'_>, frame: &mut Frame<'_>) {
    let (layout, theme) = (app.layout(), app.panes().theme());
    let screen = frame.area();
    if layout.screen() != screen {
        // The window has changed under us; the next event says so.
        return;
    }
    let buffer = frame.buffer_mut();
    if layout.is_too_small() {
        return too_small(screen, buffer);
    }
    head::Head { panes: app.panes(), theme }.render(layout.head(), buffer);
    let covered = app.top().map_or(Cover::Nothing, View::cover);
    draw_panes(app.panes(), covered, buffer);
    if let Some(view) = app.top() {
        view.draw(app.panes(), buffer);
    }
    foot::Foot { app, theme }.render(layout.foot(), buffer);
    if theme.is_ascii() {
        in_ascii(buffer);
    }
}

/// Draws what a view does not cover of the panes.
fn draw_panes(panes: &Panes<'_>, covered: Cover, buffer: &mut Buffer) {
    let is_wide = panes.layout().is_wide();
    let has_cursor = |pane: Pane| panes.pane() == pane;
    match covered {
        Cover::Tree if is_wide => draw_card(panes, Focus::Off, buffer),
        Cover::Body | Cover::Tree => {}
        Cover::Nothing => {
            if is_wide || has_cursor(Pane::Tree) {
                draw_tree(panes, buffer);
            }
            if is_wide || has_cursor(Pane::Card) {
                draw_card(panes, Focus::of(has_cursor(Pane::Card)), buffer);
            }
        }
    }
}

fn draw_tree(panes: &Panes<'_>, buffer: &mut Buffer) {
    let (layout, theme) = (panes.layout(), panes.theme());
    let focus = Focus::of(panes.pane() == Pane::Tree);
    Framed { title: &tree_title(panes), focus, theme }.render(layout.tree(), buffer);
    tree::TreeDrawing { panes, focus, theme }.render(layout.tree_text(), buffer);
    let row = Edge::Row { number: panes.tree().cursor() + 1, of: panes.tree().rows().len() };
    row.draw(layout.tree(), theme, buffer);
}

fn draw_card(panes: &Panes<'_>, focus: Focus, buffer: &mut Buffer) {
    let (layout, theme) = (panes.layout(), panes.theme());
    Framed { title: "Card", focus, theme }.render(layout.card(), buffer);
    let Some(card) = panes.card() else { return };
    card::CardDrawing { card, focus, theme }.render(layout.card_text(), buffer);
    let (top, rows) = card.extent();
    let shown = top + usize::from(layout.card_text().height);
    Edge::MoreBelow(rows.saturating_sub(shown)).draw(layout.card(), theme, buffer);
}

/// What the tree shows, where that is not all that was there on the date.
fn tree_title(panes: &Panes<'_>) -> String {
    let mut title = "Who sits within whom".to_owned();
    let (narrowed, count) = panes.narrowed();
    if !narrowed.trim().is_empty() {
        title = format!("Narrowed to \"{}\": {count}", clean(narrowed));
    }
    if panes.closed() == Closed::Keep {
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

fn too_small(screen: Rect, buffer: &mut Buffer) {
    let (columns, rows) = ScreenLayout::smallest();
    let lines = [
        format!("Too small: {}x{}", screen.width, screen.height),
        format!("needs {columns}x{rows}"),
        "q leaves".to_owned(),
    ];
    for (line, y) in lines.iter().zip(screen.y..screen.bottom()) {
        buffer.set_stringn(screen.x, y, line, screen.width.into(), Style::new());
    }
}
