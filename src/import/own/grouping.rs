//! A grouping in two columns: whom it is about, and the name of the area that it belongs to.
//! Each name becomes an area of one's own that covers its members.

use rustc_hash::{FxHashMap, FxHashSet};

use super::heading::column_name;
use super::sources::{of_table, slug};
use crate::date::date_in_words;
use crate::import::faults::{Cell, Faults};
use crate::import::gathering::Gathering;
use crate::import::join::ENGLAND;
use crate::import::known::KnownOrganisation;
use crate::import::read::ReadRegister;
use crate::import::remark::{Reason, Remarks, RowPosition};
use crate::import::scope::{Scope, folded, named};
use crate::import::table::{Table, TableRow};
use crate::source::record::OrganisationRecord;
use crate::words::Kind;

/// So many of those that a name may mean are told.
const SHOWN: usize = 5;

/// A table of two columns, and which of them names the members.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Grouping<'t> {
    table: &'t Table,
    members: usize,
    groups: usize,
}

/// Is it a grouping? Most cells of one of its two columns mean somebody who is known; where both
/// do, the column with fewer different cells names the groups.
pub(in crate::import) fn grouping_of<'t>(table: &'t Table, scope: &Scope<'_>) -> Option<Grouping<'t>> {
    let first = table.rows().next()?;
    if !is_of_two_columns(table) || first.cells().any(str::is_empty) {
        return None;
    }
    let rows = table.rows().len() - 1;
    let known = |column: usize| {
        let cells = table.rows().skip(1).map(|row| row.cell(column));
        cells.filter(|cell| matches!(meaning(cell, scope), Meaning::One(_) | Meaning::Several(_))).count()
    };
    let (one, other) = (known(0), known(1));
    if 2 * one.max(other) <= rows {
        return None;
    }
    let different = |column: usize| {
        let mut cells: Vec<&str> = table.rows().skip(1).map(|row| row.cell(column)).collect();
        cells.sort_unstable();
        cells.dedup();
        cells.len()
    };
    let members = usize::from(other > one || other == one && different(1) > different(0));
    Some(Grouping { table, members, groups: 1 - members })
}

/// May a table be a grouping? Whether it is one only whoever is known can tell.
pub(in crate::import) fn is_of_two_columns(table: &Table) -> bool {
    table.rows().len() > 1 && table.rows().all(|row| row.len() == 2)
}

/// Whom a cell means.
enum Meaning<'s> {
    One(&'s KnownOrganisation),
    /// Several have this name.
    Several(Vec<&'s KnownOrganisation>),
    Nobody,
}

fn meaning<'s>(text: &str, scope: &'s Scope<'_>) -> Meaning<'s> {
    if let Some(one) = scope.by_code(text) {
        return Meaning::One(one);
    }
    let found = scope.by_name(text);
    match found.as_slice() {
        [] => Meaning::Nobody,
        [one] => Meaning::One(one),
        // Of an area and its council, say, those that are still there.
        _ => match found.iter().copied().filter(|o| o.until.is_none()).collect::<Vec<_>>().as_slice() {
            [one] => Meaning::One(one),
            _ => Meaning::Several(found),
        },
    }
}

/// Has it land? Practices and networks are on the ground, and nobody drew a line about them.
fn has_boundary(kind: Kind) -> bool {
    kind.is_area() && !matches!(kind, Kind::Practice | Kind::Pcn)
}

/// A group: its name, and the ids of its members in the order of their rows.
#[derive(Default)]
struct Group<'t> {
    name: &'t str,
    members: Vec<String>,
    known: FxHashSet<String>,
}

