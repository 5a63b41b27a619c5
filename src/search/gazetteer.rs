//! Towns, neighbourhoods and postcode districts by name: there are three times as many as
//! organisations, so they are told by how their names begin, and by slips only where nothing
//! else is left.

use std::cmp::Reverse;

use super::hit::{LocalityHit, MatchClass};
use super::normalise::{canonical, each_word, is_lead, located_words};
use super::postcode::district;
use super::rank::Rank;
use super::typo::{self, typo};
use super::vocabulary::to_u32;
use crate::atlas::{Atlas, LocalityIx, OrgIx};
use crate::words::{Kind, LocalityKind};

/// Letters that must be typed before the beginning of a name counts.
const SHORTEST_BEGINNING: usize = 2;

/// Words by which one place of a name is told from another, as in Newcastle upon Tyne: a city
/// or town goes by what stands before them.
const CONNECTORS: [&[u8]; 8] = [b"upon", b"on", b"under", b"in", b"le", b"by", b"next", b"the"];

/// The names of all localities, folded, one after another.
pub(super) struct Gazetteer {
    text: Vec<u8>,
    names: Vec<GazetteerName>,
}

#[derive(Clone, Copy)]
struct GazetteerName {
    start: u32,
    locality: u32,
    what: LocalityKind,
}

/// How a name does for what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameMatch {
    /// It is that.
    Whole,
    /// It is a city or town, and that is what stands before `upon` and the like.
    Stem,
    /// It begins with it, word for word.
    FirstWords,
    /// It begins with it.
    Beginning,
    /// Each word of it begins a word of the name, in their order.
    Words,
    /// It is that but for a slip.
    Slip,
}

impl NameMatch {
    /// Is it what the locality goes by?
    const fn is_whole(self) -> bool {
        matches!(self, Self::Whole | Self::Stem)
    }
}

/// What was typed, as the names are folded.
struct Typed {
    text: Vec<u8>,
    words: Vec<Vec<u8>>,
}

impl Gazetteer {
    pub(super) fn new(atlas: &Atlas) -> Self {
        let count = atlas.locality_count();
        let mut gazetteer = Self { text: Vec::with_capacity(count * 12), names: Vec::with_capacity(count) };
        for number in 0..count {
            let labels = atlas.locality_labels(LocalityIx::new(number));
            for name in std::iter::once(labels.name).chain(labels.aliases) {
                let start = to_u32(gazetteer.text.len());
                gazetteer.names.push(GazetteerName { start, locality: to_u32(number), what: labels.what });
                fold(name, &mut gazetteer.text);
            }
        }
        gazetteer
    }

    /// What matches, the best first; by a slip only where `slips` allows it.
    pub(super) fn find(&self, atlas: &Atlas, query: &str, slips: Slips) -> Vec<LocalityHit> {
        let district = district(query);
        let typed = Typed::new(district.as_deref().unwrap_or(query));
        if typed.words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(NameMatch, GazetteerName)> = self
            .all()
            .filter(|(name, _)| district.is_none() || name.what == LocalityKind::PostcodeDistrict)
            .filter_map(|(name, text)| Some((typed.against(text, name.what, slips)?, name)))
            .filter(|(how, _)| district.is_none() || *how == NameMatch::Whole)
            .collect();
        found.sort_by_key(|(how, name)| (*how, order(name.what), name.locality));
        let mut seen = rustc_hash::FxHashSet::default();
        found.retain(|(_, name)| seen.insert(name.locality));
        let wholes = found.partition_point(|(how, _)| how.is_whole());
        if wholes > 1 {
            found[..wholes].sort_by_cached_key(|(_, name)| {
                let area = atlas.locality(LocalityIx::new(name.locality as usize)).at.first().map(|p| p.area);
                let standing = area.map(|area| standing(atlas, area));
                let is_part_of_city = standing.is_some_and(|(is_elsewhere, _)| !is_elsewhere);
                // What nobody says more of is there a part of the city, and no few houses.
                let what = match name.what {
                    LocalityKind::Locality if is_part_of_city => LocalityKind::Suburb,
                    what => what,
                };
                (order(what), standing, name.locality)
            });
            put_part_of_london_first(atlas, &mut found[..wholes]);
        }
        let hit = |(how, name): (NameMatch, GazetteerName)| LocalityHit {
            locality: LocalityIx::new(name.locality as usize),
            what: name.what,
            is_whole: how.is_whole(),
            by_district: district.is_some(),
            score: rank(how, name.what).score(),
        };
        found.into_iter().map(hit).collect()
    }

    fn all(&self) -> impl Iterator<Item = (GazetteerName, &[u8])> {
        let ends = self.names.iter().skip(1).map(|next| next.start).chain([to_u32(self.text.len())]);
        self.names.iter().zip(ends).map(|(name, end)| (*name, &self.text[name.start as usize..end as usize]))
    }
}

/// Who says Stratford means the part of London of that name before a town that is called
/// Stratford-upon-Avon in full; but Newcastle is the city, whatever else is called so.
fn put_part_of_london_first(atlas: &Atlas, wholes: &mut [(NameMatch, GazetteerName)]) {
    if !matches!(wholes.first(), Some((NameMatch::Stem, name)) if name.what == LocalityKind::Town) {
        return;
    }
    let is_in_london = |name: &GazetteerName| {
        let locality = atlas.locality(LocalityIx::new(name.locality as usize));
        locality.at.first().is_some_and(|part| atlas.facts(part.area).kind == Kind::LondonBorough)
    };
    let part = wholes.iter().position(|(how, name)| *how == NameMatch::Whole && is_in_london(name));
    if let Some(part) = part {
        wholes[..=part].rotate_right(1);
    }
}

