//! Records to an atlas: every name resolved to the organisation it means, every rule
//! checked, and every problem reported in one run.

mod link;
mod organisation;
mod resolver;

use std::collections::HashMap;

use super::Atlas;
use super::check::{self, Positioned};
use super::facts::Facts;
use super::index::OrgIx;
use super::link::{Event, Input, Link, Locality, Patch, Term, TierBand};
use super::merge::{Merged, merge_stack};
use super::order::OrderKey;
use super::organisation::Organisation;
use super::records::Records;
use super::report::Reporter;
use super::stack::Stacked;
use crate::date::{Date, Day};
use crate::problem::{Location, Problem, What};
use crate::source::{Layer, parse};
pub(super) use resolver::Resolver;

/// Built of every record there is.
pub(super) fn whole(stack: &[Stacked<'_>]) -> Result<Atlas, Vec<Problem>> {
    let layers = layers_of(stack);
    let mut parsed = parse(&layers);
    let mut merged = merge_stack(&mut parsed, stack);
    let of_both = (0..).zip(&merged.organisations).filter(|(_, o)| o.is_of_both()).map(|(n, _)| n).collect();
    let positions = Vec::with_capacity(merged.organisations.len());
    let mut resolver = Resolver::new(Reporter { parsed, positions, of_both }, &mut merged);
    let atlas = build(&mut resolver, merged);
    let mut problems = resolver.reporter.parsed.problems;
    match atlas {
        Some(atlas) if problems.is_empty() => Ok(atlas),
        _ => {
            in_order_of_files(&mut problems, &layers);
            Err(problems)
        }
    }
}

/// The files of a stack.
fn layers_of<'a>(stack: &[Stacked<'a>]) -> Vec<&'a Layer> {
    let files = |stacked: &Stacked<'a>| match stacked {
        Stacked::Files(layer) => Some(*layer),
        Stacked::Compiled(_) => None,
    };
    stack.iter().filter_map(files).collect()
}

/// The atlas, sound or not; none where no file says for which day it answers.
fn build(resolver: &mut Resolver<'_>, merged: Merged) -> Option<Atlas> {
    let as_at = merged.as_at;
    let parsed = &mut resolver.reporter.parsed;
    if as_at.is_none() && !parsed.lost_a_file() {
        let what = What::MissingField { field: "as_at".to_owned(), record: "an atlas".to_owned() };
        let location = parsed.first_file();
        parsed.problems.push(Problem { what, location });
    }
    let mut orgs: Vec<Organisation> = Vec::with_capacity(merged.organisations.len());
    for placed in merged.organisations {
        orgs.push(resolver.organisation(&placed));
        resolver.reporter.positions.push(placed.positions);
    }
    let mut links: Vec<Link> = Vec::with_capacity(merged.links.len());
    let mut positions = Positioned::default();
    for placed in merged.links {
        let before = links.len();
        resolver.link(&placed, &mut links);
        positions.links.extend((before..links.len()).map(|_| placed.positions.last()));
    }
    positions.patches = merged.patches.iter().map(|p| p.positions.lowest).collect();
    positions.localities = merged.localities.iter().map(|l| l.positions.lowest).collect();
    let patches: Vec<Patch> = merged.patches.iter().map(|p| resolver.patch(p)).collect();
    let localities: Vec<Locality> = merged.localities.iter().map(|l| resolver.locality(l)).collect();
    let terms: Vec<Term> = merged.terms.iter().map(|t| resolver.term(t)).collect();
    let mut events: Vec<Event> = merged.events.iter().map(|e| resolver.event(e)).collect();
    events.sort_by_key(|e| e.date);
    let tiers: Vec<TierBand> = merged.tiers.iter().map(|t| resolver.tier(t)).collect();
    let inputs: Vec<Input> = merged.inputs.iter().map(|i| resolver.input(i)).collect();
    let atlas = Atlas {
        title: merged.title.unwrap_or_else(|| "An atlas without a title".to_owned()),
        as_at: as_at.map_or_else(Day::default, Date::last_day),
        facts: Facts::of(orgs.iter(), links.iter()),
        in_order: in_order(&orgs),
        labels: None,
        orgs: Records::Built(orgs),
        links: Records::Built(links),
        ids: std::mem::take(&mut resolver.ids),
        patches: patches.into(),
        localities: localities.into(),
        terms: terms.into(),
        events: events.into(),
        tiers: tiers.into(),
        sources: std::mem::take(&mut resolver.sources).into(),
        inputs: inputs.into(),
        outlines: [None.into(), None.into(), None.into()],
    };
    check::all(&mut resolver.reporter, &atlas, &positions);
    as_at.map(|_| atlas)
}

/// Every organisation by tier (bodies last), kind, name and id.
fn in_order(orgs: &[Organisation]) -> Vec<OrgIx> {
    let mut keyed: Vec<(OrderKey, OrgIx)> =
        orgs.iter().enumerate().map(|(number, org)| (OrderKey::of(org), OrgIx::new(number))).collect();
    keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| orgs[a.1.index()].id.cmp(&orgs[b.1.index()].id)));
    keyed.into_iter().map(|(_, org)| org).collect()
}

fn in_order_of_files(problems: &mut Vec<Problem>, layers: &[&Layer]) {
    let order: HashMap<&str, usize> =
        layers.iter().flat_map(|l| &l.files).enumerate().map(|(i, f)| (f.name.as_str(), i)).collect();
    let key = |l: &Location| (order.get(l.file.as_str()).copied().unwrap_or(usize::MAX), l.line, l.column);
    problems.sort_by_key(|p| p.location.as_ref().map(key));
    problems.dedup();
}
