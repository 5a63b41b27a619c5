//! One organisation, and what is said of it.

use serde::{Deserialize, Serialize};

use super::{OrgIx, Origin, SourceSet};
use crate::date::{Date, Day, Period};
use crate::words::{Certainty, Kind, Precision, Scheme, Service};

/// One node of the atlas: an area, a body or a partnership.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// ODS code, ONS code or a slug; unique in the atlas.
    pub id: Box<str>,
    /// Its plain name, used when no style is in force.
    pub name: Box<str>,
    /// Its kind when no style says another.
    pub kind: Kind,
    /// When it was there; both ends inclusive.
    pub period: Period,
    /// When a source saw it, where no more is known.
    pub seen: Option<Date>,
    /// Since when it has its code, where it is older than that.
    pub code_since: Option<Date>,
    /// Planned ones are shown and never counted.
    pub certainty: Certainty,
    /// What it sat within, in order of time.
    pub parents: Vec<Parent>,
    /// Its names and kinds through time, in order of time.
    pub styles: Vec<Style>,
    /// Other names and codes it goes by.
    pub aliases: Vec<Box<str>>,
    /// On whose word those stand.
    pub alias_sources: SourceSet,
    /// Official codes it has or had that are not its id.
    pub codes: Vec<Code>,
    /// The areas it covers, where it is not known by patches or children.
    pub covers: Vec<OrgIx>,
    /// How many unnamed members this one stands for.
    pub count: Option<u32>,
    /// Numbers that sources give.
    pub figures: Vec<Figure>,
    /// Services that it has by itself; whom it serves with them is a link.
    pub provides: Vec<Provided>,
    /// What else is said of it.
    pub notes: Vec<Note>,
    /// On whose word it stands.
    pub sources: SourceSet,
    /// Which sort of layer it comes from.
    pub origin: Origin,
}

/// What an organisation sat within, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parent {
    /// The one it sat within.
    pub org: OrgIx,
    /// When.
    pub period: Period,
    /// How sure that is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}

/// A name, or a kind, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Style {
    /// The name of that time, where it was another.
    pub name: Option<Box<str>>,
    /// The kind of that time, where it was another.
    pub kind: Option<Kind>,
    /// When.
    pub period: Period,
    /// How sure that is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}

/// An official code that is not the id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// Who gave it out.
    pub scheme: Scheme,
    /// The code.
    pub code: Box<str>,
    /// When it was this organisation's.
    pub period: Period,
    /// How sure that is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}

/// A number that a source gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted.
    pub what: Box<str>,
    /// How many.
    pub value: f64,
    /// How the number is to be read.
    pub precision: Precision,
    /// When the source saw it.
    pub seen: Option<Date>,
    /// The last day on which it holds; nothing where no source says that it has ended.
    pub until: Option<Date>,
    /// What the reader must know of it.
    pub note: Option<Box<str>>,
    /// How sure it is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}

/// A service that a hospital or a provider has, such as a major A&E department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provided {
    /// Which.
    pub service: Service,
    /// When the source saw it.
    pub seen: Option<Date>,
    /// How sure it is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}

/// Something said of an organisation that no link says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// What is said.
    pub text: Box<str>,
    /// When the source saw it.
    pub seen: Option<Date>,
    /// The last day on which it holds; nothing where no source says that it has ended.
    pub until: Option<Date>,
    /// How sure it is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}

impl Figure {
    /// Had it ended by that day?
    pub fn has_ended(&self, day: Day) -> bool {
        ended(self.until, day)
    }
}

impl Note {
    /// Had what it says ended by that day?
    pub fn has_ended(&self, day: Day) -> bool {
        ended(self.until, day)
    }
}

fn ended(until: Option<Date>, day: Day) -> bool {
    Period { since: None, until }.is_before(day)
}

impl Organisation {
    /// Was it there on that day?
    pub fn is_there(&self, day: Day) -> bool {
        self.period.contains(day)
    }

    /// The day itself, or the nearest to it on which the organisation was there.
    pub fn nearest_day(&self, day: Day) -> Day {
        self.period.nearest_day(day)
    }

    /// Its name on that day, or on the nearest day on which it was there.
    pub fn name_at(&self, day: Day) -> &str {
        let day = self.nearest_day(day);
        self.styles
            .iter()
            .filter(|s| s.period.contains(day))
            .find_map(|s| s.name.as_deref())
            .unwrap_or(&self.name)
    }

    /// Its kind on that day, or on the nearest day on which it was there.
    pub fn kind_at(&self, day: Day) -> Kind {
        if self.styles.is_empty() {
            return self.kind;
        }
        let day = self.nearest_day(day);
        self.styles.iter().filter(|s| s.period.contains(day)).find_map(|s| s.kind).unwrap_or(self.kind)
    }

    /// Since when it has been of the kind that it was of on that day, where that is known: of a board that was
    /// a partnership before, not since when it has had its code.
    pub fn kind_since(&self, day: Day) -> Option<Date> {
        let (day, kind) = (self.nearest_day(day), self.kind_at(day));
        let turns = self
            .styles
            .iter()
            .flat_map(|style| style.period.since.into_iter().chain(style.period.day_after().map(Date::of)));
        let was_otherwise = |first: Day| first.yesterday().is_ok_and(|before| self.kind_at(before) != kind);
        let is_turn = |turn: &Date| turn.first_day() <= day && was_otherwise(turn.first_day());
        turns.filter(is_turn).max_by_key(|turn| turn.first_day()).or(self.period.since)
    }

    /// The entry of what it sat within on that day; at a day that no entry covers, the
    /// nearest in time.
    pub fn parent_at(&self, day: Day) -> Option<&Parent> {
        if let Some(now) = self.parents.iter().find(|p| p.period.contains(day)) {
            return Some(now);
        }
        let before = self.parents.iter().rfind(|p| p.period.is_before(day));
        before.or_else(|| self.parents.first())
    }

    /// Every name it has or had, the plain one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.styles.iter().filter_map(|s| s.name.as_deref()))
    }

    /// What else it goes by: other names, then official codes.
    pub fn also_known_as(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().map(|alias| &**alias).chain(self.codes.iter().map(|code| &*code.code))
    }

    /// Every kind it has or had.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> + '_ {
        std::iter::once(self.kind).chain(self.styles.iter().filter_map(|s| s.kind))
    }

    /// Announced and not known to have happened.
    pub fn is_planned(&self) -> bool {
        self.certainty == Certainty::Planned
    }
}
