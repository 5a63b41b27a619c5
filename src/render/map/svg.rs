//! A map as a picture to be put in a paper: it needs nothing beside itself, and its patterns
//! and letters survive a printer without colour.

mod ground;

use std::fmt::Write as _;

use super::point::Point;
use super::shade::Shade;
use super::slots::Slots;
use super::wording::{Legend, MapWording};
use crate::ground::Lines;
use crate::outlines::{Detail, Outlines};
use crate::query::map::{Emphasis, MapForm, Tile};
use crate::render::citations::{Citations, licences, line};
use crate::render::escape::markup::escape;
use crate::render::phrase::as_at_line;
use crate::render::phrase::in_a_row;
use crate::render::wrap::{Indent, wrap};
use ground::{Filling, GroundPicture};

/// The width and height of a tile, and the margin about everything.
const TILE: (usize, usize) = (104, 60);
const MARGIN: usize = 24;
/// No narrower, so that the legend has room.
const NARROWEST: usize = 640;
/// How wide a letter is taken to be in a name on a tile, and in running text, in tenths.
const LETTER: (usize, usize) = (65, 70);

/// A tint, a stronger colour for the hatching, for each colour in turn.
const COLOURS: [(&str, &str); Shade::COLOURS] = [
    ("#d3ecef", "#1f7a8c"),
    ("#f3dcee", "#a3318c"),
    ("#dcefd6", "#3c7d26"),
    ("#dbe3f6", "#3354a8"),
    ("#f8ded8", "#b2402a"),
    ("#f6ecc9", "#8a6a08"),
];

/// The hatching of each pattern in turn, in a square of 10.
const HATCHES: [&str; Shade::PATTERNS] = [
    "",
    "M0 2H10M0 7H10",
    "M-2 2L2 -2M0 10L10 0M8 12L12 8",
    "M2 2h1.4M7 7h1.4M7 2h1.4M2 7h1.4",
    "M2 0V10M7 0V10",
    "M-2 8L2 12M0 0L10 10M8 -2L12 2",
    "M0 0L10 10M0 10L10 0",
    "M0 5H10M5 0V10",
];

/// The map as SVG: as it is to be drawn, of tiles or of the ground. Of the ground in the closest detail
/// that makes a picture small enough to be mailed; none where the atlas has no outlines of it.
pub fn svg(wording: &MapWording<'_, '_>) -> Option<String> {
    if wording.map.form == MapForm::Tiles {
        return Some(of_tiles(wording));
    }
    let most = if wording.map.of.is_none() { LARGEST_OF_ENGLAND } else { LARGEST };
    let mut coarsest = None;
    for detail in Detail::ALL {
        let Some(outlines) = wording.as_at.atlas().outlines(detail) else { continue };
        let Some(drawn) = of_ground(wording, outlines) else { continue };
        if drawn.len() <= most {
            return Some(drawn);
        }
        coarsest = Some(drawn);
    }
    coarsest
}

fn of_tiles(wording: &MapWording<'_, '_>) -> String {
    let width = (usize::from(wording.map.size().0) * TILE.0 + 2 * MARGIN).max(NARROWEST);
    let legend = wording.legend();
    let mut picture = Picture::new(wording, legend, width);
    picture.title();
    picture.tiles();
    picture.legend();
    picture.foot(&[]);
    picture.whole(&[])
}

fn of_ground(wording: &MapWording<'_, '_>, outlines: &Outlines) -> Option<String> {
    let lines = Lines::new(outlines);
    let slots = Slots::of(wording.map, &lines);
    let ground = GroundPicture::of(wording, &lines)?;
    let mut legend = wording.legend();
    for row in &mut legend {
        row.shade = slots.shade(wording.map, row.class);
    }
    let mut picture = Picture::new(wording, legend, (ground.width + 2 * MARGIN).max(NARROWEST));
    picture.title();
    picture.ground(&ground);
    picture.legend();
    let mut said = Vec::new();
    if !ground.coded.is_empty() {
        let codes: Vec<String> = ground.coded.iter().map(|(code, name)| format!("{code} {name}")).collect();
        said.push(format!("On the map: {}.", codes.join("; ")));
    }
    if !ground.unnamed.is_empty() {
        said.push(format!("Too small to be named on it: {}.", in_a_row(&ground.unnamed)));
    }
    picture.foot(&said);
    Some(picture.whole(&ground.mixed))
}

