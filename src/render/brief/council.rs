//! Of a council: the county or region it is in, and whose else its land is.

use super::writer::NoteWriter;
use crate::atlas::{OrgIx, SourceSet};
use crate::query::Overlying;
use crate::render::name::short;
use crate::render::percent;
use crate::render::phrase::{in_a_row, so_many};
use crate::words::Kind;

/// So many of one sort are named.
const FEW: usize = 6;

impl NoteWriter<'_, '_> {
    /// `Surrey (county)` of a district, `South East (ONS region)` of any other council. Of a council
    /// that is split no place or system is the one it is in.
    pub(super) fn county_or_region(&self, council: OrgIx) -> Option<String> {
        let is_councils_line = |kind| matches!(kind, Kind::County | Kind::OnsRegion);
        let mut above = self.as_at.snapshot().ancestors(council);
        let around = above.find(|above| is_councils_line(self.as_at.kind(*above)))?;
        Some(format!("{} ({})", short(self.as_at, around), self.as_at.kind(around).label()))
    }

    /// The systems, places and commissioners with land of a council, each with its share of the
    /// residents where it has not all: a sentence each.
    pub(super) fn whose_land(&self) -> Vec<String> {
        let [systems, places, commissioners] = self.on_the_land();
        let one_or_several = |all: &[Overlying], one: &str, several: &str| match all {
            [] => None,
            [_] => Some(format!("{one} {}.", self.with_shares(all))),
            _ => Some(format!("{several} {}.", self.with_shares(all))),
        };
        let lies = systems.first().map(|first| so_many(systems.len(), self.as_at.kind(first.org)));
        let several = format!("Its land lies in {}:", lies.unwrap_or_default());
        let sentences = [
            one_or_several(&systems, "Its land lies in", &several),
            one_or_several(&places, "Its place is", "Its places are"),
            one_or_several(&commissioners, "Its commissioner is", "Its commissioners are"),
        ];
        sentences.into_iter().flatten().collect()
    }

    /// On whose word those have that land.
    pub(super) fn sources_of_land(&self) -> impl Iterator<Item = &SourceSet> {
        let named = self.on_the_land().into_iter().flat_map(|all| all.into_iter().take(FEW));
        named.map(|other| &self.as_at.atlas().org(other.org).sources)
    }

    /// Its systems, places and commissioners, those with its own boundary too.
    fn on_the_land(&self) -> [Vec<Overlying>; 3] {
        let card = &self.brief.card;
        let all = |passes: fn(Kind) -> bool, others: &[Overlying]| -> Vec<Overlying> {
            let same = card.coterminous.iter().filter(|org| passes(self.as_at.kind(**org)));
            same.map(|org| Overlying { org: *org, share: None }).chain(others.iter().copied()).collect()
        };
        let systems = card.systems.iter().map(|lies| Overlying { org: lies.system, share: lies.share });
        [
            systems.collect(),
            all(|kind| kind == Kind::Place, &card.around.places),
            all(Kind::is_commissioner, &card.around.commissioners),
        ]
    }

    /// `East Surrey (67% of residents) and Surrey Downs (33%)`.
    fn with_shares(&self, all: &[Overlying]) -> String {
        let mut named: Vec<String> = Vec::with_capacity(FEW + 1);
        let mut is_said = false;
        for other in all.iter().take(FEW) {
            let name = self.name(other.org);
            let Some(share) = other.share.filter(|share| *share < 1.0) else {
                named.push(name);
                continue;
            };
            let of = if is_said { "" } else { " of residents" };
            named.push(format!("{name} ({}{of})", percent(share)));
            is_said = true;
        }
        if all.len() > FEW {
            named.push(format!("{} more", all.len() - FEW));
        }
        in_a_row(&named)
    }
}
