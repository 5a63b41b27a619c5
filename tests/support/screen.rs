//! The explorer on a screen of a test's own: pressed, typed at, and read as text.

use std::fmt::Write as _;

use catchment::date::Date;
use catchment::tui::action::{Action, Input};
use catchment::tui::app::App;
use catchment::tui::draw::draw;
use catchment::tui::terminal::Mouse;
use catchment::tui::{Scheme, Settings};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// In colour, with a mouse, as at a date.
pub fn settings(date: &str) -> Settings {
    let day = Some(Date::parse(date).expect("a date").last_day());
    Settings { day, start: None, mouse: Mouse::On, ascii: false, colour: true, scheme: Scheme::Dark }
}

/// Does one thing after another.
pub fn press(app: &mut App<'_>, actions: &[Action]) {
    for action in actions {
        app.update(Input::Do(*action));
    }
}

/// Types letter after letter.
pub fn typed(app: &mut App<'_>, letters: &str) {
    letters.chars().for_each(|c| _ = app.update(Input::Type(c)));
}

/// What is drawn.
pub fn screen(app: &App<'_>) -> Buffer {
    let size = app.layout().screen();
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a screen");
    terminal.draw(|frame| draw(app, frame)).expect("drawn");
    terminal.backend().buffer().clone()
}

/// What is drawn, without its styles.
pub fn text(app: &App<'_>) -> String {
    let buffer = screen(app);
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(|y| row(y).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// The screen with its styles: text as it stands, and below each row a letter for how each
/// column looks, as `look` spells it.
pub fn styled(app: &App<'_>, look: fn(Color, Modifier) -> char) -> String {
    let buffer = screen(app);
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let cells = || (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        let text: String = cells().map(Cell::symbol).collect();
        let looks: String = cells().map(|c| look(c.fg, c.modifier)).collect();
        let _ = writeln!(out, "{}", text.trim_end());
        if looks.chars().any(|l| l != ' ') {
            let _ = writeln!(out, "{}", looks.trim_end());
        }
    }
    out
}
