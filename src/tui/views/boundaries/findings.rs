//! The findings that fit what is typed, and the table of the one with the cursor.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::MatrixPane;
use crate::atlas::OrgIx;
use crate::boundaries::{Code, Finding, FindingOptions};
use crate::query::{AsAt, boundary_findings};
use crate::render::boundaries::{message, title};
use crate::tui::list::ListCursor;
use crate::tui::text_input::TextInput;
use crate::words::Kind;

/// The view as it stands.
#[derive(Clone, Debug)]
pub struct Boundaries {
    /// Of whom it tells; nothing for all of England.
    pub about: Option<OrgIx>,
    /// What has been typed.
    pub input: TextInput,
    /// Which finding has the cursor.
    pub list: ListCursor,
    /// Its table; none where nothing is found.
    pub pane: Option<MatrixPane>,
    /// Which half has the cursor.
    pub focus: Half,
    /// What of the finding is shown below its message.
    pub panel: Panel,
    /// What was looked for first, where nothing was found of it.
    pub nothing_of: Option<OrgIx>,
    found: Vec<Finding>,
    /// What each is found by, folded; made when something is typed first.
    folded: Vec<String>,
    /// Those that fit, under the headings of their codes.
    lines: Vec<Listed>,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Over so many findings of a code.
    Heading {
        /// Which code.
        code: Code,
        /// How many of it follow.
        count: usize,
    },
    /// The finding of this number.
    Finding(usize),
}

/// A half of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The list of findings.
    List,
    /// The table.
    Table,
}

/// What is shown of the finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Its table.
    Table,
    /// What findings of its sort mean.
    Meaning,
}

impl Boundaries {
    /// What is found of an organisation and below it. Where nothing is, or none is named, what
    /// is found anywhere.
    pub fn new(as_at: &AsAt<'_>, about: Option<OrgIx>) -> Self {
        let about = about.filter(|org| as_at.kind(*org) != Kind::Nation);
        let mut found = boundary_findings(as_at, about, FindingOptions::default());
        let nothing_of = about.filter(|_| found.is_empty());
        if nothing_of.is_some() {
            found = boundary_findings(as_at, None, FindingOptions::default());
        }
        let mut new = Self {
            about: about.filter(|_| nothing_of.is_none()),
            input: TextInput::default(),
            list: ListCursor::default(),
            pane: None,
            focus: Half::List,
            panel: Panel::Table,
            nothing_of,
            lines: Vec::new(),
            found,
            folded: Vec::new(),
        };
        new.list_those((0..new.found.len()).collect());
        new.draw_up(as_at);
        new
    }

    /// Lists findings under the headings of their codes: what matters most comes first, both of the codes
    /// and under each.
    fn list_those(&mut self, mut fitting: Vec<usize>) {
        let most = |code: Code| {
            let of_code = self.found.iter().filter(move |finding| finding.code() == code);
            of_code.map(Finding::severity).min()
        };
        let severities: Vec<_> = Code::ALL.iter().map(|code| most(*code)).collect();
        fitting.sort_by_key(|at| {
            let finding = &self.found[*at];
            (severities[finding.code() as usize], finding.code(), finding.severity(), *at)
        });
        self.lines.clear();
        for group in fitting.chunk_by(|a, b| self.found[*a].code() == self.found[*b].code()) {
            self.lines.push(Listed::Heading { code: self.found[group[0]].code(), count: group.len() });
            self.lines.extend(group.iter().copied().map(Listed::Finding));
        }
        self.list.restart(self.lines.len());
        self.list.move_to(1);
        self.list.show_from_the_top();
    }

    /// Leaves a heading for the finding below it, or going up for the one above.
    pub fn leave_heading(&mut self, going_up: bool) {
        let is_heading = |at: usize| matches!(self.lines.get(at), Some(Listed::Heading { .. }));
        self.list.leave_heading(is_heading, going_up);
    }

