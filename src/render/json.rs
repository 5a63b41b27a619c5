//! JSON: versioned, stable in its keys and their order.

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Serializer};

use super::citations::Citations;
use super::escape::json::Safe;
use crate::atlas::{Atlas, OrgIx, Source, SourceSet};
use crate::date::Date;
use crate::query::AsAt;

/// The version of every shape written here.
pub(super) const SCHEMA: u32 = 1;

/// An organisation, wherever one is named.
#[derive(Debug, Serialize)]
pub(super) struct Organisation<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    tier: Option<&'static str>,
    since: Option<String>,
    until: Option<String>,
}

impl<'a> Organisation<'a> {
    pub(super) fn each(as_at: &AsAt<'a>, orgs: &[OrgIx]) -> Vec<Self> {
        orgs.iter().map(|org| Self::new(as_at, *org)).collect()
    }

    pub(super) fn new(as_at: &AsAt<'a>, org: OrgIx) -> Self {
        let o = as_at.atlas().org(org);
        let kind = as_at.kind(org);
        Self {
            id: &o.id,
            name: as_at.name(org),
            kind: kind.word(),
            tier: kind.tier().map(crate::words::Tier::word),
            since: date(o.period.since),
            until: date(o.period.until),
        }
    }
}

/// An organisation, and how much of it is meant.
#[derive(Debug, Serialize)]
pub(super) struct Portion<'a> {
    #[serde(flatten)]
    organisation: Organisation<'a>,
    share: Option<f64>,
}

impl<'a> Portion<'a> {
    pub(super) fn new(as_at: &AsAt<'a>, org: OrgIx, share: Option<f64>) -> Self {
        Self { organisation: Organisation::new(as_at, org), share }
    }
}

/// What every answer ends with: of which atlas it is, how far that reaches, and the sources.
#[derive(Debug, Serialize)]
pub(super) struct Imprint<'a> {
    title: &'a str,
    known_to: String,
    sources: Vec<Described<'a>>,
}

#[derive(Debug, Serialize)]
struct Described<'a> {
    key: &'a str,
    title: &'a str,
    publisher: &'a str,
    published: Option<String>,
    licence: Option<&'a str>,
    url: Option<&'a str>,
    note: Option<&'a str>,
}

impl<'a> Imprint<'a> {
    pub(super) fn new(citations: &Citations<'a>) -> Self {
        let atlas = citations.atlas();
        let described = |s: &&'a Source| Described {
            key: &s.key,
            title: &s.title,
            publisher: &s.publisher,
            published: date(s.published),
            licence: s.licence.as_deref(),
            url: s.url.as_deref(),
            note: s.note.as_deref(),
        };
        Self {
            title: atlas.title(),
            known_to: atlas.as_at().to_string(),
            sources: citations.all().iter().map(described).collect(),
        }
    }
}

/// A date as the data gives it.
pub(super) fn date(date: Option<Date>) -> Option<String> {
    date.map(|d| d.to_string())
}

/// The keys of the sources of a fact.
pub(super) fn keys(atlas: &Atlas, set: SourceSet) -> Vec<&str> {
    atlas.sources_of(set).map(|s| &*s.key).collect()
}

/// The keys of the sources of several facts, each once.
pub(super) fn keys_of_all<'a>(atlas: &'a Atlas, sets: &[SourceSet]) -> Vec<&'a str> {
    let mut all: Vec<&str> = Vec::new();
    for key in sets.iter().flat_map(|set| keys(atlas, *set)) {
        if !all.contains(&key) {
            all.push(key);
        }
    }
    all
}

/// A value as text, on one line, without a line break at its end.
pub(super) fn text<T: Serialize>(value: &T) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Safe(CompactFormatter));
    // Memory takes what is written to it, and no answer holds what JSON has no form for.
    match value.serialize(&mut serializer) {
        Ok(()) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// An answer: the version of its shape, what there is to say, and of which atlas and on whose
/// word.
pub(super) fn answer<T: Serialize>(content: &T, citations: &Citations<'_>) -> String {
    text(&Answer { schema: SCHEMA, content, imprint: Imprint::new(citations) })
}

#[derive(Serialize)]
struct Answer<'a, T> {
    schema: u32,
    #[serde(flatten)]
    content: &'a T,
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_might_obey_is_escaped_and_not_lost() {
        let name = "a\u{9b}2J\u{202e}b\u{e0001}é\n";
        let written = text(&name);
        assert_eq!(written, "\"a\\u009b2J\\u202eb\\udb40\\udc01é\\n\"");
        let read: String = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read, name);
    }
}
