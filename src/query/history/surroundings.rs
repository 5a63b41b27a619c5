//! What changes around an organisation: what it sits within, who serves it, whom it serves and
//! what stands in it. It is told once, as what happened to whoever it happened to, with the way in
//! which that reaches the one asked; only where nothing tells it is it told of that one itself.

use std::collections::{BTreeMap, BTreeSet};

use super::happening::{Change, Detail, Happening, Participant, Portion, Reaching, participant};
use super::life::add_life;
use crate::atlas::{Atlas, Link, OrgIx, SourceSet};
use crate::date::{Date, Day};
use crate::query::bearing::{bearing_around, in_sight};
use crate::query::services::said_to_serve;
use crate::query::{AsAt, Changes};
use crate::words::{Certainty, Kind, Line, Relation, Service};

/// What stood around whom is known from the day on which clinical commissioning groups began; before
/// it an atlas has hardly more than the birthdays of those that were there later.
const FIRST: Day = Day::constant(2013, 4, 2);

/// Everything that changed around one organisation while it was there, in order of time. `facts`
/// are the mergers and splits of all, `own` what its own record and land tell.
pub(super) fn around<'a>(
    atlas: &'a Atlas,
    org: OrgIx,
    facts: &[Happening<'a>],
    own: &[Happening<'a>],
) -> Vec<Happening<'a>> {
    let bearing = bearing_around(atlas, org);
    let in_sight = in_sight(atlas, &bearing);
    let mut found = Vec::new();
    let mut before: Option<Surroundings<'a>> = None;
    let days = Changes::within(atlas, &bearing);
    for (day, _) in days.days().skip_while(|(day, _)| *day < FIRST) {
        let eve = day.yesterday().unwrap_or(day);
        let known = before.take().or_else(|| Surroundings::of(&AsAt::among(atlas, &in_sight, eve), org));
        let now = Surroundings::of(&AsAt::among(atlas, &in_sight, day), org);
        if let (Some(was), Some(now)) = (&known, &now) {
            let turn = Turn { atlas, org, day, eve, facts, own };
            turn.tell(was, now, &mut found);
        }
        before = now;
    }
    found
}

/// What surrounds an organisation on a day.
#[derive(Clone, Debug, PartialEq)]
struct Surroundings<'a> {
    /// What it sits within, the nearest first, under its name and kind; a council that is split,
    /// under each with its share in thousandths.
    above: Vec<(OrgIx, &'a str, Kind, Option<u32>)>,
    /// Of an area, who is said to serve it, and whether all of it.
    providers: BTreeMap<(Service, OrgIx), (bool, Told)>,
    /// Of a body, whom it is said to serve.
    served: BTreeMap<(Service, OrgIx), Told>,
    /// What stands directly in it.
    within: BTreeSet<OrgIx>,
}

/// On whose word something is so, since when and how surely.
#[derive(Clone, Debug)]
struct Told {
    since: Vec<Date>,
    certainty: Certainty,
    sources: Vec<SourceSet>,
}

