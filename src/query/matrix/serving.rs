//! Providers against the areas they serve.

use std::collections::HashMap;

use super::columns::{add, land, share, systems_of, together, under, with_land};
use super::table::{CellExtent, Column, Draft, Matrix, MatrixCell, Sense, Support};
use crate::atlas::{Extent, Link, OrgIx};
use crate::boundaries::{Destination, Destinations, Footprint, is_partnership};
use crate::query::AsAt;
use crate::words::{Basis, Certainty, Kind, Relation, Service};

/// A provider that serves, or is filed, across a line between systems.
pub(super) struct Spanning {
    pub(super) provider: OrgIx,
    /// The systems it serves.
    pub(super) systems: Vec<OrgIx>,
    /// The system that the register files it under, where it does not serve that.
    pub(super) filed: Option<OrgIx>,
}

/// A provider that serves, or is filed, across a line between systems, among the others that
/// serve areas of those systems with the same services.
pub(super) fn across_systems(as_at: &AsAt<'_>, spanning: Spanning) -> Matrix {
    let Spanning { provider, systems: mut groups, filed } = spanning;
    let filed = as_at
        .geography()
        .links_of(provider, &[Relation::RegisteredIn])
        .find(|link| link.from == provider && filed == Some(link.to));
    let services = services_across(as_at, provider, &groups);
    add(&mut groups, filed.map(|link| link.to));
    let serving = ServiceLands::of(as_at, &services);
    let mut rows = vec![provider];
    add(&mut rows, serving.beside(&groups));
    let mut areas = serving.areas(&rows, &groups);
    add(&mut areas, filed.map(|link| link.to));
    let mut matrix = serving.table(rows, under(as_at, &areas, &groups));
    if let Some(link) = filed {
        file(&mut matrix, link);
    }
    matrix
}

/// A partnership and its members against the areas they serve.
pub(super) fn partnership(as_at: &AsAt<'_>, partnership: OrgIx, groups: &[OrgIx]) -> Matrix {
    let serving = ServiceLands::of(as_at, &[]);
    let mut rows = vec![partnership];
    let links =
        as_at.geography().links_of(partnership, &[Relation::MemberOf, Relation::PartnerOf, Relation::Leads]);
    let members = links.filter(|link| link.to == partnership);
    add(&mut rows, members.map(|link| link.from));
    let areas = serving.areas(&rows, groups);
    serving.table(rows, under(as_at, &areas, groups))
}

/// Who provides a service in an area, and who does about it.
pub(super) fn of_an_area(as_at: &AsAt<'_>, area: OrgIx, service: Service, providers: &[OrgIx]) -> Matrix {
    let groups = systems_of(as_at, [area]);
    let serving = ServiceLands::of(as_at, &[service]);
    let mut areas = vec![area];
    add(&mut areas, councils_in(as_at, &groups));
    let mut rows = providers.to_vec();
    add(&mut rows, serving.main_trusts(&[area]));
    add(&mut rows, serving.beside(&groups));
    add(&mut rows, serving.main_trusts(&areas));
    serving.table(rows, under(as_at, &areas, &groups))
}

/// The services that reach over the line; all of them, where none does by itself.
fn services_across(as_at: &AsAt<'_>, provider: OrgIx, groups: &[OrgIx]) -> Vec<Service> {
    let serves = |link: &&Link| link.from == provider;
    let mut services: Vec<Service> = as_at
        .geography()
        .links_of(provider, &[Relation::Serves])
        .filter(serves)
        .filter_map(|link| link.service)
        .collect();
    services.sort_unstable();
    services.dedup();
    let spans = |service: &Service| {
        let reach = as_at.land().served(as_at.snapshot(), provider, Some(*service));
        reach.is_some_and(|reach| {
            let met =
                |group: &&OrgIx| as_at.land().footprint(**group).is_some_and(|g| g.meets(&reach.footprint));
            groups.iter().filter(met).count() > 1
        })
    };
    let spanning: Vec<Service> = services.iter().copied().filter(spans).collect();
    if spanning.is_empty() { services } else { spanning }
}

