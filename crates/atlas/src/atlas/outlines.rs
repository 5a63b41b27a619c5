//! The shapes of patches, as an atlas has them: by the number of the patch. Each level of detail is
//! read when somebody asks for it.

use std::collections::{BTreeSet, HashMap};

use super::{Atlas, OrgIx};
use crate::outlines::{Detail, Outlines, UnsoundOutlines, WrittenOutlines};

impl Atlas {
    /// The shapes of its patches; none where they are not known.
    pub fn outlines(&self, detail: Detail) -> Option<&Outlines> {
        self.outlines[detail as usize].get().as_ref()
    }

    /// The same atlas with the shapes of its patches, in the order of [`Detail::ALL`]. A shape is that
    /// of the patch that ever lay in all the areas it is named by and in fewest others; where there is
    /// none or there are several, land was cut otherwise since, and it is left out.
    ///
    /// # Errors
    /// What does not fit together.
    pub fn with_outlines(mut self, levels: [WrittenOutlines; 3]) -> Result<Self, UnsoundOutlines> {
        let lands = self.areas_of_patches();
        let mut found = Vec::with_capacity(levels.len());
        for level in levels {
            level.outlines.check(level.names.len())?;
            let mut numbers = vec![None; lands.len()];
            for (number, name) in level.names.iter().enumerate() {
                let fits = |land: &BTreeSet<&str>| name.iter().all(|area| land.contains(&**area));
                let fitting = || lands.iter().enumerate().filter(|(_, land)| fits(land));
                let Some(fewest) = fitting().map(|(_, land)| land.len()).min() else { continue };
                let mut closest = fitting().filter(|(_, land)| land.len() == fewest);
                if let (Some((only, _)), None) = (closest.next(), closest.next()) {
                    numbers[only] = Some(number);
                }
            }
            found.push(level.outlines.renumbered(&numbers));
        }
        self.set_outlines(found);
        Ok(self)
    }

    /// The same atlas with the shapes that another has of the same patches.
    pub(super) fn with_outlines_of(mut self, other: &Self) -> Self {
        if other.outlines(Detail::Coarse).is_none() {
            return self;
        }
        let theirs: HashMap<BTreeSet<&str>, usize> = other.areas_of_patches().into_iter().zip(0..).collect();
        let numbers: Vec<Option<usize>> =
            self.areas_of_patches().iter().map(|land| theirs.get(land).copied()).collect();
        if numbers.iter().all(Option::is_none) {
            return self;
        }
        let renumbered = |detail| Some(other.outlines(detail)?.renumbered(&numbers));
        let found = Detail::ALL.into_iter().filter_map(renumbered).collect();
        self.set_outlines(found);
        self
    }

    fn set_outlines(&mut self, levels: Vec<Outlines>) {
        for (kept, level) in self.outlines.iter_mut().zip(levels) {
            *kept = Some(level).into();
        }
    }

    /// Of each patch the ids of the areas it ever lay in.
    fn areas_of_patches(&self) -> Vec<BTreeSet<&str>> {
        let id = |org: OrgIx| &*self.org(org).id;
        self.patches().iter().map(|patch| patch.areas_ever().map(id).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::outlines::{Outlines, parse_outlines};

    #[test]
    fn points_come_back_from_their_distances() {
        let text = "metres 10\nsource s\nattribution a\narc 9 9 0 4 2 0\narc 11 13 0 -4 -2 0\npatch A: 0 1\n";
        let outlines = parse_outlines(text).expect("sound").outlines;
        let bytes = postcard::to_allocvec(&outlines).expect("small");
        assert_eq!(postcard::from_bytes::<Outlines>(&bytes).expect("whole"), outlines);
        assert!(bytes.len() < 30, "small steps take a byte each: {}", bytes.len());
    }
}
