//! A way, to be read through; and as text.

use super::sentences::{PathEnds, PathSentences};
use crate::query::{AsAt, Path};
use crate::render::Look;
use crate::render::phrase::as_at_line;
use crate::render::reading::Reading;
use crate::render::text_writer::reading_text;
use crate::render::wrap::Indent;

/// The way from one to another as text, with its sources at the foot.
pub fn text(as_at: &AsAt<'_>, ends: PathEnds, path: Option<&Path>, look: Look) -> String {
    reading_text(&reading(as_at, ends, path), look)
}

/// The same to be read through, each step leading to those whom it names.
pub fn reading(as_at: &AsAt<'_>, ends: PathEnds, path: Option<&Path>) -> Reading {
    let sentences = PathSentences::new(as_at, ends, path);
    let mut out = Reading::default();
    for (number, way) in sentences.ways.iter().enumerate() {
        if let Some(heading) = PathSentences::heading(number) {
            out.heading(heading);
        }
        for (number, step) in way.iter().enumerate() {
            let text = format!("{}. {}", number + 1, step.text);
            out.plain(text, Indent::hanging("   "), step.leads.clone());
        }
    }
    if let Some(otherwise) = &sentences.otherwise {
        if sentences.ways.len() > 1 {
            out.blank();
        }
        out.plain(&otherwise.text, Indent::hanging("   "), otherwise.leads.clone());
    }
    out.sources(sentences.citations.all());
    out.foot(&as_at_line(as_at));
    out
}
