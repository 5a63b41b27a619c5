//! The atlas format, record by record, as people write it.
//!
//! These types mirror the file; nothing is resolved or checked across records here.
//! `data/README.md` documents the format for those who write it.

use std::marker::PhantomData;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::date::Date;
use crate::words::{
    Basis, Certainty, Kind, LocalityKind, Precision, Relation, Scheme, Service, Succession, Tier,
};

/// More people than live on Earth: what is counted and is more is a slip, and could not be added up.
pub const MOST: u64 = 10_000_000_000;

/// One file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename = "Atlas", deny_unknown_fields)]
pub struct FileRecord {
    /// Always 1.
    pub format: u32,
    /// What the atlas is of.
    #[serde(default)]
    pub title: Option<String>,
    /// The date for which answers are given unless another is asked for.
    #[serde(default)]
    pub as_at: Option<Date>,
    /// How the file takes part in a merge.
    #[serde(default)]
    pub layer: Option<LayerRole>,
    /// The sources of every record that names none.
    #[serde(default)]
    pub source: Vec<String>,
    /// What the sources are.
    #[serde(default)]
    pub sources: Entries<SourceRecord>,
    /// The files that were read to make it.
    #[serde(default)]
    pub inputs: Vec<InputRecord>,
    /// The organisations.
    #[serde(default)]
    pub organisations: Vec<OrganisationRecord>,
    /// How they are joined.
    #[serde(default)]
    pub links: Vec<LinkRecord>,
    /// The land.
    #[serde(default)]
    pub patches: Vec<PatchRecord>,
    /// Towns, neighbourhoods and postcode districts.
    #[serde(default)]
    pub localities: Vec<LocalityRecord>,
    /// The glossary.
    #[serde(default)]
    pub terms: Vec<TermRecord>,
    /// The timeline.
    #[serde(default)]
    pub events: Vec<EventRecord>,
    /// What documents say of tiers.
    #[serde(default)]
    pub tiers: Vec<TierRecord>,
}

/// The fields of a file, for messages and for reading it record by record.
pub(super) const FILE_FIELDS: &[&str] = &[
    "format",
    "title",
    "as_at",
    "layer",
    "source",
    "sources",
    "inputs",
    "organisations",
    "links",
    "patches",
    "localities",
    "terms",
    "events",
    "tiers",
];

/// The entries of a map in their order, also those whose key stands twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Each<T> {
            type Value = Entries<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a map, such as { \"key\": (title: \"…\", publisher: \"…\") }")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Each(PhantomData))
    }
}

/// How a file takes part in a merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum LayerRole {
    /// Made of tables that people compiled; lies beneath the others.
    Compiled,
    /// What people compiled: its parents, kinds, styles, services and extents win.
    #[default]
    Stated,
    /// An official register: its names and dates win.
    Register,
}

impl LayerRole {
    /// Every role, from the lowest up.
    pub const ALL: &'static [Self] = &[Self::Compiled, Self::Register, Self::Stated];

