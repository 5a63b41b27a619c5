//! A card in words: headings, and lines under them, each with whom it leads to and on
//! whose word it stands. The command line prints them, the explorer lets a person walk
//! them.

mod facts;
mod html;
mod json;
mod links;
mod location;
mod markdown;
mod page;
mod text;
mod writer;

pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use page::{CardLine, CardPage, CardSection};
pub use text::text;

use super::absence::warnings;
use super::link::SERVED_BY;
use super::period::life;
use super::phrase::{kind_of, name};
use crate::query::{AsAt, Card};
use writer::CardWriter;

/// Puts a card into words.
pub fn page<'a>(asked: &AsAt<'a>, card: &Card<'a>) -> CardPage<'a> {
    // A card of what was not there speaks as of another day.
    let as_at = card.as_at(asked);
    let org = as_at.atlas().org(card.org);
    let mut writer = CardWriter::new(as_at, card);
    let first = [
        writer.names(),
        writer.codes(),
        writer.location(),
        writer.systems(),
        writer.serves(),
        writer.same_land(),
    ];
    let mut links = writer.links();
    let served = links.iter().position(|s| s.heading == SERVED_BY);
    links.insert(served.map_or(0, |at| at + 1), writer.also_serve());
    let then = [writer.findings(), writer.figures(), writer.notes(), writer.history(), writer.standing()];
    let what = [Some(kind_of(as_at.kind(card.org), org.count)), life(org)];
    CardPage {
        name: name(as_at, card.org),
        id: super::clean(&org.id).into_owned(),
        what: what.into_iter().flatten().collect::<Vec<_>>().join(", "),
        warnings: warnings(as_at.atlas(), card.org, card.absence.as_ref()),
        sections: first.into_iter().chain(links).chain(then).filter(|s| !s.lines.is_empty()).collect(),
        sources: writer.citations.all().to_vec(),
    }
}
