//! What a diagram of a tree shows: each organisation once, what it sits within, and the
//! links between those shown. Diagrams that are too large help nobody and stop the programs
//! that draw them, so they are cut, and say so.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::foot::Foot;
use crate::atlas::{Link, OrgIx};
use crate::query::{AsAt, ListedRow, Listing, Mark, RowKey};
use crate::render::citations::{licence_line, line as source_line};
use crate::render::link::label;
use crate::render::mark::marks_in_words;
use crate::render::number::{counted, percent};
use crate::render::phrase::{kind_beside, name};
use crate::render::{capital, clean, code};
use crate::words::Relation;

/// How much a diagram may hold.
#[derive(Clone, Copy)]
pub(super) struct DiagramLimit {
    /// Organisations.
    pub(super) nodes: usize,
    /// Lines between them, of both sorts.
    pub(super) lines: usize,
}

/// A text to be printed, saved or given to a program that draws, and what must be said beside
/// it.
#[derive(Clone, Debug)]
pub struct ExportText {
    /// The text.
    pub text: String,
    /// That it is cut, and by how much.
    pub warning: Option<String>,
}

/// What a diagram shows.
pub(super) struct Diagram<'a> {
    pub(super) nodes: Vec<Node>,
    pub(super) nestings: Vec<Nesting>,
    pub(super) arrows: Vec<Arrow>,
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
pub(super) struct Nesting {
    pub(super) parent: usize,
    pub(super) child: usize,
    /// Of the residents of the child, where it is split.
    pub(super) share: Option<String>,
}

/// A link from one node to another, by their numbers.
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: String,
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

/// Chooses what of a tree is shown, and of the links among all that is in it: whole levels from
/// the top as far as there is room.
pub(super) fn diagram<'a>(listing: &Listing<'_, 'a>, links: &[&'a Link], limit: DiagramLimit) -> Diagram<'a> {
    let shown = shown(listing, limit.nodes);
    let numbers: HashMap<OrgIx, usize> =
        shown.iter().enumerate().map(|(number, (org, _))| (*org, number)).collect();
    let mut nestings = nestings(listing, &numbers);
    let all_nestings = nestings.len();
    nestings.truncate(limit.lines);
    let is_shown = |link: &&&Link| numbers.contains_key(&link.from) && numbers.contains_key(&link.to);
    let mut links: Vec<&'a Link> = links.iter().filter(is_shown).copied().collect();
    links.sort_by_key(|link| link.relation);
    let all_links = links.len();
    links.truncate(limit.lines - nestings.len());
    let orgs: HashSet<OrgIx> = listing.orgs().collect();
    let cut = Cut {
        shown: shown.len(),
        of: orgs.len(),
        lines: all_nestings + all_links - nestings.len() - links.len(),
    };
    Diagram {
        nodes: shown.iter().map(|(org, listed)| node(listing.as_at, *org, listed)).collect(),
        nestings,
        cut: cut.sentence(),
        foot: Foot::with_links(listing, &links),
        arrows: arrows(listing.as_at, &links, &numbers),
    }
}

/// Each organisation once, in the order of the tree. Where there are too many, those
/// nearest to the top.
fn shown<'l>(listing: &'l Listing<'_, '_>, most: usize) -> Vec<(OrgIx, &'l ListedRow)> {
    let mut rows: Vec<(usize, OrgIx, &ListedRow)> = Vec::new();
    let mut seen = HashSet::new();
    let mut by_level: Vec<(usize, OrgIx, &ListedRow)> = listing
        .without_headings()
        .enumerate()
        .map(|(number, (listed, child))| (number, child.org, listed))
        .collect();
    by_level.sort_by_key(|(.., listed)| listed.row.level);
    for row in by_level {
        if rows.len() < most && seen.insert(row.1) {
            rows.push(row);
        }
    }
    rows.sort_unstable_by_key(|(number, ..)| *number);
    rows.into_iter().map(|(_, org, listed)| (org, listed)).collect()
}

