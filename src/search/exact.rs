//! Whom each of many texts names outright: organisations by code or name, and where there is
//! none of that name, postcode districts and towns.
//!
//! The rules are those of `resolve`, but nothing is matched by beginnings, and every name is
//! folded once, so that each text is answered by a look into a table.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::postcode::district_of;
use super::rank::Wording;
use super::resolve::{Fit, FoldedText, NamedBy, in_order, prefer};
use crate::atlas::{Atlas, Locality, OrgIx};
use crate::date::Day;
use crate::words::LocalityKind;

/// What a text names outright.
#[derive(Clone, Debug, PartialEq)]
pub enum Exact<'a> {
    /// This organisation.
    Org(OrgIx),
    /// Any of these organisations, in the order in which they are shown.
    Orgs(Vec<OrgIx>),
    /// This town, village or postcode district.
    Locality(&'a Locality),
    /// Any of these, in the order of the files.
    Localities(Vec<&'a Locality>),
    /// Nothing.
    Nothing,
}

/// Every name of an atlas, ready to be looked up as at a day.
pub struct ExactIndex<'a> {
    atlas: &'a Atlas,
    day: Day,
    /// Made when a text is first no id of somebody there on the day.
    names: OnceCell<FxHashMap<Box<[u8]>, Vec<NameEntry>>>,
    /// Made when a text is first the name of no organisation.
    localities: OnceCell<FxHashMap<Box<[u8]>, Vec<&'a Locality>>>,
}

/// Who goes by a name, and how.
struct NameEntry {
    org: OrgIx,
    by: NamedBy,
    /// A leading NHS or The, folded.
    lead: Box<[u8]>,
}

impl<'a> ExactIndex<'a> {
    /// An index of all that is called something, as at `day`.
    pub fn new(atlas: &'a Atlas, day: Day) -> Self {
        Self { atlas, day, names: OnceCell::new(), localities: OnceCell::new() }
    }

