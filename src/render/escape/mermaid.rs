//! Text from data, made safe for a label or a remark of a Mermaid diagram.

use super::clean;

/// What stands on an arrow. There Mermaid shows characters written by number as they are, so
/// its own few words do without: a stroke between two relations, and a single percent sign.
pub(in crate::render) fn edge_label(said: &str) -> String {
    label(&said.replace("; ", " / ")).replace("#37;", "%")
}

/// Text between quotes. Mermaid takes what stands there for Markdown, entities, directives
/// and icons, so all but letters, digits and the plainest marks are written by number.
pub(in crate::render) fn label(text: &str) -> String {
    let mut label = String::with_capacity(text.len());
    let mut in_number = true;
    for c in clean(text).chars() {
        // "1. " or "- " at the head would begin a list.
        let begins_list = in_number && matches!(c, '.' | ')' | '-' | '+');
        in_number &= c.is_ascii_digit();
        let is_plain = c.is_alphanumeric()
            || matches!(c, ' ' | ',' | '.' | '\'' | '(' | ')' | '-' | '/' | '+' | '–' | '’');
        if is_plain && !begins_list {
            label.push(c);
        } else {
            label = label + "#" + &u32::from(c).to_string() + ";";
        }
    }
    label
}

/// Text to the end of a line. Braces would make a directive of it, percent signs a comment.
pub(in crate::render) fn remark(text: &str) -> String {
    clean(text)
        .chars()
        .map(|c| match c {
            '{' => '(',
            '}' => ')',
            '%' | '#' | ';' => ' ',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_between_its_quotes() {
        assert_eq!(
            edge_label("serves, acute; draws patients from, 26%"),
            "serves, acute / draws patients from, 26%"
        );
        assert_eq!(label("a \"b\" #quot; `c`"), "a #34;b#34; #35;quot#59; #96;c#96;");
        assert_eq!(label("%%{init}%%<br/>"), "#37;#37;#123;init#125;#37;#37;#60;br/#62;");
        assert_eq!(label("1. One - two"), "1#46; One - two");
        assert_eq!(label("St George's, 3.5"), "St George's, 3.5");
        assert_eq!(remark("100% {sure}; #1"), "100  (sure)   1");
    }
}
