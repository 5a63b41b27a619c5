//! The atlas format, record by record, as people write it.
//!
//! These types mirror the file; nothing is resolved or checked across records here.
//! `data/README.md` documents the format for those who write it.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Error, MapAccess, Visitor};

use crate::date::Date;
use crate::words::{Basis, Certainty, Kind, Precision, Relation, Service, Succession, Tier};

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(rename = "Atlas", deny_unknown_fields)]
pub(crate) struct FileRecord {
    /// Always 1.
    pub(crate) format: u32,
    /// What the atlas is of.
    #[serde(default)]
    pub(crate) title: Option<String>,
    /// The date for which answers are given unless another is asked for.
    #[serde(default)]
    pub(crate) as_at: Option<Date>,
    /// How the file takes part in a merge.
    #[serde(default)]
    pub(crate) layer: Option<LayerRole>,
    /// The sources of every record that names none.
    #[serde(default)]
    pub(crate) source: Vec<String>,
    /// What the sources are.
    #[serde(default)]
    pub(crate) sources: Entries<SourceRecord>,
    /// The organisations.
    #[serde(default)]
    pub(crate) organisations: Vec<OrganisationRecord>,
    /// How they are joined.
    #[serde(default)]
    pub(crate) links: Vec<LinkRecord>,
    /// The land.
    #[serde(default)]
    pub(crate) patches: Vec<PatchRecord>,
    /// The glossary.
    #[serde(default)]
    pub(crate) terms: Vec<TermRecord>,
    /// The timeline.
    #[serde(default)]
    pub(crate) events: Vec<EventRecord>,
    /// What documents say of tiers.
    #[serde(default)]
    pub(crate) tiers: Vec<TierRecord>,
}

/// The fields of a file, for messages and for reading it record by record.
pub(super) const FILE_FIELDS: &[&str] = &[
    "format",
    "title",
    "as_at",
    "layer",
    "source",
    "sources",
    "organisations",
    "links",
    "patches",
    "terms",
    "events",
    "tiers",
];

/// The entries of a map in their order, also those whose key stands twice.
#[derive(Debug)]
pub(crate) struct Entries<T>(pub(crate) Vec<(String, T)>);

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
pub(crate) enum LayerRole {
    /// What people compiled: its parents, kinds, styles, services and extents win.
    #[default]
    Stated,
    /// An official register: its names and dates win.
    Register,
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceRecord {
    /// What it is called.
    pub(crate) title: String,
    /// Who published it.
    pub(crate) publisher: String,
    /// When.
    #[serde(default)]
    pub(crate) published: Option<Date>,
    /// Under which licence it may be used.
    #[serde(default)]
    pub(crate) licence: Option<String>,
    /// Where it is to be had.
    #[serde(default)]
    pub(crate) url: Option<String>,
    /// What a reader must know of it.
    #[serde(default)]
    pub(crate) note: Option<String>,
}

/// One organisation.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganisationRecord {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) kind: Option<Kind>,
    /// What it has always sat within.
    #[serde(default)]
    pub(crate) parent: Option<String>,
    /// What it sat within, and when.
    #[serde(default)]
    pub(crate) parents: Vec<ParentRecord>,
    #[serde(default)]
    pub(crate) since: Option<Date>,
    #[serde(default)]
    pub(crate) until: Option<Date>,
    #[serde(default)]
    pub(crate) seen: Option<Date>,
    #[serde(default)]
    pub(crate) code_since: Option<Date>,
    #[serde(default)]
    pub(crate) styles: Vec<StyleRecord>,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[serde(default)]
    pub(crate) covers: Vec<String>,
    #[serde(default)]
    pub(crate) count: Option<u32>,
    #[serde(default)]
    pub(crate) figures: Vec<FigureRecord>,
    #[serde(default)]
    pub(crate) notes: Vec<NoteRecord>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// What an organisation sits within, for a time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParentRecord {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) since: Option<Date>,
    #[serde(default)]
    pub(crate) until: Option<Date>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// A name, or a kind, for a time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StyleRecord {
    #[serde(default)]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) kind: Option<Kind>,
    #[serde(default)]
    pub(crate) since: Option<Date>,
    #[serde(default)]
    pub(crate) until: Option<Date>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// A number that a source gives.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureRecord {
    pub(crate) what: String,
    pub(crate) value: f64,
    #[serde(default)]
    pub(crate) precision: Option<Precision>,
    #[serde(default)]
    pub(crate) seen: Option<Date>,
    #[serde(default)]
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// Something said of an organisation that no link says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteRecord {
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) seen: Option<Date>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// What a link may say; which fields a relation has stands in [`LinkBody::misplaced`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkBody {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    #[serde(default)]
    pub(crate) service: Option<Service>,
    #[serde(default)]
    pub(crate) extent: Option<ExtentRecord>,
    #[serde(default)]
    pub(crate) share: Option<f64>,
    #[serde(default)]
    pub(crate) of: Option<Basis>,
    #[serde(default)]
    pub(crate) how: Option<Succession>,
    #[serde(default)]
    pub(crate) on: Option<Date>,
    #[serde(default)]
    pub(crate) since: Option<Date>,
    #[serde(default)]
    pub(crate) until: Option<Date>,
    #[serde(default)]
    pub(crate) seen: Option<Date>,
    #[serde(default)]
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// How much of an area is served.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum ExtentRecord {
    /// All of it.
    Whole,
    /// A part; which is not known.
    Part,
    /// The land that also lies in these areas.
    Within(Vec<String>),
}

