//! Which organisation a person has named outright.
//!
//! Nothing here guesses: an id, a name, an alias, or words that begin words of its names.
//! What only comes close is suggested.

use super::gazetteer::{Gazetteer, Slips};
use super::hit::LocalityHit;
use super::index::Index;
use super::normalise::{LEADS, SAINT, SAINT_IN_FULL, canonical, each_word, is_lead};
use super::postcode::is_code_shaped;
use super::rank::Wording;
use super::standing::Precedence;
use crate::atlas::{Atlas, Labels, LocalityIx, OrgIx};
use crate::date::Day;
use crate::suggest::nearest;
use crate::words::{Kind, Line, LocalityKind, Tier};

/// Suggestions offered where nothing has the name.
const SUGGESTIONS: usize = 5;

/// Letters and digits of the longest code that the NHS gives out.
const LONGEST_ODS_CODE: usize = 6;

/// Whom a person has named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// This one.
    One(OrgIx),
    /// This one before all others, though it is not called so in full.
    Likeliest {
        /// The one taken.
        org: OrgIx,
        /// The others of whose names the words begin words, on any day, the likeliest first.
        others: Vec<OrgIx>,
        /// The localities of that name; of one that only has the name of a place in its own, all that
        /// begin so.
        localities: Vec<LocalityIx>,
    },
    /// Any of these, in the order in which they are shown.
    Several(Vec<OrgIx>),
    /// No organisation, but a town or a postcode district: this one, or any of these, the
    /// likeliest first.
    Localities {
        /// Which.
        localities: Vec<LocalityIx>,
        /// Trusts and the like, on any day, that are not called so in full but begin with the name.
        others: Vec<OrgIx>,
    },
    /// None.
    Nothing {
        /// What may have been meant, the likeliest first.
        suggestions: Vec<OrgIx>,
    },
}

/// In which way an organisation goes by all that was typed. The first that any goes by decides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NamedBy {
    Id,
    Name,
    Alias,
}

/// An organisation that goes by what was typed.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub(super) org: OrgIx,
    pub(super) wording: Wording,
}

/// The organisation that a person has named: by its id, by a name of any time, by an
/// alias, or by words that each begin a word of its names; the first of these that any
/// organisation goes by decides. Case, accents, punctuation and a leading NHS or The make
/// no difference. Of several those there on the day come before others, and those of the
/// NHS line before those of the councils'. Then, of NHS England and England, the one that
/// goes by the words as they were typed; and of a trust and its hospitals, or of a place and a
/// practice, the first.
///
/// A town, a neighbourhood or a postcode district comes after all that; but before practices,
/// networks and hospitals that only have its name in theirs, and a city or town before several
/// of which nobody could say which is meant.
///
/// Whoever is taken without being called so in full is told with the others that begin so; and nobody is
/// taken who only stands in a place of that name where one that has closed begins with it.
pub fn resolve(atlas: &Atlas, text: &str, day: Day) -> Resolution {
    let id = text.trim();
    if let Some(org) = atlas.by_id(id).or_else(|| atlas.by_id(&id.to_uppercase())) {
        return Resolution::One(org);
    }
    let query = NameQuery::new(text);
    if query.beginnings.is_empty() {
        return Resolution::Nothing { suggestions: Vec::new() };
    }
    let mut fits = outright(atlas, &query);
    let is_outright = !fits.is_empty();
    if !is_outright {
        fits = by_beginnings(atlas, &query);
    }
    let all = if is_outright { Vec::new() } else { fits.clone() };
    prefer(&mut fits, atlas, day);
    if is_outright {
        return match fits.as_slice() {
            [fit] => Resolution::One(fit.org),
            several => Resolution::Several(in_order(atlas, several)),
        };
    }
    let begun = Begun { atlas, query: &query, day };
    let hits = localities_found(atlas, text);
    let named = whole_named(&hits);
    let is_town = named.first().is_some_and(|hit| goes_before_several(hit.what));
    let gives_way = |fit: &Fit| comes_after_its_town(atlas.kind_at(fit.org, day));
    if !named.is_empty() && (fits.iter().all(gives_way) || (fits.len() > 1 && is_town)) {
        let others = if fits.iter().all(gives_way) { begun.greater(&all) } else { begun.greater(&fits) };
        return Resolution::Localities { localities: numbers(&named), others };
    }
    match fits.as_slice() {
        [] => Resolution::Nothing { suggestions: suggestions(atlas, text, day) },
        [fit] if begun.is_lesser(fit.org) && !begun.greater(&all).is_empty() => {
            Resolution::Several(begun.likeliest_first(in_order(atlas, &all)))
        }
        [fit] => {
            let mut others = begun.likeliest_first(in_order(atlas, &all));
            others.retain(|org| *org != fit.org);
            let localities = numbers(if begun.is_lesser(fit.org) { &hits } else { &named });
            if others.is_empty() && localities.is_empty() {
                return Resolution::One(fit.org);
            }
            Resolution::Likeliest { org: fit.org, others, localities }
        }
        several => Resolution::Several(begun.likeliest_first(in_order(atlas, several))),
    }
}

