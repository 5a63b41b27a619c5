//! One search under way: how well each organisation does for the query.

use super::acronym::is_acronym_of;
use super::code::{CodeMatch, CodePattern};
use super::grade::{Grade, Grades, QueryGrades};
use super::highlight::{self, Highlighter, Label, MatchedText};
use super::hit::MatchClass;
use super::index::{Index, lead};
use super::query::Query;
use super::rank::{Merit, Wording};
use super::vocabulary::head;
use crate::atlas::OrgIx;
use crate::date::Day;

/// Letters that must be typed before the beginning of a code or acronym counts: fewer
/// begin too many.
const SHORTEST_BEGINNING: usize = 2;

/// Letters of an acronym that stand for a name as an alias does; two stand for too many.
const SHORTEST_ACRONYM: usize = 3;

/// Letters of an acronym that are kept.
const LONGEST_ACRONYM: usize = 8;

/// A query against an index, with the grades of its tokens.
pub(super) struct Matching<'i, 'a> {
    index: &'i Index<'a>,
    query: &'i Query,
    grades: &'i QueryGrades,
    /// The tokens that must be found, a bit each.
    needed: u64,
}

/// Tokens, in their order, at the head of a name or alias.
struct Run {
    /// The first token of it.
    token: usize,
    /// The first word of the name.
    word: usize,
    merit: Merit,
}

impl<'i, 'a> Matching<'i, 'a> {
    pub(super) fn new(index: &'i Index<'a>, query: &'i Query, grades: &'i QueryGrades) -> Self {
        let needed = (query.lead..query.tokens.len()).fold(0, |bits, number| bits | (1 << number));
        Self { index, query, grades, needed }
    }

    /// Calls `take` with every organisation that matches, and how well it does.
    pub(super) fn each(&self, mut take: impl FnMut(usize, Merit)) {
        let by_acronym = self.by_acronym();
        let mut acronyms = by_acronym.iter().peekable();
        // Where some token is no word at all, only codes and acronyms can match.
        let words_found = self.has(self.grades.any, Grade::Scattered) || self.query.needed().len() > 1;
        for org in 0..self.index.codes.len() {
            let mut merit = self.by_code(org);
            while let Some((_, class)) = acronyms.next_if(|(at, _)| *at == org) {
                merit = better(merit, Some(as_typed(*class)));
            }
            if self.is_known_by(org) {
                merit =
                    better(merit, Some(Merit { class: MatchClass::Acronym, wording: Wording::LeadLeftOut }));
            }
            if words_found {
                merit = better(merit, self.by_labels(org));
            }
            if let Some(merit) = merit {
                take(org, merit);
            }
        }
    }

    /// What of an organisation to show for a merit that [`Self::each`] gave it.
    pub(super) fn matched_text(&self, number: usize, merit: Merit, day: Day) -> MatchedText {
        let org = self.index.atlas.org(OrgIx::new(number));
        let by_code = self.by_code(number) == Some(merit);
        if by_code && merit.class != MatchClass::Exact {
            return highlight::code(org, self.query.code.len());
        }
        let token = self.query.initials.as_ref().or(self.query.needed().first());
        if let (MatchClass::Acronym | MatchClass::CodePrefix, Some(token)) = (merit.class, token) {
            if let Some(matched) = highlight::acronym(org, day, token) {
                return matched;
            }
            if merit.class == MatchClass::Acronym {
                return highlight::name(org, day, token);
            }
        }
        let best = self
            .index
            .labels_of(number)
            .zip(highlight::labels(org, day))
            .filter(|(number, _)| {
                merit.class == MatchClass::Spread || self.by_label(self.index.words_of(*number)) == Some(merit)
            })
            .min_by_key(|(number, label)| (self.missing(*number), label.order));
        match best {
            Some((number, label)) => self.highlighted(&label, self.index.words_of(number)),
            None => highlight::code(org, self.query.code_after_lead.len()),
        }
    }

