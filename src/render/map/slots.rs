//! Which colour and pattern each class of a map of the ground has: such that those whose land meets
//! have neither in common.

use std::collections::BTreeSet;

use super::shade::Shade;
use crate::ground::Lines;
use crate::query::map::Map;

/// The colours and patterns of a map's classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slots(Vec<Slot>);

/// The numbers of a colour and of a pattern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Slot {
    colour: usize,
    pattern: usize,
}

impl Slots {
    /// Given out so that those who meet fewest others choose last: land on a map can always be coloured
    /// so in six. Of several pairs that would do, one that nobody has.
    pub fn of(map: &Map, lines: &Lines) -> Self {
        let meets = meetings(map, lines);
        let mut slots: Vec<Option<Slot>> = vec![None; meets.len()];
        for class in fewest_last(&meets) {
            let near: Vec<Slot> = meets[class].iter().filter_map(|other| slots[*other]).collect();
            let is_free =
                |slot: &Slot| near.iter().all(|n| n.colour != slot.colour && n.pattern != slot.pattern);
            let all = || (0..Shade::COLOURS).flat_map(|colour| (0..Shade::PATTERNS).map(move |p| (colour, p)));
            // Every colour and every pattern is used before one is used again.
            let used = |of: &dyn Fn(&Slot) -> bool| slots.iter().flatten().filter(|slot| of(slot)).count();
            let mut pairs: Vec<Slot> = all()
                .map(|(colour, step)| Slot { colour, pattern: (colour + step) % Shade::PATTERNS })
                .collect();
            pairs.sort_by_key(|slot| {
                used(&|other| other.colour == slot.colour) + used(&|other| other.pattern == slot.pattern)
            });
            let unused = pairs.iter().find(|slot| is_free(slot) && !slots.contains(&Some(**slot)));
            let other = || pairs.iter().find(|slot| near.iter().all(|n| n.colour != slot.colour));
            let slot = unused.or_else(|| pairs.iter().find(|slot| is_free(slot))).or_else(other).copied();
            slots[class] = Some(slot.unwrap_or_default());
        }
        Self(slots.into_iter().map(Option::unwrap_or_default).collect())
    }

    /// How a class is shown.
    pub fn shade(&self, map: &Map, class: usize) -> Shade {
        let shade = Shade::of(map, class);
        self.0.get(class).map_or(shade, |slot| shade.with(slot.colour, slot.pattern))
    }
}

/// The classes whose land meets that of each.
fn meetings(map: &Map, lines: &Lines) -> Vec<BTreeSet<usize>> {
    let mut meets = vec![BTreeSet::new(); map.classes.len()];
    let mut meet = |one: usize, other: usize| {
        if one != other {
            meets[one].insert(other);
            meets[other].insert(one);
        }
    };
    let classes =
        |patch: usize| map.patches.get(patch).map(|shown| shown.classes.iter().chain(&shown.maybe).copied());
    for line in &lines.all {
        let sides = (line.left.and_then(classes), line.right.and_then(classes));
        let (Some(left), Some(right)) = sides else { continue };
        left.for_each(|one| right.clone().for_each(|other| meet(one, other)));
    }
    // What lies on one patch together is seen side by side as well.
    for shown in &map.patches {
        for one in &shown.classes {
            shown.classes.iter().for_each(|other| meet(*one, *other));
        }
    }
    meets
}

/// Classes in an order in which each meets as few as can be of those before it.
fn fewest_last(meets: &[BTreeSet<usize>]) -> Vec<usize> {
    let mut left: BTreeSet<usize> = (0..meets.len()).collect();
    let mut order = Vec::with_capacity(meets.len());
    while let Some(next) = left.iter().copied().min_by_key(|class| meets[*class].intersection(&left).count()) {
        left.remove(&next);
        order.push(next);
    }
    order.reverse();
    order
}
