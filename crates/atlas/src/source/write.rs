//! Records to RON, as a person would write it: a record a line, only the fields that say
//! something, and nothing that changes from one run to the next.

use std::fmt::Write as _;

use super::record::{
    CodeRecord, Entries, EventRecord, ExtentRecord, FigureRecord, FileRecord, InputRecord, LayerRole, LinkBody,
    LinkRecord, LocalityRecord, NoteRecord, OrganisationRecord, ParentRecord, PartRecord, PatchRecord,
    ProvidedRecord, SourceRecord, StyleRecord, TermRecord, TierRecord,
};
use crate::date::Date;
use crate::words::{Basis, Certainty, Kind, Precision, Relation, Service, Succession};

/// A file of the atlas format with these records; `head` stands above them as a comment.
///
/// What is written is read again as the same records. Each is taken apart field by field, so
/// that a field which the format gains cannot be forgotten here.
pub fn write(file: FileRecord, head: &str) -> String {
    let FileRecord {
        format,
        title,
        as_at,
        layer,
        source,
        sources,
        inputs,
        organisations,
        links,
        patches,
        localities,
        terms,
        events,
        tiers,
    } = file;
    let mut out = String::new();
    for line in head.lines() {
        let _ = writeln!(out, "// {line}");
    }
    out.push_str("Atlas(\n    ");
    let mut top = Fields::of(&mut out);
    top.plain("format", format);
    top.text("title", title.as_deref());
    top.date("as_at", as_at);
    top.word("layer", layer.map(LayerRole::spelling));
    top.texts("source", &source);
    out.push_str(",\n\n");
    write_sources(sources, &mut out);
    list("inputs", inputs, &mut out, input);
    list("organisations", organisations, &mut out, organisation);
    list("links", links, &mut out, link);
    list("patches", patches, &mut out, patch);
    list("localities", localities, &mut out, locality);
    list("terms", terms, &mut out, term);
    list("events", events, &mut out, event);
    list("tiers", tiers, &mut out, tier);
    out.push_str(")\n");
    out
}

fn write_sources(entries: Entries<SourceRecord>, out: &mut String) {
    if entries.0.is_empty() {
        return;
    }
    out.push_str("    sources: {\n");
    for (key, source) in entries.0 {
        let SourceRecord { title, publisher, published, licence, url, note } = source;
        out.push_str("        ");
        quoted(&key, out);
        out.push_str(": ");
        record(out, |fields| {
            fields.text("title", Some(&title));
            fields.text("publisher", Some(&publisher));
            fields.date("published", published);
            fields.text("licence", licence.as_deref());
            fields.text("url", url.as_deref());
            fields.text("note", note.as_deref());
        });
        out.push_str(",\n");
    }
    out.push_str("    },\n\n");
}

fn list<T>(name: &str, records: Vec<T>, out: &mut String, put: impl Fn(T, &mut String)) {
    if records.is_empty() {
        return;
    }
    let _ = writeln!(out, "    {name}: [");
    for record in records {
        out.push_str("        ");
        put(record, out);
        out.push_str(",\n");
    }
    out.push_str("    ],\n\n");
}

