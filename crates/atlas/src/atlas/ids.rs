//! Which organisation an id means.

use rustc_hash::FxHashMap;

use super::index::OrgIx;
use super::records::{Packed, Slice};

/// The table of ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// Those of a compiled atlas, which lie sorted.
    sorted: Option<Sorted>,
    /// Those that were read as text.
    read: FxHashMap<Box<str>, OrgIx>,
}

/// Ids in their order, and whose each is.
#[derive(Clone, Debug)]
pub(super) struct Sorted {
    ids: Packed,
    /// Four bytes for each.
    orgs: Slice,
}

impl From<FxHashMap<Box<str>, OrgIx>> for Ids {
    fn from(read: FxHashMap<Box<str>, OrgIx>) -> Self {
        Self { sorted: None, read }
    }
}

impl From<Sorted> for Ids {
    fn from(sorted: Sorted) -> Self {
        Self { sorted: Some(sorted), read: FxHashMap::default() }
    }
}

impl Ids {
    /// Whose an id is.
    pub(super) fn get(&self, id: &str) -> Option<OrgIx> {
        let sorted = || self.sorted.as_ref().and_then(|sorted| sorted.get(id));
        self.read.get(id).copied().or_else(sorted)
    }

    /// Adds one.
    pub(super) fn insert(&mut self, id: Box<str>, org: OrgIx) {
        self.read.insert(id, org);
    }

    /// Every id, in no order that means anything.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let sorted = self.sorted.iter().flat_map(Sorted::iter);
        sorted.chain(self.read.keys().map(|id| &**id))
    }
}

impl Sorted {
    /// Ids that lie sorted, and whose each is.
    pub(super) fn new(ids: Packed, orgs: Slice) -> Self {
        Self { ids, orgs }
    }

    /// The id at a place, and whose it is.
    pub(super) fn at(&self, number: usize) -> Option<(&[u8], OrgIx)> {
        let four = self.orgs.as_bytes().get(number * 4..number * 4 + 4)?;
        let org = u32::from_le_bytes(four.try_into().ok()?);
        Some((self.ids.record(number)?, OrgIx::new(org as usize)))
    }

    /// Are there as many owners as ids, and does each id come after the one before it?
    pub(super) fn are_whole(&self) -> bool {
        let ids = |number| self.ids.record(number);
        self.orgs.as_bytes().len() == self.len() * 4
            && (1..self.len()).all(|number| ids(number - 1).is_some() && ids(number - 1) < ids(number))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    fn get(&self, id: &str) -> Option<OrgIx> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let (found, org) = self.at(middle)?;
            match found.cmp(id.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(org),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|number| std::str::from_utf8(self.ids.record(number)?).ok())
    }
}
