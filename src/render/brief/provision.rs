//! Who serves whom, as a table of areas by service.

use super::writer::NoteWriter;
use crate::atlas::{OrgIx, SourceSet};
use crate::date::Date;
use crate::query::{AreaCover, Given, ServedArea};
use crate::render::document::{Block, Cell, ListItem, Sentence};
use crate::render::link::{provider, seen_last};
use crate::render::phrase::system_name;
use crate::render::service::{care, row_title};
use crate::render::{capital, percent};
use crate::words::{Certainty, Kind, Service};

/// A note has room for so many areas.
const AREAS: usize = 20;

/// What tells one way of being served from another.
#[derive(PartialEq)]
struct Way {
    provider: OrgIx,
    covers: Option<AreaCover>,
    /// Where residents go, two areas are never quite alike.
    flows_from: Option<OrgIx>,
    certainty: Certainty,
    seen: Option<Date>,
}

impl Way {
    fn of(area: OrgIx, given: &Given<'_>) -> Self {
        let (covers, seen) = match given {
            Given::Serves(serving) => (Some(serving.covers), seen_last(serving)),
            Given::Goes(_) | Given::OfSplit(_) | Given::Department(_) => (None, None),
        };
        let flows_from = matches!(given, Given::Goes(_) | Given::OfSplit(_)).then_some(area);
        Self { provider: given.provider(), covers, flows_from, certainty: given.certainty(), seen }
    }
}

/// Is a service provided by the same ones, in the same way, in every area of several?
fn is_everywhere(areas: &[&ServedArea<'_>], service: Service) -> bool {
    let by = |area: &ServedArea<'_>| -> Vec<Way> {
        area.by(service).iter().map(|given| Way::of(area.area, given)).collect()
    };
    areas.iter().all(|area| by(area) == by(areas[0]) && !by(area).is_empty())
}

/// What is given of each provider, together; what is known only of all of a council that is split
/// stands by itself, after the rest.
fn by_provider<'g, 'a>(given: &'g [Given<'a>]) -> Vec<Vec<&'g Given<'a>>> {
    let (of_split, whole): (Vec<_>, Vec<_>) = given.iter().partition(|g| matches!(g, Given::OfSplit(_)));
    let mut found: Vec<Vec<&Given<'a>>> = Vec::new();
    for given in whole {
        match found.iter_mut().find(|known| known[0].provider() == given.provider()) {
            Some(known) => known.push(given),
            None => found.push(vec![given]),
        }
    }
    found.extend(of_split.into_iter().map(|given| vec![given]));
    found
}

