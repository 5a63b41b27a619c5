//! What can be copied, printed and sent: a tree, its links or a briefing note, each in a format
//! that it has. The command line and the explorer both have it written here, so that what they
//! give is the same to the byte.

use std::io;

use super::format::{BriefFormat, TreeFormat};
use super::tree::{Drawn, Reach, csv, dot, edges, html, json, markdown, mermaid, outline, svg, table, text};
use super::{Look, brief as note};
use crate::atlas::OrgIx;
use crate::query::{AsAt, Extent, brief};

/// What is to be written, and in which format.
#[derive(Clone, Copy, Debug)]
pub enum Export<'o> {
    /// A tree from these roots down.
    Tree(&'o [OrgIx], Reach, TreeFormat),
    /// The links of those in such a tree, as comma-separated values.
    Links(&'o [OrgIx], Reach),
    /// A briefing note on one organisation.
    Note(OrgIx, Extent, BriefFormat),
}

/// Writes it, and says what must be said beside it where something was cut.
///
/// # Errors
/// None that a writer to memory has.
pub fn export(as_at: &AsAt<'_>, what: Export<'_>, look: Look) -> io::Result<Drawn> {
    let text = match what {
        Export::Tree(roots, reach, format) => {
            let outline = outline(as_at, roots, reach);
            match format {
                TreeFormat::Mermaid => return Ok(mermaid(&outline)),
                TreeFormat::Dot => return Ok(dot(&outline)),
                TreeFormat::Text => text(&outline, look),
                TreeFormat::Markdown => markdown(&outline),
                TreeFormat::Table => table(&outline, look),
                TreeFormat::Csv => csv(&outline)?,
                TreeFormat::Json => json(&outline)? + "\n",
                TreeFormat::Html => html(&outline),
                TreeFormat::Svg => svg(&outline),
            }
        }
        Export::Links(roots, reach) => edges(&outline(as_at, roots, reach))?,
        Export::Note(org, extent, format) => {
            let brief = brief(as_at, org, extent);
            match format {
                BriefFormat::Markdown => note::markdown(as_at, &brief),
                BriefFormat::Text => note::text(as_at, &brief, look),
                BriefFormat::Html => note::html(as_at, &brief),
            }
        }
    };
    Ok(Drawn { text, warning: None })
}
