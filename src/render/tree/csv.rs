//! A tree as comma-separated values: a line for each organisation, or for each link of
//! theirs.

use std::io;

use super::outline::{Outline, Printed};
use crate::atlas::{Extent, Link, OrgIx};
use crate::query::{Child, Ends, links_among};
use crate::render::csv::{date, decimal, imprint_of, table};
use crate::words::{Basis, Service, Succession, Tier};

/// The columns of a tree, before those of the imprint.
pub const TREE_COLUMNS: [&str; 13] = [
    "path",
    "depth",
    "code",
    "name",
    "kind",
    "tier",
    "since",
    "until",
    "share",
    "certainty",
    "count",
    "systems",
    "left_out",
];

/// The columns of the links of a tree, before those of the imprint.
pub const LINK_COLUMNS: [&str; 18] = [
    "from",
    "from_name",
    "relation",
    "to",
    "to_name",
    "service",
    "extent",
    "within",
    "share",
    "basis",
    "since",
    "until",
    "seen",
    "certainty",
    "how",
    "note",
    "organisations",
    "left_out",
];

/// So many names are given of a path; of a longer one the last.
const LONGEST_PATH: usize = 60;
const STEP: &str = " > ";

/// A tree as comma-separated values: where it stands by names from the top, how many levels
/// below the root, and how many organisations below it are left out.
///
/// # Errors
/// None that a writer to memory has.
pub fn csv(outline: &Outline<'_, '_>) -> io::Result<String> {
    let as_at = outline.as_at;
    let mut path = Path::default();
    let rows = outline.without_headings().map(|(printed, child)| {
        let place = path.to(outline, printed, child.org);
        let mut row = cells(outline, (printed, child), place);
        row.extend(imprint_of(as_at, &[as_at.atlas().org(child.org).sources]));
        row
    });
    table(&TREE_COLUMNS, rows)
}

fn cells(outline: &Outline<'_, '_>, (printed, child): (&Printed, Child), path: String) -> Vec<String> {
    let as_at = outline.as_at;
    let org = as_at.atlas().org(child.org);
    let kind = as_at.kind(child.org);
    let number = |number: Option<usize>| number.map_or_else(String::new, |n| n.to_string());
    vec![
        path,
        printed.row.level.to_string(),
        org.id.to_string(),
        as_at.name(child.org).to_owned(),
        kind.word().to_owned(),
        kind.tier().map_or("", Tier::word).to_owned(),
        date(org.period.since),
        date(org.period.until),
        decimal(child.share),
        org.certainty.word().to_owned(),
        org.count.map_or_else(String::new, |count| count.to_string()),
        number(as_at.straddles(child.org)),
        printed.left_out.to_string(),
    ]
}

/// The names from the top of the atlas down to the row that is being written.
#[derive(Default)]
struct Path<'a> {
    names: Vec<&'a str>,
    /// How many of them stand above the root.
    above: usize,
}

impl<'a> Path<'a> {
    fn to(&mut self, outline: &Outline<'_, 'a>, printed: &Printed, org: OrgIx) -> String {
        let as_at = outline.as_at;
        let level = usize::from(printed.row.level);
        if level == 0 {
            let above = as_at.ancestors(org);
            self.above = above.len();
            self.names = above.iter().rev().map(|a| as_at.name(*a)).collect();
        }
        self.names.truncate(self.above + level);
        self.names.push(as_at.name(org));
        let cut = self.names.len().saturating_sub(LONGEST_PATH);
        let path = self.names[cut..].join(STEP);
        if cut > 0 { format!("…{STEP}{path}") } else { path }
    }
}

/// The links of the organisations of a tree that hold on the day, to one another and to
/// others, a line each.
///
/// # Errors
/// None that a writer to memory has.
pub fn edges(outline: &Outline<'_, '_>) -> io::Result<String> {
    let as_at = outline.as_at;
    let mut orgs: Vec<OrgIx> = outline.orgs().collect();
    orgs.sort_unstable();
    orgs.dedup();
    let links = links_among(as_at, &orgs, Ends::Either);
    let rows = links.iter().map(|link| {
        let mut row = edge(outline, link);
        row.extend([orgs.len().to_string(), outline.left_out.to_string()]);
        row.extend(imprint_of(as_at, &[link.sources]));
        row
    });
    table(&LINK_COLUMNS, rows)
}

fn edge(outline: &Outline<'_, '_>, link: &Link) -> Vec<String> {
    let as_at = outline.as_at;
    let id = |org: OrgIx| as_at.atlas().org(org).id.to_string();
    let within = match &link.extent {
        Some(Extent::Within(areas)) => areas.iter().map(|area| id(*area)).collect::<Vec<_>>().join(";"),
        _ => String::new(),
    };
    // What happened on a day has held since then.
    let since = if link.relation.is_event() { link.on } else { link.period.since };
    vec![
        id(link.from),
        as_at.name(link.from).to_owned(),
        link.relation.word().to_owned(),
        id(link.to),
        as_at.name(link.to).to_owned(),
        link.service.map_or("", Service::word).to_owned(),
        link.extent.as_ref().map_or("", |extent| extent.word().word()).to_owned(),
        within,
        decimal(link.share),
        link.basis.map_or("", Basis::word).to_owned(),
        date(since),
        date(link.period.until),
        date(link.seen),
        link.certainty.word().to_owned(),
        link.how.map_or("", Succession::word).to_owned(),
        link.note.as_deref().unwrap_or_default().to_owned(),
    ]
}