    /// The spelling in the data files.
    pub const fn spelling(self) -> &'static str {
        match self {
            Self::Compiled => "Compiled",
            Self::Stated => "Stated",
            Self::Register => "Register",
        }
    }
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRecord {
    /// What it is called.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    #[serde(default)]
    pub published: Option<Date>,
    /// Under which licence it may be used.
    #[serde(default)]
    pub licence: Option<String>,
    /// Where it is to be had.
    #[serde(default)]
    pub url: Option<String>,
    /// What a reader must know of it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A file that was read to make an atlas.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputRecord {
    /// What it was called, without the folder.
    pub name: String,
    /// What it is of: `epraccur`, `links`.
    pub what: String,
    /// The day, month or year of what it says.
    #[serde(default)]
    pub edition: Option<Date>,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// One organisation.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationRecord {
    /// ODS code, code of the Office for National Statistics, or a slug.
    pub id: String,
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// What it is.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// What it has always sat within.
    #[serde(default)]
    pub parent: Option<String>,
    /// What it sat within, and when.
    #[serde(default)]
    pub parents: Vec<ParentRecord>,
    /// From when, inclusive.
    #[serde(default)]
    pub since: Option<Date>,
    /// Until when, inclusive.
    #[serde(default)]
    pub until: Option<Date>,
    /// When the source saw it.
    #[serde(default)]
    pub seen: Option<Date>,
    /// From when it has had its code.
    #[serde(default)]
    pub code_since: Option<Date>,
    /// Names and kinds that it had for a time.
    #[serde(default)]
    pub styles: Vec<StyleRecord>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The keys of the sources of its other names; those of the record where there are none.
    #[serde(default)]
    pub alias_source: Vec<String>,
    /// Official codes that are not its id.
    #[serde(default)]
    pub codes: Vec<CodeRecord>,
    /// The areas it is made of, where no patch names it.
    #[serde(default)]
    pub covers: Vec<String>,
    /// How many there are of a set without names of their own.
    #[serde(default)]
    pub count: Option<u32>,
    /// What sources count of it.
    #[serde(default)]
    pub figures: Vec<FigureRecord>,
    /// Services that it has, by themselves: whom it serves with them is a link.
    #[serde(default)]
    pub provides: Vec<ProvidedRecord>,
    /// What else is said of it.
    #[serde(default)]
    pub notes: Vec<NoteRecord>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// What an organisation sits within, for a time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParentRecord {
    /// ODS code, code of the Office for National Statistics, or a slug.
    pub id: String,
    /// From when, inclusive.
    #[serde(default)]
    pub since: Option<Date>,
    /// Until when, inclusive.
    #[serde(default)]
    pub until: Option<Date>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// A name, or a kind, for a time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleRecord {
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// What it is.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// From when, inclusive.
    #[serde(default)]
    pub since: Option<Date>,
    /// Until when, inclusive.
    #[serde(default)]
    pub until: Option<Date>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// An official code that an organisation has or had, and that is not its id.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeRecord {
    /// Who gave it out.
    pub scheme: Scheme,
    /// The code.
    pub code: String,
    /// From when, inclusive.
    #[serde(default)]
    pub since: Option<Date>,
    /// Until when, inclusive.
    #[serde(default)]
    pub until: Option<Date>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// A number that a source gives.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureRecord {
    /// What it is a number of.
    pub what: String,
    /// The number.
    pub value: f64,
    /// How exact it is.
    #[serde(default)]
    pub precision: Option<Precision>,
    /// When the source saw it.
    #[serde(default)]
    pub seen: Option<Date>,
    /// The last day on which it holds, inclusive; nothing where no source says that it has ended.
    #[serde(default)]
    pub until: Option<Date>,
    /// What else the source says.
    #[serde(default)]
    pub note: Option<String>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// A service that a hospital or a provider has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvidedRecord {
    /// Which.
    pub service: Service,
    /// When the source saw it.
    #[serde(default)]
    pub seen: Option<Date>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// Something said of an organisation that no link says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteRecord {
    /// The text.
    pub text: String,
    /// When the source saw it.
    #[serde(default)]
    pub seen: Option<Date>,
    /// The last day on which it holds, inclusive; nothing where no source says that it has ended.
    #[serde(default)]
    pub until: Option<Date>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// What a link may say; which fields a relation has stands in [`LinkBody::misplaced`].
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkBody {
    /// The one of whom it is said.
    pub from: String,
    /// Those about whom it is said.
    pub to: Vec<String>,
    /// For what.
    #[serde(default)]
    pub service: Option<Service>,
    /// How much of an area.
    #[serde(default)]
    pub extent: Option<ExtentRecord>,
    /// Of the provider's, from 0 to 1.
    #[serde(default)]
    pub share: Option<f64>,
    /// Of the area's, from 0 to 1.
    #[serde(default)]
    pub share_of_area: Option<f64>,
    /// What the share is a share of.
    #[serde(default)]
    pub of: Option<Basis>,
    /// How one became the other.
    #[serde(default)]
    pub how: Option<Succession>,
    /// The day on which it happened.
    #[serde(default)]
    pub on: Option<Date>,
    /// From when, inclusive.
    #[serde(default)]
    pub since: Option<Date>,
    /// How sure that first day is; certain where nothing is said. One that is not is not told.
    #[serde(default)]
    pub since_certainty: Option<Certainty>,
    /// Until when, inclusive.
    #[serde(default)]
    pub until: Option<Date>,
    /// When the source saw it.
    #[serde(default)]
    pub seen: Option<Date>,
    /// What else the source says.
    #[serde(default)]
    pub note: Option<String>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// How much of an area is served.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum ExtentRecord {
    /// All of it.
    Whole,
    /// A part; which is not known.
    Part,
    /// The land that also lies in these areas.
    Within(Vec<String>),
}

/// A link: the relation, and what it says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[allow(missing_docs, reason = "each is the relation of the same name")]
pub enum LinkRecord {
    Serves(LinkBody),
    DrawsFrom(LinkBody),
    Commissions(LinkBody),
    MemberOf(LinkBody),
    PartnerOf(LinkBody),
    Leads(LinkBody),
    Operates(LinkBody),
    LocatedIn(LinkBody),
    CoterminousWith(LinkBody),
    SucceededBy(LinkBody),
    Transferred(LinkBody),
    OptedOut(LinkBody),
    RegisteredIn(LinkBody),
    AccountableTo(LinkBody),
    Oversees(LinkBody),
    Funds(LinkBody),
    Supports(LinkBody),
}

impl LinkRecord {
    /// The relation and the body apart.
    pub fn into_parts(self) -> (Relation, LinkBody) {
        match self {
            Self::Serves(b) => (Relation::Serves, b),
            Self::DrawsFrom(b) => (Relation::DrawsFrom, b),
            Self::Commissions(b) => (Relation::Commissions, b),
            Self::MemberOf(b) => (Relation::MemberOf, b),
            Self::PartnerOf(b) => (Relation::PartnerOf, b),
            Self::Leads(b) => (Relation::Leads, b),
            Self::Operates(b) => (Relation::Operates, b),
            Self::LocatedIn(b) => (Relation::LocatedIn, b),
            Self::CoterminousWith(b) => (Relation::CoterminousWith, b),
            Self::SucceededBy(b) => (Relation::SucceededBy, b),
            Self::Transferred(b) => (Relation::Transferred, b),
            Self::OptedOut(b) => (Relation::OptedOut, b),
            Self::RegisteredIn(b) => (Relation::RegisteredIn, b),
            Self::AccountableTo(b) => (Relation::AccountableTo, b),
            Self::Oversees(b) => (Relation::Oversees, b),
            Self::Funds(b) => (Relation::Funds, b),
            Self::Supports(b) => (Relation::Supports, b),
        }
    }

    /// What it says, whatever the relation.
    pub const fn body(&self) -> &LinkBody {
        match self {
            Self::Serves(body)
            | Self::DrawsFrom(body)
            | Self::Commissions(body)
            | Self::MemberOf(body)
            | Self::PartnerOf(body)
            | Self::Leads(body)
            | Self::Operates(body)
            | Self::LocatedIn(body)
            | Self::CoterminousWith(body)
            | Self::SucceededBy(body)
            | Self::Transferred(body)
            | Self::OptedOut(body)
            | Self::RegisteredIn(body)
            | Self::AccountableTo(body)
            | Self::Oversees(body)
            | Self::Funds(body)
            | Self::Supports(body) => body,
        }
    }

    /// The same, to be changed.
    pub const fn body_mut(&mut self) -> &mut LinkBody {
        match self {
            Self::Serves(body)
            | Self::DrawsFrom(body)
            | Self::Commissions(body)
            | Self::MemberOf(body)
            | Self::PartnerOf(body)
            | Self::Leads(body)
            | Self::Operates(body)
            | Self::LocatedIn(body)
            | Self::CoterminousWith(body)
            | Self::SucceededBy(body)
            | Self::Transferred(body)
            | Self::OptedOut(body)
            | Self::RegisteredIn(body)
            | Self::AccountableTo(body)
            | Self::Oversees(body)
            | Self::Funds(body)
            | Self::Supports(body) => body,
        }
    }
}

/// Fields that belong to some relations only, and which.
pub const FIELD_OWNERS: &[(&str, &[Relation])] = &[
    (
        "service",
        &[
            Relation::Serves,
            Relation::Transferred,
            Relation::Commissions,
            Relation::Operates,
            Relation::Leads,
            Relation::Funds,
            Relation::Supports,
        ],
    ),
    ("extent", &[Relation::Serves, Relation::Commissions]),
    ("share", &[Relation::DrawsFrom]),
    ("share_of_area", &[Relation::DrawsFrom]),
    ("of", &[Relation::DrawsFrom]),
    ("how", &[Relation::SucceededBy]),
    ("on", &[Relation::SucceededBy, Relation::Transferred]),
    ("since", HOLDS),
    ("since_certainty", HOLDS),
    ("until", HOLDS),
];

/// The relations that hold for a while rather than happen on a day.
const HOLDS: &[Relation] = &[
    Relation::Serves,
    Relation::DrawsFrom,
    Relation::Commissions,
    Relation::MemberOf,
    Relation::PartnerOf,
    Relation::Leads,
    Relation::Operates,
    Relation::LocatedIn,
    Relation::CoterminousWith,
    Relation::OptedOut,
    Relation::RegisteredIn,
    Relation::AccountableTo,
    Relation::Oversees,
    Relation::Funds,
    Relation::Supports,
];

impl LinkBody {
    /// The fields said here that the relation does not have, each with the relations that do.
    pub fn misplaced(&self, relation: Relation) -> Vec<(&'static str, &'static [Relation])> {
        let has = |field: &str| match field {
            "service" => self.service.is_some(),
            "extent" => self.extent.is_some(),
            "share" => self.share.is_some(),
            "share_of_area" => self.share_of_area.is_some(),
            "of" => self.of.is_some(),
            "how" => self.how.is_some(),
            "on" => self.on.is_some(),
            "since" => self.since.is_some(),
            "since_certainty" => self.since_certainty.is_some(),
            "until" => self.until.is_some(),
            _ => false,
        };
        FIELD_OWNERS
            .iter()
            .filter(|(field, owners)| has(field) && !owners.contains(&relation))
            .copied()
            .collect()
    }
}

/// A piece of land.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatchRecord {
    /// Every area it lies in that has a boundary of its own.
    pub areas: Vec<String>,
    /// Areas it lies in for a time.
    #[serde(default)]
    pub dated: Vec<ParentRecord>,
    /// Counted in mid-2020; not known where nobody counted them.
    #[serde(default)]
    pub residents: Option<u64>,
    /// How many lower layer super output areas it is made of.
    #[serde(default)]
    pub small_areas: u64,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// A town, a neighbourhood or a postcode district: no organisation, but a way in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalityRecord {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub what: LocalityKind,
    /// The areas it lies in, each with the share of it that does.
    pub at: Vec<PartRecord>,
    /// Areas, open or closed, in whose land all of it lies too: where in the areas it is.
    #[serde(default)]
    pub within: Vec<String>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// How much of a locality lies in an area: `("E09000011", 0.96)`, or, where only a part of that area
/// is meant, with the areas in which that part lies too: `("E08000014", 0.42, ["01V"])`.
#[derive(Clone, Debug, PartialEq)]
pub struct PartRecord {
    /// The area.
    pub area: String,
    /// How much of the locality lies there, from 0 to 1.
    pub share: f64,
    /// Areas, open or closed, in whose land this part of it lies too.
    pub within: Vec<String>,
}

impl<'de> Deserialize<'de> for PartRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(3, PartVisitor)
    }
}

