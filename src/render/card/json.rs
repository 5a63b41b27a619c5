//! A card as JSON.

use std::io;

use serde::Serialize;

use super::heading::rank;
use crate::atlas::{Atlas, Closed, OrgIx, SourceSet};
use crate::boundaries::Finding;
use crate::query::{AsAt, Card, CardLink, Direction};
use crate::render::boundaries::message;
use crate::render::json::{Imprint, Organisation, SCHEMA, date, keys, text};
use crate::render::sources::Cited;

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    as_at: String,
    organisation: Whole<'a>,
    ancestors: Vec<Organisation<'a>>,
    systems: Vec<System<'a>>,
    links: Vec<Link<'a>>,
    /// Was it there on the day?
    there: bool,
    /// The day for which the card speaks.
    speaks_for: String,
    findings: Vec<Found<'a>>,
    #[serde(flatten)]
    imprint: Imprint<'a>,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    organisation: Organisation<'a>,
    aliases: Vec<&'a str>,
    styles: Vec<Style<'a>>,
    figures: Vec<Figure<'a>>,
    notes: Vec<Note<'a>>,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct Style<'a> {
    name: &'a str,
    kind: &'static str,
    since: Option<String>,
    until: Option<String>,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct Figure<'a> {
    what: &'a str,
    value: f64,
    precision: &'static str,
    seen: Option<String>,
    note: Option<&'a str>,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct Note<'a> {
    text: &'a str,
    seen: Option<String>,
    certainty: &'static str,
    via: Option<&'a str>,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct System<'a> {
    id: &'a str,
    name: &'a str,
    share: Option<f64>,
}

/// A way in which its lines do not line up; `catchment boundaries` says more.
#[derive(Serialize)]
struct Found<'a> {
    code: &'static str,
    severity: &'static str,
    organisations: Vec<&'a str>,
    residents: Option<u64>,
    message: String,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct Link<'a> {
    relation: &'static str,
    direction: &'static str,
    id: &'a str,
    name: &'a str,
    service: Option<&'static str>,
    extent: Option<&'static str>,
    share: Option<f64>,
    via: Option<&'a str>,
    note: Option<&'a str>,
    certainty: &'static str,
    since: Option<String>,
    until: Option<String>,
    seen: Option<String>,
    sources: Vec<&'a str>,
}

/// A card as JSON, its links in the order in which a card tells them.
///
/// # Errors
/// None that a writer to memory has.
pub fn json<'a>(as_at: &AsAt<'a>, card: &Card<'a>) -> io::Result<String> {
    if card.is_there {
        return write(as_at, as_at, card);
    }
    let then = AsAt::new(as_at.atlas(), card.speaks_for, Closed::Leave);
    write(as_at, &then, card)
}

fn write<'a>(asked: &AsAt<'a>, as_at: &AsAt<'a>, card: &Card<'a>) -> io::Result<String> {
    let mut writer = Writer { as_at, atlas: as_at.atlas(), cited: Cited::new(as_at.atlas()) };
    let mut links: Vec<&CardLink<'a>> = card.links.iter().collect();
    links.sort_by_key(|link| rank(link));
    let organisation = writer.whole(card);
    let links = links.into_iter().map(|link| writer.link(link)).collect();
    let findings = card.findings.iter().map(|finding| writer.finding(finding)).collect();
    let system = |s: &crate::boundaries::SystemShare| System {
        id: writer.id(s.system),
        name: as_at.name(s.system),
        share: s.share,
    };
    text(&Answer {
        schema: SCHEMA,
        as_at: asked.day().to_string(),
        organisation,
        ancestors: card.ancestors.iter().map(|a| Organisation::new(as_at, *a)).collect(),
        systems: card.systems.iter().map(system).collect(),
        links,
        there: card.is_there,
        speaks_for: card.speaks_for.to_string(),
        findings,
        imprint: Imprint::new(writer.atlas, &writer.cited),
    })
}

struct Writer<'w, 'a> {
    as_at: &'w AsAt<'a>,
    atlas: &'a Atlas,
    cited: Cited<'a>,
}

impl<'a> Writer<'_, 'a> {
    fn id(&self, org: OrgIx) -> &'a str {
        &self.atlas.org(org).id
    }

    fn sources(&mut self, set: SourceSet) -> Vec<&'a str> {
        self.cited.add(set);
        keys(self.atlas, set)
    }

    fn finding(&mut self, finding: &Finding) -> Found<'a> {
        Found {
            code: finding.code().word(),
            severity: finding.severity().word(),
            organisations: finding.organisations().map(|org| self.id(org)).collect(),
            residents: finding.misalignment.residents(),
            message: message(self.as_at, finding),
            certainty: finding.provenance.certainty.word(),
            sources: finding.provenance.sources.iter().flat_map(|set| self.sources(*set)).collect(),
        }
    }

    fn whole(&mut self, card: &Card<'a>) -> Whole<'a> {
        let org = self.atlas.org(card.org);
        let styles = org.styles.iter().map(|s| Style {
            name: s.name.as_deref().unwrap_or(&org.name),
            kind: s.kind.unwrap_or(org.kind).word(),
            since: date(s.period.since),
            until: date(s.period.until),
            certainty: s.certainty.word(),
            sources: self.sources(s.sources),
        });
        let styles = styles.collect();
        let figures = org.figures.iter().map(|f| Figure {
            what: &f.what,
            value: f.value,
            precision: f.precision.word(),
            seen: date(f.seen),
            note: f.note.as_deref(),
            certainty: f.certainty.word(),
            sources: self.sources(f.sources),
        });
        let figures = figures.collect();
        let notes = card.notes.iter().map(|(n, via)| Note {
            text: &n.text,
            seen: date(n.seen),
            certainty: n.certainty.word(),
            via: via.map(|v| self.id(v)),
            sources: self.sources(n.sources),
        });
        let notes = notes.collect();
        Whole {
            organisation: Organisation::new(self.as_at, card.org),
            aliases: org.aliases.iter().map(|a| &**a).collect(),
            styles,
            figures,
            notes,
            sources: self.sources(org.sources),
        }
    }

    fn link(&mut self, link: &CardLink<'a>) -> Link<'a> {
        let l = link.link;
        Link {
            relation: l.relation.word(),
            direction: match link.direction {
                Direction::Out => "out",
                Direction::In => "in",
            },
            id: self.id(link.other),
            name: self.as_at.name(link.other),
            service: l.service.map(crate::words::Service::word),
            extent: l.extent.as_ref().map(|e| e.word().word()),
            share: l.share,
            via: link.via.map(|v| self.id(v)),
            note: l.note.as_deref(),
            certainty: l.certainty.word(),
            // What happened on a day has held since then.
            since: date(if l.relation.is_event() { l.on } else { l.period.since }),
            until: date(l.period.until),
            seen: date(l.seen),
            sources: self.sources(l.sources),
        }
    }
}
