//! What can be copied, printed and sent: a tree, its links or a briefing note, each in a format
//! that it has. The command line and the explorer both have it written here, so that what they
//! give is the same to the byte.

use super::format::{BriefFormat, TreeFormat};
use super::tree::{ExportText, csv, dot, edges, html, json, markdown, mermaid, svg, table, text};
use super::{Look, brief as note};
use crate::atlas::OrgIx;
use crate::query::{AsAt, BriefOptions, Depth, Ends, Listing, brief, links_among, listing};

/// What is to be written, and in which format.
#[derive(Clone, Copy, Debug)]
pub enum Export<'o> {
    /// A tree from these roots down.
    Tree(&'o [OrgIx], Depth, TreeFormat),
    /// The links of those in such a tree, as comma-separated values.
    Links(&'o [OrgIx], Depth),
    /// A briefing note on one organisation.
    Note(OrgIx, BriefOptions, BriefFormat),
}

/// Writes it, and says what must be said beside it where something was cut.
pub fn export(as_at: &AsAt<'_>, what: Export<'_>, look: Look) -> ExportText {
    let text = match what {
        Export::Tree(roots, depth, format) => return tree(&listing(as_at, roots, depth), format, look),
        Export::Links(roots, depth) => {
            let listing = listing(as_at, roots, depth);
            let orgs: Vec<OrgIx> = listing.orgs().collect();
            edges(&listing, &links_among(as_at, &orgs, Ends::Either))
        }
        Export::Note(org, options, format) => {
            let brief = brief(as_at, org, options);
            match format {
                BriefFormat::Markdown => note::markdown(as_at, &brief),
                BriefFormat::Text => note::text(as_at, &brief, look),
                BriefFormat::Html => note::html(as_at, &brief),
            }
        }
    };
    ExportText { text, warning: None }
}

fn tree(listing: &Listing<'_, '_>, format: TreeFormat, look: Look) -> ExportText {
    let orgs: Vec<OrgIx> = listing.orgs().collect();
    let links = || links_among(listing.as_at, &orgs, Ends::Both);
    let text = match format {
        TreeFormat::Mermaid => return mermaid(listing, &links()),
        TreeFormat::Dot => return dot(listing, &links()),
        TreeFormat::Text => text(listing, look),
        TreeFormat::Markdown => markdown(listing),
        TreeFormat::Table => table(listing, look),
        TreeFormat::Csv => csv(listing),
        TreeFormat::Json => json(listing) + "\n",
        TreeFormat::Html => html(listing),
        TreeFormat::Svg => svg(listing),
    };
    ExportText { text, warning: None }
}
