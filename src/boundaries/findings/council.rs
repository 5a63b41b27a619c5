//! Councils, commissioners, systems and regions laid over one another.

use super::provenance::Gatherer;
use super::rules::Rules;
use super::{CommissionerCouncils, CouncilLand, CutCouncil, CutCouncils, Finding, Misalignment};
use crate::atlas::OrgIx;
use crate::boundaries::{AreaLand, Footprint, Meeting, Overlap, Spread, Weight};
use crate::words::Kind;

impl Rules<'_, '_> {
    /// A council, county councils too, whose land lies in several systems.
    pub(super) fn council_split(&self, org: OrgIx) -> Option<Finding> {
        if !self.geography.snapshot.kind(org).is_council() {
            return None;
        }
        let council = self.area(org)?;
        let spread = self.over_systems(council);
        let is_split = spread.split_count() > 1;
        is_split.then(|| self.about_systems(council, Misalignment::CouncilSplit(spread)))
    }

    /// A commissioner with the boundary of no local authority. The residents touched are
    /// those on the smaller side of each cut through a local authority; none where it is made
    /// of whole ones.
    pub(super) fn commissioner_not_coterminous(&self, org: OrgIx) -> Option<Finding> {
        if !self.geography.snapshot.kind(org).is_commissioner() {
            return None;
        }
        let commissioner = self.area(org)?;
        let land = commissioner.land;
        let spread = self.over_councils(commissioner);
        let has_its_boundary = |council: OrgIx| {
            let theirs = self.geography.land.footprint(council);
            theirs.is_some_and(|theirs| self.are_coterminous(land, theirs))
        };
        if spread.pieces.is_empty() || spread.areas().any(has_its_boundary) {
            return None;
        }
        let mut gatherer = Gatherer::new(self.geography);
        gatherer.land(land);
        let councils = self.councils_of(land, &spread);
        let county = self.county_of(land);
        Some(Finding {
            subject: org,
            misalignment: Misalignment::CommissionerNotCoterminous(CommissionerCouncils { councils, county }),
            provenance: gatherer.provenance(),
        })
    }

    /// A system not made of whole local authorities. What it is torn between are the
    /// councils it cuts; the residents touched are those on the smaller side of
    /// each cut.
    pub(super) fn system_cuts_councils(&self, org: OrgIx) -> Option<Finding> {
        let system = self.system(org)?;
        let cut = self.cut_by(system)?;
        Some(self.about_systems(system, Misalignment::SystemCutsCouncils(cut)))
    }

    /// A place not made of whole local authorities, as above.
    pub(super) fn place_cuts_councils(&self, org: OrgIx) -> Option<Finding> {
        let is_place = self.geography.snapshot.kind(org) == Kind::Place;
        let place = self.area(org).filter(|_| is_place)?;
        let cut = self.cut_by(place)?;
        let mut gatherer = Gatherer::new(self.geography);
        gatherer.land(place.land);
        let provenance = gatherer.provenance();
        Some(Finding { subject: org, misalignment: Misalignment::PlaceCutsCouncils(cut), provenance })
    }

    /// The local authorities that an area has a part of, and those it has whole; nothing where it
    /// cuts none.
    fn cut_by(&self, area: AreaLand<'_>) -> Option<CutCouncils> {
        let (mut cut, mut whole) = (Vec::new(), Vec::new());
        for council in self.councils_of(area.land, &self.over_councils(area)) {
            match council {
                CouncilLand::Cut(piece) => cut.push(piece),
                CouncilLand::Whole(council) => whole.push(council),
            }
        }
        (!cut.is_empty()).then_some(CutCouncils { cut, whole })
    }

    /// A system in several regions of the statisticians. The residents touched are those
    /// outside the region with most of them.
    pub(super) fn crosses_ons_region(&self, org: OrgIx) -> Option<Finding> {
        let system = self.system(org)?;
        let spread = self.over_ons_regions(system);
        let crosses = spread.split_count() > 1;
        crosses.then(|| self.about_systems(system, Misalignment::CrossesOnsRegion(spread)))
    }

    /// One of the systems that cut England up, with its land.
    fn system(&self, org: OrgIx) -> Option<AreaLand<'_>> {
        self.area(org).filter(|_| self.geography.land.systems().contains(&org))
    }

    /// A finding that rests on which systems an area's land lies in.
    fn about_systems(&self, area: AreaLand<'_>, misalignment: Misalignment) -> Finding {
        let mut gatherer = Gatherer::new(self.geography);
        gatherer.land_in_systems(area.land);
        Finding { subject: area.area, misalignment, provenance: gatherer.provenance() }
    }

    /// How much of each council some land has, the one of which it has most residents first.
    fn councils_of(&self, land: &Footprint, over_councils: &Spread) -> Vec<CouncilLand> {
        let mut councils = Vec::with_capacity(over_councils.pieces.len());
        for piece in &over_councils.pieces {
            let Some(theirs) = self.geography.land.footprint(piece.area) else { continue };
            councils.push(if theirs.lies_in(land) {
                CouncilLand::Whole(piece.area)
            } else {
                let residents = theirs.residents(self.geography.atlas());
                CouncilLand::Cut(CutCouncil { council: piece.area, inside: piece.weight, residents })
            });
        }
        councils
    }

    fn are_coterminous(&self, a: &Footprint, b: &Footprint) -> bool {
        Overlap::of(a, b, self.geography.atlas(), Weight::Residents).meeting() == Meeting::Coterminous
    }

    /// The county with the same boundary.
    fn county_of(&self, land: &Footprint) -> Option<OrgIx> {
        let same = |county: &&AreaLand<'_>| self.are_coterminous(land, county.land);
        self.counties().iter().find(same).map(|county| county.area)
    }
}
