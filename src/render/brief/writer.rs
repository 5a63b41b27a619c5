//! A briefing note that is being put together.

use std::collections::BTreeSet;

use crate::atlas::{OrgIx, SourceSet};
use crate::query::{AsAt, Brief, BriefLimits, StructureRow};
use crate::render::citations::Citations;
use crate::render::document::{Block, ListItem, Sentence};
use crate::render::phrase::{capital, name};
use crate::render::{clean, counted};

pub(super) struct NoteWriter<'w, 'a> {
    pub(super) brief: &'w Brief<'a>,
    pub(super) as_at: &'w AsAt<'a>,
    pub(super) citations: Citations<'a>,
    pub(super) blocks: Vec<Block>,
    /// How much of each thing there is room for.
    pub(super) limits: BriefLimits,
    /// What of the structure is named.
    pub(super) structure: Vec<StructureRow>,
    /// What was left out, a sentence each.
    left_out: Vec<String>,
}

/// How many of something there is room for, and what gives all of them.
pub(super) struct Room<'r> {
    pub(super) most: usize,
    /// What those that are left out are.
    pub(super) what: &'r str,
    pub(super) command: String,
}

impl<'w, 'a> NoteWriter<'w, 'a> {
    /// A note after so many cuts.
    pub(super) fn new(brief: &'w Brief<'a>, cuts: usize) -> Self {
        let as_at = &brief.then;
        let citations = Citations::new(as_at.atlas());
        let limits = brief.limits(cuts);
        let structure = brief.structure_within(&limits);
        Self { brief, as_at, citations, blocks: Vec::new(), limits, structure, left_out: Vec::new() }
    }

    pub(super) fn name(&self, org: OrgIx) -> String {
        name(self.as_at, org)
    }

    pub(super) fn id(&self, org: OrgIx) -> String {
        clean(&self.as_at.atlas().org(org).id).into_owned()
    }

    pub(super) fn paragraph(&mut self, sentence: Sentence) {
        self.blocks.push(Block::Paragraph(sentence));
    }

    /// A heading with a list under it; nothing where there is nothing to list.
    pub(super) fn section(&mut self, heading: &'static str, items: Vec<ListItem>) {
        if items.is_empty() {
            return;
        }
        self.blocks.push(Block::Heading(heading));
        self.blocks.push(Block::List(items));
    }

    /// Those there is room for; of the rest it is said how many they are, and what prints them.
    pub(super) fn fitting<T>(&mut self, mut items: Vec<T>, room: &Room<'_>) -> Vec<T> {
        if items.len() > room.most {
            self.leave_out(items.len() - room.most, room.what, &room.command);
            items.truncate(room.most);
        }
        items
    }

    /// Says that so many of something are left out, and which command prints all of them.
    pub(super) fn leave_out(&mut self, count: usize, what: &str, command: &str) {
        let day = self.as_at.day();
        let at = if day == self.as_at.atlas().as_at() || command.contains("--to") {
            String::new()
        } else {
            format!(" --at {day}")
        };
        let (what, count) = (capital(what), counted(count));
        self.left_out.push(format!("{what}: {count}. To see them: catchment {command}{at}"));
    }

    /// Says that something is left out, and where it is to be found.
    pub(super) fn refer_to(&mut self, where_to_look: &str) {
        self.left_out.push(where_to_look.to_owned());
    }

    pub(super) fn what_was_left_out(&mut self) {
        let untold = self.cite_fewer();
        if untold > 0 {
            let command = format!("show {}", self.id(self.brief.card.org));
            self.leave_out(untold, "further sources of what has several", &command);
        }
        let left_out = std::mem::take(&mut self.left_out);
        let items = left_out.into_iter().map(|text| ListItem::top(Sentence::new(text))).collect();
        self.section("Left out of this note", items);
    }

    /// Of the sources of a sentence that has more than there is room for keeps those that most of
    /// the note rests on, which come first, and the last, which is its own. Gives how many sources
    /// nothing cites any more.
    fn cite_fewer(&mut self) -> usize {
        let most = self.limits.sources.max(1);
        let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
        for said in self.blocks.iter_mut().flat_map(Block::sentences_mut) {
            before.extend(said.cites.iter().copied());
            if said.cites.len() > most {
                said.cites.drain(most - 1..said.cites.len() - 1);
            }
            after.extend(said.cites.iter().copied());
        }
        before.difference(&after).count()
    }

    /// The numbers of the sources of several facts.
    pub(super) fn cite<'s>(&mut self, sets: impl IntoIterator<Item = &'s SourceSet>) -> Vec<usize> {
        self.citations.cite_all(sets)
    }
}