fn numbers(hits: &[LocalityHit]) -> Vec<LocalityIx> {
    hits.iter().map(|hit| hit.locality).collect()
}

/// Those of whose names words begin words: which of them is meant before the others.
struct Begun<'q> {
    atlas: &'q Atlas,
    query: &'q NameQuery,
    day: Day,
}

impl Begun<'_> {
    /// Networks, practices and what else only stands in a town of that name.
    fn is_lesser(&self, org: OrgIx) -> bool {
        let kind = self.atlas.kind_at(org, self.day);
        comes_after_its_town(kind) || kind == Kind::IndependentProvider
    }

    /// Of these the ones that are not lesser and whose name begins with all the words.
    fn greater(&self, fits: &[Fit]) -> Vec<OrgIx> {
        let mut folded = FoldedText::default();
        let mut orgs = in_order(self.atlas, fits);
        orgs.retain(|org| {
            let labels = self.atlas.labels(*org);
            !self.is_lesser(*org) && self.query.beginning_of(labels, &mut folded) == Beginning::Words
        });
        orgs
    }

    /// Of several, the ones before the others whose name begins with what was typed, first those with it
    /// as whole words; and the lesser come last. Else they stay in the order in which they are shown.
    fn likeliest_first(&self, mut several: Vec<OrgIx>) -> Vec<OrgIx> {
        let mut folded = FoldedText::default();
        several.sort_by_cached_key(|org| {
            (self.is_lesser(*org), self.query.beginning_of(self.atlas.labels(*org), &mut folded))
        });
        several
    }
}

/// Keeps of those that go by a text the ones that are meant before the others on the day.
pub(super) fn prefer(fits: &mut Vec<Fit>, atlas: &Atlas, day: Day) {
    narrow(fits, |fit| atlas.is_there(fit.org, day));
    narrow(fits, |fit| atlas.kind_at(fit.org, day).line() == Line::Nhs);
    narrow(fits, |fit| fit.wording == Wording::AsTyped);
    narrow(fits, |fit| Precedence::of(atlas.kind_at(fit.org, day)) == Precedence::Own);
}

/// The localities whose names begin so.
fn localities_found(atlas: &Atlas, text: &str) -> Vec<LocalityHit> {
    Gazetteer::new(atlas).find(atlas, text, Slips::NotAllowed)
}

/// Of these the ones of that name. Of several the one city, failing that the one town, is meant.
fn whole_named(hits: &[LocalityHit]) -> Vec<LocalityHit> {
    let mut hits: Vec<LocalityHit> = hits.iter().filter(|hit| hit.is_whole).cloned().collect();
    if let [first, second, ..] = hits.as_slice()
        && goes_before_several(first.what)
        && first.what != second.what
    {
        hits.truncate(1);
    }
    hits
}

/// Is it a city, a town or a postcode district, of which everybody knows which is meant?
fn goes_before_several(what: LocalityKind) -> bool {
    matches!(what, LocalityKind::City | LocalityKind::Town | LocalityKind::PostcodeDistrict)
}

/// Is it one of those that have the name of a town in theirs because they stand in it?
fn comes_after_its_town(kind: Kind) -> bool {
    Precedence::of(kind) == Precedence::GivesWay || kind.tier() == Some(Tier::Neighbourhood)
}

