//! A way in words.

use super::step::sentence;
use crate::atlas::OrgIx;
use crate::query::{AsAt, Path, Step};
use crate::render::citations::{Citations, marks};
use crate::render::phrase::named;
use crate::render::reading::{Lead, to_each};

/// The two organisations that are asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathEnds {
    /// From here.
    pub from: OrgIx,
    /// To here.
    pub to: OrgIx,
}

/// A sentence and where it leads.
pub(super) struct PathSentence {
    pub(super) text: String,
    pub(super) leads: Vec<Lead>,
}

/// A way in words.
pub(super) struct PathSentences<'a> {
    /// The steps of each way, those of the one to be told first before the others.
    pub(super) ways: Vec<Vec<PathSentence>>,
    /// What is told after the steps, or in their stead.
    pub(super) otherwise: Option<PathSentence>,
    pub(super) citations: Citations<'a>,
}

impl<'a> PathSentences<'a> {
    pub(super) fn new(as_at: &AsAt<'a>, ends: PathEnds, path: Option<&Path>) -> Self {
        let mut citations = Citations::new(as_at.atlas());
        let mut step = |step: &Step| {
            let sentence = sentence(as_at, step);
            let text = format!("{sentence}{}", marks(&citations.cite_all(&step.sources)));
            PathSentence { text, leads: to_each([step.to, step.from]) }
        };
        let ways = path.into_iter().flat_map(Path::ways).filter(|steps| !steps.is_empty());
        let ways = ways.map(|steps| steps.iter().map(&mut step).collect()).collect();
        Self { ways, otherwise: otherwise(as_at, ends, path), citations }
    }

    /// What stands before a way, counted from 0: nothing before the first.
    pub(super) fn heading(number: usize) -> Option<&'static str> {
        match number {
            0 => None,
            1 => Some("Another way"),
            _ => Some("A third way"),
        }
    }
}

fn otherwise(as_at: &AsAt<'_>, ends: PathEnds, path: Option<&Path>) -> Option<PathSentence> {
    let from = named(as_at, ends.from);
    let Some(path) = path else {
        let to = named(as_at, ends.to);
        let text = format!("{from} and {to} are not connected by anything this atlas knows of.");
        return Some(PathSentence { text, leads: to_each([ends.from, ends.to]) });
    };
    if path.steps.is_empty() {
        let text = format!("Both are {from}: there is no way to go.");
        return Some(PathSentence { text, leads: to_each([ends.from]) });
    }
    let area = path.both_in?;
    let text = format!("Both sit in {}, {}.", named(as_at, area), as_at.kind(area).label());
    Some(PathSentence { text, leads: to_each([area]) })
}