/// A link: the relation, and what it says.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "each is the relation of the same name")]
pub(crate) enum LinkRecord {
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
    pub(crate) fn into_parts(self) -> (Relation, LinkBody) {
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
}

/// Fields that belong to some relations only, and which.
pub(crate) const FIELD_OWNERS: &[(&str, &[Relation])] = &[
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
    ("of", &[Relation::DrawsFrom]),
    ("how", &[Relation::SucceededBy]),
    ("on", &[Relation::SucceededBy, Relation::Transferred]),
    ("since", HOLDS),
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
    pub(crate) fn misplaced(&self, relation: Relation) -> Vec<(&'static str, &'static [Relation])> {
        let said = |field: &str| match field {
            "service" => self.service.is_some(),
            "extent" => self.extent.is_some(),
            "share" => self.share.is_some(),
            "of" => self.of.is_some(),
            "how" => self.how.is_some(),
            "on" => self.on.is_some(),
            "since" => self.since.is_some(),
            "until" => self.until.is_some(),
            _ => false,
        };
        FIELD_OWNERS
            .iter()
            .filter(|(field, owners)| said(field) && !owners.contains(&relation))
            .copied()
            .collect()
    }
}

/// A piece of land.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PatchRecord {
    pub(crate) areas: Vec<String>,
    #[serde(default)]
    pub(crate) dated: Vec<ParentRecord>,
    #[serde(default)]
    pub(crate) residents: u64,
    #[serde(default)]
    pub(crate) small_areas: u64,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// A term of the glossary.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermRecord {
    pub(crate) term: String,
    #[serde(default)]
    pub(crate) expansion: Option<String>,
    pub(crate) meaning: String,
    #[serde(default)]
    pub(crate) used_by: Option<String>,
    #[serde(default)]
    pub(crate) see: Vec<String>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// Something that happened.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventRecord {
    pub(crate) date: Date,
    /// How the source words the date, where it is vaguer: `late 2016`, `2023/24`.
    #[serde(default)]
    pub(crate) said: Option<String>,
    pub(crate) what: String,
    #[serde(default)]
    pub(crate) organisations: Vec<String>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

/// What a document says a tier is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TierRecord {
    pub(crate) tier: Tier,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) residents_min: Option<u64>,
    #[serde(default)]
    pub(crate) residents_max: Option<u64>,
    #[serde(default)]
    pub(crate) purpose: Option<String>,
    #[serde(default)]
    pub(crate) models: Vec<String>,
    #[serde(default)]
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) certainty: Option<Certainty>,
    #[serde(default)]
    pub(crate) source: Vec<String>,
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateVisitor;
        impl Visitor<'_> for DateVisitor {
            type Value = Date;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a date in quotes, such as \"2020-03-31\", \"2016-03\" or \"2017\"")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
                Date::parse(text).map_err(|why| E::custom(format_args!("\"{text}\" is not a date: {why}")))
            }
        }
        deserializer.deserialize_str(DateVisitor)
    }
}
