//! Ways in: what a town or a neighbourhood is, and who gives out codes.

use crate::words::words;

words! {
    /// What a locality is. The larger come first.
    LocalityKind {
        /// A city, by its charter.
        City => "city",
        /// A town.
        Town => "town",
        /// A part of a city or town.
        Suburb => "suburb",
        /// A village.
        Village => "village",
        /// A few houses.
        Hamlet => "hamlet",
        /// A part of a larger place that has a name of its own.
        Neighbourhood => "neighbourhood",
        /// A place of which the source does not say what it is.
        Locality => "locality",
        /// The first half of a postcode: `SE18`.
        PostcodeDistrict => "postcode-district",
    }
}

impl LocalityKind {
    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Town => "town",
            Self::Suburb => "suburb",
            Self::Village => "village",
            Self::Hamlet => "hamlet",
            Self::Neighbourhood => "neighbourhood",
            Self::Locality => "locality",
            Self::PostcodeDistrict => "postcode district",
        }
    }
}

words! {
    /// Who gives out a code.
    Scheme {
        /// The NHS Organisation Data Service.
        Ods => "ods",
        /// The Office for National Statistics.
        Ons => "ons",
    }
}

impl Scheme {
    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ods => "ODS",
            Self::Ons => "ONS",
        }
    }
}