impl NoteWriter<'_, '_> {
    pub(super) fn provision(&mut self) {
        let provision = &self.brief.provision;
        if provision.services.is_empty() {
            let holds_many =
                matches!(self.as_at.kind(self.brief.card.org), Kind::Nation | Kind::Region | Kind::OnsRegion);
            if holds_many {
                self.refer_to("Who serves whom: see the notes of its systems");
            }
            return;
        }
        let areas: Vec<&ServedArea<'_>> = provision.areas.iter().filter(|area| !area.rows.is_empty()).collect();
        let more = areas.len().saturating_sub(AREAS);
        if more > 0 {
            let command = format!("show {}", self.id(self.brief.card.org));
            self.leave_out(more, "areas of the table", &command);
        }
        let areas: Vec<&ServedArea<'_>> = areas.into_iter().take(AREAS).collect();
        self.blocks.push(Block::Heading(if self.is_area() { "Who serves whom" } else { "Whom it serves" }));
        // A column for what only one area has, or all have alike, would say little in much room.
        let is_apart = |service: &Service| {
            let with = areas.iter().filter(|area| !area.by(*service).is_empty()).count();
            self.is_area() && (with == 1 || is_everywhere(&areas, *service))
        };
        let (apart, columns): (Vec<Service>, Vec<Service>) =
            provision.services.iter().partition(|s| is_apart(s));
        let mut items = Vec::new();
        if self.limits.by_provider && self.is_area() {
            items = self.by_provider(&areas, &columns);
        } else if !columns.is_empty() {
            self.table_of(&areas, &columns);
        }
        items.extend(apart.into_iter().map(|service| self.apart(&areas, service)));
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Areas by services; those that are served alike share a row.
    fn table_of(&mut self, areas: &[&ServedArea<'_>], services: &[Service]) {
        let mut columns = vec![if self.is_area() { "Area" } else { "Area served" }.to_owned()];
        columns.extend(services.iter().map(|service| row_title(*service)));
        let mut alike: Vec<(Vec<String>, Vec<Cell>)> = Vec::new();
        for area in areas {
            let (name, cells) = self.area_row(area, services);
            if cells.iter().all(Vec::is_empty) {
                continue;
            }
            match alike.iter_mut().find(|(_, theirs)| *theirs == cells) {
                Some((names, _)) => names.push(name),
                None => alike.push((vec![name], cells)),
            }
        }
        let row = |(names, cells): (Vec<String>, Vec<Cell>)| {
            [vec![vec![Sentence::new(names.join(", "))]], cells].concat()
        };
        let rows: Vec<Vec<Cell>> = alike.into_iter().map(row).collect();
        let is_any_empty = rows.iter().flatten().any(Vec::is_empty);
        self.blocks.push(Block::Table { columns, rows });
        if self.is_area() && is_any_empty {
            let text = "Where a cell is empty nobody is known; there may be somebody.";
            self.paragraph(Sentence::new(text));
        }
    }

    /// A service that one area has, or all of them from the same ones.
    fn apart(&mut self, areas: &[&ServedArea<'_>], service: Service) -> ListItem {
        let with: Vec<&&ServedArea<'_>> = areas.iter().filter(|area| !area.by(service).is_empty()).collect();
        let Some(area) = with.first() else { return ListItem::top(Sentence::default()) };
        let whom = match (areas.len(), with.len()) {
            (1, _) => String::new(),
            (_, 1) => format!(" in {}", self.name(area.area)),
            _ => " in all these areas".to_owned(),
        };
        let (mut names, mut cites) = (Vec::new(), Vec::new());
        for together in by_provider(area.by(service)) {
            let sentence = self.serves(area, &together);
            names.push(sentence.text);
            cites.extend(sentence.cites);
        }
        let what = if service == Service::Emergency { "A&E".to_owned() } else { capital(care(service)) };
        ListItem::top(Sentence::cited(format!("{what}{whom}: {}.", names.join("; ")), cites))
    }

    pub(super) fn is_area(&self) -> bool {
        self.as_at.kind(self.brief.card.org).is_area()
    }

    /// What an area is called, and who serves it, a cell for each service.
    fn area_row(&mut self, area: &ServedArea<'_>, services: &[Service]) -> (String, Vec<Cell>) {
        let share =
            area.share.map_or_else(String::new, |share| format!(" ({} of its residents)", percent(share)));
        let name = format!("{}{share}", self.name(area.area));
        let cell = |service: &Service| {
            let providers = by_provider(area.by(*service));
            providers.iter().map(|together| self.serves(area, together)).collect()
        };
        (name, services.iter().map(cell).collect())
    }

    /// One provider, and all that is given of it.
    fn serves(&mut self, area: &ServedArea<'_>, together: &[&Given<'_>]) -> Sentence {
        let Some(first) = together.first() else { return Sentence::default() };
        let of_itself = first.provider() == self.brief.card.org;
        let who = if of_itself { self.where_it_lies(area) } else { self.name(first.provider()) };
        let sources: Vec<SourceSet> = together.iter().flat_map(|given| given.sources()).collect();
        Sentence::cited(provider(self.as_at, &who, together), self.citations.cite_all(&sources))
    }

    /// In a provider's own note: the systems an area it serves lies in.
    fn where_it_lies(&self, area: &ServedArea<'_>) -> String {
        let systems = &area.systems;
        let names: Vec<String> = systems.iter().map(|s| system_name(self.as_at, s.system, s.share)).collect();
        if names.is_empty() { "yes".to_owned() } else { format!("yes, in {}", names.join(" and ")) }
    }
}
