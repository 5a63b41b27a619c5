//! Who serves an area, a row a service: the one rule that cards, notes, maps and JSON go by.
//!
//! Three sorts of word are kept apart. Who is there to *serve* an area is what links say so. Where
//! its residents *go* to hospital, or wait to, are flows: they name the main hospital trust, and
//! serve nobody. Which trusts and hospitals *have* an A&E follows from the two together.

mod body;
mod departments;
mod row;
mod said;
mod whoever;

pub use body::{DrawnFrom, HospitalOf, Reach, reach};
pub use departments::{Department, DepartmentSite};
pub use row::{AreaCover, Given, Goes, ServiceRow, Serving};

use super::AsAt;
use crate::atlas::{Link, OrgIx};
use crate::boundaries::{Destination, Destinations, Footprint, Overlap, SplitFigures, Weight};
use crate::words::{Basis, Kind, Service};
pub(super) use row::rank;
use said::Said;
pub(super) use whoever::said_to_serve;

/// Who serves an area.
#[derive(Clone, Debug, Default)]
pub struct Services<'a> {
    /// The area of whose land it is said, where that is one around it: a network has none.
    pub by_way_of: Option<OrgIx>,
    /// A row a service, in the order in which people ask for them.
    pub rows: Vec<ServiceRow<'a>>,
    /// What only documents of years ago say, and say of no more than some part of a larger area or
    /// where others are named since: told under its year, apart from today's.
    pub once: Vec<&'a Link>,
    /// Where its residents go to hospital.
    pub admissions: Option<Destinations<'a>>,
    /// Where its residents wait for planned care.
    pub waiting: Option<Destinations<'a>>,
    /// Where the residents of a larger area wait of which it is a part, where no source says it of
    /// its own. It names nobody's hospital trust: a city's trust is not that of the town beside it.
    pub waiting_around: Option<Destinations<'a>>,
}

/// Who serves an area on the day. Of a region or of England only what is said of it by name.
pub fn services<'a>(as_at: &AsAt<'a>, area: OrgIx) -> Services<'a> {
    if !as_at.kind(area).is_area() {
        return Services::default();
    }
    let holds_systems = matches!(as_at.kind(area), Kind::Nation | Kind::Region | Kind::OnsRegion);
    let around = if holds_systems { None } else { land_about(as_at, area) };
    let on = around.unwrap_or(area);
    let own = as_at.land().footprint(on).filter(|_| !holds_systems);
    let flows = |basis| own.and_then(|_| as_at.geography().destinations(on, basis));
    let (admissions, waits) = (flows(Basis::Admissions), flows(Basis::WaitingList));
    let departments = admissions.as_ref().map(|admissions| departments::departments(as_at, on, admissions));
    let told = Told { admissions, waits, departments: departments.unwrap_or_default() };
    Services { by_way_of: around.filter(|around| *around != area), ..told.services(as_at, area, own) }
}

/// Who serves the part of a council that lies on some land: what is said of other parts of it alone
/// is left out, and what is known of all of it is told as that.
pub(super) fn services_of_part<'a>(as_at: &AsAt<'a>, council: OrgIx, on: &Footprint) -> Services<'a> {
    let Some(land) = as_at.land().footprint(council) else { return Services::default() };
    let own = land.intersection(on);
    let flows = |basis| as_at.geography().destinations_on(&own, basis);
    let of_all = || as_at.geography().destinations(council, Basis::Admissions);
    // A council that is split has its hospitals where most of it lies, so far as is known.
    let overlap = Overlap::of(land, on, as_at.atlas(), Weight::Residents);
    let is_most = overlap.containment().is_some_and(|share| share >= departments::MOSTLY);
    let departments = of_all().filter(|_| is_most).map(|goes| departments::departments(as_at, council, &goes));
    let (admissions, waits) = (flows(Basis::Admissions), flows(Basis::WaitingList));
    let told = Told { admissions, waits, departments: departments.unwrap_or_default() };
    told.services(as_at, council, Some(&own))
}

/// What follows from flows.
struct Told<'a> {
    admissions: Option<Destinations<'a>>,
    waits: Option<Destinations<'a>>,
    departments: Vec<Department>,
}

impl<'a> Told<'a> {
    /// Puts it together with what is said of an area by name, and of land of its own.
    fn services(self, as_at: &AsAt<'a>, area: OrgIx, own: Option<&Footprint>) -> Services<'a> {
        let Self { admissions, waits, departments } = self;
        let (waiting, waiting_around) = match waits {
            Some(waits) if waits.figures.are_its_own() => (Some(waits), None),
            waits => (None, waits),
        };
        let mut said = Said::of(as_at, area, own);
        let is_known = |service| service == Service::Acute && admissions.is_some();
        said.set_apart(as_at.day(), is_known);
        let Said { mut rows, once } = said;
        add(&mut rows, Service::Emergency, departments.into_iter().map(Given::Department));
        for flows in [&waiting, &admissions].into_iter().flatten() {
            add(&mut rows, Service::Acute, named(flows));
        }
        rows.sort_by_key(|row| rank(row.service));
        Services { by_way_of: None, rows, once, admissions, waiting, waiting_around }
    }
}

/// The area on whose land something lies: its own, or that of the nearest around it.
fn land_about(as_at: &AsAt<'_>, area: OrgIx) -> Option<OrgIx> {
    let is_small = |org: &OrgIx| !matches!(as_at.kind(*org), Kind::Nation | Kind::Region | Kind::OnsRegion);
    let mut chain = std::iter::once(area).chain(as_at.ancestors(area)).filter(is_small);
    let around = chain.find(|org| as_at.land().is_known(*org))?;
    // People know a council better than the commissioner or system that has its boundary.
    let councils = || {
        let same = as_at.land().coterminous_with(around).into_iter();
        same.filter(|other| as_at.kind(*other).is_local_authority())
    };
    if around == area { Some(area) } else { councils().next().or(Some(around)) }
}

/// Puts what is not said of who serves before what is.
fn add<'a>(rows: &mut Vec<ServiceRow<'a>>, service: Service, given: impl Iterator<Item = Given<'a>>) {
    let mut given: Vec<Given<'a>> = given.collect();
    match rows.iter_mut().find(|row| row.service == service) {
        Some(row) => {
            given.append(&mut row.by);
            row.by = given;
        }
        None if given.is_empty() => {}
        None => rows.push(ServiceRow { service, by: given }),
    }
}

/// Of so little of an area's residents what all of a council does is not told.
const LITTLE: f64 = 0.05;

/// The main hospital trust of an area and those that are named beside it; then, of councils of
/// which only a part is in it, those of all of each.
fn named<'f, 'a>(flows: &'f Destinations<'a>) -> impl Iterator<Item = Given<'a>> + use<'f, 'a> {
    let basis = flows.basis;
    let main = flows.main().map(|main| main.provider);
    let goes = flows.named().map(move |to| {
        let is_main = main == Some(to.provider);
        Given::Goes(Goes { to: Destination::clone(to), basis, only_in: flows.only_in().to_vec(), is_main })
    });
    let split = flows.of_split.iter().filter(|split| split.of_those_here >= LITTLE);
    goes.chain(split.map(|split| Given::OfSplit(SplitFigures::clone(split))))
}
