//! One search over an index: the best matches of a query, in order.

use std::cmp::Ordering;

use super::grade::grade;
use super::hit::{Hit, MatchClass, SearchResults};
use super::index::Index;
use super::matching::Matching;
use super::query::Query;
use super::rank::{Best, Merit, Presence, Rank};
use super::standing::{Precedence, ThroughTime, name_head};
use super::vocabulary::to_u32;
use crate::atlas::OrgIx;
use crate::date::Day;
use crate::words::Tier;

/// An organisation that matches, before it is known to be among the best.
#[derive(Clone, Copy)]
struct Candidate {
    rank: Rank,
    merit: Merit,
    presence: Presence,
    precedence: Precedence,
    name: u128,
    org: u32,
}

impl Index<'_> {
    /// What matches the query on the day, the best first, of those that `admits` lets in.
    /// A limit of 0 lifts the limit; a query without a word finds nothing.
    pub fn find(&self, query: &str, day: Day, limit: usize, admits: impl Fn(OrgIx) -> bool) -> SearchResults {
        self.find_query(&Query::new(query), day, limit, admits)
    }

    /// The same for a query that is ready.
    pub(super) fn find_query(
        &self,
        query: &Query,
        day: Day,
        limit: usize,
        admits: impl Fn(OrgIx) -> bool,
    ) -> SearchResults {
        if query.tokens.is_empty() {
            return SearchResults::default();
        }
        let grades = grade(query, &self.vocabulary, self.saint, &self.fuzzy);
        let matching = Matching::new(self, query, &grades);
        let mut best = Best::new(limit, |a: &Candidate, b: &Candidate| self.compare(a, b, day));
        let (mut total, mut sure, mut outright) = (0, 0, 0);
        matching.each(|org, merit| {
            if admits(OrgIx::new(org)) {
                total += 1;
                sure += usize::from(merit.class.is_sure());
                outright += usize::from(merit.class.is_outright());
                best.offer(self.candidate(org, merit, day));
            }
        });
        let hit = |candidate: &Candidate| {
            let matched = matching.matched_text(candidate.org as usize, candidate.merit, day);
            Hit {
                org: OrgIx::new(candidate.org as usize),
                class: candidate.merit.class,
                score: candidate.rank.score(),
                matched: matched.text,
                matched_as: matched.matched_as,
                highlight: matched.highlight,
                is_open: candidate.presence == Presence::Open,
            }
        };
        let hits = best.into_sorted().iter().map(hit).collect();
        SearchResults { hits, total, sure, outright, scored: grades.scored }
    }

    fn candidate(&self, number: usize, merit: Merit, day: Day) -> Candidate {
        let standing = self.standings[number];
        let presence = standing.presence(day);
        let (mut tier, mut name) = (standing.tier, standing.name);
        if standing.through_time == ThroughTime::Changing {
            let org = self.atlas.org(OrgIx::new(number));
            tier = org.kind_at(day).tier();
            name = name_head(org.name_at(day));
        }
        let precedence = standing.precedence;
        // What gives way comes after what has no tier, too.
        let tier = tier.filter(|_| precedence == Precedence::Own);
        let rank = Rank::new(counted(merit, precedence, tier), presence, tier);
        Candidate { rank, merit, presence, precedence, name, org: to_u32(number) }
    }

    /// By rank, then what gives way, then by name without regard to case, then as the atlas
    /// has them.
    fn compare(&self, a: &Candidate, b: &Candidate, day: Day) -> Ordering {
        a.rank.cmp(&b.rank).then(a.precedence.cmp(&b.precedence)).then(a.name.cmp(&b.name)).then_with(|| {
            let name = |c: &Candidate| {
                let name = self.atlas.org(OrgIx::new(c.org as usize)).name_at(day);
                name.bytes().map(|byte| byte.to_ascii_lowercase())
            };
            let position = |c: &Candidate| self.positions[c.org as usize];
            name(a).cmp(name(b)).then_with(|| position(a).cmp(&position(b)))
        })
    }
}

/// For as much as a match counts: that the name of a hospital or practice begins with what was typed says no
/// more than that a word of it does; and of a network, which has the name of a town, no more than of another
/// town that begins so.
fn counted(merit: Merit, precedence: Precedence, tier: Option<Tier>) -> Merit {
    let class = match (precedence, merit.class) {
        (Precedence::GivesWay, MatchClass::AllWords | MatchClass::NameWords | MatchClass::NamePrefix) => {
            MatchClass::WordPrefix
        }
        (_, MatchClass::NameWords) if tier == Some(Tier::Neighbourhood) => MatchClass::NamePrefix,
        (_, class) => class,
    };
    Merit { class, ..merit }
}
