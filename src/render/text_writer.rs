//! Text put together line by line, broken to the width there is, with the sources at its
//! foot.

use super::Look;
use super::citations::line as source_line;
use super::escape::clean;
use super::reading::{Reading, ReadingLine, Role};
use super::wrap::{Indent, wrap};
use crate::atlas::Source;

/// What a person reads through, as text. Lines are broken where the look has a width.
pub(super) fn reading_text(reading: &Reading, look: Look) -> String {
    let mut out = TextWriter::new(look);
    for line in reading.lines() {
        out.reading_line(line);
    }
    out.finish()
}

/// A text in the making.
pub(super) struct TextWriter {
    look: Look,
    text: String,
}

impl TextWriter {
    pub(super) fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    fn put(&mut self, text: &str, indent: Indent<'_>, paint: impl Fn(&str) -> String) {
        let text = clean(text);
        for line in wrap(&self.look.glyphs.fit(&text), indent, self.look.width) {
            self.text.push_str(&paint(&line));
            self.text.push('\n');
        }
    }

    /// A paragraph without paint.
    pub(super) fn plain(&mut self, text: &str, indent: Indent<'_>) {
        self.put(text, indent, str::to_owned);
    }

    /// The name of what is told of.
    pub(super) fn name(&mut self, text: &str) {
        let paint = self.look.paint;
        self.put(text, Indent::NONE, |line| paint.name(line));
    }

    /// The same, of a term whose lines hang.
    pub(super) fn term(&mut self, text: &str) {
        let paint = self.look.paint;
        self.put(text, Indent::hanging("  "), |line| paint.name(line));
    }

    /// What stands beside the matter.
    pub(super) fn faint(&mut self, text: &str) {
        let paint = self.look.paint;
        self.put(text, Indent::NONE, |line| paint.faint(line));
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Text that is laid out already, a line or several.
    pub(super) fn lines(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// What must be said first, with a blank line after it, then what all of it is about.
    pub(super) fn head(&mut self, warnings: &[String], name: &str) {
        let paint = self.look.paint;
        for warning in warnings {
            self.put(warning, Indent::NONE, |line| paint.mark(line));
        }
        if !warnings.is_empty() {
            self.blank();
        }
        self.name(name);
    }

    /// A title, painted like a heading.
    pub(super) fn title(&mut self, title: &str) {
        let paint = self.look.paint;
        self.put(title, Indent::NONE, |line| paint.heading(line));
    }

    /// A heading, with a blank line before it.
    pub(super) fn heading(&mut self, heading: &str) {
        self.blank();
        self.title(heading);
    }

    /// The sources, numbered as they were cited; nothing where none was.
    pub(super) fn sources(&mut self, sources: &[&Source]) {
        self.numbered_sources(sources, source_line);
    }

    /// The same, each told in its own way.
    pub(super) fn numbered_sources(&mut self, sources: &[&Source], line: impl Fn(&Source) -> String) {
        if !sources.is_empty() {
            self.heading("Sources");
        }
        for (number, source) in sources.iter().enumerate() {
            self.plain(&format!("[{}] {}", number + 1, line(source)), Indent::new("  ", "      "));
        }
    }

    /// A line of a reading, as it is to look.
    fn reading_line(&mut self, line: &ReadingLine) {
        let indent = line.indent;
        let paint = self.look.paint;
        match line.role {
            Role::Blank => self.blank(),
            Role::Warning => self.put(&line.text, indent, |line| paint.mark(line)),
            Role::Name => self.put(&line.text, indent, |line| paint.name(line)),
            Role::Faint => self.put(&line.text, indent, |line| paint.faint(line)),
            Role::Heading => self.put(&line.text, indent, |line| paint.heading(line)),
            Role::Text | Role::Source => self.put(&line.text, indent, str::to_owned),
        }
    }

    /// The last line, with a blank one before it.
    pub(super) fn foot(mut self, foot: &str) -> String {
        self.blank();
        self.faint(foot);
        self.text
    }

    /// All of it, without a foot.
    pub(super) fn finish(self) -> String {
        self.text
    }
}
