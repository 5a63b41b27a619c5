//! JSON: versioned, stable in its keys and their order.
//!
//! Data is passed on as it is, but written so that no terminal obeys it: what [`clean`]
//! would take out is escaped here.
//!
//! [`clean`]: super::clean

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::clean::is_unsafe;
use super::sources::Cited;
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
    pub(super) fn new(atlas: &'a Atlas, cited: &Cited<'a>) -> Self {
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
            sources: cited.all().iter().map(described).collect(),
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

/// Writes a value on one line, without a line break at its end.
///
/// # Errors
/// What the writer says.
pub(super) fn write<W: io::Write, T: Serialize>(out: W, value: &T) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Safe(CompactFormatter));
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// A value as text, on one line.
///
/// # Errors
/// None that a writer to memory has.
pub(super) fn text<T: Serialize>(value: &T) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes, value)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Escapes what a terminal might obey.
struct Safe(CompactFormatter);

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unsafe(*c)) {
            self.0.write_string_fragment(out, &rest[..at])?;
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        self.0.write_string_fragment(out, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_might_obey_is_escaped_and_not_lost() {
        let name = "a\u{9b}2J\u{202e}b\u{e0001}é\n";
        let written = text(&name).expect("memory");
        assert_eq!(written, "\"a\\u009b2J\\u202eb\\udb40\\udc01é\\n\"");
        let read: String = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read, name);
    }
}
