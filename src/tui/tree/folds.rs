//! Which rows of the tree are open.

use std::collections::HashMap;

use crate::atlas::OrgIx;
use crate::query::{AsAt, Fold, Narrowing, Row, RowItem, RowKey};
use crate::words::{Heading, Tier};

/// What is open down to a tier, and what was opened and shut by hand.
#[derive(Clone, Debug)]
pub(super) struct Folds {
    /// Everything above this tier is open unless a person said otherwise.
    opened_to: Tier,
    /// What a person opened or shut by hand.
    by_hand: HashMap<RowKey, bool>,
    /// The same before the tree was narrowed.
    by_hand_when_whole: HashMap<RowKey, bool>,
}

impl Folds {
    /// Everything open down to a tier.
    pub(super) fn down_to(tier: Tier) -> Self {
        Self { opened_to: tier, by_hand: HashMap::new(), by_hand_when_whole: HashMap::new() }
    }

    /// Opens everything down to a tier and nothing below it.
    pub(super) fn open_to(&mut self, tier: Tier) {
        self.opened_to = tier;
        self.forget();
    }

    /// Opens or shuts a row by hand.
    pub(super) fn set(&mut self, key: RowKey, fold: Fold) {
        self.by_hand.insert(key, fold == Fold::Open);
    }

    /// Opens everything above an organisation.
    pub(super) fn open_above(&mut self, as_at: &AsAt<'_>, org: OrgIx) {
        let mut child = org;
        while let Some(parent) = as_at.parent(child) {
            self.by_hand.insert(RowKey::Org { org: parent, under: as_at.parent(parent) }, true);
            self.by_hand.insert(RowKey::Group { under: parent, heading: as_at.kind(child).heading() }, true);
            child = parent;
        }
    }

    /// Forgets what was opened and shut by hand.
    pub(super) fn forget(&mut self) {
        self.by_hand.clear();
    }

    /// Lays what was opened and shut by hand aside while the tree is narrowed.
    pub(super) fn lay_aside(&mut self) {
        self.by_hand_when_whole = std::mem::take(&mut self.by_hand);
    }

    /// Takes it up again once the tree is whole.
    pub(super) fn take_up_again(&mut self) {
        self.by_hand = std::mem::take(&mut self.by_hand_when_whole);
    }

    /// Is what is below the row shown: because a person opened it, because it leads to what
    /// the tree is narrowed to, or because the tree is open down to a tier below it?
    pub(super) fn is_open(&self, as_at: &AsAt<'_>, row: &Row, narrowed: Option<&Narrowing>) -> bool {
        if let Some(by_hand) = self.by_hand.get(&row.key) {
            return *by_hand;
        }
        match (narrowed, row.org()) {
            (Some(narrowed), Some(org)) => narrowed.is_above(org),
            (Some(_), None) => true,
            (None, _) => is_above(as_at, row, self.opened_to),
        }
    }
}

/// Headings over so few are open from the start, below regions: there is no need to look
/// under each.
const FEW: usize = 12;

/// Does the row lie above a tier, so that it is open when the tree is opened down to it?
fn is_above(as_at: &AsAt<'_>, row: &Row, tier: Tier) -> bool {
    match row.item {
        RowItem::Org(child) => as_at.kind(child.org).tier().is_some_and(|t| t < tier),
        RowItem::Group { heading: Heading::Others, .. } => false,
        RowItem::Group { heading, count, .. } => {
            let is_small = count <= FEW && row.level > 1;
            is_small || heading.tier().is_some_and(|t| t <= tier)
        }
    }
}
