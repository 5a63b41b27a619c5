//! What rows of the registers say, each with where it stands.

use super::lookup::LookupColumns;
use super::remark::RowPosition;
use crate::date::Day;

/// All rows of one register.
#[derive(Debug)]
pub(super) struct Edition<'t, T> {
    /// The file, with the sheet of a workbook.
    pub(super) file: &'t str,
    pub(super) rows: Vec<Numbered<T>>,
    /// The latest day that stands in it: how new it is at least.
    pub(super) latest: Option<Day>,
    /// Rows for which a newer edition has another: what they say of earlier days still counts.
    pub(super) superseded: Vec<Numbered<T>>,
}

/// A value and which row it stands in.
#[derive(Debug)]
pub(super) struct Numbered<T> {
    pub(super) row: usize,
    pub(super) value: T,
}

/// A value and where its row stands.
#[derive(Debug)]
pub(super) struct Located<'e, T> {
    pub(super) at: RowPosition<'e>,
    pub(super) value: &'e T,
}

// A reference is copied whatever it leads to.
impl<T> Clone for Located<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Located<'_, T> {}

impl<T> Edition<'_, T> {
    /// The values for which a newer edition has others, each with where it stands.
    pub(super) fn located_superseded(&self) -> impl Iterator<Item = Located<'_, T>> {
        let at = |row| RowPosition { file: self.file, row };
        self.superseded.iter().map(move |row| Located { at: at(row.row), value: &row.value })
    }

    /// The values, in the order of their rows.
    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().map(|row| &row.value)
    }

    /// The values, each with where it stands.
    pub(super) fn located(&self) -> impl Iterator<Item = Located<'_, T>> {
        let at = |row| RowPosition { file: self.file, row };
        self.rows.iter().map(move |row| Located { at: at(row.row), value: &row.value })
    }
}

/// What every headerless file of the ODS has of an organisation.
#[derive(Clone, Copy, Debug)]
pub(super) struct RegisterEntry<'t> {
    pub(super) code: &'t str,
    pub(super) name: &'t str,
    /// The region and the system of today, whenever the organisation was there.
    pub(super) region: &'t str,
    pub(super) system: &'t str,
    /// It was there before the register was: nobody says since when.
    pub(super) is_older: bool,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
    /// Column 14: roles of a commissioner.
    pub(super) roles: &'t str,
}

/// A GP practice, or another who prescribes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prescriber<'t> {
    pub(super) entry: RegisterEntry<'t>,
    pub(super) status: Status,
    pub(super) commissioner: &'t str,
    pub(super) joined: Option<Day>,
    pub(super) left: Option<Day>,
    /// Column 26, as it stands there: a number, or since 2026 ids of roles; none in old copies,
    /// which have no such column.
    pub(super) setting: Option<&'t str>,
}

/// The state of one who prescribes, by the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Active,
    Closed,
    Dormant,
    Proposed,
}

impl Status {
    /// What stands in column 13: a letter, since 2026 a word.
    const WORDS: [(&'static str, Self); 8] = [
        ("A", Self::Active),
        ("ACTIVE", Self::Active),
        ("C", Self::Closed),
        ("INACTIVE", Self::Closed),
        ("D", Self::Dormant),
        ("DORMANT", Self::Dormant),
        ("P", Self::Proposed),
        ("PROPOSED", Self::Proposed),
    ];

    /// What a cell says, if it is one of the words of the register.
    pub(super) fn from_cell(cell: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(word, _)| *word == cell).map(|(_, status)| *status)
    }
}

/// Who commissioned whom, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct CommissionerMembership<'t> {
    pub(super) practice: &'t str,
    pub(super) commissioner: &'t str,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

/// A primary care network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Network<'t> {
    pub(super) code: &'t str,
    pub(super) name: &'t str,
    pub(super) commissioner: &'t str,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

/// That somebody is in a network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Membership<'t> {
    pub(super) practice: &'t str,
    pub(super) name: &'t str,
    /// The commissioner of the practice.
    pub(super) commissioner: &'t str,
    pub(super) network: &'t str,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
}

/// What stands for a network where a practice is in none.
pub(super) const UNALLOCATED: &str = "U";

/// Who followed whom, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct CodeChange<'t> {
    pub(super) former: &'t str,
    pub(super) later: &'t str,
    pub(super) on: Day,
}

/// One row of a lookup.
#[derive(Clone, Copy, Debug)]
pub(super) struct LookupRow<'t> {
    pub(super) small_area: &'t str,
    pub(super) commissioner: AreaCodes<'t>,
    /// The code of the council, of the ONS.
    pub(super) council: &'t str,
    pub(super) council_name: &'t str,
    pub(super) system: AreaCodes<'t>,
}

/// The codes and the name of one area in a lookup; empty where a lookup has them not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AreaCodes<'t> {
    pub(super) ons: &'t str,
    pub(super) nhs: &'t str,
    pub(super) name: &'t str,
}

/// One lookup.
#[derive(Debug)]
pub(super) struct Lookup<'t> {
    pub(super) columns: LookupColumns,
    pub(super) edition: Edition<'t, LookupRow<'t>>,
}

/// How many people live in each small area, by one count.
#[derive(Debug)]
pub(super) struct ResidentsCount<'t> {
    /// Of which census its small areas are, where it says so.
    pub(super) census: Option<u8>,
    /// Of which year it is, where it says so.
    pub(super) year: Option<u16>,
    pub(super) edition: Edition<'t, Residents<'t>>,
}

/// That a small area of one census has land of one of the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct SameLand<'t> {
    pub(super) older: &'t str,
    pub(super) newer: &'t str,
}

/// The small areas of two censuses, pair by pair.
#[derive(Debug)]
pub(super) struct ExactFit<'t> {
    pub(super) older: u8,
    pub(super) newer: u8,
    pub(super) edition: Edition<'t, SameLand<'t>>,
}

/// That a code means the same as an older one, and since when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recoding<'t> {
    pub(super) old: &'t str,
    pub(super) new: &'t str,
    pub(super) on: Option<Day>,
}

/// How many people live in a small area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Residents<'t> {
    pub(super) small_area: &'t str,
    pub(super) count: u64,
}