/// How much is meant by a name in a council, the more the lower: of namesakes of a sort those in a
/// borough of London or another great city, then those in the larger council.
fn standing(atlas: &Atlas, council: OrgIx) -> (bool, Reverse<u64>) {
    let is_of_city = matches!(atlas.facts(council).kind, Kind::LondonBorough | Kind::MetropolitanBorough);
    let patches = atlas.patches().iter().filter(|patch| patch.areas_ever().any(|area| area == council));
    (!is_of_city, Reverse(patches.map(|patch| patch.residents.unwrap_or(0)).sum()))
}

/// May a name be found by a slip?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slips {
    Allowed,
    NotAllowed,
}

impl Typed {
    fn new(query: &str) -> Self {
        let mut text = Vec::new();
        fold(query, &mut text);
        let mut words: Vec<Vec<u8>> = text.split(|b| *b == b' ').map(<[u8]>::to_vec).collect();
        words.retain(|word| !word.is_empty());
        Self { text, words }
    }

    fn against(&self, name: &[u8], what: LocalityKind, slips: Slips) -> Option<NameMatch> {
        if let Some(rest) = name.strip_prefix(self.text.as_slice()) {
            if rest.is_empty() {
                return Some(NameMatch::Whole);
            }
            if goes_by_its_beginning(what) && is_told_apart(rest) {
                return Some(NameMatch::Stem);
            }
            let how = if rest[0] == b' ' { NameMatch::FirstWords } else { NameMatch::Beginning };
            // Of what is no town, a district of a longer number is not meant.
            let is_enough = self.text.len() >= SHORTEST_BEGINNING;
            return is_enough.then_some(how);
        }
        if self.words.len() > 1 && self.begins_words(name) {
            return Some(NameMatch::Words);
        }
        let may_slip = slips == Slips::Allowed && self.text.len() >= typo::SHORTEST;
        let is_slip = || typo(name, &self.text).is_some_and(|t| t.before + t.in_word + t.after == name.len());
        (may_slip && what != LocalityKind::PostcodeDistrict && is_slip()).then_some(NameMatch::Slip)
    }

    fn begins_words(&self, name: &[u8]) -> bool {
        let mut words = name.split(|b| *b == b' ');
        // One letter begins too many words.
        let is_begun =
            |word: &[u8], typed: &[u8]| if typed.len() > 1 { word.starts_with(typed) } else { word == typed };
        self.words.iter().all(|typed| words.any(|word| is_begun(word, typed)))
    }
}

fn goes_by_its_beginning(what: LocalityKind) -> bool {
    matches!(what, LocalityKind::City | LocalityKind::Town)
}

/// Does what follows begin with a word that only tells one place of a name from another?
fn is_told_apart(rest: &[u8]) -> bool {
    let Some(rest) = rest.strip_prefix(b" ") else { return false };
    rest.split(|b| *b == b' ').next().is_some_and(|word| CONNECTORS.contains(&word))
}

/// The words of a name without a leading The, a space between each two.
fn fold(name: &str, out: &mut Vec<u8>) {
    let start = out.len();
    let mut skipped = false;
    each_word(name, |word| {
        if out.len() == start && !skipped && is_lead(word) && word.len() < name.len() {
            skipped = true;
            return;
        }
        if out.len() > start {
            out.push(b' ');
        }
        out.extend_from_slice(canonical(word));
    });
}

/// Cities before towns, those before parts of them, those before villages and all else.
fn order(what: LocalityKind) -> u8 {
    match what {
        LocalityKind::City => 0,
        LocalityKind::Town => 1,
        LocalityKind::Suburb | LocalityKind::Neighbourhood => 2,
        LocalityKind::Village => 3,
        LocalityKind::Locality => 4,
        LocalityKind::Hamlet => 5,
        LocalityKind::PostcodeDistrict => 6,
    }
}

/// After organisations that match as well, and before those that match less well.
fn rank(how: NameMatch, what: LocalityKind) -> Rank {
    let class = match (how, what) {
        (NameMatch::Whole, LocalityKind::PostcodeDistrict) => MatchClass::Code,
        (NameMatch::Whole | NameMatch::Stem, _) => MatchClass::AllWords,
        (NameMatch::FirstWords, LocalityKind::City | LocalityKind::Town) => MatchClass::NameWords,
        (NameMatch::Beginning, LocalityKind::City | LocalityKind::Town) => MatchClass::NamePrefix,
        (NameMatch::FirstWords | NameMatch::Beginning | NameMatch::Words, _) => MatchClass::WordPrefix,
        (NameMatch::Slip, _) => MatchClass::Typo,
    };
    Rank::of_locality(class)
}

/// Which characters of the name of a locality were typed.
pub fn highlight(name: &str, query: &str) -> Vec<usize> {
    let typed = Typed::new(query);
    let mut left = typed.words.iter().peekable();
    let mut lit = Vec::new();
    for word in located_words(name) {
        let Some(typed) = left.peek() else { break };
        if canonical(word.text.as_bytes()).starts_with(typed) {
            lit.extend(word.positions.iter().take(typed.len()));
            left.next();
        }
    }
    lit
}