/// So many bytes a picture of England may have, and any other: as much as is well mailed.
const LARGEST_OF_ENGLAND: usize = 390_000;
const LARGEST: usize = 145_000;

struct Picture<'p, 'w, 'a> {
    wording: &'p MapWording<'w, 'a>,
    rows: Vec<Legend>,
    body: String,
    /// Where the next thing begins.
    y: usize,
    width: usize,
}

impl<'p, 'w, 'a> Picture<'p, 'w, 'a> {
    fn new(wording: &'p MapWording<'w, 'a>, rows: Vec<Legend>, width: usize) -> Self {
        Self { wording, rows, body: String::new(), y: MARGIN, width }
    }
}

impl Picture<'_, '_, '_> {
    fn title(&mut self) {
        let letters = (self.width - 2 * MARGIN) * 10 / 112;
        for part in wrap(&self.wording.sentence(), Indent::NONE, Some(letters)) {
            self.y += 22;
            self.text(Point { x: MARGIN, y: self.y }, "t", &part);
        }
        self.y += 18;
    }

    /// The ground, cut where its picture ends.
    fn ground(&mut self, ground: &GroundPicture) {
        let GroundPicture { markup, width, height, .. } = ground;
        let left = (self.width - width) / 2;
        let _ = writeln!(
            self.body,
            r#"<svg x="{left}" y="{}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" overflow="hidden">"#,
            self.y
        );
        self.body.push_str(markup);
        self.body.push_str("</svg>\n");
        self.y += height + 24;
    }

    fn tiles(&mut self) {
        let map = self.wording.map;
        let (columns, rows) = map.size();
        let left = (self.width - usize::from(columns) * TILE.0) / 2;
        let top = self.y;
        let corner = |tile: &Tile| Point {
            x: left + usize::from(tile.column) * TILE.0,
            y: top + usize::from(tile.row) * TILE.1,
        };
        for tile in &map.tiles {
            self.tile(tile, corner(tile));
        }
        if map.of.is_some() {
            let within = |tile: &&Tile| tile.emphasis == Emphasis::Within;
            let path: String = map.tiles.iter().filter(within).map(|t| self.border(t, corner(t))).collect();
            let _ = writeln!(self.body, r#"<path class="o" d="{path}"/>"#);
        }
        self.y = top + usize::from(rows) * TILE.1 + 24;
    }

    fn tile(&mut self, tile: &Tile, corner: Point) {
        let Point { x, y } = corner;
        let wording = self.wording;
        let about = escape(&wording.about(tile).join(" "));
        let _ = writeln!(self.body, "<g><title>{about}</title>");
        let _ =
            writeln!(self.body, r#"<rect class="e" x="{x}" y="{y}" width="{}" height="{}"/>"#, TILE.0, TILE.1);
        let shares: f64 = tile.shows.iter().map(|s| s.share.unwrap_or(0.5)).sum();
        let mut at = f64::from(u32::try_from(x).unwrap_or(0));
        for shown in &tile.shows {
            #[expect(clippy::cast_precision_loss, reason = "the width of a tile")]
            let wide = shown.share.unwrap_or(0.5) / shares.max(f64::MIN_POSITIVE) * TILE.0 as f64;
            let shade = Shade::of(wording.map, shown.class);
            if shade.colour().is_some() {
                let _ = writeln!(
                    self.body,
                    r#"<rect fill="url(#c{})" x="{at:.1}" y="{y}" width="{wide:.1}" height="{}"/>"#,
                    shown.class, TILE.1
                );
            }
            at += wide;
        }
        let _ =
            writeln!(self.body, r#"<rect class="l" x="{x}" y="{y}" width="{}" height="{}"/>"#, TILE.0, TILE.1);
        let class = if tile.emphasis == Emphasis::Around { "n a" } else { "n" };
        let lines = fitted(&wording.tile_name(tile));
        for (number, part) in lines.iter().enumerate() {
            let lower = if lines.len() == 1 { 22 } else { 16 + 13 * number };
            self.text(Point { x: x + TILE.0 / 2, y: y + lower }, class, part);
        }
        let letters: Vec<String> = tile
            .shows
            .iter()
            .map(|s| {
                let letter = Shade::of(wording.map, s.class).letter;
                if s.share.is_none() && letter != '?' { format!("{letter}?") } else { letter.to_string() }
            })
            .collect();
        self.text(Point { x: x + TILE.0 / 2, y: y + 49 }, "k", &letters.join(" "));
        self.body.push_str("</g>\n");
    }

    /// The sides of a tile beyond which the land that was asked for ends.
    fn border(&self, tile: &Tile, corner: Point) -> String {
        let Point { x, y } = corner;
        let (column, row) = (i32::from(tile.column), i32::from(tile.row));
        let is_within = |c: i32, r: i32| {
            let is_it = |t: &Tile| i32::from(t.column) == c && i32::from(t.row) == r;
            self.wording.map.tiles.iter().any(|t| is_it(t) && t.emphasis == Emphasis::Within)
        };
        let sides = [
            (is_within(column, row - 1), format!("M{x} {y}h{}", TILE.0)),
            (is_within(column, row + 1), format!("M{x} {}h{}", y + TILE.1, TILE.0)),
            (is_within(column - 1, row), format!("M{x} {y}v{}", TILE.1)),
            (is_within(column + 1, row), format!("M{} {y}v{}", x + TILE.0, TILE.1)),
        ];
        sides.into_iter().filter(|(goes_on, _)| !goes_on).map(|(_, side)| side).collect()
    }

    fn legend(&mut self) {
        let letters = (self.width - 2 * MARGIN - 48) * 10 / LETTER.1;
        for row in std::mem::take(&mut self.rows) {
            let y = self.y;
            let fill =
                if row.shade.colour().is_some() { format!("url(#c{})", row.class) } else { "#fff".to_owned() };
            let _ = writeln!(
                self.body,
                r#"<rect class="s" fill="{fill}" x="{MARGIN}" y="{y}" width="36" height="18"/>"#
            );
            self.text(Point { x: MARGIN + 18, y: y + 14 }, "k", &row.shade.letter.to_string());
            for part in wrap(&format!("{}: {}", row.name, row.count), Indent::NONE, Some(letters)) {
                self.text(Point { x: MARGIN + 48, y: self.y + 13 }, "r", &part);
                self.y += 18;
            }
            self.y += 8;
            self.rows.push(row);
        }
        self.y += 6;
    }

    fn foot(&mut self, said: &[String]) {
        let atlas = self.wording.as_at.atlas();
        let mut cited = Citations::new(atlas);
        self.wording.map.sources.iter().for_each(|set| cited.add(*set));
        let mut sentences = said.to_vec();
        sentences.extend(self.wording.notes());
        if self.wording.map.of.is_some() {
            sentences.push("The heavy line runs about the ground that was asked for.".to_owned());
        }
        sentences.push(as_at_line(self.wording.as_at));
        let sources: Vec<String> = cited.all().iter().map(|s| line(s)).collect();
        if !sources.is_empty() {
            sentences.push(format!("Sources: {}.", sources.join("; ")));
        }
        let licences = licences(cited.all());
        if !licences.is_empty() {
            sentences.push(format!("Licence of the data: {}.", licences.join(", ")));
        }
        let letters = (self.width - 2 * MARGIN) * 10 / 60;
        for sentence in sentences {
            for part in wrap(&sentence, Indent::NONE, Some(letters)) {
                self.y += 15;
                self.text(Point { x: MARGIN, y: self.y }, "f", &part);
            }
            self.y += 3;
        }
    }

    fn text(&mut self, at: Point, class: &str, text: &str) {
        let Point { x, y } = at;
        let _ = writeln!(self.body, r#"<text class="{class}" x="{x}" y="{y}">{}</text>"#, escape(text));
    }

    fn whole(self, mixed: &[Filling]) -> String {
        let (width, height) = (self.width, self.y + MARGIN);
        let legend = &self.rows;
        let described: Vec<String> =
            legend.iter().map(|row| format!("{}: {}, {}", row.shade.letter, row.name, row.count)).collect();
        let mut out = String::with_capacity(self.body.len() + 4096);
        let _ = writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc">"#
        );
        let _ = writeln!(out, r#"<title id="title">{}</title>"#, escape(&self.wording.sentence()));
        let desc = described.iter().chain(&self.wording.notes()).cloned().collect::<Vec<_>>().join(". ");
        let _ = writeln!(out, r#"<desc id="desc">{}</desc>"#, escape(&desc));
        out.push_str(STYLE);
        out.push_str("<defs>\n");
        for row in legend {
            let (Some(colour), Some(pattern)) = (row.shade.colour(), row.shade.pattern()) else { continue };
            let (tint, strong) = COLOURS[colour];
            let _ = writeln!(
                out,
                r#"<pattern id="c{}" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="10" height="10" fill="{tint}"/><path d="{}" stroke="{strong}" stroke-width="1.2" stroke-opacity="0.55" fill="none"/></pattern>"#,
                row.class, HATCHES[pattern]
            );
        }
        for filling in mixed {
            let _ = writeln!(out, "{}", mixture(filling));
        }
        out.push_str("</defs>\n");
        let _ = writeln!(out, r##"<rect width="{width}" height="{height}" fill="#fff"/>"##);
        out.push_str(&self.body);
        out.push_str("</svg>\n");
        out
    }
}

/// Stripes of what lies on one piece of land at once; what is only said of a part of it leaves stripes free.
fn mixture(filling: &Filling) -> String {
    let count = filling.classes.len() + usize::from(filling.is_in_part);
    let mut out = format!(
        r##"<pattern id="{}" width="{}" height="30" patternUnits="userSpaceOnUse" patternTransform="rotate(35)"><rect width="{}" height="30" fill="#f4f4f4"/>"##,
        filling.name(),
        count * STRIPE,
        count * STRIPE
    );
    for (number, class) in filling.classes.iter().enumerate() {
        let _ = write!(
            out,
            r#"<rect x="{}" width="{STRIPE}" height="30" fill="url(#c{class})"/>"#,
            number * STRIPE
        );
    }
    out + "</pattern>"
}

/// How wide a stripe is.
const STRIPE: usize = 40;

const STYLE: &str = "<style>\
text{font-family:system-ui,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1b1b1b}\
.t{font-size:18px;font-weight:600}\
.n{font-size:11px;text-anchor:middle;font-weight:600}\
.a{fill:#6b6b6b;font-weight:400}\
.k{font-size:14px;text-anchor:middle;font-weight:700}\
.r{font-size:13px}.f{font-size:11px;fill:#444}\
.e{fill:#f4f3f0}.l{fill:none;stroke:#9a9a9a;stroke-width:1}.s{stroke:#6b6b6b}\
.o{fill:none;stroke:#111;stroke-width:3;stroke-linecap:square}\
.c{font-size:9px}.w{fill:#d8e7f1}\
.b{fill:none;stroke:#555;stroke-width:3}.y{fill:none;stroke:#222;stroke-width:7}\
g .o{stroke-width:12;stroke-linejoin:round}\
</style>\n";

/// A name on up to two lines, broken between words and cut to the width of a tile.
fn fitted(name: &str) -> Vec<String> {
    let room = TILE.0 * 10 / LETTER.0;
    let cut = |part: &str| -> String {
        if part.chars().count() <= room {
            return part.to_owned();
        }
        part.chars().take(room - 1).chain(std::iter::once('…')).collect()
    };
    if name.chars().count() <= room {
        return vec![name.to_owned()];
    }
    let breaks = name.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    let fits = |at: &usize| name[..*at].chars().count() <= room;
    match breaks.filter(fits).max() {
        Some(at) => vec![name[..at].to_owned(), cut(&name[at + 1..])],
        None => vec![cut(name)],
    }
}
