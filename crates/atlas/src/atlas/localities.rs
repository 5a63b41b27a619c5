//! Towns and postcode districts: there are more of them than of organisations, and a question
//! needs the names of all or the records of a few.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::Deserialize;

use super::LocalityIx;
use super::link::Locality;
use super::records::Packed;
use crate::words::LocalityKind;

/// Every locality, packed until somebody asks for all.
#[derive(Clone, Debug)]
pub(super) struct Localities {
    whole: OnceLock<Vec<Locality>>,
    packed: Option<Packed>,
}

/// What a locality is called, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LocalityLabels<'a> {
    /// What it is called.
    #[serde(borrow)]
    pub name: &'a str,
    /// Other names.
    #[serde(borrow)]
    pub aliases: Vec<&'a str>,
    /// What it is.
    pub what: LocalityKind,
}

impl From<Vec<Locality>> for Localities {
    fn from(localities: Vec<Locality>) -> Self {
        Self { whole: OnceLock::from(localities), packed: None }
    }
}

impl Localities {
    /// Localities that lie packed, each by itself. That each can be read has been seen before.
    pub(super) fn of(packed: Packed) -> Self {
        Self { whole: OnceLock::new(), packed: Some(packed) }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match (self.whole.get(), &self.packed) {
            (Some(whole), _) => whole.len(),
            (None, Some(packed)) => packed.len(),
            (None, None) => 0,
        }
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Locality] {
        self.whole.get_or_init(|| self.unpacked())
    }

    /// All of them, to be changed.
    pub(super) fn all_mut(&mut self) -> &mut Vec<Locality> {
        let _ = self.all();
        self.whole.get_mut().unwrap_or_else(|| unreachable!("they have just been read"))
    }

    /// One of them; the others are not read for it.
    pub(super) fn one(&self, locality: LocalityIx) -> Cow<'_, Locality> {
        match self.whole.get() {
            Some(whole) => Cow::Borrowed(&whole[locality.index()]),
            None => Cow::Owned(self.read(locality)),
        }
    }

    /// What one of them is called; no more of it is read.
    pub(super) fn labels(&self, locality: LocalityIx) -> LocalityLabels<'_> {
        if let Some(whole) = self.whole.get() {
            let Locality { name, aliases, what, .. } = &whole[locality.index()];
            return LocalityLabels {
                name,
                aliases: aliases.iter().map(|alias| &**alias).collect(),
                what: *what,
            };
        }
        let (labels, _) = postcard::take_from_bytes(self.record(locality))
            .unwrap_or_else(|why| unreachable!("a checked record can be read: {why}"));
        labels
    }

    fn unpacked(&self) -> Vec<Locality> {
        (0..self.packed.as_ref().map_or(0, Packed::len)).map(|n| self.read(LocalityIx::new(n))).collect()
    }

    fn read(&self, locality: LocalityIx) -> Locality {
        postcard::from_bytes(self.record(locality))
            .unwrap_or_else(|why| unreachable!("a checked record can be read: {why}"))
    }

    fn record(&self, locality: LocalityIx) -> &[u8] {
        self.packed.as_ref().and_then(|packed| packed.record(locality.index())).unwrap_or(&[])
    }
}
