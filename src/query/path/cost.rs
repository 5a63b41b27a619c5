//! What it costs to tell a step: the more, the later a person would think of it.
//!
//! People say first in what two sit together, who cares for both, and what they are members of.
//! That their patients meet in somebody's A&E or on a waiting list they say last, and that both are in
//! England never.

use crate::atlas::{Extent, Link};
use crate::words::{Basis, Certainty, Kind, Relation, Service};

/// Every step costs so much for being one more.
pub(super) const STEP: u32 = 4;

/// To be told that two have the same land is hardly a step.
pub(super) const SAME_LAND: u32 = 1;

/// What leads from the one end to the other straight away is never dearer.
pub(super) const DIRECT: u32 = 16;

/// Where something stands says little of anything but itself.
const LOCATED: u32 = 32;

/// Nobody would tell it while there is anything else.
const LAST: u32 = 600;

/// A way that costs so much says no more than that both are in England.
pub(super) const HARDLY_TOLD: u32 = 170;

/// Of an area's admissions, the share from which on a trust is one of its hospitals.
const MAIN_SHARE: f64 = 0.3;

/// And the share from which on it is told at all.
const TOLD_SHARE: f64 = 0.1;

/// To say that two lie in the same system says little, in the same region less. England is left out while
/// there is any other way (`path`).
pub(super) const fn of_climbing(parent: Kind) -> u32 {
    STEP + match parent {
        Kind::Nation | Kind::County => 20,
        Kind::Region => 40,
        Kind::OnsRegion => 60,
        kind if kind.is_system() => 12,
        _ => 4,
    }
}

/// As [`of_climbing`], of one that has no land: where a trust has its seat says little of whom it serves.
pub(super) fn of_sitting(child: Kind, parent: Kind, is_at_an_end: bool) -> u32 {
    let is_seat = child.tier().is_none() && parent.tier().is_some() && !is_at_an_end;
    of_climbing(parent) + if is_seat { 24 } else { 0 }
}

/// As [`of_climbing`], where only a part of the land lies in it.
pub(super) const fn of_holding(holder: Kind, is_all: bool) -> u32 {
    of_climbing(holder) + if is_all { 0 } else { 8 }
}

/// What is to be paid for leading through such an organisation, rather than to it: through two
/// practices or a company's clinic any two councils are connected.
pub(super) const fn of_passing(kind: Kind) -> u32 {
    match kind {
        Kind::NationalBody | Kind::ProfessionalBody => 360,
        Kind::IndependentProvider => 60,
        Kind::Practice => 80,
        Kind::Service | Kind::University | Kind::SupportUnit => 40,
        Kind::GpFederation | Kind::Voluntary => 20,
        Kind::Pcn | Kind::Locality => 16,
        Kind::Hospital => 8,
        _ => 0,
    }
}

/// What a link costs; nothing for one that connects nobody, such as a withdrawal. `is_at_an_end` says
/// that one of those asked about is at one of its ends.
pub(super) fn of_link(link: &Link, is_at_an_end: bool) -> Option<u32> {
    let of_relation = match link.relation {
        Relation::MemberOf
        | Relation::Leads
        | Relation::Operates
        | Relation::CoterminousWith
        | Relation::SucceededBy => 4,
        Relation::Commissions | Relation::AccountableTo => 8,
        Relation::Serves => of_serving(link.service),
        Relation::PartnerOf => 16,
        Relation::LocatedIn if is_at_an_end => 8,
        Relation::LocatedIn => LOCATED,
        Relation::Oversees | Relation::Funds | Relation::Supports | Relation::Transferred => 20,
        Relation::DrawsFrom => of_flow(link),
        Relation::RegisteredIn => 60,
        Relation::OptedOut => return None,
    };
    let of_part = if link.extent == Some(Extent::Part) { 60 } else { 0 };
    Some(STEP + of_relation + of_part + of_doubt(link.certainty))
}

/// That the same ambulances come says no more than that both lie in their region.
const fn of_serving(service: Option<Service>) -> u32 {
    match service {
        Some(Service::Ambulance) => 80,
        Some(Service::Emergency) => 120,
        Some(Service::UrgentCare | Service::StepDown) => 20,
        Some(Service::Specialised | Service::ChildrensMentalHealth | Service::ChildrensCommunity) => 12,
        Some(Service::Community) => 9,
        _ => 8,
    }
}

/// Where so many of an area are admitted is one of its hospitals; a few patients and waiting lists
/// join everybody to everybody.
fn of_flow(link: &Link) -> u32 {
    match link.share_of_area.filter(|_| link.basis == Some(Basis::Admissions)) {
        Some(share) if share >= MAIN_SHARE => 12,
        Some(share) if share >= TOLD_SHARE => 40,
        _ => LAST,
    }
}

/// What is certain is told before what is inferred.
const fn of_doubt(certainty: Certainty) -> u32 {
    match certainty {
        Certainty::Certain => 0,
        Certainty::Inferred => 4,
        Certainty::Doubtful | Certainty::Planned => 12,
    }
}