    fn by_code(&self, org: usize) -> Option<Merit> {
        match self.code_match(&self.query.code, org) {
            Some(CodeMatch::Whole) => return Some(as_typed(MatchClass::Code)),
            Some(CodeMatch::Beginning) if self.query.code.len() >= SHORTEST_BEGINNING => {
                return Some(as_typed(MatchClass::CodePrefix));
            }
            _ => {}
        }
        // NHS RV5 is RV5, but NHS England is more than the code of England with a lead.
        let after_lead = &self.query.code_after_lead;
        let whole = self.query.lead > 0 && self.code_match(after_lead, org) == Some(CodeMatch::Whole);
        whole.then_some(Merit { class: MatchClass::Exact, wording: Wording::LeadLeftOut })
    }

    fn code_match(&self, code: &CodePattern, org: usize) -> Option<CodeMatch> {
        code.against(self.index.codes[org], || self.index.atlas.labels(OrgIx::new(org)).id())
    }

    /// Is the query an acronym by which a trust of that name is known?
    fn is_known_by(&self, org: usize) -> bool {
        let [token] = self.query.needed() else { return false };
        self.index.known_by_acronyms[org]
            && self.index.atlas.labels(OrgIx::new(org)).names().any(|name| is_acronym_of(token.bytes(), name))
    }

    /// The organisations of whose names the query is an acronym, in their order.
    fn by_acronym(&self) -> Vec<(usize, MatchClass)> {
        let token = match (&self.query.initials, self.query.needed()) {
            (Some(initials), _) => initials,
            (None, [token]) => token,
            _ => return Vec::new(),
        };
        let length = token.bytes().len();
        if !(SHORTEST_BEGINNING..=LONGEST_ACRONYM).contains(&length) {
            return Vec::new();
        }
        let whole = head(token.bytes());
        let class = |letters: u64| {
            let is_whole = letters == whole && length >= SHORTEST_ACRONYM;
            let class = if is_whole { MatchClass::Acronym } else { MatchClass::CodePrefix };
            let may_be = is_whole || (self.query.initials.is_none() && token.may_begin(letters));
            may_be.then_some(class)
        };
        let acronyms = self.index.acronyms.iter();
        acronyms.filter_map(|a| Some((a.org as usize, class(a.letters)?))).collect()
    }

    /// How well an organisation does by the best of its names and aliases, or by all of
    /// them together.
    fn by_labels(&self, org: usize) -> Option<Merit> {
        let together = self.grades(self.index.all_words_of(org));
        if self.has(together, Grade::Scattered) {
            let labels = self.index.labels_of(org).map(|label| self.by_label(self.index.words_of(label)));
            return better(labels.fold(None, better), self.spread(together));
        }
        // One of several tokens may be the code, and the others words of the names.
        if self.query.needed().len() > 1 { self.spread(together.and(self.code_grades(org))) } else { None }
    }

    fn spread(&self, together: Grades) -> Option<Merit> {
        self.has(together, Grade::Beginning).then_some(as_typed(MatchClass::Spread))
    }

    fn code_grades(&self, org: usize) -> Grades {
        let tokens = self.query.tokens.iter().zip(0..);
        tokens
            .filter(|(token, _)| self.code_match(&token.code, org) == Some(CodeMatch::Whole))
            .fold(Grades::default(), |all, (_, number)| all.and(Grades::of(Grade::Whole, number)))
    }

    /// How well one name or alias does.
    fn by_label(&self, words: &[u32]) -> Option<Merit> {
        let grades = self.grades(words);
        if self.has(grades, Grade::Beginning) {
            let of_words = as_typed(self.class_of_words(words));
            return Some(self.run(words).map_or(of_words, |run| run.merit.min(of_words)));
        }
        let classes = [
            (Grade::Typo, MatchClass::Typo),
            (Grade::Near, MatchClass::Near),
            (Grade::Scattered, MatchClass::Scattered),
        ];
        classes.into_iter().find(|(grade, _)| self.has(grades, *grade)).map(|(_, class)| as_typed(class))
    }

