//! What an organisation is, and on which tier.

use super::words;

words! {
    /// How large an area is meant, from England down. Only areas have one.
    Tier {
        /// England.
        Nation => "nation",
        /// A region, the NHS's or the statisticians'.
        Region => "region",
        /// An STP, ICS or ICB.
        System => "system",
        /// A place, commissioner or council.
        Place => "place",
        /// A primary care network or the like.
        Neighbourhood => "neighbourhood",
        /// A GP practice.
        Practice => "practice",
    }
}

words! {
    /// What an organisation is.
    Kind {
        /// England.
        Nation => "nation",
        /// A region of NHS England.
        Region => "region",
        /// A region of the Office for National Statistics.
        OnsRegion => "ons-region",
        /// Sustainability and transformation partnership.
        Stp => "stp",
        /// Integrated care system.
        Ics => "ics",
        /// Integrated care board.
        Icb => "icb",
        /// A place within a system, often a borough.
        Place => "place",
        /// Clinical commissioning group, 2013 to 2022.
        Ccg => "ccg",
        /// Sub-ICB location: what commissions for a part of a board since July 2022.
        SubIcb => "sub-icb",
        /// Multispecialty community provider.
        Mcp => "mcp",
        /// Primary and acute care system.
        Pacs => "pacs",
        /// County council and county.
        County => "county",
        /// District council and district of a county.
        District => "district",
        /// Unitary authority.
        Unitary => "unitary",
        /// Metropolitan borough.
        MetropolitanBorough => "metropolitan-borough",
        /// London borough, the City of London too.
        LondonBorough => "london-borough",
        /// Primary care network.
        Pcn => "pcn",
        /// Local care network.
        LocalCareNetwork => "local-care-network",
        /// Care hub of a multispecialty community provider.
        CareHub => "care-hub",
        /// GP practice.
        Practice => "practice",
        /// A named part of an area, without a boundary of its own.
        Locality => "locality",
        /// NHS trust for acute hospital care.
        AcuteTrust => "acute-trust",
        /// NHS trust for one specialty.
        SpecialistTrust => "specialist-trust",
        /// NHS trust for acute care with mental health, community or ambulance services.
        IntegratedTrust => "integrated-trust",
        /// NHS trust for mental health.
        MentalHealthTrust => "mental-health-trust",
        /// NHS trust for community services.
        CommunityTrust => "community-trust",
        /// NHS ambulance trust.
        AmbulanceTrust => "ambulance-trust",
        /// NHS trust, of which sort is not said: a register does not say it.
        NhsTrust => "nhs-trust",
        /// A provider for all of England.
        NationalProvider => "national-provider",
        /// A hospital or other site.
        Hospital => "hospital",
        /// A provider that is not an NHS body.
        IndependentProvider => "independent-provider",
        /// Federation or other joint body of GP practices.
        GpFederation => "gp-federation",
        /// Voluntary or community body.
        Voluntary => "voluntary",
        /// Providers that run services together.
        ProviderCollaborative => "provider-collaborative",
        /// Any other partnership.
        Partnership => "partnership",
        /// A body for all of England or the United Kingdom.
        NationalBody => "national-body",
        /// Commissioning support unit.
        SupportUnit => "support-unit",
        /// University or a part of one.
        University => "university",
        /// Board, group, senate or committee.
        Board => "board",
        /// Clinical or professional network.
        Network => "network",
        /// A programme or work stream.
        Programme => "programme",
        /// A set of areas chosen together, such as a wave.
        Cohort => "cohort",
        /// A service or team.
        Service => "service",
        /// College, association or membership body.
        ProfessionalBody => "professional-body",
    }
}

/// Which of the two lines of descent a kind belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// England, region, system, place, neighbourhood, practice, and every body.
    Nhs,
    /// England, ONS region, county, district.
    Councils,
}

impl Tier {
    /// The tier for people, for one.
    pub const fn label(self) -> &'static str {
        self.word()
    }
}

impl Kind {
    /// Is it something that others do together, or a group they sit in, for as long as they do? Of
    /// most no register says when that ended.
    pub const fn is_joint_work(self) -> bool {
        matches!(
            self,
            Self::Mcp
                | Self::Pacs
                | Self::LocalCareNetwork
                | Self::CareHub
                | Self::GpFederation
                | Self::ProviderCollaborative
                | Self::Partnership
                | Self::Board
                | Self::Network
                | Self::Programme
                | Self::Cohort
                | Self::Service
        )
    }

    /// The tier of such an organisation at any time; none for bodies.
    pub const fn tier(self) -> Option<Tier> {
        Some(match self {
            Self::Nation => Tier::Nation,
            Self::Region | Self::OnsRegion => Tier::Region,
            Self::Stp | Self::Ics | Self::Icb => Tier::System,
            Self::Place
            | Self::Ccg
            | Self::SubIcb
            | Self::County
            | Self::District
            | Self::Unitary
            | Self::MetropolitanBorough
            | Self::LondonBorough
            | Self::Mcp
            | Self::Pacs => Tier::Place,
            Self::Pcn | Self::LocalCareNetwork | Self::CareHub => Tier::Neighbourhood,
            Self::Practice => Tier::Practice,
            _ => return None,
        })
    }

