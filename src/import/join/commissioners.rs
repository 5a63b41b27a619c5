//! Clinical commissioning groups, sub-ICB locations, commissioning hubs, and the places that
//! the register calls reporting entities.

use super::draft::Draft;
use super::known::KnownCommissioner;
use super::life::{BEFORE_BOARDS, BOARDS, Life};
use super::record::{ENGLAND, date, keys, link, organisation, within};
use super::sources;
use crate::date::{Date, Day};
use crate::import::names::readable;
use crate::import::remark::Reason;
use crate::import::value::RegisterEntry;
use crate::source::record::{LinkRecord, ParentRecord, StyleRecord};
use crate::words::{Certainty, Kind};

/// What the register has at the end of the name of a place.
const REPORTING: &str = " - SUB-ICB REPORTING ENTITY";

impl Draft<'_> {
    pub(super) fn commissioners_and_places(&mut self) {
        for (code, known) in self.commissioners.clone() {
            match &known.entry {
                Some(entry) if is_place(entry) => self.place(entry),
                Some(entry) if is_hub(entry) => self.hub(entry),
                _ => self.commissioner(&code, &known),
            }
        }
    }

    /// A place is older than its code: the date of a reporting entity is that of the code.
    fn place(&mut self, entry: &RegisterEntry<'_>) {
        let name = readable(entry.name.strip_suffix(REPORTING).unwrap_or(entry.name));
        let mut record = organisation(entry.code, name, Kind::Place);
        record.parent = Some(self.around(entry.system, entry.region));
        record.code_since = date(entry.since);
        record.until = date(entry.until);
        record.source = keys(&[sources::COMMISSIONERS]);
        self.add(record);
    }

    fn hub(&mut self, entry: &RegisterEntry<'_>) {
        let mut record = organisation(entry.code, readable(entry.name), Kind::NationalBody);
        record.parent = Some(ENGLAND.to_owned());
        (record.since, record.until) = (date(entry.since), date(entry.until));
        record.source = keys(&[sources::COMMISSIONERS]);
        self.add(record);
        if entry.until.is_none() && self.ids.contains(entry.system) {
            let mut body = link(entry.code, entry.system);
            body.source = keys(&[sources::COMMISSIONERS]);
            self.links.push(LinkRecord::RegisteredIn(body));
        }
    }

    fn commissioner(&mut self, code: &str, known: &KnownCommissioner<'_>) {
        let life = known.life;
        let is_sub_icb = life.until.is_none_or(|until| until >= BOARDS)
            && known.entry.as_ref().is_none_or(|entry| entry.roles.contains("RO319"))
            && (known.entry.is_some() || known.names.keys().any(|day| *day >= BOARDS));
        let CommissionerNames { name, as_group } = names(code, known);
        let kind = if is_sub_icb { Kind::SubIcb } else { Kind::Ccg };
        let mut record = organisation(code, name, kind);
        if is_sub_icb && life.since.is_none_or(|since| since < BOARDS) {
            record.styles = vec![StyleRecord {
                name: as_group,
                kind: Some(Kind::Ccg),
                since: None,
                until: Some(Date::of(BEFORE_BOARDS)),
                certainty: None,
                source: Vec::new(),
            }];
            record.source = keys(&[sources::KNOWN]);
        }
        let entry = known.entry.as_ref();
        let region = entry.map_or("", |entry| entry.region);
        within(&mut record, self.systems_of(known, region));
        if let Some(until) = life.until.filter(|_| entry.is_some_and(|entry| entry.until.is_none())) {
            let file = self.registers.lookups.last().map_or("", |lookup| lookup.edition.file);
            self.remarks.add_file(
                Reason::GoneFromLookups,
                file,
                format!("{code} {}, until {until}", record.name.as_deref().unwrap_or_default()),
            );
        }
        (record.since, record.until) = (date(life.since), date(life.until));
        record.source = [known.sources.clone(), record.source].concat();
        self.add(record);
    }
}

impl Draft<'_> {
    /// The systems that a commissioner was in. The lookups and the register each show it on a day:
    /// between two that differ it moved, at the latest on the day of the later.
    fn systems_of(&self, known: &KnownCommissioner<'_>, region: &str) -> Vec<ParentRecord> {
        let mut shown: Vec<(Day, &str)> =
            known.systems.iter().map(|(day, system)| (*day, system.as_str())).collect();
        shown.dedup_by(|later, first| later.1 == first.1);
        let Some(((_, first), later)) = shown.split_first() else {
            return parents(&self.around(&known.system, region), known.life);
        };
        let until = later.first().and_then(|(day, _)| day.yesterday().ok());
        let first_life = Life { until: until.or(known.life.until), ..known.life };
        let mut all = parents(&self.around(first, region), first_life);
        if let Some(last) = all.last_mut() {
            last.until = last.until.or(date(until));
        }
        for (at, (day, system)) in later.iter().enumerate() {
            let until = later.get(at + 1).and_then(|(next, _)| next.yesterday().ok());
            all.push(ParentRecord {
                id: self.around(system, region),
                since: date(Some(*day)),
                until: date(until),
                certainty: None,
                source: Vec::new(),
            });
        }
        all
    }
}

fn is_place(entry: &RegisterEntry<'_>) -> bool {
    entry.roles.split('|').any(|role| role == "RO327") || entry.name.ends_with(REPORTING)
}

fn is_hub(entry: &RegisterEntry<'_>) -> bool {
    entry.roles.split('|').any(|role| role == "RO218") || entry.name.ends_with("COMMISSIONING HUB")
}

/// The register gives each the system of today, even what closed long ago: that it sat there
/// before there were boards is inferred.
fn parents(around: &str, life: Life) -> Vec<ParentRecord> {
    let parent = |since, until, certainty| ParentRecord {
        id: around.to_owned(),
        since: date(since),
        until: date(until),
        certainty,
        source: Vec::new(),
    };
    if around == ENGLAND || life.since.is_some_and(|since| since >= BOARDS) {
        return vec![parent(None, None, None)];
    }
    if life.until.is_some_and(|until| until < BOARDS) {
        return vec![parent(None, None, Some(Certainty::Inferred))];
    }
    vec![parent(None, Some(BEFORE_BOARDS), Some(Certainty::Inferred)), parent(Some(BOARDS), None, None)]
}

/// What a commissioner is called.
struct CommissionerNames {
    name: String,
    /// As a commissioning group, where a lookup has that.
    as_group: Option<String>,
}

/// Its names. A lookup's spelling is that of people.
fn names(code: &str, known: &KnownCommissioner<'_>) -> CommissionerNames {
    let is_named = |name: &&&str| !name.is_empty();
    let as_group =
        known.names.range(..BOARDS).map(|(_, name)| name).rfind(is_named).map(|name| (*name).to_owned());
    let latest = known.names.values().rfind(is_named).copied();
    let Some(entry) = &known.entry else {
        return CommissionerNames { name: latest.unwrap_or(code).to_owned(), as_group };
    };
    let same = known.names.values().find(|name| name.to_lowercase() == entry.name.to_lowercase());
    let name = same.map_or_else(|| readable(entry.name), |same| (*same).to_owned());
    CommissionerNames { name, as_group }
}
