//! A list for each of many, all in one.

/// For each of so many owners a list of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lists<T> {
    /// Where the list of each begins in `items`, and at the end where the last one ends.
    pub(super) starts: Vec<u32>,
    pub(super) items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// The list of one; none for an owner there is not.
    pub(super) fn of(&self, owner: usize) -> &[T] {
        let (Some(from), Some(to)) = (self.starts.get(owner), self.starts.get(owner + 1)) else { return &[] };
        &self.items[*from as usize..*to as usize]
    }

    /// Are there lists for just so many owners, one after another, without a gap?
    pub(super) fn are_whole(&self, owners: usize) -> bool {
        self.starts.len() == owners + 1
            && self.starts.first() == Some(&0)
            && self.starts.is_sorted()
            && self.starts.last().is_some_and(|end| *end as usize == self.items.len())
    }

    /// How many items there are in all lists.
    pub(super) fn total(&self) -> usize {
        self.items.len()
    }

    /// Adds an owner with its list.
    pub(super) fn push(&mut self, items: impl Iterator<Item = T>) {
        self.items.extend(items);
        self.starts.push(number(self.items.len()));
    }
}

impl<T: Copy> Lists<T> {
    /// Puts another list in the place of one.
    pub(super) fn put(&mut self, owner: usize, items: &[T]) {
        let (from, to) = (self.starts[owner] as usize, self.starts[owner + 1] as usize);
        let before = self.items.len();
        self.items.splice(from..to, items.iter().copied());
        let after = self.items.len();
        for start in &mut self.starts[owner + 1..] {
            *start = number(*start as usize + after - before);
        }
    }
}

impl<T: Copy + Default> Lists<T> {
    /// The items of each owner, in the order in which they come.
    pub(super) fn gathered(owners: usize, items: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; owners + 1];
        for (owner, _) in items.clone() {
            starts[owner + 1] += 1;
        }
        for owner in 1..starts.len() {
            starts[owner] += starts[owner - 1];
        }
        let mut next = starts.clone();
        let mut gathered = vec![T::default(); starts[owners] as usize];
        for (owner, item) in items {
            gathered[next[owner] as usize] = item;
            next[owner] += 1;
        }
        Self { starts, items: gathered }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
