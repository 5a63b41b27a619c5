//! Names of the registers, which write everything in capitals, in letters people can read.

/// Words that stay in capitals: the letters of the field, and those of networks and areas that
/// the register does not spell out.
const ACRONYMS: [&str; 56] = [
    "NHS", "ICB", "ICS", "CCG", "PCN", "PCT", "STP", "GP", "UK", "MCP", "ENT", "OOH", "HMP", "YOI", "IRC",
    "STC", "ED", "UTC", "WIC", "MSK", "CAMHS", "IAPT", "HIV", "CNWL", "SELDOC", "LLP", "CIC", "PMS", "APMS",
    "ICATS", "GUM", "BHR", "NCL", "SWL", "NEL", "OPD", "HQ", "SE", "ABC", "APL", "BACHS", "BNSSG", "GOSK",
    "HIPC", "IGPC", "LOCC", "LSMP", "MMWF", "MPA", "MVPS", "PCCO", "SASSE", "TASC", "TWNS", "WACA", "WGGL",
];

/// Words that stay small inside a name.
const SMALL: [&str; 14] =
    ["and", "of", "the", "in", "on", "for", "with", "to", "at", "by", "upon", "under", "is", "from"];

/// And these, between hyphens: Weston-super-Mare.
const SMALL_IF_JOINED: [&str; 6] = ["super", "cum", "le", "la", "de", "next"];

/// Words that are written in a way of their own.
const OWN_WAY: [(&str, &str); 5] =
    [("PCNS", "PCNs"), ("LTD", "Ltd"), ("DR", "Dr"), ("DRS", "Drs"), ("PLC", "plc")];

/// A name in readable letters: `King's Lynn`, `St George's`, `NHS South East London ICB - 72Q`.
/// Codes stay as they are. A name that has small letters already is left alone.
pub(super) fn readable(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().any(char::is_lowercase) {
        return name;
    }
    let mut out = String::with_capacity(name.len());
    let mut position = WordPosition::Opening;
    for word in name.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        if is_bracketed_letters(word) {
            out.push_str(word);
        } else {
            put(word, position, &mut out);
        }
        // After a dash, a colon or a bracket a name begins anew.
        let opens = matches!(word, "-" | "–" | "/") || word.ends_with([':', '(', '/']);
        position = if opens { WordPosition::Opening } else { WordPosition::Inside };
    }
    out
}

/// Where in a name a word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WordPosition {
    /// The name begins with it.
    Opening,
    /// Further on.
    Inside,
    /// Further on, between hyphens.
    Joined,
}

/// Puts what stands between two spaces.
fn put(word: &str, position: WordPosition, out: &mut String) {
    let mut position = position;
    let mut first = true;
    let mut rest = word;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !is_of_a_word(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        if !part.is_empty() {
            // Inside Stockton-on-Tees a small word stays small.
            let is_joined = !first || after.starts_with('-');
            if is_joined && position == WordPosition::Inside && word.contains('-') {
                position = WordPosition::Joined;
            }
            out.push_str(&cased(part, position));
            first = false;
            position = WordPosition::Inside;
        }
        let Some(mark) = after.chars().next() else { break };
        out.push(mark);
        if matches!(mark, '(' | '/' | '&' | '"' | '.') {
            position = WordPosition::Opening;
        }
        rest = &after[mark.len_utf8()..];
    }
}

/// A longer word with a digit in it is no code: `Together4Healthcare`.
const LONGEST_CODE: usize = 8;

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’')
}

