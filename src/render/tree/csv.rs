//! A tree as comma-separated values: a line for each organisation, or for each link of
//! theirs.

use std::collections::HashSet;

use crate::atlas::{Extent, Link, OrgIx};
use crate::query::{AsAt, Child, ListedRow, Listing, Mark};
use crate::render::csv::{about, date, decimal, imprint_of, table};
use crate::render::link::since;
use crate::words::{Basis, Service, Succession};

/// The columns of a tree, before those of the imprint.
pub const TREE_COLUMNS: [&str; 14] = [
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
    "kind_since",
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
pub fn csv(listing: &Listing<'_, '_>) -> String {
    let as_at = listing.as_at;
    let mut path = Path::default();
    let rows = listing.without_headings().map(|(listed, child)| {
        let path = path.to(listing, listed, child.org);
        let mut row = vec![path, listed.row.level.to_string()];
        row.extend(cells(as_at, listed, child));
        row.extend(imprint_of(as_at, &[as_at.atlas().org(child.org).sources]));
        row
    });
    table(&TREE_COLUMNS, rows)
}

fn cells(as_at: &AsAt<'_>, listed: &ListedRow, child: Child) -> Vec<String> {
    let org = as_at.atlas().org(child.org);
    let systems = listed.marks.iter().find_map(|mark| match mark {
        Mark::Straddles(count) => Some(count.to_string()),
        _ => None,
    });
    let mut cells = about(as_at, child.org).to_vec();
    cells.extend([
        date(org.period.since),
        date(org.period.until),
        decimal(child.share),
        org.certainty.word().to_owned(),
        org.count.map_or_else(String::new, |count| count.to_string()),
        systems.unwrap_or_default(),
        listed.left_out.to_string(),
        date(org.kind_since(as_at.day())),
    ]);
    cells
}

/// The names from the top of the atlas down to the row that is being written.
#[derive(Default)]
struct Path<'a> {
    names: Vec<&'a str>,
    /// How many of them stand above the root.
    above: usize,
    /// How many roots have been come to.
    roots: usize,
}

impl<'a> Path<'a> {
    fn to(&mut self, listing: &Listing<'_, 'a>, listed: &ListedRow, org: OrgIx) -> String {
        let as_at = listing.as_at;
        let level = usize::from(listed.row.level);
        if level == 0 {
            let above = listing.roots.get(self.roots).map_or(&[][..], |root| &root.ancestors);
            self.roots += 1;
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
pub fn edges(listing: &Listing<'_, '_>, links: &[&Link]) -> String {
    let as_at = listing.as_at;
    let orgs: HashSet<OrgIx> = listing.orgs().collect();
    let rows = links.iter().map(|link| {
        let mut row = edge(as_at, link);
        row.extend([orgs.len().to_string(), listing.left_out.to_string()]);
        row.extend(imprint_of(as_at, &[link.sources]));
        row
    });
    table(&LINK_COLUMNS, rows)
}

fn edge(as_at: &AsAt<'_>, link: &Link) -> Vec<String> {
    let id = |org: OrgIx| as_at.atlas().org(org).id.to_string();
    let within = match &link.extent {
        Some(Extent::Within(areas)) => areas.iter().map(|area| id(*area)).collect::<Vec<_>>().join(";"),
        _ => String::new(),
    };
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
        date(since(link)),
        date(as_at.atlas().told_period(link).until),
        date(link.seen),
        link.certainty.word().to_owned(),
        link.how.map_or("", Succession::word).to_owned(),
        link.note.as_deref().unwrap_or_default().to_owned(),
    ]
}
