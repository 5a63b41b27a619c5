//! The card pane: the lines of a card, laid out to a width, and the cursor among them.

use std::collections::BTreeSet;

use textwrap::wrap;

use super::action::Action;

use crate::atlas::OrgIx;
use crate::date::Day;
use crate::date::date_in_words;
use crate::query::{AsAt, card, start};
use crate::render::card::{CardLine, CardPage, page};
use crate::render::short_then;
use crate::render::start::{StartLead, StartSection, start_page};
use crate::words::{Certainty, Kind};

/// A card, laid out.
#[derive(Clone, Debug)]
pub struct CardPane<'a> {
    org: OrgIx,
    /// The names from England down to it, as at the day for which the card speaks.
    crumbs: Vec<String>,
    /// What greets someone who opens the atlas, on the card of its root.
    welcome: Vec<StartSection>,
    page: CardPage<'a>,
    /// The folded headings that are open, by their numbers; that of the sources comes after the others.
    opened: BTreeSet<usize>,
    /// The nearest day on which the organisation was there, when that is not the day asked for.
    elsewhen: Option<Day>,
    width: usize,
    rows: Vec<CardRow>,
    /// The first and last row of each entry.
    entries: Vec<Entry>,
    cursor: usize,
    top: usize,
    height: usize,
}

/// One row on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// What it says.
    pub text: String,
    /// How it is to look.
    pub style: RowStyle,
    /// The entry it belongs to.
    pub entry: Option<usize>,
    /// Is it the first row of what it says?
    pub is_first: bool,
}

/// How a row is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStyle {
    /// The name.
    Name,
    /// What it is.
    What,
    /// What must be said first.
    Warning,
    /// Over a list.
    Heading,
    /// Over a list that is folded, or was.
    Fold {
        /// Is it open?
        is_open: bool,
    },
    /// A line that leads somewhere.
    Link,
    /// A line that does not.
    Text,
    /// At the foot.
    Source,
}

/// Where an entry leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To an organisation.
    Org(OrgIx),
    /// To another date.
    Day(Day),
    /// Opens what is folded under a heading, or folds it again: the heading of that number.
    Fold(usize),
    /// To what this key leads to.
    Key(Action),
    /// To what changed on a day in an organisation.
    Changes(OrgIx, Day),
    /// To the list of those of a kind that are in an organisation.
    List(OrgIx, Kind),
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    target: Option<Target>,
    /// Which source of the page it tells of.
    source: Option<usize>,
    first: usize,
    last: usize,
}

/// What a row of a table begins with, and how wide the column of those is.
#[derive(Clone, Copy, Debug)]
struct Lead {
    label: Option<&'static str>,
    width: usize,
}

/// What the lines of an entry begin with, and how they look.
#[derive(Clone, Copy, Debug)]
struct Indents<'i> {
    first: &'i str,
    rest: &'i str,
    style: RowStyle,
}

/// In fewer columns a table is told as a list.
const ROOM_FOR_A_TABLE: usize = 46;

/// Lines of one section that are shown; what is more is counted.
const SHOWN: usize = 300;

impl<'a> CardPane<'a> {
    /// The card of an organisation on a day.
    pub fn new(as_at: &AsAt<'a>, org: OrgIx) -> Self {
        let card = card(as_at, org);
        let elsewhen = (!card.is_there).then_some(card.speaks_for);
        let page = page(as_at, &card);
        let name = |org: OrgIx| {
            let org = as_at.atlas().org(org);
            short_then(org, org.name_at(card.speaks_for))
        };
        let crumbs = card.ancestors.iter().rev().copied().chain([org]).map(name).collect();
        let is_root = as_at.snapshot().roots().first() == Some(&org);
        Self {
            org,
            crumbs,
            welcome: if is_root { start_page(as_at, &start(as_at)) } else { Vec::new() },
            page,
            opened: BTreeSet::new(),
            elsewhen,
            width: 0,
            rows: Vec::new(),
            entries: Vec::new(),
            cursor: 0,
            top: 0,
            height: 1,
        }
    }

    /// Whose card.
    pub fn org(&self) -> OrgIx {
        self.org
    }

    /// The names from England down to it.
    pub fn crumbs(&self) -> &[String] {
        &self.crumbs
    }

    /// The rows in sight.
    pub fn in_sight(&self) -> &[CardRow] {
        let end = (self.top + self.height).min(self.rows.len());
        &self.rows[self.top.min(end)..end]
    }

    /// The entry with the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first row in sight, and how many rows there are.
    pub fn extent(&self) -> (usize, usize) {
        (self.top, self.rows.len())
    }

    /// Lays the card out to a width and a height.
    pub fn fit(&mut self, width: usize, height: usize) {
        self.height = height.max(1);
        if self.width != width {
            self.width = width;
            self.lay_out();
        }
        self.follow_cursor();
    }

