//! Rows of one size.

use crate::atlas::{LinkFacts, LinkIx, OrgFacts, OrgIx, Stay};
use crate::date::{Date, Period};
use crate::words::{Certainty, Kind, Relation};

/// Something that is written in always as many bytes.
pub(super) trait Row: Sized {
    /// How many.
    const SIZE: usize;

    /// Writes it.
    fn put(&self, out: &mut Vec<u8>);

    /// Reads it; none where the bytes mean nothing.
    fn get(bytes: &mut &[u8]) -> Option<Self>;
}

/// All rows of a part; none where it is no whole number of them, or one means nothing.
pub(super) fn rows<T: Row>(mut bytes: &[u8]) -> Option<Vec<T>> {
    if !bytes.len().is_multiple_of(T::SIZE) {
        return None;
    }
    let mut rows = Vec::with_capacity(bytes.len() / T::SIZE);
    while !bytes.is_empty() {
        rows.push(T::get(&mut bytes)?);
    }
    Some(rows)
}

/// Rows one after another.
pub(super) fn put_rows<T: Row>(rows: &[T]) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows.len() * T::SIZE);
    for row in rows {
        row.put(&mut out);
    }
    out
}

impl Row for u8 {
    const SIZE: usize = 1;

    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        Some(*first)
    }
}

impl Row for u32 {
    const SIZE: usize = 4;

    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let (first, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(Self::from_le_bytes(*first))
    }
}

impl Row for OrgIx {
    const SIZE: usize = 4;

    fn put(&self, out: &mut Vec<u8>) {
        number(self.index()).put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        u32::get(bytes).map(|number| Self::new(number as usize))
    }
}

impl Row for LinkIx {
    const SIZE: usize = 4;

    fn put(&self, out: &mut Vec<u8>) {
        number(self.index()).put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        u32::get(bytes).map(|number| Self::new(number as usize))
    }
}

/// A date, or 0 for none.
impl Row for Option<Date> {
    const SIZE: usize = 4;

    fn put(&self, out: &mut Vec<u8>) {
        self.map_or(0, Date::packed).put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        match u32::get(bytes)? {
            0 => Some(None),
            number => Date::unpacked(number).map(Some),
        }
    }
}

impl Row for Period {
    const SIZE: usize = 8;

    fn put(&self, out: &mut Vec<u8>) {
        self.since.put(out);
        self.until.put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self { since: Row::get(bytes)?, until: Row::get(bytes)? })
    }
}

impl Row for OrgFacts {
    const SIZE: usize = Period::SIZE + 4;

    fn put(&self, out: &mut Vec<u8>) {
        let Self { period, kind, certainty, has_styles, has_covers, .. } = *self;
        period.put(out);
        out.extend([kind as u8, certainty as u8, u8::from(has_styles), u8::from(has_covers)]);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let period: Period = Row::get(bytes)?;
        let kind = word(bytes, Kind::ALL)?;
        let certainty = word(bytes, Certainty::ALL)?;
        let (has_styles, has_covers) = (word(bytes, FLAG)?, word(bytes, FLAG)?);
        Some(Self { period, kind, certainty, has_styles, has_covers, span: period.into() })
    }
}

impl Row for Stay {
    const SIZE: usize = OrgIx::SIZE + Period::SIZE;

    fn put(&self, out: &mut Vec<u8>) {
        let Self { parent, period } = *self;
        parent.put(out);
        period.put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self { parent: Row::get(bytes)?, period: Row::get(bytes)? })
    }
}

impl Row for LinkFacts {
    const SIZE: usize = 2 * OrgIx::SIZE + Period::SIZE + 4 + 2;

    fn put(&self, out: &mut Vec<u8>) {
        let Self { relation, from, to, on, period, certainty } = *self;
        from.put(out);
        to.put(out);
        on.put(out);
        period.put(out);
        out.extend([relation as u8, certainty as u8]);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let (from, to) = (Row::get(bytes)?, Row::get(bytes)?);
        let (on, period) = (Row::get(bytes)?, Row::get(bytes)?);
        let relation = word(bytes, Relation::ALL)?;
        Some(Self { relation, from, to, on, period, certainty: word(bytes, Certainty::ALL)? })
    }
}

/// No and yes.
const FLAG: &[bool] = &[false, true];

/// A word of a list, written as its place in it.
fn word<T: Copy>(bytes: &mut &[u8], list: &[T]) -> Option<T> {
    list.get(u8::get(bytes)? as usize).copied()
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
