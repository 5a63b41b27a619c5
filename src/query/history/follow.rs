//! What between two days happened of itself, and what only followed from it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::differences::{Difference, below};
use super::happening::{Change, Happening};
use super::once::is_told_by_mergers;
use crate::atlas::{Closed, OrgIx, SourceSet};
use crate::date::Day;
use crate::query::AsAt;
use crate::words::{Kind, Tier};

/// A difference in the order in which a person tells it.
#[derive(Clone, Debug)]
pub struct Told<'d, 'a> {
    /// Who became whom: systems first, then what is smaller, then bodies.
    pub became: Vec<&'d Happening<'a>>,
    /// What only followed from that, counted.
    pub followed: Vec<Followed>,
    /// What else happened, by date.
    pub others: Vec<&'d Happening<'a>>,
    /// Of a system or more: how much else happened to networks and practices, which is not told one
    /// by one.
    pub small: usize,
}

/// What on one day only followed from who became whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The day.
    pub day: Day,
    /// What stood below one that became another, and since stands below that, by kind and name.
    pub moved: Vec<(Kind, Vec<OrgIx>)>,
    /// Commissioners whose names took up that of their new system, by kind and name.
    pub renamed: Vec<(Kind, Vec<OrgIx>)>,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// One that became another, on the day on which it was so.
type Step = (Day, OrgIx, OrgIx);

impl<'a> Difference<'_, 'a> {
    /// What happened of itself, one by one, and what only followed from it, counted.
    pub fn told(&self) -> Told<'_, 'a> {
        let follows = self.follows();
        let is_news = |h: &&Happening<'a>| is_becoming(h) && !is_told_by_mergers(h, &self.happened);
        let (small, mut became): (Vec<_>, Vec<_>) =
            self.happened.iter().filter(is_news).partition(|h| self.is_small(h));
        became.sort_by_key(|h| (h.first_day(), weight(self.kind_of(h)), self.kind_of(h)));
        let others = self.happened.iter().zip(&follows).filter(|(h, follows)| !**follows && !is_becoming(h));
        let followed = self.followed(&follows);
        // That a network or practice came elsewhere while all around it moved is counted with those.
        let is_counted = |h: &Happening<'a>| {
            let moved = followed.iter().filter(|f| h.change == Change::Moved && h.first_day() == Some(f.day));
            moved.flat_map(|f| &f.moved).any(|(_, orgs)| orgs.contains(&h.org))
        };
        let (smaller, others): (Vec<_>, Vec<_>) = others.map(|(h, _)| h).partition(|h| self.is_small(h));
        let smaller = smaller.into_iter().filter(|h| !is_counted(h)).count();
        Told { became, followed, others, small: small.len() + smaller }
    }

    /// Did it happen to a network or practice, of a system or more?
    fn is_small(&self, h: &Happening<'_>) -> bool {
        let tier = |org: OrgIx| self.there().kind(org).tier();
        tier(self.org).is_some_and(|asked| asked <= Tier::System)
            && tier(h.org).is_some_and(|tier| tier >= Tier::Neighbourhood)
    }

    /// Of each thing that happened, in order: does it only follow from who became whom?
    pub fn follows(&self) -> Vec<bool> {
        let (steps, implied) = (self.steps(), implied(&self.happened));
        let follows = |h: &Happening<'a>| {
            let Some(day) = h.first_day().filter(|_| h.way.is_none()) else { return false };
            match (h.change, h.was.as_slice(), h.now.as_slice()) {
                (Change::Opened | Change::Closed, ..) => implied.contains(&(h.change, h.org, Some(day))),
                (Change::Moved, [was], [now]) => steps.contains(&(day, was.org, now.org)),
                (Change::Renamed, ..) => self.took_name_of_system(&steps, h.org, day),
                _ => false,
            }
        };
        self.happened.iter().map(follows).collect()
    }

    fn kind_of(&self, h: &Happening<'_>) -> Kind {
        h.now.first().or(h.was.first()).map_or_else(|| self.second.kind(h.org), |end| end.kind)
    }

    fn steps(&self) -> BTreeSet<Step> {
        let steps_of = |h: &Happening<'a>| -> Vec<Step> {
            let Some(day) = h.first_day() else { return Vec::new() };
            h.was.iter().flat_map(|was| h.now.iter().map(move |now| (day, was.org, now.org))).collect()
        };
        self.happened.iter().filter(|h| is_becoming(h) && h.way.is_none()).flat_map(steps_of).collect()
    }

    /// Is it a commissioner, which is called after its system, and became that another on the day?
    fn took_name_of_system(&self, steps: &BTreeSet<Step>, org: OrgIx, day: Day) -> bool {
        let Ok(before) = day.yesterday() else { return false };
        let (Some(was), Some(now)) = (self.system_on(org, before), self.system_on(org, day)) else {
            return false;
        };
        self.first.atlas().org(org).kind_at(day) == Kind::SubIcb && steps.contains(&(day, was, now))
    }

    /// The system that it sat in on a day, be it through a place.
    fn system_on(&self, org: OrgIx, day: Day) -> Option<OrgIx> {
        let atlas = self.first.atlas();
        let above = |org: &OrgIx| atlas.org(*org).parent_at(day).map(|parent| parent.org);
        std::iter::successors(Some(org), above).find(|org| atlas.org(*org).kind_at(day).is_system())
    }

    fn followed(&self, follows: &[bool]) -> Vec<Followed> {
        let steps = self.steps();
        let days: BTreeSet<Day> = steps.iter().map(|(day, ..)| *day).collect();
        let on_day = |day: Day| self.followed_on(&steps, follows, day);
        days.into_iter().filter_map(on_day).filter(|f| !f.moved.is_empty() || !f.renamed.is_empty()).collect()
    }

    fn followed_on(&self, steps: &BTreeSet<Step>, follows: &[bool], day: Day) -> Option<Followed> {
        let atlas = self.first.atlas();
        let before = AsAt::new(atlas, day.yesterday().ok()?, Closed::Leave);
        let after = AsAt::new(atlas, day, Closed::Leave);
        let steps: Vec<&Step> = steps.iter().filter(|(on, ..)| *on == day).collect();
        let mut moved = BTreeSet::new();
        for (_, was, now) in steps.iter().filter(|(_, was, now)| was != now) {
            let (old, new) = (below(&before, *was), below(&after, *now));
            moved.extend(old.intersection(&new).copied().filter(|org| ![*was, *now].contains(org)));
        }
        let asked = [below(&before, self.org), below(&after, self.org)];
        moved.retain(|org| asked.iter().any(|scope| scope.contains(org)));
        let on_day: Vec<(&Happening<'a>, bool)> = self
            .happened
            .iter()
            .zip(follows.iter().copied())
            .filter(|(h, follows)| h.first_day() == Some(day) && (*follows || is_becoming(h)))
            .collect();
        let renamed = on_day.iter().filter(|(h, _)| h.change == Change::Renamed).map(|(h, _)| h.org);
        let mut sources: Vec<SourceSet> = Vec::new();
        for set in on_day.iter().flat_map(|(h, _)| &h.sources) {
            if !sources.contains(set) {
                sources.push(*set);
            }
        }
        Some(Followed { day, moved: by_kind(&after, moved), renamed: by_kind(&after, renamed), sources })
    }
}

