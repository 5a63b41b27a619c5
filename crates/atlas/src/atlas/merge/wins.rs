//! Who wins where two layers say something of the same record.
//!
//! Layers of one sort: the upper one, field by field. A register and another layer: the
//! register on names and dates, the other on all else, whichever lies on top.

use crate::atlas::origin::Origin;
use crate::date::{Date, Period};
use crate::source::record::{CodeRecord, LinkBody, OrganisationRecord};
use crate::words::{Kind, Line};

/// Which sorts of layer two records come from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origins {
    pub(super) lower: Origin,
    pub(super) upper: Origin,
}

/// The upper of two layers of one sort wins; lists add up.
pub(super) fn merge_organisation(lower: &mut OrganisationRecord, upper: OrganisationRecord) {
    put(&mut lower.name, upper.name);
    put(&mut lower.kind, upper.kind);
    put(&mut lower.since, upper.since);
    put(&mut lower.until, upper.until);
    put(&mut lower.seen, upper.seen);
    put(&mut lower.code_since, upper.code_since);
    // One parent for all time replaces whatever was said; parents of their times are a
    // list, and lists add up.
    if upper.parent.is_some() {
        (lower.parent, lower.parents) = (upper.parent, upper.parents);
    } else if !upper.parents.is_empty() {
        lower.parent = None;
        add_unless(&mut lower.parents, upper.parents, |a, b| {
            (&a.id, a.since, a.until, a.certainty) == (&b.id, b.since, b.until, b.certainty)
        });
    }
    add_unless(&mut lower.styles, upper.styles, |a, b| {
        (&a.name, a.kind, a.since, a.until, a.certainty) == (&b.name, b.kind, b.since, b.until, b.certainty)
    });
    put(&mut lower.count, upper.count);
    put(&mut lower.certainty, upper.certainty);
    add_new(&mut lower.aliases, upper.aliases);
    add_new(&mut lower.alias_source, upper.alias_source);
    add_codes(&mut lower.codes, upper.codes);
    add_new(&mut lower.covers, upper.covers);
    lower.figures.extend(upper.figures);
    add_new(&mut lower.provides, upper.provides);
    lower.notes.extend(upper.notes);
    add_new(&mut lower.source, upper.source);
}

/// Of two registers the upper is the newer: where it says what somebody sat within, it says so of
/// all time, and what it counts or notes again is not told twice.
pub(super) fn merge_registers(lower: &mut OrganisationRecord, mut upper: OrganisationRecord) {
    leave_out_borrowed_name(&mut upper, lower.name.as_deref());
    if !upper.parents.is_empty() {
        (lower.parent, lower.parents) = (None, Vec::new());
    }
    lower
        .figures
        .retain(|known| !upper.figures.iter().any(|new| (&new.what, new.seen) == (&known.what, known.seen)));
    lower.notes.retain(|known| !upper.notes.iter().any(|new| new.text == known.text));
    merge_organisation(lower, upper);
}

/// Adds what a register says to what other layers say of the same organisation.
pub(super) fn add_register(stated: &mut OrganisationRecord, mut register: OrganisationRecord) {
    leave_out_borrowed_name(&mut register, stated.name.as_deref());
    let kind = stated.kind.or(register.kind);
    if !keeps_its_name(stated, register.name.as_deref(), kind) {
        put(&mut stated.name, register.name);
    }
    // What is older than its code began before a register could know of it.
    if stated.code_since.is_some() {
        put(&mut stated.code_since, register.code_since.or(register.since));
    } else {
        put(&mut stated.code_since, register.code_since);
        put(&mut stated.since, register.since);
    }
    put(&mut stated.until, register.until);
    put(&mut stated.seen, register.seen);
    stated.kind = kind;
    if stated.parent.is_none() && stated.parents.is_empty() {
        (stated.parent, stated.parents) = (register.parent, register.parents);
    }
    if stated.styles.is_empty() {
        stated.styles = register.styles;
    }
    stated.count = stated.count.or(register.count);
    stated.certainty = stated.certainty.or(register.certainty);
    add_new(&mut stated.aliases, register.aliases);
    add_new(&mut stated.alias_source, register.alias_source);
    add_codes(&mut stated.codes, register.codes);
    add_new(&mut stated.covers, register.covers);
    stated.figures.extend(register.figures);
    add_new(&mut stated.provides, register.provides);
    stated.notes.extend(register.notes);
    add_new(&mut stated.source, register.source);
}

/// A register that has no name for somebody calls it by its id, which says nothing against a name
/// that is known.
fn leave_out_borrowed_name(register: &mut OrganisationRecord, known: Option<&str>) {
    if known.is_some() && register.name.as_deref() == Some(&register.id) {
        register.name = None;
    }
}

