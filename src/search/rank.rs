//! Which of two matches comes first, and the best few of very many.

use std::cmp::Ordering;

use super::hit::MatchClass;
use crate::words::Tier;

/// By what an organisation ranks, short of its name: class, then open before closed,
/// then what is as typed, then tier. The lower, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(u16);

/// What an organisation does well with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merit {
    /// How well it matches.
    pub(super) class: MatchClass,
    /// With or without a leading NHS or The that was typed.
    pub(super) wording: Wording,
}

/// Is a leading NHS or The that was typed part of a name that is otherwise just what was
/// typed? For what only begins so it makes no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wording {
    /// It is, or none was typed: who types NHS England means that, rather than England.
    AsTyped,
    /// It had to be left out.
    LeadLeftOut,
}

/// Is it there on the day?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Presence {
    /// It is.
    Open,
    /// It has closed, or has yet to open.
    Closed,
}

impl Rank {
    pub(super) fn new(merit: Merit, presence: Presence, tier: Option<Tier>) -> Self {
        let tier = tier.map_or(7, |tier| tier as u16);
        Self(((merit.class as u16) << 5) | ((presence as u16) << 4) | ((merit.wording as u16) << 3) | tier)
    }

    /// That of a locality: it comes after organisations that are there and match as well.
    pub(super) fn of_locality(class: MatchClass) -> Self {
        Self(((class as u16) << 5) | 0xf)
    }

    /// The same as a number of which more is better.
    pub(super) fn score(self) -> u32 {
        u32::from(0x3ff - (self.0 & 0x3ff))
    }
}

/// The best so many of all that are offered, in order.
pub(super) struct Best<T, F> {
    kept: Vec<T>,
    /// What cannot beat this is beyond the limit.
    bar: Option<T>,
    /// 0 keeps all.
    limit: usize,
    compare: F,
}

impl<T: Copy, F: Fn(&T, &T) -> Ordering> Best<T, F> {
    pub(super) fn new(limit: usize, compare: F) -> Self {
        Self { kept: Vec::new(), bar: None, limit, compare }
    }

    /// Takes one in, unless so many better ones are known. Whenever twice the limit has
    /// gathered the worse half goes, so each costs the same however many come.
    pub(super) fn offer(&mut self, one: T) {
        if self.bar.is_some_and(|bar| (self.compare)(&one, &bar) != Ordering::Less) {
            return;
        }
        self.kept.push(one);
        if self.limit > 0 && self.kept.len() / 2 >= self.limit {
            let (_, worst, _) = self.kept.select_nth_unstable_by(self.limit - 1, &self.compare);
            self.bar = Some(*worst);
            self.kept.truncate(self.limit);
        }
    }

    /// All that are left, in order.
    pub(super) fn into_sorted(mut self) -> Vec<T> {
        self.kept.sort_unstable_by(&self.compare);
        if self.limit > 0 {
            self.kept.truncate(self.limit);
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn class_comes_before_presence_and_presence_before_tier() {
        let rank =
            |class, presence, tier| Rank::new(Merit { class, wording: Wording::AsTyped }, presence, tier);
        let code = rank(MatchClass::Code, Presence::Closed, None);
        let name = rank(MatchClass::Exact, Presence::Open, None);
        let closed = rank(MatchClass::Exact, Presence::Closed, Some(Tier::Nation));
        assert!(code < name && name < closed);
        assert!(rank(MatchClass::Exact, Presence::Open, Some(Tier::Practice)) < name);
        assert!(code.score() > name.score() && name.score() > closed.score());
    }

    proptest! {
        #[test]
        fn the_best_few_are_those_that_sorting_all_would_give(all: Vec<u8>, limit in 0_usize..9) {
            let mut best = Best::new(limit, u8::cmp);
            for n in &all {
                best.offer(*n);
            }
            let mut sorted = all;
            sorted.sort_unstable();
            if limit > 0 {
                sorted.truncate(limit);
            }
            prop_assert_eq!(best.into_sorted(), sorted);
        }
    }
}
