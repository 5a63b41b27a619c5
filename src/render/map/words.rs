//! What a map shows, in words: its title, its legend, each tile, and what a reader must know.

use super::shade::Shade;
use crate::atlas::OrgIx;
use crate::boundaries::SystemShare;
use crate::query::AsAt;
use crate::query::map::{Class, Colouring, Emphasis, Ground, Map, Meaning, NoMap, Provided, Tile, is_joint};
use crate::render::card::in_a_row;
use crate::render::phrase::called;
use crate::render::{capital, clean, counted, percent, thousands};
use crate::words::Service;

/// A map with the days it speaks of, to be put into words.
#[derive(Clone, Copy, Debug)]
pub struct Words<'w, 'a> {
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

impl Words<'_, '_> {
    /// What the map shows, in one sentence without its full stop.
    pub fn title(&self) -> String {
        let day = self.as_at.day();
        match (self.map.of, self.map.colouring) {
            (None, Colouring::System) => {
                format!("England's {} systems, by NHS region", self.map.tiles.len())
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
                let (one, many) = self.unit();
                let name = self.plain(org);
                match colouring {
                    Colouring::System => format!("{name}: which system each {one} lies in"),
                    Colouring::Provider => format!("{name}: who runs {}, by {one}", run(self.map.service)),
                    Colouring::Split => format!("{name}: how {many} are split between systems"),
                    Colouring::Change => {
                        format!("{name}: which {many} came to another system from {} to {day}", self.since())
                    }
                }
            }
        }
    }

    /// The title with its day: `… As at 2019-11-25.`
    pub fn sentence(&self) -> String {
        format!("{}. As at {}.", self.title(), self.as_at.day())
    }

    /// The rows of the legend.
    pub fn legend(&self) -> Vec<Legend> {
        let row = |(number, class): (usize, &Class)| Legend {
            class: number,
            shade: Shade::of(self.map, number),
            name: self.meaning(class.meaning),
            count: self.count(number, class),
        };
        self.map.classes.iter().enumerate().map(row).collect()
    }

