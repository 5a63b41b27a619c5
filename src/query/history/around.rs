//! What changed around an organisation: in what it sits within, who serves it, whom it serves and
//! what stands in it. It is told once, as what happened to whoever it happened to, with the way in
//! which that reaches the one asked; only where nothing tells it is it told of that one itself.

use std::collections::{BTreeMap, BTreeSet};

use super::becoming::Becoming;
use super::happening::{Change, Detail, Happening, Participant, Portion, Reached, Reaching, participant};
use super::life::add_life;
use super::surroundings::{Around, Providing, Surroundings, Told};
use crate::atlas::{Atlas, OrgIx, SourceSet};
use crate::date::{Date, Day};
use crate::query::bearing::{bearing_around, in_sight};
use crate::query::{AsAt, Changes};
use crate::words::{Certainty, Service};

/// What stood around whom is known from the day on which clinical commissioning groups began; before
/// it an atlas has hardly more than the birthdays of those that were there later.
const FIRST: Day = Day::constant(2013, 4, 2);

/// What is known already of what happened, to anybody.
#[derive(Clone, Copy)]
pub(super) struct Known<'t, 'a> {
    /// The mergers, splits and transfers of all, in order of time.
    pub(super) facts: &'t [Happening<'a>],
    /// What is told of the one asked, without what changed around it.
    pub(super) own: &'t [Happening<'a>],
}

/// Everything that changed around one organisation while it was there, day by day.
pub(super) fn ever_around<'a>(atlas: &'a Atlas, org: OrgIx, known: Known<'_, 'a>) -> Vec<Happening<'a>> {
    around_on(atlas, org, known, |day| day >= FIRST)
}

/// What changed around one organisation on those of some days on which anything can have.
fn around_on<'a>(
    atlas: &'a Atlas,
    org: OrgIx,
    known: Known<'_, 'a>,
    is_asked: impl Fn(Day) -> bool,
) -> Vec<Happening<'a>> {
    let bearing = bearing_around(atlas, org);
    let in_sight = in_sight(atlas, &bearing);
    let surroundings = |day: Day| Surroundings::of(&AsAt::among(atlas, &in_sight, day), org);
    let mut found = Vec::new();
    let mut before: Option<(Day, Option<Surroundings<'a>>)> = None;
    let lives = atlas.facts(org).period;
    for (day, _) in Changes::within(atlas, &bearing).days().filter(|(day, _)| is_asked(*day)) {
        let eve = day.yesterday().unwrap_or(day);
        if !lives.contains(day) || !lives.contains(eve) {
            continue;
        }
        // Nothing changes between two days of change.
        let was = before.take().map_or_else(|| surroundings(eve), |(_, was)| was);
        let now = surroundings(day);
        if let (Some(was), Some(now)) = (&was, &now) {
            let span = Span::new(atlas, org, (eve, day), known);
            span.tell_all(was, now, &mut found);
        }
        before = Some((day, now));
    }
    found
}

/// What is otherwise around one organisation on a second day than on a first, what stands in it
/// left out; nothing where it is not there on both. It is told day by day, so that every step has the
/// day on which it came; what came and went in between is left out.
pub(super) fn around_between<'a>(
    first: &AsAt<'a>,
    second: &AsAt<'a>,
    org: OrgIx,
    known: Known<'_, 'a>,
) -> Vec<Happening<'a>> {
    let (Some(was), Some(now)) = (Surroundings::of(first, org), Surroundings::of(second, org)) else {
        return Vec::new();
    };
    if was == now {
        return Vec::new();
    }
    let mut found = around_on(first.atlas(), org, known, |day| first.day() < day && day <= second.day());
    found.retain(|h| h.change != Change::Holds && !matches!(&h.way, Some(way) if way.by == Reaching::Holds));
    found.retain(|h| h.way.is_some() || makes_a_difference(h, &was, &now));
    found
}

