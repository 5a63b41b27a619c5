//! Postcodes: which district one lies in.

/// The letters and digits of a whole postcode after its district: `6AB`.
const INWARD: usize = 3;
/// The most that a district has: `EC1A`.
const LONGEST_DISTRICT: usize = 4;

/// The postcode district that a text is, or that the postcode lies in that it is: `SE18` of
/// `se18 6ab`, of `SE186AB` and of `SE18`. `None` of what is no postcode.
pub(super) fn district_of(text: &str) -> Option<String> {
    let mut parts = text.split_whitespace();
    let (first, second) = (parts.next()?, parts.next());
    let typed = match second {
        None => first.to_ascii_uppercase(),
        Some(second) if parts.next().is_none() && is_inward(second) => {
            return Some(first.to_ascii_uppercase()).filter(|district| is_district(district));
        }
        Some(_) => return None,
    };
    if is_district(&typed) {
        return Some(typed);
    }
    let (district, inward) = typed.split_at_checked(typed.len().checked_sub(INWARD)?)?;
    (is_district(district) && is_inward(inward)).then(|| district.to_owned())
}

/// One or two letters, a digit, and at most one digit or letter more.
fn is_district(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = text.get(letters..).unwrap_or_default().as_bytes();
    text.len() <= LONGEST_DISTRICT
        && (1..=2).contains(&letters)
        && rest.first().is_some_and(u8::is_ascii_digit)
        && rest.len() <= 2
        && rest.iter().all(u8::is_ascii_alphanumeric)
}

/// A digit and two letters.
fn is_inward(text: &str) -> bool {
    match text.as_bytes() {
        [digit, letters @ ..] => {
            letters.len() == 2 && digit.is_ascii_digit() && letters.iter().all(u8::is_ascii_alphabetic)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_lies_in_its_district_however_it_is_typed() {
        for (typed, district) in [
            ("SE18 6AB", Some("SE18")),
            ("se186ab", Some("SE18")),
            ("SE18", Some("SE18")),
            ("ec1a 1bb", Some("EC1A")),
            ("M1 1AE", Some("M1")),
            ("m11ae", Some("M1")),
            ("w1a", Some("W1A")),
            ("SE18 6A", None),
            ("E85001", None),
            ("Bexley", None),
            ("SE1 8 6AB", None),
            ("é1 1AA", None),
            ("", None),
        ] {
            assert_eq!(district_of(typed).as_deref(), district, "{typed}");
        }
    }
}