    /// What a text names: a code of any time, of several who had it the one that had it on the
    /// day; else a name of any time or an alias, of several first those there on the day, then
    /// those of the NHS line; else a postcode's district; else a town or village, of several of
    /// a name the only city or town, or any of those that all lie in the same area.
    pub fn find(&self, text: &str) -> Exact<'a> {
        let text = text.trim();
        let by_id = self.atlas.by_id(text).or_else(|| self.atlas.by_id(&text.to_uppercase()));
        if let Some(org) = by_id.filter(|org| self.atlas.is_there(*org, self.day)) {
            return Exact::Org(org);
        }
        let mut folded = FoldedText::default();
        folded.fold(text);
        if folded.text.is_empty() {
            return by_id.map_or(Exact::Nothing, Exact::Org);
        }
        let entries = self.names().get(folded.after_lead()).map_or(&[][..], Vec::as_slice);
        if let Some(org) = self.by_code(text, by_id, entries) {
            return Exact::Org(org);
        }
        match self.by_name(&folded, entries).as_slice() {
            [] => self.locality(text, &folded),
            [fit] => Exact::Org(fit.org),
            several => Exact::Orgs(in_order(self.atlas, several)),
        }
    }

    /// Whose code it is: of several who had it, the one that had it on the day, else last.
    fn by_code(&self, text: &str, by_id: Option<OrgIx>, entries: &[NameEntry]) -> Option<OrgIx> {
        let own = by_id.map(|org| (org, self.atlas.facts(org).period));
        let aliases = entries.iter().filter(|entry| entry.by == NamedBy::Alias);
        let coded = aliases.flat_map(|entry| {
            let codes = self.atlas.org(entry.org).codes.iter();
            let same = codes.filter(|code| code.code.eq_ignore_ascii_case(text));
            same.map(|code| (entry.org, code.period))
        });
        let holders = own.into_iter().chain(coded);
        let merit = |(org, period): &(OrgIx, crate::date::Period)| {
            let is_there = self.atlas.is_there(*org, self.day);
            (period.contains(self.day) && is_there, is_there, period.first_day())
        };
        holders.max_by_key(merit).map(|(org, _)| org)
    }

    /// Who goes by a name that is folded.
    fn by_name(&self, query: &FoldedText, entries: &[NameEntry]) -> Vec<Fit> {
        let Some(best) = entries.iter().map(|entry| entry.by).min() else { return Vec::new() };
        let lead = lead_of(query);
        let mut fits: Vec<Fit> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.by == best) {
            let is_as_typed = lead.is_empty() || *entry.lead == *lead;
            let wording = if is_as_typed { Wording::AsTyped } else { Wording::LeadLeftOut };
            match fits.iter_mut().find(|fit| fit.org == entry.org) {
                Some(fit) => fit.wording = fit.wording.min(wording),
                None => fits.push(Fit { org: entry.org, wording }),
            }
        }
        prefer(&mut fits, self.atlas, self.day);
        fits
    }

    fn locality(&self, text: &str, folded: &FoldedText) -> Exact<'a> {
        let of = |name: &[u8]| self.localities().get(name).map_or(&[][..], Vec::as_slice);
        let is_district = |locality: &&&Locality| locality.what == LocalityKind::PostcodeDistrict;
        if let Some(district) = district_of(text)
            && let Some(found) = of(district.to_ascii_lowercase().as_bytes()).iter().find(is_district)
        {
            return Exact::Locality(found);
        }
        let named = of(&folded.text);
        let is_town = |locality: &&&Locality| matches!(locality.what, LocalityKind::City | LocalityKind::Town);
        let towns: Vec<&Locality> = named.iter().filter(is_town).copied().collect();
        match (named, towns.as_slice()) {
            ([], _) => Exact::Nothing,
            (_, [town]) => Exact::Locality(town),
            ([one, others @ ..], _) if others.iter().all(|other| other.at == one.at) => Exact::Locality(one),
            _ => Exact::Localities(named.to_vec()),
        }
    }

    fn names(&self) -> &FxHashMap<Box<[u8]>, Vec<NameEntry>> {
        self.names.get_or_init(|| {
            let mut names: FxHashMap<Box<[u8]>, Vec<NameEntry>> = FxHashMap::default();
            let mut folded = FoldedText::default();
            for org in (0..self.atlas.len()).map(OrgIx::new) {
                let labels = self.atlas.labels(org);
                let of_any_time = labels.names().map(|name| (name, NamedBy::Name));
                let others = labels.also_known_as().map(|name| (name, NamedBy::Alias));
                for (name, by) in std::iter::once((labels.id(), NamedBy::Id)).chain(of_any_time).chain(others) {
                    folded.fold(name);
                    let entry = NameEntry { org, by, lead: lead_of(&folded).into() };
                    match names.get_mut(folded.after_lead()) {
                        Some(entries) => entries.push(entry),
                        None => drop(names.insert(folded.after_lead().into(), vec![entry])),
                    }
                }
            }
            names
        })
    }

    fn localities(&self) -> &FxHashMap<Box<[u8]>, Vec<&'a Locality>> {
        self.localities.get_or_init(|| {
            let mut localities: FxHashMap<Box<[u8]>, Vec<&'a Locality>> = FxHashMap::default();
            let mut folded = FoldedText::default();
            for locality in self.atlas.localities() {
                for name in std::iter::once(&locality.name).chain(&locality.aliases) {
                    folded.fold(name);
                    let named = localities.entry(folded.text.as_slice().into()).or_default();
                    if !named.iter().any(|known| std::ptr::eq(*known, locality)) {
                        named.push(locality);
                    }
                }
            }
            localities
        })
    }
}

/// A leading NHS or The, unless nothing else is there.
fn lead_of(folded: &FoldedText) -> &[u8] {
    &folded.text[..folded.text.len() - folded.after_lead().len()]
}
