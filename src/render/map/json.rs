//! A map as JSON.

use serde::Serialize;

use super::wording::MapWording;
use crate::atlas::OrgIx;
use crate::query::AsAt;
use crate::query::map::{Emphasis, MapScope, Meaning, Tile};
use crate::render::citations::Citations;
use crate::render::json::{Organisation, answer};

#[derive(Serialize)]
struct MapRecord<'a> {
    as_at: String,
    /// The first day, of a map of what changed.
    from: Option<String>,
    caption: String,
    organisation: Option<Organisation<'a>>,
    /// What the tiles are: `system` or `local-authority`.
    unit: &'static str,
    colour_by: &'static str,
    service: &'static str,
    tiles: Vec<TileJson<'a>>,
    legend: Vec<LegendJson<'a>>,
    /// Whose land, or what else that belongs to the answer, is on none of the tiles.
    unmapped: Vec<NamedJson<'a>>,
    /// The systems of the first day that are not there on the second.
    gone: Vec<NamedJson<'a>>,
}

#[derive(Serialize)]
struct TileJson<'a> {
    id: &'a str,
    name: &'a str,
    column: u16,
    row: u16,
    emphasis: &'static str,
    residents: Option<u64>,
    /// The share of its residents on the land that was asked for.
    inside: f64,
    stands_for: Vec<NamedJson<'a>>,
    shows: Vec<Shows<'a>>,
    /// Of a system, what it sits within.
    within: Option<NamedJson<'a>>,
    /// Of a council, the systems it lies in.
    systems: Vec<ShareJson<'a>>,
    /// Of a map of what changed, the systems its land was in on the first day.
    were: Vec<ShareJson<'a>>,
    /// Who serves it with the service, whatever the map shows.
    providers: Vec<ShareJson<'a>>,
}

/// An organisation, and its share of the residents of a tile.
#[derive(Serialize)]
struct ShareJson<'a> {
    id: &'a str,
    name: &'a str,
    share: Option<f64>,
}

#[derive(Serialize)]
struct Shows<'a> {
    id: Option<&'a str>,
    class: usize,
    share: Option<f64>,
}

#[derive(Serialize)]
struct LegendJson<'a> {
    class: usize,
    letter: char,
    id: Option<&'a str>,
    /// Where something moved, from where.
    from: Option<&'a str>,
    name: String,
    tiles: usize,
    residents_inside: u64,
    residents_outside: u64,
}

#[derive(Serialize)]
struct NamedJson<'a> {
    id: &'a str,
    name: &'a str,
}

impl<'a> ShareJson<'a> {
    fn new(then: &AsAt<'a>, org: OrgIx, share: Option<f64>) -> Self {
        Self { id: &then.atlas().org(org).id, name: then.name(org), share }
    }
}

/// The map as JSON.
pub fn json(wording: &MapWording<'_, '_>) -> String {
    let (map, as_at) = (wording.map, wording.as_at);
    let atlas = as_at.atlas();
    let mut cited = Citations::new(atlas);
    cited.add_all(&map.sources);
    let named = |org: OrgIx| NamedJson { id: &atlas.org(org).id, name: as_at.name(org) };
    let id = |org: OrgIx| &*atlas.org(org).id;
    let before = wording.before.unwrap_or(as_at);
    let is_of_systems = map.scope == MapScope::Systems;
    let within = |tile: &Tile| as_at.snapshot().parent(tile.area).filter(|_| is_of_systems);
    let square = |tile: &Tile| TileJson {
        id: id(tile.area),
        name: as_at.name(tile.area),
        column: tile.column,
        row: tile.row,
        emphasis: emphasis(tile.emphasis),
        residents: tile.residents,
        inside: tile.inside,
        stands_for: tile.stands_for.iter().map(|org| named(*org)).collect(),
        shows: tile
            .shows
            .iter()
            .map(|s| Shows { id: map.classes[s.class].meaning.org().map(id), class: s.class, share: s.share })
            .collect(),
        within: within(tile).map(named),
        systems: tile.systems.iter().map(|s| ShareJson::new(as_at, s.system, s.share)).collect(),
        were: tile.were.iter().map(|s| ShareJson::new(before, s.system, s.share)).collect(),
        providers: tile.providers.iter().map(|p| ShareJson::new(as_at, p.provider, p.share)).collect(),
    };
    let rows = wording.legend().into_iter().map(|row| {
        let class = &map.classes[row.class];
        LegendJson {
            class: row.class,
            letter: row.shade.letter,
            id: class.meaning.org().map(id),
            from: match class.meaning {
                Meaning::Moved { from, .. } => from.map(id),
                _ => None,
            },
            name: row.name,
            tiles: class.tiles,
            residents_inside: class.inside,
            residents_outside: class.outside,
        }
    });
    answer(
        &MapRecord {
            as_at: as_at.day().to_string(),
            from: wording.before.map(|before| before.day().to_string()),
            caption: wording.title(),
            organisation: map.of.map(|org| Organisation::new(as_at, org)),
            unit: if is_of_systems { "system" } else { "local-authority" },
            colour_by: map.colouring.word(),
            service: map.service.word(),
            tiles: map.tiles.iter().map(square).collect(),
            legend: rows.collect(),
            unmapped: map.unmapped.iter().map(|org| named(*org)).collect(),
            gone: map.gone.iter().map(|org| named(*org)).collect(),
        },
        &cited,
    )
}

const fn emphasis(emphasis: Emphasis) -> &'static str {
    match emphasis {
        Emphasis::Within => "within",
        Emphasis::Reached => "reached",
        Emphasis::Around => "around",
    }
}
