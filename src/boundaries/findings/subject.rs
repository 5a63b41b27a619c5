//! Which sort of organisation a rule looks at.

use crate::words::Kind;

/// Made of members, rather than a body of its own.
pub const fn is_partnership(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Partnership | Kind::ProviderCollaborative | Kind::GpFederation | Kind::Network | Kind::Board
    )
}

/// A place or something smaller of the NHS's line, other than a commissioner.
pub(super) const fn is_place_or_network(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Place
            | Kind::Mcp
            | Kind::Pacs
            | Kind::Pcn
            | Kind::LocalCareNetwork
            | Kind::CareHub
            | Kind::Practice
    )
}

/// A team or site, which somebody else runs.
pub(super) const fn is_part_of_a_provider(kind: Kind) -> bool {
    matches!(kind, Kind::Service | Kind::Hospital | Kind::Programme)
}
