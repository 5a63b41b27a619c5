//! Text from data, made safe for a quoted label of Graphviz, or a remark.

use super::clean;

/// Text between quotes: Graphviz reads a backslash as the beginning of an escape, and
/// entities as HTML does.
pub(in crate::render) fn label(text: &str) -> String {
    clean(text).replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}

/// Text to the end of a line.
pub(in crate::render) fn remark(text: &str) -> String {
    clean(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_between_its_quotes() {
        assert_eq!(label("a \"b\" \\N &lt;"), "a \\\"b\\\" \\\\N &amp;lt;");
        assert_eq!(label("ends in \\"), "ends in \\\\");
    }
}
