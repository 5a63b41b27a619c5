//! Who serves whom, as a table of areas by service.

use super::Writer;
use crate::atlas::OrgIx;
use crate::date::Date;
use crate::query::{Covers, Provided, Serves};
use crate::render::document::{Block, Cell, Item, Said};
use crate::render::phrase::system_name;
use crate::render::{capital, percent};
use crate::words::{Certainty, Kind, Service};

/// A note has room for so many areas.
const AREAS: usize = 20;

/// Is a service provided by the same ones, in the same way, in every area of several?
fn is_everywhere(areas: &[&Provided<'_>], service: Service) -> bool {
    let by = |area: &Provided<'_>| -> Vec<(OrgIx, Covers, Certainty, Option<Date>)> {
        let of_it = area.by.iter().filter(|serves| serves.service == service);
        of_it.map(|serves| (serves.provider, serves.covers, serves.link.certainty, serves.link.seen)).collect()
    };
    areas.iter().all(|area| by(area) == by(areas[0]) && !by(area).is_empty())
}

impl Writer<'_, '_> {
    pub(super) fn provision(&mut self) {
        let provision = &self.brief.provision;
        if provision.services.is_empty() {
            let holds_many =
                matches!(self.as_at.kind(self.brief.card.org), Kind::Nation | Kind::Region | Kind::OnsRegion);
            if holds_many {
                self.left_out.push("Who serves whom: see the notes of its systems".to_owned());
            }
            return;
        }
        let areas: Vec<&Provided<'_>> = provision.areas.iter().filter(|area| !area.by.is_empty()).collect();
        let more = areas.len().saturating_sub(AREAS);
        if more > 0 {
            let command = format!("show {}", self.id(self.brief.card.org));
            self.leave_out(more, "areas of the table", &command);
        }
        let services = provision.services.clone();
        let areas: Vec<&Provided<'_>> = areas.into_iter().take(AREAS).collect();
        let everywhere: Vec<Service> =
            services.iter().copied().filter(|s| self.is_area() && is_everywhere(&areas, *s)).collect();
        let varied: Vec<Service> = services.into_iter().filter(|s| !everywhere.contains(s)).collect();
        let is_area = self.is_area();
        self.blocks.push(Block::Heading(if is_area { "Who serves whom" } else { "Whom it serves" }));
        if !varied.is_empty() {
            let mut columns = vec![if is_area { "Area" } else { "Area served" }.to_owned()];
            columns.extend(varied.iter().map(|service| capital(service.label())));
            let rows = areas.iter().map(|area| self.area_row(area, &varied)).collect();
            self.blocks.push(Block::Table { columns, rows });
            if is_area {
                let said = "An empty cell means that nobody is known for it, not that there is nobody.";
                self.paragraph(Said::new(said));
            }
        }
        let Some(first) = areas.first().filter(|_| !everywhere.is_empty()) else { return };
        let items = everywhere.into_iter().map(|service| {
            let (mut names, mut cites) = (Vec::new(), Vec::new());
            for serves in first.by.iter().filter(|serves| serves.service == service) {
                let said = self.serves(first, serves);
                names.push(said.text);
                cites.extend(said.cites);
            }
            let whom = if areas.len() > 1 { ", in each of them" } else { "" };
            let text = format!("{}{whom}: {}.", capital(service.label()), names.join("; "));
            Item::top(Said::cited(text, cites))
        });
        let items = items.collect();
        self.blocks.push(Block::List(items));
    }

    fn is_area(&self) -> bool {
        self.as_at.kind(self.brief.card.org).is_area()
    }

    fn area_row(&mut self, area: &Provided<'_>, services: &[Service]) -> Vec<Cell> {
        let share =
            area.share.map_or_else(String::new, |share| format!(" ({} of its residents)", percent(share)));
        let mut row = vec![vec![Said::new(format!("{}{share}", self.name(area.area)))]];
        for service in services {
            let by = area.by.iter().filter(|serves| serves.service == *service);
            row.push(by.map(|serves| self.serves(area, serves)).collect());
        }
        row
    }

    fn serves(&mut self, area: &Provided<'_>, serves: &Serves<'_>) -> Said {
        let of_itself = serves.provider == self.brief.card.org;
        let mut text = if of_itself { self.where_it_lies(area) } else { self.name(serves.provider) };
        let mut more = Vec::new();
        match serves.covers {
            Covers::Whole => {}
            Covers::Part => more.push("in part".to_owned()),
            Covers::Perhaps => more.push("perhaps; a part of the system, not known which".to_owned()),
        }
        more.extend(serves.link.seen.map(|seen| format!("as of {seen}")));
        if serves.link.certainty != Certainty::Certain {
            more.push(serves.link.certainty.word().to_owned());
        }
        if !more.is_empty() {
            text = format!("{text} ({})", more.join(", "));
        }
        Said::cited(text, self.cited.cite(serves.link.sources))
    }

    /// In a provider's own note: the systems an area it serves lies in.
    fn where_it_lies(&self, area: &Provided<'_>) -> String {
        let systems = self.as_at.systems(area.area);
        let names: Vec<String> = systems.iter().map(|s| system_name(self.as_at, s.system, s.share)).collect();
        if names.is_empty() { "yes".to_owned() } else { format!("yes, in {}", names.join(" and ")) }
    }
}
