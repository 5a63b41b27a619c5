//! Figures of one thing that are not the same in every document.

use super::Card;
use crate::atlas::Figure;
use crate::date::Date;

impl<'a> Card<'a> {
    /// The figures of each thing of which there are several that differ, in the order in which they
    /// were counted.
    pub fn differing_figures(&self) -> Vec<Vec<&'a Figure>> {
        let mut of_each: Vec<Vec<&'a Figure>> = Vec::new();
        for figure in self.figures.iter().copied().filter(|figure| self.is_told_otherwise(figure)) {
            match of_each.iter_mut().find(|known| known[0].what == figure.what) {
                Some(known) => known.push(figure),
                None => of_each.push(vec![figure]),
            }
        }
        for figures in &mut of_each {
            figures.sort_by_key(|figure| figure.seen.map(Date::first_day));
        }
        of_each
    }

    /// Those of which nothing else is said.
    pub fn undisputed_figures(&self) -> impl Iterator<Item = &'a Figure> {
        self.figures.iter().copied().filter(|figure| !self.is_told_otherwise(figure))
    }

    /// Is there another figure of the same, with another number?
    fn is_told_otherwise(&self, figure: &Figure) -> bool {
        self.figures
            .iter()
            .any(|other| other.what == figure.what && other.value.total_cmp(&figure.value).is_ne())
    }
}
