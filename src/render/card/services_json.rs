//! Who serves an area, and the other way round whom a body serves and where its patients come
//! from, as records for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::atlas::{Extent, OrgIx, Provided, SourceSet};
use crate::boundaries::{Destination, Destinations, Figures};
use crate::query::{AreaCover, AsAt, Card, Department, Direction, DrawnFrom, Given, Serving};
use crate::render::citations::Citations;
use crate::render::json::{Organisation, date, keys};
use crate::render::link::{named_areas, seen_last};
use crate::words::{Basis, Certainty, ExtentWord, Relation, Service};

/// A service, and who serves an area with it.
#[derive(Serialize)]
pub(super) struct ServiceRecord<'a> {
    service: &'static str,
    providers: Vec<ProviderRecord<'a>>,
}

/// A service, and the areas that a body serves with it.
#[derive(Serialize)]
pub(super) struct ServesRecord<'a> {
    service: &'static str,
    areas: Vec<ProviderRecord<'a>>,
}

/// Whoever is at the other end: a provider of an area, or an area of a provider.
#[derive(Serialize)]
pub(super) struct ProviderRecord<'a> {
    id: &'a str,
    name: &'a str,
    basis: &'static str,
    extent: Option<&'static str>,
    share_of_area: Option<f64>,
    share: Option<f64>,
    main: bool,
    via: Option<&'a str>,
    figures_of: Vec<&'a str>,
    of_all_of: Option<WholeRecord<'a>>,
    /// The areas of which alone it is said, where it is not said of all of it.
    areas: Vec<Organisation<'a>>,
    /// Trusts that have merged into it, whose figures these are too.
    formerly: Vec<Organisation<'a>>,
    hospitals: Vec<&'a str>,
    /// The councils outside the area in which those hospitals stand.
    outside: Vec<Organisation<'a>>,
    certainty: &'static str,
    since: Option<String>,
    until: Option<String>,
    seen: Option<String>,
    sources: Vec<&'a str>,
}

/// An area of which only a part lies in the one of the card, and what is known of all of it.
#[derive(Serialize)]
pub(super) struct WholeRecord<'a> {
    id: &'a str,
    share_of_area: f64,
    lies_here: f64,
    of_those_here: f64,
}

/// A hospital, and what it has.
#[derive(Serialize)]
pub(super) struct HospitalRecord<'a> {
    id: &'a str,
    name: &'a str,
    provides: Vec<ProvidedRecord<'a>>,
}

/// A service that a hospital or trust has.
#[derive(Serialize)]
pub(super) struct ProvidedRecord<'a> {
    service: &'static str,
    seen: Option<String>,
    certainty: &'static str,
    sources: Vec<&'a str>,
}

/// What the records are made with.
pub(super) struct ServicesRecorder<'w, 'a> {
    pub(super) as_at: &'w AsAt<'a>,
    pub(super) citations: &'w mut Citations<'a>,
}

