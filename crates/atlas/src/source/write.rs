//! Records to RON, as a person would write it: a record a line, only the fields that say
//! something, and nothing that changes from one run to the next.

use std::fmt::Write as _;

use super::record::{
    Entries, ExtentRecord, FileRecord, LayerRole, LinkBody, LinkRecord, NoteRecord, OrganisationRecord,
    ParentRecord, PatchRecord, SourceRecord, StyleRecord,
};
use crate::date::Date;
use crate::words::{Basis, Certainty, Kind, Relation, Service, Succession};

/// A file of the atlas format with these records; `head` stands above them as a comment.
/// Terms, events, tiers and figures are not written: no register has them.
pub fn write(file: FileRecord, head: &str) -> String {
    let mut out = String::new();
    for line in head.lines() {
        let _ = writeln!(out, "// {line}");
    }
    out.push_str("Atlas(\n    ");
    let mut top = Fields::of(&mut out);
    top.plain("format", file.format);
    top.text("title", file.title.as_deref());
    top.date("as_at", file.as_at);
    if file.layer == Some(LayerRole::Register) {
        top.plain("layer", "Register");
    }
    top.texts("source", &file.source);
    out.push_str(",\n\n");
    sources(&file.sources, &mut out);
    list("organisations", file.organisations.iter(), &mut out, organisation);
    let links = file.links.into_iter().map(LinkRecord::into_parts);
    list("links", links, &mut out, |(relation, body), out| linked(relation, &body, out));
    list("patches", file.patches.iter(), &mut out, patch);
    out.push_str(")\n");
    out
}

fn sources(entries: &Entries<SourceRecord>, out: &mut String) {
    if entries.0.is_empty() {
        return;
    }
    out.push_str("    sources: {\n");
    for (key, source) in &entries.0 {
        out.push_str("        ");
        quoted(key, out);
        out.push_str(": ");
        record(out, |fields| {
            fields.text("title", Some(&source.title));
            fields.text("publisher", Some(&source.publisher));
            fields.date("published", source.published);
            fields.text("licence", source.licence.as_deref());
            fields.text("url", source.url.as_deref());
            fields.text("note", source.note.as_deref());
        });
        out.push_str(",\n");
    }
    out.push_str("    },\n\n");
}

fn list<T>(name: &str, records: impl Iterator<Item = T>, out: &mut String, put: impl Fn(T, &mut String)) {
    let mut records = records.peekable();
    if records.peek().is_none() {
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

fn organisation(org: &OrganisationRecord, out: &mut String) {
    record(out, |fields| {
        fields.text("id", Some(&org.id));
        fields.text("name", org.name.as_deref());
        fields.word("kind", org.kind.map(Kind::spelling));
        fields.text("parent", org.parent.as_deref());
        fields.all("parents", &org.parents, parent);
        fields.date("since", org.since);
        fields.date("until", org.until);
        fields.date("seen", org.seen);
        fields.date("code_since", org.code_since);
        fields.all("styles", &org.styles, style);
        fields.texts("aliases", &org.aliases);
        fields.texts("covers", &org.covers);
        fields.word("certainty", org.certainty.map(Certainty::spelling));
        fields.all("notes", &org.notes, note);
        fields.texts("source", &org.source);
    });
}

fn parent(parent: &ParentRecord, out: &mut String) {
    record(out, |fields| {
        fields.text("id", Some(&parent.id));
        fields.date("since", parent.since);
        fields.date("until", parent.until);
        fields.word("certainty", parent.certainty.map(Certainty::spelling));
        fields.texts("source", &parent.source);
    });
}

fn style(style: &StyleRecord, out: &mut String) {
    record(out, |fields| {
        fields.text("name", style.name.as_deref());
        fields.word("kind", style.kind.map(Kind::spelling));
        fields.date("since", style.since);
        fields.date("until", style.until);
        fields.word("certainty", style.certainty.map(Certainty::spelling));
        fields.texts("source", &style.source);
    });
}

fn note(note: &NoteRecord, out: &mut String) {
    record(out, |fields| {
        fields.text("text", Some(&note.text));
        fields.date("seen", note.seen);
        fields.word("certainty", note.certainty.map(Certainty::spelling));
        fields.texts("source", &note.source);
    });
}

fn linked(relation: Relation, body: &LinkBody, out: &mut String) {
    out.push_str(relation.spelling());
    record(out, |fields| {
        fields.text("from", Some(&body.from));
        fields.texts("to", &body.to);
        fields.word("service", body.service.map(Service::spelling));
        match &body.extent {
            None => {}
            Some(ExtentRecord::Whole) => fields.plain("extent", "Whole"),
            Some(ExtentRecord::Part) => fields.plain("extent", "Part"),
            Some(ExtentRecord::Within(areas)) => {
                fields.named("extent").push_str("Within(");
                texts(areas, fields.out);
                fields.out.push(')');
            }
        }
        if let Some(share) = body.share {
            fields.plain("share", share);
        }
        fields.word("of", body.of.map(Basis::spelling));
        fields.word("how", body.how.map(Succession::spelling));
        fields.date("on", body.on);
        fields.date("since", body.since);
        fields.date("until", body.until);
        fields.date("seen", body.seen);
        fields.text("note", body.note.as_deref());
        fields.word("certainty", body.certainty.map(Certainty::spelling));
        fields.texts("source", &body.source);
    });
}

fn patch(patch: &PatchRecord, out: &mut String) {
    record(out, |fields| {
        texts(&patch.areas, fields.named("areas"));
        fields.all("dated", &patch.dated, parent);
        fields.plain("residents", patch.residents);
        fields.plain("small_areas", patch.small_areas);
        fields.texts("source", &patch.source);
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

    fn all<T>(&mut self, name: &str, values: &[T], put: impl Fn(&T, &mut String)) {
        if values.is_empty() {
            return;
        }
        let out = self.named(name);
        out.push('[');
        for (at, value) in values.iter().enumerate() {
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
