//! Which sign stands between the values of a row, told by the lines themselves.

/// Between the values of a register.
pub(super) const COMMA: u8 = b',';
/// The signs that may stand there, first the one that is seldom part of a value.
const SEPARATORS: [u8; 3] = [b'\t', b';', COMMA];
/// The unit separator of ASCII: no text has it, so that a line is one value.
const NONE: u8 = 0x1f;
/// So many lines show what the others are like.
const LOOKED_AT: usize = 100;

/// The sign that most of the first lines have between values, where at least half of them have
/// one: a list of names in which a few have a comma is no table.
pub(super) fn separator_of(bytes: &[u8]) -> u8 {
    let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.trim_ascii().is_empty());
    let lines: Vec<&[u8]> = lines.take(LOOKED_AT).collect();
    let with = |separator: u8| lines.iter().filter(|line| has_outside_quotes(line, separator)).count();
    let mut best = (0, NONE);
    for separator in SEPARATORS {
        let count = with(separator);
        if count > best.0 && count * 2 >= lines.len() {
            best = (count, separator);
        }
    }
    best.1
}

fn has_outside_quotes(line: &[u8], separator: u8) -> bool {
    let mut is_quoted = false;
    line.iter().any(|byte| {
        is_quoted ^= *byte == b'"';
        !is_quoted && *byte == separator
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_most_lines_have_outside_quotes_separates_them() {
        for (text, separator) in [
            ("code,name\nRF4,\"Barking, Havering\"\n", COMMA),
            ("code;name\r\nRF4;Barking, Havering\r\nRQM;Chelsea, Westminster\r\n", b';'),
            ("areas,name\nE09;E08,x\nE07;E06,y\n", COMMA),
            ("code\tname\nRF4\tBarking, Havering\n", b'\t'),
            ("Devon\nBath, Swindon and Wiltshire\nKent\n", NONE),
            ("\"Bath, Swindon and Wiltshire\"\n", NONE),
            ("RF4\nR1H\n", NONE),
            ("", NONE),
        ] {
            assert_eq!(separator_of(text.as_bytes()), separator, "{text}");
        }
    }
}
