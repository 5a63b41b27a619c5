//! Who sits within whom, as a nested list.

use super::writer::NoteWriter;
use crate::query::{Child, Fold, Mark, RowItem, StructureRow};
use crate::render::document::{ListItem, Sentence};
use crate::render::mark::marks_in_words;
use crate::render::percent;
use crate::render::phrase::{called, heading_of, in_a_row, kind_beside, name, so_many};

impl NoteWriter<'_, '_> {
    pub(super) fn structure(&mut self) {
        let brief = self.brief;
        let structure = std::mem::take(&mut self.structure);
        // The first row is the organisation itself, which the title names.
        let rows = || structure.iter().skip(1);
        let items: Vec<ListItem> = rows().map(|listed| self.row(listed)).collect();
        let orgs = rows().filter_map(|listed| listed.row.org());
        let cites = self.cite(orgs.map(|org| &brief.then.atlas().org(org).sources));
        let nested = "What is indented sits within what stands above it. ";
        let nested = if items.iter().any(|item| item.depth > 0) { nested } else { "" };
        self.section("Structure", items);
        // A list of which nothing is named rests on what is cited elsewhere.
        if !cites.is_empty() {
            self.paragraph(Sentence::cited(format!("{nested}Sources of this list:"), cites));
        }
        let named = |rows: &[StructureRow]| rows.iter().filter(|listed| listed.row.org().is_some()).count();
        let not_named = brief.not_shown + named(&brief.structure) - named(&structure);
        if not_named > 0 {
            let command = format!("tree {}", self.id(brief.card.org));
            self.leave_out(not_named, "organisations within it that are not named", &command);
        }
        self.structure = structure;
    }

    /// A row, without the kind that the heading above it says already. A heading counts what is
    /// there; what is only planned among the rows that follow is counted apart.
    fn row(&self, listed: &StructureRow) -> ListItem {
        let depth = usize::from(listed.row.depth.saturating_sub(1));
        let text = match listed.row.item {
            RowItem::Group { heading, kind, count } => {
                let more = match listed.planned {
                    _ if listed.row.fold == Fold::Shut => ", not named here".to_owned(),
                    0 => String::new(),
                    planned => format!(", and {planned} planned"),
                };
                format!("{}{more}", heading_of(heading, kind, count))
            }
            RowItem::Org(child) => self.organisation(listed, child),
        };
        ListItem { depth, sentence: Sentence::new(text) }
    }

    fn organisation(&self, listed: &StructureRow, child: Child) -> String {
        let atlas = self.as_at.atlas();
        let kind = kind_beside(self.as_at, child.org);
        let mut parts = vec![called(&name(self.as_at, child.org), &atlas.org(child.org).id)];
        parts.extend(kind.filter(|_| listed.under != Some(self.as_at.kind(child.org))).map(str::to_owned));
        if !listed.below.is_empty() {
            let below: Vec<String> =
                listed.below.iter().map(|below| so_many(below.count, below.kind)).collect();
            parts.push(format!("with {}", in_a_row(&below)));
        }
        for mark in &listed.marks {
            match mark {
                Mark::Split(share) => parts.push(format!("{} of its residents", percent(*share))),
                Mark::Several(count) => parts.push(format!("{count} of them, not named one by one")),
                // That one has closed is told among what changed.
                Mark::Closed(_) => {}
                Mark::Straddles(_) | Mark::Under(_) | Mark::Unsure(_) | Mark::LastSeen(_) => {
                    parts.extend(marks_in_words(atlas, &[*mark]));
                }
            }
        }
        parts.join(", ")
    }
}