/// Ends and beginnings of those that merged, split or were renewed on the day: what became of
/// them says both.
pub fn implied(all: &[Happening<'_>]) -> HashSet<(Change, OrgIx, Option<Day>)> {
    let mut implied = HashSet::new();
    for h in all.iter().filter(|h| is_becoming(h)) {
        implied.extend(h.was.iter().map(|end| (Change::Closed, end.org, h.first_day())));
        implied.extend(h.now.iter().map(|end| (Change::Opened, end.org, h.first_day())));
    }
    implied
}

fn is_becoming(h: &Happening<'_>) -> bool {
    matches!(h.change, Change::Merged | Change::Split)
}

/// In which order kinds are told: systems before commissioners before other areas before bodies.
pub(in crate::query) fn weight(kind: Kind) -> u8 {
    match kind.tier() {
        Some(Tier::Nation | Tier::Region | Tier::System) => 0,
        Some(_) if kind.is_commissioner() => 1,
        Some(_) => 2,
        None => 3,
    }
}

/// By kind, in the order of kinds, then by name.
fn by_kind(as_at: &AsAt<'_>, orgs: impl IntoIterator<Item = OrgIx>) -> Vec<(Kind, Vec<OrgIx>)> {
    let mut kinds: BTreeMap<Kind, Vec<OrgIx>> = BTreeMap::new();
    for org in orgs {
        kinds.entry(as_at.kind(org)).or_default().push(org);
    }
    for orgs in kinds.values_mut() {
        orgs.sort_by_cached_key(|org| (as_at.name(*org).to_lowercase(), *org));
    }
    kinds.into_iter().collect()
}
