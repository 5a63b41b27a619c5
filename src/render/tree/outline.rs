//! Which rows of a tree are printed, and what is cut off below them.

use crate::atlas::OrgIx;
use crate::query::{AsAt, Child, Fold, Item, Row, rows, subtree_size};
use crate::words::{Kind, Tier};

/// How far down a tree is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// So many levels of organisations below the roots; headings do not count.
    pub levels: Option<u16>,
    /// Down to this tier. A body opens as the area does that it sits in.
    pub tier: Option<Tier>,
}

/// A row that is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printed {
    /// The row.
    pub row: Row,
    /// The kind that a heading just above it has said already.
    pub under: Option<Kind>,
    /// How many organisations stand below it that are not printed.
    pub left_out: usize,
}

/// What of a tree is printed.
#[derive(Clone, Debug)]
pub struct Outline<'s, 'a> {
    /// The atlas as at the day.
    pub as_at: &'s AsAt<'a>,
    /// Where the tree begins.
    pub roots: Vec<OrgIx>,
    /// The rows, from the top.
    pub rows: Vec<Printed>,
    /// How many organisations were left out in all.
    pub left_out: usize,
}

impl<'a> Outline<'_, 'a> {
    /// What the tree is of: its root, or where it has several the atlas.
    pub(super) fn title(&self) -> &'a str {
        match self.roots.as_slice() {
            [root] => self.as_at.name(*root),
            _ => self.as_at.atlas().title(),
        }
    }

    /// The organisations that are printed; one whose land is split comes several times.
    pub(super) fn orgs(&self) -> impl Iterator<Item = OrgIx> + '_ {
        self.rows.iter().filter_map(|printed| printed.row.org())
    }

    /// The rows of organisations, without the headings between them.
    pub(super) fn without_headings(&self) -> impl Iterator<Item = (&Printed, Child)> + '_ {
        self.rows.iter().filter_map(|printed| match printed.row.item {
            Item::Org(child) => Some((printed, child)),
            Item::Group { .. } => None,
        })
    }
}

/// Walks a tree from its roots down as far as is asked.
pub fn outline<'s, 'a>(as_at: &'s AsAt<'a>, roots: &[OrgIx], reach: Reach) -> Outline<'s, 'a> {
    let mut headings = Headings::default();
    let printed: Vec<Printed> = rows(as_at, roots, |row| is_open(as_at, row, reach))
        .map(|row| {
            let cut = row.org().filter(|_| row.fold == Fold::Shut);
            let left_out = cut.map_or(0, |org| subtree_size(as_at, org));
            Printed { row, under: headings.over(&row), left_out }
        })
        .collect();
    let left_out = printed.iter().map(|p| p.left_out).sum();
    Outline { as_at, roots: roots.to_vec(), rows: printed, left_out }
}

/// The headings above the row that is being printed, each with its depth.
#[derive(Default)]
struct Headings(Vec<(u16, Kind)>);

impl Headings {
    fn over(&mut self, row: &Row) -> Option<Kind> {
        while self.0.last().is_some_and(|(depth, _)| *depth >= row.depth) {
            self.0.pop();
        }
        let over = self.0.last().filter(|(depth, _)| depth + 1 == row.depth).map(|(_, kind)| *kind);
        if let Item::Group { kind, .. } = row.item {
            self.0.push((row.depth, kind));
        }
        over
    }
}

fn is_open(as_at: &AsAt<'_>, row: &Row, reach: Reach) -> bool {
    // A heading is printed only where what is under it is.
    let Some(org) = row.org() else { return true };
    reach.levels.is_none_or(|levels| row.level < levels)
        && reach.tier.is_none_or(|tier| tier_about(as_at, org).is_none_or(|own| own < tier))
}

/// Its tier, or that of the nearest area it sits in.
fn tier_about(as_at: &AsAt<'_>, org: OrgIx) -> Option<Tier> {
    as_at.kind(org).tier().or_else(|| as_at.snapshot().ancestors(org).find_map(|a| as_at.kind(a).tier()))
}
