//! What to show of an organisation that was found, and which of its letters to light.

use super::MatchedAs;
use super::fuzzy::Fuzzy;
use super::grade::Grade;
use super::initials;
use super::normalise::{PlacedWord, SAINT, canonical, placed_words};
use super::slip::slip;
use super::typed::TypedWord;
use crate::atlas::Organisation;
use crate::date::Day;

/// What matched, as the data spells it, and the characters of it that were typed.
pub(super) struct Shown {
    pub(super) matched: String,
    pub(super) matched_as: MatchedAs,
    pub(super) lit: Vec<usize>,
}

/// A name or alias, and which it is.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    text: &'a str,
    matched_as: MatchedAs,
    order: u8,
}

impl Told<'_> {
    /// Of several that match equally well the lowest is shown: the name on the day, the
    /// plain name, an alias, a former name.
    pub(super) fn matched_as_order(&self) -> u8 {
        self.order
    }
}

/// Every name and alias of an organisation, in the order of its labels in the index.
pub(super) fn told(org: &Organisation, day: Day) -> impl Iterator<Item = Told<'_>> {
    let now = org.name_at(day);
    let names = org.names().enumerate().map(move |(at, text)| match (text == now, at) {
        (true, _) => Told { text, matched_as: MatchedAs::Name, order: 0 },
        (false, 0) => Told { text, matched_as: MatchedAs::Name, order: 1 },
        (false, _) => Told { text, matched_as: MatchedAs::FormerName, order: 3 },
    });
    let alias = |text| Told { text, matched_as: MatchedAs::Alias, order: 2 };
    names.chain(org.aliases.iter().map(|text| &**text).map(alias))
}

/// The id, with so many of its letters and digits lit.
pub(super) fn code(org: &Organisation, typed: usize) -> Shown {
    let letters = org.id.chars().enumerate().filter(|(_, c)| c.is_ascii_alphanumeric());
    let lit = letters.map(|(place, _)| place).take(typed).collect();
    Shown { matched: org.id.to_string(), matched_as: MatchedAs::Code, lit }
}

/// The name of which a typed word is an acronym or the beginning of one, its initials lit.
pub(super) fn acronym(org: &Organisation, day: Day, typed: &TypedWord) -> Option<Shown> {
    let mut names: Vec<Told<'_>> = told(org, day).filter(|t| t.matched_as != MatchedAs::Alias).collect();
    names.sort_by_key(Told::matched_as_order);
    let mut found: Option<Shown> = None;
    let mut shortest = usize::MAX;
    for told in names {
        let words = placed_words(told.text);
        let parts: Vec<_> = words.iter().map(|word| initials::part(word.text.as_bytes())).collect();
        initials::each(&parts, |numbers| {
            let letters = numbers.iter().filter_map(|n| words[*n].text.bytes().next());
            if numbers.len() >= shortest || !starts_with(letters, typed.bytes()) {
                return;
            }
            shortest = numbers.len();
            let lit = numbers.iter().take(typed.bytes().len()).map(|n| words[*n].places[0]).collect();
            found = Some(Shown {
                matched: told.text.to_owned(),
                matched_as: MatchedAs::Acronym,
                lit: ascending(lit),
            });
        });
    }
    found
}

fn starts_with(mut letters: impl Iterator<Item = u8>, typed: &[u8]) -> bool {
    typed.iter().all(|letter| letters.next() == Some(*letter))
}

/// A name or alias whose letters are being lit.
pub(super) struct Lighting<'a> {
    told: Told<'a>,
    words: Vec<PlacedWord>,
    lit_words: Vec<usize>,
    lit: Vec<usize>,
    fuzzy: &'a Fuzzy,
}

impl<'a> Lighting<'a> {
    pub(super) fn new(told: &Told<'a>, fuzzy: &'a Fuzzy) -> Self {
        Self { told: *told, words: placed_words(told.text), lit_words: Vec::new(), lit: Vec::new(), fuzzy }
    }

    /// Has a typed word lit this word already?
    pub(super) fn is_lit(&self, word: usize) -> bool {
        self.lit_words.contains(&word)
    }

    /// Lights the letters of a word by which it did so well for a typed one.
    pub(super) fn light(&mut self, typed: &TypedWord, word: usize, grade: Grade) {
        if let Some(placed) = self.words.get(word) {
            self.lit_words.push(word);
            self.lit
                .extend(letters(typed, placed, grade, self.fuzzy).iter().filter_map(|n| placed.places.get(*n)));
        }
    }

    pub(super) fn shown(self) -> Shown {
        Shown { matched: self.told.text.to_owned(), matched_as: self.told.matched_as, lit: ascending(self.lit) }
    }
}

/// Which letters of a word were typed.
fn letters(typed: &TypedWord, word: &PlacedWord, grade: Grade, fuzzy: &Fuzzy) -> Vec<usize> {
    let all = word.places.len();
    let is_saint = canonical(word.text.as_bytes()) == SAINT;
    match grade {
        Grade::Whole => (0..all).collect(),
        Grade::Beginning => (0..typed.text.chars().count().min(all)).collect(),
        Grade::Slip if is_saint || !word.text.is_ascii() => (0..all).collect(),
        Grade::Slip => slip(word.text.as_bytes(), typed.bytes()).map_or_else(Vec::new, |slip| {
            let after = slip.before + slip.in_word;
            let swapped = slip.before..if slip.in_word == 2 { after } else { slip.before };
            (0..slip.before).chain(swapped).chain(after..after + slip.after).collect()
        }),
        Grade::Near | Grade::Scattered => fuzzy.places(&word.text, &typed.text).unwrap_or_default(),
    }
}

fn ascending(mut places: Vec<usize>) -> Vec<usize> {
    places.sort_unstable();
    places.dedup();
    places
}
