//! What links must not say.

use rustc_hash::FxHashMap;

use crate::atlas::report::Reporter;
use crate::atlas::{Atlas, Extent, Link, OrgIx};
use crate::problem::What;
use crate::source::{Needle, RecordPosition};
use crate::words::{Relation, Service};

/// Periods, links to itself, and the same link twice on the same days.
pub(super) fn links(reporter: &mut Reporter<'_>, atlas: &Atlas, positions: &[RecordPosition]) {
    type Key = (Relation, OrgIx, OrgIx, Option<Service>);
    // The last link of each sort, and for each link the one of its sort before it.
    let mut last: FxHashMap<Key, u32> = FxHashMap::default();
    last.reserve(atlas.facts.links.len());
    let mut before: Vec<Option<u32>> = Vec::with_capacity(atlas.facts.links.len());
    for (number, link) in atlas.links().enumerate() {
        let link_in_words = || {
            let (from, to) = (&atlas.org(link.from).id, &atlas.org(link.to).id);
            format!("{} from \"{from}\" to \"{to}\"", link.relation.spelling())
        };
        if link.from == link.to {
            let id = atlas.org(link.from).id.to_string();
            reporter.report(What::Itself(id.clone()), positions[number], Some(Needle::within(&["to"], &id)));
        }
        if link.period.is_reversed() {
            let until = link.period.until.map(|u| u.to_string());
            let what = What::Reversed { of: link_in_words(), period: link.period.into() };
            reporter.report(what, positions[number], until.as_deref().map(|u| Needle::within(&["until"], u)));
        }
        let key = (link.relation, link.from, link.to, link.service);
        let earlier = last.insert(key, u32::try_from(number).unwrap_or(u32::MAX));
        before.push(earlier);
        let mut same = std::iter::successors(earlier, |n| before[*n as usize]);
        if same.any(|other| is_repeated(atlas.links.get(other as usize), link)) {
            let to = atlas.org(link.to).id.to_string();
            reporter.report(
                What::RepeatedLink(link_in_words()),
                positions[number],
                Some(Needle::within(&["to"], &to)),
            );
        }
    }
}

/// Do the two say the same for some of the same days? Different extents, shares of
/// different things and events of different days are different statements.
pub(in crate::atlas) fn is_repeated(one: &Link, other: &Link) -> bool {
    let same_extent = match (&one.extent, &other.extent) {
        (Some(Extent::Within(a)), Some(Extent::Within(b))) => a == b,
        (a, b) => a.as_ref().map(Extent::word) == b.as_ref().map(Extent::word),
    };
    same_extent
        && one.basis == other.basis
        && one.on == other.on
        && one.is_planned() == other.is_planned()
        && !one.period.is_reversed()
        && !other.period.is_reversed()
        && one.period.overlaps(other.period)
}
