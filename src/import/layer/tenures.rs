//! Under which commissioners practices were: what registers date, and before that what follows
//! from the land.

use std::collections::BTreeMap;

use super::registers::Registers;
use super::spans::{Span, life};
use super::territory::{Arrival, Territory};
use crate::import::times::Timed;
use crate::source::record::LinkBody;

/// Under whom somebody was.
#[derive(Debug, Default)]
pub(super) struct Tenure {
    /// What registers say, in order.
    pub(super) known: Vec<LinkBody>,
    /// What it sat within before, as far as that follows from the land.
    pub(super) earlier: Vec<Span>,
    /// Whom it came to when its commissioner ended, as far as that follows.
    pub(super) later: Option<Span>,
}

/// The tenures of all practices, by id.
#[derive(Debug)]
pub(super) struct Tenures(BTreeMap<String, Tenure>);

impl Tenures {
    pub(super) fn new(registers: &Registers, territory: &Territory<'_>) -> Self {
        let of_practice = |(id, links): (&String, &Vec<LinkBody>)| {
            let mut known: Vec<LinkBody> = links.iter().filter(|link| is_said(link)).cloned().collect();
            known.sort_by_key(|link| Span::of_link(link).since);
            let councils = registers.councils.get(id).map_or(&[][..], Vec::as_slice);
            let first = known.first().and_then(|link| Some((link, link.since?.first_day())));
            let earlier = first.map_or_else(Vec::new, |(link, joined)| {
                territory.before(Arrival { councils, commissioner: &link.from, joined })
            });
            let later = known.last().and_then(|link| territory.after(councils, &Span::of_link(link)));
            (id.clone(), Tenure { known, earlier, later })
        };
        let mut all: BTreeMap<String, Tenure> = registers.commissions.iter().map(of_practice).collect();
        for practice in &registers.practices {
            let life = life(practice);
            if let Some(tenure) = all.get_mut(&practice.id) {
                tenure.known.retain(|link| Span::of_link(link).meets(&life));
            }
        }
        Self(all)
    }

    pub(super) fn of(&self, id: &str) -> Option<&Tenure> {
        self.0.get(id)
    }
}

impl Tenure {
    /// All of it, in order.
    pub(super) fn spans(&self) -> Vec<Span> {
        let known = self.known.iter().map(Span::of_link);
        self.earlier.iter().cloned().chain(known).chain(self.later.clone()).collect()
    }
}

/// Does a register say it? What is inferred and was not seen follows from lookups, which the
/// tables know better.
fn is_said(link: &LinkBody) -> bool {
    link.certainty.is_none() || link.seen.is_some()
}
