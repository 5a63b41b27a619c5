//! What a person reads through: lines of words, each with how it is to look and where it leads.
//! The text of the command line and the reading views of the explorer are both made of it, so
//! that they cannot differ.

use super::citations::line as source_line;
use super::wrap::Indent;
use crate::atlas::{OrgIx, Source};
use crate::date::Day;

/// Lines of words, in order.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    lines: Vec<ReadingLine>,
}

/// One line, which is broken to the width there is.
#[derive(Clone, Debug)]
pub struct ReadingLine {
    /// What it is among the lines, and hence how it looks.
    pub role: Role,
    /// What it says; nothing on a line that is left blank.
    pub text: String,
    /// Where it leads.
    pub leads: Vec<Lead>,
    pub(super) indent: Indent<'static>,
}

/// What a line is among the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What must be said first.
    Warning,
    /// What all of it is about.
    Name,
    /// Over other lines.
    Heading,
    /// The matter.
    Text,
    /// A source.
    Source,
    /// What stands beside the matter.
    Faint,
    /// Nothing, between others.
    Blank,
}

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To an organisation that it names.
    Org(OrgIx),
    /// To what changed on the day that it names.
    Day(Day),
}

/// Who reads it, and hence how one asks for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Someone at the command line.
    CommandLine,
    /// Someone in the explorer.
    Explorer,
}

impl ReadingLine {
    /// What stands before its first row, and before those that follow where it is broken.
    pub fn indents(&self) -> (&'static str, &'static str) {
        (self.indent.first, self.indent.rest)
    }
}

impl Reading {
    /// The lines, in order.
    pub fn lines(&self) -> &[ReadingLine] {
        &self.lines
    }

    /// Nothing but what must be said.
    pub fn of_warning(text: String) -> Self {
        let mut reading = Self::default();
        reading.put(Role::Warning, text, Indent::NONE);
        reading
    }

    fn put(&mut self, role: Role, text: impl Into<String>, indent: Indent<'static>) -> &mut ReadingLine {
        let line = ReadingLine { role, text: text.into(), leads: Vec::new(), indent };
        self.lines.push(line);
        let last = self.lines.len() - 1;
        &mut self.lines[last]
    }

    /// What must be said first, with a blank line after it, then what all of it is about.
    pub(super) fn head(&mut self, warnings: &[String], name: &str) -> &mut ReadingLine {
        for warning in warnings {
            self.put(Role::Warning, warning, Indent::NONE);
        }
        if !warnings.is_empty() {
            self.blank();
        }
        self.put(Role::Name, name, Indent::NONE)
    }

    pub(super) fn blank(&mut self) {
        self.put(Role::Blank, "", Indent::NONE);
    }

    /// What stands beside the matter.
    pub(super) fn faint(&mut self, text: &str) {
        self.put(Role::Faint, text, Indent::NONE);
    }

    /// A heading, with a blank line before it where it is not the first line.
    pub(super) fn heading(&mut self, heading: &str) {
        self.blank();
        self.put(Role::Heading, heading, Indent::NONE);
    }

    /// A line of the matter, and where it leads.
    pub(super) fn plain(&mut self, text: impl Into<String>, indent: Indent<'static>, leads: Vec<Lead>) {
        self.put(Role::Text, text, indent).leads = leads;
    }

    /// The sources, numbered as they were cited; nothing where none was.
    pub(super) fn sources(&mut self, sources: &[&Source]) {
        if !sources.is_empty() {
            self.heading("Sources");
        }
        for (number, source) in sources.iter().enumerate() {
            let text = format!("[{}] {}", number + 1, source_line(source));
            self.put(Role::Source, text, Indent::new("  ", "      "));
        }
    }

    /// The last line, with a blank one before it.
    pub(super) fn foot(&mut self, foot: &str) {
        self.blank();
        self.faint(foot);
    }
}

/// That organisations are led to, each once, in the order in which they are named.
pub(super) fn to_each(orgs: impl IntoIterator<Item = OrgIx>) -> Vec<Lead> {
    let mut leads: Vec<Lead> = Vec::new();
    for org in orgs {
        if !leads.contains(&Lead::Org(org)) {
            leads.push(Lead::Org(org));
        }
    }
    leads
}
