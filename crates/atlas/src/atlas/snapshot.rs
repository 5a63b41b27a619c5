//! The atlas as it stood on one day: who was there, and who sat within whom.

use std::sync::OnceLock;

use fixedbitset::FixedBitSet;
use rustc_hash::FxHashMap;

use super::lists::Lists;
use super::order::OrderKey;
use super::{Atlas, OrgIx};
use crate::date::Day;
use crate::words::Kind;

/// What to do with organisations that have closed by the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Closed {
    /// Leave them out.
    #[default]
    Leave,
    /// Keep them where they were on their last day.
    Keep,
}

/// The atlas on one day. Made in time linear in the organisations; read at no cost.
#[derive(Clone, Debug)]
pub struct Snapshot<'a> {
    atlas: &'a Atlas,
    day: Day,
    shown: FixedBitSet,
    /// What each sits within, by its index; `NOWHERE` for a root and for what is not there.
    within: Vec<u32>,
    /// The children of each, by plain name and kind.
    children: Lists<OrgIx>,
    /// Of those whose children had other names on the day, the order of the day, worked out
    /// when it is first asked for.
    of_the_day: FxHashMap<OrgIx, OnceLock<Vec<OrgIx>>>,
    roots: Vec<OrgIx>,
}

const NOWHERE: u32 = u32::MAX;

impl<'a> Snapshot<'a> {
    /// The atlas as it stood on `day`.
    pub fn new(atlas: &'a Atlas, day: Day, closed: Closed) -> Self {
        let is_shown = |org: OrgIx| match closed {
            Closed::Leave => atlas.is_there(org, day),
            Closed::Keep => !atlas.facts(org).period.is_after(day),
        };
        Self::of(atlas, atlas.orgs(), day, is_shown)
    }

    /// The atlas as it stood on `day`, with no organisations in the picture but these, which are
    /// in the order of the atlas: no other is among the children of anything. For those who look
    /// at day after day and to whom most, such as practices, are nothing.
    pub fn among(atlas: &'a Atlas, orgs: &[OrgIx], day: Day) -> Self {
        Self::of(atlas, orgs, day, |org| atlas.is_there(org, day))
    }

    fn of(atlas: &'a Atlas, orgs: &[OrgIx], day: Day, is_shown: impl Fn(OrgIx) -> bool) -> Self {
        let count = atlas.len();
        let mut shown = FixedBitSet::with_capacity(count);
        shown.extend(orgs.iter().filter(|org| is_shown(**org)).map(|org| org.index()));
        let mut within = vec![NOWHERE; count];
        for org in shown.ones() {
            let org = OrgIx::new(org);
            if let Some(parent) = standing_parent(atlas, &shown, org, day) {
                within[org.index()] = number(parent.index());
            }
        }
        let in_sight = orgs.iter().copied().filter(|org| shown.contains(org.index()));
        let (children, roots) = gather(count, in_sight, &within);
        let has_others = |parent: &usize| children.of(*parent).iter().any(|org| atlas.facts(*org).has_styles);
        let of_the_day =
            (0..count).filter(has_others).map(|parent| (OrgIx::new(parent), OnceLock::new())).collect();
        Self { atlas, day, shown, within, children, of_the_day, roots }
    }

    /// The atlas itself.
    pub fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// The day.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Is it in the picture: there on the day, or closed and kept?
    pub fn shows(&self, org: OrgIx) -> bool {
        self.shown.contains(org.index())
    }

    /// Was it there on the day?
    pub fn is_there(&self, org: OrgIx) -> bool {
        self.atlas.is_there(org, self.day)
    }

