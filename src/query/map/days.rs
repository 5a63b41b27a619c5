//! The days between which a map changes.

use std::collections::BTreeSet;

use super::map;
use super::model::{Class, ColourBy, Map, MapForm, MapOptions, Meaning};
use super::systems::first_day;
use crate::atlas::{Atlas, Closed, OrgIx};
use crate::date::{Day, Period};
use crate::query::AsAt;
use crate::words::{Kind, Service};

/// The last day, up to the day asked for, on which the map of what changed is another than
/// the day before; none where it never is.
pub fn last_change(as_at: &AsAt<'_>, of: Option<OrgIx>, service: Service) -> Option<Day> {
    let atlas = as_at.atlas();
    days(atlas).range(..=as_at.day()).rev().copied().find(|day| {
        let Ok(eve) = day.yesterday() else { return false };
        let on = |day| AsAt::new(atlas, day, Closed::Leave);
        let (before, after) = (on(eve), on(*day));
        let is_there = of.is_none_or(|org| before.snapshot().is_there(org) && after.snapshot().is_there(org));
        let options = MapOptions { by: ColourBy::Change(&before), service, form: MapForm::Tiles };
        let differs = |map: Map| {
            let inside = |class: &Class| map.of.is_none() || class.inside > 0;
            !map.gone.is_empty() || map.classes.iter().any(|c| c.meaning != Meaning::Same && inside(c))
        };
        is_there && map(&after, of, options).is_ok_and(differs)
    })
}

/// The first day, up to the day asked for, on which there were systems and the organisation
/// was there.
pub fn first_map(as_at: &AsAt<'_>, of: Option<OrgIx>) -> Day {
    let atlas = as_at.atlas();
    let systems = first_day(atlas);
    let own = of.and_then(|org| atlas.org(org).period.first_day());
    systems.max(own).unwrap_or(as_at.day()).min(as_at.day())
}

/// Every day on which a system may have another name or other land than the day before.
pub fn days(atlas: &Atlas) -> BTreeSet<Day> {
    let ends = |period: Period| [period.first_day(), period.day_after()].into_iter().flatten();
    let mut days: BTreeSet<Day> = BTreeSet::new();
    for org in atlas.orgs().iter().map(|org| atlas.org(*org)) {
        let is_system = org.kinds().any(Kind::is_system);
        if !is_system && !org.kinds().any(Kind::is_commissioner) {
            continue;
        }
        days.extend(ends(org.period));
        days.extend(org.parents.iter().flat_map(|p| ends(p.period)));
        days.extend(org.styles.iter().filter(|_| is_system).flat_map(|s| ends(s.period)));
    }
    let dated = atlas.patches().iter().flat_map(|p| &p.dated);
    days.extend(dated.flat_map(|d| ends(d.period)));
    days
}
