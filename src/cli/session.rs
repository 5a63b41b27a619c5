//! An atlas and the day for which it is asked; and from what people call an organisation to the
//! one they mean.

use std::cell::RefCell;

use super::args::When;
use super::failure::Failure;
use super::output::Output;
use super::settings::RunSettings;
use crate::atlas::{Atlas, Closed, LocalityIx, OrgIx};
use crate::date::Day;
use crate::date::date_in_words;
use crate::query::{AsAt, Covering, FoundLocality, FoundOrg, FoundRow, absence, leads_anywhere};
use crate::render::absence::not_there;
use crate::render::{clean, counted, find};
use crate::search::{Resolution, resolve};
use crate::words::Kind;

/// Of what a text may mean, so many are named.
const CANDIDATES: usize = 20;

/// An atlas, the day for which it is asked, and how to answer.
pub(super) struct Session<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) day: Day,
    pub(super) settings: &'a RunSettings,
    /// What is said besides the answer, once that is printed.
    notes: RefCell<Vec<String>>,
}

impl<'a> Session<'a> {
    pub(super) fn new(atlas: &'a Atlas, settings: &'a RunSettings, output: &mut Output) -> Self {
        let session =
            Self { atlas, day: settings.day.unwrap_or(atlas.as_at()), settings, notes: RefCell::default() };
        session.say_if_beyond(session.day, output);
        if settings.is_for_today() {
            session.say_today(output);
        }
        session
    }

    /// The day that an option means; what today is taken as is said.
    pub(super) fn day_of(&self, when: When, output: &mut Output) -> Day {
        if when == When::Latest && !self.settings.is_for_today() {
            self.say_today(output);
        }
        when.last_day(self.atlas.as_at())
    }

    fn say_today(&self, output: &mut Output) {
        output.say(&format!(
            "Today is taken as {}, the latest day that this atlas knows.",
            date_in_words(self.atlas.as_at())
        ));
    }

    /// Says so where a day lies beyond what the atlas knows.
    pub(super) fn say_if_beyond(&self, day: Day, output: &mut Output) {
        let known = self.atlas.as_at();
        if day > known {
            output.say(&format!(
                "Note: {} lies beyond what this atlas knows ({}).",
                date_in_words(day),
                date_in_words(known)
            ));
        }
    }