    /// Its name on the day.
    pub fn name(&self, org: OrgIx) -> &'a str {
        self.atlas.org(org).name_at(self.day)
    }

    /// Its kind on the day.
    pub fn kind(&self, org: OrgIx) -> Kind {
        self.atlas.kind_at(org, self.day)
    }

    /// What it sat within on the day. Where its parent was not there, whoever that lived on in
    /// stands in, of a hospital the trust that took its trust over; else the nearest ancestor that was. For what is not in the picture itself, where it
    /// would have been on the nearest day on which it was there.
    pub fn parent(&self, org: OrgIx) -> Option<OrgIx> {
        if !self.shows(org) {
            return standing_parent(self.atlas, &self.shown, org, self.day);
        }
        match self.within[org.index()] {
            NOWHERE => None,
            parent => Some(OrgIx::new(parent as usize)),
        }
    }

    /// What it sat within, nearest first.
    pub fn ancestors(&self, org: OrgIx) -> impl Iterator<Item = OrgIx> + '_ {
        std::iter::successors(self.parent(org), |o| self.parent(*o))
    }

    /// What sat directly within it, by tier, kind and name.
    pub fn children(&self, org: OrgIx) -> &[OrgIx] {
        let children = self.children.of(org.index());
        let Some(ordered) = self.of_the_day.get(&org) else { return children };
        ordered.get_or_init(|| in_order_of_day(self.atlas, children, self.day))
    }

    /// What sat directly within it, in no order.
    pub fn children_unordered(&self, org: OrgIx) -> &[OrgIx] {
        self.children.of(org.index())
    }

    /// What sits within nothing.
    pub fn roots(&self) -> &[OrgIx] {
        &self.roots
    }

    /// Everything in the picture, parents before children, those in no order.
    pub fn top_down(&self) -> Vec<OrgIx> {
        let mut order = self.roots.clone();
        let mut next = 0;
        while let Some(&org) = order.get(next) {
            order.extend_from_slice(self.children.of(org.index()));
            next += 1;
        }
        order
    }
}

/// The nearest ancestor in the picture. The atlas has no rings, so this ends.
fn standing_parent(atlas: &Atlas, shown: &FixedBitSet, org: OrgIx, day: Day) -> Option<OrgIx> {
    let mut at = org;
    let mut when = if atlas.is_there(org, day) { day } else { atlas.nearest_day(org, day) };
    loop {
        let parent = atlas.parent_at(at, when)?;
        if shown.contains(parent.index()) {
            return Some(parent);
        }
        let heir = heir_of(atlas, org, parent, day).filter(|heir| shown.contains(heir.index()));
        if heir.is_some() {
            return heir;
        }
        at = parent;
        when = if atlas.is_there(parent, day) { day } else { atlas.nearest_day(parent, day) };
    }
}

/// In whom the closed parent of a body lives on. Only what sits within nothing but areas stands in:
/// what areas sit within is never anything but what is written, so no ring can come of it.
fn heir_of(atlas: &Atlas, org: OrgIx, parent: OrgIx, day: Day) -> Option<OrgIx> {
    let is_area = |org: OrgIx| atlas.kind_at(org, day).is_area();
    if is_area(org) || is_area(parent) {
        return None;
    }
    let heir = atlas.successor_at(parent, day)?;
    let mut above = vec![heir];
    let mut next = 0;
    while let Some(&at) = above.get(next) {
        for stay in atlas.stays(at) {
            if !is_area(stay.parent) {
                return None;
            }
            if !above.contains(&stay.parent) {
                above.push(stay.parent);
            }
        }
        next += 1;
    }
    Some(heir)
}

/// Children of each in one list, in the order of their plain names and kinds; and what sits
/// within nothing.
fn gather(
    count: usize,
    in_sight: impl Iterator<Item = OrgIx> + Clone,
    within: &[u32],
) -> (Lists<OrgIx>, Vec<OrgIx>) {
    let roots = in_sight.clone().filter(|org| within[org.index()] == NOWHERE).collect();
    let children = in_sight.filter_map(|org| match within[org.index()] {
        NOWHERE => None,
        parent => Some((parent as usize, org)),
    });
    (Lists::gathered(count, children), roots)
}

/// Siblings by the names and kinds that they had on the day.
fn in_order_of_day(atlas: &Atlas, siblings: &[OrgIx], day: Day) -> Vec<OrgIx> {
    let mut ordered = siblings.to_vec();
    ordered.sort_by_cached_key(|org| {
        let org = atlas.org(*org);
        (OrderKey::new(org.kind_at(day), org.name_at(day)), org.id.clone())
    });
    ordered
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NOWHERE)
}
