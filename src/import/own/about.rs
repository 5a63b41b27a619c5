//! What is said of an organisation in rows of their own: names and kinds of a time, figures,
//! services, notes, other names and other codes.

use super::row::RowReader;
use super::sources;
use crate::import::gathering::Gathering;
use crate::import::remark::Reason;
use crate::source::record::{CodeRecord, FigureRecord, NoteRecord, ProvidedRecord, StyleRecord};

/// A name, or a kind, for a time.
pub(super) fn style(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let id = reader.must_id("id");
    let (name, kind) = (reader.text("style"), reader.word("style_kind"));
    let period = reader.period();
    let certainty = reader.certainty();
    if name.is_none() && reader.cell("style_kind").text.is_empty() {
        let (at, what) = (reader.position(), "it says neither a style nor a style_kind");
        reader.faults.row(at, what, "say a name of that time, a kind of that time, or both");
    }
    let Some(id) = id else { return };
    gathering.spoken_of(&id, &source).styles.push(StyleRecord {
        name,
        kind,
        since: period.since,
        until: period.until,
        certainty,
        source,
    });
}

/// A number that a source gives.
pub(super) fn figure(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let (id, what) = (reader.must_id("id"), reader.must("figure"));
    let value = reader.must("value").and_then(|_| reader.number("value"));
    let precision = reader.word("precision");
    let (seen, until) = (reader.date("seen"), reader.date("until"));
    let (note, certainty) = (reader.text("note"), reader.certainty());
    let (Some(id), Some(what), Some(value)) = (id, what, value) else { return };
    let what = what.to_owned();
    let figure = FigureRecord { what, value, precision, seen, until, note, certainty, source: source.clone() };
    gathering.spoken_of(&id, &source).figures.push(figure);
}

/// A service that it has.
pub(super) fn provided(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let (id, service) = (reader.must_id("id"), reader.must_word("provides"));
    let (seen, certainty) = (reader.date("seen"), reader.certainty());
    let (Some(id), Some(service)) = (id, service) else { return };
    let provided = ProvidedRecord { service, seen, certainty, source: source.clone() };
    gathering.spoken_of(&id, &source).provides.push(provided);
}

/// What else is said.
pub(super) fn note(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let (id, text) = (reader.must_id("id"), reader.must("note"));
    let (seen, until, certainty) = (reader.date("seen"), reader.date("until"), reader.certainty());
    let (Some(id), Some(text)) = (id, text) else { return };
    let note = NoteRecord { text: text.to_owned(), seen, until, certainty, source: source.clone() };
    gathering.spoken_of(&id, &source).notes.push(note);
}

/// What else it is called.
pub(super) fn aliases(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let (id, _) = (reader.must_id("id"), reader.must("aliases"));
    let aliases: Vec<String> = reader.list("aliases").into_iter().map(str::to_owned).collect();
    let Some(id) = id else { return };
    let record = gathering.spoken_of(&id, &source);
    for alias in aliases {
        if !record.aliases.contains(&alias) {
            record.aliases.push(alias);
        }
    }
    add_sources(&mut record.alias_source, &source);
}

/// Adds the keys of sources that are not there yet.
pub(super) fn add_sources(known: &mut Vec<String>, source: &[String]) {
    for key in source {
        if !known.contains(key) {
            known.push(key.clone());
        }
    }
}

/// An official code that is not its id.
pub(super) fn code(reader: &mut RowReader<'_, '_>, gathering: &mut Gathering) {
    let source = sources::of(reader, gathering);
    let (id, scheme, code) = (reader.must_id("id"), reader.must_word("scheme"), reader.must("code"));
    let period = reader.period();
    let certainty = reader.certainty();
    let (Some(id), Some(scheme), Some(code)) = (id, scheme, code) else { return };
    let taken = gathering.claim_code(code, &id).map(str::to_owned).or_else(|| reader.scope.other_of(code, &id));
    if let Some(other) = taken {
        reader.remarks.add(Reason::IdTaken, reader.position(), format!("{code} of {id}: it is {other}"));
    }
    gathering.spoken_of(&id, &source).codes.push(CodeRecord {
        scheme,
        code: code.to_owned(),
        since: period.since,
        until: period.until,
        certainty,
        source,
    });
}