    pub(super) fn as_at(&self, closed: Closed) -> AsAt<'a> {
        AsAt::new(self.atlas, self.day, closed)
    }

    /// The one organisation that is meant.
    pub(super) fn org(&self, text: &str) -> Result<OrgIx, Failure> {
        self.org_on(text, self.day)
    }

    /// The one at the top of everything: England, in the bundled atlas.
    pub(super) fn root(&self) -> Result<OrgIx, Failure> {
        let as_at = self.as_at(Closed::Leave);
        match as_at.snapshot().roots() {
            [root] => Ok(*root),
            roots => {
                let nations: Vec<OrgIx> =
                    roots.iter().copied().filter(|root| as_at.kind(*root) == Kind::Nation).collect();
                let [nation] = nations.as_slice() else {
                    let message = "This atlas has no one top: say of whom, by name or code.".to_owned();
                    return Err(Failure::Usage(
                        self.suggesting(message, &roots[..roots.len().min(CANDIDATES)]),
                    ));
                };
                Ok(*nation)
            }
        }
    }

    fn org_on(&self, text: &str, day: Day) -> Result<OrgIx, Failure> {
        match resolve(self.atlas, text, day) {
            Resolution::One(org) => Ok(org),
            Resolution::Likeliest { org, others, localities } => {
                let as_at = self.as_at(Closed::Leave);
                let others = find::Others { organisations: &others, localities: &localities };
                self.notes.borrow_mut().push(find::taken_as(&as_at, text, org, &others));
                Ok(org)
            }
            Resolution::Several(orgs) => Err(Failure::Unclear(self.several(text, &orgs))),
            Resolution::Localities { localities, others } => {
                let org = self.by_locality(text, &localities)?;
                let others = find::Others { organisations: &others, localities: &[] };
                let more = find::may_also_mean(&self.as_at(Closed::Leave), text, &others);
                self.notes.borrow_mut().extend(more);
                Ok(org)
            }
            Resolution::Nothing { suggestions } => Err(Failure::Nothing(self.nothing(text, &suggestions))),
        }
    }

    /// The one organisation that is meant where two days are asked for: those there on the
    /// second come before others, then those there on the first, then those there on the
    /// day of every other question.
    pub(super) fn org_of_days(&self, text: &str, first: Day, second: Day) -> Result<OrgIx, Failure> {
        for day in [second, first, self.day] {
            match resolve(self.atlas, text, day) {
                // None of them was there that day: another day may tell them apart.
                Resolution::Several(orgs) if !orgs.iter().any(|org| self.atlas.org(*org).is_there(day)) => {}
                _ => return self.org_on(text, day),
            }
        }
        self.org_on(text, second)
    }

    /// The one that is meant, where it is there on the day.
    pub(super) fn org_there(&self, text: &str, as_at: &AsAt<'a>) -> Result<OrgIx, Failure> {
        let org = self.org(text)?;
        if as_at.snapshot().shows(org) {
            return Ok(org);
        }
        Err(Failure::Nothing(not_there(self.atlas, &absence(as_at, org))))
    }

    /// The one that is meant, where it is there on the day, or what it became or came from is known.
    pub(super) fn org_with_successions(&self, text: &str, as_at: &AsAt<'a>) -> Result<OrgIx, Failure> {
        let org = self.org(text)?;
        if leads_anywhere(as_at, org) { Ok(org) } else { self.org_there(text, as_at) }
    }

    /// The one area in which all of a locality lies, which is told.
    fn by_locality(&self, text: &str, localities: &[LocalityIx]) -> Result<OrgIx, Failure> {
        let as_at = self.as_at(Closed::Leave);
        let covering = Covering::new(&as_at);
        let [locality] = localities else {
            let rows = localities.iter().take(CANDIDATES).map(|locality| {
                FoundRow::Locality(FoundLocality::new(&covering, &self.atlas.locality(*locality), 0))
            });
            let rows: Vec<FoundRow> = rows.collect();
            let message = format!("\"{}\" may mean any of these; say an area by its code:", clean(text));
            let rows = find::text(&as_at, &rows, self.settings.messages);
            let more = match localities.len().saturating_sub(CANDIDATES) {
                0 => String::new(),
                more => format!("and {} more", counted(more)),
            };
            return Err(Failure::Unclear(format!("{message}\n{rows}{more}").trim_end().to_owned()));
        };
        let locality = self.atlas.locality(*locality);
        if let Some(area) = covering.all_in(&locality) {
            self.notes.borrow_mut().push(find::leads_to(&as_at, &locality, area));
            return Ok(area);
        }
        let areas = covering.of(&locality);
        Err(Failure::Unclear(find::lies_in_several(&as_at, &locality, &areas)))
    }

    /// What there is to say besides the answer.
    pub(super) fn notes(&self) -> Vec<String> {
        self.notes.take()
    }

    /// That nothing was found, and whose name or code is nearest.
    pub(super) fn with_nearest(&self, message: String, text: &str) -> String {
        match resolve(self.atlas, text, self.day) {
            Resolution::One(org) | Resolution::Likeliest { org, .. } => self.suggesting(message, &[org]),
            Resolution::Several(orgs) => self.suggesting(message, &orgs),
            Resolution::Nothing { suggestions } => self.suggesting(message, &suggestions),
            Resolution::Localities { .. } => message,
        }
    }

    fn several(&self, text: &str, orgs: &[OrgIx]) -> String {
        let message = format!("\"{}\" may mean any of these; say one by its code:", clean(text));
        let rows = self.rows(&orgs[..orgs.len().min(CANDIDATES)]);
        let more = orgs.len().saturating_sub(CANDIDATES);
        let more = if more == 0 { String::new() } else { format!("and {} more", counted(more)) };
        format!("{message}\n{rows}{more}").trim_end().to_owned()
    }

    /// That nothing has this name, and what may have been meant.
    fn nothing(&self, text: &str, suggestions: &[OrgIx]) -> String {
        let message = format!("Nothing is called \"{}\".", clean(text));
        if suggestions.is_empty() {
            return format!("{message} Try a few letters of each word: catchment find WORDS");
        }
        self.suggesting(message, suggestions)
    }

    /// A message, and what may have been meant.
    fn suggesting(&self, message: String, suggestions: &[OrgIx]) -> String {
        if suggestions.is_empty() {
            return message;
        }
        format!("{message} Did you mean:\n{}", self.rows(suggestions)).trim_end().to_owned()
    }

    /// The same, of what was found already.
    pub(super) fn suggesting_rows(&self, message: &str, rows: &[FoundRow]) -> String {
        let rows = find::text(&self.as_at(Closed::Leave), rows, self.settings.messages);
        format!("{message} Did you mean:\n{rows}").trim_end().to_owned()
    }

    fn rows(&self, orgs: &[OrgIx]) -> String {
        let as_at = self.as_at(Closed::Leave);
        let row = |org: &OrgIx| FoundRow::Organisation(FoundOrg::new(&as_at, *org, None));
        let found: Vec<FoundRow> = orgs.iter().map(row).collect();
        find::text(&as_at, &found, self.settings.messages)
    }
}

/// Words typed one by one are one name.
pub(super) fn joined(words: &[String]) -> String {
    words.join(" ")
}
