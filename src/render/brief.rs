//! A briefing note: from what was found to something that can be pasted, cited and defended.
//!
//! Composed here of the answers to other questions, so that it cannot say anything they do
//! not; written by `document` in each format.

mod boundaries;
mod changes;
mod connections;
mod council;
mod earlier;
mod lead;
mod providers;
mod provision;
mod remarks;
mod structure;
mod terms;
mod writer;

use super::Look;
use super::absence::warnings;
use super::document::{self, Document};
use super::phrase::{as_at_line_in_full, named};
use crate::query::{AsAt, Brief, BriefLimits};
use writer::NoteWriter;

/// A briefing note as Markdown.
pub fn markdown<'a>(asked: &AsAt<'a>, brief: &Brief<'a>) -> String {
    document::markdown(&note(asked, brief))
}

/// A briefing note as text.
pub fn text<'a>(asked: &AsAt<'a>, brief: &Brief<'a>, look: Look) -> String {
    document::text(&note(asked, brief), look)
}

/// A briefing note as a page of HTML.
pub fn html<'a>(asked: &AsAt<'a>, brief: &Brief<'a>) -> String {
    document::html(&note(asked, brief))
}

/// A note has no more words than these, unless a depth is asked for.
const WORDS: usize = 1500;

/// The note with as few cuts as make it fit; where none do, with all of them.
fn note<'a>(asked: &AsAt<'a>, brief: &Brief<'a>) -> Document<'a> {
    let whole = note_after(asked, brief, 0);
    if brief.is_whole || whole.words() <= WORDS {
        return whole;
    }
    let (mut least, mut most) = (1, BriefLimits::CUTS);
    let mut fitting = None;
    while least < most {
        let cuts = usize::midpoint(least, most);
        let note = note_after(asked, brief, cuts);
        if note.words() <= WORDS {
            most = cuts;
            fitting = Some(note);
        } else {
            least = cuts + 1;
        }
    }
    match fitting {
        Some(note) if most < BriefLimits::CUTS => note,
        _ => note_after(asked, brief, most),
    }
}

/// The note after so many cuts.
fn note_after<'a>(asked: &AsAt<'a>, brief: &Brief<'a>, cuts: usize) -> Document<'a> {
    let org = brief.card.org;
    let mut writer = NoteWriter::new(brief, cuts);
    writer.lead();
    writer.structure();
    writer.provision();
    writer.boundaries();
    writer.connections();
    writer.changes();
    writer.due();
    writer.figures();
    writer.differing_figures();
    writer.remarks();
    writer.earlier();
    writer.terms();
    writer.what_was_left_out();
    let note = Document {
        title: format!("{}: briefing note", named(asked, org)),
        warnings: warnings(&brief.then, org, brief.absence.as_ref()),
        sources: writer.citations.all().to_vec(),
        foot: format!(
            "{} Residents are those of mid-2020 at every date, rounded here; the commands that tell of one thing give \
             them exactly.",
            as_at_line_in_full(asked)
        ),
        blocks: writer.blocks,
    };
    note.with_cited_sources()
}
