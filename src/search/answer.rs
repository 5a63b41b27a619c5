//! Organisations and localities in one list: the best of both, in order.

use super::gazetteer::{Gazetteer, Slips};
use super::hit::{Found, Hit, LocalityHit, MatchClass, MatchedAs, SearchResults};
use super::index::Index;
use super::operators::Typed;
use super::postcode::{district, is_code_shaped};
use super::query::Query;
use crate::atlas::{LocalityIx, OrgIx};
use crate::date::Day;
use crate::words::{Kind, LocalityKind};

/// What is looked for, and for when.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'q> {
    /// What a person typed.
    pub words: &'q str,
    /// The day.
    pub day: Day,
    /// So many at most; 0 lifts the limit.
    pub limit: usize,
    /// Is that all of it?
    pub typing: Typing,
}

/// Is more to come of what a person types?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// It is all there: whoever gives the whole code of an organisation wants no other.
    Done,
    /// Letter by letter: what is a code so far may become a word, and what else begins so is told.
    UnderWay,
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
        let typed = Typed::of(asked.words);
        let words: &str = &typed.words;
        let query = match asked.typing {
            Typing::Done => Query::done(words),
            Typing::UnderWay => Query::new(words),
        };
        let is_wanted = |org: OrgIx| {
            let labels = self.atlas.labels(org);
            let names = || std::iter::once(labels.id()).chain(labels.names()).chain(labels.also_known_as());
            !typed.has_signs() || typed.admits(names())
        };
        let SearchResults { mut hits, total, mut sure, outright, .. } =
            self.find_query(&query, asked.day, asked.limit, |org| admits(org) && is_wanted(org));
        let mut localities = self.localities(words, Slips::NotAllowed);
        if sure == 0 && localities.is_empty() {
            localities = self.localities(words, Slips::Allowed);
        }
        let is_wanted = |locality: LocalityIx| {
            let labels = self.atlas.locality_labels(locality);
            !typed.has_signs() || typed.admits(std::iter::once(labels.name).chain(labels.aliases))
        };
        localities.retain(|hit| admits_locality(hit.locality) && is_wanted(hit.locality));
        if asked.typing == Typing::Done && hits.first().is_some_and(is_official_code) {
            hits.retain(|hit| hit.class.is_outright());
            localities.retain(|hit| hit.is_whole);
            sure = outright;
        }
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
                (Some(hit), Some(locality)) if self.comes_after(hit, locality) => {
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
        Answer { found, total, are_guesses, district: district(words) }
    }

    fn localities(&self, words: &str, slips: Slips) -> Vec<LocalityHit> {
        self.gazetteer.get_or_init(|| Gazetteer::new(self.atlas)).find(self.atlas, words, slips)
    }

    /// Does an organisation come after a locality: since it matches less well; since the locality is the
    /// postcode district that was typed to the letter, and more people look for where they live than for
    /// a trust whose code is the same; since it is only a part of an area that a document names, and the
    /// locality the town of that name; or since it has closed, as the councils of many towns have, and is
    /// called as the town that is still there?
    fn comes_after(&self, hit: &Hit, locality: &LocalityHit) -> bool {
        let is_district = locality.is_whole && locality.what == LocalityKind::PostcodeDistrict;
        let is_town = locality.is_whole && matches!(locality.what, LocalityKind::City | LocalityKind::Town);
        is_district
            || hit.score < locality.score
            || (is_town && self.atlas.facts(hit.org).kind == Kind::Locality)
            || (!hit.is_open && locality.is_whole && hit.class != MatchClass::Code)
    }
}

/// Is what was typed a code that a register gives out, and no word of the atlas's own? Those are in
/// small letters.
fn is_official_code(hit: &Hit) -> bool {
    let has_code_letters =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    match hit.matched_as {
        MatchedAs::Code => hit.class == MatchClass::Code && has_code_letters(&hit.matched),
        MatchedAs::Alias => {
            hit.class == MatchClass::Exact && is_code_shaped(&hit.matched) && has_code_letters(&hit.matched)
        }
        _ => false,
    }
}
