//! Links, patches, and the glossary and timeline that go with them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{OrgIx, Origin, SourceSet};
use crate::date::{Date, Day, Period};
use crate::words::{Basis, Certainty, ExtentWord, LocalityKind, Relation, Service, Succession, Tier};

/// One typed, directed, dated edge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// How the two are joined.
    pub relation: Relation,
    /// The one of whom it is said.
    pub from: OrgIx,
    /// The one about whom it is said.
    pub to: OrgIx,
    /// For what, where it is said.
    pub service: Option<Service>,
    /// How much of an area is served; only for what serves or commissions.
    pub extent: Option<Extent>,
    /// Of a provider's patients, those who come from the area, from 0 to 1.
    pub share: Option<f64>,
    /// Of an area's patients, those who go to the provider, from 0 to 1.
    pub share_of_area: Option<f64>,
    /// What the shares are shares of.
    pub basis: Option<Basis>,
    /// How one became the other.
    pub how: Option<Succession>,
    /// The day on which it happened, for an event.
    pub on: Option<Date>,
    /// When it held; both ends inclusive.
    pub period: Period,
    /// How sure its first day is.
    pub since_certainty: Certainty,
    /// When a source saw it.
    pub seen: Option<Date>,
    /// What else the source says of it.
    pub note: Option<Arc<str>>,
    /// How sure it is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
    /// Which sort of layer it comes from.
    pub origin: Origin,
}

/// How much of an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// All of it.
    Whole,
    /// The land that also lies in these areas, open or closed.
    Within(Arc<[OrgIx]>),
    /// A part; which is not known.
    Part,
}

impl Extent {
    /// Which of the three it is.
    pub const fn word(&self) -> ExtentWord {
        match self {
            Self::Whole => ExtentWord::Whole,
            Self::Within(_) => ExtentWord::Within,
            Self::Part => ExtentWord::Part,
        }
    }
}

impl Link {
    /// The other end, seen from one of the two.
    pub fn other(&self, end: OrgIx) -> OrgIx {
        if self.from == end { self.to } else { self.from }
    }

    /// Announced and not known to have happened.
    pub fn is_planned(&self) -> bool {
        self.certainty == Certainty::Planned
    }

    /// When it held, as far as it is to be told: a first day that no source gives for sure
    /// orders what came after what, and is told to nobody.
    pub fn told_period(&self) -> Period {
        let since = self.period.since.filter(|_| self.since_certainty == Certainty::Certain);
        Period { since, ..self.period }
    }
}

/// A piece of land that lies in exactly one area of every sort of boundary at any date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Patch {
    /// The areas it lies in, each as long as that area is there.
    pub areas: Vec<OrgIx>,
    /// The areas it lay in for a time.
    pub dated: Vec<Dated>,
    /// People who live there: the mid-2020 count, at every date. Not known where nobody counted.
    pub residents: Option<u64>,
    /// Small areas of the census (LSOA 2011).
    pub small_areas: u64,
    /// On whose word.
    pub sources: SourceSet,
    /// Which sort of layer it comes from.
    pub origin: Origin,
}

/// An area that a patch lay in for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated {
    /// The area.
    pub area: OrgIx,
    /// When.
    pub period: Period,
    /// How sure that is.
    pub certainty: Certainty,
}

impl Patch {
    /// The areas it is in on that day, whether or not they are there.
    pub fn areas_at(&self, day: Day) -> impl Iterator<Item = OrgIx> + '_ {
        let dated = self.dated.iter().filter(move |d| d.period.contains(day)).map(|d| d.area);
        self.areas.iter().copied().chain(dated)
    }

    /// Every area it is or was in.
    pub fn areas_ever(&self) -> impl Iterator<Item = OrgIx> + '_ {
        self.areas.iter().copied().chain(self.dated.iter().map(|d| d.area))
    }
}

/// A town, a neighbourhood or a postcode district: no organisation, but a way in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Locality {
    /// What it is called.
    pub name: Box<str>,
    /// Other names.
    pub aliases: Vec<Box<str>>,
    /// What it is.
    pub what: LocalityKind,
    /// The areas it lies in, and how much of it.
    pub at: Vec<LocalityPart>,
    /// Areas, open or closed, in whose land all of it lies too.
    pub within: Vec<OrgIx>,
    /// On whose word.
    pub sources: SourceSet,
}

/// How much of a locality lies in an area, or in the part of that area which lies in others too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalityPart {
    /// The area.
    pub area: OrgIx,
    /// From 0 to 1.
    pub share: f64,
    /// Areas, open or closed, in whose land this part of the locality lies too.
    pub within: Vec<OrgIx>,
}

impl LocalityPart {
    /// Every area that it names.
    pub fn areas(&self) -> impl Iterator<Item = OrgIx> + '_ {
        std::iter::once(self.area).chain(self.within.iter().copied())
    }
}

/// A file that was read to make an atlas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// What it was called, without the folder.
    pub name: String,
    /// What it is of: `epraccur`, `links`.
    pub what: String,
    /// The day, month or year of what it says.
    pub edition: Option<Date>,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The word or acronym.
    pub term: String,
    /// What the acronym stands for.
    pub expansion: Option<String>,
    /// What it means.
    pub meaning: String,
    /// Who uses it so.
    pub used_by: Option<String>,
    /// Other terms to look at.
    pub see: Vec<String>,
    /// How sure it is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub date: Date,
    /// How the source words the date, where it is vaguer.
    pub said: Option<String>,
    /// What.
    pub what: String,
    /// To whom.
    pub organisations: Vec<OrgIx>,
    /// How sure it is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}

/// What a document says a tier is. A description, never a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierBand {
    /// Which tier.
    pub tier: Tier,
    /// What the document calls it.
    pub name: String,
    /// The fewest residents it is meant to have.
    pub residents_min: Option<u64>,
    /// The most residents it is meant to have.
    pub residents_max: Option<u64>,
    /// What it is for.
    pub purpose: Option<String>,
    /// What is typically found there.
    pub models: Vec<String>,
    /// What the reader must know of it.
    pub note: Option<String>,
    /// How sure it is.
    pub certainty: Certainty,
    /// On whose word.
    pub sources: SourceSet,
}