    /// Opens what is folded under a heading, or folds it again. The cursor stays on the heading.
    pub fn toggle(&mut self, heading: usize) {
        if !self.opened.remove(&heading) {
            self.opened.insert(heading);
        }
        self.lay_out();
        self.follow_cursor();
    }

    /// Where the entry with the cursor leads.
    pub fn target(&self) -> Option<Target> {
        self.entries.get(self.cursor).and_then(|e| e.target)
    }

    /// The address of the source with the cursor.
    pub fn address(&self) -> Option<&str> {
        self.entries.get(self.cursor).and_then(|e| e.source).and_then(|at| self.page.sources[at].url.as_deref())
    }

    /// The entry on a row in sight, counted from the top.
    pub fn entry_at(&self, row: usize) -> Option<usize> {
        self.rows.get(self.top + row).and_then(|r| r.entry)
    }

    /// Moves by so many entries, and stops at the ends.
    pub fn move_by(&mut self, entries: isize) {
        let last = self.entries.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(entries).min(last);
        self.follow_cursor();
    }

    /// To an entry by its number; past the end, to the last.
    pub fn move_to(&mut self, entry: usize) {
        self.cursor = entry.min(self.entries.len().saturating_sub(1));
        self.follow_cursor();
    }

    /// To the first entry that leads where a person wants to go.
    pub fn move_to_first_link(&mut self) {
        let first = self.entries.iter().position(|e| e.target.is_some());
        self.move_to(first.unwrap_or(0));
    }

    /// Scrolls by rows; the cursor goes along.
    pub fn scroll_by(&mut self, rows: isize) {
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(furthest);
        let (first, last) = (self.top, self.top + self.height.saturating_sub(1));
        let in_sight = |e: &Entry| e.last >= first && e.first <= last;
        if self.entries.get(self.cursor).is_some_and(in_sight) {
            return;
        }
        if let Some(near) = self.entries.iter().position(in_sight) {
            self.cursor = near;
        }
    }

    /// Scrolls by a share of what is in sight: `parts` halves of a screen.
    pub fn page_by(&mut self, halves: isize) {
        let rows = isize::try_from(self.height / 2).unwrap_or(1).max(1);
        self.scroll_by(rows * halves);
        let (first, last) = (self.top, self.top + self.height.saturating_sub(1));
        let mut whole = self.entries.iter().enumerate().filter(|(_, e)| e.first >= first && e.last <= last);
        let found = if halves > 0 { whole.next_back() } else { whole.next() };
        if let Some((entry, _)) = found {
            self.cursor = entry;
        }
    }

    fn follow_cursor(&mut self) {
        let furthest = self.rows.len().saturating_sub(self.height);
        self.top = self.top.min(furthest);
        let Some(entry) = self.entries.get(self.cursor) else { return };
        if self.cursor == 0 {
            self.top = 0;
        }
        if entry.last >= self.top + self.height {
            self.top = entry.last + 1 - self.height;
        }
        // The heading over the first entry of a list is seen with it.
        let with_heading = match entry.first.checked_sub(1) {
            Some(above) if self.rows[above].style == RowStyle::Heading => above,
            _ => entry.first,
        };
        self.top = self.top.min(with_heading);
        if self.cursor + 1 == self.entries.len() && entry.first + self.height > self.rows.len() {
            self.top = furthest;
        }
    }

