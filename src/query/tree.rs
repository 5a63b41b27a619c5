//! The tree as rows: one iterator feeds both `catchment tree` and the explorer.

use super::{AsAt, Narrowing};
use crate::atlas::OrgIx;
use crate::words::{Heading, Kind};

/// One organisation under another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Child {
    /// The organisation.
    pub org: OrgIx,
    /// Of its residents, the share that lives in the system, where its land is split between
    /// systems.
    pub share: Option<f64>,
}

/// Which row of a tree, whatever else is folded or open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// An organisation under another, or a root.
    Org {
        /// The organisation.
        org: OrgIx,
        /// What it stands under here: a split council stands under several.
        under: Option<OrgIx>,
    },
    /// The children under one heading, where a parent has children under several.
    Group {
        /// Whose children.
        under: OrgIx,
        /// Under which heading.
        heading: Heading,
    },
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RowItem {
    /// An organisation, with the share of its residents in this system where it is split.
    Org(Child),
    /// A heading over some of the children.
    Group {
        /// Which heading.
        heading: Heading,
        /// Their kind, where all are of one.
        kind: Option<Kind>,
        /// How many; planned ones are not counted.
        count: usize,
    },
}

/// Whether what is below a row is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Nothing is below.
    Leaf,
    /// Something is below and not shown.
    Shut,
    /// What is below is shown.
    Open,
}

/// One row of a tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Which row it is.
    pub key: RowKey,
    /// What it shows.
    pub item: RowItem,
    /// How many rows stand above it in its branch, headings included.
    pub depth: u16,
    /// How many organisations do.
    pub level: u16,
    /// Bit `n` is set when the branch goes on below at depth `n`, for drawing guides.
    pub guides: u64,
    /// Whether what is below is shown.
    pub fold: Fold,
    /// In a narrowed tree, whether all that stands below is part of it: it does below what
    /// is looked for. In one that is not narrowed, always.
    pub whole: bool,
}

impl Row {
    /// The organisation of the row, unless it is a heading.
    pub fn org(&self) -> Option<OrgIx> {
        match self.item {
            RowItem::Org(child) => Some(child.org),
            RowItem::Group { .. } => None,
        }
    }

    /// Does another row follow at the same depth in the same branch?
    pub fn has_next(&self) -> bool {
        self.guides & guide(self.depth) != 0
    }
}

/// The bit of a depth. Guides deeper than 63 are not drawn.
fn guide(depth: u16) -> u64 {
    1_u64.checked_shl(u32::from(depth)).unwrap_or(0)
}

impl AsAt<'_> {
    /// What stands directly under an organisation: what sits within it, and the councils
    /// that hang there by their land. By heading, kind and name.
    pub fn children(&self, org: OrgIx) -> Vec<Child> {
        let within = self.snapshot().children(org);
        let holdings = self.hanging().holdings(org);
        let whole = |org: &OrgIx| Child { org: *org, share: None };
        let councils = holdings.iter().map(|h| Child { org: h.council, share: h.share });
        let mut children: Vec<Child> = within.iter().map(whole).chain(councils).collect();
        // Both are in order of tier, kind and name already, which stays within each heading.
        children.sort_by_key(|child| self.kind(child.org).heading());
        children
    }

    fn has_children(&self, org: OrgIx) -> bool {
        !self.snapshot().children(org).is_empty() || !self.hanging().holdings(org).is_empty()
    }
}

/// How many organisations stand below one, at any depth.
pub fn subtree_size(as_at: &AsAt<'_>, org: OrgIx) -> usize {
    let mut waiting = vec![org];
    let mut count = 0;
    while let Some(next) = waiting.pop() {
        let children = as_at.children(next);
        count += children.len();
        waiting.extend(children.iter().map(|c| c.org));
    }
    count
}

/// The rows of a tree from its roots down, a branch at a time. `is_open` says whether what
/// is below a row is shown.
pub fn rows<'s, 'a, F>(as_at: &'s AsAt<'a>, roots: &[OrgIx], is_open: F) -> Rows<'s, 'a, F>
where
    F: FnMut(&Row) -> bool,
{
    let last = roots.len().saturating_sub(1);
    let waiting = roots
        .iter()
        .enumerate()
        .rev()
        .map(|(number, root)| Row {
            key: RowKey::Org { org: *root, under: None },
            item: RowItem::Org(Child { org: *root, share: None }),
            depth: 0,
            level: 0,
            guides: if number < last { guide(0) } else { 0 },
            fold: Fold::Leaf,
            whole: true,
        })
        .collect();
    Rows { as_at, waiting, is_open, narrowed: None }
}

/// A row and what is shown below it, as [`rows`] would give them.
pub fn branch<'s, 'a, F>(as_at: &'s AsAt<'a>, row: Row, is_open: F) -> Rows<'s, 'a, F>
where
    F: FnMut(&Row) -> bool,
{
    Rows { as_at, waiting: vec![row], is_open, narrowed: None }
}

/// See [`rows`].
#[derive(Debug)]
pub struct Rows<'s, 'a, F> {
    as_at: &'s AsAt<'a>,
    /// The rows to come, the next one last.
    waiting: Vec<Row>,
    is_open: F,
    narrowed: Option<&'s Narrowing>,
}

