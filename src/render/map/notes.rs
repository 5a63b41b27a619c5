//! What a reader must know of a map besides its legend.

use super::wording::{MapWording, name_on};
use crate::atlas::OrgIx;
use crate::outlines::{Detail, Outlines};
use crate::query::map::{Colouring, Emphasis, MapForm, Meaning, Tile};
use crate::render::counted;
use crate::render::phrase::{in_a_row, name};

impl MapWording<'_, '_> {
    /// What else a reader must know of the map, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = self.reaches();
        if self.map.colouring != Colouring::Provider && self.as_at.land().systems().is_empty() {
            notes.push("There were no systems on this day.".to_owned());
        }
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
            notes.push(format!("Gone since {}: {}.", self.since(), names.join("; ")));
        }
        if self.map.colouring == Colouring::Change
            && self.map.classes.iter().all(|c| c.meaning == Meaning::Same)
        {
            notes.push("Nothing on this map changed between the two days.".to_owned());
        }
        notes.push(match self.map.form {
            MapForm::Tiles => {
                "Each tile is the same size, whatever the area; residents are the mid-2020 counts.".to_owned()
            }
            MapForm::Ground => "Residents are the mid-2020 counts.".to_owned(),
        });
        if self.map.form == MapForm::Ground {
            let outlines = self.as_at.atlas().outlines(Detail::Coarse);
            if let Some(outlines) = outlines {
                notes.extend(self.without_outline(outlines));
                notes.push(format!("Outlines: {}", outlines.attribution));
            }
        }
        notes
    }

    /// Which areas cannot be drawn, since nobody knows the shape of any of their land.
    fn without_outline(&self, outlines: &Outlines) -> Option<String> {
        let is_known = |patch: usize| outlines.patches.get(patch).is_some_and(|rings| !rings.is_empty());
        let unknown = self.map.tiles.iter().filter(|tile| !tile.land().patches().any(is_known));
        let names: Vec<String> = unknown.map(|tile| self.tile_name(tile)).collect();
        (!names.is_empty()).then(|| format!("No outline is known of {}.", in_a_row(&names)))
    }

    /// Whom the providers of the land asked for serve beyond it, and in which systems that lies.
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
                let is_part = tile.shows.iter().any(|s| s.class == number && s.share.is_none());
                let name =
                    if is_part { format!("a part of {}", self.tile_name(tile)) } else { self.tile_name(tile) };
                match beyond.iter_mut().find(|(s, _)| *s == system) {
                    Some((_, names)) => names.push(name),
                    None => beyond.push((system, vec![name])),
                }
            }
            let areas = beyond.into_iter().map(|(system, names)| {
                let within = system.map_or_else(String::new, |s| format!(" in {}", self.plain(s)));
                format!("{}{within}", self.few(&names))
            });
            let areas: Vec<String> = areas.collect();
            if !areas.is_empty() {
                let does = if self.map.by_flows { "is also the main hospital trust of" } else { "also serves" };
                notes.push(format!("{} {does} {}.", name(self.as_at, provider), areas.join("; ")));
            }
        }
        notes
    }

    /// Names in a row; of many, how many there are.
    fn few(&self, names: &[String]) -> String {
        const MOST: usize = 6;
        if names.len() > MOST {
            return format!("{} {}", counted(names.len()), self.unit().many);
        }
        in_a_row(names)
    }
}
