//! What links tell of how organisations became others, and of services handed over.

use std::collections::{BTreeMap, BTreeSet};

use super::happening::{Change, Detail, Happening, Participant, Portion, participant};
use crate::atlas::{Atlas, Link, LinkFacts, LinkIx, OrgIx, SourceSet};
use crate::date::Day;
use crate::words::{Certainty, Relation, Service, Succession};

/// When (where that is known), and to whom.
type Key = (Option<Day>, OrgIx);

/// Every merger, split and transfer that the links which pass tell of.
///
/// Who became several on one day is told of once, with all that it became, however each part
/// went. What several became is told of once too, with all that flowed into it, whole or in
/// part.
pub(super) fn successions(atlas: &Atlas, passes: impl Fn(&LinkFacts) -> bool) -> Vec<Happening<'_>> {
    let of = |relation: Relation| {
        let passes = &passes;
        let asked = move |link: &LinkIx| passes(atlas.link_facts(*link));
        atlas.links_by(relation).filter(asked).map(|link| atlas.link(link))
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
            found.push(parting(atlas, &links, What::new(Change::Split, Detail::How(Succession::Split))));
        }
    }
    for links in gathered(of(Relation::Transferred), out_of).into_values() {
        let services: BTreeSet<Service> = links.iter().filter_map(|l| l.service).collect();
        let detail = Detail::Services(services.into_iter().collect());
        found.push(parting(atlas, &links, What::new(Change::Transferred, detail)));
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
    happening(now[0], links, What { was, now, ..What::new(Change::Merged, detail) })
}

/// One became several, or handed services to several: told of the one.
fn parting<'a>(atlas: &'a Atlas, links: &[&'a Link], what: What<'a>) -> Happening<'a> {
    let (mut was, mut now) = (before(atlas, links), after(atlas, links));
    one_of_each(&mut was);
    one_of_each(&mut now);
    happening(was[0], links, What { was, now, ..what })
}

/// What happened, and to whom.
struct What<'a> {
    change: Change,
    detail: Detail,
    was: Vec<Participant<'a>>,
    now: Vec<Participant<'a>>,
}

impl What<'_> {
    fn new(change: Change, detail: Detail) -> Self {
        Self { change, detail, was: Vec::new(), now: Vec::new() }
    }
}

/// What links tell, of one of those that took part.
fn happening<'a>(whom: Participant<'a>, links: &[&'a Link], what: What<'a>) -> Happening<'a> {
    let mut sources: Vec<SourceSet> = Vec::new();
    for link in links {
        if !sources.contains(&link.sources) {
            sources.push(link.sources);
        }
    }
    let certainty = links.iter().map(|l| l.certainty).max().unwrap_or(Certainty::Certain);
    let What { change, detail, was, now } = what;
    Happening {
        date: links[0].on,
        change,
        org: whom.org,
        name: whom.name,
        was,
        now,
        detail,
        way: None,
        certainty,
        sources,
    }
}

/// Those that went, as they were on the eve; where no day is known, at their end.
fn before<'a>(atlas: &'a Atlas, links: &[&Link]) -> Vec<Participant<'a>> {
    let eve = |link: &Link| day(link).map_or(Day::MAX, |day| day.yesterday().unwrap_or(day));
    links.iter().map(|l| participant(atlas, l.from, eve(l))).collect()
}

/// Those that came, as they were on the day; where none is known, at their beginning.
fn after<'a>(atlas: &'a Atlas, links: &[&Link]) -> Vec<Participant<'a>> {
    links.iter().map(|l| participant(atlas, l.to, day(l).unwrap_or(Day::MIN))).collect()
}

/// Each once, by name.
fn one_of_each(named: &mut Vec<Participant<'_>>) {
    named.sort_by_cached_key(|n| (n.name.to_lowercase(), n.org));
    named.dedup_by_key(|n| n.org);
}
