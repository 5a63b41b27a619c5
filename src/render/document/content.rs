//! What a document holds.

use crate::atlas::Source;
use crate::render::citations::{licences, runs};
use crate::render::clean;

/// How sources name the licence.
const OPEN_GOVERNMENT_LICENCE: &str = "OGL-3.0";
/// What the licence asks to be said.
const ATTRIBUTION: &str = "Contains public sector information licensed under the Open Government Licence v3.0.";

/// A whole document.
#[derive(Clone, Debug)]
pub(in crate::render) struct Document<'a> {
    pub(in crate::render) title: String,
    /// What must be said before anything else.
    pub(in crate::render) warnings: Vec<String>,
    pub(in crate::render) blocks: Vec<Block>,
    /// The sources, in the order in which they are cited.
    pub(in crate::render) sources: Vec<&'a Source>,
    /// For which day it speaks, and from which atlas.
    pub(in crate::render) foot: String,
}

impl Document<'_> {
    /// Under which licence each source may be used, with the words that the Open Government Licence
    /// asks of whoever passes on what is under it; nothing where none has one.
    pub(super) fn licences(&self) -> Option<String> {
        let under = |licence: &String| {
            let is =
                |source: &Source| source.licence.as_deref().map(clean).as_deref() == Some(licence.as_str());
            let numbers: Vec<usize> =
                self.sources.iter().enumerate().filter(|(_, s)| is(s)).map(|(at, _)| at + 1).collect();
            format!("{licence} for {}", runs(&numbers))
        };
        let licences = licences(&self.sources);
        let each: Vec<String> = licences.iter().map(under).collect();
        let is_open = licences.iter().any(|licence| licence.contains(OPEN_GOVERNMENT_LICENCE));
        let attribution = if is_open { format!(" {ATTRIBUTION}") } else { String::new() };
        (!each.is_empty()).then(|| format!("Licences of the sources: {}.{attribution}", each.join("; ")))
    }
}

/// A part of a document.
#[derive(Clone, Debug)]
pub(in crate::render) enum Block {
    /// Of the second level: the title is the first.
    Heading(&'static str),
    Paragraph(Sentence),
    List(Vec<ListItem>),
    Table {
        columns: Vec<String>,
        rows: Vec<Vec<Cell>>,
    },
}

/// Something said, and the numbers of its sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::render) struct Sentence {
    pub(in crate::render) text: String,
    pub(in crate::render) cites: Vec<usize>,
}

/// An item of a list, so many levels down.
#[derive(Clone, Debug)]
pub(in crate::render) struct ListItem {
    pub(in crate::render) depth: usize,
    pub(in crate::render) sentence: Sentence,
}

/// A cell of a table, one line for each thing said.
pub(in crate::render) type Cell = Vec<Sentence>;

impl Sentence {
    pub(in crate::render) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), cites: Vec::new() }
    }

    pub(in crate::render) fn cited(text: impl Into<String>, mut cites: Vec<usize>) -> Self {
        cites.sort_unstable();
        cites.dedup();
        Self { text: text.into(), cites }
    }
}

impl ListItem {
    pub(in crate::render) fn top(sentence: Sentence) -> Self {
        Self { depth: 0, sentence }
    }
}
