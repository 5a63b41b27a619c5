//! What is looked for among, and how what is found becomes rows.

use std::cell::OnceCell;

use crate::atlas::{LocalityIx, OrgIx};
use crate::query::{
    AsAt, Covering, Explains, Filter, FoundLocality, FoundOrg, FoundRow, Inside, Match, lies_in_another_system,
    list,
};
use crate::search::{Asked, Found, Hit, Index, MatchedAs, Typing};
use crate::words::KindWord;

/// What is looked for among: an atlas on a day, narrowed.
pub(in crate::cli) struct Searching<'g, 'a> {
    pub(in crate::cli) as_at: &'g AsAt<'a>,
    filter: Filter,
    inside: Option<Inside<'g, 'a>>,
    index: OnceCell<Index<'a>>,
    covering: OnceCell<Covering<'g, 'a>>,
}

/// What was found, as rows.
#[derive(Default)]
pub(in crate::cli) struct Results {
    pub(in crate::cli) rows: Vec<FoundRow>,
    /// How many match, shown or not.
    pub(in crate::cli) total: usize,
    /// Has none of them the words that were typed?
    pub(in crate::cli) are_guesses: bool,
    /// The district by which a postcode was looked up.
    pub(in crate::cli) district: Option<String>,
}

impl<'g, 'a> Searching<'g, 'a> {
    /// Of those that the filter admits, what lies in `whole`, where that is given.
    pub(in crate::cli) fn new(as_at: &'g AsAt<'a>, filter: Filter, whole: Option<OrgIx>) -> Self {
        let inside = whole.map(|whole| Inside::new(as_at, whole, filter));
        Self { as_at, filter, inside, index: OnceCell::new(), covering: OnceCell::new() }
    }

    /// Is anything left out that matches?
    pub(in crate::cli) fn is_narrowed(&self) -> bool {
        self.filter != Filter::default() || self.inside.is_some()
    }

    /// Within which organisation it is looked for, where that is one only.
    pub(in crate::cli) fn whole(&self) -> Option<OrgIx> {
        self.inside.as_ref().map(Inside::whole)
    }

    /// Everything that is admitted.
    pub(in crate::cli) fn listed(&self, limit: usize) -> Results {
        let mut orgs = list(self.as_at, self.filter);
        orgs.retain(|org| self.inside.as_ref().is_none_or(|inside| inside.has(*org)));
        let total = orgs.len();
        let count = if limit == 0 { total } else { limit };
        let row = |org: &OrgIx| FoundRow::Organisation(self.found(*org, None));
        Results { rows: orgs.iter().take(count).map(row).collect(), total, ..Results::default() }
    }

    /// What matches.
    pub(in crate::cli) fn matching(&self, words: &str, limit: usize) -> Results {
        let index = self.index.get_or_init(|| Index::with_localities(self.as_at.atlas()));
        let asked = Asked { words, day: self.as_at.day(), limit, typing: Typing::Done };
        let answer = index.answer(&asked, |org| self.admits(org), |locality| self.admits_locality(locality));
        Results {
            rows: answer.found.into_iter().map(|found| self.row(found)).collect(),
            total: answer.total,
            are_guesses: answer.are_guesses,
            district: answer.district,
        }
    }

    /// Where systems of one kind are listed, that some lie within others: who counts systems leaves those out.
    pub(in crate::cli) fn said_of_nested(&self, rows: &[FoundRow]) -> Option<String> {
        let Some(KindWord::One(kind)) = self.filter.kind else { return None };
        let is_nested = |row: &&FoundRow| match row {
            FoundRow::Organisation(found) => lies_in_another_system(self.as_at, found.org),
            FoundRow::Locality(_) => false,
        };
        let nested = if kind.is_system() { rows.iter().filter(is_nested).count() } else { 0 };
        let lie = if nested == 1 { "lies" } else { "lie" };
        (nested > 0).then(|| {
            format!("{nested} of these {lie} within another system; --kind system leaves out what does.")
        })
    }

    fn admits(&self, org: OrgIx) -> bool {
        self.filter.admits(self.as_at, org) && self.inside.as_ref().is_none_or(|inside| inside.has(org))
    }

    /// A locality is of no kind and no tier.
    fn admits_locality(&self, locality: LocalityIx) -> bool {
        let is_inside = |inside: &Inside<'_, '_>| {
            inside.has_locality(self.covering(), &self.as_at.atlas().locality(locality))
        };
        self.filter == Filter::default() && self.inside.as_ref().is_none_or(is_inside)
    }

    fn covering(&self) -> &Covering<'g, 'a> {
        self.covering.get_or_init(|| Covering::new(self.as_at))
    }

    fn row(&self, found: Found) -> FoundRow {
        match found {
            Found::Organisation(hit) => FoundRow::Organisation(self.organisation(hit)),
            Found::Locality(hit) => {
                let locality = self.as_at.atlas().locality(hit.locality);
                FoundRow::Locality(FoundLocality::new(self.covering(), &locality, hit.score))
            }
        }
    }

    fn found(&self, org: OrgIx, matched: Option<Match>) -> FoundOrg {
        let shared = self.inside.as_ref().and_then(|inside| inside.shares_land(org));
        FoundOrg { shares_land: shared, ..FoundOrg::new(self.as_at, org, matched) }
    }

    fn organisation(&self, hit: Hit) -> FoundOrg {
        let explains = match hit.matched_as {
            MatchedAs::Alias | MatchedAs::FormerName => Explains::Otherwise,
            MatchedAs::Name if hit.matched != self.as_at.name(hit.org) => Explains::Otherwise,
            _ => Explains::Itself,
        };
        self.found(hit.org, Some(Match { text: hit.matched, score: hit.score, explains }))
    }
}
