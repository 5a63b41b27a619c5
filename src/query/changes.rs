//! The days on which something changes.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use crate::atlas::{Atlas, LinkFacts, OrgIx};
use crate::date::{Day, Period};
use crate::words::{Kind, Relation};

/// Every day on which something begins, or has just ended, in order, up to the day that the
/// atlas knows of; and how much changed on each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    days: BTreeMap<Day, Tally>,
}

/// How much changed on a day. Planned organisations are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Organisations that began.
    pub opened: usize,
    /// Organisations whose last day was the day before.
    pub closed: usize,
    /// Organisations that flowed into others that day.
    pub merged: usize,
    /// Organisations that took another name or kind.
    pub renamed: usize,
    /// Organisations, or pieces of land, that came to sit within another.
    pub moved: usize,
    /// Links that began or ended.
    pub links: usize,
    /// What happened to others and reached the one asked: its system, who serves it.
    pub around: usize,
}

impl Changes {
    /// The days of change of a whole atlas.
    pub fn of(atlas: &Atlas) -> Self {
        let mut all = FixedBitSet::with_capacity(atlas.len());
        all.insert_range(..);
        Self::among(atlas, &all, |_| true)
    }
    /// The days on which something changed in one organisation, in all that ever stood below
    /// it, or on its card.
    pub fn below(atlas: &Atlas, org: OrgIx) -> Self {
        let scope = ever_below(atlas, org);
        Self::among(atlas, &scope, |link| link.from == org || link.to == org)
    }

    /// The days on which something changed in some organisations, or between two of them.
    pub fn within(atlas: &Atlas, scope: &FixedBitSet) -> Self {
        let both = |link: &LinkFacts| scope.contains(link.from.index()) && scope.contains(link.to.index());
        Self::among(atlas, scope, both)
    }

    fn among(atlas: &Atlas, scope: &FixedBitSet, on_card: impl Fn(&LinkFacts) -> bool) -> Self {
        let mut changes = Self::default();
        for org in scope.ones() {
            changes.life_of(atlas, OrgIx::new(org));
        }
        for link in atlas.all_link_facts().iter().filter(|l| !l.is_planned() && on_card(l)) {
            for day in [link.period.first_day(), link.period.day_after()].into_iter().flatten() {
                changes.on(day).links += 1;
            }
        }
        for link in atlas.all_link_facts() {
            let happened = link.relation.is_event() && !link.is_planned();
            let within = scope.contains(link.from.index()) || scope.contains(link.to.index());
            let Some(on) = link.on.filter(|_| happened && within) else { continue };
            let is_merger = link.relation == Relation::SucceededBy;
            changes.on(on.first_day()).merged += usize::from(is_merger);
        }
        for patch in atlas.patches() {
            if !patch.areas_ever().any(|a| scope.contains(a.index())) {
                continue;
            }
            for dated in &patch.dated {
                // Land that comes to an area on the day the area begins has moved nowhere.
                let begins = dated.period.first_day();
                let lives = atlas.facts(dated.area).period;
                if let Some(day) = begins.filter(|day| lives.first_day() != Some(*day)) {
                    changes.on(day).moved += 1;
                }
                // Land that leaves one area for another has moved once, not twice.
                let comes_elsewhere = |day: Day| patch.dated.iter().any(|d| d.period.first_day() == Some(day));
                let leaves = dated.period.day_after().filter(|day| lives.contains(*day));
                if let Some(day) = leaves.filter(|day| !comes_elsewhere(*day)) {
                    changes.on(day).moved += 1;
                }
            }
        }
        changes.days.retain(|day, _| *day <= atlas.as_at());
        changes
    }

    fn life_of(&mut self, atlas: &Atlas, org: OrgIx) {
        let o = atlas.facts(org);
        if o.is_planned() {
            return;
        }
        if let Some(day) = o.period.first_day() {
            self.on(day).opened += 1;
        }
        if let Some(day) = o.period.day_after() {
            self.on(day).closed += 1;
        }
        let lived_through = |period: Period| period.first_day().filter(|d| o.period.first_day() != Some(*d));
        // A style that ends is followed by another, or by the plain name.
        let styles = if o.has_styles { atlas.org(org).styles.as_slice() } else { &[] };
        let ends = styles.iter().filter_map(|s| s.period.day_after());
        let mut renamed: Vec<Day> = styles.iter().filter_map(|s| lived_through(s.period)).chain(ends).collect();
        renamed.retain(|day| o.is_there(*day));
        renamed.sort_unstable();
        renamed.dedup();
        for day in renamed {
            self.on(day).renamed += 1;
        }
        for day in atlas.stays(org).iter().skip(1).filter_map(|p| lived_through(p.period)) {
            self.on(day).moved += 1;
        }
    }

    /// The same, and what happened around the one asked on these days.
    #[must_use]
    pub(super) fn with_around(mut self, days: impl IntoIterator<Item = Day>) -> Self {
        for day in days {
            self.on(day).around += 1;
        }
        self
    }

    fn on(&mut self, day: Day) -> &mut Tally {
        self.days.entry(day).or_default()
    }

    /// The last day of change before a day.
    pub fn before(&self, day: Day) -> Option<Day> {
        self.days.range(..day).next_back().map(|(d, _)| *d)
    }

    /// The first day of change after a day.
    pub fn after(&self, day: Day) -> Option<Day> {
        let later = (std::ops::Bound::Excluded(day), std::ops::Bound::Unbounded);
        self.days.range(later).next().map(|(d, _)| *d)
    }

    /// Every day, in order, with how much changed.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = (Day, Tally)> + '_ {
        self.days.iter().map(|(day, tally)| (*day, *tally))
    }

    /// How much changed on a day.
    pub fn on_day(&self, day: Day) -> Tally {
        self.days.get(&day).copied().unwrap_or_default()
    }

    /// Does nothing ever change?
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }
}

/// An organisation, all that ever sat within it or within that, and every council that ever
/// had land in any of them.
pub(super) fn ever_below(atlas: &Atlas, org: OrgIx) -> FixedBitSet {
    let mut scope = FixedBitSet::with_capacity(atlas.len());
    descend(atlas, org, &mut scope);
    let councils: Vec<OrgIx> = atlas
        .patches()
        .iter()
        .filter(|patch| patch.areas_ever().any(|a| scope.contains(a.index())))
        .flat_map(|patch| patch.areas_ever().filter(|a| atlas.org(*a).kinds().any(Kind::is_local_authority)))
        .collect();
    // A place is no bigger for the council around it, but changes with it.
    for council in councils {
        if !atlas.org(org).kind.is_local_authority() {
            descend(atlas, council, &mut scope);
        }
    }
    scope
}

fn descend(atlas: &Atlas, org: OrgIx, scope: &mut FixedBitSet) {
    let mut waiting = vec![org];
    while let Some(next) = waiting.pop() {
        if !scope.put(next.index()) {
            waiting.extend(atlas.ever_within(next));
        }
    }
}