/// Those whose id, name or alias it is.
fn outright(atlas: &Atlas, query: &NameQuery) -> Vec<Fit> {
    let mut found_by = NamedBy::Alias;
    let mut fits = Vec::new();
    let mut folded = FoldedText::default();
    for org in every(atlas) {
        let Some((by, wording)) = query.outright(atlas.labels(org), &mut folded) else { continue };
        if by < found_by {
            found_by = by;
            fits.clear();
        }
        if by == found_by {
            fits.push(Fit { org, wording });
        }
    }
    fits
}

/// Those of whose names each word of it begins a word.
fn by_beginnings(atlas: &Atlas, query: &NameQuery) -> Vec<Fit> {
    let mut folded = FoldedText::default();
    let fits = every(atlas).filter(|org| query.begins_words(atlas.labels(*org), &mut folded));
    fits.map(|org| Fit { org, wording: Wording::AsTyped }).collect()
}

/// Every organisation as it lies in memory, which is read in half the time that it takes
/// in the order in which they are shown.
fn every(atlas: &Atlas) -> impl Iterator<Item = OrgIx> {
    (0..atlas.len()).map(OrgIx::new)
}

/// In the order in which they are shown.
pub(super) fn in_order(atlas: &Atlas, fits: &[Fit]) -> Vec<OrgIx> {
    let mut is_fit = vec![false; atlas.len()];
    for fit in fits {
        is_fit[fit.org.index()] = true;
    }
    atlas.orgs().iter().copied().filter(|org| is_fit[org.index()]).collect()
}

/// Keeps those that are preferred, if there are any.
fn narrow(fits: &mut Vec<Fit>, preferred: impl Fn(&Fit) -> bool) {
    if fits.iter().any(&preferred) {
        fits.retain(preferred);
    }
}

/// What may have been meant: what a search finds; else an id that is nearly the one given, or
/// names with a word that nearly is.
fn suggestions(atlas: &Atlas, text: &str, day: Day) -> Vec<OrgIx> {
    let found = Index::new(atlas).find(text, day, SUGGESTIONS, |_| true);
    let mut suggestions: Vec<OrgIx> = found.hits.iter().map(|hit| hit.org).collect();
    // Of a long code a digit more or less says nothing: another has it.
    let is_long_code = is_code_shaped(text.trim()) && text.trim().len() > LONGEST_ODS_CODE;
    if suggestions.is_empty() && is_long_code {
        return suggestions;
    }
    if suggestions.is_empty() {
        let ids = atlas.orgs().iter().map(|org| atlas.labels(*org).id());
        suggestions.extend(nearest(text.trim(), ids, SUGGESTIONS).iter().filter_map(|id| atlas.by_id(id)));
    }
    if suggestions.is_empty() {
        suggestions = with_word_like(atlas, text.trim(), day);
    }
    suggestions
}

/// Those there on the day with the word in their name that is nearest to the one typed.
fn with_word_like(atlas: &Atlas, text: &str, day: Day) -> Vec<OrgIx> {
    let there = || atlas.orgs().iter().copied().filter(|org| atlas.is_there(*org, day));
    let words = there().flat_map(|org| atlas.org(org).name_at(day).split(' ').filter(|word| word.len() > 3));
    let Some(nearest) = nearest(text, words, 1).first().copied() else { return Vec::new() };
    let has_it = |org: &OrgIx| atlas.org(*org).name_at(day).split(' ').any(|word| word == nearest);
    there().filter(has_it).take(SUGGESTIONS).collect()
}

/// The words of a text, folded, a space between each two.
#[derive(Default)]
pub(super) struct FoldedText {
    pub(super) text: Vec<u8>,
}

impl FoldedText {
    pub(super) fn fold(&mut self, text: &str) {
        self.text.clear();
        each_word(text, |word| {
            if !self.text.is_empty() {
                self.text.push(b' ');
            }
            self.text.extend_from_slice(canonical(word));
        });
    }

    /// Without a leading NHS or The, unless nothing else is there.
    pub(super) fn after_lead(&self) -> &[u8] {
        let mut rest = self.text.as_slice();
        while let Some(space) = rest.iter().position(|byte| *byte == b' ').filter(|end| is_lead(&rest[..*end]))
        {
            rest = &rest[space + 1..];
        }
        if is_lead(rest) { &self.text } else { rest }
    }

    fn words(&self) -> impl Iterator<Item = &[u8]> {
        self.text.split(|byte| *byte == b' ')
    }
}