impl<'s, F> Rows<'s, '_, F> {
    /// Keeps only what is looked for, what stands above it and what stands below it.
    #[must_use]
    pub fn narrowed_to(mut self, narrowed: Option<&'s Narrowing>) -> Self {
        let Some(kept) = narrowed else { return self };
        self.narrowed = narrowed;
        self.waiting.retain(|row| row.org().is_none_or(|org| kept.keeps(org)));
        for row in &mut self.waiting {
            // A branch that is worked out anew knows already whether it is whole.
            row.whole = row.org().map_or(row.whole, |org| kept.is_hit(org) || (row.depth > 0 && row.whole));
        }
        self
    }
}

impl<F: FnMut(&Row) -> bool> Iterator for Rows<'_, '_, F> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut row = self.waiting.pop()?;
        row.fold = match row.item {
            RowItem::Org(child) if !self.has_children(&row, child.org) => Fold::Leaf,
            _ if (self.is_open)(&row) => Fold::Open,
            _ => Fold::Shut,
        };
        if row.fold == Fold::Open {
            self.push_below(&row);
        }
        Some(row)
    }
}

impl<F> Rows<'_, '_, F> {
    fn has_children(&self, row: &Row, org: OrgIx) -> bool {
        match self.narrowed {
            Some(_) if !row.whole => !self.children(row, org).is_empty(),
            _ => self.as_at.has_children(org),
        }
    }

    /// What stands under an organisation, so far as the tree is not narrowed.
    fn children(&self, row: &Row, org: OrgIx) -> Vec<Child> {
        let mut children = self.as_at.children(org);
        if let Some(narrowed) = self.narrowed.filter(|_| !row.whole) {
            children.retain(|child| narrowed.keeps(child.org));
        }
        children
    }

    fn push_below(&mut self, row: &Row) {
        match row.key {
            RowKey::Org { org, .. } => {
                let children = self.children(row, org);
                if self.are_of_several_sorts(&children) {
                    self.push_headings(row, org, &children);
                } else {
                    self.push_children(row, org, &children);
                }
            }
            RowKey::Group { under, heading } => {
                let children = self.children(row, under);
                let below: Vec<Child> =
                    children.into_iter().filter(|c| self.as_at.kind(c.org).heading() == heading).collect();
                self.push_children(row, under, &below);
            }
        }
    }

    /// Headings tell apart what stands under several; where all would stand under one, none is needed.
    fn are_of_several_sorts(&self, children: &[Child]) -> bool {
        let mut headings = children.iter().map(|child| self.as_at.kind(child.org).heading());
        let first = headings.next();
        headings.any(|other| Some(other) != first)
    }

    fn push_children(&mut self, row: &Row, under: OrgIx, children: &[Child]) {
        for (number, child) in children.iter().enumerate().rev() {
            let new = self.child_row(row, under, *child, Next::after(number, children.len()));
            self.waiting.push(new);
        }
    }

    /// The headings, in their order, over several each.
    fn push_headings(&mut self, row: &Row, under: OrgIx, children: &[Child]) {
        let kind = |child: &Child| self.as_at.kind(child.org);
        let is_planned = |child: &&Child| self.as_at.atlas().facts(child.org).is_planned();
        let groups: Vec<&[Child]> = children.chunk_by(|a, b| kind(a).heading() == kind(b).heading()).collect();
        let mut waiting = Vec::with_capacity(groups.len());
        for (number, group) in groups.iter().enumerate().rev() {
            let first = kind(&group[0]);
            let heading = first.heading();
            let next = Next::after(number, groups.len());
            // One alone says itself what it is; of the rest a reader first sees that there is one.
            if let ([only], true) = (*group, heading != Heading::Others) {
                waiting.push(self.child_row(row, under, *only, next));
                continue;
            }
            let item = RowItem::Group {
                heading,
                kind: Some(first).filter(|first| group.iter().all(|child| kind(child) == *first)),
                count: group.len() - group.iter().filter(is_planned).count(),
            };
            waiting.push(below(row, RowKey::Group { under, heading }, item, next));
        }
        self.waiting.extend(waiting);
    }

    fn child_row(&self, row: &Row, under: OrgIx, child: Child, next: Next) -> Row {
        let key = RowKey::Org { org: child.org, under: Some(under) };
        let mut new = below(row, key, RowItem::Org(child), next);
        new.whole = row.whole || self.narrowed.is_some_and(|n| n.is_hit(child.org));
        new
    }
}

/// Whether another row follows in the same branch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Follows,
    None,
}

impl Next {
    fn after(number: usize, count: usize) -> Self {
        if number + 1 < count { Self::Follows } else { Self::None }
    }
}

/// A row one deeper than another.
fn below(row: &Row, key: RowKey, item: RowItem, next: Next) -> Row {
    let depth = row.depth.saturating_add(1);
    let above = row.guides & (guide(depth).wrapping_sub(1));
    // A heading is no level of its own: it stands at the level of what it is under.
    let level = match item {
        RowItem::Org(_) => row.level.saturating_add(1),
        RowItem::Group { .. } => row.level,
    };
    Row {
        key,
        item,
        depth,
        level,
        guides: if next == Next::Follows { above | guide(depth) } else { above },
        fold: Fold::Leaf,
        whole: row.whole,
    }
}