fn councils_in(as_at: &AsAt<'_>, groups: &[OrgIx]) -> Vec<OrgIx> {
    let Some(all) = together(as_at, groups) else { return Vec::new() };
    let councils = with_land(as_at, Kind::is_local_authority);
    councils.into_iter().filter(|(_, land)| land.meets(&all)).map(|(council, _)| council).collect()
}

/// Residents go there, and nobody says that it serves them.
fn gone_to(to: &Destination<'_>) -> MatrixCell {
    let mut support = Support { basis: Some(Basis::Admissions), ..Support::default() };
    for link in &to.links {
        support.add(link.sources, link.certainty.max(Certainty::Inferred));
    }
    MatrixCell { extent: CellExtent::Goes, share: Some(to.share_of_area), support }
}

/// The register files the first row under this system.
fn file(matrix: &mut Matrix, link: &Link) {
    let at = matrix.columns.iter().position(|column| column.area == link.to);
    let Some(cell) = at.and_then(|at| matrix.cell_mut(0, at)) else { return };
    if !cell.joins() {
        cell.extent = CellExtent::Filed;
        cell.support = Support { certainty: link.certainty, sources: vec![link.sources], ..Support::default() };
    }
}

/// What a link says, and the land it says it of.
struct LinkLand<'a> {
    link: &'a Link,
    /// Nothing where it is not known which.
    land: Option<Footprint>,
    /// Then the land that it is some of, where that is known.
    in_part: Option<Footprint>,
}

/// Everything that is served on the day with some services.
struct ServiceLands<'q, 'a> {
    as_at: &'q AsAt<'a>,
    of: HashMap<OrgIx, Vec<LinkLand<'a>>>,
    /// Is hospital care meant? Then main hospital trusts belong in the table, as what they are.
    has_hospital_care: bool,
}

impl<'q, 'a> ServiceLands<'q, 'a> {
    /// With any of the services; with none named, with all there are.
    fn of(as_at: &'q AsAt<'a>, services: &[Service]) -> Self {
        let is_meant =
            |link: &&Link| services.is_empty() || link.service.is_some_and(|s| services.contains(&s));
        let mut of: HashMap<OrgIx, Vec<LinkLand<'a>>> = HashMap::new();
        for link in as_at.geography().serving().filter(is_meant) {
            let land = as_at.land().served_by(link);
            let in_part = if land.is_none() { as_at.land().served_in(as_at.snapshot(), link) } else { None };
            of.entry(link.from).or_default().push(LinkLand { link, land, in_part });
        }
        let has_hospital_care = services.is_empty() || services.contains(&Service::Acute);
        Self { as_at, of, has_hospital_care }
    }

    fn by(&self, provider: OrgIx) -> &[LinkLand<'a>] {
        self.of.get(&provider).map_or(&[], |served| served)
    }

