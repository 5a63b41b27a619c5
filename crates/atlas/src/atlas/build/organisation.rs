//! Organisations from their records.

use super::resolver::Resolver;
use crate::atlas::merge::Placed;
use crate::atlas::{Code, Figure, Note, Organisation, Parent, Provided, SourceSet, Style};
use crate::date::Period;
use crate::problem::What;
use crate::source::record::{
    CodeRecord, FigureRecord, NoteRecord, OrganisationRecord, ParentRecord, ProvidedRecord, StyleRecord,
};
use crate::source::{Needle, RecordPosition};
use crate::words::{Certainty, Kind, Precision};

impl Resolver<'_> {
    pub(in crate::atlas) fn organisation(&mut self, placed: &Placed<OrganisationRecord>) -> Organisation {
        let r = &placed.record;
        let position = placed.positions.last();
        self.must_say("id", &r.id, position);
        for (missing, field) in [(r.name.is_none(), "name"), (r.kind.is_none(), "kind")] {
            if missing {
                let what = What::MissingField { field: field.to_owned(), record: "an organisation".to_owned() };
                self.reporter.report(what, position, None);
            }
        }
        if let Some(name) = &r.name {
            self.must_say("name", name, position);
        }
        for alias in &r.aliases {
            self.must_say("aliases", alias, position);
        }
        if r.parent.is_some() && !r.parents.is_empty() {
            self.reporter.report(
                What::NotBoth("parent", "parents"),
                position,
                Some(Needle::field(&["parents"])),
            );
        }
        let sources = self.whole_sources(placed, &r.source, || format!("\"{}\"", r.id));
        let mut parents = Vec::with_capacity(r.parents.len() + 1);
        if let Some(parent) = &r.parent
            && let Some(org) = self.resolve_in(parent, "parent", placed)
        {
            parents.push(Parent { org, period: Period::ALWAYS, certainty: Certainty::Certain, sources });
        }
        for parent in &r.parents {
            parents.extend(self.parent(parent, sources, placed));
        }
        parents.sort_by_key(|p| p.period.first_day());
        let mut styles: Vec<Style> = r.styles.iter().map(|s| self.style(s, sources, position)).collect();
        styles.sort_by_key(|s| s.period.first_day());
        let covers = r.covers.iter().filter_map(|id| self.resolve_in(id, "covers", placed)).collect();
        if r.covers.contains(&r.id) {
            self.reporter.report(What::Itself(r.id.clone()), position, Some(Needle::field(&["covers"])));
        }
        Organisation {
            id: r.id.as_str().into(),
            name: r.name.as_deref().unwrap_or(&r.id).into(),
            kind: r.kind.unwrap_or(Kind::Partnership),
            period: Period { since: r.since, until: r.until },
            seen: r.seen,
            code_since: r.code_since,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            parents,
            styles,
            aliases: r.aliases.iter().map(|a| a.as_str().into()).collect(),
            alias_sources: self.part_sources(&r.alias_source, sources, position),
            codes: r.codes.iter().map(|c| self.code(c, sources, position)).collect(),
            covers,
            count: r.count,
            figures: r.figures.iter().map(|f| self.figure(f, sources, position)).collect(),
            provides: r.provides.iter().map(|p| self.provided(p, sources, position)).collect(),
            notes: r.notes.iter().map(|n| self.note(n, sources, position)).collect(),
            sources,
            origin: placed.origin,
        }
    }

    fn parent<T>(&mut self, r: &ParentRecord, whole: SourceSet, placed: &Placed<T>) -> Option<Parent> {
        let sources = self.part_sources(&r.source, whole, placed.positions.last());
        let org = self.resolve_in(&r.id, "parents", placed)?;
        let period = Period { since: r.since, until: r.until };
        Some(Parent { org, period, certainty: r.certainty.unwrap_or(Certainty::Certain), sources })
    }

    fn style(&mut self, r: &StyleRecord, whole: SourceSet, position: RecordPosition) -> Style {
        if r.name.is_none() && r.kind.is_none() {
            let what = What::MissingField { field: "name".to_owned(), record: "a style".to_owned() };
            self.reporter.report(what, position, Some(Needle::field(&["styles"])));
        }
        if let Some(name) = &r.name {
            self.must_say("name", name, position);
        }
        Style {
            name: r.name.as_deref().map(Into::into),
            kind: r.kind,
            period: Period { since: r.since, until: r.until },
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources: self.part_sources(&r.source, whole, position),
        }
    }

    fn code(&mut self, r: &CodeRecord, whole: SourceSet, position: RecordPosition) -> Code {
        self.must_say("code", &r.code, position);
        Code {
            scheme: r.scheme,
            code: r.code.as_str().into(),
            period: Period { since: r.since, until: r.until },
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources: self.part_sources(&r.source, whole, position),
        }
    }

    fn figure(&mut self, r: &FigureRecord, whole: SourceSet, position: RecordPosition) -> Figure {
        self.must_say("what", &r.what, position);
        if !r.value.is_finite() {
            let what = format!("a figure is a number, and this one of \"{}\" is {}", r.what, r.value);
            self.reporter.report(What::WrongType(what), position, Some(Needle::within(&["what"], &r.what)));
        }
        Figure {
            what: r.what.as_str().into(),
            value: r.value,
            precision: r.precision.unwrap_or(Precision::Exactly),
            seen: r.seen,
            until: r.until,
            note: r.note.as_deref().map(Into::into),
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources: self.part_sources(&r.source, whole, position),
        }
    }

    fn provided(&mut self, r: &ProvidedRecord, whole: SourceSet, position: RecordPosition) -> Provided {
        Provided {
            service: r.service,
            seen: r.seen,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources: self.part_sources(&r.source, whole, position),
        }
    }

    fn note(&mut self, r: &NoteRecord, whole: SourceSet, position: RecordPosition) -> Note {
        self.must_say("text", &r.text, position);
        Note {
            text: r.text.as_str().into(),
            seen: r.seen,
            until: r.until,
            certainty: r.certainty.unwrap_or(Certainty::Certain),
            sources: self.part_sources(&r.source, whole, position),
        }
    }
}
