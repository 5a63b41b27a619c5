//! What is otherwise in one atlas than in another, organisation by organisation: who opened,
//! closed, was renamed, moved or merged, as far as the later atlas knows of it and the earlier did
//! not; and what else is told of whom.

use std::collections::{BTreeMap, BTreeSet};

use catchment::atlas::{Atlas, Closed, Extent, Link, OrgIx};
use catchment::date::{Date, Day};
use catchment::query::{AsAt, Change, ChangeCount, Detail, Happening, KindTally, Participant, Portion};
use catchment::render::history::sentence;
use catchment::render::{called, thousands};
use catchment::words::{Kind, Relation, Succession};

use super::traits::{DATES, NAME, NAMES, PARENTS, traits};

/// What is otherwise in a later atlas than in an earlier one.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// How many of each kind.
    pub(super) tallies: Vec<KindTally>,
    /// In the words of `catchment diff`, grouped by what happened.
    pub(super) happened: BTreeMap<Change, Vec<String>>,
    /// In the atlas for the first time, and closed already.
    pub(super) closed_already: Vec<String>,
    /// In the atlas no more.
    pub(super) gone: Vec<String>,
    /// Of whom what else is told otherwise.
    pub(super) otherwise: Vec<String>,
    /// Residents of areas.
    pub(super) residents: Vec<String>,
    /// Links that came or went, by relation.
    pub(super) links: BTreeMap<Relation, ComeAndGone>,
    /// Localities.
    pub(super) localities: ComeAndGone,
    /// Pieces of land.
    pub(super) patches: ComeAndGone,
}

/// How many there are that were not there, and the other way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ComeAndGone {
    pub(super) come: usize,
    pub(super) gone: usize,
}

/// How many of a kind an atlas knows on a day.
fn of_kind(atlas: &Atlas, kind: Kind, day: Day) -> usize {
    let is_of_it = |org: &&OrgIx| {
        let o = atlas.org(**org);
        o.is_there(day) && !o.is_planned() && o.kind_at(day) == kind
    };
    atlas.orgs().iter().filter(is_of_it).count()
}

/// What is otherwise in the later of two atlases.
pub(super) fn between(earlier: &Atlas, later: &Atlas) -> Changes {
    // What is known of one day is compared, not two days.
    let day = later.as_at();
    let mut comparing = Comparing { earlier, later, day, changes: Changes::default(), counts: BTreeMap::new() };
    for now in later.orgs() {
        match earlier.by_id(&later.org(*now).id) {
            Some(was) => comparing.both(was, *now),
            None => comparing.only_later(*now),
        }
    }
    for was in earlier.orgs().iter().filter(|was| later.by_id(&earlier.org(**was).id).is_none()) {
        let o = earlier.org(*was);
        comparing.changes.gone.push(called(o.name_at(day), &o.id));
    }
    comparing.successions();
    comparing.links_and_localities();
    comparing.residents();
    let Comparing { mut changes, counts, .. } = comparing;
    let counted = counts.into_iter().map(|(kind, counts)| {
        let counts = counts.into_iter().map(|(count, orgs)| (count, orgs.len())).collect();
        KindTally { kind, before: of_kind(earlier, kind, day), after: of_kind(later, kind, day), counts }
    });
    changes.tallies = counted.collect();
    for told in changes.happened.values_mut() {
        told.sort();
    }
    for list in [&mut changes.closed_already, &mut changes.gone, &mut changes.otherwise] {
        list.sort();
    }
    changes
}

struct Comparing<'a> {
    earlier: &'a Atlas,
    later: &'a Atlas,
    day: Day,
    changes: Changes,
    counts: BTreeMap<Kind, BTreeMap<ChangeCount, BTreeSet<OrgIx>>>,
}

impl<'a> Comparing<'a> {
    /// One that the earlier atlas has not.
    fn only_later(&mut self, org: OrgIx) {
        let o = self.later.org(org);
        if o.is_there(self.day) || o.is_planned() {
            self.happened(ChangeCount::Opened, &happening(self.later, org, Change::Opened));
        } else {
            self.changes.closed_already.push(called(o.name_at(self.day), &o.id));
        }
    }

