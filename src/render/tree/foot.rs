//! What every export of a tree says of itself: what it is of, for which day, what was cut,
//! and on whose word it stands.

use super::outline::Outline;
use crate::atlas::{Link, Source};
use crate::query::{Child, Item};
use crate::render::clean;
use crate::render::phrase::{as_at_line, left_out};
use crate::render::sources::{Cited, licences, line};

/// What stands at the head and the foot of an export.
pub(super) struct Foot<'a> {
    /// What the tree is of.
    pub(super) title: String,
    /// For which day, and from which atlas.
    pub(super) as_at: String,
    /// What was left out, and how shares are to be read.
    pub(super) notes: Vec<String>,
    /// On whose word it stands.
    pub(super) sources: Vec<&'a Source>,
}

impl<'a> Foot<'a> {
    /// Of a tree and all the organisations in it.
    pub(super) fn new(outline: &Outline<'_, 'a>) -> Self {
        Self::with_links(outline, &[])
    }

    /// Of a tree and links that are shown with it.
    pub(super) fn with_links(outline: &Outline<'_, 'a>, links: &[&'a Link]) -> Self {
        let as_at = outline.as_at;
        let mut cited = Cited::new(as_at.atlas());
        for org in outline.orgs() {
            cited.add(as_at.atlas().org(org).sources);
        }
        for link in links {
            cited.add(link.sources);
        }
        let mut notes = Vec::new();
        if outline.left_out > 0 {
            notes.push(left_out(outline.left_out));
        }
        if outline.rows.iter().any(|p| matches!(p.row.item, Item::Org(Child { share: Some(_), .. }))) {
            notes.push("Shares of residents are of the mid-2020 count.".to_owned());
        }
        Self {
            title: clean(outline.title()).into_owned(),
            as_at: as_at_line(as_at),
            notes,
            sources: cited.all().to_vec(),
        }
    }

    /// The notes, the sources and their licences, a line each.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = self.notes.clone();
        if !self.sources.is_empty() {
            lines.push("Sources:".to_owned());
        }
        lines.extend(self.sources.iter().map(|source| format!("- {}", line(source))));
        lines.extend(self.licences());
        lines
    }

    /// Under which licences the sources may be used.
    pub(super) fn licences(&self) -> Option<String> {
        let licences = licences(&self.sources);
        (!licences.is_empty()).then(|| format!("Licence of the sources: {}", licences.join(", ")))
    }
}
