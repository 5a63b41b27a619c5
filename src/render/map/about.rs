//! What there is to say of one tile.

use super::wording::{MapWording, name_on};
use crate::boundaries::SystemShare;
use crate::query::AsAt;
use crate::query::map::{Colouring, Emphasis, MapScope, Meaning, Tile, TileProvider, is_joint};
use crate::render::phrase::{in_a_row, name};
use crate::render::service::run;
use crate::render::{capital, percent, thousands};

impl MapWording<'_, '_> {
    /// All there is to say of a tile, a sentence each: what it is, the systems it lies in, who
    /// serves it, what changed.
    pub fn about(&self, tile: &Tile) -> Vec<String> {
        let mut sentences = vec![self.who(tile)];
        if self.map.scope == MapScope::Systems {
            if let Some(region) = self.as_at.snapshot().parent(tile.area) {
                sentences.push(format!("In {}.", self.plain(region)));
            }
        } else {
            sentences.push(match systems_in_a_row(&tile.systems, self.as_at) {
                text if text.is_empty() => "In no system on this day.".to_owned(),
                text => format!("In {text}."),
            });
        }
        if self.map.colouring == Colouring::Change {
            sentences.extend(self.changed(tile));
        } else {
            sentences.push(self.served(tile));
        }
        sentences
    }

    fn who(&self, tile: &Tile) -> String {
        let residents = match tile.residents {
            Some(residents) => format!("{} residents", thousands(residents)),
            None => "residents not counted".to_owned(),
        };
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
        format!("{}, {residents}{part}.{then}", self.with_code(tile.area))
    }

    fn served(&self, tile: &Tile) -> String {
        let what = if self.map.by_flows {
            "Most residents' admissions go to (derived)".to_owned()
        } else {
            capital(run(self.map.service))
        };
        if tile.providers.is_empty() {
            return format!("{what}: no provider known.");
        }
        let name = |p: &TileProvider| {
            let mut name = name(self.as_at, p.provider);
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
        let sentences = tile.shows.iter().map(|shown| {
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
        sentences.collect()
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