    fn lay_out(&mut self) {
        self.rows.clear();
        self.entries.clear();
        let page = self.page.clone();
        self.push(&page.name, RowStyle::Name, None);
        self.push(&format!("{} · {}", page.id, page.what), RowStyle::What, None);
        for warning in &page.warnings {
            self.push(warning, RowStyle::Warning, None);
        }
        if let Some(day) = self.elsewhen {
            self.push_entry(
                &format!("See it as at {}", date_in_words(day)),
                RowStyle::Link,
                Some(Target::Day(day)),
            );
        }
        for section in &self.welcome.clone() {
            self.push("", RowStyle::Text, None);
            self.push(section.heading, RowStyle::Heading, None);
            for (text, lead) in &section.lines {
                let style = if lead.is_some() { RowStyle::Link } else { RowStyle::Text };
                self.push_entry(text, style, lead.map(|lead| target_of(self.org, lead)));
            }
        }
        for (number, section) in page.sections.iter().enumerate() {
            self.push("", RowStyle::Text, None);
            if section.is_aside {
                if !self.push_fold(number, &section.heading, section.lines.len()) {
                    continue;
                }
            } else {
                self.push(&section.heading, RowStyle::Heading, None);
            }
            let mut above = None;
            for line in section.lines.iter().take(SHOWN) {
                let target = match (line.target, line.lists) {
                    (Some(org), _) => Some(Target::Org(org)),
                    (None, Some(kind)) => Some(Target::List(self.org, kind)),
                    (None, None) => None,
                };
                let style = if target.is_some() { RowStyle::Link } else { RowStyle::Text };
                let label = line.label.map(|label| if above == Some(label) { "" } else { label });
                let lead = Lead { label, width: section.label_width() };
                self.push_line(&worded(line), style, target, lead);
                above = line.label;
            }
            if section.lines.len() > SHOWN {
                let more = section.lines.len() - SHOWN;
                self.push(
                    &format!("  … and {more} more; catchment show {} --format json has them all", page.id),
                    RowStyle::What,
                    None,
                );
            }
        }
        let mut shown = 0;
        if !page.sources.is_empty() {
            self.push("", RowStyle::Text, None);
            let is_open = self.push_fold(page.sections.len(), "Sources", page.sources.len());
            shown = if is_open { page.sources.len() } else { 0 };
        }
        for (number, source) in page.sources.iter().take(shown).enumerate() {
            let when = source.published.map_or_else(String::new, |p| format!(", {}", date_in_words(p)));
            let text = format!("[{}] {}. {}{when}", number + 1, source.title, source.publisher);
            let text = crate::render::clean(&text).into_owned();
            self.push_entry(&text, RowStyle::Source, None);
            if let Some(entry) = self.entries.last_mut() {
                entry.source = Some(number);
            }
        }
        self.cursor = self.cursor.min(self.entries.len().saturating_sub(1));
    }

    /// A heading over what is folded, and whether it is open.
    fn push_fold(&mut self, number: usize, heading: &str, count: usize) -> bool {
        let is_open = self.opened.contains(&number);
        self.push_entry(
            &format!("{heading} ({count})"),
            RowStyle::Fold { is_open },
            Some(Target::Fold(number)),
        );
        is_open
    }

    fn push_entry(&mut self, text: &str, style: RowStyle, target: Option<Target>) {
        let entry = self.entries.len();
        let first = self.rows.len();
        self.push(text, style, Some(entry));
        self.entries.push(Entry { target, source: None, first, last: self.rows.len() - 1 });
    }

    /// An entry that may be a row of a table. Where there is little room its label stands before
    /// the text instead.
    fn push_line(&mut self, text: &str, style: RowStyle, target: Option<Target>, lead: Lead) {
        let Lead { label: Some(label), width } = lead else { return self.push_entry(text, style, target) };
        if self.width < ROOM_FOR_A_TABLE {
            let text = if label.is_empty() { text.to_owned() } else { format!("{label}: {text}") };
            return self.push_entry(&text, style, target);
        }
        let entry = self.entries.len();
        let first = self.rows.len();
        let (lead, rest) = (format!("  {label:width$}  "), " ".repeat(width + 4));
        self.wrap(text, Indents { first: &lead, rest: &rest, style }, Some(entry));
        self.entries.push(Entry { target, source: None, first, last: self.rows.len() - 1 });
    }

    fn push(&mut self, text: &str, style: RowStyle, entry: Option<usize>) {
        let (first, rest) = match style {
            RowStyle::Link | RowStyle::Text | RowStyle::Fold { .. } => ("  ", "  "),
            RowStyle::Source => ("  ", "      "),
            _ => ("", "  "),
        };
        self.wrap(text, Indents { first, rest, style }, entry);
    }

    fn wrap(&mut self, text: &str, Indents { first, rest, style }: Indents<'_>, entry: Option<usize>) {
        // Dates and codes are not broken at their hyphens.
        let options = textwrap::Options::new(self.width.max(1))
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .initial_indent(first)
            .subsequent_indent(rest);
        if text.is_empty() {
            self.rows.push(CardRow { text: String::new(), style, entry, is_first: true });
            return;
        }
        for (number, part) in wrap(text, options).into_iter().enumerate() {
            self.rows.push(CardRow { text: part.into_owned(), style, entry, is_first: number == 0 });
        }
    }
}

/// Where a line of the welcome leads.
fn target_of(root: OrgIx, lead: StartLead) -> Target {
    match lead {
        StartLead::Org(org) => Target::Org(org),
        StartLead::Changes(day) => Target::Changes(root, day),
        StartLead::Boundaries => Target::Key(Action::Boundaries),
        StartLead::Map => Target::Key(Action::Map),
    }
}

/// A line with how sure it is and who says so.
fn worded(line: &CardLine) -> String {
    let mut text = line.text.clone();
    match line.certainty {
        Certainty::Certain => {}
        other => text = format!("{text} ({})", other.word()),
    }
    for cite in &line.cites {
        text = format!("{text} [{cite}]");
    }
    text
}
