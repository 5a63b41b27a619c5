//! Several editions of one register, put together: of each row the newest edition counts, and
//! what only an older one has is kept with what was last known of it.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::edition::{Lifetime, RegisterValue};
use crate::import::refusal::Refusal;
use crate::import::remark::{Reason, Remarks, RowPosition};
use crate::import::value::Edition;

/// Adds an edition to those of its register that are there.
///
/// # Errors
/// One of the same latest day: nobody could say which of the two counts.
pub(super) fn put<'t, T>(
    editions: &mut Vec<Edition<'t, T>>,
    edition: Edition<'t, T>,
    what: &str,
) -> Result<(), Refusal> {
    if let Some(known) = editions.iter().find(|known| known.latest == edition.latest) {
        let day = match known.latest {
            Some(day) => format!("{what}, latest day {day}"),
            None => what.to_owned(),
        };
        return Err(twice(known.file, edition.file, &day));
    }
    editions.push(edition);
    editions.sort_by_key(|edition| Reverse(edition.latest));
    Ok(())
}

/// Why of two files one is too many: both are the same edition of one register.
pub(super) fn twice(one: &str, other: &str, what: &str) -> Refusal {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    let what = format!("it is the same edition of the same: {what}, as {one} is");
    Refusal::of(other, None, &what, "give one of the two")
}

/// Which row of a newer edition has a subject, and when.
#[derive(Clone, Copy)]
struct NewerRow {
    life: Lifetime,
    row: usize,
}

/// Leaves all that is said of a subject to the newest edition that has it. Of what only an older
/// one has a remark is made; it stays.
pub(super) fn settle<'t, T: RegisterValue>(
    editions: &mut [Edition<'t, T>],
    subject: impl Fn(&T) -> &'t str,
    remarks: &mut Remarks,
) {
    let is_alone = editions.len() < 2;
    let mut newer: FxHashMap<&str, NewerRow> = FxHashMap::default();
    for edition in editions.iter_mut().filter(|_| !is_alone) {
        let file = edition.file;
        let is_newest = newer.is_empty();
        let mut here: Vec<(&str, NewerRow)> = Vec::with_capacity(edition.rows.len());
        for row in std::mem::take(&mut edition.rows) {
            let at = RowPosition { file, row: row.row };
            let (subject, life) = (subject(&row.value), row.value.life());
            match newer.get(subject) {
                // Another had the code before.
                Some(known) if life.is_before(known.life) => {
                    let who = row.value.life_label();
                    let what = format!("{who}; row {} of the newer file has its code since", known.row);
                    remarks.add(Reason::CodeUsedAgain, at, what);
                }
                Some(_) => edition.superseded.push(row),
                None => {
                    if !is_newest {
                        remarks.add(Reason::OnlyInOlderEdition, at, row.value.life_label());
                    }
                    here.push((subject, NewerRow { life, row: row.row }));
                    edition.rows.push(row);
                }
            }
        }
        newer.extend(here);
    }
}
