//! A card in words: headings, and lines under them, each with whom it leads to and on
//! whose word it stands. The command line prints them, the explorer lets a person walk
//! them.

mod absent;
mod facts;
mod heading;
mod html;
mod json;
mod links;
mod markdown;
mod place;
mod text;

pub use absent::not_there;
pub(super) use absent::warnings;
pub(super) use heading::{MANY, heading};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::clean;
use super::phrase::{kind_of, lives, named};
use super::sources::Cited;
use crate::atlas::{Closed, OrgIx, Source, SourceSet};
use crate::query::{AsAt, Card};
use crate::words::Certainty;
use heading::SERVED_BY;

/// A whole card.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The name on the day.
    pub name: String,
    /// Its code.
    pub id: String,
    /// What it is: kind, period.
    pub what: String,
    /// What must be said first: that it is not there on the day, that it is only planned.
    pub warnings: Vec<String>,
    /// What there is to say, in order.
    pub sections: Vec<Section>,
    /// The sources, in the order in which lines cite them.
    pub sources: Vec<&'a Source>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// The lines.
    pub lines: Vec<Line>,
    /// The lines where there is no room for hundreds: what is many is counted. Empty where
    /// the lines are few.
    counted: Vec<Line>,
}

impl Section {
    fn new(heading: &'static str, lines: Vec<Line>) -> Self {
        Self { heading, lines, counted: Vec::new() }
    }

    /// The lines as they are printed: many of one kind are counted.
    pub(super) fn printed(&self) -> &[Line] {
        if self.counted.is_empty() { &self.lines } else { &self.counted }
    }
}

/// One line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Whom it leads to.
    pub target: Option<OrgIx>,
    /// How sure it is.
    pub certainty: Certainty,
    /// The numbers of its sources, from 1, in the list at the foot.
    pub cites: Vec<usize>,
}

/// Puts a card into words.
pub fn page<'a>(as_at: &AsAt<'a>, card: &Card<'a>) -> Page<'a> {
    // A card of what was not there speaks as of another day.
    if !card.is_there {
        let then = AsAt::new(as_at.atlas(), card.speaks_for, Closed::Leave);
        return Writer::new(&then, card).page(as_at);
    }
    Writer::new(as_at, card).page(as_at)
}

struct Writer<'w, 'a> {
    as_at: &'w AsAt<'a>,
    card: &'w Card<'a>,
    cited: Cited<'a>,
}

impl<'w, 'a> Writer<'w, 'a> {
    fn new(as_at: &'w AsAt<'a>, card: &'w Card<'a>) -> Self {
        Self { as_at, card, cited: Cited::new(as_at.atlas()) }
    }

    fn page(mut self, asked: &AsAt<'a>) -> Page<'a> {
        let org = self.as_at.atlas().org(self.card.org);
        let kind = self.as_at.kind(self.card.org);
        let first = [self.names(), self.place(), self.systems(), self.reach(), self.same_land()];
        let mut links = self.links();
        let served = links.iter().position(|s| s.heading == SERVED_BY);
        links.insert(served.map_or(0, |at| at + 1), self.also_serve());
        let then = [self.findings(), self.figures(), self.notes(), self.history()];
        let standing = self.standing();
        let what =
            [Some(kind_of(kind, org.count)), lives(org)].into_iter().flatten().collect::<Vec<_>>().join(", ");
        Page {
            name: clean(self.as_at.name(self.card.org)).into_owned(),
            id: clean(&org.id).into_owned(),
            what,
            warnings: warnings(asked, self.card.org),
            sections: first
                .into_iter()
                .chain(links)
                .chain(then)
                .chain([standing])
                .filter(|s| !s.lines.is_empty())
                .collect(),
            sources: self.cited.all().to_vec(),
        }
    }

    fn cite(&mut self, set: SourceSet) -> Vec<usize> {
        self.cited.cite(set)
    }

    fn name(&self, org: OrgIx) -> String {
        clean(self.as_at.name(org)).into_owned()
    }

    fn named(&self, org: OrgIx) -> String {
        named(self.as_at, org)
    }
}

fn plain(text: String) -> Line {
    Line { text, target: None, certainty: Certainty::Certain, cites: Vec::new() }
}

fn leads_to(text: String, target: OrgIx) -> Line {
    Line { text, target: Some(target), certainty: Certainty::Certain, cites: Vec::new() }
}