impl<'t> Grouping<'t> {
    /// Takes in the groups as organisations that cover their members.
    pub(in crate::import) fn take_in(
        &self,
        scope: &Scope<'_>,
        gathering: &mut Gathering,
        found: &mut Found<'_>,
    ) -> ReadRegister {
        if let Some(first) = self.table.rows().next()
            && matches!(meaning(first.cell(self.members), scope), Meaning::One(_))
        {
            let what = "stands where the heading of its column belongs, and means somebody";
            found.faults.cell(&self.cell(first, self.members), what, "put a row of two headings above it");
        }
        let mut groups: Vec<Group<'t>> = Vec::new();
        // In which group each member is first.
        let mut first_in: FxHashMap<String, &str> = FxHashMap::default();
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        for row in self.table.rows().skip(1) {
            let name = row.cell(self.groups);
            if name.is_empty() {
                let cell = self.cell(row, self.groups);
                found.faults.cell(
                    &cell,
                    "it must not be empty",
                    "say in which area it is, or leave the row out",
                );
            }
            if !name.is_empty() && slug(name).is_empty() {
                let help = "give the area a name that can be written and looked for";
                found.faults.cell(&self.cell(row, self.groups), "has no letter and no digit", help);
            }
            let Some(member) = self.member(row, scope, found) else { continue };
            let first = *first_in.entry(member.clone()).or_insert(name);
            if first != name {
                let what = format!("{member} in {first} and in {name}");
                found.remarks.add(Reason::InTwoGroups, self.position(row), what);
            }
            let number = *numbers.entry(name).or_insert(groups.len());
            if number == groups.len() {
                groups.push(Group { name, ..Group::default() });
            }
            let group = &mut groups[number];
            if group.known.insert(member.clone()) {
                group.members.push(member);
            } else {
                found.remarks.add(Reason::Repeated, self.position(row), format!("{member} in {name}"));
            }
        }
        let source = of_table(&self.table.name, gathering);
        let mut called = gathering.by_name();
        for group in groups {
            let id = self.free_id(group.name, scope, gathering);
            let known = scope.by_name(group.name).first().map(|known| named(known));
            let folded = folded(group.name);
            let known = known.or_else(|| called.get(&folded).cloned());
            called.entry(folded).or_insert_with(|| format!("{id} ({})", group.name));
            if let Some(known) = known {
                let what = format!("{}, with the id {id}: {known}", group.name);
                found.remarks.add_file(Reason::NameTaken, &self.table.name, what);
            }
            let record = gathering.organisation(&id);
            *record = OrganisationRecord {
                name: Some(group.name.to_owned()),
                // A kind that has the land of what it covers.
                kind: Some(Kind::Place),
                parent: scope.has(ENGLAND).then(|| ENGLAND.to_owned()),
                covers: group.members,
                source: vec![source.clone()],
                id,
                ..OrganisationRecord::default()
            };
        }
        ReadRegister {
            file: self.table.name.clone(),
            what: "a grouping of areas".to_owned(),
            rows: self.table.rows().len() - 1,
            latest: None,
            edition: None,
        }
    }

    /// The id of the member that a row names.
    fn member(&self, row: TableRow<'t>, scope: &Scope<'_>, found: &mut Found<'_>) -> Option<String> {
        let cell = self.cell(row, self.members);
        match meaning(cell.text, scope) {
            Meaning::One(one) => {
                if let Some(kind) = one.kind.filter(|kind| !has_boundary(*kind)) {
                    let what = format!("is of a kind without a boundary ({})", kind.label());
                    let help = "group areas; say who belongs to a body in a table of links, with member-of";
                    found.faults.cell(&cell, &what, help);
                    return None;
                }
                scope.note(&one.id);
                if let Some(until) = one.until {
                    let what = format!("{}, until {}", named(one), date_in_words(until));
                    found.remarks.add(Reason::ClosedMember, self.position(row), what);
                }
                Some(one.id.clone())
            }
            Meaning::Several(several) => {
                let names: Vec<String> = several.into_iter().take(SHOWN).map(named).collect();
                found.faults.cell(&cell, "may mean several", &format!("say which: {}", names.join(" or ")));
                None
            }
            Meaning::Nobody => {
                let help = match scope.meant(cell.text) {
                    Some(meant) => format!("did you mean {meant}?"),
                    None => "look for it with catchment find".to_owned(),
                };
                found.faults.cell(&cell, "is the id, code or name of no organisation", &help);
                None
            }
        }
    }

    /// An id that nobody has: the name in small letters, with that of the table where need be.
    fn free_id(&self, name: &str, scope: &Scope<'_>, gathering: &Gathering) -> String {
        let heading = self.table.rows().next().map_or("", |first| first.cell(self.groups));
        let plain = slug(name);
        let longer = format!("{}-{plain}", slug(&column_name(heading)));
        let numbered = (2..).map(|number| format!("{longer}-{number}"));
        let mut wishes = [plain, longer.clone()].into_iter().chain(numbered);
        let is_free = |id: &String| !id.is_empty() && !scope.is_known(id) && !gathering.has(id);
        wishes.find(is_free).unwrap_or(longer)
    }

    fn position(&self, row: TableRow<'t>) -> RowPosition<'t> {
        RowPosition { file: &self.table.name, row: row.number }
    }

    fn cell(&self, row: TableRow<'t>, column: usize) -> Cell<'t> {
        let heading = self.table.rows().next().map_or("", |first| first.cell(column));
        Cell { at: self.position(row), column, heading, text: row.cell(column) }
    }
}

/// What is found wrong, or worth a remark, while a grouping is taken in.
pub(in crate::import) struct Found<'f> {
    pub(in crate::import) faults: &'f mut Faults,
    pub(in crate::import) remarks: &'f mut Remarks,
}
