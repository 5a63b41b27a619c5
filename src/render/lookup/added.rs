//! What may be added to a list, and the columns in which it stands.

use crate::words::words;

words! {
    /// What is told of each that is looked up.
    Added {
        /// Its name on the day.
        Name => "name",
        /// Its kind on the day.
        Kind => "kind",
        /// The NHS's place.
        Place => "place",
        /// The system.
        System => "system",
        /// The region of the NHS.
        Region => "region",
        /// The local authority, or the county.
        Council => "council",
        /// The commissioner.
        Commissioner => "commissioner",
        /// What it sits directly within.
        Parent => "parent",
        /// What it became.
        Successor => "successor",
    }
}

impl Added {
    /// What is added unless something else is asked for.
    pub const USUAL: &'static [Self] = &[Self::Name, Self::Kind, Self::Place, Self::System];

    /// The columns in which it stands.
    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["name"],
            Self::Kind => &["kind"],
            Self::Place => &["place", "place_name", "place_share"],
            Self::System => &["system", "system_name", "system_share"],
            Self::Region => &["region", "region_name", "region_share"],
            Self::Council => &["council", "council_name", "council_share"],
            Self::Commissioner => &["commissioner", "commissioner_name", "commissioner_share"],
            Self::Parent => &["parent", "parent_name"],
            Self::Successor => &["successor", "successor_name"],
        }
    }
}

/// The columns that are added for these: the id first, then theirs, then the share of a postcode
/// district, town or village that lies in the area by which it is answered, and of whose residents the
/// other shares are.
pub fn columns(added: &[Added]) -> Vec<&'static str> {
    let own = added.iter().flat_map(|what| what.columns());
    std::iter::once(&"id").chain(own).chain(&["share", "shares_of"]).copied().collect()
}