/// Was any of those that left there on the first day, or is any of those that came on the second? Of
/// where it sat every step counts, unless it is back; what of its land moved is told by the land.
fn makes_a_difference(h: &Happening<'_>, was: &Surroundings<'_>, now: &Surroundings<'_>) -> bool {
    if h.change == Change::Moved {
        let is_of_land = h.was.iter().chain(&h.now).all(|n| n.kind.is_commissioner());
        let is_back = was.above.len() == now.above.len()
            && was.above.iter().all(|one| now.above.iter().any(|other| is_same(one, other)));
        return !is_of_land && !is_back;
    }
    let services: &[Service] = match &h.detail {
        Detail::Care { services, .. } => services,
        _ => &[],
    };
    let is_there = |side: &Surroundings<'_>, org: OrgIx| match h.change {
        Change::Served => services.iter().any(|service| side.providers.contains_key(&(*service, org))),
        _ => services.iter().any(|service| side.served.contains_key(&(*service, org))),
    };
    h.was.iter().any(|n| is_there(was, n.org)) || h.now.iter().any(|n| is_there(now, n.org))
}

/// From one day to another, on which something around an organisation may be otherwise.
struct Span<'t, 'a> {
    atlas: &'a Atlas,
    org: OrgIx,
    first: Day,
    second: Day,
    /// Who became whom in it.
    becoming: Becoming<'t, 'a>,
    /// What happened in it to the one asked.
    own: Vec<&'t Happening<'a>>,
}

impl<'t, 'a> Span<'t, 'a> {
    fn new(atlas: &'a Atlas, org: OrgIx, (first, second): (Day, Day), known: Known<'t, 'a>) -> Self {
        let in_it = |h: &&Happening<'a>| h.first_day().is_some_and(|day| first < day && day <= second);
        let becoming = Becoming::of(known.facts.iter().filter(in_it));
        let own = known.own.iter().filter(in_it).collect();
        Self { atlas, org, first, second, becoming, own }
    }

    fn tell_all(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        self.tell_around(was, now, found);
        self.tell_within(was, now, found);
    }

    fn tell_around(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        let mut told = Vec::new();
        self.tell_above(was, now, &mut told);
        self.tell_commissioners(was, now, &mut told);
        self.tell_providers(was, now, &mut told);
        self.tell_served(was, now, &mut told);
        found.extend(with_services_together(told));
    }

