//! What a link says, in a verb.

use crate::atlas::Link;
use crate::query::{AsAt, Direction};
use crate::words::{Basis, Certainty, Relation, Tier};

/// Does a commissioner hold the contract of whom the link leads to: of a practice, a network
/// or another body? For an area it buys from others.
pub(super) fn holds_contract(as_at: &AsAt<'_>, link: &Link) -> bool {
    let buys_for = as_at.kind(link.to).tier().is_some_and(|tier| tier <= Tier::Place);
    link.relation == Relation::Commissions && !buys_for
}

/// Is it only inferred, as from a name, that two areas have the same boundary? Then nobody says so.
pub(super) fn is_inferred_boundary(link: &Link) -> bool {
    link.relation == Relation::CoterminousWith && link.certainty != Certainty::Certain
}

/// What a link says of its first end about its second, or of its second about its first.
pub(super) fn verb(as_at: &AsAt<'_>, link: &Link, direction: Direction) -> &'static str {
    match direction {
        Direction::Out if holds_contract(as_at, link) => "commissions",
        Direction::In if holds_contract(as_at, link) => "is commissioned by",
        _ if is_inferred_boundary(link) => "may have the same boundary as",
        Direction::Out => link.relation.forward(),
        Direction::In => link.relation.backward(),
    }
}

/// What the share of a link is a share of: of a provider's patients, unless its source says
/// more closely.
pub(super) fn shared(link: &Link) -> &'static str {
    link.basis.map_or("patients", Basis::label)
}
