//! What can be copied, printed and sent: a tree, its links or a briefing note, in the format
//! that is asked for. The command line and the explorer both have it written here, so that
//! what they give is the same to the byte.

use std::io::{self, ErrorKind};

use super::tree::{ExportText, csv, dot, edges, html, json, markdown, mermaid, svg, table, text};
use super::{Format, Look, brief as note};
use crate::atlas::OrgIx;
use crate::query::{AsAt, BriefOptions, Depth, Ends, brief, links_among, listing};

/// What is to be written.
#[derive(Clone, Copy, Debug)]
pub enum What<'o> {
    /// A tree from these roots down.
    Tree(&'o [OrgIx], Depth),
    /// The links of those in such a tree.
    Links(&'o [OrgIx], Depth),
    /// A briefing note on one organisation.
    Note(OrgIx, BriefOptions),
}

/// The formats of a tree, first the one in which it is printed unless asked.
pub const OF_TREE: &[Format] = Format::ALL;

/// The formats of its links.
pub const OF_LINKS: &[Format] = &[Format::Csv];

/// The formats of a briefing note, first the one in which it is printed unless asked.
pub const OF_NOTE: &[Format] = &[Format::Markdown, Format::Text, Format::Html];

impl What<'_> {
    /// The formats in which it can be written.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Tree(..) => OF_TREE,
            Self::Links(..) => OF_LINKS,
            Self::Note(..) => OF_NOTE,
        }
    }
}

/// Writes it, and says what must be said beside it where something was cut.
///
/// # Errors
/// `Unsupported` for a format that is not among [`What::formats`]; else what the writer of
/// the format reports.
pub fn export(as_at: &AsAt<'_>, what: What<'_>, format: Format, look: Look) -> io::Result<ExportText> {
    if !what.formats().contains(&format) {
        return Err(ErrorKind::Unsupported.into());
    }
    let text = match what {
        What::Tree(roots, reach) => return tree(as_at, (roots, reach), format, look),
        What::Links(roots, depth) => {
            let listing = listing(as_at, roots, depth);
            let orgs: Vec<OrgIx> = listing.orgs().collect();
            edges(&listing, &links_among(as_at, &orgs, Ends::Either))
        }
        What::Note(org, options) => {
            let brief = brief(as_at, org, options);
            match format {
                Format::Html => note::html(as_at, &brief),
                Format::Text => note::text(as_at, &brief, look),
                _ => note::markdown(as_at, &brief),
            }
        }
    };
    Ok(ExportText { text, warning: None })
}

fn tree(
    as_at: &AsAt<'_>,
    (roots, depth): (&[OrgIx], Depth),
    format: Format,
    look: Look,
) -> io::Result<ExportText> {
    let listing = listing(as_at, roots, depth);
    let orgs: Vec<OrgIx> = listing.orgs().collect();
    let links = || links_among(as_at, &orgs, Ends::Both);
    let text = match format {
        Format::Mermaid => return Ok(mermaid(&listing, &links())),
        Format::Dot => return Ok(dot(&listing, &links())),
        Format::Text => text(&listing, look),
        Format::Markdown => markdown(&listing),
        Format::Table => table(&listing, look),
        Format::Csv => csv(&listing),
        Format::Json => json(&listing) + "\n",
        Format::Html => html(&listing),
        Format::Svg => svg(&listing),
    };
    Ok(ExportText { text, warning: None })
}
