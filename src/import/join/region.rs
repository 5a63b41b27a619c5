//! NHS England's regions, which no register of those that are read names.

/// NHS England's regions since 2019.
pub(super) const REGIONS: [(&str, &str); 7] = [
    ("Y56", "London"),
    ("Y58", "South West"),
    ("Y59", "South East"),
    ("Y60", "Midlands"),
    ("Y61", "East of England"),
    ("Y62", "North West"),
    ("Y63", "North East and Yorkshire"),
];

/// Is it the code of a region?
pub(super) fn is_region(code: &str) -> bool {
    REGIONS.iter().any(|(region, _)| *region == code)
}
