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
