//! GP practices: what each sat within, and who commissions it where that does not follow.

use super::networks::Networks;
use super::registers::Registers;
use super::spans::{Span, life, put_within, spans_of};
use super::tables::Tables;
use super::tenures::{Tenure, Tenures};
use crate::date::date_in_words;
use crate::import::join::{ENGLAND, KNOWN};
use crate::import::times::{Timed, laid_over};
use crate::source::record::{LinkBody, LinkRecord, NoteRecord, OrganisationRecord};
use crate::words::Certainty;

/// Practices, and what is said of them.
#[derive(Debug, Default)]
pub(super) struct Practices {
    pub(super) organisations: Vec<OrganisationRecord>,
    pub(super) links: Vec<LinkRecord>,
}

/// Every practice in its network, and before and after that in its commissioner.
pub(super) fn practices(
    registers: &Registers,
    tables: &Tables<'_>,
    tenures: &Tenures,
    networks: &Networks,
) -> Practices {
    let mut all = Practices { links: registers.links.clone(), ..Practices::default() };
    let nobody = Tenure::default();
    for practice in &registers.practices {
        let tenure = tenures.of(&practice.id).unwrap_or(&nobody);
        let life = life(practice);
        let said: Vec<Span> = spans_of(practice)
            .iter()
            .filter_map(|span| span.between(life.since, life.until))
            .map(|span| tables.standing(span))
            .collect();
        let stays: Vec<Span> = said.iter().filter(|span| networks.has(&span.id)).cloned().collect();
        let by_land = tenure.earlier.iter().chain(&tenure.later);
        let by_land: Vec<Span> = by_land.filter_map(|span| span.between(life.since, life.until)).collect();
        let within = laid_over(laid_over(said, &by_land), &stays);
        let follows = |link: &&LinkBody| {
            let own = Span::of_link(link).between(life.since, life.until);
            own.is_some_and(|own| {
                within.iter().filter(|span| span.meets(&own)).all(|span| is_within(span, &own, networks))
            })
        };
        let links = tenure.known.iter().filter(|link| !follows(link)).cloned();
        all.links.extend(links.map(LinkRecord::Commissions));
        let mut record = practice.clone();
        put_within(&mut record, within);
        say_what_is_not_known(&mut record);
        all.organisations.push(record);
    }
    all
}

/// That a practice is in England tells nothing of under whom it came when its commissioner ended:
/// nobody says that it went there.
fn say_what_is_not_known(record: &mut OrganisationRecord) {
    let is_open = record.until.is_none();
    let [.., _, last] = record.parents.as_mut_slice() else { return };
    let Some(since) = last.since.filter(|_| is_open && last.id == ENGLAND && last.certainty.is_none()) else {
        return;
    };
    last.certainty = Some(Certainty::Inferred);
    last.source = vec![KNOWN.to_owned()];
    record.notes.push(NoteRecord {
        text: format!("Which commissioner it has been under since {} is not known.", date_in_words(since)),
        seen: None,
        until: None,
        certainty: None,
        source: vec![KNOWN.to_owned()],
    });
}

/// Does who sits in this have that commissioner while it does?
fn is_within(span: &Span, commissioner: &Span, networks: &Networks) -> bool {
    if span.id == commissioner.id {
        return true;
    }
    let days = commissioner.between(span.since, span.until);
    networks.has(&span.id) && days.is_none_or(|days| networks.is_under(&span.id, &days))
}
