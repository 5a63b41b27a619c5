//! Everything searchable about an atlas, laid out flat, and the search over it.

use std::cmp::Ordering;

use super::fuzzy::Fuzzy;
use super::grade::grade;
use super::initials;
use super::matching::Matching;
use super::normalise::{self, LEADS, SAINT, canonical, each_word};
use super::rank::{Best, Merit, Presence, Rank};
use super::typed::{Typed, code_head};
use super::vocabulary::{Vocabulary, to_u32};
use super::{Found, Hit};
use crate::atlas::{Atlas, OrgIx, Organisation};
use crate::date::Day;
use crate::words::Tier;

/// An atlas made ready for searching. Made once; every search reads it and changes nothing.
///
/// A label is a name or alias. Those of one organisation lie side by side, its plain name
/// first, then the names of its styles, then its aliases.
pub struct Index<'a> {
    pub(super) atlas: &'a Atlas,
    vocabulary: Vocabulary,
    /// The words below this number tell no name from another.
    fillers: u32,
    saint: u32,
    /// The words of all labels, one label after the other.
    words: Vec<u32>,
    /// Where each label begins in `words`, and the end.
    labels: Vec<u32>,
    /// Where each organisation begins in `labels`, and the end.
    orgs: Vec<u32>,
    /// The head of each id.
    pub(super) codes: Vec<u128>,
    standings: Vec<Standing>,
    /// In the order of their organisations.
    pub(super) acronyms: Vec<Acronym>,
    /// Where each stands in the order of the atlas.
    positions: Vec<u32>,
    pub(super) fuzzy: Fuzzy,
}

/// What an organisation ranks by, besides how well it matches.
#[derive(Clone, Copy)]
struct Standing {
    /// The days it was there, packed.
    since: i32,
    until: i32,
    tier: Option<Tier>,
    /// How its name begins.
    name: u128,
    through_time: ThroughTime,
}

/// Has it one name and kind, or others at other times?
#[derive(Clone, Copy, PartialEq, Eq)]
enum ThroughTime {
    Constant,
    Changing,
}

/// The initials of a name; see [`initials::packed`].
pub(super) struct Acronym {
    pub(super) letters: u64,
    pub(super) org: u32,
}

/// An organisation that matches, before it is known to be among the best.
#[derive(Clone, Copy)]
struct Candidate {
    rank: Rank,
    merit: Merit,
    presence: Presence,
    name: u128,
    org: u32,
}

impl<'a> Index<'a> {
    /// Makes an atlas ready for searching, in time linear in its names.
    pub fn new(atlas: &'a Atlas) -> Self {
        let mut vocabulary = Vocabulary::new();
        normalise::fillers().for_each(|word| _ = vocabulary.number(word));
        let fillers = to_u32(vocabulary.entries().len());
        let saint = vocabulary.number(SAINT);
        let count = atlas.len();
        let mut positions = vec![0; count];
        for (org, position) in atlas.orgs().iter().zip(0..) {
            positions[org.index()] = position;
        }
        let mut index = Self {
            atlas,
            vocabulary,
            fillers,
            saint,
            words: Vec::with_capacity(count * 6),
            labels: Vec::with_capacity(count * 2),
            orgs: Vec::with_capacity(count + 1),
            codes: Vec::with_capacity(count),
            standings: Vec::with_capacity(count),
            acronyms: Vec::new(),
            positions,
            fuzzy: Fuzzy::new(),
        };
        (0..count).for_each(|number| index.add(OrgIx::new(number)));
        index.labels.push(to_u32(index.words.len()));
        index.orgs.push(to_u32(index.labels.len() - 1));
        index
    }

    fn add(&mut self, org: OrgIx) {
        let atlas = self.atlas;
        let number = to_u32(org.index());
        let org = atlas.org(org);
        self.orgs.push(to_u32(self.labels.len()));
        self.codes.push(code_head(org.id.bytes()));
        self.standings.push(Standing::new(org));
        let (mut parts, mut firsts) = (Vec::new(), Vec::new());
        let with_initials = initials::are_made_of(org.kind);
        for name in org.names() {
            parts.clear();
            firsts.clear();
            self.add_label(name, |word| {
                if with_initials {
                    parts.push(initials::part(word));
                    firsts.push(word[0]);
                }
            });
            initials::each(&parts, |words| {
                let letters = initials::packed(words, |word| firsts[word]);
                self.acronyms.push(Acronym { letters, org: number });
            });
        }
        for alias in &org.aliases {
            self.add_label(alias, |_| {});
        }
    }

    fn add_label(&mut self, text: &str, mut also: impl FnMut(&[u8])) {
        self.labels.push(to_u32(self.words.len()));
        each_word(text, |word| {
            self.words.push(self.vocabulary.number(canonical(word)));
            also(word);
        });
    }

