//! The ground of a map as SVG: each area filled as one shape, borders between areas over it, the coast
//! without a line, and names where they fit.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::ground::{Bounds, Lines, Place, Ring, Shape};
use crate::outlines::GridPoint;
use crate::query::map::{Emphasis, Map, PatchShown, Tile};
use crate::render::escape::markup::escape;
use crate::render::map::shade::Shade;
use crate::render::map::wording::MapWording;

/// How large the ground may be drawn.
const WIDEST: f64 = 920.0;
const HIGHEST: f64 = 1_000.0;
/// Points are so many to a unit of the picture, each way.
const FINE: f64 = 4.0;
/// How wide a letter of a name and of a code is, and how high a line.
const NAME: Lettering = Lettering { class: "n", wide: 6.4, high: 13.0 };
const CODE: Lettering = Lettering { class: "n c", wide: 5.6, high: 10.0 };

struct Lettering {
    class: &'static str,
    wide: f64,
    high: f64,
}

/// The ground, drawn.
pub(super) struct GroundPicture {
    /// What is drawn, in a picture of its own.
    pub(super) markup: String,
    pub(super) width: usize,
    pub(super) height: usize,
    /// The areas that are named by their code, with their names, in the order of the codes.
    pub(super) coded: Vec<(String, String)>,
    /// The names of those of the answer that are too small for either.
    pub(super) unnamed: Vec<String>,
    /// Every pair of fillings that is used at once.
    pub(super) mixed: Vec<Filling>,
}

/// What fills a piece of land: the numbers of one class or several, and whether it is only said of a
/// part that is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Filling {
    pub(super) classes: Vec<usize>,
    pub(super) is_in_part: bool,
}

impl Filling {
    fn of(shown: &PatchShown) -> Self {
        if shown.classes.is_empty() {
            return Self { classes: shown.maybe.clone(), is_in_part: !shown.maybe.is_empty() };
        }
        Self { classes: shown.classes.clone(), is_in_part: false }
    }

    /// What of it is drawn: what is as it was and what is not known is left white.
    fn coloured(self, map: &Map) -> Self {
        let is_coloured = |class: &usize| Shade::of(map, *class).colour().is_some();
        Self { classes: self.classes.into_iter().filter(is_coloured).collect(), ..self }
    }

    /// The name of what it is filled with.
    pub(super) fn name(&self) -> String {
        let classes: Vec<String> = self.classes.iter().map(usize::to_string).collect();
        format!("{}{}", if self.is_in_part { 'p' } else { 'c' }, classes.join("-"))
    }
}

/// From the ground to the picture.
struct Frame {
    bounds: Bounds,
    metres: f64,
}

impl Frame {
    fn of(bounds: Bounds) -> Self {
        let metres = (bounds.width() / WIDEST).max(bounds.height() / HIGHEST).max(1.0);
        Self { bounds, metres }
    }

    /// In fine units, from the upper left.
    #[expect(clippy::cast_possible_truncation, reason = "points of Britain, in units of metres and more")]
    fn fine(&self, at: GridPoint) -> (i32, i32) {
        let scale = FINE / self.metres;
        let x = f64::from(at.east - self.bounds.west) * scale;
        let y = f64::from(self.bounds.north - at.north) * scale;
        (x.round() as i32, y.round() as i32)
    }

    fn point(&self, at: Place) -> (f64, f64) {
        let x = (at.east - f64::from(self.bounds.west)) / self.metres;
        let y = (f64::from(self.bounds.north) - at.north) / self.metres;
        (x, y)
    }

    fn place(&self, x: f64, y: f64) -> Place {
        Place {
            east: f64::from(self.bounds.west) + x * self.metres,
            north: f64::from(self.bounds.north) - y * self.metres,
        }
    }

    fn meets(&self, bounds: Bounds) -> bool {
        let Bounds { west, south, east, north } = self.bounds;
        bounds.west <= east && bounds.east >= west && bounds.south <= north && bounds.north >= south
    }
}

