//! Records to RON, as a person would write it: a record a line, only the fields that say
//! something, and nothing that changes from one run to the next.

use std::fmt::Write as _;

use super::record::{
    Entries, ExtentRecord, FileRecord, LayerRole, LinkBody, LinkRecord, NoteRecord, OrganisationRecord,
    ParentRecord, PatchRecord, SourceRecord, StyleRecord,
};
use crate::date::Date;
use crate::words::{Certainty, Kind, Relation};

/// A file of the atlas format with these records; `head` stands above them as a comment.
/// Terms, events, tiers and figures are not written: no register has them.
pub(crate) fn write(file: FileRecord, head: &str) -> String {
    let mut out = String::new();
    for line in head.lines() {
        let _ = writeln!(out, "// {line}");
    }
    let mut top = Fields::new();
    top.plain("format", file.format);
    top.text("title", file.title.as_deref());
    top.date("as_at", file.as_at);
    if file.layer == Some(LayerRole::Register) {
        top.plain("layer", "Register");
    }
    top.texts("source", &file.source);
    let _ = writeln!(out, "Atlas(\n    {},\n", top.0);
    sources(&file.sources, &mut out);
    list("organisations", file.organisations.iter().map(organisation), &mut out);
    list(
        "links",
        file.links.into_iter().map(LinkRecord::into_parts).map(|(relation, body)| linked(relation, &body)),
        &mut out,
    );
    list("patches", file.patches.iter().map(patch), &mut out);
    out.push_str(")\n");
    out
}

fn sources(entries: &Entries<SourceRecord>, out: &mut String) {
    if entries.0.is_empty() {
        return;
    }
    out.push_str("    sources: {\n");
    for (key, source) in &entries.0 {
        let mut fields = Fields::new();
        fields.text("title", Some(&source.title));
        fields.text("publisher", Some(&source.publisher));
        fields.date("published", source.published);
        fields.text("licence", source.licence.as_deref());
        fields.text("url", source.url.as_deref());
        fields.text("note", source.note.as_deref());
        let _ = writeln!(out, "        {}: ({}),", quoted(key), fields.0);
    }
    out.push_str("    },\n\n");
}

fn list(name: &str, records: impl Iterator<Item = String>, out: &mut String) {
    let mut records = records.peekable();
    if records.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "    {name}: [");
    for record in records {
        let _ = writeln!(out, "        {record},");
    }
    out.push_str("    ],\n\n");
}

fn organisation(org: &OrganisationRecord) -> String {
    let mut fields = Fields::new();
    fields.text("id", Some(&org.id));
    fields.text("name", org.name.as_deref());
    fields.word("kind", org.kind.map(Kind::spelling));
    fields.text("parent", org.parent.as_deref());
    fields.all("parents", org.parents.iter().map(parent));
    fields.date("since", org.since);
    fields.date("until", org.until);
    fields.date("seen", org.seen);
    fields.date("code_since", org.code_since);
    fields.all("styles", org.styles.iter().map(style));
    fields.texts("aliases", &org.aliases);
    fields.texts("covers", &org.covers);
    fields.word("certainty", org.certainty.map(Certainty::spelling));
    fields.all("notes", org.notes.iter().map(note));
    fields.texts("source", &org.source);
    fields.closed()
}

fn parent(parent: &ParentRecord) -> String {
    let mut fields = Fields::new();
    fields.text("id", Some(&parent.id));
    fields.date("since", parent.since);
    fields.date("until", parent.until);
    fields.word("certainty", parent.certainty.map(Certainty::spelling));
    fields.texts("source", &parent.source);
    fields.closed()
}

fn style(style: &StyleRecord) -> String {
    let mut fields = Fields::new();
    fields.text("name", style.name.as_deref());
    fields.word("kind", style.kind.map(Kind::spelling));
    fields.date("since", style.since);
    fields.date("until", style.until);
    fields.word("certainty", style.certainty.map(Certainty::spelling));
    fields.texts("source", &style.source);
    fields.closed()
}

fn note(note: &NoteRecord) -> String {
    let mut fields = Fields::new();
    fields.text("text", Some(&note.text));
    fields.date("seen", note.seen);
    fields.word("certainty", note.certainty.map(Certainty::spelling));
    fields.texts("source", &note.source);
    fields.closed()
}

fn linked(relation: Relation, body: &LinkBody) -> String {
    let mut fields = Fields::new();
    fields.text("from", Some(&body.from));
    fields.texts("to", &body.to);
    fields.word("service", body.service.map(crate::words::Service::spelling));
    match &body.extent {
        None => {}
        Some(ExtentRecord::Whole) => fields.plain("extent", "Whole"),
        Some(ExtentRecord::Part) => fields.plain("extent", "Part"),
        Some(ExtentRecord::Within(areas)) => fields.plain("extent", format!("Within({})", texts(areas))),
    }
    if let Some(share) = body.share {
        fields.plain("share", share);
    }
    fields.word("of", body.of.map(crate::words::Basis::spelling));
    fields.word("how", body.how.map(crate::words::Succession::spelling));
    fields.date("on", body.on);
    fields.date("since", body.since);
    fields.date("until", body.until);
    fields.date("seen", body.seen);
    fields.text("note", body.note.as_deref());
    fields.word("certainty", body.certainty.map(Certainty::spelling));
    fields.texts("source", &body.source);
    format!("{}{}", relation.spelling(), fields.closed())
}

fn patch(patch: &PatchRecord) -> String {
    let mut fields = Fields::new();
    fields.plain("areas", texts(&patch.areas));
    fields.all("dated", patch.dated.iter().map(parent));
    fields.plain("residents", patch.residents);
    fields.plain("small_areas", patch.small_areas);
    fields.texts("source", &patch.source);
    fields.closed()
}

/// The fields of a record that say something, one after another.
struct Fields(String);

impl Fields {
    fn new() -> Self {
        Self(String::new())
    }

    fn closed(self) -> String {
        format!("({})", self.0)
    }

    fn plain(&mut self, name: &str, value: impl std::fmt::Display) {
        if !self.0.is_empty() {
            self.0.push_str(", ");
        }
        let _ = write!(self.0, "{name}: {value}");
    }

    fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.plain(name, quoted(value));
        }
    }

    fn texts(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            self.plain(name, texts(values));
        }
    }

    fn date(&mut self, name: &str, value: Option<Date>) {
        if let Some(value) = value {
            self.plain(name, format_args!("\"{value}\""));
        }
    }

    fn word(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.plain(name, value);
        }
    }

    fn all(&mut self, name: &str, values: impl Iterator<Item = String>) {
        let values: Vec<String> = values.collect();
        if !values.is_empty() {
            self.plain(name, format_args!("[{}]", values.join(", ")));
        }
    }
}

fn texts(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", quoted.join(", "))
}

/// A text in quotes, with whatever would end it or could not be seen written as an escape.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
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
    out
}

/// Takes no room, or turns the text around it: nobody who reads the file could tell.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}
