//! Which rows of a tree are listed, what marks each, and what is cut off below them.

use super::{AsAt, Child, Fold, Mark, Row, RowItem, marks, rows, subtree_size};
use crate::atlas::OrgIx;
use crate::words::{Kind, Tier};

/// How far down a tree is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depth {
    /// So many levels of organisations below the roots; headings do not count.
    pub levels: Option<u16>,
    /// Down to this tier. A body opens as the area does that it sits in.
    pub tier: Option<Tier>,
}

/// A row that is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedRow {
    /// The row.
    pub row: Row,
    /// The kind that a heading just above it has said already.
    pub under: Option<Kind>,
    /// How many organisations directly below it are not listed.
    pub more: usize,
    /// How many organisations at any depth below it are not listed.
    pub left_out: usize,
    /// What marks it.
    pub marks: Vec<Mark>,
}

impl ListedRow {
    /// The organisation of the row, unless it is a heading.
    pub fn child(&self) -> Option<Child> {
        match self.row.item {
            RowItem::Org(child) => Some(child),
            RowItem::Group { .. } => None,
        }
    }

    /// Does only a share of the organisation lie here?
    pub fn is_split(&self) -> bool {
        self.child().is_some_and(|child| child.share.is_some())
    }
}

/// Where a listing begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The organisation.
    pub org: OrgIx,
    /// What it sits within, nearest first.
    pub ancestors: Vec<OrgIx>,
}

/// What of a tree is listed.
#[derive(Clone, Debug)]
pub struct Listing<'s, 'a> {
    /// The atlas as at the day.
    pub as_at: &'s AsAt<'a>,
    /// Where the tree begins.
    pub roots: Vec<Root>,
    /// The rows, from the top.
    pub rows: Vec<ListedRow>,
    /// How many organisations were left out in all.
    pub left_out: usize,
}

impl<'a> Listing<'_, 'a> {
    /// What the tree is of: its root, or where it has several the atlas.
    pub fn title(&self) -> &'a str {
        match self.roots.as_slice() {
            [root] => self.as_at.name(root.org),
            _ => self.as_at.atlas().title(),
        }
    }

    /// The organisations that are listed; one whose land is split comes several times.
    pub fn orgs(&self) -> impl Iterator<Item = OrgIx> + '_ {
        self.rows.iter().filter_map(|listed| listed.row.org())
    }

    /// The rows of organisations, without the headings between them.
    pub fn without_headings(&self) -> impl Iterator<Item = (&ListedRow, Child)> + '_ {
        self.rows.iter().filter_map(|listed| Some((listed, listed.child()?)))
    }

    /// Is any organisation split, so that shares are shown?
    pub fn has_shares(&self) -> bool {
        self.rows.iter().any(ListedRow::is_split)
    }
}

/// Walks a tree from its roots down as far as is asked.
pub fn listing<'s, 'a>(as_at: &'s AsAt<'a>, roots: &[OrgIx], depth: Depth) -> Listing<'s, 'a> {
    let mut headings = Headings::default();
    let listed: Vec<ListedRow> = rows(as_at, roots, |row| is_open(as_at, row, depth))
        .map(|row| {
            let cut = row.org().filter(|_| row.fold == Fold::Shut);
            let marked = match row.item {
                RowItem::Org(child) => marks(as_at, child),
                RowItem::Group { .. } => Vec::new(),
            };
            ListedRow {
                row,
                under: headings.over(&row),
                more: cut.map_or(0, |org| as_at.children(org).len()),
                left_out: cut.map_or(0, |org| subtree_size(as_at, org)),
                marks: marked,
            }
        })
        .collect();
    let root = |org: &OrgIx| Root { org: *org, ancestors: as_at.ancestors(*org) };
    Listing {
        as_at,
        roots: roots.iter().map(root).collect(),
        left_out: listed.iter().map(|listed| listed.left_out).sum(),
        rows: listed,
    }
}

/// The headings above the row that is being listed, each with its depth.
#[derive(Default)]
struct Headings(Vec<(u16, Option<Kind>)>);

impl Headings {
    fn over(&mut self, row: &Row) -> Option<Kind> {
        while self.0.last().is_some_and(|(depth, _)| *depth >= row.depth) {
            self.0.pop();
        }
        let over = self.0.last().filter(|(depth, _)| depth + 1 == row.depth).and_then(|(_, kind)| *kind);
        if let RowItem::Group { kind, .. } = row.item {
            self.0.push((row.depth, kind));
        }
        over
    }
}

fn is_open(as_at: &AsAt<'_>, row: &Row, depth: Depth) -> bool {
    // A heading is listed only where what is under it is.
    let Some(org) = row.org() else { return true };
    depth.levels.is_none_or(|levels| row.level < levels)
        && depth.tier.is_none_or(|tier| tier_about(as_at, org).is_none_or(|own| own < tier))
}

/// Its tier, or that of the nearest area it sits in.
fn tier_about(as_at: &AsAt<'_>, org: OrgIx) -> Option<Tier> {
    as_at.kind(org).tier().or_else(|| as_at.snapshot().ancestors(org).find_map(|a| as_at.kind(a).tier()))
}
