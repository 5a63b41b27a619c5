//! How organisations are joined, and how sure that is.

use super::words;

words! {
    /// How one organisation is joined to another, other than by sitting within it.
    Relation {
        /// A provider is there to serve an area.
        Serves => "serves",
        /// A provider's patients in fact come from an area.
        DrawsFrom => "draws-from",
        /// A commissioner buys services for an area or from a provider.
        Commissions => "commissions",
        /// Belongs to a body of members.
        MemberOf => "member-of",
        /// Takes part in a system or partnership.
        PartnerOf => "partner-of",
        /// Leads a partnership or programme.
        Leads => "leads",
        /// Runs a service, site or partnership.
        Operates => "operates",
        /// Stands in an area.
        LocatedIn => "located-in",
        /// Has the same boundary, as a source says it.
        CoterminousWith => "coterminous-with",
        /// Became, wholly or in part.
        SucceededBy => "succeeded-by",
        /// Handed services over to.
        Transferred => "transferred",
        /// Withdrew from, or would not take part in.
        OptedOut => "opted-out",
        /// The register files it under this area.
        RegisteredIn => "registered-in",
        /// Answers to.
        AccountableTo => "accountable-to",
        /// Watches over.
        Oversees => "oversees",
        /// Pays for.
        Funds => "funds",
        /// Helps.
        Supports => "supports",
    }
}

impl Relation {
    /// Said of the first about the second: `serves`.
    pub const fn forward(self) -> &'static str {
        match self {
            Self::Serves => "serves",
            Self::DrawsFrom => "draws patients from",
            Self::Commissions => "commissions for",
            Self::MemberOf => "is a member of",
            Self::PartnerOf => "is a partner in",
            Self::Leads => "leads",
            Self::Operates => "runs",
            Self::LocatedIn => "is in",
            Self::CoterminousWith => "is said to have the same boundary as",
            Self::SucceededBy => "became",
            Self::Transferred => "handed services to",
            Self::OptedOut => "opted out of",
            Self::RegisteredIn => "is listed by the NHS register under",
            Self::AccountableTo => "answers to",
            Self::Oversees => "oversees",
            Self::Funds => "funds",
            Self::Supports => "supports",
        }
    }

    /// Said of the second about the first: `is served by`.
    pub const fn backward(self) -> &'static str {
        match self {
            Self::Serves => "is served by",
            Self::DrawsFrom => "sends patients to",
            Self::Commissions => "is commissioned for by",
            Self::MemberOf => "has as a member",
            Self::PartnerOf => "has as a partner",
            Self::Leads => "is led by",
            Self::Operates => "is run by",
            Self::LocatedIn => "contains",
            Self::CoterminousWith => "is said to have the same boundary as",
            Self::SucceededBy => "came from",
            Self::Transferred => "took over services from",
            Self::OptedOut => "was left by",
            Self::RegisteredIn => "has on the register",
            Self::AccountableTo => "is answered to by",
            Self::Oversees => "is overseen by",
            Self::Funds => "is funded by",
            Self::Supports => "is supported by",
        }
    }

    /// Is it a thing that happened on a day, rather than one that holds for a while?
    pub const fn is_event(self) -> bool {
        matches!(self, Self::SucceededBy | Self::Transferred)
    }
}

words! {
    /// What a provider is there for.
    Service {
        /// Acute hospital care.
        Acute => "acute",
        /// Emergency care.
        Emergency => "emergency",
        /// Mental health care.
        MentalHealth => "mental-health",
        /// Community health services.
        Community => "community",
        /// Ambulances.
        Ambulance => "ambulance",
        /// Specialised care, such as secure mental health units.
        Specialised => "specialised",
        /// General practice.
        PrimaryCare => "primary-care",
        /// Adult or children's social care.
        SocialCare => "social-care",
        /// Urgent care short of an emergency department.
        UrgentCare => "urgent-care",
        /// Beds between hospital and home, and planned care that is not urgent.
        StepDown => "step-down",
        /// Children and young people's mental health.
        ChildrensMentalHealth => "childrens-mental-health",
        /// Community health services for children.
        ChildrensCommunity => "childrens-community",
        /// Prevention and public health.
        PublicHealth => "public-health",
        /// Care, not said more closely.
        General => "general",
    }
}

impl Service {
    /// The service for people: `mental health`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::MentalHealth => "mental health",
            Self::PrimaryCare => "primary care",
            Self::SocialCare => "social care",
            Self::UrgentCare => "urgent care",
            Self::StepDown => "step-down and planned care",
            Self::ChildrensMentalHealth => "children's mental health",
            Self::ChildrensCommunity => "children's community health",
            Self::PublicHealth => "public health",
            Self::General => "care of a kind that the source does not name",
            other => other.word(),
        }
    }
}

words! {
    /// How sure a fact is.
    Certainty {
        /// A source says so.
        Certain => "certain",
        /// Follows from what sources say.
        Inferred => "inferred",
        /// Sources disagree, or a source is weak.
        Doubtful => "doubtful",
        /// Announced, not known to have happened: shown, never counted.
        Planned => "planned",
    }
}

words! {
    /// How much of an area a provider serves.
    ExtentWord {
        /// All of it.
        Whole => "whole",
        /// A part that can be named.
        Within => "within",
        /// A part; which is not known.
        Part => "part",
    }
}

words! {
    /// What a share is a share of.
    Basis {
        /// People who live there.
        Residents => "residents",
        /// Small areas of the census.
        SmallAreas => "small-areas",
        /// Admissions to hospital.
        Admissions => "admissions",
        /// Members of a body.
        Membership => "membership",
        /// People who wait for planned care.
        WaitingList => "waiting-list",
    }
}

impl Basis {
    /// The basis for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::SmallAreas => "small areas",
            Self::WaitingList => "waiting list",
            other => other.word(),
        }
    }
}

words! {
    /// How an organisation became another.
    Succession {
        /// Several became one.
        Merger => "merger",
        /// One became several.
        Split => "split",
        /// One was taken over by another that lived on.
        Takeover => "takeover",
        /// The same body began again under a new code.
        Renewal => "renewal",
    }
}

words! {
    /// How a figure is to be read.
    Precision {
        /// The number itself.
        Exactly => "exactly",
        /// Roughly.
        About => "about",
        /// That or more.
        AtLeast => "at-least",
        /// That or less.
        AtMost => "at-most",
    }
}
