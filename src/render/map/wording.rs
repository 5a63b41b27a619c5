//! What a map shows, in words: its title, its legend, and what tiles are called.

use super::shade::Shade;
use crate::atlas::OrgIx;
use crate::date::date_in_words;
use crate::query::AsAt;
use crate::query::map::{Class, Colouring, Map, MapScope, Meaning, NoMap, Tile};
use crate::render::name::short as short_name;
use crate::render::phrase::{called, name};
use crate::render::service::run;
use crate::render::{clean, counted, thousands};

/// A map with the days it speaks of, to be put into words.
#[derive(Clone, Copy, Debug)]
pub struct MapWording<'w, 'a> {
    /// The map.
    pub map: &'w Map,
    /// The atlas as it stood on the day of the map.
    pub as_at: &'w AsAt<'a>,
    /// As it stood on the first day, of a map of what changed.
    pub before: Option<&'w AsAt<'a>>,
}

/// A row of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legend {
    /// Which class, by its number.
    pub class: usize,
    /// Its letter, pattern and colour.
    pub shade: Shade,
    /// What it stands for.
    pub name: String,
    /// How many live there, and on how many tiles.
    pub count: String,
}

impl MapWording<'_, '_> {
    /// What the map shows, in one sentence without its full stop.
    pub fn title(&self) -> String {
        let day = date_in_words(self.as_at.day());
        match (self.map.of, self.map.colouring) {
            (None, Colouring::System) => {
                format!("England's {} systems, by NHS region", self.map.tiles.len())
            }
            (None, Colouring::Provider) if self.map.by_flows => {
                "How many main hospital trusts the councils of each system of England have (derived)".to_owned()
            }
            (None, Colouring::Provider) => {
                format!("How many providers run {} in each system of England", run(self.map.service))
            }
            (None, Colouring::Split) => {
                "How many councils each system of England shares with others".to_owned()
            }
            (None, Colouring::Change) => {
                format!("What changed in England's systems from {} to {day}", self.since())
            }
            (Some(org), colouring) => {
                let Noun { one, many } = self.unit();
                let name = self.plain(org);
                match colouring {
                    Colouring::System => format!("{name}: which system each {one} lies in"),
                    Colouring::Provider if self.map.by_flows => {
                        format!("{name}: which trust most residents' admissions go to, by {one} (derived)")
                    }
                    Colouring::Provider => format!("{name}: who runs {}, by {one}", run(self.map.service)),
                    Colouring::Split => format!("{name}: how {many} are split between systems"),
                    Colouring::Change => {
                        format!("{name}: which {many} came to another system from {} to {day}", self.since())
                    }
                }
            }
        }
    }

    /// The title with its day: `… As at 25 November 2019.`
    pub fn sentence(&self) -> String {
        format!("{}. As at {}.", self.title(), date_in_words(self.as_at.day()))
    }

    /// The rows of the legend.
    pub fn legend(&self) -> Vec<Legend> {
        let row = |number: usize, class: &Class| Legend {
            class: number,
            shade: Shade::of(self.map, number),
            name: self.meaning(class.meaning),
            count: self.count(number, class),
        };
        self.map.classes.iter().enumerate().map(|(number, class)| row(number, class)).collect()
    }

    /// What a class stands for.
    pub fn meaning(&self, meaning: Meaning) -> String {
        match meaning {
            Meaning::In(org) | Meaning::ServedBy(org) => self.with_code(org),
            Meaning::Providers(count) => several(count, &Noun { one: "provider", many: "providers" }),
            Meaning::InSystems(1) => "all in one system".to_owned(),
            Meaning::InSystems(count) => {
                format!("split between {} systems; the figure is the share of the largest", counted(count))
            }
            Meaning::Splits(0) => "shares no district, unitary or borough with another system".to_owned(),
            Meaning::Splits(count) => {
                format!(
                    "shares {} with another system",
                    several(count, &Noun { one: "council", many: "councils" })
                )
            }
            Meaning::Moved { from, to } => {
                let before = self.before.unwrap_or(self.as_at);
                let from = from.map_or("no system".to_owned(), |org| name_on(before, org));
                let to = to.map_or("no system".to_owned(), |org| name_on(self.as_at, org));
                format!("from {from} to {to}")
            }
            Meaning::New => format!("new since {}", self.since()),
            Meaning::OtherLand => format!("other land than on {}", self.since()),
            Meaning::Renamed => format!("another name or kind than on {}", self.since()),
            Meaning::Same if self.map.of.is_some() => "in the same system as before".to_owned(),
            Meaning::Same => "as it was".to_owned(),
            Meaning::NoneKnown if self.map.colouring == Colouring::Provider => "no provider known".to_owned(),
            Meaning::NoneKnown => "none known".to_owned(),
        }
    }

