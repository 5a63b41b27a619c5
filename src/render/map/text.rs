//! A map as text.

use super::drawing::{Drawing, Ink, InkedGlyph, TileSize};
use super::shade::Shade;
use super::wording::{Legend, MapWording};
use crate::query::map::{Emphasis, Map};
use crate::render::citations::{Citations, line};
use crate::render::phrase::as_at_line;
use crate::render::wrap::{Indent, wrap};
use crate::render::{Look, Paint};

/// How wide a map is drawn where no width is given.
const WIDTH: usize = 80;

/// The map as text, with its legend and its sources at the foot.
pub fn text(wording: &MapWording<'_, '_>, look: Look) -> String {
    let width = look.width.unwrap_or(WIDTH);
    let map = wording.map;
    let drawing = Drawing::new(map, wording, TileSize::fitting(map, width, None), look.glyphs);
    let mut out = String::new();
    for part in wrap(&look.glyphs.fit(&wording.sentence()), Indent::NONE, Some(width)) {
        put(&mut out, &look.paint.name(part));
    }
    put(&mut out, "");
    for row in &drawing.rows {
        put(&mut out, &row_of(map, row, look.paint));
    }
    put(&mut out, "");
    for row in wording.legend() {
        legend(&mut out, &row, look, width);
    }
    put(&mut out, "");
    for note in wording.notes() {
        for part in wrap(&look.glyphs.fit(&note), Indent::NONE, Some(width)) {
            put(&mut out, &part);
        }
    }
    let mut cited = Citations::new(wording.as_at.atlas());
    map.sources.iter().for_each(|set| cited.add(*set));
    if !cited.all().is_empty() {
        put(&mut out, "");
        put(&mut out, &look.paint.heading("Sources"));
    }
    for source in cited.all() {
        for part in wrap(&look.glyphs.fit(&line(source)), Indent::new("  ", "    "), Some(width)) {
            put(&mut out, &part);
        }
    }
    put(&mut out, "");
    for part in wrap(&look.glyphs.fit(&as_at_line(wording.as_at)), Indent::NONE, Some(width)) {
        put(&mut out, &part);
    }
    out
}

fn put(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

/// A row of the drawing, glyphs of one ink painted together.
fn row_of(map: &Map, row: &[InkedGlyph], paint: Paint) -> String {
    let end = row.iter().rposition(|c| c.glyph != ' ').map_or(0, |last| last + 1);
    let mut text = String::new();
    for run in row[..end].chunk_by(|a, b| a.ink == b.ink) {
        let glyphs: String = run.iter().map(|c| c.glyph).collect();
        text.push_str(&inked(map, run[0].ink, &glyphs, paint));
    }
    text
}

fn inked(map: &Map, ink: Ink, glyphs: &str, paint: Paint) -> String {
    match ink {
        Ink::Blank | Ink::Name(Emphasis::Reached) => glyphs.to_owned(),
        Ink::Line | Ink::Name(Emphasis::Around) => paint.faint(glyphs),
        Ink::Outline | Ink::Name(Emphasis::Within) => paint.name(glyphs),
        Ink::Class(class) => match Shade::of(map, class).colour() {
            Some(colour) => paint.tint(colour, glyphs),
            None => glyphs.to_owned(),
        },
    }
}

fn legend(out: &mut String, row: &Legend, look: Look, width: usize) {
    let fill = row.shade.fill(look.glyphs);
    let swatch = format!("{}{fill}{fill}", row.shade.letter);
    let swatch = match row.shade.colour() {
        Some(colour) => look.paint.tint(colour, swatch),
        None => swatch,
    };
    let text = format!("{}: {}", row.name, row.count);
    for (number, part) in
        wrap(&look.glyphs.fit(&text), Indent::hanging("  "), Some(width - 6)).iter().enumerate()
    {
        let head = if number == 0 { format!("  {swatch} ") } else { " ".repeat(6) };
        put(out, &format!("{head}{part}"));
    }
}
