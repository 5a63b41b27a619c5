//! The parts of a file as texts: its fields, their records, and where each begins.

use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{DeserializeSeed, MapAccess, Visitor};

use super::options::options;
use crate::source::locate::{Section, leading_blanks};
use crate::source::record::FILE_FIELDS;

/// The fields of a file in their order, each as its own text: also those the format
/// does not have, and those that stand twice.
pub(super) struct FileFields<'a>(pub(super) Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for FileFields<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = FileFields<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("Atlas(format: 1, …)")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(name) = map.next_key_seed(FieldName)? {
                    fields.push((name, map.next_value()?));
                }
                Ok(FileFields(fields))
            }
        }
        deserializer.deserialize_struct("Atlas", FILE_FIELDS, Fields)
    }
}

/// The name of a field, whatever it is.
struct FieldName;

impl<'de> DeserializeSeed<'de> for FieldName {
    type Value = String;
    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = String;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the name of a field")
            }
            fn visit_str<E>(self, name: &str) -> Result<String, E> {
                Ok(name.to_owned())
            }
        }
        deserializer.deserialize_identifier(Name)
    }
}

/// Where the records of a list stand in a text; the sources count as one record.
pub(super) fn records_of(text: &str, section: Section) -> Option<Vec<(usize, usize)>> {
    let fields = options().from_str::<FileFields<'_>>(text).ok()?.0;
    let (_, list) = fields.iter().find(|(name, _)| name == section.field())?;
    let records: Vec<&RawValue> = match section {
        Section::Sources => vec![list],
        _ => options().from_str(list.get_ron()).ok()?,
    };
    let stand = |raw: &&RawValue| {
        let raw = raw.get_ron();
        let start = offset_of(text, raw);
        (start + leading_blanks(raw), start + raw.trim_end().len())
    };
    Some(records.iter().map(stand).collect())
}

/// Where the value of a field stands in a text.
pub(super) fn field_of(text: &str, field: &str) -> Option<(usize, usize)> {
    let fields = options().from_str::<FileFields<'_>>(text).ok()?.0;
    let (_, value) = fields.iter().find(|(name, _)| name == field)?;
    let raw = value.get_ron();
    let start = offset_of(text, raw);
    Some((start + leading_blanks(raw), start + raw.trim_end().len()))
}

/// Every text in quotes: what may be an id or a source in a text that cannot be read.
pub(super) fn quoted(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split('"').skip(1).step_by(2).map(str::to_owned)
}

/// Where a part of a text begins in it.
pub(super) fn offset_of(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}