/// Whose word it is makes no difference to what is so.
impl PartialEq for Told {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Told {
    fn of(links: &[&Link]) -> Self {
        let certainty = links.iter().map(|link| link.certainty.max(link.since_certainty)).max();
        Self {
            since: links.iter().filter_map(|link| link.period.since).collect(),
            certainty: certainty.unwrap_or(Certainty::Certain),
            sources: links.iter().map(|link| link.sources).collect(),
        }
    }
}

impl<'a> Surroundings<'a> {
    /// What surrounds one that is there on the day; nothing where it is not.
    fn of(as_at: &AsAt<'a>, org: OrgIx) -> Option<Self> {
        if !as_at.geography().counts(org) || !as_at.snapshot().is_there(org) {
            return None;
        }
        let mut providers = BTreeMap::new();
        let mut served = BTreeMap::new();
        if as_at.kind(org).is_area() {
            for said in said_to_serve(as_at, org) {
                providers.insert((said.service, said.provider), (said.whole, Told::of(&said.links)));
            }
        } else {
            for link in as_at.geography().links_of(org) {
                if let (Relation::Serves, true, Some(service)) = (link.relation, link.from == org, link.service)
                {
                    served.insert((service, link.to), Told::of(&[link]));
                }
            }
        }
        let children = as_at.children(org).into_iter().map(|child| child.org);
        let within = children.filter(|child| belongs(as_at, org, *child)).collect();
        Some(Self { above: above(as_at, org), providers, served, within })
    }
}

/// Is it of those whose coming and going is told of what they stand in? Of an area the areas in it,
/// of a network its practices, of a body its hospitals: not the hundreds of practices and bodies that
/// registers file under a system.
fn belongs(as_at: &AsAt<'_>, org: OrgIx, child: OrgIx) -> bool {
    let kind = as_at.kind(child);
    let is_told = match as_at.kind(org) {
        Kind::Pcn => kind == Kind::Practice,
        around if around.is_area() => kind.is_area() && kind != Kind::Practice,
        _ => kind == Kind::Hospital,
    };
    is_told && as_at.geography().counts(child)
}

fn above<'a>(as_at: &AsAt<'a>, org: OrgIx) -> Vec<(OrgIx, &'a str, Kind, Option<u32>)> {
    let told = |org: OrgIx, share| (org, as_at.name(org), as_at.kind(org), share);
    let hanging = as_at.hanging();
    let holders = hanging.holders(org);
    let share = |holder: OrgIx| {
        let holding = hanging.holdings(holder).iter().find(|h| h.council == org)?;
        holding.share.map(in_thousandths)
    };
    let mut all: Vec<_> = holders.iter().map(|holder| told(*holder, share(*holder))).collect();
    let chains = holders.iter().flat_map(|holder| as_at.ancestors(*holder)).chain(as_at.ancestors(org));
    let is_council = as_at.kind(org).line() == Line::Councils;
    for ancestor in chains.filter(|ancestor| !is_council || as_at.kind(*ancestor).line() != Line::Councils) {
        if !all.iter().any(|(known, ..)| *known == ancestor) {
            all.push(told(ancestor, None));
        }
    }
    all
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
fn in_thousandths(share: f64) -> u32 {
    (share * 1000.0).round() as u32
}

/// A day on which something around an organisation may be otherwise than on the eve.
struct Turn<'t, 'a> {
    atlas: &'a Atlas,
    org: OrgIx,
    day: Day,
    eve: Day,
    facts: &'t [Happening<'a>],
    own: &'t [Happening<'a>],
}