    /// What matches the words on the day, the best first, of those that `admits` lets in.
    /// A limit of 0 lifts the limit; no words find nothing.
    pub fn find(&self, words: &str, day: Day, limit: usize, admits: impl Fn(OrgIx) -> bool) -> Found {
        let typed = Typed::new(words);
        if typed.words.is_empty() {
            return Found::default();
        }
        let graded = grade(&typed, &self.vocabulary, self.saint, &self.fuzzy);
        let matching = Matching::new(self, &typed, &graded);
        let mut best = Best::new(limit, |a: &Candidate, b: &Candidate| self.compare(a, b, day));
        let mut total = 0;
        matching.each(|org, merit| {
            if admits(OrgIx::new(org)) {
                total += 1;
                best.offer(self.candidate(org, merit, day));
            }
        });
        let hit = |candidate: &Candidate| {
            let shown = matching.shown(candidate.org as usize, candidate.merit, day);
            Hit {
                org: OrgIx::new(candidate.org as usize),
                class: candidate.merit.class,
                score: candidate.rank.score(),
                matched: shown.matched,
                matched_as: shown.matched_as,
                lit: shown.lit,
                is_open: candidate.presence == Presence::Open,
            }
        };
        let hits = best.into_sorted().iter().map(hit).collect();
        Found { hits, total, scored: graded.scored }
    }

    fn candidate(&self, number: usize, merit: Merit, day: Day) -> Candidate {
        let standing = self.standings[number];
        let there = (standing.since..=standing.until).contains(&packed_day(day));
        let presence = if there { Presence::Open } else { Presence::Closed };
        let (mut tier, mut name) = (standing.tier, standing.name);
        if standing.through_time == ThroughTime::Changing {
            let org = self.atlas.org(OrgIx::new(number));
            tier = org.kind_at(day).tier();
            name = name_head(org.name_at(day));
        }
        Candidate { rank: Rank::new(merit, presence, tier), merit, presence, name, org: to_u32(number) }
    }

    /// By rank, then by name without regard to case, then as the atlas has them.
    fn compare(&self, a: &Candidate, b: &Candidate, day: Day) -> Ordering {
        a.rank.cmp(&b.rank).then(a.name.cmp(&b.name)).then_with(|| {
            let name = |c: &Candidate| {
                let name = self.atlas.org(OrgIx::new(c.org as usize)).name_at(day);
                name.bytes().map(|byte| byte.to_ascii_lowercase())
            };
            let position = |c: &Candidate| self.positions[c.org as usize];
            name(a).cmp(name(b)).then_with(|| position(a).cmp(&position(b)))
        })
    }

    /// The labels of an organisation, as numbers.
    pub(super) fn labels_of(&self, org: usize) -> std::ops::Range<usize> {
        self.orgs[org] as usize..self.orgs[org + 1] as usize
    }

    /// The words of all labels of an organisation.
    pub(super) fn all_words_of(&self, org: usize) -> &[u32] {
        let labels = self.labels_of(org);
        &self.words[self.labels[labels.start] as usize..self.labels[labels.end] as usize]
    }

    /// The words of a label.
    pub(super) fn words_of(&self, label: usize) -> &[u32] {
        &self.words[self.labels[label] as usize..self.labels[label + 1] as usize]
    }

    /// Does the word tell no name from another?
    pub(super) fn is_filler(&self, word: u32) -> bool {
        word < self.fillers
    }
}

impl Standing {
    fn new(org: &Organisation) -> Self {
        let through_time = if org.styles.is_empty() { ThroughTime::Constant } else { ThroughTime::Changing };
        Self {
            since: org.period.since.map_or(i32::MIN, |since| packed_day(since.first_day())),
            until: org.period.until.map_or(i32::MAX, |until| packed_day(until.last_day())),
            tier: org.kind.tier(),
            name: name_head(&org.name),
            through_time,
        }
    }
}

/// How many words a label begins with that nobody need type; never all.
pub(super) fn lead(words: &[u32]) -> usize {
    // They came first into the vocabulary.
    let lead = words.iter().take_while(|word| (**word as usize) < LEADS.len()).count();
    if lead == words.len() { 0 } else { lead }
}

/// A day as a number that compares as days do.
fn packed_day(day: Day) -> i32 {
    (i32::from(day.year()) * 16 + i32::from(day.month())) * 32 + i32::from(day.day())
}

/// How a name begins, as a number that compares as names do without regard to case.
fn name_head(name: &str) -> u128 {
    name.bytes()
        .zip((0..16).rev())
        .fold(0, |head, (byte, place)| head | (u128::from(byte.to_ascii_lowercase()) << (place * 8)))
}