    /// One that both have.
    fn both(&mut self, was: OrgIx, now: OrgIx) {
        let (before, after) = (traits(self.earlier, was), traits(self.later, now));
        if before == after {
            return;
        }
        let mut told: BTreeSet<&str> = BTreeSet::new();
        match (self.earlier.org(was).is_there(self.day), self.later.org(now).is_there(self.day)) {
            (false, true) => {
                self.happened(ChangeCount::Opened, &happening(self.later, now, Change::Opened));
                told.insert(DATES);
            }
            (true, false) => {
                self.happened(ChangeCount::Closed, &happening(self.later, now, Change::Closed));
                told.insert(DATES);
            }
            (true, true) => {
                if self.renamed(was, now) {
                    told.extend([NAME, NAMES]);
                }
                if self.moved(was, now) {
                    told.insert(PARENTS);
                }
            }
            // Of whom was there on neither nothing is told but that it is told otherwise.
            (false, false) => {}
        }
        let otherwise = before.iter().filter(|(what, said)| after.get(*what) != Some(*said));
        let otherwise: Vec<&str> =
            otherwise.map(|(what, _)| *what).filter(|what| !told.contains(what)).collect();
        if !otherwise.is_empty() {
            let o = self.later.org(now);
            let name = called(o.name_at(self.day), &o.id);
            self.changes.otherwise.push(format!("{name}: {}", otherwise.join(", ")));
        }
    }

    fn renamed(&mut self, was: OrgIx, now: OrgIx) -> bool {
        let (old, new) = (self.earlier.org(was), self.later.org(now));
        let participant = |name: &'a str, kind| Participant { org: now, name, kind, portion: Portion::Whole };
        let before = participant(old.name_at(self.day), old.kind_at(self.day));
        let after = participant(new.name_at(self.day), new.kind_at(self.day));
        if before == after {
            return false;
        }
        let count =
            if before.kind == after.kind { ChangeCount::Renamed } else { ChangeCount::Became(after.kind) };
        let happening = happening(self.later, now, Change::Renamed);
        self.happened(count, &Happening { was: vec![before], now: vec![after], ..happening });
        true
    }

    fn moved(&mut self, was: OrgIx, now: OrgIx) -> bool {
        let (old, new) = (self.earlier.parent_at(was, self.day), self.later.parent_at(now, self.day));
        let id = |atlas: &'a Atlas, org: Option<OrgIx>| org.map(|org| &*atlas.org(org).id);
        if id(self.earlier, old) == id(self.later, new) {
            return false;
        }
        let later = self.later;
        // One that is no longer in the atlas cannot be named from it.
        let before = old.and_then(|old| later.by_id(&self.earlier.org(old).id));
        let (Some(before), Some(after)) = (before, new) else { return false };
        let happening = happening(later, now, Change::Moved);
        let (before, after) = (participant(later, before, self.day), participant(later, after, self.day));
        self.happened(ChangeCount::Moved, &Happening { was: vec![before], now: vec![after], ..happening });
        true
    }

    /// Who became whom, as only the later atlas says.
    fn successions(&mut self) {
        let key = |atlas: &'a Atlas, link: &Link| (&*atlas.org(link.from).id, &*atlas.org(link.to).id);
        let is_one = |link: &&Link| link.relation == Relation::SucceededBy;
        let known: BTreeSet<_> =
            self.earlier.links().filter(is_one).map(|link| key(self.earlier, link)).collect();
        let later = self.later;
        let new: Vec<&Link> =
            later.links().filter(is_one).filter(|link| !known.contains(&key(later, link))).collect();
        for link in new {
            let count = match link.how {
                Some(Succession::Takeover) => ChangeCount::TakenOver,
                Some(Succession::Renewal) => ChangeCount::Renewed,
                Some(Succession::Split) => ChangeCount::Split,
                _ => ChangeCount::Merged,
            };
            let change = if count == ChangeCount::Split { Change::Split } else { Change::Merged };
            let day = link.on.and_then(|on| on.first_day().yesterday().ok()).unwrap_or(self.day);
            let happening = Happening {
                date: link.on,
                was: vec![participant(later, link.from, day)],
                now: vec![participant(later, link.to, link.on.map_or(self.day, Date::first_day))],
                detail: link.how.map_or(Detail::Plain, Detail::How),
                certainty: link.certainty,
                ..happening(later, link.from, change)
            };
            self.happened(count, &happening);
        }
    }