/// How a name begins with what was typed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Beginning {
    /// With all of its words.
    Words,
    /// With its letters, in the middle of a word.
    Letters,
    /// Otherwise.
    Other,
}

/// What a person named, folded.
struct NameQuery {
    folded: FoldedText,
    /// What each begins a word of the names; without a leading NHS or The.
    beginnings: Vec<Vec<u8>>,
}

impl NameQuery {
    fn new(text: &str) -> Self {
        let mut folded = FoldedText::default();
        folded.fold(text);
        let mut beginnings = Vec::new();
        each_word(text, |word| beginnings.push(word.to_vec()));
        let lead = beginnings.iter().take_while(|word| is_lead(word)).count();
        if lead < beginnings.len() {
            beginnings.drain(..lead);
        }
        Self { folded, beginnings }
    }

    /// The best way in which an organisation goes by it.
    fn outright(&self, org: Labels<'_>, folded: &mut FoldedText) -> Option<(NamedBy, Wording)> {
        let mut name = None;
        if self.may_be(org.id()) {
            // Punctuation makes no difference to an id either: queen marys hospital sidcup.
            folded.fold(org.id());
            if same_letters(&folded.text, &self.folded.text) {
                return Some((NamedBy::Id, Wording::AsTyped));
            }
            // After a lead it may be another's name: NHS England is not England.
            let is_id = same_letters(&folded.text, self.folded.after_lead());
            name = is_id.then_some(Wording::LeadLeftOut);
        }
        name = org.names().filter_map(|name| self.wording(name, folded)).chain(name).min();
        if let Some(wording) = name {
            return Some((NamedBy::Name, wording));
        }
        let alias = org.also_known_as().filter_map(|alias| self.wording(alias, folded)).min();
        alias.map(|wording| (NamedBy::Alias, wording))
    }

    /// Could a text be what was named, going by its first letter? A glance that spares
    /// most names of the atlas the folding.
    fn may_be(&self, text: &str) -> bool {
        let Some(first) = text.bytes().next().filter(u8::is_ascii_alphanumeric) else { return true };
        let first = first.to_ascii_lowercase();
        let begins = |words: &[u8]| words.first() == Some(&first);
        let may_lead = LEADS.iter().any(|lead| begins(lead));
        may_lead || begins(&self.folded.text) || begins(self.folded.after_lead())
    }

    /// Is it this name, leading NHS and The aside?
    fn wording(&self, name: &str, folded: &mut FoldedText) -> Option<Wording> {
        if !self.may_be(name) {
            return None;
        }
        folded.fold(name);
        let query = &self.folded;
        if folded.text == query.text || folded.after_lead() == query.text {
            return Some(Wording::AsTyped);
        }
        (folded.after_lead() == query.after_lead()).then_some(Wording::LeadLeftOut)
    }

    /// How a name or alias of an organisation begins with it, the best.
    fn beginning_of(&self, org: Labels<'_>, folded: &mut FoldedText) -> Beginning {
        let typed = self.folded.after_lead();
        let of = |name: &str| {
            folded.fold(name);
            match folded.after_lead().strip_prefix(typed) {
                Some([] | [b' ', ..]) => Beginning::Words,
                Some(_) => Beginning::Letters,
                None => Beginning::Other,
            }
        };
        org.names().chain(org.also_known_as()).map(of).min().unwrap_or(Beginning::Other)
    }

    /// Does each word begin a word of its names?
    fn begins_words(&self, org: Labels<'_>, folded: &mut FoldedText) -> bool {
        let mut left: Vec<&[u8]> = self.beginnings.iter().map(Vec::as_slice).collect();
        for name in org.names().chain(org.also_known_as()) {
            folded.fold(name);
            left.retain(|beginning| !folded.words().any(|word| begins(word, beginning)));
            if left.is_empty() {
                return true;
            }
        }
        false
    }
}

/// Does a word begin so? Saint is held as St, and begins as either does.
fn begins(word: &[u8], beginning: &[u8]) -> bool {
    let saint = word == SAINT && beginning.len() >= SAINT.len() && SAINT_IN_FULL.starts_with(beginning);
    word.starts_with(beginning) || saint
}

/// Are the two the same but for the spaces?
fn same_letters(one: &[u8], other: &[u8]) -> bool {
    let letters = |text| <[u8]>::iter(text).filter(|byte| **byte != b' ');
    letters(one).eq(letters(other))
}
