//! Under which heading an organisation stands in a tree.

use super::{Kind, Tier, words};

words! {
    /// The headings over what stands directly under an organisation, in the order in which they stand
    /// everywhere: the line from region to practice, who commissions, the councils, who provides, the rest.
    Heading {
        /// Regions of NHS England.
        Regions => "regions",
        /// Regions of the Office for National Statistics.
        OnsRegions => "ons-regions",
        /// STPs, ICSs, ICBs.
        Systems => "systems",
        /// Places, and what was run as one: MCPs and PACS.
        Places => "places",
        /// Networks of practices, and named parts of an area.
        Neighbourhoods => "neighbourhoods",
        /// GP practices.
        Practices => "practices",
        /// CCGs, sub-ICB locations.
        Commissioners => "commissioners",
        /// Counties and local authorities.
        Councils => "councils",
        /// NHS trusts of every sort.
        Trusts => "trusts",
        /// Hospitals and other sites.
        Hospitals => "hospitals",
        /// Partnerships, programmes and all else.
        Others => "others",
    }
}

impl Heading {
    /// The heading for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Regions => "NHS regions",
            Self::OnsRegions => "ONS regions",
            Self::Others => "partnerships, programmes and others",
            other => other.word(),
        }
    }

    /// The largest tier of what stands under it; none for bodies.
    pub const fn tier(self) -> Option<Tier> {
        Some(match self {
            Self::Regions | Self::OnsRegions => Tier::Region,
            Self::Systems => Tier::System,
            Self::Places | Self::Commissioners | Self::Councils => Tier::Place,
            Self::Neighbourhoods => Tier::Neighbourhood,
            Self::Practices => Tier::Practice,
            Self::Trusts | Self::Hospitals | Self::Others => return None,
        })
    }
}

impl Kind {
    /// The heading under which such an organisation stands.
    pub const fn heading(self) -> Heading {
        match self {
            Self::Region => Heading::Regions,
            Self::OnsRegion => Heading::OnsRegions,
            Self::Place | Self::Mcp | Self::Pacs => Heading::Places,
            Self::Pcn | Self::LocalCareNetwork | Self::CareHub | Self::Locality => Heading::Neighbourhoods,
            Self::Practice => Heading::Practices,
            Self::Hospital => Heading::Hospitals,
            kind if kind.is_system() => Heading::Systems,
            kind if kind.is_commissioner() => Heading::Commissioners,
            kind if kind.is_council() => Heading::Councils,
            kind if kind.is_trust() => Heading::Trusts,
            _ => Heading::Others,
        }
    }
}
