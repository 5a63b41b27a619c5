//! What stands beside an organisation and in it, counted, and who runs the bodies in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::{Link, OrgIx};
use crate::query::{AsAt, is_of_its_time};
use crate::words::{Kind, Relation, Tier};

/// How many areas of each kind sit in an organisation. One that stands for several which are not named counts
/// for as many, unless others of its kind are named: it may stand for those.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Those that lie in it wholly, by tier and kind.
    pub whole: BTreeMap<(Option<Tier>, Kind), usize>,
    /// How many have only a part of their land in it.
    pub in_part: usize,
}

/// Who runs or leads a body.
#[derive(Clone, Debug)]
pub struct RunBy<'a> {
    /// The body.
    pub body: OrgIx,
    /// The links that say so.
    pub links: Vec<&'a Link>,
}

/// Of one of several systems of a region, the others; of anything else none.
pub(super) fn beside(then: &AsAt<'_>, org: OrgIx) -> Vec<OrgIx> {
    let systems = then.land().systems();
    let around = then.ancestors(org).first().copied();
    if around.is_none() || !systems.contains(&org) {
        return Vec::new();
    }
    let is_beside = |system: &OrgIx| *system != org && then.snapshot().parent(*system) == around;
    systems.iter().copied().filter(is_beside).collect()
}

/// How many of each kind sit in it, and of how many it has a part.
pub(super) fn contents(then: &AsAt<'_>, org: OrgIx) -> Contents {
    let mut contents = Contents::default();
    let mut unnamed: BTreeMap<(Option<Tier>, Kind), usize> = BTreeMap::new();
    let own = then.land().footprint(org);
    let mut seen: BTreeSet<OrgIx> = BTreeSet::new();
    let mut waiting = vec![org];
    while let Some(next) = waiting.pop() {
        let below = then.children(next).into_iter().map(|child| child.org);
        let beside = if next == org { then.councils_of_place(org) } else { Vec::new() };
        for child in below.chain(beside) {
            let kind = then.kind(child);
            if !seen.insert(child) {
                continue;
            }
            waiting.push(child);
            if !kind.is_area() || !then.geography().counts(child) {
                continue;
            }
            let land = then.land().footprint(child);
            if own.zip(land).is_some_and(|(own, land)| !land.lies_in(own)) {
                contents.in_part += 1;
                continue;
            }
            match then.atlas().org(child).count {
                Some(count) => *unnamed.entry((kind.tier(), kind)).or_default() += count as usize,
                None => *contents.whole.entry((kind.tier(), kind)).or_default() += 1,
            }
        }
    }
    for (kind, count) in unnamed {
        contents.whole.entry(kind).or_insert(count);
    }
    contents
}

/// Of some organisations that are bodies, who runs or leads them; those of which nobody is
/// known to do so are left out.
pub(super) fn run_by<'a>(then: &AsAt<'a>, orgs: impl Iterator<Item = OrgIx>) -> Vec<RunBy<'a>> {
    let bodies = orgs.filter(|org| then.kind(*org).tier().is_none());
    let run = bodies.map(|body| {
        let links = then.geography().links_of(body, &[Relation::Operates, Relation::Leads]);
        let links = links.filter(|link| link.to == body && !is_of_its_time(then, link)).collect();
        RunBy { body, links }
    });
    run.filter(|run| !run.links.is_empty()).collect()
}
