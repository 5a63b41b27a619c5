//! What can be copied, printed and sent: a tree, its links or a briefing note, in the format
//! that is asked for. The command line and the explorer both have it written here, so that
//! what they give is the same to the byte.

use std::io::{self, ErrorKind};

use super::tree::{Drawn, Reach, csv, dot, edges, html, json, markdown, mermaid, outline, svg, table, text};
use super::{Format, Look, brief as note};
use crate::atlas::OrgIx;
use crate::query::{AsAt, Extent, brief};

/// What is to be written.
#[derive(Clone, Copy, Debug)]
pub enum What<'o> {
    /// A tree from these roots down.
    Tree(&'o [OrgIx], Reach),
    /// The links of those in such a tree.
    Links(&'o [OrgIx], Reach),
    /// A briefing note on one organisation.
    Note(OrgIx, Extent),
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
pub fn export(as_at: &AsAt<'_>, what: What<'_>, format: Format, look: Look) -> io::Result<Drawn> {
    if !what.formats().contains(&format) {
        return Err(ErrorKind::Unsupported.into());
    }
    let text = match what {
        What::Tree(roots, reach) => return tree(as_at, (roots, reach), format, look),
        What::Links(roots, reach) => edges(&outline(as_at, roots, reach))?,
        What::Note(org, extent) => {
            let brief = brief(as_at, org, extent);
            match format {
                Format::Html => note::html(as_at, &brief),
                Format::Text => note::text(as_at, &brief, look),
                _ => note::markdown(as_at, &brief),
            }
        }
    };
    Ok(Drawn { text, warning: None })
}

fn tree(as_at: &AsAt<'_>, (roots, reach): (&[OrgIx], Reach), format: Format, look: Look) -> io::Result<Drawn> {
    let outline = outline(as_at, roots, reach);
    let text = match format {
        Format::Mermaid => return Ok(mermaid(&outline)),
        Format::Dot => return Ok(dot(&outline)),
        Format::Text => text(&outline, look),
        Format::Markdown => markdown(&outline),
        Format::Table => table(&outline, look),
        Format::Csv => csv(&outline)?,
        Format::Json => json(&outline)? + "\n",
        Format::Html => html(&outline),
        Format::Svg => svg(&outline),
    };
    Ok(Drawn { text, warning: None })
}
