//! What happened, as JSON.

use serde::Serialize;

use crate::atlas::{Atlas, OrgIx};
use crate::query::{Absence, AsAt, Difference, Followed, Happening, History, Participant};
use crate::render::absence::AbsenceRecord;
use crate::render::citations::Citations;
use crate::render::json::{Organisation, answer, date, keys_of_all};
use crate::words::Kind;

#[derive(Serialize)]
struct HistoryRecord<'a> {
    organisation: Organisation<'a>,
    events: Vec<EventRecord<'a>>,
    /// What has been announced, and is not known to have happened.
    planned: Vec<EventRecord<'a>>,
    as_at: String,
    /// Was it there on the day?
    there: bool,
    /// Why not, where it was not.
    absence: Option<AbsenceRecord<'a>>,
}

#[derive(Serialize)]
struct DifferenceRecord<'a> {
    from: String,
    to: String,
    organisation: Organisation<'a>,
    events: Vec<DifferenceEvent<'a>>,
    followed: Vec<FollowedRecord<'a>>,
    /// Why it was not there on the first day, and on the second, where it was not.
    absent_first: Option<AbsenceRecord<'a>>,
    absent_second: Option<AbsenceRecord<'a>>,
}

#[derive(Serialize)]
struct DifferenceEvent<'a> {
    #[serde(flatten)]
    event: EventRecord<'a>,
    /// Does it only follow from who became whom?
    follows: bool,
}

/// What on one day only followed from who became whom, counted.
#[derive(Serialize)]
struct FollowedRecord<'a> {
    day: String,
    moved: Vec<KindRecord<'a>>,
    renamed: Vec<KindRecord<'a>>,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct KindRecord<'a> {
    kind: &'static str,
    count: usize,
    ids: Vec<&'a str>,
}

#[derive(Serialize)]
struct EventRecord<'a> {
    date: Option<String>,
    change: &'static str,
    id: &'a str,
    name: &'a str,
    was: Vec<EndRecord<'a>>,
    now: Vec<EndRecord<'a>>,
    sources: Vec<&'a str>,
    certainty: &'static str,
    /// How it reaches the one asked, where it happened to another.
    way: Option<WayRecord<'a>>,
}

/// How what happened to another reaches the one asked.
#[derive(Serialize)]
struct WayRecord<'a> {
    by: &'static str,
    /// Through whom.
    id: &'a str,
    services: Vec<&'static str>,
}

/// One that had a part in it, under its name of then.
#[derive(Serialize)]
struct EndRecord<'a> {
    id: &'a str,
    name: &'a str,
}

/// The history of an organisation as JSON.
pub fn json<'a>(as_at: &AsAt<'a>, history: &History<'a>) -> String {
    let record = HistoryRecord {
        organisation: Organisation::new(as_at, history.org),
        events: events(as_at.atlas(), &history.happened),
        planned: events(as_at.atlas(), &history.planned),
        as_at: as_at.day().to_string(),
        there: history.absence.is_none(),
        absence: absent(as_at, history.absence.as_ref()),
    };
    let told = history.happened.iter().chain(&history.planned);
    answer(&record, &citations(as_at.atlas(), told))
}

/// What is otherwise on the second day than on the first, as JSON.
pub fn difference_json(difference: &Difference<'_, '_>) -> String {
    let atlas = difference.second.atlas();
    let record = DifferenceRecord {
        from: difference.first.day().to_string(),
        to: difference.second.day().to_string(),
        organisation: Organisation::new(difference.second, difference.org),
        events: events(atlas, &difference.happened)
            .into_iter()
            .zip(difference.follows())
            .map(|(event, follows)| DifferenceEvent { event, follows })
            .collect(),
        followed: difference.told().followed.iter().map(|group| followed(atlas, group)).collect(),
        absent_first: absent(difference.first, difference.absent_first.as_ref()),
        absent_second: absent(difference.second, difference.absent_second.as_ref()),
    };
    answer(&record, &citations(atlas, difference.happened.iter()))
}

fn followed<'a>(atlas: &'a Atlas, group: &Followed) -> FollowedRecord<'a> {
    let ids = |orgs: &[OrgIx]| orgs.iter().map(|org| &*atlas.org(*org).id).collect();
    let kinds = |kinds: &[(Kind, Vec<OrgIx>)]| {
        let record = |(kind, orgs): &(Kind, Vec<OrgIx>)| KindRecord {
            kind: kind.word(),
            count: orgs.len(),
            ids: ids(orgs),
        };
        kinds.iter().map(record).collect()
    };
    FollowedRecord {
        day: group.day.to_string(),
        moved: kinds(&group.moved),
        renamed: kinds(&group.renamed),
        sources: keys_of_all(atlas, &group.sources),
    }
}

fn absent<'a>(as_at: &AsAt<'a>, absence: Option<&Absence>) -> Option<AbsenceRecord<'a>> {
    absence.map(|absence| AbsenceRecord::new(as_at, absence))
}

fn citations<'h, 'a: 'h>(atlas: &'a Atlas, told: impl Iterator<Item = &'h Happening<'a>>) -> Citations<'a> {
    let mut citations = Citations::new(atlas);
    citations.add_all(told.flat_map(|h| &h.sources));
    citations
}

fn events<'a>(atlas: &'a Atlas, happened: &[Happening<'a>]) -> Vec<EventRecord<'a>> {
    let event = |h: &Happening<'a>| EventRecord {
        date: date(h.date),
        change: h.change.word(),
        id: &atlas.org(h.org).id,
        name: h.name,
        was: ends(atlas, &h.was),
        now: ends(atlas, &h.now),
        sources: keys_of_all(atlas, &h.sources),
        certainty: h.certainty.word(),
        way: h.way.as_ref().map(|way| WayRecord {
            by: way.by.word(),
            id: &atlas.org(way.through).id,
            services: way.by.services().iter().map(|service| service.word()).collect(),
        }),
    };
    happened.iter().map(event).collect()
}

fn ends<'a>(atlas: &'a Atlas, participants: &[Participant<'a>]) -> Vec<EndRecord<'a>> {
    participants.iter().map(|n| EndRecord { id: &atlas.org(n.org).id, name: n.name }).collect()
}
