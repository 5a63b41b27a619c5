//! Bodies and networks against what they take part in, belong to, or draw patients from:
//! what no land says.

use std::collections::HashMap;

use super::columns::{add, apart};
use super::table::{CellExtent, Column, Draft, Matrix, MatrixCell, Sense, Support};
use crate::atlas::{Link, OrgIx};
use crate::boundaries::{Finding, MainElsewhere, NetworkPractices, PatientsDrawn};
use crate::query::AsAt;
use crate::words::{Basis, Relation};

/// Who takes part in the same several systems, those in most of them first.
pub(super) fn memberships(as_at: &AsAt<'_>, subject: OrgIx, systems: &[OrgIx]) -> Matrix {
    let mut joined: HashMap<OrgIx, Vec<OrgIx>> = HashMap::new();
    for system in systems {
        for link in as_at
            .geography()
            .links_of(*system, &[Relation::PartnerOf, Relation::MemberOf])
            .filter(|link| link.to == *system)
        {
            let kind = as_at.kind(link.from);
            if kind.is_council() || kind.is_trust() {
                add(joined.entry(link.from).or_default(), [*system]);
            }
        }
    }
    let mut others: Vec<(usize, &str, OrgIx)> = joined
        .into_iter()
        .filter(|(org, systems)| systems.len() > 1 && *org != subject)
        .map(|(org, systems)| (systems.len(), as_at.name(org), org))
        .collect();
    others.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)).then(a.2.cmp(&b.2)));
    let mut rows = vec![subject];
    rows.extend(others.into_iter().map(|(_, _, org)| org));
    let columns = apart(systems.iter().copied());
    Draft { sense: Sense::TakesPart, rows, columns, left_out: 0 }.fill(|row, _, column| {
        let mut cell = MatrixCell::default();
        let links = as_at.geography().links_of(row, &[Relation::PartnerOf, Relation::MemberOf]);
        // The surest of what says so counts.
        let sure = links.filter(|l| l.from == row && l.to == column.area).min_by_key(|l| l.certainty);
        if let Some(link) = sure {
            cell.extent = CellExtent::Whole;
            cell.support.add(link.sources, link.certainty);
        }
        cell
    })
}

/// A partnership of which only its members are known: each in the system it belongs to.
pub(super) fn members(as_at: &AsAt<'_>, partnership: OrgIx, systems: &[OrgIx], members: &[OrgIx]) -> Matrix {
    let mut rows = vec![partnership];
    add(&mut rows, members.iter().copied());
    let columns = apart(systems.iter().copied());
    let joins = |link: &&Link| link.to == partnership;
    let home = |org: OrgIx| as_at.geography().home_system(org);
    Draft { sense: Sense::BelongsTo, rows, columns, left_out: 0 }.fill(|row, _, column| {
        let links = as_at
            .geography()
            .links_of(partnership, &[Relation::MemberOf, Relation::PartnerOf, Relation::Leads])
            .filter(joins);
        let is_meant =
            |link: &&Link| (row == partnership || link.from == row) && home(link.from) == Some(column.area);
        let mut cell = MatrixCell::default();
        for link in links.filter(is_meant) {
            cell.extent = if row == partnership { CellExtent::Part } else { CellExtent::Whole };
            cell.support.add(link.sources, link.certainty);
        }
        cell
    })
}

/// A network, and its practices that are filed under another commissioner. Where a source
/// only counts those, the other commissioner is not known and has no column.
pub(super) fn network(as_at: &AsAt<'_>, finding: &Finding, across: &NetworkPractices) -> Matrix {
    let mut rows = vec![finding.subject];
    let mut columns = apart(across.own());
    if let NetworkPractices::Named { practices, commissioners, .. } = across {
        add(&mut rows, practices.iter().copied());
        columns.extend(apart(commissioners.iter().copied()));
    }
    Draft { sense: Sense::BelongsTo, rows, columns, left_out: 0 }.fill(|row, _, column| {
        let extent = match row {
            row if row == finding.subject => CellExtent::Part,
            row if as_at.geography().commissioner(row) == Some(column.area) => CellExtent::Whole,
            _ => return MatrixCell::default(),
        };
        let known = &finding.provenance;
        let support =
            Support { certainty: known.certainty, sources: known.sources.clone(), ..Support::default() };
        MatrixCell { extent, share: None, support }
    })
}

