//! Who sits within whom, as a nested list.

use super::Writer;
use crate::atlas::OrgIx;
use crate::query::{Fold, Item as RowItem, Row};
use crate::render::document::{Item, Said};
use crate::render::phrase::{called, heading_of, kind_beside};
use crate::render::{counted, percent};
use crate::words::{Certainty, Kind};

impl Writer<'_, '_> {
    pub(super) fn structure(&mut self) {
        // The first row is the organisation itself, which the title names.
        let rows: Vec<Row> = self.brief.structure.iter().skip(1).copied().collect();
        let mut above: Vec<Row> = Vec::new();
        let mut items = Vec::with_capacity(rows.len());
        for (number, row) in rows.iter().enumerate() {
            above.truncate(above.partition_point(|a| a.depth < row.depth));
            let heading = above.last().and_then(|a| match a.item {
                RowItem::Group { kind, .. } => Some(kind),
                RowItem::Org(_) => None,
            });
            items.push(self.row(row, &rows[number + 1..], heading));
            above.push(*row);
        }
        let mut cites: Vec<usize> = Vec::new();
        for org in rows.iter().filter_map(Row::org) {
            cites.extend(self.cited.cite(self.as_at.atlas().org(org).sources));
        }
        let nested = "What is indented sits within what stands above it. ";
        let nested = if items.iter().any(|item| item.depth > 0) { nested } else { "" };
        self.section("Structure", items);
        // A list of which nothing is named rests on what is cited elsewhere.
        if !cites.is_empty() {
            self.paragraph(Said::cited(format!("{nested}Sources of this list:"), cites));
        }
        if self.brief.not_shown > 0 {
            let command = format!("tree {}", self.id(self.brief.card.org));
            self.leave_out(self.brief.not_shown, "organisations further down", &command);
        }
    }

    pub(super) fn id(&self, org: OrgIx) -> String {
        crate::render::clean(&self.as_at.atlas().org(org).id).into_owned()
    }

    /// A row, without the kind that the heading above it says already. A heading counts what is
    /// there; what is only planned among the rows that follow is counted apart.
    fn row(&self, row: &Row, after: &[Row], heading: Option<Kind>) -> Item {
        let depth = usize::from(row.depth.saturating_sub(1));
        let said = match row.item {
            RowItem::Group { kind, count } => {
                let below = after.iter().take_while(|other| other.depth > row.depth);
                let below = below.filter(|other| other.depth == row.depth + 1).filter_map(Row::org);
                let planned = |org: &OrgIx| self.as_at.atlas().org(*org).certainty == Certainty::Planned;
                let more = match below.filter(planned).count() {
                    _ if row.fold == Fold::Shut => ", not named here".to_owned(),
                    0 => String::new(),
                    planned => format!(", and {planned} planned"),
                };
                Said::new(format!("{}{more}", heading_of(kind, count)))
            }
            RowItem::Org(child) => {
                let org = self.as_at.atlas().org(child.org);
                let mut text = called(self.as_at.name(child.org), &org.id);
                let kind =
                    kind_beside(self.as_at, child.org).filter(|_| heading != Some(self.as_at.kind(child.org)));
                let mut more: Vec<String> = kind.map(str::to_owned).into_iter().collect();
                more.extend(self.below(row, child.org));
                more.extend(child.share.map(|share| format!("{} of its residents", percent(share))));
                more.extend(self.as_at.straddles(child.org).map(|count| format!("in {count} systems")));
                let across = self.as_at.geography().commissioner_across(child.org);
                more.extend(across.map(|other| format!("under {}", self.id(other))));
                more.extend(org.count.map(|count| format!("{count} of them, not named one by one")));
                if org.certainty != Certainty::Certain {
                    more.push(org.certainty.word().to_owned());
                }
                if !more.is_empty() {
                    text = format!("{text}, {}", more.join(", "));
                }
                Said::new(text)
            }
        };
        Item { depth, said }
    }

    /// What a row that is not opened has below it, where that is of one kind.
    fn below(&self, row: &Row, org: OrgIx) -> Option<String> {
        let children = self.as_at.children(org);
        let kind = self.as_at.kind(children.first().filter(|_| row.fold == Fold::Shut)?.org);
        let one_kind = children.iter().all(|child| self.as_at.kind(child.org) == kind);
        let word = if children.len() == 1 { kind.label() } else { kind.plural() };
        one_kind.then(|| format!("with {} {word}", counted(children.len())))
    }
}
