//! A page of dated lines.

use super::happening::with_citations;
use crate::atlas::{OrgIx, Source};
use crate::date::date_in_words;
use crate::query::{AsAt, Happening};
use crate::render::citations::Citations;
use crate::render::clean;
use crate::render::period::life;
use crate::render::phrase::kind_of;
use crate::render::reading::{Lead, to_each};

/// What happened, in words.
#[derive(Clone, Debug)]
pub struct DatedPage<'a> {
    /// The name of the organisation.
    pub(super) name: String,
    /// Its code, and what it is.
    pub(super) what: String,
    /// What must be said first: that it is not there on the day, that it is only planned.
    pub(super) warnings: Vec<String>,
    /// All of it in short.
    pub(super) in_short: Vec<String>,
    /// What there is to say, in order.
    pub(super) sections: Vec<DatedSection>,
    /// How many it happened to, a line for each kind.
    pub(super) counts: Vec<String>,
    /// The sources, in the order in which lines cite them.
    pub(super) sources: Vec<&'a Source>,
    /// For which days this is, and from which atlas.
    pub(super) foot: String,
}

/// A heading and what stands under it.
#[derive(Clone, Debug)]
pub(super) struct DatedSection {
    pub(super) heading: &'static str,
    pub(super) lines: Vec<DatedLine>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub(super) struct DatedLine {
    /// When.
    pub(super) date: String,
    /// What, how sure that is, and the numbers of the sources.
    pub(super) text: String,
    /// To the day, and to those whom the line names.
    pub(super) leads: Vec<Lead>,
}

impl DatedSection {
    /// A heading over what happened; `more` is told of each beside what happened.
    pub(super) fn new<'h, 'a: 'h>(
        heading: &'static str,
        happened: impl IntoIterator<Item = &'h Happening<'a>>,
        more: impl Fn(&Happening<'a>) -> String,
        citations: &mut Citations<'a>,
    ) -> Self {
        let line = |h: &Happening<'a>| DatedLine {
            date: h.date.map_or_else(|| "undated".to_owned(), date_in_words),
            text: with_citations(h, &more(h), citations),
            leads: leads(h),
        };
        Self { heading, lines: happened.into_iter().map(line).collect() }
    }
}

/// To the day, where that is known, and to everyone who is named.
fn leads(h: &Happening<'_>) -> Vec<Lead> {
    let day = h.first_day().map(Lead::Day);
    day.into_iter().chain(to_each(h.everyone())).collect()
}

/// What stands over the counts.
pub(super) const COUNTS: &str = "How many of each kind";

/// The code of an organisation, what kind it is, and when it was there.
pub(super) fn what(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let o = as_at.atlas().org(org);
    let parts =
        [Some(clean(&o.id).into_owned()), Some(kind_of(as_at.kind(org), o.count)), life(o, as_at.day())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Sections in which something stands.
pub(super) fn filled(sections: impl IntoIterator<Item = DatedSection>) -> Vec<DatedSection> {
    sections.into_iter().filter(|section| !section.lines.is_empty()).collect()
}
