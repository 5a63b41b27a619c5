//! What a merger and a split tell of the same day is told once.

use super::happening::{Change, Happening, Portion};
use crate::atlas::OrgIx;

/// Leaves out a split where mergers tell of all that came of it among those asked; and a merger into
/// others of which only a part of those asked is a part, where their split tells it.
pub(super) fn tell_once(found: &mut Vec<Happening<'_>>, is_asked: impl Fn(OrgIx) -> bool) {
    let told = found.clone();
    found.retain(|h| match h.change {
        _ if h.way.is_some() => true,
        Change::Split => {
            let mut heirs = h.now.iter().map(|n| n.org).filter(|org| is_asked(*org)).peekable();
            is_asked(h.org) || heirs.peek().is_none() || heirs.any(|heir| !is_told(&told, h, heir))
        }
        Change::Merged => {
            let concerns_whole = h.was.iter().any(|n| n.portion == Portion::Whole && is_asked(n.org));
            let parts = || h.was.iter().filter(|n| n.portion == Portion::Part && is_asked(n.org));
            concerns_whole
                || h.now.iter().any(|n| is_asked(n.org))
                || !parts().all(|part| told.iter().any(|split| is_split_of(split, part.org, h)))
        }
        _ => true,
    });
}

/// Leaves out splits of which mergers among the same tell all that came to be there.
pub(super) fn without_told_splits<'h, 'a>(
    found: Vec<(&'h Happening<'a>, OrgIx)>,
    is_there: impl Fn(OrgIx) -> bool,
) -> Vec<(&'h Happening<'a>, OrgIx)> {
    let told: Vec<&Happening<'a>> = found.iter().map(|(h, _)| *h).collect();
    let tells_more = |h: &Happening<'a>| {
        let mut heirs = h.now.iter().map(|n| n.org).filter(|org| is_there(*org));
        h.change != Change::Split || heirs.any(|heir| !told.iter().any(|merger| tells(merger, h, heir)))
    };
    found.into_iter().filter(|(h, _)| tells_more(h)).collect()
}

/// Is it a split of which mergers among the same tell all that came of it?
pub(super) fn is_told_by_mergers(split: &Happening<'_>, told: &[Happening<'_>]) -> bool {
    split.change == Change::Split && split.now.iter().all(|heir| is_told(told, split, heir.org))
}

fn is_told(told: &[Happening<'_>], split: &Happening<'_>, heir: OrgIx) -> bool {
    told.iter().any(|merger| merger.way.is_none() && tells(merger, split, heir))
}

/// Does a merger tell that one came of another in part?
fn tells(merger: &Happening<'_>, split: &Happening<'_>, heir: OrgIx) -> bool {
    merger.change == Change::Merged
        && merger.first_day() == split.first_day()
        && merger.was.iter().any(|n| n.org == split.org)
        && merger.now.iter().any(|n| n.org == heir)
}

fn is_split_of(split: &Happening<'_>, org: OrgIx, merger: &Happening<'_>) -> bool {
    split.change == Change::Split && split.org == org && split.first_day() == merger.first_day()
}
