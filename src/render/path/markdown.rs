//! A way as Markdown.

use super::sentences::{PathEnds, PathSentences};
use crate::query::{AsAt, Path};
use crate::render::escape::markdown::escape;
use crate::render::markdown::{head, heading, sources};
use crate::render::phrase::{as_at_line, named};

/// The way from one to another as Markdown, ready to paste.
pub fn markdown(as_at: &AsAt<'_>, ends: PathEnds, path: Option<&Path>) -> String {
    let sentences = PathSentences::new(as_at, ends, path);
    let title = format!("From {} to {}", named(as_at, ends.from), named(as_at, ends.to));
    let mut out = head(&title, &[], &as_at_line(as_at)) + "\n";
    for (number, way) in sentences.ways.iter().enumerate() {
        if let Some(text) = PathSentences::heading(number) {
            out += &heading(text);
        }
        for (number, step) in way.iter().enumerate() {
            out = out + &format!("{}. ", number + 1) + &escape(&step.text) + "\n";
        }
    }
    if let Some(otherwise) = &sentences.otherwise {
        let gap = if sentences.ways.is_empty() { "" } else { "\n" };
        out = out + gap + &escape(&otherwise.text) + "\n";
    }
    out + &sources(sentences.citations.all())
}