    fn count(&self, number: usize, class: &Class) -> String {
        let tiles = several(class.tiles, &self.unit());
        let is_partly_known =
            self.map.tiles.iter().any(|t| t.shows.iter().any(|s| s.class == number && s.share.is_none()));
        let people = match (class.inside, class.outside) {
            (0, 0) if is_partly_known => return format!("{tiles}, in a part that is not known"),
            (inside, 0) => format!("{} residents", thousands(inside)),
            (0, outside) => format!("{} residents outside", thousands(outside)),
            (inside, outside) => {
                format!("{} residents inside, {} outside", thousands(inside), thousands(outside))
            }
        };
        let more = if is_partly_known { ", and a part that is not known" } else { "" };
        format!("{people}{more}; {tiles}")
    }

    /// The short name of a tile.
    pub fn tile_name(&self, tile: &Tile) -> String {
        match tile.grid_tile.filter(|_| self.map.scope != MapScope::Systems) {
            Some(grid_tile) => grid_tile.name.clone(),
            None if self.map.scope != MapScope::Systems => short_name(self.as_at, tile.area),
            None => short(&clean(self.as_at.name(tile.area))).to_owned(),
        }
    }

    /// The code of a tile, up to three letters: the grid's; of a system that is not on it or
    /// has another name on the day, the beginnings of its name.
    pub fn tile_code(&self, tile: &Tile) -> String {
        let name = self.tile_name(tile);
        match tile.grid_tile {
            Some(on) if self.map.scope != MapScope::Systems || on.name == name => on.code.clone(),
            _ => initials(&name),
        }
    }

    /// What the tiles are called.
    pub(super) fn unit(&self) -> Noun {
        match self.map.scope {
            MapScope::London => Noun { one: "borough", many: "boroughs" },
            MapScope::Councils => Noun { one: "council", many: "councils" },
            MapScope::Systems => Noun { one: "system", many: "systems" },
        }
    }

    pub(super) fn since(&self) -> String {
        self.before.map_or_else(String::new, |before| date_in_words(before.day()))
    }

    pub(super) fn plain(&self, org: OrgIx) -> String {
        name_on(self.as_at, org)
    }

    pub(super) fn with_code(&self, org: OrgIx) -> String {
        called(&self.plain(org), &self.as_at.atlas().org(org).id)
    }
}

/// What is counted, for one and for several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    pub(super) one: &'static str,
    pub(super) many: &'static str,
}

/// `1 council`, `2,000 councils`.
fn several(count: usize, noun: &Noun) -> String {
    let noun = if count == 1 { noun.one } else { noun.many };
    format!("{} {noun}", counted(count))
}

/// The name of a day; of a system without what all of them are called.
pub(super) fn name_on(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let name = name(as_at, org);
    if as_at.kind(org).is_system() { short(&name).to_owned() } else { name }
}

/// A system's name without what all systems of its time are called.
fn short(name: &str) -> &str {
    let name = name.strip_prefix("NHS ").unwrap_or(name);
    let ends = [
        " Integrated Care Board",
        " Integrated Care System",
        " ICB",
        " ICS",
        " STP",
        " Health and Care Partnership",
    ];
    ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// The first letters of up to three words; of a single word its first three letters.
fn initials(name: &str) -> String {
    let is_small = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(is_small).collect();
    match words.as_slice() {
        [] => name.chars().take(3).collect(),
        [only] => only.chars().take(3).flat_map(char::to_uppercase).collect(),
        several => several.iter().filter_map(|w| w.chars().next()).take(3).collect(),
    }
}

/// Why there is no map, in a sentence.
pub fn no_map(as_at: &AsAt<'_>, of: Option<OrgIx>, why: NoMap) -> String {
    let name =
        of.map_or_else(|| "England".to_owned(), |org| called(&name(as_at, org), &as_at.atlas().org(org).id));
    match why {
        NoMap::NoSystems(first) => {
            let first =
                first.map_or_else(String::new, |day| format!(": the first is of {}", date_in_words(day)));
            format!("No systems in England on {}{first}.", date_in_words(as_at.day()))
        }
        NoMap::NoLand => {
            format!("No land of {name} is known on {}, and none that it serves.", date_in_words(as_at.day()))
        }
        NoMap::NotDrawn => format!("{name} lies on none of the councils and systems that maps are drawn from."),
    }
}
