//! What a diagram of a tree shows: each organisation once, what it sits within, and the
//! links between those shown. Diagrams that are too large help nobody and stop the programs
//! that draw them, so they are cut, and say so.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::foot::Foot;
use super::outline::Outline;
use crate::atlas::{Extent, Link, OrgIx};
use crate::query::{AsAt, Child, Direction, Ends, Place, links_among};
use crate::render::mark::marks_in_words;
use crate::render::number::{counted, percent};
use crate::render::phrase::{kind_beside, said};
use crate::render::{capital, clean, code};
use crate::words::{Certainty, Relation};

/// How much a diagram may hold.
#[derive(Clone, Copy)]
pub(super) struct Most {
    /// Organisations.
    pub(super) nodes: usize,
    /// Lines between them, of both sorts.
    pub(super) lines: usize,
}

/// A text for a program that draws, and what must be said beside it.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The diagram.
    pub text: String,
    /// That it is cut, and by how much.
    pub warning: Option<String>,
}

/// What a diagram shows.
pub(super) struct Diagram<'a> {
    pub(super) nodes: Vec<Node>,
    pub(super) within: Vec<Within>,
    pub(super) links: Vec<Line>,
    pub(super) foot: Foot<'a>,
    /// That it is cut, and by how much.
    pub(super) cut: Option<String>,
}

/// An organisation, in two lines.
pub(super) struct Node {
    pub(super) name: String,
    /// Kind, code and marks.
    pub(super) more: String,
}

/// One node within another, by their numbers.
pub(super) struct Within {
    pub(super) parent: usize,
    pub(super) child: usize,
    /// Of the residents of the child, where it is split.
    pub(super) share: Option<String>,
}

/// A link from one node to another, by their numbers.
pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) said: String,
    pub(super) stroke: Stroke,
}

/// How the line of a link is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Stroke {
    /// Care for an area, and who pays for it.
    Dashed,
    /// One became another, or handed services to it.
    Thick,
    /// Everything else: takes part, leads, runs, watches.
    Dotted,
}

const fn stroke(relation: Relation) -> Stroke {
    match relation {
        Relation::Serves | Relation::DrawsFrom | Relation::Commissions => Stroke::Dashed,
        Relation::SucceededBy | Relation::Transferred => Stroke::Thick,
        _ => Stroke::Dotted,
    }
}

/// Chooses what of a tree is shown: whole levels from the top as far as there is room.
pub(super) fn diagram<'a>(outline: &Outline<'_, 'a>, most: Most) -> Diagram<'a> {
    let shown = shown(outline, most.nodes);
    let numbers: HashMap<OrgIx, usize> = shown.iter().enumerate().map(|(number, org)| (*org, number)).collect();
    let mut within = within(outline, &numbers);
    let all_within = within.len();
    within.truncate(most.lines);
    let mut links = links_among(outline.as_at, &shown, Ends::Both);
    links.sort_by_key(|link| link.relation);
    let all_links = links.len();
    links.truncate(most.lines - within.len());
    let orgs: HashSet<OrgIx> = outline.orgs().collect();
    let lines_cut = all_within + all_links - within.len() - links.len();
    Diagram {
        nodes: shown.iter().map(|org| node(outline, *org)).collect(),
        within,
        cut: cut((shown.len(), orgs.len()), lines_cut),
        foot: Foot::with_links(outline, &links),
        links: lines(outline.as_at, &links, &numbers),
    }
}

/// Each organisation once, in the order of the tree. Where there are too many, those
/// nearest to the top.
fn shown(outline: &Outline<'_, '_>, most: usize) -> Vec<OrgIx> {
    let mut rows: Vec<(usize, u16, OrgIx)> = Vec::new();
    let mut seen = HashSet::new();
    let mut by_level: Vec<(usize, u16, OrgIx)> = outline
        .without_headings()
        .enumerate()
        .map(|(number, (printed, child))| (number, printed.row.level, child.org))
        .collect();
    by_level.sort_by_key(|(_, level, _)| *level);
    for row in by_level {
        if rows.len() < most && seen.insert(row.2) {
            rows.push(row);
        }
    }
    rows.sort_unstable_by_key(|(number, ..)| *number);
    rows.into_iter().map(|(_, _, org)| org).collect()
}

