//! Lists of organisations by kind and tier, and what is told of each that was found.

use super::{AsAt, Child, Covering, CoveringArea, LineageStep, Mark, became, marks};
use crate::atlas::{Locality, OrgIx, SourceSet};
use crate::words::{Kind, KindGroup, KindWord, LocalityKind, Tier};

/// Which organisations are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one kind, or of several that have a word.
    pub kind: Option<KindWord>,
    /// Of one tier.
    pub tier: Option<Tier>,
}

impl Filter {
    /// Is it one of those asked for? Kinds are as at the day. A system counts as one where
    /// it sits directly in a region: those that lie within another do not cut England up.
    pub fn admits(&self, as_at: &AsAt<'_>, org: OrgIx) -> bool {
        let kind = as_at.kind(org);
        let is_system = self.kind == Some(KindWord::Several(KindGroup::System));
        self.kind.is_none_or(|word| word.admits(kind))
            && self.tier.is_none_or(|tier| kind.tier() == Some(tier))
            && (!is_system || !lies_in_another_system(as_at, org))
    }
}

/// Does it lie within another system, so that it does not cut England up?
pub fn lies_in_another_system(as_at: &AsAt<'_>, org: OrgIx) -> bool {
    as_at.snapshot().ancestors(org).any(|a| as_at.kind(a).is_system())
}

/// Everything in the picture that is asked for, by tier, then name. What is only planned
/// is never counted and so not in it; nor is what stands for several that are not named, where others
/// of its kind are.
pub fn list(as_at: &AsAt<'_>, filter: Filter) -> Vec<OrgIx> {
    let atlas = as_at.atlas();
    let mut found: Vec<OrgIx> = atlas
        .orgs()
        .iter()
        .copied()
        .filter(|org| as_at.snapshot().shows(*org) && !atlas.org(*org).is_planned())
        .filter(|org| filter.admits(as_at, *org))
        .collect();
    let stands_for_several = |org: OrgIx| atlas.org(org).count.is_some();
    let mut named: Vec<Kind> =
        found.iter().filter(|org| !stands_for_several(**org)).map(|org| as_at.kind(*org)).collect();
    named.sort_unstable();
    named.dedup();
    found.retain(|org| !stands_for_several(*org) || !named.contains(&as_at.kind(*org)));
    found.sort_by_cached_key(|org| {
        let tier = as_at.kind(*org).tier().map_or(u8::MAX, |t| t as u8);
        (tier, as_at.name(*org).to_lowercase(), atlas.org(*org).id.clone())
    });
    found
}

/// One of what was found.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundRow {
    /// An organisation.
    Organisation(FoundOrg),
    /// A town, a neighbourhood or a postcode district.
    Locality(FoundLocality),
}

/// A locality that was found, and the areas that cover it.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundLocality {
    /// What it is called.
    pub name: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// What it is.
    pub what: LocalityKind,
    /// Its place, council, commissioner and system on the day, the smallest first.
    pub areas: Vec<CoveringArea>,
    /// How well it matches; more is better.
    pub score: u32,
    /// On whose word.
    pub sources: SourceSet,
}

impl FoundLocality {
    /// What is told of one that was found.
    pub fn new(covering: &Covering<'_, '_>, locality: &Locality, score: u32) -> Self {
        Self {
            name: locality.name.to_string(),
            aliases: locality.aliases.iter().map(ToString::to_string).collect(),
            what: locality.what,
            areas: covering.of(locality),
            score,
            sources: locality.sources,
        }
    }
}

/// One organisation that was found, and what is told of it beside its name.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundOrg {
    /// Which.
    pub org: OrgIx,
    /// What of it matched the words, and how well; nothing where it was only listed.
    pub matched: Option<Match>,
    /// What it hangs under.
    pub parent: Option<OrgIx>,
    /// What marks it.
    pub marks: Vec<Mark>,
    /// Of one that has closed, what it became.
    pub became: Vec<LineageStep>,
    /// Of one that was asked for in an area, and has some of its land without lying in it.
    pub shares_land: Option<SharedLand>,
}

/// Some of the land of another area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedLand {
    /// Whose.
    pub of: OrgIx,
    /// The share of the residents of that one, from 0 to 1, where it is known.
    pub share: Option<f64>,
}

/// What of an organisation matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The name, code or alias that matched.
    pub text: String,
    /// More is better.
    pub score: u32,
    /// Must the text be shown, since the name and the code do not tell why it was found?
    pub explains: Explains,
}

/// Does what matched show in the row by itself?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explains {
    /// It is the name or the code.
    Itself,
    /// It is another name, which is to be shown.
    Otherwise,
}

impl FoundOrg {
    /// What is told of one that was found.
    pub fn new(as_at: &AsAt<'_>, org: OrgIx, matched: Option<Match>) -> Self {
        let period = as_at.atlas().org(org).period;
        let has_closed = period.until.is_some_and(|until| until.last_day() < as_at.day());
        Self {
            org,
            matched,
            parent: as_at.parent(org),
            marks: marks(as_at, Child { org, share: None }),
            became: if has_closed { became(as_at.atlas(), org) } else { Vec::new() },
            shares_land: None,
        }
    }
}