/// A trust and the areas its patients come from, its own system first, among the others that
/// draw from the same areas.
pub(super) fn drawn(as_at: &AsAt<'_>, subject: OrgIx, found: &PatientsDrawn) -> Matrix {
    let mut groups = vec![found.own];
    add(&mut groups, found.systems.iter().map(|share| share.system));
    let draws = |link: &&Link| link.share.is_some();
    let of = |org: OrgIx| {
        as_at
            .geography()
            .links_of(org, &[Relation::DrawsFrom])
            .filter(draws)
            .filter(move |link| link.from == org)
    };
    let mut columns: Vec<Column> = of(subject)
        .map(|link| Column { area: link.to, group: system_of(as_at, link.to, &groups), part: None })
        .collect();
    // Within a system the greatest share first.
    columns.sort_by_key(|c| groups.iter().position(|g| Some(*g) == c.group).unwrap_or(usize::MAX));
    let mut alike: HashMap<OrgIx, f64> = HashMap::new();
    for column in &columns {
        for link in as_at
            .geography()
            .links_of(column.area, &[Relation::DrawsFrom])
            .filter(draws)
            .filter(|link| link.to == column.area)
        {
            *alike.entry(link.from).or_default() += link.share.unwrap_or(0.0);
        }
    }
    alike.remove(&subject);
    let mut others: Vec<(f64, &str, OrgIx)> =
        alike.into_iter().map(|(org, share)| (share, as_at.name(org), org)).collect();
    others.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)).then(a.2.cmp(&b.2)));
    let mut rows = vec![subject];
    rows.extend(others.into_iter().map(|(_, _, org)| org));
    Draft { sense: Sense::DrawsFrom, rows, columns, left_out: 0 }.fill(|row, _, column| {
        let mut cell = MatrixCell::default();
        if let Some(link) = of(row).find(|link| link.to == column.area) {
            cell.extent = CellExtent::Part;
            cell.share = link.share;
            cell.support.basis = link.basis;
            cell.support.add(link.sources, link.certainty);
        }
        cell
    })
}

/// A hospital trust that is the main one nowhere, and those that are where it admits residents.
pub(super) fn admitted(as_at: &AsAt<'_>, subject: OrgIx, found: &MainElsewhere) -> Matrix {
    const LEAST: f64 = 0.01;
    let admits = |link: &&Link| link.basis == Some(Basis::Admissions) && link.share_of_area.is_some();
    let of = |org: OrgIx| {
        as_at
            .geography()
            .links_of(org, &[Relation::DrawsFrom])
            .filter(admits)
            .filter(move |link| link.from == org)
    };
    let mut from: Vec<&Link> = of(subject).filter(|link| link.share_of_area >= Some(LEAST)).collect();
    from.sort_by(|a, b| b.share_of_area.unwrap_or(0.0).total_cmp(&a.share_of_area.unwrap_or(0.0)));
    let mut rows = vec![subject, found.main];
    for link in &from {
        let goes = as_at.geography().destinations(link.to, Basis::Admissions);
        add(&mut rows, goes.and_then(|goes| goes.main().map(|main| main.provider)));
    }
    let columns = apart(from.iter().map(|link| link.to));
    Draft { sense: Sense::Admits, rows, columns, left_out: 0 }.fill(|row, _, column| {
        let mut cell = MatrixCell::default();
        if let Some(link) = of(row).find(|link| link.to == column.area) {
            cell.extent = CellExtent::Part;
            cell.share = link.share_of_area;
            cell.support.basis = link.basis;
            cell.support.add(link.sources, link.certainty);
        }
        cell
    })
}

/// Under which of the systems an area stands: the first of them that has some of it, for
/// how many patients come from which side of a split one is not known.
fn system_of(as_at: &AsAt<'_>, area: OrgIx, groups: &[OrgIx]) -> Option<OrgIx> {
    let lies_in: Vec<OrgIx> = as_at.systems(area).iter().map(|share| share.system).collect();
    groups.iter().copied().find(|group| lies_in.contains(group)).or_else(|| lies_in.first().copied())
}
