//! What an organisation ranks by, besides how well it matches.

use super::rank::Presence;
use crate::atlas::OrgFacts;
use crate::date::Day;
use crate::words::{Kind, Tier};

/// What an organisation ranks by on any day, in a few bytes.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// The days it was there, packed.
    since: i32,
    until: i32,
    pub(super) tier: Option<Tier>,
    /// How its name begins; see [`name_head`].
    pub(super) name: u128,
    pub(super) through_time: ThroughTime,
    pub(super) precedence: Precedence,
}

/// Does it give way to what matches equally well? A hospital does: it often has the name of
/// its trust in its own, and who types that means the trust. A practice does too: there are
/// thousands, with the names of towns, streets and colleges in theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    /// It does not.
    Own,
    /// It does.
    GivesWay,
}

impl Precedence {
    pub(super) fn of(kind: Kind) -> Self {
        if matches!(kind, Kind::Hospital | Kind::Practice) { Self::GivesWay } else { Self::Own }
    }
}

/// Has it one name and kind, or others at other times?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ThroughTime {
    Constant,
    Changing,
}

impl Standing {
    pub(super) fn new(org: &OrgFacts, name: &str) -> Self {
        let through_time = if org.has_styles { ThroughTime::Changing } else { ThroughTime::Constant };
        Self {
            since: org.period.since.map_or(i32::MIN, |since| packed_day(since.first_day())),
            until: org.period.until.map_or(i32::MAX, |until| packed_day(until.last_day())),
            tier: org.kind.tier(),
            name: name_head(name),
            through_time,
            precedence: Precedence::of(org.kind),
        }
    }

    /// Was it there on a day?
    pub(super) fn presence(&self, day: Day) -> Presence {
        let is_there = (self.since..=self.until).contains(&packed_day(day));
        if is_there { Presence::Open } else { Presence::Closed }
    }
}

/// A day as a number that compares as days do.
fn packed_day(day: Day) -> i32 {
    (i32::from(day.year()) * 16 + i32::from(day.month())) * 32 + i32::from(day.day())
}

/// How a name begins, as a number that compares as names do without regard to case.
pub(super) fn name_head(name: &str) -> u128 {
    name.bytes()
        .zip((0..16).rev())
        .fold(0, |head, (byte, at)| head | (u128::from(byte.to_ascii_lowercase()) << (at * 8)))
}