    fn links_and_localities(&mut self) {
        let links = |atlas: &'a Atlas| atlas.links().map(|link| (link.relation, in_words(atlas, link)));
        for ((relation, _), by) in differences(links(self.earlier), links(self.later)) {
            add(self.changes.links.entry(relation).or_default(), by);
        }
        let localities = |atlas: &'a Atlas| {
            atlas.localities().iter().map(|l| {
                let ids = |orgs: &[OrgIx]| orgs.iter().map(|org| &*atlas.org(*org).id).collect::<Vec<_>>();
                let at: Vec<_> =
                    l.at.iter()
                        .map(|part| (&*atlas.org(part.area).id, part.share, ids(&part.within)))
                        .collect();
                let within = ids(&l.within);
                let sources: Vec<_> = atlas.sources_of(l.sources).map(|source| &*source.key).collect();
                format!("{:?}", (&l.name, l.what, at, within, &l.aliases, sources))
            })
        };
        for (_, by) in differences(localities(self.earlier), localities(self.later)) {
            add(&mut self.changes.localities, by);
        }
        let patches = |atlas: &'a Atlas| {
            atlas.patches().iter().map(|p| {
                let areas: Vec<_> = p.areas.iter().map(|org| &*atlas.org(*org).id).collect();
                let dated = p.dated.iter().map(|d| (&*atlas.org(d.area).id, d.period, d.certainty));
                format!("{:?}", (areas, dated.collect::<Vec<_>>(), p.residents, p.small_areas))
            })
        };
        for (_, by) in differences(patches(self.earlier), patches(self.later)) {
            add(&mut self.changes.patches, by);
        }
    }

    /// Whose land has other residents.
    fn residents(&mut self) {
        let day = self.day;
        let as_at = |atlas: &'a Atlas| AsAt::new(atlas, day, Closed::Leave);
        let (before, after) = (as_at(self.earlier), as_at(self.later));
        let count = |as_at: &AsAt<'_>, org: OrgIx| {
            as_at.land().footprint(org).and_then(|land| land.counted_residents(as_at.atlas()))
        };
        for now in self.later.orgs() {
            let o = self.later.org(*now);
            let Some(was) = self.earlier.by_id(&o.id) else { continue };
            let (was, now) = (count(&before, was), count(&after, *now));
            if was != now {
                let number = |count: Option<u64>| count.map_or_else(|| "not known".to_owned(), thousands);
                let name = called(o.name_at(day), &o.id);
                self.changes.residents.push(format!("{name}: {}, before {}", number(now), number(was)));
            }
        }
    }

    fn happened(&mut self, count: ChangeCount, happening: &Happening<'a>) {
        let kind = self.later.kind_at(happening.org, self.day);
        self.counts.entry(kind).or_default().entry(count).or_default().insert(happening.org);
        let date = happening.date.map_or_else(String::new, |date| format!(", {date}"));
        let told = sentence(self.later, happening) + &date;
        self.changes.happened.entry(happening.change).or_default().push(told);
    }
}

/// That something happened to one, and nothing more.
fn happening(atlas: &Atlas, org: OrgIx, change: Change) -> Happening<'_> {
    let o = atlas.org(org);
    let date = match change {
        Change::Opened => o.period.since,
        Change::Closed => o.period.until,
        _ => None,
    };
    Happening {
        date,
        change,
        org,
        name: o.name_at(atlas.as_at()),
        was: Vec::new(),
        now: Vec::new(),
        detail: Detail::Plain,
        way: None,
        certainty: o.certainty,
        sources: Vec::new(),
    }
}

fn participant(atlas: &Atlas, org: OrgIx, day: Day) -> Participant<'_> {
    let o = atlas.org(org);
    Participant { org, name: o.name_at(day), kind: o.kind_at(day), portion: Portion::Whole }
}

/// All that a link says, but its relation.
fn in_words(atlas: &Atlas, link: &Link) -> String {
    let id = |org: OrgIx| &*atlas.org(org).id;
    let extent = match &link.extent {
        Some(Extent::Within(areas)) => {
            format!("{:?}", areas.iter().map(|area| id(*area)).collect::<Vec<_>>())
        }
        other => format!("{other:?}"),
    };
    let sources: Vec<_> = atlas.sources_of(link.sources).map(|source| &*source.key).collect();
    let Link {
        service,
        share,
        share_of_area,
        basis,
        how,
        on,
        period,
        since_certainty,
        seen,
        note,
        certainty,
        ..
    } = link;
    let facts = (service, share, share_of_area, basis, how, on, (period, since_certainty), seen);
    format!("{:?}", (id(link.from), id(link.to), extent, facts, note, certainty, sources))
}

/// What stands more often in the one than in the other: more often in the later counts up.
fn differences<K: Ord>(
    earlier: impl Iterator<Item = K>,
    later: impl Iterator<Item = K>,
) -> impl Iterator<Item = (K, isize)> {
    let mut counts: BTreeMap<K, isize> = BTreeMap::new();
    earlier.for_each(|one| *counts.entry(one).or_default() -= 1);
    later.for_each(|one| *counts.entry(one).or_default() += 1);
    counts.into_iter().filter(|(_, by)| *by != 0)
}

fn add(count: &mut ComeAndGone, by: isize) {
    if by > 0 { count.come += by.unsigned_abs() } else { count.gone += by.unsigned_abs() }
}
