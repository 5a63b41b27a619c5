//! What findings are called, by which people filter.

use crate::words::words;

words! {
    /// What a finding is called, by which people filter.
    Code {
        /// A provider serves land in several systems.
        ProviderSpansSystems => "provider-spans-systems",
        /// The members of a partnership sit in several systems.
        PartnershipSpansSystems => "partnership-spans-systems",
        /// A place or network lies in several systems.
        AreaSpansSystems => "area-spans-systems",
        /// A council's land lies in several systems.
        CouncilSplit => "council-split",
        /// A council or trust takes part in several systems at once.
        MemberOfSeveral => "member-of-several",
        /// A commissioner has the boundary of no local authority.
        CommissionerNotCoterminous => "commissioner-not-coterminous",
        /// A system is not made of whole local authorities.
        SystemCutsCouncils => "system-cuts-councils",
        /// A place is not made of whole local authorities.
        PlaceCutsCouncils => "place-cuts-councils",
        /// An area has no provider of a service.
        NoProvider => "no-provider",
        /// An area has several providers of the same service on the same land.
        SeveralProviders => "several-providers",
        /// A provider serves only a part of an area.
        PartCovered => "part-covered",
        /// A trust draws a good part of its activity from other systems than its own.
        DrawsFromElsewhere => "draws-from-elsewhere",
        /// A hospital trust is the main one of no local authority.
        MainOfNoCouncil => "main-of-no-council",
        /// A network has practices under another commissioner than its own.
        NetworkAcrossCommissioners => "network-across-commissioners",
        /// The register files a body under a system it does not serve.
        RegisteredElsewhere => "registered-elsewhere",
        /// A system lies in several regions of the Office for National Statistics.
        CrossesOnsRegion => "crosses-ons-region",
    }
}

impl Code {
    /// The one whose word this is; or that is alone in having what was typed, whole or as a word of it:
    /// `split`, `council split`, `shared`.
    pub fn meant(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_lowercase().replace([' ', '_'], "-");
        if typed.is_empty() {
            return None;
        }
        let has = |code: &&Self| {
            let also = code.also_called().iter().copied();
            std::iter::once(code.word()).chain(also).any(|word| word.contains(&typed))
        };
        Self::from_word(&typed).or_else(|| {
            let mut having = Self::ALL.iter().filter(has);
            having.next().copied().filter(|_| having.next().is_none())
        })
    }

    /// What else people call it.
    const fn also_called(self) -> &'static [&'static str] {
        match self {
            Self::ProviderSpansSystems => &["straddling-trusts", "trusts-in-several-systems"],
            Self::AreaSpansSystems => &["place-spans-systems"],
            Self::CouncilSplit => &["split-councils"],
            Self::MemberOfSeveral => &["partner-of-several"],
            Self::NoProvider => &["unserved", "gaps"],
            Self::SeveralProviders => &["shared", "overlapping-providers"],
            Self::DrawsFromElsewhere => &["patients-from-elsewhere"],
            Self::RegisteredElsewhere => &["register"],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_guessed_where_only_one_can_be_meant() {
        let table = [
            ("council-split", Some(Code::CouncilSplit)),
            ("Split", Some(Code::CouncilSplit)),
            ("council split", Some(Code::CouncilSplit)),
            ("straddling", Some(Code::ProviderSpansSystems)),
            ("unserved", Some(Code::NoProvider)),
            ("ons", Some(Code::CrossesOnsRegion)),
            ("spans", None),
            ("zebra", None),
            ("", None),
        ];
        for (typed, code) in table {
            assert_eq!(Code::meant(typed), code, "{typed}");
        }
    }
}
