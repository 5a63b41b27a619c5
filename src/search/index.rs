//! Everything searchable about an atlas, laid out flat.

use std::sync::OnceLock;

use super::acronym;
use super::code::code_head;
use super::fuzzy::Fuzzy;
use super::gazetteer::Gazetteer;
use super::initials;
use super::normalise::{self, LEADS, SAINT, canonical, each_word};
use super::standing::Standing;
use super::vocabulary::{Vocabulary, to_u32};
use crate::atlas::{Atlas, OrgIx};

/// An atlas made ready for searching. It is made once; every search reads it and changes
/// nothing.
///
/// A label is a name or alias. Those of one organisation lie side by side, its plain name
/// first, then the names of its styles, then its aliases.
pub struct Index<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) vocabulary: Vocabulary,
    /// The words below this number tell no name from another.
    fillers: u32,
    pub(super) saint: u32,
    /// Tells a name from another, but in that of a London borough.
    pub(super) london: u32,
    pub(super) borough: u32,
    /// The words of all labels, one label after the other.
    words: Vec<u32>,
    /// Where each label begins in `words`, and the end.
    labels: Vec<u32>,
    /// Where each organisation begins in `labels`, and the end.
    orgs: Vec<u32>,
    /// The head of each id.
    pub(super) codes: Vec<u128>,
    pub(super) standings: Vec<Standing>,
    /// In the order of their organisations.
    pub(super) acronyms: Vec<Acronym>,
    /// Where each stands in the order of the atlas.
    pub(super) positions: Vec<u32>,
    /// Those who are known by acronyms of which words are left out, a flag each.
    pub(super) known_by_acronyms: Vec<bool>,
    pub(super) fuzzy: Fuzzy,
    /// Read when something is first looked for in it.
    pub(super) gazetteer: OnceLock<Gazetteer>,
}

/// The initials of a name; see [`initials::packed`].
pub(super) struct Acronym {
    pub(super) letters: u64,
    pub(super) org: u32,
}

impl<'a> Index<'a> {
    /// Makes an atlas ready for searching, in time linear in its names.
    pub fn new(atlas: &'a Atlas) -> Self {
        let mut vocabulary = Vocabulary::new();
        normalise::fillers().for_each(|word| _ = vocabulary.number(word));
        let fillers = to_u32(vocabulary.entries().len());
        let saint = vocabulary.number(SAINT);
        let (london, borough) = (vocabulary.number(b"london"), vocabulary.number(b"borough"));
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
            london,
            borough,
            words: Vec::with_capacity(count * 6),
            labels: Vec::with_capacity(count * 2),
            orgs: Vec::with_capacity(count + 1),
            codes: Vec::with_capacity(count),
            standings: Vec::with_capacity(count),
            acronyms: Vec::new(),
            positions,
            known_by_acronyms: Vec::with_capacity(count),
            fuzzy: Fuzzy::new(),
            gazetteer: OnceLock::new(),
        };
        (0..count).for_each(|number| index.add(OrgIx::new(number)));
        index.labels.push(to_u32(index.words.len()));
        index.orgs.push(to_u32(index.labels.len() - 1));
        index
    }

    /// The same with its localities, which are read beside it: who looks for anything typed needs both.
    pub fn with_localities(atlas: &'a Atlas) -> Self {
        std::thread::scope(|scope| {
            let gazetteer = scope.spawn(|| Gazetteer::new(atlas));
            let mut index = Self::new(atlas);
            // Were it to fail there, it would be read again when something is looked for in it.
            index.gazetteer = gazetteer.join().map_or_else(|_| OnceLock::new(), OnceLock::from);
            index
        })
    }

    fn add(&mut self, org: OrgIx) {
        let atlas = self.atlas;
        let number = to_u32(org.index());
        let facts = atlas.facts(org);
        let org = atlas.labels(org);
        self.orgs.push(to_u32(self.labels.len()));
        self.codes.push(code_head(org.id().bytes()));
        self.standings.push(Standing::new(facts, org.names().next().unwrap_or_default()));
        let (mut roles, mut firsts) = (Vec::new(), Vec::new());
        self.known_by_acronyms.push(acronym::are_made_of(facts.kind));
        let with_initials = initials::are_made_of(facts.kind);
        for name in org.names() {
            roles.clear();
            firsts.clear();
            self.add_label(name, |word| {
                if with_initials {
                    roles.push(initials::role(word));
                    firsts.push(word[0]);
                }
            });
            initials::each(&roles, |words| {
                let letters = initials::packed(words, |word| firsts[word]);
                self.acronyms.push(Acronym { letters, org: number });
            });
        }
        for alias in org.also_known_as() {
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

/// How many words a label begins with that nobody need type; never all.
pub(super) fn lead(words: &[u32]) -> usize {
    // They came first into the vocabulary.
    let lead = words.iter().take_while(|word| (**word as usize) < LEADS.len()).count();
    if lead == words.len() { 0 } else { lead }
}
