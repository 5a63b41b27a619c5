//! Who serves whom where there is no room for a table: a list by service and provider.

use super::writer::NoteWriter;
use crate::atlas::{OrgIx, SourceSet};
use crate::query::{Given, ProviderOf, ServedArea};
use crate::render::document::{ListItem, Sentence};
use crate::render::link::area_in_few_words;
use crate::render::name::short;
use crate::render::percent;
use crate::render::service::row_title;
use crate::words::{Basis, Service};

/// What names of trusts end with.
const TRUST: [&str; 2] = [" NHS Foundation Trust", " NHS Trust"];

impl NoteWriter<'_, '_> {
    /// For each service its providers, each with the areas where it provides it.
    pub(super) fn by_provider(&mut self, areas: &[&ServedArea<'_>], services: &[Service]) -> Vec<ListItem> {
        let names = self.short_names(areas);
        let text = "Trusts are named without \u{201c}NHS Trust\u{201d} and \u{201c}NHS Foundation Trust\u{201d}, councils by their short names.";
        self.paragraph(Sentence::new(text));
        self.parts_of_areas(areas, &names);
        let mut items = Vec::new();
        let mut untold = 0;
        let mut is_any_missing = false;
        for service in services {
            untold +=
                areas.iter().flat_map(|area| area.by(*service)).filter(|given| is_told_in_less(given)).count();
            is_any_missing |= areas.iter().any(|area| area.by(*service).is_empty());
            items.push(ListItem::top(Sentence::new(format!("{}:", Self::heading(areas, *service)))));
            for of_one in self.again(areas, *service, &mut items) {
                items.push(ListItem { depth: 1, sentence: self.areas_of(&of_one, areas, &names) });
            }
        }
        if is_any_missing {
            let text = "Where an area is not named for a service nobody is known; there may be somebody.";
            self.paragraph(Sentence::new(text));
        }
        if untold > 0 {
            self.leave_out(untold, "hospitals with an A&E, and shares of those waiting", "show COUNCIL");
        }
        items
    }

    /// Those who provide a service and are to be told one by one: of emergency care not the trusts that
    /// provide hospital care in the same areas, which are told at once.
    fn again<'p, 'b>(
        &mut self,
        areas: &[&'p ServedArea<'b>],
        service: Service,
        items: &mut Vec<ListItem>,
    ) -> Vec<ProviderOf<'p, 'b>> {
        let providers = ProviderOf::all(areas, service);
        if service != Service::Emergency {
            return providers;
        }
        let hospital_care = ProviderOf::all(areas, Service::Acute);
        let is_told = |given: &&Given<'_>| matches!(given, Given::Department(had) if had.is_told);
        let is_same = |one: &ProviderOf<'_, '_>| {
            let where_ = |one: &ProviderOf<'_, '_>| -> Vec<OrgIx> {
                one.areas.iter().map(|(area, _)| area.area).collect()
            };
            let all_told = one.areas.iter().flat_map(|(_, given)| given).all(is_told);
            let other = hospital_care.iter().find(|other| other.provider == one.provider);
            all_told && other.is_some_and(|other| where_(other) == where_(one))
        };
        let (same, others): (Vec<_>, Vec<_>) = providers.into_iter().partition(is_same);
        if same.len() < 2 {
            return same.into_iter().chain(others).collect();
        }
        let given = same.iter().flat_map(|one| &one.areas).flat_map(|(_, given)| given);
        let sources: Vec<SourceSet> = given.flat_map(|given| given.sources()).collect();
        let not: Vec<String> = hospital_care
            .iter()
            .filter(|one| !same.iter().any(|other| other.provider == one.provider))
            .map(|one| trust_in_few_words(&self.name(one.provider)))
            .collect();
        let but = if not.is_empty() { String::new() } else { format!(", apart from {}", not.join("; ")) };
        let text = format!("The trusts named for hospital care, for the same councils{but}");
        let cites = self.citations.cite_all(&sources);
        items.push(ListItem { depth: 1, sentence: Sentence::cited(text, cites) });
        others
    }

    /// The service, and what the shares under it are of.
    fn heading(areas: &[&ServedArea<'_>], service: Service) -> String {
        let mut given = areas.iter().flat_map(|area| area.by(service));
        let title = row_title(service);
        match service {
            Service::Acute if given.any(is_of_admissions) => {
                format!("{title} (derived, with shares of residents' admissions)")
            }
            Service::Emergency => format!("{title} (derived)"),
            _ => title,
        }
    }

    /// A provider and its areas.
    fn areas_of(&mut self, of_one: &ProviderOf<'_, '_>, all: &[&ServedArea<'_>], names: &[String]) -> Sentence {
        let told = of_one.areas.iter().map(|(area, given)| {
            let at = all.iter().position(|other| other.area == area.area).unwrap_or_default();
            area_in_few_words(self.as_at, &names[at], of_one.provider, given)
        });
        let told: Vec<String> = told.collect();
        let given = of_one.areas.iter().flat_map(|(_, given)| given);
        let sources: Vec<SourceSet> = given.flat_map(|given| given.sources()).collect();
        let who = trust_in_few_words(&self.name(of_one.provider));
        let text = format!("{who}: {}", told.join("; "));
        Sentence::cited(text, self.citations.cite_all(&sources))
    }

    /// The short name of each area, where no other of them has the same.
    fn short_names(&self, areas: &[&ServedArea<'_>]) -> Vec<String> {
        let short: Vec<String> = areas.iter().map(|area| short(self.as_at, area.area)).collect();
        let name = |(area, own): (&&ServedArea<'_>, &String)| {
            let is_alone = short.iter().filter(|other| *other == own).count() == 1;
            if is_alone { own.clone() } else { self.name(area.area) }
        };
        areas.iter().zip(&short).map(name).collect()
    }

    /// Says of which areas only a part is meant.
    fn parts_of_areas(&mut self, areas: &[&ServedArea<'_>], names: &[String]) {
        let part = |(area, name): (&&ServedArea<'_>, &String)| {
            area.share.map(|share| format!("{name} ({} of its residents)", percent(share)))
        };
        let parts: Vec<String> = areas.iter().zip(names).filter_map(part).collect();
        if !parts.is_empty() {
            self.paragraph(Sentence::new(format!("Only a part is meant of: {}.", parts.join("; "))));
        }
    }
}

/// A name without what most trusts have in theirs.
fn trust_in_few_words(name: &str) -> String {
    let bare = TRUST.iter().find_map(|tail| name.strip_suffix(tail));
    bare.unwrap_or(name).trim_end_matches(',').to_owned()
}

fn is_of_admissions(given: &Given<'_>) -> bool {
    match given {
        Given::Goes(goes) => goes.basis == Basis::Admissions,
        Given::OfSplit(split) => split.basis == Basis::Admissions,
        Given::Serves(_) | Given::Department(_) => false,
    }
}

/// Does the list say less of it than a table would?
fn is_told_in_less(given: &Given<'_>) -> bool {
    match given {
        Given::Goes(goes) => goes.basis == Basis::WaitingList,
        Given::Department(department) => !department.at.is_empty(),
        Given::OfSplit(_) | Given::Serves(_) => false,
    }
}
