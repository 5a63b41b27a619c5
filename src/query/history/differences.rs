//! What is otherwise on a second day than on a first.

use std::collections::BTreeSet;

use fixedbitset::FixedBitSet;

use super::around::{Known, around_between};
use super::happening::{Change, Detail, Happening, put_in_order};
use super::land::moves;
use super::life::add_life;
use super::once::tell_once;
use super::succession::successions;
use super::tally::{KindTally, tallies};
use crate::atlas::{Atlas, Link, LinkFacts, OrgIx};
use crate::date::{Date, Day};
use crate::query::absence::absence_of;
use crate::query::{Absence, AsAt};
use crate::words::Relation;

/// What is otherwise on a second day than on a first, of an organisation and all that stood
/// below it on either.
#[derive(Clone, Debug)]
pub struct Difference<'s, 'a> {
    /// The atlas on the first day.
    pub first: &'s AsAt<'a>,
    /// The atlas on the second day.
    pub second: &'s AsAt<'a>,
    /// Of whom.
    pub org: OrgIx,
    /// Why it was not there on the first day, where it was not.
    pub absent_first: Option<Absence>,
    /// Why it is not there on the second day, where it is not.
    pub absent_second: Option<Absence>,
    /// What happened; see [`differences`].
    pub happened: Vec<Happening<'a>>,
    /// The same, counted by kind.
    pub tallies: Vec<KindTally>,
}

impl<'s, 'a> Difference<'s, 'a> {
    /// The atlas on the later of the two days on which the organisation is there.
    pub fn there(&self) -> &'s AsAt<'a> {
        if self.absent_second.is_none() { self.second } else { self.first }
    }
}

/// What is otherwise on the second day than on the first.
pub fn difference<'s, 'a>(first: &'s AsAt<'a>, second: &'s AsAt<'a>, org: OrgIx) -> Difference<'s, 'a> {
    let happened = differences(first, second, org);
    let tallies = tallies(first, second, &below_on_either(first, second, org), &happened);
    let (absent_first, absent_second) = (absence_of(first, org), absence_of(second, org));
    Difference { first, second, org, absent_first, absent_second, happened, tallies }
}

/// What is there on the second day against the first, of an organisation, all that stood below it
/// on either day and what surrounds it, in order of time. What came and went in between is left out, and
/// so is what is not dated. Where the second day comes first there is nothing to tell.
pub fn differences<'a>(first: &AsAt<'a>, second: &AsAt<'a>, asked: OrgIx) -> Vec<Happening<'a>> {
    let atlas = first.atlas();
    let lineages = Lineages::new(first, second);
    let scope = lineages.joined(&below_on_either(first, second, asked));
    let mut found = Vec::new();
    for org in &scope {
        add_life(atlas, *org, &mut found);
    }
    let came_between = |on: Option<Date>| on.is_some_and(|date| is_between(first, second, date.first_day()));
    let mut facts = successions(atlas, |link| !link.is_planned() && came_between(link.on));
    put_in_order(&mut facts);
    let concerns = |h: &Happening<'a>| {
        h.first_day().is_some_and(|day| is_between(first, second, day))
            && h.names_any(|org| scope.contains(&org))
            && lineages.is_net(h)
    };
    found.extend(moves(atlas, Some([first.day(), second.day()])));
    found.retain(concerns);
    found.extend(facts.iter().filter(|h| concerns(h)).cloned());
    let own: Vec<Happening<'a>> =
        found.iter().filter(|h| h.names_any(|other| other == asked)).cloned().collect();
    let around = around_between(first, second, asked, Known { facts: &facts, own: &own });
    // What happened to one in scope is told already.
    found.extend(around.into_iter().filter(|h| h.org == asked || !h.names_any(|org| scope.contains(&org))));
    tell_once(&mut found, |org| scope.contains(&org));
    put_in_order(&mut found);
    found
}

/// Did it come with one of the days after the first, up to the second?
fn is_between(first: &AsAt<'_>, second: &AsAt<'_>, day: Day) -> bool {
    first.day() < day && day <= second.day()
}

/// The organisation and all that stood below it on either day; of a place, all councils with land
/// in it.
pub fn below_on_either<'a>(first: &AsAt<'a>, second: &AsAt<'a>, org: OrgIx) -> BTreeSet<OrgIx> {
    let mut all = BTreeSet::new();
    for as_at in [first, second] {
        all.append(&mut below(as_at, org));
    }
    all
}

