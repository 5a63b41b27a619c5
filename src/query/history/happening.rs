//! What a happening is: of whom, when, what there was before and after.

use crate::atlas::{Atlas, OrgIx, SourceSet};
use crate::date::{Date, Day};
use crate::words::{Certainty, Kind, Service, Succession, words};

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
        /// Others came to serve it, or those who did no longer do.
        Served => "served",
        /// It came to serve others, or no longer serves them.
        Serves => "serves",
        /// Others came to stand in it, or left it.
        Holds => "holds",
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening<'a> {
    /// The first day on which it was so; for a closing, the last day. None where no source
    /// says when.
    pub date: Option<Date>,
    /// What happened.
    pub change: Change,
    /// To whom.
    pub org: OrgIx,
    /// Its name when it happened.
    pub name: &'a str,
    /// What there was before: names, predecessors, what it sat within.
    pub was: Vec<Participant<'a>>,
    /// What there was after.
    pub now: Vec<Participant<'a>>,
    /// What else there is to know of it.
    pub detail: Detail,
    /// Where it happened to another and is told in the history of one whom it reaches: by which way.
    pub way: Option<Reached>,
    /// How sure it is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: Vec<SourceSet>,
}

/// An organisation that takes part in something, under its name and kind of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant<'a> {
    /// Which.
    pub org: OrgIx,
    /// Its name then.
    pub name: &'a str,
    /// Its kind then.
    pub kind: Kind,
    /// How much of it is meant.
    pub portion: Portion,
}

/// How what happened to another reaches the one in whose history it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// By which way.
    pub by: Reaching,
    /// Through which of those that took part: the one around it, that served it, that it served or
    /// that stood in it.
    pub through: OrgIx,
}

/// By which way what happened to another reaches an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reaching {
    /// That one was of this kind, and the organisation sat within it.
    Within(Kind),
    /// That one served it with these services.
    ServedWith(Vec<Service>),
    /// It served that one with these services.
    Serves(Vec<Service>),
    /// That one stood in it.
    Holds,
}

impl Reaching {
    /// The word for it in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Within(_) => "within",
            Self::ServedWith(_) => "served-by",
            Self::Serves(_) => "serves",
            Self::Holds => "holds",
        }
    }

    /// With which services, where it is by serving.
    pub fn services(&self) -> &[Service] {
        match self {
            Self::ServedWith(services) | Self::Serves(services) => services,
            Self::Within(_) | Self::Holds => &[],
        }
    }
}

/// How much of an organisation takes part in something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// All of it.
    Whole,
    /// Only a part: the rest went elsewhere.
    Part,
}

/// What is to be known of one sort of happening and not of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing more.
    Plain,
    /// How one became the other, where all sources agree on it.
    How(Succession),
    /// Land moved, not the organisation as such.
    Land {
        /// The residents of the land that moved.
        residents: u64,
        /// Those of all its land.
        of: u64,
    },
    /// Which services were handed over.
    Services(Vec<Service>),
    /// Which services are meant, by whom or for whom.
    Care {
        /// The services.
        services: Vec<Service>,
        /// Do others go on providing them, or are others still served?
        beside: bool,
    },
}

impl Happening<'_> {
    /// The first day that is otherwise than the day before; of a closing the day after the
    /// last. None where it is not known, or beyond the calendar.
    pub fn first_day(&self) -> Option<Day> {
        let date = self.date?;
        match self.change {
            Change::Closed => date.last_day().tomorrow().ok(),
            _ => Some(date.first_day()),
        }
    }

    /// Everyone who has a part in it, those of before first; some perhaps twice.
    pub fn everyone(&self) -> impl Iterator<Item = OrgIx> + '_ {
        let ends = self.was.iter().chain(&self.now).map(|n| n.org);
        ends.chain([self.org])
    }

    pub(super) fn names_any(&self, concerns: impl Fn(OrgIx) -> bool) -> bool {
        self.everyone().any(concerns)
    }

    fn key(&self) -> (bool, Option<Day>, Change, String, OrgIx) {
        // A closing counts on its last day here: it comes before what follows from it.
        let day = self.date.map(|date| match self.change {
            Change::Closed => date.last_day(),
            _ => date.first_day(),
        });
        (day.is_none(), day, self.change, self.name.to_lowercase(), self.org)
    }
}

/// By day, then by what happened, then by name.
pub(super) fn put_in_order(found: &mut [Happening<'_>]) {
    found.sort_by_cached_key(Happening::key);
}

/// An organisation under its name and kind of a day, all of it.
pub(super) fn participant(atlas: &Atlas, org: OrgIx, day: Day) -> Participant<'_> {
    let o = atlas.org(org);
    Participant { org, name: o.name_at(day), kind: o.kind_at(day), portion: Portion::Whole }
}
