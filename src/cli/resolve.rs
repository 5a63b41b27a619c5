//! From what people call an organisation to the one they mean, and the day they ask for.

use super::failure::Failure;
use super::output::Output;
use super::settings::Settings;
use crate::atlas::{Atlas, Closed, OrgIx};
use crate::date::Day;
use crate::query::{AsAt, FoundOrg, absence};
use crate::render::{Look, absence::not_there, clean, counted, find};
use crate::search::{Resolution, resolve};

/// Of what a text may mean, so many are named.
const CANDIDATES: usize = 20;

/// An atlas and the day for which it is asked.
pub(super) struct Ask<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) day: Day,
    messages: Look,
}

impl<'a> Ask<'a> {
    pub(super) fn new(atlas: &'a Atlas, settings: &Settings, output: &mut Output) -> Self {
        let day = settings.day.unwrap_or(atlas.as_at());
        let ask = Self { atlas, day, messages: settings.messages };
        ask.say_if_beyond(day, output);
        ask
    }

    /// Says so where a day lies beyond what the atlas knows.
    pub(super) fn say_if_beyond(&self, day: Day, output: &mut Output) {
        let known = self.atlas.as_at();
        if day > known {
            output.say(&format!("Note: {day} lies beyond what this atlas knows ({known})."));
        }
    }

    pub(super) fn as_at(&self, closed: Closed) -> AsAt<'a> {
        AsAt::new(self.atlas, self.day, closed)
    }

    /// The one organisation that is meant.
    pub(super) fn org(&self, text: &str) -> Result<OrgIx, Failure> {
        self.org_on(text, self.day)
    }

    fn org_on(&self, text: &str, day: Day) -> Result<OrgIx, Failure> {
        match resolve(self.atlas, text, day) {
            Resolution::One(org) => Ok(org),
            Resolution::Several(orgs) => Err(Failure::Unclear(self.several(text, &orgs))),
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

    fn several(&self, text: &str, orgs: &[OrgIx]) -> String {
        let said = format!("\"{}\" may mean any of these; say one by its code:", clean(text));
        let rows = self.rows(&orgs[..orgs.len().min(CANDIDATES)]);
        let more = orgs.len().saturating_sub(CANDIDATES);
        let more = if more == 0 { String::new() } else { format!("and {} more", counted(more)) };
        format!("{said}\n{rows}{more}").trim_end().to_owned()
    }

    /// That nothing has this name, and what may have been meant.
    fn nothing(&self, text: &str, suggestions: &[OrgIx]) -> String {
        let said = format!("Nothing is called \"{}\".", clean(text));
        if suggestions.is_empty() {
            return format!("{said} Try a few letters of each word: catchment find WORDS");
        }
        self.suggesting(said, suggestions)
    }

    /// What is said, and what may have been meant.
    pub(super) fn suggesting(&self, said: String, suggestions: &[OrgIx]) -> String {
        if suggestions.is_empty() {
            return said;
        }
        format!("{said} Did you mean:\n{}", self.rows(suggestions)).trim_end().to_owned()
    }

    fn rows(&self, orgs: &[OrgIx]) -> String {
        let as_at = self.as_at(Closed::Leave);
        let found: Vec<FoundOrg> = orgs.iter().map(|org| FoundOrg::new(&as_at, *org, None)).collect();
        find::text(&as_at, &found, self.messages)
    }
}

/// Words typed one by one are one name.
pub(super) fn joined(words: &[String]) -> String {
    words.join(" ")
}
