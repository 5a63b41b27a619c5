//! Under which headings links stand on a card, and in which order.

use super::verb::{holds_contract, is_inferred_boundary};
use crate::atlas::Link;
use crate::boundaries::is_old;
use crate::date::Day;
use crate::query::{AsAt, CardLink, Direction};
use crate::words::Relation;

/// The order in which links stand on a card: whom it serves and who serves it first.
const ORDER: [(Relation, Direction); 34] = {
    use Direction::{In, Out};
    use Relation as R;
    [
        (R::Serves, Out),
        (R::Serves, In),
        (R::Commissions, Out),
        (R::Commissions, In),
        (R::PartnerOf, Out),
        (R::PartnerOf, In),
        (R::MemberOf, Out),
        (R::MemberOf, In),
        (R::Leads, Out),
        (R::Leads, In),
        (R::Operates, Out),
        (R::Operates, In),
        (R::AccountableTo, Out),
        (R::AccountableTo, In),
        (R::Funds, Out),
        (R::Funds, In),
        (R::Supports, Out),
        (R::Supports, In),
        (R::Oversees, Out),
        (R::Oversees, In),
        (R::LocatedIn, Out),
        (R::LocatedIn, In),
        (R::CoterminousWith, Out),
        (R::CoterminousWith, In),
        (R::DrawsFrom, Out),
        (R::DrawsFrom, In),
        (R::RegisteredIn, Out),
        (R::RegisteredIn, In),
        (R::OptedOut, Out),
        (R::OptedOut, In),
        (R::SucceededBy, In),
        (R::SucceededBy, Out),
        (R::Transferred, In),
        (R::Transferred, Out),
    ]
};

/// Where a link stands among the others of a card.
pub(in crate::render) fn rank(link: &CardLink<'_>) -> usize {
    rank_of(link.link.relation, link.direction)
}

/// Where links of one relation in one direction stand.
pub(in crate::render) fn rank_of(relation: Relation, direction: Direction) -> usize {
    ORDER.iter().position(|known| *known == (relation, direction)).unwrap_or(ORDER.len())
}

/// The heading over who holds its contract.
pub(in crate::render) const COMMISSIONED_BY: &str = "Commissioned by";

/// The heading over whom a body serves.
pub(in crate::render) const SERVES: &str = "Whom it serves";

/// Has what a link tells of yet to happen on a day? What was announced without a day is not waited
/// for when years have gone by since.
fn is_yet_to_be(link: &Link, asked: Day) -> bool {
    match link.on {
        Some(on) => on.first_day() > asked,
        None => link.is_planned() && !is_old(link, asked),
    }
}

/// The heading over links of one relation in one direction, as it is said on a day.
pub(in crate::render) fn heading(as_at: &AsAt<'_>, link: &CardLink<'_>, asked: Day) -> &'static str {
    use Direction::{In, Out};
    match (link.link.relation, link.direction) {
        (Relation::SucceededBy | Relation::Transferred, _) if is_yet_to_be(link.link, asked) => {
            match (link.link.relation, link.direction) {
                (Relation::SucceededBy, Out) => "Is to become",
                (Relation::SucceededBy, In) => "Is to take over from",
                (_, Out) => "Is to hand services over to",
                (_, In) => "Is to take services over from",
            }
        }
        (Relation::SucceededBy, Out) if link.link.is_planned() => "Was to become, and is not known to have",
        (Relation::SucceededBy, In) if link.link.is_planned() => {
            "Was to take over from, and is not known to have"
        }
        (Relation::Transferred, Out) if link.link.is_planned() => {
            "Was to hand services over to, and is not known to have"
        }
        (Relation::Transferred, In) if link.link.is_planned() => {
            "Was to take services over from, and is not known to have"
        }
        (Relation::Commissions, Out) if holds_contract(as_at, link.link) => "Commissions",
        (Relation::Commissions, In) if holds_contract(as_at, link.link) => COMMISSIONED_BY,
        (Relation::Serves, Out) => SERVES,
        (Relation::Serves, In) => "Served by",
        (Relation::DrawsFrom, Out) => "Patients come from",
        (Relation::DrawsFrom, In) => "Residents go to",
        (Relation::Commissions, Out) => "Commissions for",
        (Relation::Commissions, In) => "Commissioned for by",
        (Relation::MemberOf, Out) => "Member of",
        (Relation::MemberOf, In) => "Members",
        (Relation::PartnerOf, Out) => "Partner in",
        (Relation::PartnerOf, In) => "Partners",
        (Relation::Leads, Out) => "Leads",
        (Relation::Leads, In) => "Led by",
        (Relation::Operates, Out) => "Runs",
        (Relation::Operates, In) => "Run by",
        (Relation::LocatedIn, Out) => "Stands in",
        (Relation::LocatedIn, In) => "Found here",
        (Relation::CoterminousWith, _) if is_inferred_boundary(link.link) => "May have the same boundary as",
        (Relation::CoterminousWith, _) => "Said to have the same boundary as",
        (Relation::SucceededBy, Out) => "Became",
        (Relation::SucceededBy, In) => "Came from",
        (Relation::Transferred, Out) => "Handed services over to",
        (Relation::Transferred, In) => "Took services over from",
        (Relation::OptedOut, Out) => "Opted out of",
        (Relation::OptedOut, In) => "Opted out",
        (Relation::RegisteredIn, Out) => "The NHS register (ODS) lists it under",
        (Relation::RegisteredIn, In) => "The NHS register (ODS) lists here",
        (Relation::AccountableTo, Out) => "Accountable to",
        (Relation::AccountableTo, In) => "Accountable to it",
        (Relation::Oversees, Out) => "Oversees",
        (Relation::Oversees, In) => "Overseen by",
        (Relation::Funds, Out) => "Funds",
        (Relation::Funds, In) => "Funded by",
        (Relation::Supports, Out) => "Supports",
        (Relation::Supports, In) => "Supported by",
    }
}
