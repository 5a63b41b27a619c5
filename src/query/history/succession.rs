//! What links tell of how organisations became others, and of services handed over.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Detail, Happening, Named, Portion, named};
use crate::atlas::{Atlas, Link, OrgIx, SourceSet};
use crate::date::Day;
use crate::words::{Certainty, Relation, Service, Succession};

/// When (where that is known), and to whom.
type Key = (Option<Day>, OrgIx);

/// Every merger, split and transfer that the links which pass tell of.
///
/// Who became several on one day is told of once, with all that it became, however each part
/// went. What several became is told of once too, with all that flowed into it, whole or in
/// part.
pub(super) fn told(atlas: &Atlas, passes: impl Fn(&Link) -> bool) -> Vec<Happening<'_>> {
    let of = |relation: Relation| {
        let passes = &passes;
        atlas.links().iter().filter(move |l| l.relation == relation && passes(l))
    };
    let is_split: BTreeSet<Key> = of(Relation::SucceededBy)
        .filter(|l| l.how == Some(Succession::Split))
        .map(|l| (day(l), l.from))
        .collect();
    let into = |link: &&Link| (day(link), link.to);
    let out_of = |link: &&Link| (day(link), link.from);

    let mut found = Vec::new();
    for links in gathered(of(Relation::SucceededBy), into).into_values() {
        let is_part = |link: &Link| is_split.contains(&(day(link), link.from));
        if !links.iter().all(|l| is_part(l)) {
            found.push(merger(atlas, &links, is_part));
        }
    }
    for (key, links) in gathered(of(Relation::SucceededBy), out_of) {
        if is_split.contains(&key) {
            found.push(parting(atlas, &links, (Change::Split, Detail::How(Succession::Split))));
        }
    }
    for links in gathered(of(Relation::Transferred), out_of).into_values() {
        let services: BTreeSet<Service> = links.iter().filter_map(|l| l.service).collect();
        let detail = Detail::Services(services.into_iter().collect());
        found.push(parting(atlas, &links, (Change::Transferred, detail)));
    }
    found
}

fn day(link: &Link) -> Option<Day> {
    link.on.map(crate::date::Date::first_day)
}

fn gathered<'a>(
    links: impl Iterator<Item = &'a Link>,
    key: impl Fn(&&Link) -> Key,
) -> BTreeMap<Key, Vec<&'a Link>> {
    let mut by_key: BTreeMap<Key, Vec<&Link>> = BTreeMap::new();
    for link in links {
        by_key.entry(key(&link)).or_default().push(link);
    }
    by_key
}

/// Others became one: told of the one.
fn merger<'a>(atlas: &'a Atlas, links: &[&'a Link], is_part: impl Fn(&Link) -> bool) -> Happening<'a> {
    let mut was = before(atlas, links);
    for (named, link) in was.iter_mut().zip(links) {
        named.portion = if is_part(link) { Portion::Part } else { Portion::Whole };
    }
    let how: BTreeSet<Option<Succession>> = links.iter().filter(|l| !is_part(l)).map(|l| l.how).collect();
    let detail = match how.into_iter().collect::<Vec<_>>().as_slice() {
        [Some(how)] => Detail::How(*how),
        _ => Detail::Plain,
    };
    one_of_each(&mut was);
    let mut now = after(atlas, links);
    one_of_each(&mut now);
    told_of(now[0], links, (Change::Merged, detail), (was, now))
}

/// One became several, or handed services to several: told of the one.
fn parting<'a>(atlas: &'a Atlas, links: &[&'a Link], what: (Change, Detail)) -> Happening<'a> {
    let (mut was, mut now) = (before(atlas, links), after(atlas, links));
    one_of_each(&mut was);
    one_of_each(&mut now);
    told_of(was[0], links, what, (was, now))
}

fn told_of<'a>(
    whom: Named<'a>,
    links: &[&'a Link],
    (change, detail): (Change, Detail),
    (was, now): (Vec<Named<'a>>, Vec<Named<'a>>),
) -> Happening<'a> {
    let mut sources: Vec<SourceSet> = Vec::new();
    for link in links {
        if !sources.contains(&link.sources) {
            sources.push(link.sources);
        }
    }
    let certainty = links.iter().map(|l| l.certainty).max().unwrap_or(Certainty::Certain);
    Happening {
        date: links[0].on,
        change,
        org: whom.org,
        name: whom.name,
        was,
        now,
        detail,
        certainty,
        sources,
    }
}

/// Those that went, as they were on the eve; where no day is known, at their end.
fn before<'a>(atlas: &'a Atlas, links: &[&Link]) -> Vec<Named<'a>> {
    let eve = |link: &Link| day(link).map_or(Day::MAX, |day| day.yesterday().unwrap_or(day));
    links.iter().map(|l| named(atlas, l.from, eve(l))).collect()
}

/// Those that came, as they were on the day; where none is known, at their beginning.
fn after<'a>(atlas: &'a Atlas, links: &[&Link]) -> Vec<Named<'a>> {
    links.iter().map(|l| named(atlas, l.to, day(l).unwrap_or(Day::MIN))).collect()
}

/// Each once, by name.
fn one_of_each(named: &mut Vec<Named<'_>>) {
    named.sort_by_cached_key(|n| (n.name.to_lowercase(), n.org));
    named.dedup_by_key(|n| n.org);
}
