//! The picture in the README is what the program draws. `CATCHMENT_DRAW=1 cargo test --test it
//! picture` draws it anew.

use std::fmt::Write as _;
use std::path::Path;

use crate::support::england::ENGLAND;
use catchment::date::Date;
use catchment::tui::action::{Action, Input};
use catchment::tui::app::App;
use catchment::tui::terminal::Mouse;
use catchment::tui::{Scheme, Settings, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const SIZE: (u16, u16) = (120, 34);

#[test]
fn the_readme_shows_what_the_program_draws() {
    let drawn = svg(&screen());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/explorer.svg");
    if std::env::var_os("CATCHMENT_DRAW").is_some() {
        std::fs::write(&path, &drawn).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("assets/explorer.svg");
    assert!(
        kept == drawn,
        "assets/explorer.svg is not what the program draws now: draw it anew and look at it"
    );
}

/// South London and Maudsley found on a day of 2019, with its card beside it.
fn screen() -> Buffer {
    let day = Some(Date::parse("2019-11-25").expect("a date").last_day());
    let settings =
        Settings { day, start: None, mouse: Mouse::Off, ascii: false, colour: true, scheme: Scheme::Unknown };
    let mut app = App::new(&ENGLAND, settings, SIZE);
    app.update(Input::Do(Action::Find));
    "slam".chars().for_each(|c| _ = app.update(Input::Type(c)));
    app.update(Input::Do(Action::Follow));
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("a screen");
    terminal.draw(|frame| draw::draw(&app, frame)).expect("drawn");
    terminal.backend().buffer().clone()
}

/// The columns and rows of a letter, in pixels.
pub(crate) const CELL: (u16, u16) = (8, 17);
pub(crate) const PAPER: &str = "#16181d";
const INK: &str = "#d6d9de";

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (SIZE.0 * CELL.0 + 24, SIZE.1 * CELL.1 + 24);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>The explorer: South London and Maudsley in the tree, and its card</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"13.29\" xml:space=\"preserve\">\n"
    );
    body(&mut out, buffer, SIZE);
    out.push_str("</g>\n</svg>\n");
    out
}

/// The letters of a screen and what lies behind them.
pub(crate) fn body(out: &mut String, buffer: &Buffer, size: (u16, u16)) {
    for y in 0..size.1 {
        let mut x = 0;
        while x < size.0 {
            let start = x;
            let look = look(&buffer[(x, y)]);
            let mut text = String::new();
            while x < size.0 && self::look(&buffer[(x, y)]) == look {
                text.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            run(out, (start, y), &text, look);
        }
    }
}

/// A text, safe in a drawing.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Colour, bold, reversed.
type Look = (&'static str, bool, bool);

fn look(cell: &Cell) -> Look {
    let colour = match cell.fg {
        Color::Cyan => "#4fc1c9",
        Color::Magenta => "#d787d7",
        Color::DarkGray => "#8a919c",
        Color::Green => "#7bc275",
        Color::LightBlue | Color::Blue => "#7f9cf5",
        Color::Red => "#e06c75",
        Color::Yellow => "#d8b650",
        _ => INK,
    };
    (colour, cell.modifier.contains(Modifier::BOLD), cell.modifier.contains(Modifier::REVERSED))
}

fn run(out: &mut String, (x, y): (u16, u16), text: &str, (colour, bold, reversed): Look) {
    let (left, top) = (12 + x * CELL.0, 12 + y * CELL.1);
    let columns = u16::try_from(text.chars().count()).expect("short");
    if reversed {
        let (width, height) = (columns * CELL.0, CELL.1);
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"/>"
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let skipped = u16::try_from(text.chars().take_while(|c| *c == ' ').count()).expect("short");
    let escaped = escaped(text.trim());
    let fill = if reversed { PAPER } else { colour };
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    let (x, y) = (left + skipped * CELL.0, top + 13);
    let length = u16::try_from(text.trim().chars().count()).expect("short") * CELL.0;
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\"{weight} textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{escaped}</text>"
    );
}
