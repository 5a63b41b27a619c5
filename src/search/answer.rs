//! Organisations and localities in one list: the best of both, in order.

use super::gazetteer::{Gazetteer, Slips};
use super::hit::{Found, Hit, LocalityHit, MatchClass, SearchResults};
use super::index::Index;
use super::postcode::district;
use crate::atlas::{LocalityIx, OrgIx};
use crate::date::Day;
use crate::words::LocalityKind;

/// What is looked for, and for when.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'q> {
    /// What a person typed.
    pub words: &'q str,
    /// The day.
    pub day: Day,
    /// So many at most; 0 lifts the limit.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The best, in order.
    pub found: Vec<Found>,
    /// How many match, shown or not.
    pub total: usize,
    /// Are these only guesses: names that have the letters, but not the words?
    pub are_guesses: bool,
    /// The district by which a postcode was looked up.
    pub district: Option<String>,
}

impl Index<'_> {
    /// What matches on the day, organisations and localities, the best first. What only has
    /// the letters of what was typed is left out where anything has its words; a slip in the name
    /// of a locality is forgiven only then.
    pub fn answer(
        &self,
        asked: &Asked<'_>,
        admits: impl Fn(OrgIx) -> bool,
        admits_locality: impl Fn(LocalityIx) -> bool,
    ) -> Answer {
        let SearchResults { mut hits, total, sure, .. } =
            self.find(asked.words, asked.day, asked.limit, admits);
        let mut localities = self.localities(asked.words, Slips::NotAllowed);
        if sure == 0 && localities.is_empty() {
            localities = self.localities(asked.words, Slips::Allowed);
        }
        localities.retain(|hit| admits_locality(hit.locality));
        let are_guesses = sure == 0 && localities.is_empty();
        if !are_guesses {
            hits.retain(|hit| hit.class.is_sure());
        }
        let total = if are_guesses { total } else { sure + localities.len() };
        let limit = if asked.limit == 0 { total } else { asked.limit };
        let mut found = Vec::with_capacity(limit.min(hits.len() + localities.len()));
        let (mut hits, mut localities) = (hits.into_iter().peekable(), localities.into_iter().peekable());
        while found.len() < limit {
            let next = match (hits.peek(), localities.peek_mut()) {
                (Some(hit), Some(locality)) if comes_after(hit, locality) => {
                    // Of two that stand one after the other the first has no lower score.
                    locality.score = locality.score.max(hit.score);
                    None
                }
                (None, _) => None,
                _ => hits.next(),
            };
            let next = next.map(Found::Organisation).or_else(|| localities.next().map(Found::Locality));
            let Some(next) = next else { break };
            found.push(next);
        }
        Answer { found, total, are_guesses, district: district(asked.words) }
    }

    fn localities(&self, words: &str, slips: Slips) -> Vec<LocalityHit> {
        self.gazetteer.get_or_init(|| Gazetteer::new(self.atlas)).find(self.atlas, words, slips)
    }
}

/// Does an organisation come after a locality: since it matches less well; since the locality is the
/// postcode district that was typed to the letter, and more people look for where they live than for
/// a trust whose code is the same; or since it has closed, as the councils of many towns have, and is
/// called as the town that is still there?
fn comes_after(hit: &Hit, locality: &LocalityHit) -> bool {
    let is_district = locality.is_whole && locality.what == LocalityKind::PostcodeDistrict;
    is_district
        || hit.score < locality.score
        || (!hit.is_open && locality.is_whole && hit.class != MatchClass::Code)
}
