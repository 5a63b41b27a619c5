//! What happened to organisations: opened, closed, merged, split, renamed, moved, and
//! services handed over.

use std::collections::{BTreeMap, BTreeSet};

use super::AsAt;
use crate::atlas::{Atlas, Link, OrgIx, Organisation, SourceSet};
use crate::date::{Date, Day, Period};
use crate::words::{Kind, Relation, Succession, words};

words! {
    /// What happened.
    Change {
        /// It began.
        Opened => "opened",
        /// It ended.
        Closed => "closed",
        /// Others became it, or flowed into it.
        Merged => "merged",
        /// It became several, wholly or in part.
        Split => "split",
        /// It took another name or became of another kind.
        Renamed => "renamed",
        /// It came to sit within another, or some of its land did.
        Moved => "moved",
        /// It handed services over.
        Transferred => "transferred",
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening<'a> {
    /// The day from which it held; for a closing, the last day.
    pub date: Date,
    /// What happened.
    pub change: Change,
    /// To whom.
    pub org: OrgIx,
    /// Its name when it happened.
    pub name: &'a str,
    /// What there was before: names, predecessors, what it sat within.
    pub was: Vec<Named<'a>>,
    /// What there was after.
    pub now: Vec<Named<'a>>,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// An organisation under its name and kind of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// Which.
    pub org: OrgIx,
    /// Its name then.
    pub name: &'a str,
    /// Its kind then.
    pub kind: Kind,
}

/// Everything that happened to one organisation, in order of time. What is only planned is
/// left out.
pub fn history<'a>(atlas: &'a Atlas, org: OrgIx) -> Vec<Happening<'a>> {
    Chronicle { atlas }.all(|o| o == org)
}

/// What is there on the second day against the first, of an organisation and all that stood
/// below it on either day, in order of time. What came and went in between is left out.
pub fn differences<'a>(first: &AsAt<'a>, second: &AsAt<'a>, org: OrgIx) -> Vec<Happening<'a>> {
    let atlas = first.atlas();
    let mut scope = BTreeSet::new();
    for as_at in [first, second] {
        let mut waiting = vec![org];
        while let Some(next) = waiting.pop() {
            // A council stands in two lines; once is enough.
            if scope.insert((as_at.day(), next)) {
                waiting.extend(as_at.children(next).iter().map(|c| c.org));
            }
        }
    }
    let scope: BTreeSet<OrgIx> = scope.into_iter().map(|(_, org)| org).collect();
    let mut found = Chronicle { atlas }.all(|o| scope.contains(&o));
    found.retain(|h| {
        let effective = match h.change {
            Change::Closed => h.date.last_day().tomorrow().unwrap_or(h.date.last_day()),
            _ => h.date.first_day(),
        };
        effective > first.day() && effective <= second.day() && is_net(first, second, h)
    });
    found
}

/// Does it still make a difference on the second day?
fn is_net(first: &AsAt<'_>, second: &AsAt<'_>, h: &Happening<'_>) -> bool {
    let there = |as_at: &AsAt<'_>| as_at.snapshot().is_there(h.org);
    match h.change {
        Change::Opened => !there(first) && there(second),
        Change::Closed => there(first) && !there(second),
        Change::Renamed => {
            there(first)
                && there(second)
                && (first.name(h.org) != second.name(h.org) || first.kind(h.org) != second.kind(h.org))
        }
        _ => true,
    }
}

struct Chronicle<'a> {
    atlas: &'a Atlas,
}

