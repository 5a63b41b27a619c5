//! What a map says, whichever way it is drawn.

use super::subject::MapSubject;
use crate::atlas::Closed;
use crate::query::map::{ColourBy, Colouring, Map, MapForm, MapOptions, first_map, last_change, map};
use crate::query::{AsAt, absence};
use crate::render::absence::not_there;
use crate::render::map::{Legend, MapWording, no_map};

/// A map and its words.
#[derive(Clone, Debug)]
pub struct MapWords {
    /// The map.
    pub map: Map,
    /// What it shows, in a sentence.
    pub title: String,
    /// What its letters mean.
    pub legend: Vec<Legend>,
    /// What else a reader must know.
    pub notes: Vec<String>,
    /// The tiles that stand out on it.
    pub focus: Vec<usize>,
    /// A sentence or two on each tile.
    pub about: Vec<String>,
}

impl MapWords {
    /// Works out what a map shows; and what `more` makes of it.
    ///
    /// # Errors
    /// Why there is no map, in a sentence.
    pub(super) fn of<T>(
        as_at: &AsAt<'_>,
        subject: MapSubject,
        form: MapForm,
        more: impl FnOnce(&MapWording<'_, '_>) -> T,
    ) -> Result<(Self, T), String> {
        let before = (subject.by == Colouring::Change).then(|| first_day(as_at, subject));
        let by = match (subject.by, &before) {
            (_, Some(before)) => ColourBy::Change(before),
            (Colouring::Provider, _) => ColourBy::Provider,
            (Colouring::Split, _) => ColourBy::Split,
            _ => ColourBy::System,
        };
        if let Some(org) = subject.of.filter(|org| !as_at.snapshot().is_there(*org)) {
            return Err(not_there(as_at.atlas(), &absence(as_at, org)));
        }
        let show = MapOptions { by, service: subject.service(as_at), form };
        let map = map(as_at, subject.of, show).map_err(|why| no_map(as_at, subject.of, why))?;
        let words = MapWording { map: &map, as_at, before: before.as_ref() };
        let more = more(&words);
        let words = Self {
            title: words.title(),
            legend: words.legend(),
            notes: words.notes(),
            focus: subject.focus.map_or_else(Vec::new, |org| map.tiles_on(as_at, org)),
            about: map.tiles.iter().map(|tile| words.about(tile).join(" ")).collect(),
            map,
        };
        Ok((words, more))
    }
}

/// The atlas on the day before the map last changed; where it never did, on its first.
fn first_day<'a>(as_at: &AsAt<'a>, subject: MapSubject) -> AsAt<'a> {
    let of = subject.of;
    let changed = last_change(as_at, of, subject.service(as_at)).and_then(|day| day.yesterday().ok());
    let day = changed.unwrap_or_else(|| first_map(as_at, of));
    AsAt::new(as_at.atlas(), day, Closed::Leave)
}
