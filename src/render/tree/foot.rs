//! What every export of a tree says of itself: what it is of, for which day, what was cut,
//! and on whose word it stands.

use crate::atlas::{Link, Source};
use crate::query::Listing;
use crate::render::citations::{Citations, licence_line, line};
use crate::render::clean;
use crate::render::phrase::{SHARES, as_at_line, is_region_of_today, left_out};

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
    pub(super) fn new(listing: &Listing<'_, 'a>) -> Self {
        Self::with_links(listing, &[])
    }

    /// Of a tree and links that are shown with it.
    pub(super) fn with_links(listing: &Listing<'_, 'a>, links: &[&'a Link]) -> Self {
        let as_at = listing.as_at;
        let mut citations = Citations::new(as_at.atlas());
        citations.add_all(listing.orgs().map(|org| &as_at.atlas().org(org).sources));
        citations.add_all(links.iter().map(|link| &link.sources));
        Self {
            title: clean(listing.title()).into_owned(),
            as_at: as_at_line(as_at),
            notes: notes(listing),
            sources: citations.all().to_vec(),
        }
    }

    /// The notes, the sources and their licences, a line each.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = self.notes.clone();
        if !self.sources.is_empty() {
            lines.push("Sources:".to_owned());
        }
        lines.extend(self.sources.iter().map(|source| format!("- {}", line(source))));
        lines.extend(licence_line(&self.sources));
        lines
    }
}

/// What was left out of a tree, and how shares are to be read.
pub(super) fn notes(listing: &Listing<'_, '_>) -> Vec<String> {
    let cut = (listing.left_out > 0).then(|| left_out(listing.left_out));
    let shares = listing.has_shares().then(|| SHARES.to_owned());
    cut.into_iter().chain(regions_of_today(listing)).chain(shares).collect()
}

/// Of a tree of an earlier day, that the regions in it are today's.
pub(super) fn regions_of_today(listing: &Listing<'_, '_>) -> Option<String> {
    let is_any = listing.orgs().any(|org| is_region_of_today(listing.as_at, org));
    is_any.then(|| "NHS regions are today's at every date: our sources do not date them.".to_owned())
}