/// Registers write in capitals, are of their own day, and those of councils have the names of
/// their areas only: the name that people wrote stays where the register's is the same, or one
/// that they know to be of another time; and a council's always.
fn keeps_its_name(stated: &OrganisationRecord, in_register: Option<&str>, kind: Option<Kind>) -> bool {
    let (Some(own), Some(name)) = (&stated.name, in_register) else { return stated.name.is_some() };
    let letters = |name: &str| -> Vec<char> {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let of_other_times = stated.styles.iter().filter_map(|style| style.name.as_ref());
    let mut known = std::iter::once(own).chain(of_other_times).chain(&stated.aliases);
    let name = letters(name);
    kind.is_some_and(|kind| kind.line() == Line::Councils) || known.any(|known| letters(known) == name)
}

/// Gives each part of a record that names no source those of the record: when records
/// merge, what one layer says does not come to stand on the word of another.
pub(super) fn own_sources_of_parts(record: &mut OrganisationRecord) {
    let whole = &record.source;
    if !record.aliases.is_empty() && record.alias_source.is_empty() {
        record.alias_source.clone_from(whole);
    }
    let parts = record.parents.iter_mut().map(|p| &mut p.source);
    let parts = parts.chain(record.styles.iter_mut().map(|s| &mut s.source));
    let parts = parts.chain(record.codes.iter_mut().map(|c| &mut c.source));
    let parts = parts.chain(record.figures.iter_mut().map(|f| &mut f.source));
    let parts = parts.chain(record.provides.iter_mut().map(|p| &mut p.source));
    for source in parts.chain(record.notes.iter_mut().map(|n| &mut n.source)) {
        if source.is_empty() {
            source.clone_from(whole);
        }
    }
}

/// The life that a record gives.
pub(super) fn life(record: &OrganisationRecord) -> Period {
    Period { since: record.since, until: record.until }
}

/// Merges a link that is said again.
pub(super) fn merge_link(lower: &mut LinkBody, mut upper: LinkBody, origins: Origins) {
    let registers_below = origins.lower == Origin::Register && origins.upper == Origin::Stated;
    let stated_below = origins.lower != Origin::Register && origins.upper == Origin::Register;
    if registers_below {
        std::mem::swap(&mut lower.on, &mut upper.on);
        std::mem::swap(&mut lower.since, &mut upper.since);
        std::mem::swap(&mut lower.since_certainty, &mut upper.since_certainty);
        std::mem::swap(&mut lower.until, &mut upper.until);
        std::mem::swap(&mut lower.seen, &mut upper.seen);
    }
    if stated_below {
        std::mem::swap(&mut lower.service, &mut upper.service);
        std::mem::swap(&mut lower.extent, &mut upper.extent);
        std::mem::swap(&mut lower.certainty, &mut upper.certainty);
    }
    put(&mut lower.service, upper.service);
    put(&mut lower.extent, upper.extent);
    put(&mut lower.share, upper.share);
    put(&mut lower.share_of_area, upper.share_of_area);
    put(&mut lower.of, upper.of);
    put(&mut lower.how, upper.how);
    put(&mut lower.on, upper.on);
    if upper.since.is_some() {
        (lower.since, lower.since_certainty) = (upper.since, upper.since_certainty);
    }
    put(&mut lower.until, upper.until);
    if registers_below || origins.upper == Origin::Register {
        put(&mut lower.seen, upper.seen);
    } else {
        lower.seen = seen_last(lower.seen, upper.seen);
    }
    put(&mut lower.note, upper.note);
    put(&mut lower.certainty, upper.certainty);
    add_new(&mut lower.source, upper.source);
}

/// When a link that two layers of people tell was last seen: a report of years ago takes nothing
/// from what is told as still so, nor from a later one.
fn seen_last(lower: Option<Date>, upper: Option<Date>) -> Option<Date> {
    let known = lower?;
    Some(upper.map_or(known, |seen| seen.max(known)))
}

fn add_codes(lower: &mut Vec<CodeRecord>, upper: Vec<CodeRecord>) {
    // Without days it adds nothing to the same code with days.
    add_unless(lower, upper, |a, b| {
        let is_undated = b.since.is_none() && b.until.is_none();
        (a.scheme, &a.code) == (b.scheme, &b.code) && (is_undated || (a.since, a.until) == (b.since, b.until))
    });
}

fn put<T>(lower: &mut Option<T>, upper: Option<T>) {
    if upper.is_some() {
        *lower = upper;
    }
}

fn add_new<T: PartialEq>(lower: &mut Vec<T>, upper: Vec<T>) {
    add_unless(lower, upper, T::eq);
}

/// Adds what does not say the same as something that is there.
fn add_unless<T>(lower: &mut Vec<T>, upper: Vec<T>, is_same: impl Fn(&T, &T) -> bool) {
    for item in upper {
        if !lower.iter().any(|known| is_same(known, &item)) {
            lower.push(item);
        }
    }
}
