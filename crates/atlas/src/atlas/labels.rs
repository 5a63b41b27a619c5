//! All that an organisation is called, for those who look through everybody's names.

use super::organisation::Organisation;

/// The id, the names and the other names of an organisation, read one by one where they lie.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a>(Held<'a>);

#[derive(Clone, Copy, Debug)]
enum Held<'a> {
    Record(&'a Organisation),
    /// The id, the names, a gap, and the other names.
    Packed(&'a [u8]),
}

/// Stands between the names and the other names; no text is so long.
const GAP: u32 = u32::MAX;

impl<'a> Labels<'a> {
    pub(super) fn of(org: &'a Organisation) -> Self {
        Self(Held::Record(org))
    }

    pub(super) fn packed(bytes: &'a [u8]) -> Self {
        Self(Held::Packed(bytes))
    }

    /// The id.
    pub fn id(self) -> &'a str {
        match self.0 {
            Held::Record(org) => &org.id,
            Held::Packed(bytes) => Texts { bytes }.next().unwrap_or(""),
        }
    }

    /// Every name it has or had, the plain one first.
    pub fn names(self) -> impl Iterator<Item = &'a str> {
        let (record, packed) = match self.0 {
            Held::Record(org) => (Some(org), None),
            Held::Packed(bytes) => (None, Some(Texts { bytes }.skip(1))),
        };
        record.into_iter().flat_map(Organisation::names).chain(packed.into_iter().flatten())
    }

    /// What else it goes by: other names, then official codes.
    pub fn also_known_as(self) -> impl Iterator<Item = &'a str> {
        let (record, packed) = match self.0 {
            Held::Record(org) => (Some(org), None),
            Held::Packed(bytes) => (None, Some(Texts { bytes: after_gap(bytes) })),
        };
        record.into_iter().flat_map(Organisation::also_known_as).chain(packed.into_iter().flatten())
    }
}

/// Labels in the form in which they lie packed.
pub(super) fn pack(org: &Organisation) -> Vec<u8> {
    let mut out = Vec::new();
    for text in std::iter::once(&*org.id).chain(org.names()) {
        put(text, &mut out);
    }
    out.extend_from_slice(&GAP.to_le_bytes());
    for text in org.also_known_as() {
        put(text, &mut out);
    }
    out
}

fn put(text: &str, out: &mut Vec<u8>) {
    // An atlas with a longer text has no compiled form: its record is too large.
    out.extend_from_slice(&u32::try_from(text.len()).unwrap_or(GAP - 1).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

/// Texts one after another, each after its length, up to the gap.
struct Texts<'a> {
    bytes: &'a [u8],
}

impl<'a> Iterator for Texts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (length, rest) = self.bytes.split_first_chunk()?;
        let length = u32::from_le_bytes(*length);
        let text = rest.get(..length as usize).filter(|_| length != GAP)?;
        self.bytes = &rest[text.len()..];
        std::str::from_utf8(text).ok()
    }
}

fn after_gap(bytes: &[u8]) -> &[u8] {
    let mut texts = Texts { bytes };
    while texts.next().is_some() {}
    texts.bytes.get(4..).unwrap_or(&[])
}