/// Reads a part, the last piece of which may be left out.
struct PartVisitor;

impl<'de> Visitor<'de> for PartVisitor {
    type Value = PartRecord;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an area and the share of it, (\"E09000011\", 0.96)")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut pieces: A) -> Result<PartRecord, A::Error> {
        let area = pieces.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let share = pieces.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        let within = pieces.next_element()?.unwrap_or_default();
        Ok(PartRecord { area, share, within })
    }
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermRecord {
    /// The word or abbreviation.
    pub term: String,
    /// What it is short for.
    #[serde(default)]
    pub expansion: Option<String>,
    /// What it means.
    pub meaning: String,
    /// Who uses it so.
    #[serde(default)]
    pub used_by: Option<String>,
    /// Other terms.
    #[serde(default)]
    pub see: Vec<String>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRecord {
    /// When.
    pub date: Date,
    /// How the source words the date, where it is vaguer: `late 2016`, `2023/24`.
    #[serde(default)]
    pub said: Option<String>,
    /// What happened.
    pub what: String,
    /// Whom it concerns.
    #[serde(default)]
    pub organisations: Vec<String>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}

/// What a document says a tier is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierRecord {
    /// Which tier.
    pub tier: Tier,
    /// What it is called.
    pub name: String,
    /// At least so many residents.
    #[serde(default)]
    pub residents_min: Option<u64>,
    /// At most so many.
    #[serde(default)]
    pub residents_max: Option<u64>,
    /// What it is for.
    #[serde(default)]
    pub purpose: Option<String>,
    /// What its bodies are called.
    #[serde(default)]
    pub models: Vec<String>,
    /// What else the source says.
    #[serde(default)]
    pub note: Option<String>,
    /// How sure it is; certain where nothing is said.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// The keys of its sources; those of what it belongs to where there are none.
    #[serde(default)]
    pub source: Vec<String>,
}