fn nestings(listing: &Listing<'_, '_>, numbers: &HashMap<OrgIx, usize>) -> Vec<Nesting> {
    let mut seen = HashSet::new();
    let mut nestings = Vec::new();
    for (listed, child) in listing.without_headings() {
        let RowKey::Org { org, under: Some(under) } = listed.row.key else { continue };
        let (Some(&parent), Some(&number)) = (numbers.get(&under), numbers.get(&org)) else { continue };
        if seen.insert((parent, number)) {
            let share = child.share.map(|share| format!("{} of residents", percent(share)));
            nestings.push(Nesting { parent, child: number, share });
        }
    }
    nestings
}

fn node(as_at: &AsAt<'_>, org: OrgIx, listed: &ListedRow) -> Node {
    let atlas = as_at.atlas();
    let mut more: Vec<String> = kind_beside(as_at, org).map(str::to_owned).into_iter().collect();
    more.extend(code(&atlas.org(org).id).map(|code| clean(code).into_owned()));
    // Its share stands on the line to what it lies in.
    let marks: Vec<Mark> =
        listed.marks.iter().filter(|mark| !matches!(mark, Mark::Split(_))).copied().collect();
    more.extend(marks_in_words(atlas, &marks));
    Node { name: name(as_at, org), more: more.join(", ") }
}

/// One arrow for all links of a stroke from one to another.
fn arrows(as_at: &AsAt<'_>, links: &[&Link], numbers: &HashMap<OrgIx, usize>) -> Vec<Arrow> {
    let number = |org: OrgIx| numbers.get(&org).copied().unwrap_or_default();
    let mut drawn: Vec<Arrow> = Vec::new();
    let mut known: HashMap<(usize, usize, Stroke), usize> = HashMap::new();
    for link in links {
        let (from, to, stroke) = (number(link.from), number(link.to), stroke(link.relation));
        let label = label(as_at, link);
        match known.entry((from, to, stroke)) {
            Entry::Occupied(same) => {
                let arrow = &mut drawn[*same.get()];
                arrow.label = format!("{}; {label}", arrow.label);
            }
            Entry::Vacant(new) => {
                new.insert(drawn.len());
                drawn.push(Arrow { from, to, label, stroke });
            }
        }
    }
    drawn
}

/// How much of a tree a diagram shows.
struct Cut {
    shown: usize,
    of: usize,
    /// The lines between those shown that are left out.
    lines: usize,
}

impl Cut {
    fn sentence(&self) -> Option<String> {
        let orgs = (self.shown < self.of).then(|| {
            let (shown, of) = (counted(self.shown), counted(self.of));
            format!("it shows {shown} of {of} organisations, from the top down")
        });
        let lines = (self.lines > 0).then(|| match self.lines {
            1 => "1 link between those shown is left out".to_owned(),
            lines => format!("{} links between those shown are left out", counted(lines)),
        });
        let cuts: Vec<String> = orgs.into_iter().chain(lines).collect();
        let less = "Less at a time: --depth, --tier or a smaller ORG.";
        (!cuts.is_empty()).then(|| format!("The diagram is cut: {}. {less}", cuts.join("; ")))
    }
}

impl Diagram<'_> {
    /// What is told in the diagram itself: for which day it is, what was cut.
    pub(super) fn caption(&self) -> Vec<String> {
        let licences = licence_line(&self.foot.sources);
        [&self.foot.title, &self.foot.as_at]
            .into_iter()
            .chain(&self.cut)
            .chain(&self.foot.notes)
            .chain(&licences)
            .cloned()
            .collect()
    }

    /// Its sources, a line each.
    pub(super) fn sources(&self) -> impl Iterator<Item = String> + '_ {
        self.foot.sources.iter().map(|source| format!("Source: {}", source_line(source)))
    }

    /// What the strokes mean, of those that are drawn.
    pub(super) fn legend(&self) -> Vec<String> {
        let named = [
            (Stroke::Dashed, "dashed: cares for an area, or pays for care"),
            (Stroke::Dotted, "dotted: takes part, leads, runs, is filed under and the like"),
            (Stroke::Thick, "thick: became, or handed services to"),
        ];
        let drawn = named.iter().filter(|(stroke, _)| self.arrows.iter().any(|arrow| arrow.stroke == *stroke));
        drawn.map(|(_, meaning)| capital(meaning)).collect()
    }
}
