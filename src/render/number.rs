//! Numbers for people.

use crate::words::Precision;

/// A whole number with commas: `315,000`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of people as a person would say it: `1.82 million`, `249,000`, `8,500`.
pub fn rounded(number: u64) -> String {
    let to = |unit: u64| thousands((number + unit / 2) / unit * unit);
    match number {
        1_000_000.. => {
            let hundredths = (number + 5_000) / 10_000;
            let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            format!("{} million", text.trim_end_matches('0').trim_end_matches('.'))
        }
        10_000.. => to(1_000),
        1_000.. => to(100),
        _ => number.to_string(),
    }
}

/// How many there are of something, with commas.
pub fn counted(count: usize) -> String {
    thousands(u64::try_from(count).unwrap_or(u64::MAX))
}

/// A share from 0 to 1 as a percentage. What is not all is never called 100%, and what is
/// something never 0%.
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    match share {
        s if s > 0.0 && s < 0.01 => "under 1%".to_owned(),
        s if s < 1.0 && s > 0.99 => "over 99%".to_owned(),
        _ => format!("{rounded}%"),
    }
}

/// A share of nearly all as a percentage with a decimal: `99.6%`. What is not all is never called
/// 100%.
pub fn tenth_of_percent(share: f64) -> String {
    let rounded = (share * 1000.0).round() / 10.0;
    if share < 1.0 && rounded >= 100.0 { "over 99.9%".to_owned() } else { format!("{rounded}%") }
}

/// A figure as its source gives it: `about 2,000,000`, `16`, `1.5`.
pub fn approximate(value: f64, precision: Precision) -> String {
    let whole = value.fract() == 0.0 && (0.0..9e15).contains(&value);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and in range, as tested"
    )]
    let number = if whole { thousands(value as u64) } else { value.to_string() };
    match precision {
        Precision::Exactly => number,
        Precision::About => format!("about {number}"),
        Precision::AtLeast => format!("{number} or more"),
        Precision::AtMost => format!("up to {number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (56_550_138, "56,550,138")] {
            assert_eq!(thousands(number), text);
        }
        assert_eq!(approximate(2_000_000.0, Precision::About), "about 2,000,000");
        assert_eq!(approximate(1.5, Precision::Exactly), "1.5");
    }

    #[test]
    fn people_are_told_in_round_numbers() {
        for (number, text) in [
            (1_818_226, "1.82 million"),
            (2_000_400, "2 million"),
            (249_301, "249,000"),
            (999_700, "1,000,000"),
            (8_481, "8,500"),
            (812, "812"),
        ] {
            assert_eq!(rounded(number), text);
        }
    }

    #[test]
    fn a_sliver_is_not_nothing_and_nearly_all_is_not_all() {
        for (share, text) in
            [(0.0, "0%"), (0.001, "under 1%"), (0.766, "77%"), (0.998, "over 99%"), (1.0, "100%")]
        {
            assert_eq!(percent(share), text);
        }
    }
}
