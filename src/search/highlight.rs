//! What to show of an organisation that was found, and which letters of it to highlight.

use super::acronym::is_acronym_of;
use super::fuzzy::Fuzzy;
use super::grade::Grade;
use super::hit::MatchedAs;
use super::initials;
use super::normalise::{LocatedWord, SAINT, canonical, located_words};
use super::query::Token;
use super::typo::typo;
use crate::atlas::Organisation;
use crate::date::Day;

/// What matched, and the characters of it that were typed.
pub(super) struct MatchedText {
    /// As the data spells it.
    pub(super) text: String,
    pub(super) matched_as: MatchedAs,
    pub(super) highlight: Vec<usize>,
}

/// A name or alias, and which it is.
#[derive(Clone, Copy)]
pub(super) struct Label<'a> {
    text: &'a str,
    matched_as: MatchedAs,
    /// Of several that match equally well the lowest is shown: the name on the day, the
    /// plain name, an alias, a former name.
    pub(super) order: u8,
}

/// Every name and alias of an organisation, in the order of its labels in the index.
pub(super) fn labels(org: &Organisation, day: Day) -> impl Iterator<Item = Label<'_>> {
    let now = org.name_at(day);
    let names = org.names().enumerate().map(move |(at, text)| match (text == now, at) {
        (true, _) => Label { text, matched_as: MatchedAs::Name, order: 0 },
        (false, 0) => Label { text, matched_as: MatchedAs::Name, order: 1 },
        (false, _) => Label { text, matched_as: MatchedAs::FormerName, order: 3 },
    });
    let alias = |text| Label { text, matched_as: MatchedAs::Alias, order: 2 };
    names.chain(org.also_known_as().map(alias))
}

/// The id, with so many of its letters and digits highlighted.
pub(super) fn code(org: &Organisation, count: usize) -> MatchedText {
    let letters = org.id.chars().enumerate().filter(|(_, c)| c.is_ascii_alphanumeric());
    let highlight = letters.map(|(position, _)| position).take(count).collect();
    MatchedText { text: org.id.to_string(), matched_as: MatchedAs::Code, highlight }
}

/// The name of which a token is an acronym or the beginning of one, its initials highlighted.
pub(super) fn acronym(org: &Organisation, day: Day, token: &Token) -> Option<MatchedText> {
    let mut names: Vec<Label<'_>> =
        labels(org, day).filter(|label| label.matched_as != MatchedAs::Alias).collect();
    names.sort_by_key(|label| label.order);
    let mut found: Option<MatchedText> = None;
    let mut shortest = usize::MAX;
    for label in names {
        let words = located_words(label.text);
        let roles: Vec<_> = words.iter().map(|word| initials::role(word.text.as_bytes())).collect();
        initials::each(&roles, |numbers| {
            let letters = numbers.iter().filter_map(|n| words[*n].text.bytes().next());
            if numbers.len() >= shortest || !starts_with(letters, token.bytes()) {
                return;
            }
            shortest = numbers.len();
            let initials = numbers.iter().take(token.bytes().len()).map(|n| words[*n].positions[0]);
            found = Some(MatchedText {
                text: label.text.to_owned(),
                matched_as: MatchedAs::Acronym,
                highlight: ascending(initials.collect()),
            });
        });
    }
    found
}

/// The name of which a token is an acronym that leaves words out; none of its letters are
/// highlighted.
pub(super) fn name(org: &Organisation, day: Day, token: &Token) -> MatchedText {
    let name = org.names().find(|name| is_acronym_of(token.bytes(), name)).unwrap_or_else(|| org.name_at(day));
    MatchedText { text: name.to_owned(), matched_as: MatchedAs::Acronym, highlight: Vec::new() }
}

fn starts_with(mut letters: impl Iterator<Item = u8>, beginning: &[u8]) -> bool {
    beginning.iter().all(|letter| letters.next() == Some(*letter))
}

/// A name or alias whose letters are being highlighted.
pub(super) struct Highlighter<'a> {
    label: Label<'a>,
    words: Vec<LocatedWord>,
    highlighted_words: Vec<usize>,
    highlight: Vec<usize>,
    fuzzy: &'a Fuzzy,
}

impl<'a> Highlighter<'a> {
    pub(super) fn new(label: &Label<'a>, fuzzy: &'a Fuzzy) -> Self {
        Self {
            label: *label,
            words: located_words(label.text),
            highlighted_words: Vec::new(),
            highlight: Vec::new(),
            fuzzy,
        }
    }

    /// Has a token highlighted this word already?
    pub(super) fn is_highlighted(&self, word: usize) -> bool {
        self.highlighted_words.contains(&word)
    }

    /// Highlights the letters of a word by which it did so well for a token.
    pub(super) fn highlight(&mut self, token: &Token, word: usize, grade: Grade) {
        if let Some(located) = self.words.get(word) {
            self.highlighted_words.push(word);
            let letters = letters(token, located, grade, self.fuzzy);
            self.highlight.extend(letters.iter().filter_map(|n| located.positions.get(*n)));
        }
    }

    pub(super) fn matched_text(self) -> MatchedText {
        MatchedText {
            text: self.label.text.to_owned(),
            matched_as: self.label.matched_as,
            highlight: ascending(self.highlight),
        }
    }
}

/// Which letters of a word were typed.
fn letters(token: &Token, word: &LocatedWord, grade: Grade, fuzzy: &Fuzzy) -> Vec<usize> {
    let all = word.positions.len();
    let is_saint = canonical(word.text.as_bytes()) == SAINT;
    match grade {
        Grade::Whole => (0..all).collect(),
        Grade::Beginning => (0..token.text.chars().count().min(all)).collect(),
        Grade::Typo if is_saint || !word.text.is_ascii() => (0..all).collect(),
        Grade::Typo => but_for_a_typo(token, word),
        Grade::Near | Grade::Scattered => {
            fuzzy.positions(&word.text, &token.text).unwrap_or_else(|| but_for_a_typo(token, word))
        }
    }
}

fn but_for_a_typo(token: &Token, word: &LocatedWord) -> Vec<usize> {
    let Some(typo) = typo(word.text.as_bytes(), token.bytes()) else { return Vec::new() };
    let after = typo.before + typo.in_word;
    let swapped = typo.before..if typo.in_word == 2 { after } else { typo.before };
    (0..typo.before).chain(swapped).chain(after..after + typo.after).collect()
}

fn ascending(mut positions: Vec<usize>) -> Vec<usize> {
    positions.sort_unstable();
    positions.dedup();
    positions
}
