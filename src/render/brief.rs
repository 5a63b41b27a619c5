//! A briefing note: from what was found to something that can be pasted, cited and defended.
//!
//! Composed here of the answers to other questions, so that it cannot say anything they do
//! not; written by `document` in each format.

mod boundaries;
mod changes;
mod lead;
mod provision;
mod remarks;
mod structure;
mod terms;
mod told;

use super::Look;
use super::document::{self, Block, Document, Item, Said};
use super::phrase::{as_at_line, named};
use super::sources::Cited;
use crate::atlas::OrgIx;
use crate::query::{AsAt, Brief};

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

/// A note in the making.
struct Writer<'w, 'a> {
    brief: &'w Brief<'a>,
    as_at: &'w AsAt<'a>,
    cited: Cited<'a>,
    blocks: Vec<Block>,
    /// What was left out, a sentence each.
    left_out: Vec<String>,
}

fn note<'a>(asked: &AsAt<'a>, brief: &Brief<'a>) -> Document<'a> {
    let org = brief.card.org;
    let mut writer = Writer {
        brief,
        as_at: &brief.then,
        cited: Cited::new(asked.atlas()),
        blocks: Vec::new(),
        left_out: Vec::new(),
    };
    writer.lead();
    writer.structure();
    writer.provision();
    writer.boundaries();
    writer.connections();
    writer.changes();
    writer.due();
    writer.figures();
    writer.remarks();
    writer.terms();
    writer.what_was_left_out();
    Document {
        title: format!("{}: briefing note", named(asked, org)),
        warnings: super::card::warnings(asked, org),
        sources: writer.cited.all().to_vec(),
        foot: format!(
            "{} Residents are those of mid-2020 at every date, rounded here; the commands that tell of one thing give \
             them exactly.",
            as_at_line(asked)
        ),
        blocks: writer.blocks,
    }
}

impl Writer<'_, '_> {
    fn name(&self, org: OrgIx) -> String {
        super::clean(self.as_at.name(org)).into_owned()
    }

    fn paragraph(&mut self, said: Said) {
        self.blocks.push(Block::Paragraph(said));
    }

    /// A heading with a list under it; nothing where there is nothing to list.
    fn section(&mut self, heading: &'static str, items: Vec<Item>) {
        if items.is_empty() {
            return;
        }
        self.blocks.push(Block::Heading(heading));
        self.blocks.push(Block::List(items));
    }

    /// The first so many; of the rest it is said how many they are, and what prints them.
    fn first(&mut self, mut items: Vec<Item>, (count, what, command): (usize, &str, String)) -> Vec<Item> {
        if items.len() > count {
            self.leave_out(items.len() - count, what, &command);
            items.truncate(count);
        }
        items
    }

    /// Says that so many of something are left out, and which command prints all of them.
    fn leave_out(&mut self, count: usize, what: &str, command: &str) {
        let day = self.as_at.day();
        let at = if day == self.as_at.atlas().as_at() || command.contains("--to") {
            String::new()
        } else {
            format!(" --at {day}")
        };
        let (what, count) = (super::capital(what), super::counted(count));
        self.left_out.push(format!("{what}: {count}. To see them: catchment {command}{at}"));
    }

    fn what_was_left_out(&mut self) {
        let items = std::mem::take(&mut self.left_out).into_iter().map(|said| Item::top(Said::new(said)));
        let items = items.collect();
        self.section("Left out of this note", items);
    }

    /// The numbers of the sources of several facts.
    fn cite<'s>(&mut self, sets: impl IntoIterator<Item = &'s crate::atlas::SourceSet>) -> Vec<usize> {
        sets.into_iter().flat_map(|set| self.cited.cite(*set)).collect()
    }
}
