//! What happened day by day to an organisation, to all that ever stood below it and around it.
//! When something changed is known at once; what that was is looked up for a day that is asked for.

use fixedbitset::FixedBitSet;

use super::follow::{implied, weight};
use super::happening::{Change, Happening};
use super::land::moves;
use super::life::add_life;
use super::once::tell_once;
use super::succession::successions;
use super::whole::history;
use crate::atlas::{Atlas, LinkFacts, OrgIx};
use crate::date::Day;
use crate::query::Changes;
use crate::query::changes::ever_below;
use crate::words::{Kind, Tier};

/// The days on which something changed, and what can be told of each.
#[derive(Clone, Debug)]
pub struct Daily<'a> {
    atlas: &'a Atlas,
    /// Of whom; of everybody where none is said.
    asked: Option<OrgIx>,
    /// All that ever stood below it.
    scope: FixedBitSet,
    changes: Changes,
    /// Land that moved, and what happened around the one asked.
    besides: Vec<Happening<'a>>,
}

impl<'a> Daily<'a> {
    /// Of an organisation, or of everybody.
    pub fn of(atlas: &'a Atlas, asked: Option<OrgIx>) -> Self {
        let Some(org) = asked else {
            let mut scope = FixedBitSet::with_capacity(atlas.len());
            scope.insert_range(..);
            let changes = Changes::of(atlas);
            return Self { atlas, asked, scope, changes, besides: moves(atlas, None) };
        };
        let scope = ever_below(atlas, org);
        let history = history(atlas, org);
        let changes = changes_among(atlas, org, &history);
        let mut besides = moves(atlas, None);
        besides.retain(|h| h.names_any(|org| scope.contains(org.index())));
        besides.extend(history.into_iter().filter(is_around));
        Self { atlas, asked, scope, changes, besides }
    }

    /// Of whom; none where of everybody.
    pub fn asked(&self) -> Option<OrgIx> {
        self.asked
    }

    /// When something changed.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// What happened on a day, what tells most first: to the one asked itself, then who became whom, the
    /// larger first, then the rest. Ends and beginnings that those tell are left out.
    pub fn on(&self, day: Day) -> Vec<Happening<'a>> {
        let in_scope = |org: OrgIx| self.scope.contains(org.index());
        let mut found: Vec<Happening<'a>> = Vec::new();
        for org in self.scope.ones().map(OrgIx::new).filter(|org| self.may_have_changed(*org, day)) {
            add_life(self.atlas, org, &mut found);
        }
        let came = |link: &LinkFacts| !link.is_planned() && link.on.is_some_and(|on| on.first_day() == day);
        found.extend(successions(self.atlas, came).into_iter().filter(|h| h.names_any(in_scope)));
        found.extend(self.besides.iter().cloned());
        found.retain(|h| h.first_day() == Some(day));
        let implied = implied(&found);
        found.retain(|h| h.way.is_some() || !implied.contains(&(h.change, h.org, h.first_day())));
        tell_once(&mut found, in_scope);
        found.sort_by_cached_key(|h| self.rank(h));
        found.dedup();
        found
    }

    /// How many of a kind there were on a day, of those below the one asked.
    pub fn count(&self, kind: Kind, day: Day) -> usize {
        let is_one = |org: &OrgIx| {
            let facts = self.atlas.facts(*org);
            let may_be = facts.is_there(day) && !facts.is_planned();
            may_be && (facts.has_styles || facts.kind == kind) && self.atlas.org(*org).kind_at(day) == kind
        };
        self.scope.ones().map(OrgIx::new).filter(is_one).count()
    }

    /// May anything in its record bear on the day? Only then is the record read.
    fn may_have_changed(&self, org: OrgIx, day: Day) -> bool {
        let facts = self.atlas.facts(org);
        let lives = facts.period;
        facts.has_styles
            || lives.first_day() == Some(day)
            || lives.day_after() == Some(day)
            || self.atlas.stays(org).iter().skip(1).any(|stay| stay.period.first_day() == Some(day))
    }

    fn rank(&self, h: &Happening<'a>) -> (u8, u8, Kind, String, OrgIx) {
        let kind = h.now.first().or(h.was.first()).map_or_else(|| self.atlas.facts(h.org).kind, |n| n.kind);
        let is_small = kind.tier().is_some_and(|tier| tier >= Tier::Neighbourhood);
        let is_turned =
            matches!((h.was.first(), h.now.first()), (Some(was), Some(now)) if was.kind != now.kind);
        let what = match h.change {
            _ if self.asked == Some(h.org) => 0,
            _ if h.way.is_some() => 2,
            Change::Merged | Change::Split if !is_small => 1,
            Change::Renamed if !is_small && is_turned => 1,
            Change::Renamed | Change::Opened | Change::Closed if !is_small => 3,
            _ if !is_small => 4,
            _ => 5,
        };
        (what, weight(kind), kind, h.name.to_lowercase(), h.org)
    }
}

/// The days on which something changed in one organisation, below it, on its card or around it.
fn changes_among(atlas: &Atlas, org: OrgIx, happened: &[Happening<'_>]) -> Changes {
    let below = Changes::below(atlas, org);
    let days = happened.iter().filter_map(|h| Some((h, h.first_day()?)));
    // Its own moves are counted as such already, but not that its land came to be in another system.
    let around = days.filter(|(h, day)| {
        let is_uncounted = h.change == Change::Moved && below.on_day(*day).moved == 0;
        h.way.is_some() || h.change == Change::Served || is_uncounted
    });
    let around: Vec<Day> = around.map(|(_, day)| day).collect();
    below.with_around(around)
}

/// Did it happen around the one in whose history it is told?
fn is_around(h: &Happening<'_>) -> bool {
    h.way.is_some() || matches!(h.change, Change::Served | Change::Serves | Change::Holds)
}