/// The organisation and all that stands below it; of a place, all councils with land in it.
pub(super) fn below(as_at: &AsAt<'_>, org: OrgIx) -> BTreeSet<OrgIx> {
    let mut seen = BTreeSet::new();
    let mut waiting = as_at.councils_of_place(org);
    waiting.push(org);
    while let Some(next) = waiting.pop() {
        // A council that is split hangs in several systems; once is enough.
        if seen.insert(next) {
            waiting.extend(as_at.children(next).iter().map(|c| c.org));
        }
    }
    seen
}

/// Who became whom between two days.
struct Lineages<'l, 'a> {
    first: &'l AsAt<'a>,
    second: &'l AsAt<'a>,
    /// The successions between the days, in order of time.
    links: Vec<&'a Link>,
    /// There on the first day, or come of what was; a bit for each organisation.
    old: FixedBitSet,
    /// There on the second day, or become what was.
    new: FixedBitSet,
}

impl<'l, 'a> Lineages<'l, 'a> {
    fn new(first: &'l AsAt<'a>, second: &'l AsAt<'a>) -> Self {
        let atlas: &'a Atlas = first.atlas();
        let day = |on: Option<Date>| on.map(Date::first_day);
        let counts = |l: &LinkFacts| l.relation == Relation::SucceededBy && !l.is_planned();
        let mut links: Vec<&Link> = atlas
            .links_where(|l| counts(l) && day(l.on).is_some_and(|day| is_between(first, second, day)))
            .collect();
        links.sort_by_key(|l| day(l.on));
        let there = |as_at: &AsAt<'_>| -> FixedBitSet {
            let is_there = |org: &OrgIx| as_at.snapshot().is_there(*org);
            atlas.orgs().iter().copied().filter(is_there).map(OrgIx::index).collect()
        };
        let (mut old, mut new) = (there(first), there(second));
        for link in &links {
            if old.contains(link.from.index()) {
                old.grow_and_insert(link.to.index());
            }
        }
        for link in links.iter().rev() {
            if new.contains(link.to.index()) {
                new.grow_and_insert(link.from.index());
            }
        }
        Self { first, second, links, old, new }
    }

    /// Those, and whatever only stood between them and what they came of or became: it is
    /// there on neither day, but without it nobody can follow who became whom.
    fn joined(&self, scope: &BTreeSet<OrgIx>) -> BTreeSet<OrgIx> {
        let mut all = scope.clone();
        let is_between =
            |org: OrgIx| !self.first.snapshot().is_there(org) && !self.second.snapshot().is_there(org);
        for link in &self.links {
            if all.contains(&link.from) && is_between(link.to) {
                all.insert(link.to);
            }
        }
        for link in self.links.iter().rev() {
            if all.contains(&link.to) && is_between(link.from) {
                all.insert(link.from);
            }
        }
        all
    }

    /// Does it still make a difference on the second day?
    fn is_net(&self, h: &Happening<'_>) -> bool {
        let (first, second) = (self.first, self.second);
        let is_there = |as_at: &AsAt<'_>| as_at.snapshot().is_there(h.org);
        let lives_on = is_there(first) && is_there(second);
        let sits_in = |as_at: &AsAt<'_>| first.atlas().org(h.org).parent_at(as_at.day()).map(|p| p.org);
        match (h.change, &h.detail) {
            (Change::Opened, _) => !is_there(first) && is_there(second),
            (Change::Closed, _) => is_there(first) && !is_there(second),
            (Change::Renamed, _) => {
                let styled = |as_at: &AsAt<'a>| (as_at.name(h.org), as_at.kind(h.org));
                lives_on && styled(first) != styled(second)
            }
            // Whose land is whose on which day has been looked at already.
            (Change::Moved, Detail::Land { .. }) => true,
            (Change::Moved, _) => lives_on && sits_in(first) != sits_in(second),
            // Told of the one asked alone, and looked at there.
            (Change::Served | Change::Serves | Change::Holds, _) => false,
            (Change::Merged | Change::Split | Change::Transferred, _) => {
                let is_old = h.was.iter().any(|n| self.old.contains(n.org.index()));
                is_old && h.now.iter().any(|n| self.new.contains(n.org.index()))
            }
        }
    }
}