fn within(outline: &Outline<'_, '_>, numbers: &HashMap<OrgIx, usize>) -> Vec<Within> {
    let mut seen = HashSet::new();
    let mut within = Vec::new();
    for (printed, child) in outline.without_headings() {
        let Place::Org { org, under: Some(under) } = printed.row.place else { continue };
        let (Some(&parent), Some(&number)) = (numbers.get(&under), numbers.get(&org)) else { continue };
        if seen.insert((parent, number)) {
            let share = child.share.map(|share| format!("{} of residents", percent(share)));
            within.push(Within { parent, child: number, share });
        }
    }
    within
}

fn node(outline: &Outline<'_, '_>, org: OrgIx) -> Node {
    let as_at = outline.as_at;
    let mut more: Vec<String> = kind_beside(as_at, org).map(str::to_owned).into_iter().collect();
    more.extend(code(&as_at.atlas().org(org).id).map(|code| clean(code).into_owned()));
    more.extend(marks_in_words(as_at, Child { org, share: None }));
    Node { name: clean(as_at.name(org)).into_owned(), more: more.join(", ") }
}

/// One line for all links of a stroke from one to another.
fn lines(as_at: &AsAt<'_>, links: &[&Link], numbers: &HashMap<OrgIx, usize>) -> Vec<Line> {
    let mut drawn: Vec<Line> = Vec::new();
    let mut known: HashMap<(usize, usize, Stroke), usize> = HashMap::new();
    for link in links {
        let line = line(as_at, link, numbers);
        match known.entry((line.from, line.to, line.stroke)) {
            Entry::Occupied(same) => {
                let said = &mut drawn[*same.get()].said;
                *said = format!("{said}; {}", line.said);
            }
            Entry::Vacant(new) => {
                new.insert(drawn.len());
                drawn.push(line);
            }
        }
    }
    drawn
}

fn line(as_at: &AsAt<'_>, link: &Link, numbers: &HashMap<OrgIx, usize>) -> Line {
    let number = |org: &OrgIx| numbers.get(org).copied().unwrap_or_default();
    let mut said = vec![said(as_at, link, Direction::Out).to_owned()];
    said.extend(link.service.map(|service| service.label().to_owned()));
    if matches!(link.extent, Some(Extent::Part | Extent::Within(_))) {
        said.push("in part".to_owned());
    }
    said.extend(link.share.map(percent));
    if link.certainty != Certainty::Certain {
        said.push(link.certainty.word().to_owned());
    }
    Line {
        from: number(&link.from),
        to: number(&link.to),
        said: said.join(", "),
        stroke: stroke(link.relation),
    }
}

fn cut((shown, of): (usize, usize), lines: usize) -> Option<String> {
    let orgs = (shown < of)
        .then(|| format!("it shows {} of {} organisations, from the top down", counted(shown), counted(of)));
    let lines = (lines > 0).then(|| match lines {
        1 => "1 link between those shown is left out".to_owned(),
        _ => format!("{} links between those shown are left out", counted(lines)),
    });
    let said: Vec<String> = orgs.into_iter().chain(lines).collect();
    (!said.is_empty()).then(|| {
        format!("The diagram is cut: {}. Less at a time: --depth, --tier or a smaller ORG.", said.join("; "))
    })
}

impl Diagram<'_> {
    /// What is said in the diagram itself: for which day it is, what was cut.
    pub(super) fn said(&self) -> Vec<String> {
        let licences = self.foot.licences();
        let notes = self.foot.notes.iter();
        [&self.foot.title, &self.foot.as_at]
            .into_iter()
            .chain(self.cut.as_ref())
            .chain(notes)
            .chain(&licences)
            .cloned()
            .collect()
    }

    /// Its sources, a line each.
    pub(super) fn sources(&self) -> impl Iterator<Item = String> + '_ {
        self.foot.sources.iter().map(|source| format!("Source: {}", crate::render::sources::line(source)))
    }

    /// What the strokes mean, of those that are drawn.
    pub(super) fn legend(&self) -> Vec<String> {
        let named = [
            (Stroke::Dashed, "dashed: cares for an area, or pays for care"),
            (Stroke::Dotted, "dotted: takes part, leads, runs, is filed under and the like"),
            (Stroke::Thick, "thick: became, or handed services to"),
        ];
        let drawn = named.iter().filter(|(stroke, _)| self.links.iter().any(|line| line.stroke == *stroke));
        drawn.map(|(_, said)| capital(said)).collect()
    }
}
