//! What is told of words that stand for what no atlas holds.

/// Words of streets.
const STREETS: [&str; 12] =
    ["street", "st.", "road", "rd", "avenue", "ave", "lane", "close", "crescent", "drive", "terrace", "square"];
/// Words of shops and of those who are paid at a counter.
const SHOPS: [&str; 12] = [
    "shop",
    "store",
    "supermarket",
    "pharmacy",
    "chemist",
    "boots",
    "dentist",
    "dental",
    "optician",
    "opticians",
    "school",
    "hotel",
];
/// Words of people.
const PEOPLE: [&str; 8] = ["dr", "doctor", "mr", "mrs", "ms", "prof", "professor", "gp"];

/// What the atlas does not hold, where the words look like that.
pub fn not_in_atlas(words: &str) -> Option<&'static str> {
    let lower = words.to_lowercase();
    let has = |list: &[&str]| lower.split_whitespace().any(|word| list.contains(&word.trim_matches(',')));
    if has(&STREETS) {
        return Some(
            "The atlas has no streets or addresses: try the town, or the first half of the postcode (SE18).",
        );
    }
    if has(&SHOPS) {
        return Some(
            "The atlas has no shops, pharmacies, dentists or schools: try the town, or the first half of the postcode (SE18).",
        );
    }
    has(&PEOPLE).then_some("The atlas has no people: try the name of the practice, or the town.")
}

/// That a postcode was looked up by its district.
pub fn by_district(words: &str, district: &str) -> String {
    let typed = super::super::clean(words.trim()).to_uppercase();
    format!("{typed} is looked up by its district, {district}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streets_shops_and_people_are_not_in_an_atlas() {
        assert!(not_in_atlas("12 Acacia Avenue").is_some_and(|said| said.contains("streets")));
        assert!(not_in_atlas("Boots pharmacy").is_some_and(|said| said.contains("shops")));
        assert!(not_in_atlas("Dr Smith").is_some_and(|said| said.contains("people")));
        assert_eq!(not_in_atlas("bexley"), None);
    }
}