/// A record in its brackets.
fn record(out: &mut String, put: impl FnOnce(&mut Fields<'_>)) {
    out.push('(');
    put(&mut Fields::of(out));
    out.push(')');
}

fn input(input: InputRecord, out: &mut String) {
    let InputRecord { name, what, edition, sha256 } = input;
    record(out, |fields| {
        fields.text("name", Some(&name));
        fields.text("what", Some(&what));
        fields.date("edition", edition);
        fields.text("sha256", Some(&sha256));
    });
}

fn organisation(org: OrganisationRecord, out: &mut String) {
    let OrganisationRecord {
        id,
        name,
        kind,
        parent: sits_in,
        parents,
        since,
        until,
        seen,
        code_since,
        styles,
        aliases,
        alias_source,
        codes,
        covers,
        count,
        figures,
        provides,
        notes,
        certainty,
        source,
    } = org;
    record(out, |fields| {
        fields.text("id", Some(&id));
        fields.text("name", name.as_deref());
        fields.word("kind", kind.map(Kind::spelling));
        fields.text("parent", sits_in.as_deref());
        fields.all("parents", parents, parent);
        fields.date("since", since);
        fields.date("until", until);
        fields.date("seen", seen);
        fields.date("code_since", code_since);
        fields.all("styles", styles, style);
        fields.texts("aliases", &aliases);
        fields.texts("alias_source", &alias_source);
        fields.all("codes", codes, code);
        fields.texts("covers", &covers);
        fields.number("count", count);
        fields.all("figures", figures, figure);
        fields.all("provides", provides, provided);
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.all("notes", notes, note_of);
        fields.texts("source", &source);
    });
}

fn parent(parent: ParentRecord, out: &mut String) {
    let ParentRecord { id, since, until, certainty, source } = parent;
    record(out, |fields| {
        fields.text("id", Some(&id));
        fields.date("since", since);
        fields.date("until", until);
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn style(style: StyleRecord, out: &mut String) {
    let StyleRecord { name, kind, since, until, certainty, source } = style;
    record(out, |fields| {
        fields.text("name", name.as_deref());
        fields.word("kind", kind.map(Kind::spelling));
        fields.date("since", since);
        fields.date("until", until);
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn code(code: CodeRecord, out: &mut String) {
    let CodeRecord { scheme, code, since, until, certainty, source } = code;
    record(out, |fields| {
        fields.word("scheme", Some(scheme.spelling()));
        fields.text("code", Some(&code));
        fields.date("since", since);
        fields.date("until", until);
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn figure(figure: FigureRecord, out: &mut String) {
    let FigureRecord { what, value, precision, seen, until, note, certainty, source } = figure;
    record(out, |fields| {
        fields.text("what", Some(&what));
        fields.plain("value", value);
        fields.word("precision", precision.map(Precision::spelling));
        fields.date("seen", seen);
        fields.date("until", until);
        fields.text("note", note.as_deref());
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn provided(provided: ProvidedRecord, out: &mut String) {
    let ProvidedRecord { service, seen, certainty, source } = provided;
    record(out, |fields| {
        fields.word("service", Some(service.spelling()));
        fields.date("seen", seen);
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn note_of(note: NoteRecord, out: &mut String) {
    let NoteRecord { text, seen, until, certainty, source } = note;
    record(out, |fields| {
        fields.text("text", Some(&text));
        fields.date("seen", seen);
        fields.date("until", until);
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn link(link: LinkRecord, out: &mut String) {
    let (relation, body) = link.into_parts();
    let LinkBody {
        from,
        to,
        service,
        extent,
        share,
        share_of_area,
        of,
        how,
        on,
        since,
        since_certainty,
        until,
        seen,
        note,
        certainty,
        source,
    } = body;
    out.push_str(Relation::spelling(relation));
    record(out, |fields| {
        fields.text("from", Some(&from));
        texts(&to, fields.named("to"));
        fields.word("service", service.map(Service::spelling));
        match extent {
            None => {}
            Some(ExtentRecord::Whole) => fields.plain("extent", "Whole"),
            Some(ExtentRecord::Part) => fields.plain("extent", "Part"),
            Some(ExtentRecord::Within(areas)) => {
                fields.named("extent").push_str("Within(");
                texts(&areas, fields.out);
                fields.out.push(')');
            }
        }
        fields.number("share", share);
        fields.number("share_of_area", share_of_area);
        fields.word("of", of.map(Basis::spelling));
        fields.word("how", how.map(Succession::spelling));
        fields.date("on", on);
        fields.date("since", since);
        fields.word("since_certainty", since_certainty.map(Certainty::spelling));
        fields.date("until", until);
        fields.date("seen", seen);
        fields.text("note", note.as_deref());
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn patch(patch: PatchRecord, out: &mut String) {
    let PatchRecord { areas, dated, residents, small_areas, source } = patch;
    record(out, |fields| {
        texts(&areas, fields.named("areas"));
        fields.all("dated", dated, parent);
        fields.number("residents", residents);
        fields.plain("small_areas", small_areas);
        fields.texts("source", &source);
    });
}

fn locality(locality: LocalityRecord, out: &mut String) {
    let LocalityRecord { name, what, at, within, aliases, source } = locality;
    record(out, |fields| {
        fields.text("name", Some(&name));
        fields.word("what", Some(what.spelling()));
        let out = fields.named("at");
        out.push('[');
        for (number, PartRecord { area, share, within }) in at.iter().enumerate() {
            out.push_str(if number == 0 { "(" } else { ", (" });
            quoted(area, out);
            let _ = write!(out, ", {share}");
            if !within.is_empty() {
                out.push_str(", ");
                texts(within, out);
            }
            out.push(')');
        }
        out.push(']');
        fields.texts("within", &within);
        fields.texts("aliases", &aliases);
        fields.texts("source", &source);
    });
}

fn term(term: TermRecord, out: &mut String) {
    let TermRecord { term, expansion, meaning, used_by, see, certainty, source } = term;
    record(out, |fields| {
        fields.text("term", Some(&term));
        fields.text("expansion", expansion.as_deref());
        fields.text("meaning", Some(&meaning));
        fields.text("used_by", used_by.as_deref());
        fields.texts("see", &see);
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn event(event: EventRecord, out: &mut String) {
    let EventRecord { date, said, what, organisations, certainty, source } = event;
    record(out, |fields| {
        fields.date("date", Some(date));
        fields.text("said", said.as_deref());
        fields.text("what", Some(&what));
        fields.texts("organisations", &organisations);
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

fn tier(tier: TierRecord, out: &mut String) {
    let TierRecord { tier, name, residents_min, residents_max, purpose, models, note, certainty, source } =
        tier;
    record(out, |fields| {
        fields.word("tier", Some(tier.spelling()));
        fields.text("name", Some(&name));
        fields.number("residents_min", residents_min);
        fields.number("residents_max", residents_max);
        fields.text("purpose", purpose.as_deref());
        fields.texts("models", &models);
        fields.text("note", note.as_deref());
        fields.word("certainty", certainty.map(Certainty::spelling));
        fields.texts("source", &source);
    });
}

/// The fields of a record that say something, one after another.
struct Fields<'o> {
    out: &'o mut String,
    is_first: bool,
}

impl<'o> Fields<'o> {
    fn of(out: &'o mut String) -> Self {
        Self { out, is_first: true }
    }

    /// Begins a field; its value is to follow.
    fn named(&mut self, name: &str) -> &mut String {
        if !self.is_first {
            self.out.push_str(", ");
        }
        self.is_first = false;
        self.out.push_str(name);
        self.out.push_str(": ");
        self.out
    }

    fn plain(&mut self, name: &str, value: impl std::fmt::Display) {
        let _ = write!(self.named(name), "{value}");
    }

    fn number(&mut self, name: &str, value: Option<impl std::fmt::Display>) {
        if let Some(value) = value {
            self.plain(name, value);
        }
    }

    fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            quoted(value, self.named(name));
        }
    }

    fn texts(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            texts(values, self.named(name));
        }
    }

    fn date(&mut self, name: &str, value: Option<Date>) {
        if let Some(value) = value {
            self.plain(name, format_args!("\"{value}\""));
        }
    }

    fn word(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.named(name).push_str(value);
        }
    }

    fn all<T>(&mut self, name: &str, values: Vec<T>, put: impl Fn(T, &mut String)) {
        if values.is_empty() {
            return;
        }
        let out = self.named(name);
        out.push('[');
        for (at, value) in values.into_iter().enumerate() {
            out.push_str(if at == 0 { "" } else { ", " });
            put(value, out);
        }
        out.push(']');
    }
}

fn texts(values: &[String], out: &mut String) {
    out.push('[');
    for (at, value) in values.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { ", " });
        quoted(value, out);
    }
    out.push(']');
}

/// A text in quotes, with whatever would end it or could not be seen written as an escape.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    if text.chars().all(|c| c != '"' && c != '\\' && !c.is_control() && !is_unseen(c)) {
        out.push_str(text);
        out.push('"');
        return;
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() || is_unseen(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Takes no room, or turns the text around it: nobody who reads the file could tell.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod round_trip;
