//! A card as JSON.

use serde::Serialize;

use super::services_json::{
    HospitalRecord, ProvidedRecord, ProviderRecord, ServesRecord, ServiceRecord, ServicesRecorder,
};
use crate::atlas::{Atlas, OrgIx, SourceSet};
use crate::boundaries::{Finding, SystemShare};
use crate::query::{AsAt, Card, CardLink, CardNote, Direction};
use crate::render::boundaries::message;
use crate::render::citations::Citations;
use crate::render::json::{Organisation, answer, date, keys, keys_of_all};
use crate::render::link::{LinkRecord, LinkStanding, rank};

#[derive(Serialize)]
struct CardRecord<'a> {
    as_at: String,
    organisation: WholeOrganisation<'a>,
    ancestors: Vec<Organisation<'a>>,
    systems: Vec<SystemRecord<'a>>,
    /// Of an area, who serves it.
    services: Vec<ServiceRecord<'a>>,
    planned_care_around: Vec<ProviderRecord<'a>>,
    /// Of a body, whom it serves, where its patients come from, and its hospitals.
    serves: Vec<ServesRecord<'a>>,
    draws_from: Vec<ProviderRecord<'a>>,
    hospitals: Vec<HospitalRecord<'a>>,
    links: Vec<CardLinkRecord<'a>>,
    /// Was it there on the day?
    there: bool,
    /// The day for which the card speaks.
    speaks_for: String,
    findings: Vec<FindingRecord<'a>>,
}

#[derive(Serialize)]
struct WholeOrganisation<'a> {
    #[serde(flatten)]
    organisation: Organisation<'a>,
    aliases: Vec<&'a str>,
    alias_sources: Vec<&'a str>,
    codes: Vec<CodeRecord<'a>>,
    styles: Vec<StyleRecord<'a>>,
    figures: Vec<FigureRecord<'a>>,
    notes: Vec<NoteRecord<'a>>,
    provides: Vec<ProvidedRecord<'a>>,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct CodeRecord<'a> {
    scheme: &'static str,
    code: &'a str,
    since: Option<String>,
    until: Option<String>,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct StyleRecord<'a> {
    name: &'a str,
    kind: &'static str,
    since: Option<String>,
    until: Option<String>,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct FigureRecord<'a> {
    what: &'a str,
    value: f64,
    precision: &'static str,
    seen: Option<String>,
    until: Option<String>,
    note: Option<&'a str>,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct NoteRecord<'a> {
    text: &'a str,
    seen: Option<String>,
    until: Option<String>,
    certainty: &'static str,
    via: Option<&'a str>,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct SystemRecord<'a> {
    id: &'a str,
    name: &'a str,
    share: Option<f64>,
}

/// A way in which its lines do not line up; `catchment boundaries` says more.
#[derive(Serialize)]
struct FindingRecord<'a> {
    code: &'static str,
    severity: &'static str,
    organisations: Vec<&'a str>,
    residents: Option<u64>,
    message: String,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct CardLinkRecord<'a> {
    relation: &'static str,
    direction: &'static str,
    id: &'a str,
    name: &'a str,
    #[serde(flatten)]
    link: LinkRecord,
    via: Option<&'a str>,
    #[serde(flatten)]
    standing: LinkStanding<'a>,
}

/// A card as JSON, its links in the order in which a card tells them.
pub fn json<'a>(asked: &AsAt<'a>, card: &Card<'a>) -> String {
    let as_at = card.as_at(asked);
    let mut writer = CardRecorder { as_at, atlas: as_at.atlas(), citations: Citations::new(as_at.atlas()) };
    let mut links: Vec<&CardLink<'a>> = card.links.iter().collect();
    links.sort_by_key(|link| rank(link));
    let organisation = writer.whole(card);
    let is_area = as_at.kind(card.org).is_area();
    let services = writer.services().services(card);
    let planned_care_around = writer.services().planned_care_around(card);
    let serves = if is_area { Vec::new() } else { writer.services().serves(card) };
    let draws_from = writer.services().draws_from(&card.reach.draws_from);
    let hospitals = writer.services().hospitals(card);
    let links = links.into_iter().map(|link| writer.link(link)).collect();
    let findings = card.findings.iter().map(|finding| writer.finding(finding)).collect();
    let system =
        |s: &SystemShare| SystemRecord { id: writer.id(s.system), name: as_at.name(s.system), share: s.share };
    let record = CardRecord {
        as_at: asked.day().to_string(),
        organisation,
        ancestors: card.ancestors.iter().map(|a| Organisation::new(as_at, *a)).collect(),
        systems: card.systems.iter().map(system).collect(),
        services,
        planned_care_around,
        serves,
        draws_from,
        hospitals,
        links,
        there: card.is_there,
        speaks_for: card.speaks_for.to_string(),
        findings,
    };
    answer(&record, &writer.citations)
}