    /// What it sits within.
    fn tell_above(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        if was.above == now.above {
            return;
        }
        let orgs = |s: &Surroundings<'a>| s.above.iter().map(|around| around.org).collect::<BTreeSet<_>>();
        let (before, after) = (orgs(was), orgs(now));
        let gone: BTreeSet<OrgIx> = before.difference(&after).copied().collect();
        let mut told: Vec<Happening<'a>> = Vec::new();
        let leading = self.becoming.leading(&gone, &after);
        for (h, through) in &leading {
            let kind = self.atlas.org(*through).kind_at(self.first);
            told.push(reached(h, *through, Reaching::Within(kind)));
        }
        // That what lay in the one lies in the other follows from it.
        let follows = |h: &Happening<'a>| {
            let from_to = |one: &Happening<'a>| {
                let is_of = |side: &[Participant<'a>], of: &[Participant<'a>]| {
                    side.iter().all(|n| of.iter().any(|other| other.org == n.org))
                };
                is_of(&h.was, &one.was) && is_of(&h.now, &one.now)
            };
            h.change == Change::Moved && leading.iter().any(|(one, _)| from_to(one))
        };
        for ancestor in before.intersection(&after) {
            let mut life = Vec::new();
            add_life(self.atlas, *ancestor, &mut life);
            let in_it = |h: &Happening<'a>| h.first_day().is_some_and(|d| self.first < d && d <= self.second);
            let turns = life.into_iter().filter(|h| matches!(h.change, Change::Renamed | Change::Moved));
            let kind = self.atlas.org(*ancestor).kind_at(self.first);
            told.extend(
                turns
                    .filter(in_it)
                    .filter(|h| !follows(h))
                    .map(|h| reached(&h, *ancestor, Reaching::Within(kind))),
            );
        }
        // Its own move says it, and whatever follows from that.
        if told.is_empty() && !self.own.iter().any(|h| h.change == Change::Moved) {
            told.push(self.moved(was, now));
        }
        found.extend(told);
    }

    /// Of a council, whose its land is.
    fn tell_commissioners(
        &self,
        was: &Surroundings<'a>,
        now: &Surroundings<'a>,
        found: &mut Vec<Happening<'a>>,
    ) {
        let mut gone: BTreeSet<OrgIx> = was.commissioners.difference(&now.commissioners).copied().collect();
        let mut come: BTreeSet<OrgIx> = now.commissioners.difference(&was.commissioners).copied().collect();
        // Land that moved is told already, and says more.
        let of_land = self.own.iter().filter(|h| matches!(h.detail, Detail::Land { .. }));
        for h in of_land {
            gone.retain(|org| !h.was.iter().any(|n| n.org == *org));
            come.retain(|org| !h.now.iter().any(|n| n.org == *org));
        }
        for (h, through) in self.becoming.leading(&gone, &now.commissioners) {
            let kind = self.atlas.org(through).kind_at(self.first);
            found.push(reached(h, through, Reaching::Within(kind)));
            gone.retain(|org| !h.was.iter().any(|n| n.org == *org));
            come.retain(|org| !h.now.iter().any(|n| n.org == *org));
        }
        found.extend(self.came_and_went(Change::Moved, &gone, &come));
    }

    /// That it came to sit elsewhere, where nothing else tells it.
    fn moved(&self, was: &Surroundings<'a>, now: &Surroundings<'a>) -> Happening<'a> {
        let was_then = |around: &&Around<'a>| !now.above.iter().any(|other| is_same(other, around));
        let is_now = |around: &&Around<'a>| !was.above.iter().any(|other| is_same(other, around));
        let left = self.nearest(was.above.iter().filter(was_then), self.first);
        let came = self.nearest(now.above.iter().filter(is_now), self.second);
        let orgs: Vec<OrgIx> = left.iter().chain(&came).map(|n| n.org).collect();
        self.itself(Change::Moved, Detail::Plain, (left, came), self.records(&orgs))
    }

    /// The nearest alone, or of a council that is split each that holds some of it.
    fn nearest<'s>(&self, all: impl Iterator<Item = &'s Around<'a>>, day: Day) -> Vec<Participant<'a>>
    where
        'a: 's,
    {
        let mut all: Vec<_> = all.map(|around| self.part(around.org, day, around.share.is_some())).collect();
        let is_split = all.iter().any(|n| n.portion == Portion::Part);
        if is_split {
            all.retain(|n| n.portion == Portion::Part);
        } else {
            all.truncate(1);
        }
        all
    }

    /// Who serves it.
    fn tell_providers(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        for service in services_in(was.providers.keys().chain(now.providers.keys())) {
            let of = |s: &Surroundings<'a>| -> BTreeMap<OrgIx, Providing> {
                let all = s.providers.iter().filter(|((known, _), _)| *known == service);
                all.map(|((_, provider), how)| (*provider, how.clone())).collect()
            };
            let (mut before, mut after) = (of(was), of(now));
            if before == after {
                continue;
            }
            let there_now: BTreeSet<OrgIx> = after.keys().copied().collect();
            let goes_on = |org: &OrgIx, how: &Providing| was.providers.get(&(service, *org)) == Some(how);
            let unchanged: BTreeSet<OrgIx> =
                after.iter().filter(|(org, how)| goes_on(org, how)).map(|(org, _)| *org).collect();
            before.retain(|org, _| !unchanged.contains(org));
            after.retain(|org, _| !unchanged.contains(org));
            let gone: BTreeSet<OrgIx> = before.keys().filter(|org| !there_now.contains(org)).copied().collect();
            for (h, through) in self.becoming.leading(&gone, &there_now) {
                found.push(reached(h, through, Reaching::ServedWith(vec![service])));
                before.retain(|org, _| !h.was.iter().any(|n| n.org == *org));
                after.retain(|org, _| !h.now.iter().any(|n| n.org == *org));
            }
            // What became of the rest is told too, though the source of today's names nobody.
            for (h, through) in self.becoming.of_any(&before.keys().copied().collect()) {
                found.push(reached(h, through, Reaching::ServedWith(vec![service])));
                before.retain(|org, _| !h.was.iter().any(|n| n.org == *org));
            }
            if before.is_empty() && after.is_empty() {
                continue;
            }
            let end = |side: &BTreeMap<OrgIx, Providing>, day: Day| -> Vec<Participant<'a>> {
                side.iter().map(|(org, how)| self.part(*org, day, !how.whole)).collect()
            };
            let ends = (end(&before, self.first), end(&after, self.second));
            let beside = !unchanged.is_empty();
            let told = Told::together(before.values().chain(after.values()).map(|how| &how.told));
            let detail = Detail::Care { services: vec![service], beside };
            found.push(self.itself(Change::Served, detail, ends, told));
        }
    }

    /// Whom it serves.
    fn tell_served(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        for service in services_in(was.served.keys().chain(now.served.keys())) {
            let only = |s: &Surroundings<'a>, other: &Surroundings<'a>| -> BTreeMap<OrgIx, Told> {
                let is_alone = |(key, _): &(&(Service, OrgIx), &Told)| {
                    key.0 == service && !other.served.contains_key(*key)
                };
                s.served.iter().filter(is_alone).map(|((_, area), told)| (*area, told.clone())).collect()
            };
            let (mut gone, mut come) = (only(was, now), only(now, was));
            let there_now: BTreeSet<OrgIx> =
                now.served.keys().filter(|(known, _)| *known == service).map(|(_, area)| *area).collect();
            // A council that became another is served on.
            for (h, through) in self.becoming.leading(&gone.keys().copied().collect(), &there_now) {
                found.push(reached(h, through, Reaching::Serves(vec![service])));
                gone.retain(|org, _| !h.was.iter().any(|n| n.org == *org));
                come.retain(|org, _| !h.now.iter().any(|n| n.org == *org));
            }
            let is_handed_over = self.own.iter().any(|h| {
                let is_of_it = matches!(&h.detail, Detail::Services(services) if services.contains(&service));
                h.change == Change::Transferred && is_of_it
            });
            if is_handed_over || gone.is_empty() && come.is_empty() {
                continue;
            }
            let end = |side: &BTreeMap<OrgIx, Told>, day: Day| -> Vec<Participant<'a>> {
                side.keys().map(|org| self.part(*org, day, false)).collect()
            };
            let beside = was.served.keys().any(|key| key.0 == service && now.served.contains_key(key));
            let told = Told::together(gone.values().chain(come.values()));
            let ends = (end(&gone, self.first), end(&come, self.second));
            let detail = Detail::Care { services: vec![service], beside };
            found.push(self.itself(Change::Serves, detail, ends, told));
        }
    }

    /// What stands in it.
    fn tell_within(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        let mut gone: BTreeSet<OrgIx> = was.within.difference(&now.within).copied().collect();
        let mut come: BTreeSet<OrgIx> = now.within.difference(&was.within).copied().collect();
        for (h, through) in self.becoming.of_any(&gone) {
            // What it became itself is told already.
            if h.names_any(|org| org == self.org) {
                continue;
            }
            found.push(reached(h, through, Reaching::Holds));
            gone.retain(|org| !h.was.iter().any(|n| n.org == *org));
            come.retain(|org| !h.now.iter().any(|n| n.org == *org));
        }
        found.extend(self.came_and_went(Change::Holds, &gone, &come));
    }

    /// What is told of the one asked itself of those that left and came; nothing where there are none.
    fn came_and_went(
        &self,
        change: Change,
        gone: &BTreeSet<OrgIx>,
        come: &BTreeSet<OrgIx>,
    ) -> Option<Happening<'a>> {
        let orgs: Vec<OrgIx> = gone.iter().chain(come).copied().collect();
        if orgs.is_empty() {
            return None;
        }
        let end = |side: &BTreeSet<OrgIx>, day: Day| -> Vec<Participant<'a>> {
            side.iter().map(|org| self.part(*org, day, false)).collect()
        };
        let ends = (end(gone, self.first), end(come, self.second));
        Some(self.itself(change, Detail::Plain, ends, self.records(&orgs)))
    }

    fn part(&self, org: OrgIx, day: Day, is_part: bool) -> Participant<'a> {
        let portion = if is_part { Portion::Part } else { Portion::Whole };
        Participant { portion, ..participant(self.atlas, org, day) }
    }

    /// What the records of some say of when they began or came to where they are.
    fn records(&self, orgs: &[OrgIx]) -> Told {
        let records = orgs.iter().map(|org| self.atlas.org(*org));
        let since = records.clone().flat_map(|o| {
            let parents = o.parents.iter().filter_map(|parent| parent.period.since);
            parents.chain(o.period.since).collect::<Vec<_>>()
        });
        let mut sources: Vec<SourceSet> = Vec::new();
        for set in records.clone().map(|o| o.sources) {
            if !sources.contains(&set) {
                sources.push(set);
            }
        }
        let certainty = records.map(|o| o.certainty).max().unwrap_or(Certainty::Certain);
        Told { turns: since.collect(), certainty, sources }
    }

    /// What is told of the one asked itself, of the day as the atlas gives it: where only a month is
    /// known, or days lie between, no day is made up.
    fn itself(
        &self,
        change: Change,
        detail: Detail,
        (was, now): (Vec<Participant<'a>>, Vec<Participant<'a>>),
        told: Told,
    ) -> Happening<'a> {
        let is_in_it = |date: &&Date| self.first < date.first_day() && date.first_day() <= self.second;
        let given = told.turns.iter().filter(is_in_it).max_by_key(|date| date.first_day()).copied();
        let is_one_day = self.first.tomorrow().is_ok_and(|next| next == self.second);
        Happening {
            date: given.or_else(|| is_one_day.then(|| Date::of(self.second))),
            change,
            org: self.org,
            name: self.atlas.org(self.org).name_at(self.second),
            was,
            now,
            detail,
            way: None,
            certainty: told.certainty,
            sources: told.sources,
        }
    }
}

