//! Who sits within whom, as a nested list.

use super::Writer;
use crate::atlas::OrgIx;
use crate::query::{Fold, Item as RowItem, Row};
use crate::render::document::{Item, Said};
use crate::render::percent;
use crate::render::phrase::{called, heading_of, kind_beside};
use crate::words::Certainty;

impl Writer<'_, '_> {
    pub(super) fn structure(&mut self) {
        // The first row is the organisation itself, which the title names.
        let rows: Vec<Row> = self.brief.structure.iter().skip(1).copied().collect();
        let items: Vec<Item> = rows.iter().map(|row| self.row(row)).collect();
        self.section("Structure", items);
        if self.brief.not_shown > 0 {
            let command = format!("tree {}", self.id(self.brief.card.org));
            self.leave_out(self.brief.not_shown, "organisations further down", &command);
        }
    }

    pub(super) fn id(&self, org: OrgIx) -> String {
        crate::render::clean(&self.as_at.atlas().org(org).id).into_owned()
    }

    fn row(&mut self, row: &Row) -> Item {
        let depth = usize::from(row.depth.saturating_sub(1));
        let said = match row.item {
            RowItem::Group { kind, count } => {
                let shut = if row.fold == Fold::Shut { ", not named here" } else { "" };
                Said::new(format!("{}{shut}", heading_of(kind, count)))
            }
            RowItem::Org(child) => {
                let org = self.as_at.atlas().org(child.org);
                let mut text = called(self.as_at.name(child.org), &org.id);
                let mut more: Vec<String> =
                    kind_beside(self.as_at, child.org).map(str::to_owned).into_iter().collect();
                more.extend(child.share.map(|share| format!("{} of its residents", percent(share))));
                more.extend(self.as_at.straddles(child.org).map(|count| format!("in {count} systems")));
                more.extend(org.count.map(|count| format!("{count} of them, not named one by one")));
                if org.certainty != Certainty::Certain {
                    more.push(org.certainty.word().to_owned());
                }
                if !more.is_empty() {
                    text = format!("{text}, {}", more.join(", "));
                }
                self.cited.add(org.sources);
                Said::new(text)
            }
        };
        Item { depth, said }
    }
}