impl<'a> ServicesRecorder<'_, 'a> {
    /// Who serves an area. Beside those named on a card, every trust that residents go to.
    pub(super) fn services(&mut self, card: &Card<'a>) -> Vec<ServiceRecord<'a>> {
        let services = &card.services;
        let mut records: Vec<ServiceRecord<'a>> = Vec::with_capacity(services.rows.len());
        for row in &services.rows {
            let is_flow = |given: &&Given<'_>| matches!(given, Given::Goes(_) | Given::OfSplit(_));
            let given = row.by.iter().filter(|given| !is_flow(given));
            let mut providers: Vec<ProviderRecord<'a>> = given.map(|given| self.given(given)).collect();
            if row.service == Service::Acute {
                let flows = [&services.admissions, &services.waiting].into_iter().flatten();
                let goes: Vec<ProviderRecord<'a>> = flows.flat_map(|flows| self.flows(flows)).collect();
                providers.splice(0..0, goes);
            }
            records.push(ServiceRecord { service: row.service.word(), providers });
        }
        records
    }

    /// Where the residents of a larger area wait, of which an area is a part.
    pub(super) fn planned_care_around(&mut self, card: &Card<'a>) -> Vec<ProviderRecord<'a>> {
        card.services.waiting_around.as_ref().map_or_else(Vec::new, |flows| self.flows(flows))
    }

    /// Whom a body serves.
    pub(super) fn serves(&mut self, card: &Card<'a>) -> Vec<ServesRecord<'a>> {
        let mut by: BTreeMap<Service, Vec<ProviderRecord<'a>>> = BTreeMap::new();
        let serves = card.links.iter().filter(|end| {
            end.link.relation == Relation::Serves
                && end.direction == Direction::Out
                && !end.link.is_planned()
                && !self.as_at.land().is_superseded(self.as_at.snapshot(), end.ix)
        });
        for end in serves {
            let (link, Some(service)) = (end.link, end.link.service) else { continue };
            let record = ProviderRecord {
                extent: link.extent.as_ref().map(|extent| extent.word().word()),
                areas: Organisation::each(self.as_at, named_areas(link)),
                certainty: link.certainty.word(),
                since: date(link.told_period().since),
                until: date(link.period.until),
                seen: date(link.seen),
                ..self.record(end.other, "serves", &[link.sources])
            };
            by.entry(service).or_default().push(record);
        }
        by.into_iter().map(|(service, areas)| ServesRecord { service: service.word(), areas }).collect()
    }

    /// Where a body's patients come from.
    pub(super) fn draws_from(&mut self, drawn: &[DrawnFrom<'a>]) -> Vec<ProviderRecord<'a>> {
        let mut records = Vec::with_capacity(drawn.len());
        for DrawnFrom { area, link, of, is_main } in drawn {
            let basis = link.basis.map_or("patients", Basis::word);
            records.push(ProviderRecord {
                share_of_area: link.share_of_area,
                share: link.share,
                main: *is_main,
                figures_of: of.iter().map(|former| self.id(*former)).collect(),
                certainty: link.certainty.word(),
                seen: date(link.seen),
                ..self.record(*area, basis, &[link.sources])
            });
        }
        records
    }

    /// A body's hospitals.
    pub(super) fn hospitals(&mut self, card: &Card<'a>) -> Vec<HospitalRecord<'a>> {
        let mut records = Vec::with_capacity(card.reach.hospitals.len());
        for hospital in &card.reach.hospitals {
            records.push(HospitalRecord {
                id: self.id(hospital.hospital),
                name: self.as_at.name(hospital.hospital),
                provides: self.provides(hospital.provides),
            });
        }
        records
    }

    /// What an organisation has by itself.
    pub(super) fn provides(&mut self, provides: &[Provided]) -> Vec<ProvidedRecord<'a>> {
        let mut records = Vec::with_capacity(provides.len());
        for has in provides {
            records.push(ProvidedRecord {
                service: has.service.word(),
                seen: date(has.seen),
                certainty: has.certainty.word(),
                sources: self.sources(&[has.sources]),
            });
        }
        records
    }

    fn given(&mut self, given: &Given<'a>) -> ProviderRecord<'a> {
        let sources = given.sources();
        let basis = match given {
            Given::Department(department) if department.is_told => "provides",
            Given::Department(_) => "not-told",
            _ => "serves",
        };
        let record = ProviderRecord {
            certainty: given.certainty().word(),
            ..self.record(given.provider(), basis, &sources)
        };
        match given {
            Given::Serves(serving) => self.serving(serving, record),
            Given::Department(department) => ProviderRecord {
                hospitals: department.at.iter().map(|site| self.id(site.hospital)).collect(),
                outside: Organisation::each(self.as_at, &outside(department)),
                seen: date(department.seen),
                ..record
            },
            Given::Goes(_) | Given::OfSplit(_) => record,
        }
    }

    fn serving(&self, serving: &Serving<'a>, record: ProviderRecord<'a>) -> ProviderRecord<'a> {
        let is_named = serving.links.iter().any(|link| !matches!(link.extent, Some(Extent::Part)));
        let extent = match serving.covers {
            AreaCover::Whole => ExtentWord::Whole,
            AreaCover::Part if is_named => ExtentWord::Within,
            AreaCover::Part | AreaCover::Perhaps => ExtentWord::Part,
        };
        let only = if let [link] = serving.links.as_slice() { Some(link) } else { None };
        ProviderRecord {
            extent: Some(extent.word()),
            areas: Organisation::each(self.as_at, &serving.areas_of_a_part()),
            via: serving.via.map(|via| self.id(via)),
            since: date(only.and_then(|link| link.told_period().since)),
            until: date(only.and_then(|link| link.period.until)),
            seen: date(seen_last(serving)),
            ..record
        }
    }

    fn flows(&mut self, flows: &Destinations<'a>) -> Vec<ProviderRecord<'a>> {
        let mut records = Vec::with_capacity(flows.providers.len());
        let of = flows.figures.of();
        let via = if let Figures::SameLand(other) = &flows.figures { Some(*other) } else { None };
        let main = flows.main().map(|main| main.provider);
        for to in &flows.providers {
            let record = self.flow(to, flows.basis);
            records.push(ProviderRecord {
                share_of_area: Some(to.share_of_area),
                share: to.share,
                main: main == Some(to.provider),
                via: via.map(|via| self.id(via)),
                figures_of: of.iter().map(|area| self.id(*area)).collect(),
                ..record
            });
        }
        for split in &flows.of_split {
            for to in &split.providers {
                let record = self.flow(to, flows.basis);
                let whole = WholeRecord {
                    id: self.id(split.area),
                    share_of_area: to.share_of_area,
                    lies_here: split.lies_here,
                    of_those_here: split.of_those_here,
                };
                records.push(ProviderRecord {
                    figures_of: vec![self.id(split.area)],
                    of_all_of: Some(whole),
                    ..record
                });
            }
        }
        records
    }

    fn flow(&mut self, to: &Destination<'a>, basis: Basis) -> ProviderRecord<'a> {
        let Destination { provider, links, .. } = to;
        let sources: Vec<SourceSet> = links.iter().map(|link| link.sources).collect();
        let certainty = links.iter().map(|link| link.certainty).max().unwrap_or(Certainty::Certain);
        ProviderRecord {
            formerly: Organisation::each(self.as_at, &to.formerly()),
            certainty: certainty.max(Certainty::Inferred).word(),
            seen: date(links.iter().filter_map(|link| link.seen).max()),
            ..self.record(*provider, basis.word(), &sources)
        }
    }

    fn record(&mut self, org: OrgIx, basis: &'static str, sources: &[SourceSet]) -> ProviderRecord<'a> {
        ProviderRecord {
            id: self.id(org),
            name: self.as_at.name(org),
            basis,
            extent: None,
            share_of_area: None,
            share: None,
            main: false,
            via: None,
            figures_of: Vec::new(),
            of_all_of: None,
            areas: Vec::new(),
            formerly: Vec::new(),
            hospitals: Vec::new(),
            outside: Vec::new(),
            certainty: Certainty::Certain.word(),
            since: None,
            until: None,
            seen: None,
            sources: self.sources(sources),
        }
    }

    fn sources(&mut self, sets: &[SourceSet]) -> Vec<&'a str> {
        let mut all: Vec<&'a str> = Vec::new();
        for set in sets {
            self.citations.add(*set);
            for key in keys(self.as_at.atlas(), *set) {
                if !all.contains(&key) {
                    all.push(key);
                }
            }
        }
        all
    }

    fn id(&self, org: OrgIx) -> &'a str {
        &self.as_at.atlas().org(org).id
    }
}

/// The councils outside the area in which hospitals of a trust with an A&E stand, each once.
fn outside(department: &Department) -> Vec<OrgIx> {
    let mut councils: Vec<OrgIx> = department.at.iter().filter_map(|site| site.outside).collect();
    councils.sort_unstable();
    councils.dedup();
    councils
}
