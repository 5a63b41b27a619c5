//! RON text to records, and records back to where they stand in the text.
//!
//! This is the only door through which facts come in, and the only module that
//! names `ron`. A file that is well formed is read in one typed pass. Only when
//! something is wrong is it read again, record by record, so that every faulty
//! record is reported and not just the first; see `parse`.

mod files;
mod locate;
mod parse;
pub mod record;
mod write;

pub use files::{ReadError, read_bytes, read_layer};
pub(crate) use locate::{Needle, RecordPosition, Section};
pub use parse::records;
pub(crate) use parse::{Parsed, ParsedFile, parse};
pub use write::write;

use std::borrow::Cow;

/// One file's text, under the name the person gave it.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as given, or a name in angle brackets for what is compiled in.
    pub name: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// UTF-8 text, without a byte order mark.
    Text(Cow<'static, str>),
    /// Bytes that are not UTF-8.
    NotText,
}

impl SourceFile {
    /// A file of text; a byte order mark at its head is dropped.
    pub fn text(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        let text: Cow<'static, str> = text.into();
        let text = match text {
            Cow::Borrowed(t) => Cow::Borrowed(t.strip_prefix('\u{feff}').unwrap_or(t)),
            Cow::Owned(t) if t.starts_with('\u{feff}') => Cow::Owned(t['\u{feff}'.len_utf8()..].to_owned()),
            owned @ Cow::Owned(_) => owned,
        };
        Self { name: name.into(), content: Content::Text(text) }
    }

    /// A file from its bytes.
    pub fn bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::text(name, text),
            Err(_) => Self { name: name.into(), content: Content::NotText },
        }
    }

    pub(crate) fn as_text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::NotText => "",
        }
    }
}

/// Files given together. Within one layer an id stands once; a layer on top adds to it.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// In the order given.
    pub files: Vec<SourceFile>,
}
