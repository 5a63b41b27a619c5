//! What has the shape of a postcode or of a code.

/// The district of what has the shape of a postcode, or of one whose second half is being
/// typed: `SE18` of `SE18 4QH`, `se184qh` and `SE18 4`. None of what has another shape.
pub(super) fn district(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_uppercase();
    let mut halves = text.split_whitespace();
    let (first, second) = (halves.next()?, halves.next());
    if halves.next().is_some() {
        return None;
    }
    let (outward, inward) = match second {
        Some(inward) => (first, inward),
        None => first.split_at_checked(first.len().checked_sub(3)?)?,
    };
    let is_inward = match inward.as_bytes() {
        [digit, rest @ ..] => {
            digit.is_ascii_digit() && rest.len() <= 2 && rest.iter().all(u8::is_ascii_uppercase)
        }
        [] => false,
    };
    let is_whole = inward.len() == 3 || second.is_some();
    (is_inward && is_whole && is_district(outward)).then(|| outward.to_owned())
}

/// The district that a text is, or that the postcode lies in that it is: `SE18` of `se18 6ab`, of
/// `SE186AB` and of `SE18`. None of what is neither whole.
pub(super) fn district_of(text: &str) -> Option<String> {
    let typed: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
    match text.split_whitespace().count() {
        1 if is_district(&typed) => Some(typed),
        1 | 2 => district(&typed),
        _ => None,
    }
}

/// Has it the shape of a postcode?
pub fn is_postcode(text: &str) -> bool {
    district(text).is_some()
}

/// One or two letters, a digit, and perhaps a digit or letter more.
fn is_district(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &text.as_bytes()[letters..];
    let is_end = |rest: &[u8]| match rest {
        [] => true,
        [one] => one.is_ascii_alphanumeric(),
        _ => false,
    };
    (1..=2).contains(&letters) && rest.first().is_some_and(u8::is_ascii_digit) && is_end(&rest[1..])
}

/// Has a word the shape of a code: letters and digits, or digits alone? Nobody leaves letters of
/// one out, and a digit that is wrong makes it another.
pub fn is_code_shaped(word: &str) -> bool {
    word.len() >= 3
        && word.len() <= 9
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_known_by_its_shape() {
        for text in ["SE18 4QH", "se184qh", " SE18  4qh ", "SE18 4", "SE18 4Q"] {
            assert_eq!(district(text).as_deref(), Some("SE18"), "{text}");
        }
        for (text, expected) in [("W1A 1AA", "W1A"), ("M11AE", "M1"), ("B33 8TH", "B33"), ("EC1A1BB", "EC1A")] {
            assert_eq!(district(text).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["SE18", "SW9", "RV5", "E09000004", "P81001", "bexley", "SE18 4QHX", "SE18 4QH 3", "", "é1 1aa"]
        {
            assert_eq!(district(text), None, "{text}");
        }
    }

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

    #[test]
    fn a_code_has_a_digit() {
        assert!(["RV5", "E38000010", "00T", "Q0S2C"].into_iter().all(is_code_shaped));
        assert!(["slam", "QKK", "E380000100", "00", "A&E1"].into_iter().all(|word| !is_code_shaped(word)));
    }
}