    /// What a class stands for.
    pub fn meaning(&self, meaning: Meaning) -> String {
        let several = |count: usize, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{} {many}", counted(count)),
        };
        match meaning {
            Meaning::In(org) | Meaning::ServedBy(org) => self.called(org),
            Meaning::Providers(count) => several(count, "provider", "providers"),
            Meaning::InSystems(1) => "all in one system".to_owned(),
            Meaning::InSystems(count) => {
                format!("split between {} systems; the figure is the share of the largest", counted(count))
            }
            Meaning::Splits(0) => "shares no council with another system".to_owned(),
            Meaning::Splits(count) => {
                format!("shares {} with another system", several(count, "council", "councils"))
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
        let (one, many) = self.unit();
        let tiles = match class.tiles {
            1 => format!("1 {one}"),
            count => format!("{} {many}", counted(count)),
        };
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

    /// What else a reader must know of the map, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = self.reaches();
        let within = self.map.tiles.iter().filter(|t| t.emphasis == Emphasis::Within);
        for tile in
            within.filter(|t| t.stands_for.len() > 1 || t.stands_for.first().is_some_and(|o| *o != t.area))
        {
            let names: Vec<String> = tile.stands_for.iter().map(|org| self.plain(*org)).collect();
            notes.push(format!(
                "{} was then {}: a tile is the land of a council of 2024.",
                self.tile_name(tile),
                in_a_row(&names)
            ));
        }
        if !self.map.unmapped.is_empty() {
            let names: Vec<String> = self.map.unmapped.iter().map(|org| self.plain(*org)).collect();
            let also = if self.map.colouring == Colouring::Provider && self.map.of.is_some() {
                "Served by one of these too, and not on this map"
            } else {
                "Not on this map"
            };
            notes.push(format!("{also}: {}.", in_a_row(&names)));
        }
        if !self.map.gone.is_empty() {
            let before = self.before.unwrap_or(self.as_at);
            let names: Vec<String> = self.map.gone.iter().map(|org| name_on(before, *org)).collect();
            notes.push(format!("Gone since {}: {}.", self.since(), in_a_row(&names)));
        }
        if self.map.colouring == Colouring::Change
            && self.map.classes.iter().all(|c| c.meaning == Meaning::Same)
        {
            notes.push("Nothing on this map changed between the two days.".to_owned());
        }
        notes.push(
            "Each tile is the same size, whatever the area; residents are the mid-2020 counts.".to_owned(),
        );
        notes
    }

    /// Whom the providers of the ground serve beyond it, and in which systems that lies.
    fn reaches(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (number, class) in self.map.classes.iter().enumerate() {
            let Meaning::ServedBy(provider) = class.meaning else { continue };
            let shows = |tile: &&Tile| {
                tile.emphasis == Emphasis::Reached && tile.shows.iter().any(|s| s.class == number)
            };
            let mut beyond: Vec<(Option<OrgIx>, Vec<String>)> = Vec::new();
            for tile in self.map.tiles.iter().filter(shows) {
                let system = tile.systems.first().map(|s| s.system);
                match beyond.iter_mut().find(|(s, _)| *s == system) {
                    Some((_, names)) => names.push(self.tile_name(tile)),
                    None => beyond.push((system, vec![self.tile_name(tile)])),
                }
            }
            for (system, names) in beyond {
                let provider = clean(self.as_at.name(provider));
                let within = system.map_or_else(String::new, |s| format!(" in {}", self.plain(s)));
                notes.push(format!("{provider} also serves {}{within}.", self.few(names)));
            }
        }
        notes
    }

    /// Names in a row; of many, the first and how many more there are.
    fn few(&self, mut names: Vec<String>) -> String {
        const MOST: usize = 8;
        if names.len() > MOST {
            let more = names.len() - MOST + 1;
            names.truncate(MOST - 1);
            names.push(format!("{} more {}", counted(more), self.unit().1));
        }
        in_a_row(&names)
    }

    /// All there is to say of a tile, a sentence each: what it is, the systems it lies in, who
    /// serves it, what changed.
    pub fn about(&self, tile: &Tile) -> Vec<String> {
        let mut said = vec![self.who(tile)];
        if self.map.ground == Ground::Systems {
            if let Some(region) = self.as_at.snapshot().parent(tile.area) {
                said.push(format!("In {}.", self.plain(region)));
            }
        } else {
            said.push(match systems_in_a_row(&tile.systems, self.as_at) {
                text if text.is_empty() => "In no system on this day.".to_owned(),
                text => format!("In {text}."),
            });
        }
        if self.map.colouring == Colouring::Change {
            said.extend(self.changed(tile));
        } else {
            said.push(self.served(tile));
        }
        said
    }

    fn who(&self, tile: &Tile) -> String {
        let residents = format!("{} residents", thousands(tile.residents));
        let part = match tile.emphasis {
            Emphasis::Within if tile.inside < 1.0 => {
                let whole = self.map.of.map_or_else(String::new, |org| self.plain(org));
                format!(", {} of them in {whole}", percent(tile.inside))
            }
            _ => String::new(),
        };
        let then = match tile.stands_for.as_slice() {
            [only] if *only == tile.area => String::new(),
            [] => String::new(),
            several => {
                let names: Vec<String> = several.iter().map(|org| self.plain(*org)).collect();
                format!(" Then {}.", in_a_row(&names))
            }
        };
        format!("{}, {residents}{part}.{then}", self.called(tile.area))
    }

    fn served(&self, tile: &Tile) -> String {
        let what = capital(run(self.map.service));
        if tile.providers.is_empty() {
            return format!("{what}: no provider known.");
        }
        let name = |p: &Provided| {
            let mut name = clean(self.as_at.name(p.provider)).into_owned();
            if is_joint(self.as_at, p.provider) {
                name = format!("{name}, {}", self.as_at.kind(p.provider).label());
            }
            match p.share {
                None => format!("{name} (in part)"),
                Some(share) if share < 1.0 => format!("{name} ({})", percent(share)),
                Some(_) => name,
            }
        };
        let names: Vec<String> = tile.providers.iter().map(name).collect();
        format!("{what}: {}.", in_a_row(&names))
    }

    fn changed(&self, tile: &Tile) -> Vec<String> {
        let before = self.before.unwrap_or(self.as_at);
        let was = systems_in_a_row(&tile.were, before);
        let said = tile.shows.iter().map(|shown| {
            let meaning = self.map.classes[shown.class].meaning;
            match (meaning, shown.share.filter(|s| *s < 1.0)) {
                (Meaning::Renamed, _) => format!("{} until then.", name_on(before, tile.area)),
                (Meaning::New | Meaning::OtherLand, _) if !was.is_empty() => {
                    format!("{}; its land was in {was}.", capital(&self.meaning(meaning)))
                }
                (_, Some(share)) => {
                    format!("{}: {} of residents.", capital(&self.meaning(meaning)), percent(share))
                }
                (_, None) => format!("{}.", capital(&self.meaning(meaning))),
            }
        });
        said.collect()
    }

    /// The short name of a tile.
    pub fn tile_name(&self, tile: &Tile) -> String {
        match tile.spot.filter(|_| self.map.ground != Ground::Systems) {
            Some(spot) => spot.name.clone(),
            None => short(&clean(self.as_at.name(tile.area))).to_owned(),
        }
    }

    /// The code of a tile, up to three letters: the layout's; of a system that is not on it or
    /// has another name on the day, the beginnings of its name.
    pub fn tile_code(&self, tile: &Tile) -> String {
        let name = self.tile_name(tile);
        match tile.spot {
            Some(spot) if self.map.ground != Ground::Systems || spot.name == name => spot.code.clone(),
            _ => initials(&name),
        }
    }

    /// What the tiles are called, for one and for several.
    fn unit(&self) -> (&'static str, &'static str) {
        match self.map.ground {
            Ground::London => ("borough", "boroughs"),
            Ground::Councils => ("council", "councils"),
            Ground::Systems => ("system", "systems"),
        }
    }

    fn since(&self) -> String {
        self.before.map_or_else(String::new, |before| before.day().to_string())
    }

    fn plain(&self, org: OrgIx) -> String {
        name_on(self.as_at, org)
    }

    fn called(&self, org: OrgIx) -> String {
        called(&self.plain(org), &self.as_at.atlas().org(org).id)
    }
}

/// Systems in a row, each with its share.
fn systems_in_a_row(systems: &[SystemShare], as_at: &AsAt<'_>) -> String {
    let names: Vec<String> = systems
        .iter()
        .map(|s| match s.share.filter(|share| *share < 1.0) {
            Some(share) => format!("{} ({})", name_on(as_at, s.system), percent(share)),
            None => name_on(as_at, s.system),
        })
        .collect();
    in_a_row(&names)
}

/// The name of a day; of a system without what all of them are called.
fn name_on(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let name = clean(as_at.name(org));
    if as_at.kind(org).is_system() { short(&name).to_owned() } else { name.into_owned() }
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

/// A service as it is run.
const fn run(service: Service) -> &'static str {
    match service {
        Service::Acute => "acute care",
        Service::Emergency => "emergency care",
        Service::MentalHealth => "mental health services",
        Service::Community => "community health services",
        Service::Ambulance => "ambulances",
        Service::Specialised => "specialised care",
        Service::ChildrensMentalHealth => "children's mental health services",
        Service::General => "care of a sort that is not said",
        other => other.label(),
    }
}

/// Why there is no map, in a sentence.
pub fn no_map(as_at: &AsAt<'_>, of: Option<OrgIx>, why: NoMap) -> String {
    let name =
        of.map_or_else(|| "England".to_owned(), |org| called(as_at.name(org), &as_at.atlas().org(org).id));
    match why {
        NoMap::NoSystems(first) => {
            let first = first.map_or_else(String::new, |day| format!(": the first is of {day}"));
            format!("There were no systems in England on {}{first}.", as_at.day())
        }
        NoMap::NoGround => format!("No land of {name} is known on {}, and none that it serves.", as_at.day()),
        NoMap::NotDrawn => format!("{name} lies on none of the councils and systems that maps are drawn from."),
    }
}
