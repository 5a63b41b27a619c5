//! One search under way: how well each organisation does for what is typed.

use super::MatchClass;
use super::grade::{Grade, Graded, Grades};
use super::index::{Index, lead};
use super::light::{self, Lighting, Shown, Told};
use super::rank::{Merit, Wording};
use super::typed::{Code, CodeMatch, Typed};
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

/// What is typed against an index, with the grades of its words.
pub(super) struct Matching<'i, 'a> {
    index: &'i Index<'a>,
    typed: &'i Typed,
    graded: &'i Graded,
    /// The typed words that must be found, a bit each.
    needed: u64,
}

/// What is typed, in its order, at the head of a name or alias.
struct Run {
    /// The first typed word of it.
    typed: usize,
    /// The first word of the name.
    word: usize,
    merit: Merit,
}

impl<'i, 'a> Matching<'i, 'a> {
    pub(super) fn new(index: &'i Index<'a>, typed: &'i Typed, graded: &'i Graded) -> Self {
        let needed = (typed.lead..typed.words.len()).fold(0, |bits, number| bits | (1 << number));
        Self { index, typed, graded, needed }
    }

    /// Calls `take` with every organisation that matches, and how well it does.
    pub(super) fn each(&self, mut take: impl FnMut(usize, Merit)) {
        let by_acronym = self.by_acronym();
        let mut acronyms = by_acronym.iter().peekable();
        // Where some typed word is no word at all, only codes and acronyms can match.
        let words_found = self.has(self.graded.any, Grade::Scattered) || self.typed.needed().len() > 1;
        for org in 0..self.index.codes.len() {
            let mut merit = self.by_code(org);
            while let Some((_, class)) = acronyms.next_if(|(at, _)| *at == org) {
                merit = better(merit, Some(as_typed(*class)));
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
    pub(super) fn shown(&self, number: usize, merit: Merit, day: Day) -> Shown {
        let org = self.index.atlas.org(OrgIx::new(number));
        let by_code = self.by_code(number) == Some(merit);
        if by_code && merit.class != MatchClass::Exact {
            return light::code(org, self.typed.code.len());
        }
        if let (MatchClass::Acronym | MatchClass::CodePrefix, [word, ..]) = (merit.class, self.typed.needed())
            && let Some(shown) = light::acronym(org, day, word)
        {
            return shown;
        }
        let best = self
            .index
            .labels_of(number)
            .zip(light::told(org, day))
            .filter(|(label, _)| {
                merit.class == MatchClass::Spread || self.by_label(self.index.words_of(*label)) == Some(merit)
            })
            .min_by_key(|(label, told)| (self.missing(*label), told.matched_as_order()));
        match best {
            Some((label, told)) => self.lit(&told, self.index.words_of(label)),
            None => light::code(org, self.typed.code_after_lead.len()),
        }
    }

    fn by_code(&self, org: usize) -> Option<Merit> {
        match self.code_match(&self.typed.code, org) {
            Some(CodeMatch::Whole) => return Some(as_typed(MatchClass::Code)),
            Some(CodeMatch::Beginning) if self.typed.code.len() >= SHORTEST_BEGINNING => {
                return Some(as_typed(MatchClass::CodePrefix));
            }
            _ => {}
        }
        // NHS RV5 is RV5, but NHS England is more than the code of England with a lead.
        let after_lead = &self.typed.code_after_lead;
        let whole = self.typed.lead > 0 && self.code_match(after_lead, org) == Some(CodeMatch::Whole);
        whole.then_some(Merit { class: MatchClass::Exact, wording: Wording::LeadLeftOut })
    }

    fn code_match(&self, code: &Code, org: usize) -> Option<CodeMatch> {
        code.against(self.index.codes[org], || &self.index.atlas.org(OrgIx::new(org)).id)
    }

    /// The organisations of whose names what is typed is an acronym, in their order.
    fn by_acronym(&self) -> Vec<(usize, MatchClass)> {
        let [word] = self.typed.needed() else { return Vec::new() };
        let length = word.bytes().len();
        if !(SHORTEST_BEGINNING..=LONGEST_ACRONYM).contains(&length) {
            return Vec::new();
        }
        let whole = head(word.bytes());
        let class = |letters: u64| {
            let is_whole = letters == whole && length >= SHORTEST_ACRONYM;
            let class = if is_whole { MatchClass::Acronym } else { MatchClass::CodePrefix };
            word.may_begin(letters).then_some(class)
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
        // One of several words may be the code, and the others of the names.
        if self.typed.needed().len() > 1 { self.spread(together.and(self.code_grades(org))) } else { None }
    }

    fn spread(&self, together: Grades) -> Option<Merit> {
        self.has(together, Grade::Beginning).then_some(as_typed(MatchClass::Spread))
    }

    fn code_grades(&self, org: usize) -> Grades {
        let words = self.typed.words.iter().zip(0..);
        words
            .filter(|(word, _)| self.code_match(&word.code, org) == Some(CodeMatch::Whole))
            .fold(Grades::default(), |all, (_, number)| all.and(Grades::of(Grade::Whole, number)))
    }

    /// How well one name or alias does.
    fn by_label(&self, words: &[u32]) -> Option<Merit> {
        let grades = self.grades(words);
        if self.has(grades, Grade::Beginning) {
            return Some(self.run(words).map_or_else(|| as_typed(self.class_of_words(words)), |run| run.merit));
        }
        let classes = [
            (Grade::Slip, MatchClass::Slip),
            (Grade::Near, MatchClass::Near),
            (Grade::Scattered, MatchClass::Scattered),
        ];
        classes.into_iter().find(|(grade, _)| self.has(grades, *grade)).map(|(_, class)| as_typed(class))
    }

    /// Are all words of a name typed, or only such as begin some of them?
    fn class_of_words(&self, words: &[u32]) -> MatchClass {
        let is_typed = |word: &u32| self.graded.words[*word as usize].at(Grade::Whole) != 0;
        let all = self.has(self.grades(words), Grade::Whole)
            && words.iter().all(|word| self.index.is_filler(*word) || is_typed(word));
        if all { MatchClass::AllWords } else { MatchClass::WordPrefix }
    }

    fn run(&self, words: &[u32]) -> Option<Run> {
        let (typed, lead) = (self.typed.lead, lead(words));
        let ways = [(0, 0, Wording::AsTyped), (0, lead, Wording::AsTyped), (typed, lead, Wording::LeadLeftOut)];
        // Where neither begins with a lead they are one and the same.
        let count = if typed > 0 { 3 } else { 1 + usize::from(lead > 0) };
        let runs = ways.into_iter().take(count).filter_map(|(typed, word, wording)| {
            let class = self.run_of(typed, &words[word..])?;
            let wording = if class == MatchClass::Exact { wording } else { Wording::AsTyped };
            Some(Run { typed, word, merit: Merit { class, wording } })
        });
        runs.min_by_key(|run| run.merit)
    }

    /// Are the typed words, from one of them on, the words of a name or its beginning?
    fn run_of(&self, from: usize, words: &[u32]) -> Option<MatchClass> {
        let count = self.typed.words.len() - from;
        let last = count.checked_sub(1)?;
        let grade = |at: usize| self.graded.words[words[at] as usize].best(from + at);
        if words.len() < count || !(0..last).all(|at| grade(at) == Some(Grade::Whole)) {
            return None;
        }
        match grade(last)? {
            Grade::Whole if words.len() == count => Some(MatchClass::Exact),
            Grade::Whole | Grade::Beginning => Some(MatchClass::NamePrefix),
            _ => None,
        }
    }

    fn grades(&self, words: &[u32]) -> Grades {
        words.iter().fold(Grades::default(), |all, word| all.and(self.graded.words[*word as usize]))
    }

    fn has(&self, grades: Grades, grade: Grade) -> bool {
        grades.at(grade) & self.needed == self.needed
    }

    /// How many of the typed words a name or alias leaves to others.
    fn missing(&self, label: usize) -> u32 {
        (self.needed & !self.grades(self.index.words_of(label)).at(Grade::Scattered)).count_ones()
    }

    /// A name or alias with the letters lit by which it was found.
    fn lit(&self, told: &Told<'_>, words: &[u32]) -> Shown {
        let grade = |typed: usize, word: usize| self.graded.words[words[word] as usize].best(typed);
        let count = self.typed.words.len();
        let mut lighting = Lighting::new(told, &self.index.fuzzy);
        if let Some(run) = self.run(words) {
            for (typed, word) in (run.typed..count).zip(run.word..) {
                if let Some(grade) = grade(typed, word) {
                    lighting.light(&self.typed.words[typed], word, grade);
                }
            }
            return lighting.shown();
        }
        for typed in 0..count {
            let fits =
                (0..words.len()).filter_map(|word| Some((grade(typed, word)?, lighting.is_lit(word), word)));
            if let Some((grade, _, word)) = fits.min() {
                lighting.light(&self.typed.words[typed], word, grade);
            }
        }
        lighting.shown()
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