    /// The providers that are known to serve some of the groups' land, those that serve most
    /// of it first. A partnership serves through its members, who have rows themselves.
    fn beside(&self, groups: &[OrgIx]) -> Vec<OrgIx> {
        let Some(all) = together(self.as_at, groups) else { return Vec::new() };
        let mut found: Vec<(u64, &str, OrgIx)> = Vec::new();
        for (provider, served) in &self.of {
            let lands = || served.iter().filter_map(|s| s.land.as_ref());
            if is_partnership(self.as_at.kind(*provider)) || !lands().any(|land| land.meets(&all)) {
                continue;
            }
            let most = lands().map(|land| land.shared_residents(&all, self.as_at.atlas())).sum();
            found.push((most, self.as_at.name(*provider), *provider));
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)).then(a.2.cmp(&b.2)));
        found.into_iter().map(|(_, _, provider)| provider).collect()
    }

    /// The local authorities of the groups that any row is known to serve, and what else a
    /// row serves of which no more is known than its name.
    fn areas(&self, rows: &[OrgIx], groups: &[OrgIx]) -> Vec<OrgIx> {
        let served: Vec<&LinkLand<'_>> = rows.iter().flat_map(|row| self.by(*row)).collect();
        let is_served = |council: &OrgIx| {
            let land = self.as_at.land().footprint(*council);
            land.is_some_and(|l| served.iter().filter_map(|s| s.land.as_ref()).any(|s| s.meets(l)))
        };
        let mut areas: Vec<OrgIx> = councils_in(self.as_at, groups).into_iter().filter(is_served).collect();
        let of_the_first = rows.first().map_or(&[][..], |first| self.by(*first));
        let unknown = of_the_first.iter().filter(|s| s.land.is_none()).map(|s| s.link.to);
        add(&mut areas, unknown.filter(|area| !self.as_at.systems(*area).is_empty()));
        areas
    }

    /// The main hospital trusts of these areas and those named beside them, where hospital care is
    /// meant.
    fn main_trusts(&self, areas: &[OrgIx]) -> Vec<OrgIx> {
        let mut trusts = Vec::new();
        for goes in areas.iter().filter_map(|area| self.goes(*area)) {
            add(&mut trusts, goes.named().map(|to| to.provider));
        }
        trusts
    }

    fn goes(&self, area: OrgIx) -> Option<Destinations<'a>> {
        let admissions = || self.as_at.geography().destinations(area, Basis::Admissions);
        self.has_hospital_care.then(admissions).flatten()
    }

    fn table(&self, rows: Vec<OrgIx>, columns: Vec<Column>) -> Matrix {
        let lands: Vec<Option<Footprint>> = columns.iter().map(|c| land(self.as_at, *c)).collect();
        let goes: Vec<Option<Destinations<'a>>> = columns.iter().map(|c| self.goes(c.area)).collect();
        Draft { sense: Sense::Serves, rows, columns, left_out: 0 }.fill(|row, at, column| {
            let cell = match &lands[at] {
                Some(land) => self.on_land(row, column, land),
                None => self.by_name(row, column),
            };
            let main = goes[at].as_ref().and_then(|goes| goes.named().find(|to| to.provider == row));
            match main {
                Some(to) if cell.extent == CellExtent::None => gone_to(to),
                _ => cell,
            }
        })
    }

    /// Of an area without land no more is known than what is said of it by name.
    fn by_name(&self, row: OrgIx, column: Column) -> MatrixCell {
        let mut cell = MatrixCell::default();
        for served in self.by(row).iter().filter(|s| s.link.to == column.area) {
            let is_whole = served.link.extent == Some(Extent::Whole) || cell.extent == CellExtent::Whole;
            cell.extent = if is_whole { CellExtent::Whole } else { CellExtent::Part };
            cell.support.add_link(served.link, column);
        }
        cell
    }

    fn on_land(&self, row: OrgIx, column: Column, land: &Footprint) -> MatrixCell {
        let mut known: Option<Footprint> = None;
        let mut unknown = CellExtent::None;
        let mut support = Support::default();
        for served in self.by(row) {
            match &served.land {
                Some(theirs) if theirs.meets(land) => match &mut known {
                    Some(known) => known.unite(theirs),
                    None => known = Some(theirs.clone()),
                },
                None if served.link.to == column.area => unknown = CellExtent::Part,
                None if served.in_part.as_ref().is_some_and(|around| around.meets(land)) => {
                    unknown = if unknown == CellExtent::Part { unknown } else { CellExtent::Unknown };
                }
                _ => continue,
            }
            support.add_link(served.link, column);
        }
        let Some(known) = known else { return MatrixCell { extent: unknown, share: None, support } };
        let whole = self.as_at.land().footprint(column.area).unwrap_or(land);
        if whole.lies_in(&known) && column.part.is_none() {
            return MatrixCell { extent: CellExtent::Whole, share: None, support };
        }
        // Where some of what is served is not known, the figure would be too small.
        let share = (unknown == CellExtent::None).then(|| share(self.as_at, &known.intersection(land), whole));
        let share = share.flatten();
        support.basis = share.map(|_| Basis::Residents);
        MatrixCell { extent: CellExtent::Part, share, support }
    }
}

impl Support {
    fn add_link(&mut self, link: &Link, column: Column) {
        self.add(link.sources, link.certainty);
        if let Some(service) = link.service.filter(|service| !self.services.contains(service)) {
            self.services.push(service);
        }
        if link.to != column.area && !self.by.contains(&link.to) {
            self.by.push(link.to);
        }
    }
}