    /// Are all words of a name typed, or only such as begin some of them?
    fn class_of_words(&self, words: &[u32]) -> MatchClass {
        let is_typed = |word: &u32| self.grades.words[*word as usize].at(Grade::Whole) != 0;
        let says_borough = words.contains(&self.index.borough);
        let is_filler = |word: u32| self.index.is_filler(word) && (word != self.index.london || says_borough);
        let all = self.has(self.grades(words), Grade::Whole)
            && words.iter().all(|word| is_filler(*word) || is_typed(word));
        if all { MatchClass::AllWords } else { MatchClass::WordPrefix }
    }

    fn run(&self, words: &[u32]) -> Option<Run> {
        let (token, lead) = (self.query.lead, lead(words));
        let ways = [(0, 0, Wording::AsTyped), (0, lead, Wording::AsTyped), (token, lead, Wording::LeadLeftOut)];
        // Where neither begins with a lead they are one and the same.
        let count = if token > 0 { 3 } else { 1 + usize::from(lead > 0) };
        let runs = ways.into_iter().take(count).filter_map(|(token, word, wording)| {
            let class = self.run_of(token, &words[word..])?;
            let wording = if class == MatchClass::Exact { wording } else { Wording::AsTyped };
            Some(Run { token, word, merit: Merit { class, wording } })
        });
        runs.min_by_key(|run| run.merit)
    }

    /// Are the tokens, from one of them on, the words of a name or its beginning?
    fn run_of(&self, from: usize, words: &[u32]) -> Option<MatchClass> {
        let count = self.query.tokens.len() - from;
        let last = count.checked_sub(1)?;
        let grade = |at: usize| self.grades.words[words[at] as usize].best(from + at);
        if words.len() < count || !(0..last).all(|at| grade(at) == Some(Grade::Whole)) {
            return None;
        }
        match grade(last)? {
            Grade::Whole if words.len() == count => Some(MatchClass::Exact),
            Grade::Whole => Some(MatchClass::NameWords),
            Grade::Beginning => Some(MatchClass::NamePrefix),
            _ => None,
        }
    }

    fn grades(&self, words: &[u32]) -> Grades {
        words.iter().fold(Grades::default(), |all, word| all.and(self.grades.words[*word as usize]))
    }

    fn has(&self, grades: Grades, grade: Grade) -> bool {
        grades.at(grade) & self.needed == self.needed
    }

    /// How many of the tokens a name or alias leaves to others.
    fn missing(&self, label: usize) -> u32 {
        (self.needed & !self.grades(self.index.words_of(label)).at(Grade::Scattered)).count_ones()
    }

    /// A name or alias with the letters highlighted by which it was found.
    fn highlighted(&self, label: &Label<'_>, words: &[u32]) -> MatchedText {
        let grade = |token: usize, word: usize| self.grades.words[words[word] as usize].best(token);
        let count = self.query.tokens.len();
        let mut highlighter = Highlighter::new(label, &self.index.fuzzy);
        if let Some(run) = self.run(words) {
            for (token, word) in (run.token..count).zip(run.word..) {
                if let Some(grade) = grade(token, word) {
                    highlighter.highlight(&self.query.tokens[token], word, grade);
                }
            }
            return highlighter.matched_text();
        }
        for token in 0..count {
            let fits = (0..words.len())
                .filter_map(|word| Some((grade(token, word)?, highlighter.is_highlighted(word), word)));
            if let Some((grade, _, word)) = fits.min() {
                highlighter.highlight(&self.query.tokens[token], word, grade);
            }
        }
        highlighter.matched_text()
    }
}

fn as_typed(class: MatchClass) -> Merit {
    Merit { class, wording: Wording::AsTyped }
}

/// The better of two, of which either may be nothing.
fn better(one: Option<Merit>, other: Option<Merit>) -> Option<Merit> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
