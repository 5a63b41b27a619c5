//! An atlas back to records, as somebody would have written them: what a layer is laid on when
//! the text that an atlas was made of is not there.

use super::link::{Event, Extent, Input, Link, Locality, LocalityPart, Patch, Term, TierBand};
use super::organisation::{Code, Figure, Note, Organisation, Parent, Provided, Style};
use super::{Atlas, OrgIx, SourceSet};
use crate::date::Period;
use crate::source::record::{
    CodeRecord, EventRecord, ExtentRecord, FigureRecord, InputRecord, LinkBody, LocalityRecord, NoteRecord,
    OrganisationRecord, ParentRecord, PartRecord, PatchRecord, ProvidedRecord, SourceRecord, StyleRecord,
    TermRecord, TierRecord,
};
use crate::words::{Certainty, Precision};

impl Atlas {
    pub(super) fn organisation_record(&self, org: &Organisation) -> OrganisationRecord {
        let whole = org.sources;
        let (parent, parents) = match org.parents.as_slice() {
            [Parent { org, period: Period::ALWAYS, certainty: Certainty::Certain, sources }]
                if *sources == whole =>
            {
                (Some(self.id_of(*org)), Vec::new())
            }
            parents => (None, parents.iter().map(|p| self.parent_record(p, whole)).collect()),
        };
        OrganisationRecord {
            id: org.id.to_string(),
            name: Some(org.name.to_string()),
            kind: Some(org.kind),
            parent,
            parents,
            since: org.period.since,
            until: org.period.until,
            seen: org.seen,
            code_since: org.code_since,
            styles: org.styles.iter().map(|s| self.style_record(s, whole)).collect(),
            aliases: texts(&org.aliases),
            alias_source: self.other_keys(org.alias_sources, whole),
            codes: org.codes.iter().map(|c| self.code_record(c, whole)).collect(),
            covers: self.ids_of(&org.covers),
            count: org.count,
            figures: org.figures.iter().map(|f| self.figure_record(f, whole)).collect(),
            provides: org.provides.iter().map(|p| self.provided_record(p, whole)).collect(),
            notes: org.notes.iter().map(|n| self.note_record(n, whole)).collect(),
            certainty: unless_certain(org.certainty),
            source: self.keys(whole),
        }
    }

    fn parent_record(&self, parent: &Parent, whole: SourceSet) -> ParentRecord {
        ParentRecord {
            id: self.id_of(parent.org),
            since: parent.period.since,
            until: parent.period.until,
            certainty: unless_certain(parent.certainty),
            source: self.other_keys(parent.sources, whole),
        }
    }

    fn style_record(&self, style: &Style, whole: SourceSet) -> StyleRecord {
        StyleRecord {
            name: style.name.as_deref().map(str::to_owned),
            kind: style.kind,
            since: style.period.since,
            until: style.period.until,
            certainty: unless_certain(style.certainty),
            source: self.other_keys(style.sources, whole),
        }
    }

    fn code_record(&self, code: &Code, whole: SourceSet) -> CodeRecord {
        CodeRecord {
            scheme: code.scheme,
            code: code.code.to_string(),
            since: code.period.since,
            until: code.period.until,
            certainty: unless_certain(code.certainty),
            source: self.other_keys(code.sources, whole),
        }
    }

    fn figure_record(&self, figure: &Figure, whole: SourceSet) -> FigureRecord {
        FigureRecord {
            what: figure.what.to_string(),
            value: figure.value,
            precision: (figure.precision != Precision::Exactly).then_some(figure.precision),
            seen: figure.seen,
            until: figure.until,
            note: figure.note.as_deref().map(str::to_owned),
            certainty: unless_certain(figure.certainty),
            source: self.other_keys(figure.sources, whole),
        }
    }

    fn provided_record(&self, provided: &Provided, whole: SourceSet) -> ProvidedRecord {
        ProvidedRecord {
            service: provided.service,
            seen: provided.seen,
            certainty: unless_certain(provided.certainty),
            source: self.other_keys(provided.sources, whole),
        }
    }

    fn note_record(&self, note: &Note, whole: SourceSet) -> NoteRecord {
        NoteRecord {
            text: note.text.to_string(),
            seen: note.seen,
            until: note.until,
            certainty: unless_certain(note.certainty),
            source: self.other_keys(note.sources, whole),
        }
    }