impl GroundPicture {
    /// Draws the ground of a map; none where no shape of it is known.
    pub(super) fn of(wording: &MapWording<'_, '_>, lines: &Lines) -> Option<Self> {
        let map = wording.map;
        let bounds = about(map, lines)?;
        let frame = Frame::of(bounds);
        let mut drawn = Drawn { wording, lines, frame, names: String::new(), mixed: Vec::new() };
        let (mut areas, mut coded, mut unnamed) = (String::new(), BTreeMap::new(), Vec::new());
        for (number, tile) in map.tiles.iter().enumerate() {
            let Some(about) = lines.bounds(tile.land().patches()).filter(|about| drawn.frame.meets(*about))
            else {
                continue;
            };
            drawn.area(number, tile, &mut areas);
            let shape = lines.join(|patch| map.patches[patch].tile == Some(number));
            match drawn.name(tile, &shape) {
                Named::ByCode(code) => {
                    coded.insert(code, wording.tile_name(tile));
                }
                Named::Not if is_seen_whole(&drawn.frame, about) && tile.emphasis == Emphasis::Within => {
                    unnamed.push(wording.tile_name(tile));
                }
                Named::InFull | Named::Not => {}
            }
        }
        let borders = drawn.borders();
        let Drawn { frame, names, mixed, .. } = drawn;
        let (width, height) = (pixels(bounds.width() / frame.metres), pixels(bounds.height() / frame.metres));
        let mut markup = format!(r#"<rect class="w" width="{width}" height="{height}"/>"#);
        markup.push('\n');
        let _ = writeln!(markup, r#"<g transform="scale({})">"#, 1.0 / FINE);
        markup.push_str(&areas);
        markup.push_str(&borders);
        markup.push_str("</g>\n");
        markup.push_str(&names);
        Some(Self { markup, width, height, coded: coded.into_iter().collect(), unnamed, mixed })
    }
}

/// The box of what was asked for, and of whatever else who serves it serves, with ground about it.
fn about(map: &Map, lines: &Lines) -> Option<Bounds> {
    let asked = map.tiles.iter().filter(|t| map.of.is_none() || t.emphasis != Emphasis::Around);
    let bounds = lines.bounds(asked.flat_map(|tile| tile.land().patches()))?;
    #[expect(clippy::cast_possible_truncation, reason = "a part of a box in Britain")]
    let margin = (bounds.width().max(bounds.height()) * if map.of.is_none() { 0.01 } else { 0.06 }) as i32;
    Some(Bounds {
        west: bounds.west - margin,
        south: bounds.south - margin,
        east: bounds.east + margin,
        north: bounds.north + margin,
    })
}

fn is_seen_whole(frame: &Frame, about: Bounds) -> bool {
    let Bounds { west, south, east, north } = frame.bounds;
    about.west >= west && about.east <= east && about.south >= south && about.north <= north
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a picture")]
fn pixels(size: f64) -> usize {
    size.ceil().max(1.0) as usize
}

/// How an area is named.
enum Named {
    InFull,
    ByCode(String),
    Not,
}

struct Drawn<'d, 'w, 'a> {
    wording: &'d MapWording<'w, 'a>,
    lines: &'d Lines,
    frame: Frame,
    names: String,
    mixed: Vec<Filling>,
}

impl Drawn<'_, '_, '_> {
    /// An area: its land, a path for each way in which it is filled.
    fn area(&mut self, number: usize, tile: &Tile, out: &mut String) {
        let map = self.wording.map;
        let mut pieces: BTreeMap<Filling, Vec<usize>> = BTreeMap::new();
        for patch in tile.land().patches() {
            pieces.entry(Filling::of(&map.patches[patch]).coloured(map)).or_default().push(patch);
        }
        let about = escape(&self.wording.about(tile).join(" "));
        let _ = writeln!(out, "<g><title>{about}</title>");
        for (filling, patches) in pieces {
            let is_it = |patch: usize| map.patches[patch].tile == Some(number) && patches.contains(&patch);
            let shape = self.lines.join(is_it);
            let path: String = shape.rings.iter().map(|ring| self.ring(ring)).collect();
            if path.is_empty() {
                continue;
            }
            if filling.classes.is_empty() {
                let _ = writeln!(out, r#"<path class="e" d="{path}"/>"#);
                continue;
            }
            let _ = writeln!(out, r#"<path fill="url(#{})" d="{path}"/>"#, filling.name());
            if (filling.classes.len() > 1 || filling.is_in_part) && !self.mixed.contains(&filling) {
                self.mixed.push(filling);
            }
        }
        out.push_str("</g>\n");
    }

    /// A closed line, if more of it than a point is seen.
    fn ring(&self, ring: &Ring) -> String {
        let path = self.path(&ring.points);
        if path.matches(' ').count() < 3 && !path.contains('l') { String::new() } else { path + "z" }
    }

    /// A line, by how far each point lies from the one before; what is not seen apart is one point.
    fn path(&self, points: &[GridPoint]) -> String {
        let mut out = String::new();
        let mut at: Option<(i32, i32)> = None;
        for point in points {
            let (x, y) = self.frame.fine(*point);
            match at {
                None => {
                    let _ = write!(out, "M{x} {y}");
                }
                Some(before) if before == (x, y) => continue,
                Some((from_x, from_y)) => {
                    // Numbers that follow a minus need no space, nor a letter said again.
                    let (across, down) = (x - from_x, y - from_y);
                    let first = if out.contains('l') { if across < 0 { "" } else { " " } } else { "l" };
                    let _ = write!(out, "{first}{across}{}{down}", if down < 0 { "" } else { " " });
                }
            }
            at = Some((x, y));
        }
        out
    }

    /// The lines between areas, and stronger those between systems and about what was asked for.
    fn borders(&self) -> String {
        let map = self.wording.map;
        let tile = |patch: usize| map.patches[patch].tile;
        let system = |patch: usize| map.patches[patch].system;
        let is_asked =
            |patch: usize| map.asked.as_ref().map(|asked| asked.patches().any(|asked| asked == patch));
        let asked: Vec<Option<bool>> = (0..map.patches.len()).map(is_asked).collect();
        let mut out = String::new();
        let seen = |bounds: Bounds| self.frame.meets(bounds);
        let sorts = [
            ("b", self.lines.borders(tile).into_iter().map(|b| b.line).collect::<Vec<_>>()),
            ("y", self.lines.borders(system).into_iter().map(|b| b.line).collect()),
            ("o", self.lines.borders(|patch| asked[patch]).into_iter().map(|b| b.line).collect()),
        ];
        for (class, lines) in sorts {
            let lines = lines.into_iter().filter(|line| seen(line.bounds));
            let path: String = lines.map(|line| self.path(&line.points)).collect();
            if !path.is_empty() {
                let _ = writeln!(out, r#"<path class="{class}" d="{path}"/>"#);
            }
        }
        out
    }

    /// Names an area where its name fits into its largest piece, in full or by its code; beneath it what
    /// it shows.
    fn name(&mut self, tile: &Tile, shape: &Shape) -> Named {
        let Some((centre, depth)) = shape.visual_centre() else { return Named::Not };
        if depth <= 0.0 {
            return Named::Not;
        }
        let letters = letters(self.wording, tile);
        let name = self.wording.tile_name(tile);
        let halves = halves(&name);
        let code = self.wording.tile_code(tile);
        let faint = if tile.emphasis == Emphasis::Around { " a" } else { "" };
        let full = [vec![name.as_str()], halves];
        for lines in full.iter().filter(|lines| !lines.is_empty()) {
            if self.fits(shape, centre, lines, &NAME, !letters.is_empty()) {
                self.write(centre, lines, &NAME, &letters, faint);
                return Named::InFull;
            }
        }
        if self.fits(shape, centre, &[code.as_str()], &CODE, false) {
            self.write(centre, &[code.as_str()], &CODE, "", faint);
            return Named::ByCode(code);
        }
        Named::Not
    }

    /// Do lines of text about a place lie within a shape and the frame?
    fn fits(&self, shape: &Shape, centre: Place, lines: &[&str], by: &Lettering, is_lettered: bool) -> bool {
        let (x, y) = self.frame.point(centre);
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        let rows = lines.len() + usize::from(is_lettered);
        #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
        let (wide, high) = (longest as f64 * by.wide / 2.0, rows as f64 * by.high / 2.0);
        let corners = [-1.0, -0.5, 0.0, 0.5, 1.0]
            .into_iter()
            .flat_map(|across| [-0.8, 0.0, 0.8].map(|down| (x + across * wide, y + down * high)));
        let (width, height) =
            (self.frame.bounds.width() / self.frame.metres, self.frame.bounds.height() / self.frame.metres);
        corners.into_iter().all(|(x, y)| {
            x >= 0.0 && y >= 0.0 && x <= width && y <= height && shape.contains(self.frame.place(x, y))
        })
    }

    fn write(&mut self, centre: Place, lines: &[&str], by: &Lettering, letters: &str, faint: &str) {
        let (x, y) = self.frame.point(centre);
        let rows = lines
            .iter()
            .copied()
            .map(|line| (line, by.class))
            .chain(Some((letters, "k")).filter(|(letters, _)| !letters.is_empty()));
        let rows: Vec<(&str, &str)> = rows.collect();
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let top = y - (rows.len() as f64 - 1.0) * by.high / 2.0 + by.high * 0.3;
        let mut lower = top;
        for (text, class) in rows {
            let faint = if class == "k" { "" } else { faint };
            let _ = writeln!(
                self.names,
                r#"<text class="{class}{faint}" x="{x:.0}" y="{lower:.0}">{}</text>"#,
                escape(text)
            );
            lower += by.high;
        }
    }
}

/// The letters of what an area shows.
fn letters(wording: &MapWording<'_, '_>, tile: &Tile) -> String {
    let letter = |shown: &crate::query::map::TileClass| {
        let letter = Shade::of(wording.map, shown.class).letter;
        if shown.share.is_none() && letter != '?' { format!("{letter}?") } else { letter.to_string() }
    };
    tile.shows.iter().map(letter).collect::<Vec<_>>().join(" ")
}

/// A name in two parts, as near to its middle as a space is; empty where it has none.
fn halves(name: &str) -> Vec<&str> {
    let middle = name.len() / 2;
    let spaces = name.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    match spaces.min_by_key(|at| at.abs_diff(middle)) {
        Some(at) => vec![&name[..at], &name[at + 1..]],
        None => Vec::new(),
    }
}
