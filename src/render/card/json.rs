//! A card as JSON.

use serde::Serialize;

use super::land_json::{AroundRecord, FootprintRecord, ParentRecord};
use super::services_json::{
    HospitalRecord, ProvidedRecord, ProviderRecord, ServesRecord, ServiceRecord, ServicesRecorder,
};
use super::today::only_heir;
use crate::atlas::{Atlas, Link, OrgIx, SourceSet};
use crate::boundaries::{Finding, SystemShare};
use crate::query::{AsAt, Card, CardLink, CardNote, CommissionerAcross, Direction};
use crate::render::absence::AbsenceRecord;
use crate::render::boundaries::message;
use crate::render::citations::Citations;
use crate::render::json::{Organisation, Portion, answer, date, keys, keys_of_all};
use crate::render::link::{LinkRecord, LinkStanding, named_areas, rank};

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
    /// Of what has closed, in whom it lives on.
    today: Option<Organisation<'a>>,
    today_in: Vec<Portion<'a>>,
    /// Why it was not there on the day, where it was not.
    absence: Option<AbsenceRecord<'a>>,
    /// Of a council that is split, what it hangs under in each system.
    holders: Vec<Portion<'a>>,
    /// What it has sat within through time.
    parents: Vec<ParentRecord<'a>>,
    same_land: Vec<Organisation<'a>>,
    /// Whose services these are, where they are those of an area around it.
    services_of: Option<Organisation<'a>>,
    /// Of a body, the councils it serves, by system.
    footprint: Vec<FootprintRecord<'a>>,
    /// Of an area, whose else its land is, and what is in it.
    around: AroundRecord<'a>,
    /// Who only documents of years ago say served it.
    superseded: Vec<SupersededRecord<'a>>,
    /// Of a practice, the commissioner of its network.
    commissioner_of_network: Option<Organisation<'a>>,
}

#[derive(Serialize)]
struct SupersededRecord<'a> {
    from: Organisation<'a>,
    to: Organisation<'a>,
    #[serde(flatten)]
    link: LinkRecord,
    #[serde(flatten)]
    standing: LinkStanding<'a>,
}

/// Its network is under another commissioner.
#[derive(Serialize)]
struct AcrossRecord<'a> {
    of_network: Organisation<'a>,
    other_system: Option<Organisation<'a>>,
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
    /// The local authorities that lie wholly in an area that cuts others.
    wholly_in_it: Vec<Organisation<'a>>,
    /// The county that has the boundary of a commissioner with that of no local authority.
    county: Option<Organisation<'a>>,
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
    /// The areas that name the part it speaks of.
    areas: Vec<Organisation<'a>>,
    /// Of an area that is served, the systems it lies in, where those are others.
    elsewhere: Vec<Portion<'a>>,
    across: Option<AcrossRecord<'a>>,
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
    let superseded = card.services.once.iter().map(|link| writer.superseded(link)).collect();
    let parents = writer.parents(card.org);
    let system =
        |s: &SystemShare| SystemRecord { id: writer.id(s.system), name: as_at.name(s.system), share: s.share };
    let one = |org: OrgIx| Organisation::new(as_at, org);
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
        today: only_heir(asked, card).map(|now| Organisation::new(asked, now)),
        today_in: card.heirs.iter().map(|heir| Portion::new(asked, heir.org, Some(heir.share))).collect(),
        absence: card.absence.as_ref().map(|absence| AbsenceRecord::new(asked, absence)),
        holders: card.holders.iter().map(|holder| Portion::new(as_at, holder.org, holder.share)).collect(),
        parents,
        same_land: Organisation::each(as_at, &card.coterminous),
        services_of: card.services.by_way_of.map(one),
        footprint: card.serves.iter().map(|served| FootprintRecord::new(as_at, served)).collect(),
        around: AroundRecord::new(as_at, card),
        superseded,
        commissioner_of_network: card.commissioner_of_network.map(one),
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

    /// What it has sat within, in order of time.
    fn parents(&mut self, org: OrgIx) -> Vec<ParentRecord<'a>> {
        let parents = &self.atlas.org(org).parents;
        let mut records = Vec::with_capacity(parents.len());
        for parent in parents {
            records.push(ParentRecord::new(self.as_at, parent, self.sources(parent.sources)));
        }
        records
    }

    fn superseded(&mut self, link: &'a Link) -> SupersededRecord<'a> {
        self.citations.add(link.sources);
        SupersededRecord {
            from: Organisation::new(self.as_at, link.from),
            to: Organisation::new(self.as_at, link.to),
            link: LinkRecord::new(link),
            standing: LinkStanding::new(self.atlas, link),
        }
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
            wholly_in_it: Organisation::each(self.as_at, finding.misalignment.wholly_in_it()),
            county: finding.misalignment.county().map(|county| Organisation::new(self.as_at, county)),
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
            areas: Organisation::each(self.as_at, named_areas(link.link)),
            elsewhere: link.elsewhere.iter().map(|s| Portion::new(self.as_at, s.system, s.share)).collect(),
            across: link.across.map(|across| self.across(across)),
        }
    }

    fn across(&self, across: CommissionerAcross) -> AcrossRecord<'a> {
        AcrossRecord {
            of_network: Organisation::new(self.as_at, across.of_network),
            other_system: across.other_system.map(|system| Organisation::new(self.as_at, system)),
        }
    }
}
