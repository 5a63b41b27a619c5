//! A card in words: headings, and lines under them, each with whom it leads to and on
//! whose word it stands. The command line prints them, the explorer lets a person walk
//! them.

mod around;
mod earlier;
mod facts;
mod html;
mod json;
mod land_json;
mod links;
mod location;
mod markdown;
mod page;
mod reach;
mod services;
mod services_json;
mod text;
mod today;
mod writer;

pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use page::{CardLine, CardPage, CardSection};
pub use text::text;

use super::absence::warnings;
use super::link::SERVES;
use super::period::life;
use super::phrase::{kind_of, name};
use crate::query::{AsAt, Card};
use today::lives_on;
use writer::CardWriter;

/// Puts a card into words.
pub fn page<'a>(asked: &AsAt<'a>, card: &Card<'a>) -> CardPage<'a> {
    // A card of what was not there speaks as of another day.
    let as_at = card.as_at(asked);
    let org = as_at.atlas().org(card.org);
    let mut writer = CardWriter::new(as_at, card, asked.day());
    let answers = [
        writer.location(),
        writer.systems(),
        writer.same_land(),
        writer.services(),
        writer.further_destinations(),
        writer.planned_care_around(),
    ];
    let (whom, links): (Vec<_>, Vec<_>) = writer.links().into_iter().partition(|s| s.heading == SERVES);
    let of_a_body = [writer.serves(), writer.patients(), writer.hospitals(), writer.provides()];
    let about = [writer.figures(), writer.findings(), writer.around()];
    let then = [writer.notes(), writer.history(), writer.names(), writer.codes()];
    let (differing, earlier, standing) = ([writer.differing_figures()], writer.earlier(), [writer.standing()]);
    let sections = answers.into_iter().chain(whom).chain(of_a_body).chain(about).chain(links).chain(then);
    let sections = sections.chain(differing).chain(earlier).chain(standing);
    let today = lives_on(asked, card);
    let what = [Some(kind_of(as_at.kind(card.org), org.count)), life(org, as_at.day())];
    CardPage {
        name: name(as_at, card.org),
        id: super::clean(&org.id).into_owned(),
        what: what.into_iter().flatten().collect::<Vec<_>>().join(", ") + &today,
        warnings: warnings(as_at, card.org, card.absence.as_ref()),
        sections: sections.filter(|s| !s.lines.is_empty()).collect(),
        sources: writer.citations.all().to_vec(),
    }
}
