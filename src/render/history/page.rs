//! A page of dated lines, and the one that tells the history of an organisation.

use super::sentence::sentence;
use crate::atlas::{Atlas, OrgIx, Source};
use crate::query::{AsAt, Happening, history, planned};
use crate::render::card::warnings;
use crate::render::clean;
use crate::render::phrase::{as_at_line, kind_of, lives};
use crate::render::sources::Cited;

/// What happened, in words.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The name of the organisation.
    pub(super) name: String,
    /// Its code, and what it is.
    pub(super) what: String,
    /// What must be said first: that it is not there on the day, that it is only planned.
    pub(super) warnings: Vec<String>,
    /// All of it in short.
    pub(super) in_short: Vec<String>,
    /// What there is to say, in order.
    pub(super) sections: Vec<Section>,
    /// The sources, in the order in which lines cite them.
    pub(super) sources: Vec<&'a Source>,
    /// For which days this is, and from which atlas.
    pub(super) foot: String,
}

/// A heading and what stands under it.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) heading: &'static str,
    pub(super) lines: Vec<Line>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// When.
    pub(super) date: String,
    /// What, how sure that is, and the numbers of the sources.
    pub(super) text: String,
}

/// The history of an organisation: all that happened to it, and what is planned for it. It
/// is told of one that is not there on the day too, and then says so first.
pub fn page<'a>(as_at: &AsAt<'a>, org: OrgIx) -> Page<'a> {
    let atlas = as_at.atlas();
    let mut cited = Cited::new(atlas);
    let happened = lines(atlas, &history(atlas, org), &mut cited);
    let planned = lines(atlas, &planned(atlas, org), &mut cited);
    let is_empty = happened.is_empty();
    let sections = vec![
        Section { heading: "What happened", lines: happened },
        Section { heading: "Planned, not known to have happened", lines: planned },
    ];
    let nothing = "This atlas knows of nothing that happened to it.".to_owned();
    Page {
        name: clean(as_at.name(org)).into_owned(),
        what: what(as_at, org),
        warnings: warnings(as_at, org),
        in_short: is_empty.then_some(nothing).into_iter().collect(),
        sections: told(sections),
        sources: cited.all().to_vec(),
        foot: as_at_line(as_at),
    }
}

/// Its code, what kind it is, and when it was there.
pub(super) fn what(as_at: &AsAt<'_>, org: OrgIx) -> String {
    let o = as_at.atlas().org(org);
    let parts = [Some(clean(&o.id).into_owned()), Some(kind_of(as_at.kind(org), o.count)), lives(o)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Sections in which something stands.
pub(super) fn told(mut sections: Vec<Section>) -> Vec<Section> {
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn lines<'a>(atlas: &'a Atlas, happened: &[Happening<'a>], cited: &mut Cited<'a>) -> Vec<Line> {
    let line = |h: &Happening<'a>| Line { date: date(h), text: sentence(atlas, h, "", cited) };
    happened.iter().map(line).collect()
}

/// When it happened, as the data gives it.
pub(super) fn date(h: &Happening<'_>) -> String {
    h.date.map_or_else(|| "undated".to_owned(), |date| date.to_string())
}
