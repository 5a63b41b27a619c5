//! Councils, commissioners, systems and regions laid over one another.

use super::evidence::Evidence;
use super::spans::torn;
use super::{Code, Detail, Finding, Part, Rules};
use crate::atlas::OrgIx;
use crate::boundaries::{Footprint, Meeting, Overlap, Piece, Spread, Weight};

impl Rules<'_, '_> {
    /// A council, county councils too, whose land lies in several systems.
    pub(super) fn council_split(&self, org: OrgIx) -> Option<Finding> {
        if !self.ground.snapshot.kind(org).is_council() {
            return None;
        }
        let land = self.ground.land.footprint(org)?;
        let spread = self.over_systems((org, land));
        if spread.split_count() < 2 {
            return None;
        }
        let mut evidence = Evidence::new(self.ground);
        evidence.land_in_systems(land);
        Some(torn(Code::CouncilSplit, &spread, evidence))
    }

    /// A commissioner with the boundary of no local authority. The residents touched are
    /// those on the smaller side of each cut through a local authority; none where it is made
    /// of whole ones.
    pub(super) fn commissioner_not_coterminous(&self, org: OrgIx) -> Option<Finding> {
        if !self.ground.snapshot.kind(org).is_commissioner() {
            return None;
        }
        let land = self.ground.land.footprint(org)?;
        let spread = self.over_councils((org, land));
        let has_its_boundary = |piece: &Piece| {
            let theirs = self.ground.land.footprint(piece.area);
            theirs.is_some_and(|theirs| self.are_coterminous(land, theirs))
        };
        if spread.pieces.is_empty() || spread.pieces.iter().any(has_its_boundary) {
            return None;
        }
        let mut evidence = Evidence::new(self.ground);
        evidence.land(land);
        let mut finding = torn(Code::CommissionerNotCoterminous, &spread, evidence);
        finding.residents = Some(self.smaller_sides(&self.cut(land, &spread)));
        finding.detail = self.county_of(land).map_or(Detail::None, Detail::SameAsCounty);
        Some(finding)
    }

    /// A system not made of whole local authorities. What it is torn between are the
    /// councils it cuts; the residents touched are those on the smaller side of
    /// each cut.
    pub(super) fn system_cuts_councils(&self, org: OrgIx) -> Option<Finding> {
        if !self.ground.land.systems().contains(&org) {
            return None;
        }
        let land = self.ground.land.footprint(org)?;
        let spread = self.over_councils((org, land));
        let cut = self.cut(land, &spread);
        if cut.is_empty() {
            return None;
        }
        let is_cut = |area: OrgIx| cut.iter().any(|piece| piece.area == area);
        let whole: Vec<OrgIx> = spread.pieces.iter().map(|p| p.area).filter(|area| !is_cut(*area)).collect();
        let mut evidence = Evidence::new(self.ground);
        evidence.land_in_systems(land);
        let mut finding = torn(Code::SystemCutsCouncils, &spread, evidence);
        finding.parts = cut.iter().map(|piece| self.part_of_council(*piece)).collect();
        finding.residents = Some(self.smaller_sides(&cut));
        finding.detail = Detail::Whole(whole);
        Some(finding)
    }

    /// A system in several regions of the statisticians. The residents touched are those
    /// outside the region with most of them.
    pub(super) fn crosses_ons_region(&self, org: OrgIx) -> Option<Finding> {
        if !self.ground.land.systems().contains(&org) {
            return None;
        }
        let land = self.ground.land.footprint(org)?;
        let spread = Spread::of((org, land), &self.ons_regions(), self.ground.atlas(), Weight::Residents);
        if spread.split_count() < 2 {
            return None;
        }
        let mut evidence = Evidence::new(self.ground);
        evidence.land_in_systems(land);
        Some(torn(Code::CrossesOnsRegion, &spread, evidence))
    }

    fn over_councils(&self, area: (OrgIx, &Footprint)) -> Spread {
        Spread::of(area, &self.councils(), self.ground.atlas(), Weight::Residents)
    }

    /// The pieces that are not all of their council.
    fn cut(&self, land: &Footprint, spread: &Spread) -> Vec<Piece> {
        let is_cut = |piece: &&Piece| {
            let theirs = self.ground.land.footprint(piece.area);
            theirs.is_some_and(|theirs| !theirs.lies_in(land))
        };
        spread.pieces.iter().filter(is_cut).copied().collect()
    }

    /// A piece as a share of its council, not of what cuts it.
    fn part_of_council(&self, piece: Piece) -> Part {
        Part::of(piece, self.residents_of(piece.area))
    }

    /// The residents on the smaller side of each cut: of a council nearly all of which is on
    /// one side, the few on the other.
    fn smaller_sides(&self, cut: &[Piece]) -> u64 {
        cut.iter().map(|piece| piece.weight.min(self.residents_of(piece.area) - piece.weight)).sum()
    }

    fn residents_of(&self, area: OrgIx) -> u64 {
        self.ground.land.footprint(area).map_or(0, |land| land.residents(self.ground.atlas()))
    }

    fn are_coterminous(&self, a: &Footprint, b: &Footprint) -> bool {
        Overlap::of(a, b, self.ground.atlas(), Weight::Residents).meeting() == Meeting::Coterminous
    }

    /// The county with the same boundary.
    fn county_of(&self, land: &Footprint) -> Option<OrgIx> {
        let same = |(_, theirs): &&(OrgIx, &Footprint)| self.are_coterminous(land, theirs);
        self.counties().iter().find(same).map(|(county, _)| *county)
    }
}