fn services_in<'k>(keys: impl Iterator<Item = &'k (Service, OrgIx)>) -> BTreeSet<Service> {
    keys.map(|(service, _)| *service).collect()
}

fn is_same(one: &Around<'_>, other: &Around<'_>) -> bool {
    (one.org, one.share) == (other.org, other.share)
}

fn reached<'a>(h: &Happening<'a>, through: OrgIx, by: Reaching) -> Happening<'a> {
    Happening { way: Some(Reached { by, through }), ..h.clone() }
}

/// The same told of several services is told once, of all of them.
fn with_services_together(told: Vec<Happening<'_>>) -> Vec<Happening<'_>> {
    let mut together: Vec<(Happening<'_>, Vec<Service>)> = Vec::new();
    for mut h in told {
        let services = services_of(&mut h).map(std::mem::take).unwrap_or_default();
        match together.iter_mut().find(|(known, _)| *known == h) {
            Some((_, known)) => known.extend(services),
            None => together.push((h, services)),
        }
    }
    let whole = together.into_iter().map(|(mut h, services)| {
        if let Some(own) = services_of(&mut h) {
            *own = services;
        }
        h
    });
    whole.collect()
}

/// The services by which something reaches another, or which it is about.
fn services_of<'h>(h: &'h mut Happening<'_>) -> Option<&'h mut Vec<Service>> {
    match (&mut h.way, &mut h.detail) {
        (Some(Reached { by: Reaching::ServedWith(services) | Reaching::Serves(services), .. }), _) => {
            Some(services)
        }
        (None, Detail::Care { services, .. }) => Some(services),
        _ => None,
    }
}
