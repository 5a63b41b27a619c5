//! Where boundaries do not line up, in sentences with residents.

use super::writer::NoteWriter;
use crate::atlas::OrgIx;
use crate::boundaries::{Code, Finding, Misalignment, Severity};
use crate::render::boundaries::rounded_message;
use crate::render::certainty::in_brackets;
use crate::render::document::{Block, ListItem, Sentence};
use crate::render::phrase::in_a_row;
use crate::render::service::care;
use crate::words::{Basis, Service};

impl NoteWriter<'_, '_> {
    pub(super) fn boundaries(&mut self) {
        let brief = self.brief;
        // That a body takes part in systems adds little where it is told that it serves them.
        let spans = |org: OrgIx| {
            brief.findings.iter().any(|f| f.subject == org && f.code() == Code::ProviderSpansSystems)
        };
        let is_said = |f: &&Finding| match f.misalignment {
            Misalignment::MemberOfSeveral(_) => spans(f.subject),
            // Where residents go stands in the table of who serves whom.
            Misalignment::SeveralMainTrusts(_) => true,
            _ => false,
        };
        let found: Vec<&Finding> = brief.findings.iter().filter(|f| !is_said(f)).collect();
        let (several, found): (Vec<&Finding>, Vec<&Finding>) =
            found.into_iter().partition(|f| f.code() == Code::SeveralProviders && f.subject != brief.card.org);
        // What only a register or a line of the statisticians has differently comes last.
        let (mut last, mut first): (Vec<&Finding>, Vec<&Finding>) =
            found.into_iter().partition(|f| f.severity() == Severity::Note);
        first.sort_by_key(|finding| finding.severity());
        let all = first.len() + usize::from(!several.is_empty()) + last.len();
        let is_major = |finding: &&Finding| finding.severity() == Severity::Major;
        if !self.limits.lesser_findings {
            first.retain(is_major);
            last.clear();
        }
        let majors = first.iter().filter(|finding| is_major(finding)).count();
        let most = self.limits.findings.max(majors.min(self.limits.majors));
        let mut items = Vec::with_capacity(first.len() + last.len() + 1);
        items.extend(first.into_iter().map(|finding| self.finding(finding)));
        items.extend(self.several(&several));
        items.extend(last.into_iter().map(|finding| self.finding(finding)));
        items.truncate(most);
        if items.len() < all {
            let command = format!("boundaries {}", self.id(brief.card.org));
            self.leave_out(all - items.len(), "more places where boundaries do not line up", &command);
        }
        if items.is_empty() {
            return;
        }
        self.blocks.push(Block::Heading("Where boundaries do not line up"));
        if brief.findings.iter().any(|finding| finding.misalignment.basis() == Some(Basis::Residents)) {
            self.paragraph(Sentence::new(
                "Residents are all who live in the areas concerned, not only patients.",
            ));
        }
        self.blocks.push(Block::List(items));
    }

    fn finding(&mut self, finding: &Finding) -> ListItem {
        let text = rounded_message(self.as_at, finding);
        let text = text.trim_end_matches('.').to_owned() + &in_brackets(finding.provenance.certainty) + ".";
        ListItem::top(Sentence::cited(text, self.cite(&finding.provenance.sources)))
    }

    /// Where several provide one service, all in one sentence: who they are stands in the table.
    fn several(&mut self, found: &[&Finding]) -> Option<ListItem> {
        if let [only] = found {
            return Some(self.finding(only));
        }
        let mut services: Vec<Service> = found.iter().filter_map(|f| f.misalignment.service()).collect();
        services.sort_unstable();
        services.dedup();
        let each = services.into_iter().map(|service| {
            let of_it = found.iter().filter(|f| f.misalignment.service() == Some(service));
            let areas: Vec<String> = of_it.map(|f| self.name(f.subject)).collect();
            format!("{} in {}", care(service), in_a_row(&areas))
        });
        let each = each.collect::<Vec<_>>().join("; ");
        let cites = self.cite(found.iter().flat_map(|f| &f.provenance.sources));
        (!each.is_empty()).then(|| {
            ListItem::top(Sentence::cited(
                format!("More than one provider serves the same residents: {each}."),
                cites,
            ))
        })
    }
}
