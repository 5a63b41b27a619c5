//! All areas of one sort laid over all of another: every pair that shares land, and how
//! well the two sorts nest.

use std::collections::HashMap;

use super::{AreaLand, Footprint, Land, Meeting, Overlap, ServedLand, Spread, Weight};
use crate::atlas::{Atlas, OrgIx};

/// All areas A of one sort against all areas B of another, on a day.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// By what they are weighed.
    pub weight: Weight,
    /// Each A whose land is known, over the B, in the order in which the A were given.
    pub spreads: Vec<Spread>,
    /// The pairs that share a patch, by A in the order given, the B with most of it first.
    pub pairs: Vec<Pair>,
    /// All of it in a few numbers.
    pub summary: Summary,
}

/// Two areas that share a patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The first.
    pub a: OrgIx,
    /// The second.
    pub b: OrgIx,
    /// How they compare.
    pub overlap: Overlap,
}

/// Two sorts of areas in a few numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    /// How many A there are, and how many of them have no land that is known.
    pub a: AreaCount,
    /// How many B there are, and how many of them have no land that is known.
    pub b: AreaCount,
    /// Pairs that share a patch.
    pub pairs: usize,
    /// A that share a patch with several B.
    pub split: usize,
    /// B made of whole A only.
    pub whole: usize,
    /// Pairs of the same patches.
    pub identical: usize,
    /// Pairs of which each holds at least 99% of the other.
    pub coterminous: usize,
    /// The mean over A of the share that lies in the B with most of it; nothing where B lie
    /// over one another.
    pub mean_best_fit: Option<f64>,
    /// The mean over A of Σp²: 1 where every A lies in one B.
    pub nesting: Option<f64>,
}

/// How many areas there are of a sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AreaCount {
    /// All of them.
    pub all: usize,
    /// Those whose land is not known, which take part in nothing.
    pub without_land: usize,
    /// Those of whose land only some is known: providers that serve some area in a part that
    /// is not known.
    pub incomplete: usize,
}

/// One of those that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedArea {
    /// The area, or a provider.
    pub org: OrgIx,
    /// Its land, or the land it serves; nothing where it is not known.
    pub land: Option<ServedLand>,
}

impl Comparison {
    /// Lays every A over every B, by the land they have on the day.
    pub fn of(land: &Land<'_>, a: &[OrgIx], b: &[OrgIx], weight: Weight) -> Self {
        let own = |areas: &[OrgIx]| -> Vec<ComparedArea> {
            let all_of_it = |f: &Footprint| ServedLand { footprint: f.clone(), complete: true };
            let compared = |org: &OrgIx| ComparedArea { org: *org, land: land.footprint(*org).map(all_of_it) };
            areas.iter().map(compared).collect()
        };
        Self::between(land.atlas(), &own(a), &own(b), weight)
    }

    /// Lays every A over every B, by land that is given; nothing where it is not known.
    pub fn between(atlas: &Atlas, a: &[ComparedArea], b: &[ComparedArea], weight: Weight) -> Self {
        let (of_a, of_b) = (with_land(a), with_land(b));
        let spreads: Vec<Spread> = of_a.iter().map(|a| Spread::of(*a, &of_b, atlas, weight)).collect();
        // Laid over nothing, or over areas that lie over one another, shares say nothing of how
        // well they nest.
        let laid: &[Spread] = if of_b.is_empty() || overlap_one_another(&of_b, atlas) { &[] } else { &spreads };
        let pairs = pairs(&of_a, &of_b, &spreads, |a, b| Overlap::of(a, b, atlas, weight));
        let summary = Summary {
            a: AreaCount::of(a),
            b: AreaCount::of(b),
            pairs: pairs.len(),
            split: spreads.iter().filter(|s| s.split_count() > 1).count(),
            whole: of_b.iter().filter(|b| is_made_of_whole(b.land, &of_a, atlas)).count(),
            identical: pairs.iter().filter(|p| p.overlap.identical()).count(),
            coterminous: pairs.iter().filter(|p| p.overlap.meeting() == Meeting::Coterminous).count(),
            mean_best_fit: mean(laid, |s| Some(s.best_fit().map_or(0.0, |(_, share)| share))),
            nesting: mean(laid, Spread::concentration),
        };
        Self { weight, spreads, pairs, summary }
    }

    /// The pairs of which the containment or the coverage is at least `share`, and how many
    /// are left out.
    pub fn at_least(&self, share: f64) -> (Vec<Pair>, usize) {
        let reaches = |of: Option<f64>| of.unwrap_or(0.0) >= share;
        let kept: Vec<Pair> = self
            .pairs
            .iter()
            .copied()
            .filter(|p| reaches(p.overlap.containment()) || reaches(p.overlap.coverage()))
            .collect();
        let left_out = self.pairs.len() - kept.len();
        (kept, left_out)
    }
}

impl AreaCount {
    fn of(areas: &[ComparedArea]) -> Self {
        let known = areas.iter().filter_map(|area| area.land.as_ref());
        Self {
            all: areas.len(),
            without_land: areas.len() - known.clone().count(),
            incomplete: known.filter(|land| !land.complete).count(),
        }
    }
}

fn with_land(areas: &[ComparedArea]) -> Vec<AreaLand<'_>> {
    let known = areas.iter().filter_map(|area| Some((area.org, area.land.as_ref()?)));
    known.map(|(area, land)| AreaLand { area, land: &land.footprint }).collect()
}

fn pairs(
    of_a: &[AreaLand<'_>],
    of_b: &[AreaLand<'_>],
    spreads: &[Spread],
    compare: impl Fn(&Footprint, &Footprint) -> Overlap,
) -> Vec<Pair> {
    let of_b: HashMap<OrgIx, &Footprint> = of_b.iter().map(|b| (b.area, b.land)).collect();
    let mut pairs = Vec::new();
    for (a, spread) in of_a.iter().zip(spreads) {
        for piece in &spread.pieces {
            let Some(theirs) = of_b.get(&piece.area) else { continue };
            pairs.push(Pair { a: a.area, b: piece.area, overlap: compare(a.land, theirs) });
        }
    }
    pairs
}

/// Does any patch lie in two of them?
fn overlap_one_another(areas: &[AreaLand<'_>], atlas: &Atlas) -> bool {
    let mut all = Footprint::empty(atlas);
    let patches: usize = areas.iter().map(|area| area.land.len()).sum();
    for area in areas {
        all.unite(area.land);
    }
    patches > all.len()
}

/// Does every A that shares land with it lie in it, and do they make up all of it?
fn is_made_of_whole(b: &Footprint, of_a: &[AreaLand<'_>], atlas: &Atlas) -> bool {
    let mut made = Footprint::empty(atlas);
    for a in of_a.iter().map(|a| a.land).filter(|a| a.meets(b)) {
        if !a.lies_in(b) {
            return false;
        }
        made.unite(a);
    }
    !b.is_empty() && made == *b
}

/// The mean over the areas that weigh something.
fn mean(spreads: &[Spread], of: impl Fn(&Spread) -> Option<f64>) -> Option<f64> {
    let values: Vec<f64> = spreads.iter().filter(|s| s.total > 0).filter_map(of).collect();
    #[expect(clippy::cast_precision_loss, reason = "areas are counted in hundreds")]
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