    /// The same for another day: what is typed stays, and so does the finding with the cursor
    /// where it holds on that day too. Whether it does.
    pub fn on_another_day(&mut self, as_at: &AsAt<'_>) -> bool {
        let before = self.selected().cloned();
        let mut new = Self::new(as_at, self.about.or(self.nothing_of));
        new.input = std::mem::take(&mut self.input);
        (new.focus, new.panel) = (self.focus, self.panel);
        new.list.set_height(self.list.height());
        new.narrow(as_at);
        let same = |at: &usize| before.as_ref().is_some_and(|b| is_alike(b, &new.found[*at]));
        let stays = new.lines.iter().position(|line| matches!(line, Listed::Finding(at) if same(at)));
        if let Some(at) = stays {
            new.list.move_to(at);
            new.draw_up(as_at);
        }
        *self = new;
        stays.is_some()
    }

    /// Shows the findings in which every word that is typed occurs.
    pub fn narrow(&mut self, as_at: &AsAt<'_>) {
        if self.folded.is_empty() {
            self.folded = self.found.iter().map(|finding| found_by(as_at, finding)).collect();
        }
        let typed = fold(self.input.text());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |at: &usize| words.iter().all(|word| self.folded[*at].contains(word));
        self.list_those((0..self.found.len()).filter(fits).collect());
        self.draw_up(as_at);
    }

    /// Draws up the table of the finding with the cursor, unless it is there already.
    pub fn draw_up(&mut self, as_at: &AsAt<'_>) {
        let Some(finding) = self.fitting(self.list.cursor()) else {
            self.pane = None;
            self.focus = Half::List;
            return;
        };
        if self.pane.as_ref().is_none_or(|pane| pane.finding() != finding) {
            self.pane = Some(MatrixPane::new(as_at, finding));
        }
    }

    /// The finding with the cursor.
    pub fn selected(&self) -> Option<&Finding> {
        self.fitting(self.list.cursor())
    }

    /// What stands on a line of the list.
    pub fn line(&self, number: usize) -> Option<Listed> {
        self.lines.get(number).copied()
    }

    /// The finding on a line of the list; none where that is a heading.
    pub fn fitting(&self, number: usize) -> Option<&Finding> {
        match self.line(number)? {
            Listed::Finding(at) => self.found.get(at),
            Listed::Heading { .. } => None,
        }
    }

    /// Which of those that fit has the cursor, from 1.
    pub fn number(&self) -> usize {
        let before = self.lines.iter().take(self.list.cursor() + 1);
        before.filter(|line| matches!(line, Listed::Finding(_))).count()
    }

    /// How many fit what is typed, and how many there are.
    pub fn counts(&self) -> (usize, usize) {
        let headings = self.lines.iter().filter(|line| matches!(line, Listed::Heading { .. })).count();
        (self.lines.len() - headings, self.found.len())
    }
}

/// The same said of the same, even if it is torn between others by now.
fn is_alike(one: &Finding, other: &Finding) -> bool {
    let first = |finding: &Finding| finding.misalignment.sides().first().copied();
    let service = |finding: &Finding| finding.misalignment.service();
    (one.code(), one.subject, service(one)) == (other.code(), other.subject, service(other))
        && (service(one).is_none() || first(one) == first(other))
}

fn found_by(as_at: &AsAt<'_>, finding: &Finding) -> String {
    let mut text = format!("{} {} {}", title(finding.code()), finding.code().word(), message(as_at, finding));
    for org in finding.organisations() {
        let org_of = as_at.atlas().org(org);
        text.push(' ');
        text.push_str(&org_of.id);
        text.push(' ');
        text.push_str(&crate::render::name(as_at, org));
        for alias in org_of.also_known_as() {
            text.push(' ');
            text.push_str(alias);
        }
    }
    text.push(' ');
    text.push_str(finding.severity().word());
    fold(&text)
}

/// In small letters and without accents; an apostrophe of any sort is none.
fn fold(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '‘'));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_apostrophes_fold_away() {
        assert_eq!(fold("St George’s Ÿorkshire"), "st georges yorkshire");
        assert_eq!(fold("ST GEORGE'S"), "st georges");
    }
}