fn cased(word: &str, position: WordPosition) -> String {
    let lower = word.to_lowercase();
    let is_joined = position == WordPosition::Joined;
    if let Some((_, own)) = OWN_WAY.iter().find(|(known, _)| *known == word) {
        return (*own).to_owned();
    }
    if ACRONYMS.contains(&word) || is_numeral(word) {
        return word.to_owned();
    }
    if word.bytes().any(|b| b.is_ascii_digit()) {
        return if is_ordinal(&lower) {
            lower
        } else if word.len() > LONGEST_CODE {
            word.split_inclusive(|c: char| c.is_ascii_digit())
                .map(|part| capital(&part.to_lowercase()))
                .collect()
        } else {
            word.to_owned()
        };
    }
    // A letter by itself is an initial; two or three without a vowel stand for words.
    let is_initial = word.chars().count() == 1;
    let is_letters = word.len() <= 3 && word.len() > 1 && !lower.contains(['a', 'e', 'i', 'o', 'u', 'y', '\'']);
    if is_initial || (is_letters && !matches!(word, "ST" | "MT" | "MR" | "MRS" | "MS" | "RD" | "CTR" | "DR")) {
        return if is_initial && is_joined && SMALL.contains(&lower.as_str()) {
            lower
        } else {
            word.to_owned()
        };
    }
    let is_small = SMALL.contains(&lower.as_str()) || is_joined && SMALL_IF_JOINED.contains(&lower.as_str());
    if position != WordPosition::Opening && is_small {
        return lower;
    }
    with_capital(&lower)
}

/// `o'brien` to `O'Brien`, `mcdonald` to `McDonald`, `king's` to `King's`.
fn with_capital(lower: &str) -> String {
    if let Some((before, after)) =
        lower.split_once('\'').filter(|(before, after)| before.len() == 1 && after.len() > 1)
    {
        return format!("{}'{}", capital(before), capital(after));
    }
    if let Some(rest) = lower.strip_prefix("mc").filter(|rest| rest.len() > 2) {
        return format!("Mc{}", capital(rest));
    }
    capital(lower)
}

fn capital(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A few letters in brackets by themselves are those of the name before them: `(ABC)`.
fn is_bracketed_letters(word: &str) -> bool {
    let inside = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|letters| letters.len() <= 4 && letters.bytes().all(|b| b.is_ascii_uppercase()))
}

fn is_numeral(word: &str) -> bool {
    matches!(word, "II" | "III" | "IV" | "VI" | "VII" | "VIII" | "IX")
}

fn is_ordinal(lower: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|end| {
        lower
            .strip_suffix(end)
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_readable_and_codes_stay() {
        let table = [
            ("NHS SOUTH EAST LONDON ICB - 72Q", "NHS South East London ICB - 72Q"),
            ("NHS NORTH WEST LONDON ICB - W2U3Z", "NHS North West London ICB - W2U3Z"),
            (
                "ST GEORGE'S UNIVERSITY HOSPITALS NHS FOUNDATION TRUST",
                "St George's University Hospitals NHS Foundation Trust",
            ),
            (
                "THE QUEEN ELIZABETH HOSPITAL, KING'S LYNN, NHS FOUNDATION TRUST",
                "The Queen Elizabeth Hospital, King's Lynn, NHS Foundation Trust",
            ),
            ("NHS HARTLEPOOL AND STOCKTON-ON-TEES CCG", "NHS Hartlepool and Stockton-on-Tees CCG"),
            ("MOTTINGHAM, DOWNHAM & CHISLEHURST PCN", "Mottingham, Downham & Chislehurst PCN"),
            ("DR O'BRIEN & PARTNERS (THE SURGERY)", "Dr O'Brien & Partners (The Surgery)"),
            ("DRS MCDONALD AND SMITH", "Drs McDonald and Smith"),
            ("H&J COMMISSIONING HUB", "H&J Commissioning Hub"),
            ("THE 1ST CHOICE PRACTICE", "The 1st Choice Practice"),
            ("G3 PCN", "G3 PCN"),
            ("ABOUT BETTER CARE (ABC) PCN", "About Better Care (ABC) PCN"),
            ("Already Readable PCN", "Already Readable PCN"),
            ("WOODLANDS PARK HEALTH CTR", "Woodlands Park Health Ctr"),
            ("GROBY  ROAD MEDICAL CENTRE", "Groby Road Medical Centre"),
            ("SWB TOGETHER4HEALTHCARE PCN", "SWB Together4Healthcare PCN"),
            ("H IS FOR HEALTH PCN", "H is for Health PCN"),
            ("WESTON-SUPER-MARE SUPER PRACTICE", "Weston-super-Mare Super Practice"),
            ("", ""),
        ];
        for (register, read) in table {
            assert_eq!(readable(register), read);
        }
    }
}