    /// The line of descent it belongs to. England heads both and counts with the NHS's.
    pub const fn line(self) -> Line {
        match self {
            Self::OnsRegion | Self::County => Line::Councils,
            _ if self.is_local_authority() => Line::Councils,
            _ => Line::Nhs,
        }
    }

    /// District, unitary, metropolitan or London borough: the councils that together
    /// cover England once. Counties lie above them.
    pub const fn is_local_authority(self) -> bool {
        matches!(self, Self::District | Self::Unitary | Self::MetropolitanBorough | Self::LondonBorough)
    }

    /// A local authority or a county.
    pub const fn is_council(self) -> bool {
        self.is_local_authority() || matches!(self, Self::County)
    }

    /// STP, ICS or ICB.
    pub const fn is_system(self) -> bool {
        matches!(self, Self::Stp | Self::Ics | Self::Icb)
    }

    /// CCG or sub-ICB location.
    pub const fn is_commissioner(self) -> bool {
        matches!(self, Self::Ccg | Self::SubIcb)
    }

    /// An NHS trust of any sort.
    pub const fn is_trust(self) -> bool {
        matches!(
            self,
            Self::AcuteTrust
                | Self::SpecialistTrust
                | Self::IntegratedTrust
                | Self::MentalHealthTrust
                | Self::CommunityTrust
                | Self::AmbulanceTrust
                | Self::NhsTrust
                | Self::NationalProvider
        )
    }

    /// Has it, or may it have, a boundary on the ground?
    pub const fn is_area(self) -> bool {
        self.tier().is_some()
    }

    /// The kind for people, for one: `mental health trust`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Region => "NHS region",
            Self::OnsRegion => "ONS region",
            Self::Stp => "STP",
            Self::Ics => "ICS",
            Self::Icb => "ICB",
            Self::Ccg => "CCG",
            Self::SubIcb => "sub-ICB location",
            Self::Mcp => "MCP",
            Self::Pacs => "PACS",
            Self::Unitary => "unitary authority",
            Self::MetropolitanBorough => "metropolitan borough",
            Self::LondonBorough => "London borough",
            Self::Pcn => "PCN",
            Self::LocalCareNetwork => "local care network",
            Self::CareHub => "care hub",
            Self::Practice => "GP practice",
            Self::AcuteTrust => "acute trust",
            Self::SpecialistTrust => "specialist trust",
            Self::IntegratedTrust => "integrated trust",
            Self::MentalHealthTrust => "mental health trust",
            Self::CommunityTrust => "community trust",
            Self::AmbulanceTrust => "ambulance trust",
            Self::NhsTrust => "NHS trust",
            Self::NationalProvider => "national provider",
            Self::IndependentProvider => "independent provider",
            Self::GpFederation => "GP federation",
            Self::Voluntary => "voluntary body",
            Self::ProviderCollaborative => "provider collaborative",
            Self::NationalBody => "national body",
            Self::SupportUnit => "support unit",
            Self::ProfessionalBody => "professional body",
            other => other.word(),
        }
    }

    /// The kind for people, for several: `mental health trusts`.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Nation => "nations",
            Self::Region => "NHS regions",
            Self::OnsRegion => "ONS regions",
            Self::Stp => "STPs",
            Self::Ics => "ICSs",
            Self::Icb => "ICBs",
            Self::Place => "places",
            Self::Ccg => "CCGs",
            Self::SubIcb => "sub-ICB locations",
            Self::Mcp => "MCPs",
            Self::Pacs => "PACS",
            Self::County => "counties",
            Self::District => "districts",
            Self::Unitary => "unitary authorities",
            Self::MetropolitanBorough => "metropolitan boroughs",
            Self::LondonBorough => "London boroughs",
            Self::Pcn => "PCNs",
            Self::LocalCareNetwork => "local care networks",
            Self::CareHub => "care hubs",
            Self::Practice => "GP practices",
            Self::Locality => "localities",
            Self::AcuteTrust => "acute trusts",
            Self::SpecialistTrust => "specialist trusts",
            Self::IntegratedTrust => "integrated trusts",
            Self::MentalHealthTrust => "mental health trusts",
            Self::CommunityTrust => "community trusts",
            Self::AmbulanceTrust => "ambulance trusts",
            Self::NhsTrust => "NHS trusts",
            Self::NationalProvider => "national providers",
            Self::Hospital => "hospitals",
            Self::IndependentProvider => "independent providers",
            Self::GpFederation => "GP federations",
            Self::Voluntary => "voluntary bodies",
            Self::ProviderCollaborative => "provider collaboratives",
            Self::Partnership => "partnerships",
            Self::NationalBody => "national bodies",
            Self::SupportUnit => "support units",
            Self::University => "universities",
            Self::Board => "boards",
            Self::Network => "networks",
            Self::Programme => "programmes",
            Self::Cohort => "cohorts",
            Self::Service => "services",
            Self::ProfessionalBody => "professional bodies",
        }
    }
}