impl<'a> Turn<'_, 'a> {
    fn tell(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        self.above(was, now, found);
        self.providers(was, now, found);
        self.served(was, now, found);
        self.within(was, now, found);
    }

    /// What it sits within.
    fn above(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        if was.above == now.above {
            return;
        }
        // Its own move says it, and whatever follows from that.
        if self.own.iter().any(|h| h.change == Change::Moved && h.first_day() == Some(self.day)) {
            return;
        }
        let orgs = |s: &Surroundings<'a>| s.above.iter().map(|(org, ..)| *org).collect::<BTreeSet<_>>();
        let (before, after) = (orgs(was), orgs(now));
        let (gone, come): (BTreeSet<_>, BTreeSet<_>) =
            (before.difference(&after).copied().collect(), after.difference(&before).copied().collect());
        let mut told: Vec<Happening<'a>> = Vec::new();
        for h in self.of_the_day() {
            let leaves = h.was.iter().any(|n| gone.contains(&n.org));
            let comes = h.now.iter().any(|n| come.contains(&n.org) || after.contains(&n.org));
            if leaves && comes {
                let kind = h.was.iter().find(|n| gone.contains(&n.org)).map(|n| n.kind);
                told.push(Happening { way: kind.map(Reaching::Within), ..h.clone() });
            }
        }
        for ancestor in before.intersection(&after) {
            let mut life = Vec::new();
            add_life(self.atlas, *ancestor, &mut life);
            let its_own = life.into_iter().filter(|h| {
                matches!(h.change, Change::Renamed | Change::Moved) && h.first_day() == Some(self.day)
            });
            let kind = self.atlas.org(*ancestor).kind_at(self.eve);
            told.extend(its_own.map(|h| Happening { way: Some(Reaching::Within(kind)), ..h }));
        }
        if told.is_empty() {
            let ends = |s: &Surroundings<'a>, other: &Surroundings<'a>, day: Day| -> Vec<Participant<'a>> {
                let is_other = |(org, _, _, share): &&(OrgIx, &str, Kind, Option<u32>)| {
                    !other.above.iter().any(|(known, _, _, theirs)| (known, theirs) == (org, share))
                };
                let differ = s.above.iter().filter(is_other);
                let nearest = differ.map(|(org, _, _, share)| self.part(*org, day, share.is_some()));
                let mut nearest: Vec<_> = nearest.collect();
                let split = nearest.iter().any(|n| n.portion == Portion::Part);
                nearest.truncate(if split { 4 } else { 1 });
                nearest
            };
            let (was, now) = (ends(was, now, self.eve), ends(now, was, self.day));
            let orgs = was.iter().chain(&now).map(|n| n.org).collect::<Vec<_>>();
            told.push(self.itself(Change::Moved, Detail::Plain, (was, now), self.records(&orgs)));
        }
        found.extend(told);
    }

    /// Who serves it.
    fn providers(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        let services: BTreeSet<Service> =
            was.providers.keys().chain(now.providers.keys()).map(|(service, _)| *service).collect();
        for service in services {
            let of = |s: &Surroundings<'a>| -> BTreeMap<OrgIx, (bool, Told)> {
                let all = s.providers.iter().filter(|((known, _), _)| *known == service);
                all.map(|((_, provider), how)| (*provider, how.clone())).collect()
            };
            let (mut before, mut after) = (of(was), of(now));
            if before == after {
                continue;
            }
            let unchanged: Vec<OrgIx> =
                before.iter().filter(|(org, how)| after.get(org) == Some(how)).map(|(org, _)| *org).collect();
            before.retain(|org, _| !unchanged.contains(org));
            after.retain(|org, _| !unchanged.contains(org));
            let mut is_told = false;
            for h in self.of_the_day() {
                let leaves = h.was.iter().any(|n| before.contains_key(&n.org));
                let comes = h.now.iter().any(|n| after.contains_key(&n.org) || unchanged.contains(&n.org));
                if leaves && comes {
                    found.push(Happening { way: Some(Reaching::Served(service)), ..h.clone() });
                    is_told = true;
                    before.retain(|org, _| !h.was.iter().any(|n| n.org == *org));
                    after.retain(|org, _| !h.now.iter().any(|n| n.org == *org));
                }
            }
            if before.is_empty() && after.is_empty() && is_told {
                continue;
            }
            // That somebody began is no word that it began to serve that day, where nobody is known
            // to have done so before.
            let is_birthday = |(org, (_, told)): (&OrgIx, &(bool, Told))| {
                self.atlas.org(*org).period.first_day() == Some(self.day)
                    && !told.since.iter().any(|since| since.first_day() == self.day)
            };
            if before.is_empty() && after.iter().all(is_birthday) {
                continue;
            }
            let end = |side: &BTreeMap<OrgIx, (bool, Told)>, day: Day| -> Vec<Participant<'a>> {
                side.iter().map(|(org, (whole, _))| self.part(*org, day, !whole)).collect()
            };
            let ends = (end(&before, self.eve), end(&after, self.day));
            let told = merged(before.values().chain(after.values()).map(|(_, told)| told));
            found.push(self.itself(Change::Served, Detail::Services(vec![service]), ends, told));
        }
    }

    /// Whom it serves.
    fn served(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        let services: BTreeSet<Service> =
            was.served.keys().chain(now.served.keys()).map(|(service, _)| *service).collect();
        for service in services {
            let only = |s: &Surroundings<'a>, other: &Surroundings<'a>| -> Vec<(OrgIx, Told)> {
                let all =
                    s.served.iter().filter(|(key, _)| key.0 == service && !other.served.contains_key(*key));
                all.map(|((_, area), told)| (*area, told.clone())).collect()
            };
            let (mut gone, mut come) = (only(was, now), only(now, was));
            // A council that became another is served on.
            for h in self.of_the_day() {
                let leaves = h.was.iter().any(|n| gone.iter().any(|(org, _)| *org == n.org));
                let comes = h.now.iter().any(|n| now.served.contains_key(&(service, n.org)));
                if leaves && comes {
                    found.push(Happening { way: Some(Reaching::Serves(service)), ..h.clone() });
                    gone.retain(|(org, _)| !h.was.iter().any(|n| n.org == *org));
                    come.retain(|(org, _)| !h.now.iter().any(|n| n.org == *org));
                }
            }
            let is_handed_over = self.own.iter().any(|h| {
                let is_of_it = matches!(&h.detail, Detail::Services(services) if services.contains(&service));
                h.change == Change::Transferred && is_of_it && h.first_day() == Some(self.day)
            });
            if is_handed_over || gone.is_empty() && come.is_empty() {
                continue;
            }
            let end = |side: &[(OrgIx, Told)], day: Day| -> Vec<Participant<'a>> {
                side.iter().map(|(org, _)| self.part(*org, day, false)).collect()
            };
            let told = merged(gone.iter().chain(&come).map(|(_, told)| told));
            let ends = (end(&gone, self.eve), end(&come, self.day));
            found.push(self.itself(Change::Serves, Detail::Services(vec![service]), ends, told));
        }
    }

    /// What stands in it.
    fn within(&self, was: &Surroundings<'a>, now: &Surroundings<'a>, found: &mut Vec<Happening<'a>>) {
        let mut gone: BTreeSet<OrgIx> = was.within.difference(&now.within).copied().collect();
        let mut come: BTreeSet<OrgIx> = now.within.difference(&was.within).copied().collect();
        if gone.is_empty() && come.is_empty() {
            return;
        }
        for h in self.of_the_day() {
            let leaves = h.was.iter().any(|n| gone.contains(&n.org));
            let comes = h.now.iter().any(|n| come.contains(&n.org));
            // What it became itself is told already.
            let is_own = h.was.iter().chain(&h.now).any(|n| n.org == self.org);
            if leaves && comes && !is_own {
                found.push(Happening { way: Some(Reaching::Holds), ..h.clone() });
                gone.retain(|org| !h.was.iter().any(|n| n.org == *org));
                come.retain(|org| !h.now.iter().any(|n| n.org == *org));
            }
        }
        if gone.is_empty() && come.is_empty() {
            return;
        }
        let end = |side: &BTreeSet<OrgIx>, day: Day| -> Vec<Participant<'a>> {
            side.iter().map(|org| self.part(*org, day, false)).collect()
        };
        let orgs: Vec<OrgIx> = gone.iter().chain(&come).copied().collect();
        let ends = (end(&gone, self.eve), end(&come, self.day));
        found.push(self.itself(Change::Holds, Detail::Plain, ends, self.records(&orgs)));
    }

    /// Mergers and splits of the day.
    fn of_the_day(&self) -> impl Iterator<Item = &Happening<'a>> {
        let all = self.facts.iter().filter(|h| matches!(h.change, Change::Merged | Change::Split));
        all.filter(|h| h.first_day() == Some(self.day))
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
        let mut sources = Vec::new();
        for set in records.clone().map(|o| o.sources) {
            if !sources.contains(&set) {
                sources.push(set);
            }
        }
        let certainty = records.map(|o| o.certainty).max().unwrap_or(Certainty::Certain);
        Told { since: since.collect(), certainty, sources }
    }

    /// What is told of the one asked itself, of the day as the atlas gives it: where only a month is
    /// known, no day is made up.
    fn itself(
        &self,
        change: Change,
        detail: Detail,
        (was, now): (Vec<Participant<'a>>, Vec<Participant<'a>>),
        told: Told,
    ) -> Happening<'a> {
        let given = told.since.iter().filter(|since| since.first_day() == self.day).min();
        Happening {
            date: Some(given.copied().unwrap_or(Date::of(self.day))),
            change,
            org: self.org,
            name: self.atlas.org(self.org).name_at(self.day),
            was,
            now,
            detail,
            way: None,
            certainty: told.certainty,
            sources: told.sources,
        }
    }
}

fn merged<'t>(all: impl Iterator<Item = &'t Told>) -> Told {
    let mut whole = Told { since: Vec::new(), certainty: Certainty::Certain, sources: Vec::new() };
    for told in all {
        whole.since.extend(&told.since);
        whole.certainty = whole.certainty.max(told.certainty);
        for set in &told.sources {
            if !whole.sources.contains(set) {
                whole.sources.push(*set);
            }
        }
    }
    whole
}
