//! Times within something, one after another.

use crate::date::{Date, Day};
use crate::import::times::{Timed, joined, told};
use crate::source::record::{LinkBody, OrganisationRecord, ParentRecord};
use crate::words::Certainty;

/// The day on which commissioners began: nothing is told of the days before.
pub(super) const BEGINNING: Day = Day::constant(2013, 4, 1);

/// From a day to a day within something, both inclusive; the first and the last day there are where
/// there is no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) id: String,
    pub(super) since: Day,
    pub(super) until: Day,
    pub(super) certainty: Option<Certainty>,
    /// The keys of its sources; none: those of the one that sits in it.
    pub(super) source: Vec<String>,
}

impl Span {
    /// The days on which a link holds, within the one from which it comes.
    pub(super) fn of_link(body: &LinkBody) -> Self {
        Self {
            id: body.from.clone(),
            since: body.since.map_or(Day::MIN, Date::first_day),
            until: body.until.map_or(Day::MAX, Date::last_day),
            certainty: body.certainty,
            source: body.source.clone(),
        }
    }

    fn of_parent(parent: &ParentRecord) -> Self {
        Self {
            id: parent.id.clone(),
            since: parent.since.map_or(Day::MIN, Date::first_day),
            until: parent.until.map_or(Day::MAX, Date::last_day),
            certainty: parent.certainty,
            source: parent.source.clone(),
        }
    }

    fn parent(self) -> ParentRecord {
        ParentRecord {
            id: self.id,
            since: told(self.since).map(Date::of),
            until: told(self.until).map(Date::of),
            certainty: self.certainty,
            source: self.source,
        }
    }
}

impl Timed for Span {
    fn ends(&self) -> (Option<Day>, Option<Day>) {
        (told(self.since), told(self.until))
    }

    fn with_ends(&self, since: Option<Day>, until: Option<Day>) -> Self {
        let (since, until) = (since.unwrap_or(Day::MIN), until.unwrap_or(Day::MAX));
        Self { since, until, ..self.clone() }
    }

    fn says_as(&self, other: &Self) -> bool {
        (&self.id, self.certainty, &self.source) == (&other.id, other.certainty, &other.source)
    }
}

/// What something sat within, in order.
pub(super) fn spans_of(record: &OrganisationRecord) -> Vec<Span> {
    let always = record.parent.iter().map(|id| Span {
        id: id.clone(),
        since: Day::MIN,
        until: Day::MAX,
        certainty: None,
        source: Vec::new(),
    });
    let mut spans: Vec<Span> = always.chain(record.parents.iter().map(Span::of_parent)).collect();
    spans.sort_by_key(|span| span.since);
    spans
}

/// Puts somebody within these: what it sat within at first since always, and at last for good.
/// Nothing is told of days before commissioners began.
pub(super) fn put_within(record: &mut OrganisationRecord, spans: Vec<Span>) {
    let mut spans = joined(spans);
    let is_told = |span: &Span| span.until >= BEGINNING;
    if spans.iter().any(is_told) {
        spans.retain(is_told);
    }
    if let Some(first) = spans.first_mut() {
        first.since = Day::MIN;
    }
    if let Some(last) = spans.last_mut() {
        last.until = Day::MAX;
    }
    (record.parent, record.parents) = (None, Vec::new());
    match spans.as_slice() {
        [always] if always.certainty.is_none() => record.parent = Some(always.id.clone()),
        _ => record.parents = spans.into_iter().map(Span::parent).collect(),
    }
}

/// From when to when somebody was there.
pub(super) fn life(record: &OrganisationRecord) -> Span {
    Span {
        id: record.id.clone(),
        since: record.since.map_or(Day::MIN, Date::first_day),
        until: record.until.map_or(Day::MAX, Date::last_day),
        certainty: None,
        source: Vec::new(),
    }
}
