//! What there is to read, in the words of the command line.

use crate::atlas::{Closed, OrgIx};
use crate::boundaries::Weight;
use crate::date::{Day, date_in_words};
use crate::query::{AsAt, OverlapOptions, absence, difference, history_on, leads_anywhere, overlap, path};
use crate::render::absence::{TimesOfTwo, not_there};
use crate::render::boundaries::overlap_reading;
use crate::render::history::{self, Telling, between, page, there_on_neither};
use crate::render::path::{self as ways, PathEnds};
use crate::render::reading::{Lead, Reader, Reading, ReadingLine, Role};
use crate::render::{clean, name, short};
use crate::tui::card::Target;
use crate::tui::panes::Panes;
use crate::tui::subject::Subject;
use crate::tui::view::Outcome;

/// What there is to read, and what stands over it.
pub(super) struct Content {
    pub(super) title: String,
    pub(super) lines: Vec<Line>,
}

/// A line that is to be broken to the width there is.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) role: Role,
    pub(super) text: String,
    pub(super) indents: (&'static str, &'static str),
    pub(super) goals: Vec<Goal>,
}

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// To an organisation.
    Org(OrgIx),
    /// To what changed on a day.
    Changes(Day),
    /// To a date.
    Date(Day),
}

impl Goal {
    /// What leads there, from what is read of an organisation.
    pub(super) fn outcome(self, of: OrgIx) -> Outcome {
        match self {
            Self::Org(org) => Outcome::Go(Target::Org(org)),
            Self::Changes(day) => Outcome::Read(Subject::on(of, day)),
            Self::Date(day) => Outcome::Go(Target::Day(day)),
        }
    }
}

/// What is read of a subject.
pub(super) fn content(panes: &Panes<'_>, subject: Subject, telling: Telling) -> Content {
    let atlas = panes.atlas();
    let on = |day: Day| AsAt::new(atlas, day, Closed::Leave);
    let as_at = on(panes.as_at().day());
    match subject {
        Subject::History(org) => {
            let page = page(&as_at, &history_on(&as_at, org), Reader::Explorer);
            let title = format!("History: {}", name(&as_at, org));
            Content { title, lines: lines(&history::reading(&page), None) }
        }
        Subject::Difference { org, first, second } => {
            let days = match subject.only_day() {
                Some(day) => format!("on {}", date_in_words(day)),
                None => format!("from {} to {}", date_in_words(first), date_in_words(second)),
            };
            let (first, second) = (on(first), on(second));
            let difference = difference(&first, &second, org);
            let reading = match there_on_neither(&difference) {
                Some(why) => Reading::of_warning(why),
                None => history::reading(&between(&difference, telling, Reader::Explorer)),
            };
            let blank = Line { role: Role::Blank, text: String::new(), indents: ("", ""), goals: Vec::new() };
            let mut told = vec![to_date(second.day()), blank];
            told.extend(lines(&reading, subject.only_day()));
            let title = format!("What changed {days}: {}", short(difference.there(), org));
            Content { title, lines: told }
        }
        Subject::Overlap([a, b]) => {
            let title = format!("Compared: {} and {}", short(&as_at, a), short(&as_at, b));
            let reading = match [a, b].into_iter().find(|org| !as_at.snapshot().shows(*org)) {
                Some(absent) => {
                    let pair = TimesOfTwo { atlas, a, b };
                    Reading::of_warning(pair.not_there_together(&absence(&as_at, absent)))
                }
                None => overlap_reading(
                    &as_at,
                    &overlap(&as_at, a, b, OverlapOptions { service: None, weight: Weight::Residents }),
                ),
            };
            Content { title, lines: lines(&reading, None) }
        }
        Subject::Path([from, to]) => {
            let title = format!("How connected: {} and {}", short(&as_at, from), short(&as_at, to));
            let is_lost = |org: &OrgIx| !as_at.snapshot().shows(*org) && !leads_anywhere(&as_at, *org);
            let reading = match [from, to].into_iter().find(is_lost) {
                Some(absent) => Reading::of_warning(not_there(atlas, &absence(&as_at, absent))),
                None => ways::reading(&as_at, PathEnds { from, to }, path(&as_at, from, to).as_ref()),
            };
            Content { title, lines: lines(&reading, None) }
        }
    }
}

/// To everything as at a date.
fn to_date(day: Day) -> Line {
    Line {
        role: Role::Text,
        text: format!("See everything as at {}", date_in_words(day)),
        indents: ("", "  "),
        goals: vec![Goal::Date(day)],
    }
}

/// The lines of a reading. Of what changed on one day alone none leads to that day.
fn lines(reading: &Reading, only_day: Option<Day>) -> Vec<Line> {
    let goal = |lead: &Lead| match *lead {
        Lead::Org(org) => Some(Goal::Org(org)),
        Lead::Day(day) => (only_day != Some(day)).then_some(Goal::Changes(day)),
    };
    let line = |line: &ReadingLine| Line {
        role: line.role,
        text: clean(&line.text).into_owned(),
        indents: line.indents(),
        goals: line.leads.iter().filter_map(goal).collect(),
    };
    let told = reading.lines().iter().map(line);
    // A heading stands apart from what is before it; before the first line there is nothing.
    told.skip_while(|line| line.role == Role::Blank).collect()
}
