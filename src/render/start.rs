//! What greets someone who opens an atlas, in words.

use super::escape::clean;
use super::name::name;
use super::number::counted;
use super::phrase::named;
use crate::atlas::OrgIx;
use crate::date::{Day, date_in_words};
use crate::query::{AsAt, Start};

/// Where a line of the welcome leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartLead {
    /// To an organisation.
    Org(OrgIx),
    /// To what changed on a day.
    Changes(Day),
    /// To where boundaries do not line up.
    Boundaries,
    /// To the map.
    Map,
}

/// A heading of the welcome, and the lines under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartSection {
    /// The heading.
    pub heading: &'static str,
    /// What each line says, and where it leads.
    pub lines: Vec<(String, Option<StartLead>)>,
}

/// The welcome: what this is, what can be typed, what can be asked, what it holds.
pub fn start_page(as_at: &AsAt<'_>, start: &Start) -> Vec<StartSection> {
    let plain = |text: &str| (text.to_owned(), None);
    let section = |heading, lines| StartSection { heading, lines };
    vec![
        section(
            "Who covers where in the NHS in England",
            vec![
                plain(
                    "Open what is on the left with →, or press / and type what you look for: a town, the \
                       first half of a postcode, a council, a board, a trust, a hospital, a practice, a code.",
                ),
                (
                    format!(
                        "Such as: {}",
                        start.examples.iter().map(|e| clean(e)).collect::<Vec<_>>().join(", ")
                    ),
                    None,
                ),
            ],
        ),
        section("Ask", questions(as_at, start)),
        section("What it holds", vec![(holds(as_at, start), None)]),
    ]
}

fn questions(as_at: &AsAt<'_>, start: &Start) -> Vec<(String, Option<StartLead>)> {
    let mut lines = Vec::new();
    if let Some((day, [before, after])) = start.systems_changed {
        let text = match (before, after) {
            (0, after) => format!("What changed last? {} systems began", counted(after)),
            _ if before == after => "What changed last? Boards and their land".to_owned(),
            _ => format!("What changed last? {} systems became {}", counted(before), counted(after)),
        };
        lines.push((format!("{text}, on {}", date_in_words(day)), Some(StartLead::Changes(day))));
    }
    for (org, systems) in start.straddling.iter().take(1) {
        let text =
            format!("Who but ambulance trusts straddles most? {} serves {systems} systems", name(as_at, *org));
        lines.push((text, Some(StartLead::Org(*org))));
    }
    if let Some((day, orgs)) = &start.newest {
        for org in orgs {
            let text = format!("Who is new? {}, since {}", named(as_at, *org), date_in_words(*day));
            lines.push((text, Some(StartLead::Org(*org))));
        }
    }
    lines.push(("Where do boundaries not line up?".to_owned(), Some(StartLead::Boundaries)));
    lines.push(("How does it look on the map?".to_owned(), Some(StartLead::Map)));
    lines
}

fn holds(as_at: &AsAt<'_>, start: &Start) -> String {
    let atlas = as_at.atlas();
    let localities = match start.localities {
        0 => String::new(),
        count => {
            format!(", and {} towns, neighbourhoods and postcode districts to look them up by", counted(count))
        }
    };
    format!(
        "{} organisations on {}, {} that ever were{localities}; up to {}",
        counted(start.there),
        date_in_words(as_at.day()),
        counted(start.ever),
        date_in_words(atlas.as_at()),
    )
}