words! {
    /// A word for several kinds at once.
    KindGroup {
        /// STPs, ICSs and ICBs that sit directly in a region.
        System => "system",
        /// District, unitary, metropolitan and London borough.
        LocalAuthority => "local-authority",
        /// County and every single-tier council.
        UpperTier => "upper-tier",
        /// Every council: local authorities and counties.
        Council => "council",
        /// CCG and sub-ICB location.
        Commissioner => "commissioner",
        /// Every sort of NHS trust.
        Trust => "trust",
    }
}

impl KindGroup {
    /// The kinds for people: `local authorities`.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::System => "systems",
            Self::LocalAuthority => "local authorities",
            Self::UpperTier => "upper-tier councils",
            Self::Council => "councils",
            Self::Commissioner => "commissioners",
            Self::Trust => "trusts",
        }
    }

    /// The group whose word this is, for one or for several: `council`, `councils`.
    fn said(word: &str) -> Option<Self> {
        let is_plural = |group: &&Self| group.plural().replace(' ', "-").eq_ignore_ascii_case(word);
        Self::from_word(word).or_else(|| Self::ALL.iter().find(is_plural).copied())
    }
}

/// What `--kind` may say: one kind, or a word for several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindWord {
    /// One kind.
    One(Kind),
    /// A word for several.
    Several(KindGroup),
}

impl KindWord {
    /// The kind or group whose word this is, in either case; of a group for several too.
    pub fn from_word(word: &str) -> Option<Self> {
        KindGroup::said(word).map(Self::Several).or_else(|| Kind::from_word(word).map(Self::One))
    }

    /// Every word that may be said, groups first.
    pub fn all_words() -> impl Iterator<Item = &'static str> {
        KindGroup::ALL.iter().map(|g| g.word()).chain(Kind::ALL.iter().map(|k| k.word()))
    }

    /// The word that was probably meant by one that is in no list: that of what people call so, or in
    /// whose name for people it is a word. GP is no kind, and a GP practice is one.
    pub fn meant(word: &str) -> Option<&'static str> {
        let said = word.to_lowercase().replace(['-', '_'], " ");
        let labels = || Kind::ALL.iter().map(|kind| (kind.word(), kind.label().to_lowercase()));
        let is_one = |name: &str| name == said || said.strip_suffix('s') == Some(name);
        let has_word = |label: &str| label.split([' ', '-']).any(is_one);
        let whole = labels().find(|(_, label)| is_one(&label.replace('-', " ")));
        whole.or_else(|| labels().find(|(_, label)| has_word(label))).map(|(word, _)| word)
    }

    /// May an organisation of this kind be meant? Whether a system sits directly in
    /// a region is not known here; see `query::find`.
    pub const fn admits(self, kind: Kind) -> bool {
        match self {
            Self::One(one) => one as u8 == kind as u8,
            Self::Several(KindGroup::System) => kind.is_system(),
            Self::Several(KindGroup::LocalAuthority) => kind.is_local_authority(),
            Self::Several(KindGroup::UpperTier) => kind.is_council() && !matches!(kind, Kind::District),
            Self::Several(KindGroup::Council) => kind.is_council(),
            Self::Several(KindGroup::Commissioner) => kind.is_commissioner(),
            Self::Several(KindGroup::Trust) => kind.is_trust(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.word()), Some(*kind));
        }
    }

    #[test]
    fn every_kind_but_england_has_a_line_and_areas_have_a_tier() {
        assert_eq!(Kind::County.line(), Line::Councils);
        assert_eq!(Kind::Ccg.line(), Line::Nhs);
        assert_eq!(Kind::MentalHealthTrust.tier(), None);
        assert_eq!(Kind::SubIcb.tier(), Some(Tier::Place));
    }

    #[test]
    fn words_for_several_admit_what_they_say() {
        let trust = KindWord::from_word("trust").expect("a word");
        assert!(trust.admits(Kind::AmbulanceTrust) && !trust.admits(Kind::Hospital));
        assert!(trust.admits(Kind::NhsTrust) && Kind::NhsTrust.tier().is_none());
        let upper = KindWord::from_word("upper-tier").expect("a word");
        assert!(upper.admits(Kind::County) && upper.admits(Kind::Unitary) && !upper.admits(Kind::District));
        for said in ["council", "councils", "Councils"] {
            let council = KindWord::from_word(said).expect("a word");
            assert!(council.admits(Kind::County) && council.admits(Kind::District), "{said}");
            assert!(!council.admits(Kind::Place), "{said}");
        }
        assert_eq!(KindWord::from_word("local-authorities"), KindWord::from_word("local-authority"));
    }
}
