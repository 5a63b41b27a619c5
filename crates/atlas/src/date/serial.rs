//! A date in files: in those that people write, a text in quotes; in compiled ones, a number.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Date;

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(Written);
        }
        let number = u32::deserialize(deserializer)?;
        Self::unpacked(number).ok_or_else(|| D::Error::custom("no such day"))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_str(self);
        }
        self.packed().serialize(serializer)
    }
}

struct Written;

impl Visitor<'_> for Written {
    type Value = Date;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a date in quotes, such as \"2020-03-31\", \"2016-03\" or \"2017\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
        Date::parse(text).map_err(|why| match Date::read(text) {
            Ok(meant) => {
                E::custom(format_args!("\"{text}\" is not a date as files have it: write \"{meant}\""))
            }
            Err(_) => E::custom(format_args!("\"{text}\" is not a date: {why}")),
        })
    }
}
