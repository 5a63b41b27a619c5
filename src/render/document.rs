//! A document: a title, headings, paragraphs, lists and tables, and its sources as numbered
//! notes. One value, and a writer for each format.

mod html;
mod markdown;
mod text;

pub(super) use html::html;
pub(super) use markdown::markdown;
pub(super) use text::text;

use crate::atlas::Source;
use crate::render::clean;
use crate::render::sources::{licences, runs};

/// A whole document.
#[derive(Clone, Debug)]
pub(super) struct Document<'a> {
    pub(super) title: String,
    /// What must be said before anything else.
    pub(super) warnings: Vec<String>,
    pub(super) blocks: Vec<Block>,
    /// The sources, in the order in which they are cited.
    pub(super) sources: Vec<&'a Source>,
    /// For which day it speaks, and from which atlas.
    pub(super) foot: String,
}

impl Document<'_> {
    /// Under which licence each source may be used; nothing where none has one.
    fn licences(&self) -> Option<String> {
        let under = |licence: &String| {
            let is =
                |source: &Source| source.licence.as_deref().map(clean).as_deref() == Some(licence.as_str());
            let numbers: Vec<usize> =
                self.sources.iter().enumerate().filter(|(_, s)| is(s)).map(|(at, _)| at + 1).collect();
            format!("{licence} for {}", runs(&numbers))
        };
        let said: Vec<String> = licences(&self.sources).iter().map(under).collect();
        (!said.is_empty()).then(|| format!("Licences of the sources: {}.", said.join("; ")))
    }
}

/// A part of a document.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// Of the second level: the title is the first.
    Heading(&'static str),
    Paragraph(Said),
    List(Vec<Item>),
    Table {
        columns: Vec<String>,
        rows: Vec<Vec<Cell>>,
    },
}

/// Something said, and the numbers of its sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) cites: Vec<usize>,
}

/// An item of a list, so many levels down.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) depth: usize,
    pub(super) said: Said,
}

/// A cell of a table, one line for each thing said.
pub(super) type Cell = Vec<Said>;

impl Said {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), cites: Vec::new() }
    }

    pub(super) fn cited(text: impl Into<String>, mut cites: Vec<usize>) -> Self {
        cites.sort_unstable();
        cites.dedup();
        Self { text: text.into(), cites }
    }
}

impl Item {
    pub(super) fn top(said: Said) -> Self {
        Self { depth: 0, said }
    }
}
