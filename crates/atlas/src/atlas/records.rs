//! Records that are read when they are asked for.

use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

/// The bytes of a compiled atlas.
#[derive(Clone, Debug)]
pub(super) enum Bytes {
    /// Of the program itself.
    BuiltIn(&'static [u8]),
    /// Read from a file.
    Read(Arc<[u8]>),
}

impl Bytes {
    pub(super) fn all(&self) -> &[u8] {
        match self {
            Self::BuiltIn(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

/// A part of a compiled atlas.
#[derive(Clone, Debug)]
pub(super) struct Slice {
    bytes: Bytes,
    from: usize,
    to: usize,
}

impl Slice {
    /// From one byte to another; whoever makes one has seen that they are there.
    pub(super) fn new(bytes: &Bytes, from: usize, to: usize) -> Self {
        Self { bytes: bytes.clone(), from, to }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.all().get(self.from..self.to).unwrap_or(&[])
    }
}

/// Records one after another, and where each begins.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    /// Four bytes for each, the lowest first, and four more for the end of the last.
    starts: Slice,
    records: Slice,
}

impl Packed {
    pub(super) fn new(starts: Slice, records: Slice) -> Self {
        Self { starts, records }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        (self.starts.as_bytes().len() / 4).saturating_sub(1)
    }

    /// Do the records lie one after another from the first byte to the last, with nothing between?
    pub(super) fn is_whole(&self) -> bool {
        let starts = || (0..=self.len()).filter_map(|number| self.start(number));
        self.starts.as_bytes().len().is_multiple_of(4)
            && self.start(0) == Some(0)
            && starts().is_sorted()
            && self.start(self.len()) == Some(self.records.as_bytes().len())
    }

    /// The bytes of one.
    pub(super) fn record(&self, number: usize) -> Option<&[u8]> {
        let (from, to) = (self.start(number)?, self.start(number + 1)?);
        self.records.as_bytes().get(from..to)
    }

    fn start(&self, number: usize) -> Option<usize> {
        let four = self.starts.as_bytes().get(number * 4..number * 4 + 4)?;
        Some(u32::from_le_bytes(four.try_into().ok()?) as usize)
    }
}

/// Every record of one sort.
#[derive(Clone, Debug)]
pub(super) enum Records<T> {
    /// Built from files of text.
    Built(Vec<T>),
    /// Packed, each read when it is first asked for.
    Packed(Unpacking<T>),
}

/// Packed records, and those of them that have been read.
#[derive(Clone, Debug)]
pub(super) struct Unpacking<T> {
    read: Vec<OnceLock<Box<T>>>,
    packed: Packed,
}

impl<T: DeserializeOwned> Records<T> {
    /// Records that lie packed. That each of them can be read has been seen before: by
    /// whoever compiled what is built in, or when a file was opened.
    pub(super) fn of(packed: Packed) -> Self {
        let mut read = Vec::new();
        read.resize_with(packed.len(), OnceLock::new);
        Self::Packed(Unpacking { read, packed })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Built(records) => records.len(),
            Self::Packed(records) => records.read.len(),
        }
    }

    /// How many have been read so far.
    pub(super) fn read(&self) -> usize {
        match self {
            Self::Built(records) => records.len(),
            Self::Packed(records) => records.read.iter().filter(|record| record.get().is_some()).count(),
        }
    }

    /// One of them.
    pub(super) fn get(&self, number: usize) -> &T {
        match self {
            Self::Built(records) => &records[number],
            Self::Packed(records) => records.read[number]
                .get_or_init(|| Box::new(unpacked(records.packed.record(number).unwrap_or(&[])))),
        }
    }

    /// One of them, if it has been read.
    pub(super) fn at_hand(&self, number: usize) -> Option<&T> {
        match self {
            Self::Built(records) => records.get(number),
            Self::Packed(records) => records.read.get(number)?.get().map(|record| &**record),
        }
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &T> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Puts another in the place of one.
    pub(super) fn put(&mut self, number: usize, record: T) {
        match self {
            Self::Built(records) => records[number] = record,
            Self::Packed(records) => records.read[number] = OnceLock::from(Box::new(record)),
        }
    }

    /// Adds one after the last.
    pub(super) fn push(&mut self, record: T) {
        match self {
            Self::Built(records) => records.push(record),
            Self::Packed(records) => records.read.push(OnceLock::from(Box::new(record))),
        }
    }
}

/// A whole section that is read when it is first asked for.
#[derive(Clone, Debug)]
pub(super) struct Whole<T> {
    read: OnceLock<T>,
    packed: Option<Slice>,
}

impl<T> From<T> for Whole<T> {
    fn from(value: T) -> Self {
        Self { read: OnceLock::from(value), packed: None }
    }
}

impl<T: DeserializeOwned> Whole<T> {
    /// A section that lies packed, and is known to be readable.
    pub(super) fn of(packed: Slice) -> Self {
        Self { read: OnceLock::new(), packed: Some(packed) }
    }

    /// The section.
    pub(super) fn get(&self) -> &T {
        self.read.get_or_init(|| unpacked(self.packed.as_ref().map_or(&[], Slice::as_bytes)))
    }

    /// The section, to be changed.
    pub(super) fn get_mut(&mut self) -> &mut T {
        let _ = self.get();
        self.read.get_mut().unwrap_or_else(|| unreachable!("it has just been read"))
    }
}

/// A record from its bytes, which were seen to be one before.
fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> T {
    postcard::from_bytes(bytes).unwrap_or_else(|why| unreachable!("a checked record can be read: {why}"))
}
