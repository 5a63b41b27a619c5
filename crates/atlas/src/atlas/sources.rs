//! Where facts come from, and sets of sources kept once however many facts share them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// A source: a register, a report, a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The key by which records name it.
    pub key: Box<str>,
    /// What it is called.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub published: Option<Date>,
    /// Under which licence it may be used.
    pub licence: Option<String>,
    /// Where it is to be had.
    pub url: Option<String>,
    /// What a reader must know of it.
    pub note: Option<String>,
}

/// The sources of one fact, as an index into the atlas's sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceSet(u32);

impl SourceSet {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Every source, and every set of sources that some fact rests on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Sources {
    all: Vec<Source>,
    sets: Vec<Box<[u32]>>,
    #[serde(skip)]
    numbers: HashMap<Box<[u32]>, u32>,
}

impl Sources {
    pub(super) fn new(all: Vec<Source>) -> Self {
        Self { all, sets: Vec::new(), numbers: HashMap::new() }
    }

    /// Adds a source, or puts it in the place of the one with its key.
    pub(super) fn put(&mut self, source: Source) {
        match self.all.iter_mut().find(|known| known.key == source.key) {
            Some(known) => *known = source,
            None => self.all.push(source),
        }
    }

    /// Does every set name sources that there are?
    pub(super) fn are_whole(&self) -> bool {
        self.sets.iter().flatten().all(|member| (*member as usize) < self.all.len())
    }

    /// How many sets there are.
    pub(super) fn sets_len(&self) -> usize {
        self.sets.len()
    }

    pub(super) fn all(&self) -> &[Source] {
        &self.all
    }

    /// The set of these sources, in the order given and without repeats.
    pub(super) fn set(&mut self, members: Vec<u32>) -> SourceSet {
        let mut seen = Vec::with_capacity(members.len());
        for member in members {
            if !seen.contains(&member) {
                seen.push(member);
            }
        }
        let members: Box<[u32]> = seen.into();
        if let Some(number) = self.numbers.get(&members) {
            return SourceSet(*number);
        }
        let number = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        self.sets.push(members.clone());
        self.numbers.insert(members, number);
        SourceSet(number)
    }

    pub(super) fn members(&self, set: SourceSet) -> impl Iterator<Item = &Source> {
        let members = self.sets.get(set.0 as usize).map_or(&[][..], |m| m);
        members.iter().map(|m| &self.all[*m as usize])
    }
}
