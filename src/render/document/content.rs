//! What a document holds.

use crate::atlas::Source;
use crate::render::citations::{citation, licences, marks_in_runs, runs};
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
    /// How many words it has, as `wc -w` counts them in the longer of its text and its Markdown: what
    /// stands between spaces, with the numbers of sources and the marks of lists and tables.
    pub(in crate::render) fn words(&self) -> usize {
        let count = |text: &str| text.split_whitespace().count();
        let sentence = |said: &Sentence| count(&said.text) + count(&marks_in_runs(&said.cites));
        let cell = |cell: &Cell| cell.iter().map(sentence).sum::<usize>();
        let block = |block: &Block| match block {
            Block::Heading(heading) => 1 + count(heading),
            Block::Paragraph(said) => sentence(said),
            Block::List(items) => items.iter().map(|item| 1 + sentence(&item.sentence)).sum(),
            Block::Table { columns, rows } => {
                let heads: Vec<usize> = columns.iter().map(|head| count(head)).collect();
                let marks = columns.len() + 1;
                let row = |cells: &Vec<Cell>| {
                    let labels = cells.iter().zip(&heads).skip(1).filter(|(cell, _)| !cell.is_empty());
                    let labels: usize = labels.map(|(_, head)| head).sum();
                    cells.iter().map(cell).sum::<usize>() + labels.max(marks)
                };
                heads.iter().sum::<usize>() + marks + 1 + rows.iter().map(row).sum::<usize>()
            }
        };
        let blocks: usize = self.blocks.iter().map(block).sum();
        let sources: usize = self.sources.iter().map(|source| 1 + count(&citation(source))).sum();
        let warnings: usize = self.warnings.iter().map(|warning| count(warning)).sum();
        let licences = self.licences().map_or(0, |licences| count(&licences));
        // The marks and the words of the two headings that every document has.
        3 + count(&self.title) + warnings + blocks + sources + licences + count(&self.foot)
    }

    /// Without the sources that nothing cites any more, the others numbered anew in their order.
    pub(in crate::render) fn with_cited_sources(mut self) -> Self {
        let mut cited = vec![false; self.sources.len()];
        for number in self.blocks.iter_mut().flat_map(Block::sentences_mut).flat_map(|said| &said.cites) {
            cited[number - 1] = true;
        }
        let mut kept = 0;
        let numbers: Vec<usize> = cited
            .iter()
            .map(|is_cited| {
                kept += usize::from(*is_cited);
                kept
            })
            .collect();
        for number in self.blocks.iter_mut().flat_map(Block::sentences_mut).flat_map(|said| &mut said.cites) {
            *number = numbers[*number - 1];
        }
        let mut is_cited = cited.into_iter();
        self.sources.retain(|_| is_cited.next().unwrap_or(false));
        self
    }

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

impl Block {
    /// Every sentence in it that may have sources.
    pub(in crate::render) fn sentences_mut(&mut self) -> Vec<&mut Sentence> {
        match self {
            Self::Heading(_) => Vec::new(),
            Self::Paragraph(said) => vec![said],
            Self::List(items) => items.iter_mut().map(|item| &mut item.sentence).collect(),
            Self::Table { rows, .. } => rows.iter_mut().flatten().flatten().collect(),
        }
    }
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
