//! Text put together line by line, broken to the width there is, with the sources at its
//! foot. The Markdown counterpart of the foot stands here too.

use super::markdown::escape;
use super::sources::{licences, line as source_line};
use super::wrap::wrap;
use super::{Look, clean};
use crate::atlas::Source;

/// A text in the making.
pub(super) struct Sheet {
    pub(super) look: Look,
    pub(super) text: String,
}

impl Sheet {
    pub(super) fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    /// A paragraph: its first line begins with the first indent, the others with the second.
    pub(super) fn put(&mut self, text: &str, indents: (&str, &str), paint: impl Fn(Look, &str) -> String) {
        let text = clean(text);
        for line in wrap(&self.look.signs.fit(&text), indents, self.look.width) {
            self.text.push_str(&paint(self.look, &line));
            self.text.push('\n');
        }
    }

    /// A paragraph without paint.
    pub(super) fn plain(&mut self, text: &str, indents: (&str, &str)) {
        self.put(text, indents, |_, line| line.to_owned());
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A heading, with a blank line before it.
    pub(super) fn heading(&mut self, heading: &str) {
        self.blank();
        self.put(heading, ("", ""), |look, line| look.paint.heading(line));
    }

    /// The sources, numbered as they were cited; nothing where none was.
    pub(super) fn sources(&mut self, sources: &[&Source]) {
        if !sources.is_empty() {
            self.heading("Sources");
        }
        for (number, source) in sources.iter().enumerate() {
            self.plain(&format!("[{}] {}", number + 1, source_line(source)), ("  ", "      "));
        }
    }

    /// The last line, with a blank one before it.
    pub(super) fn foot(mut self, foot: &str) -> String {
        self.blank();
        self.put(foot, ("", ""), |look, line| look.paint.faint(line));
        self.text
    }
}

/// The sources in Markdown and under which licences they may be used; nothing where there
/// is none.
pub(super) fn markdown_sources(sources: &[&Source]) -> String {
    let mut out = String::new();
    if !sources.is_empty() {
        out.push_str("\n## Sources\n\n");
    }
    for (number, source) in sources.iter().enumerate() {
        out = out + &format!("{}. ", number + 1) + &escape(&source_line(source)) + "\n";
    }
    let licences = licences(sources);
    if !licences.is_empty() {
        out = out + "\nLicence of the sources: " + &escape(&licences.join(", ")) + "\n";
    }
    out
}