struct CardRecorder<'w, 'a> {
    as_at: &'w AsAt<'a>,
    atlas: &'a Atlas,
    citations: Citations<'a>,
}

impl<'a> CardRecorder<'_, 'a> {
    fn services(&mut self) -> ServicesRecorder<'_, 'a> {
        ServicesRecorder { as_at: self.as_at, citations: &mut self.citations }
    }

    fn id(&self, org: OrgIx) -> &'a str {
        &self.atlas.org(org).id
    }

    fn sources(&mut self, set: SourceSet) -> Vec<&'a str> {
        self.citations.add(set);
        keys(self.atlas, set)
    }

    fn sources_of_all(&mut self, sets: &[SourceSet]) -> Vec<&'a str> {
        self.citations.add_all(sets);
        keys_of_all(self.atlas, sets)
    }

    fn finding(&mut self, finding: &Finding) -> FindingRecord<'a> {
        FindingRecord {
            code: finding.code().word(),
            severity: finding.severity().word(),
            organisations: finding.organisations().map(|org| self.id(org)).collect(),
            residents: finding.misalignment.residents(),
            message: message(self.as_at, finding),
            certainty: finding.provenance.certainty.word(),
            sources: self.sources_of_all(&finding.provenance.sources),
        }
    }

    fn whole(&mut self, card: &Card<'a>) -> WholeOrganisation<'a> {
        let org = self.atlas.org(card.org);
        let styles = org.styles.iter().map(|s| StyleRecord {
            name: s.name.as_deref().unwrap_or(&org.name),
            kind: s.kind.unwrap_or(org.kind).word(),
            since: date(s.period.since),
            until: date(s.period.until),
            certainty: s.certainty.word(),
            sources: self.sources(s.sources),
        });
        let styles = styles.collect();
        let figures = card.figures.iter().map(|f| FigureRecord {
            what: &f.what,
            value: f.value,
            precision: f.precision.word(),
            seen: date(f.seen),
            until: date(f.until),
            note: f.note.as_deref(),
            certainty: f.certainty.word(),
            sources: self.sources(f.sources),
        });
        let figures = figures.collect();
        let codes = org.codes.iter().map(|c| CodeRecord {
            scheme: c.scheme.word(),
            code: &c.code,
            since: date(c.period.since),
            until: date(c.period.until),
            certainty: c.certainty.word(),
            sources: self.sources(c.sources),
        });
        let codes = codes.collect();
        let notes = card.notes.iter().map(|CardNote { note: n, via }| NoteRecord {
            text: &n.text,
            seen: date(n.seen),
            until: date(n.until),
            certainty: n.certainty.word(),
            via: via.map(|v| self.id(v)),
            sources: self.sources(n.sources),
        });
        let notes = notes.collect();
        let provides = self.services().provides(&org.provides);
        WholeOrganisation {
            organisation: Organisation::new(self.as_at, card.org),
            aliases: org.aliases.iter().map(|a| &**a).collect(),
            alias_sources: if org.aliases.is_empty() { Vec::new() } else { self.sources(org.alias_sources) },
            codes,
            styles,
            figures,
            notes,
            provides,
            sources: self.sources(org.sources),
        }
    }

    fn link(&mut self, link: &CardLink<'a>) -> CardLinkRecord<'a> {
        self.citations.add(link.link.sources);
        CardLinkRecord {
            relation: link.link.relation.word(),
            direction: match link.direction {
                Direction::Out => "out",
                Direction::In => "in",
            },
            id: self.id(link.other),
            name: self.as_at.name(link.other),
            link: LinkRecord::new(link.link),
            via: link.via.map(|v| self.id(v)),
            standing: LinkStanding::new(self.atlas, link.link),
        }
    }
}
