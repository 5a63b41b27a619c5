//! A link on a line of a card, under a heading that says what it is.

use super::verb::shared;
use crate::atlas::Extent;
use crate::date::date_in_words;
use crate::query::{AsAt, CardLink, CommissionerAcross, Direction};
use crate::render::escape::clean;
use crate::render::percent;
use crate::render::period::{period, seen};
use crate::render::phrase::{capital, name, named, system_name};

/// The other end, and what else there is to know; how sure it is and on whose word is left to
/// the card.
pub(in crate::render) fn card_line(as_at: &AsAt<'_>, end: &CardLink<'_>) -> String {
    let link = end.link;
    let mut text = named(as_at, end.other);
    if let Some(service) = link.service {
        text = match end.direction {
            Direction::In => format!("{}: {text}", capital(service.label())),
            Direction::Out => format!("{text}: {}", service.label()),
        };
    }
    if let Some(share) = link.share {
        text = match end.direction {
            Direction::In => {
                format!("{text}: {} of that provider's {} come from here", percent(share), shared(link))
            }
            Direction::Out => format!("{text}: {} of its {} come from there", percent(share), shared(link)),
        };
    }
    let mut more = Vec::new();
    match &link.extent {
        Some(Extent::Part) => more.push("in part; which part is not known".to_owned()),
        Some(Extent::Within(areas)) => {
            let names: Vec<String> = areas.iter().map(|area| name(as_at, *area)).collect();
            more.push(format!("the part in {}", names.join(" and ")));
        }
        Some(Extent::Whole) | None => {}
    }
    if !end.elsewhere.is_empty() {
        let systems = end.elsewhere.iter().map(|s| system_name(as_at, s.system, s.share));
        more.push(format!("lies in {}", systems.collect::<Vec<_>>().join(" and ")));
    }
    if let Some(across) = end.across {
        more.extend(another_commissioner(as_at, across));
    }
    more.extend(link.on.map(date_in_words));
    more.extend(link.how.map(|how| how.word().to_owned()));
    more.extend(match link.period.since.filter(|_| link.is_planned()) {
        Some(since) => Some(format!("from {}", date_in_words(since))),
        None => period(as_at.atlas().told_period(link)),
    });
    more.extend(seen(link.seen));
    more.extend(link.note.as_deref().map(|note| clean(note).into_owned()));
    more.extend(end.via.map(|via| format!("via {}", name(as_at, via))));
    if more.is_empty() { text } else { format!("{text} – {}", more.join("; ")) }
}

/// Of a practice's commissioner, that its network has another, and in which system.
fn another_commissioner(as_at: &AsAt<'_>, across: CommissionerAcross) -> Vec<String> {
    let mut more = vec![format!("its network is under {}", named(as_at, across.of_network))];
    let system = across.other_system.map(|system| system_name(as_at, system, None));
    more.extend(system.map(|system| format!("in another system, {system}")));
    more
}
