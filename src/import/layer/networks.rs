//! Networks: under whom each was, by its practices, and how a practice in one has its commissioner.

use std::collections::{BTreeMap, BTreeSet};

use super::places::{Members, Places};
use super::registers::Registers;
use super::spans::{Span, life, put_within, spans_of};
use super::tables::Tables;
use super::tenures::{Tenure, Tenures};
use crate::date::{Date, Day};
use crate::import::join::ENGLAND;
use crate::import::times::{Timed, laid_over};
use crate::source::record::{LinkBody, LinkRecord, OrganisationRecord};
use crate::words::Certainty;

/// Networks as the layer has them.
#[derive(Debug, Default)]
pub(super) struct Networks {
    pub(super) organisations: Vec<OrganisationRecord>,
    /// Who commissions those that sit in something else.
    pub(super) links: Vec<LinkRecord>,
    /// Under whom each was, by id.
    under: BTreeMap<String, Vec<Span>>,
}

impl Networks {
    /// Is it a network?
    pub(super) fn has(&self, id: &str) -> bool {
        self.under.contains_key(id)
    }

    /// Does a network lie under a commissioner on all of these days?
    pub(super) fn is_under(&self, network: &str, commissioner: &Span) -> bool {
        let under = self.under.get(network).map_or(&[][..], Vec::as_slice);
        under.iter().filter(|span| span.meets(commissioner)).all(|span| span.id == commissioner.id)
    }
}

/// Every network, dated by its practices.
pub(super) fn networks(registers: &Registers, tables: &Tables<'_>, tenures: &Tenures) -> Networks {
    let mut practices: BTreeMap<&str, Vec<&OrganisationRecord>> = BTreeMap::new();
    for practice in &registers.practices {
        for parent in practice.parents.iter().map(|parent| &parent.id).chain(&practice.parent) {
            practices.entry(parent).or_default().push(practice);
        }
    }
    let places = Places::new(tables);
    let mut all = Networks::default();
    for network in &registers.networks {
        let members = practices.get(&*network.id).map_or(&[][..], Vec::as_slice);
        let tenures: Vec<&Tenure> = members.iter().filter_map(|member| tenures.of(&member.id)).collect();
        let own = under(network, &tenures, tables);
        let mut record = network.clone();
        record.kind = network.kind.filter(|_| tables.get(&network.id).is_none());
        if tables.get(&network.id).is_some_and(|known| is_named_so(known, network)) {
            record.name = None;
        }
        let stated = tables.get(&network.id).map(spans_of).unwrap_or_default();
        let is_elsewhere = |span: &Span| !tables.is_commissioner(&span.id);
        let at_all_times = if stated.is_empty() {
            let in_places = places.of(&own, &Members::new(registers, members.to_vec()));
            let meanwhile = own.iter().filter(|span| in_places.iter().any(|place| place.meets(*span)));
            let meanwhile: Vec<Span> = meanwhile.cloned().collect();
            all.links.extend(commissions(network, &meanwhile, tables));
            put_within(&mut record, laid_over(own.clone(), &in_places));
            own
        } else {
            (record.parent, record.parents) = (None, Vec::new());
            if stated.iter().any(is_elsewhere) {
                all.links.extend(commissions(network, &own, tables));
                own
            } else {
                stated
            }
        };
        all.under.insert(network.id.clone(), at_all_times);
        all.organisations.push(record);
    }
    all
}

/// What a network sat within: what its register says, and before that what most of its
/// practices did.
fn under(network: &OrganisationRecord, tenures: &[&Tenure], tables: &Tables<'_>) -> Vec<Span> {
    let life = life(network);
    let said: Vec<Span> =
        spans_of(network).iter().filter_map(|span| span.between(life.since, life.until)).collect();
    let practices: Vec<Vec<Span>> = tenures.iter().map(|tenure| tenure.spans()).collect();
    let said = with_successor(said, &practices, tables);
    let known = said.iter().find(|span| span.certainty.is_none() && tables.is_commissioner(&span.id));
    let Some(last) = known.and_then(|span| span.since.yesterday().ok()).filter(|day| *day >= life.since) else {
        return said;
    };
    let mut days: BTreeSet<Day> = practices.iter().flatten().map(|span| span.since).collect();
    days.insert(life.since);
    let days: Vec<Day> = days.into_iter().filter(|day| life.since <= *day && *day <= last).collect();
    let ends = days.iter().skip(1).filter_map(|day| day.yesterday().ok()).chain([last]);
    let earlier: Vec<Span> = days
        .iter()
        .copied()
        .zip(ends)
        .filter_map(|(since, until)| {
            let span = most(&practices, until)?;
            let certainty = (span.id != ENGLAND).then_some(Certainty::Inferred);
            Some(Span { since, until, certainty, ..span.clone() })
        })
        .collect();
    laid_over(said, &earlier)
}

/// Whom it came to when its commissioner ended, which a register of before that day cannot say:
/// the one that most of its practices came to.
fn with_successor(said: Vec<Span>, practices: &[Vec<Span>], tables: &Tables<'_>) -> Vec<Span> {
    let Some(until) = said.last().map(|span| span.until) else { return said };
    let Some(last) = said.iter().rfind(|span| tables.is_commissioner(&span.id)) else { return said };
    let ended = tables.life(&last.id).map(|life| life.until.min(last.until)).filter(|day| *day < until);
    let Some(since) = ended.and_then(|day| day.tomorrow().ok()) else { return said };
    let Some(next) =
        most(practices, since).filter(|next| next.id != last.id && tables.is_commissioner(&next.id))
    else {
        return said;
    };
    let next = Span { since, until, certainty: Some(Certainty::Inferred), ..next.clone() };
    laid_over(said, &[next])
}

/// What most of those of whom anything is known sat within on a day.
fn most(practices: &[Vec<Span>], day: Day) -> Option<&Span> {
    let within: Vec<&Span> = practices
        .iter()
        .filter_map(|spans| spans.iter().find(|span| span.since <= day && day <= span.until))
        .collect();
    let count = |id: &str| within.iter().filter(|span| span.id == id).count();
    let span = within.iter().copied().max_by_key(|span| (count(&span.id), std::cmp::Reverse(&span.id)))?;
    (2 * count(&span.id) > within.len()).then_some(span)
}

/// Who commissions a network that sits in something else, such as a place.
fn commissions(network: &OrganisationRecord, under: &[Span], tables: &Tables<'_>) -> Vec<LinkRecord> {
    let life = life(network);
    let of_span = |span: &Span| {
        let span = span.between(life.since, life.until)?;
        Some(LinkRecord::Commissions(LinkBody {
            from: span.id,
            to: vec![network.id.clone()],
            since: (span.since > life.since).then(|| Date::of(span.since)),
            until: (span.until < life.until).then(|| Date::of(span.until)),
            certainty: span.certainty,
            source: if span.source.is_empty() { network.source.clone() } else { span.source },
            ..LinkBody::default()
        }))
    };
    under.iter().filter(|span| tables.is_commissioner(&span.id)).filter_map(of_span).collect()
}

/// Is the register's name that of the tables, but for capitals and punctuation?
fn is_named_so(known: &OrganisationRecord, register: &OrganisationRecord) -> bool {
    let letters = |name: &Option<String>| -> Option<Vec<char>> {
        let letters = name.as_ref()?.chars().filter(|c| c.is_alphanumeric());
        Some(letters.flat_map(char::to_lowercase).collect())
    };
    letters(&known.name) == letters(&register.name)
}
