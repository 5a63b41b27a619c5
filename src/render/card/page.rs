//! What a card says: sections of lines.

use crate::atlas::{OrgIx, Source};
use crate::render::certainty::in_brackets;
use crate::render::citations::marks;
use crate::words::{Certainty, Kind};

/// More than so many of one kind under one heading are counted where they are printed.
pub(super) const MANY: usize = 24;

/// A whole card.
#[derive(Clone, Debug)]
pub struct CardPage<'a> {
    /// The name on the day.
    pub name: String,
    /// Its code.
    pub id: String,
    /// What it is: kind, period.
    pub what: String,
    /// What must be said first: that it is not there on the day, that it is only planned.
    pub warnings: Vec<String>,
    /// What there is to say, in order.
    pub sections: Vec<CardSection>,
    /// The sources, in the order in which lines cite them.
    pub sources: Vec<&'a Source>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardSection {
    /// The heading.
    pub heading: String,
    /// The lines.
    pub lines: Vec<CardLine>,
    /// The lines as they are printed, where that is otherwise: what is many is counted, and what can be
    /// listed by following a line is named or has its command. Else empty.
    pub(super) counted: Vec<CardLine>,
    /// Is it what few ask for, so that it is folded where it can be opened?
    pub is_aside: bool,
}

impl CardSection {
    pub(super) fn new(heading: impl Into<String>, lines: Vec<CardLine>) -> Self {
        Self { heading: heading.into(), lines, counted: Vec::new(), is_aside: false }
    }

    /// As what few ask for.
    pub(super) fn aside(self) -> Self {
        Self { is_aside: true, ..self }
    }

    /// How wide the labels of its rows are; nothing where it has none.
    pub fn label_width(&self) -> usize {
        self.lines.iter().filter_map(|line| line.label).map(str::len).max().unwrap_or(0)
    }

    /// The lines as they are printed: many of one kind are counted.
    pub(super) fn printed(&self) -> &[CardLine] {
        if self.counted.is_empty() { &self.lines } else { &self.counted }
    }
}

/// One line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// Of a row of a table, what the row is of.
    pub label: Option<&'static str>,
    /// What it says.
    pub text: String,
    /// Whom it leads to.
    pub target: Option<OrgIx>,
    /// Of which kind those in the area are that it counts, where they can be listed.
    pub lists: Option<Kind>,
    /// How sure it is.
    pub certainty: Certainty,
    /// The numbers of its sources, from 1, in the list at the foot.
    pub cites: Vec<usize>,
}

impl CardLine {
    pub(super) fn plain(text: String) -> Self {
        Self { label: None, text, target: None, lists: None, certainty: Certainty::Certain, cites: Vec::new() }
    }

    pub(super) fn leading_to(target: OrgIx, text: String) -> Self {
        Self { target: Some(target), ..Self::plain(text) }
    }

    /// So many of a kind, to be listed.
    pub(super) fn listing(kind: Kind, text: String) -> Self {
        Self { lists: Some(kind), ..Self::plain(text) }
    }

    /// As a row of a table.
    pub(super) fn labelled(self, label: &'static str) -> Self {
        Self { label: Some(label), ..self }
    }

    /// What it says in a list: what it is of, and the sentence.
    pub(super) fn listed(&self) -> String {
        let sentence = self.sentence();
        self.label.map_or_else(|| sentence.clone(), |label| format!("{label}: {sentence}"))
    }

    /// What it says, how sure it is unless it is certain, and the numbers of its sources.
    pub(super) fn sentence(&self) -> String {
        format!("{}{}{}", self.text, in_brackets(self.certainty), marks(&self.cites))
    }
}
