//! What networks a practice was in, one after another, and those it was in besides.

use crate::date::Day;
use crate::import::remark::Reason;

/// A stay in one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NetworkStay<'r> {
    pub(super) network: &'r str,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

/// All stays of one practice.
#[derive(Debug, Default)]
pub(super) struct NetworkStays<'r> {
    /// One at a time: the one it joined first stays until it is left.
    pub(super) one_by_one: Vec<NetworkStay<'r>>,
    pub(super) besides: Vec<NetworkStay<'r>>,
}

impl<'r> NetworkStays<'r> {
    /// Adds the next by its first day; says where it does not simply follow the one before.
    pub(super) fn add(&mut self, next: NetworkStay<'r>) -> Option<Reason> {
        let Some(last) = self.one_by_one.last_mut() else {
            self.one_by_one.push(next);
            return None;
        };
        if last.until.is_some_and(|until| next.since.is_some_and(|since| until < since)) {
            // A row for each of two stays without a day between is one stay.
            let follows = last.until.and_then(|until| until.tomorrow().ok()) == next.since;
            if follows && last.network == next.network {
                last.until = next.until;
            } else {
                self.one_by_one.push(next);
            }
            return None;
        }
        if last.until.is_some() && last.until == next.since {
            // Left on the day it joined the next: it was in that one all day.
            last.until = next.since.and_then(|since| since.yesterday().ok());
            if last.since > last.until {
                self.one_by_one.pop();
            }
            self.one_by_one.push(next);
            return Some(Reason::SameDay);
        }
        let both_until = match (last.until, next.until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        self.besides.push(NetworkStay { until: both_until, ..next });
        let after = last.until.and_then(|until| until.tomorrow().ok());
        if after.is_some() && next.until.is_none_or(|until| after.is_some_and(|after| until >= after)) {
            self.one_by_one.push(NetworkStay { since: after, ..next });
        }
        Some(Reason::TwoNetworks)
    }
}
