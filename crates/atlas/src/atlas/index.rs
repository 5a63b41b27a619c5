//! Which organisation, link or locality of an atlas: numbers of their own types, so that none
//! is taken for another or for a plain number.

use serde::{Deserialize, Serialize};

/// Which organisation: an index into the atlas it came from, and no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OrgIx(u32);

impl OrgIx {
    /// The organisation that stands at this place in its atlas; places are counted from 0.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place in its atlas, counted from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which link: an index into the atlas it came from, and no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkIx(u32);

impl LinkIx {
    /// The link that stands at this place in its atlas; places are counted from 0.
    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place in its atlas, counted from 0.
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which locality: an index into the atlas it came from, and no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalityIx(u32);

impl LocalityIx {
    /// The locality that stands at this place in its atlas; places are counted from 0.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place in its atlas, counted from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