    pub(super) fn link_record(&self, link: &Link) -> LinkBody {
        LinkBody {
            from: self.id_of(link.from),
            to: vec![self.id_of(link.to)],
            service: link.service,
            extent: link.extent.as_ref().map(|extent| match extent {
                Extent::Whole => ExtentRecord::Whole,
                Extent::Part => ExtentRecord::Part,
                Extent::Within(areas) => ExtentRecord::Within(self.ids_of(areas)),
            }),
            share: link.share,
            share_of_area: link.share_of_area,
            of: link.basis,
            how: link.how,
            on: link.on,
            since: link.period.since,
            since_certainty: unless_certain(link.since_certainty),
            until: link.period.until,
            seen: link.seen,
            note: link.note.as_deref().map(str::to_owned),
            certainty: unless_certain(link.certainty),
            source: self.keys(link.sources),
        }
    }

    pub(super) fn patch_record(&self, patch: &Patch) -> PatchRecord {
        let dated = patch.dated.iter().map(|d| ParentRecord {
            id: self.id_of(d.area),
            since: d.period.since,
            until: d.period.until,
            certainty: unless_certain(d.certainty),
            source: Vec::new(),
        });
        PatchRecord {
            areas: self.ids_of(&patch.areas),
            dated: dated.collect(),
            residents: patch.residents,
            small_areas: patch.small_areas,
            source: self.keys(patch.sources),
        }
    }

    fn part_record(&self, part: &LocalityPart) -> PartRecord {
        PartRecord { area: self.id_of(part.area), share: part.share, within: self.ids_of(&part.within) }
    }

    pub(super) fn locality_record(&self, locality: &Locality) -> LocalityRecord {
        LocalityRecord {
            name: locality.name.to_string(),
            what: locality.what,
            at: locality.at.iter().map(|part| self.part_record(part)).collect(),
            within: self.ids_of(&locality.within),
            aliases: texts(&locality.aliases),
            source: self.keys(locality.sources),
        }
    }

    pub(super) fn term_record(&self, term: &Term) -> TermRecord {
        TermRecord {
            term: term.term.clone(),
            expansion: term.expansion.clone(),
            meaning: term.meaning.clone(),
            used_by: term.used_by.clone(),
            see: term.see.clone(),
            certainty: unless_certain(term.certainty),
            source: self.keys(term.sources),
        }
    }

    pub(super) fn event_record(&self, event: &Event) -> EventRecord {
        EventRecord {
            date: event.date,
            said: event.said.clone(),
            what: event.what.clone(),
            organisations: self.ids_of(&event.organisations),
            certainty: unless_certain(event.certainty),
            source: self.keys(event.sources),
        }
    }

    pub(super) fn tier_record(&self, tier: &TierBand) -> TierRecord {
        TierRecord {
            tier: tier.tier,
            name: tier.name.clone(),
            residents_min: tier.residents_min,
            residents_max: tier.residents_max,
            purpose: tier.purpose.clone(),
            models: tier.models.clone(),
            note: tier.note.clone(),
            certainty: unless_certain(tier.certainty),
            source: self.keys(tier.sources),
        }
    }

    /// Every source by its key.
    pub(super) fn source_records(&self) -> impl Iterator<Item = (String, SourceRecord)> + '_ {
        self.sources().iter().map(|source| {
            let record = SourceRecord {
                title: source.title.clone(),
                publisher: source.publisher.clone(),
                published: source.published,
                licence: source.licence.clone(),
                url: source.url.clone(),
                note: source.note.clone(),
            };
            (source.key.to_string(), record)
        })
    }

    fn id_of(&self, org: OrgIx) -> String {
        self.org(org).id.to_string()
    }

    fn ids_of(&self, orgs: &[OrgIx]) -> Vec<String> {
        orgs.iter().map(|org| self.id_of(*org)).collect()
    }

    fn keys(&self, sources: SourceSet) -> Vec<String> {
        self.sources_of(sources).map(|source| source.key.to_string()).collect()
    }

    /// The sources of a part; none where they are those of the whole.
    fn other_keys(&self, sources: SourceSet, whole: SourceSet) -> Vec<String> {
        if sources == whole { Vec::new() } else { self.keys(sources) }
    }
}

/// What a register says of an organisation of which another layer speaks too: its name and its
/// dates are what has come of both.
pub(super) fn register_part(record: &OrganisationRecord) -> OrganisationRecord {
    // What is older than its code began before a register could know of it.
    let since = if record.code_since.is_some() { None } else { record.since };
    OrganisationRecord {
        id: record.id.clone(),
        name: record.name.clone(),
        since,
        until: record.until,
        seen: record.seen,
        code_since: record.code_since,
        source: record.source.clone(),
        ..OrganisationRecord::default()
    }
}

pub(super) fn input_record(input: &Input) -> InputRecord {
    let Input { name, what, edition, sha256 } = input.clone();
    InputRecord { name, what, edition, sha256 }
}

fn unless_certain(certainty: Certainty) -> Option<Certainty> {
    (certainty != Certainty::Certain).then_some(certainty)
}

fn texts(texts: &[Box<str>]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}
