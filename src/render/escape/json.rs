//! Text from data, made safe for JSON. It is passed on as it is, but written so that no terminal
//! obeys it: what other formats would leave out is escaped.

use std::io;

use serde_json::ser::{CompactFormatter, Formatter};

use super::is_unsafe;

/// Escapes what a terminal might obey.
pub(in crate::render) struct Safe(pub(in crate::render) CompactFormatter);

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unsafe(*c)) {
            self.0.write_string_fragment(out, &rest[..at])?;
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        self.0.write_string_fragment(out, rest)
    }
}