impl<'a> Chronicle<'a> {
    fn all(&self, concerns: impl Fn(OrgIx) -> bool) -> Vec<Happening<'a>> {
        let mut found = Vec::new();
        for &org in self.atlas.orgs() {
            let o = self.atlas.org(org);
            if concerns(org) && !o.is_planned() {
                self.life(org, o, &mut found);
                self.names(org, o, &mut found);
                self.places(org, o, &mut found);
            }
        }
        self.successions(&concerns, &mut found);
        self.transfers(&concerns, &mut found);
        self.land(&concerns, &mut found);
        let key = |h: &Happening<'a>| (h.date.first_day(), h.change, h.name.to_lowercase(), h.org);
        found.sort_by_cached_key(key);
        found
    }

    fn named(&self, org: OrgIx, day: Day) -> Named<'a> {
        let o = self.atlas.org(org);
        Named { org, name: o.name_at(day), kind: o.kind_at(day) }
    }

    fn life(&self, org: OrgIx, o: &'a Organisation, found: &mut Vec<Happening<'a>>) {
        let ends = [(o.period.since, Change::Opened), (o.period.until, Change::Closed)];
        for (date, change) in ends {
            let Some(date) = date else { continue };
            let day = if change == Change::Opened { date.first_day() } else { date.last_day() };
            let name = o.name_at(day);
            found.push(Happening {
                date,
                change,
                org,
                name,
                was: vec![],
                now: vec![],
                sources: vec![o.sources],
            });
        }
    }

    /// Each day on which the name or the kind became another.
    fn names(&self, org: OrgIx, o: &'a Organisation, found: &mut Vec<Happening<'a>>) {
        let starts = o.styles.iter().filter_map(|s| s.period.since.map(|since| (since, s.sources)));
        // Where a style ends and none follows, the plain name comes back.
        let ends = o.styles.iter().filter_map(|s| {
            let next = s.period.day_after()?;
            Some((Date::of(next), s.sources))
        });
        let mut days: Vec<(Date, SourceSet)> = starts.chain(ends).collect();
        days.sort_by_key(|(date, _)| date.first_day());
        days.dedup_by_key(|(date, _)| date.first_day());
        for (date, sources) in days {
            let day = date.first_day();
            let Ok(before) = day.yesterday() else { continue };
            if !o.is_there(day) || !o.is_there(before) {
                continue;
            }
            let (was, now) = (self.named(org, before), self.named(org, day));
            if (was.name, was.kind) != (now.name, now.kind) {
                found.push(Happening {
                    date,
                    change: Change::Renamed,
                    org,
                    name: now.name,
                    was: vec![was],
                    now: vec![now],
                    sources: vec![sources],
                });
            }
        }
    }

    /// Each day on which it came to sit within another.
    fn places(&self, org: OrgIx, o: &'a Organisation, found: &mut Vec<Happening<'a>>) {
        for pair in o.parents.windows(2) {
            let Some(date) = pair[1].period.since.or_else(|| pair[0].period.day_after().map(Date::of)) else {
                continue;
            };
            if pair[0].org == pair[1].org {
                continue;
            }
            let day = date.first_day();
            found.push(Happening {
                date,
                change: Change::Moved,
                org,
                name: o.name_at(day),
                was: vec![self.named(pair[0].org, day.yesterday().unwrap_or(day))],
                now: vec![self.named(pair[1].org, day)],
                sources: vec![pair[1].sources],
            });
        }
    }

    fn successions(&self, concerns: &impl Fn(OrgIx) -> bool, found: &mut Vec<Happening<'a>>) {
        // A merger is told of what came out of it, a split of what went into it: each once.
        let mut by_end: BTreeMap<(Day, Change, OrgIx), Vec<&'a Link>> = BTreeMap::new();
        for link in self.dated(Relation::SucceededBy) {
            let day = link.on.map_or(Day::MIN, Date::first_day);
            let key = match link.how {
                Some(Succession::Split) => (day, Change::Split, link.from),
                _ => (day, Change::Merged, link.to),
            };
            by_end.entry(key).or_default().push(link);
        }
        // What one became in several ways on one day is told together.
        for ((_, change, org), mut links) in by_end {
            if change == Change::Split {
                let also = self
                    .dated(Relation::SucceededBy)
                    .filter(|l| l.from == org && l.on == links[0].on && l.how != Some(Succession::Split));
                links.extend(also.collect::<Vec<_>>());
            }
            let ends = links.iter().flat_map(|l| [l.from, l.to]);
            let Some(date) = links[0].on.filter(|_| ends.into_iter().any(concerns)) else { continue };
            let (day, before) = (date.first_day(), date.first_day().yesterday().unwrap_or(date.first_day()));
            let mut was: Vec<Named<'a>> = links.iter().map(|l| self.named(l.from, before)).collect();
            let mut now: Vec<Named<'a>> = links.iter().map(|l| self.named(l.to, day)).collect();
            was.dedup_by_key(|n| n.org);
            now.dedup_by_key(|n| n.org);
            let name_day = if change == Change::Split { before } else { day };
            let mut sources: Vec<SourceSet> = links.iter().map(|l| l.sources).collect();
            sources.dedup();
            found.push(Happening {
                date,
                change,
                org,
                name: self.atlas.org(org).name_at(name_day),
                was,
                now,
                sources,
            });
        }
    }

    fn transfers(&self, concerns: &impl Fn(OrgIx) -> bool, found: &mut Vec<Happening<'a>>) {
        let mut by_giver: BTreeMap<(Day, OrgIx), Vec<&'a Link>> = BTreeMap::new();
        for link in self.dated(Relation::Transferred) {
            by_giver.entry((link.on.map_or(Day::MIN, Date::first_day), link.from)).or_default().push(link);
        }
        for ((_, org), links) in by_giver {
            let concerned = concerns(org) || links.iter().any(|l| concerns(l.to));
            let Some(date) = links[0].on.filter(|_| concerned) else { continue };
            let (day, before) = (date.first_day(), date.first_day().yesterday().unwrap_or(date.first_day()));
            let was = self.named(org, before);
            let mut now: Vec<Named<'a>> = links.iter().map(|l| self.named(l.to, day)).collect();
            now.dedup_by_key(|n| n.org);
            let mut sources: Vec<SourceSet> = links.iter().map(|l| l.sources).collect();
            sources.dedup();
            found.push(Happening {
                date,
                change: Change::Transferred,
                org,
                name: was.name,
                was: vec![was],
                now,
                sources,
            });
        }
    }

    /// Links of a relation that are dated and not only planned.
    fn dated(&self, relation: Relation) -> impl Iterator<Item = &'a Link> + use<'a> {
        self.atlas.links().iter().filter(move |l| l.relation == relation && l.on.is_some() && !l.is_planned())
    }

    /// Land that went from one commissioner to another while both lived on: told of the
    /// council whose land it is.
    fn land(&self, concerns: &impl Fn(OrgIx) -> bool, found: &mut Vec<Happening<'a>>) {
        type Key = (Day, OrgIx, OrgIx, OrgIx);
        let mut moves: BTreeMap<Key, (Date, SourceSet)> = BTreeMap::new();
        for patch in self.atlas.patches() {
            let stays: Vec<(OrgIx, Period)> = patch
                .areas
                .iter()
                .map(|area| (*area, Period::ALWAYS))
                .chain(patch.dated.iter().map(|d| (d.area, d.period)))
                .collect();
            for dated in &patch.dated {
                let Some(date) = dated.period.since else { continue };
                let day = date.first_day();
                let Ok(before) = day.yesterday() else { continue };
                let is_alike = |kind: Kind| kind.is_commissioner();
                let holder_on = |day: Day| {
                    stays.iter().find(|(area, stay)| {
                        let o = self.atlas.org(*area);
                        stay.contains(day) && o.is_there(day) && is_alike(o.kind_at(day))
                    })
                };
                let council = stays.iter().map(|(area, _)| *area).find(|area| {
                    let o = self.atlas.org(*area);
                    o.is_there(day) && o.kind_at(day).is_local_authority()
                });
                let (Some((was, _)), Some((now, _)), Some(council)) =
                    (holder_on(before), holder_on(day), council)
                else {
                    continue;
                };
                let both_live = self.atlas.org(*was).is_there(day) || self.atlas.org(*now).is_there(before);
                let concerned = concerns(council) || concerns(*was) || concerns(*now);
                if was != now && both_live && concerned {
                    moves.entry((day, council, *was, *now)).or_insert((date, patch.sources));
                }
            }
        }
        for ((day, council, was, now), (date, sources)) in moves {
            let before = day.yesterday().unwrap_or(day);
            found.push(Happening {
                date,
                change: Change::Moved,
                org: council,
                name: self.atlas.org(council).name_at(day),
                was: vec![self.named(was, before)],
                now: vec![self.named(now, day)],
                sources: vec![sources],
            });
        }
    }
}
