//! What an organisation's own record tells: when it began and ended, what it was called,
//! what it sat within.

use super::happening::{Change, Detail, Happening, Participant, participant};
use crate::atlas::{Atlas, OrgIx, Organisation, SourceSet};
use crate::date::{Date, Day};
use crate::words::Certainty;

/// Adds what an organisation's record tells of it. One that is only planned has no history.
pub(super) fn add_life<'a>(atlas: &'a Atlas, org: OrgIx, found: &mut Vec<Happening<'a>>) {
    let o = atlas.org(org);
    if !o.is_planned() {
        ends(org, o, found);
        names(atlas, org, found);
        parents(atlas, org, found);
    }
}

/// When it began and when it ended.
fn ends<'a>(org: OrgIx, o: &'a Organisation, found: &mut Vec<Happening<'a>>) {
    for (date, change) in [(o.period.since, Change::Opened), (o.period.until, Change::Closed)] {
        let Some(date) = date else { continue };
        let day = if change == Change::Opened { date.first_day() } else { date.last_day() };
        found.push(Happening {
            date: Some(date),
            change,
            org,
            name: o.name_at(day),
            was: Vec::new(),
            now: Vec::new(),
            detail: Detail::Plain,
            way: None,
            certainty: o.certainty,
            sources: vec![o.sources],
        });
    }
}

/// A day on which another name or kind may have come, how sure that is, and on whose word.
struct Turn {
    date: Date,
    certainty: Certainty,
    sources: Vec<SourceSet>,
}

/// Each day on which the name or the kind became another.
fn names<'a>(atlas: &'a Atlas, org: OrgIx, found: &mut Vec<Happening<'a>>) {
    let o = atlas.org(org);
    for turn in turns(o) {
        let day = turn.date.first_day();
        let Ok(before) = day.yesterday() else { continue };
        let (was, now) = (participant(atlas, org, before), participant(atlas, org, day));
        let has_changed = (was.name, was.kind) != (now.name, now.kind);
        if has_changed && o.is_there(before) && o.is_there(day) {
            found.push(Happening {
                date: Some(turn.date),
                change: Change::Renamed,
                org,
                name: now.name,
                was: vec![was],
                now: vec![now],
                detail: Detail::Plain,
                way: None,
                certainty: turn.certainty,
                sources: turn.sources,
            });
        }
    }
}

/// The days on which a style begins, or ends and none follows: then the plain name is back.
fn turns(o: &Organisation) -> Vec<Turn> {
    let styles = || o.styles.iter().filter(|s| s.certainty != Certainty::Planned);
    let starts = styles().filter_map(|s| {
        let date = s.period.since?;
        Some(Turn { date, certainty: s.certainty, sources: vec![s.sources] })
    });
    let ends = styles().filter_map(|s| {
        let date = Date::of(s.period.day_after()?);
        Some(Turn { date, certainty: s.certainty, sources: vec![s.sources, o.sources] })
    });
    let mut turns: Vec<Turn> = starts.chain(ends).collect();
    turns.sort_by_key(|turn| turn.date.first_day());
    turns.dedup_by_key(|turn| turn.date.first_day());
    turns
}

/// Each day on which it came to sit within another.
fn parents<'a>(atlas: &'a Atlas, org: OrgIx, found: &mut Vec<Happening<'a>>) {
    let o = atlas.org(org);
    let parents = o.parents.iter().filter(|p| p.certainty != Certainty::Planned);
    for (before, after) in parents.clone().zip(parents.skip(1)) {
        let since = after.period.since.or_else(|| before.period.day_after().map(Date::of));
        let Some(date) = since.filter(|_| before.org != after.org) else { continue };
        let day = date.first_day();
        let Ok(eve) = day.yesterday() else { continue };
        // What sat elsewhere only before its birth or after its end has not moved.
        if !o.is_there(day) || !o.is_there(eve) {
            continue;
        }
        // What it is said to sit in may not be there: then it sits in the nearest above that is.
        let (Some(from), Some(to)) = (standing(atlas, before.org, eve), standing(atlas, after.org, day)) else {
            continue;
        };
        if from == to {
            continue;
        }
        let from_to: [Participant<'a>; 2] = [participant(atlas, from, eve), participant(atlas, to, day)];
        found.push(Happening {
            date: Some(date),
            change: Change::Moved,
            org,
            name: o.name_at(day),
            was: vec![from_to[0]],
            now: vec![from_to[1]],
            detail: Detail::Plain,
            way: None,
            certainty: after.certainty,
            sources: vec![after.sources],
        });
    }
}

/// The organisation itself or the nearest above it that is there on the day.
fn standing(atlas: &Atlas, org: OrgIx, day: Day) -> Option<OrgIx> {
    let above = |org: &OrgIx| atlas.org(*org).parent_at(day).map(|parent| parent.org);
    let is_there = |org: &OrgIx| atlas.org(*org).is_there(day) && !atlas.org(*org).is_planned();
    std::iter::successors(Some(org), above).find(is_there)
}
