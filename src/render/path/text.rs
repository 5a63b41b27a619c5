//! A way as text.

use super::sentences::{PathEnds, PathSentences};
use crate::query::{AsAt, Path};
use crate::render::Look;
use crate::render::phrase::as_at_line;
use crate::render::text_writer::TextWriter;
use crate::render::wrap::Indent;

/// The way from one to another as text, with its sources at the foot.
pub fn text(as_at: &AsAt<'_>, ends: PathEnds, path: Option<&Path>, look: Look) -> String {
    let sentences = PathSentences::new(as_at, ends, path);
    let mut out = TextWriter::new(look);
    for (number, way) in sentences.ways.iter().enumerate() {
        if let Some(heading) = PathSentences::heading(number) {
            out.heading(heading);
        }
        for (number, step) in way.iter().enumerate() {
            out.plain(&format!("{}. {step}", number + 1), Indent::hanging("   "));
        }
    }
    if let Some(text) = &sentences.otherwise {
        if sentences.ways.len() > 1 {
            out.blank();
        }
        out.plain(text, Indent::hanging("   "));
    }
    out.sources(sentences.citations.all());
    out.foot(&as_at_line(as_at))
}
