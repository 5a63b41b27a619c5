//! What the search has found, under headings by what it is.

use crate::atlas::OrgIx;
use crate::query::AsAt;
use crate::search::{Found, MatchClass};
use crate::words::Heading;

/// So many of a sort are shown before the rest is counted.
const SHOWN: usize = 6;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FindLine {
    /// Over what follows, and how many there are of it.
    Heading(&'static str, Option<usize>),
    /// The one found of this number.
    Found(usize),
    /// So many more of a sort.
    More(Sort, usize),
    /// One that was looked at before.
    Recent(OrgIx),
    /// What could be typed.
    Example(String),
}

impl FindLine {
    /// Does the cursor pass it by?
    pub(super) fn is_heading(&self) -> bool {
        matches!(self, Self::Heading(..))
    }
}

/// What is told together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Areas,
    Localities,
    Trusts,
    Networks,
    Others,
}

impl Sort {
    const ALL: [Self; 5] = [Self::Areas, Self::Localities, Self::Trusts, Self::Networks, Self::Others];

    fn of(as_at: &AsAt<'_>, found: &Found) -> Self {
        let Found::Organisation(hit) = found else { return Self::Localities };
        match as_at.kind(hit.org).heading() {
            Heading::Trusts | Heading::Hospitals => Self::Trusts,
            Heading::Neighbourhoods | Heading::Practices => Self::Networks,
            Heading::Others => Self::Others,
            _ => Self::Areas,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Areas => "Systems, places and councils",
            Self::Localities => "Towns and postcode districts",
            Self::Trusts => "Trusts and hospitals",
            Self::Networks => "Networks and practices",
            Self::Others => "Other bodies, partnerships and programmes",
        }
    }

    /// Does it come after the others, of which a person more often thinks?
    const fn is_lesser(self) -> bool {
        matches!(self, Self::Networks | Self::Others)
    }
}

/// What was found, the sort of the best first; networks, practices and lesser bodies after the others,
/// unless the best is one of them and goes by all that was typed. Of the sorts that are not opened only the
/// best are shown.
pub(super) fn grouped(as_at: &AsAt<'_>, found: &[Found], opened: &[Sort]) -> Vec<FindLine> {
    let sorts: Vec<Sort> = found.iter().map(|found| Sort::of(as_at, found)).collect();
    let is_meant = |found: &Found| match found {
        Found::Organisation(hit) => matches!(hit.class, MatchClass::Code | MatchClass::Exact),
        Found::Locality(hit) => hit.is_whole,
    };
    let mut groups: Vec<(bool, usize, Sort)> = Vec::new();
    for sort in Sort::ALL {
        if let Some(first) = sorts.iter().position(|other| *other == sort) {
            let leads = first == 0 && is_meant(&found[0]);
            groups.push((sort.is_lesser() && !leads, first, sort));
        }
    }
    groups.sort_by_key(|(is_lesser, first, _)| (*is_lesser, *first));
    if let [_] = groups.as_slice() {
        return (0..found.len()).map(FindLine::Found).collect();
    }
    let mut lines = Vec::new();
    for (.., sort) in groups {
        let of_sort: Vec<usize> = (0..found.len()).filter(|at| sorts[*at] == sort).collect();
        lines.push(FindLine::Heading(sort.label(), Some(of_sort.len())));
        let shown = if opened.contains(&sort) || of_sort.len() <= SHOWN + 1 { of_sort.len() } else { SHOWN };
        lines.extend(of_sort[..shown].iter().copied().map(FindLine::Found));
        if shown < of_sort.len() {
            lines.push(FindLine::More(sort, of_sort.len() - shown));
        }
    }
    lines
}
